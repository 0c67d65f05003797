//! A report laid out, written and sealed, against krilla drawing the same lines with the same fonts.

use std::error::Error;
use std::path::{Path, PathBuf};

use krilla::Document;
use krilla::geom::{PathBuilder, Point};
use krilla::page::PageSettings;
use krilla::text::{Font, TextDirection};
use paper::{Fonts, lay_out, write_pdf};
use seal::{FirmRoot, SealRequest, seal};

use crate::measure::{Found, side_by_side};

#[path = "../../../src-tauri/libs/paper/tests/sample/mod.rs"]
#[allow(dead_code, reason = "only one of the samples is measured")]
mod sample;

const SAMPLES: usize = 60;

fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts")
}

pub fn measure() -> Result<Vec<Found>, Box<dyn Error>> {
    let fonts = Fonts::load(&fonts_folder())?;
    let document = sample::report();
    let key = FirmRoot::create("华泰制冷", 0)?.issue("B", "0190-b", 0)?;
    let pages = lay_out(&document, &fonts)?;
    let lines = pages.text();
    std::fs::write("target/bench-lines.txt", &lines)?;
    let font = Font::new(std::fs::read(fonts_folder().join("NotoSansSC-Regular.ttf"))?.into(), 0)
        .ok_or("krilla reads the font")?;
    let ours = |_| -> Result<(), Box<dyn Error>> {
        let pages = lay_out(&document, &fonts)?;
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
        seal(&pdf, &key, &request)?;
        Ok(())
    };
    let floor = |_| -> Result<(), Box<dyn Error>> { with_krilla(&lines, font.clone()) };
    let (value, floor) = side_by_side(SAMPLES, ours, floor)?;
    Ok(vec![Found {
        name: "report laid out, written and sealed",
        unit: "ms",
        value,
        floor_name: "krilla, same lines and font, no layout, no seal",
        floor,
        samples: SAMPLES,
    }])
}

fn with_krilla(lines: &str, font: Font) -> Result<(), Box<dyn Error>> {
    let mut document = Document::new();
    let mut page = document.start_page_with(PageSettings::from_wh(595.0, 842.0).ok_or("page size")?);
    let mut surface = page.surface();
    for (i, line) in lines.lines().enumerate() {
        let y = 40.0 + (i as f32 * 12.0) % 780.0;
        surface.draw_text(Point::from_xy(51.0, y), font.clone(), 9.0, line, false, TextDirection::Auto);
        let mut rule = PathBuilder::new();
        rule.move_to(51.0, y + 2.0);
        rule.line_to(544.0, y + 2.0);
        if let Some(path) = rule.finish() {
            surface.draw_path(&path);
        }
    }
    surface.finish();
    page.finish();
    document.finish().map_err(|e| format!("{e:?}"))?;
    Ok(())
}
