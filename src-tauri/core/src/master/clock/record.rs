//! Steps of the clock.

use crate::kernel::record::Merge;
use crate::kernel::session::{DeviceId, PersonId};
use crate::kernel::time::Moment;

crate::ids! {
    /// A step of a computer's clock.
    ClockStepId,
}

crate::record! {
    /// A computer's clock was set, forwards or back, beyond what is tolerated (T-18).
    pub struct ClockStep: ClockStepId in "clock_step", merge Merge::Append => {
        device: DeviceId,
        /// Who was signed in; not always who set the clock.
        person: PersonId,
        /// What the clock showed.
        shown_at: Moment,
        /// What it should have shown.
        expected_at: Moment,
    }
}
