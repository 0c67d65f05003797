//! With which customers the person asking has a job.

use std::collections::HashSet;

use super::record::{Customer, CustomerId};
use super::rules::{CustomerAccess, access};
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;

/// The customers the person asking is assigned to. Asked once a command; empty for those who see all anyway.
pub struct Assigned(HashSet<CustomerId>);

/// Where jobs stand: table, its column of the customer, and what ties a row to person `?1`. A job over counts too: who
/// was there may be asked about it.
const JOBS: &[(&str, &str)] = &[("ticket", "SELECT customer FROM ticket WHERE assignee = ?1")];

impl Assigned {
    /// Those of the person asking.
    pub fn of(r: &Reader<'_>) -> Result<Assigned, Fault> {
        let mut found = HashSet::new();
        let who = r.who();
        let asks = [Need::CustomerRead, Need::VipRead].iter().any(|n| who.scope(*n) == Some(Scope::Assigned));
        if !asks {
            return Ok(Assigned(found));
        }
        for (table, sql) in JOBS {
            if !table_exists(r, table)? {
                continue;
            }
            let mut statement = r.conn().prepare_cached(sql)?;
            let rows = statement.query_map([who.person], |row| row.get::<_, Option<CustomerId>>(0))?;
            for customer in rows {
                found.extend(customer?);
            }
        }
        Ok(Assigned(found))
    }
    /// Whether the person has a job with this customer.
    pub fn has(&self, customer: CustomerId) -> bool {
        self.0.contains(&customer)
    }
    /// How much of the customer the person asking sees.
    pub fn access(&self, r: &Reader<'_>, customer: &Customer) -> CustomerAccess {
        access(customer, r.who(), self.has(customer.id))
    }
}

/// How much of one customer the person asking sees.
pub fn access_to(r: &Reader<'_>, customer: &Customer) -> Result<CustomerAccess, Fault> {
    Ok(Assigned::of(r)?.access(r, customer))
}

fn table_exists(r: &Reader<'_>, table: &str) -> Result<bool, Fault> {
    Ok(r.value::<i64>("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", [table])?.is_some())
}
