//! Tickets that wait for the person signed in, for the page of the day (V-11).

use rusqlite::ToSql;

use super::super::record::{Ticket, TicketId};
use super::super::scope;
use super::list::tomorrow;
use super::row::{self, TicketRow, still_due};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;

/// What waits. `all` asks for everybody's, as far as the person sees them; else only the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Urgent and not acknowledged.
    Unacknowledged {
        all: bool,
    },
    Overdue {
        all: bool,
    },
    DueToday {
        all: bool,
    },
    /// Registered and not handed over.
    Registered,
    /// Handed to the person and not assessed.
    HandedToMe,
    /// Rejected by the customer and not assessed again (F-08).
    Rework,
    /// Ready and not dispatched.
    Ready,
    FollowUp,
    /// Assigned to the person.
    Assigned,
}

/// The person's own: work that lies with him, or that he took and has not passed on.
const OWN: &str = "(t.assignee = ? OR (t.assignee IS NULL AND
    ((t.state = 'handed_over' AND t.handed_to = ?) OR (t.state = 'registered' AND t.taken_by = ?))))";

/// The rows, the most pressing first.
pub fn waiting(r: &Reader<'_>, waiting: Waiting, limit: usize) -> Result<Vec<TicketRow>, Fault> {
    let me = r.who().person;
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    let (index, condition, order) = match waiting {
        Waiting::Unacknowledged { .. } => {
            ("ticket_urgent", "t.urgent IS NOT NULL AND t.rank = 0", "t.rank, t.received_at, t.rid")
        }
        Waiting::Overdue { .. } => {
            values.push(Box::new(r.now()));
            ("ticket_due", concat!(still_due!(), " AND t.due_at < ?"), "t.due_at, t.rid")
        }
        Waiting::DueToday { .. } => {
            values.push(Box::new(r.now()));
            values.push(Box::new(tomorrow(r)));
            ("ticket_due", concat!(still_due!(), " AND t.due_at >= ? AND t.due_at < ?"), "t.due_at, t.rid")
        }
        Waiting::Registered => ("ticket_queue", "t.state = 'registered'", QUEUE),
        Waiting::HandedToMe => {
            values.push(Box::new(me));
            ("ticket_queue", "t.state = 'handed_over' AND t.handed_to = ?", QUEUE)
        }
        Waiting::Rework => ("ticket_queue", "t.state = 'rework'", QUEUE),
        Waiting::Ready => ("ticket_queue", "t.state = 'ready'", QUEUE),
        Waiting::FollowUp => ("ticket_queue", "t.state = 'follow_up'", QUEUE),
        Waiting::Assigned => {
            values.push(Box::new(me));
            ("ticket_mine", "t.assignee = ?", QUEUE)
        }
    };
    let of_all = match waiting {
        Waiting::Unacknowledged { all } | Waiting::Overdue { all } | Waiting::DueToday { all } => all,
        _ => true,
    };
    let own = if of_all && (scope::sees_all(r) || waiting == Waiting::Assigned) {
        String::new()
    } else {
        values.extend((0..3).map(|_| Box::new(me) as Box<dyn ToSql>));
        format!(" AND {OWN}")
    };
    let rest = format!("WHERE t.ended_at IS NULL AND {condition}{own} ORDER BY {order} LIMIT {limit}");
    row::rows(r, &row::sql(&format!("ticket t INDEXED BY {index}"), &rest), &values)
}

/// The rows of these tickets that the person sees, in the order given.
pub fn these(r: &Reader<'_>, ids: &[TicketId]) -> Result<Vec<TicketRow>, Fault> {
    let mut found = Vec::new();
    for id in ids {
        if scope::may_see(r, &r.need::<Ticket>(*id)?).is_ok() {
            found.extend(row::rows(
                r,
                &row::sql("ticket t", "WHERE t.id = ?"),
                &[Box::new(*id) as Box<dyn ToSql>],
            )?);
        }
    }
    Ok(found)
}

const QUEUE: &str = "t.rank, t.received_at, t.rid";
