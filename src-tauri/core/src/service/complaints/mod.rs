//! Complaints: opened by the request that voices one, each with its own number and its own clocks (A-05, 4.4).
//!
//! What always holds: a request of type "complaint" has exactly one; its clocks start when the customer spoke; it is
//! never deleted, and its request never becomes something milder (I-20). Handing the request over is what transfers it.
//! Investigation, reply and closing are still to come: `ticket.complaint_closed` stays among the pending guards.
//!
//! Command: `complaints.list`.

mod opening;
mod record;
mod rules;
#[cfg(test)]
mod tests;
mod views;

pub use opening::{follow_type, open, transferred};
pub use record::{Complaint, ComplaintId, ComplaintState};
pub use views::{ComplaintRow, ComplaintView, of_ticket, untransferred};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("complaints.list", Need::TicketRead, views::list);
}
