//! The price list, and editing a line of it.

use rusqlite::ToSql;
use serde::Deserialize;
use ts_rs::TS;

use super::record::{PriceItem, PriceItemId, PriceKind};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::time::Day;

/// Ten million yuan, as on the lines of a visit.
const MOST_FEN: i64 = 1_000_000_000;

/// A line as typed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct PriceInput {
    /// Absent: a new line.
    #[serde(default)]
    pub id: Option<PriceItemId>,
    /// Permanent once saved; ignored for a line that is here.
    #[serde(default)]
    pub code: String,
    pub name: String,
    pub kind: PriceKind,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub price: Option<Money>,
    #[serde(default)]
    pub valid_from: Option<Day>,
    #[serde(default)]
    pub valid_until: Option<Day>,
    #[serde(default)]
    pub note: String,
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

/// What a list of parts or prices is narrowed to.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(rename = "PriceWanted", optional_fields = nullable)]
pub struct Asked {
    /// Words of the code, name or specification; each must be found.
    pub search: Option<String>,
    /// No longer in use as well.
    #[ts(as = "Option<bool>", optional)]
    pub include_inactive: bool,
    /// Only what is charged today.
    #[ts(as = "Option<bool>", optional)]
    pub in_force: bool,
    pub cursor: Option<String>,
    /// Rows a page; 50 when absent, 500 at most.
    pub limit: Option<u32>,
}

/// Which line.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceAsked {
    pub id: PriceItemId,
}

pub(super) fn list(r: &Reader<'_>, asked: Asked) -> Result<Page<PriceItem>, Fault> {
    page(r, &asked, "code || char(10) || name || char(10) || note", |p: &PriceItem| p.code.clone())
}

/// A page by code, which is the order people know these lists in. Such a list has thousands of lines, not millions, so
/// its words are looked for where they stand.
pub fn page<R: Record>(
    r: &Reader<'_>,
    asked: &Asked,
    text: &str,
    code: impl Fn(&R) -> String,
) -> Result<Page<R>, Fault> {
    let limit = asked.limit.unwrap_or(50).clamp(1, 500) as usize;
    let mut where_ = vec!["1".to_string()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if !asked.include_inactive {
        where_.push("active".into());
    }
    if asked.in_force && R::COLUMNS.iter().any(|c| c.name == "valid_from") {
        where_.push("coalesce(valid_from, '') <= ? AND coalesce(valid_until, '9999') >= ?".into());
        values.push(Box::new(r.today()));
        values.push(Box::new(r.today()));
    }
    for word in asked.search.iter().flat_map(|s| s.split_whitespace()) {
        where_.push(format!("instr(lower({text}), lower(?)) > 0"));
        values.push(Box::new(word.to_string()));
    }
    let counted = where_.join(" AND ");
    let total = match asked.cursor {
        None => r.length(&format!("{} WHERE {counted}", R::TABLE), rusqlite::params_from_iter(&values))?,
        Some(_) => None,
    };
    if let Some(after) = &asked.cursor {
        where_.push("code > ?".into());
        values.push(Box::new(after.clone()));
    }
    let rest = format!("WHERE {} ORDER BY code LIMIT {}", where_.join(" AND "), limit + 1);
    let page = Page::cut(r.find::<R>(&rest, rusqlite::params_from_iter(&values))?, limit, code);
    Ok(Page { total, ..page })
}

/// An amount inside what a line of a visit may hold.
pub fn within(price: Option<Money>) -> Result<(), Fault> {
    match price {
        Some(Money(fen)) if !(0..=MOST_FEN).contains(&fen) => {
            Err(Fault::invalid("price.out_of_range").field("price", "range"))
        }
        _ => Ok(()),
    }
}

pub(super) fn get(r: &Reader<'_>, asked: PriceAsked) -> Result<PriceItem, Fault> {
    r.need(asked.id)
}

pub(super) fn save(c: &mut Change<'_>, input: PriceInput) -> Result<PriceItem, Fault> {
    let before: Option<PriceItem> = input.id.map(|id| c.need(id)).transpose()?;
    let code = before.as_ref().map_or_else(|| input.code.trim().to_string(), |b| b.code.clone());
    let mut missing: Vec<&str> = [("code", code.as_str()), ("name", input.name.trim())]
        .into_iter()
        .filter(|(_, text)| text.is_empty())
        .map(|(field, _)| field)
        .collect();
    if input.price.is_none() {
        missing.push("price");
    }
    Fault::unless_complete(&missing)?;
    within(input.price)?;
    if input.valid_until.zip(input.valid_from).is_some_and(|(until, from)| until < from) {
        return Err(Fault::invalid("price.span").field("valid_until", "range"));
    }
    if before.is_none() && c.first::<PriceItem>("WHERE code = ?1 LIMIT 1", [&code])?.is_some() {
        return Err(Fault::refused("price.code_taken").arg("code", code).field("code", "taken"));
    }
    let after = PriceItem {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        code,
        name: input.name.trim().into(),
        kind: input.kind,
        unit: input.unit.trim().into(),
        price: input.price.unwrap_or_default(),
        valid_from: input.valid_from,
        valid_until: input.valid_until,
        note: input.note.trim().into(),
        source_digest: before.as_ref().and_then(|b| b.source_digest.clone()),
        active: input.active,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    Ok(after)
}
