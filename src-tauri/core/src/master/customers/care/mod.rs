//! What is kept about a file besides its lines: the life stage (N-05), who looked at a new file (N-09), the VIP's archive
//! and its reviews (N-06 to N-08), two files made one (N-16), and that a person's data were erased.

mod contact;
mod record;
mod rules;
mod vip;
mod work;

pub use contact::{is_silent, last_contact};
pub use record::{
    CustomerErasure, CustomerErasureId, CustomerExport, CustomerExportId, CustomerMerge, CustomerMergeId,
    CustomerSeen, CustomerSeenId, CustomerStage, CustomerStageId, LifeStage, VipFile, VipFileId, VipReview,
    VipReviewId,
};
pub use rules::{file_due_on, lost_before, plus_days};
pub use vip::{VipArchive, archive_of};
pub use work::{mark_seen, set_stage, stage_of, survivor_of};

pub(super) use contact::silent;
pub(super) use vip::{review, save};
