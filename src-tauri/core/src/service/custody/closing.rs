//! The end of a line in the register: the customer's receipt is back and void, or its loss is declared (K-08).

use serde::Deserialize;
use ts_rs::TS;

use super::record::{CustodyItem, CustodyItemId, CustodyState, ReceiptReturn};
use super::views::CustodyFile;
use super::working::step;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::service::attachments::{Attachment, AttachmentId};
use crate::service::papers::PaperId;
use crate::service::tickets::TicketId;

/// What became of the customer's receipt. Asked once for each receipt, however many items stand on it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustodyClose {
    pub id: CustodyItemId,
    /// It lies before us.
    #[serde(default)]
    pub recovered: bool,
    /// It is lost: the declaration the customer signed, a file of this ticket.
    #[serde(default)]
    pub declaration: Option<AttachmentId>,
    #[serde(default)]
    pub note: String,
}

pub(super) fn close(c: &mut Change<'_>, input: CustodyClose) -> Result<CustodyFile, Fault> {
    step(c, input.id, CustodyState::Closed, |c, item| {
        if returned(c, item.receipt)?.is_none() {
            take_back(c, item, &input)?;
        }
        Ok(())
    })
}

fn take_back(c: &mut Change<'_>, item: &CustodyItem, input: &CustodyClose) -> Result<(), Fault> {
    let declaration = input.declaration.filter(|_| !input.recovered);
    match declaration {
        None if !input.recovered => {
            return Err(Fault::refused("custody.receipt_out")
                .arg("number", &item.number)
                .field("declaration", "required"));
        }
        Some(id) => check_file(c, item, id)?,
        None => {}
    }
    let back = ReceiptReturn {
        id: c.new_id(),
        receipt: item.receipt,
        is_lost: declaration.is_some(),
        declaration,
        note: input.note.trim().into(),
        at: c.now(),
        by: c.who().person,
    };
    c.create(&back)
}

/// The declaration lies with the ticket or the visit of the item.
fn check_file(r: &Reader<'_>, item: &CustodyItem, id: AttachmentId) -> Result<(), Fault> {
    let is_here = r.get::<Attachment>(id)?.is_some_and(|file| {
        !file.removed
            && (file.ticket == Some(item.ticket) || (file.visit.is_some() && file.visit == item.visit))
    });
    match is_here {
        true => Ok(()),
        false => Err(Fault::refused("acceptance.proof_elsewhere").field("declaration", "unknown")),
    }
}

/// What became of the receipt; none while the customer has it.
pub fn returned(r: &Reader<'_>, receipt: PaperId) -> Result<Option<ReceiptReturn>, Fault> {
    r.first("WHERE receipt = ?1", [receipt])
}

/// Items of a ticket whose line in the register is open: in our hands, or handed back with the receipt still out (K-16).
pub fn open_of_ticket(r: &Reader<'_>, ticket: TicketId) -> Result<Vec<String>, Fault> {
    let open = r.find::<CustodyItem>(
        "WHERE ticket = ?1 AND state NOT IN ('closed', 'not_taken') ORDER BY rid",
        [ticket],
    )?;
    Ok(open.into_iter().map(|item| format!("{} {}", item.number, item.name)).collect())
}
