//! Pictures: looked at once when a paper is laid out, so that a bad one is named before anything is drawn.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use crate::PaperError;
use crate::display::Picture;
use crate::shrink::to_edge;

/// Longest edge of a photo on paper, in pixels: about 390 to the inch at half the text width.
const PHOTO_EDGE: u32 = 1280;
const PHOTO_QUALITY: u8 = 75;
/// Edges beyond this are a mistake or an attack.
const LONGEST_EDGE: u32 = 20_000;

/// Looks at a picture for the page. JPEG data stay as they are; PNG is checked by decoding it.
pub(crate) fn read(bytes: &[u8], field: &str) -> Result<Picture, PaperError> {
    let refused = |reason: &str| PaperError::Picture { field: field.to_owned(), reason: reason.to_owned() };
    if bytes.starts_with(&[0xFF, 0xD8]) {
        let frame = jpeg_frame(bytes).ok_or_else(|| refused("no JPEG picture inside"))?;
        if frame.bits != 8 || !matches!(frame.parts, 1 | 3) || frame.width == 0 || frame.height == 0 {
            return Err(refused("only grey and colour JPEG of 8 bits can be printed"));
        }
        let (width, height) = (u32::from(frame.width), u32::from(frame.height));
        return Ok(Picture {
            bytes: bytes.to_vec(),
            pixels: Vec::new(),
            is_grey: frame.parts == 1,
            width,
            height,
        });
    }
    let pixels = on_white(open(bytes, field, 4_000)?.0);
    let (width, height) = pixels.dimensions();
    let is_grey = pixels.pixels().all(|pixel| pixel.0[0] == pixel.0[1] && pixel.0[1] == pixel.0[2]);
    let raw = pixels.into_raw();
    let pixels = if is_grey { raw.iter().step_by(3).copied().collect() } else { raw };
    Ok(Picture { bytes: bytes.to_vec(), pixels, is_grey, width, height })
}

/// Brings any JPEG or PNG to paper size: upright as the camera was held, at most 1,280 pixels long, JPEG of quality 75.
///
/// What a camera writes beside the picture (place, time, serial number) is left behind.
pub fn photo_for_paper(bytes: &[u8]) -> Result<Vec<u8>, PaperError> {
    jpeg_of(&upright(bytes, PHOTO_EDGE)?)
}

/// The same, and beside it a smaller one for a screen's list: the camera's file is read only once.
///
/// A JPEG that ends in the middle is refused here: a decoder would fill the rest with grey and say nothing.
pub fn photo_and_thumb(bytes: &[u8], thumb_edge: u32) -> Result<(Vec<u8>, Vec<u8>), PaperError> {
    if bytes.starts_with(&[0xFF, 0xD8]) && !is_whole_jpeg(bytes) {
        return Err(PaperError::Picture {
            field: "photo".to_owned(),
            reason: "it ends in the middle".to_owned(),
        });
    }
    let picture = upright(bytes, PHOTO_EDGE)?;
    Ok((jpeg_of(&picture)?, jpeg_of(&to_edge(picture, thumb_edge))?))
}

pub(crate) fn upright(bytes: &[u8], edge: u32) -> Result<RgbImage, PaperError> {
    let (picture, orientation) = open(bytes, "photo", LONGEST_EDGE)?;
    let mut picture = DynamicImage::ImageRgb8(to_edge(on_white(picture), edge));
    picture.apply_orientation(orientation);
    Ok(picture.into_rgb8())
}

pub(crate) fn jpeg_of(picture: &RgbImage) -> Result<Vec<u8>, PaperError> {
    let mut written = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut written, PHOTO_QUALITY)
        .encode_image(picture)
        .map_err(|error| PaperError::Picture { field: "photo".to_owned(), reason: error.to_string() })?;
    Ok(written)
}

fn open(bytes: &[u8], field: &str, edge: u32) -> Result<(DynamicImage, Orientation), PaperError> {
    let refused = |error: &dyn std::fmt::Display| PaperError::Picture {
        field: field.to_owned(),
        reason: error.to_string(),
    };
    let format = image::guess_format(bytes).map_err(|error| refused(&error))?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png) {
        return Err(refused(&"neither JPEG nor PNG"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(edge);
    limits.max_image_height = Some(edge);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    Ok((picture, orientation))
}

/// Paper is white: what shines through is white as well, and no reader has to blend anything.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let pixels = picture.into_rgba8();
    let mut flat = RgbImage::new(pixels.width(), pixels.height());
    for (to, from) in flat.pixels_mut().zip(pixels.pixels()) {
        let alpha = u32::from(from.0[3]);
        for (to, from) in to.0.iter_mut().zip(from.0) {
            *to = ((u32::from(from) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
        }
    }
    flat
}

/// Whether the end mark stands behind the beginning of the picture's data; the one of a small picture among the
/// camera's notes comes before it. Inside the data the two bytes cannot stand side by side.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some(&[mark, kind, high, low]) = bytes.get(at..at + 4).and_then(|head| head.first_chunk::<4>())
    {
        match (mark, kind) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0xDA) => return bytes[at..].windows(2).any(|pair| pair == [0xFF, 0xD9]),
            (0xFF, _) => at += 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => return false,
        }
    }
    false
}

struct Frame {
    bits: u8,
    parts: u8,
    width: u16,
    height: u16,
}

/// Walks the segments of a JPEG to its frame header. `None` for anything a PDF reader could not show.
fn jpeg_frame(bytes: &[u8]) -> Option<Frame> {
    let mut at = 2;
    loop {
        while *bytes.get(at)? == 0xFF && *bytes.get(at + 1)? == 0xFF {
            at += 1;
        }
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xFF {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        match kind {
            // Baseline, extended and progressive with Huffman codes; the others are not allowed in a PDF.
            0xC0..=0xC2 => {
                let head = bytes.get(at + 4..at + 10)?;
                return Some(Frame {
                    bits: head[0],
                    height: u16::from_be_bytes([head[1], head[2]]),
                    width: u16::from_be_bytes([head[3], head[4]]),
                    parts: head[5],
                });
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xD8..=0xDA => return None,
            _ => at += 2 + length.max(2),
        }
    }
}
