//! What we know about a caller on the service side: open tickets, the last job, promises. Items and their
//! warranty come from the customer's file.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::scope;
use super::row::{self, TicketRow};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::{self, Customer, CustomerId};

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
    /// The line kept free for a VIP (N-07); blank for others and for who may see no more than the name.
    pub vip_line: String,
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
    Ok(KnownTickets {
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
