//! What the firm has set itself.

use serde_json::Value;

use crate::kernel::record::{Json, Merge};
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;

crate::ids! {
    /// A value set by the firm.
    PolicyValueId,
}

crate::record! {
    /// A value set by the firm for itself or one branch; its history is in the journal.
    pub struct PolicyValue: PolicyValueId in "policy_value", merge Merge::Fields => {
        key: String,
        /// Empty for the whole firm.
        branch: String,
        /// None goes back to the preset's.
        value: Option<Json<Value>>,
        reason: String,
        valid_from: Moment,
        changed_by: PersonId,
    }
}
