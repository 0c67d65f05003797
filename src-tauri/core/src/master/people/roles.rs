//! The roles of the catalogue 1.1 and what each may do (T.1), read from `assets/roles.json`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::kernel::needs::{Need, Scope};

#[derive(Deserialize)]
struct Role {
    inherits: Option<String>,
    grants: BTreeMap<Need, Scope>,
}

fn delivered() -> &'static BTreeMap<String, Role> {
    static ROLES: OnceLock<BTreeMap<String, Role>> = OnceLock::new();
    ROLES.get_or_init(|| {
        // A test holds that the delivered file parses; an unreadable one must grant nothing.
        serde_json::from_str(include_str!("../../../../../assets/roles.json")).unwrap_or_default()
    })
}

/// All role keys, in order of name.
pub fn keys() -> Vec<&'static str> {
    delivered().keys().map(String::as_str).collect()
}

/// The rights of one role, inherited ones included; none when the role is unknown.
pub fn grants(role: &str) -> BTreeMap<Need, Scope> {
    let Some(found) = delivered().get(role) else { return BTreeMap::new() };
    let mut all = found.inherits.as_deref().map(grants).unwrap_or_default();
    widen(&mut all, &found.grants);
    all
}

/// Whether a role is `other` or inherits from it (T.1: a branch manager acts as a supervisor).
pub fn stands_for(role: &str, other: &str) -> bool {
    role == other
        || delivered().get(role).and_then(|r| r.inherits.as_deref()).is_some_and(|up| stands_for(up, other))
}

/// The widest scope of each right over several roles.
pub fn grants_of_all(roles: &[String]) -> BTreeMap<Need, Scope> {
    let mut all = BTreeMap::new();
    for role in roles {
        widen(&mut all, &grants(role));
    }
    all
}

fn widen(all: &mut BTreeMap<Need, Scope>, more: &BTreeMap<Need, Scope>) {
    for (need, scope) in more {
        let held = all.entry(*need).or_insert(*scope);
        *held = (*held).max(*scope);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::{Language, Text};

    #[test]
    fn the_delivered_roles_are_those_of_the_catalogue() {
        assert_eq!(keys().len(), 19, "every role key of 1.1");
        for key in keys() {
            assert!(!grants(key).is_empty(), "{key} may do nothing");
        }
    }

    #[test]
    fn every_role_right_and_reach_has_words_in_both_languages() {
        for language in Language::ALL {
            let text = Text::of(language);
            let mut ids = Vec::new();
            for role in keys() {
                ids.extend([format!("people-role-{role}"), format!("people-role-{role}.does")]);
                for (need, _) in grants(role) {
                    ids.push(format!("people-need-{}", need.code().replace('.', "-")));
                    ids.push(format!("people-area-{}", need.code().split('.').next().unwrap_or_default()));
                }
            }
            ids.extend(["own", "assigned", "all"].map(|scope| format!("people-scope-{scope}")));
            for id in ids {
                assert!(text.maybe(&id, &[]).is_some(), "{} lacks {id}", language.code());
            }
        }
    }

    #[test]
    fn several_roles_hold_the_widest_scope() {
        let both = grants_of_all(&["technician".into(), "service_supervisor".into()]);
        assert_eq!(both[&Need::VisitRead], Scope::All);
        assert_eq!(grants("technician")[&Need::VisitRead], Scope::Own, "T.1: a technician's own visits");
    }

    #[test]
    fn the_front_desk_may_neither_dispatch_nor_sign() {
        let desk = grants("front_desk");
        assert!(
            !desk.contains_key(&Need::DispatchAssign) && !desk.contains_key(&Need::AcceptanceSign),
            "1.1"
        );
    }
}
