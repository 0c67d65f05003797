//! What we know about a caller on the service side: open tickets, the last job, promises. Items and their
//! warranty come from the customer's file.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::scope;
use super::row::{self, TicketRow};
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::customers::{self, Customer, CustomerId};
use crate::master::people;
use crate::service::visits::{self, VisitId, VisitResult};

/// Whose tickets.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KnownAsked {
    pub customer: CustomerId,
}

/// What stands with a customer.
#[derive(Debug, Serialize, TS)]
pub struct KnownTickets {
    /// Still open, newest first.
    pub open: Vec<TicketRow>,
    /// The last ones finished, newest first.
    pub finished: Vec<TicketRow>,
    /// Of the open ones, those with a time promised, soonest first.
    pub promises: Vec<TicketRow>,
    /// Complaints ever made.
    pub complaints: i64,
    /// Who was there last, when, and what came of it.
    pub last_visit: Option<LastVisit>,
    /// The line kept free for a VIP (N-07); blank for others and for who may see no more than the name.
    pub vip_line: String,
}

/// The last time somebody of ours was at the customer's.
#[derive(Debug, Serialize, TS)]
pub struct LastVisit {
    pub id: VisitId,
    pub number: String,
    pub arrived_at: Option<Moment>,
    pub lead_name: String,
    /// None while it goes on, or where nothing was reported.
    pub result: Option<VisitResult>,
    /// Whether the person asking may open it.
    pub is_open_to_me: bool,
}

fn last_visit(
    r: &Reader<'_>,
    of: CustomerId,
    is_seen: impl Fn(i64) -> bool,
) -> Result<Option<LastVisit>, Fault> {
    let Some(visit) = visits::last_of_customer(r, of, is_seen)? else { return Ok(None) };
    Ok(Some(LastVisit {
        id: visit.id,
        arrived_at: visit.arrived_at,
        lead_name: people::name_of(r, visit.lead)?,
        result: visit.result,
        is_open_to_me: r.who().may(Need::VisitRead),
        number: visit.number,
    }))
}

pub fn known(r: &Reader<'_>, asked: KnownAsked) -> Result<KnownTickets, Fault> {
    let visible = scope::visible(r)?;
    let read = |condition: &str, limit: usize| {
        let rest = format!(
            "WHERE t.customer = ? AND {condition} ORDER BY t.received_at DESC, t.rid DESC LIMIT {limit}"
        );
        let values: Vec<Box<dyn ToSql>> = vec![Box::new(asked.customer)];
        let mut found = row::rows(r, &row::sql("ticket t INDEXED BY ticket_of_customer", &rest), &values)?;
        found.retain(|t| visible.as_ref().is_none_or(|v| v.contains(&t.rid)));
        Ok::<_, Fault>(found)
    };
    let open = read("t.ended_at IS NULL", 20)?;
    let finished = read("t.state IN ('closed', 'archived')", 3)?;
    let mut promises: Vec<TicketRow> = open.iter().filter(|t| t.promised_at.is_some()).cloned().collect();
    promises.sort_by_key(|t| t.due_at);
    let complaints = r.value(
        "SELECT count(*) FROM ticket WHERE customer = ?1 AND service_type = 'complaint'",
        [asked.customer],
    )?;
    let is_seen = |rid: i64| visible.as_ref().is_none_or(|v| v.contains(&rid));
    Ok(KnownTickets {
        last_visit: last_visit(r, asked.customer, is_seen)?,
        open,
        finished,
        promises,
        complaints: complaints.unwrap_or(0),
        vip_line: vip_line(r, asked.customer)?,
    })
}

fn vip_line(r: &Reader<'_>, customer: CustomerId) -> Result<String, Fault> {
    let customer = r.need::<Customer>(customer)?;
    let access = customers::access_to(r, &customer)?;
    Ok(customers::archive_of(r, &customer, access)?.map(|archive| archive.line).unwrap_or_default())
}
