//! The many shapes a picture of one sheet can take.
#![allow(clippy::unwrap_used, reason = "helpers of tests are part of the tests")]

mod sheets;

use fax::encoder::Encoder;
use fax::{Color, VecWriter};
use image::{GrayImage, Luma, imageops};
use lopdf::{Object, Stream, StringFormat, dictionary};
use scan::{Found, PaperCode, Verdict, look, read};
use sheets::camera::{Shot, shoot};
use sheets::{Chance, code, fonts, printed, sheet, wrap};

fn page(n: usize, dpi: u32) -> GrayImage {
    let dir = tempfile::tempdir().unwrap();
    printed(&sheet(&code(n), n), &fonts(), dpi, dir.path(), "page")
}

fn words(found: &[Found]) -> Vec<PaperCode> {
    let mut codes: Vec<_> = found.iter().map(|found| PaperCode::parse(&found.code).unwrap()).collect();
    codes.sort();
    codes
}

fn packed_bits(picture: &GrayImage) -> Vec<u8> {
    let rows = picture.as_raw().chunks(picture.width() as usize);
    rows.flat_map(|row| {
        row.chunks(8).map(|eight| {
            eight.iter().enumerate().fold(0, |byte, (at, p)| byte | u8::from(*p > 128) << (7 - at))
        })
    })
    .collect()
}

#[test]
fn every_packing_of_a_page_in_a_pdf_is_read() {
    let picture = page(1, 150);
    let (w, h) = picture.dimensions();
    let grey = picture.as_raw();
    let mut fax = Encoder::new(VecWriter::new());
    for row in grey.chunks(w as usize) {
        let colours = row.iter().map(|p| if *p > 128 { Color::White } else { Color::Black });
        fax.encode_line(colours, w).unwrap();
    }
    let fax = fax.finish().unwrap().finish();
    let bits = packed_bits(&picture);
    let reversed: Vec<u8> = bits.iter().map(|byte| !byte).collect();
    let g4 = |more: lopdf::Dictionary| {
        let mut params = dictionary! { "K" => -1, "Columns" => i64::from(w), "Rows" => i64::from(h) };
        more.iter().for_each(|(key, value)| params.set(key.clone(), value.clone()));
        dictionary! { "Filter" => "CCITTFaxDecode", "DecodeParms" => params, "BitsPerComponent" => 1 }
    };
    let palette = Object::String(vec![255, 255, 255, 20, 20, 60], StringFormat::Hexadecimal);
    let indexed = vec!["Indexed".into(), "DeviceRGB".into(), 1.into(), palette];
    let shapes: Vec<(&str, Stream)> = vec![
        ("grey", wrap::image(w, h, dictionary! {}, grey.clone())),
        ("deflated", wrap::flate_image(&picture)),
        (
            "colour",
            wrap::image(
                w,
                h,
                dictionary! { "ColorSpace" => "DeviceRGB" },
                grey.iter().flat_map(|p| [*p, *p, *p]).collect(),
            ),
        ),
        (
            "four inks",
            wrap::image(
                w,
                h,
                dictionary! { "ColorSpace" => "DeviceCMYK" },
                grey.iter().flat_map(|p| [0, 0, 0, 255 - *p]).collect(),
            ),
        ),
        ("bits", wrap::image(w, h, dictionary! { "BitsPerComponent" => 1 }, bits.clone())),
        ("mask", wrap::image(w, h, dictionary! { "ImageMask" => true, "BitsPerComponent" => 1 }, bits)),
        (
            "reversed bits",
            wrap::image(
                w,
                h,
                dictionary! { "BitsPerComponent" => 1, "Decode" => vec![1.into(), 0.into()] },
                reversed.clone(),
            ),
        ),
        (
            "palette",
            wrap::image(w, h, dictionary! { "BitsPerComponent" => 1, "ColorSpace" => indexed }, reversed),
        ),
        ("fax", wrap::image(w, h, g4(dictionary! {}), fax.clone())),
        ("cut fax", wrap::image(w, h, g4(dictionary! {}), fax[..fax.len() / 2].to_vec())),
        ("jpeg", wrap::jpeg_image(&picture, 60)),
    ];
    for (name, stream) in shapes {
        let found = read(&wrap::pdf(vec![vec![stream]])).unwrap();
        assert_eq!(words(&found), [code(1)], "packed as {name}");
    }
}

#[test]
fn a_page_cut_into_strips_is_put_together() {
    let picture = page(2, 150);
    let strips = (0..picture.height()).step_by(40).map(|y| {
        let height = 40.min(picture.height() - y);
        wrap::flate_image(&imageops::crop_imm(&picture, 0, y, picture.width(), height).to_image())
    });
    let found = read(&wrap::pdf(vec![strips.collect()])).unwrap();
    assert_eq!(words(&found), [code(2)], "no strip alone holds the whole code");
}

