//! Lists the firm edits: classes at the desk, reasons of urgency, kinds and regions of customers (A-06, A-12, N-04).
//!
//! What always holds: a code is permanent and never used again; a line taken off the list is no longer offered and
//! still names what stands on old records (T-15).
//! Commands: `lists.all`, `lists.save`.

mod commands;
mod narrow;
mod record;
#[cfg(test)]
mod tests;
mod words;

pub use commands::commands;
pub use narrow::OfCustomers;
pub use record::{
    CustomerGrade, CustomerKind, DeskClass, ListLine, ListLineId, ListName, ProblemClass, UrgentReason,
};
pub use words::FirmWords;

use std::collections::HashMap;

use crate::kernel::fault::Fault;
use crate::kernel::listed::{Choice, Listed};
use crate::kernel::reader::Reader;

/// Ok when `code` is on the list, or stood on the record before it was taken off.
pub fn need_offered(
    r: &Reader<'_>,
    list: ListName,
    field: &str,
    code: &str,
    before: Option<&str>,
) -> Result<(), Fault> {
    if before == Some(code) {
        return Ok(());
    }
    let line = line(r, list, code)?;
    match line {
        Some(line) if line.active => Ok(()),
        None if list.delivered().contains(&code) => Ok(()),
        Some(_) => Err(Fault::refused("lists.retired").arg("code", code).field(field, "retired")),
        None => Err(Fault::invalid("lists.unknown").arg("code", code).field(field, "unknown")),
    }
}

/// `need_offered` for a code that may be left out.
pub fn need_listed<E: Choice>(
    r: &Reader<'_>,
    list: ListName,
    chosen: Option<Listed<E>>,
    before: Option<Listed<E>>,
) -> Result<(), Fault> {
    let Some(chosen) = chosen else { return Ok(()) };
    let before = before.map(Listed::code);
    need_offered(r, list, list.code(), &chosen.code(), before.as_deref())
}

/// The code of the region that goes by that name; the name itself for a region the list does not know.
pub fn region_code(r: &Reader<'_>, name: &str) -> Result<String, Fault> {
    let name = name.trim();
    let known = r.value::<String>(
        "SELECT code FROM list_line WHERE list = 'region' AND (code = ?1 OR name = ?1 OR (name_en <> '' AND name_en = ?1))
         ORDER BY code = ?1 DESC, active DESC, rid LIMIT 1",
        [name],
    )?;
    Ok(known.unwrap_or_else(|| name.to_string()))
}

/// Codes by what the firm calls the lines, in small letters; a line on the list before one taken off it.
pub fn by_name(r: &Reader<'_>, list: ListName) -> Result<HashMap<String, String>, Fault> {
    let mut named = HashMap::new();
    for line in r.find::<ListLine>("WHERE list = ?1 ORDER BY active, rid", [list])? {
        let names = [line.name, line.name_en].into_iter().filter(|name| !name.is_empty());
        named.extend(names.map(|name| (name.to_lowercase(), line.code.clone())));
    }
    Ok(named)
}

/// Lines the firm has touched, in the order they came.
pub fn lines(r: &Reader<'_>, list: ListName) -> Result<Vec<ListLine>, Fault> {
    r.find("WHERE list = ?1 ORDER BY rid", [list])
}

fn line(r: &Reader<'_>, list: ListName, code: &str) -> Result<Option<ListLine>, Fault> {
    r.first("WHERE list = ?1 AND code = ?2 ORDER BY rid LIMIT 1", (list, code))
}
