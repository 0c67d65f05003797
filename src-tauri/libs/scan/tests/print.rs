//! What `paper` prints is what `scan` reads, on every size of paper and on every page.
#![allow(clippy::unwrap_used, reason = "helpers of tests are part of the tests")]

mod sheets;

use paper::{Block, Document, Fact, PageSize, lay_out_coded, write_pdf};
use scan::{PaperCode, read};
use sheets::camera::{Shot, shoot};
use sheets::{Chance, fonts, rasterised, sheet, wrap};

/// Long enough for a second page of any size.
fn long() -> Document {
    let fact = |at: usize| Fact {
        label: format!("第{at}项"),
        value: "格力 KFR-35GW 挂机".into(),
        field: "item".into(),
    };
    Document { blocks: vec![Block::Facts((0..150).map(fact).collect())], ..sheet(&sheets::code(1), 1) }
}

#[test]
fn every_page_of_every_size_is_known_when_it_comes_back_alone() {
    let (fonts, dir) = (fonts(), tempfile::tempdir().unwrap());
    let code = |page: usize, pages: usize| {
        PaperCode::new("K26-AB-123456", &[0xa7; 32], page as u16, pages as u16, 12).unwrap()
    };
    for (at, size) in [PageSize::A4, PageSize::A5, PageSize::Tag].into_iter().enumerate() {
        let words = |page: usize, pages: usize| code(page, pages).to_string();
        let pages = lay_out_coded(&long(), &fonts, size, &words).unwrap();
        let pdf = write_pdf(&pages, &[], &[]).unwrap();
        assert!(pages.count() > 1, "{size:?} has a first page and one that follows");
        for page in 1..=2 {
            let printed = rasterised(&pdf, page as u32, 150, dir.path(), "page");
            let mut chance = Chance((at * 10 + page) as u64);
            let shot = Shot::any(&mut chance);
            let photo = shoot(&printed, &shot, &mut chance);
            let found = read(&wrap::jpeg(&photo, shot.quality)).unwrap();
            let read: Vec<_> = found.iter().map(|found| PaperCode::parse(&found.code)).collect();
            assert_eq!(read, [Ok(code(page, pages.count()))], "{size:?}, page {page}, after {shot:?}");
        }
    }
}

#[test]
fn a_code_with_a_hole_in_it_is_still_read() {
    let (fonts, dir) = (fonts(), tempfile::tempdir().unwrap());
    let mut picture = sheets::printed(&sheet(&sheets::code(2), 2), &fonts, 200, dir.path(), "page");
    let corners = read(&wrap::png(&picture)).unwrap().remove(0).corners;
    let (left, top, side) = (corners[0].0, corners[0].1, corners[1].0 - corners[0].0);
    // A hole of a tenth of the code's side, through the words and no eye.
    for y in top + side * 45 / 100..top + side * 55 / 100 {
        for x in left + side * 45 / 100..left + side * 55 / 100 {
            picture.put_pixel(x as u32, y as u32, image::Luma([255]));
        }
    }
    let found = read(&wrap::png(&picture)).unwrap();
    assert_eq!(PaperCode::parse(&found[0].code), Ok(sheets::code(2)), "punched or stained");
}
