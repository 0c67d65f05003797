//! Parts from a table: the code is the key. What a row leaves empty erases nothing (V-16).

use std::collections::HashMap;

use super::record::{Part, PartId};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::session::Session;
use crate::platform::exchange::{
    self, Fate, Finding, ImportInput, ImportPreview, ImportReport, PreviewInput, digest, fen, read_rows,
};

const KIND: &str = "parts";

struct Line {
    row: u64,
    code: String,
    name: String,
    spec: String,
    unit: String,
    price: Option<Money>,
    supplier: String,
    note: String,
    digest: String,
}

pub fn preview(core: &Core, session: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, KIND)
}

pub fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(core, session, &input, KIND)?;
    table.need_columns()?;
    let kept = core.read_as(session, |r| r.find::<Part>("ORDER BY rid", []))?;
    let known: HashMap<String, Part> = kept.into_iter().map(|p| (p.code.clone(), p)).collect();
    let mut report = ImportReport::default();
    let lines = read_rows(&table, &["code"], &mut report, |row, _| {
        let cell = |field| table.cell(row, field).to_string();
        let at = |field: &str, code: &str| Finding::new(row.number, table.head(field), code);
        for (field, code) in [("code", "price.code_missing"), ("name", "price.name_missing")] {
            if cell(field).is_empty() {
                return Err(at(field, code));
            }
        }
        let price = match cell("price").as_str() {
            "" => None,
            text => Some(Money(fen(text).ok_or_else(|| at("price", "price.invalid"))?)),
        };
        Ok(Line {
            row: row.number,
            code: cell("code"),
            name: cell("name"),
            spec: cell("spec"),
            unit: cell("unit"),
            price,
            supplier: cell("supplier"),
            note: cell("note"),
            digest: digest(table.fields().map(|field| (field, table.cell(row, field)))),
        })
    });
    let (mut actions, mut said) = (Vec::new(), HashMap::new());
    for line in lines {
        if let Some(row) = said.insert(line.code.clone(), line.row) {
            report.errors.push(Finding::with_row(line.row, table.head("code"), "price.duplicate_code", row));
            continue;
        }
        let kept = known.get(&line.code);
        let fate = match kept {
            None => Fate::New,
            Some(kept) if kept.source_digest.as_ref() == Some(&line.digest) => Fate::Skipped,
            Some(_) => Fate::Updated,
        };
        report.mark(line.row, fate);
        if fate != Fate::Skipped {
            actions.push((kept.map_or_else(|| core.fresh_id(), |k| k.id), line));
        }
    }
    let batch = (&input, &table);
    exchange::carry_out(
        (core, session),
        "parts.import",
        batch,
        report,
        &actions,
        |(_, line)| line.row,
        |c, batch| {
            batch.iter().try_for_each(|(id, line)| match c.get::<Part>(*id)? {
                Some(kept) => c.save(&kept, &merged(&kept, line)),
                None => c.create(&merged(&blank(*id), line)),
            })
        },
    )
}

fn blank(id: PartId) -> Part {
    Part {
        id,
        code: String::new(),
        name: String::new(),
        spec: String::new(),
        unit: String::new(),
        price: None,
        supplier: String::new(),
        note: String::new(),
        source_digest: None,
        active: true,
    }
}

fn merged(kept: &Part, line: &Line) -> Part {
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    Part {
        code: line.code.clone(),
        name: line.name.clone(),
        spec: or(&line.spec, &kept.spec),
        unit: or(&line.unit, &kept.unit),
        price: line.price.or(kept.price),
        supplier: or(&line.supplier, &kept.supplier),
        note: or(&line.note, &kept.note),
        source_digest: Some(line.digest.clone()),
        ..kept.clone()
    }
}
