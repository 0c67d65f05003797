//! What was agreed with a customer and is still to come: promised times, visits, missed calls to return; and the
//! contracts and letters of the file. So that who opens the page knows what he may be asked for.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerId;
use crate::service::attachments::{Attachment, AttachmentClass, AttachmentId};
use crate::service::hotline;
use crate::service::tickets::{TicketId, TicketRow};
use crate::service::visits::{self, VisitId, VisitRow};

crate::choice! {
    /// What is to come.
    pub enum ToComeKind {
        /// A time promised on an open ticket.
        Promise = "promise",
        /// A visit nobody has arrived for yet.
        Visit = "visit",
        /// A missed call to be returned.
        Call = "call",
    }
}

/// Something agreed, or owed.
#[derive(Debug, Serialize, TS)]
pub struct ToCome {
    pub kind: ToComeKind,
    /// When it is due; of a missed call, when it came.
    pub at: Moment,
    pub is_late: bool,
    /// Of the ticket or the visit; blank for a call.
    pub number: String,
    pub ticket: Option<TicketId>,
    pub visit: Option<VisitId>,
    /// Who is to do it; blank where nobody has been named.
    pub by: String,
}

/// Soonest first; of the jobs given, which are those the asker may see.
pub(super) fn to_come(
    r: &Reader<'_>,
    customer: CustomerId,
    tickets: Vec<TicketRow>,
    visits: Vec<VisitRow>,
) -> Result<Vec<ToCome>, Fault> {
    let now = r.now();
    let mut all: Vec<ToCome> = Vec::new();
    for ticket in tickets {
        let Some(at) = ticket.promised_at else { continue };
        all.push(ToCome {
            kind: ToComeKind::Promise,
            at,
            is_late: at < now,
            number: ticket.number,
            ticket: Some(ticket.id),
            visit: None,
            by: ticket.assignee_name,
        });
    }
    for visit in visits.into_iter().filter(|v| v.arrived_at.is_none() && !visits::is_ended(v.state)) {
        let at = visit.agreed_at.unwrap_or(visit.planned_at);
        all.push(ToCome {
            kind: ToComeKind::Visit,
            at,
            is_late: at < now,
            number: visit.number,
            ticket: None,
            visit: Some(visit.id),
            by: visit.lead_name,
        });
    }
    for call in hotline::to_return_of(r, customer)? {
        let (ticket, visit) = (None, None);
        all.push(ToCome {
            kind: ToComeKind::Call,
            at: call,
            is_late: true,
            number: String::new(),
            ticket,
            visit,
            by: String::new(),
        });
    }
    all.sort_by_key(|one| one.at);
    Ok(all)
}

/// A contract or a letter of the file (N-11).
#[derive(Debug, Serialize, TS)]
pub struct FiledLetter {
    pub id: AttachmentId,
    pub class: AttachmentClass,
    pub number: String,
    /// The caption, or the name of the file.
    pub said: String,
    pub added_at: Moment,
}

/// Contracts and letters of the customer and his jobs, the newest first; none for who may not read tickets.
pub(super) fn letters(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<FiledLetter>, Fault> {
    if !r.who().may(Need::TicketRead) {
        return Ok(Vec::new());
    }
    let filed: Vec<Attachment> = r.find(
        "WHERE class IN ('contract', 'letter') AND NOT removed
            AND (customer = ?1 OR ticket IN (SELECT id FROM ticket WHERE customer = ?1)) ORDER BY added_at DESC LIMIT 100",
        [customer],
    )?;
    let line = |file: Attachment| FiledLetter {
        id: file.id,
        class: file.class,
        number: file.number,
        said: if file.caption.is_empty() { file.name } else { file.caption },
        added_at: file.added_at,
    };
    Ok(filed.into_iter().map(line).collect())
}
