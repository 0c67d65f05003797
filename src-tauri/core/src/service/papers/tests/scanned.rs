//! Sheets that come back: matched, keyed in, compared, sealed.

use serde_json::{Value, json};

use super::*;
use crate::testing::{MORNING, ask};

const HOUR: i64 = 3_600_000;

/// A small JPEG that no other test scan equals.
fn photo(seed: u8) -> String {
    let picture = image::RgbImage::from_fn(64, 90, |x, y| image::Rgb([seed, (x * 3) as u8, (y * 2) as u8]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    crate::kernel::blobs::to_base64(&bytes.into_inner())
}

fn on_sheet(at: i64) -> Value {
    json!({"signer_name": "王芳", "signer_phone": "13800000000", "relation": "self", "signed_at": at})
}

fn printed(desk: &Desk, paper: &Value) {
    desk.must("papers.print", json!({"ids": [paper["id"]], "to": "folder"}));
}

#[test]
fn a_sheet_signed_by_hand_waits_for_its_scan_and_is_filed_with_it() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let mut key_in = json!({"id": slip["id"], "on_sheet": on_sheet(desk.core.now().0)});
    key_in["on_sheet"]["relation"] = json!("family");
    key_in["on_sheet"]["proxy_reason"] = json!("本人在医院");
    assert_eq!(
        desk.refused("papers.key_in", key_in.clone()).code,
        "papers.never_printed",
        "no sheet, no signature"
    );
    printed(&desk, &slip);
    let waiting = desk.must("papers.key_in", key_in);
    assert_eq!(
        (&waiting["row"]["state"], &waiting["row"]["missing"]),
        (&json!("scan_pending"), &json!(["scan"]))
    );
    assert_eq!(waiting["row"]["is_overdue"], false, "F-12: one day's time");
    // Signed on a Sunday: Monday is its one working day.
    desk.minutes_pass(2 * 24 * 60);
    desk.sign_in("li");
    let late = desk.must("papers.get", json!({"id": slip["id"]}));
    assert_eq!(late["row"]["is_overdue"], true, "F-12: signed two days ago, no scan");
    desk.must("papers.take_scan", json!({"base64": photo(1), "name": "x.jpg", "paper": slip["id"]}));
    let filed = desk.must("papers.get", json!({"id": slip["id"]}));
    assert_eq!(
        (&filed["row"]["state"], &filed["signatures"][0]["method"]),
        (&json!("filed"), &json!("paper_scan"))
    );
    let number = slip["number"].as_str().unwrap();
    let seen = desk.must("documents.verify", json!({"path": folder.join(format!("{number}.pdf"))}));
    assert_eq!(seen["judgement"], "intact", "F-12: sealed together with the scan");
    let path = folder.join(format!("{number}.pdf"));
    let text = crate::testing::ask(std::process::Command::new("pdftotext").arg("-raw").arg(&path).arg("-"));
    // Squeezed punctuation parts the line for the reader of a PDF.
    let text = String::from_utf8(text.stdout).unwrap().replace('\n', "");
    assert!(
        text.contains("代签：家属"),
        "F-07: who signed a sheet for another is declared as on the pad: {text}"
    );
    let original = desk.must("papers.scan", json!({"paper": slip["id"]}));
    assert_eq!(original["base64"], photo(1), "V-10: the original unchanged");
    journal_agrees(&desk);
}

#[test]
fn the_time_on_the_sheet_is_held_against_the_end_of_the_work() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    printed(&desk, &slip);
    let key_in = |at: i64| json!({"id": slip["id"], "on_sheet": on_sheet(at)});
    assert_eq!(desk.refused("papers.key_in", key_in(MORNING)).code, "signing.before_work_done", "F-03");
    let later = desk.core.now().0 + HOUR;
    assert_eq!(desk.refused("papers.key_in", key_in(later)).code, "papers.signed_in_future");
    desk.must("papers.key_in", key_in(desk.core.now().0));
}

