//! Leaving made easy: everything of the firm as an open archive (ordinary files, a folder or a ZIP) that needs no
//! program of ours to be read or checked, and a new vault made of such an archive with equal contents.
//!
//! What always holds: the journal is the source and the tables follow from it, so an archive read in gives the rows it
//! was written from, compared line by line; an altered archive is refused before anything is made; what was erased by
//! right is in no archive; passwords and private keys never leave the vault.
//! Commands: `archive.export`, `archive.tables` (the same as tables for a spreadsheet program), `archive.check`, `archive.progress`, `archive.stop`; `archive.look` and `archive.restore`
//! stand in `master/entry`, because they make a vault and let a person in.

mod cells;
mod check;
mod entries;
mod export;
mod pack;
mod pour;
mod readme;
mod record;
mod source;
mod tables;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_tables;
mod work;

pub use check::{Archive, Manifest, open};
pub use export::ending;
pub use pack::{ArchiveForm, Filling, Pack};
pub use pour::{Poured, pour};
pub use record::{ArchiveExport, ArchiveImport, ArchiveImportId};
pub use work::Work;

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.task("archive.export", Need::ArchiveExport, export::export);
    r.task("archive.tables", Need::ArchiveExport, tables::tables);
    r.open("archive.check", check::run);
    r.open("archive.progress", work::progress);
    r.open("archive.stop", work::stop);
}
