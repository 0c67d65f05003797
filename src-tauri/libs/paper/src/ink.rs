//! Handwriting as closed outlines of varying width: sharp at any size, and the same curves in PDF and SVG.

use crate::Ink;
use crate::display::{Mp, Slot};

/// A closed outline: where it starts, then cubic curves (two handles and an end each), in page coordinates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outline {
    pub start: [Mp; 2],
    pub curves: Vec<[Mp; 6]>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Dot {
    x: f64,
    y: f64,
    /// Half the width of the line here.
    half: f64,
}

/// Half widths of a line in points: light and fast, or heavy and slow.
const THIN: f64 = 0.30;
const THICK: f64 = 0.85;
/// Points of the pad closer to the line between their neighbours than this (in points) are left out.
const TOLERANCE: f64 = 0.10;
/// Handle length of a quarter circle.
const ARC: f64 = 0.552_284_75;

/// The outlines of `ink` inside its box. Ink without a point gives none.
pub(crate) fn outlines(ink: &Ink, slot: &Slot) -> Vec<Outline> {
    let Some(place) = Placing::new(ink, slot) else { return Vec::new() };
    let mut outlines = Vec::new();
    for stroke in &ink.strokes {
        let mut dots: Vec<Dot> = Vec::with_capacity(stroke.len());
        let widths = half_widths(stroke, place.scale);
        for (point, half) in stroke.iter().zip(widths) {
            let (x, y) = place.at(point.x, point.y);
            if dots.last().is_none_or(|last| distance(last.x, last.y, x, y) > 0.02) {
                dots.push(Dot { x, y, half });
            }
        }
        smooth_widths(&mut dots);
        let dots = simplified(&dots);
        match dots.as_slice() {
            [] => {}
            [only] => outlines.push(disc(*only, (only.half * 1.4).max(0.5))),
            more => stroke_outlines(more, &mut outlines),
        }
    }
    outlines
}

struct Placing {
    scale: f64,
    left: f64,
    top: f64,
}

impl Placing {
    /// The writing keeps its proportions and stands in the middle. It is enlarged to fill the box, but at most to
    /// twice what the pad would be, so that a small hook does not become a banner.
    fn new(ink: &Ink, slot: &Slot) -> Option<Placing> {
        let points = || ink.strokes.iter().flatten();
        let (low_x, high_x) = (points().map(|p| p.x).min()?, points().map(|p| p.x).max()?);
        let (low_y, high_y) = (points().map(|p| p.y).min()?, points().map(|p| p.y).max()?);
        let (wide, high) = (f64::from(high_x) - f64::from(low_x), f64::from(high_y) - f64::from(low_y));
        let (box_w, box_h) = (f64::from(slot.w) / 1000.0, f64::from(slot.h) / 1000.0);
        let (room_w, room_h) = (box_w - 2.0 * THICK, box_h - 2.0 * THICK);
        let fill = (room_w / wide.max(1.0)).min(room_h / high.max(1.0));
        let pad = (box_w / f64::from(ink.width.max(1))).min(box_h / f64::from(ink.height.max(1)));
        let scale = if ink.width > 0 && ink.height > 0 { fill.min(2.0 * pad) } else { fill };
        let left = f64::from(slot.x) / 1000.0 + (box_w - wide * scale) / 2.0 - f64::from(low_x) * scale;
        let top = f64::from(slot.y) / 1000.0 + (box_h - high * scale) / 2.0 - f64::from(low_y) * scale;
        Some(Placing { scale, left, top })
    }

    fn at(&self, x: i32, y: i32) -> (f64, f64) {
        (self.left + f64::from(x) * self.scale, self.top + f64::from(y) * self.scale)
    }
}

fn half_widths(stroke: &[crate::Point], scale: f64) -> Vec<f64> {
    let mut widths = Vec::with_capacity(stroke.len());
    for (at, point) in stroke.iter().enumerate() {
        let heavy = if point.pressure > 0 {
            f64::from(point.pressure.min(1000)) / 1000.0
        } else {
            // Without pressure a slow line is a heavy one. Speeds in points a millisecond.
            let before = stroke[at.saturating_sub(1)];
            let way =
                distance(f64::from(before.x), f64::from(before.y), f64::from(point.x), f64::from(point.y))
                    * scale;
            let took = f64::from(point.t_ms.saturating_sub(before.t_ms).max(1));
            1.0 - (way / took / 0.6).min(0.8)
        };
        widths.push(THIN + (THICK - THIN) * heavy);
    }
    if let [first, second, ..] = widths.as_mut_slice() {
        *first = *second;
    }
    widths
}

fn smooth_widths(dots: &mut [Dot]) {
    for _ in 0..2 {
        let before: Vec<f64> = dots.iter().map(|dot| dot.half).collect();
        for (at, window) in before.windows(3).enumerate() {
            dots[at + 1].half = (window[0] + 2.0 * window[1] + window[2]) / 4.0;
        }
    }
}

