//! Every paper in both languages, short and long, against texts and pictures a person has looked at. They lie in
//! `tests/golden/papers`; `AFTERCARE_GOLDEN=write` writes them anew, to be read before they are committed.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use super::*;
use crate::platform::text::Language;
use crate::service::papers::{Paper, compose, forms, printing};
use crate::testing::ask;

const KINDS: [&str; 5] = ["service_voucher", "receipt_slip", "goods_receipt", "repair_card", "hand_over"];
const COUNTS: [usize; 3] = [1, 5, 30];
/// Characters a lesser font lacks, units, ticks, and words as they are written in Taiwan and Hong Kong.
pub(crate) const RARE: &str =
    "𠮷㛃䶮𬭎 12 m² 3 m³ 5 µm 4.7 Ω 24.5 ℃ 二〇二六 ☑ 臺灣繁體：壓縮機運轉聲響異常，請儘速檢修。";

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/papers").join(name)
}

/// Holds a text against its golden file, line by line so that a difference is found at once.
pub(crate) fn hold(name: &str, found: &str, same: impl Fn(&str, &str) -> bool) {
    let path = golden(name);
    if std::env::var("AFTERCARE_GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let kept =
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}; see the head of this file"));
    assert_eq!(kept.lines().count(), found.lines().count(), "{name}: another number of lines\n{found}");
    for (at, (kept, found)) in kept.lines().zip(found.lines()).enumerate() {
        assert!(same(kept, found), "{name} line {}:\n  kept  {kept}\n  found {found}", at + 1);
    }
}

/// The digest stands for the content's form inside the program; the words around it are held, it is not.
pub(crate) fn without_digest(text: &str) -> String {
    let masked = |line: &str| -> String {
        for (mark, length) in [("SHA-256 ", 16), ("内容码 ", 19), ("Content ", 19)] {
            let Some(at) = line.find(mark).map(|at| at + mark.len()) else { continue };
            let (Some(before), Some(code), Some(after)) =
                (line.get(..at), line.get(at..at + length), line.get(at + length..))
            else {
                continue;
            };
            if code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
                return format!("{before}****{after}");
            }
        }
        line.into()
    };
    text.split('\n').map(masked).collect::<Vec<_>>().join("\n")
}

pub(crate) fn repeated(words: &str, count: usize) -> String {
    words.chars().cycle().take(count).collect()
}

/// A finished visit with so many parts, and a long story where there are many.
fn visit_with(desk: &Desk, count: usize) -> Value {
    let visit = on_site(desk);
    let mut report = complete();
    report["no_parts"] = json!(false);
    report["fees_none"] = json!(false);
    report["look"] = json!(RARE);
    if count == 30 {
        report["found_problem"] = json!(repeated(
            "压缩机启动电容鼓包失效，测得容量 28 µF（标称 35 µF），更换后运行电流 4.2 A，正常。",
            4000
        ));
    }
    save(desk, &visit, report);
    let part = |at: usize| {
        json!({"id": id(0x100 + at), "name": format!("启动电容 {at} 号"), "part_number": format!("CBB65-{at:03}"), "quantity": 1,
            "reason": "鼓包", "old_serial": format!("OLD{at}"), "new_serial": format!("NEW{at}"), "old_part": "brought_back",
            "old_part_note": "", "unit_price": 1250 * at})
    };
    desk.must(
        "visits.save_parts",
        json!({"visit": visit, "parts": (1..=count).map(part).collect::<Vec<_>>()}),
    );
    let fee = json!({"id": id(1), "kind": "labour", "label": "上门检修", "amount": 8000, "is_cash": true, "receipt_no": "88001"});
    desk.must("visits.save_fees", json!({"visit": visit, "fees": [fee]}));
    work_done(desk, &visit).unwrap();
    visit
}

/// An id of a line the window would have made.
fn id(at: usize) -> String {
    format!("0190a000-0000-7000-8000-{at:012x}")
}

