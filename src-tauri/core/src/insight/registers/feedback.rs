//! P-28: suggestions, with the department, what it decided and when the sender was told.

use super::{Cells, Found, RegisterLine, RegisterOpens};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::service::feedback::{Feedback, FeedbackId, FeedbackState};
use crate::service::tickets::{State, Ticket};

pub(super) const ENTRIES: &str = "SELECT received_at AS at, 0 AS source, rid, id FROM feedback
     WHERE received_at >= ?1 AND received_at < ?2";

pub(super) fn line(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let one = r.need::<Feedback>(FeedbackId::from_bytes(found.id))?;
    let ticket = r.need::<Ticket>(one.ticket)?;
    let is_cancelled = ticket.state == State::Cancelled;
    let is_open = one.state != FeedbackState::Informed && ticket.ended_at.is_none();
    let until = one.told_at.or(ticket.ended_at).unwrap_or(r.now());
    let age = (r.zone().day(until).0 - r.zone().day(one.received_at).0).num_days().max(0);
    let cells = Cells::default()
        .text("number", ticket.number.clone())
        .at("received_at", Some(one.received_at))
        .text("kind", ticket.channel.code())
        .customer(r, ticket.customer, &ticket.contact_phone, "")?
        .text("details", ticket.description.clone())
        .text("department", one.department.clone())
        .text("decision", one.decision.map(|d| d.code()).unwrap_or_default())
        .text("reason", one.reason.clone())
        .text("feedback_state", one.state.code())
        .at("told_at", one.told_at)
        .person(r, "told_by", one.told_by)?
        .text("days", age.to_string());
    Ok(cells.line(RegisterOpens::Ticket, ticket.id, is_open, is_cancelled))
}
