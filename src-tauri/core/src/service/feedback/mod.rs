//! Suggestions: routed to the department concerned, decided, the sender told and thanked.
//!
//! What always holds: a request that voices a suggestion is not closed before its sender was told; what the
//! sender was told never changes afterwards.
//!
//! Commands: `feedback.route`, `feedback.decide`, `feedback.tell`.

mod record;
mod rules;
mod steps;
#[cfg(test)]
mod tests;
mod views;

pub use record::{Feedback, FeedbackDecision, FeedbackId, FeedbackMeans, FeedbackState};
pub use rules::Step;
pub use steps::{follow_type, open, sender_waits};
pub use views::{FeedbackView, of_ticket, waiting};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table. Whose step it is stands in `rules`.
pub fn commands(r: &mut Registry) {
    r.change("feedback.route", Need::TicketRead, steps::route);
    r.change("feedback.decide", Need::TicketRead, steps::decide);
    r.change("feedback.tell", Need::TicketRead, steps::tell);
}
