//! A poor camera, or a scanner the sheet went into askew.

use image::{GrayImage, Luma, RgbImage};

use super::Chance;

/// What is done to one sheet.
#[derive(Debug, Clone)]
pub struct Shot {
    /// Degrees clockwise.
    pub turn: f32,
    /// By how much of the side each corner strays: 0 is a scanner, 0.06 a hasty hand.
    pub skew: f32,
    /// The darkest edge has this part of the light taken away.
    pub falloff: f32,
    /// A soft-edged shadow over half the sheet takes away this part.
    pub shadow: f32,
    pub noise: f32,
    /// In points, the width of the bell.
    pub blur: f32,
    /// Points of the picture for one point of the sheet.
    pub scale: f32,
    pub quality: u8,
}

impl Shot {
    pub fn any(chance: &mut Chance) -> Shot {
        Shot {
            turn: chance.below(4) as f32 * 90.0 + chance.between(-7.0, 7.0),
            skew: chance.between(0.0, 0.05),
            falloff: chance.between(0.1, 0.5),
            shadow: chance.between(0.0, 0.5),
            noise: chance.between(2.0, 12.0),
            blur: chance.between(0.4, 1.1),
            scale: 1.0,
            quality: 40 + chance.below(31) as u8,
        }
    }
}

/// The sheet on a table.
pub fn shoot(sheet: &GrayImage, shot: &Shot, chance: &mut Chance) -> GrayImage {
    let (w, h) = (sheet.width() as f32 * shot.scale, sheet.height() as f32 * shot.scale);
    let (sin, cos) = shot.turn.to_radians().sin_cos();
    let mut corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y): (f32, f32)| {
        let x = x * w / 2.0 * (1.0 + chance.between(-1.0, 1.0) * shot.skew);
        let y = y * h / 2.0 * (1.0 + chance.between(-1.0, 1.0) * shot.skew);
        (x * cos - y * sin, x * sin + y * cos)
    });
    let margin = chance.between(5.0, 60.0);
    let low = |at: fn(&(f32, f32)) -> f32, all: &[(f32, f32)]| all.iter().map(at).fold(f32::MAX, f32::min);
    let high = |at: fn(&(f32, f32)) -> f32, all: &[(f32, f32)]| all.iter().map(at).fold(f32::MIN, f32::max);
    let (left, top) = (low(|c| c.0, &corners) - margin, low(|c| c.1, &corners) - margin);
    corners.iter_mut().for_each(|c| *c = (c.0 - left, c.1 - top));
    let (out_w, out_h) = (high(|c| c.0, &corners) + margin, high(|c| c.1, &corners) + margin);
    let map = onto_unit_square(corners);
    let table = chance.between(30.0, 110.0);
    let toward = chance.between(0.0, std::f32::consts::TAU).sin_cos();
    let (edge, slope) = (chance.between(0.25, 0.75), chance.between(-0.6, 0.6));
    let picture = GrayImage::from_fn(out_w as u32, out_h as u32, |x, y| {
        let (fx, fy) = (x as f32 + 0.5, y as f32 + 0.5);
        let (u, v) = map(fx, fy);
        let inside = (0.0..1.0).contains(&u) && (0.0..1.0).contains(&v);
        let paper = if inside { bilinear(sheet, u, v) * 0.92 + 8.0 } else { table };
        let (nx, ny) = (fx / out_w, fy / out_h);
        let along = ((nx - 0.5) * toward.0 + (ny - 0.5) * toward.1) / 1.42 + 0.5;
        let shade = ((nx + slope * (ny - 0.5) - edge) / 0.03).clamp(0.0, 1.0);
        Luma([(paper * (1.0 - shot.falloff * along) * (1.0 - shot.shadow * shade)) as u8])
    });
    let mut picture = blurred(&picture, shot.blur);
    let bells = chance.bells();
    for point in picture.pixels_mut() {
        point.0[0] = (f32::from(point.0[0]) + chance.one_of(&bells) * shot.noise).clamp(0.0, 255.0) as u8;
    }
    picture
}

fn bilinear(sheet: &GrayImage, u: f32, v: f32) -> f32 {
    let x = (u * sheet.width() as f32 - 0.5).max(0.0);
    let y = (v * sheet.height() as f32 - 0.5).max(0.0);
    let at =
        |x: u32, y: u32| f32::from(sheet.get_pixel(x.min(sheet.width() - 1), y.min(sheet.height() - 1)).0[0]);
    let (x0, y0, fx, fy) = (x as u32, y as u32, x.fract(), y.fract());
    let upper = at(x0, y0) * (1.0 - fx) + at(x0 + 1, y0) * fx;
    let lower = at(x0, y0 + 1) * (1.0 - fx) + at(x0 + 1, y0 + 1) * fx;
    upper * (1.0 - fy) + lower * fy
}

/// The perspective that takes the four corners (from the top left, clockwise) to the corners of the unit square.
fn onto_unit_square(c: [(f32, f32); 4]) -> impl Fn(f32, f32) -> (f32, f32) {
    let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = c;
    let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let whole = dx1 * dy2 - dx2 * dy1;
    let g = (dx3 * dy2 - dx2 * dy3) / whole;
    let h = (dx1 * dy3 - dx3 * dy1) / whole;
    let (a, b, d, e) = (x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3);
    // The inverse, as the adjoint of the matrix above.
    let m = [
        [e - y0 * h, x0 * h - b, b * y0 - x0 * e],
        [y0 * g - d, a - x0 * g, x0 * d - a * y0],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    ];
    move |x, y| {
        let row = |r: [f32; 3]| r[0] * x + r[1] * y + r[2];
        let w = row(m[2]);
        (row(m[0]) / w, row(m[1]) / w)
    }
}

fn blurred(picture: &GrayImage, width: f32) -> GrayImage {
    if width < 0.05 {
        return picture.clone();
    }
    let reach = (width * 2.5).ceil() as i64;
    let bell = |d: i64| (-(d * d) as f32 / (2.0 * width * width)).exp();
    let weights: Vec<f32> = (-reach..=reach).map(bell).collect();
    let total: f32 = weights.iter().sum();
    let (w, h) = (i64::from(picture.width()), i64::from(picture.height()));
    let pass = |from: &GrayImage, step: i64, at: fn(i64, i64) -> i64, end: i64| {
        let from = from.as_raw();
        let blurred = (0..w * h).map(|n| {
            let along = at(n, w);
            // Off the edge the nearest point is taken again.
            let spots = (-reach..=reach).map(|d| n + ((along + d).clamp(0, end - 1) - along) * step);
            let sum: f32 = spots.zip(&weights).map(|(n, weight)| f32::from(from[n as usize]) * weight).sum();
            (sum / total) as u8
        });
        GrayImage::from_raw(w as u32, h as u32, blurred.collect()).unwrap()
    };
    pass(&pass(picture, 1, |n, w| n % w, w), w, |n, w| n / w, h)
}

/// As under a warm lamp.
pub fn tinted(picture: &GrayImage) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let light = u32::from(picture.get_pixel(x, y).0[0]);
        image::Rgb([light as u8, (light * 94 / 100) as u8, (light * 80 / 100) as u8])
    })
}
