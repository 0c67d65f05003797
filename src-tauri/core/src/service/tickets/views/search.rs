//! Lists narrowed by words. Over everything ever registered the index proposes, last arrived first. A view of open
//! work, or of one person's, has an order of its own: a few proposals of the index, or those that are one person's, are
//! read and sorted; of more, the view's index is walked for those that are proposed; for words in very many texts the
//! view is walked and its text asked.

use lexicon::Query;

use super::super::findable::FINDABLE;
use super::super::scope;
use super::list::{BY_ROWS, Statement, TicketView, TicketsWanted, narrowing, plan, rest, table, with_values};
use super::row::{self, TicketRow};
use crate::kernel::fault::Fault;
use crate::kernel::reader::{Page, Reader};
use crate::platform::search::{self, best, exact, line_with, newest};

pub(super) fn list(
    r: &Reader<'_>,
    wanted: &TicketsWanted,
    words: &Query,
    limit: usize,
) -> Result<Page<TicketRow>, Fault> {
    if wanted.view == TicketView::All && scope::sees_all(r) {
        let before = wanted.cursor.as_deref().map(str::parse).transpose();
        let before = before.map_err(|_| Fault::invalid("input.cursor"))?;
        let narrowing = narrowing(wanted);
        let found = newest(r, &FINDABLE, words, before, limit + 1, |rid| {
            if narrowing.is_empty() {
                return Ok(true);
            }
            let text = format!("SELECT 1 FROM ticket t WHERE t.rid = :k1 AND {}", narrowing.join(" AND "));
            let Statement { sql, values } = with_values(r, wanted, &[rid], &text);
            Ok(r.conn().prepare_cached(&sql)?.exists(rusqlite::params_from_iter(&values))?)
        })?;
        return Ok(Page::cut(these(r, &found)?, limit, |row| row.rid.to_string()));
    }
    let order = plan(wanted.view).order;
    let found = walked(r, wanted, words, limit + 1)?;
    let cursor = |row: &TicketRow| order.key(row).iter().map(i64::to_string).collect::<Vec<_>>().join(".");
    Ok(Page::cut(these(r, &found)?, limit, cursor))
}

/// Proposals whose rows are read and sorted; for more the index of the view is walked, which reads none.
const FEW: usize = 100;

/// The proposals as the table that is read.
const PROPOSED: &str = "json_each(?) few CROSS JOIN ticket t ON t.rid = few.value";

/// Rows of a view whose text contains the words, in the order of the view.
fn walked(r: &Reader<'_>, wanted: &TicketsWanted, words: &Query, most: usize) -> Result<Vec<i64>, Fault> {
    let (rest, keys) = rest(r, wanted)?;
    let table = table(r, wanted.view);
    // One person's rows are read and sorted, so none is that is not proposed.
    let own = if table == BY_ROWS { scope::visible(r)? } else { None };
    let mut proposed = search::proposed(r, &FINDABLE, words)?;
    if let (Some(rows), Some(own)) = (&mut proposed, &own) {
        rows.retain(|row| own.contains(row));
    }
    let is_read_first = |rows: &Vec<i64>| own.is_some() || rows.len() <= FEW;
    let (from, values, among) = match proposed {
        Some(rows) if is_read_first(&rows) => (PROPOSED, search::these(&rows), None),
        proposed => (table.as_str(), Vec::new(), proposed),
    };
    let mut statement = with_values(r, wanted, &keys, &format!("SELECT t.rid FROM {from} {rest}"));
    statement.values.splice(0..0, values);
    let values = rusqlite::params_from_iter(&statement.values);
    search::walked_for(r, &FINDABLE, &statement.sql, values, among.as_deref(), words, most)
}

/// Tickets for the one search field: those named outright first, then the newest that contain the words. With each the
/// line that does, where it is the caller's or the technician's words.
pub fn found(r: &Reader<'_>, text: &str, most: usize) -> Result<Vec<(TicketRow, Option<String>)>, Fault> {
    let Some(words) = Query::new(text) else { return Ok(Vec::new()) };
    let mut rows = match scope::visible(r)? {
        None => best(r, &FINDABLE, text, most, |_| Ok(true))?,
        Some(visible) => {
            let mut rows = exact(r, &FINDABLE, text)?;
            rows.retain(|row| visible.contains(row));
            let wanted = TicketsWanted::all();
            let others = walked(r, &wanted, &words, most)?;
            let others: Vec<i64> = others.into_iter().filter(|row| !rows.contains(row)).collect();
            rows.extend(others);
            rows
        }
    };
    rows.truncate(most);
    let mut said = r.conn().prepare_cached(
        "SELECT concat_ws(char(10), description, answer, cause) FROM ticket WHERE rid = ?1",
    )?;
    let found = these(r, &rows)?;
    found
        .into_iter()
        .map(|row| {
            let said: String = said.query_row([row.rid], |found| found.get(0))?;
            Ok((row, line_with(&said, &words)))
        })
        .collect()
}

/// Tickets by their rows, in the order given.
fn these(r: &Reader<'_>, found: &[i64]) -> Result<Vec<TicketRow>, Fault> {
    let sql = row::sql("ticket t", &format!("WHERE t.rid {}", search::THESE));
    let mut rows = row::rows(r, &sql, &search::these(found))?;
    rows.sort_by_key(|row| found.iter().position(|rid| *rid == row.rid));
    Ok(rows)
}
