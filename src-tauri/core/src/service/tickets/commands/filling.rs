//! Filling a request from the files of a known customer, and seeing that nothing is missing.

use std::collections::BTreeMap;

use super::super::intake::{self, Filled};
use super::super::rules;
use super::create::NewTicket;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::time::Moment;
use crate::master::customers::{self, Customer, Site};
use crate::master::equipment::Equipment;
use crate::master::{people, settings};

/// The item named, or the customer's own with the serial that was typed; its model and serial taken over where
/// the form is empty.
pub(super) fn item_of(c: &Change<'_>, new: &mut NewTicket) -> Result<Option<Equipment>, Fault> {
    let item = match new.equipment {
        Some(id) => c.need::<Equipment>(id)?,
        None => match by_serial(c, new)? {
            Some(item) => item,
            None => return Ok(None),
        },
    };
    if new.customer != Some(item.customer) {
        return Err(Fault::invalid("ticket.item_of_another").field("equipment", "not_theirs"));
    }
    if !rules::is_text(&new.model) {
        new.model = if rules::is_text(&item.model) { item.model.clone() } else { item.name.clone() };
    }
    if !rules::is_text(&new.serial) || new.serial.trim().eq_ignore_ascii_case(&item.serial) {
        new.serial = item.serial.clone();
    }
    new.site = new.site.or(item.site);
    if !rules::is_text(&new.address) && new.site.is_none() {
        new.address = item.address.clone();
    }
    Ok(Some(item))
}

/// The one item of the customer with that serial; none where there are several.
fn by_serial(c: &Change<'_>, new: &mut NewTicket) -> Result<Option<Equipment>, Fault> {
    let (Some(customer), serial) = (new.customer, new.serial.trim()) else { return Ok(None) };
    if serial.is_empty() {
        return Ok(None);
    }
    // Serials are kept in capitals or as written; few type them so.
    let mut found = c.find::<Equipment>(
        "WHERE customer = ?1 AND active AND serial IN (?2, ?3) LIMIT 2",
        (customer, serial, serial.to_uppercase()),
    )?;
    let item = if found.len() == 1 { found.pop() } else { None };
    new.equipment = item.as_ref().map(|item| item.id);
    Ok(item)
}

/// What the file of a known customer says, where the form is empty.
pub(super) fn fill_in(c: &Change<'_>, new: &mut NewTicket, known: Option<&Customer>) -> Result<(), Fault> {
    let Some(known) = known else { return Ok(()) };
    if !rules::is_text(&new.contact_phone)
        && let Some(phone) = customers::phones_of(c, known.id)?.into_iter().next()
    {
        new.contact_phone = phone.display;
    }
    let sites = customers::sites_of(c, known.id)?;
    let chosen: Option<&Site> = match new.site {
        Some(id) => {
            let own = sites.iter().find(|s| s.id == id);
            Some(own.ok_or_else(|| Fault::invalid("ticket.site_of_another").field("site", "not_theirs"))?)
        }
        None if rules::is_text(&new.address) => None,
        None => sites.first(),
    };
    if let Some(site) = chosen {
        new.site = Some(site.id);
        if !rules::is_text(&new.address) {
            new.address = site.address.clone();
        }
    }
    Ok(())
}

/// Every mandatory field that is missing, and the reason of a back-dated receipt, in one refusal.
pub(super) fn complete(
    c: &Change<'_>,
    new: &NewTicket,
    is_known: bool,
    item: Option<&Equipment>,
    received_at: Moment,
) -> Result<(), Fault> {
    let mut present = vec!["received_at", "taken_by"];
    let mut have = |field, has: bool| {
        if has {
            present.push(field);
        }
    };
    have("customer_name", is_known);
    have("channel", new.channel.is_some());
    have("service_type", new.service_type.is_some());
    have("site", new.site.is_some() || rules::is_text(&new.address));
    have("purchased_on", item.is_some_and(|e| e.purchased_on.is_some()));
    let filled = Filled {
        values: BTreeMap::from([
            ("customer_name", new.customer_name.as_str()),
            ("contact_name", &new.contact_name),
            ("contact_phone", &new.contact_phone),
            ("address", &new.address),
            ("model", &new.model),
            ("serial", &new.serial),
            ("description", &new.description),
        ]),
        details: &new.details,
        present: &present,
    };
    let preset = people::company(c)?.preset;
    let wanted = intake::mandatory().fields(&preset, new.service_type);
    let mut missing = intake::missing(&wanted, &filled);
    let limit = settings::minutes(c, "intake.backdate_reason_after")?;
    if intake::is_backdated(received_at, c.now(), limit) && !rules::is_text(&new.backdate_reason) {
        missing.push("backdate_reason");
    }
    Fault::unless_complete(&missing)?;
    if !is_known && sheet::parse_phone(&new.contact_phone).is_none() {
        return Err(Fault::invalid("phone.invalid").field("contact_phone", "phone"));
    }
    Ok(())
}
