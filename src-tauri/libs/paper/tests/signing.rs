//! What the digest covers: everything the signer reads, and nothing that is known only afterwards.
#![allow(clippy::unwrap_used, reason = "a helper of a test fails as the test does")]

mod sample;

use paper::{Block, Document, Ink, PaperError, Point, lay_out, write_pdf};

fn unsigned() -> Document {
    let mut doc = sample::report();
    if let Some(Block::Signatures(boxes)) = doc.blocks.last_mut() {
        boxes.iter_mut().for_each(|place| place.ink = None);
    }
    doc
}

#[test]
fn the_digest_is_the_same_before_and_after_signing() {
    let fonts = sample::fonts();
    let pages = lay_out(&unsigned(), &fonts).unwrap();
    let signed =
        pages.with_ink("customer", &sample::ink(7)).unwrap().with_ink("engineer", &sample::ink(3)).unwrap();
    assert_eq!(pages.digest(), signed.digest(), "ink does not change what was signed");
    assert_eq!(pages.text(), signed.text(), "nor any word");
    assert_eq!(pages.signature_rect("customer"), signed.signature_rect("customer"), "nor any place");
    assert_ne!(pages.svg(0), signed.svg(0), "but it is seen");

    let composed = lay_out(&sample::report(), &fonts).unwrap();
    assert_eq!(signed.digest(), composed.digest(), "ink from the document and ink from the pad are one");
    let (a, b) = (write_pdf(&signed, &[], &[]).unwrap(), write_pdf(&composed, &[], &[]).unwrap());
    assert!(a == b, "and give the same file");
}

#[test]
fn what_is_known_only_when_sealing_moves_nothing_and_is_not_digested() {
    let fonts = sample::fonts();
    let mut before = unsigned();
    before.foot = paper::Foot::default();
    before.qr = None;
    if let Some(Block::Signatures(boxes)) = before.blocks.last_mut() {
        boxes.iter_mut().for_each(|place| place.date_line.clear());
    }
    let (before, after) = (lay_out(&before, &fonts).unwrap(), lay_out(&sample::report(), &fonts).unwrap());
    assert_eq!(before.digest(), after.digest(), "foot, code and dates may quote the digest");
    assert_eq!(before.count(), after.count(), "and take no room of their own");
}

#[test]
fn who_signs_for_another_is_said_in_the_box_and_moves_nothing() {
    let fonts = sample::fonts();
    let mut proxied = sample::report();
    if let Some(Block::Signatures(boxes)) = proxied.blocks.last_mut() {
        boxes.iter_mut().for_each(|place| place.proxy_line = "代签：家属，户主出差，电话同意".repeat(9));
    }
    let (alone, proxied) = (lay_out(&sample::report(), &fonts).unwrap(), lay_out(&proxied, &fonts).unwrap());
    assert_eq!(alone.digest(), proxied.digest(), "it is known only once signed");
    assert_eq!(alone.count(), proxied.count(), "a long reason is cut, the paper stays as it was");
}

