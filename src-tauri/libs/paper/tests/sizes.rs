//! Other sizes than A4, and several papers in one file.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test fails as the test does")]

mod sample;

use std::process::Command;

use paper::{Block, Document, Language, PageSize, Pages, lay_out, lay_out_coded, lay_out_on, write_pdf};

const SIZES: [(PageSize, [f32; 2]); 3] =
    [(PageSize::A4, [210.0, 297.0]), (PageSize::A5, [148.0, 210.0]), (PageSize::Tag, [99.0, 210.0])];

fn receipt(number: &str) -> Document {
    let mut doc = sample::bare(Language::Zh);
    doc.number = number.into();
    doc.qr = Some(number.into());
    doc.letterhead.logo = Some(sample::logo());
    let fact = |at: usize| sample::fact(&format!("第{at}项"), "格力 KFR-35GW 挂机一台，遥控器缺失", "item");
    doc.blocks = vec![
        Block::Facts((0..30).map(fact).collect()),
        Block::Declaration("以上物品已清点。".into()),
        Block::Signatures(vec![
            sample::signature("customer", "客户签字", "王芳", 1),
            sample::signature("service", "经办人", "李师傅", 2),
        ]),
    ];
    doc
}

#[test]
fn nothing_stands_outside_a_smaller_page() {
    for (size, [w, h]) in SIZES {
        let pages = lay_out_on(&receipt("K26-B-00001"), &sample::fonts(), size).unwrap();
        for line in pages.lines() {
            let [x, y] = line.at.map(|points| points / 72.0 * 25.4);
            assert!((4.0..w - 6.0).contains(&x), "{size:?}: “{}” begins at {x} mm", line.text);
            assert!((4.0..h - 4.0).contains(&y), "{size:?}: “{}” stands at {y} mm", line.text);
        }
        let (page, [left, bottom, right, top]) = pages.signature_rect("service").unwrap();
        assert!(page < pages.count() && left > 0.0 && bottom > 0.0);
        assert!(right / 72.0 * 25.4 < w && top / 72.0 * 25.4 < h, "{size:?}: the box lies on the page");
    }
}

#[test]
fn every_page_asks_for_a_code_of_its_own_and_nothing_is_set_over_it() {
    let asked = std::cell::RefCell::new(Vec::new());
    let words = |page: usize, pages: usize| {
        asked.borrow_mut().push((page, pages));
        format!("K26-B-00001 {page}/{pages}")
    };
    let doc = receipt("K26-B-00001");
    let pages = lay_out_coded(&doc, &sample::fonts(), PageSize::A5, &words).unwrap();
    let count = pages.count();
    assert!(count > 1, "long enough for a second page");
    assert_eq!(asked.into_inner(), (1..=count).map(|page| (page, count)).collect::<Vec<_>>());
    for line in pages.lines().iter().filter(|l| l.page > 0) {
        let [x, y] = line.at.map(|points| points / 72.0 * 25.4);
        let from_top = 210.0 - y;
        assert!(x < 110.0 || !(14.0..35.0).contains(&from_top), "“{}” lies over the code", line.text);
    }
    let other = lay_out_coded(&doc, &sample::fonts(), PageSize::A5, &|_, _| "x".into()).unwrap();
    assert_eq!(pages.digest(), other.digest(), "codes quote the digest, so they lie outside it");
}

#[test]
fn an_a4_paper_keeps_the_digest_it_had_before_other_sizes_came() {
    let doc = receipt("K26-B-00001");
    let fonts = sample::fonts();
    let a4 = lay_out(&doc, &fonts).unwrap().digest();
    assert_eq!(a4, lay_out_on(&doc, &fonts, PageSize::A4).unwrap().digest());
    assert_ne!(a4, lay_out_on(&doc, &fonts, PageSize::A5).unwrap().digest(), "another page, another digest");
}

fn joined(numbers: std::ops::Range<usize>) -> Pages {
    let fonts = sample::fonts();
    let one = |at: usize| {
        let size = SIZES[at % 3].0;
        lay_out_on(&receipt(&format!("K26-B-{at:05}")), &fonts, size).unwrap()
    };
    Pages::joined(numbers.map(one).collect()).unwrap()
}

#[test]
fn several_papers_in_one_file_keep_their_order_pages_and_boxes() {
    let single: usize = (1..5).map(|at| joined(at..at + 1).count()).sum();
    let all = joined(1..5);
    assert_eq!(all.count(), single, "no page is lost");
    let seen: Vec<usize> = all.text().match_indices("K26-B-0000").map(|(at, _)| at).collect();
    assert!(seen.len() >= 4 && seen.is_sorted());
    let text = all.text();
    let first = |number: usize| text.find(&format!("K26-B-{number:05}")).unwrap();
    assert!((1..4).all(|number| first(number) < first(number + 1)), "the order is that of the list");
    assert!((0..4).all(|at| all.signature_rect(&format!("{at}/customer")).is_some()), "each keeps its boxes");
    assert!(Pages::joined(Vec::new()).is_none());
}

#[test]
fn the_file_says_the_size_of_each_page_and_holds_a_picture_once() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("joined.pdf");
    std::fs::write(&path, write_pdf(&joined(0..6), &[], &[]).unwrap()).unwrap();
    let ask = |tool: &str, args: &[&str]| {
        let out = Command::new(tool).args(args).arg(&path).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let sizes = ask("pdfinfo", &["-l", "99"]);
    for points in ["595", "419", "280"] {
        assert!(sizes.lines().any(|l| l.contains("size:") && l.contains(points)), "{points}: {sizes}");
    }
    let images = ask("pdfimages", &["-list"]);
    let mut objects: Vec<&str> =
        images.lines().skip(2).filter_map(|l| l.split_whitespace().nth(10)).collect();
    objects.sort_unstable();
    objects.dedup();
    assert_eq!(objects.len(), 1, "one letterhead for six papers: {images}");
}
