//! From a document to pages: check, set the blocks into units, cut the units into pages, add heads and feet.

mod check;
mod facts;
mod flow;
mod foot;
mod head;
mod photos;
mod set;
mod signatures;
mod table;
mod text;

use std::collections::BTreeMap;

use crate::display::{Item, Mp, Pages};
use crate::fonts::Fonts;
use crate::style::Sheet;
use crate::{Block, Document, PageSize, PaperError};

use flow::{Unit, paginate};
pub(crate) use photos::fitted;
use set::Setter;

/// Lays a document out on A4 pages; see [`lay_out_on`].
pub fn lay_out(doc: &Document, fonts: &Fonts) -> Result<Pages, PaperError> {
    lay_out_on(doc, fonts, PageSize::A4)
}

/// Lays a document out on pages of that size.
///
/// Pure: the same document and fonts give the same pages. Fails before anything is set when a character has no
/// outline in any face, a picture cannot be used, or two signature boxes share a key.
pub fn lay_out_on(doc: &Document, fonts: &Fonts, size: PageSize) -> Result<Pages, PaperError> {
    lay_out_sheet(doc, fonts, Sheet::of(size))
}

/// The same with a square code on every page, so that a sheet that comes back alone is known. `words` is asked for
/// page (from 1) and number of pages; the document's own `qr` is not used.
pub fn lay_out_coded(
    doc: &Document,
    fonts: &Fonts,
    size: PageSize,
    words: &dyn Fn(usize, usize) -> String,
) -> Result<Pages, PaperError> {
    let sheet = Sheet::of(size).coded();
    let uncoded = Document { qr: None, ..doc.clone() };
    let mut laid = lay_out_sheet(&uncoded, fonts, sheet)?;
    let count = laid.pages.len();
    for (at, page) in laid.pages.iter_mut().enumerate() {
        page.items.push(Item::sealing(head::code(&words(at + 1, count), sheet)?));
    }
    Ok(laid)
}

fn lay_out_sheet(doc: &Document, fonts: &Fonts, sheet: Sheet) -> Result<Pages, PaperError> {
    let mut setter = Setter::new(fonts, doc.language, sheet);
    check::check(doc, &setter.measure)?;
    let head = head::head(doc, &mut setter)?;
    let mut body = Body { units: Vec::new(), edge: Edge::Open };
    body.blocks(&doc.blocks, &mut setter)?;
    let mut pages = paginate(body.units, head.bottom, setter.sheet);
    if let Some(first) = pages.first_mut() {
        first.items.splice(0..0, head.items);
    }
    foot::add(doc, &setter, &mut pages)?;
    let inks = all_boxes(&doc.blocks)
        .into_iter()
        .filter_map(|place| Some((place.key.clone(), place.ink.clone()?)))
        .collect::<BTreeMap<_, _>>();
    Ok(Pages {
        fonts: fonts.clone(),
        pages,
        pictures: setter.pictures,
        inks,
        title: doc.title.clone(),
        number: doc.number.clone(),
        language: doc.language,
        meta: doc.meta.clone(),
    })
}

/// What the last block ends with. Rows share their rules: one that follows another draws none above itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Open,
    Row,
    Heading,
}

/// Units gathered so far.
struct Body {
    units: Vec<Unit>,
    edge: Edge,
}

impl Body {
    fn blocks(&mut self, blocks: &[Block], setter: &mut Setter) -> Result<(), PaperError> {
        for (at, block) in blocks.iter().enumerate() {
            let start = self.units.len();
            self.block(block, setter)?;
            let binds = match block {
                Block::Declaration(_) => blocks[at + 1..]
                    .iter()
                    .find(|next| !matches!(next, Block::Gap(_)))
                    .is_some_and(is_signatures),
                // A gap between a declaration and its signatures must not be where they part.
                Block::Gap(_) => {
                    self.units[..start].last().is_some_and(|unit| unit.keep_next)
                        || blocks[at + 1..].first().is_some_and(is_signatures)
                            && blocks[..at].last().is_some_and(|last| matches!(last, Block::Declaration(_)))
                }
                Block::Heading(_) => true,
                _ => false,
            };
            if binds || matches!(block, Block::Keep(_)) {
                let end = self.units.len();
                let bound = if binds { end } else { end.saturating_sub(1).max(start) };
                self.units[start..bound].iter_mut().for_each(|unit| unit.keep_next = true);
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, setter: &mut Setter) -> Result<(), PaperError> {
        match block {
            Block::Heading(words) => text::heading(self, words, setter),
            Block::Facts(list) => facts::facts(self, list, setter),
            Block::Text { label: Some(label), value, .. } => facts::labelled(self, label, value, setter),
            Block::Text { label: None, value, .. } => text::running(self, value, setter),
            Block::Table(table) => table::table(self, table, setter),
            Block::Checks { label, items, .. } => text::checks(self, label.as_deref(), items, setter),
            Block::Scan(photo) => photos::scan(self, photo, setter),
            Block::Photos(photos) => photos::photos(self, photos, setter),
            Block::Declaration(words) => text::declaration(self, words, setter),
            Block::Signatures(boxes) => signatures::signatures(self, boxes, setter),
            Block::Keep(blocks) => self.blocks(blocks, setter),
            Block::Gap(millimetres) => {
                self.edge = Edge::Open;
                self.units.push(Unit::gap((millimetres.clamp(0.0, 250.0) * 2834.646) as Mp));
                Ok(())
            }
        }
    }
}

fn is_signatures(block: &Block) -> bool {
    match block {
        Block::Signatures(_) => true,
        Block::Keep(inner) => inner.first().is_some_and(is_signatures),
        _ => false,
    }
}

/// Every signature box of the document, those inside `Keep` too.
pub(crate) fn all_boxes(blocks: &[Block]) -> Vec<&crate::SignatureBox> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Signatures(boxes) => found.extend(boxes),
            Block::Keep(inner) => found.extend(all_boxes(inner)),
            _ => {}
        }
    }
    found
}