fn form_with(count: usize) -> Value {
    let item = |at: usize| {
        json!({"name": format!("控制板 {at}"), "model": "KB-2", "serial": format!("9031-{at:04}"),
               "accessories": "螺丝 4 颗", "condition": if at == 1 { RARE } else { "焊点发黑" }})
    };
    let value = |at: usize| json!({"item": format!("第 {at} 路压力"), "value": format!("{} kPa", 200 + at), "limit": "180–260 kPa", "passed": true});
    json!({
        "items": (1..=count).map(item).collect::<Vec<_>>(), "values": (1..=count).map(value).collect::<Vec<_>>(),
        "promised_on": "2026-11-30", "taken_by": "李师傅", "operator": "欧阳㛃", "operator_phone": "13800000001",
        "training": "开关机、报警复位、每日点检", "settings": "温度 24 ℃，湿度 50 %RH，保护值 15 Ω", "note": "客户自带包装",
    })
}

/// The sheets of one paper, filled or blank.
pub(super) fn sheets(desk: &Desk, paper: &Value, is_blank: bool, language: Language) -> Vec<paper::Pages> {
    let session = desk.core.session().unwrap();
    let id = serde_json::from_value(paper["id"].clone()).unwrap();
    let read = desk.core.read_as(&session, |r| {
        let mut paper = Paper { is_blank, prints: 1, ..r.need::<Paper>(id)? };
        if is_blank {
            paper.form = crate::kernel::record::Json(Default::default());
        }
        let content = compose::compose(r, &paper, None, language)?;
        let digest = crate::platform::documents::digest(&content)?;
        printing::sheets(r, &paper, &content, &digest, Some(("王前台".into(), r.now())))
    });
    read.unwrap()
}

/// No box to sign in parts from its label above or its name line below.
pub(super) fn hold_boxes_together(what: &str, pages: &paper::Pages, words: &[(String, String)]) {
    let lines = pages.lines();
    for (key, label) in words {
        let Some((page, [left, bottom, _, top])) = pages.signature_rect(key) else { continue };
        let near = lines.iter().any(|l| {
            let above = l.at[1] - top;
            l.page == page
                && l.text.starts_with(label.as_str())
                && (0.0..30.0).contains(&above)
                && (l.at[0] - left).abs() < 10.0
        });
        assert!(near, "{what}: the box {key} has parted from “{label}”");
        assert!(bottom > 20.0, "{what}: the box {key} hangs over the edge");
    }
}

pub(super) fn labels(language: Language) -> Vec<(String, String)> {
    let text = crate::platform::text::Text::of(language);
    let blocks = ["take_away", "completion", "receipt", "hand_over", "application", "correction"];
    blocks
        .iter()
        .flat_map(|b| {
            [
                ((*b).to_string(), text.say(&format!("papers-paper-box-{b}"))),
                (format!("{}-{b}", forms::SERVICE_BOX), text.say(&format!("papers-paper-box-service-{b}"))),
            ]
        })
        .chain([("verified".to_string(), text.say("papers-paper-box-verified"))])
        .collect()
}

#[test]
fn every_paper_reads_as_it_did() {
    for count in COUNTS {
        let desk = firm();
        let visit = visit_with(&desk, count);
        for kind in KINDS {
            let paper = for_visit(&desk, kind, &visit, form_with(count));
            for language in Language::ALL {
                for is_blank in [false, true] {
                    // A blank form has no lines: one size is enough.
                    if is_blank && count != 1 {
                        continue;
                    }
                    let size = if is_blank { "blank".to_string() } else { count.to_string() };
                    let name = format!("{kind}.{size}.{}.txt", language.code());
                    let set = sheets(&desk, &paper, is_blank, language);
                    for pages in &set {
                        hold_boxes_together(&name, pages, &labels(language));
                    }
                    let text: Vec<String> = set.iter().map(paper::Pages::text).collect();
                    hold(&name, &without_digest(&text.join("\u{c}")), |kept, found| kept == found);
                }
            }
        }
    }
}

