//! Who may see how much of a customer, and what stands in place of the rest. Pure.

use super::record::{Customer, CustomerGrade, CustomerId};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::session::{PersonId, Session};

crate::choice! {
    /// How much of a customer's file a person sees.
    pub enum CustomerAccess {
        /// All of it.
        Full = "full",
        /// Of a VIP: that he is one, and who is responsible (N-06).
        Flag = "flag",
        /// The name; telephone and address masked (T-07).
        Name = "name",
    }
}

/// What decides how much of a customer is seen; a list reads no more of it than this and the name.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    pub id: CustomerId,
    pub grade: CustomerGrade,
    /// The one responsible person.
    pub owner: Option<PersonId>,
}

impl From<&Customer> for Standing {
    fn from(customer: &Customer) -> Standing {
        Standing { id: customer.id, grade: customer.grade, owner: customer.owner }
    }
}

/// How much of `customer` the person sees (N-06, T-07, T.1). `assigned` tells whether the person has a job with this
/// customer. The responsible person always sees his own customers.
pub fn access(customer: Standing, who: &Session, assigned: bool) -> CustomerAccess {
    let is_mine = customer.owner == Some(who.person);
    let reaches = |scope: Option<Scope>| match scope {
        Some(Scope::All) => true,
        Some(Scope::Assigned) => assigned || is_mine,
        // T.1 "R own", "owner only": a job alone does not open the file.
        Some(Scope::Own) => is_mine,
        None => false,
    };
    if customer.grade == CustomerGrade::Vip {
        return match reaches(who.scope(Need::VipRead)) {
            true => CustomerAccess::Full,
            false if who.may(Need::VipFlag) => CustomerAccess::Flag,
            false => CustomerAccess::Name,
        };
    }
    match reaches(who.scope(Need::CustomerRead)) {
        true => CustomerAccess::Full,
        false => CustomerAccess::Name,
    }
}

/// Whether the person may make a customer a VIP or take the grade away: those who see the flag, and those who read
/// VIP files (N-06).
pub fn may_flag_vip(who: &Session) -> bool {
    who.may(Need::VipFlag) || who.may(Need::VipRead)
}

/// `138****8000`: enough to recognise a number one knows, too little to ring one does not (T-07).
pub fn mask_phone(display: &str) -> String {
    let digits: Vec<char> = display.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < 8 {
        return "****".into();
    }
    let (head, tail) = (&digits[..3], &digits[digits.len() - 4..]);
    format!("{}****{}", head.iter().collect::<String>(), tail.iter().collect::<String>())
}

/// The town and district of an address, for planning a tour; the rest is masked (T-07).
pub fn mask_address(address: &str) -> String {
    if address.trim().is_empty() {
        return String::new();
    }
    let end = address
        .char_indices()
        .take(12)
        .filter(|(_, c)| matches!(c, '市' | '区' | '县' | '旗'))
        .map(|(at, c)| at + c.len_utf8())
        .last()
        .unwrap_or(0);
    format!("{}****", &address[..end])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::kernel::ids::Id;
    use crate::kernel::session::PersonId;
    use crate::master::customers::{CustomerId, CustomerKind};
    use crate::master::people::roles;

    const ME: PersonId = PersonId([1; 16]);

    fn holding(roles: &[&str]) -> Session {
        let roles: Vec<String> = roles.iter().map(|r| (*r).to_string()).collect();
        let grants: BTreeMap<_, _> = roles::grants_of_all(&roles);
        Session { person: ME, login: "me".into(), name: "我".into(), roles, grants }
    }

    fn customer(grade: CustomerGrade, owner: Option<PersonId>) -> Customer {
        Customer {
            id: CustomerId::from_bytes([9; 16]),
            number: "C26-B-00001".into(),
            name: "张三".into(),
            kind: CustomerKind::Person.into(),
            grade,
            region: String::new(),
            owner,
            birthday: None,
            opened_on: None,
            source_number: None,
            source_digest: None,
            note: String::new(),
            active: true,
        }
    }

    #[test]
    fn who_sees_how_much_of_which_customer() {
        use CustomerAccess::*;
        use CustomerGrade::*;
        let other = PersonId([2; 16]);
        // role, grade, owner is me, assigned, expected, row of the catalogue
        let table = [
            ("front_desk", Ordinary, false, false, Full, "T.1 CRU"),
            ("front_desk", Key, false, false, Full, "N-04: key is a class, no restricted archive"),
            ("front_desk", Vip, false, false, Flag, "N-06: front desk sees only flag and owner"),
            ("callback_agent", Vip, false, false, Name, "N-06: another agent"),
            ("callback_agent", Vip, true, false, Full, "N-06: the owner"),
            ("sales", Vip, false, true, Name, "T.1: owner only, a job does not open it"),
            ("cs_manager", Vip, false, false, Full, "N-06"),
            ("executive", Vip, false, false, Full, "N-06"),
            ("quality_auditor", Vip, false, false, Full, "N-06: auditors"),
            ("finance", Vip, false, false, Name, "T.1 –"),
            ("technician", Ordinary, false, false, Name, "T-07: not assigned"),
            ("technician", Ordinary, false, true, Full, "T-07: assigned"),
            ("technician", Vip, false, true, Full, "N-06: assigned to a job"),
            ("technician", Vip, false, false, Name, "N-06"),
            ("designer", Ordinary, true, false, Full, "T.1 R own"),
            ("designer", Ordinary, false, false, Name, "T.1 R own"),
        ];
        for (role, grade, mine, assigned, expected, why) in table {
            let owner = if mine { ME } else { other };
            let found = access((&customer(grade, Some(owner))).into(), &holding(&[role]), assigned);
            assert_eq!(found, expected, "{role} and {grade}: {why}");
        }
    }

    #[test]
    fn a_masked_number_cannot_be_rung() {
        assert_eq!(mask_phone("138 0013 8000"), "138****8000");
        assert_eq!(mask_phone("95598"), "****", "a short number would be whole with four digits shown");
    }

    #[test]
    fn a_masked_address_keeps_town_and_district_only() {
        assert_eq!(mask_address("苏州市工业园区环城南路268号紫荆公寓30栋"), "苏州市工业园区****");
        assert_eq!(mask_address("紫荆公寓30栋2单元"), "****", "nothing that leads to the door");
        assert_eq!(mask_address(""), "", "nothing known stays visible as nothing known");
    }
}
