//! Files that are broken, are something else, or were made to break us.
#![allow(clippy::unwrap_used, reason = "helpers of tests are part of the tests")]

mod sheets;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use proptest::prelude::*;
use scan::{MOST_PIXELS, ScanError, Verdict, look, read};
use sheets::{code, fonts, printed, sheet, wrap};

fn sample() -> image::GrayImage {
    let dir = tempfile::tempdir().unwrap();
    printed(&sheet(&code(1), 1), &fonts(), 100, dir.path(), "page")
}

#[test]
fn what_is_no_scan_is_named() {
    let cases: [(&[u8], &str, &str); 9] = [
        (b"", "scan.empty", "empty"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "scan.heic", "an iPhone's picture, whatever its name ends in"),
        (b"II*\0\x08\0\0\0", "scan.not_a_scan", "tiff"),
        (b"PK\x03\x04word/document.xml", "scan.not_a_scan", "an office file"),
        (b"GIF89a", "scan.not_a_scan", "gif"),
        (b"hello", "scan.not_a_scan", "text"),
        (b"%PDF-1.7\n", "scan.damaged", "a PDF's head and nothing more"),
        (b"\x89PNG\r\n\x1a\n", "scan.damaged", "a PNG's head and nothing more"),
        (b"\xff\xd8\xff\xe0", "scan.damaged", "a JPEG's head and nothing more"),
    ];
    for (bytes, expected, what) in cases {
        assert_eq!(read(bytes).unwrap_err().code(), expected, "{what}");
    }
}

/// The first bytes of a PNG that says it has this size, with a short body.
fn png_head(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = wrap::png(&image::GrayImage::new(8, 8));
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 0 { c >> 1 } else { c >> 1 ^ 0xedb8_8320 })
    })
}

#[test]
fn a_picture_that_claims_to_be_enormous_is_refused_by_its_head() {
    assert_eq!(
        read(&png_head(50_000, 50_000)),
        Err(ScanError::TooManyPixels { width: 50_000, height: 50_000 }),
        "two and a half thousand million points are never unpacked"
    );
    assert!(matches!(read(&png_head(1_000_000, 2)), Err(ScanError::TooManyPixels { .. })), "one long row");
    let mut jpeg = wrap::jpeg(&image::GrayImage::new(16, 16), 50);
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert!(matches!(read(&jpeg), Err(ScanError::TooManyPixels { .. })), "{:?}", read(&jpeg));
    const { assert!(MOST_PIXELS < 100_000_000) };
}

#[test]
fn a_bomb_in_a_pdf_is_not_unpacked() {
    // Sixty million zeros in a few hundred thousand bytes, told to be a picture of a hundred by a hundred points.
    let packed = wrap::deflated(&vec![0; 60_000_000]);
    let bomb = wrap::image(100, 100, dictionary! { "Filter" => "FlateDecode" }, packed);
    let huge = wrap::image(50_000, 50_000, dictionary! { "Filter" => "FlateDecode" }, vec![0x78, 0x9c]);
    let scan = look(&wrap::pdf(vec![vec![bomb], vec![huge]])).unwrap();
    let told = |packing: &str| Verdict::NotUnpacked { packing: packing.into() };
    assert_eq!(scan.pages[0].verdict, told("damaged"), "there is more in it than a picture of that size");
    assert_eq!(scan.pages[1].verdict, told("too large"));
}

/// A document whose objects 1 to 5 are given; 1 is the catalogue.
fn raw_pdf(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.5\n".to_vec();
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    offsets.iter().for_each(|offset| bytes.extend(format!("{offset:010} 00000 n \n").bytes()));
    bytes.extend(
        format!("trailer\n<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF", objects.len() + 1).bytes(),
    );
    bytes
}

#[test]
fn a_pdf_that_bites_its_own_tail_comes_to_an_end() {
    let own_parent = raw_pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 2 0 R 3 0 R]/Count 9/Parent 2 0 R>>",
        "<</Type/Page/Parent 2 0 R>>",
    ]);
    let scan = look(&own_parent).unwrap();
    assert!(scan.pages.len() < 10 && scan.found.is_empty(), "a tree hanging on itself");
    let forms = raw_pdf(&[
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/Resources<</XObject<</A 4 0 R>>>>>>",
        "<</Subtype/Form/Length 0/Resources<</XObject<</B 5 0 R/A 4 0 R>>>>>>stream\n\nendstream",
        "<</Subtype/Form/Length 0/Resources<</XObject<</A 4 0 R>>>>>>stream\n\nendstream",
    ]);
    let scan = look(&forms).unwrap();
    assert_eq!(scan.pages[0].verdict, Verdict::NoPicture, "drawings within each other");
    let itself = raw_pdf(&["1 0 R", "<</Type/Pages/Kids[2 0 R]>>"]);
    assert_eq!(read(&itself), Err(ScanError::Damaged { kind: "pdf" }), "a catalogue that is itself");
    let nested = raw_pdf(&["<</Type/Catalog/Pages 2 0 R>>", &"[".repeat(100_000)]);
    assert_eq!(read(&nested), Err(ScanError::Damaged { kind: "pdf" }), "brackets without end");
}

