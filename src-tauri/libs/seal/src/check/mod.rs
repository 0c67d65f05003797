//! Checking a sealed file, in an order that matters: first the bytes, with nothing but this crate's own small readers;
//! then the signature and who made it; and only a file that one of the given firms' devices certainly sealed, bit for
//! bit, is handed to the PDF parser. So no forged file ever reaches that parser.

mod envelope;
mod facts;
mod foreign;
#[cfg(test)]
mod forgery;
mod later;
mod standing;
mod verdict;

use lopdf::Document;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::cms::{self, Parts};
use crate::devices::DeviceList;
use crate::stamp::Token;
use envelope::Envelope;

pub use verdict::{After, Alteration, Attachment, Before, Facts, Revoked, Stamp, Standing, Verdict, Why};

/// Whom the person who checks believes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trust<'a> {
    /// Root certificates of firms, DER.
    pub roots: &'a [Vec<u8>],
    /// Lists of devices. Those of other firms do no harm; of one firm's, the highest number counts.
    pub lists: &'a [DeviceList],
    /// Certificates of time-stamping authorities or of those who certify them, DER.
    pub authorities: &'a [Vec<u8>],
}

/// Says whether `pdf` is, bit for bit, what a device certified by one of `roots` (DER certificates) sealed. Any bytes
/// may be given; damaged ones are an answer, never a panic.
pub fn check(pdf: &[u8], roots: &[Vec<u8>]) -> Verdict {
    check_with(pdf, &Trust { roots, ..Trust::default() })
}

/// The same, with what is known about withdrawn devices and time-stamping authorities.
pub fn check_with(pdf: &[u8], trust: &Trust) -> Verdict {
    match envelope::open(pdf) {
        Ok(envelope) => judge(pdf, &envelope, trust),
        Err(envelope::Problem::Altered(alteration)) => Verdict::Altered(vec![alteration]),
        Err(envelope::Problem::NoMark) => foreign::judge(pdf, trust.roots),
    }
}

fn judge(pdf: &[u8], envelope: &Envelope, trust: &Trust) -> Verdict {
    let sealed = envelope.range.gap_end + envelope.range.rest;
    let later = pdf.get(sealed..).unwrap_or_default();
    let parts = match seal_of(pdf, envelope) {
        Ok(parts) => parts,
        // A stamp over changed bytes is not a second change.
        Err(alteration) => {
            return Verdict::Altered([alteration].into_iter().chain(later::foreign_to(later)).collect());
        }
    };
    let token = match (!later.is_empty()).then(|| later::token(pdf, sealed)).transpose() {
        Ok(token) => token,
        Err(alteration) => return Verdict::Altered(vec![alteration]),
    };
    if !trust.roots.contains(&parts.root.der) {
        let (firm, device, root) = (parts.root.name, parts.device.name, parts.root.der);
        return Verdict::NotOurs(Why::ForeignRoot { firm, device, root });
    }
    // A device of ours sealed these bytes, so its own parser has read them; still, the parser is not ours, and an
    // answer is promised.
    let read = AssertUnwindSafe(|| read(pdf, envelope, &parts, token.as_ref(), trust));
    match catch_unwind(read).unwrap_or(Err(Alteration::Unreadable)) {
        Ok(facts) => standing::judge(facts, &parts.root.der, trust.lists),
        Err(alteration) => Verdict::Altered(vec![alteration]),
    }
}

/// The parts of a seal that holds for these bytes.
fn seal_of(pdf: &[u8], envelope: &Envelope) -> Result<Parts, Alteration> {
    let parts = cms::read(&envelope.seal).ok_or(Alteration::Seal)?;
    if envelope.range.digest(pdf) != parts.digest {
        return Err(Alteration::Content);
    }
    is_signed(&parts).then_some(parts).ok_or(Alteration::Seal)
}

/// Only the sealed bytes go to the parser, also of a stamped file.
fn read(
    pdf: &[u8],
    envelope: &Envelope,
    parts: &Parts,
    token: Option<&Token>,
    trust: &Trust,
) -> Result<Facts, Alteration> {
    let sealed = envelope.range.gap_end + envelope.range.rest;
    let sealed = pdf.get(..sealed).ok_or(Alteration::Unreadable)?;
    let document = Document::load_mem(sealed).map_err(|_| Alteration::Unreadable)?;
    let mut facts = facts::read(sealed, &document, envelope, parts)?;
    if let Some(token) = token {
        facts.stamp = Some(later::stamp(pdf, sealed, &document, token, trust.authorities)?);
        facts.file_sha256 = facts::sha256(pdf);
    }
    Ok(facts)
}

/// Whether the device signed these attributes and the root in the file issued the device. Whether that root is one of
/// ours is the next question, and answered by comparing it whole; its own signature would prove nothing.
fn is_signed(parts: &Parts) -> bool {
    let Parts { device, root, digest, signature } = parts;
    let attributes = cms::attributes_to_sign(device, root, digest);
    let is_chain = device.is_issued_by(root) && !device.is_authority;
    is_chain && attributes.is_ok_and(|attributes| device.has_signed(&attributes, signature))
}
