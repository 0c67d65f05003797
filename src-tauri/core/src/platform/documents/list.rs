//! Filed papers a page at a time, newest first, with the names a person looks for. Customers and tickets stand on the
//! floors above, which may not be called from here; their tables may be asked.

use lexicon::Query;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::findable::{FINDABLE, TEXT};
use super::record::{DocumentId, FiledDocument};
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::time::Moment;
use crate::platform::journal::AnyId;
use crate::platform::lists::OfCustomers;
use crate::platform::search::{self, best, newest, walked};

/// Which documents.
#[derive(Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DocumentsWanted {
    /// This one alone.
    #[serde(default)]
    pub id: Option<DocumentId>,
    /// About this ticket, visit …
    #[serde(default)]
    pub subject: Option<AnyId>,
    #[serde(default)]
    pub customer: Option<AnyId>,
    /// Of these customers only (N-04).
    #[serde(default)]
    pub of: Option<OfCustomers>,
    /// Words of its number, what it is called, the ticket's number, or the customer's name (N-11).
    #[serde(default)]
    pub search: Option<String>,
    #[serde(default)]
    pub cursor: Option<String>,
    /// Rows a page; 50 when absent, 500 at most.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A filed paper with names for ids.
#[derive(Serialize, TS)]
pub struct DocumentRow {
    #[serde(flatten)]
    pub document: FiledDocument,
    /// Empty where the paper is about no customer.
    pub customer_name: String,
    /// Number of the ticket it belongs to; empty where there is none.
    pub ticket_number: String,
    /// When an authority saw it, by that authority's clock; none without a time stamp.
    pub stamped_at: Option<Moment>,
    pub stamp_authority: Option<String>,
    #[serde(skip)]
    rid: i64,
}

/// The paper's own columns come first, so that a record is read from the front of the row.
fn columns() -> String {
    let own: Vec<String> = FiledDocument::COLUMNS.iter().map(|c| format!("d.{}", c.name)).collect();
    format!(
        "{}, coalesce(c.name, ''), coalesce(t.number, ''), d.rid, s.stamped_at, s.authority",
        own.join(", ")
    )
}

/// Only papers whose signature the person took (T.1): a signature has one entry, made by who took it.
const OWN: &str = "EXISTS (SELECT 1 FROM journal j WHERE j.record = d.source AND j.actor = ?)";
/// Conditions with the values of their marks.
#[derive(Default)]
struct Where {
    conditions: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
}

impl Where {
    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Box<dyn ToSql>>) {
        self.conditions.push(condition.into());
        self.values.extend(values);
    }
}

fn narrowed(r: &Reader<'_>, wanted: &DocumentsWanted) -> Result<Where, Fault> {
    let mut found = Where::default();
    let one = |value: Box<dyn ToSql>| [value];
    if let Some(id) = wanted.id {
        found.and("d.id = ?", one(Box::new(id)));
    }
    if let Some(subject) = wanted.subject {
        found.and("d.subject = ?", one(Box::new(subject)));
    }
    if let Some(customer) = wanted.customer {
        found.and("d.customer = ?", one(Box::new(customer)));
    }
    if let Some((condition, values)) = wanted.of.as_ref().and_then(|of| of.condition("d.customer")) {
        found.and(&condition, values);
    }
    if r.who().scope(Need::DocumentRead) != Some(Scope::All) {
        found.and(OWN, one(Box::new(r.who().person)));
    }
    Ok(found)
}

impl Where {
    fn sql(&self) -> String {
        if self.conditions.is_empty() { "1".to_string() } else { self.conditions.join(" AND ") }
    }
}

/// Where a list is read: one subject's or one customer's papers are few.
fn table(wanted: &DocumentsWanted) -> (&'static str, bool) {
    match wanted {
        DocumentsWanted { id: Some(_), .. } => ("filed_document d", true),
        DocumentsWanted { subject: Some(_), .. } => {
            ("filed_document d INDEXED BY filed_document_by_subject", true)
        }
        DocumentsWanted { customer: Some(_), .. } => {
            ("filed_document d INDEXED BY filed_document_by_customer", true)
        }
        _ => ("filed_document d NOT INDEXED", false),
    }
}

/// Names beside the paper.
const BESIDE: &str = "LEFT JOIN customer c ON c.id = d.customer
    LEFT JOIN ticket t ON d.subject_kind = 'ticket' AND t.id = d.subject";

