//! Tickets: requests from the first call to the archive (A, B, 4.1).
//!
//! What always holds: a ticket moves only along the table in `rules`; every step leaves a transition that never
//! changes; a ticket is never deleted (T-12); its clocks start at receipt, not at logging.
//!
//! Other modules call `step`, `system_step` and `note`; they never write a ticket themselves.

mod commands;
mod document;
mod findable;
mod intake;
mod printing;
mod record;
pub mod rules;
mod scope;
mod stepping;
#[cfg(test)]
mod tests;
mod transitions;
mod views;

pub use commands::{NewTicket, close_answered, commands, stands_unsigned, voucher_filed, voucher_out};
pub use findable::FINDABLE;

pub use record::{
    Channel, ChargeClass, DeskClass, NoteKind, Priority, ProblemClass, RepeatDeclined, RepeatDeclinedId,
    ServiceType, ServiceVoucher, ServiceVoucherId, Severity, State, Ticket, TicketContact, TicketContactId,
    TicketId, TicketNote, TicketNoteId, TicketTransition, TicketTransitionId, UrgentReason,
};
pub use scope::{OfTicket, may_see, may_touch, sees_all, watch};
pub use stepping::{assign_with_visit, note, step, step_with_visit, system_step};
pub use views::{
    StepView, TicketFile, TicketRow, TimelineEntry, TimelineKind, Waiting, found, these, waiting,
};
