//! The closed loop: every open request at the step where it stands, by how long it has stood there.

use super::{Cells, Found, RegisterLine, RegisterOpens};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::service::feedback::{self, FeedbackState};
use crate::service::tickets::{State, Ticket, TicketId};

/// By the last step taken: of the request, or of the suggestion it voiced.
pub(super) const ENTRIES: &str = "SELECT at, source, rid, id FROM (
     SELECT max((SELECT max(s.at) FROM ticket_transition s WHERE s.ticket = t.id),
                coalesce((SELECT max(coalesce(f.told_at, f.decided_at, f.routed_at, 0))
                          FROM feedback f WHERE f.ticket = t.id), 0)) AS at,
            0 AS source, t.rid AS rid, t.id AS id
     FROM ticket t WHERE t.ended_at IS NULL)
     WHERE at >= ?1 AND at < ?2";

crate::choice! {
    /// The steps every piece of information runs through.
    pub enum LoopStep {
        /// Nobody works on it yet.
        Dispatch = "dispatch",
        /// Somebody is responsible, and it is not under way.
        FollowUp = "follow_up",
        Handling = "handling",
        /// Done; the sender does not know the outcome yet.
        Feedback = "feedback",
    }
}

fn step(state: State, suggestion: Option<FeedbackState>) -> LoopStep {
    match suggestion {
        Some(FeedbackState::Received) => return LoopStep::Dispatch,
        Some(FeedbackState::Routed) => return LoopStep::Handling,
        Some(FeedbackState::Decided | FeedbackState::Informed) => return LoopStep::Feedback,
        None => {}
    }
    match state {
        State::Registered | State::HandedOver | State::Rework => LoopStep::Dispatch,
        State::Triaged | State::Planning | State::Ready => LoopStep::FollowUp,
        State::Dispatched | State::InService | State::PendingAcceptance => LoopStep::Handling,
        _ => LoopStep::Feedback,
    }
}

/// Days by the calendar: what came in on Monday stands one day on Tuesday.
fn days(r: &Reader<'_>, since: Moment) -> i64 {
    (r.zone().day(r.now()).0 - r.zone().day(since).0).num_days().max(0)
}

pub(super) fn line(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let ticket = r.need::<Ticket>(TicketId::from_bytes(found.id))?;
    let suggestion = feedback::of_ticket(r, &ticket)?.map(|view| view.feedback);
    let since = Moment(found.at);
    let step = step(ticket.state, suggestion.as_ref().map(|one| one.state));
    let days = days(r, since);
    let department = suggestion.map(|one| one.department).unwrap_or_default();
    let with = ticket
        .assignee
        .or(ticket.handed_to)
        .or((ticket.state == State::Registered).then_some(ticket.taken_by));
    let cells = Cells::default()
        .text("number", ticket.number.clone())
        .at("received_at", Some(ticket.received_at))
        .customer(r, ticket.customer, &ticket.contact_phone, "")?
        .text("purpose", ticket.service_type.code())
        .text("subject", super::requests::subject(&ticket.description))
        .text("step", step.code())
        .at("since", Some(since))
        .text("days", days.to_string())
        .person(r, "with", with)?
        .text("department", department);
    Ok(cells.line(RegisterOpens::Ticket, ticket.id, days > 0, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_state_stands_at_one_step_of_the_loop() {
        assert_eq!(step(State::HandedOver, None), LoopStep::Dispatch, "A-21: nobody assigned");
        assert_eq!(step(State::Ready, None), LoopStep::FollowUp);
        assert_eq!(step(State::InService, None), LoopStep::Handling);
        assert_eq!(step(State::FollowUp, None), LoopStep::Feedback, "the customer hears of it");
        let routed = Some(FeedbackState::Routed);
        assert_eq!(step(State::Registered, routed), LoopStep::Handling, "A-17: with its department");
    }
}
