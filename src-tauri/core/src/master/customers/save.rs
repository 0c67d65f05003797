//! Opening and editing a customer's file in one call: the customer with all contacts, numbers and sites.

use std::collections::HashSet;

use super::input::{ContactInput, CustomerInput, PhoneInput, SiteInput};
use super::record::{Contact, ContactId, Customer, CustomerGrade, CustomerId, Phone, Site};
use super::rules::may_flag_vip;
use super::scope::need_full;
use super::views::{CustomerFile, contacts_of, file, phones_of, sites_of};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::master::people::Person;
use crate::platform::lists::{self, ListName};

pub(super) fn command(c: &mut Change<'_>, input: CustomerInput) -> Result<CustomerFile, Fault> {
    let before: Option<Customer> = input.id.map(|id| c.need(id)).transpose()?;
    lists::need_offered(
        c,
        ListName::CustomerKind,
        "kind",
        &input.kind.code(),
        before.map(|b| b.kind.code()).as_deref(),
    )?;
    let customer = save(c, input)?;
    file(c, customer.id)
}

/// Opens or edits the file; answers the customer as saved.
pub fn save(c: &mut Change<'_>, input: CustomerInput) -> Result<Customer, Fault> {
    check(&input)?;
    let before: Option<Customer> = input.id.map(|id| c.need(id)).transpose()?;
    if let Some(before) = &before {
        need_full(c, before)?;
    }
    let was_vip = before.as_ref().is_some_and(|b| b.grade == CustomerGrade::Vip);
    if (input.grade == CustomerGrade::Vip) != was_vip && !may_flag_vip(c.who()) {
        return Err(Fault::new(FaultKind::Denied, "vip.flag_needed").field("grade", "not_allowed"));
    }
    if let Some(owner) = input.owner
        && c.get::<Person>(owner)?.is_none()
    {
        return Err(Fault::invalid("customer.owner_unknown").field("owner", "unknown"));
    }
    let source_number = input.source_number.as_deref().map(str::trim).filter(|s| !s.is_empty());
    taken(c, source_number, input.id)?;
    let after = Customer {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        number: match &before {
            Some(before) => before.number.clone(),
            None => c.next_number("C")?,
        },
        name: input.name.trim().into(),
        kind: input.kind,
        grade: input.grade,
        region: lists::region_code(c, &input.region)?,
        owner: input.owner,
        birthday: input.birthday,
        opened_on: match &before {
            Some(before) => input.opened_on.or(before.opened_on),
            None => Some(input.opened_on.unwrap_or_else(|| c.today())),
        },
        source_number: source_number.map(Into::into),
        source_digest: before.as_ref().and_then(|b| b.source_digest.clone()),
        note: input.note.trim().into(),
        active: input.active,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    let contacts = contacts(c, after.id, input.contacts)?;
    phones(c, after.id, input.phones, &contacts)?;
    sites(c, after.id, input.sites)?;
    Ok(after)
}

/// Names every field that is missing or wrong at once, not one by one.
fn check(input: &CustomerInput) -> Result<(), Fault> {
    let mut missing: Vec<String> = Vec::new();
    if input.name.trim().is_empty() {
        missing.push("name".into());
    }
    for (at, contact) in input.contacts.iter().flatten().enumerate() {
        if contact.name.trim().is_empty() {
            missing.push(format!("contacts.{at}.name"));
        }
    }
    for (at, site) in input.sites.iter().flatten().enumerate() {
        if site.address.trim().is_empty() {
            missing.push(format!("sites.{at}.address"));
        }
    }
    Fault::unless_complete(&missing.iter().map(String::as_str).collect::<Vec<_>>())?;
    let mut seen = HashSet::new();
    let mut fault = Fault::invalid("phone.invalid");
    for (at, phone) in input.phones.iter().flatten().enumerate() {
        match sheet::parse_phone(&phone.number) {
            None => fault = fault.field(&format!("phones.{at}.number"), "phone"),
            Some(found) if !seen.insert(found.digits.clone()) => {
                fault = fault.field(&format!("phones.{at}.number"), "twice");
            }
            Some(_) => {}
        }
    }
    if fault.fields.is_empty() { Ok(()) } else { Err(fault) }
}

/// A former number names one customer: the next import would not know whom to update (V-16).
fn taken(c: &Change<'_>, source_number: Option<&str>, me: Option<CustomerId>) -> Result<(), Fault> {
    let Some(source_number) = source_number else { return Ok(()) };
    let other = c.first::<Customer>("WHERE source_number = ?1 ORDER BY rid LIMIT 1", [source_number])?;
    match other {
        Some(other) if Some(other.id) != me => Err(Fault::refused("customer.source_number_taken")
            .arg("number", other.number)
            .field("source_number", "taken")),
        _ => Ok(()),
    }
}

/// The one line that is main: the first marked, else the first.
fn main_of(marks: impl Iterator<Item = bool>) -> usize {
    marks.into_iter().position(|m| m).unwrap_or(0)
}

fn contacts(
    c: &mut Change<'_>,
    customer: CustomerId,
    lines: Option<Vec<ContactInput>>,
) -> Result<Vec<ContactId>, Fault> {
    let kept = contacts_of(c, customer)?;
    let Some(lines) = lines else { return Ok(kept.iter().map(|k| k.id).collect()) };
    let main = main_of(lines.iter().map(|l| l.is_main));
    let mut ids = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let before = own_line(&kept, line.id, |k: &Contact| k.id, "contacts", at)?;
        let after = Contact {
            id: before.map_or_else(|| c.new_id(), |b| b.id),
            customer,
            name: line.name.trim().into(),
            post: line.post.trim().into(),
            email: line.email.trim().into(),
            is_main: at == main,
            active: true,
        };
        ids.push(after.id);
        match before {
            Some(before) => c.save(before, &after)?,
            None => c.create(&after)?,
        }
    }
    for gone in kept.iter().filter(|k| !ids.contains(&k.id)) {
        c.save(gone, &Contact { active: false, is_main: false, ..gone.clone() })?;
    }
    Ok(ids)
}

