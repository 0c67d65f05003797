//! Who is there before the stories begin: the firm's letterhead, its people, customers and their items.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::data::{SampleCustomer, SampleFirm};
use super::play::Told;
use super::story::Calendar;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::{PersonId, Session};
use crate::kernel::time::Moment;
use crate::master::people;

/// Everybody and everything the stories speak of.
pub(super) struct Cast<'a> {
    core: &'a Core,
    pub firm: &'a SampleFirm,
    pub calendar: Calendar,
    people: BTreeMap<&'a str, Session>,
    /// Ids in the order of the data.
    pub customers: Vec<Value>,
    /// Ids by serial.
    pub items: BTreeMap<&'a str, Value>,
}

impl Cast<'_> {
    /// Calls a command as that person.
    pub fn call(&self, login: &str, name: &str, input: Value) -> Result<Value, Fault> {
        let session = self.people.get(login).ok_or_else(|| Fault::bug(format!("nobody is {login}")))?;
        let answer = self.core.call_as(session, name, input)?;
        serde_json::from_str(answer.get()).map_err(Fault::bug)
    }
    /// The moment the story stands at.
    pub fn now(&self) -> Moment {
        self.core.now()
    }
    /// An id for a line the window would have made one for.
    pub fn new_id(&self) -> PersonId {
        self.core.fresh_id()
    }
    /// The id of that person.
    pub fn id(&self, login: &str) -> Value {
        self.people.get(login).map_or(Value::Null, |s| json!(s.person))
    }
}

/// Days before today on which the firm begins.
const BEGINS: i64 = -60;

/// Enters what a firm enters first.
pub(super) fn settle<'a>(
    told: &Told<'a>,
    first: &Session,
    firm: &'a SampleFirm,
    password: &str,
) -> Result<Cast<'a>, Fault> {
    let (core, calendar) = (told.core, told.calendar);
    told.at(calendar.at(BEGINS, "08:30"));
    core.call_as(
        first,
        "settings.save_company",
        json!({"name": firm.firm.name, "address": firm.firm.address, "phone": firm.firm.phone, "logo_base64": null}),
    )?;
    let mut people = BTreeMap::new();
    for person in &firm.people {
        core.call_as(
            first,
            "people.save",
            json!({"id": null, "login": person.login, "name": person.name, "phone": person.phone,
                   "roles": person.roles, "password": password, "active": true}),
        )?;
        people.insert(person.login.as_str(), session_of(core, &person.login)?);
    }
    let mut cast = Cast { core, firm, calendar, people, customers: Vec::new(), items: BTreeMap::new() };
    for (command, lines) in [("parts.save", &firm.parts), ("price_list.save", &firm.prices)] {
        for line in lines {
            cast.call("zhou", command, line.clone())?;
        }
    }
    for line in &firm.lists {
        core.call_as(first, "lists.save", line.clone())?;
    }
    for template in &firm.templates {
        cast.call("zhou", "templates.save", template.clone())?;
    }
    for customer in &firm.customers {
        let file = cast.call("chen", "customers.save", customer_input(&cast, customer))?;
        cast.customers.push(file["customer"]["id"].clone());
    }
    for item in &firm.items {
        // About: a warranty that ends some day next month serves as well as one that ends today.
        let bought = item.bought_months.map(|m| calendar.zone.day(calendar.at(-30 * m, "12:00")));
        let saved = cast.call(
            "chen",
            "equipment.save",
            json!({"customer": cast.customers[item.customer], "name": item.name, "model": item.model,
                   "serial": item.serial, "version": item.version, "contract": item.contract, "purchased_on": bought, "warranty_months": item.warranty_months,
                   "address": "", "note": "", "active": true}),
        )?;
        cast.items.insert(&item.serial, saved["id"].clone());
    }
    Ok(cast)
}

fn customer_input(cast: &Cast<'_>, c: &SampleCustomer) -> Value {
    let contacts: Vec<Value> = c
        .contacts
        .iter()
        .enumerate()
        .map(|(at, contact)| json!({"name": contact.name, "post": contact.post, "is_main": at == 0}))
        .collect();
    let mut phones = vec![json!({"number": c.phone, "label": "", "is_main": true})];
    phones.extend(c.phone2.iter().map(|number| json!({"number": number, "label": "值班室"})));
    let opened = cast.calendar.zone.day(cast.calendar.at(c.opened, "12:00"));
    json!({"name": c.name, "kind": c.kind, "grade": c.grade, "region": c.region, "note": c.note, "active": true,
           "owner": c.owner.as_ref().map(|login| cast.id(login)), "birthday": c.birthday, "opened_on": opened,
           "contacts": contacts, "phones": phones, "sites": [{"name": "", "address": c.address, "zone": "", "note": "",
           "is_main": true}]})
}

fn session_of(core: &Core, login: &str) -> Result<Session, Fault> {
    let found = core.opened()?.vault.read(|conn| people::session(conn, login))?;
    found.ok_or_else(|| Fault::bug(format!("{login} was not saved")))
}
