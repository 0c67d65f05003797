//! Everything once more as tables a spreadsheet program opens: one file for each kind of record, with the words people
//! read instead of ids and codes. For looking, counting and moving to another program; the archive is what proves.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sheet::{csv_head, csv_rows, write_xlsx};
use ts_rs::TS;

use super::cells::Cells;
use super::pack::{ArchiveForm, Pack};
use super::record::{ArchiveExport, ArchiveExportId};
use super::work::Work;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::RecordKind;
use crate::kernel::session::Session;
use crate::platform::care::placed;
use crate::platform::exchange::TableFormat;
use crate::platform::lists::FirmWords;
use crate::platform::text::{Language, Text};

/// Rows of one table in one workbook: it is put together in memory, and no spreadsheet program takes a million.
const ROWS_OF_A_BOOK: usize = 100_000;
/// Rows of a CSV file put together before they are written.
const ROWS_AT_ONCE: usize = 1_000;

/// Where the tables go, and as what.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TablesWanted {
    /// A folder a person has chosen. What is written there is not encrypted.
    pub folder: String,
    pub format: TableFormat,
    /// Of heads and words; Chinese when absent.
    #[serde(default)]
    pub language: Option<Language>,
    /// A name to ask after it by.
    #[serde(default)]
    pub run: Option<String>,
}

/// The tables made.
#[derive(Debug, Serialize, TS)]
pub struct TablesMade {
    pub path: String,
    /// Kinds of records that have rows.
    pub tables: u64,
    pub rows: u64,
}

pub(super) fn tables(core: &Core, session: &Session, wanted: TablesWanted) -> Result<TablesMade, Fault> {
    core.opened()?.vault.whole()?;
    let work = Work::begin(wanted.run.as_deref());
    let kinds: Vec<(RecordKind, &'static str)> = core.records().to_vec();
    let (folder, name) = placed(core, session, &wanted.folder, &format!("aftercare-{}-", wanted.format))?;
    let mut pack = Pack::begin(&folder, &name, ArchiveForm::Zip)?;
    let text = Text::of(wanted.language.unwrap_or_default());
    let made = core.read_as(session, |r| {
        let text = &FirmWords::of(r, text)?;
        for (kind, _) in &kinds {
            work.expect(super::export::count(r.conn(), kind.table)?);
        }
        let mut made = TablesMade { path: String::new(), tables: 0, rows: 0 };
        for (kind, module) in &kinds {
            let table = Table { r, kind, module, text, work: &work };
            let rows = table.write(&mut pack, wanted.format)?;
            made.tables += u64::from(rows > 0);
            made.rows += rows;
        }
        let (digest, files) = pack.close(|_| None)?;
        Ok((made, digest, files))
    });
    let ((made, digest, files), path) = pack.end(made)?;
    // After the file: what was not handed over was not taken.
    core.change_as(session, "archive.tables", |c| {
        let id: ArchiveExportId = c.new_id();
        let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let form = wanted.format.code().into();
        c.create(&ArchiveExport { id, form, entries: count(made.rows), files: count(files), digest })
    })?;
    Ok(TablesMade { path, ..made })
}

/// One kind of record on its way out.
struct Table<'a> {
    r: &'a Reader<'a>,
    kind: &'a RecordKind,
    module: &'a str,
    text: &'a FirmWords,
    work: &'a Work,
}

impl Table<'_> {
    /// Writes its files, none where there are no rows; answers how many rows.
    fn write(&self, pack: &mut Pack, format: TableFormat) -> Result<u64, Fault> {
        let title = self.text.say(&format!("archive-kind-{}", self.kind.table));
        let plain: String = title.chars().map(|c| if "/\\:*?\"<>|".contains(c) { '_' } else { c }).collect();
        let name = format!("{plain} {}", self.kind.table);
        let conn: &Connection = self.r.conn();
        let mut statement = conn.prepare(&format!("SELECT id FROM {} ORDER BY rid", self.kind.table))?;
        let mut ids = statement.query([])?;
        let mut next = || -> Result<Option<Map<String, Value>>, Fault> {
            while let Some(row) = ids.next()? {
                let id: Vec<u8> = row.get(0)?;
                self.work.step()?;
                if let Some(record) = (self.kind.load)(conn, &id)? {
                    return Ok(Some(record));
                }
            }
            Ok(None)
        };
        let mut cells = Cells::of(self.r, self.kind, self.module, self.text);
        let head = cells.head();
        let Some(first) = next()? else { return Ok(0) };
        let mut waiting = vec![cells.row(&first)?];
        let mut rows = 1;
        match format {
            TableFormat::Csv => {
                pack.file(&format!("{name}.csv"), |out| {
                    out.bytes(csv_head(&head).as_bytes())?;
                    while let Some(record) = next()? {
                        waiting.push(cells.row(&record)?);
                        rows += 1;
                        if waiting.len() == ROWS_AT_ONCE {
                            out.bytes(csv_rows(&waiting).as_bytes())?;
                            waiting.clear();
                        }
                    }
                    out.bytes(csv_rows(&waiting).as_bytes())
                })?;
            }
            TableFormat::Xlsx => {
                for book in 1.. {
                    while waiting.len() < ROWS_OF_A_BOOK {
                        let Some(record) = next()? else { break };
                        waiting.push(cells.row(&record)?);
                        rows += 1;
                    }
                    if waiting.is_empty() {
                        break;
                    }
                    let file =
                        if book == 1 { format!("{name}.xlsx") } else { format!("{name} ({book}).xlsx") };
                    let bytes = write_xlsx(self.kind.table, &head, &waiting).map_err(Fault::bug)?;
                    pack.bytes(&file, &bytes)?;
                    waiting.clear();
                }
            }
        }
        Ok(rows)
    }
}