fn phones(
    c: &mut Change<'_>,
    customer: CustomerId,
    lines: Option<Vec<PhoneInput>>,
    contacts: &[ContactId],
) -> Result<(), Fault> {
    let Some(lines) = lines else { return Ok(()) };
    let kept = phones_of(c, customer)?;
    let main = main_of(lines.iter().map(|l| l.is_main));
    let mut ids = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let Some(parsed) = sheet::parse_phone(&line.number) else { continue };
        let contact = match line.contact {
            None => None,
            Some(place) => Some(*contacts.get(place as usize).ok_or_else(|| {
                Fault::invalid("input.unknown_line").field(&format!("phones.{at}.contact"), "unknown")
            })?),
        };
        let before = own_line(&kept, line.id, |k: &Phone| k.id, "phones", at)?;
        let after = Phone {
            id: before.map_or_else(|| c.new_id(), |b| b.id),
            customer,
            contact,
            display: parsed.display,
            digits: parsed.digits,
            label: line.label.trim().into(),
            is_main: at == main,
            active: true,
        };
        ids.push(after.id);
        match before {
            Some(before) => c.save(before, &after)?,
            None => c.create(&after)?,
        }
    }
    for gone in kept.iter().filter(|k| !ids.contains(&k.id)) {
        c.save(gone, &Phone { active: false, is_main: false, ..gone.clone() })?;
    }
    Ok(())
}

fn sites(c: &mut Change<'_>, customer: CustomerId, lines: Option<Vec<SiteInput>>) -> Result<(), Fault> {
    let Some(lines) = lines else { return Ok(()) };
    let kept = sites_of(c, customer)?;
    let main = main_of(lines.iter().map(|l| l.is_main));
    let mut ids = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let before = own_line(&kept, line.id, |k: &Site| k.id, "sites", at)?;
        let after = Site {
            id: before.map_or_else(|| c.new_id(), |b| b.id),
            customer,
            name: line.name.trim().into(),
            address: line.address.trim().into(),
            zone: line.zone.trim().into(),
            note: line.note.trim().into(),
            is_main: at == main,
            active: true,
        };
        ids.push(after.id);
        match before {
            Some(before) => c.save(before, &after)?,
            None => c.create(&after)?,
        }
    }
    for gone in kept.iter().filter(|k| !ids.contains(&k.id)) {
        c.save(gone, &Site { active: false, is_main: false, ..gone.clone() })?;
    }
    Ok(())
}

/// The line of this customer's file with that id; an id that is not on the file is refused, never another's line.
fn own_line<'k, R, K: PartialEq>(
    kept: &'k [R],
    id: Option<K>,
    id_of: impl Fn(&R) -> K,
    list: &str,
    at: usize,
) -> Result<Option<&'k R>, Fault> {
    let Some(id) = id else { return Ok(None) };
    kept.iter()
        .find(|k| id_of(k) == id)
        .map(Some)
        .ok_or_else(|| Fault::invalid("input.unknown_line").field(&format!("{list}.{at}.id"), "unknown"))
}
