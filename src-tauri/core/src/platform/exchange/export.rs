//! A list as it stands on the screen goes out as a file: the words people see, in their order, and a note of who took
//! how many rows of what. Rights and masks were applied where the rows were read.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{TableExport, TableExportId};
use super::result::{TableFile, TableFormat, hand_over};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;

/// As many rows as a person can still work with in a spreadsheet program; everything goes out as an archive instead.
const MOST_ROWS: usize = 100_000;
const MOST_COLUMNS: usize = 200;

/// A list as shown.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ExportInput {
    /// The list's own name, e.g. `customers`.
    pub list: String,
    /// What it is called on the screen, for the name of the file.
    pub title: String,
    pub format: TableFormat,
    /// What it was narrowed to, in words; empty: nothing.
    #[serde(default)]
    pub filter: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The folder a person chose; absent: the file itself is the answer.
    #[serde(default)]
    pub folder: Option<String>,
}

pub(super) fn export(core: &Core, session: &Session, input: ExportInput) -> Result<TableFile, Fault> {
    let ExportInput { list, title, format, filter, head, rows, folder } = input;
    if rows.len() > MOST_ROWS {
        return Err(Fault::invalid("export.too_many").arg("most", MOST_ROWS).arg("rows", rows.len()));
    }
    if head.is_empty() || head.len() > MOST_COLUMNS || rows.iter().any(|row| row.len() != head.len()) {
        return Err(Fault::invalid("export.uneven").field("rows", "uneven"));
    }
    let day = core.read_as(session, |r| Ok(r.today()))?;
    let file = hand_over(&format!("{title} {day}"), format, &head, &rows, folder.as_deref())?;
    // After the file: what was not handed over was not taken.
    core.change_as(session, "exports.table", |c| {
        let id: TableExportId = c.new_id();
        let columns = head.join(", ");
        c.create(&TableExport {
            id,
            list,
            filter,
            columns,
            format: format.code().into(),
            rows: rows.len() as i64,
        })
    })?;
    Ok(file)
}
