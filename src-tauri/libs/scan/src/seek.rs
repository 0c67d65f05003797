//! The search for square codes on one picture: the same search on differently prepared pictures, until one succeeds.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rqrr::{BitGrid, PreparedImage};

use crate::eyes::{Eyes, eyes};
use crate::grid::Place;
use crate::luma::{Bits, Luma};
use crate::sight::{Found, Verdict};

#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub found: Vec<Found>,
    /// Something looked like a code.
    pub hinted: bool,
}

impl Seen {
    pub fn verdict(&self) -> Verdict {
        match (self.found.is_empty(), self.hinted) {
            (false, _) => Verdict::Read,
            (true, true) => Verdict::Unreadable,
            (true, false) => Verdict::NoCode,
        }
    }
}

/// Larger pictures are shrunk to this before the usual search: enough for 200 dpi, and a telephone's twelve million
/// points become three.
const WORK_SIDE: usize = 2600;
/// Above this the costly search of the last resort is left out.
const MOST_DOUBLED: usize = 6_000_000;

/// How the picture is prepared; from what reads most sheets to what saves the last.
#[derive(Debug, Clone, Copy)]
enum Look {
    /// Smoothed so many times, then dark against `reach` points around by `margin` hundredths.
    Plain { smooth: u8, reach: usize, margin: u32 },
    /// Half the size: what is grainy or large.
    Half,
    /// More points for each square: what is small or far away.
    Close,
    /// White on black.
    Inverse,
}

const LOOKS: [Look; 9] = [
    Look::Plain { smooth: 0, reach: 32, margin: 12 },
    Look::Plain { smooth: 1, reach: 32, margin: 8 },
    Look::Plain { smooth: 0, reach: 32, margin: 25 },
    Look::Half,
    Look::Plain { smooth: 0, reach: 100, margin: 5 },
    Look::Plain { smooth: 1, reach: 100, margin: 20 },
    Look::Plain { smooth: 2, reach: 60, margin: 5 },
    Look::Close,
    Look::Inverse,
];

/// A second look always follows, for the second code on a picture may be in its shadow.
const LEAST_LOOKS: usize = 2;

pub(crate) fn seek(luma: &Luma) -> Seen {
    let mut seen = Seen::default();
    let times = luma.width.max(luma.height).div_ceil(WORK_SIDE).max(1);
    let base = if times > 1 { Cow::Owned(luma.shrunk(times)) } else { Cow::Borrowed(luma) };
    for (at, look) in LOOKS.into_iter().enumerate() {
        if at >= LEAST_LOOKS && !seen.found.is_empty() {
            break;
        }
        match look {
            Look::Plain { smooth, reach, margin } => {
                let smoothed = (0..smooth).fold(Cow::Borrowed(&*base), |luma, _| Cow::Owned(luma.smoothed()));
                find(&smoothed, smoothed.against_surroundings(reach, margin), times as f32, &mut seen);
            }
            Look::Half => {
                let half = base.shrunk(2);
                find(&half, half.against_surroundings(20, 8), times as f32 * 2.0, &mut seen);
            }
            Look::Close if times > 1 => {
                let whole = luma.smoothed();
                find(&whole, whole.against_surroundings(48, 8), 1.0, &mut seen);
            }
            Look::Close if base.pixels.len() <= MOST_DOUBLED => {
                let doubled = base.doubled().smoothed();
                find(&doubled, doubled.against_surroundings(48, 8), 0.5, &mut seen);
            }
            Look::Close => {}
            Look::Inverse => {
                let smoothed = base.smoothed();
                find(&smoothed, smoothed.against_surroundings(32, 8).inverted(), times as f32, &mut seen);
            }
        }
    }
    seen
}

/// `times`: how many points of the picture one of `luma` stands for.
///
/// The reader of codes gives up by panicking on some shapes; such a shape is no code to us.
fn find(luma: &Luma, bits: Bits, times: f32, seen: &mut Seen) {
    let (left, top, width, height) = match eyes(&bits) {
        Eyes::None => return,
        Eyes::Crowded => {
            seen.hinted = true;
            return;
        }
        Eyes::Within { left, top, width, height } => (left, top, width, height),
    };
    let tried = catch_unwind(AssertUnwindSafe(|| {
        let mut out = Seen::default();
        let dark =
            |x: usize, y: usize| bits.dark.get((top + y) * bits.width + left + x).copied().unwrap_or(false);
        let mut prepared = PreparedImage::prepare_from_bitmap(width, height, dark);
        for grid in prepared.detect_grids() {
            out.hinted = true;
            let side = grid.grid.size();
            let place = Place::of_bounds(grid.bounds, side, (left, top));
            if let Ok((_, code)) = grid.decode() {
                out.found.push(place.found(code, side, times));
                continue;
            }
            let sides = [side, side.saturating_sub(4), side + 4, side.saturating_sub(8), side + 8];
            for other in sides.into_iter().filter(|side| (21..=57).contains(side)) {
                let place = place.resized(side, other);
                if let Ok((_, code)) = rqrr::Grid::new(place.sampled(luma, other)).decode() {
                    out.found.push(place.found(code, other, times));
                    break;
                }
            }
        }
        out
    }));
    let Ok(tried) = tried else { return };
    seen.hinted |= tried.hinted;
    for found in tried.found {
        if !seen.found.iter().any(|known| known.code == found.code) {
            seen.found.push(found);
        }
    }
}