#[test]
fn a_stack_in_one_pdf_is_told_apart_by_page() {
    let blank = GrayImage::from_pixel(400, 500, Luma([240]));
    let jbig = wrap::image(400, 500, dictionary! { "Filter" => "JBIG2Decode" }, vec![0; 64]);
    let pages = vec![
        vec![wrap::jpeg_image(&page(3, 150), 60)],
        vec![wrap::flate_image(&blank)],
        vec![],
        vec![jbig],
        vec![wrap::flate_image(&page(4, 150))],
    ];
    let scan = look(&wrap::pdf(pages)).unwrap();
    let at: Vec<_> =
        scan.found.iter().map(|found| (found.page, PaperCode::parse(&found.code).unwrap())).collect();
    assert_eq!(at, [(1, code(3)), (5, code(4))], "each code with the page it is on");
    let verdicts: Vec<_> = scan.pages.iter().map(|page| page.verdict.clone()).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Read,
            Verdict::NoCode,
            Verdict::NoPicture,
            Verdict::NotUnpacked { packing: "JBIG2Decode".into() },
            Verdict::Read,
        ]
    );
    assert_eq!(scan.unread(), 3, "three pages wait for somebody to look at them");
    assert!(
        scan.pages[0].contrast > 80 && scan.pages[1].contrast < 20,
        "print has contrast, a blank page none"
    );
}

#[test]
fn several_slips_on_one_glass_are_all_read() {
    let slips = [page(5, 150), page(6, 150), page(7, 150)];
    let (w, h) = slips[0].dimensions();
    let mut glass = GrayImage::from_pixel(w * 2, h * 2, Luma([60]));
    imageops::replace(&mut glass, &slips[0], 0, 0);
    imageops::replace(&mut glass, &imageops::rotate180(&slips[1]), i64::from(w), 0);
    imageops::replace(&mut glass, &imageops::rotate90(&slips[2]), 0, i64::from(h));
    let mut expected = vec![code(5), code(6), code(7)];
    expected.sort();
    assert_eq!(words(&read(&wrap::jpeg(&glass, 60)).unwrap()), expected);
}

#[test]
fn white_on_black_is_read() {
    let mut picture = page(8, 150);
    picture.pixels_mut().for_each(|p| p.0[0] = 255 - p.0[0]);
    assert_eq!(words(&read(&wrap::png(&picture)).unwrap()), [code(8)], "a scanner set to negative");
}

#[test]
fn a_telephones_twelve_million_points_are_read_also_where_the_sheet_is_small_among_them() {
    let picture = page(9, 150);
    let mut chance = Chance(9);
    let shot = Shot { turn: 23.0, scale: 1.2, ..Shot::any(&mut chance) };
    let small = shoot(&picture, &shot, &mut chance);
    let mut photo = GrayImage::from_pixel(4000, 3000, Luma([90]));
    imageops::replace(&mut photo, &small, 1500, 300);
    let found = read(&wrap::jpeg(&photo, 70)).unwrap();
    assert_eq!(words(&found), [code(9)]);
    let middle = found[0].corners.iter().fold((0, 0), |sum, c| (sum.0 + c.0 / 4, sum.1 + c.1 / 4));
    assert!(
        (1500..3700).contains(&middle.0) && (300..2900).contains(&middle.1),
        "the corners {:?} are told in points of the whole photo",
        found[0].corners
    );
}

#[test]
fn a_code_too_small_or_too_blurred_is_no_match_and_no_error() {
    let mut chance = Chance(3);
    let shot = Shot { blur: 4.0, turn: 0.0, skew: 0.0, ..Shot::any(&mut chance) };
    let picture = shoot(&page(10, 150), &shot, &mut chance);
    let scan = look(&wrap::jpeg(&picture, 50)).unwrap();
    assert!(scan.found.is_empty(), "nothing is guessed");
    assert!(matches!(scan.pages[0].verdict, Verdict::NoCode | Verdict::Unreadable), "a person has to look");
}

#[test]
fn our_own_file_dropped_instead_of_its_scan_is_recognised_as_unscanned() {
    let pages = paper::lay_out(&sheet(&code(11), 11), &fonts()).unwrap();
    let scan = look(&paper::write_pdf(&pages, &[], &[]).unwrap()).unwrap();
    assert_eq!(scan.pages[0].verdict, Verdict::NoPicture, "the advice is to scan the signed paper");
}

#[test]
fn the_same_bytes_give_the_same_answer() {
    let bytes = wrap::jpeg(&page(12, 150), 50);
    assert_eq!(look(&bytes).unwrap(), look(&bytes).unwrap());
}
