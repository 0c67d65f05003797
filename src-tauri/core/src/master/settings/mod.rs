//! The figures the trade sets (group U): delivered defaults, what a preset differs in, and what the firm has
//! set itself, with who, when and why. Nothing is hard-coded elsewhere.
//! Commands: `settings.list`, `settings.set`, `settings.company`, `settings.save_company`.
//!
//! What always holds: a value set for a branch wins over the firm's, the firm's over the preset's, the preset's over
//! the default. The branch is that of the person who acts.

mod commands;
mod policy;
mod record;

pub use commands::commands;
pub use policy::{PolicyInfo, PolicyKind, delivered};
pub use record::{PolicyValue, PolicyValueId};

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::BranchId;
use crate::master::people;
use serde_json::Value;

/// The value in force for the person asking.
pub fn value(r: &Reader<'_>, key: &str) -> Result<Value, Fault> {
    value_at(r, people::own_branch(r)?, key)
}

/// The value in force at a branch, or at the head office.
pub fn value_at(r: &Reader<'_>, branch: Option<BranchId>, key: &str) -> Result<Value, Fault> {
    let policy = policy::find(key).ok_or_else(|| Fault::bug(format!("no policy {key}")))?;
    let preset = people::company(r)?.preset;
    let set = r.find::<PolicyValue>("WHERE key = ?1", [key])?;
    Ok(policy::in_force(policy, &set, branch, &preset).value.clone())
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
