//! Lists and registers narrowed to some of the customers: a region, the key accounts, one kind (N-04).

use rusqlite::ToSql;
use serde::Deserialize;
use ts_rs::TS;

use super::record::{CustomerGrade, CustomerKind};
use crate::kernel::fault::Fault;
use crate::kernel::listed::Listed;
use crate::kernel::reader::Reader;

/// Which customers' records are wanted; what is absent narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct OfCustomers {
    /// By its code.
    pub region: Option<String>,
    pub grade: Option<CustomerGrade>,
    pub kind: Option<Listed<CustomerKind>>,
}

impl OfCustomers {
    /// The condition on the customer whose id `expression` is, with the values of its marks in order; none where
    /// nothing is narrowed.
    pub fn condition(&self, expression: &str) -> Option<(String, Vec<Box<dyn ToSql>>)> {
        let mut narrowed = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        if let Some(region) = &self.region {
            narrowed.push("x.region = ?");
            values.push(Box::new(region.clone()));
        }
        if let Some(grade) = self.grade {
            narrowed.push("x.grade = ?");
            values.push(Box::new(grade));
        }
        if let Some(kind) = self.kind {
            narrowed.push("x.kind = ?");
            values.push(Box::new(kind));
        }
        if narrowed.is_empty() {
            return None;
        }
        let narrowed = narrowed.join(" AND ");
        Some((format!("EXISTS (SELECT 1 FROM customer x WHERE x.id = {expression} AND {narrowed})"), values))
    }

    /// Whether the customer is one of them; nobody is none of them.
    pub fn holds(&self, r: &Reader<'_>, customer: Option<impl ToSql + 'static>) -> Result<bool, Fault> {
        let Some((condition, mut values)) = self.condition("?") else { return Ok(true) };
        values.insert(0, Box::new(customer));
        let found = r.value::<bool>(&format!("SELECT {condition}"), rusqlite::params_from_iter(&values))?;
        Ok(found.unwrap_or(false))
    }
}
