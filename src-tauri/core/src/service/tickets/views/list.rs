//! Lists by saved view, a page at a time by key, each on the one index made for it. Left to itself the planner once
//! took a skip-scan and a sort where an index lay ready, so every list names its own and a test asks the planner.

use lexicon::Query;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::record::ProblemClass;
use super::super::scope;
use super::row::{self, TicketRow, still_due};
use super::search;
use crate::kernel::fault::Fault;
use crate::kernel::listed::Listed;
use crate::kernel::reader::{Page, Reader};
use crate::kernel::time::Moment;
use crate::platform::lists::OfCustomers;

crate::choice! {
    /// The saved views of the list.
    pub enum TicketView {
        Mine = "mine",
        Unassigned = "unassigned",
        Open = "open",
        DueToday = "due_today",
        Overdue = "overdue",
        AwaitingAcceptance = "awaiting_acceptance",
        Urgent = "urgent",
        All = "all",
        Cancelled = "cancelled",
    }
}

/// What the list is narrowed to.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TicketsWanted {
    pub view: TicketView,
    /// Words of its text: number, names, telephone, address, model, serial, what was said and answered.
    #[serde(default)]
    pub search: Option<String>,
    /// What the desk first took the problem for: the technical staff asks for its own.
    #[serde(default)]
    pub problem_class: Option<Listed<ProblemClass>>,
    /// Of these customers only (N-04).
    #[serde(default)]
    pub of: Option<OfCustomers>,
    #[serde(default)]
    pub cursor: Option<String>,
    /// Rows a page; 50 when absent, 500 at most.
    #[serde(default)]
    pub limit: Option<u32>,
}

impl TicketsWanted {
    /// Everything ever registered.
    pub(super) fn all() -> TicketsWanted {
        TicketsWanted {
            view: TicketView::All,
            search: None,
            problem_class: None,
            of: None,
            cursor: None,
            limit: None,
        }
    }
}

/// How a view is read: its index, its condition, and what it is sorted by.
pub(super) struct Plan {
    pub index: &'static str,
    condition: &'static str,
    pub order: Order,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Order {
    /// The queue: what is urgent first, then in order of receipt.
    Queue,
    /// What is due first.
    Due,
    /// In order of receipt, newest first (A-10: receipt, not entry).
    Newest,
}

pub(super) fn plan(view: TicketView) -> Plan {
    use TicketView as V;
    let (index, condition, order) = match view {
        V::Mine => ("ticket_mine", "t.ended_at IS NULL AND t.assignee = :me", Order::Queue),
        V::Unassigned => ("ticket_unassigned", "t.ended_at IS NULL AND t.assignee IS NULL", Order::Queue),
        V::Open => ("ticket_queue", "t.ended_at IS NULL", Order::Queue),
        V::DueToday => (
            "ticket_due",
            concat!(still_due!(), " AND t.due_at >= :now AND t.due_at < :tomorrow"),
            Order::Due,
        ),
        V::Overdue => ("ticket_due", concat!(still_due!(), " AND t.due_at < :now"), Order::Due),
        V::AwaitingAcceptance => ("ticket_awaiting", "t.state = 'pending_acceptance'", Order::Newest),
        V::Urgent => ("ticket_urgent", "t.ended_at IS NULL AND t.urgent IS NOT NULL", Order::Queue),
        V::All => ("ticket_received", "1", Order::Newest),
        V::Cancelled => ("ticket_cancelled", "t.state = 'cancelled'", Order::Newest),
    };
    Plan { index, condition, order }
}

impl Order {
    fn by(self) -> &'static str {
        match self {
            Order::Queue => "t.rank, t.received_at, t.rid",
            Order::Due => "t.due_at, t.rid",
            Order::Newest => "t.received_at DESC, t.rid DESC",
        }
    }
    fn after(self) -> &'static str {
        match self {
            Order::Queue => "(t.rank, t.received_at, t.rid) > (:k1, :k2, :k3)",
            Order::Due => "(t.due_at, t.rid) > (:k1, :k2)",
            Order::Newest => "(t.received_at, t.rid) < (:k1, :k2)",
        }
    }
    pub fn key(self, row: &TicketRow) -> Vec<i64> {
        match self {
            Order::Queue => vec![row.rank, row.received_at.0, row.rid],
            Order::Due => vec![row.due_at.0, row.rid],
            Order::Newest => vec![row.received_at.0, row.rid],
        }
    }
    fn parse(self, cursor: &str) -> Result<Vec<i64>, Fault> {
        let keys: Result<Vec<i64>, _> = cursor.split('.').map(str::parse).collect();
        let wanted = if self == Order::Queue { 3 } else { 2 };
        keys.ok().filter(|k| k.len() == wanted).ok_or_else(|| Fault::invalid("input.cursor"))
    }
}

