//! From a composed value to a filed, sealed PDF, and back to a verdict.
//! Commands: `documents.list`, `documents.get`, `documents.verify`, `documents.export`, `documents.print`,
//! `documents.folder`, `documents.set_folder`, `documents.root`, `documents.export_root`, `documents.devices`,
//! `documents.withdraw_device`, `documents.rotate_key`, `documents.publish_devices`, `documents.stamp`,
//! `documents.time_authority`, `documents.set_time_authority`.
//!
//! What always holds: what was signed is a digest of canonical content, taken before the pad opened; a filed
//! document never changes; a file is written only inside the folder a person chose.

mod authority;
mod canonical;
mod commands;
mod devices;
mod file;
mod findable;
mod folder;
mod fonts;
mod keys;
mod list;
mod record;
mod stamp;
#[cfg(test)]
mod tests;
mod trust;
mod verify;

pub use canonical::{canonical, digest};
pub use commands::{commands, public_files, watch, watch_stamp};
pub use file::{ToFile, file_sealed, paper_fault};
pub use findable::FINDABLE;
pub use folder::{chosen, write_inside};
pub use fonts::fonts;
pub use keys::{device_key, sign_evidence};
pub use list::{DocumentRow, found, line};
pub use record::{
    Certificate, CertificateId, CertificateWithdrawal, DocumentId, DocumentKind, FiledDocument, FiledStamp,
    PublishedList, TimeAuthority,
};
pub use trust::{Believed, roots};
pub use verify::{Judgement, Verification, judge, verify};
