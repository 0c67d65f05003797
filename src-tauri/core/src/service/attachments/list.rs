//! The files of a ticket, a visit, or everything of a customer, newest first.

use lexicon::{Query, fold};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::Attachment;
use super::scope::{self, Owner};
use super::{changing, kinds};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::{self, CustomerId};
use crate::master::{people, settings};
use crate::service::tickets::{Ticket, TicketId};
use crate::service::visits::{self, VisitId};

/// Lines of a page.
const PAGE: usize = 50;

/// Whose files: of exactly one of them.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttachmentsAsked {
    /// With the files of the customer's jobs and visits (N-11).
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// With the files of its visits.
    #[serde(default)]
    pub ticket: Option<TicketId>,
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// Any part of number, name or caption.
    #[serde(default)]
    pub text: Option<String>,
    /// Where the page before ended.
    #[serde(default)]
    pub cursor: Option<String>,
}

/// A page of files.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentList {
    pub rows: Vec<AttachmentRow>,
    pub next: Option<String>,
    /// Largest file, in MB (`attachment.max`).
    pub most_mb: i64,
    /// Largest file taken by drop or paste, in MB; a larger one is chosen.
    pub most_dropped_mb: i64,
}

/// A file with what stands around it.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentRow {
    pub file: Attachment,
    pub added_by_name: String,
    pub ticket_number: String,
    pub visit_number: String,
    /// The system's own program may show it; else it is only saved elsewhere.
    pub is_shown: bool,
    /// Code of why it can no longer be changed.
    pub closed: Option<String>,
}

/// The line of a file.
pub(super) fn row(r: &Reader<'_>, file: Attachment) -> Result<AttachmentRow, Fault> {
    let ticket = file.ticket.map(|id| r.need::<Ticket>(id)).transpose()?;
    let visit = file.visit.map(|id| visits::get(r, id)).transpose()?;
    Ok(AttachmentRow {
        added_by_name: people::name_of(r, file.added_by)?,
        ticket_number: ticket.map(|t| t.number).unwrap_or_default(),
        visit_number: visit.map(|v| v.number).unwrap_or_default(),
        is_shown: kinds::is_shown(&file.mime, &file.name),
        closed: changing::closed(r, &file)?.map(String::from),
        file,
    })
}

pub(super) fn list(r: &Reader<'_>, asked: AttachmentsAsked) -> Result<AttachmentList, Fault> {
    let customer = asked.customer.map(|id| customers::survivor_of(r, id)).transpose()?;
    let owner = Owner::of(customer, asked.ticket, asked.visit)?;
    owner.seen(r)?;
    let (from, id) = match owner {
        Owner::Customer(id) => (
            "SELECT rid FROM attachment WHERE customer = ?1 UNION ALL
             SELECT a.rid FROM ticket t CROSS JOIN attachment a ON a.ticket = t.id WHERE t.customer = ?1",
            id.0,
        ),
        Owner::Ticket(id) => ("SELECT rid FROM attachment WHERE ticket = ?1", id.0),
        Owner::Visit(id) => ("SELECT rid FROM attachment WHERE visit = ?1", id.0),
    };
    let below: i64 = match asked.cursor.as_deref() {
        Some(cursor) => {
            cursor.parse().map_err(|_| Fault::invalid("input.malformed").arg("what", "cursor"))?
        }
        None => i64::MAX,
    };
    let query = asked.text.as_deref().and_then(Query::new);
    let mut statement =
        r.conn().prepare_cached(&format!("SELECT rid FROM ({from}) WHERE rid < ?2 ORDER BY rid DESC"))?;
    let mut candidates = statement.query((id, below))?;
    let (mut rows, mut next) = (Vec::new(), None);
    let mut last = 0;
    while let Some(found) = candidates.next()? {
        let rid: i64 = found.get(0)?;
        let Some(file) = r.first::<Attachment>("WHERE rid = ?1 AND removed = 0", [rid])? else { continue };
        let is_meant = query
            .as_ref()
            .is_none_or(|q| q.matches(&fold(&format!("{}\n{}\n{}", file.number, file.name, file.caption))));
        // Of a customer's jobs a person may see some only.
        if !is_meant || scope::owner_of(&file)?.seen(r).is_err() {
            continue;
        }
        if rows.len() == PAGE {
            next = Some(last.to_string());
            break;
        }
        last = rid;
        rows.push(row(r, file)?);
    }
    Ok(AttachmentList {
        rows,
        next,
        most_mb: settings::number(r, "attachment.max")?,
        most_dropped_mb: (super::adding::MOST_TYPED / 1_000_000) as i64,
    })
}