/// The statement of a view and the values of its named parameters, in the order they stand in the text.
pub(super) struct Statement {
    pub sql: String,
    pub values: Vec<Box<dyn ToSql>>,
}

/// What a row of the list is, whatever page it stands on.
fn conditions(r: &Reader<'_>, wanted: &TicketsWanted) -> Vec<String> {
    let mut conditions = vec![plan(wanted.view).condition.to_string()];
    if !scope::sees_all(r) && wanted.view != TicketView::Mine {
        conditions.push(format!("t.rid IN ({})", scope::VISIBLE));
    }
    conditions.extend(narrowing(wanted));
    conditions
}

/// What the asker narrowed the view to.
pub(super) fn narrowing(wanted: &TicketsWanted) -> Vec<String> {
    let mut conditions = Vec::new();
    if wanted.problem_class.is_some() {
        // A class of the firm's own is looked after by those who look after what it works as.
        conditions.push("(t.problem_class = :class OR t.problem_class LIKE :class || '-%')".into());
    }
    let of = wanted.of.clone().unwrap_or_default();
    let of_customer: Vec<&str> = [
        (of.region.is_some(), "x.region = :region"),
        (of.grade.is_some(), "x.grade = :grade"),
        (of.kind.is_some(), "x.kind = :kind"),
    ]
    .into_iter()
    .filter_map(|(is_asked, condition)| is_asked.then_some(condition))
    .collect();
    if !of_customer.is_empty() {
        let of = of_customer.join(" AND ");
        conditions.push(format!("EXISTS (SELECT 1 FROM customer x WHERE x.id = t.customer AND {of})"));
    }
    conditions
}

/// The table read by its rows, in no order.
pub(super) const BY_ROWS: &str = "ticket t NOT INDEXED";

/// The table with the index it is walked by. What one person ever worked on is read by its rows and sorted: a few
/// thousand, where the index would go through everybody's.
pub(super) fn table(r: &Reader<'_>, view: TicketView) -> String {
    match view {
        TicketView::All | TicketView::Cancelled if !scope::sees_all(r) => BY_ROWS.into(),
        _ => format!("ticket t INDEXED BY {}", plan(view).index),
    }
}

/// The whole list, without names.
fn from(r: &Reader<'_>, wanted: &TicketsWanted) -> String {
    format!("{} WHERE {}", table(r, wanted.view), conditions(r, wanted).join(" AND "))
}

fn query(r: &Reader<'_>, wanted: &TicketsWanted, limit: usize) -> Result<Statement, Fault> {
    let (rest, keys) = rest(r, wanted)?;
    let text = row::sql(&table(r, wanted.view), &format!("{rest} LIMIT {}", limit + 1));
    Ok(with_values(r, wanted, &keys, &text))
}

/// WHERE and ORDER of a page, with the keys it begins after.
pub(super) fn rest(r: &Reader<'_>, wanted: &TicketsWanted) -> Result<(String, Vec<i64>), Fault> {
    let order = plan(wanted.view).order;
    let mut conditions = conditions(r, wanted);
    let keys = wanted.cursor.as_deref().map(|c| order.parse(c)).transpose()?;
    if keys.is_some() {
        conditions.push(order.after().into());
    }
    let rest = format!("WHERE {} ORDER BY {}", conditions.join(" AND "), order.by());
    Ok((rest, keys.unwrap_or_default()))
}

pub(super) fn with_values(r: &Reader<'_>, wanted: &TicketsWanted, keys: &[i64], text: &str) -> Statement {
    let tomorrow = tomorrow(r);
    let (sql, values) = number_parameters(text, |name| match name {
        ":me" => Box::new(r.who().person),
        ":crew" => Box::new(r.who().person.to_string()),
        ":now" => Box::new(r.now()),
        ":tomorrow" => Box::new(tomorrow),
        ":class" => Box::new(wanted.problem_class),
        ":region" => Box::new(wanted.of.as_ref().and_then(|of| of.region.clone())),
        ":grade" => Box::new(wanted.of.as_ref().and_then(|of| of.grade)),
        ":kind" => Box::new(wanted.of.as_ref().and_then(|of| of.kind)),
        ":k1" => Box::new(keys.first().copied()),
        ":k2" => Box::new(keys.get(1).copied()),
        _ => Box::new(keys.get(2).copied()),
    });
    Statement { sql, values }
}

/// Rows take positional values; names in the text keep the conditions readable.
fn number_parameters(text: &str, value: impl Fn(&str) -> Box<dyn ToSql>) -> (String, Vec<Box<dyn ToSql>>) {
    let (mut sql, mut values) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let name_end =
            rest[at + 1..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(rest.len(), |end| at + 1 + end);
        sql.push_str(&rest[..at]);
        sql.push('?');
        values.push(value(&rest[at..name_end]));
        rest = &rest[name_end..];
    }
    sql.push_str(rest);
    (sql, values)
}

