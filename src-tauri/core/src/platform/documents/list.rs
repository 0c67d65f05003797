//! Filed papers a page at a time, newest first, with the names a person looks for. Customers and tickets stand on the
//! floors above, which may not be called from here; their tables may be asked.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{DocumentId, FiledDocument};
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::time::Moment;
use crate::platform::journal::AnyId;

/// Which documents.
#[derive(Deserialize, TS)]
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
    /// Part of the paper's number, the ticket's, or the customer's name.
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
const SEARCHED: &str =
    "(d.number LIKE ? ESCAPE '\\' OR t.number LIKE ? ESCAPE '\\' OR c.name LIKE ? ESCAPE '\\')";

/// Conditions with the values of their marks.
#[derive(Default)]
struct Where {
    conditions: Vec<&'static str>,
    values: Vec<Box<dyn ToSql>>,
}

impl Where {
    fn and(&mut self, condition: &'static str, values: impl IntoIterator<Item = Box<dyn ToSql>>) {
        self.conditions.push(condition);
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
    if r.who().scope(Need::DocumentRead) != Some(Scope::All) {
        found.and(OWN, one(Box::new(r.who().person)));
    }
    if let Some(text) = wanted.search.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
        let like = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        found.and(SEARCHED, (0..3).map(|_| Box::new(like.clone()) as Box<dyn ToSql>));
    }
    if let Some(cursor) = wanted.cursor.as_deref() {
        let before: i64 = cursor.parse().map_err(|_| Fault::invalid("input.cursor"))?;
        found.and("d.rid < ?", one(Box::new(before)));
    }
    Ok(found)
}

pub(super) fn list(r: &Reader<'_>, wanted: DocumentsWanted) -> Result<Page<DocumentRow>, Fault> {
    let limit = wanted.limit.unwrap_or(50).clamp(1, 500) as usize;
    let Where { conditions, values } = narrowed(r, &wanted)?;
    let conditions = if conditions.is_empty() { "1".to_string() } else { conditions.join(" AND ") };
    let from = format!(
        "filed_document d LEFT JOIN customer c ON c.id = d.customer
         LEFT JOIN ticket t ON d.subject_kind = 'ticket' AND t.id = d.subject
         LEFT JOIN filed_stamp s ON s.document = d.id WHERE {conditions}"
    );
    let sql = format!("SELECT {} FROM {from} ORDER BY d.rid DESC LIMIT {}", columns(), limit + 1);
    let mut statement = r.conn().prepare_cached(&sql)?;
    let own = FiledDocument::COLUMNS.len();
    let rows = statement.query_map(rusqlite::params_from_iter(&values), |row| {
        Ok(DocumentRow {
            document: FiledDocument::from_row(row)?,
            customer_name: row.get(own)?,
            ticket_number: row.get(own + 1)?,
            rid: row.get(own + 2)?,
            stamped_at: row.get(own + 3)?,
            stamp_authority: row.get(own + 4)?,
        })
    })?;
    let mut page = Page::cut(rows.collect::<Result<_, _>>()?, limit, |row| row.rid.to_string());
    let is_searched = wanted.search.as_deref().is_some_and(|s| !s.trim().is_empty());
    if page.next.is_some() && wanted.cursor.is_none() && !is_searched {
        page.total = r.length(&from, rusqlite::params_from_iter(&values))?;
    }
    Ok(page)
}
