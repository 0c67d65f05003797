//! The record.

use crate::kernel::blobs::BlobHash;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerId;
use crate::service::tickets::TicketId;
use crate::service::visits::VisitId;

crate::ids! {
    /// A file attached.
    AttachmentId,
}
crate::choice! {
    /// What a file is in the customer's file (N-11). The codes are permanent (T-15).
    pub enum AttachmentClass {
        Photo = "photo",
        Video = "video",
        Audio = "audio",
        /// A signed paper scanned.
        Scan = "scan",
        Letter = "letter",
        PurchaseProof = "purchase_proof",
        Contract = "contract",
        Drawing = "drawing",
        /// Logs, settings, measured values.
        Data = "data",
        Other = "other",
    }
}
crate::record! {
    /// A file beside a ticket, one of its visits, or a customer's file.
    pub struct Attachment: AttachmentId in "attachment", merge Merge::Fields => {
        /// `F26-B-00001`.
        number: String,
        /// Only of what belongs to no job.
        customer: Option<CustomerId>,
        ticket: Option<TicketId>,
        visit: Option<VisitId>,
        blob: BlobHash,
        /// By content, never by name.
        mime: String,
        /// As the file was called, without its folder.
        name: String,
        /// Bytes.
        size: i64,
        class: AttachmentClass,
        caption: String,
        added_by: PersonId,
        added_at: Moment,
        removed: bool,
    }
}
