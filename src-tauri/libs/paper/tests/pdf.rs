//! The written file, judged by programs that are not ours. They are required: see README.md.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test fails as the test does")]

mod sample;

use std::path::Path;
use std::process::Command;

use lopdf::{Dictionary, Object};
use paper::{Block, Document, Language, Photo, lay_out, write_pdf};

fn run(tool: &str, args: &[&str]) -> String {
    let output = Command::new(tool).args(args).output();
    let output =
        output.unwrap_or_else(|error| panic!("{tool} is required by these tests (README.md): {error}"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {args:?} is content with the file: {said}{complained}");
    said
}

fn pdf(doc: &Document) -> Vec<u8> {
    let pages = lay_out(doc, &sample::fonts()).unwrap();
    write_pdf(&pages, &sample::attachments(), &sample::info()).unwrap()
}

/// Hands the file to `tool` by its path, put where `{}` stands.
fn ask(tool: &str, args: &[&str], bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, bytes).unwrap();
    let path = path.to_str().unwrap();
    run(tool, &args.iter().map(|arg| if *arg == "{}" { path } else { arg }).collect::<Vec<_>>())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn samples() -> [(&'static str, Document); 3] {
    [("zh", sample::report()), ("en", sample::english()), ("long", sample::long_report())]
}

#[test]
fn the_text_read_back_is_the_text_composed() {
    for (name, doc) in samples() {
        let pages = lay_out(&doc, &sample::fonts()).unwrap();
        let read = ask("pdftotext", &["-raw", "-enc", "UTF-8", "{}", "-"], &pdf(&doc));
        assert_eq!(squeezed(&read), squeezed(&pages.text()), "{name}: what is copied out is what was set");
    }
}

#[test]
fn rare_characters_and_signs_that_share_a_glyph_are_read_back_as_typed() {
    let typed = "𠮷㛃䶮𬭎𫖯喆 CO₂ m² 24.5℃ 5µm 5μm 4.7Ω 4.7\u{2126} ☑☐ ½ ‰ “好” ‘好’ …… —— ①②Ⅻ ǎǐǒǔǚ ￥¥";
    for language in [Language::Zh, Language::En] {
        let mut doc = sample::bare(language);
        doc.blocks = vec![Block::Text { label: None, value: typed.into(), field: "finding".into() }];
        let read = ask("pdftotext", &["-raw", "-enc", "UTF-8", "{}", "-"], &pdf(&doc));
        assert!(
            squeezed(&read).contains(&squeezed(typed)),
            "{language:?}: every character has its own: {read}"
        );
    }
}

#[test]
fn checkers_find_nothing_and_every_font_is_embedded() {
    for (name, doc) in samples() {
        let bytes = pdf(&doc);
        let said = ask("qpdf", &["--check", "{}"], &bytes);
        assert!(said.contains("No syntax or stream encoding errors"), "{name}: {said}");
        let fonts = ask("pdffonts", &["{}"], &bytes);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(rows.len() >= 3, "{name}: regular, bold and signs are used: {fonts}");
        for row in rows {
            // After the encoding: embedded, subset, with a table back to Unicode.
            let flags: Vec<&str> =
                row.split("Identity-H").nth(1).unwrap().split_whitespace().take(3).collect();
            assert_eq!(flags, ["yes", "yes", "yes"], "{name}: {row}");
        }
    }
}

#[test]
fn the_attachment_comes_out_as_it_went_in() {
    let bytes = pdf(&sample::report());
    let listed = ask("qpdf", &["--list-attachments", "{}"], &bytes);
    assert!(listed.contains("report.json"), "the attachment has its name: {listed}");
    let shown = ask("qpdf", &["{}", "--show-attachment=report.json"], &bytes);
    assert_eq!(shown.as_bytes(), sample::attachments()[0].bytes, "an attachment is not changed");
}

#[test]
fn the_same_document_gives_the_same_bytes_twice() {
    let first = pdf(&sample::long_report());
    let between = pdf(&sample::english());
    let second = pdf(&sample::long_report());
    assert!(first == second, "the second writing in a process equals the first");
    assert!(first != between, "and another document differs");
}

const OUT: &str = "PAPER_TEST_OUT";

#[test]
fn the_same_document_gives_the_same_bytes_in_another_process() {
    let here = pdf(&sample::report());
    if let Some(path) = std::env::var_os(OUT) {
        std::fs::write(path, here).unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.pdf");
    let name = "the_same_document_gives_the_same_bytes_in_another_process";
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name, "-q"])
        .env(OUT, &path)
        .output()
        .unwrap();
    assert!(status.status.success(), "the other process writes its file");
    assert!(std::fs::read(Path::new(&path)).unwrap() == here, "two processes write the same bytes");
}

#[test]
fn photos_pass_through_byte_for_byte_and_so_does_the_logo() {
    let jpeg = sample::photo(3);
    let mut doc = sample::bare(Language::Zh);
    doc.letterhead.logo = Some(sample::logo());
    doc.blocks = vec![Block::Photos(vec![Photo { jpeg: jpeg.clone(), caption: "铭牌".into() }])];
    let bytes = pdf(&doc);
    assert!(bytes.windows(jpeg.len()).any(|window| window == jpeg), "the JPEG is in the file as it came");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), &bytes).unwrap();
    let (file, stem) = (folder.path().join("a.pdf"), folder.path().join("out"));
    run("pdfimages", &["-png", file.to_str().unwrap(), stem.to_str().unwrap()]);
    let read = image::open(folder.path().join("out-000.png")).unwrap().to_rgb8();
    let drawn = image::load_from_memory(&sample::logo()).unwrap().to_rgba8();
    for (printed, given) in read.pixels().zip(drawn.pixels()) {
        let expected = if given.0[3] == 0 { [255; 3] } else { [given.0[0], given.0[1], given.0[2]] };
        assert_eq!(printed.0, expected, "a PNG loses nothing; what shines through is white");
    }
}

