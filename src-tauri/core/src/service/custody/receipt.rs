//! The papers of an item: its receipt (P-34) and its repair card (P-35) are numbered papers that say what the item
//! says. Whoever signs the receipt, the voucher or the report that lists it confirms that we have it (K-02).

use super::back;
use super::record::{CardPart, CustodyItem, CustodyItemId, CustodyState};
use super::taking::arrived;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::platform::journal::AnyId;
use crate::service::papers::{
    self, GoodsLine, GoodsPhoto, Issue, OnSheet, Paper, PaperBlock, PaperForm, PaperId, PaperKind,
};
use crate::service::tickets::TicketId;
use crate::service::visits::{TestLine, VisitId, VisitPhoto, measure};

/// The receipt what is taken now goes on: the open one, or a new number.
pub(super) fn receipt_for(
    c: &mut Change<'_>,
    first: CustodyItemId,
    ticket: TicketId,
    visit: Option<VisitId>,
) -> Result<Paper, Fault> {
    if let Some(open) = papers::open_receipt(c, ticket, visit)? {
        return Ok(open);
    }
    let about = Issue {
        ticket: Some(ticket),
        visit,
        subject: Some(AnyId(first.0)),
        issued_to: Some(c.who().person),
        ..Issue::default()
    };
    papers::issue(c, PaperKind::GoodsReceipt, about)
}

/// Writes the receipt anew from its items, and what was taken on the visit's voucher.
pub(super) fn write_receipt(
    c: &mut Change<'_>,
    receipt: PaperId,
    visit: Option<VisitId>,
) -> Result<(), Fault> {
    let items = of_receipt(c, receipt)?;
    let mut faults: Vec<&str> = Vec::new();
    let mut photos = Vec::new();
    for item in &items {
        if !item.fault.is_empty() && !faults.contains(&item.fault.as_str()) {
            faults.push(&item.fault);
        }
        photos.extend(photos_of(c, item)?);
    }
    let form = PaperForm {
        fault: faults.join("；"),
        promised_on: items.iter().filter_map(|i| i.promised_on).max(),
        taken_by: items.first().map(|i| people::name_of(c, i.taken_by)).transpose()?.unwrap_or_default(),
        items: items.iter().map(line).collect(),
        photos,
        ..PaperForm::default()
    };
    papers::write_goods(c, receipt, form)?;
    write_voucher(c, visit)
}

/// What was taken on the visit, on its voucher.
pub(super) fn write_voucher(c: &mut Change<'_>, visit: Option<VisitId>) -> Result<(), Fault> {
    let Some(visit) = visit else { return Ok(()) };
    let lines = goods_of_visit(c, visit)?;
    papers::put_on_voucher(c, visit, &lines)
}

/// What was taken away on that visit, as the voucher lists it.
pub fn goods_of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Vec<GoodsLine>, Fault> {
    Ok(super::of_visit(r, visit)?.iter().map(line).collect())
}

fn line(item: &CustodyItem) -> GoodsLine {
    GoodsLine {
        name: item.name.clone(),
        model: item.model.clone(),
        serial: item.serial.clone(),
        accessories: item.accessories.clone(),
        condition: item.condition.clone(),
        receipt: item.number.clone(),
    }
}

fn photos_of(r: &Reader<'_>, item: &CustodyItem) -> Result<Vec<GoodsPhoto>, Fault> {
    let one = |id| {
        let photo = r.need::<VisitPhoto>(id)?;
        Ok(GoodsPhoto { sha256: photo.blob, view: photo.view.code().into(), caption: photo.caption })
    };
    item.photos.iter().map(|id| one(*id)).collect()
}

/// The items of a receipt, in the order they were taken.
pub fn of_receipt(r: &Reader<'_>, receipt: PaperId) -> Result<Vec<CustodyItem>, Fault> {
    r.find("WHERE receipt = ?1 AND state <> 'not_taken' ORDER BY rid", [receipt])
}

/// The card that hangs on an item; its number is on it (K-04).
pub(super) fn make_card(c: &mut Change<'_>, item: &CustodyItem) -> Result<Paper, Fault> {
    let about = Issue {
        ticket: Some(item.ticket),
        visit: item.visit,
        subject: Some(AnyId(item.id.0)),
        issued_to: Some(item.taken_by),
        form: card(c, item)?,
        ..Issue::default()
    };
    papers::issue(c, PaperKind::RepairCard, about)
}

/// Writes what was done on the card, where the item has one.
pub(super) fn write_card(c: &mut Change<'_>, item: &CustodyItem) -> Result<(), Fault> {
    let Some(id) = item.card else { return Ok(()) };
    let form = card(c, item)?;
    papers::write_goods(c, id, form)
}

/// K-05: who, how long, which parts, which tests. What is not known yet stays a line for the hand.
fn card(r: &Reader<'_>, item: &CustodyItem) -> Result<PaperForm, Fault> {
    let tests: Vec<String> = item.tests.iter().map(test_line).collect();
    let verified = back::verified(r, item)?.map(|check| (check.by, check.at));
    let technician = item.repaired_by.map(|p| people::name_of(r, p)).transpose()?;
    Ok(PaperForm {
        items: vec![line(item)],
        fault: item.fault.clone(),
        promised_on: item.promised_on,
        technician: technician.unwrap_or_default(),
        finished: item.repair_minutes.map(|m| format!("{}:{:02}", m / 60, m % 60)).unwrap_or_default(),
        work: done(item),
        result: tests.join("；"),
        verified_by: verified.map(|(by, _)| people::name_of(r, by)).transpose()?.unwrap_or_default(),
        verified_at: verified.map(|(_, at)| at),
        ..PaperForm::default()
    })
}

