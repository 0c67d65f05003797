//! A page as SVG for the screen: letters as outlines, so the browser needs no font and shows exactly what is printed.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::display::{Mp, Pages, Picture, Shade, Shape};
use crate::fonts::Face;
use crate::ink::outlines;
use crate::measure::{Glyph, is_space};

impl Pages {
    /// One page as a complete SVG document, in points, on white. Empty when there is no such page.
    pub fn svg(&self, page: usize) -> String {
        let Some(drawn) = self.pages.get(page) else { return String::new() };
        let (w, h) = (number(drawn.sheet.w), number(drawn.sheet.h));
        let label = escaped(&format!("{} {} {}/{}", self.title, self.number, page + 1, self.pages.len()));
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}pt\" height=\"{h}pt\" \
             role=\"img\" aria-label=\"{label}\">"
        );
        self.definitions(page, &mut svg);
        let _ = write!(svg, "<rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>");
        for item in &drawn.items {
            self.shape(&item.shape, &mut svg);
        }
        for slot in &drawn.slots {
            let Some(ink) = self.inks.get(&slot.key) else { continue };
            svg.push_str("<path d=\"");
            for outline in outlines(ink, slot) {
                let [x, y] = outline.start;
                let _ = write!(svg, "M{} {}", number(x), number(y));
                for curve in outline.curves {
                    let [a, b, c, d, e, f] = curve.map(number);
                    let _ = write!(svg, "C{a} {b} {c} {d} {e} {f}");
                }
                svg.push('Z');
            }
            svg.push_str("\"/>");
        }
        svg.push_str("</svg>");
        svg
    }

    /// Each outline once; the ids name face and glyph, so pages shown side by side cannot disturb each other.
    fn definitions(&self, page: usize, svg: &mut String) {
        let mut used: BTreeSet<(Face, u16)> = BTreeSet::new();
        for item in self.pages.get(page).iter().flat_map(|page| &page.items) {
            if let Shape::Text { glyphs, .. } = &item.shape {
                used.extend(
                    glyphs.iter().filter(|glyph| !is_space(glyph.ch)).map(|glyph| (glyph.face, glyph.gid)),
                );
            }
        }
        svg.push_str("<defs>");
        for face in Face::ALL {
            // The layout has read these faces already, so they are in memory and sound.
            let Ok(parsed) = self.fonts.parse(face) else { continue };
            for (_, gid) in used.range((face, 0)..=(face, u16::MAX)) {
                let mut pen = Pen::default();
                parsed.outline_glyph(ttf_parser::GlyphId(*gid), &mut pen);
                let _ = write!(svg, "<path id=\"{}\" d=\"{}\"/>", id(face, *gid), pen.path);
            }
        }
        svg.push_str("</defs>");
    }

    fn shape(&self, shape: &Shape, svg: &mut String) {
        let _ = match shape {
            Shape::Text { x, y, size, shade, glyphs } => return text(*x, *y, *size, *shade, glyphs, svg),
            Shape::Rule { x1, y1, x2, y2, width, shade } => write!(
                svg,
                "<path d=\"M{} {}L{} {}\" stroke=\"{}\" stroke-width=\"{}\"/>",
                number(*x1),
                number(*y1),
                number(*x2),
                number(*y2),
                colour(*shade),
                number(*width)
            ),
            Shape::Frame { x, y, w, h, width, shade } => write!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>",
                number(*x),
                number(*y),
                number(*w),
                number(*h),
                colour(*shade),
                number(*width)
            ),
            Shape::Bars(bars) => {
                svg.push_str("<path d=\"");
                for [x, y, w, h] in bars.iter().map(|bar| bar.map(number)) {
                    let _ = write!(svg, "M{x} {y}h{w}v{h}h-{w}z");
                }
                write!(svg, "\"/>")
            }
            Shape::Picture { x, y, w, h, picture } => {
                let Some(picture) = self.pictures.get(*picture) else { return };
                write!(
                    svg,
                    "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" href=\"{}\"/>",
                    number(*x),
                    number(*y),
                    number(*w),
                    number(*h),
                    data_uri(picture)
                )
            }
        };
    }
}

/// A line of letters. Outlines are in thousandths of an em and upwards, hence the scale.
fn text(x: Mp, y: Mp, size: Mp, shade: Shade, glyphs: &[Glyph], svg: &mut String) {
    // One thousandth of `size` thousandths of a point.
    let scale = f64::from(size) / 1_000_000.0;
    let _ = write!(svg, "<g transform=\"translate({} {})scale({scale} -{scale})\"", number(x), number(y));
    if shade != Shade::Black {
        let _ = write!(svg, " fill=\"{}\"", colour(shade));
    }
    svg.push('>');
    let mut at = 0;
    for glyph in glyphs {
        if !is_space(glyph.ch) {
            let _ = write!(svg, "<use href=\"#{}\" x=\"{at}\"/>", id(glyph.face, glyph.gid));
        }
        at += glyph.advance - glyph.tuck;
    }
    svg.push_str("</g>");
}

fn id(face: Face, gid: u16) -> String {
    format!("g{}{gid:x}", (b'a' + face as u8) as char)
}

fn colour(shade: Shade) -> String {
    let level = u32::from(shade.level()) * 255 / 1000;
    format!("#{level:02x}{level:02x}{level:02x}")
}

/// Thousandths of a point as points, without needless digits.
fn number(mp: Mp) -> String {
    let (sign, size) = (if mp < 0 { "-" } else { "" }, mp.unsigned_abs());
    if size % 1000 == 0 {
        return format!("{sign}{}", size / 1000);
    }
    let written = format!("{sign}{}.{:03}", size / 1000, size % 1000);
    written.trim_end_matches('0').to_owned()
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control.is_control() => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

fn data_uri(picture: &Picture) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let kind = if picture.is_jpeg() { "jpeg" } else { "png" };
    let mut uri = format!("data:image/{kind};base64,");
    uri.reserve(picture.bytes.len() * 4 / 3 + 4);
    for three in picture.bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at)) as usize & 63] as char;
            uri.push(if at > three.len() { '=' } else { letter });
        }
    }
    uri
}

/// Writes an outline relative, in whole numbers and without repeating a command: a page of Chinese stays under 400 kB.
#[derive(Default)]
struct Pen {
    path: String,
    command: char,
    x: i32,
    y: i32,
}

impl Pen {
    /// Every point is rounded by itself, so that errors do not add up along the outline.
    fn points<const N: usize>(&mut self, command: char, points: [(f32, f32); N]) {
        let (from_x, from_y) = (self.x, self.y);
        for (x, y) in points {
            (self.x, self.y) = (x.round() as i32, y.round() as i32);
            self.number(command, self.x - from_x);
            self.number(command, self.y - from_y);
        }
        // The next points need the letter again only when it is another one.
        self.command = command;
    }

    fn number(&mut self, command: char, value: i32) {
        if self.command != command {
            self.path.push(command);
            self.command = command;
        } else if value >= 0 {
            self.path.push(' ');
        }
        let _ = write!(self.path, "{value}");
    }
}

impl ttf_parser::OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        // After `z` the current point is the start of the outline just closed, so this one is written absolute.
        (self.x, self.y) = (0, 0);
        self.points('M', [(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (along, up) = (x.round() as i32 - self.x, y.round() as i32 - self.y);
        if up == 0 {
            self.number('h', along);
            self.x += along;
        } else if along == 0 {
            self.number('v', up);
            self.y += up;
        } else {
            self.points('l', [(x, y)]);
        }
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.points('q', [(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.points('c', [(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('z');
        self.command = 'z';
    }
}
