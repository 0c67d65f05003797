//! Records beside the file.

use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerId;
use crate::platform::journal::TxId;

crate::ids! {
    /// Where a customer stands.
    CustomerStageId,
    /// That a new file was looked at.
    CustomerSeenId,
    /// The archive of a VIP.
    VipFileId,
    /// A review of a VIP's archive.
    VipReviewId,
    /// Two files made one.
    CustomerMergeId,
    /// That a person's data were erased.
    CustomerErasureId,
    /// A file that went out.
    CustomerExportId,
}

crate::choice! {
    /// Where a customer stands with the firm (N-05).
    pub enum LifeStage {
        Enquiry = "enquiry",
        Prospect = "prospect",
        DepositPaid = "deposit_paid",
        ToBeSigned = "to_be_signed",
        InProgress = "in_progress",
        Completed = "completed",
        Member = "member",
        Lost = "lost",
    }
}

crate::record! {
    /// Where a customer stands, as somebody set it.
    pub struct CustomerStage: CustomerStageId in "customer_stage", merge Merge::Fields => {
        customer: CustomerId,
        stage: LifeStage,
        since: Moment,
        person: PersonId,
    }
}

crate::record! {
    /// The manager looked at a new file (N-09).
    pub struct CustomerSeen: CustomerSeenId in "customer_seen", merge Merge::Append => {
        customer: CustomerId,
        person: PersonId,
        at: Moment,
    }
}

crate::record! {
    /// The archive of a VIP, apart from the file (N-06, N-07).
    pub struct VipFile: VipFileId in "vip_file", merge Merge::Fields => {
        customer: CustomerId,
        /// The telephone, fax or window kept for this customer: with the owner all the front desk sees.
        line: String,
        terms: String,
        maintenance: String,
        /// File bag or box of the originals.
        place: String,
    }
}

crate::record! {
    /// The archive was gone through (N-08).
    pub struct VipReview: VipReviewId in "vip_review", merge Merge::Append => {
        customer: CustomerId,
        person: PersonId,
        at: Moment,
        note: String,
    }
}

crate::record! {
    /// Two files made one: what was on `merged` is on `survivor` (N-16). Taken back, it is not active.
    pub struct CustomerMerge: CustomerMergeId in "customer_merge", merge Merge::Fields => {
        survivor: CustomerId,
        merged: CustomerId,
        merged_at: Moment,
        person: PersonId,
        tx: TxId,
        active: bool,
    }
}

crate::record! {
    /// A person's data were erased by right; never what they were.
    pub struct CustomerErasure: CustomerErasureId in "customer_erasure", merge Merge::Append => {
        customer: CustomerId,
        reason: String,
        person: PersonId,
        at: Moment,
        /// Records that lost something.
        records: i64,
        /// Signed and numbered papers that stay for the period of T-11.
        kept: i64,
    }
}

crate::record! {
    /// The whole file went out (N-17): how much of it. Who and when stand in the journal.
    pub struct CustomerExport: CustomerExportId in "customer_export", merge Merge::Append => {
        customer: CustomerId,
        documents: i64,
        photos: i64,
        /// SHA-256 of the list of checksums, hex: names this very file.
        digest: String,
    }
}
