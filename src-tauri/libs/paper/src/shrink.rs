//! Making a picture smaller: every pixel of the result is the mean of the area it covers. Whole numbers only, so that the
//! same photo gives the same paper on every machine.

use image::RgbImage;

/// At most `edge` pixels long, in proportion; a smaller picture stays as it is.
pub(crate) fn to_edge(picture: RgbImage, edge: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let longest = width.max(height);
    if longest <= edge {
        return picture;
    }
    let scaled = |side: u32| {
        let rounded = (u64::from(side) * u64::from(edge) + u64::from(longest) / 2) / u64::from(longest);
        u32::try_from(rounded).unwrap_or(edge).clamp(1, edge)
    };
    shrink(&picture, scaled(width), scaled(height))
}

/// Which source pixels a pixel of the result covers, and how much of each, in parts of the result's size.
struct Cover {
    first: usize,
    parts: Vec<u32>,
}

/// Both axes are measured in steps of 1 / (`from` × `to`): there all edges are whole numbers.
fn covers(from: u32, to: u32) -> Vec<Cover> {
    let (from, to) = (u64::from(from), u64::from(to));
    (0..to)
        .map(|at| {
            let (start, end) = (at * from, (at + 1) * from);
            let (first, last) = (start / to, (end - 1) / to);
            let part = |pixel: u64| ((pixel + 1) * to).min(end) - (pixel * to).max(start);
            Cover { first: first as usize, parts: (first..=last).map(|pixel| part(pixel) as u32).collect() }
        })
        .collect()
}

fn shrink(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    let columns = covers(picture.width(), width);
    let rows = covers(picture.height(), height);
    let source = picture.as_raw();
    let stride = 3 * picture.width() as usize;
    let whole = u64::from(picture.width()) * u64::from(picture.height());
    let mut narrow = vec![0_u32; 3 * width as usize];
    let mut narrowed = None;
    let mut sums = vec![0_u64; narrow.len()];
    let mut small = Vec::with_capacity(narrow.len() * height as usize);
    for row in rows {
        sums.fill(0);
        for (y, part) in (row.first..).zip(row.parts) {
            // A row under the edge of two results is narrowed once.
            if narrowed.replace(y) != Some(y) {
                let line = source.get(y * stride..).unwrap_or_default();
                narrow_row(line, &columns, &mut narrow);
            }
            for (sum, value) in sums.iter_mut().zip(&narrow) {
                *sum += u64::from(part) * u64::from(*value);
            }
        }
        small.extend(sums.iter().map(|sum| ((sum + whole / 2) / whole) as u8));
    }
    RgbImage::from_raw(width, height, small).unwrap_or_default()
}

fn narrow_row(line: &[u8], columns: &[Cover], narrow: &mut [u32]) {
    for (column, out) in columns.iter().zip(narrow.chunks_exact_mut(3)) {
        let mut sum = [0_u32; 3];
        let pixels = line.get(3 * column.first..).unwrap_or_default().chunks_exact(3);
        for (part, pixel) in column.parts.iter().zip(pixels) {
            for (sum, value) in sum.iter_mut().zip(pixel) {
                *sum += part * u32::from(*value);
            }
        }
        out.copy_from_slice(&sum);
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pixel_is_the_mean_of_the_area_it_covers() {
        let stripes = RgbImage::from_fn(4, 2, |x, y| Rgb([(x * 40) as u8, (y * 100) as u8, 7]));
        let half = to_edge(stripes, 2);
        assert_eq!(half.dimensions(), (2, 1), "the proportions are kept");
        assert_eq!(half.get_pixel(0, 0), &Rgb([20, 50, 7]), "columns 0 and 40, rows 0 and 100");
        assert_eq!(half.get_pixel(1, 0), &Rgb([100, 50, 7]), "columns 80 and 120");

        let three = RgbImage::from_fn(3, 1, |x, _| Rgb([(x * 90) as u8; 3]));
        let two = to_edge(three, 2);
        assert_eq!(
            two.get_pixel(0, 0).0[0],
            30,
            "the whole first and half of the second: (0 + 90 / 2) / 1.5"
        );
        assert_eq!(
            two.get_pixel(1, 0).0[0],
            150,
            "half of the second and the whole third: (90 / 2 + 180) / 1.5"
        );
    }

    #[test]
    fn a_small_picture_and_a_thin_one_keep_their_pixels() {
        let small = RgbImage::from_fn(5, 3, |x, y| Rgb([x as u8, y as u8, 1]));
        assert_eq!(to_edge(small.clone(), 5), small, "nothing to do");
        assert_eq!(to_edge(RgbImage::new(400, 1), 100).dimensions(), (100, 1), "no side vanishes");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn one_colour_stays_that_colour_and_every_part_counts_once(
            width in 1..90_u32, height in 1..90_u32, edge in 1..60_u32, level: u8,
        ) {
            let flat = RgbImage::from_pixel(width, height, Rgb([level, 255 - level, 255]));
            let small = to_edge(flat, edge);
            prop_assert!(small.pixels().all(|pixel| pixel.0 == [level, 255 - level, 255]), "no drift");
            prop_assert_eq!(small.width().max(small.height()), edge.min(width.max(height)), "as long as asked for");
            for cover in covers(width.max(edge), edge) {
                prop_assert_eq!(cover.parts.iter().sum::<u32>(), width.max(edge), "covers exactly its area");
            }
        }
    }
}
