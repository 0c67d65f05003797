//! What a verified file says. Only bytes that a trusted device sealed come here.

use lopdf::{Dictionary, Document, Object};
use sha2::{Digest, Sha256};

use super::envelope::Envelope;
use super::{Alteration, Attachment, Facts};
use crate::cms::Parts;
use crate::content::{self, text};
use crate::objects::{hex, read_date};

/// The facts of the sealed bytes; what is appended to them adds its own.
pub(super) fn read(
    sealed: &[u8],
    document: &Document,
    envelope: &Envelope,
    parts: &Parts,
) -> Result<Facts, Alteration> {
    let signature = signature(document, envelope).ok_or(Alteration::Unreadable)?;
    let content = content::read(document);
    if !content.agrees {
        return Err(Alteration::AttachmentMismatch);
    }
    let value = |key: &[u8]| signature.get(key).map(text).unwrap_or_default();
    let date = signature.get(b"M").and_then(Object::as_str).ok().and_then(read_date);
    let (claimed_at_ms, claimed_offset_minutes) = date.ok_or(Alteration::Unreadable)?;
    let sealed_sha256 = sha256(sealed);
    let attachment = |(name, bytes)| Attachment { name, bytes };
    Ok(Facts {
        device: parts.device.name.clone(),
        device_id: parts.device.device_id.clone(),
        device_serial: parts.device.serial_hex.clone(),
        device_certificate: parts.device.der.clone(),
        firm: parts.root.name.clone(),
        root_certificate: parts.root.der.clone(),
        claimed_at_ms,
        claimed_offset_minutes,
        reason: value(b"Reason"),
        signer_name: value(b"Name"),
        place: value(b"Location"),
        pages: document.get_pages().len(),
        content_digest: content.digest,
        attachment: content.attachment.map(attachment),
        others: content.others.into_iter().map(attachment).collect(),
        stamp: None,
        standing: None,
        revoked: None,
        file_sha256: sealed_sha256.clone(),
        sealed_sha256,
    })
}

/// In lower-case hexadecimal, as other programs print it.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)).to_ascii_lowercase()
}

/// The signature dictionary as a viewer finds it, from the catalog; it must be the one found in the bytes.
fn signature<'a>(document: &'a Document, envelope: &Envelope) -> Option<&'a Dictionary> {
    let form = document.catalog().ok()?.get_deref(b"AcroForm", document).ok()?.as_dict().ok()?;
    let fields = form.get_deref(b"Fields", document).ok()?.as_array().ok()?;
    let mut signatures = fields.iter().filter_map(|field| {
        let field = document.dereference(field).ok()?.1.as_dict().ok()?;
        let is_signature = field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig");
        is_signature.then(|| field.get_deref(b"V", document).and_then(Object::as_dict).ok()).flatten()
    });
    let (only, None) = (signatures.next()?, signatures.next()) else { return None };
    let range = only.get(b"ByteRange").and_then(Object::as_array).ok()?;
    let numbers: Option<Vec<usize>> = range.iter().map(|n| usize::try_from(n.as_i64().ok()?).ok()).collect();
    let found = envelope.range;
    (numbers? == [0, found.gap_start, found.gap_end, found.rest]).then_some(only)
}
