//! The record.

use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::service::tickets::{OfTicket, TicketId};

crate::ids! {
    /// A complaint.
    ComplaintId,
}
crate::choice! {
    /// How far a complaint is: the part of 4.4 that begins at the desk.
    pub enum ComplaintState {
        Received = "received",
        /// With the person responsible (I-03).
        Transferred = "transferred",
    }
}
crate::record! {
    /// A complaint, opened by the request that voiced it. The caller's words stand on the request.
    pub struct Complaint: ComplaintId in "complaint", merge Merge::Fields => {
        /// `Q26-B-00001`.
        number: String,
        ticket: TicketId,
        state: ComplaintState,
        /// Where all its clocks start: when the customer spoke, not when it was typed.
        received_at: Moment,
        received_by: PersonId,
        /// The limits as they were on that day: a policy changed later moves no deadline.
        transfer_due_at: Moment,
        reply_due_at: Moment,
        resolve_due_at: Moment,
        transferred_at: Option<Moment>,
        transferred_by: Option<PersonId>,
        transferred_to: Option<PersonId>,
    }
}

impl OfTicket for Complaint {
    fn of_ticket(&self) -> TicketId {
        self.ticket
    }
}
