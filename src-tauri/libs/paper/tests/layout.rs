//! What the pages hold, and where they are cut.
#![allow(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

mod sample;

use paper::{
    Align, Block, Cell, Document, Fonts, Language, Pages, PaperError, SignatureBox, Table, Width, lay_out,
};

fn set(doc: &Document, fonts: &Fonts) -> Pages {
    lay_out(doc, fonts).unwrap()
}

fn page_texts(pages: &Pages) -> Vec<String> {
    pages.text().split('\u{c}').map(str::to_owned).collect()
}

fn with(blocks: Vec<Block>) -> Document {
    Document { blocks, ..sample::bare(Language::Zh) }
}

fn finding(value: &str) -> Block {
    Block::Text { label: Some("检查发现".into()), value: value.into(), field: "finding".into() }
}

#[test]
fn an_empty_value_is_a_dash_and_line_breaks_are_room_for_a_hand() {
    let fonts = sample::fonts();
    let text = |value: &str| set(&with(vec![finding(value)]), &fonts).text();
    assert!(text("").contains('—'), "nobody can add a word later");
    assert!(!text("\n\n").contains('—'), "a dash would be in the way of the hand");
    let many = |value: &str| set(&with((0..20).map(|_| finding(value)).collect()), &fonts).count();
    assert_eq!((many("\n"), many("\n\n\n\n")), (1, 3), "the more breaks, the more room");
}

#[test]
fn a_character_without_a_glyph_is_named_with_its_field() {
    let fonts = sample::fonts();
    let missing = |doc: &Document| match lay_out(doc, &fonts) {
        Err(PaperError::MissingGlyph { ch, field }) => (ch, field),
        other => panic!("a hole in the sentence must not be printed: {other:?}"),
    };
    assert_eq!(
        missing(&with(vec![finding("型号 𪚥 不明")])),
        ('𪚥', "finding".to_owned()),
        "the field is named"
    );

    let mut table =
        sample::parts(&[["甲", "M", "1", "1.00", "1.00", "保内"], ["乙", "🔧", "1", "1.00", "1.00", "保内"]]);
    table.totals.clear();
    assert_eq!(
        missing(&with(vec![Block::Table(table)])),
        ('🔧', "parts[1].1".to_owned()),
        "row and column, from 0"
    );

    let inner = Block::Signatures(vec![sample::signature("customer", "客户", "\u{7}", 1)]);
    let kept = with(vec![Block::Keep(vec![inner])]);
    assert_eq!(
        missing(&kept),
        ('\u{7}', "signature.customer".to_owned()),
        "control characters are no letters"
    );

    let mut doc = sample::bare(Language::En);
    doc.letterhead.company = "𪚥 Ltd.".into();
    assert_eq!(missing(&doc), ('𪚥', "letterhead.company".to_owned()), "the head is looked at as well");
}

#[test]
fn invisible_characters_leave_no_trace() {
    let fonts = sample::fonts();
    let plain = set(&with(vec![finding("合格☑ 已换")]), &fonts);
    let marked = set(&with(vec![finding("合\u{200b}格☑\u{fe0f}\u{a0}已\u{202e}换\u{feff}")]), &fonts);
    assert_eq!(plain.text(), marked.text(), "what has no ink is not in the paper's text");
    assert_eq!(plain.digest(), marked.digest(), "and does not make it another paper");
}

#[test]
fn a_long_finding_runs_over_pages_and_loses_nothing() {
    let fonts = sample::fonts();
    let value: String = (0..400).map(|n| format!("第{n:03}次读数正常。")).collect();
    assert!(value.chars().count() >= 4000, "the finding is long");
    let pages = set(&with(vec![finding(&value)]), &fonts);
    assert!(pages.count() >= 2, "it does not fit one page");
    let texts = page_texts(&pages);
    for (at, text) in texts.iter().enumerate() {
        assert!(text.contains(&format!("第 {} / {} 页", at + 1, texts.len())), "every page says which it is");
        assert!(text.contains("V26-B-00417"), "every page carries the number");
    }
    assert_eq!(pages.text().matches('常').count(), 400, "every reading is printed once");
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let around: usize = texts.len() * digits("V26-B-00417 1 / 2") + texts.len() * digits("V26-B-00417");
    assert_eq!(digits(&pages.text()), 400 * 3 + around, "and nothing else is, but for heads and feet");
}

