//! Who is calling: what is known about a caller, while he says his name.
//!
//! Open tickets, last visit and promises belong to the service floor: its own query takes the ids answered here.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Contact, CustomerId, Phone, Site};
use super::rules::CustomerAccess;
use super::search::{matching, phone_part};
use super::views::{CustomerFile, CustomerRow, file, line, these};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::equipment::{self, EquipmentView};

/// Matches shown at once; a caller is picked from a short list or typed further.
const MOST: usize = 8;

/// What was typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallerTyped {
    /// A telephone, name, address, serial, plate or number, or three characters of one; two of a Chinese name.
    pub query: String,
}

/// Who it may be.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Recognised {
    /// Best first.
    pub matches: Vec<CallerMatch>,
    /// Whether more match than are shown.
    pub more: bool,
}

/// A customer it may be, with what a first glance needs.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallerMatch {
    pub customer: CustomerRow,
    pub contacts: Vec<Contact>,
    pub phones: Vec<Phone>,
    /// The number that matched, if one did.
    pub phone: Option<Phone>,
    pub main_site: Option<Site>,
    /// Items, one whose serial or plate matched first.
    pub equipment: Vec<EquipmentView>,
}

/// The caller's card of a customer found by something that is not in the file, for the query that found him.
pub fn caller(r: &Reader<'_>, customer: CustomerId, query: &str) -> Result<Option<CallerMatch>, Fault> {
    line(r, customer)?.filter(|row| row.active).map(|row| one(r, row, query.trim())).transpose()
}

pub(super) fn command(r: &Reader<'_>, typed: CallerTyped) -> Result<Recognised, Fault> {
    recognise(r, &typed.query)
}

/// Customers a caller may be, best first; none below three characters (two Chinese ones: many names have no more).
pub fn recognise(r: &Reader<'_>, query: &str) -> Result<Recognised, Fault> {
    let query = query.trim();
    let length = query.chars().count();
    let is_enough = length >= 3 || (length == 2 && query.chars().all(|c| !c.is_ascii()));
    if !is_enough {
        return Ok(Recognised { matches: Vec::new(), more: false });
    }
    let mut is_open = r.conn().prepare_cached("SELECT 1 FROM customer WHERE rid = ?1 AND active")?;
    // More than are shown, so that the best of them are shown and not the newest.
    let rows = matching(r, query, None, 200, |row| Ok(is_open.exists([row])?))?.unwrap_or_default();
    let ranks = ranks(r, query)?;
    let found = these(r, &rows)?;
    let more = found.len() > MOST;
    let mut found = found;
    found.sort_by_key(|row| ranks.get(&row.id).copied().unwrap_or(9));
    found.truncate(MOST);
    let matches = found.into_iter().map(|row| one(r, row, query)).collect::<Result<_, _>>()?;
    Ok(Recognised { matches, more })
}

/// 0 the whole number, serial or telephone; 1 the whole name.
fn ranks(r: &Reader<'_>, query: &str) -> Result<HashMap<CustomerId, u8>, Fault> {
    let mut ranks = HashMap::new();
    let digits = phone_part(query).unwrap_or_default();
    let mut statement = r.conn().prepare_cached(
        "SELECT id, 1 FROM customer WHERE name = ?1
         UNION ALL SELECT id, 0 FROM customer WHERE number = ?1 OR source_number = ?1
         UNION ALL SELECT customer, 0 FROM equipment WHERE serial = ?1 AND serial <> ''
         UNION ALL SELECT customer, 0 FROM equipment WHERE plate = ?3 AND plate <> '' AND active
         UNION ALL SELECT customer, 1 FROM contact WHERE name = ?1
         UNION ALL SELECT customer, 0 FROM phone WHERE digits = ?2",
    )?;
    let found = statement
        .query_map((query, digits, equipment::plain_plate(query)), |row| Ok((row.get(0)?, row.get(1)?)))?;
    for pair in found {
        let (id, rank): (CustomerId, u8) = pair?;
        let best = ranks.entry(id).or_insert(rank);
        *best = rank.min(*best);
    }
    Ok(ranks)
}

fn one(r: &Reader<'_>, customer: CustomerRow, query: &str) -> Result<CallerMatch, Fault> {
    // Another's VIP file stays shut; the name in the row is all that is shown (N-06).
    let shut = customer.grade == super::CustomerGrade::Vip && customer.access == CustomerAccess::Name;
    if shut {
        return Ok(CallerMatch {
            customer,
            contacts: Vec::new(),
            phones: Vec::new(),
            phone: None,
            main_site: None,
            equipment: Vec::new(),
        });
    }
    let CustomerFile { contacts, phones, sites, mut equipment, .. } = file(r, customer.id)?;
    let digits = phone_part(query);
    let phone = digits.and_then(|d| phones.iter().find(|p| p.digits.contains(&d)).cloned());
    let asked = query.to_lowercase();
    let plate = equipment::plain_plate(query);
    let is_meant = |e: &EquipmentView| {
        e.equipment.serial.to_lowercase().contains(&asked)
            || e.equipment.name.to_lowercase().contains(&asked)
            || (!plate.is_empty() && e.equipment.plate.contains(&plate))
    };
    equipment.sort_by_key(|e| !is_meant(e));
    Ok(CallerMatch { customer, contacts, phones, phone, main_site: sites.into_iter().next(), equipment })
}
