//! What the request's page and Today show of a suggestion.

use serde::Serialize;
use ts_rs::TS;

use super::record::{Feedback, FeedbackState};
use super::rules::{self, Step};
use super::steps::on_file;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::master::people;
use crate::service::actors::acts_as;
use crate::service::tickets::{ServiceType, Ticket, TicketId};

/// A suggestion on the page of its request.
#[derive(Debug, Serialize, TS)]
pub struct FeedbackView {
    pub feedback: Feedback,
    pub routed_by_name: String,
    pub decided_by_name: String,
    pub told_by_name: String,
    pub may_route: bool,
    pub may_decide: bool,
    pub may_tell: bool,
}

/// The suggestion of a request; none where it is of another type.
pub fn of_ticket(r: &Reader<'_>, ticket: &Ticket) -> Result<Option<FeedbackView>, Fault> {
    let is_one = ticket.service_type == ServiceType::Suggestion;
    let Some(feedback) = on_file(r, ticket.id)?.filter(|_| is_one) else { return Ok(None) };
    let name = |id: Option<PersonId>| id.map_or(Ok(String::new()), |id| people::name_of(r, id));
    let may = |step: Step| {
        ticket.ended_at.is_none()
            && rules::check(feedback.state, step).is_ok()
            && step.who().iter().any(|role| acts_as(r.who(), *role))
    };
    Ok(Some(FeedbackView {
        routed_by_name: name(feedback.routed_by)?,
        decided_by_name: name(feedback.decided_by)?,
        told_by_name: name(feedback.told_by)?,
        may_route: may(Step::Route),
        may_decide: may(Step::Decide),
        may_tell: may(Step::Tell),
        feedback,
    }))
}

/// Open requests whose suggestion waits for that step by the person signed in; the longest waiting first.
pub fn waiting(r: &Reader<'_>, step: Step, limit: usize) -> Result<Vec<TicketId>, Fault> {
    if !step.who().iter().any(|role| acts_as(r.who(), *role)) {
        return Ok(Vec::new());
    }
    let state = match step {
        Step::Route => FeedbackState::Received,
        Step::Decide => FeedbackState::Routed,
        Step::Tell => FeedbackState::Decided,
    };
    let mut found = Vec::new();
    for one in r.find::<Feedback>("WHERE state = ?1 ORDER BY received_at, rid", [state.code()])? {
        if found.len() == limit {
            break;
        }
        let ticket = r.need::<Ticket>(one.ticket)?;
        if ticket.ended_at.is_none() && ticket.service_type == ServiceType::Suggestion {
            found.push(ticket.id);
        }
    }
    Ok(found)
}
