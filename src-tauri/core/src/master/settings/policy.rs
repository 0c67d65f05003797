//! The delivered policies, read from `assets/presets/policies.json`. Pure.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::record::PolicyValue;
use crate::kernel::session::BranchId;
use crate::master::calendars;

crate::choice! {
    /// Where the value in force comes from.
    pub enum Origin {
        Default = "default",
        Preset = "preset",
        Company = "company",
        Branch = "branch",
    }
}

crate::choice! {
    /// What a value may be.
    pub enum PolicyKind {
        Flag = "flag",
        /// Calendar minutes.
        Duration = "duration",
        Number = "number",
        Text = "text",
        List = "list",
        /// Seven lines of working hours, Monday first (U-02).
        Hours = "hours",
        /// Days off and make-up days (U-03).
        Days = "days",
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
            PolicyKind::Hours | PolicyKind::Days => self.unreadable(value).is_none(),
        }
    }
    /// Of a calendar's value the piece that does not read; empty where the whole is wrong, none where all is well.
    pub fn unreadable(&self, value: &Value) -> Option<String> {
        let bad = match self.kind {
            PolicyKind::Hours => calendars::week(value).err(),
            PolicyKind::Days => calendars::days(value).err(),
            _ => None,
        };
        bad.map(|b| b.0)
    }
    fn is_choice(&self, code: &str) -> bool {
        !code.trim().is_empty() && (self.choices.is_empty() || self.choices.iter().any(|c| c == code))
    }
}

/// A value in force, where it comes from, and the branch or firm record it stands in.
pub struct InForce<'a> {
    pub value: &'a Value,
    pub origin: Origin,
}

/// The lookup: the branch's own value, the firm's, the preset's, the default (group U). `set` may hold values of other
/// policies and branches; one taken back holds none and counts for nothing.
pub fn in_force<'a>(
    policy: &'a PolicyInfo,
    set: &'a [PolicyValue],
    branch: Option<BranchId>,
    preset: &str,
) -> InForce<'a> {
    let at = |place: &str| {
        let kept = set.iter().find(|v| v.key == policy.key && v.branch == place);
        kept.and_then(|v| v.value.as_ref()).map(|v| &v.0)
    };
    let own = branch.and_then(|b| at(&b.to_string()));
    match (own, at(""), policy.presets.get(preset)) {
        (Some(value), _, _) => InForce { value, origin: Origin::Branch },
        (None, Some(value), _) => InForce { value, origin: Origin::Company },
        (None, None, Some(value)) => InForce { value, origin: Origin::Preset },
        (None, None, None) => InForce { value: &policy.default, origin: Origin::Default },
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
    fn the_branch_wins_over_the_firm_the_firm_over_the_preset_the_preset_over_the_default() {
        use serde_json::json;
        let policy = find("response.first").unwrap();
        let (here, there) = (BranchId([1; 16]), BranchId([2; 16]));
        let set = |branch: Option<BranchId>, value: Option<i64>| PolicyValue {
            id: super::super::PolicyValueId([9; 16]),
            key: "response.first".into(),
            branch: branch.map(|b| b.to_string()).unwrap_or_default(),
            value: value.map(|v| crate::kernel::record::Json(json!(v))),
            reason: "试".into(),
            valid_from: crate::kernel::time::Moment(0),
            changed_by: crate::kernel::session::PersonId([3; 16]),
        };
        let firm = || set(None, Some(45));
        for (what, kept, branch, preset, value, origin) in [
            ("nothing set", vec![], Some(here), "GEN", 30, Origin::Default),
            ("the preset differs", vec![], Some(here), "BUS", 120, Origin::Preset),
            ("the firm's", vec![firm()], None, "BUS", 45, Origin::Company),
            ("a branch without its own", vec![firm()], Some(here), "BUS", 45, Origin::Company),
            ("the branch's", vec![firm(), set(Some(here), Some(20))], Some(here), "BUS", 20, Origin::Branch),
            (
                "another branch's",
                vec![firm(), set(Some(there), Some(20))],
                Some(here),
                "GEN",
                45,
                Origin::Company,
            ),
            ("the head office", vec![set(Some(here), Some(20))], None, "GEN", 30, Origin::Default),
            ("taken back", vec![firm(), set(Some(here), None)], Some(here), "GEN", 45, Origin::Company),
            (
                "both taken back",
                vec![set(None, None), set(Some(here), None)],
                Some(here),
                "BUS",
                120,
                Origin::Preset,
            ),
        ] {
            let found = in_force(policy, &kept, branch, preset);
            assert_eq!((found.value, found.origin), (&json!(value), origin), "{what}");
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
