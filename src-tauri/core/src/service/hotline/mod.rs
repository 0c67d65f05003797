//! The hotline log: calls answered, forwarded and missed, with who was on duty (A-19, P-29).
//!
//! What always holds: whether a call fell into the service window is settled when it is logged; a line is never
//! deleted, one logged by mistake is taken back and stays in the register marked so.
//!
//! Commands: `hotline.log`, `hotline.returned`, `hotline.take_back`, `hotline.tally`. The log itself is the register `hotline`.

mod logging;
mod record;
pub mod rules;
mod scope;
#[cfg(test)]
mod tests;
mod waiting;

pub use record::{HotlineCall, HotlineCallId, HotlineOutcome};
pub use scope::watch;
pub use waiting::{CallToReturn, to_return, to_return_of};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.change("hotline.log", Need::TicketCreate, logging::log);
    r.change("hotline.returned", Need::TicketCreate, logging::returned);
    r.change("hotline.take_back", Need::TicketCreate, logging::take_back);
    r.query("hotline.tally", Need::TicketCreate, logging::tally);
}
