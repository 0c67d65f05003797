//! Whose tickets a person sees and touches (T.1): all, or those the work of which lies with the person.

use super::record::Ticket;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;

/// Whether the person sees every ticket.
pub fn sees_all(r: &Reader<'_>) -> bool {
    r.who().scope(Need::TicketRead) == Some(Scope::All)
}

/// Ok when the person may see the ticket; `record.not_yours` otherwise.
pub fn may_see(r: &Reader<'_>, ticket: &Ticket) -> Result<(), Fault> {
    if sees_all(r) || is_mine(r, ticket) { Ok(()) } else { Err(not_yours()) }
}

/// Ok when the person may work on the ticket. Who may take which step is the transition table's business.
pub fn may_touch(r: &Reader<'_>, ticket: &Ticket) -> Result<(), Fault> {
    may_see(r, ticket)
}

fn is_mine(r: &Reader<'_>, ticket: &Ticket) -> bool {
    let me = Some(r.who().person);
    ticket.assignee == me || ticket.handed_to == me || Some(ticket.taken_by) == me
}

fn not_yours() -> Fault {
    Fault::new(FaultKind::Denied, "record.not_yours")
}
