//! The measured reports, from the samples of the paper library, and the whole way from a report to a sealed file.

use std::error::Error;
use std::path::{Path, PathBuf};

use paper::{Block, Document, Fonts, lay_out, write_pdf};
use seal::{DeviceKey, FirmRoot, SealRequest, seal};

#[path = "../../../src-tauri/libs/paper/tests/sample/mod.rs"]
mod sample;

/// What a report is made with: loaded once, as in the program.
pub struct Shop {
    pub fonts: Fonts,
    key: DeviceKey,
}

impl Shop {
    pub fn open() -> Result<Shop, Box<dyn Error>> {
        let key = FirmRoot::create("华泰制冷", 0)?.issue("B", "0190-b", 0)?;
        Ok(Shop { fonts: Fonts::load(&fonts_folder())?, key })
    }

    /// Laid out, written and sealed.
    pub fn sealed(&self, document: &Document) -> Result<Vec<u8>, Box<dyn Error>> {
        let pages = lay_out(document, &self.fonts)?;
        let pdf = write_pdf(&pages, &sample::attachments(), &[])?;
        let request = SealRequest {
            reason: "验收确认",
            signer_name: "王芳",
            place: "",
            at_ms: 0,
            offset_minutes: 480,
            page: 0,
            rect: [60.0, 60.0, 200.0, 120.0],
        };
        Ok(seal(&pdf, &self.key, &request)?)
    }

    /// The words of a report line by line; fails unless it has so many pages.
    pub fn lines(&self, document: &Document, pages: usize) -> Result<String, Box<dyn Error>> {
        let laid = lay_out(document, &self.fonts)?;
        if laid.count() != pages {
            return Err(format!("the sample has {} pages, not {pages}", laid.count()).into());
        }
        Ok(laid.text())
    }
}

pub fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts")
}

pub fn one_page() -> Document {
    sample::report()
}

/// The same report under another number.
pub fn numbered(at: usize) -> Document {
    Document { number: format!("V26-B-{at:05}"), ..sample::report() }
}

/// The long sample cut to three pages, with six photos as a camera's become on paper.
pub fn three_pages(photo: &[u8]) -> Document {
    let mut document = sample::long_report();
    for block in &mut document.blocks {
        match block {
            Block::Table(table) => table.rows.truncate(16),
            Block::Text { value, field, .. } if field == "finding" => {
                *value = value.chars().take(700).collect();
            }
            Block::Photos(photos) => photos.iter_mut().for_each(|one| one.jpeg = photo.to_vec()),
            _ => {}
        }
    }
    document
}

/// What a phone takes: twelve million pixels with texture and grain.
pub fn camera_photo() -> Result<Vec<u8>, Box<dyn Error>> {
    let mut grain = 1_u32;
    let picture = image::RgbImage::from_fn(4000, 3000, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (grain >> 28) as u8;
        let pipe = (x / 160 + y / 240) % 5 < 2;
        let base = if pipe { 150 - (x / 64 % 60) as u8 } else { 80 + (y / 40 % 70) as u8 };
        image::Rgb([base + noise, base + noise / 2, base])
    });
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture)?;
    Ok(bytes)
}
