//! The head of the first page: letterhead, title, number and marks at the left, the square code at the right.

use qrcode::{Color, EcLevel, QrCode};

use super::photos::fitted;
use super::set::{Setter, rule, text, text_at};
use crate::display::{Item, Mp, Shade, Shape};
use crate::picture::read;
use crate::style::{
    BODY_TOP, CODE_SIDE, COMPANY, GUTTER, HAIRLINE, HEAVY, LABEL, MARGIN, NUMBER, SMALL, TEXT_W, TITLE, mm,
    pt, tenth_mm,
};
use crate::{Document, Language, PaperError};

const LOGO_W: Mp = mm(40);
const LOGO_H: Mp = mm(12);
const LEFT_W: Mp = TEXT_W - CODE_SIDE - GUTTER;
const MARK_H: Mp = tenth_mm(52);
const MARK_PAD: Mp = mm(2);

pub(super) struct Head {
    pub items: Vec<Item>,
    pub bottom: Mp,
}

pub(super) fn head(doc: &Document, setter: &mut Setter) -> Result<Head, PaperError> {
    let mut items = Vec::new();
    let mut y = letterhead(doc, setter, &mut items)? + tenth_mm(35);
    let titles = setter.lines(&doc.title, TITLE, LEFT_W)?;
    let mut right_end = 0;
    for line in &titles {
        items.extend(text(line, TITLE, MARGIN, y, Shade::Black).map(Item::content));
        right_end = TITLE.length(line.width);
        y += TITLE.leading;
    }
    y = marks(doc, setter, &mut items, right_end, y)?;
    if !doc.number.trim().is_empty() {
        let word = setter.line(number_word(doc.language), LABEL)?;
        let baseline = y + pt(1) + NUMBER.baseline();
        items.extend(text_at(&word, LABEL, MARGIN, baseline, Shade::Label).map(Item::content));
        let number = setter.line(&doc.number, NUMBER)?;
        let x = MARGIN + LABEL.length(word.width) + pt(5);
        items.extend(text_at(&number, NUMBER, x, baseline, Shade::Black).map(Item::content));
        y += pt(1) + NUMBER.leading;
    }
    if let Some(words) = &doc.qr {
        items.push(Item::sealing(code(words)?));
    }
    let bottom = y.max(BODY_TOP + CODE_SIDE) + tenth_mm(25);
    items.push(rule(0, TEXT_W, 0, HEAVY, Shade::Black).moved(MARGIN, bottom));
    Ok(Head { items, bottom: bottom + tenth_mm(25) })
}

pub(super) fn number_word(language: Language) -> &'static str {
    match language {
        Language::Zh => "编号",
        Language::En => "No.",
    }
}

/// Answers with the lower end of what it has set.
fn letterhead(doc: &Document, setter: &mut Setter, items: &mut Vec<Item>) -> Result<Mp, PaperError> {
    let (mut x, mut bottom) = (MARGIN, BODY_TOP);
    if let Some(logo) = &doc.letterhead.logo {
        let picture = read(logo, "letterhead.logo")?;
        let (w, h) = fitted(&picture, LOGO_W, LOGO_H);
        let picture = setter.add_picture(picture);
        items.push(Item::content(Shape::Picture { x, y: BODY_TOP, w, h, picture }));
        x += w + mm(4);
        bottom += h;
    }
    let width = MARGIN + LEFT_W - x;
    let mut y = BODY_TOP - pt(1);
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
    let mut x = title_w + mm(4);
    let mut top = below - TITLE.leading + (TITLE.leading - MARK_H) / 2;
    let mut bottom = below;
    for words in &doc.marks {
        let line = setter.line(words, SMALL)?;
        let w = SMALL.length(line.width) + 2 * MARK_PAD;
        if x + w > LEFT_W && x > 0 {
            x = 0;
            top = bottom + mm(1);
            bottom = top + MARK_H;
        }
        let frame =
            Shape::Frame { x: MARGIN + x, y: top, w, h: MARK_H, width: 2 * HAIRLINE, shade: Shade::Black };
        items.push(Item::content(frame));
        let text_top = top + (MARK_H - SMALL.leading) / 2;
        items.extend(text(&line, SMALL, MARGIN + x + MARK_PAD, text_top, Shade::Black).map(Item::content));
        x += w + mm(2);
    }
    Ok(bottom)
}

/// Dark modules, joined along each row.
fn code(words: &str) -> Result<Shape, PaperError> {
    let code = QrCode::with_error_correction_level(words, EcLevel::M).map_err(|_| PaperError::CodeTooLong)?;
    let side = code.width();
    let module = CODE_SIDE / side as Mp;
    let left = MARGIN + TEXT_W - module * side as Mp;
    let mut bars: Vec<[Mp; 4]> = Vec::new();
    for (y, row) in code.to_colors().chunks(side).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                bars.push([left + x * module, BODY_TOP + y as Mp * module, run.len() as Mp * module, module]);
            }
            x += run.len() as Mp;
        }
    }
    Ok(Shape::Bars(bars))
}
