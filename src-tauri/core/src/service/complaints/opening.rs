//! What the desk does to a complaint, by what it does to the request.

use super::record::{Complaint, ComplaintState};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::settings;
use crate::service::tickets::{ServiceType, Ticket};

pub(super) fn on_file(r: &Reader<'_>, ticket: &Ticket) -> Result<Option<Complaint>, Fault> {
    r.first("WHERE ticket = ?1 ORDER BY rid", [ticket.id])
}

/// Opens the complaint of a request just registered.
pub fn open(c: &mut Change<'_>, ticket: &Ticket) -> Result<Complaint, Fault> {
    let from = ticket.received_at;
    let complaint = Complaint {
        id: c.new_id(),
        number: c.next_number("Q")?,
        ticket: ticket.id,
        state: ComplaintState::Received,
        received_at: from,
        received_by: ticket.taken_by,
        transfer_due_at: from.plus_minutes(settings::minutes(c, "complaint.transfer")?),
        reply_due_at: from.plus_minutes(settings::minutes(c, "complaint.reply")?),
        resolve_due_at: from.plus_minutes(settings::minutes(c, "complaint.resolve")?),
        transferred_at: None,
        transferred_by: None,
        transferred_to: None,
    };
    c.create(&complaint)?;
    Ok(complaint)
}

/// The type of a request was put right: what turns out to be a complaint opens one, what was one stays one (I-20).
pub fn follow_type(c: &mut Change<'_>, before: &Ticket, after: &Ticket) -> Result<(), Fault> {
    let (was, is) =
        (before.service_type == ServiceType::Complaint, after.service_type == ServiceType::Complaint);
    if was && !is {
        let number = on_file(c, before)?.map(|one| one.number).unwrap_or_default();
        return Err(Fault::refused("complaint.stays_one")
            .arg("number", number)
            .field("service_type", "fixed"));
    }
    if is && !was {
        open(c, after)?;
    }
    Ok(())
}

/// The request was handed over: so was its complaint (I-03).
pub fn transferred(c: &mut Change<'_>, ticket: &Ticket) -> Result<(), Fault> {
    let Some(before) = on_file(c, ticket)?.filter(|one| one.state == ComplaintState::Received) else {
        return Ok(());
    };
    let after = Complaint {
        state: ComplaintState::Transferred,
        transferred_at: ticket.handed_at,
        transferred_by: ticket.handed_by,
        transferred_to: ticket.handed_to,
        ..before.clone()
    };
    c.save(&before, &after)
}
