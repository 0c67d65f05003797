//! The figures the trade sets (group U): delivered defaults, what a preset differs in, and what the firm has
//! set itself, with who, when and why. Nothing is hard-coded elsewhere.
//! Commands: `settings.list`, `settings.set`, `settings.company`, `settings.save_company`.
//!
//! What always holds: a value set by the firm wins over the preset's, the preset's over the default.

mod commands;
mod policy;
mod record;

pub use commands::commands;
pub use policy::{PolicyInfo, PolicyKind, delivered};
pub use record::{PolicyValue, PolicyValueId};

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::people;
use serde_json::Value;

/// The value in force for the whole firm.
pub fn value(r: &Reader<'_>, key: &str) -> Result<Value, Fault> {
    let policy = policy::find(key).ok_or_else(|| Fault::bug(format!("no policy {key}")))?;
    let own = r.first::<PolicyValue>("WHERE key = ?1 AND branch = ''", [key])?.and_then(|p| p.value);
    match own {
        Some(value) => Ok(value.0),
        None => Ok(policy.for_preset(&people::company(r)?.preset).clone()),
    }
}

/// A yes or no.
pub fn flag(r: &Reader<'_>, key: &str) -> Result<bool, Fault> {
    value(r, key)?.as_bool().ok_or_else(|| Fault::bug(format!("policy {key} is no flag")))
}

/// A span in calendar minutes.
pub fn minutes(r: &Reader<'_>, key: &str) -> Result<i64, Fault> {
    number(r, key)
}

/// A number in the policy's own unit.
pub fn number(r: &Reader<'_>, key: &str) -> Result<i64, Fault> {
    value(r, key)?.as_i64().ok_or_else(|| Fault::bug(format!("policy {key} is no number")))
}

/// A code.
pub fn text(r: &Reader<'_>, key: &str) -> Result<String, Fault> {
    value(r, key)?.as_str().map(Into::into).ok_or_else(|| Fault::bug(format!("policy {key} is no text")))
}

/// A list of codes.
pub fn list(r: &Reader<'_>, key: &str) -> Result<Vec<String>, Fault> {
    serde_json::from_value(value(r, key)?).map_err(|_| Fault::bug(format!("policy {key} is no list")))
}