/// One change in every place that holds words.
type Change = (&'static str, fn(&mut Document));

const CHANGES: &[Change] = &[
    ("title", |doc| doc.title.push('甲')),
    ("number", |doc| doc.number = "V26-B-00418".into()),
    ("company", |doc| doc.letterhead.company = "杭州明泉净水设备有限公可".into()),
    ("letterhead line", |doc| doc.letterhead.lines[1].push('1')),
    ("logo", |doc| doc.letterhead.logo = Some(sample::stamp())),
    ("mark", |doc| doc.marks[0] = "公司联".into()),
    ("heading", |doc| doc.blocks[0] = Block::Heading("客户和设备".into())),
    ("fact", |doc| {
        if let Block::Facts(facts) = &mut doc.blocks[1] {
            facts[2].value = "138 0571 2267".into()
        }
    }),
    ("label", |doc| {
        if let Block::Facts(facts) = &mut doc.blocks[1] {
            facts[2].label = "电活".into()
        }
    }),
    ("finding", |doc| {
        if let Block::Text { value, .. } = &mut doc.blocks[5] {
            *value = value.replace("0.12", "0.13")
        }
    }),
    ("cell", |doc| table(doc).rows[1][4].text = "66.00".into()),
    ("weight of a cell", |doc| table(doc).rows[1][4].bold = true),
    ("column", |doc| table(doc).columns[3].title = "售价".into()),
    ("sum", |doc| table(doc).totals[2].value = "¥66.00".into()),
    ("tick", |doc| checks(doc)[0].0 = true),
    ("ticked words", |doc| checks(doc)[1].1 = "不满".into()),
    ("declaration", |doc| {
        let place = doc.blocks.iter_mut().find(|block| matches!(block, Block::Declaration(_))).unwrap();
        *place = Block::Declaration("本人同意。".into());
    }),
    ("signer", |doc| signatures(doc)[0].name_line = "吉永 㛃".into()),
    ("signature label", |doc| signatures(doc)[0].label = "代签".into()),
    ("signature key", |doc| signatures(doc)[0].key = "deputy".into()),
    ("stamp", |doc| signatures(doc)[1].stamp = Some(sample::stamp())),
];

fn table(doc: &mut Document) -> &mut paper::Table {
    let found = doc
        .blocks
        .iter_mut()
        .find_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    found.unwrap()
}

fn checks(doc: &mut Document) -> &mut Vec<(bool, String)> {
    let found = doc
        .blocks
        .iter_mut()
        .find_map(|block| if let Block::Checks { items, .. } = block { Some(items) } else { None });
    found.unwrap()
}

fn signatures(doc: &mut Document) -> &mut Vec<paper::SignatureBox> {
    let found = doc
        .blocks
        .iter_mut()
        .find_map(|block| if let Block::Signatures(boxes) = block { Some(boxes) } else { None });
    found.unwrap()
}

#[test]
fn any_change_of_what_is_read_changes_the_digest() {
    let fonts = sample::fonts();
    let plain = lay_out(&sample::report(), &fonts).unwrap().digest();
    let mut seen = std::collections::BTreeSet::from([plain]);
    for (name, change) in CHANGES {
        let mut doc = sample::report();
        change(&mut doc);
        assert!(doc != sample::report(), "{name}: the change is one");
        assert!(
            seen.insert(lay_out(&doc, &fonts).unwrap().digest()),
            "{name}: another paper, another digest"
        );
    }
}

#[test]
fn ink_goes_only_where_there_is_a_box() {
    let pages = lay_out(&unsigned(), &sample::fonts()).unwrap();
    let refused = pages.with_ink("nobody", &sample::ink(1));
    assert!(
        matches!(refused, Err(PaperError::UnknownSignature { key }) if key == "nobody"),
        "the key is named"
    );
    assert_eq!(pages.signature_rect("nobody"), None, "and has no place");
}

#[test]
fn a_box_shows_the_ink_it_was_given_last() {
    let pages = lay_out(&unsigned(), &sample::fonts()).unwrap();
    let twice =
        pages.with_ink("customer", &sample::ink(1)).unwrap().with_ink("customer", &sample::ink(2)).unwrap();
    let once = pages.with_ink("customer", &sample::ink(2)).unwrap();
    assert_eq!(twice.svg(0), once.svg(0), "clear and repeat leaves nothing of the first try");
}

#[test]
fn any_ink_a_pad_can_send_is_drawn() {
    let pages = lay_out(&unsigned(), &sample::fonts()).unwrap();
    let point = |x, y| Point { x, y, t_ms: 0, pressure: 0 };
    for (name, strokes, width, height) in [
        ("nothing", vec![], 800, 300),
        ("an empty stroke", vec![vec![]], 800, 300),
        ("a dot", vec![vec![point(5, 5)]], 800, 300),
        ("the same point again and again", vec![vec![point(5, 5); 50]], 800, 300),
        ("there and back", vec![vec![point(0, 0), point(100, 0), point(0, 0), point(100, 0)]], 800, 300),
        ("a pad without a size", vec![vec![point(0, 0), point(9, 9)]], 0, 0),
        (
            "the corners of the numbers",
            vec![vec![point(i32::MIN, i32::MIN), point(i32::MAX, i32::MAX)]],
            1,
            1,
        ),
    ] {
        let signed = pages.with_ink("customer", &Ink { strokes, width, height }).unwrap();
        let svg = signed.svg(0);
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{name}: numbers stay numbers");
        assert!(roxmltree::Document::parse(&svg).is_ok(), "{name}: the page is still a page");
        assert!(write_pdf(&signed, &[], &[]).is_ok(), "{name}: and can be written");
    }
}

#[test]
fn a_company_seal_is_seen_and_changes_nothing_that_was_signed() {
    let pages = lay_out(&unsigned(), &sample::fonts()).unwrap();
    let mut sheet = Vec::new();
    let red = image::RgbImage::from_fn(300, 300, |x, y| {
        let far = f64::from(x).mul_add(1.0, -150.0).hypot(f64::from(y) - 150.0);
        image::Rgb(if (100.0..112.0).contains(&far) { [205, 30, 40] } else { [250, 250, 250] })
    });
    red.write_to(&mut std::io::Cursor::new(&mut sheet), image::ImageFormat::Png).unwrap();
    let picture = paper::seal_for_paper(&sheet).unwrap();
    let sealed = pages.with_seal("customer", &picture).unwrap();
    assert_eq!(pages.digest(), sealed.digest(), "a seal does not change what was signed");
    assert_eq!(pages.text(), sealed.text(), "nor any word");
    let at = pages.signature_rect("customer").unwrap().0;
    assert_ne!(pages.svg(at), sealed.svg(at), "but it is seen");
    assert!(matches!(pages.with_seal("nobody", &picture), Err(PaperError::UnknownSignature { .. })));
    assert!(paper::seal_for_paper(b"hello").is_err(), "words are no picture of a seal");
}
