//! The list of visits, by key and not by offset.

use lexicon::Query;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::findable::{FINDABLE, FROM, TEXT};
use super::record::{Visit, VisitId, VisitMode, VisitState};
use super::store;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::time::Moment;
use crate::master::customers::{Assigned, Customer, CustomerAccess, mask_address};
use crate::master::people;
use crate::platform::lists::OfCustomers;
use crate::platform::search::{self, best, line_with, newest, walked};
use crate::service::tickets::{ServiceType, Severity, Ticket, TicketId};

crate::choice! {
    /// Saved views of the list.
    pub enum VisitsView {
        /// Those I am on that are not over.
        Mine = "mine",
        /// Those planned for today.
        Today = "today",
        /// All that are not over.
        Open = "open",
        /// The technician asked and nobody has answered (E-14).
        Waiting = "waiting",
        All = "all",
    }
}

/// What the list shows.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitsWanted {
    pub view: VisitsView,
    /// Words of its text: numbers, customer, what was said, found, measured and fitted.
    #[serde(default)]
    pub search: Option<String>,
    /// Only those of this ticket.
    #[serde(default)]
    pub ticket: Option<TicketId>,
    /// Of these customers only (N-04).
    #[serde(default)]
    pub of: Option<OfCustomers>,
    #[serde(default)]
    pub cursor: Option<String>,
    /// Rows a page; 100 when absent, 500 at most.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A visit in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitRow {
    pub id: VisitId,
    pub number: String,
    pub ticket: TicketId,
    pub ticket_number: String,
    pub state: VisitState,
    pub mode: VisitMode,
    pub planned_at: Moment,
    pub agreed_at: Option<Moment>,
    pub arrived_at: Option<Moment>,
    pub customer_name: String,
    pub address: String,
    pub service_type: ServiceType,
    pub severity: Option<Severity>,
    pub lead_name: String,
    /// Everybody's names, the lead's first.
    pub crew: Vec<String>,
    pub is_signed: bool,
    /// Since when nobody has answered the technician's question (E-14).
    pub waiting_since: Option<Moment>,
    pub rid: i64,
}

/// Visits waiting for guidance that the person asking may see, soonest planned first (E-14).
pub fn waiting(r: &Reader<'_>, limit: u32) -> Result<Vec<VisitRow>, Fault> {
    if !r.who().may(Need::VisitRead) {
        return Ok(Vec::new());
    }
    let wanted = VisitsWanted {
        view: VisitsView::Waiting,
        search: None,
        ticket: None,
        of: None,
        cursor: None,
        limit: Some(limit),
    };
    Ok(list(r, wanted)?.rows)
}

/// The visits the person asking is on that are not over, soonest first: for the page of the day (V-11).
pub fn mine(r: &Reader<'_>, limit: u32) -> Result<Vec<VisitRow>, Fault> {
    if !r.who().may(Need::VisitRead) {
        return Ok(Vec::new());
    }
    let wanted = VisitsWanted {
        view: VisitsView::Mine,
        search: None,
        ticket: None,
        of: None,
        cursor: None,
        limit: Some(limit),
    };
    Ok(list(r, wanted)?.rows)
}

/// Where a list is read: its index, its condition, its order.
struct Walk {
    table: &'static str,
    conditions: Vec<String>,
    values: Vec<Box<dyn ToSql>>,
    order: &'static str,
}

/// Rows of visits the person asking is on.
const OWN: &str = "v.rid IN (SELECT o.row FROM visit_person o WHERE o.person = ?)";
/// The words of the partial index, so that it is used.
const NOT_OVER: &str = "v.state NOT IN ('filed', 'aborted', 'cancelled')";

/// Whose visit it is.
const CUSTOMER: &str = "(SELECT k.customer FROM ticket k WHERE k.id = v.ticket)";

/// Every list names its index, as the tickets' do. One person's visits, or one ticket's, are read by their rows and
/// sorted: there are few.
fn walk(r: &Reader<'_>, wanted: &VisitsWanted) -> Walk {
    let is_own = r.who().scope(Need::VisitRead) != Some(Scope::All);
    let mut conditions = Vec::new();
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if is_own || wanted.view == VisitsView::Mine {
        conditions.push(OWN.to_string());
        values.push(Box::new(r.who().person.to_string()));
    }
    let table = match wanted.view {
        VisitsView::Mine | VisitsView::Open => {
            conditions.push(NOT_OVER.into());
            "visit v INDEXED BY visit_open"
        }
        VisitsView::Today => {
            let day = r.zone().start_of(r.today());
            conditions.push("v.planned_at >= ? AND v.planned_at < ?".into());
            values.push(Box::new(day));
            values.push(Box::new(day.plus_minutes(24 * 60)));
            "visit v INDEXED BY visit_by_time"
        }
        VisitsView::Waiting => {
            conditions.push(format!(
                "{NOT_OVER} AND v.id IN (SELECT g.visit FROM visit_guidance g WHERE g.answered_at IS NULL)"
            ));
            "visit v INDEXED BY visit_open"
        }
        VisitsView::All if is_own => "visit v NOT INDEXED",
        VisitsView::All => "visit v INDEXED BY visit_by_time",
    };
    let table = if let Some(ticket) = wanted.ticket {
        conditions.push("v.ticket = ?".into());
        values.push(Box::new(ticket));
        "visit v INDEXED BY visit_by_ticket"
    } else {
        table
    };
    if let Some((condition, of)) = wanted.of.as_ref().and_then(|of| of.condition(CUSTOMER)) {
        conditions.push(condition);
        values.extend(of);
    }
    // The history runs back from the newest, work to be done runs forward.
    let order = match wanted.view {
        VisitsView::All => "v.planned_at DESC, v.rid DESC",
        _ => "v.planned_at, v.rid",
    };
    Walk { table, conditions, values, order }
}