/// What was done, and which parts went in.
pub(super) fn done(item: &CustodyItem) -> String {
    let part = |p: &CardPart| format!("{} {} × {}", p.name, p.part_number, p.quantity).replace("  ", " ");
    let parts = item.parts.iter().map(part).collect::<Vec<_>>().join("；");
    let texts = [item.work.clone(), parts];
    texts.into_iter().filter(|t| !t.trim().is_empty()).collect::<Vec<_>>().join("；")
}

/// What was measured, within which limits, and whether it passed (E-12).
pub(super) fn test_line(test: &TestLine) -> String {
    let limits = measure::limits(&test.min, &test.max, &test.unit);
    let limits = if limits.is_empty() { test.limit.clone() } else { limits };
    let read = format!("{} {} {}", test.item, test.value, test.unit);
    let within = if limits.is_empty() { String::new() } else { format!("（{limits}）") };
    let mark = if test.passed { "☑" } else { "☒" };
    format!("{}{within} {mark}", read.trim())
}

/// A paper was signed: what it lists is confirmed (K-02). On the voucher that closes the receipts of those things.
pub fn signed(
    c: &mut Change<'_>,
    paper: &Paper,
    block: PaperBlock,
    name: &str,
    at: Moment,
) -> Result<(), Fault> {
    match (block, paper.visit) {
        (PaperBlock::Receipt, _) => confirm(c, of_receipt(c, paper.id)?, name, at),
        (PaperBlock::TakeAway, Some(visit)) => confirm_visit(c, visit, name, at, &paper.number),
        _ => Ok(()),
    }
}

/// The report that lists what was taken away is signed.
pub fn report_signed(
    c: &mut Change<'_>,
    visit: VisitId,
    signer: &str,
    number: &str,
    at: Moment,
) -> Result<(), Fault> {
    confirm_visit(c, visit, signer, at, number)
}

fn confirm_visit(
    c: &mut Change<'_>,
    visit: VisitId,
    name: &str,
    at: Moment,
    signed: &str,
) -> Result<(), Fault> {
    let items = super::of_visit(c, visit)?;
    let mut receipts: Vec<PaperId> = items.iter().map(|i| i.receipt).collect();
    receipts.dedup();
    confirm(c, items, name, at)?;
    for receipt in receipts {
        papers::confirmed_on(c, receipt, signed)?;
    }
    Ok(())
}

fn confirm(c: &mut Change<'_>, items: Vec<CustodyItem>, name: &str, at: Moment) -> Result<(), Fault> {
    for before in items.into_iter().filter(|i| i.confirmed_at.is_none()) {
        let after =
            CustodyItem { confirmed_name: name.trim().into(), confirmed_at: Some(at), ..before.clone() };
        c.save(&before, &after)?;
    }
    Ok(())
}

/// A receipt filled in by hand is filed (F-21): what it lists stands in the register from now on.
pub fn entered_by_hand(c: &mut Change<'_>, paper: &Paper, on_sheet: &OnSheet) -> Result<(), Fault> {
    let (Some(ticket), true) = (paper.ticket, paper.is_blank) else { return Ok(()) };
    if !of_receipt(c, paper.id)?.is_empty() {
        return Ok(());
    }
    let taken_by: PersonId = paper.issued_to.unwrap_or(paper.issued_by);
    for goods in paper.form.items.clone() {
        let item = CustodyItem {
            visit: paper.visit,
            accessories: goods.accessories,
            condition: goods.condition,
            model: goods.model,
            serial: goods.serial,
            fault: paper.form.fault.clone(),
            reason: paper.form.note.clone(),
            promised_on: paper.form.promised_on,
            confirmed_name: on_sheet.signer_name.clone(),
            confirmed_at: Some(on_sheet.signed_at),
            ..CustodyItem::taken(c.new_id(), ticket, paper, goods.name, taken_by, on_sheet.signed_at)
        };
        c.create(&item)?;
        arrived(c, &item, None)?;
    }
    Ok(())
}

impl CustodyItem {
    /// An item just received, with nothing known of it but its name.
    pub(super) fn taken(
        id: CustodyItemId,
        ticket: TicketId,
        receipt: &Paper,
        name: String,
        by: PersonId,
        at: Moment,
    ) -> CustodyItem {
        CustodyItem {
            id,
            receipt: receipt.id,
            number: receipt.number.clone(),
            ticket,
            visit: None,
            state: CustodyState::Received,
            name,
            model: String::new(),
            serial: String::new(),
            accessories: String::new(),
            condition: String::new(),
            fault: String::new(),
            photos: Json(Vec::new()),
            reason: String::new(),
            promised_on: None,
            taken_by: by,
            taken_at: at,
            confirmed_name: String::new(),
            confirmed_at: None,
            registered_by: None,
            registered_at: None,
            place: String::new(),
            card: None,
            card_number: None,
            work: String::new(),
            repair_minutes: None,
            parts: Json(Vec::new()),
            no_parts: false,
            tests: Json(Vec::new()),
            repaired_by: None,
            repaired_at: None,
        }
    }
}
