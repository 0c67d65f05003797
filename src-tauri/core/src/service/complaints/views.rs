//! What the ticket's page and the list of open complaints show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::opening::on_file;
use super::record::{Complaint, ComplaintState};
use super::rules;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::master::customers::Customer;
use crate::master::people;
use crate::service::actors::{Actor, acts_as};
use crate::service::tickets::{self, Ticket, TicketId};

/// As many as the list shows; who has more open complaints has another problem than a list.
const MOST: usize = 500;

/// A complaint on the page of its request.
#[derive(Debug, Serialize, TS)]
pub struct ComplaintView {
    pub complaint: Complaint,
    pub received_by_name: String,
    pub transferred_to_name: String,
    /// Minutes over `complaint.transfer`; 0 in time.
    pub transfer_late_minutes: i64,
}

/// A line of the open list.
#[derive(Debug, Serialize, TS)]
pub struct ComplaintRow {
    pub view: ComplaintView,
    pub ticket_number: String,
    pub customer_name: String,
    pub age_days: i64,
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComplaintsAsked {}

/// The complaint a request opened.
pub fn of_ticket(r: &Reader<'_>, ticket: &Ticket) -> Result<Option<ComplaintView>, Fault> {
    on_file(r, ticket)?.map(|one| view(r, one, ticket)).transpose()
}

fn view(r: &Reader<'_>, complaint: Complaint, ticket: &Ticket) -> Result<ComplaintView, Fault> {
    let name = |id: Option<PersonId>| id.map_or(Ok(String::new()), |id| people::name_of(r, id));
    Ok(ComplaintView {
        received_by_name: name(Some(complaint.received_by))?,
        transferred_to_name: name(complaint.transferred_to)?,
        transfer_late_minutes: rules::transfer_late_minutes(&complaint, ticket.ended_at, r.now()),
        complaint,
    })
}

/// Those whose request is still open, the oldest first (I-02).
pub(super) fn list(r: &Reader<'_>, _: ComplaintsAsked) -> Result<Vec<ComplaintRow>, Fault> {
    let open = "WHERE ticket IN (SELECT id FROM ticket WHERE ended_at IS NULL) ORDER BY received_at, rid";
    let mut rows = Vec::new();
    for complaint in r.find::<Complaint>(open, [])? {
        let ticket = r.need::<Ticket>(complaint.ticket)?;
        if tickets::may_see(r, &ticket).is_err() {
            continue;
        }
        rows.push(ComplaintRow {
            customer_name: r.need::<Customer>(ticket.customer)?.name,
            age_days: rules::age_days(complaint.received_at, r.now()),
            view: view(r, complaint, &ticket)?,
            ticket_number: ticket.number,
        });
        if rows.len() == MOST {
            break;
        }
    }
    Ok(rows)
}

/// Requests whose complaint nobody has been given yet, for who hands over and who oversees; the longest waiting first.
pub fn untransferred(r: &Reader<'_>, limit: usize) -> Result<Vec<TicketId>, Fault> {
    let is_mine = [Actor::FrontDesk, Actor::InfoAdmin, Actor::Supervisor];
    if !is_mine.into_iter().any(|role| acts_as(r.who(), role)) {
        return Ok(Vec::new());
    }
    let waiting: Vec<Complaint> =
        r.find("WHERE state = ?1 ORDER BY received_at, rid", [ComplaintState::Received.code()])?;
    let mut found = Vec::new();
    for complaint in waiting {
        // A request cancelled or answered elsewhere waits for nobody.
        if found.len() < limit && r.need::<Ticket>(complaint.ticket)?.ended_at.is_none() {
            found.push(complaint.ticket);
        }
    }
    Ok(found)
}
