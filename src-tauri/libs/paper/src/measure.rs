//! From characters to glyphs: which face has an outline for it, and how wide it is.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use crate::fonts::{Face, Fonts};
use crate::{Language, PaperError};

/// A character with the glyph that will be drawn for it. `advance` is the glyph's own, in thousandths of an em; the
/// next glyph stands `tuck` closer than that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub ch: char,
    pub face: Face,
    pub gid: u16,
    pub advance: i32,
    pub tuck: i32,
}

/// Looks glyphs up for one paper and remembers what it found.
pub(crate) struct Measure<'a> {
    fonts: &'a Fonts,
    language: Language,
    parsed: [OnceCell<ttf_parser::Face<'a>>; 6],
    known: RefCell<HashMap<(char, bool), Option<Glyph>>>,
}

impl<'a> Measure<'a> {
    pub fn new(fonts: &'a Fonts, language: Language) -> Self {
        Measure { fonts, language, parsed: Default::default(), known: RefCell::default() }
    }

    /// Chinese quotation marks, dashes and dots are full-width in the Han face and narrow in the Latin one, so the
    /// order follows the language of the paper.
    fn order(&self, bold: bool) -> &'static [Face] {
        use Face::{Han, HanBold, Latin, LatinBold, Rare, Symbols};
        match (self.language, bold) {
            (Language::Zh, false) => &[Han, Latin, Rare, Symbols],
            (Language::Zh, true) => &[HanBold, LatinBold, Han, Latin, Rare, Symbols],
            (Language::En, false) => &[Latin, Han, Rare, Symbols],
            (Language::En, true) => &[LatinBold, HanBold, Latin, Han, Rare, Symbols],
        }
    }

    fn parsed(&self, face: Face) -> Result<&ttf_parser::Face<'a>, PaperError> {
        let place = &self.parsed[face as usize];
        if let Some(parsed) = place.get() {
            return Ok(parsed);
        }
        let parsed = self.fonts.parse(face)?;
        Ok(place.get_or_init(|| parsed))
    }

    /// `None` when no face has an outline for the character.
    pub fn glyph(&self, ch: char, bold: bool) -> Result<Option<Glyph>, PaperError> {
        if let Some(found) = self.known.borrow().get(&(ch, bold)) {
            return Ok(*found);
        }
        let wanted = (ch, self.language, bold);
        let found = match self.fonts.remembered(wanted) {
            Some(found) => found,
            None => {
                let found = self.look_up(ch, bold)?;
                self.fonts.remember(wanted, found);
                found
            }
        };
        self.known.borrow_mut().insert((ch, bold), found);
        Ok(found)
    }

    fn look_up(&self, ch: char, bold: bool) -> Result<Option<Glyph>, PaperError> {
        for &face in self.order(bold) {
            let parsed = self.parsed(face)?;
            let Some(id) = parsed.glyph_index(ch) else { continue };
            // Some fonts map a character to an empty glyph; on paper that is a hole in the sentence.
            if is_space(ch) || parsed.glyph_bounding_box(id).is_some() {
                let advance = i32::from(parsed.glyph_hor_advance(id).unwrap_or(0));
                return Ok(Some(Glyph { ch, face, gid: id.0, advance, tuck: 0 }));
            }
        }
        Ok(None)
    }

    /// Fails with `field` at the first character that cannot be drawn.
    pub fn check(&self, text: &str, bold: bool, field: &str) -> Result<(), PaperError> {
        for ch in clean(text).chars().filter(|&ch| ch != '\n') {
            if self.glyph(ch, bold)?.is_none() {
                return Err(PaperError::MissingGlyph { ch, field: field.to_owned() });
            }
        }
        Ok(())
    }

    /// Glyphs of a line without line feeds, in order. Text that was not checked loses what cannot be drawn.
    pub fn glyphs(&self, text: &str, bold: bool) -> Result<Vec<Glyph>, PaperError> {
        let mut glyphs = Vec::with_capacity(text.len());
        for ch in clean(text).chars() {
            glyphs.extend(self.glyph(ch, bold)?);
        }
        tuck_marks(&mut glyphs);
        Ok(glyphs)
    }
}

/// Full-width marks have their ink in one half of their square. Where two meet, as in "），" or "：“", the empty half
/// between them is taken out.
fn tuck_marks(glyphs: &mut [Glyph]) {
    let closes =
        |glyph: &Glyph| glyph.advance == 1000 && "，。、；：！？）】》〉」』〕］｝”’".contains(glyph.ch);
    let opens = |glyph: &Glyph| glyph.advance == 1000 && "（【《〈「『〔［｛“‘".contains(glyph.ch);
    for at in 1..glyphs.len() {
        let (before, after) = (&glyphs[at - 1], &glyphs[at]);
        if closes(before) && (closes(after) || opens(after)) || opens(before) && opens(after) {
            glyphs[at - 1].tuck = 500;
        }
    }
}

pub(crate) fn is_space(ch: char) -> bool {
    matches!(ch, ' ' | '\u{3000}')
}

/// How far a line of glyphs reaches, in thousandths of an em.
pub(crate) fn advance_of(glyphs: &[Glyph]) -> i32 {
    let after_last = glyphs.last().map_or(0, |glyph| glyph.tuck);
    glyphs.iter().map(|glyph| glyph.advance - glyph.tuck).sum::<i32>() + after_last
}

/// Brings pasted text to what can be set: one kind of line feed and of space, nothing invisible.
///
/// Direction marks, joiners and variation selectors have no ink of their own. They go, so that what is extracted from
/// the PDF is exactly what the eye can see. Other control characters stay and are refused as having no glyph.
pub(crate) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut after_return = false;
    for ch in text.chars() {
        match ch {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => cleaned.push('\n'),
            '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => cleaned.push(' '),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}' => {}
            other => cleaned.push(other),
        }
        after_return = ch == '\r';
    }
    cleaned
}