#[test]
fn one_picture_on_many_pages_is_looked_at_once() {
    let mut doc = Document::load_mem(&wrap::pdf(vec![vec![wrap::flate_image(&sample())]])).unwrap();
    let first = doc.page_iter().next().unwrap();
    let tree = doc.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let kids = vec![Object::Reference(first); 600];
    doc.get_dictionary_mut(tree).unwrap().set("Kids", kids[..400].to_vec());
    // lopdf hands out as many pages as the file has objects; so the other pages need to be there.
    for _ in 0..600 {
        doc.add_object(Dictionary::new());
    }
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    let scan = look(&bytes).unwrap();
    assert_eq!(scan.pages.len(), 400);
    assert_eq!(scan.found.len(), 400, "the code is on every page");
    doc.get_dictionary_mut(tree).unwrap().set("Kids", kids);
    let mut bytes = Vec::new();
    doc.save_to(&mut bytes).unwrap();
    assert!(
        matches!(read(&bytes), Err(ScanError::TooManyPages { .. })),
        "{:?}",
        read(&bytes).map(|f| f.len())
    );
}

#[test]
fn a_locked_pdf_is_said_to_be_locked() {
    let dict = "<</Filter/Standard/V 1/R 2/P -4/O<00000000000000000000000000000000000000000000000000000000000000\
                00>/U<0000000000000000000000000000000000000000000000000000000000000000>>>";
    let mut bytes = raw_pdf(&["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", dict]);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let id = "00112233445566778899aabbccddeeff";
    bytes = text.replace("/Root 1 0 R", &format!("/Root 1 0 R/Encrypt 3 0 R/ID[<{id}><{id}>]")).into_bytes();
    assert_eq!(read(&bytes), Err(ScanError::Locked));
}

#[test]
fn a_field_of_eyes_made_to_keep_us_busy_is_left_alone() {
    const EYE: [&[u8; 9]; 9] = [
        b"         ",
        b" ####### ",
        b" #     # ",
        b" # ### # ",
        b" # ### # ",
        b" # ### # ",
        b" #     # ",
        b" ####### ",
        b"         ",
    ];
    let picture = image::GrayImage::from_fn(1800, 1800, |x, y| {
        image::Luma([if EYE[y as usize / 2 % 9][x as usize / 2 % 9] == b'#' { 0 } else { 255 }])
    });
    let scan = look(&wrap::png(&picture)).unwrap();
    assert_eq!(scan.pages[0].verdict, Verdict::Unreadable, "ten thousand eyes are no code");
}

#[test]
fn pictures_of_hardly_any_size_are_looked_at() {
    for (width, height) in [(1, 1), (1, 300), (300, 1), (2, 2), (7, 7)] {
        let scan = look(&wrap::png(&image::GrayImage::new(width, height))).unwrap();
        assert_eq!(scan.pages[0].verdict, Verdict::NoCode, "{width} by {height}");
    }
}

#[test]
fn files_cut_off_anywhere_are_read_as_far_as_they_go_or_refused() {
    let picture = sample();
    let stream: Vec<Stream> = vec![wrap::jpeg_image(&picture, 50)];
    for bytes in [wrap::jpeg(&picture, 50), wrap::png(&picture), wrap::pdf(vec![stream])] {
        for part in 0..20 {
            let end = bytes.len() * part / 20;
            if let Ok(found) = read(&bytes[..end]) {
                let wanted = code(1).to_string();
                assert!(found.iter().all(|found| found.code == wanted), "half a picture makes no other code");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_behind_a_known_head_is_no_trouble(kind in 0usize..3, noise in prop::collection::vec(any::<u8>(), 0..3000)) {
        let head: [&[u8]; 3] = [b"\xff\xd8\xff\xe0\0\x10JFIF", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.5\n1 0 obj\n<<"];
        let _ = look(&[head[kind], &noise].concat());
    }

    #[test]
    fn spoiled_bytes_never_make_another_code(kind in 0usize..3, spots in prop::collection::vec((any::<u16>(), any::<u8>()), 1..12)) {
        static FILES: std::sync::LazyLock<[Vec<u8>; 3]> = std::sync::LazyLock::new(|| {
            let picture = sample();
            let stream = vec![vec![wrap::flate_image(&picture)]];
            [wrap::jpeg(&picture, 50), wrap::png(&picture), wrap::pdf(stream)]
        });
        let mut bytes = FILES[kind].clone();
        for (at, value) in spots {
            let at = usize::from(at) * bytes.len() / 65_536;
            bytes[at] = value;
        }
        if let Ok(found) = read(&bytes) {
            prop_assert!(found.iter().all(|found| found.code == code(1).to_string()));
        }
    }
}