#[test]
fn the_file_says_what_pdf_a_3b_asks_for() {
    let bytes = pdf(&sample::report());
    assert!(bytes.starts_with(b"%PDF-1.7\n%"), "the header names version 1.7 and is marked as binary");
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    let xmp = stream(&file, catalog.get(b"Metadata").unwrap());
    assert!(!xmp.dict.has(b"Filter"), "archives search for the XMP packet as plain bytes");
    let xmp = String::from_utf8(xmp.content.clone()).unwrap();
    let tree = roxmltree::Document::parse(&xmp).unwrap();
    let value = |name: &str| {
        tree.descendants().find(|node| node.tag_name().name() == name).map(|node| {
            node.descendants()
                .filter(|inner| inner.is_text())
                .filter_map(|inner| inner.text())
                .collect::<String>()
        })
    };
    assert_eq!(value("part").as_deref(), Some("3"), "part 3");
    assert_eq!(value("conformance").as_deref(), Some("B"), "level B");

    let info = dictionary(&file, file.trailer.get(b"Info").unwrap());
    assert!(!info.has(b"GTS_PDFXVersion") && !info.has(b"Trapped"), "nothing announces PDF/X");
    for (key, name) in [
        ("Title", "title"),
        ("Author", "creator"),
        ("Subject", "description"),
        ("Keywords", "Keywords"),
        ("Producer", "Producer"),
        ("Creator", "CreatorTool"),
        ("ContentDigest", "ContentDigest"),
    ] {
        assert_eq!(
            Some(words(info.get(key.as_bytes()).unwrap())),
            value(name),
            "{key} is the same in both places"
        );
    }
    assert_eq!(words(info.get(b"CreationDate").unwrap()), "D:20261122163200+08'00'", "the record's own time");
    assert_eq!(value("CreateDate").as_deref(), Some("2026-11-22T16:32:00+08:00"), "and the same in XMP");

    let intents = catalog.get(b"OutputIntents").unwrap().as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1", "the intent is that of PDF/A");
    let profile = stream(&file, intent.get(b"DestOutputProfile").unwrap()).decompressed_content().unwrap();
    assert_eq!(&profile[36..40], b"acsp", "the profile is an ICC profile");
    assert_eq!(
        profile.len(),
        u32::from_be_bytes(profile[..4].try_into().unwrap()) as usize,
        "of the size it says"
    );

    let associated = catalog.get(b"AF").unwrap().as_array().unwrap();
    let attached = dictionary(&file, &associated[0]);
    assert_eq!(
        attached.get(b"AFRelationship").unwrap().as_name().unwrap(),
        b"Source",
        "the data behind the paper"
    );
    let id = file.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!((id.len(), id[0].as_str().unwrap().len()), (2, 16), "the file has an identity");
    let has_alpha =
        file.objects.values().any(|object| object.as_stream().is_ok_and(|it| it.dict.has(b"SMask")));
    assert!(!has_alpha, "nothing on the page is transparent");
}

