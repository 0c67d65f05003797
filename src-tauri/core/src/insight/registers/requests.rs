//! P-01 to P-03: what reached the firm. One entry, read for three registers.

use super::{Cells, Found, RegisterKind, RegisterLine, RegisterOpens};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::listed::Listed;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::service::tickets::{
    self, ServiceVoucher, State, Ticket, TicketContact, TicketContactId, TicketId, TicketNote, TicketNoteId,
    TicketTransition,
};
use crate::service::visits::{Visit, VisitState};

/// What is answered and not driven to; the rest is a call-out.
const ANSWERED: &str = "('consultation', 'complaint', 'suggestion')";
/// Brought in person, so it stands among the visitors and not among the messages.
const IN_PERSON: &str = "('walk_in', 'brought_in')";
/// Who rang or came.
const SPOKEN: &str = "('phone', 'walk_in', 'brought_in')";
const CALL: i64 = 1;
/// A further call, joined to a ticket.
const JOINED: i64 = 2;

pub(super) fn entries(register: RegisterKind) -> String {
    let tickets = |condition: &str| {
        format!(
            "SELECT received_at AS at, 0 AS source, rid, id FROM ticket INDEXED BY ticket_received
             WHERE received_at >= ?1 AND received_at < ?2 AND {condition}"
        )
    };
    match register {
        RegisterKind::Letters => format!(
            "{} UNION ALL SELECT at, {CALL} AS source, rid, id FROM ticket_note INDEXED BY ticket_note_calls
             WHERE kind = 'call' AND at >= ?1 AND at < ?2
             UNION ALL SELECT received_at AS at, {JOINED} AS source, rid, id
             FROM ticket_contact INDEXED BY ticket_contact_received
             WHERE received_at >= ?1 AND received_at < ?2 AND undone_at IS NULL AND channel NOT IN {IN_PERSON}",
            tickets(&format!("channel NOT IN {IN_PERSON}"))
        ),
        RegisterKind::Visitors => format!(
            "{} UNION ALL SELECT received_at AS at, {JOINED} AS source, rid, id
             FROM ticket_contact INDEXED BY ticket_contact_received
             WHERE received_at >= ?1 AND received_at < ?2 AND undone_at IS NULL AND channel IN {SPOKEN}",
            tickets(&format!("channel IN {SPOKEN}"))
        ),
        _ => tickets(&format!("service_type NOT IN {ANSWERED}")),
    }
}

/// P-01; struck off when the signed voucher is back.
pub(super) fn call_out(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let ticket = r.need::<Ticket>(TicketId::from_bytes(found.id))?;
    let voucher = r.first::<ServiceVoucher>("WHERE ticket = ?1 ORDER BY rid DESC LIMIT 1", [ticket.id])?;
    let visits = r.find::<Visit>("WHERE ticket = ?1 ORDER BY rid", [ticket.id])?;
    let went = || visits.iter().filter(|v| !matches!(v.state, VisitState::Cancelled | VisitState::Aborted));
    let crew: Vec<PersonId> = went().next_back().map(|v| v.technicians.0.clone()).unwrap_or_default();
    let crew: Vec<String> = crew.iter().map(|p| people::name_of(r, *p)).collect::<Result<_, _>>()?;
    let (dispatched_at, _) = step_to(r, &ticket, State::Dispatched)?;
    let struck_at = voucher.as_ref().and_then(|v| v.returned_at);
    let is_cancelled = ticket.state == State::Cancelled;
    let is_over = is_cancelled || (ticket.ended_at.is_some() && tickets::stands_unsigned(r, ticket.id)?);
    let cells = base(r, &ticket)?
        .text("symptom", subject(&ticket.description))
        .person(r, "taken_by", Some(ticket.taken_by))?
        .at("promised_at", ticket.promised_at)
        .text("voucher", voucher.as_ref().map(|v| v.number.clone()).unwrap_or_default())
        .text("dispatched_to", crew.join("、"))
        .at("dispatched_at", dispatched_at)
        .at("arrived_at", went().find_map(|v| v.arrived_at))
        .at("finished_at", went().filter_map(|v| v.work_done_at).next_back())
        .at("struck_at", struck_at)
        .person(r, "struck_by", voucher.as_ref().and_then(|v| v.returned_to))?
        .text("remark", remark(r, &ticket)?);
    Ok(cells.line(RegisterOpens::Ticket, ticket.id, struck_at.is_none() && !is_over, is_cancelled))
}