/// A page as 40 × 56 squares of ink, 0 to 9: what a person would see from across the room.
pub(crate) fn coarse(pdf: &[u8]) -> String {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("p.pdf"), pdf).unwrap();
    let prefix = dir.path().join("p");
    let done =
        ask(Command::new("pdftoppm").args(["-r", "24", "-gray"]).arg(dir.path().join("p.pdf")).arg(&prefix));
    assert!(done.status.success(), "pdftoppm is required by this test");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path()).collect();
    pages.retain(|p| p.extension().is_some_and(|e| e == "pgm"));
    pages.sort();
    let mut out = String::new();
    for page in pages {
        let bytes = std::fs::read(page).unwrap();
        let ends: Vec<usize> =
            bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at).take(3).collect();
        let head = String::from_utf8_lossy(&bytes[..ends[2]]).into_owned();
        let numbers: Vec<usize> = head.split_whitespace().skip(1).map(|n| n.parse().unwrap()).collect();
        let (width, height, pixels) = (numbers[0], numbers[1], &bytes[ends[2] + 1..]);
        for row in 0..56 {
            for column in 0..40 {
                let (x, y) = (
                    column * width / 40..(column + 1) * width / 40,
                    row * height / 56..(row + 1) * height / 56,
                );
                let area = (x.len() * y.len()).max(1);
                let ink: usize = y
                    .flat_map(|y| x.clone().map(move |x| y * width + x))
                    .map(|at| 255 - usize::from(pixels[at]))
                    .sum();
                out.push(char::from_digit(((ink / area * 20) / 255).min(9) as u32, 10).unwrap());
            }
            out.push('\n');
        }
        out.push_str("--\n");
    }
    out
}

/// Another release of the renderer may weigh a hairline differently; words elsewhere are many squares apart.
pub(crate) fn looks_alike(kept: &str, found: &str) -> bool {
    let apart = kept.bytes().zip(found.bytes()).filter(|(a, b)| a.abs_diff(*b) > 2).count();
    kept.len() == found.len() && apart <= 3
}

#[test]
fn every_paper_looks_as_it_did() {
    for count in COUNTS {
        let desk = firm();
        let visit = visit_with(&desk, count);
        for kind in KINDS {
            let paper = for_visit(&desk, kind, &visit, form_with(count));
            for language in Language::ALL {
                for is_blank in [false, true] {
                    // A blank form has no lines: one size is enough.
                    if is_blank && count != 1 {
                        continue;
                    }
                    let size = if is_blank { "blank".to_string() } else { count.to_string() };
                    let name = format!("{kind}.{size}.{}", language.code());
                    let joined = paper::Pages::joined(sheets(&desk, &paper, is_blank, language)).unwrap();
                    let pdf = paper::write_pdf(&joined, &[], &[]).unwrap();
                    keep_for_the_eye(&name, &pdf);
                    hold(&format!("{name}.picture.txt"), &coarse(&pdf), looks_alike);
                }
            }
        }
    }
}

/// With `AFTERCARE_GOLDEN_PDF` naming a folder the papers are left there, to be looked at.
pub(super) fn keep_for_the_eye(name: &str, pdf: &[u8]) {
    if let Some(folder) = std::env::var_os("AFTERCARE_GOLDEN_PDF") {
        std::fs::write(PathBuf::from(folder).join(format!("{name}.pdf")), pdf).unwrap();
    }
}

