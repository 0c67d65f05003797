//! krilla drawing the same words with the same font, and the same photos: no layout, no seal.

use std::error::Error;

use krilla::Document;
use krilla::geom::{PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::page::PageSettings;
use krilla::text::{Font, TextDirection};

use crate::papers::fonts_folder;

const LEADING: f32 = 12.0;

pub fn font() -> Result<Font, Box<dyn Error>> {
    let bytes = std::fs::read(fonts_folder().join("NotoSansSC-Regular.ttf"))?;
    Font::new(bytes.into(), 0).ok_or_else(|| "krilla reads the font".into())
}

/// `lines` has a form feed between pages; the photos go six to the last page.
pub fn draw(lines: &str, photos: &[Vec<u8>], font: &Font) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::new();
    let pages: Vec<&str> = lines.split('\u{c}').collect();
    for (number, words) in pages.iter().enumerate() {
        let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).ok_or("page size")?);
        let mut surface = page.surface();
        for (i, line) in words.lines().enumerate() {
            let y = 40.0 + (i as f32 * LEADING) % 780.0;
            surface.draw_text(Point::from_xy(51.0, y), font.clone(), 9.0, line, false, TextDirection::Auto);
            let mut rule = PathBuilder::new();
            rule.move_to(51.0, y + 2.0);
            rule.line_to(544.0, y + 2.0);
            if let Some(path) = rule.finish() {
                surface.draw_path(&path);
            }
        }
        if number + 1 == pages.len() {
            for (i, photo) in photos.iter().enumerate() {
                let image = Image::from_jpeg(photo.clone().into(), false)?;
                let (x, y) = (51.0 + (i % 2) as f32 * 250.0, 40.0 + (i / 2) as f32 * 190.0);
                surface.push_transform(&Transform::from_translate(x, y));
                surface.draw_image(image, Size::from_wh(240.0, 180.0).ok_or("photo size")?);
                surface.pop();
            }
        }
        surface.finish();
        page.finish();
    }
    Ok(document.finish().map_err(|e| format!("{e:?}"))?)
}