/// Douglas–Peucker, without recursion: a scribble of 100,000 points must not overflow the stack.
fn simplified(dots: &[Dot]) -> Vec<Dot> {
    if dots.len() < 3 {
        return dots.to_vec();
    }
    let mut kept = vec![false; dots.len()];
    kept[0] = true;
    kept[dots.len() - 1] = true;
    let mut spans = vec![(0, dots.len() - 1)];
    while let Some((from, to)) = spans.pop() {
        let mut far = (TOLERANCE, 0);
        for at in from + 1..to {
            let off = off_line(dots[at], dots[from], dots[to]);
            if off > far.0 {
                far = (off, at);
            }
        }
        if far.1 > 0 {
            kept[far.1] = true;
            spans.extend([(from, far.1), (far.1, to)]);
        }
    }
    dots.iter().zip(kept).filter_map(|(dot, keep)| keep.then_some(*dot)).collect()
}

fn off_line(dot: Dot, from: Dot, to: Dot) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let square = dx * dx + dy * dy;
    if square < 1e-12 {
        return distance(dot.x, dot.y, from.x, from.y);
    }
    let along = (((dot.x - from.x) * dx + (dot.y - from.y) * dy) / square).clamp(0.0, 1.0);
    distance(dot.x, dot.y, from.x + along * dx, from.y + along * dy)
}

/// One outline along both sides with round ends, and a disc at every sharp turn, where the sides cross.
fn stroke_outlines(dots: &[Dot], outlines: &mut Vec<Outline>) {
    let count = dots.len();
    let mut ways = Vec::with_capacity(count);
    for at in 0..count {
        let (before, after) = (dots[at.saturating_sub(1)], dots[(at + 1).min(count - 1)]);
        ways.push(unit(after.x - before.x, after.y - before.y).unwrap_or((1.0, 0.0)));
    }
    let side = |sign: f64| -> Vec<(f64, f64)> {
        let shifted = dots.iter().zip(&ways);
        shifted.map(|(dot, way)| (dot.x - way.1 * dot.half * sign, dot.y + way.0 * dot.half * sign)).collect()
    };
    let (one, mut other) = (side(1.0), side(-1.0));
    other.reverse();
    let (Some(&start), Some(first), Some(last)) = (one.first(), dots.first(), dots.last()) else { return };
    let mut curves = Vec::new();
    along(&one, &mut curves);
    cap(*last, ways[count - 1], &mut curves);
    along(&other, &mut curves);
    cap(*first, (-ways[0].0, -ways[0].1), &mut curves);
    outlines.push(Outline { start: [mp(start.0), mp(start.1)], curves });
    for corner in dots.windows(3) {
        let (a, b) = (
            unit(corner[1].x - corner[0].x, corner[1].y - corner[0].y),
            unit(corner[2].x - corner[1].x, corner[2].y - corner[1].y),
        );
        if let (Some(a), Some(b)) = (a, b)
            && a.0 * b.0 + a.1 * b.1 < 0.7
        {
            outlines.push(disc(corner[1], corner[1].half));
        }
    }
}

/// A Catmull–Rom spline through the points, as cubic curves.
fn along(points: &[(f64, f64)], curves: &mut Vec<[Mp; 6]>) {
    for at in 0..points.len().saturating_sub(1) {
        let before = points[at.saturating_sub(1)];
        let (from, to) = (points[at], points[at + 1]);
        let after = points[(at + 2).min(points.len() - 1)];
        let near = (from.0 + (to.0 - before.0) / 6.0, from.1 + (to.1 - before.1) / 6.0);
        let far = (to.0 - (after.0 - from.0) / 6.0, to.1 - (after.1 - from.1) / 6.0);
        curves.push([mp(near.0), mp(near.1), mp(far.0), mp(far.1), mp(to.0), mp(to.1)]);
    }
}

/// A half circle from the left side of `way` to its right, around the end of the line.
fn cap(end: Dot, way: (f64, f64), curves: &mut Vec<[Mp; 6]>) {
    let across = (-way.1, way.0);
    let at = |left: f64, ahead: f64| {
        let x = end.x + (across.0 * left + way.0 * ahead) * end.half;
        let y = end.y + (across.1 * left + way.1 * ahead) * end.half;
        [mp(x), mp(y)]
    };
    for [near, far, to] in
        [[at(1.0, ARC), at(ARC, 1.0), at(0.0, 1.0)], [at(-ARC, 1.0), at(-1.0, ARC), at(-1.0, 0.0)]]
    {
        curves.push([near[0], near[1], far[0], far[1], to[0], to[1]]);
    }
}

/// A circle, run through in the same sense as the outlines: where they overlap the fill must not cancel out.
fn disc(middle: Dot, half: f64) -> Outline {
    let dot = Dot { half, ..middle };
    let mut curves = Vec::new();
    cap(dot, (1.0, 0.0), &mut curves);
    cap(dot, (-1.0, 0.0), &mut curves);
    Outline { start: [mp(dot.x), mp(dot.y + half)], curves }
}

fn unit(x: f64, y: f64) -> Option<(f64, f64)> {
    let length = (x * x + y * y).sqrt();
    (length > 1e-9).then(|| (x / length, y / length))
}

fn distance(ax: f64, ay: f64, bx: f64, by: f64) -> f64 {
    ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt()
}

/// Hundredths of a point are finer than any printer, and half as many digits.
fn mp(points: f64) -> Mp {
    (points * 100.0).round() as Mp * 10
}
