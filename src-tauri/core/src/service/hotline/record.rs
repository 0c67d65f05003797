//! The record.

use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerId;

crate::ids! {
    /// A call to the hotline.
    HotlineCallId,
}
crate::choice! {
    /// What became of it.
    pub enum HotlineOutcome {
        Answered = "answered",
        Forwarded = "forwarded",
        Missed = "missed",
    }
}
crate::record! {
    /// A line of the hotline log.
    pub struct HotlineCall: HotlineCallId in "hotline_call", merge Merge::Fields => {
        at: Moment,
        outcome: HotlineOutcome,
        /// By the window in force when it was logged: a window changed later makes nobody's past worse.
        in_window: bool,
        /// As it was shown; may be withheld.
        phone: String,
        /// Whose number it is, where exactly one file has it.
        customer: Option<CustomerId>,
        on_duty: PersonId,
        forwarded_to: Option<PersonId>,
        note: String,
        logged_by: PersonId,
        logged_at: Moment,
        /// A missed call answered afterwards.
        returned_at: Option<Moment>,
        returned_by: Option<PersonId>,
        removed: bool,
    }
}
