//! Where a code lies on the picture, and its squares read from all their points instead of one each.

use rqrr::{Point, SimpleGrid};

use crate::luma::Luma;
use crate::sight::Found;

/// Squares of an eye (finder pattern).
const EYE: f32 = 7.0;

/// The perspective of a code: from its squares to points of the picture.
pub(crate) struct Place([f32; 8]);

impl Place {
    /// `bounds` as the reader gives them: one square further than the code reaches, on the part of the picture that
    /// begins at `from`.
    pub fn of_bounds(bounds: [Point; 4], side: usize, from: (usize, usize)) -> Place {
        let whole = bounds.map(|p| (p.x as f32 + from.0 as f32, p.y as f32 + from.1 as f32));
        Place::through(whole, side as f32 + 1.0)
    }

    /// The reader counts the squares between two eyes of the code and may be wrong where they are blurred; the eyes
    /// themselves it has seen. The same eyes for a code of another size.
    pub fn resized(&self, from: usize, to: usize) -> Place {
        let far = from as f32 - EYE;
        let eyes = [(0.0, 0.0), (far, 0.0), (far, far), (0.0, far)].map(|(u, v)| self.at(u, v));
        Place::through(eyes, to as f32 - EYE)
    }

    /// The four corners of a square of the given size, from the top left, clockwise.
    fn through(corners: [(f32, f32); 4], size: f32) -> Place {
        let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = corners;
        let (dx1, dx2, dx3) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
        let (dy1, dy2, dy3) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
        let whole = dx1 * dy2 - dx2 * dy1;
        let g = (dx3 * dy2 - dx2 * dy3) / whole;
        let h = (dx1 * dy3 - dx3 * dy1) / whole;
        let [a, b, d, e] = [x1 - x0 + g * x1, x3 - x0 + h * x3, y1 - y0 + g * y1, y3 - y0 + h * y3];
        Place([a / size, b / size, x0, d / size, e / size, y0, g / size, h / size])
    }

    fn at(&self, u: f32, v: f32) -> (f32, f32) {
        let [a, b, c, d, e, f, g, h] = self.0;
        let w = g * u + h * v + 1.0;
        ((a * u + b * v + c) / w, (d * u + e * v + f) / w)
    }

    /// Nine places in each square are read and their mean compared with the squares around: what one grain of noise
    /// spoils, nine outvote.
    pub fn sampled(&self, luma: &Luma, side: usize) -> SimpleGrid {
        const WITHIN: [f32; 3] = [0.28, 0.5, 0.72];
        let light: Vec<u32> = (0..side * side)
            .map(|n| {
                let (x, y) = ((n % side) as f32, (n / side) as f32);
                let spots = WITHIN.iter().flat_map(|v| WITHIN.iter().map(move |u| (*u, *v)));
                spots.map(|(u, v)| self.light(luma, x + u, y + v)).sum()
            })
            .collect();
        let around = |x: usize, y: usize, reach: usize| {
            let rows = y.saturating_sub(reach)..(y + reach + 1).min(side);
            let columns = x.saturating_sub(reach)..(x + reach + 1).min(side);
            let all = rows
                .flat_map(|y| columns.clone().filter_map(|x| light.get(y * side + x)).collect::<Vec<_>>());
            all.fold((u32::MAX, 0), |(low, high), one| (low.min(*one), high.max(*one)))
        };
        SimpleGrid::from_func(side, |x, y| {
            // Half way between the darkest and the lightest nearby; five squares always hold both.
            let (low, high) = around(x, y, 4);
            light.get(y * side + x).is_some_and(|one| *one * 2 < low + high)
        })
    }

    fn light(&self, luma: &Luma, u: f32, v: f32) -> u32 {
        let (x, y) = self.at(u, v);
        let inside = x >= 0.0 && y >= 0.0 && (x as usize) < luma.width && (y as usize) < luma.height;
        let point = inside.then(|| luma.pixels.get(y as usize * luma.width + x as usize)).flatten();
        point.copied().map_or(255, u32::from)
    }

    pub fn found(&self, code: String, side: usize, times: f32) -> Found {
        let end = side as f32;
        let corners = [(0.0, 0.0), (end, 0.0), (end, end), (0.0, end)].map(|(u, v)| self.at(u, v));
        let [(ax, ay), (bx, by), ..] = corners;
        Found {
            page: 1,
            code,
            corners: corners.map(|(x, y)| ((x * times) as i32, (y * times) as i32)),
            square: (bx - ax).hypot(by - ay) / end * times,
            turned: ((by - ay).atan2(bx - ax).to_degrees().round() as i32).rem_euclid(360) as u16,
        }
    }
}
