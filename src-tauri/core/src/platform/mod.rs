//! What stands between the kernel and the business: journal, drafts, documents, words.

pub mod archive;
pub mod care;
pub mod documents;
pub mod drafts;
pub mod exchange;
pub mod journal;
pub mod lists;
pub mod printing;
pub mod search;
pub mod text;
