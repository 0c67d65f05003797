//! The delivered policies, read from `assets/presets/policies.json`. Pure.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

crate::choice! {
    /// What a value may be.
    pub enum PolicyKind {
        Flag = "flag",
        /// Calendar minutes.
        Duration = "duration",
        Number = "number",
        Text = "text",
        List = "list",
    }
}

/// A policy as delivered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PolicyInfo {
    /// The key of group U.
    pub key: String,
    /// Its row there.
    pub row: String,
    pub kind: PolicyKind,
    /// `min`, `d`, `MB` …; none where the kind says all.
    pub unit: Option<String>,
    /// Value of preset GEN and of presets that say nothing else.
    pub default: Value,
    /// Presets that differ.
    pub presets: BTreeMap<String, Value>,
    /// Rows it serves.
    pub serves: String,
}

impl PolicyInfo {
    /// The preset's value.
    pub fn for_preset(&self, preset: &str) -> &Value {
        self.presets.get(preset).unwrap_or(&self.default)
    }
    /// Whether the value is of the policy's kind and sensible.
    pub fn accepts(&self, value: &Value) -> bool {
        match self.kind {
            PolicyKind::Flag => value.is_boolean(),
            PolicyKind::Duration | PolicyKind::Number => {
                value.as_i64().is_some_and(|n| (0..=10_000_000).contains(&n))
            }
            PolicyKind::Text => value.as_str().is_some_and(|s| !s.trim().is_empty()),
            PolicyKind::List => {
                value.as_array().is_some_and(|l| !l.is_empty() && l.iter().all(|v| v.as_str().is_some()))
            }
        }
    }
}

/// All policies in the order of the file.
pub fn delivered() -> &'static [PolicyInfo] {
    static ALL: OnceLock<Vec<PolicyInfo>> = OnceLock::new();
    // A test holds that the delivered file parses.
    ALL.get_or_init(|| {
        serde_json::from_str(include_str!("../../../../../assets/presets/policies.json")).unwrap_or_default()
    })
}

/// The policy of that key.
pub fn find(key: &str) -> Option<&'static PolicyInfo> {
    delivered().iter().find(|p| p.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_delivered_value_is_of_its_kind() {
        assert!(delivered().len() > 15, "the file parses");
        for policy in delivered() {
            assert!(policy.accepts(&policy.default), "{} default", policy.key);
            for (preset, value) in &policy.presets {
                assert!(policy.accepts(value), "{} of {preset}", policy.key);
            }
        }
    }

    #[test]
    fn a_preset_differs_only_where_the_catalogue_says_so() {
        let first = find("response.first").unwrap();
        assert_eq!(first.for_preset("GEN"), 30, "U-09");
        assert_eq!(first.for_preset("BUS"), 120, "U-09");
        assert_eq!(first.for_preset("RTL"), 30, "U-09: presets not named keep the default");
    }
}
