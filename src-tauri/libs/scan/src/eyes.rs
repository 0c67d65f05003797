//! Where the eyes (finder patterns) of codes are, before the reader is let loose on that part of the picture.
//!
//! Two reasons. The reader compares all eyes with each other and copies the picture for every pair that might belong
//! together: a sheet has three, a picture made to keep us busy has thousands. And the reader is then asked about a
//! small part of the picture, or not at all.

use std::collections::BTreeSet;

use crate::luma::Bits;

/// Eyes of some two dozen codes.
const MOST_EYES: usize = 80;
/// Runs of dark points; a page full of text has a tenth of it.
const MOST_RUNS: usize = 8_000_000;
const LEAST_EYES: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Eyes {
    /// Not three of them.
    None,
    /// The part of the picture where a code with these eyes would lie.
    Within {
        left: usize,
        top: usize,
        width: usize,
        height: usize,
    },
    Crowded,
}

/// Dark points side by side, `right` not included.
struct Run {
    left: u32,
    right: u32,
    /// The run it hangs on; its own number at the root of a patch of dark.
    root: u32,
}

/// Finds them by what the reader itself goes by: dark, light, dark, light, dark as 1:1:3:1:1 along a row, the outer two
/// parts of one patch, the inner a patch of its own of fitting size.
pub(crate) fn eyes(bits: &Bits) -> Eyes {
    let Some((mut runs, rows)) = patches(bits) else { return Eyes::Crowded };
    let mut areas = vec![0u32; runs.len()];
    for at in 0..runs.len() {
        let root = root(&mut runs, at as u32) as usize;
        let length = runs.get(at).map_or(0, |run| run.right - run.left);
        if let Some(area) = areas.get_mut(root) {
            *area += length;
        }
    }
    let mut rings = BTreeSet::new();
    let (mut left, mut top, mut right, mut low) = (bits.width, bits.height, 0, 0);
    for (y, span) in rows.iter().enumerate() {
        for first in span.start..span.end.saturating_sub(2) {
            let Some([a, b, c]) = runs.get(first..first + 3) else { continue };
            let lengths =
                [a.right - a.left, b.left - a.right, b.right - b.left, c.left - b.right, c.right - c.left];
            if !is_eye(lengths) {
                continue;
            }
            let (start, end) = (a.left as usize, c.right as usize);
            let [ring, stone, other] = [first, first + 1, first + 2].map(|at| root(&mut runs, at as u32));
            let area = |root: u32| areas.get(root as usize).copied().unwrap_or(0) as usize;
            let share = area(stone) * 100 / area(ring).max(1);
            if ring != other || ring == stone || !(5..80).contains(&share) {
                continue;
            }
            rings.insert(ring);
            if rings.len() > MOST_EYES {
                return Eyes::Crowded;
            }
            let reach = end - start;
            (left, right) = (left.min(start), right.max(end));
            (top, low) = (top.min(y.saturating_sub(reach)), low.max(y + reach));
        }
    }
    if rings.len() < LEAST_EYES {
        return Eyes::None;
    }
    // The fourth corner has no eye and may stick out, on a sheet lying at an angle by as much as the code is wide.
    let room = (right - left).max(low - top) / 2 + 16;
    let (left, top) = (left.saturating_sub(room), top.saturating_sub(room));
    let (right, low) = ((right + room).min(bits.width), (low + room).min(bits.height));
    Eyes::Within { left, top, width: right - left, height: low - top }
}

/// Runs of all rows, those that touch from row to row hung together. Nothing where there are too many.
fn patches(bits: &Bits) -> Option<(Vec<Run>, Vec<std::ops::Range<usize>>)> {
    let mut runs: Vec<Run> = Vec::new();
    let mut rows: Vec<std::ops::Range<usize>> = Vec::with_capacity(bits.height);
    for row in bits.dark.chunks(bits.width.max(1)) {
        let above = rows.last().cloned().unwrap_or(0..0);
        let start = runs.len();
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                runs.push(Run { left: x, right: x + run.len() as u32, root: runs.len() as u32 });
            }
            x += run.len() as u32;
        }
        if runs.len() > MOST_RUNS {
            return None;
        }
        let (mut upper, mut here) = (above.start, start);
        while upper < above.end && here < runs.len() {
            let (Some(u), Some(h)) = (runs.get(upper), runs.get(here)) else { break };
            let (touches, upper_ends_first) = (u.left < h.right && h.left < u.right, u.right < h.right);
            if touches {
                let (one, other) = (root(&mut runs, upper as u32), root(&mut runs, here as u32));
                if let Some(run) = runs.get_mut(one.max(other) as usize) {
                    run.root = one.min(other);
                }
            }
            if upper_ends_first { upper += 1 } else { here += 1 }
        }
        rows.push(start..runs.len());
    }
    Some((runs, rows))
}

/// The root of a run's patch; the way there is shortened for the next who asks.
fn root(runs: &mut [Run], mut at: u32) -> u32 {
    loop {
        let next = runs.get(at as usize).map_or(at, |run| run.root);
        if next == at {
            return at;
        }
        let after = runs.get(next as usize).map_or(next, |run| run.root);
        if let Some(run) = runs.get_mut(at as usize) {
            run.root = after;
        }
        at = next;
    }
}

/// As generously as the reader takes it.
fn is_eye(runs: [u32; 5]) -> bool {
    let one = (runs[0] + runs[1] + runs[3] + runs[4]) / 4;
    let error = one * 3 / 4;
    runs.iter().zip([1, 1, 3, 1, 1]).all(|(run, times)| run.abs_diff(times * one) <= error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Eyes of two points for each square, in rows and columns.
    fn field(across: usize, down: usize) -> Bits {
        const EYE: [&[u8; 9]; 9] = [
            b"         ",
            b" ####### ",
            b" #     # ",
            b" # ### # ",
            b" # ### # ",
            b" # ### # ",
            b" #     # ",
            b" ####### ",
            b"         ",
        ];
        let (width, height) = (across * 18, down * 18);
        let dark = (0..width * height).map(|n| EYE[n / width / 2 % 9][n % width / 2 % 9] == b'#').collect();
        Bits { width, height, dark }
    }

    #[test]
    fn three_eyes_make_a_code_and_too_many_make_a_trap() {
        assert_eq!(eyes(&field(2, 1)), Eyes::None, "no code has two eyes");
        assert!(matches!(eyes(&field(3, 1)), Eyes::Within { .. }), "a code has three");
        assert!(matches!(eyes(&field(MOST_EYES / 10, 10)), Eyes::Within { .. }), "each eye counts once");
        assert_eq!(eyes(&field(MOST_EYES + 1, 1)), Eyes::Crowded, "no sheet has so many");
    }

    #[test]
    fn a_cut_ring_is_no_eye() {
        let mut bits = field(3, 1);
        let width = bits.width;
        // A light line through the first eye, beside its middle, parts the ring into two patches.
        (0..bits.height).for_each(|y| bits.dark[y * width + 5] = false);
        assert_eq!(eyes(&bits), Eyes::None, "two eyes are left");
    }
}
