//! Whose tickets a person sees and touches (T.1): all, or those the work of which lies with the person.

use std::collections::HashSet;

use super::record::{
    RepeatDeclined, ServiceVoucher, Ticket, TicketContact, TicketId, TicketNote, TicketTransition,
};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::ids::Id;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Record;
use crate::service::visits;

/// The rows of tickets assigned to `:me`, or with a visit `:crew` (the same person as text) is on. A few thousand at
/// most, and no more is read for them.
pub(super) const VISIBLE: &str =
    "SELECT a.rid FROM ticket a INDEXED BY ticket_assigned WHERE a.assignee = :me
    UNION SELECT o.rid FROM visit_person v CROSS JOIN ticket o ON o.id = v.ticket WHERE v.person = :crew";

/// Whether the person sees every ticket.
pub fn sees_all(r: &Reader<'_>) -> bool {
    r.who().scope(Need::TicketRead) == Some(Scope::All)
}

/// The rows the person sees; none where he sees all.
pub(super) fn visible(r: &Reader<'_>) -> Result<Option<HashSet<i64>>, Fault> {
    if sees_all(r) {
        return Ok(None);
    }
    let me = r.who().person;
    let mut statement = r.conn().prepare_cached(VISIBLE)?;
    let found = statement
        .query_map(rusqlite::named_params! {":me": me, ":crew": me.to_string()}, |row| row.get(0))?;
    Ok(Some(found.collect::<Result<_, _>>()?))
}

/// Ok when the person may see the ticket; `record.not_yours` otherwise.
pub fn may_see(r: &Reader<'_>, ticket: &Ticket) -> Result<(), Fault> {
    if sees_all(r) || is_mine(r, ticket)? { Ok(()) } else { Err(not_yours()) }
}

/// Ok when the person may work on the ticket. Who may take which step is the transition table's business.
pub fn may_touch(r: &Reader<'_>, ticket: &Ticket) -> Result<(), Fault> {
    may_see(r, ticket)
}

fn is_mine(r: &Reader<'_>, ticket: &Ticket) -> Result<bool, Fault> {
    let me = Some(r.who().person);
    if ticket.assignee == me || ticket.handed_to == me || Some(ticket.taken_by) == me {
        return Ok(true);
    }
    Ok(visits::of_ticket(r, ticket.id)?.iter().any(|visit| visits::is_mine(r, visit)))
}

fn not_yours() -> Fault {
    Fault::new(FaultKind::Denied, "record.not_yours")
}

/// A record of a ticket's file.
pub trait OfTicket: Record {
    /// Whose file it is on.
    fn of_ticket(&self) -> TicketId;
}
impl OfTicket for Ticket {
    fn of_ticket(&self) -> TicketId {
        self.id
    }
}
macro_rules! of_ticket {
    ($($line:ty),*) => {$(impl OfTicket for $line {
        fn of_ticket(&self) -> TicketId {
            self.ticket
        }
    })*};
}
of_ticket!(TicketTransition, TicketNote, ServiceVoucher, TicketContact, RepeatDeclined);

/// The past of a ticket is for those who see the ticket: it names the customer as it does now (T-07).
pub fn watch<R: OfTicket>(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<R>(R::Key::from_bytes(id))? {
        Some(record) => may_see(r, &r.need::<Ticket>(record.of_ticket())?),
        None => Ok(()),
    }
}
