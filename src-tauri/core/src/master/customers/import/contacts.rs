//! Contact persons from a table: a person is known by the customer and the name. What a row leaves empty erases
//! nothing; the one to ring is the customer's choice and stays.

use std::collections::{HashMap, HashSet};

use super::super::record::{Contact, ContactId, CustomerId, Phone};
use super::owners::owners;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::platform::exchange::{
    self, Fate, Finding, ImportInput, ImportPreview, ImportReport, PreviewInput, read_rows,
};

const KIND: &str = "contacts";

struct Line {
    row: u64,
    owner: CustomerId,
    name: String,
    post: String,
    email: String,
    phones: Vec<sheet::Phone>,
}

/// Contacts here already, with the digits of their numbers.
type Known = HashMap<(CustomerId, String), (Contact, HashSet<String>)>;

pub fn preview(core: &Core, session: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, KIND)
}

pub fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(core, session, &input, KIND)?;
    table.need_columns()?;
    let (owners, mut known) = core.read_as(session, |r| Ok((owners(r)?, known(r)?)))?;
    let mut report = ImportReport::default();
    let lines = read_rows(&table, &["customer", "phone"], &mut report, |row, told| {
        let cell = |field| table.cell(row, field).to_string();
        let owner = owners.of(&table, row)?;
        if cell("name").is_empty() {
            return Err(Finding::new(row.number, table.head("name"), "contact.name_missing"));
        }
        let phones = sheet::parse_phones(&cell("phone"));
        if phones.is_empty() && !cell("phone").is_empty() {
            told.push(Finding::new(row.number, table.head("phone"), "phone.left_out"));
        }
        Ok(Line {
            row: row.number,
            owner,
            name: cell("name"),
            post: cell("post"),
            email: cell("email"),
            phones,
        })
    });
    let mut actions = Vec::new();
    for line in lines {
        let key = (line.owner, line.name.clone());
        let fate = match known.get(&key) {
            None => Fate::New,
            Some((kept, digits))
                if merged(kept, &line) == *kept && line.phones.iter().all(|p| digits.contains(&p.digits)) =>
            {
                Fate::Skipped
            }
            Some(_) => Fate::Updated,
        };
        report.mark(line.row, fate);
        if fate != Fate::Skipped {
            // A second row about the same person is compared with the first.
            let id = known.get(&key).map_or_else(|| core.fresh_id(), |(kept, _)| kept.id);
            let now = known.entry(key).or_insert_with(|| (blank(id, &line), HashSet::new()));
            now.0 = merged(&now.0, &line);
            now.1.extend(line.phones.iter().map(|p| p.digits.clone()));
            actions.push((id, line));
        }
    }
    exchange::carry_out(
        (core, session),
        "contacts.import",
        (&input, &table),
        report,
        &actions,
        |(_, line)| line.row,
        |c, batch| batch.iter().try_for_each(|(id, line)| apply(c, *id, line)),
    )
}

fn known(r: &Reader<'_>) -> Result<Known, Fault> {
    let mut digits: HashMap<ContactId, HashSet<String>> = HashMap::new();
    for phone in r.find::<Phone>("WHERE active AND contact IS NOT NULL", [])? {
        if let Some(contact) = phone.contact {
            digits.entry(contact).or_default().insert(phone.digits);
        }
    }
    let contacts = r.find::<Contact>("WHERE active ORDER BY rid DESC", [])?.into_iter();
    Ok(contacts
        .map(|c| ((c.customer, c.name.clone()), (c.id, c)))
        .map(|(key, (id, c))| (key, (c, digits.get(&id).cloned().unwrap_or_default())))
        .collect())
}

fn blank(id: ContactId, line: &Line) -> Contact {
    Contact {
        id,
        customer: line.owner,
        name: line.name.clone(),
        post: String::new(),
        email: String::new(),
        is_main: false,
        active: true,
    }
}

fn merged(kept: &Contact, line: &Line) -> Contact {
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    Contact { post: or(&line.post, &kept.post), email: or(&line.email, &kept.email), ..kept.clone() }
}

fn apply(c: &mut Change<'_>, id: ContactId, line: &Line) -> Result<(), Fault> {
    match c.get::<Contact>(id)? {
        Some(kept) => c.save(&kept, &merged(&kept, line))?,
        None => {
            let has_main = c
                .first::<Contact>("WHERE customer = ?1 AND active AND is_main LIMIT 1", [line.owner])?
                .is_some();
            c.create(&Contact { is_main: !has_main, ..merged(&blank(id, line), line) })?;
        }
    }
    for said in &line.phones {
        let kept = c.first::<Phone>(
            "WHERE customer = ?1 AND digits = ?2 AND active ORDER BY rid LIMIT 1",
            (line.owner, &said.digits),
        )?;
        match kept {
            // A number of the customer's own now has a name to it; one of another person stays where it is.
            Some(phone) if phone.contact.is_none() => {
                c.save(&phone, &Phone { contact: Some(id), ..phone.clone() })?;
            }
            Some(phone) if phone.contact == Some(id) => {}
            _ => {
                let has_main = c
                    .first::<Phone>("WHERE customer = ?1 AND active AND is_main LIMIT 1", [line.owner])?
                    .is_some();
                let phone = Phone {
                    id: c.new_id(),
                    customer: line.owner,
                    contact: Some(id),
                    display: said.display.clone(),
                    digits: said.digits.clone(),
                    label: String::new(),
                    is_main: !has_main,
                    active: true,
                };
                c.create(&phone)?;
            }
        }
    }
    Ok(())
}
