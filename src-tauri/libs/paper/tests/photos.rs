//! Photos as people drop them, brought to paper size.
#![allow(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

mod sample;

use paper::{Block, Language, PaperError, Photo, lay_out, photo_and_thumb, photo_for_paper};
use proptest::prelude::*;

fn size(jpeg: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg).unwrap();
    (picture.width(), picture.height())
}

/// Puts the camera's note on how it was held behind the first mark of a JPEG.
fn held(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    bytes.extend(((exif.len() + 2) as u16).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&jpeg[2..]);
    bytes
}

#[test]
fn a_large_picture_becomes_a_small_jpeg() {
    let large = image::RgbImage::from_fn(2400, 900, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut png = std::io::Cursor::new(Vec::new());
    large.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let paper = photo_for_paper(png.get_ref()).unwrap();
    assert_eq!(size(&paper), (1280, 480), "the long edge is 1,280 pixels and the proportions are kept");
    assert_eq!(size(&photo_for_paper(&sample::photo(1)).unwrap()), (640, 480), "a small one is not blown up");
}

#[test]
fn the_way_the_camera_was_held_is_honoured_and_its_notes_are_dropped() {
    let upright = photo_for_paper(&held(&sample::photo(1), 6)).unwrap();
    assert_eq!(size(&upright), (480, 640), "turned by a quarter");
    assert_eq!(size(&photo_for_paper(&held(&sample::photo(1), 3)).unwrap()), (640, 480), "turned by a half");
    assert!(!upright.windows(4).any(|window| window == b"Exif"), "place and serial number do not travel on");
}

#[test]
fn a_camera_s_file_is_read_once_for_paper_and_list_and_a_cut_off_one_is_refused() {
    let bytes = held(&sample::photo(1), 6);
    let (paper, thumb) = photo_and_thumb(&bytes, 320).unwrap();
    assert_eq!(paper, photo_for_paper(&bytes).unwrap(), "the same picture as alone");
    assert_eq!(size(&thumb), (240, 320), "upright as well");
    for cut in [bytes.len() - 2, bytes.len() / 2, 60, 3] {
        let refused = photo_and_thumb(&bytes[..cut], 320);
        assert!(
            matches!(refused, Err(PaperError::Picture { .. })),
            "cut at {cut}: no grey half is taken for a photo"
        );
    }
    let noted = [&bytes[..], b"notes behind the picture"].concat();
    assert!(photo_and_thumb(&noted, 320).is_ok(), "what phones write behind the end does no harm");
}

#[test]
fn what_shines_through_is_white() {
    let paper = photo_for_paper(&sample::logo()).unwrap();
    let picture = image::load_from_memory(&paper).unwrap().to_rgb8();
    assert!(
        picture.get_pixel(1, 1).0.iter().all(|level| *level > 245),
        "not black, as it would be without care"
    );
}

#[test]
fn a_picture_that_cannot_be_printed_is_named() {
    let fonts = sample::fonts();
    let mut cmyk = sample::photo(1);
    let frame = cmyk.windows(2).position(|window| window == [0xFF, 0xC0]).unwrap();
    cmyk[frame + 9] = 4;
    for (jpeg, what) in
        [(cmyk, "four colours"), (b"\xFF\xD8\xFF".to_vec(), "cut off"), (Vec::new(), "nothing")]
    {
        let mut doc = sample::bare(Language::Zh);
        let good = Photo { jpeg: sample::photo(2), caption: String::new() };
        doc.blocks = vec![Block::Photos(vec![good, Photo { jpeg, caption: String::new() }])];
        let refused = lay_out(&doc, &fonts);
        assert!(matches!(refused, Err(PaperError::Picture { field, .. }) if field == "photos[1]"), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn damaged_pictures_are_refused_or_read_but_never_bring_the_program_down(
        seed in 0_u32..3, hits in prop::collection::vec((0_usize..6000, any::<u8>()), 1..12), cut in 0_usize..9000,
    ) {
        let mut bytes = if seed == 0 { sample::logo() } else { sample::photo(seed) };
        for (at, value) in hits {
            let at = at % bytes.len();
            bytes[at] = value;
        }
        bytes.truncate(bytes.len().saturating_sub(cut));
        let _ = photo_for_paper(&bytes);
        let mut doc = sample::bare(Language::Zh);
        doc.letterhead.logo = Some(bytes);
        if let Ok(pages) = lay_out(&doc, &sample::fonts()) {
            prop_assert!(paper::write_pdf(&pages, &[], &[]).is_ok(), "what is laid out can be written");
        }
    }
}

#[test]
fn a_sheet_that_came_back_fills_a_page_with_its_heading_and_caption() {
    let mut doc = sample::report();
    let mut jpeg = Vec::new();
    let sheet = image::RgbImage::from_pixel(595, 842, image::Rgb([240, 240, 235]));
    sheet.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
    doc.blocks.push(Block::Heading("纸质原件".into()));
    doc.blocks.push(Block::Scan(paper::Photo { jpeg, caption: "扫描件第一页".into() }));
    let before = lay_out(&sample::report(), &sample::fonts()).unwrap().count();
    let pages = lay_out(&doc, &sample::fonts()).unwrap();
    assert_eq!(pages.count(), before + 1, "a page of its own");
    let page_of = |words: &str| pages.lines().iter().find(|line| line.text.contains(words)).unwrap().page;
    assert_eq!(page_of("纸质原件"), page_of("扫描件第一页"), "the heading stays with its sheet");
    assert_eq!(page_of("扫描件第一页"), before, "behind everything that was signed");
}
