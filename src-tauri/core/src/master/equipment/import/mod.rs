//! Items from a table (V-16). The serial is the key, and the customer's former number ties an item to its owner, so
//! customers are imported first. What a row leaves empty erases nothing.

mod line;

use std::collections::HashMap;

use self::line::{COLUMNS, Line, read};
use super::record::{Equipment, EquipmentId};
use super::rules::warranty_end;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::customers::CustomerId;
use crate::platform::exchange::{
    self, Finding, ImportInput, ImportPreview, ImportReport, PreviewInput, Table,
};

/// Rows saved in one transaction.
const AT_ONCE: usize = 500;

pub(super) fn preview(_: &Core, _: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(input, COLUMNS)
}

pub(super) fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(&input, COLUMNS)?;
    for (field, code) in [("customer", "import.no_customer_column"), ("model", "import.no_model_column")] {
        if table.column(field).is_none() {
            return Err(Fault::invalid(code).arg("head", table.sheet.header.join(" | ")));
        }
    }
    let (mut known, today) = core.read_as(session, |r| Ok((known(r)?, r.today())))?;
    let mut report = ImportReport::default();
    let mut actions = Vec::new();
    for row in table.sheet.rows() {
        report.rows += 1;
        let line = match row {
            Ok(row) => read(&table, &row, today, &mut report.warnings),
            Err(error) => Err(Finding::unreadable(&error, &table.sheet.header)),
        };
        match line.and_then(|line| decide(line, &table, &mut known, &mut report)) {
            Ok(action) => actions.extend(action),
            Err(finding) => report.errors.push(finding),
        }
    }
    if !input.trial {
        for (done, batch) in actions.chunks(AT_ONCE).enumerate() {
            core.change_as(session, "equipment.import", |c| apply(c, batch))
                .map_err(|fault| Fault { saved: done > 0, ..fault })?;
        }
    }
    report.warnings.sort_by_key(|f| f.row);
    Ok(report)
}

/// What is to be done: with which owner, and which item if it is here already.
struct Action {
    owner: CustomerId,
    item: Option<EquipmentId>,
    line: Line,
}

/// Owners by their numbers, items by serial, rows taken over before.
struct Known {
    owners: HashMap<String, CustomerId>,
    by_serial: HashMap<String, (EquipmentId, CustomerId, Option<String>)>,
    /// Rows imported without a serial, and rows of this table.
    rows: HashMap<String, u64>,
    serials: HashMap<String, u64>,
}

fn known(r: &Reader<'_>) -> Result<Known, Fault> {
    let mut known = Known {
        owners: HashMap::new(),
        by_serial: HashMap::new(),
        rows: HashMap::new(),
        serials: HashMap::new(),
    };
    // Of two customers with one former number the older one keeps it.
    let mut s =
        r.conn().prepare_cached("SELECT number, source_number, id FROM customer ORDER BY rid DESC")?;
    let rows = s.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for row in rows {
        let (number, former, id): (String, Option<String>, CustomerId) = row?;
        known.owners.insert(number, id);
        if let Some(former) = former {
            known.owners.insert(former, id);
        }
    }
    let mut s = r.conn().prepare_cached(
        "SELECT serial, id, customer, source_digest FROM equipment WHERE active ORDER BY rid DESC",
    )?;
    let rows = s.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    for row in rows {
        let (serial, id, owner, digest): (String, EquipmentId, CustomerId, Option<String>) = row?;
        match (serial.is_empty(), digest) {
            (false, digest) => {
                known.by_serial.insert(serial, (id, owner, digest));
            }
            (true, Some(digest)) => {
                known.rows.insert(digest, 0);
            }
            (true, None) => {}
        }
    }
    Ok(known)
}

fn decide(
    line: Line,
    table: &Table,
    known: &mut Known,
    report: &mut ImportReport,
) -> Result<Option<Action>, Finding> {
    let Some(owner) = known.owners.get(&line.customer).copied() else {
        return Err(Finding::new(line.row, table.head("customer"), "equipment.customer_unknown"));
    };
    if let Some(row) = known.rows.insert(line.digest.clone(), line.row) {
        // 0: taken over by an earlier import, which is nothing to tell of.
        if row > 0 {
            report.warnings.push(Finding::with_row(line.row, "", "equipment.repeated_row", row));
        }
        report.skipped += 1;
        return Ok(None);
    }
    let serial = table.head("serial");
    if !line.serial.is_empty()
        && let Some(row) = known.serials.insert(line.serial.clone(), line.row)
    {
        return Err(Finding::with_row(line.row, serial, "equipment.duplicate_serial", row));
    }
    let item = match known.by_serial.get(&line.serial) {
        Some((_, _, Some(digest))) if *digest == line.digest => {
            report.skipped += 1;
            return Ok(None);
        }
        // Sold on or mistyped: only a person can tell (N-03).
        Some((_, other, _)) if *other != owner => {
            return Err(Finding::new(line.row, serial, "equipment.duplicate_serial"));
        }
        Some((id, _, _)) => Some(*id),
        None => None,
    };
    match item {
        Some(_) => report.updated += 1,
        None => report.saved += 1,
    }
    Ok(Some(Action { owner, item, line }))
}

fn apply(c: &mut Change<'_>, actions: &[Action]) -> Result<(), Fault> {
    for Action { owner, item, line } in actions {
        let name = if line.name.is_empty() { &line.model } else { &line.name };
        match item {
            None => {
                let item = Equipment {
                    id: c.new_id(),
                    number: c.next_number("E")?,
                    customer: *owner,
                    site: None,
                    name: name.clone(),
                    model: line.model.clone(),
                    serial: line.serial.clone(),
                    purchased_on: line.purchased_on,
                    warranty_months: line.months,
                    warranty_until: warranty_end(line.purchased_on, line.months),
                    address: line.address.clone(),
                    note: line.note.clone(),
                    source_digest: Some(line.digest.clone()),
                    active: true,
                };
                c.create(&item)?;
            }
            Some(id) => update(c, *id, line)?,
        }
    }
    Ok(())
}

fn update(c: &mut Change<'_>, id: EquipmentId, line: &Line) -> Result<(), Fault> {
    let before: Equipment = c.need(id)?;
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    let purchased_on = line.purchased_on.or(before.purchased_on);
    let warranty_months = line.months.or(before.warranty_months);
    let is_same = purchased_on == before.purchased_on && warranty_months == before.warranty_months;
    let after = Equipment {
        name: or(&line.name, &before.name),
        model: line.model.clone(),
        purchased_on,
        warranty_months,
        // An end agreed by hand stays, unless the table says what it is computed from anew.
        warranty_until: match is_same {
            true => before.warranty_until,
            false => warranty_end(purchased_on, warranty_months).or(before.warranty_until),
        },
        address: or(&line.address, &before.address),
        note: or(&line.note, &before.note),
        source_digest: Some(line.digest.clone()),
        ..before.clone()
    };
    c.save(&before, &after)
}
