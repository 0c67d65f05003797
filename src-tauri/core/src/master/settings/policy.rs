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
    /// Where it stands on the settings page, e.g. `intake`.
    pub group: String,
    pub kind: PolicyKind,
    /// `min`, `d`, `MB` …; none where the kind says all.
    pub unit: Option<String>,
    /// The codes a text or list may hold; empty where any will do.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Nothing asks for it yet: its module is still to come. A test compares this with the sources.
    #[serde(default)]
    pub waits: bool,
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
            PolicyKind::Text => value.as_str().is_some_and(|s| self.is_choice(s)),
            PolicyKind::List => value.as_array().is_some_and(|l| {
                !l.is_empty() && l.iter().all(|v| v.as_str().is_some_and(|s| self.is_choice(s)))
            }),
        }
    }
    fn is_choice(&self, code: &str) -> bool {
        !code.trim().is_empty() && (self.choices.is_empty() || self.choices.iter().any(|c| c == code))
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
    use crate::platform::text::{Language, Text};

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
    fn a_code_nobody_knows_is_no_value() {
        let methods = find("acceptance.methods").unwrap();
        assert!(methods.accepts(&serde_json::json!(["handwriting"])), "one of the delivered ways");
        assert!(!methods.accepts(&serde_json::json!(["thumbprint"])), "nothing could act on it");
        assert!(!methods.accepts(&serde_json::json!([])), "then nobody could sign");
    }

    #[test]
    fn every_policy_its_group_unit_and_choices_have_words_in_both_languages() {
        for language in Language::ALL {
            let text = Text::of(language);
            for policy in delivered() {
                let name = format!("settings-policy-{}", policy.key.replace('.', "-"));
                let mut ids = vec![format!("{name}.help"), format!("settings-group-{}", policy.group), name];
                ids.extend(policy.unit.iter().map(|unit| format!("settings-unit-{unit}")));
                ids.extend(policy.choices.iter().map(|code| format!("settings-choice-{code}")));
                for id in ids {
                    assert!(text.maybe(&id, &[]).is_some(), "{} lacks {id}", language.code());
                }
            }
        }
    }

    /// A figure that changes nothing must say so on the settings page.
    #[test]
    fn a_policy_nothing_asks_for_waits() {
        let mut sources = String::new();
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else if entry.extension().is_some_and(|e| e == "rs") {
                    let text = std::fs::read_to_string(&entry).unwrap();
                    // What tests ask for is not asked for by the program.
                    sources.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
                }
            }
        }
        for policy in delivered() {
            let asked = sources.contains(&format!("\"{}\"", policy.key));
            assert!(
                asked || policy.waits,
                "{} of {} changes nothing and does not say so",
                policy.key,
                policy.row
            );
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
