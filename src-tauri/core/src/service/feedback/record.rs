//! The record.

use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::service::tickets::{OfTicket, TicketId};

crate::ids! {
    /// A suggestion on its way through the firm.
    FeedbackId,
}
crate::choice! {
    /// How far it is.
    pub enum FeedbackState {
        Received = "received",
        /// With the department concerned.
        Routed = "routed",
        /// Adopted or declined; the sender does not know yet.
        Decided = "decided",
        /// The sender knows the outcome and was thanked.
        Informed = "informed",
    }
}
crate::choice! {
    /// What the department makes of it.
    pub enum FeedbackDecision {
        Adopt = "adopt",
        Decline = "decline",
    }
}
crate::choice! {
    /// How the sender was told.
    pub enum FeedbackMeans {
        Phone = "phone",
        Wechat = "wechat",
        Sms = "sms",
        Email = "email",
        Letter = "letter",
        InPerson = "in_person",
    }
}
crate::record! {
    /// A suggestion, opened by the request that voiced it. The sender's words stand on the request.
    pub struct Feedback: FeedbackId in "feedback", merge Merge::Fields => {
        ticket: TicketId,
        state: FeedbackState,
        /// When the sender spoke, not when it was typed.
        received_at: Moment,
        /// The department concerned, in the firm's own words; blank until it is routed.
        department: String,
        routed_at: Option<Moment>,
        routed_by: Option<PersonId>,
        decision: Option<FeedbackDecision>,
        /// Why; it is what the sender is told.
        reason: String,
        decided_at: Option<Moment>,
        decided_by: Option<PersonId>,
        means: Option<FeedbackMeans>,
        told_at: Option<Moment>,
        told_by: Option<PersonId>,
    }
}

impl OfTicket for Feedback {
    fn of_ticket(&self) -> TicketId {
        self.ticket
    }
}
