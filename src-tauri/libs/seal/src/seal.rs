//! Sealing: a PAdES B-B signature appended to a finished PDF.

use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use crate::layout::{BUILD, CONTENTS, GAP, HEAD, RANGE, Range, find};
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
    add_field(&mut revision, document, request, dictionary)?;
    let mut sealed = revision.finish(document)?;

    let range_start = at + HEAD.len();
    let gap_start = range_start + RANGE + CONTENTS.len();
    let gap_end = gap_start + GAP;
    let range = Range { gap_start, gap_end, rest: sealed.len() - gap_end };
    put(&mut sealed, range_start, range.write().ok_or(SealError::TooLarge)?.as_bytes())?;

    let (before, rest) = sealed.split_at(gap_start);
    let digest =
        Sha256::new().chain_update(before).chain_update(rest.get(GAP..).unwrap_or_default()).finalize();
    let seal = sign(key, digest.into()).map_err(|_| SealError::Encoding)?;
    if 2 * seal.len() + 2 > GAP {
        return Err(SealError::TooLarge);
    }
    put(&mut sealed, gap_start + 1, objects::hex(&seal).as_bytes())?;
    Ok(sealed)
}

/// Reads the file and refuses what could not be checked afterwards.
fn open(pdf: &[u8]) -> Result<Document, SealError> {
    if !pdf.starts_with(b"%PDF-") {
        return Err(SealError::Unreadable);
    }
    // Also inside an uncompressed attachment: the checker wants these marks to occur once.
    if [HEAD, BUILD].iter().any(|mark| find(pdf, mark).is_some()) {
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
    let empty = "0".repeat(GAP - 2);
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

/// Puts the signature field on its page and into the catalog.
fn add_field(
    revision: &mut Revision,
    document: &Document,
    request: &SealRequest,
    signature: ObjectId,
) -> Result<(), SealError> {
    let pages = document.get_pages();
    let page_id = *pages
        .values()
        .nth(request.page)
        .ok_or(SealError::NoSuchPage { page: request.page, pages: pages.len() })?;
    let [left, bottom, right, top] = request.rect;
    if !request.rect.iter().all(|v| v.is_finite()) || left > right || bottom > top {
        return Err(SealError::Area);
    }
    let (field, appearance) = (revision.reserve(), revision.reserve());
    let widget = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(FirmSeal)/F 132/Rect[{left:.2} {bottom:.2} {right:.2} {top:.2}]\
         /P {} {} R/V {} 0 R/AP<</N {} 0 R>>>>",
        page_id.0, page_id.1, signature.0, appearance.0
    );
    revision.object(field, widget.as_bytes());
    // PDF/A wants an appearance for every widget, and this one shows nothing: the ink is already on the page.
    let (width, height) = (right - left, top - bottom);
    let empty = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 {width:.2} {height:.2}]/Resources<<>>/Length 0>>stream\n\nendstream"
    );
    revision.object(appearance, empty.as_bytes());

    let mut page = document.get_dictionary(page_id).map_err(|_| SealError::Unreadable)?.clone();
    let annotations = extended(&page, b"Annots", document, field);
    page.set("Annots", annotations);
    replace(revision, page_id, &page)?;

    let catalog_id = document.trailer.get(b"Root").and_then(Object::as_reference);
    let mut catalog = document.catalog().map_err(|_| SealError::Unreadable)?.clone();
    let form = catalog.get_deref(b"AcroForm", document).and_then(Object::as_dict);
    let mut form = form.cloned().unwrap_or_default();
    let fields = extended(&form, b"Fields", document, field);
    form.set("Fields", fields);
    // Signatures exist, and the file may only be appended to.
    form.set("SigFlags", 3);
    catalog.set("AcroForm", form);
    let mut permissions = Dictionary::new();
    permissions.set("DocMDP", signature);
    catalog.set("Perms", permissions);
    replace(revision, catalog_id.map_err(|_| SealError::Unreadable)?, &catalog)
}

/// The array under `key`, wherever it stands, with one reference more.
fn extended(dictionary: &Dictionary, key: &[u8], document: &Document, id: ObjectId) -> Vec<Object> {
    let present = dictionary.get_deref(key, document).and_then(Object::as_array);
    let mut items = present.cloned().unwrap_or_default();
    items.push(Object::Reference(id));
    items
}

fn replace(revision: &mut Revision, id: ObjectId, dictionary: &Dictionary) -> Result<(), SealError> {
    let mut body = Vec::new();
    objects::write_dictionary(dictionary, &mut body)?;
    revision.object(id, &body);
    Ok(())
}

/// Overwrites placeholder bytes.
fn put(bytes: &mut [u8], at: usize, value: &[u8]) -> Result<(), SealError> {
    let place = bytes.get_mut(at..at + value.len()).ok_or(SealError::Encoding)?;
    place.copy_from_slice(value);
    Ok(())
}
