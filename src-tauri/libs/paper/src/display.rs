//! The display list: what stands where on which page. PDF and SVG are both drawn from it, so they cannot differ.
//!
//! Lengths are whole thousandths of a point, measured from the page's top left corner: whole numbers make the same
//! list, the same digest and the same bytes on every machine.

use std::collections::BTreeMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::fonts::Fonts;
use crate::measure::Glyph;
use crate::style::Sheet;
use crate::{Ink, Language, Meta, PaperError};

/// Thousandths of a point.
pub(crate) type Mp = i32;

/// How dark. Only greys: a paper must survive a cheap laser printer and a fax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shade {
    Black,
    Label,
    Hairline,
}

impl Shade {
    /// Grey level as a fraction of white, in thousandths.
    pub fn level(self) -> u16 {
        match self {
            Shade::Black => 0,
            Shade::Label => 340,
            Shade::Hairline => 600,
        }
    }
}

/// Content is what the signer agrees to. What is known only when it is signed and sealed lies outside the digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layer {
    Content,
    Sealing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `y` is the baseline.
    Text {
        x: Mp,
        y: Mp,
        size: Mp,
        shade: Shade,
        glyphs: Vec<Glyph>,
    },
    Rule {
        x1: Mp,
        y1: Mp,
        x2: Mp,
        y2: Mp,
        width: Mp,
        shade: Shade,
    },
    Frame {
        x: Mp,
        y: Mp,
        w: Mp,
        h: Mp,
        width: Mp,
        shade: Shade,
    },
    /// Black rectangles painted as one, so that no seams show between them.
    Bars(Vec<[Mp; 4]>),
    Picture {
        x: Mp,
        y: Mp,
        w: Mp,
        h: Mp,
        picture: usize,
    },
}

impl Shape {
    pub fn moved(mut self, dx: Mp, dy: Mp) -> Shape {
        match &mut self {
            Shape::Text { x, y, .. } | Shape::Frame { x, y, .. } | Shape::Picture { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Shape::Rule { x1, y1, x2, y2, .. } => {
                *x1 += dx;
                *x2 += dx;
                *y1 += dy;
                *y2 += dy;
            }
            Shape::Bars(bars) => {
                for bar in bars {
                    bar[0] += dx;
                    bar[1] += dy;
                }
            }
        }
        self
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub layer: Layer,
    pub shape: Shape,
}

impl Item {
    pub fn content(shape: Shape) -> Item {
        Item { layer: Layer::Content, shape }
    }

    pub fn sealing(shape: Shape) -> Item {
        Item { layer: Layer::Sealing, shape }
    }

    pub fn moved(self, dx: Mp, dy: Mp) -> Item {
        Item { shape: self.shape.moved(dx, dy), ..self }
    }
}

/// A picture: the file as it came and, unless it is a JPEG, its pixels on white (one or three bytes each).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub bytes: Vec<u8>,
    pub pixels: Vec<u8>,
    pub is_grey: bool,
    pub width: u32,
    pub height: u32,
}

impl Picture {
    pub fn is_jpeg(&self) -> bool {
        self.pixels.is_empty()
    }
}

/// The place of a signature's ink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub key: String,
    pub x: Mp,
    pub y: Mp,
    pub w: Mp,
    pub h: Mp,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    pub sheet: Sheet,
    pub items: Vec<Item>,
    pub slots: Vec<Slot>,
}

/// Laid-out pages: read them as SVG, ask for their digest, sign them, write them as PDF.
#[derive(Debug, Clone)]
pub struct Pages {
    pub(crate) fonts: Fonts,
    pub(crate) pages: Vec<Page>,
    pub(crate) pictures: Vec<Arc<Picture>>,
    pub(crate) inks: BTreeMap<String, Ink>,
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) language: Language,
    pub(crate) meta: Meta,
}

