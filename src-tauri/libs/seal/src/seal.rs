//! Sealing: a PAdES B-B signature appended to a finished PDF.

use lopdf::{Document, Object};

use crate::field::{Field, add_field};
use crate::layout::{BUILD, CONTENTS, HEAD, RANGE, ROOM, STAMP_HEAD, find, put_contents, put_range};
use crate::revision::Revision;
use crate::{DeviceKey, SealError, cms, content, objects};

/// What the seal states beside the file itself.
#[derive(Debug, Clone)]
pub struct SealRequest<'a> {
    /// Why it was sealed, as viewers show it: `验收确认`.
    pub reason: &'a str,
    /// Who signed by hand on the device. A statement of the device, not of the certificate.
    pub signer_name: &'a str,
    /// Where; left out of the file if empty.
    pub place: &'a str,
    /// The device's clock, UTC milliseconds since 1970; the file keeps whole seconds.
    pub at_ms: i64,
    /// Minutes east of UTC on that clock.
    pub offset_minutes: i32,
    /// The page with the handwritten signatures, counted from 0.
    pub page: usize,
    /// Left, bottom, right, top in points from the lower left corner of the page. Nothing is drawn there; a click on
    /// it opens a viewer's signature panel.
    pub rect: [f32; 4],
}

/// Appends a seal to a finished PDF; the given bytes come first in the answer, untouched. The same file, key and
/// request give the same bytes.
pub fn seal(pdf: &[u8], key: &DeviceKey, request: &SealRequest) -> Result<Vec<u8>, SealError> {
    append(pdf, &open(pdf)?, key, request)
}

/// Appends the seal without asking whether the file should have one.
pub(crate) fn append(
    pdf: &[u8],
    document: &Document,
    key: &DeviceKey,
    request: &SealRequest,
) -> Result<Vec<u8>, SealError> {
    let mut revision = Revision::new(pdf, document)?;
    let dictionary = revision.reserve();
    let at = revision.object(dictionary, signature_dictionary(request)?.as_bytes());
    let [left, bottom, right, top] = request.rect;
    if !request.rect.iter().all(|v| v.is_finite()) || left > right || bottom > top {
        return Err(SealError::Area);
    }
    let field =
        Field { name: "FirmSeal", page: request.page, rect: Some(request.rect), forbids_changes: true };
    add_field(&mut revision, document, &field, dictionary)?;
    let mut sealed = revision.finish(document)?;
    let range = put_range(&mut sealed, at + HEAD.len(), ROOM)?;
    let seal = sign(key, range.digest(&sealed)).map_err(|_| SealError::Encoding)?;
    put_contents(&mut sealed, &range, &seal)?;
    Ok(sealed)
}

/// Reads the file and refuses what could not be checked afterwards.
fn open(pdf: &[u8]) -> Result<Document, SealError> {
    if !pdf.starts_with(b"%PDF-") {
        return Err(SealError::Unreadable);
    }
    // Also inside an uncompressed attachment: the checker wants these marks to occur once.
    if [HEAD, BUILD, STAMP_HEAD].iter().any(|mark| find(pdf, mark).is_some()) {
        return Err(SealError::AlreadySigned);
    }
    let document = Document::load_mem(pdf).map_err(|_| SealError::Unreadable)?;
    if document.is_encrypted() || document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return Err(SealError::Encrypted);
    }
    let is_signature = |object: &Object| object.as_dict().is_ok_and(|d| d.has(b"ByteRange"));
    if document.objects.values().any(is_signature) {
        return Err(SealError::AlreadySigned);
    }
    if !content::read(&document).agrees {
        return Err(SealError::AttachmentMismatch);
    }
    Ok(document)
}

fn sign(key: &DeviceKey, digest: [u8; 32]) -> der::Result<Vec<u8>> {
    let (device, root) = (key.cert(), key.root());
    let signature = key.sign_attributes(&cms::attributes_to_sign(device, root, &digest)?);
    cms::write(device, root, &digest, &signature)
}

/// The signature dictionary with an empty byte range and an empty (all zero) hexadecimal string.
fn signature_dictionary(request: &SealRequest) -> Result<String, SealError> {
    let head = String::from_utf8_lossy(HEAD);
    let contents = String::from_utf8_lossy(CONTENTS);
    let range = "0".repeat(RANGE);
    let empty = "0".repeat(2 * ROOM);
    let mut text = format!("{head}{range}{contents}<{empty}>");
    text += &format!("/M({})", objects::date(request.at_ms, request.offset_minutes)?);
    for (key, value) in
        [("Name", request.signer_name), ("Reason", request.reason), ("Location", request.place)]
    {
        if !value.is_empty() {
            text += &format!("/{key}{}", objects::text(value));
        }
    }
    text += &String::from_utf8_lossy(BUILD);
    // P 1: no change whatever is permitted after this signature.
    text += "/Reference[<</Type/SigRef/TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P 1/V/1.2>>>>]>>";
    Ok(text)
}
