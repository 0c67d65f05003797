//! Who is asking.

use std::collections::BTreeMap;

use super::needs::{Need, Scope};

crate::ids! {
    /// A person of the firm.
    PersonId,
    /// A branch of the firm.
    BranchId,
    /// A computer the program runs on.
    DeviceId,
}

/// A signed-in person with the rights of all roles held.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The person.
    pub person: PersonId,
    /// Login name.
    pub login: String,
    /// Name shown and printed.
    pub name: String,
    /// Role keys of the catalogue 1.1.
    pub roles: Vec<String>,
    /// The widest scope of each right over all roles held.
    pub grants: BTreeMap<Need, Scope>,
}

impl Session {
    /// How far the right reaches for this person; none when not held.
    pub fn scope(&self, need: Need) -> Option<Scope> {
        match need {
            Need::Nobody | Need::Anyone => Some(Scope::All),
            _ => self.grants.get(&need).copied(),
        }
    }
    /// Whether the right is held at all.
    pub fn may(&self, need: Need) -> bool {
        self.scope(need).is_some()
    }
    /// Whether the person holds the role.
    pub fn is(&self, role: &str) -> bool {
        self.roles.iter().any(|r| r == role)
    }
}
