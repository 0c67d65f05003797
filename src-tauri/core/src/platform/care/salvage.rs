//! What can still be read of a damaged vault, as tables any spreadsheet program opens, and its photos and papers as
//! ordinary files. Only from a vault opened to rescue; a whole one is copied by `vault.backup`.

use std::fs;

use rusqlite::types::Value as SqlValue;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault::Rescue;

use super::files::{Growing, NAMES_OF_BLOBS, named_in};
use crate::kernel::blobs::{BlobHash, Blobs, hex};
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::pieces;
use crate::kernel::session::Session;

/// Where it goes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SalvageWanted {
    /// A folder a person has chosen. What is written there is no longer encrypted.
    pub folder: String,
}

/// What was saved, and what was not.
#[derive(Debug, Serialize, TS)]
pub struct SalvageMade {
    /// The new folder.
    pub path: String,
    pub tables: Vec<TableSaved>,
    /// Photos and papers saved.
    pub files: u64,
    /// Photos and papers that are named in a row and cannot be opened.
    pub lost: u64,
}

/// One table.
#[derive(Debug, Serialize, TS)]
pub struct TableSaved {
    pub table: String,
    pub rows: u64,
    /// Stretches in which rows may have been lost; 0 when all is there.
    pub gaps: u64,
}

pub(super) fn salvage(core: &Core, session: &Session, input: SalvageWanted) -> Result<SalvageMade, Fault> {
    let opened = core.opened()?;
    let rescue = opened.vault.rescue().ok_or_else(|| Fault::refused("care.not_damaged"))?;
    let growing = Growing::begin(core, session, &input.folder, "aftercare-rescue-")?;
    let made = tables(rescue, &growing).and_then(|(tables, hashes)| {
        let (mut files, mut lost) = (0, 0);
        for hash in hashes {
            match saved(&opened.blobs, &hash, &growing) {
                Ok(()) => files += 1,
                // A full disk is no lost photo.
                Err(fault) if fault.kind == FaultKind::Outside => return Err(fault),
                Err(_) => lost += 1,
            }
        }
        Ok(SalvageMade { path: String::new(), tables, files, lost })
    });
    let (made, path) = growing.end(made)?;
    Ok(SalvageMade { path, ..made })
}

type Saved = (Vec<TableSaved>, Vec<BlobHash>);

fn tables(rescue: &Rescue, growing: &Growing) -> Result<Saved, Fault> {
    let (mut saved, mut hashes) = (Vec::new(), Vec::new());
    for table in rescue.tables()? {
        let columns = columns(rescue, &table)?;
        let named = NAMES_OF_BLOBS.iter().find(|(t, _)| *t == table).map(|(_, column)| *column);
        let at = named.and_then(|name| columns.iter().position(|c| c == name));
        let mut rows = Vec::new();
        let done = rescue.salvage(&table, |_, row| {
            if let Some(SqlValue::Text(text)) = at.and_then(|at| row.get(at)) {
                hashes.extend(named_in(text));
            }
            rows.push(row.iter().map(cell).collect::<Vec<_>>());
        })?;
        growing.write(&format!("{table}.csv"), &sheet::write_csv(&columns, rows))?;
        saved.push(TableSaved { table, rows: done.rows, gaps: done.gaps.len() as u64 });
    }
    hashes.sort();
    hashes.dedup();
    Ok((saved, hashes))
}

fn columns(rescue: &Rescue, table: &str) -> Result<Vec<String>, Fault> {
    rescue.read(|conn| {
        let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
        Ok(statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?)
    })
}

fn cell(value: &SqlValue) -> String {
    match value {
        SqlValue::Null => String::new(),
        SqlValue::Integer(n) => n.to_string(),
        SqlValue::Real(n) => n.to_string(),
        SqlValue::Text(text) => text.clone(),
        // Ids are written as everywhere else.
        SqlValue::Blob(bytes) => match <[u8; 16]>::try_from(bytes.as_slice()) {
            Ok(id) => uuid::Uuid::from_bytes(id).to_string(),
            Err(_) => hex(bytes),
        },
    }
}

/// Writes one out, however long it is, with the ending its content has.
fn saved(blobs: &Blobs, hash: &BlobHash, growing: &Growing) -> Result<(), Fault> {
    let name = format!("files/{}", hash.0);
    let path = growing.dir().join(&name);
    let written = growing.fill(&name, |to| blobs.write_to(hash, to).map(drop));
    if written.is_err() {
        let _ = fs::remove_file(&path);
        return written;
    }
    let unread = |e: std::io::Error| Fault::outside("folder.write_failed", &e);
    let mut file = fs::File::open(&path).map_err(unread)?;
    let head = pieces::fill(&mut file, 8).map_err(unread)?;
    drop(file);
    fs::rename(&path, path.with_extension(ending(&head))).map_err(unread)
}

fn ending(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => "pdf",
        [0xFF, 0xD8, ..] => "jpg",
        [0x89, b'P', b'N', b'G', ..] => "png",
        _ => "bin",
    }
}
