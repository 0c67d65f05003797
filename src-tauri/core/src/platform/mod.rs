//! What stands between the kernel and the business: journal, drafts, documents.

pub mod drafts;
pub mod journal;
