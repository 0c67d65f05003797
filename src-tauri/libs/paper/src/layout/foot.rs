//! The foot of every page, and the line at the top of the second and later ones.

use super::head::number_word;
use super::set::{Setter, rule, text_at};
use crate::display::{Item, Mp, Page, Shade};
use crate::style::{FOOT, HAIRLINE, LABEL, Sheet, mm};
use crate::{Document, Language, PaperError};

/// From the body's lower end to the rule.
const RULE_BELOW: Mp = mm(4);
const HEAD_RULE_ABOVE: Mp = mm(2);

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
    let Sheet { margin, top, .. } = setter.sheet;
    let text_w = setter.sheet.text_w();
    let rule_y = top - HEAD_RULE_ABOVE;
    let baseline = rule_y - mm(2);
    let number = setter.line(&doc.number, LABEL)?;
    let number_x = margin + text_w - LABEL.length(number.width);
    let words = [doc.letterhead.company.as_str(), doc.title.as_str()].join("  ");
    let room = number_x - margin - mm(4);
    let left = setter.lines(&words, LABEL, room)?;
    let mut items = Vec::new();
    items.extend(
        left.first().and_then(|line| text_at(line, LABEL, margin, baseline, Shade::Label)).map(Item::content),
    );
    items.extend(text_at(&number, LABEL, number_x, baseline, Shade::Black).map(Item::content));
    items.push(rule(0, text_w, 0, HAIRLINE, Shade::Hairline).moved(margin, rule_y));
    Ok(items)
}

fn foot(doc: &Document, setter: &Setter, page: &mut Page, at: usize, count: usize) -> Result<(), PaperError> {
    let Sheet { margin, .. } = setter.sheet;
    let text_w = setter.sheet.text_w();
    let rule_y = setter.sheet.body_bottom() + RULE_BELOW;
    page.items.push(rule(0, text_w, 0, HAIRLINE, Shade::Hairline).moved(margin, rule_y));
    let baseline = rule_y + mm(1) + FOOT.baseline();
    let counted = match doc.language {
        Language::Zh => format!("第 {at} / {count} 页"),
        Language::En => format!("Page {at} of {count}"),
    };
    let number = format!("{} {}", number_word(doc.language), doc.number);
    let right = if doc.number.trim().is_empty() { counted } else { format!("{number}   {counted}") };
    let right = setter.line(&right, FOOT)?;
    let right_x = margin + text_w - FOOT.length(right.width);
    let facts = [&doc.foot.digest, &doc.foot.device, &doc.foot.sealed];
    let words: Vec<&str> =
        facts.into_iter().map(|fact| fact.trim()).filter(|fact| !fact.is_empty()).collect();
    if !words.is_empty() {
        let lines = setter.lines(&words.join("   "), FOOT, right_x - margin - mm(4))?;
        for (index, line) in lines.iter().enumerate() {
            let y = baseline + index as Mp * FOOT.leading;
            page.items.extend(text_at(line, FOOT, margin, y, Shade::Label).map(Item::sealing));
        }
    }
    page.items.extend(text_at(&right, FOOT, right_x, baseline, Shade::Black).map(Item::content));
    Ok(())
}
