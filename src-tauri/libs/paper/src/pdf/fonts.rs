//! Subsets of the faces: only the glyphs that are drawn, each with the character it stands for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfDocument, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::PaperError;
use crate::display::{Pages, Shape};
use crate::fonts::Face;

/// Where a character is found in the file: which embedded font, and which glyph of it.
pub(super) struct Embedded {
    places: HashMap<(Face, u16, char), (FontId, u16)>,
}

impl Embedded {
    pub fn place(&self, face: Face, gid: u16, ch: char) -> Option<&(FontId, u16)> {
        self.places.get(&(face, gid, ch))
    }
}

/// Embeds what `pages` draw.
///
/// One glyph may stand for two characters (Ω and the ohm sign). A font can tell a reader only one of them, so the
/// second goes to a further subset of the same face: what is copied out of the PDF is then what was typed.
pub(super) fn embed(pages: &Pages, writer: &mut PdfDocument) -> Result<Embedded, PaperError> {
    let mut drawn: BTreeSet<(Face, u16, char)> = BTreeSet::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Shape::Text { glyphs, .. } = &item.shape {
            drawn.extend(glyphs.iter().map(|glyph| (glyph.face, glyph.gid, glyph.ch)));
        }
    }
    let mut subsets: BTreeMap<(Face, usize), BTreeMap<u16, char>> = BTreeMap::new();
    let mut seen: HashMap<(Face, u16), usize> = HashMap::new();
    for (face, gid, ch) in drawn {
        let turn = seen.entry((face, gid)).or_default();
        subsets.entry((face, *turn)).or_default().insert(gid, ch);
        *turn += 1;
    }
    let mut places = HashMap::new();
    for ((face, turn), glyphs) in subsets {
        let name = FontId(format!("P{}{turn}", face as u8));
        let mut mapper = GlyphRemapper::new();
        for (gid, ch) in &glyphs {
            places.insert((face, *gid, *ch), (name.clone(), mapper.remap(*gid)));
        }
        let font = subset(pages, face, &glyphs, &mapper)?;
        writer.resources.fonts.map.insert(name, PdfFont::new(font));
    }
    Ok(Embedded { places })
}

fn subset(
    pages: &Pages,
    face: Face,
    glyphs: &BTreeMap<u16, char>,
    mapper: &GlyphRemapper,
) -> Result<ParsedFont, PaperError> {
    let failed = |reason: String| PaperError::Write(format!("{}: {reason}", face.file_name()));
    let bytes = pages.fonts.bytes(face)?;
    let cut = subsetter::subset(bytes, 0, mapper).map_err(|error| failed(error.to_string()))?;
    let parsed = pages.fonts.parse(face)?;
    let mut widths = BTreeMap::new();
    for gid in glyphs.keys() {
        let width = parsed.glyph_hor_advance(ttf_parser::GlyphId(*gid)).unwrap_or(0);
        widths.insert(mapper.get(*gid).unwrap_or(0), width);
    }
    let name = format!("{}+{}", tag(glyphs), face.postscript_name());
    let metrics = FontMetrics { ascent: parsed.ascender(), descent: parsed.descender() };
    let mut font = ParsedFont::with_glyph_data(cut, 0, Some(name), BTreeMap::new(), widths, 1000, metrics);
    let around = parsed.global_bounding_box();
    let figures = &mut font.pdf_font_metrics;
    (figures.x_min, figures.y_min) = (around.x_min, around.y_min);
    (figures.x_max, figures.y_max) = (around.x_max, around.y_max);
    figures.us_weight_class = if face.is_bold() { 700 } else { 400 };
    Ok(font)
}

/// Six capitals that tell this subset from others of the same face.
fn tag(glyphs: &BTreeMap<u16, char>) -> String {
    let mut hash = Sha256::new();
    for (gid, ch) in glyphs {
        hash.update(gid.to_be_bytes());
        hash.update(u32::from(*ch).to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
