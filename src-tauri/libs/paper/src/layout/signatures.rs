//! Boxes to sign in. Label, date, box and name are one unit, so no page's end can part them.

use super::flow::Unit;
use super::set::{Column, Setter, row, text};
use super::{Body, Edge};
use crate::display::{Item, Mp, Shade, Shape, Slot};
use crate::picture::read;
use crate::style::{BODY, GUTTER, HAIRLINE, LABEL, mm, pt};
use crate::{PaperError, SignatureBox};

const BOX_H: Mp = mm(19);
const INSET: Mp = mm(1) + mm(1) / 2;
/// Kept free beside the label even without a date: the paper must not move when one is added.
const DATE_W: Mp = mm(26);
const STAMP: Mp = mm(30);

pub(super) fn signatures(
    body: &mut Body,
    boxes: &[SignatureBox],
    setter: &mut Setter,
) -> Result<(), PaperError> {
    let across: usize = match boxes.len() {
        _ if setter.sheet.facts_across == 1 => 1,
        3 | 5.. => 3,
        _ => 2,
    };
    let width = (setter.sheet.text_w() - GUTTER * (across as Mp - 1)) / across as Mp;
    for line in boxes.chunks(across) {
        let mut unit = Unit { before: pt(10), ..Unit::default() };
        let mut labels = Vec::new();
        let mut names = Vec::new();
        for (at, place) in line.iter().enumerate() {
            let x = at as Mp * (width + GUTTER);
            labels.push(Column {
                shade: Shade::Label,
                ..setter.column(&place.label, LABEL, x, width - DATE_W)?
            });
            names.push(setter.column(&place.name_line, BODY, x, width)?);
            unit.items.extend(date(place, x, width, setter)?);
        }
        add(&mut unit, row(&labels, 0, pt(2)));
        let top = unit.height;
        for (at, place) in line.iter().enumerate() {
            let x = at as Mp * (width + GUTTER);
            stamp(&mut unit, place, (x, top, width), setter)?;
            let frame =
                Shape::Frame { x, y: top, w: width, h: BOX_H, width: HAIRLINE, shade: Shade::Hairline };
            unit.items.push(Item::content(frame));
            unit.items.extend(inside(place, (x, top, width), setter)?);
            unit.items.extend(proxy(place, (x, top + BOX_H + pt(2), width), setter)?);
            unit.slots.push(Slot {
                key: place.key.clone(),
                x: x + INSET,
                y: top + INSET,
                w: width - 2 * INSET,
                h: BOX_H - 2 * INSET,
            });
        }
        unit.height += BOX_H;
        add(&mut unit, row(&names, pt(2), 0));
        body.units.push(unit);
    }
    body.edge = Edge::Open;
    Ok(())
}

/// The date stands above the box, at its right end.
fn date(place: &SignatureBox, x: Mp, width: Mp, setter: &Setter) -> Result<Option<Item>, PaperError> {
    let line = setter.line(&place.date_line, LABEL)?;
    let left = x + width - LABEL.length(line.width);
    Ok(text(&line, LABEL, left, 0, Shade::Label).map(Item::sealing))
}

/// Who signs for another, under the box, behind what stands there.
fn proxy(
    place: &SignatureBox,
    (x, y, width): (Mp, Mp, Mp),
    setter: &Setter,
) -> Result<Option<Item>, PaperError> {
    let name = match place.name_line.as_str() {
        "" => 0,
        name => BODY.length(setter.line(name, BODY)?.width) + pt(6),
    };
    sealing_line(&place.proxy_line, (x + name, y, width - name), setter)
}

/// Who answers for it by the seal of the file, half way down the box.
fn inside(
    place: &SignatureBox,
    (x, top, width): (Mp, Mp, Mp),
    setter: &Setter,
) -> Result<Option<Item>, PaperError> {
    let y = top + (BOX_H - LABEL.leading) / 2;
    sealing_line(&place.inside_line, (x + INSET, y, width - 2 * INSET), setter)
}

/// One small line, cut where it is too long.
fn sealing_line(
    words: &str,
    (x, y, width): (Mp, Mp, Mp),
    setter: &Setter,
) -> Result<Option<Item>, PaperError> {
    let mut words = words.to_string();
    let mut line = setter.line(&words, LABEL)?;
    while LABEL.length(line.width) > width && words.pop().is_some() {
        line = setter.line(&format!("{words}…"), LABEL)?;
    }
    Ok(text(&line, LABEL, x, y, Shade::Label).map(Item::sealing))
}

fn add(unit: &mut Unit, rows: Vec<Unit>) {
    for row in rows {
        unit.items.extend(row.items.into_iter().map(|item| item.moved(0, unit.height)));
        unit.height += row.height;
    }
}

/// The company's seal stands at the right and under the words, as it is pressed by hand.
fn stamp(
    unit: &mut Unit,
    place: &SignatureBox,
    (x, top, width): (Mp, Mp, Mp),
    setter: &mut Setter,
) -> Result<(), PaperError> {
    let Some(bytes) = &place.stamp else { return Ok(()) };
    let picture = read(bytes, &format!("{}.stamp", place.key))?;
    let (w, h) = super::photos::fitted(&picture, STAMP, STAMP);
    let picture = setter.add_picture(picture);
    let y = top + (BOX_H - h) / 2 + mm(4);
    let shape = Shape::Picture { x: x + width - w - INSET, y, w, h, picture };
    unit.items.insert(0, Item::content(shape));
    Ok(())
}