#[test]
fn a_form_filled_in_by_hand_is_sealed_only_after_scan_and_second_person() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = finished(&desk);
    desk.sign_in("wang");
    let blank = json!({"kind": "receipt_slip", "count": 1, "issued_to": person(&desk, "li")});
    let form = desk.must("papers.print", json!({"blank": blank, "to": "folder"}))["ids"][0].clone();
    desk.sign_in("li");
    assert_eq!(
        desk.refused("papers.present", json!({"id": form})).code,
        "papers.is_blank",
        "F-21: by hand only"
    );
    let mut written = json!({"id": form, "on_sheet": on_sheet(desk.core.now().0),
        "form": {"customer_name": "王芳", "work": "更换启动电容", "result": "已修复", "opinion": "满意",
                 "finished": "11月22日 10:30"}});
    assert_eq!(desk.refused("papers.key_in", written.clone()).code, "papers.no_visit", "F-14");
    let written_visit = visit.clone();
    written["visit"] = visit;
    let mut timeless = written.clone();
    timeless["form"]["finished"] = json!(" ");
    let fields: Vec<_> =
        desk.refused("papers.key_in", timeless).fields.into_iter().map(|f| f.field).collect();
    assert_eq!(fields, ["finished"], "F-21: not valid without date and time of completion");
    desk.must("papers.key_in", written);
    assert_eq!(desk.refused("papers.compare", json!({"id": form})).code, "papers.scan_missing", "F-21");
    desk.must("papers.take_scan", json!({"base64": photo(2), "paper": form}));
    let pending = desk.must("papers.get", json!({"id": form}));
    assert_eq!(pending["row"]["missing"], json!(["comparison"]));
    let voucher = for_visit(&desk, "service_voucher", &written_visit, json!({}));
    printed(&desk, &voucher);
    let fault = desk.refused("papers.take_scan", json!({"base64": photo(2), "paper": voucher["id"]}));
    assert_eq!(fault.code, "papers.scan_of_another", "F-07: one picture is not the signature of two papers");
    assert_eq!(desk.refused("papers.compare", json!({"id": form})).code, "papers.second_person", "F-21");
    desk.sign_in("wang");
    let filed = desk.must("papers.compare", json!({"id": form}));
    assert_eq!(filed["row"]["state"], "filed");
    let path = folder.join(format!("{}.pdf", filed["row"]["number"].as_str().unwrap()));
    let seen = desk.must("documents.verify", json!({"path": path}));
    assert_eq!(seen["judgement"], "intact");
    assert_eq!(
        (&seen["content"]["is_transcription"], &seen["content"]["form"]["opinion"]),
        (&json!(true), &json!("满意"))
    );
    let images = ask(std::process::Command::new("pdfimages").arg("-list").arg(&path));
    assert!(String::from_utf8_lossy(&images.stdout).contains("jpeg"), "F-21: the file shows the scan");
    journal_agrees(&desk);
}

#[test]
fn keying_in_again_asks_for_the_comparison_again() {
    let desk = firm();
    let visit = finished(&desk);
    let blank = json!({"kind": "receipt_slip", "count": 1, "visit": visit});
    let form = desk.must("papers.print", json!({"blank": blank, "to": "folder"}))["ids"][0].clone();
    let written = |opinion: &str| json!({"id": form, "on_sheet": on_sheet(desk.core.now().0), "form": {"work": "更换电容", "result": "已修复", "finished": "10:30", "opinion": opinion}});
    desk.must("papers.key_in", written("满意"));
    let again = desk.must("papers.key_in", written("很满意"));
    assert_eq!((&again["form"]["opinion"], &again["compared_by_name"]), (&json!("很满意"), &json!("")));
}

#[test]
fn a_scan_nobody_can_place_waits_in_the_inbox_until_a_person_decides() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    printed(&desk, &slip);
    desk.sign_in("wang");
    let taken = desk.must("papers.take_scan", json!({"base64": photo(3), "name": "IMG_0001.jpg"}));
    let scan = taken["waiting"][0].clone();
    let twice = desk.must("papers.take_scan", json!({"base64": photo(3), "name": "IMG_0001.jpg"}));
    assert_eq!(twice["waiting"][0], scan, "dropped twice, waiting once");
    assert_eq!(desk.must("papers.inbox", json!({}))[0]["name"], "IMG_0001.jpg");
    desk.sign_in("li");
    assert_eq!(desk.must("papers.inbox", json!({})), json!([]), "T.1: another's scans are not his");
    let denied = desk.refused("papers.match_scan", json!({"scan": scan, "paper": slip["id"]}));
    assert_eq!(denied.code, "record.not_yours");
    desk.sign_in("wang");
    desk.must("papers.match_scan", json!({"scan": scan, "paper": slip["id"], "note": "字迹可辨"}));
    assert_eq!(desk.must("papers.inbox", json!({})), json!([]));
    let paper = desk.must("papers.get", json!({"id": slip["id"]}));
    assert_eq!((&paper["scans"][0]["by_hand"], &paper["row"]["missing"]), (&json!(true), &json!(["signer"])));
    let again = desk.refused("papers.match_scan", json!({"scan": scan, "paper": slip["id"]}));
    assert_eq!(again.code, "papers.scan_decided");
    let other = desk.must("papers.take_scan", json!({"base64": photo(4)}))["waiting"][0].clone();
    assert_eq!(desk.refused("papers.discard_scan", json!({"scan": other})).fields[0].field, "note");
    desk.must("papers.discard_scan", json!({"scan": other, "note": "不是本公司的单据"}));
    let text = crate::kernel::blobs::to_base64(b"hello");
    assert_eq!(desk.refused("papers.take_scan", json!({"base64": text})).code, "scan.not_a_scan");
}