/// The file of a signed paper, its words and its picture.
pub(super) fn hold_signed(desk: &Desk, document: &Value, name: &str) -> Vec<u8> {
    let document = desk.must("documents.get", json!({ "id": document }));
    let pdf = crate::kernel::blobs::from_base64(document["pdf_base64"].as_str().unwrap()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p.pdf");
    std::fs::write(&path, &pdf).unwrap();
    let text = ask(Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-"));
    let text = String::from_utf8(text.stdout).unwrap();
    hold(&format!("{name}.txt"), &without_digest(&text), |kept, found| kept == found);
    hold(&format!("{name}.picture.txt"), &coarse(&pdf), looks_alike);
    keep_for_the_eye(name, &pdf);
    pdf
}

fn images_in(pdf: &[u8]) -> usize {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p.pdf");
    std::fs::write(&path, pdf).unwrap();
    let listed = ask(Command::new("pdfimages").arg("-list").arg(&path));
    String::from_utf8_lossy(&listed.stdout).matches(" jpeg ").count()
}

/// Every numbered paper signed on the pad, as it is sealed: the hand stands in its box.
#[test]
fn every_signed_paper_reads_and_looks_as_it_did() {
    for language in Language::ALL {
        let desk = firm();
        let visit = visit_with(&desk, 1);
        // The repair card stays in the house.
        for (shift, kind) in KINDS.into_iter().filter(|kind| *kind != "repair_card").enumerate() {
            let mut form = form_with(1);
            if kind == "service_voucher" {
                // With nothing taken away it is signed once.
                form["items"] = json!([]);
            }
            let paper = for_visit(&desk, kind, &visit, form);
            let shown = desk.must("papers.present", json!({"id": paper["id"], "language": language.code()}));
            let given = signing(&desk, &paper["id"], &shown["content_digest"], shift as i64 * 7);
            let signed = desk.must("papers.sign", given);
            let document = &signed["signatures"][0]["document"];
            hold_signed(&desk, document, &format!("{kind}.signed.{}", language.code()));
        }
    }
}

/// P-34 with the photos of what was taken away, one and as many as a visit holds.
#[test]
fn the_receipt_of_goods_shows_its_photos() {
    for (count, language) in [1, 30].into_iter().flat_map(|c| Language::ALL.map(|l| (c, l))) {
        let desk = firm();
        let visit = on_site(&desk);
        let mut report = complete();
        report["result"] = json!("workshop_needed");
        report["result_note"] = json!("主板要返修");
        save(&desk, &visit, report);
        let mut photos = Value::Null;
        for at in 1..=count {
            let input = json!({"visit": visit, "base64": photo(at), "view": "whole", "caption": format!("第 {at} 张")});
            photos = desk.must("visits.add_photo", input)["photos"].clone();
        }
        let ids: Vec<&Value> = photos.as_array().unwrap().iter().map(|p| &p["id"]).collect();
        let taken = json!({"visit": visit, "name": "外机主板", "model": "KB-2", "serial": "9031-0001", "accessories": "螺丝 4 颗",
                           "condition": RARE, "fault": "不启动", "reason": "现场无法焊接", "promised_on": "2026-11-30",
                           "photos": ids});
        let receipt = desk.must("custody.take", taken)["item"]["receipt"].clone();
        let shown = desk.must("papers.present", json!({"id": receipt, "language": language.code()}));
        let signed = desk.must("papers.sign", signing(&desk, &receipt, &shown["content_digest"], 0));
        let name = format!("goods_receipt.photos{count}.{}", language.code());
        let pdf = hold_signed(&desk, &signed["signatures"][0]["document"], &name);
        assert_eq!(images_in(&pdf), count, "P-34: every photo is in the file");
    }
}

/// A photo nobody else's equals.
fn photo(at: usize) -> String {
    let shade = (at * 8) as u8;
    let picture = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([shade, (x * 3) as u8, (y * 5) as u8]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    crate::kernel::blobs::to_base64(&bytes.into_inner())
}

/// P-31 and P-33 as they are sealed: read from the file, as the customer's reader reads them.
#[test]
fn the_acceptance_report_reads_as_it_did_with_one_photo_and_with_thirty() {
    for (count, language) in COUNTS.into_iter().flat_map(|c| Language::ALL.map(|l| (c, l))) {
        let desk = firm();
        let visit = visit_with(&desk, count);
        for at in 1..=(if count == 5 { 0 } else { count }) {
            let input = json!({"visit": visit, "base64": photo(at), "view": "whole", "caption": format!("第 {at} 张 {}", if at == 1 { RARE } else { "" })});
            desk.must("visits.add_photo", input);
        }
        let shown = desk.must(
            "acceptance.present",
            json!({"visit": visit, "mode": "on_site", "language": language.code()}),
        );
        let mut signing = signing(&desk, &json!(null), &shown["content_digest"], 0);
        signing.as_object_mut().unwrap().remove("id");
        signing["round"] = shown["round"]["id"].clone();
        let signed = desk.must("acceptance.sign", signing);
        let name = format!("acceptance_report.{count}.{}", language.code());
        let pdf = hold_signed(&desk, &signed["round"]["signature"]["document"], &name);
        assert_eq!(images_in(&pdf), if count == 5 { 0 } else { count }, "E-10: every photo is in the file");
    }
}
