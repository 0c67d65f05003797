//! What each line comes to: a new item, an update, or nothing.

use std::collections::HashMap;

use super::super::record::EquipmentId;
use super::line::Line;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::CustomerId;
use crate::platform::exchange::{Fate, Finding, ImportReport, Table};

/// What is to be done: which item, if it is here already.
pub struct Action {
    pub item: Option<EquipmentId>,
    pub line: Line,
}

/// An item here already: whose, and what the row said that made it.
type Kept = (EquipmentId, CustomerId, Option<String>);

/// Items by serial and plate, rows taken over before.
#[derive(Default)]
pub struct Known {
    by_serial: HashMap<String, Kept>,
    by_plate: HashMap<String, Kept>,
    /// Rows imported without a name to go by, and rows of this table.
    rows: HashMap<String, u64>,
    serials: HashMap<String, u64>,
    plates: HashMap<String, u64>,
}

/// Reads them.
pub fn known(r: &Reader<'_>) -> Result<Known, Fault> {
    let mut known = Known::default();
    let mut s = r.conn().prepare_cached(
        "SELECT serial, plate, id, customer, source_digest FROM equipment WHERE active ORDER BY rid DESC",
    )?;
    let mut rows = s.query([])?;
    while let Some(row) = rows.next()? {
        let (serial, plate): (String, String) = (row.get(0)?, row.get(1)?);
        let kept: Kept = (row.get(2)?, row.get(3)?, row.get(4)?);
        match &kept.2 {
            Some(digest) if serial.is_empty() && plate.is_empty() => {
                known.rows.insert(digest.clone(), 0);
            }
            _ => {}
        }
        if !plate.is_empty() {
            known.by_plate.insert(plate, kept.clone());
        }
        if !serial.is_empty() {
            known.by_serial.insert(serial, kept);
        }
    }
    Ok(known)
}

/// Decides a line and counts it.
pub fn decide(
    line: Line,
    table: &Table,
    known: &mut Known,
    report: &mut ImportReport,
) -> Result<Option<Action>, Finding> {
    if let Some(row) = known.rows.insert(line.digest.clone(), line.row) {
        // 0: taken over by an earlier import, which is nothing to tell of.
        if row > 0 {
            report.warnings.push(Finding::with_row(line.row, "", "equipment.repeated_row", row));
        }
        report.mark(line.row, Fate::Skipped);
        return Ok(None);
    }
    // The plate is on the car in front of one; the serial is what remains when it is changed.
    let names = [
        ("plate", &line.plate, &mut known.plates, &known.by_plate),
        ("serial", &line.serial, &mut known.serials, &known.by_serial),
    ];
    let mut found: Option<(&str, &Kept)> = None;
    for (field, name, said, kept) in names {
        if name.is_empty() {
            continue;
        }
        let code = format!("equipment.duplicate_{field}");
        if let Some(row) = said.insert(name.clone(), line.row) {
            return Err(Finding::with_row(line.row, table.head(field), &code, row));
        }
        match (found, kept.get(name)) {
            // Two items of ours in one row: only a person can tell which is meant.
            (Some((_, one)), Some(other)) if one.0 != other.0 => {
                return Err(Finding::new(line.row, table.head(field), &code));
            }
            (None, Some(item)) => found = Some((field, item)),
            _ => {}
        }
    }
    match found {
        Some((_, (_, _, Some(digest)))) if *digest == line.digest => {
            report.mark(line.row, Fate::Skipped);
            Ok(None)
        }
        // Sold on or mistyped: only a person can tell (N-03).
        Some((field, (_, owner, _))) if *owner != line.owner => {
            Err(Finding::new(line.row, table.head(field), &format!("equipment.duplicate_{field}")))
        }
        Some((_, (id, _, _))) => {
            report.mark(line.row, Fate::Updated);
            Ok(Some(Action { item: Some(*id), line }))
        }
        None => {
            report.mark(line.row, Fate::New);
            Ok(Some(Action { item: None, line }))
        }
    }
}
