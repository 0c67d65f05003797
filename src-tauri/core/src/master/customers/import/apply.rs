//! Writing what was planned: one call a batch, one transaction, every record journaled.

use super::super::record::{Contact, ContactId, Customer, CustomerGrade, CustomerId, Phone, Site};
use super::super::views::{contacts_of, phones_of, sites_of};
use super::line::{Line, kind_by_name};
use super::plan::Action;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;

pub fn apply(c: &mut Change<'_>, actions: &[Action]) -> Result<(), Fault> {
    for action in actions {
        match action {
            Action::Open(line) => open(c, line)?,
            Action::Update(id, line) => update(c, *id, line)?,
        }
    }
    Ok(())
}

fn open(c: &mut Change<'_>, line: &Line) -> Result<(), Fault> {
    let customer = Customer {
        id: c.new_id(),
        number: c.next_number("C")?,
        name: line.name.clone(),
        kind: line.kind.unwrap_or_else(|| kind_by_name(&line.name).into()),
        grade: line.grade.unwrap_or(CustomerGrade::Ordinary),
        region: line.region.clone(),
        owner: None,
        birthday: line.birthday,
        opened_on: line.opened_on,
        source_number: line.number.clone(),
        source_digest: Some(line.digest.clone()),
        note: line.note.clone(),
        active: true,
    };
    c.create(&customer)?;
    lines(c, customer.id, line)
}

fn update(c: &mut Change<'_>, id: CustomerId, line: &Line) -> Result<(), Fault> {
    let before: Customer = c.need(id)?;
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    let after = Customer {
        name: line.name.clone(),
        kind: line.kind.unwrap_or(before.kind),
        grade: line.grade.unwrap_or(before.grade),
        region: or(&line.region, &before.region),
        birthday: line.birthday.or(before.birthday),
        opened_on: line.opened_on.or(before.opened_on),
        // A list exported here says our own number, which is not a former one.
        source_number: line
            .number
            .clone()
            .filter(|number| *number != before.number)
            .or_else(|| before.source_number.clone()),
        source_digest: Some(line.digest.clone()),
        note: or(&line.note, &before.note),
        ..before.clone()
    };
    c.save(&before, &after)?;
    lines(c, id, line)
}

/// Contact, numbers and address of the line, where the file does not have them yet. Nothing is taken off the file: the
/// table may know less than the people here.
fn lines(c: &mut Change<'_>, customer: CustomerId, line: &Line) -> Result<(), Fault> {
    let contact = contact(c, customer, line)?;
    phones(c, customer, line, contact)?;
    site(c, customer, line)
}

fn contact(c: &mut Change<'_>, customer: CustomerId, line: &Line) -> Result<Option<ContactId>, Fault> {
    if line.contact.is_empty() {
        return Ok(None);
    }
    let kept = contacts_of(c, customer)?;
    if let Some(found) = kept.iter().find(|k| k.name == line.contact) {
        return Ok(Some(found.id));
    }
    for other in kept.iter().filter(|k| k.is_main) {
        c.save(other, &Contact { is_main: false, ..other.clone() })?;
    }
    let contact = Contact {
        id: c.new_id(),
        customer,
        name: line.contact.clone(),
        post: String::new(),
        email: line.email.clone(),
        is_main: true,
        active: true,
    };
    c.create(&contact)?;
    Ok(Some(contact.id))
}

fn phones(
    c: &mut Change<'_>,
    customer: CustomerId,
    line: &Line,
    contact: Option<ContactId>,
) -> Result<(), Fault> {
    let kept = phones_of(c, customer)?;
    for (at, said) in line.phones.iter().enumerate() {
        // The first number of the row is the one to ring now.
        let is_main = at == 0;
        let found = kept.iter().find(|k| k.digits == said.phone.digits);
        if is_main && found.is_none_or(|f| !f.is_main) {
            for other in kept.iter().filter(|k| k.is_main) {
                c.save(other, &Phone { is_main: false, ..other.clone() })?;
            }
        }
        match found {
            Some(found) if is_main => c.save(found, &Phone { is_main, ..found.clone() })?,
            Some(_) => {}
            None => {
                let phone = Phone {
                    id: c.new_id(),
                    customer,
                    contact: contact.filter(|_| said.is_contacts),
                    display: said.phone.display.clone(),
                    digits: said.phone.digits.clone(),
                    label: String::new(),
                    is_main,
                    active: true,
                };
                c.create(&phone)?;
            }
        }
    }
    Ok(())
}

fn site(c: &mut Change<'_>, customer: CustomerId, line: &Line) -> Result<(), Fault> {
    if line.address.is_empty() {
        return Ok(());
    }
    let kept = sites_of(c, customer)?;
    if kept.iter().any(|k| k.address == line.address) {
        return Ok(());
    }
    match kept.first() {
        Some(main) => c.save(main, &Site { address: line.address.clone(), ..main.clone() }),
        None => {
            let site = Site {
                id: c.new_id(),
                customer,
                name: String::new(),
                address: line.address.clone(),
                zone: String::new(),
                note: String::new(),
                is_main: true,
                active: true,
            };
            c.create(&site)
        }
    }
}
