//! Seals a finished PDF with a device key that a firm certified itself, and says later whether a single bit of the
//! file has changed since. Offline, without a public certificate authority; the README says what that proves.

mod certs;
mod check;
mod cms;
mod content;
mod error;
mod keys;
mod layout;
mod objects;
mod revision;
mod seal;

pub use check::{Alteration, Attachment, Facts, Verdict, Why, check};
pub use error::SealError;
pub use keys::{DeviceKey, FirmRoot, is_issued_by, verify_bytes};
pub use seal::{SealRequest, seal};
