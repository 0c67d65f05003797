//! The journal: every change is an entry in this device's hash chain, and every table can be built again from
//! the chains. Commands: `journal.history`, `journal.undo`, `journal.verify`, `journal.rebuild_check`.
//!
//! What always holds: a row of a business table changes only together with an entry, in one transaction; the
//! chain covers a salted digest of each payload, so that erasing a person's data by law leaves it whole.

mod append;
mod commands;
mod rebuild;
#[cfg(test)]
mod tests;
mod undo;
mod verify;

pub use append::last_entered;
pub(crate) use append::{Draft, append};
pub use commands::{AnyId, HistoryEntry, TxId, commands};
pub use rebuild::{Difference, rebuild_check, replay};
pub(crate) use undo::undo;
pub use verify::{Verified, verify};
