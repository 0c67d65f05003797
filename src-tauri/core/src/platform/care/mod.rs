//! Care of the vault: is it sound, a copy of it, and what can be saved of a damaged one (T-05, T-06).
//! Commands: `vault.check`, `vault.backup`, `vault.salvage`.
//!
//! What always holds: nothing here changes the vault; a copy that is answered has been opened and read through; a
//! folder that was already there is never written into, a new one is made inside it.

mod backup;
mod check;
mod files;
mod salvage;
#[cfg(test)]
mod tests;

pub(crate) use files::{NAMES_OF_BLOBS, named_in, placed, unwritten};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.task("vault.check", Need::JournalVerify, check::check);
    r.task("vault.backup", Need::BackupMake, backup::backup);
    r.task("vault.salvage", Need::BackupMake, salvage::salvage);
}
