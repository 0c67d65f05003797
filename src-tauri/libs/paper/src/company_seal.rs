//! The seal of the signer's company: a photo or scan of a stamped sheet, cut to the seal and put into the signature box.

use std::sync::Arc;

use image::{RgbImage, imageops};

use crate::PaperError;
use crate::display::{Item, Mp, Pages, Shape};
use crate::layout::fitted;
use crate::picture::{jpeg_of, read, upright};
use crate::shrink::to_edge;
use crate::style::mm;

/// A round seal is 38 to 42 mm; on paper it stands a little smaller, over the edges of the box as if pressed by hand.
const SEAL: Mp = mm(30);
/// About 500 to the inch at that size.
const SEAL_EDGE: u32 = 600;
/// Where the seal is looked for: enough to keep its letters after it is cut out of a whole sheet.
const SHEET_EDGE: u32 = 2_400;
/// So many of ten thousand pixels must be red before a seal is seen in the picture.
const FEWEST_RED: usize = 4;

/// Brings the photo or scan of a stamped sheet to paper size: upright, cut to the red seal where there is one, JPEG.
pub fn seal_for_paper(bytes: &[u8]) -> Result<Vec<u8>, PaperError> {
    let picture = upright(bytes, SHEET_EDGE)?;
    let cut = match red(&picture) {
        Some([x, y, w, h]) => imageops::crop_imm(&picture, x, y, w, h).to_image(),
        None => picture,
    };
    jpeg_of(&to_edge(cut, SEAL_EDGE))
}

impl Pages {
    /// The same pages with the picture of a seal over the box called `key`. Like ink it is known only once signed and
    /// lies outside the digest; the words stay above it.
    pub fn with_seal(&self, key: &str, picture: &[u8]) -> Result<Pages, PaperError> {
        let slot = self.slots().find(|(_, slot)| slot.key == key);
        let Some((page, slot)) = slot.map(|(page, slot)| (page, slot.clone())) else {
            return Err(PaperError::UnknownSignature { key: key.to_owned() });
        };
        let picture = read(picture, key)?;
        let (w, h) = fitted(&picture, SEAL, SEAL);
        let mut sealed = self.clone();
        sealed.pictures.push(Arc::new(picture));
        let shape = Shape::Picture {
            x: slot.x + (slot.w - w) / 2,
            y: slot.y + (slot.h - h) / 2,
            w,
            h,
            picture: sealed.pictures.len() - 1,
        };
        if let Some(page) = sealed.pages.get_mut(page) {
            page.items.insert(0, Item::sealing(shape));
        }
        Ok(sealed)
    }
}

/// Left, top, width and height of what is red, with a little room around; none where nothing is.
fn red(picture: &RgbImage) -> Option<[u32; 4]> {
    let (width, height) = picture.dimensions();
    let mut columns = vec![0_usize; width as usize];
    let mut rows = vec![0_usize; height as usize];
    for (x, y, pixel) in picture.enumerate_pixels() {
        let [r, g, b] = pixel.0.map(i32::from);
        if r > 90 && r - g.max(b) > 45 {
            columns[x as usize] += 1;
            rows[y as usize] += 1;
        }
    }
    let all: usize = rows.iter().sum();
    if all * 10_000 < width as usize * height as usize * FEWEST_RED {
        return None;
    }
    let (left, right) = span(&columns, all)?;
    let (top, bottom) = span(&rows, all)?;
    let room = (right - left).max(bottom - top) / 16 + 2;
    let (left, top) = (left.saturating_sub(room), top.saturating_sub(room));
    let (right, bottom) = ((right + room).min(width - 1), (bottom + room).min(height - 1));
    Some([left, top, right - left + 1, bottom - top + 1])
}

/// From where to where the counts lie, a few strays at either end left out.
fn span(counts: &[usize], all: usize) -> Option<(u32, u32)> {
    let strays = all / 200;
    let from = reached(counts.iter(), strays)?;
    let to = counts.len() - 1 - reached(counts.iter().rev(), strays)?;
    Some((u32::try_from(from).ok()?, u32::try_from(to).ok()?))
}

/// Where the sum of the counts first goes past `strays`.
fn reached<'a>(mut counts: impl Iterator<Item = &'a usize>, strays: usize) -> Option<usize> {
    let mut sum = 0;
    counts.position(|count| {
        sum += count;
        sum > strays
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn a_seal_is_cut_out_of_the_sheet_it_was_pressed_on() {
        let mut sheet = RgbImage::from_pixel(800, 1100, Rgb([236, 234, 230]));
        for (x, y, pixel) in sheet.enumerate_pixels_mut() {
            let (dx, dy) = (f64::from(x) - 500.0, f64::from(y) - 800.0);
            if (80.0..90.0).contains(&dx.hypot(dy)) {
                *pixel = Rgb([200, 40, 45]);
            }
        }
        sheet.put_pixel(3, 3, Rgb([220, 10, 10]));
        let [x, y, w, h] = red(&sheet).unwrap();
        assert!(
            (395..=410).contains(&x) && (695..=710).contains(&y),
            "at the ring, not at the speck: {x} {y}"
        );
        assert!((180..=215).contains(&w) && (180..=215).contains(&h), "and no larger than it: {w} {h}");
        let grey = RgbImage::from_pixel(80, 80, Rgb([120, 120, 120]));
        assert_eq!(red(&grey), None, "a seal in black and white stays as the person cut it");
    }
}