fn table_of(rows: usize) -> Table {
    let rows: Vec<[String; 6]> = (0..rows)
        .map(|n| {
            [format!("零件{n:03}"), format!("P{n}"), "1".into(), "2.00".into(), "2.00".into(), "收费".into()]
        })
        .collect();
    let rows: Vec<[&str; 6]> = rows.iter().map(|row| std::array::from_fn(|at| row[at].as_str())).collect();
    sample::parts(&rows)
}

#[test]
fn a_table_repeats_its_head_on_every_page_it_reaches() {
    let fonts = sample::fonts();
    for rows in [30, 75, 150] {
        let pages = set(&with(vec![Block::Heading("配件".into()), Block::Table(table_of(rows))]), &fonts);
        let texts = page_texts(&pages);
        let mut seen = 0;
        for text in &texts {
            let held = text.matches("零件").count();
            seen += held;
            if held > 0 {
                assert_eq!(text.matches("料号").count(), 1, "rows have their head above them, once");
                assert!(text.find("料号") < text.find("零件"), "and above means above");
            }
        }
        assert_eq!(seen, rows, "no row is lost or printed twice");
        assert!(rows < 60 || texts.len() > 1, "{rows} rows need more than a page");
        let last = texts.iter().find(|text| text.contains("应付")).unwrap();
        assert!(last.contains("零件"), "the sum to pay stands under at least one of its rows");
    }
}

#[test]
fn a_row_longer_than_a_page_is_cut_between_lines() {
    let fonts = sample::fonts();
    let mut table = table_of(2);
    table.rows[1][0] = Cell::from("很长的说明，".repeat(800));
    let pages = set(&with(vec![Block::Table(table)]), &fonts);
    assert!(pages.count() >= 3, "the cell alone is longer than a page");
    assert_eq!(pages.text().matches('说').count(), 800, "it is all there");
}

#[test]
fn signatures_stay_with_their_names_and_their_declaration_wherever_the_page_ends() {
    let fonts = sample::fonts();
    let mut on_second = 0;
    for filler in 0..260 {
        let doc = with(vec![
            Block::Heading("客户评价".into()),
            Block::Gap(filler as f32),
            finding("正常"),
            Block::Declaration("本人已阅读以上内容并确认。".into()),
            Block::Gap(3.0),
            Block::Signatures(vec![
                SignatureBox { ink: None, ..sample::signature("customer", "客户签字", "王小明", 1) },
                SignatureBox { ink: None, ..sample::signature("engineer", "工程师签字", "周明", 2) },
            ]),
        ]);
        let pages = set(&doc, &fonts);
        let texts = page_texts(&pages);
        for (key, label, name) in [("customer", "客户签字", "王小明"), ("engineer", "工程师签字", "周明")]
        {
            let (page, [_, bottom, _, top]) = pages.signature_rect(key).unwrap();
            let text = &texts[page];
            assert!(
                text.contains(label) && text.contains(name),
                "at {filler} mm {key} is parted from its words"
            );
            assert!(text.contains("本人已阅读"), "at {filler} mm the box is parted from what is signed");
            assert!(bottom > 51.0 && top < 791.0, "at {filler} mm the box is inside the margins");
            on_second += usize::from(page > 0);
        }
    }
    assert!(on_second > 20, "the property was tried where it matters");
}

