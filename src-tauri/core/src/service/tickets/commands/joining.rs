//! A caller asks again about what is already open: the call joins that ticket, and can be taken off again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::record::{Channel, NoteKind, TicketContact, TicketContactId, TicketId};
use super::super::stepping::note;
use super::super::{intake, scope};
use super::create::{tidy, written_phone};
use super::open_ticket;
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::time::Moment;
use crate::master::settings;

/// The call, as far as it was typed when the ticket was found.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct JoinCall {
    /// The open ticket it is about.
    pub id: TicketId,
    #[serde(default)]
    pub channel: Option<Channel>,
    #[serde(default)]
    pub contact_name: String,
    #[serde(default)]
    pub contact_phone: String,
    /// May be empty: who only asks how it stands says nothing new.
    #[serde(default)]
    pub description: String,
    /// Now, when absent.
    #[serde(default)]
    pub received_at: Option<Moment>,
}

/// A call joined.
#[derive(Debug, Serialize, TS)]
pub struct CallJoined {
    /// What `tickets.unjoin` takes.
    pub contact: TicketContactId,
    pub id: TicketId,
    pub number: String,
    /// How often the customer has called about it by now, the first call included.
    pub calls: i64,
}

pub(super) fn join(c: &mut Change<'_>, call: JoinCall) -> Result<CallJoined, Fault> {
    let ticket = open_ticket(c, call.id)?;
    let Some(channel) = call.channel else {
        return Err(Fault::invalid("input.incomplete").field("channel", "required"));
    };
    let received_at = call.received_at.unwrap_or(c.now());
    if intake::is_ahead(received_at, c.now()) {
        return Err(Fault::invalid("ticket.received_ahead").field("received_at", "ahead"));
    }
    c.happened_at(received_at);
    let typed = |text: &str, known: &str| if text.is_empty() { known.to_string() } else { text.to_string() };
    let contact = TicketContact {
        id: c.new_id(),
        ticket: ticket.id,
        channel,
        contact_name: typed(&tidy(&call.contact_name), &ticket.contact_name),
        contact_phone: typed(&written_phone(&call.contact_phone), &ticket.contact_phone),
        text: tidy(&call.description),
        received_at,
        taken_by: c.who().person,
        undone_at: None,
        undone_by: None,
    };
    c.create(&contact)?;
    note(c, ticket.id, NoteKind::CalledAgain, &contact.text)?;
    let further: Option<i64> =
        c.value("SELECT count(*) FROM ticket_contact WHERE ticket = ?1 AND undone_at IS NULL", [ticket.id])?;
    Ok(CallJoined {
        contact: contact.id,
        id: ticket.id,
        number: ticket.number,
        calls: further.unwrap_or(0) + 1,
    })
}

/// Which joined call.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallAsked {
    pub contact: TicketContactId,
}

/// It was about something else. The line stays, marked; only who took the call takes it back, within the day.
pub(super) fn unjoin(c: &mut Change<'_>, asked: CallAsked) -> Result<CallJoined, Fault> {
    let before = c.need::<TicketContact>(asked.contact)?;
    let ticket = c.need(before.ticket)?;
    scope::may_touch(c, &ticket)?;
    if before.taken_by != c.who().person {
        return Err(Fault::new(FaultKind::Denied, "record.not_yours"));
    }
    if before.undone_at.is_some() {
        return Err(Fault::refused("ticket.call_already_taken_back").arg("number", ticket.number));
    }
    // What was typed late was joined when it was typed.
    let joined_at = c
        .value::<Moment>("SELECT min(entered_at) FROM journal WHERE record = ?1", [before.id])?
        .unwrap_or(before.received_at);
    let hours = settings::number(c, "intake.join_undo")?;
    if !intake::may_unjoin(joined_at, c.now(), hours) {
        return Err(Fault::refused("ticket.call_joined_too_long_ago")
            .arg("number", ticket.number)
            .arg("hours", hours));
    }
    let after = TicketContact { undone_at: Some(c.now()), undone_by: Some(c.who().person), ..before.clone() };
    c.save(&before, &after)?;
    note(c, ticket.id, NoteKind::CallTakenBack, &before.text)?;
    let further: Option<i64> =
        c.value("SELECT count(*) FROM ticket_contact WHERE ticket = ?1 AND undone_at IS NULL", [ticket.id])?;
    Ok(CallJoined {
        contact: before.id,
        id: ticket.id,
        number: ticket.number,
        calls: further.unwrap_or(0) + 1,
    })
}
