//! Branches.

use crate::kernel::record::Merge;
use crate::kernel::session::BranchId;

crate::record! {
    /// A branch of the firm.
    pub struct Branch: BranchId in "branch", merge Merge::Fields => {
        /// Short, as people say it in lists, e.g. `HZ`.
        code: String,
        name: String,
        active: bool,
    }
}
