//! The verbs of a ticket, a file for each part of its life.

mod amend;
mod create;
mod desk;
mod ending;
mod filling;
mod joining;
mod triage;
mod work;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{State, Ticket, TicketId};
use super::{printing, views};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

pub use create::NewTicket;
pub use desk::close_answered;
pub use ending::{stands_unsigned, voucher_filed, voucher_out};
pub(super) use triage::computed_charge;

/// The rows of the command table. Who may take which step of 4.1 stands in `rules::TRANSITIONS`; the right here is
/// the one of T.1.
pub fn commands(r: &mut Registry) {
    r.query("tickets.intake_form", Need::TicketCreate, create::form);
    r.change("tickets.create", Need::TicketCreate, create::create);
    r.query("tickets.preview_slip", Need::TicketRead, printing::preview_slip);
    r.task("tickets.print_slip", Need::TicketRead, printing::print_slip);
    r.task("tickets.print_blank", Need::TicketCreate, printing::print_blank);
    r.query("tickets.similar", Need::TicketRead, views::similar::similar);
    r.query("tickets.known", Need::TicketRead, views::known::known);
    r.query("tickets.recognise", Need::CustomerRead, views::callers::recognise);
    r.change("tickets.join", Need::TicketCreate, joining::join);
    r.change("tickets.unjoin", Need::TicketCreate, joining::unjoin);
    r.query("tickets.list", Need::TicketRead, views::list::list);
    r.query("tickets.counts", Need::TicketRead, views::list::counts);
    r.query("tickets.get", Need::TicketRead, views::file::get);
    r.query("tickets.steps", Need::TicketRead, views::steps::steps);
    r.change("tickets.amend", Need::TicketUpdate, amend::amend).undoable();
    r.change("tickets.promise", Need::TicketUpdate, amend::promise);
    r.change("tickets.mark_urgent", Need::TicketUpdate, amend::mark_urgent);
    r.change("tickets.note", Need::TicketUpdate, amend::add_note);
    r.change("tickets.acknowledge", Need::TicketTriage, desk::acknowledge);
    r.change("tickets.approve", Need::TicketTriage, desk::approve);
    r.change("tickets.clarify", Need::TicketUpdate, desk::clarify);
    r.change("tickets.hand_over", Need::TicketUpdate, desk::hand_over);
    r.change("tickets.receive", Need::TicketRead, desk::receive);
    r.change("tickets.answer_and_close", Need::TicketUpdate, desk::answer_and_close);
    r.change("tickets.triage", Need::TicketTriage, triage::triage);
    r.change("tickets.regrade", Need::TicketTriage, triage::regrade);
    r.change("tickets.plan_not_needed", Need::TicketTriage, triage::plan_not_needed);
    r.change("tickets.assign", Need::DispatchAssign, work::assign).undoable();
    r.change("tickets.hold", Need::TicketUpdate, work::hold);
    r.change("tickets.resume", Need::TicketUpdate, work::resume);
    r.change("tickets.step", Need::TicketRead, work::step);
    r.change("tickets.voucher_back", Need::VisitFile, ending::voucher_back);
    r.change("tickets.follow_up", Need::TicketClose, ending::follow_up);
    r.change("tickets.close", Need::TicketClose, ending::close);
    r.change("tickets.archive", Need::TicketArchive, ending::archive);
    r.change("tickets.reopen", Need::TicketClose, ending::reopen);
    r.change("tickets.cancel", Need::TicketCancel, ending::cancel);
}

/// Which ticket.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TicketAsked {
    pub id: TicketId,
}

/// A ticket and why.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TicketReason {
    pub id: TicketId,
    #[serde(default)]
    pub reason: String,
}

/// Where a ticket stands after a command.
#[derive(Debug, Serialize, TS)]
pub struct TicketStands {
    pub id: TicketId,
    pub number: String,
    pub state: State,
}

impl From<Ticket> for TicketStands {
    fn from(t: Ticket) -> Self {
        TicketStands { id: t.id, number: t.number, state: t.state }
    }
}

/// The ticket as the person may work on it; refused once it is out of the open work.
fn open_ticket(c: &Change<'_>, id: TicketId) -> Result<Ticket, Fault> {
    let ticket = c.need::<Ticket>(id)?;
    super::scope::may_touch(c, &ticket)?;
    match ticket.ended_at {
        None => Ok(ticket),
        Some(_) => Err(Fault::refused("ticket.ended").arg("number", ticket.number)),
    }
}

/// The text, trimmed; a fault naming the field when there is none.
fn required<'a>(field: &str, text: &'a str) -> Result<&'a str, Fault> {
    match text.trim() {
        "" => Err(Fault::invalid("input.incomplete").field(field, "required")),
        text => Ok(text),
    }
}
