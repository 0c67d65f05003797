//! Drawing the display list with printpdf.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, Greyscale, Line, LinePoint, Mm,
    Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Px, Rect, TextItem,
    TextMatrix, WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::fonts::Embedded;
use crate::display::{Mp, Pages, Picture, Shade, Shape};
use crate::ink::outlines;
use crate::measure::Glyph;

pub(super) fn draw(pages: &Pages, fonts: &Embedded, writer: &mut PdfDocument) {
    for (at, picture) in pages.pictures.iter().enumerate() {
        writer.resources.xobjects.map.insert(picture_name(at), XObject::External(external(picture)));
    }
    for page in &pages.pages {
        let mut pen = Pen { ops: Vec::new(), fill: None, stroke: None, fonts, height: page.sheet.h };
        for item in &page.items {
            pen.shape(&item.shape);
        }
        for slot in &page.slots {
            if let Some(ink) = pages.inks.get(&slot.key) {
                pen.ink(&outlines(ink, slot));
            }
        }
        writer.pages.push(PdfPage::new(millimetres(page.sheet.w), millimetres(page.sheet.h), pen.ops));
    }
}

struct Pen<'a> {
    ops: Vec<Op>,
    fill: Option<Shade>,
    stroke: Option<Shade>,
    fonts: &'a Embedded,
    height: Mp,
}

impl Pen<'_> {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Text { x, y, size, shade, glyphs } => self.text(*x, *y, *size, *shade, glyphs),
            Shape::Rule { x1, y1, x2, y2, width, shade } => {
                self.stroke(*shade, *width);
                let points = vec![self.corner(*x1, *y1), self.corner(*x2, *y2)];
                self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            }
            Shape::Frame { x, y, w, h, width, shade } => {
                self.stroke(*shade, *width);
                let rectangle = Rect {
                    x: pt(*x),
                    y: pt(self.height - y - h),
                    width: pt(*w),
                    height: pt(*h),
                    mode: Some(PaintMode::Stroke),
                    winding_order: None,
                };
                self.ops.push(Op::DrawRectangle { rectangle });
            }
            Shape::Bars(bars) => {
                let ring = |[x, y, w, h]: &[Mp; 4]| PolygonRing {
                    points: vec![
                        self.corner(*x, *y),
                        self.corner(x + w, *y),
                        self.corner(x + w, y + h),
                        self.corner(*x, y + h),
                    ],
                };
                self.polygon(bars.iter().map(ring).collect());
            }
            Shape::Picture { x, y, w, h, picture } => {
                let points = |mp: Mp| pt(mp).0;
                let place = [points(*w), 0.0, 0.0, points(*h), points(*x), points(self.height - y - h)];
                let transform = XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() };
                self.ops.extend([
                    Op::SaveGraphicsState,
                    Op::SetTransformationMatrix { matrix: CurTransMat::Raw(place) },
                    Op::UseXobject { id: picture_name(*picture), transform },
                    Op::RestoreGraphicsState,
                ]);
            }
        }
    }

    /// One run for every change of the font; each begins at a place of its own, so that rounding never adds up.
    fn text(&mut self, x: Mp, y: Mp, size: Mp, shade: Shade, glyphs: &[Glyph]) {
        self.fill(shade);
        self.ops.push(Op::StartTextSection);
        let fonts = self.fonts;
        let found = |glyph: &Glyph| fonts.place(glyph.face, glyph.gid, glyph.ch);
        let placed: Vec<_> =
            glyphs.iter().filter_map(|glyph| found(glyph).map(|place| (glyph, place))).collect();
        let mut ems = 0;
        for run in placed.chunk_by(|(_, a), (_, b)| a.0 == b.0) {
            let Some((_, (font, _))) = run.first() else { continue };
            let left = x + (i64::from(ems) * i64::from(size) / 1000) as Mp;
            let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, pt(left).0, pt(self.height - y).0]);
            let codes = run
                .iter()
                .map(|(glyph, (_, gid))| Codepoint::with_cid(*gid, glyph.tuck as f32, glyph.ch.to_string()));
            let items = vec![TextItem::GlyphIds(codes.collect())];
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(font.clone()), size: pt(size) });
            self.ops.push(Op::SetTextMatrix { matrix });
            self.ops.push(Op::ShowText { items });
            ems += run.iter().map(|(glyph, _)| glyph.advance - glyph.tuck).sum::<i32>();
        }
        self.ops.push(Op::EndTextSection);
    }

    fn ink(&mut self, outlines: &[crate::ink::Outline]) {
        let mut rings = Vec::new();
        for outline in outlines {
            let [x, y] = outline.start;
            let mut points = vec![self.corner(x, y)];
            for [a, b, c, d, e, f] in &outline.curves {
                points.push(LinePoint { bezier: true, ..self.corner(*a, *b) });
                points.push(LinePoint { bezier: true, ..self.corner(*c, *d) });
                points.push(self.corner(*e, *f));
            }
            rings.push(PolygonRing { points });
        }
        self.polygon(rings);
    }

    fn polygon(&mut self, rings: Vec<PolygonRing>) {
        self.fill(Shade::Black);
        let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
        self.ops.push(Op::DrawPolygon { polygon });
    }

    /// The list counts down from the top, PDF up from the foot.
    fn corner(&self, x: Mp, y: Mp) -> LinePoint {
        LinePoint { p: Point { x: pt(x), y: pt(self.height - y) }, bezier: false }
    }

    fn fill(&mut self, shade: Shade) {
        if self.fill.replace(shade) != Some(shade) {
            self.ops.push(Op::SetFillColor { col: grey(shade) });
        }
    }

    fn stroke(&mut self, shade: Shade, width: Mp) {
        if self.stroke.replace(shade) != Some(shade) {
            self.ops.push(Op::SetOutlineColor { col: grey(shade) });
        }
        self.ops.push(Op::SetOutlineThickness { pt: pt(width) });
    }
}

fn grey(shade: Shade) -> Color {
    Color::Greyscale(Greyscale::new(f32::from(shade.level()) / 1000.0, None))
}

fn pt(mp: Mp) -> Pt {
    Pt(mp as f32 / 1000.0)
}

/// Pages are whole millimetres; the list's thousandths of a point would make A4 a hair too small.
fn millimetres(mp: Mp) -> Mm {
    Mm((mp as f32 / 2834.646).round())
}

fn picture_name(at: usize) -> XObjectId {
    XObjectId(format!("I{at:03}"))
}

/// printpdf would decode and shrink a picture; handed over as a foreign object it stays as it is.
fn external(picture: &Picture) -> ExternalXObject {
    let name = |value: &str| DictItem::Name(value.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(picture.width))),
        ("Height".to_owned(), DictItem::Int(i64::from(picture.height))),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("ColorSpace".to_owned(), name(if picture.is_grey { "DeviceGray" } else { "DeviceRGB" })),
    ]);
    if picture.is_jpeg() {
        dict.insert("Filter".to_owned(), name("DCTDecode"));
    }
    let content = if picture.is_jpeg() { picture.bytes.clone() } else { picture.pixels.clone() };
    ExternalXObject {
        stream: ExternalStream { dict, content, compress: !picture.is_jpeg() },
        width: Some(Px(picture.width as usize)),
        height: Some(Px(picture.height as usize)),
        dpi: None,
    }
}
