//! Photos, two side by side, captions below.

use super::flow::Unit;
use super::set::{Column, Setter, row};
use super::{Body, Edge};
use crate::display::{Item, Mp, Picture, Shape};
use crate::picture::read;
use crate::style::{GUTTER, SMALL, mm, pt};
use crate::{PaperError, Photo};

pub(super) fn photos(body: &mut Body, photos: &[Photo], setter: &mut Setter) -> Result<(), PaperError> {
    let width = (setter.sheet.text_w() - GUTTER) / 2;
    let height = width * 3 / 4;
    for (pair_at, pair) in photos.chunks(2).enumerate() {
        let mut unit = Unit { before: pt(8), keep_next: true, ..Unit::default() };
        let mut captions = Vec::new();
        for (side, photo) in pair.iter().enumerate() {
            let picture = read(&photo.jpeg, &format!("photos[{}]", pair_at * 2 + side))?;
            let (w, h) = fitted(&picture, width, height);
            let x = side as Mp * (width + GUTTER);
            unit.height = unit.height.max(h);
            let picture = setter.add_picture(picture);
            unit.items.push(Item::content(Shape::Picture { x, y: 0, w, h, picture }));
            captions.push(Column {
                shade: crate::display::Shade::Label,
                ..setter.column(&photo.caption, SMALL, x, width)?
            });
        }
        body.units.push(unit);
        body.units.append(&mut row(&captions, pt(2), 0));
    }
    body.edge = Edge::Open;
    Ok(())
}

/// A sheet is read from the paper as it is from the screen: it fills its page, with its heading and caption.
pub(super) fn scan(body: &mut Body, photo: &Photo, setter: &mut Setter) -> Result<(), PaperError> {
    let width = setter.sheet.text_w();
    let room = setter.sheet.body_bottom() - setter.sheet.continued_top() - mm(20);
    let picture = read(&photo.jpeg, "scan")?;
    let (w, h) = fitted(&picture, width, room);
    let picture = setter.add_picture(picture);
    let mut unit = Unit { before: pt(8), height: h, keep_next: true, ..Unit::default() };
    unit.items.push(Item::content(Shape::Picture { x: (width - w) / 2, y: 0, w, h, picture }));
    body.units.push(unit);
    let caption = setter.column(&photo.caption, SMALL, 0, width)?;
    body.units.append(&mut row(&[Column { shade: crate::display::Shade::Label, ..caption }], pt(2), 0));
    body.edge = Edge::Open;
    Ok(())
}

/// The largest size inside `w` × `h` that keeps the picture's proportions.
pub(crate) fn fitted(picture: &Picture, w: Mp, h: Mp) -> (Mp, Mp) {
    let (wide, high) = (i64::from(picture.width.max(1)), i64::from(picture.height.max(1)));
    let (w, h) = (i64::from(w), i64::from(h));
    let (fitted_w, fitted_h) = if wide * h >= high * w { (w, w * high / wide) } else { (h * wide / high, h) };
    (fitted_w.max(i64::from(mm(1))) as Mp, fitted_h.max(i64::from(mm(1))) as Mp)
}
