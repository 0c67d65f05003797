//! The clocks of a complaint. Pure.

use super::record::Complaint;
use crate::kernel::time::Moment;

/// Minutes the transfer is late so far, 0 in time (I-03). The clock stops with the transfer, or with the request.
pub fn transfer_late_minutes(complaint: &Complaint, ended_at: Option<Moment>, now: Moment) -> i64 {
    let until = complaint.transferred_at.or(ended_at).unwrap_or(now);
    ((until.0 - complaint.transfer_due_at.0) / 60_000).max(0)
}

/// Whole days since it was received (I-02).
pub fn age_days(received_at: Moment, now: Moment) -> i64 {
    ((now.0 - received_at.0) / 86_400_000).max(0)
}
