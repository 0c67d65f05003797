//! Setting words: lines of a given width, columns of lines side by side, rows cut into units.

use std::sync::Arc;

use super::flow::Unit;
use crate::display::{Item, Mp, Picture, Shade, Shape};
use crate::fonts::Fonts;
use crate::measure::Measure;
use crate::style::{HAIRLINE, Sheet, Type, mm};
use crate::wrap::{Line, wrap};
use crate::{Align, Language, PaperError};

/// A row of more lines than this may be cut by a page's end.
const UNCUT_LINES: usize = 8;

pub(super) struct Setter<'a> {
    pub measure: Measure<'a>,
    pub language: Language,
    pub sheet: Sheet,
    pub pictures: Vec<Arc<Picture>>,
}

/// Lines that share a left edge and a width.
pub(super) struct Column {
    pub x: Mp,
    pub width: Mp,
    pub align: Align,
    pub kind: Type,
    pub shade: Shade,
    pub lines: Vec<Line>,
}

impl<'a> Setter<'a> {
    pub fn new(fonts: &'a Fonts, language: Language, sheet: Sheet) -> Self {
        Setter { measure: Measure::new(fonts, language), language, sheet, pictures: Vec::new() }
    }

    pub fn lines(&self, text: &str, kind: Type, width: Mp) -> Result<Vec<Line>, PaperError> {
        wrap(text, kind.bold, kind.ems(width), &self.measure)
    }

    /// The text on one line, however wide.
    pub fn line(&self, text: &str, kind: Type) -> Result<Line, PaperError> {
        let flat = text.replace(['\n', '\r'], " ");
        let mut lines = wrap(flat.trim(), kind.bold, i32::MAX - 1000, &self.measure)?;
        Ok(lines.swap_remove(0))
    }

    pub fn column(&self, text: &str, kind: Type, x: Mp, width: Mp) -> Result<Column, PaperError> {
        let lines = self.lines(text, kind, width)?;
        Ok(Column { x, width, align: Align::Left, kind, shade: Shade::Black, lines })
    }

    /// Labels of ledger rows share one column on the whole paper, so that all values line up.
    pub fn label_width(&self) -> Mp {
        match self.language {
            Language::Zh => mm(21),
            Language::En => mm(28),
        }
    }

    pub fn label(&self, text: &str, x: Mp) -> Result<Column, PaperError> {
        let width = self.label_width() - mm(3);
        Ok(Column { shade: Shade::Label, ..self.column(text, crate::style::LABEL, x, width)? })
    }

    pub fn add_picture(&mut self, picture: Picture) -> usize {
        self.pictures.push(Arc::new(picture));
        self.pictures.len() - 1
    }
}

/// One line with its top left corner at `x`, `top`.
pub(super) fn text(line: &Line, kind: Type, x: Mp, top: Mp, shade: Shade) -> Option<Shape> {
    text_at(line, kind, x, top + kind.baseline(), shade)
}

/// One line on a given baseline; `None` when there is nothing to draw.
pub(super) fn text_at(line: &Line, kind: Type, x: Mp, baseline: Mp, shade: Shade) -> Option<Shape> {
    let glyphs = line.glyphs.clone();
    (!glyphs.is_empty()).then_some(Shape::Text { x, y: baseline, size: kind.size, shade, glyphs })
}

/// A hairline over the text width.
pub(super) fn hairline(y: Mp, setter: &Setter) -> Item {
    rule(0, setter.sheet.text_w(), y, HAIRLINE, Shade::Hairline)
}

pub(super) fn rule(x1: Mp, x2: Mp, y: Mp, width: Mp, shade: Shade) -> Item {
    Item::content(Shape::Rule { x1, y1: y, x2, y2: y, width, shade })
}

impl Column {
    fn shape(&self, index: usize, baseline: Mp) -> Option<Item> {
        let line = self.lines.get(index)?;
        let slack = self.width - self.kind.length(line.width);
        let x = match self.align {
            Align::Left => self.x,
            Align::Right => self.x + slack,
            Align::Center => self.x + slack / 2,
        };
        text_at(line, self.kind, x, baseline, self.shade).map(Item::content)
    }
}

/// Columns side by side on common baselines, `above` and `below` as padding. Short rows make one unit; long ones a unit
/// a line, of which the first two and the last two stay together.
pub(super) fn row(columns: &[Column], above: Mp, below: Mp) -> Vec<Unit> {
    let count = columns.iter().map(|column| column.lines.len()).max().unwrap_or(0).max(1);
    let leading = columns.iter().map(|column| column.kind.leading).max().unwrap_or(0);
    let base = columns.iter().map(|column| column.kind.baseline()).max().unwrap_or(0);
    let per_unit = if count > UNCUT_LINES { 1 } else { count };
    let mut units = Vec::new();
    for start in (0..count).step_by(per_unit) {
        let mut unit = Unit::default();
        let top = if start == 0 { above } else { 0 };
        for column in columns {
            for index in start..start + per_unit {
                let baseline = top + base + leading * (index - start) as Mp;
                unit.items.extend(column.shape(index, baseline));
            }
        }
        unit.height = top + leading * per_unit as Mp;
        unit.keep_next = start == 0 || start + 2 == count;
        units.push(unit);
    }
    if let Some(last) = units.last_mut() {
        last.height += below;
        last.keep_next = false;
    }
    units
}
