//! P-06: customers' things, in and out.

use super::{Cells, Found, RegisterLine, RegisterOpens};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::service::custody::{self, CustodyItem, CustodyItemId, CustodyState, CustodyTransition};
use crate::service::papers::Paper;
use crate::service::tickets::Ticket;

pub(super) const ENTRIES: &str = "SELECT taken_at AS at, 0 AS source, rid, id FROM custody_item
     INDEXED BY custody_item_by_time WHERE taken_at >= ?1 AND taken_at < ?2";

pub(super) fn line(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let item = r.need::<CustodyItem>(CustodyItemId::from_bytes(found.id))?;
    let ticket = r.need::<Ticket>(item.ticket)?;
    let receipt = r.need::<Paper>(item.receipt)?;
    let (_, verified_by) = step_to(r, &item, CustodyState::Verified)?;
    let (out_at, delivered_by) = step_to(r, &item, CustodyState::Delivered)?;
    // K-08, P-06: a line is open until the customer's receipt is back.
    let is_open =
        !matches!(item.state, CustodyState::Closed | CustodyState::NotTaken | CustodyState::Scrapped);
    let back = custody::returned(r, item.receipt)?;
    let voucher = custody::voucher(r, &item)?;
    let cells = Cells::default()
        .text("number", item.number.clone())
        .at("taken_at", Some(item.taken_at))
        .customer(r, ticket.customer, &ticket.contact_phone, "")?
        .text("item", item.name.clone())
        .text("model", item.model.clone())
        .text("serial", item.serial.clone())
        .text("accessories", item.accessories.clone())
        .text("condition", item.condition.clone())
        .text("fault", item.fault.clone())
        .person(r, "taken_by", Some(item.taken_by))?
        .text("card", item.card_number.clone().unwrap_or_default())
        .on("promised_on", item.promised_on)
        .at("repaired_at", item.repaired_at)
        .person(r, "verified_by", verified_by)?
        .at("out_at", out_at)
        .person(r, "delivered_by", delivered_by)?
        .yes("confirmed", item.confirmed_at.is_some())
        .yes("voucher_signed", custody::facts(r, &item)?.is_voucher_signed)
        .yes("recovered", back.as_ref().is_some_and(|b| !b.is_lost))
        .at("voided_at", back.as_ref().map(|b| b.at).or(receipt.voided_at))
        .person(r, "voided_by", back.map(|b| b.by).or(receipt.voided_by))?
        .text("charge", voucher.map(|v| v.form.charge.clone()).unwrap_or_default())
        .text("state", item.state.code())
        .text("ticket", ticket.number);
    Ok(cells.line(RegisterOpens::Custody, item.id, is_open, false))
}

/// When and by whom the item last came to that state.
fn step_to(
    r: &Reader<'_>,
    item: &CustodyItem,
    to: CustodyState,
) -> Result<(Option<Moment>, Option<PersonId>), Fault> {
    let step = r.first::<CustodyTransition>(
        "WHERE item = ?1 AND to_state = ?2 ORDER BY rid DESC LIMIT 1",
        (item.id, to),
    )?;
    Ok((step.as_ref().map(|s| s.at), step.map(|s| s.by)))
}
