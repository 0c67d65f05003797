//! Papers about things in our hands: the receipt the customer gets for them (P-34), the card that hangs on one (P-35),
//! and what the service voucher says was taken away (P-30). What stands on them is the items' (`service::custody`), so
//! nobody types it twice.

use super::issuing::advance;
use super::record::{GoodsLine, Paper, PaperForm, PaperId, PaperKind, PaperState};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::service::tickets::TicketId;
use crate::service::visits::VisitId;

/// The receipt of that ticket or visit which is still in our own hands: what else is taken goes on it. One that was
/// printed may be signed already.
pub fn open_receipt(
    r: &Reader<'_>,
    ticket: TicketId,
    visit: Option<VisitId>,
) -> Result<Option<Paper>, Fault> {
    r.first::<Paper>(
        "WHERE kind = 'goods_receipt' AND subject IS NOT NULL AND ticket = ?1 AND visit IS ?2
         AND state IN ('issued', 'presented') AND prints = 0 AND is_blank = 0 ORDER BY rid DESC LIMIT 1",
        (ticket, visit),
    )
}

/// Whether what stands on the receipt may still change: nobody has signed it.
pub fn is_open_receipt(receipt: &Paper) -> bool {
    matches!(receipt.state, PaperState::Issued | PaperState::Presented)
}

/// Nothing stands on the receipt any more: its number is accounted for (D-25).
pub fn void_receipt(c: &mut Change<'_>, id: PaperId, reason: &str) -> Result<(), Fault> {
    let before = c.need::<Paper>(id)?;
    let after = Paper {
        state: PaperState::Voided,
        voided_at: Some(c.now()),
        voided_by: Some(c.who().person),
        void_reason: reason.into(),
        ..before.clone()
    };
    advance(c, &before, &after, reason)
}

/// Writes what the items say on their receipt or card.
pub fn write_goods(c: &mut Change<'_>, id: PaperId, form: PaperForm) -> Result<(), Fault> {
    let before = c.need::<Paper>(id)?;
    let after = Paper { form: Json(form), ..before.clone() };
    c.save(&before, &after)
}

/// Puts what was taken away on the voucher of the visit, unless the customer has signed for it already.
pub fn put_on_voucher(c: &mut Change<'_>, visit: VisitId, items: &[GoodsLine]) -> Result<(), Fault> {
    let open = c.first::<Paper>(
        "WHERE kind = 'service_voucher' AND visit = ?1 AND state IN ('issued', 'presented') AND is_blank = 0
         AND NOT EXISTS (SELECT 1 FROM paper_signature s WHERE s.paper = paper.id)",
        [visit],
    )?;
    let Some(before) = open else { return Ok(()) };
    let mut after = before.clone();
    after.form.items = items.to_vec();
    c.save(&before, &after)
}

/// The customer confirmed a receipt's things with another signature: on the voucher or the report that lists them
/// (K-02). The receipt is done with; which signature it was stays with it.
pub fn confirmed_on(c: &mut Change<'_>, receipt: PaperId, signed: &str) -> Result<(), Fault> {
    let before = c.need::<Paper>(receipt)?;
    if !matches!(before.state, PaperState::Issued | PaperState::Presented) {
        return Ok(());
    }
    let after = Paper { state: PaperState::Filed, filed_at: Some(c.now()), ..before.clone() };
    advance(c, &before, &after, signed)
}

/// Whether what stands on it belongs to items in our hands, and is written there.
pub(super) fn is_of_items(paper: &Paper) -> bool {
    paper.subject.is_some() && matches!(paper.kind, PaperKind::GoodsReceipt | PaperKind::RepairCard)
}
