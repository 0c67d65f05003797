//! The head of the first page: letterhead, title, number and marks at the left, the square code at the right.

use qrcode::bits::encode_auto;
use qrcode::{Color, EcLevel, QrCode};

use super::photos::fitted;
use super::set::{Setter, rule, text, text_at};
use crate::display::{Item, Mp, Shade, Shape};
use crate::picture::read;
use crate::style::{
    CODE_SIDE, COMPANY, GUTTER, HAIRLINE, HEAVY, LABEL, NUMBER, SMALL, Sheet, TITLE, mm, pt, tenth_mm,
};
use crate::{Document, Language, PaperError};

const LOGO_W: Mp = mm(40);
const LOGO_H: Mp = mm(12);
const MARK_H: Mp = tenth_mm(52);
const MARK_PAD: Mp = mm(2);

/// Keeps the heavy rule below out of the four modules that must stay white around the code.
const CODE_RAISED: Mp = tenth_mm(8);

pub(super) struct Head {
    pub items: Vec<Item>,
    pub bottom: Mp,
}

pub(super) fn head(doc: &Document, setter: &mut Setter) -> Result<Head, PaperError> {
    let Sheet { margin, top, .. } = setter.sheet;
    let text_w = setter.sheet.text_w();
    let mut items = Vec::new();
    let mut y = letterhead(doc, setter, &mut items)? + tenth_mm(35);
    let titles = setter.lines(&doc.title, TITLE, left_w(setter.sheet))?;
    let mut right_end = 0;
    for line in &titles {
        items.extend(text(line, TITLE, margin, y, Shade::Black).map(Item::content));
        right_end = TITLE.length(line.width);
        y += TITLE.leading;
    }
    y = marks(doc, setter, &mut items, right_end, y)?;
    if !doc.number.trim().is_empty() {
        let word = setter.line(number_word(doc.language), LABEL)?;
        let baseline = y + pt(1) + NUMBER.baseline();
        items.extend(text_at(&word, LABEL, margin, baseline, Shade::Label).map(Item::content));
        let number = setter.line(&doc.number, NUMBER)?;
        let x = margin + LABEL.length(word.width) + pt(5);
        items.extend(text_at(&number, NUMBER, x, baseline, Shade::Black).map(Item::content));
        y += pt(1) + NUMBER.leading;
    }
    if let Some(words) = &doc.qr {
        items.push(Item::sealing(code(words, setter.sheet)?.moved(0, -CODE_RAISED)));
    }
    let bottom = y.max(top + CODE_SIDE) + tenth_mm(25);
    items.push(rule(0, text_w, 0, HEAVY, Shade::Black).moved(margin, bottom));
    Ok(Head { items, bottom: bottom + tenth_mm(25) })
}

/// Title and letterhead leave the place of the square code free.
fn left_w(sheet: Sheet) -> Mp {
    sheet.text_w() - CODE_SIDE - GUTTER
}

pub(super) fn number_word(language: Language) -> &'static str {
    match language {
        Language::Zh => "编号",
        Language::En => "No.",
    }
}

/// Answers with the lower end of what it has set.
fn letterhead(doc: &Document, setter: &mut Setter, items: &mut Vec<Item>) -> Result<Mp, PaperError> {
    let Sheet { margin, top, .. } = setter.sheet;
    let (mut x, mut bottom) = (margin, top);
    if let Some(logo) = &doc.letterhead.logo {
        let picture = read(logo, "letterhead.logo")?;
        let (w, h) = fitted(&picture, LOGO_W, LOGO_H);
        let picture = setter.add_picture(picture);
        items.push(Item::content(Shape::Picture { x, y: top, w, h, picture }));
        x += w + mm(4);
        bottom += h;
    }
    let width = margin + left_w(setter.sheet) - x;
    let mut y = top - pt(1);
    for line in setter.lines(&doc.letterhead.company, COMPANY, width)? {
        items.extend(text(&line, COMPANY, x, y, Shade::Black).map(Item::content));
        y += COMPANY.leading;
    }
    for words in &doc.letterhead.lines {
        for line in setter.lines(words, LABEL, width)? {
            items.extend(text(&line, LABEL, x, y, Shade::Label).map(Item::content));
            y += LABEL.leading;
        }
    }
    Ok(y.max(bottom))
}

/// Framed words after the title, on lines of their own where they do not fit. Answers with the lower end.
fn marks(
    doc: &Document,
    setter: &Setter,
    items: &mut Vec<Item>,
    title_w: Mp,
    below: Mp,
) -> Result<Mp, PaperError> {
    let margin = setter.sheet.margin;
    let mut x = title_w + mm(4);
    let mut top = below - TITLE.leading + (TITLE.leading - MARK_H) / 2;
    let mut bottom = below;
    for words in &doc.marks {
        let line = setter.line(words, SMALL)?;
        let w = SMALL.length(line.width) + 2 * MARK_PAD;
        if x + w > left_w(setter.sheet) && x > 0 {
            x = 0;
            top = bottom + mm(1);
            bottom = top + MARK_H;
        }
        let frame =
            Shape::Frame { x: margin + x, y: top, w, h: MARK_H, width: 2 * HAIRLINE, shade: Shade::Black };
        items.push(Item::content(frame));
        let text_top = top + (MARK_H - SMALL.leading) / 2;
        items.extend(text(&line, SMALL, margin + x + MARK_PAD, text_top, Shade::Black).map(Item::content));
        x += w + mm(2);
    }
    Ok(bottom)
}

/// The strongest correction that needs no more modules than the middle one: what is folded or stained is still read.
fn encoded(words: &str) -> Result<QrCode, PaperError> {
    // Choosing the mask is what costs: it is done for the one code that is drawn.
    let at = |level| encode_auto(words.as_bytes(), level).map(|bits| (bits, level));
    let least = at(EcLevel::M).map_err(|_| PaperError::CodeTooLong)?;
    let size = least.0.version();
    let stronger = [EcLevel::H, EcLevel::Q]
        .into_iter()
        .filter_map(|level| at(level).ok())
        .find(|(bits, _)| bits.version() == size);
    let (bits, level) = stronger.unwrap_or(least);
    QrCode::with_bits(bits, level).map_err(|_| PaperError::CodeTooLong)
}

/// Dark modules, joined along each row.
pub(super) fn code(words: &str, sheet: Sheet) -> Result<Shape, PaperError> {
    let code = encoded(words)?;
    let side = code.width();
    let module = CODE_SIDE / side as Mp;
    let left = sheet.margin + sheet.text_w() - module * side as Mp;
    let mut bars: Vec<[Mp; 4]> = Vec::new();
    for (y, row) in code.to_colors().chunks(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                bars.push([
                    left + x * module,
                    sheet.top + y as Mp * module,
                    run.len() as Mp * module,
                    module,
                ]);
            }
            x += run.len() as Mp;
        }
    }
    Ok(Shape::Bars(bars))
}
