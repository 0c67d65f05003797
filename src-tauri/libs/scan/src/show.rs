//! A page as a picture to look at: what goes beside a record, so that a person sees what the camera saw.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use crate::open::{MOST_BYTES, kind_of};
use crate::pdf;
use crate::sight::Kind;

/// Good enough to read handwriting.
const QUALITY: u8 = 80;

/// One page (from 1) as JPEG or PNG: a photo as it came, a page of a PDF by its largest picture, in greys. None where
/// there is no such page, no picture on it, or none that can be unpacked.
pub fn picture(bytes: &[u8], page: u32) -> Option<Vec<u8>> {
    if bytes.len() > MOST_BYTES {
        return None;
    }
    // As in `look`: what a reader of others does not foresee is a page without a picture.
    catch_unwind(AssertUnwindSafe(|| shown(bytes, page))).ok()?
}

fn shown(bytes: &[u8], page: u32) -> Option<Vec<u8>> {
    match kind_of(bytes).ok()? {
        Kind::Jpeg | Kind::Png => (page == 1).then(|| bytes.to_vec()),
        Kind::Pdf => {
            let luma = pdf::page_picture(bytes, page)?;
            let (width, height) = (u32::try_from(luma.width).ok()?, u32::try_from(luma.height).ok()?);
            let mut jpeg = Cursor::new(Vec::new());
            JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
                .write_image(&luma.pixels, width, height, ExtendedColorType::L8)
                .ok()?;
            Some(jpeg.into_inner())
        }
    }
}
