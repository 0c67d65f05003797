//! Taking a step: load, ask the rules, save the ticket and the transition together.

use super::record::{NoteKind, State, Ticket, TicketId, TicketNote, TicketTransition};
use super::rules::{self, Asking, Facts};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::master::settings;
use crate::service::{acceptance, custody, feedback, papers, visits};

/// What the rules ask about a ticket besides itself.
pub(super) fn facts<'a>(
    r: &Reader<'_>,
    ticket: &'a Ticket,
    reason: Option<&str>,
) -> Result<Facts<'a>, Fault> {
    Ok(Facts {
        ticket,
        approval_wanted: settings::flag(r, "intake.supervisor_approval")?,
        plan_wanted: settings::flag(r, "plan.approval_required")?,
        // A stage still to come is worked on in another visit, too (F-18).
        visit_unsolved: visits::came_to_nothing(r, ticket.id)? || acceptance::is_open(r, ticket.id)?,
        sender_waits: feedback::sender_waits(r, ticket)?,
        unsigned_proof: acceptance::may_close_unsigned(r, ticket.id)?,
        voucher_out: super::voucher_out(r, ticket.id)?.is_some(),
        papers_open: papers::is_any_open(r, ticket.id)? || visits::is_any_open(r, ticket.id)?,
        custody_open: custody::open_of_ticket(r, ticket.id)?,
        reason: reason.is_some_and(rules::is_text),
    })
}

/// Takes a step of 4.1 as the person signed in. The table, who may and every guard are asked; a refusal names
/// what is missing and nothing is saved.
pub fn step(c: &mut Change<'_>, id: TicketId, to: State, reason: Option<&str>) -> Result<Ticket, Fault> {
    let ticket = c.need::<Ticket>(id)?;
    step_from(c, &ticket, ticket.clone(), to, reason)
}

/// Takes a step only the program takes, on a fact just recorded (a signature, a rejected round).
pub fn system_step(
    c: &mut Change<'_>,
    id: TicketId,
    to: State,
    reason: Option<&str>,
) -> Result<Ticket, Fault> {
    let before = c.need::<Ticket>(id)?;
    rules::check(Asking::System, &facts(c, &before, reason)?, to)?;
    write(c, &before, before.clone(), to, true, reason)
}

/// Takes the step that a step of the ticket's visit brings with it. Who may was asked of the visit (4.2); the ticket's
/// guards are asked here. With `assignee` the work lies with that person from now on.
pub fn step_with_visit(
    c: &mut Change<'_>,
    id: TicketId,
    to: State,
    assignee: Option<PersonId>,
) -> Result<Ticket, Fault> {
    let before = c.need::<Ticket>(id)?;
    let after = Ticket { assignee: assignee.or(before.assignee), ..before.clone() };
    rules::check(Asking::Visit, &facts(c, &after, None)?, to)?;
    write(c, &before, after, to, false, None)
}

/// The lead of the visit changed, and the work lies with the new one.
pub fn assign_with_visit(c: &mut Change<'_>, id: TicketId, assignee: PersonId) -> Result<(), Fault> {
    let before = c.need::<Ticket>(id)?;
    let after = Ticket { assignee: Some(assignee), ..before.clone() };
    c.save(&before, &after)
}

/// As `step`, saving `ticket`'s other changed fields in the same breath; the guards see the changed ticket.
pub(super) fn step_from(
    c: &mut Change<'_>,
    before: &Ticket,
    ticket: Ticket,
    to: State,
    reason: Option<&str>,
) -> Result<Ticket, Fault> {
    super::scope::may_touch(c, before)?;
    rules::check(Asking::Person(c.who()), &facts(c, &ticket, reason)?, to)?;
    write(c, before, ticket, to, false, reason)
}

fn write(
    c: &mut Change<'_>,
    before: &Ticket,
    mut ticket: Ticket,
    to: State,
    by_system: bool,
    reason: Option<&str>,
) -> Result<Ticket, Fault> {
    ticket.state = to;
    ticket.ended_at = match (rules::is_ended(to), before.ended_at) {
        (true, None) => Some(c.now()),
        (true, ended) => ended,
        (false, _) => None,
    };
    if to == State::Cancelled {
        (ticket.on_hold, ticket.hold_reason, ticket.held_at) = (false, None, None);
    }
    c.save(before, &ticket)?;
    arrived(c, &ticket, Some(before.state), by_system, reason)?;
    Ok(ticket)
}

/// Records that the ticket arrived at the state it is in.
pub(super) fn arrived(
    c: &mut Change<'_>,
    ticket: &Ticket,
    from: Option<State>,
    by_system: bool,
    reason: Option<&str>,
) -> Result<(), Fault> {
    let transition = TicketTransition {
        id: c.new_id(),
        ticket: ticket.id,
        from_state: from,
        to_state: ticket.state,
        by_system,
        person: c.who().person,
        reason: reason.map(str::trim).filter(|r| !r.is_empty()).map(Into::into),
        at: c.now(),
    };
    c.create(&transition)
}

/// Writes a line into the ticket's timeline.
pub fn note(c: &mut Change<'_>, id: TicketId, kind: NoteKind, text: &str) -> Result<(), Fault> {
    let line = TicketNote {
        id: c.new_id(),
        ticket: id,
        kind,
        text: text.trim().into(),
        person: c.who().person,
        at: c.now(),
    };
    c.create(&line)
}
