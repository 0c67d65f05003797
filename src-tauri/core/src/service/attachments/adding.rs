//! Attaching: by path, read piece by piece, or by bytes where the window was given a file and no path.

use std::path::Path;

use serde::Deserialize;
use ts_rs::TS;

use super::kinds;
use super::list::{self, AttachmentRow};
use super::record::{Attachment, AttachmentClass};
use super::scope::Owner;
use crate::kernel::blobs::{Kept, from_base64};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::master::customers::{self, CustomerId};
use crate::master::settings;
use crate::service::tickets::{self, Ticket, TicketId};
use crate::service::visits::{self, VisitId};

/// Bytes taken as text: more of them would stand in memory several times over. A path has no such limit.
pub const MOST_TYPED: usize = 32_000_000;
const LONGEST_CAPTION: usize = 500;

/// A file for a ticket or a visit.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct AttachmentAdd {
    #[serde(default)]
    pub ticket: Option<TicketId>,
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// A file a person has chosen.
    #[serde(default)]
    pub path: Option<String>,
    /// Or its bytes, 32 MB at most.
    #[serde(default)]
    pub base64: Option<String>,
    /// What it is called; the path's own name when absent.
    #[serde(default)]
    pub name: Option<String>,
    /// By its kind when absent.
    #[serde(default)]
    pub class: Option<AttachmentClass>,
    #[serde(default)]
    pub caption: Option<String>,
}

/// A file for a customer's own file, of no job.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustomerAttachmentAdd {
    pub customer: CustomerId,
    #[serde(default)]
    pub path: Option<String>,
    #[serde(default)]
    pub base64: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub class: Option<AttachmentClass>,
    #[serde(default)]
    pub caption: Option<String>,
}

/// What comes in, whoever it is for.
struct Given {
    path: Option<String>,
    base64: Option<String>,
    name: Option<String>,
    class: Option<AttachmentClass>,
    caption: Option<String>,
}

pub(super) fn add(core: &Core, session: &Session, input: AttachmentAdd) -> Result<AttachmentRow, Fault> {
    let owner = Owner::of(None, input.ticket, input.visit)?;
    let AttachmentAdd { path, base64, name, class, caption, .. } = input;
    keep(core, session, owner, "attachments.add", Given { path, base64, name, class, caption })
}

pub(super) fn add_to_customer(
    core: &Core,
    session: &Session,
    input: CustomerAttachmentAdd,
) -> Result<AttachmentRow, Fault> {
    let CustomerAttachmentAdd { customer, path, base64, name, class, caption } = input;
    let customer = core.read_as(session, |r| customers::survivor_of(r, customer))?;
    let given = Given { path, base64, name, class, caption };
    keep(core, session, Owner::Customer(customer), "attachments.add_to_customer", given)
}

fn keep(
    core: &Core,
    session: &Session,
    owner: Owner,
    command: &str,
    given: Given,
) -> Result<AttachmentRow, Fault> {
    let most = core.read_as(session, |r| {
        owner.seen(r)?;
        settings::number(r, "attachment.max")
    })?;
    let caption = given.caption.unwrap_or_default().trim().to_string();
    if caption.chars().count() > LONGEST_CAPTION {
        return Err(Fault::invalid("attachment.caption_too_long").field("caption", "too_long"));
    }
    let (name, file) = taken(core, given.path.as_deref(), given.base64.as_deref(), most)?;
    let name = kinds::plain_name(given.name.as_deref().unwrap_or(&name));
    core.change_as(session, command, |c| write(c, owner, &file, &name, given.class, &caption))
}

/// Takes the file into the store of bytes. What no record names in the end, because the record was refused, does no
/// harm there: the next one of the same content finds it.
fn taken(core: &Core, path: Option<&str>, base64: Option<&str>, most: i64) -> Result<(String, Kept), Fault> {
    let opened = core.opened()?;
    // A vault opened to rescue takes nothing in.
    opened.vault.whole()?;
    let limit = u64::try_from(most).unwrap_or(0).saturating_mul(1_000_000);
    let fits = |size: u64| match size {
        0 => Err(Fault::invalid("attachment.empty")),
        size if size > limit => Err(Fault::invalid("attachment.too_large").arg("most", most)),
        _ => Ok(()),
    };
    match (path, base64) {
        (Some(path), None) => {
            let path = Path::new(path);
            let meta = std::fs::metadata(path).map_err(|e| Fault::outside("file.unreadable", &e))?;
            if meta.is_file() {
                fits(meta.len())?;
            }
            let kept = opened.blobs.put_file(path)?;
            let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            Ok((name, kept))
        }
        (None, Some(text)) => {
            if text.len() / 4 * 3 > MOST_TYPED {
                return Err(Fault::invalid("attachment.too_large_here").arg("most", MOST_TYPED / 1_000_000));
            }
            let bytes = from_base64(text)?;
            fits(bytes.len() as u64)?;
            let hash = opened.blobs.put(&bytes)?;
            let head = bytes[..bytes.len().min(65_536)].to_vec();
            Ok((String::new(), Kept { hash, size: bytes.len() as u64, head }))
        }
        _ => Err(Fault::invalid("input.incomplete").field("path", "required")),
    }
}

fn write(
    c: &mut Change<'_>,
    owner: Owner,
    file: &Kept,
    name: &str,
    class: Option<AttachmentClass>,
    caption: &str,
) -> Result<AttachmentRow, Fault> {
    let (customer, ticket, visit) = match owner {
        Owner::Customer(id) => (Some(id), None, None),
        Owner::Ticket(id) => (None, Some(id), None),
        Owner::Visit(id) => (None, Some(visits::get(c, id)?.ticket), Some(id)),
    };
    if let Some(ticket) = ticket {
        tickets::may_touch(c, &c.need::<Ticket>(ticket)?)?;
    }
    // The same bytes dropped twice are one file.
    let again = c.first::<Attachment>(
        "WHERE blob = ?1 AND customer IS ?2 AND ticket IS ?3 AND visit IS ?4 AND removed = 0 LIMIT 1",
        (&file.hash, customer, ticket, visit),
    )?;
    if let Some(standing) = again {
        return list::row(c, standing);
    }
    let mime = kinds::mime(&file.head);
    let attachment = Attachment {
        id: c.new_id(),
        number: c.next_number("F")?,
        customer,
        ticket,
        visit,
        blob: file.hash.clone(),
        mime: mime.into(),
        name: name.into(),
        size: i64::try_from(file.size).unwrap_or(i64::MAX),
        class: class.unwrap_or(kinds::class_of(mime)),
        caption: caption.into(),
        added_by: c.who().person,
        added_at: c.now(),
        removed: false,
    };
    c.create(&attachment)?;
    list::row(c, attachment)
}
