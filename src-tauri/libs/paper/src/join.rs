//! Several papers in one file, and looking up what was set where.

use std::sync::Arc;

use crate::display::{Pages, Picture, Shape};

/// A line as it was set, for those who check where things stand.
#[derive(Debug, Clone, PartialEq)]
pub struct SetLine {
    /// Counted from 0.
    pub page: usize,
    /// Left end and baseline in PDF points, from the page's lower left corner.
    pub at: [f32; 2],
    pub text: String,
}

impl Pages {
    /// The papers one after the other, each with its own page numbers and sizes; none of an empty list.
    ///
    /// A paper printed twice would have each signature box twice, so boxes are called `0/customer`, `1/customer` …
    pub fn joined(papers: Vec<Pages>) -> Option<Pages> {
        let mut papers = papers.into_iter().enumerate().map(|(at, pages)| pages.with_boxes_of(at));
        let mut all = papers.next()?;
        for next in papers {
            for mut page in next.pages {
                for item in &mut page.items {
                    if let Shape::Picture { picture, .. } = &mut item.shape {
                        *picture = place_of(&mut all.pictures, &next.pictures, *picture);
                    }
                }
                all.pages.push(page);
            }
            all.inks.extend(next.inks);
        }
        Some(all)
    }

    /// Every line of words, in the order it was set.
    pub fn lines(&self) -> Vec<SetLine> {
        let mut lines = Vec::new();
        for (number, page) in self.pages.iter().enumerate() {
            for item in &page.items {
                let Shape::Text { x, y, glyphs, .. } = &item.shape else { continue };
                let at = [*x as f32 / 1000.0, (page.sheet.h - y) as f32 / 1000.0];
                let text = glyphs.iter().map(|glyph| glyph.ch).collect();
                lines.push(SetLine { page: number, at, text });
            }
        }
        lines
    }

    fn with_boxes_of(mut self, at: usize) -> Pages {
        for slot in self.pages.iter_mut().flat_map(|page| &mut page.slots) {
            slot.key = format!("{at}/{}", slot.key);
        }
        self.inks = self.inks.into_iter().map(|(key, ink)| (format!("{at}/{key}"), ink)).collect();
        self
    }
}

/// Two hundred sheets with one letterhead hold its picture once.
fn place_of(all: &mut Vec<Arc<Picture>>, own: &[Arc<Picture>], at: usize) -> usize {
    // A picture the paper itself does not hold is drawn by nobody; the place past the end keeps it so.
    let Some(wanted) = own.get(at) else { return usize::MAX };
    if let Some(kept) = all.iter().position(|picture| picture == wanted) {
        return kept;
    }
    all.push(Arc::clone(wanted));
    all.len() - 1
}
