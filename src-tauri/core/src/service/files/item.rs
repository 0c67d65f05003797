//! An item's one history, whoever owned it (N-03): jobs under A and B in one line, the former owner's data masked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::customers::{self, Customer, CustomerAccess, CustomerId, mask_phone};
use crate::master::equipment::{Equipment, EquipmentId};
use crate::service::tickets::{self, TicketId, TicketRow};

/// Jobs shown.
const MOST: usize = 200;

/// Which item.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemAsked {
    pub id: EquipmentId,
}

/// An item's history.
#[derive(Serialize, TS)]
pub struct ItemHistory {
    /// From the first owner on.
    pub owners: Vec<ItemOwner>,
    /// Newest first.
    pub jobs: Vec<TicketRow>,
}

/// Who owned the item.
#[derive(Serialize, TS)]
pub struct ItemOwner {
    pub customer: CustomerId,
    pub number: String,
    /// A former owner's is masked: `张**`.
    pub name: String,
    pub since: Moment,
    pub until: Option<Moment>,
}

/// The first character, and that there is more.
fn mask_name(name: &str) -> String {
    match name.chars().next() {
        Some(first) => format!("{first}**"),
        None => String::new(),
    }
}

pub(super) fn history(r: &Reader<'_>, asked: ItemAsked) -> Result<ItemHistory, Fault> {
    let item = r.need::<Equipment>(asked.id)?;
    let present = r.need::<Customer>(item.customer)?;
    let is_open = customers::access_to(r, &present)? == CustomerAccess::Full;
    let mut statement = r.conn().prepare_cached(
        "SELECT payload ->> '$.customer[1]', entered_at FROM journal
         WHERE record = ?1 AND record_kind = 'equipment' AND payload ->> '$.customer[1]' IS NOT NULL ORDER BY seq",
    )?;
    let moves: Vec<(String, Moment)> =
        statement.query_map([asked.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut owners: Vec<ItemOwner> = Vec::new();
    for (id, since) in moves {
        // Two files made one are one owner, before and after (N-16).
        let id = customers::survivor_of(r, crate::kernel::reader::id_from_text(&id)?)?;
        if owners.last().is_some_and(|o| o.customer == id) {
            continue;
        }
        let owner = r.need::<Customer>(id)?;
        if let Some(last) = owners.last_mut() {
            last.until = Some(since);
        }
        let is_present = id == item.customer;
        let name = if is_present { owner.name } else { mask_name(&owner.name) };
        owners.push(ItemOwner { customer: id, number: owner.number, name, since, until: None });
    }
    let mut statement = r.conn().prepare_cached(&format!(
        "SELECT id FROM ticket WHERE equipment = ?1 ORDER BY received_at DESC LIMIT {MOST}"
    ))?;
    let ids: Vec<TicketId> = statement.query_map([asked.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut jobs = tickets::these(r, &ids)?;
    for job in jobs.iter_mut().filter(|job| job.customer != item.customer) {
        job.customer_name = mask_name(&job.customer_name);
        job.contact_name = mask_name(&job.contact_name);
        if !job.contact_phone.contains('*') {
            job.contact_phone = mask_phone(&job.contact_phone);
        }
    }
    if !is_open {
        owners.iter_mut().filter(|o| o.customer != item.customer).for_each(|o| o.number.clear());
    }
    Ok(ItemHistory { owners, jobs })
}
