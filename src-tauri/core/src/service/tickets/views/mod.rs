//! What lists, details and the intake form show of tickets.

pub(super) mod callers;
pub(super) mod file;
pub(super) mod known;
pub(super) mod list;
mod row;
pub(super) mod search;
pub(super) mod similar;
pub(super) mod steps;
mod waiting;

pub use file::{TicketFile, TimelineEntry, TimelineKind};
pub use row::TicketRow;
pub use search::found;
pub use steps::StepView;
pub use waiting::{Waiting, these, waiting};
