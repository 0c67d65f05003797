//! Tables from other programs and for them: opening a file a person chose, naming its columns, telling what is wrong
//! with a row, saving in batches that can be stopped, and the list of what became of each row (V-16). What a column
//! means is the business of the module that imports.
//!
//! What always holds: nothing is computed, a formula stays the text it is; the same file imported again changes
//! nothing; no cell of a file is kept in memory or on disk beyond what was imported.
//! Commands: `imports.progress`, `imports.stop`, `imports.result`, `exports.table`.

mod carry;
mod commands;
mod export;
mod file;
mod known;
mod record;
mod report;
mod result;
mod rows;
mod runs;

pub use carry::carry_out;
pub use commands::commands;
pub use file::{ImportInput, ImportPreview, PreviewInput, Table, open, preview};
pub use record::{ImportMapping, ImportMappingId, TableExport, TableExportId};
pub use report::{Fate, Finding, ImportReport, digest};
pub use result::{TableFile, TableFormat, hand_over};
pub use rows::{day_of, fen, read_rows};
pub(crate) use runs::Run;
