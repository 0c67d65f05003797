//! Asking the index.

use lexicon::{Query, Typed, fold};
use rusqlite::{CachedStatement, Params, ToSql};

use super::Findable;
use super::index::names_of;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;

/// Between the lines of a text, in SQL.
pub const SEPARATOR: &str = "char(10)";

/// The condition on a row to be among those of [`these`], its one value: a statement that stays the same is read once.
pub const THESE: &str = "IN (SELECT value FROM json_each(?1))";

/// The value of [`THESE`].
pub fn these(rows: &[i64]) -> Vec<Box<dyn ToSql>> {
    vec![Box::new(format!("{rows:?}"))]
}

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
    let table = what.table;
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
    let mut deciding = Deciding::of(r, what, query)?;
    let mut found = Vec::new();
    while found.len() < most
        && let Some(row) = candidates.next()?
    {
        let row: i64 = row.get(0)?;
        if deciding.holds(row)? && keep(row)? {
            found.push(row);
        }
    }
    Ok(found)
}

/// The rows the index proposes, in ascending order; the text still decides. None where they are very many: then whoever
/// walks a list comes upon them soon.
pub fn proposed(r: &Reader<'_>, what: &Findable, query: &Query) -> Result<Option<Vec<i64>>, Fault> {
    let Some(expression) = query.expression() else { return Ok(None) };
    let table = what.table;
    let sql = format!(
        "SELECT rowid FROM find_{table} WHERE find_{table} MATCH ?1 ORDER BY rowid LIMIT {}",
        PROPOSED + 1
    );
    let mut statement = r.conn().prepare_cached(&sql)?;
    let rows: Vec<i64> = statement.query_map([expression], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok((rows.len() <= PROPOSED).then_some(rows))
}

/// Whether the texts of proposed rows contain the words.
struct Deciding<'r, 'q> {
    query: &'q Query,
    /// None where the tokens have said all.
    text: Option<CachedStatement<'r>>,
}

impl<'r, 'q> Deciding<'r, 'q> {
    fn of(r: &'r Reader<'_>, what: &Findable, query: &'q Query) -> Result<Self, Fault> {
        let sql = format!("SELECT {} FROM {} WHERE {}.rid = ?1", what.text, what.from, what.alias);
        let text = if query.is_decided() { None } else { Some(r.conn().prepare_cached(&sql)?) };
        Ok(Self { query, text })
    }

    fn holds(&mut self, row: i64) -> Result<bool, Fault> {
        let Some(text) = &mut self.text else { return Ok(true) };
        let text: String = text.query_row([row], |r| r.get(0))?;
        Ok(self.query.matches(&fold(&text)))
    }
}

/// Rows named outright by what was typed, each once.
pub fn exact(r: &Reader<'_>, what: &Findable, typed: &str) -> Result<Vec<i64>, Fault> {
    let (typed, upper) = (typed.trim(), typed.trim().to_uppercase());
    let mut rows: Vec<i64> = Vec::new();
    for condition in what.exact {
        let sql = format!("SELECT rid FROM {} WHERE {condition} ORDER BY rid DESC LIMIT {EXACT}", what.table);
        let mut statement = r.conn().prepare_cached(&sql)?;
        // Numbers are kept in capitals, and nobody types them so.
        for typed in std::iter::once(typed).chain(Some(upper.as_str()).filter(|upper| *upper != typed)) {
            let found = statement.query_map([typed], |row| row.get(0))?;
            rows.extend(found.collect::<Result<Vec<i64>, _>>()?);
        }
    }
    rows.sort_unstable_by(|a, b| b.cmp(a));
    rows.dedup();
    Ok(rows)
}

/// Rows named outright, whenever they came, and then the newest that contain the words; each once, `most` at most.
pub fn best(
    r: &Reader<'_>,
    what: &Findable,
    typed: &str,
    most: usize,
    mut keep: impl FnMut(i64) -> Result<bool, Fault>,
) -> Result<Vec<i64>, Fault> {
    let Some(query) = Query::new(typed) else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    for row in exact(r, what, typed)? {
        if keep(row)? {
            rows.push(row);
        }
    }
    let named = rows.len();
    for row in newest(r, what, &query, None, most, keep)? {
        if !rows[..named].contains(&row) {
            rows.push(row);
        }
    }
    rows.truncate(most);
    Ok(rows)
}

/// Rows of a statement (the row alone) that are among those proposed, where any are, and whose text contains the words,
/// in its order, `most` at most.
pub fn walked_for(
    r: &Reader<'_>,
    what: &Findable,
    sql: &str,
    params: impl Params,
    proposed: Option<&[i64]>,
    query: &Query,
    most: usize,
) -> Result<Vec<i64>, Fault> {
    let mut statement = r.conn().prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut deciding = Deciding::of(r, what, query)?;
    let mut found = Vec::new();
    while found.len() < most
        && let Some(row) = rows.next()?
    {
        let row: i64 = row.get(0)?;
        if proposed.is_none_or(|rows| rows.binary_search(&row).is_ok()) && deciding.holds(row)? {
            found.push(row);
        }
    }
    Ok(found)
}

/// Rows of a statement (the row, its text) whose text contains the words, in its order, `most` at most.
pub fn walked(
    r: &Reader<'_>,
    sql: &str,
    params: impl Params,
    query: &Query,
    most: usize,
) -> Result<Vec<i64>, Fault> {
    let mut statement = r.conn().prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut found = Vec::new();
    while found.len() < most
        && let Some(row) = rows.next()?
    {
        if query.matches(&fold(&row.get::<_, String>(1)?)) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// The line of a text that holds the first of the words it holds, cut to what fits beside a name.
pub fn line_with(text: &str, query: &Query) -> Option<String> {
    let line =
        query.words().iter().find_map(|word| text.lines().find(|line| fold(line).contains(word.as_str())))?;
    let (from, _) = *query.marks(line).first()?;
    // A few characters before the hit, so that it is seen what it belongs to.
    let mut units = 0;
    let at = line
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= from
        })
        .count();
    let skipped = at.saturating_sub(BEFORE);
    let shown: String = line.chars().skip(skipped).take(SHOWN).collect();
    Some(if skipped > 0 { format!("…{shown}") } else { shown })
}

/// Proposals kept while a list is walked; of more, a list shows a page before it is walked far.
const PROPOSED: usize = 50_000;
/// Rows with one number are one; with one serial, a few.
const EXACT: usize = 20;
/// Characters of a line shown before the hit, and in all.
const BEFORE: usize = 10;
const SHOWN: usize = 60;

/// Rows with a name that is spelled by the letters typed (in pinyin, by initials, or mixed) and that `keep` accepts, last
/// arrived first, below `before`; `most` at most. Of spellings that begin very many names, the last of the first two
/// thousand.
pub fn named(
    r: &Reader<'_>,
    what: &Findable,
    typed: &Typed,
    before: Option<i64>,
    most: usize,
    mut keep: impl FnMut(i64) -> Result<bool, Fault>,
) -> Result<Vec<i64>, Fault> {
    let Some(names) = what.names else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT row FROM find_{}_name WHERE key >= ?1 AND key < ?1 || '~' AND row < ?2 LIMIT {CANDIDATES}",
        what.table
    );
    let below = before.unwrap_or(i64::MAX);
    let mut statement = r.conn().prepare_cached(&sql)?;
    let mut rows = Vec::new();
    for begin in std::iter::once(typed.plain()).chain(typed.mixed()) {
        let found = statement.query_map((begin, below), |row| row.get(0))?;
        rows.extend(found.collect::<Result<Vec<i64>, _>>()?);
    }
    rows.sort_unstable_by(|a, b| b.cmp(a));
    rows.dedup();
    let mut decided = Vec::new();
    for row in rows {
        if decided.len() == most {
            break;
        }
        let is_spelled =
            names_of(r.conn(), names, row)?.iter().any(|(name, named)| typed.matches(name, *named));
        if is_spelled && keep(row)? {
            decided.push(row);
        }
    }
    Ok(decided)
}
