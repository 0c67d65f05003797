//! A chain of entries, one per device, in which nothing can be changed, moved, inserted or cut off unnoticed.
//!
//! Each entry's hash covers the hash before it, its header and a salted digest of its payload. Because the payload
//! itself is not covered, it can be erased later (together with its salt) and the chain still verifies.
//! What this proves and what it does not is told in the README.

mod clock;
mod digest;
mod entry;
mod verify;

pub use clock::{BeyondReach, Clock};
pub use digest::{Digest, DigestError, GENESIS};
pub use entry::{Header, Stored, link, payload_digest};
pub use verify::{Break, BreakReason, Summary, Verifier};
