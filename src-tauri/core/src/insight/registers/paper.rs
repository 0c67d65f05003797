//! A register on paper: A4 across, as a book of the trade has it, its lines in the order of receipt.

use paper::{Align, Block, Cell, Column, Fact, PageSize, Table};
use serde::Deserialize;
use ts_rs::TS;

use super::columns::{RegisterColumn, RegisterColumnKind, columns, sheet};
use super::{BEFORE_ALL, RegisterCell, RegisterLine, RegisterWanted, find, is_wanted, line, need_all};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::{Moment, Zone};
use crate::platform::lists::FirmWords;
use crate::service::sheets::{self, Sheet, SheetHow, SheetMade};

/// A book longer than this is printed month by month.
const MOST: usize = 3_000;

/// Which register, and how it is wanted.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterSheet {
    pub of: RegisterWanted,
    pub print: SheetHow,
}

pub(super) fn print(core: &Core, session: &Session, input: RegisterSheet) -> Result<SheetMade, Fault> {
    sheets::make(core, session, input.print, |r, words| {
        need_all(r)?;
        compose(r, &FirmWords::of(r, words.text)?, &input.of)
    })
}

fn compose(r: &Reader<'_>, text: &FirmWords, wanted: &RegisterWanted) -> Result<Sheet, Fault> {
    let found = find(r, wanted, BEFORE_ALL, MOST + 1)?;
    if found.len() > MOST {
        return Err(Fault::refused("registers.too_long").arg("most", MOST));
    }
    let mut lines = Vec::new();
    for one in &found {
        let line = line(r, wanted.register, one)?;
        if is_wanted(r, wanted, &line)? {
            lines.push(line);
        }
    }
    let fact = |field: &str, value: String| Fact {
        label: text.say(&format!("registers-label-{field}")),
        value,
        field: field.into(),
    };
    let open = lines.iter().filter(|line| line.is_open).count();
    let cancelled = lines.iter().filter(|line| line.is_cancelled).count();
    let code = wanted.register.code();
    Ok(Sheet {
        title: text.say(&format!("registers-kind-{code}")),
        number: String::new(),
        is_blank: false,
        size: PageSize::A4Across,
        blocks: vec![
            Block::Facts(vec![
                fact("days", format!("{} — {}", wanted.from, wanted.to)),
                fact("lines", lines.len().to_string()),
                fact("open", open.to_string()),
                fact("done", (lines.len() - open - cancelled).to_string()),
                fact("cancelled", cancelled.to_string()),
            ]),
            table(r.zone(), text, wanted, &lines),
        ],
    })
}

fn table(zone: Zone, text: &FirmWords, wanted: &RegisterWanted, lines: &[RegisterLine]) -> Block {
    let known = columns(wanted.register);
    let cells = sheet(wanted.register);
    let title = |key: &&str| text.say(&format!("registers-column-{key}"));
    let heads = cells.iter().map(|cell| Column {
        title: cell.keys.iter().map(title).collect::<Vec<_>>().join("\n"),
        width: cell.width,
        align: Align::Left,
    });
    let row = |line: &RegisterLine| {
        cells.iter().map(|cell| Cell::from(words(zone, text, &known, cell.keys, line))).collect()
    };
    Block::Table(Table {
        columns: heads.collect(),
        rows: lines.iter().map(row).collect(),
        totals: vec![],
        field: "lines".into(),
    })
}

/// What stands in one cell of the sheet. With several values below each other an empty one keeps its place.
fn words(
    zone: Zone,
    text: &FirmWords,
    known: &[RegisterColumn],
    keys: &[&str],
    line: &RegisterLine,
) -> String {
    let is_alone = keys.len() == 1;
    let mut said: Vec<String> = Vec::new();
    for key in keys {
        let column = known.iter().find(|c| c.key == *key);
        let value = line.cells.get(*key).map(|cell| said_of(zone, text, column, cell));
        said.push(match value {
            Some(value) => value,
            None if line.missing.iter().any(|m| m == key) => text.say("registers-missing"),
            None if is_alone => String::new(),
            None => "—".into(),
        });
    }
    if line.is_cancelled && keys.contains(&"number") {
        said.push(text.say("registers-cancelled"));
    }
    // A call has no number of its own.
    if line.is_cancelled && keys.contains(&"outcome") {
        said.push(text.say("registers-taken-back"));
    }
    if said.iter().all(|one| one == "—") { String::new() } else { said.join("\n") }
}

fn said_of(zone: Zone, text: &FirmWords, column: Option<&RegisterColumn>, cell: &RegisterCell) -> String {
    match (cell, column) {
        (RegisterCell::At(at), _) => short(zone, *at),
        (RegisterCell::On(day), _) => day.to_string(),
        (RegisterCell::Yes(yes), _) => text.say(if *yes { "word-yes" } else { "word-no" }),
        (RegisterCell::Text(code), Some(column)) if column.kind == RegisterColumnKind::Code => {
            text.say(&format!("{}{code}", column.prefix))
        }
        (RegisterCell::Text(words), _) => words.clone(),
    }
}

/// Month, day and time: the year stands at the head of the sheet.
fn short(zone: Zone, at: Moment) -> String {
    zone.write(at).get(5..16).unwrap_or_default().to_string()
}
