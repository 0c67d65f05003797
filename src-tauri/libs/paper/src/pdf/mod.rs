//! The display list as PDF/A-3b: printpdf writes, `archive` puts right what it cannot.

mod archive;
mod fonts;
mod icc;
mod write;
mod xmp;

use printpdf::{PdfDocument, PdfSaveOptions};
use sha2::{Digest, Sha256};

use crate::display::Pages;
use crate::{Attachment, PaperError};

/// Half of the time of a paper went into packing at level 5, for a file an eighth smaller.
const LEVEL: u8 = 1;

/// Writes the pages as PDF/A-3b, with `attachments` inside and `info` as further entries of the document information
/// (names of ASCII letters and digits).
///
/// The same input gives the same bytes, in any process and on any machine: the only time in the file is the
/// document's own, and the file's identity is a digest of its content.
pub fn write_pdf(
    pages: &Pages,
    attachments: &[Attachment],
    info: &[(String, String)],
) -> Result<Vec<u8>, PaperError> {
    let mut writer = PdfDocument::new("");
    let faces = fonts::embed(pages, &mut writer)?;
    write::draw(pages, &faces, &mut writer);
    let mut warnings = Vec::new();
    let options =
        PdfSaveOptions { optimize: true, subset_fonts: false, secure: true, image_optimization: None };
    let mut pdf = writer.to_lopdf_document(&options, &mut warnings);
    archive::upgrade(&mut pdf, pages, attachments, info)?;
    compress(&mut pdf);
    let content = Sha256::digest(save(&mut pdf)?);
    archive::identify(&mut pdf, &content[..16]);
    save(&mut pdf)
}

/// Packs every stream that may be packed and gains by it. The packer is named here, so that no other crate's choice of
/// one changes the bytes.
fn compress(pdf: &mut lopdf::Document) {
    let streams = pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter")) {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&stream.content, LEVEL);
        // What the entry in the dictionary costs.
        if packed.len() + 19 < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
}

fn save(pdf: &mut lopdf::Document) -> Result<Vec<u8>, PaperError> {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).map_err(|error| PaperError::Write(error.to_string()))?;
    Ok(bytes)
}