/// Midnight, in the firm's zone.
pub(super) fn tomorrow(r: &Reader<'_>) -> Moment {
    let next = r.today().0.succ_opt().unwrap_or(r.today().0);
    r.zone().start_of(crate::kernel::time::Day(next))
}

pub fn list(r: &Reader<'_>, wanted: TicketsWanted) -> Result<Page<TicketRow>, Fault> {
    let limit = wanted.limit.unwrap_or(50).clamp(1, 500) as usize;
    if let Some(words) = wanted.search.as_deref().and_then(Query::new) {
        return search::list(r, &wanted, &words, limit);
    }
    let query = query(r, &wanted, limit)?;
    let rows = row::rows(r, &query.sql, &query.values)?;
    let order = plan(wanted.view).order;
    let cursor = |row: &TicketRow| order.key(row).iter().map(i64::to_string).collect::<Vec<_>>().join(".");
    let mut page = Page::cut(rows, limit, cursor);
    if page.next.is_some() && wanted.cursor.is_none() {
        let Statement { sql, values } = with_values(r, &wanted, &[], &from(r, &wanted));
        page.total = r.length(&sql, rusqlite::params_from_iter(&values))?;
    }
    Ok(page)
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TicketCountsAsked {}

/// How many tickets a view holds.
#[derive(Debug, Serialize, TS)]
pub struct TicketCount {
    pub view: TicketView,
    /// None for views over everything ever registered: nobody reads that number, and it would cost the whole index.
    pub count: Option<i64>,
}

pub fn counts(r: &Reader<'_>, _: TicketCountsAsked) -> Result<Vec<TicketCount>, Fault> {
    TicketView::ALL.iter().map(|view| Ok(TicketCount { view: *view, count: count(r, *view)? })).collect()
}

fn count(r: &Reader<'_>, view: TicketView) -> Result<Option<i64>, Fault> {
    if view == TicketView::All {
        return Ok(None);
    }
    let wanted = TicketsWanted { view, ..TicketsWanted::all() };
    let Statement { sql, values } =
        with_values(r, &wanted, &[], &format!("SELECT count(*) FROM {}", from(r, &wanted)));
    r.value(&sql, rusqlite::params_from_iter(&values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Desk, PASSWORD, is_pinned, plan_of};
    use serde_json::json;

    fn explained(desk: &Desk, wanted: &TicketsWanted) -> String {
        let session = desk.core.session().unwrap();
        desk.core
            .read_as(&session, |r| {
                let query = query(r, wanted, 50)?;
                Ok(plan_of(r, &query.sql, &query.values))
            })
            .unwrap()
    }

    fn pages(view: TicketView) -> [TicketsWanted; 2] {
        let cursor = if plan(view).order == Order::Queue { "1.2.3" } else { "1.2" };
        [None, Some(cursor.to_string())].map(|cursor| TicketsWanted { view, cursor, ..TicketsWanted::all() })
    }

    #[test]
    fn every_view_walks_its_own_index_and_sorts_nothing() {
        let desk = Desk::open();
        for view in TicketView::ALL {
            for wanted in pages(*view) {
                is_pinned(&explained(&desk, &wanted), &format!("INDEX {}", plan(*view).index), view.code());
            }
        }
    }

    #[test]
    fn a_technicians_views_begin_with_his_own_rows_where_everybodys_are_many() {
        let desk = Desk::open();
        desk.must(
            "people.save",
            json!({"id": null, "login": "li", "name": "李志远", "roles": ["technician"], "password": PASSWORD,
                   "active": true}),
        );
        desk.sign_in("li");
        for view in TicketView::ALL {
            for wanted in pages(*view) {
                let explained = explained(&desk, &wanted);
                if matches!(view, TicketView::All | TicketView::Cancelled) {
                    assert!(
                        explained.contains("t USING INTEGER PRIMARY KEY (rowid=?)"),
                        "{view}: {explained}"
                    );
                } else {
                    // His own rows are gathered in order first, which the planner calls a sort.
                    assert!(
                        explained.contains(&format!("t USING INDEX {}", plan(*view).index)),
                        "{view}: {explained}"
                    );
                }
                if *view != TicketView::Mine {
                    assert!(explained.contains("v USING PRIMARY KEY (person=?)"), "{view}: {explained}");
                }
            }
        }
    }

    #[test]
    fn named_parameters_become_positional_in_the_order_of_the_text() {
        let (sql, values) =
            number_parameters("a = :k1 AND (b, c) > (:k2, :k1)", |name| Box::new(name.to_string()));
        assert_eq!(sql, "a = ? AND (b, c) > (?, ?)");
        assert_eq!(values.len(), 3);
    }
}
