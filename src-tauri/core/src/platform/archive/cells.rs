//! The cells of a table that goes out: ids as the number or name of what they point to, codes as the words of the
//! screens, moments in the firm's time, money in yuan.

use serde_json::{Map, Value};

use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::reader::Reader;
use crate::kernel::record::RecordKind;
use crate::kernel::time::Moment;
use crate::platform::lists::{FirmWords, ListName};

/// What is known by a number or a name, the likeliest first.
const KNOWN: &[(&str, &str)] = &[
    ("person", "name"),
    ("ticket", "number"),
    ("customer", "number || ' ' || name"),
    ("visit", "number"),
    ("equipment", "number || ' ' || name"),
    ("paper", "number"),
    ("acceptance_round", "coalesce(number, '')"),
    ("custody_item", "number || ' ' || name"),
    ("attachment", "number"),
    ("filed_document", "number"),
    ("device", "letter"),
    ("contact", "name"),
    ("site", "address"),
];
const MONEY: &[&str] = &["price", "unit_price", "amount"];

/// Reads the cells of one kind of record.
pub(super) struct Cells<'a> {
    r: &'a Reader<'a>,
    columns: Vec<&'static str>,
    table: &'static str,
    module: &'a str,
    text: &'a FirmWords,
    /// Of each column, where its last id was found.
    found_in: Vec<usize>,
}

impl<'a> Cells<'a> {
    pub fn of(r: &'a Reader<'a>, kind: &RecordKind, module: &'a str, text: &'a FirmWords) -> Cells<'a> {
        let columns: Vec<&str> = kind.columns.iter().map(|column| column.name).collect();
        Cells { r, found_in: vec![0; columns.len()], columns, table: kind.table, module, text }
    }

    /// What the screens and forms call each column; its own name where they call it nothing.
    pub fn head(&self) -> Vec<String> {
        let head = |column: &&str| {
            words(self.text, self.module, self.table, column).unwrap_or_else(|| (*column).into())
        };
        self.columns.iter().map(head).collect()
    }

    pub fn row(&mut self, record: &Map<String, Value>) -> Result<Vec<String>, Fault> {
        let mut cells = Vec::with_capacity(self.columns.len());
        for (at, column) in self.columns.clone().into_iter().enumerate() {
            cells.push(self.cell(at, column, record.get(column).unwrap_or(&Value::Null))?);
        }
        Ok(cells)
    }

    fn cell(&mut self, at: usize, column: &str, value: &Value) -> Result<String, Fault> {
        Ok(match value {
            Value::Null => String::new(),
            Value::Bool(yes) => self.text.say(if *yes { "word-yes" } else { "word-no" }),
            Value::Number(n) => match n.as_i64() {
                Some(ms) if is_moment(column) => self.r.zone().write(Moment(ms)),
                Some(fen) if MONEY.contains(&column) => Money(fen).to_string(),
                _ => n.to_string(),
            },
            Value::String(said) if column != "id" && is_id(said) => self.pointed(at, said)?,
            Value::String(said) => self.code(column, said).unwrap_or_else(|| said.clone()),
            Value::Array(all) if all.is_empty() => String::new(),
            Value::Array(all) if all.iter().all(Value::is_string) => {
                let mut said = Vec::new();
                for one in all {
                    said.push(self.cell(at, column, one)?);
                }
                said.join("；")
            }
            Value::Array(_) | Value::Object(_) => value.to_string(),
        })
    }

    /// The words the screens say for a code.
    fn code(&self, column: &str, code: &str) -> Option<String> {
        // A region is called by what it was named first.
        if self.table == "customer" && column == "region" {
            return Some(self.text.name(ListName::Region, code));
        }
        let is_code = !code.is_empty()
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if !is_code {
            return None;
        }
        let owner = OWNERS.iter().find(|(table, _)| *table == self.table).map(|(_, module)| *module);
        owner
            .into_iter()
            .chain([self.module, "tickets", "visits"])
            .find_map(|module| self.text.maybe(&format!("{module}-{column}-{code}")))
    }

    /// The number or name of what an id points to; the id itself where nothing has one.
    fn pointed(&mut self, at: usize, id: &str) -> Result<String, Fault> {
        let Some(bytes) = uuid(id) else { return Ok(id.into()) };
        let last = self.found_in.get(at).copied().unwrap_or(0);
        let order = std::iter::once(last).chain((0..KNOWN.len()).filter(|other| *other != last));
        for place in order {
            let Some((table, shown)) = KNOWN.get(place) else { continue };
            let sql = format!("SELECT {shown} FROM {table} WHERE id = ?1");
            if let Some(said) = self.r.value::<String>(&sql, [bytes.as_slice()])? {
                if let Some(kept) = self.found_in.get_mut(at) {
                    *kept = place;
                }
                return Ok(said);
            }
        }
        Ok(id.into())
    }
}

/// Tables whose words stand under another module's name.
const OWNERS: &[(&str, &str)] = &[
    ("complaint", "complaints"),
    ("feedback", "feedback"),
    ("paper", "papers"),
    ("attachment", "attachments"),
];

/// What a column is called: as the screen of its own module calls it, or any other that has a word for it.
pub(super) fn words(text: &FirmWords, module: &str, table: &str, column: &str) -> Option<String> {
    let owner = OWNERS.iter().find(|(known, _)| *known == table).map_or(module, |(_, owner)| *owner);
    let ids = [
        format!("{owner}-field-{column}"),
        format!("{table}-field-{column}"),
        format!("tables-{column}"),
        format!("registers-column-{column}"),
        format!("tickets-field-{column}"),
        format!("visits-field-{column}"),
        format!("{owner}-{column}"),
    ];
    ids.iter().find_map(|id| text.maybe(id))
}

fn is_moment(column: &str) -> bool {
    column == "at" || column == "since" || column.ends_with("_at")
}

fn is_id(text: &str) -> bool {
    text.len() == 36 && uuid(text).is_some()
}

fn uuid(text: &str) -> Option<Vec<u8>> {
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    if digits.len() != 32 || text.len() != 36 {
        return None;
    }
    (0..32).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
}