impl Walk {
    /// Goes on behind the last row of a page.
    fn after(&mut self, view: VisitsView, cursor: &str) -> Result<(), Fault> {
        let (at, rid) = cursor
            .split_once(':')
            .and_then(|(a, b)| Some((a.parse::<i64>().ok()?, b.parse::<i64>().ok()?)))
            .ok_or_else(|| Fault::invalid("input.cursor"))?;
        let way = if view == VisitsView::All { '<' } else { '>' };
        self.conditions.push(format!("(v.planned_at, v.rid) {way} (?, ?)"));
        self.values.push(Box::new(at));
        self.values.push(Box::new(rid));
        Ok(())
    }
    fn condition(&self) -> String {
        if self.conditions.is_empty() { "1".into() } else { self.conditions.join(" AND ") }
    }
    fn sql(&self, what: &str, beside: &str) -> String {
        format!(
            "SELECT {what} FROM {}{beside} WHERE {} ORDER BY {}",
            self.table,
            self.condition(),
            self.order
        )
    }
}

pub(super) fn list(r: &Reader<'_>, wanted: VisitsWanted) -> Result<Page<VisitRow>, Fault> {
    let limit = wanted.limit.unwrap_or(100).clamp(1, 500) as usize;
    if let Some(words) = wanted.search.as_deref().and_then(Query::new) {
        return searched(r, &wanted, &words, limit);
    }
    let mut walk = walk(r, &wanted);
    let whole = (format!("{} WHERE {}", walk.table, walk.condition()), walk.values.len());
    if let Some(cursor) = &wanted.cursor {
        walk.after(wanted.view, cursor)?;
    }
    let sql = format!("{} LIMIT {}", walk.sql(&columns(), ""), limit + 1);
    let found = visits(r, &sql, &walk.values)?;
    let mut page = Page::cut(lines(r, found)?, limit, by_time);
    if page.next.is_some() && wanted.cursor.is_none() {
        let values = walk.values.iter().take(whole.1);
        page.total = r.length(&whole.0, rusqlite::params_from_iter(values))?;
    }
    Ok(page)
}

/// A list narrowed by words. Over everybody's visits the index proposes, last arrived first; every other list is short
/// by its own condition and keeps its order.
fn searched(
    r: &Reader<'_>,
    wanted: &VisitsWanted,
    words: &Query,
    limit: usize,
) -> Result<Page<VisitRow>, Fault> {
    let mut walk = walk(r, wanted);
    if walk.conditions.is_empty() {
        let before = wanted.cursor.as_deref().map(str::parse).transpose();
        let before = before.map_err(|_| Fault::invalid("input.cursor"))?;
        let found = newest(r, &FINDABLE, words, before, limit + 1, |_| Ok(true))?;
        return Ok(Page::cut(these(r, &found)?, limit, |row| row.rid.to_string()));
    }
    if let Some(cursor) = &wanted.cursor {
        walk.after(wanted.view, cursor)?;
    }
    let found = walked_rows(r, &walk, words, limit + 1)?;
    Ok(Page::cut(these(r, &found)?, limit, by_time))
}

fn walked_rows(r: &Reader<'_>, walk: &Walk, words: &Query, most: usize) -> Result<Vec<i64>, Fault> {
    let beside = " CROSS JOIN ticket t ON t.id = v.ticket CROSS JOIN customer c ON c.id = t.customer";
    let sql = walk.sql(&format!("v.rid, {TEXT}"), beside);
    walked(r, &sql, rusqlite::params_from_iter(&walk.values), words, most)
}

fn by_time(row: &VisitRow) -> String {
    format!("{}:{}", row.planned_at.0, row.rid)
}

