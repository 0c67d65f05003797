//! Asking the index.

use lexicon::{Query, Typed, fold};

use super::Findable;
use super::index::names_of;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;

/// Between the lines of a text, in SQL.
pub const SEPARATOR: &str = "char(10)";

/// Keys looked at for one spelling; a single letter begins too many to be worth more.
const CANDIDATES: i64 = 2_000;

/// Rows whose text contains the words and that `keep` accepts, last arrived first, below `before`; `most` at most.
pub fn newest(
    r: &Reader<'_>,
    what: &Findable,
    query: &Query,
    before: Option<i64>,
    most: usize,
    mut keep: impl FnMut(i64) -> Result<bool, Fault>,
) -> Result<Vec<i64>, Fault> {
    let (table, from, alias) = (what.table, what.from, what.alias);
    let below = before.unwrap_or(i64::MAX);
    let expression = query.expression();
    let sql = match expression {
        Some(_) => format!(
            "SELECT rowid FROM find_{table} WHERE find_{table} MATCH ?2 AND rowid < ?1 ORDER BY rowid DESC"
        ),
        None => format!("SELECT rid FROM {table} WHERE rid < ?1 AND ?2 IS NULL ORDER BY rid DESC"),
    };
    let mut candidates = r.conn().prepare_cached(&sql)?;
    let mut candidates = candidates.query((below, expression))?;
    let mut text =
        r.conn().prepare_cached(&format!("SELECT {} FROM {from} WHERE {alias}.rid = ?1", what.text))?;
    let mut found = Vec::new();
    while found.len() < most
        && let Some(row) = candidates.next()?
    {
        let row: i64 = row.get(0)?;
        let text: String = text.query_row([row], |r| r.get(0))?;
        if query.matches(&fold(&text)) && keep(row)? {
            found.push(row);
        }
    }
    Ok(found)
}

/// Rows with a name that is spelled by the letters typed: in pinyin, by initials, or mixed. In no order, and of very
/// short spellings not all.
pub fn named(r: &Reader<'_>, what: &Findable, typed: &Typed) -> Result<Vec<i64>, Fault> {
    let Some(names) = what.names else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT DISTINCT row FROM find_{}_name WHERE key >= ?1 AND key < ?1 || '~' LIMIT {CANDIDATES}",
        what.table
    );
    let mut statement = r.conn().prepare_cached(&sql)?;
    let mut rows = Vec::new();
    for begin in std::iter::once(typed.plain()).chain(typed.mixed()) {
        let found = statement.query_map([begin], |row| row.get(0))?;
        rows.extend(found.collect::<Result<Vec<i64>, _>>()?);
    }
    rows.sort_unstable();
    rows.dedup();
    let mut decided = Vec::new();
    for row in rows {
        if names_of(r.conn(), names, row)?.iter().any(|(name, named)| typed.matches(name, *named)) {
            decided.push(row);
        }
    }
    Ok(decided)
}
