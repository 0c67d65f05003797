//! Files of any kind beside a job, a visit or a customer's file (V-10, N-11): photos, films, sound, scans, PDFs, tables.
//!
//! What always holds: one record for all of them; the bytes stay as they came and are given out only after their checksum
//! was counted again; a long file is never held whole; what it is is said by its content; what a computer would run is
//! given out and never opened; a file struck keeps its number, its entry and its bytes.
//! Photos of a report stay with the visit (E-10): they are printed and signed.
//!
//! Commands: `attachments.list`, `bytes`, `add`, `add_to_customer`, `edit`, `remove`, `save_out`, `open`.

mod adding;
mod changing;
mod giving;
pub mod kinds;
mod list;
mod record;
mod scope;
#[cfg(test)]
mod tests;

pub use record::{Attachment, AttachmentClass, AttachmentId};
pub use scope::watch;

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("attachments.list", Need::TicketRead, list::list);
    r.query("attachments.bytes", Need::TicketRead, giving::bytes);
    r.task("attachments.add", Need::TicketUpdate, adding::add);
    r.task("attachments.add_to_customer", Need::CustomerWrite, adding::add_to_customer);
    r.change("attachments.edit", Need::TicketUpdate, changing::edit);
    r.change("attachments.remove", Need::TicketUpdate, changing::remove).undoable();
    r.task("attachments.save_out", Need::TicketRead, giving::save_out);
    r.task("attachments.open", Need::TicketRead, giving::open);
}
