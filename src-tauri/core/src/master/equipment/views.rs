//! Items as lists and files show them; where they stand is masked like their owner's address (T-07).

use lexicon::Query;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::findable::FINDABLE;
use super::record::{Equipment, EquipmentId};
use super::rules::{ContractState, WarrantyState, contract_state, warranty_state};
use crate::kernel::fault::Fault;
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::master::customers::{Assigned, Customer, CustomerAccess, CustomerId, mask_address, need_full};
use crate::platform::lists::OfCustomers;
use crate::platform::search::{self, best, newest};

/// An item with its owner's name and the state of its warranty today.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EquipmentView {
    #[serde(flatten)]
    pub equipment: Equipment,
    pub customer_name: String,
    pub warranty: WarrantyState,
    /// Whether a service contract covers it today.
    pub contract_state: ContractState,
    /// Local order of arrival; the list's cursor.
    pub rid: i64,
}

/// What the list is narrowed to.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct EquipmentWanted {
    /// Part of a number, name, model, serial or owner's name.
    pub search: Option<String>,
    pub customer: Option<CustomerId>,
    pub warranty: Option<WarrantyState>,
    /// Of these customers only (N-04).
    pub of: Option<OfCustomers>,
    /// Scrapped and given up as well.
    #[ts(as = "Option<bool>", optional)]
    pub include_inactive: bool,
    pub cursor: Option<String>,
    /// Rows a page; 50 when absent, 500 at most.
    pub limit: Option<u32>,
}

/// Which item.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EquipmentAsked {
    pub id: EquipmentId,
}

pub(super) fn list(r: &Reader<'_>, wanted: EquipmentWanted) -> Result<Page<EquipmentView>, Fault> {
    let limit = wanted.limit.unwrap_or(50).clamp(1, 500) as usize;
    let mut where_ = vec!["1".to_string()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if let Some(customer) = wanted.customer {
        where_.push("e.customer = ?".into());
        values.push(Box::new(customer));
    }
    if let Some(state) = wanted.warranty {
        match state {
            WarrantyState::Unknown => where_.push("e.warranty_until IS NULL".into()),
            WarrantyState::InWarranty => where_.push("e.warranty_until >= ?".into()),
            WarrantyState::Expired => where_.push("e.warranty_until < ?".into()),
        }
        if state != WarrantyState::Unknown {
            values.push(Box::new(r.today()));
        }
    }
    if let Some((condition, of)) = wanted.of.as_ref().and_then(|of| of.condition("e.customer")) {
        where_.push(condition);
        values.extend(of);
    }
    if !wanted.include_inactive {
        where_.push("e.active".into());
    }
    let before: Option<i64> =
        wanted.cursor.as_deref().map(str::parse).transpose().map_err(|_| Fault::invalid("input.cursor"))?;
    let condition = where_.join(" AND ");
    let cursor = |row: &EquipmentView| row.rid.to_string();
    if let Some(query) = wanted.search.as_deref().and_then(Query::new) {
        let mut is_listed =
            r.conn().prepare_cached(&format!("SELECT 1 FROM equipment e WHERE {condition} AND e.rid = ?"))?;
        let found = newest(r, &FINDABLE, &query, before, limit + 1, |row| {
            let all = values.iter().map(|v| v as &dyn ToSql).chain([&row as &dyn ToSql]);
            Ok(is_listed.exists(rusqlite::params_from_iter(all))?)
        })?;
        return Ok(Page::cut(these(r, &found)?, limit, cursor));
    }
    values.push(Box::new(before.unwrap_or(i64::MAX)));
    let rest = format!("WHERE {condition} AND e.rid < ? ORDER BY e.rid DESC LIMIT {}", limit + 1);
    let mut page = Page::cut(views(r, &rest, &values)?, limit, cursor);
    if page.next.is_some() && before.is_none() {
        values.pop();
        page.total =
            r.length(&format!("equipment e WHERE {condition}"), rusqlite::params_from_iter(&values))?;
    }
    Ok(page)
}

/// Items for the one search field: those named outright first, then the newest that match, scrapped ones too.
pub fn found(r: &Reader<'_>, text: &str, most: usize) -> Result<Vec<EquipmentView>, Fault> {
    these(r, &best(r, &FINDABLE, text, most, |_| Ok(true))?)
}

/// An item, if it is there.
pub fn line(r: &Reader<'_>, id: EquipmentId) -> Result<Option<EquipmentView>, Fault> {
    Ok(views(r, "WHERE e.id = ?", &[Box::new(id)])?.into_iter().next())
}

fn these(r: &Reader<'_>, found: &[i64]) -> Result<Vec<EquipmentView>, Fault> {
    views(r, &format!("WHERE e.rid {} ORDER BY e.rid DESC", search::THESE), &search::these(found))
}

pub(super) fn get(r: &Reader<'_>, asked: EquipmentAsked) -> Result<EquipmentView, Fault> {
    one(r, asked.id)
}

pub(super) fn one(r: &Reader<'_>, id: EquipmentId) -> Result<EquipmentView, Fault> {
    line(r, id)?.ok_or_else(|| Fault::missing("equipment.missing").arg("id", id))
}

/// The customer's items in use, newest first.
pub fn of_customer(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<EquipmentView>, Fault> {
    views(r, "WHERE e.customer = ? AND e.active ORDER BY e.rid DESC LIMIT 500", &[Box::new(customer)])
}

/// The past of an item tells where its owners live (T-07), so it is for those who see all of the present owner's file.
pub fn watch(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<Equipment>(EquipmentId(id))? {
        Some(item) => need_full(r, &r.need::<Customer>(item.customer)?),
        None => Ok(()),
    }
}

fn views(r: &Reader<'_>, rest: &str, values: &[Box<dyn ToSql>]) -> Result<Vec<EquipmentView>, Fault> {
    let columns = |table: &str, columns: &[crate::kernel::record::ColumnInfo]| {
        columns.iter().map(|c| format!("{table}.{}", c.name)).collect::<Vec<_>>()
    };
    let (items, owners) = (columns("e", Equipment::COLUMNS), columns("c", Customer::COLUMNS));
    let sql = format!(
        "SELECT {}, e.rid, {} FROM equipment e JOIN customer c ON c.id = e.customer {rest}",
        items.join(", "),
        owners.join(", ")
    );
    let (today, assigned) = (r.today(), Assigned::of(r)?);
    let mut statement = r.conn().prepare_cached(&sql)?;
    let found = statement.query_map(rusqlite::params_from_iter(values), |row| {
        let mut equipment = Equipment::from_row(row)?;
        let rid = row.get(items.len())?;
        let owner = owner_at(row, items.len() + 1)?;
        if assigned.access(r, &owner) != CustomerAccess::Full {
            equipment.address = mask_address(&equipment.address);
            equipment.note.clear();
        }
        Ok(EquipmentView {
            customer_name: owner.name,
            warranty: warranty_state(&equipment, today),
            contract_state: contract_state(&equipment, today),
            equipment,
            rid,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The owner as far as access to him is decided, read behind the item's columns.
fn owner_at(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Customer> {
    Ok(Customer {
        id: row.get(at)?,
        number: row.get(at + 1)?,
        name: row.get(at + 2)?,
        kind: row.get(at + 3)?,
        grade: row.get(at + 4)?,
        region: row.get(at + 5)?,
        owner: row.get(at + 6)?,
        birthday: row.get(at + 7)?,
        opened_on: row.get(at + 8)?,
        source_number: row.get(at + 9)?,
        source_digest: row.get(at + 10)?,
        note: row.get(at + 11)?,
        active: row.get(at + 12)?,
    })
}