/// Visits for the one search field, with the line that holds the words: the one named outright first, then the newest.
pub fn found(r: &Reader<'_>, text: &str, most: usize) -> Result<Vec<(VisitRow, Option<String>)>, Fault> {
    let Some(words) = Query::new(text) else { return Ok(Vec::new()) };
    let wanted = VisitsWanted {
        view: VisitsView::All,
        search: None,
        ticket: None,
        of: None,
        cursor: None,
        limit: None,
    };
    let walk = walk(r, &wanted);
    let rows = if walk.conditions.is_empty() {
        best(r, &FINDABLE, text, most, |_| Ok(true))?
    } else {
        walked_rows(r, &walk, &words, most)?
    };
    let mut said = r.conn().prepare_cached(&format!("SELECT {TEXT} FROM {FROM} WHERE v.rid = ?1"))?;
    let found = these(r, &rows)?;
    found
        .into_iter()
        .map(|row| {
            let said: String = said.query_row([row.rid], |found| found.get(0))?;
            Ok((row, line_with(&said, &words)))
        })
        .collect()
}

/// A line of the list, if the person asking may see the visit.
pub fn line(r: &Reader<'_>, id: VisitId) -> Result<Option<VisitRow>, Fault> {
    let found = visits(r, &format!("SELECT {} FROM visit v WHERE v.id = ?", columns()), &[Box::new(id)])?;
    let seen =
        found.into_iter().filter(|(v, _)| store::within_reach(r, v, Need::VisitRead).is_ok()).collect();
    Ok(lines(r, seen)?.into_iter().next())
}

/// Visits by their rows, in the order given.
fn these(r: &Reader<'_>, rows: &[i64]) -> Result<Vec<VisitRow>, Fault> {
    let sql = format!("SELECT {} FROM visit v WHERE v.rid {}", columns(), search::THESE);
    let mut found = visits(r, &sql, &search::these(rows))?;
    found.sort_by_key(|(_, rid)| rows.iter().position(|row| row == rid));
    lines(r, found)
}

fn visits(r: &Reader<'_>, sql: &str, values: &[Box<dyn ToSql>]) -> Result<Vec<(Visit, i64)>, Fault> {
    let mut statement = r.conn().prepare_cached(sql)?;
    let found = statement
        .query_map(rusqlite::params_from_iter(values), |row| Ok((Visit::from_row(row)?, row.get("rid")?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn lines(r: &Reader<'_>, found: Vec<(Visit, i64)>) -> Result<Vec<VisitRow>, Fault> {
    let assigned = Assigned::of(r)?;
    found.into_iter().map(|(v, rid)| list_row(r, &assigned, v, rid)).collect()
}

fn columns() -> String {
    let names: Vec<String> = Visit::COLUMNS.iter().map(|c| format!("v.{}", c.name)).collect();
    format!("{}, v.rid AS rid", names.join(", "))
}

fn list_row(r: &Reader<'_>, assigned: &Assigned, v: Visit, rid: i64) -> Result<VisitRow, Fault> {
    let ticket = r.need::<Ticket>(v.ticket)?;
    let customer = r.need::<Customer>(ticket.customer)?;
    let is_open = store::is_mine(r, &v) || assigned.access(r, &customer) == CustomerAccess::Full;
    let lead_name = people::name_of(r, v.lead)?;
    let mut crew = vec![lead_name.clone()];
    for person in v.technicians.iter().filter(|p| **p != v.lead) {
        crew.push(people::name_of(r, *person)?);
    }
    Ok(VisitRow {
        id: v.id,
        number: v.number,
        ticket: ticket.id,
        ticket_number: ticket.number,
        state: v.state,
        mode: v.mode,
        planned_at: v.planned_at,
        agreed_at: v.agreed_at,
        arrived_at: v.arrived_at,
        customer_name: customer.name,
        address: if is_open { ticket.address } else { mask_address(&ticket.address) },
        service_type: ticket.service_type,
        severity: ticket.severity,
        lead_name,
        crew,
        is_signed: v.signed_at.is_some(),
        waiting_since: super::guidance::waiting_since(r, v.id)?,
        rid,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Desk, is_pinned, plan_of};

    fn explained(desk: &Desk, wanted: &VisitsWanted) -> String {
        let session = desk.core.session().unwrap();
        desk.core
            .read_as(&session, |r| {
                let mut walk = walk(r, wanted);
                if let Some(cursor) = &wanted.cursor {
                    walk.after(wanted.view, cursor)?;
                }
                Ok(plan_of(r, &format!("{} LIMIT 51", walk.sql(&columns(), "")), &walk.values))
            })
            .unwrap()
    }

    #[test]
    fn every_view_walks_its_own_index_and_sorts_nothing() {
        let desk = Desk::open();
        for view in VisitsView::ALL {
            let index = match view {
                VisitsView::Today | VisitsView::All => "INDEX visit_by_time",
                VisitsView::Mine | VisitsView::Open | VisitsView::Waiting => "INDEX visit_open",
            };
            for cursor in [None, Some("5:1".to_string())] {
                let wanted =
                    VisitsWanted { view: *view, search: None, ticket: None, of: None, cursor, limit: None };
                is_pinned(&explained(&desk, &wanted), index, view.code());
            }
        }
    }
}
