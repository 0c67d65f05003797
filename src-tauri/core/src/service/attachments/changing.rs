//! Words and class corrected, a file struck. As with photos: what stood when the report was signed stays as it stood.

use serde::Deserialize;
use ts_rs::TS;

use super::list::{self, AttachmentRow};
use super::record::{Attachment, AttachmentClass, AttachmentId};
use super::scope;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::service::tickets::{self, State, Ticket};
use crate::service::visits;

/// A file's words and class.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttachmentEdit {
    pub id: AttachmentId,
    #[serde(default)]
    pub class: Option<AttachmentClass>,
    #[serde(default)]
    pub caption: Option<String>,
}

/// Which file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentAsked {
    pub id: AttachmentId,
}

/// Why the file can no longer be changed; none where it can.
pub(super) fn closed(r: &Reader<'_>, attachment: &Attachment) -> Result<Option<&'static str>, Fault> {
    if let Some(visit) = attachment.visit
        && visits::get(r, visit)?.signed_at.is_some_and(|signed| attachment.added_at <= signed)
    {
        return Ok(Some("attachment.signed"));
    }
    let ticket = attachment.ticket.map(|id| r.need::<Ticket>(id)).transpose()?;
    let is_archived = ticket.is_some_and(|t| t.state == State::Archived);
    Ok(is_archived.then_some("attachment.archived"))
}

fn open(c: &Change<'_>, id: AttachmentId) -> Result<Attachment, Fault> {
    let attachment = scope::seen(c, id)?;
    if let Some(ticket) = attachment.ticket {
        tickets::may_touch(c, &c.need::<Ticket>(ticket)?)?;
    }
    match closed(c, &attachment)? {
        Some(code) => Err(Fault::refused(code).arg("number", &attachment.number)),
        None => Ok(attachment),
    }
}

pub(super) fn edit(c: &mut Change<'_>, input: AttachmentEdit) -> Result<AttachmentRow, Fault> {
    let before = open(c, input.id)?;
    let caption = input.caption.map(|text| text.trim().to_string());
    if caption.as_ref().is_some_and(|text| text.chars().count() > 500) {
        return Err(Fault::invalid("attachment.caption_too_long").field("caption", "too_long"));
    }
    let after = Attachment {
        class: input.class.unwrap_or(before.class),
        caption: caption.unwrap_or_else(|| before.caption.clone()),
        ..before.clone()
    };
    c.save(&before, &after)?;
    list::row(c, after)
}

pub(super) fn remove(c: &mut Change<'_>, input: AttachmentAsked) -> Result<(), Fault> {
    let before = open(c, input.id)?;
    let after = Attachment { removed: true, ..before.clone() };
    c.save(&before, &after)
}