#[test]
fn names_the_format_keeps_for_itself_are_refused() {
    let pages = lay_out(&sample::bare(Language::Zh), &sample::fonts()).unwrap();
    for key in ["Title", "ModDate", "bad name", "", "9x", "a>b"] {
        let refused = write_pdf(&pages, &[], &[(key.to_owned(), "x".to_owned())]);
        assert!(refused.is_err(), "{key:?} would break the information dictionary or its copy");
    }
    let twice = [sample::attachments(), sample::attachments()].concat();
    assert!(write_pdf(&pages, &twice, &[]).is_err(), "two attachments of one name cannot both be found");
}

#[test]
fn a_reader_shows_the_signature_where_the_layout_says() {
    let pages = lay_out(&sample::report(), &sample::fonts()).unwrap();
    let (page, [left, bottom, right, top]) = pages.signature_rect("customer").unwrap();
    let bytes = write_pdf(&pages, &[], &[]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (file, stem) = (folder.path().join("a.pdf"), folder.path().join("p"));
    std::fs::write(&file, bytes).unwrap();
    let number = (page + 1).to_string();
    let (file, shown) = (file.to_str().unwrap(), stem.to_str().unwrap());
    run("pdftoppm", &["-r", "72", "-gray", "-png", "-singlefile", "-f", &number, "-l", &number, file, shown]);
    let picture = image::open(stem.with_extension("png")).unwrap().to_luma8();
    let dark = |x0: f32, y0: f32, x1: f32, y1: f32| {
        let inside = picture.enumerate_pixels().filter(|(x, y, _)| {
            let (x, y) = (*x as f32 + 0.5, 842.0 - (*y as f32 + 0.5));
            x > x0 && x < x1 && y > y0 && y < y1
        });
        inside.filter(|(_, _, level)| level.0[0] < 100).count()
    };
    assert!(dark(left, bottom, right, top) > 300, "the ink is in the box");
    let beside = dark(left - 3.0, bottom + 5.0, left - 0.5, top - 5.0);
    assert_eq!(beside, 0, "and nothing of it beside the box");
}

fn stream<'a>(file: &'a lopdf::Document, object: &Object) -> &'a lopdf::Stream {
    file.get_object(object.as_reference().unwrap()).unwrap().as_stream().unwrap()
}

fn dictionary<'a>(file: &'a lopdf::Document, object: &Object) -> &'a Dictionary {
    file.get_object(object.as_reference().unwrap()).unwrap().as_dict().unwrap()
}

fn words(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    let Some(utf16) = bytes.strip_prefix(&[0xFE, 0xFF]) else {
        return String::from_utf8(bytes.to_vec()).unwrap();
    };
    let units: Vec<u16> = utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}