#[test]
fn a_heading_is_never_the_last_thing_on_a_page() {
    let fonts = sample::fonts();
    for filler in 180..250 {
        let doc = with(vec![
            finding("正常"),
            Block::Gap(filler as f32),
            Block::Heading("建议".into()),
            finding("更换"),
        ]);
        let pages = set(&doc, &fonts);
        let page = page_texts(&pages).into_iter().find(|text| text.contains("建议")).unwrap();
        assert!(page.contains("更换"), "at {filler} mm the heading stands alone");
    }
}

#[test]
fn what_is_kept_together_moves_together() {
    let fonts = sample::fonts();
    for filler in 150..250 {
        let kept = Block::Keep(vec![
            finding("甲甲甲"),
            Block::Gap(4.0),
            finding("乙乙乙"),
            Block::Table(table_of(3)),
        ]);
        let pages = set(&with(vec![finding("正常"), Block::Gap(filler as f32), kept]), &fonts);
        let page = page_texts(&pages).into_iter().find(|text| text.contains("甲甲甲")).unwrap();
        assert!(page.contains("乙乙乙") && page.contains("应付"), "at {filler} mm the block is torn");
    }
}

#[test]
fn nothing_is_set_outside_the_margins() {
    let fonts = sample::fonts();
    let unbroken = "X".repeat(400);
    let wide = Table {
        columns: vec![
            sample::column(&unbroken, Width::Mm(150.0), Align::Left),
            sample::column("乙", Width::Mm(150.0), Align::Right),
            sample::column("丙", Width::Share(1.0), Align::Center),
        ],
        rows: vec![vec![Cell::from("甲".repeat(90)), Cell::from("1"), Cell::from("2")]],
        ..Table::default()
    };
    let mut doc = sample::long_report();
    doc.title = "上门服务报告与设备检查记录".repeat(4);
    doc.letterhead.company = unbroken.clone();
    doc.marks = vec!["客户联".into(); 9];
    doc.blocks.extend([Block::Heading(unbroken.clone()), finding(&unbroken), Block::Table(wide)]);
    let pages = set(&doc, &fonts);
    for page in 0..pages.count() {
        let svg = pages.svg(page);
        let tree = roxmltree::Document::parse(&svg).unwrap();
        for line in tree.descendants().filter(|node| node.has_tag_name("g")) {
            let numbers: Vec<f64> = line
                .attribute("transform")
                .unwrap()
                .split(|ch: char| !ch.is_ascii_digit() && ch != '.' && ch != '-')
                .filter_map(|part| part.parse().ok())
                .collect();
            let (x, y, scale) = (numbers[0], numbers[1], numbers[2]);
            let last = line.children().filter_map(|node| node.attribute("x")).next_back();
            let end = x + last.map_or(0.0, |at| at.parse::<f64>().unwrap() * scale);
            assert!(x > 50.9, "a line begins left of the margin at {x}");
            assert!(end < 544.4, "a line ends right of the margin at {end}");
            assert!(y > 30.0 && y < 820.0, "a line is set at {y}");
        }
    }
}

#[test]
fn two_boxes_of_one_key_and_bad_pictures_are_refused() {
    let fonts = sample::fonts();
    let twin = || sample::signature("customer", "客户", "王", 1);
    let doc = with(vec![Block::Signatures(vec![twin()]), Block::Keep(vec![Block::Signatures(vec![twin()])])]);
    assert!(
        matches!(lay_out(&doc, &fonts), Err(PaperError::SameSignature { key }) if key == "customer"),
        "one key"
    );

    let mut doc = sample::bare(Language::Zh);
    doc.letterhead.logo = Some(b"GIF89a".to_vec());
    assert!(
        matches!(lay_out(&doc, &fonts), Err(PaperError::Picture { field, .. }) if field == "letterhead.logo"),
        "logo"
    );

    let mut doc = sample::bare(Language::Zh);
    doc.qr = Some("x".repeat(5000));
    assert!(matches!(lay_out(&doc, &fonts), Err(PaperError::CodeTooLong)), "a code has an end");
}
