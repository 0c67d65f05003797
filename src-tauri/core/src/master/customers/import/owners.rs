//! Whose a row is: by the former number, by ours, or by a name only one customer has. Of a file made one with another
//! the row is the other's (N-16).

use std::collections::HashMap;

use sheet::Row;

use super::super::record::CustomerId;
use super::closed::{Closed, closed};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::exchange::{Finding, Table};

/// The customers a row may belong to.
#[derive(Debug, Default)]
pub struct Owners {
    by_number: HashMap<String, CustomerId>,
    /// None: several have that name.
    by_name: HashMap<String, Option<CustomerId>>,
    closed: Closed,
}

/// Customers whose files are in use, by what a table calls them.
pub fn owners(r: &Reader<'_>) -> Result<Owners, Fault> {
    let mut owners = Owners { closed: closed(r)?, ..Owners::default() };
    // Of two customers with one former number the older one keeps it.
    let mut s = r
        .conn()
        .prepare_cached("SELECT number, source_number, id, name, active FROM customer ORDER BY rid DESC")?;
    let mut rows = s.query([])?;
    while let Some(row) = rows.next()? {
        let id: CustomerId = row.get(2)?;
        owners.by_number.insert(row.get(0)?, id);
        if let Some(former) = row.get::<_, Option<String>>(1)? {
            owners.by_number.insert(former, id);
        }
        if row.get(4)? {
            owners.by_name.entry(row.get(3)?).and_modify(|kept| *kept = None).or_insert(Some(id));
        }
    }
    Ok(owners)
}

impl Owners {
    /// The customer a row names in its columns `customer` and `customer_name`.
    pub fn of(&self, table: &Table, row: &Row) -> Result<CustomerId, Finding> {
        let (number, name) = (table.cell(row, "customer"), table.cell(row, "customer_name"));
        let at = |field: &str, code: &str| Err(Finding::new(row.number, table.head(field), code));
        let owner = match (number, name) {
            ("", "") => at("customer", "equipment.customer_missing"),
            ("", name) => match self.by_name.get(name) {
                Some(Some(id)) => Ok(*id),
                Some(None) => at("customer_name", "equipment.customer_ambiguous"),
                None => at("customer_name", "equipment.customer_unknown"),
            },
            (number, _) => match self.by_number.get(number) {
                Some(id) => Ok(*id),
                None => at("customer", "equipment.customer_unknown"),
            },
        }?;
        let owner = self.closed.survivor(owner).unwrap_or(owner);
        match self.closed.is_locked(owner) {
            true => at("customer", "customer.vip_locked"),
            false => Ok(owner),
        }
    }
}
