//! Fifty sheets are printed, suffer, and are all read back.
#![allow(clippy::unwrap_used, reason = "helpers of tests are part of the tests")]

mod sheets;

use scan::{Kind, PaperCode, Verdict, look};
use sheets::camera::{Shot, shoot};
use sheets::{Chance, code, fonts, printed, sheet, wrap};

/// How a sheet comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    PhotoJpeg,
    ScanPng,
    PdfOfJpeg,
    PdfOfGrey,
}

fn sent(n: usize, dir: &std::path::Path, fonts: &paper::Fonts) -> (Shot, Way, Vec<u8>) {
    let mut chance = Chance(n as u64 + 20_261_122);
    let dpi = [150, 165, 180, 200][n % 4];
    let page = printed(&sheet(&code(n), n), fonts, dpi, dir, &format!("sheet{n}"));
    let mut shot = Shot::any(&mut chance);
    let way = [Way::PhotoJpeg, Way::PdfOfJpeg, Way::PhotoJpeg, Way::ScanPng, Way::PdfOfGrey][n % 5];
    if matches!(way, Way::ScanPng | Way::PdfOfGrey) {
        // The glass of a scanner is flat and its lamp even.
        shot = Shot { skew: 0.0, falloff: 0.08, shadow: 0.0, ..shot };
    }
    let picture = shoot(&page, &shot, &mut chance);
    let bytes = match way {
        Way::PhotoJpeg => wrap::jpeg(&picture, shot.quality),
        Way::ScanPng => wrap::png(&picture),
        Way::PdfOfJpeg => wrap::pdf(vec![vec![wrap::jpeg_image(&picture, shot.quality)]]),
        Way::PdfOfGrey => wrap::pdf(vec![vec![wrap::flate_image(&picture)]]),
    };
    (shot, way, bytes)
}

#[test]
fn fifty_printed_sheets_are_matched_after_camera_and_scanner() {
    let fonts = fonts();
    let dir = tempfile::tempdir().unwrap();
    let check = &|n: usize| {
        let (shot, way, bytes) = sent(n, dir.path(), &fonts);
        let scan = look(&bytes).unwrap_or_else(|e| panic!("sheet {n} ({way:?}) was refused: {e}"));
        let kind = match way {
            Way::PhotoJpeg => Kind::Jpeg,
            Way::ScanPng => Kind::Png,
            Way::PdfOfJpeg | Way::PdfOfGrey => Kind::Pdf,
        };
        assert_eq!(scan.kind, kind);
        assert_eq!(scan.found.len(), 1, "sheet {n} ({way:?}) after {shot:?}: exactly its one code is read");
        let found = &scan.found[0];
        assert_eq!(PaperCode::parse(&found.code), Ok(code(n)), "sheet {n} is taken for itself");
        assert_eq!(scan.pages[0].verdict, Verdict::Read);
        assert_eq!(scan.unread(), 0);
        let off = (f32::from(found.turned) - shot.turn).rem_euclid(360.0);
        assert!(off.min(360.0 - off) < 6.0, "sheet {n} turned by {} was seen as {}", shot.turn, found.turned);
        assert!(found.square > 2.5, "{} points for a square at 150 dpi and more", found.square);
    };
    std::thread::scope(|threads| {
        let halves = [0, 1].map(|half| threads.spawn(move || (half..50).step_by(2).for_each(check)));
        halves.into_iter().for_each(|half| half.join().unwrap());
    });
}
