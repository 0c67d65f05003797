//! Pictures to brightness. Sizes are asked for before anything is unpacked.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::luma::Luma;
use crate::open::MOST_PIXELS;

/// Longer sides are found in no scan, only in traps.
const MOST_SIDE: usize = 60_000;
/// What reading one picture may take, four bytes for each point and something for the reader.
const MOST_MEMORY: u64 = MOST_PIXELS as u64 * 4 + (64 << 20);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unpacked {
    TooManyPixels { width: usize, height: usize },
    Damaged,
}

/// Refuses what nobody scans.
pub(crate) fn check_size(width: usize, height: usize) -> Result<(), Unpacked> {
    if width == 0 || height == 0 {
        return Err(Unpacked::Damaged);
    }
    if width > MOST_SIDE || height > MOST_SIDE || width.saturating_mul(height) > MOST_PIXELS {
        return Err(Unpacked::TooManyPixels { width, height });
    }
    Ok(())
}

/// A picture cut off is taken as far as it goes: the code may be in the part that is there.
pub(crate) fn jpeg(bytes: &[u8]) -> Result<Luma, Unpacked> {
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(MOST_SIDE)
        .set_max_height(MOST_SIDE)
        .jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| jpeg_head(bytes))?;
    let (width, height) = decoder.dimensions().ok_or(Unpacked::Damaged)?;
    check_size(width, height)?;
    let has_brightness = matches!(decoder.input_colorspace(), Some(ColorSpace::Luma | ColorSpace::YCbCr));
    match has_brightness.then(|| decoder.decode()) {
        Some(Ok(pixels)) if pixels.len() == width * height => Ok(Luma { width, height, pixels }),
        // Print shops' four colours, and the few cameras that write red, green and blue.
        _ => any(bytes, ImageFormat::Jpeg),
    }
}

/// The reader refuses large sides by itself without saying how large.
fn jpeg_head(bytes: &[u8]) -> Unpacked {
    let mut decoder = JpegDecoder::new_with_options(
        ZCursor::new(bytes),
        DecoderOptions::default().set_max_width(usize::MAX).set_max_height(usize::MAX),
    );
    match decoder.decode_headers().ok().and_then(|()| decoder.dimensions()) {
        Some((width, height)) => check_size(width, height).err().unwrap_or(Unpacked::Damaged),
        None => Unpacked::Damaged,
    }
}

pub(crate) fn png(bytes: &[u8]) -> Result<Luma, Unpacked> {
    any(bytes, ImageFormat::Png)
}

fn any(bytes: &[u8], format: ImageFormat) -> Result<Luma, Unpacked> {
    let damaged = |_| Unpacked::Damaged;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    check_size(width as usize, height as usize)?;
    // Sixteen bits for each of four colours would need more than the limits count with.
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(Unpacked::TooManyPixels { width: width as usize, height: height as usize });
    }
    let picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    let pixels = match picture {
        DynamicImage::ImageLuma8(grey) => grey.into_raw(),
        // What is transparent lies on white paper.
        picture if picture.color().has_alpha() => picture
            .into_luma_alpha8()
            .pixels()
            .map(|p| {
                let [light, cover] = p.0.map(u32::from);
                ((light * cover + 255 * (255 - cover)) / 255) as u8
            })
            .collect(),
        picture => picture.into_luma8().into_raw(),
    };
    Ok(Luma { width: width as usize, height: height as usize, pixels })
}
