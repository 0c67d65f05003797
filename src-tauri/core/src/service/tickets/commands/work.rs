//! Assigning, holding and the steps that need nothing but a click.

use serde::Deserialize;
use ts_rs::TS;

use super::super::record::{NoteKind, State, Ticket, TicketId};
use super::super::rules;
use super::super::stepping::{self, note};
use super::{TicketAsked, TicketReason, TicketStands, open_ticket, required};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::session::PersonId;
use crate::master::people::Person;

/// With whom the work lies from now on; none takes it away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    pub id: TicketId,
    pub person: Option<PersonId>,
}

pub(super) fn assign(c: &mut Change<'_>, input: Assign) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, input.id)?;
    let name = match input.person {
        None => String::new(),
        Some(id) => match c.get::<Person>(id)?.filter(|p| p.active) {
            Some(person) => person.name,
            None => return Err(Fault::invalid("ticket.person_unknown").field("person", "unknown")),
        },
    };
    if before.assignee != input.person {
        c.save(&before, &Ticket { assignee: input.person, ..before.clone() })?;
        note(c, before.id, NoteKind::Assigned, &name)?;
    }
    Ok(before.into())
}

/// Work stands still, for a reason (B-28).
pub(super) fn hold(c: &mut Change<'_>, input: TicketReason) -> Result<TicketStands, Fault> {
    let reason = required("reason", &input.reason)?;
    let before = open_ticket(c, input.id)?;
    if before.on_hold {
        return Err(Fault::refused("ticket.already_held"));
    }
    let after =
        Ticket { on_hold: true, hold_reason: Some(reason.into()), held_at: Some(c.now()), ..before.clone() };
    c.save(&before, &after)?;
    note(c, after.id, NoteKind::Held, reason)?;
    Ok(after.into())
}

pub(super) fn resume(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, asked.id)?;
    if !before.on_hold {
        return Err(Fault::refused("ticket.not_held"));
    }
    let after = Ticket { on_hold: false, hold_reason: None, held_at: None, ..before.clone() };
    c.save(&before, &after)?;
    note(c, after.id, NoteKind::Resumed, "")?;
    Ok(after.into())
}

/// A step of the table that needs no more than a reason.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TicketStep {
    pub id: TicketId,
    pub to: State,
    #[serde(default)]
    pub reason: String,
}

/// Steps that another command takes are not open here: they need its facts (a visit, a signature, a receiver).
pub(super) fn step(c: &mut Change<'_>, input: TicketStep) -> Result<TicketStands, Fault> {
    let ticket = c.need::<Ticket>(input.id)?;
    if let Some(row) = rules::transition(Some(ticket.state), input.to)
        && row.command != "tickets.step"
    {
        return Err(Fault::refused("ticket.guard.by_command").arg("command", row.command));
    }
    Ok(stepping::step(c, input.id, input.to, Some(&input.reason))?.into())
}
