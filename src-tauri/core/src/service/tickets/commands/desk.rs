//! What the front desk and its supervisor do before anybody works on a ticket.

use serde::Deserialize;
use ts_rs::TS;

use super::super::record::{NoteKind, State, Ticket, TicketId};
use super::super::stepping::{note, step_from};
use super::super::{rules, scope};
use super::{TicketAsked, TicketReason, TicketStands, open_ticket, required};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::PersonId;
use crate::master::people::Person;
use crate::service::actors::{Actor, acts_as};
use crate::service::complaints;

/// A supervisor has seen the urgent mark.
pub(super) fn acknowledge(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, asked.id)?;
    if before.urgent.is_none() || before.acknowledged_at.is_some() {
        return Err(Fault::refused("ticket.nothing_to_acknowledge"));
    }
    let after =
        Ticket { acknowledged_at: Some(c.now()), acknowledged_by: Some(c.who().person), ..before.clone() };
    c.save(&before, &after)?;
    note(c, after.id, NoteKind::Acknowledged, "")?;
    Ok(after.into())
}

/// The supervisor takes the application on.
pub(super) fn approve(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, asked.id)?;
    let after = Ticket { approved_by: Some(c.who().person), approved_at: Some(c.now()), ..before.clone() };
    c.save(&before, &after)?;
    Ok(after.into())
}

/// The unclear message is cleared up; what was learnt is kept.
pub(super) fn clarify(c: &mut Change<'_>, input: TicketReason) -> Result<TicketStands, Fault> {
    let text = required("reason", &input.reason)?;
    let before = open_ticket(c, input.id)?;
    let after = Ticket { clarify_first: false, ..before.clone() };
    c.save(&before, &after)?;
    note(c, after.id, NoteKind::Clarified, text)?;
    Ok(after.into())
}

/// To whom the request goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    pub id: TicketId,
    pub to: Option<PersonId>,
    #[serde(default)]
    pub remark: String,
}

pub(super) fn hand_over(c: &mut Change<'_>, input: HandOver) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, input.id)?;
    if let Some(to) = input.to
        && !c.get::<Person>(to)?.is_some_and(|p| p.active)
    {
        return Err(Fault::invalid("ticket.person_unknown").field("to", "unknown"));
    }
    let after = Ticket {
        handed_by: Some(c.who().person),
        handed_to: input.to,
        handed_at: Some(c.now()),
        ..before.clone()
    };
    let stands = step_from(c, &before, after, State::HandedOver, Some(&input.remark))?;
    complaints::transferred(c, &stands)?;
    Ok(stands.into())
}

/// The person named took it: "receipt by the other side".
pub(super) fn receive(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    let ticket = open_ticket(c, asked.id)?;
    if ticket.handed_to != Some(c.who().person) {
        return Err(Fault::new(FaultKind::Denied, "record.not_yours"));
    }
    note(c, ticket.id, NoteKind::Received, "")?;
    Ok(ticket.into())
}

/// A question answered at first contact.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerGiven {
    pub id: TicketId,
    #[serde(default)]
    pub answer: String,
}

pub(super) fn answer_and_close(c: &mut Change<'_>, input: AnswerGiven) -> Result<TicketStands, Fault> {
    let before = c.need::<Ticket>(input.id)?;
    scope::may_touch(c, &before)?;
    Ok(answered(c, &before, &input.answer)?.into())
}

/// The sender of a suggestion was told: where the person may close at the desk, nothing else is left to do, and the
/// request is closed with what was said. Answers whether it was.
pub fn close_answered(c: &mut Change<'_>, before: &Ticket, answer: &str) -> Result<bool, Fault> {
    let is_at_desk = before.state == State::Registered && !before.on_hold;
    if !is_at_desk || !acts_as(c.who(), Actor::FrontDesk) {
        return Ok(false);
    }
    answered(c, before, answer)?;
    Ok(true)
}

fn answered(c: &mut Change<'_>, before: &Ticket, answer: &str) -> Result<Ticket, Fault> {
    let answer = answer.trim();
    let now = c.now();
    let after = Ticket {
        answer: Some(answer.to_string()).filter(|a| rules::is_text(a)),
        answered_at: Some(now),
        responded_at: before.responded_at.or(Some(now)),
        ..before.clone()
    };
    step_from(c, before, after, State::Closed, None)
}
