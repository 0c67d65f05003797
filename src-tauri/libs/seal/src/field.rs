//! Putting a signature field on its page and into the catalog.

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::SealError;
use crate::objects::write_dictionary;
use crate::revision::Revision;

/// An invisible field over an area of a page.
pub(crate) struct Field<'a> {
    pub name: &'a str,
    /// Counted from 0.
    pub page: usize,
    /// Absent for one without an area.
    pub rect: Option<[f32; 4]>,
    /// Its signature declares that no change is permitted.
    pub forbids_changes: bool,
}

pub(crate) fn add_field(
    revision: &mut Revision,
    document: &Document,
    asked: &Field,
    signature: ObjectId,
) -> Result<(), SealError> {
    let pages = document.get_pages();
    let page_id = *pages
        .values()
        .nth(asked.page)
        .ok_or(SealError::NoSuchPage { page: asked.page, pages: pages.len() })?;
    let field = revision.reserve();
    let mut widget = format!(
        "<</Type/Annot/Subtype/Widget/FT/Sig/T({})/F 132/P {} {} R/V {} 0 R",
        asked.name, page_id.0, page_id.1, signature.0
    );
    match asked.rect {
        Some([left, bottom, right, top]) => {
            // PDF/A wants an appearance for every widget with an area, and this one shows nothing: the ink is already
            // on the page.
            let appearance = revision.reserve();
            widget +=
                &format!("/Rect[{left:.2} {bottom:.2} {right:.2} {top:.2}]/AP<</N {} 0 R>>>>", appearance.0);
            revision.object(field, widget.as_bytes());
            let (width, height) = (right - left, top - bottom);
            let empty = format!(
                "<</Type/XObject/Subtype/Form/BBox[0 0 {width:.2} {height:.2}]/Resources<<>>/Length 0>>stream\n\n\
                 endstream"
            );
            revision.object(appearance, empty.as_bytes());
        }
        // An appearance would make other checkers see a filled-in form instead of a time stamp.
        None => drop(revision.object(field, (widget + "/Rect[0 0 0 0]>>").as_bytes())),
    }

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
    if asked.forbids_changes {
        let mut permissions = Dictionary::new();
        permissions.set("DocMDP", signature);
        catalog.set("Perms", permissions);
    }
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
    write_dictionary(dictionary, &mut body)?;
    revision.object(id, &body);
    Ok(())
}
