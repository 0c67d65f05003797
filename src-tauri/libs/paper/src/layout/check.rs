//! Before anything is set: every character has an outline, every signature box its own key.

use std::collections::BTreeSet;

use super::all_boxes;
use crate::measure::Measure;
use crate::{Block, Document, PaperError, SignatureBox, Table};

pub(super) fn check(doc: &Document, measure: &Measure) -> Result<(), PaperError> {
    let mut keys = BTreeSet::new();
    if let Some(twice) = all_boxes(&doc.blocks).into_iter().find(|place| !keys.insert(&place.key)) {
        return Err(PaperError::SameSignature { key: twice.key.clone() });
    }
    measure.check(&doc.title, true, "title")?;
    measure.check(&doc.number, true, "number")?;
    measure.check(&doc.letterhead.company, true, "letterhead.company")?;
    each(&doc.letterhead.lines, "letterhead.lines", measure)?;
    each(&doc.marks, "marks", measure)?;
    measure.check(&doc.foot.digest, false, "foot.digest")?;
    measure.check(&doc.foot.device, false, "foot.device")?;
    measure.check(&doc.foot.sealed, false, "foot.sealed")?;
    doc.blocks.iter().try_for_each(|block| check_block(block, measure))
}

fn check_block(block: &Block, measure: &Measure) -> Result<(), PaperError> {
    match block {
        Block::Heading(words) => measure.check(words, true, "heading"),
        Block::Declaration(words) => measure.check(words, false, "declaration"),
        Block::Facts(facts) => facts.iter().try_for_each(|fact| {
            measure.check(&fact.label, false, &fact.field)?;
            measure.check(&fact.value, false, &fact.field)
        }),
        Block::Text { label, value, field } => {
            measure.check(label.as_deref().unwrap_or(""), false, field)?;
            measure.check(value, false, field)
        }
        Block::Table(table) => check_table(table, measure),
        Block::Checks { label, items, field } => {
            measure.check("☑☐", false, field)?;
            measure.check(label.as_deref().unwrap_or(""), false, field)?;
            items.iter().try_for_each(|(_, words)| measure.check(words, false, field))
        }
        Block::Scan(photo) => measure.check(&photo.caption, false, "scan.caption"),
        Block::Photos(photos) => photos.iter().enumerate().try_for_each(|(at, photo)| {
            measure.check(&photo.caption, false, &format!("photos[{at}].caption"))
        }),
        Block::Signatures(boxes) => boxes.iter().try_for_each(|place| check_box(place, measure)),
        Block::Keep(inner) => inner.iter().try_for_each(|block| check_block(block, measure)),
        Block::Gap(_) => Ok(()),
    }
}

fn check_table(table: &Table, measure: &Measure) -> Result<(), PaperError> {
    for column in &table.columns {
        measure.check(&column.title, true, &table.field)?;
    }
    for (row, cells) in table.rows.iter().enumerate() {
        for (at, cell) in cells.iter().enumerate() {
            measure.check(&cell.text, cell.bold, &format!("{}[{row}].{at}", table.field))?;
        }
    }
    for total in &table.totals {
        measure.check(&total.label, total.strong, &table.field)?;
        measure.check(&total.value, total.strong, &table.field)?;
    }
    Ok(())
}

fn check_box(place: &SignatureBox, measure: &Measure) -> Result<(), PaperError> {
    for words in [&place.label, &place.name_line, &place.date_line, &place.proxy_line, &place.inside_line] {
        measure.check(words, false, &format!("signature.{}", place.key))?;
    }
    Ok(())
}

fn each(words: &[String], field: &str, measure: &Measure) -> Result<(), PaperError> {
    words.iter().try_for_each(|words| measure.check(words, false, field))
}
