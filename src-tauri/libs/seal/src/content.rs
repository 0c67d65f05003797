//! What a report PDF says about its own content: the digest in its Info dictionary and the report attached to it.

use lopdf::{Dictionary, Document, Object, ObjectId};
use sha2::{Digest, Sha256};

use crate::objects::hex;

/// A name tree deeper than this is not one we would write.
const DEEPEST_TREE: usize = 16;
/// More attachments than this are not looked at, so that many small packed ones cannot fill the memory.
const MOST_ATTACHMENTS: usize = 16;
/// The largest attachment that is unpacked, in bytes. Reports are a few dozen kilobytes.
const LARGEST_ATTACHMENT: usize = 64 << 20;

/// Digest and attachment as far as the file has them.
pub(crate) struct Content {
    /// The value of Info /ContentDigest as it stands there.
    pub digest: Option<String>,
    /// File name and bytes: the one the digest belongs to, otherwise the first.
    pub attachment: Option<(String, Vec<u8>)>,
    /// The others.
    pub others: Vec<(String, Vec<u8>)>,
    /// False if there is a digest and no attachment has it.
    pub agrees: bool,
}

pub(crate) fn read(document: &Document) -> Content {
    let digest = document
        .trailer
        .get_deref(b"Info", document)
        .and_then(Object::as_dict)
        .and_then(|info| info.get_deref(b"ContentDigest", document))
        .map(text)
        .ok();
    let mut others = attachments(document);
    let Some(digest) = digest else {
        let attachment = (!others.is_empty()).then(|| others.remove(0));
        return Content { digest: None, attachment, others, agrees: true };
    };
    let has_digest =
        |(_, bytes): &(String, Vec<u8>)| hex(&Sha256::digest(bytes)).eq_ignore_ascii_case(digest.trim());
    let place = others.iter().position(has_digest);
    let attachment = (!others.is_empty()).then(|| others.remove(place.unwrap_or(0)));
    Content { digest: Some(digest), attachment, others, agrees: place.is_some() }
}

/// Every attached file once, though it stands in both lists of a PDF/A-3.
fn attachments(document: &Document) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(ObjectId, String)> = Vec::new();
    for one in specifications(document).into_iter().filter_map(|spec| stream_and_name(spec, document)) {
        if !found.contains(&one) {
            found.push(one);
        }
    }
    found.truncate(MOST_ATTACHMENTS);
    found.into_iter().filter_map(|(id, name)| Some((name, unpack(id, document)?))).collect()
}

/// The text of a string or name object; empty if it is neither.
pub(crate) fn text(object: &Object) -> String {
    match object {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        other => lopdf::decode_text_string(other).unwrap_or_default(),
    }
}

/// File specifications of the catalog: associated files first, then the tree of embedded files.
fn specifications(document: &Document) -> Vec<&Dictionary> {
    let mut found = Vec::new();
    let Ok(catalog) = document.catalog() else { return found };
    if let Ok(files) = catalog.get_deref(b"AF", document).and_then(Object::as_array) {
        found.extend(files.iter().filter_map(|file| dictionary(file, document)));
    }
    let tree = catalog
        .get_deref(b"Names", document)
        .and_then(Object::as_dict)
        .and_then(|names| names.get_deref(b"EmbeddedFiles", document))
        .and_then(Object::as_dict);
    if let Ok(tree) = tree {
        walk(tree, document, DEEPEST_TREE, &mut found);
    }
    found
}

fn walk<'a>(node: &'a Dictionary, document: &'a Document, depth: usize, found: &mut Vec<&'a Dictionary>) {
    if let Ok(names) = node.get_deref(b"Names", document).and_then(Object::as_array) {
        found.extend(names.iter().skip(1).step_by(2).filter_map(|file| dictionary(file, document)));
    }
    if let Ok(kids) = node.get_deref(b"Kids", document).and_then(Object::as_array) {
        for kid in kids.iter().filter(|_| depth > 0).filter_map(|kid| dictionary(kid, document)) {
            walk(kid, document, depth - 1, found);
        }
    }
}

fn dictionary<'a>(object: &'a Object, document: &'a Document) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

fn stream_and_name(specification: &Dictionary, document: &Document) -> Option<(ObjectId, String)> {
    let embedded = specification.get_deref(b"EF", document).ok()?.as_dict().ok()?;
    let id: ObjectId = embedded.get(b"F").or_else(|_| embedded.get(b"UF")).ok()?.as_reference().ok()?;
    let name = specification.get_deref(b"UF", document).or_else(|_| specification.get_deref(b"F", document));
    Some((id, name.map(text).unwrap_or_default()))
}

fn unpack(id: ObjectId, document: &Document) -> Option<Vec<u8>> {
    let stream = document.get_object(id).ok()?.as_stream().ok()?;
    stream.get_plain_content_with_limit(LARGEST_ATTACHMENT).ok()
}
