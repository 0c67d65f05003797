//! A page as a picture for people.
#![allow(clippy::unwrap_used, reason = "helpers of tests are part of the tests")]

mod sheets;

use image::GrayImage;
use scan::picture;
use sheets::wrap;

/// Dark at the left, light at the right.
fn sheet(width: u32) -> GrayImage {
    GrayImage::from_fn(width, 60, |x, _| image::Luma([(x * 255 / width) as u8]))
}

#[test]
fn a_photo_is_shown_as_it_came_and_a_page_of_a_pdf_by_its_picture() {
    let photo = wrap::jpeg(&sheet(80), 70);
    assert_eq!(picture(&photo, 1).unwrap(), photo, "the original, byte for byte");
    assert_eq!(picture(&photo, 2), None, "a photo has one page");
    let pdf = wrap::pdf(vec![vec![wrap::jpeg_image(&sheet(80), 70)], vec![wrap::flate_image(&sheet(120))]]);
    for (page, width) in [(1, 80), (2, 120)] {
        let shown = image::load_from_memory(&picture(&pdf, page).unwrap()).unwrap().to_luma8();
        assert_eq!((shown.width(), shown.height()), (width, 60), "page {page}");
        assert!(shown.get_pixel(2, 30).0[0] < 40 && shown.get_pixel(width - 3, 30).0[0] > 210, "page {page}");
    }
    assert_eq!(picture(&pdf, 3), None);
}

#[test]
fn what_is_no_scan_is_no_picture() {
    for bytes in [&b""[..], b"hello", b"%PDF-1.7 and nothing more"] {
        assert_eq!(picture(bytes, 1), None);
    }
    assert_eq!(picture(&wrap::pdf(vec![vec![]]), 1), None, "a page without a picture");
}
