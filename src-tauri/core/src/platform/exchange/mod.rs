//! Tables from other programs: opening a file a person chose, naming its columns, telling what is wrong with a row
//! (V-16). What a column means is the business of the module that imports.
//!
//! What always holds: nothing is computed, a formula stays the text it is; the same file imported again changes
//! nothing.

mod file;
mod report;

pub use file::{ImportInput, ImportPreview, KnownColumns, PreviewInput, Table, open, preview};
pub use report::{Finding, ImportReport, digest};
