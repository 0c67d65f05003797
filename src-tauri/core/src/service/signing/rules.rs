//! The rules of signing, pure.

use super::record::Relation;
use crate::kernel::fault::Fault;
use crate::master::customers::CustomerKind;

pub use crate::service::acceptance::rules::{check_ink, check_may_sign};

/// Whether one who stands so to the customer signs in the customer's own right. A firm has no hand of its own: its
/// employees sign for it, while a person's employee, family or neighbour signs in that person's stead (F-07).
pub fn signs_in_own_right(customer: CustomerKind, relation: Relation) -> bool {
    match relation {
        Relation::Myself => true,
        Relation::Employee => customer != CustomerKind::Person,
        Relation::Family | Relation::Other => false,
    }
}

/// Who signs: a name always, a phone to be reached at, and for who signs in another's stead why (F-04, F-07).
pub fn check_signer(
    customer: CustomerKind,
    name: &str,
    phone: &str,
    relation: Relation,
    proxy_reason: &str,
) -> Result<(), Fault> {
    let mut missing = Vec::new();
    if name.trim().is_empty() {
        missing.push("signer_name");
    }
    if phone.trim().is_empty() {
        missing.push("signer_phone");
    }
    if !signs_in_own_right(customer, relation) && proxy_reason.trim().is_empty() {
        missing.push("proxy_reason");
    }
    Fault::unless_complete(&missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_signs_for_another_says_why() {
        use CustomerKind::{Agent, Organisation, Partner, Person};
        for (customer, relation, says_why) in [
            (Person, Relation::Myself, false),
            (Person, Relation::Employee, true),
            (Person, Relation::Family, true),
            (Person, Relation::Other, true),
            (Organisation, Relation::Myself, false),
            (Organisation, Relation::Employee, false),
            (Organisation, Relation::Family, true),
            (Organisation, Relation::Other, true),
            (Partner, Relation::Employee, false),
            (Agent, Relation::Employee, false),
        ] {
            let bare = check_signer(customer, "王芳", "138", relation, " ");
            let named = bare.as_ref().err().map(|f| f.fields[0].field.as_str());
            assert_eq!(named, says_why.then_some("proxy_reason"), "F-07: {relation} of {customer}");
            assert!(check_signer(customer, "王芳", "138", relation, "户主出差").is_ok(), "F-07: {relation}");
        }
    }
}
