//! The list of visits, by key and not by offset.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Visit, VisitId, VisitMode, VisitState};
use super::store;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::time::Moment;
use crate::master::customers::{Assigned, Customer, CustomerAccess, mask_address};
use crate::master::people;
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
    /// Only those of this ticket.
    #[serde(default)]
    pub ticket: Option<TicketId>,
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
    let wanted = VisitsWanted { view: VisitsView::Waiting, ticket: None, cursor: None, limit: Some(limit) };
    Ok(list(r, wanted)?.rows)
}

/// The visits the person asking is on that are not over, soonest first: for the page of the day (V-11).
pub fn mine(r: &Reader<'_>, limit: u32) -> Result<Vec<VisitRow>, Fault> {
    if !r.who().may(Need::VisitRead) {
        return Ok(Vec::new());
    }
    let wanted = VisitsWanted { view: VisitsView::Mine, ticket: None, cursor: None, limit: Some(limit) };
    Ok(list(r, wanted)?.rows)
}

pub(super) fn list(r: &Reader<'_>, wanted: VisitsWanted) -> Result<Page<VisitRow>, Fault> {
    let limit = wanted.limit.unwrap_or(100).clamp(1, 500) as usize;
    let me = r.who().person.to_string();
    let mut where_ = vec!["1".to_string()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    let only_mine = wanted.view == VisitsView::Mine || r.who().scope(Need::VisitRead) != Some(Scope::All);
    if only_mine {
        where_.push("instr(v.technicians, ?) > 0".into());
        values.push(Box::new(me));
    }
    match wanted.view {
        VisitsView::Mine | VisitsView::Open => {
            // The words of the partial index, so that it is used.
            where_.push("v.state NOT IN ('filed', 'aborted', 'cancelled')".into());
        }
        VisitsView::Today => {
            let day = r.zone().start_of(r.today());
            where_.push("v.planned_at >= ? AND v.planned_at < ?".into());
            values.push(Box::new(day));
            values.push(Box::new(day.plus_minutes(24 * 60)));
        }
        VisitsView::Waiting => where_.push(
            "v.id IN (SELECT g.visit FROM visit_guidance g WHERE g.answered_at IS NULL)
             AND v.state NOT IN ('filed', 'aborted', 'cancelled')"
                .into(),
        ),
        VisitsView::All => {}
    }
    if let Some(ticket) = wanted.ticket {
        where_.push("v.ticket = ?".into());
        values.push(Box::new(ticket));
    }
    // The history runs back from the newest, work to be done runs forward.
    let is_back = wanted.view == VisitsView::All;
    if let Some(cursor) = &wanted.cursor {
        let (at, rid) = cursor
            .split_once(':')
            .and_then(|(a, b)| Some((a.parse::<i64>().ok()?, b.parse::<i64>().ok()?)))
            .ok_or_else(|| Fault::invalid("input.cursor"))?;
        where_.push(format!("(v.planned_at, v.rid) {} (?, ?)", if is_back { '<' } else { '>' }));
        values.push(Box::new(at));
        values.push(Box::new(rid));
    }
    let order = if is_back { "v.planned_at DESC, v.rid DESC" } else { "v.planned_at, v.rid" };
    let condition = where_.join(" AND ");
    let sql =
        format!("SELECT {} FROM visit v WHERE {condition} ORDER BY {order} LIMIT {}", columns(), limit + 1);
    let mut statement = r.conn().prepare_cached(&sql)?;
    let refs: Vec<&dyn ToSql> = values.iter().map(AsRef::as_ref).collect();
    let found = statement.query_map(refs.as_slice(), |row| Ok((Visit::from_row(row)?, row.get("rid")?)))?;
    let found: Vec<(Visit, i64)> = found.collect::<Result<_, _>>()?;
    let assigned = Assigned::of(r)?;
    let rows = found.into_iter().map(|(v, rid)| list_row(r, &assigned, v, rid)).collect::<Result<_, _>>()?;
    let mut page = Page::cut(rows, limit, |row: &VisitRow| format!("{}:{}", row.planned_at.0, row.rid));
    if page.next.is_some() && wanted.cursor.is_none() {
        page.total = r.length(&format!("visit v WHERE {condition}"), refs.as_slice())?;
    }
    Ok(page)
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
