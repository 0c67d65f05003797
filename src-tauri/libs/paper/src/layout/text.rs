//! Headings, running text, ticks and declarations.

use super::set::{Column, Setter, row, rule};
use super::{Body, Edge};
use crate::PaperError;
use crate::display::Shade;
use crate::style::{BODY, CELL, HEADING, RULE, Type, pt};
use crate::wrap::{Line, wrap};

pub(super) fn heading(body: &mut Body, words: &str, setter: &Setter) -> Result<(), PaperError> {
    let column = setter.column(words, HEADING, 0, setter.sheet.text_w())?;
    let mut units = row(&[column], 0, pt(3));
    if let Some(first) = units.first_mut() {
        first.before = pt(12);
    }
    if let Some(last) = units.last_mut() {
        last.items.push(rule(0, setter.sheet.text_w(), last.height, RULE, Shade::Black));
    }
    body.units.append(&mut units);
    body.edge = Edge::Heading;
    Ok(())
}

pub(super) fn running(body: &mut Body, words: &str, setter: &Setter) -> Result<(), PaperError> {
    paragraph(body, words, BODY, setter)
}

pub(super) fn declaration(body: &mut Body, words: &str, setter: &Setter) -> Result<(), PaperError> {
    paragraph(body, words, CELL, setter)
}

fn paragraph(body: &mut Body, words: &str, kind: Type, setter: &Setter) -> Result<(), PaperError> {
    let mut units = row(&[setter.column(words, kind, 0, setter.sheet.text_w())?], 0, 0);
    if let Some(first) = units.first_mut() {
        first.before = if body.edge == Edge::Open { pt(8) } else { pt(5) };
    }
    body.units.append(&mut units);
    body.edge = Edge::Open;
    Ok(())
}

/// Ticks flow like words; one that does not fit its line begins the next.
pub(super) fn checks(
    body: &mut Body,
    label: Option<&str>,
    items: &[(bool, String)],
    setter: &Setter,
) -> Result<(), PaperError> {
    let left = if label.is_some() { setter.label_width() } else { 0 };
    let lines = flowed(items, BODY.ems(setter.sheet.text_w() - left), setter)?;
    let value = Column { lines, ..setter.column("", BODY, left, setter.sheet.text_w() - left)? };
    let Some(label) = label else {
        let mut units = row(&[value], 0, 0);
        if let Some(first) = units.first_mut() {
            first.before = pt(4);
        }
        body.units.append(&mut units);
        body.edge = Edge::Open;
        return Ok(());
    };
    body.ledger_row(&[setter.label(label, 0)?, value], setter);
    Ok(())
}

fn flowed(items: &[(bool, String)], width: i32, setter: &Setter) -> Result<Vec<Line>, PaperError> {
    let mut lines: Vec<Line> = Vec::new();
    for (ticked, words) in items {
        let tick = if *ticked { "☑ " } else { "☐ " };
        let mut set = wrap(&format!("{tick}{words}"), BODY.bold, width, &setter.measure)?.into_iter();
        let apart = setter.measure.glyphs("    ", BODY.bold)?;
        let (Some(first), Some(gap)) = (set.next(), apart.first()) else { continue };
        let spaces = gap.advance * apart.len() as i32;
        match lines.last_mut() {
            Some(line) if line.width + spaces + first.width <= width => {
                line.width += spaces + first.width;
                line.glyphs.extend(apart);
                line.glyphs.extend(first.glyphs);
            }
            _ => lines.push(first),
        }
        lines.extend(set);
    }
    Ok(lines)
}
