//! Checking a sealed file, in an order that matters: first the bytes, with nothing but this crate's own small readers;
//! then the signature and who made it; and only a file that one of the given firms' devices certainly sealed, bit for
//! bit, is handed to the PDF parser. So no forged file ever reaches that parser.

mod envelope;
mod facts;
mod foreign;
#[cfg(test)]
mod forgery;
mod verdict;

use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::cms::{self, Parts};
use envelope::Envelope;

pub use verdict::{Alteration, Attachment, Facts, Verdict, Why};

/// Says whether `pdf` is, bit for bit, what a device certified by one of `roots` (DER certificates) sealed. Any bytes
/// may be given; damaged ones are an answer, never a panic.
pub fn check(pdf: &[u8], roots: &[Vec<u8>]) -> Verdict {
    match envelope::open(pdf) {
        Ok(envelope) => judge(pdf, &envelope, roots),
        Err(envelope::Problem::Altered(alteration)) => Verdict::Altered(vec![alteration]),
        Err(envelope::Problem::NoMark) => foreign::judge(pdf, roots),
    }
}

fn judge(pdf: &[u8], envelope: &Envelope, roots: &[Vec<u8>]) -> Verdict {
    let mut found = Vec::new();
    if !envelope.later.is_empty() {
        found.extend(later_revisions(envelope.later));
    }
    let Some(parts) = cms::read(&envelope.seal) else {
        found.insert(0, Alteration::Seal);
        return Verdict::Altered(found);
    };
    let digest = Sha256::new().chain_update(envelope.before).chain_update(envelope.after).finalize();
    if digest.as_slice() != parts.digest {
        found.insert(0, Alteration::Content);
    } else if !is_signed(&parts) {
        found.insert(0, Alteration::Seal);
    }
    if !found.is_empty() {
        return Verdict::Altered(found);
    }
    if !roots.contains(&parts.root.der) {
        let (firm, device) = (parts.root.name, parts.device.name);
        return Verdict::NotOurs(Why::ForeignRoot { firm, device });
    }
    // A device of ours sealed these bytes, so its own parser has read them; still, the parser is not ours, and an
    // answer is promised.
    let read = AssertUnwindSafe(|| facts::read(pdf, envelope, &parts));
    catch_unwind(read).unwrap_or_else(|_| Verdict::Altered(vec![Alteration::Unreadable]))
}

/// Whether the device signed these attributes and the root in the file issued the device. Whether that root is one of
/// ours is the next question, and answered by comparing it whole; its own signature would prove nothing.
fn is_signed(parts: &Parts) -> bool {
    let Parts { device, root, digest, signature } = parts;
    let attributes = cms::attributes_to_sign(device, root, digest);
    let is_chain = device.is_issued_by(root) && !device.is_authority;
    is_chain && attributes.is_ok_and(|attributes| device.has_signed(&attributes, signature))
}

/// What is appended behind the sealed revision. Nothing may be, yet: a document timestamp will be read here, and
/// everything else stays an alteration.
fn later_revisions(later: &[u8]) -> Vec<Alteration> {
    vec![Alteration::Appended { bytes: later.len() }]
}
