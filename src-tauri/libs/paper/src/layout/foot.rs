//! The foot of every page, and the line at the top of the second and later ones.

use super::head::number_word;
use super::set::{Setter, rule, text_at};
use crate::display::{Item, Mp, Page, Shade};
use crate::style::{FOOT, HAIRLINE, LABEL, MARGIN, PAGE_H, TEXT_W, mm};
use crate::{Document, Language, PaperError};

const RULE_Y: Mp = PAGE_H - mm(14);
const HEAD_RULE_Y: Mp = MARGIN - mm(2);

pub(super) fn add(doc: &Document, setter: &Setter, pages: &mut [Page]) -> Result<(), PaperError> {
    let count = pages.len();
    for (at, page) in pages.iter_mut().enumerate() {
        if at > 0 {
            let head = running_head(doc, setter)?;
            page.items.splice(0..0, head);
        }
        foot(doc, setter, page, at + 1, count)?;
    }
    Ok(())
}

/// A sheet that comes loose must say where it belongs.
fn running_head(doc: &Document, setter: &Setter) -> Result<Vec<Item>, PaperError> {
    let baseline = HEAD_RULE_Y - mm(2);
    let number = setter.line(&doc.number, LABEL)?;
    let number_x = MARGIN + TEXT_W - LABEL.length(number.width);
    let words = [doc.letterhead.company.as_str(), doc.title.as_str()].join("  ");
    let room = number_x - MARGIN - mm(4);
    let left = setter.lines(&words, LABEL, room)?;
    let mut items = Vec::new();
    items.extend(
        left.first().and_then(|line| text_at(line, LABEL, MARGIN, baseline, Shade::Label)).map(Item::content),
    );
    items.extend(text_at(&number, LABEL, number_x, baseline, Shade::Black).map(Item::content));
    items.push(rule(0, TEXT_W, 0, HAIRLINE, Shade::Hairline).moved(MARGIN, HEAD_RULE_Y));
    Ok(items)
}

fn foot(doc: &Document, setter: &Setter, page: &mut Page, at: usize, count: usize) -> Result<(), PaperError> {
    page.items.push(rule(0, TEXT_W, 0, HAIRLINE, Shade::Hairline).moved(MARGIN, RULE_Y));
    let baseline = RULE_Y + mm(1) + FOOT.baseline();
    let counted = match doc.language {
        Language::Zh => format!("第 {at} / {count} 页"),
        Language::En => format!("Page {at} of {count}"),
    };
    let number = format!("{} {}", number_word(doc.language), doc.number);
    let right = if doc.number.trim().is_empty() { counted } else { format!("{number}   {counted}") };
    let right = setter.line(&right, FOOT)?;
    let right_x = MARGIN + TEXT_W - FOOT.length(right.width);
    let facts = [&doc.foot.digest, &doc.foot.device, &doc.foot.sealed];
    let words: Vec<&str> =
        facts.into_iter().map(|fact| fact.trim()).filter(|fact| !fact.is_empty()).collect();
    if !words.is_empty() {
        let lines = setter.lines(&words.join("   "), FOOT, right_x - MARGIN - mm(4))?;
        for (index, line) in lines.iter().enumerate() {
            let y = baseline + index as Mp * FOOT.leading;
            page.items.extend(text_at(line, FOOT, MARGIN, y, Shade::Label).map(Item::sealing));
        }
    }
    page.items.extend(text_at(&right, FOOT, right_x, baseline, Shade::Black).map(Item::content));
    Ok(())
}
