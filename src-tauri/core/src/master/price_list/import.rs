//! The price list from a table: the code is the key. What a row leaves empty erases nothing (V-16, O-01).

use std::collections::HashMap;

use super::record::{PriceItem, PriceItemId, PriceKind};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::session::Session;
use crate::kernel::time::Day;
use crate::platform::exchange::{
    self, Fate, Finding, ImportInput, ImportPreview, ImportReport, PreviewInput, day_of, digest, fen,
    read_rows,
};

const KIND: &str = "price_list";

struct Line {
    row: u64,
    code: String,
    name: String,
    kind: Option<PriceKind>,
    unit: String,
    price: Money,
    valid_from: Option<Day>,
    valid_until: Option<Day>,
    note: String,
    digest: String,
}

pub fn preview(core: &Core, session: &Session, input: PreviewInput) -> Result<ImportPreview, Fault> {
    exchange::preview(core, session, input, KIND)
}

pub fn run(core: &Core, session: &Session, input: ImportInput) -> Result<ImportReport, Fault> {
    let table = exchange::open(core, session, &input, KIND)?;
    table.need_columns()?;
    let kept = core.read_as(session, |r| r.find::<PriceItem>("ORDER BY rid", []))?;
    let known: HashMap<String, PriceItem> = kept.into_iter().map(|p| (p.code.clone(), p)).collect();
    let mut report = ImportReport::default();
    let lines = read_rows(&table, &["code"], &mut report, |row, told| {
        let cell = |field| table.cell(row, field).to_string();
        let at = |field: &str, code: &str| Finding::new(row.number, table.head(field), code);
        let needed = [
            ("code", "price.code_missing"),
            ("name", "price.name_missing"),
            ("price", "price.price_missing"),
        ];
        for (field, code) in needed {
            if cell(field).is_empty() {
                return Err(at(field, code));
            }
        }
        let price = Money(fen(&cell("price")).ok_or_else(|| at("price", "price.invalid"))?);
        let kind = match cell("kind").as_str() {
            "" => None,
            text => Some(kind_of(text).unwrap_or_else(|| {
                told.push(at("kind", "price.kind_unknown"));
                PriceKind::Other
            })),
        };
        let valid_from = day_of(&table, row, "valid_from", None, told);
        let valid_until = day_of(&table, row, "valid_until", None, told);
        if valid_until.zip(valid_from).is_some_and(|(until, from)| until < from) {
            return Err(at("valid_until", "price.span"));
        }
        Ok(Line {
            row: row.number,
            code: cell("code"),
            name: cell("name"),
            kind,
            unit: cell("unit"),
            price,
            valid_from,
            valid_until,
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
        "price_list.import",
        batch,
        report,
        &actions,
        |(_, line)| line.row,
        |c, batch| {
            batch.iter().try_for_each(|(id, line)| match c.get::<PriceItem>(*id)? {
                Some(kept) => c.save(&kept, &merged(&kept, line)),
                None => c.create(&merged(&blank(*id), line)),
            })
        },
    )
}

fn kind_of(text: &str) -> Option<PriceKind> {
    match text.to_lowercase().as_str() {
        "人工" | "人工费" | "工时" | "工时费" | "维修费" | "服务费" | "labour" | "labor" => {
            Some(PriceKind::Labour)
        }
        "交通" | "交通费" | "上门费" | "差旅" | "差旅费" | "路费" | "travel" => {
            Some(PriceKind::Travel)
        }
        "材料" | "材料费" | "配件" | "配件费" | "material" | "materials" | "parts" => {
            Some(PriceKind::Material)
        }
        "其他" | "其它" | "其他费用" | "other" => Some(PriceKind::Other),
        _ => None,
    }
}

fn blank(id: PriceItemId) -> PriceItem {
    PriceItem {
        id,
        code: String::new(),
        name: String::new(),
        kind: PriceKind::Labour,
        unit: String::new(),
        price: Money(0),
        valid_from: None,
        valid_until: None,
        note: String::new(),
        source_digest: None,
        active: true,
    }
}

fn merged(kept: &PriceItem, line: &Line) -> PriceItem {
    let or = |said: &str, had: &str| if said.is_empty() { had.to_string() } else { said.to_string() };
    PriceItem {
        code: line.code.clone(),
        name: line.name.clone(),
        kind: line.kind.unwrap_or(kept.kind),
        unit: or(&line.unit, &kept.unit),
        price: line.price,
        valid_from: line.valid_from.or(kept.valid_from),
        valid_until: line.valid_until.or(kept.valid_until),
        note: or(&line.note, &kept.note),
        source_digest: Some(line.digest.clone()),
        ..kept.clone()
    }
}