impl Pages {
    /// How many pages there are; never 0.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The composed text, in reading order, a line for each set line and a form feed between pages.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (number, page) in self.pages.iter().enumerate() {
            if number > 0 {
                text.push('\u{c}');
            }
            let mut baseline = None;
            for item in &page.items {
                let Shape::Text { y, glyphs, .. } = &item.shape else { continue };
                match baseline {
                    Some(last) if last == *y => text.push('\t'),
                    Some(_) => text.push('\n'),
                    None => {}
                }
                baseline = Some(*y);
                text.extend(glyphs.iter().map(|glyph| glyph.ch));
            }
            text.push('\n');
        }
        text
    }

    /// SHA-256 of what the signer agrees to: every word, rule and picture with its place.
    ///
    /// Outside it are the ink, the dates by the signatures, the foot and the square code, so the value is the same
    /// before and after signing, and the foot and the code may quote it.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"paper/1\n");
        count(&mut hash, self.pages.len());
        for page in &self.pages {
            hash.update(b"page");
            // Pages were A4 before other sizes came; their digests stay what they were.
            if (page.sheet.w, page.sheet.h) != (Sheet::A4.w, Sheet::A4.h) {
                numbers(&mut hash, &[page.sheet.w, page.sheet.h]);
            }
            for item in page.items.iter().filter(|item| item.layer == Layer::Content) {
                self.feed(&mut hash, &item.shape);
            }
            for slot in &page.slots {
                hash.update(b"slot");
                words(&mut hash, &slot.key);
                numbers(&mut hash, &[slot.x, slot.y, slot.w, slot.h]);
            }
        }
        hash.finalize().into()
    }

    fn feed(&self, hash: &mut Sha256, shape: &Shape) {
        match shape {
            Shape::Text { x, y, size, shade, glyphs } => {
                hash.update(b"text");
                numbers(hash, &[*x, *y, *size, i32::from(shade.level())]);
                let is_bold = glyphs.iter().any(|glyph| glyph.face.is_bold());
                hash.update([u8::from(is_bold)]);
                words(hash, &glyphs.iter().map(|glyph| glyph.ch).collect::<String>());
            }
            Shape::Rule { x1, y1, x2, y2, width, shade } => {
                hash.update(b"rule");
                numbers(hash, &[*x1, *y1, *x2, *y2, *width, i32::from(shade.level())]);
            }
            Shape::Frame { x, y, w, h, width, shade } => {
                hash.update(b"fram");
                numbers(hash, &[*x, *y, *w, *h, *width, i32::from(shade.level())]);
            }
            Shape::Bars(bars) => {
                hash.update(b"bars");
                count(hash, bars.len());
                bars.iter().for_each(|bar| numbers(hash, bar));
            }
            Shape::Picture { x, y, w, h, picture } => {
                hash.update(b"pict");
                numbers(hash, &[*x, *y, *w, *h]);
                if let Some(picture) = self.pictures.get(*picture) {
                    hash.update(Sha256::digest(&picture.bytes));
                }
            }
        }
    }

    /// The same pages with `ink` in the box called `key`, in place of what may have been there.
    pub fn with_ink(&self, key: &str, ink: &Ink) -> Result<Pages, PaperError> {
        if self.signature_rect(key).is_none() {
            return Err(PaperError::UnknownSignature { key: key.to_owned() });
        }
        let mut signed = self.clone();
        signed.inks.insert(key.to_owned(), ink.clone());
        Ok(signed)
    }

    /// Where the box called `key` is: the page, counted from 0, and left, bottom, right, top in PDF points.
    pub fn signature_rect(&self, key: &str) -> Option<(usize, [f32; 4])> {
        let (page, slot) = self.slots().find(|(_, slot)| slot.key == key)?;
        let points = |mp: Mp| mp as f32 / 1000.0;
        let up = |y: Mp| points(self.pages[page].sheet.h - y);
        Some((page, [points(slot.x), up(slot.y + slot.h), points(slot.x + slot.w), up(slot.y)]))
    }

    pub(crate) fn slots(&self) -> impl Iterator<Item = (usize, &Slot)> {
        self.pages
            .iter()
            .enumerate()
            .flat_map(|(number, page)| page.slots.iter().map(move |slot| (number, slot)))
    }
}

// Every value is tagged or preceded by its length, so that no two lists give the same bytes.
fn numbers(hash: &mut Sha256, values: &[Mp]) {
    values.iter().for_each(|value| hash.update(value.to_be_bytes()));
}

fn count(hash: &mut Sha256, value: usize) {
    hash.update((value as u64).to_be_bytes());
}

fn words(hash: &mut Sha256, text: &str) {
    count(hash, text.len());
    hash.update(text.as_bytes());
}
