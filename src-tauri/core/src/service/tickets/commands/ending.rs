//! How a ticket leaves the open work, and comes back.

use serde::Deserialize;
use ts_rs::TS;

use super::super::record::{NoteKind, ServiceVoucher, State, Ticket, TicketId, TicketTransition};
use super::super::stepping::{note, step, step_from, system_step};
use super::super::{rules, scope};
use super::{TicketAsked, TicketReason, TicketStands, required};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::service::papers;

/// The signed voucher is back: the register's line is struck off, with who, when and the number.
pub(super) fn voucher_back(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    let ticket = c.need::<Ticket>(asked.id)?;
    let out = c.find::<ServiceVoucher>("WHERE ticket = ?1 AND returned_at IS NULL", [ticket.id])?;
    if out.is_empty() {
        return Err(Fault::refused("ticket.no_voucher_out"));
    }
    // What nobody signed for, or what stands unsigned with its proof (F-13), is never struck off.
    if !was_in(c, ticket.id, State::Accepted)? {
        return Err(Fault::refused("ticket.voucher_unsigned"));
    }
    for before in out {
        // A voucher the program issued is signed and filed there, on the screen or by its scan (F-14).
        if papers::is_unfiled_number(c, &before.number)? {
            return Err(Fault::refused("ticket.voucher_unsigned"));
        }
        let after = ServiceVoucher {
            returned_at: Some(c.now()),
            returned_to: Some(c.who().person),
            ..before.clone()
        };
        c.save(&before, &after)?;
    }
    Ok(ticket.into())
}

/// The callbacks' module will do this on acceptance (G-01); until it is there the supervisor does.
pub(super) fn follow_up(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    let ticket = c.need::<Ticket>(asked.id)?;
    scope::may_touch(c, &ticket)?;
    Ok(system_step(c, asked.id, State::FollowUp, None)?.into())
}

/// What closing records (C-08).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseTicket {
    pub id: TicketId,
    #[serde(default)]
    pub cause_code: Option<String>,
    #[serde(default)]
    pub cause: String,
}

pub(super) fn close(c: &mut Change<'_>, input: CloseTicket) -> Result<TicketStands, Fault> {
    let before = c.need::<Ticket>(input.id)?;
    let mut after = before.clone();
    if rules::is_text(&input.cause) {
        after.cause = input.cause.trim().into();
    }
    if input.cause_code.as_deref().is_some_and(rules::is_text) {
        after.cause_code = input.cause_code;
    }
    Ok(step_from(c, &before, after, State::Closed, None)?.into())
}

pub(super) fn archive(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    Ok(step(c, asked.id, State::Archived, None)?.into())
}

pub(super) fn reopen(c: &mut Change<'_>, input: TicketReason) -> Result<TicketStands, Fault> {
    Ok(step(c, input.id, State::FollowUp, Some(&input.reason))?.into())
}

/// Who wanted it cancelled, and why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelTicket {
    pub id: TicketId,
    #[serde(default)]
    pub asked_by: String,
    #[serde(default)]
    pub reason: String,
}

pub(super) fn cancel(c: &mut Change<'_>, input: CancelTicket) -> Result<TicketStands, Fault> {
    let missing: Vec<&str> = [("asked_by", &input.asked_by), ("reason", &input.reason)]
        .into_iter()
        .filter(|(_, text)| !rules::is_text(text))
        .map(|(field, _)| field)
        .collect();
    Fault::unless_complete(&missing)?;
    let before = c.need::<Ticket>(input.id)?;
    let asked_by = required("asked_by", &input.asked_by)?;
    let after = Ticket { cancel_asked_by: Some(asked_by.into()), ..before.clone() };
    Ok(step_from(c, &before, after, State::Cancelled, Some(&input.reason))?.into())
}

/// A voucher or receipt slip is filed, signed: the line of its ticket in the register is struck off (A-09, F-14). Where
/// the customer signed another number than the one prepared, the ticket's history says which.
pub fn voucher_filed(c: &mut Change<'_>, ticket: TicketId, number: &str) -> Result<(), Fault> {
    let out = c.find::<ServiceVoucher>("WHERE ticket = ?1 AND returned_at IS NULL ORDER BY rid", [ticket])?;
    let Some(before) = out.iter().find(|v| v.number == number).or(out.first()) else { return Ok(()) };
    let after =
        ServiceVoucher { returned_at: Some(c.now()), returned_to: Some(c.who().person), ..before.clone() };
    c.save(before, &after)?;
    if before.number == number {
        return Ok(());
    }
    note(c, ticket, NoteKind::Visit, &format!("{} → {number}", before.number))
}

/// The number of a voucher prepared for that ticket and not back yet; none where the work stands unsigned: its proof is
/// kept in place of the voucher (F-13).
pub fn voucher_out(r: &Reader<'_>, ticket: TicketId) -> Result<Option<String>, Fault> {
    if stands_unsigned(r, ticket)? {
        return Ok(None);
    }
    let out =
        r.first::<ServiceVoucher>("WHERE ticket = ?1 AND returned_at IS NULL ORDER BY rid", [ticket])?;
    Ok(out.map(|v| v.number))
}

/// Whether the work was closed as completed without a signature, and none came since (F-13).
pub fn stands_unsigned(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    Ok(was_in(r, ticket, State::CompletedUnsigned)? && !was_in(r, ticket, State::Accepted)?)
}

fn was_in(r: &Reader<'_>, ticket: TicketId, state: State) -> Result<bool, Fault> {
    Ok(r.first::<TicketTransition>("WHERE ticket = ?1 AND to_state = ?2 LIMIT 1", (ticket, state))?.is_some())
}
