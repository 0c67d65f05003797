//! A customer's file as it is typed.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{ContactId, CustomerGrade, CustomerId, CustomerKind, PhoneId, SiteId};
use crate::kernel::listed::Listed;
use crate::kernel::session::PersonId;
use crate::kernel::time::Day;

/// A customer's file as typed. A list that is present is the whole list: lines missing from it are taken off the
/// file; a list that is absent stays as it is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustomerInput {
    /// Absent: a new file.
    #[serde(default)]
    pub id: Option<CustomerId>,
    pub name: String,
    #[serde(default = "person")]
    pub kind: Listed<CustomerKind>,
    #[serde(default = "ordinary")]
    pub grade: CustomerGrade,
    #[serde(default)]
    pub region: String,
    #[serde(default)]
    pub owner: Option<PersonId>,
    #[serde(default)]
    pub birthday: Option<Day>,
    /// Today when absent on a new file.
    #[serde(default)]
    pub opened_on: Option<Day>,
    #[serde(default)]
    pub source_number: Option<String>,
    #[serde(default)]
    pub note: String,
    #[serde(default = "yes")]
    pub active: bool,
    #[serde(default)]
    pub contacts: Option<Vec<ContactInput>>,
    #[serde(default)]
    pub phones: Option<Vec<PhoneInput>>,
    #[serde(default)]
    pub sites: Option<Vec<SiteInput>>,
}

fn person() -> Listed<CustomerKind> {
    CustomerKind::Person.into()
}
fn ordinary() -> CustomerGrade {
    CustomerGrade::Ordinary
}
fn yes() -> bool {
    true
}

/// A contact as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct ContactInput {
    pub id: Option<ContactId>,
    pub name: String,
    pub post: String,
    pub email: String,
    #[ts(as = "Option<bool>", optional)]
    pub is_main: bool,
}

/// A telephone number as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct PhoneInput {
    pub id: Option<PhoneId>,
    pub number: String,
    pub label: String,
    /// Whose it is, by place among the contacts as they stand after this save, from 0; absent is the customer's own.
    pub contact: Option<u32>,
    #[ts(as = "Option<bool>", optional)]
    pub is_main: bool,
}

/// A site as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct SiteInput {
    pub id: Option<SiteId>,
    pub name: String,
    pub address: String,
    pub zone: String,
    pub note: String,
    #[ts(as = "Option<bool>", optional)]
    pub is_main: bool,
}
