//! The way of a suggestion: opened, routed, decided, the sender told.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Feedback, FeedbackDecision, FeedbackMeans, FeedbackState};
use super::rules::{self, Step};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::service::actors::acts_as;
use crate::service::tickets::{self, ServiceType, Ticket, TicketId};

pub(super) fn on_file(r: &Reader<'_>, ticket: TicketId) -> Result<Option<Feedback>, Fault> {
    r.first("WHERE ticket = ?1 ORDER BY rid", [ticket])
}

/// Opens the way of a suggestion just registered.
pub fn open(c: &mut Change<'_>, ticket: &Ticket) -> Result<(), Fault> {
    let one = Feedback {
        id: c.new_id(),
        ticket: ticket.id,
        state: FeedbackState::Received,
        received_at: ticket.received_at,
        department: String::new(),
        routed_at: None,
        routed_by: None,
        decision: None,
        reason: String::new(),
        decided_at: None,
        decided_by: None,
        means: None,
        told_at: None,
        told_by: None,
    };
    c.create(&one)
}

/// The type of a request was put right: what turns out to be a suggestion goes its way. One that is none after all
/// keeps what was done; it holds nothing up any more.
pub fn follow_type(c: &mut Change<'_>, after: &Ticket) -> Result<(), Fault> {
    let is_new = after.service_type == ServiceType::Suggestion && on_file(c, after.id)?.is_none();
    if is_new { open(c, after) } else { Ok(()) }
}

/// Whether a sender still waits to be told what became of the suggestion.
pub fn sender_waits(r: &Reader<'_>, ticket: &Ticket) -> Result<bool, Fault> {
    if ticket.service_type != ServiceType::Suggestion {
        return Ok(false);
    }
    Ok(on_file(r, ticket.id)?.is_none_or(|one| one.state != FeedbackState::Informed))
}

/// Where a suggestion stands after a command.
#[derive(Debug, Serialize, TS)]
pub struct FeedbackStands {
    pub ticket: TicketId,
    pub state: FeedbackState,
    /// Telling the sender closed the request.
    pub is_closed: bool,
}

/// To which department.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RouteFeedback {
    pub ticket: TicketId,
    #[serde(default)]
    pub department: String,
}

/// The department concerned gets it; until it has decided, another one may.
pub(super) fn route(c: &mut Change<'_>, input: RouteFeedback) -> Result<FeedbackStands, Fault> {
    let (_, before) = taking(c, input.ticket, Step::Route)?;
    let department = input.department.trim();
    Fault::unless_complete(if department.is_empty() { &["department"] } else { &[] })?;
    let after = Feedback {
        state: FeedbackState::Routed,
        department: department.into(),
        routed_at: Some(c.now()),
        routed_by: Some(c.who().person),
        ..before.clone()
    };
    save(c, &before, &after, false)
}

/// Adopted or declined, and why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DecideFeedback {
    pub ticket: TicketId,
    #[serde(default)]
    pub decision: Option<FeedbackDecision>,
    #[serde(default)]
    pub reason: String,
}

pub(super) fn decide(c: &mut Change<'_>, input: DecideFeedback) -> Result<FeedbackStands, Fault> {
    let (_, before) = taking(c, input.ticket, Step::Decide)?;
    let reason = input.reason.trim();
    let mut missing = Vec::new();
    missing.extend(input.decision.is_none().then_some("decision"));
    missing.extend(reason.is_empty().then_some("reason"));
    Fault::unless_complete(&missing)?;
    let after = Feedback {
        state: FeedbackState::Decided,
        decision: input.decision,
        reason: reason.into(),
        decided_at: Some(c.now()),
        decided_by: Some(c.who().person),
        ..before.clone()
    };
    save(c, &before, &after, false)
}

/// The sender was told, and thanked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TellSender {
    pub ticket: TicketId,
    #[serde(default)]
    pub means: Option<FeedbackMeans>,
    #[serde(default)]
    pub thanked: bool,
}

/// Whoever may answer at the desk closes the request in the same breath: nothing else is left to do.
pub(super) fn tell(c: &mut Change<'_>, input: TellSender) -> Result<FeedbackStands, Fault> {
    let (ticket, before) = taking(c, input.ticket, Step::Tell)?;
    let mut missing = Vec::new();
    missing.extend(input.means.is_none().then_some("means"));
    missing.extend((!input.thanked).then_some("thanked"));
    Fault::unless_complete(&missing)?;
    let after = Feedback {
        state: FeedbackState::Informed,
        means: input.means,
        told_at: Some(c.now()),
        told_by: Some(c.who().person),
        ..before.clone()
    };
    c.save(&before, &after)?;
    let is_closed = tickets::close_answered(c, &ticket, &after.reason)?;
    Ok(FeedbackStands { ticket: after.ticket, state: after.state, is_closed })
}

fn save(
    c: &mut Change<'_>,
    before: &Feedback,
    after: &Feedback,
    is_closed: bool,
) -> Result<FeedbackStands, Fault> {
    c.save(before, after)?;
    Ok(FeedbackStands { ticket: after.ticket, state: after.state, is_closed })
}

/// The suggestion of a request, ready for that step by that person.
fn taking(c: &mut Change<'_>, id: TicketId, step: Step) -> Result<(Ticket, Feedback), Fault> {
    let ticket = c.need::<Ticket>(id)?;
    tickets::may_see(c, &ticket)?;
    if !step.who().iter().any(|role| acts_as(c.who(), *role)) {
        let roles: Vec<&str> = step.who().iter().map(|role| role.code()).collect();
        return Err(Fault::new(FaultKind::Denied, "ticket.guard.not_your_step").arg("roles", roles.join(" ")));
    }
    if ticket.service_type != ServiceType::Suggestion {
        return Err(Fault::refused("feedback.not_one").arg("number", ticket.number));
    }
    if ticket.ended_at.is_some() {
        return Err(Fault::refused("ticket.ended").arg("number", ticket.number));
    }
    if on_file(c, id)?.is_none() {
        open(c, &ticket)?;
    }
    let one = on_file(c, id)?.ok_or_else(|| Fault::bug("the suggestion just opened is not on file"))?;
    rules::check(one.state, step)?;
    Ok((ticket, one))
}