/// P-02: messages that came, and the calls we made on them.
pub(super) fn letter(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    if found.source == CALL {
        let note = r.need::<TicketNote>(TicketNoteId::from_bytes(found.id))?;
        let ticket = r.need::<Ticket>(note.ticket)?;
        let cells = Cells::default()
            .text("number", ticket.number.clone())
            .at("received_at", Some(note.at))
            .text("kind", "phone")
            .text("direction", "out")
            .text("contact", ticket.contact_name.clone())
            .customer(r, ticket.customer, &ticket.contact_phone, "")?
            .text("subject", subject(&note.text))
            .person(r, "answered_by", Some(note.person))?
            .at("answered_at", Some(note.at));
        return Ok(cells.line(RegisterOpens::Ticket, ticket.id, false, false));
    }
    if found.source == JOINED {
        let joined = r.need::<TicketContact>(TicketContactId::from_bytes(found.id))?;
        let ticket = r.need::<Ticket>(joined.ticket)?;
        let cells = Cells::default()
            .text("number", ticket.number.clone())
            .at("received_at", Some(joined.received_at))
            .text("kind", joined.channel.code())
            .text("direction", "in")
            .text("contact", joined.contact_name.clone())
            .customer(r, ticket.customer, &joined.contact_phone, "")?
            .text("subject", subject(&joined.text))
            .text("result", ticket.state.code());
        return Ok(cells.line(RegisterOpens::Ticket, ticket.id, ticket.ended_at.is_none(), false));
    }
    let ticket = r.need::<Ticket>(TicketId::from_bytes(found.id))?;
    let is_cancelled = ticket.state == State::Cancelled;
    let (_, closed_by) = step_to(r, &ticket, State::Closed)?;
    let cells = base(r, &ticket)?
        .text("kind", ticket.channel.code())
        .text("direction", "in")
        .text("contact", ticket.contact_name.clone())
        .text("subject", subject(&ticket.description))
        .yes("clarified", !ticket.clarify_first)
        .text("answer", ticket.answer.clone().unwrap_or_default())
        .person(r, "answered_by", ticket.answered_at.and(closed_by.or(ticket.assignee)))?
        .at("answered_at", ticket.answered_at)
        .text("result", ticket.state.code());
    Ok(cells.line(RegisterOpens::Ticket, ticket.id, ticket.ended_at.is_none(), is_cancelled))
}

/// P-03: who rang or came, for what, and to whom it went.
pub(super) fn visitor(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    if found.source == JOINED {
        let joined = r.need::<TicketContact>(TicketContactId::from_bytes(found.id))?;
        let ticket = r.need::<Ticket>(joined.ticket)?;
        let cells = Cells::default()
            .text("number", ticket.number.clone())
            .at("received_at", Some(joined.received_at))
            .customer(r, ticket.customer, &joined.contact_phone, "")?
            .text("contact", joined.contact_name.clone())
            .text("kind", joined.channel.code())
            .text("purpose", ticket.service_type.code())
            .text("details", joined.text.clone())
            .person(r, "taken_by", Some(joined.taken_by))?
            .text("result", ticket.state.code());
        return Ok(cells.line(RegisterOpens::Ticket, ticket.id, ticket.ended_at.is_none(), false));
    }
    let ticket = r.need::<Ticket>(TicketId::from_bytes(found.id))?;
    let is_cancelled = ticket.state == State::Cancelled;
    let cells = base(r, &ticket)?
        .text("contact", ticket.contact_name.clone())
        .text("kind", ticket.channel.code())
        .text("purpose", ticket.service_type.code())
        .text("details", ticket.description.clone())
        .person(r, "taken_by", Some(ticket.taken_by))?
        .person(r, "passed_to", ticket.handed_to)?
        .at("passed_at", ticket.handed_at)
        .text("urgent", ticket.urgent.map(Listed::code).unwrap_or_default())
        .person(r, "reported_to", ticket.acknowledged_by)?
        .at("reported_at", ticket.acknowledged_at)
        .text("result", ticket.state.code());
    Ok(cells.line(RegisterOpens::Ticket, ticket.id, ticket.ended_at.is_none(), is_cancelled))
}

/// What every register of requests begins with.
fn base(r: &Reader<'_>, ticket: &Ticket) -> Result<Cells, Fault> {
    Ok(Cells::default()
        .text("number", ticket.number.clone())
        .at("received_at", Some(ticket.received_at))
        .customer(r, ticket.customer, &ticket.contact_phone, &ticket.address)?
        .text("model", ticket.model.clone())
        .text("serial", ticket.serial.clone()))
}

/// When and by whom the ticket last came to that state.
fn step_to(r: &Reader<'_>, ticket: &Ticket, to: State) -> Result<(Option<Moment>, Option<PersonId>), Fault> {
    let step = r.first::<TicketTransition>(
        "WHERE ticket = ?1 AND to_state = ?2 ORDER BY at DESC, rid DESC LIMIT 1",
        (ticket.id, to),
    )?;
    Ok((step.as_ref().map(|s| s.at), step.map(|s| s.person)))
}

/// Why a line needs no striking off, or what holds it up.
fn remark(r: &Reader<'_>, ticket: &Ticket) -> Result<String, Fault> {
    if ticket.state == State::Cancelled {
        let step = r.first::<TicketTransition>(
            "WHERE ticket = ?1 AND to_state = 'cancelled' ORDER BY rid DESC LIMIT 1",
            [ticket.id],
        )?;
        return Ok(step.and_then(|s| s.reason).unwrap_or_default());
    }
    Ok(ticket.hold_reason.clone().filter(|_| ticket.on_hold).unwrap_or_default())
}

/// The first line of what was said.
pub(super) fn subject(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(80).collect()
}
