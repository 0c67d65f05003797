//! Whose attachments a person sees: those of the jobs and the customers' files he sees (T.1).

use super::record::{Attachment, AttachmentId};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::master::customers::{self, Customer, CustomerId};
use crate::service::tickets::{self, Ticket, TicketId};
use crate::service::visits::{self, VisitId};

/// What a file is attached to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Owner {
    Customer(CustomerId),
    Ticket(TicketId),
    Visit(VisitId),
}

impl Owner {
    /// The one that is named; a fault where none or several are.
    pub fn of(
        customer: Option<CustomerId>,
        ticket: Option<TicketId>,
        visit: Option<VisitId>,
    ) -> Result<Owner, Fault> {
        match (customer, ticket, visit) {
            (Some(id), None, None) => Ok(Owner::Customer(id)),
            (None, Some(id), None) => Ok(Owner::Ticket(id)),
            (None, None, Some(id)) => Ok(Owner::Visit(id)),
            _ => Err(Fault::invalid("attachment.one_owner")),
        }
    }
    /// Ok when the person asking sees it.
    pub fn seen(self, r: &Reader<'_>) -> Result<(), Fault> {
        match self {
            Owner::Customer(id) => customers::need_full(r, &r.need::<Customer>(id)?),
            Owner::Ticket(id) => tickets::may_see(r, &r.need::<Ticket>(id)?),
            Owner::Visit(_) if !r.who().may(Need::VisitRead) => {
                Err(Fault::new(FaultKind::Denied, "record.not_yours"))
            }
            Owner::Visit(id) => {
                let visit = visits::get(r, id)?;
                match visits::within_reach(r, &visit, Need::VisitRead) {
                    Ok(()) => Ok(()),
                    // Whose ticket it is sees the visits of others as well.
                    Err(_) => tickets::may_see(r, &r.need::<Ticket>(visit.ticket)?),
                }
            }
        }
    }
}

/// What that file is attached to.
pub fn owner_of(attachment: &Attachment) -> Result<Owner, Fault> {
    match (attachment.visit, attachment.ticket) {
        (Some(visit), _) => Ok(Owner::Visit(visit)),
        (None, ticket) => Owner::of(attachment.customer, ticket, None),
    }
}

/// The file, where the person asking may see it. One struck is still shown to who knows it: as struck photos are.
pub fn seen(r: &Reader<'_>, id: AttachmentId) -> Result<Attachment, Fault> {
    let attachment = r.need::<Attachment>(id)?;
    owner_of(&attachment)?.seen(r)?;
    Ok(attachment)
}

/// The past of an attachment is for those who see it (T-07).
pub fn watch(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<Attachment>(AttachmentId(id))? {
        Some(attachment) => owner_of(&attachment)?.seen(r),
        None => Ok(()),
    }
}