pub(super) fn list(r: &Reader<'_>, wanted: DocumentsWanted) -> Result<Page<DocumentRow>, Fault> {
    let limit = wanted.limit.unwrap_or(50).clamp(1, 500) as usize;
    let before = wanted.cursor.as_deref().map(str::parse::<i64>).transpose();
    let before = before.map_err(|_| Fault::invalid("input.cursor"))?;
    let mut narrowed = narrowed(r, &wanted)?;
    let (table, is_short) = table(&wanted);
    let cursor = |row: &DocumentRow| row.rid.to_string();
    let words = wanted.search.as_deref().and_then(Query::new);
    if let Some(words) = words.as_ref().filter(|_| !is_short) {
        return Ok(Page::cut(proposed(r, &narrowed, words, before, limit + 1)?, limit, cursor));
    }
    let counted = (format!("{table} WHERE {}", narrowed.sql()), narrowed.values.len());
    if let Some(before) = before {
        narrowed.and("d.rid < ?", [Box::new(before) as Box<dyn ToSql>]);
    }
    let rest = format!("WHERE {} ORDER BY d.rid DESC", narrowed.sql());
    if let Some(words) = words {
        let sql = format!("SELECT d.rid, {TEXT} FROM {table} {BESIDE} {rest}");
        let found = walked(r, &sql, rusqlite::params_from_iter(&narrowed.values), &words, limit + 1)?;
        return Ok(Page::cut(these(r, &found)?, limit, cursor));
    }
    let mut page =
        Page::cut(rows(r, table, &format!("{rest} LIMIT {}", limit + 1), &narrowed.values)?, limit, cursor);
    if page.next.is_some() && before.is_none() {
        let values = narrowed.values.iter().take(counted.1);
        page.total = r.length(&counted.0, rusqlite::params_from_iter(values))?;
    }
    Ok(page)
}

/// What the index of words proposes, the last filed first.
fn proposed(
    r: &Reader<'_>,
    narrowed: &Where,
    words: &Query,
    before: Option<i64>,
    most: usize,
) -> Result<Vec<DocumentRow>, Fault> {
    let sql = format!("SELECT 1 FROM filed_document d WHERE {} AND d.rid = ?", narrowed.sql());
    let mut is_listed = r.conn().prepare_cached(&sql)?;
    let found = newest(r, &FINDABLE, words, before, most, |row| {
        let values = narrowed.values.iter().map(|v| v as &dyn ToSql).chain([&row as &dyn ToSql]);
        Ok(is_listed.exists(rusqlite::params_from_iter(values))?)
    })?;
    these(r, &found)
}

/// Papers for the one search field, as far as the person asking may see them: those named outright first.
pub fn found(r: &Reader<'_>, text: &str, most: usize) -> Result<Vec<DocumentRow>, Fault> {
    let narrowed = narrowed(r, &DocumentsWanted::default())?;
    let sql = format!("SELECT 1 FROM filed_document d WHERE {} AND d.rid = ?", narrowed.sql());
    let mut is_listed = r.conn().prepare_cached(&sql)?;
    let found = best(r, &FINDABLE, text, most, |row| {
        let values = narrowed.values.iter().map(|v| v as &dyn ToSql).chain([&row as &dyn ToSql]);
        Ok(is_listed.exists(rusqlite::params_from_iter(values))?)
    })?;
    these(r, &found)
}

/// A line of the list, if the person asking may see the paper.
pub fn line(r: &Reader<'_>, id: DocumentId) -> Result<Option<DocumentRow>, Fault> {
    Ok(list(r, DocumentsWanted { id: Some(id), ..Default::default() })?.rows.into_iter().next())
}

fn these(r: &Reader<'_>, found: &[i64]) -> Result<Vec<DocumentRow>, Fault> {
    let mut rows =
        rows(r, "filed_document d", &format!("WHERE d.rid {}", search::THESE), &search::these(found))?;
    rows.sort_by_key(|row| found.iter().position(|rid| *rid == row.rid));
    Ok(rows)
}

fn rows(
    r: &Reader<'_>,
    table: &str,
    rest: &str,
    values: &[Box<dyn ToSql>],
) -> Result<Vec<DocumentRow>, Fault> {
    let sql = format!(
        "SELECT {} FROM {table} {BESIDE} LEFT JOIN filed_stamp s ON s.document = d.id {rest}",
        columns()
    );
    let mut statement = r.conn().prepare_cached(&sql)?;
    let own = FiledDocument::COLUMNS.len();
    let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
        Ok(DocumentRow {
            document: FiledDocument::from_row(row)?,
            customer_name: row.get(own)?,
            ticket_number: row.get(own + 1)?,
            rid: row.get(own + 2)?,
            stamped_at: row.get(own + 3)?,
            stamp_authority: row.get(own + 4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
