//! Items from a table (V-16). The serial is the key, and the customer's former number ties an item to its owner, so
//! customers are imported first. What a row leaves empty erases nothing.

use std::collections::HashMap;

use sheet::{Row, is_formula, parse_day, parse_serial_day};

use super::record::{Equipment, EquipmentId};
use super::rules::{MOST_MONTHS, warranty_end};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Day;
use crate::master::customers::CustomerId;
use crate::platform::exchange::{
    self, Finding, ImportInput, ImportPreview, ImportReport, KnownColumns, PreviewInput, Table, digest,
};

const COLUMNS: &KnownColumns = &[
    ("customer", &["客户编号", "客户代码", "客户号", "customer number", "customer no", "customer id"]),
    ("name", &["设备名称", "产品名称", "名称", "equipment", "item", "product", "name"]),
    ("model", &["设备型号", "产品型号", "型号", "规格型号", "model"]),
    ("serial", &["序列号", "设备编号", "出厂编号", "机身号", "serial number", "serial no", "serial"]),
    (
        "purchased_on",
        &["购买日期", "购机日期", "采购日期", "销售日期", "purchased on", "purchase date", "sold on"],
    ),
    ("months", &["保修月数", "保修期", "质保月数", "质保期", "warranty months", "warranty"]),
    ("address", &["安装地址", "设备地址", "地址", "installation address", "address"]),
    ("note", &["备注", "说明", "remarks", "remark", "notes", "note"]),
];

const MOST_CHARACTERS: usize = 2_000;
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

/// An item as a row tells of it.
struct Line {
    row: u64,
    customer: String,
    name: String,
    model: String,
    serial: String,
    purchased_on: Option<Day>,
    months: Option<i64>,
    address: String,
    note: String,
    digest: String,
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

fn read(table: &Table, row: &Row, today: Day, warnings: &mut Vec<Finding>) -> Result<Line, Finding> {
    let cell = |field| table.cell(row, field);
    let at = |field: &str, code: &str| Finding::new(row.number, table.head(field), code);
    let mut told: Vec<Finding> = Vec::new();
    for field in table.fields() {
        if cell(field).chars().count() > MOST_CHARACTERS {
            return Err(at(field, "cell.too_long"));
        }
        if is_formula(cell(field)) {
            told.push(at(field, "cell.formula"));
        }
    }
    for (field, code) in [("customer", "equipment.customer_missing"), ("model", "equipment.model_missing")] {
        if cell(field).is_empty() {
            return Err(at(field, code));
        }
    }
    if cell("serial").is_empty() {
        told.push(at("serial", "equipment.serial_missing"));
    }
    let purchased_on = match cell("purchased_on") {
        "" => None,
        text => {
            let day = parse_day(text).or_else(|| parse_serial_day(text)).map(Day);
            match day {
                None => told.push(at("purchased_on", "day.invalid")),
                Some(day) if day > today => told.push(at("purchased_on", "day.future")),
                Some(_) => {}
            }
            day
        }
    };
    let months = match cell("months") {
        "" => None,
        text => {
            let months = months(text);
            if months.is_none() {
                told.push(at("months", "months.invalid"));
            }
            months
        }
    };
    warnings.append(&mut told);
    Ok(Line {
        row: row.number,
        customer: cell("customer").into(),
        name: cell("name").into(),
        model: cell("model").into(),
        serial: cell("serial").into(),
        purchased_on,
        months,
        address: cell("address").into(),
        note: cell("note").into(),
        digest: digest(table.fields().map(|field| (field, cell(field)))),
    })
}

/// `12`, `12个月`, `3年`; none for what is no period.
fn months(text: &str) -> Option<i64> {
    let text = text.trim();
    let (number, by) = match text.strip_suffix('年') {
        Some(years) => (years, 12),
        None => (text.trim_end_matches("个月").trim_end_matches('月'), 1),
    };
    let months = number.trim().parse::<i64>().ok()?.checked_mul(by)?;
    (0..=MOST_MONTHS).contains(&months).then_some(months)
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

#[cfg(test)]
mod tests {
    #[test]
    fn a_period_is_read_in_months_and_years() {
        for (text, expected) in [
            ("12", Some(12)),
            ("24个月", Some(24)),
            ("36 月", Some(36)),
            ("3年", Some(36)),
            ("终身", None),
            ("-1", None),
        ] {
            assert_eq!(super::months(text), expected, "{text}");
        }
    }
}
