//! Seals a finished PDF with a device key that a firm certified itself, and says later whether a single bit of the
//! file has changed since. Offline, without a public certificate authority; the README says what that proves.

mod certs;
mod check;
mod cms;
mod content;
mod devices;
mod error;
mod field;
mod keys;
mod layout;
mod objects;
mod public;
mod revision;
mod seal;
mod stamp;

pub use check::{
    After, Alteration, Attachment, Before, Facts, Revoked, Stamp, Standing, Trust, Verdict, Why, check,
    check_with,
};
pub use devices::{DeviceList, ListProblem, ListedDevice, Reason, Withdrawal};
pub use error::SealError;
pub use keys::{DeviceKey, FirmRoot, is_issued_by, verify_bytes};
pub use public::{fingerprint, read_certificate};
pub use seal::{SealRequest, seal};
pub use stamp::{StampError, StampRequest};
