//! Printed sheets find their own paper by the code they carry, and no other (F-12).

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::*;
use crate::kernel::blobs::to_base64;
use crate::testing::ask;

/// Prints papers and answers their sheets as a scanner sends them, one picture a page.
fn printed_pages(desk: &Desk, ids: &[&Value]) -> Vec<String> {
    let done = desk.must("papers.print", json!({"ids": ids, "to": "folder"}));
    pictures(Path::new(done["path"].as_str().unwrap()))
}

pub(crate) fn pictures(pdf: &Path) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let done =
        ask(Command::new("pdftoppm").args(["-r", "150", "-gray", "-png"]).arg(pdf).arg(dir.path().join("p")));
    assert!(done.status.success(), "pdftoppm is required by this test");
    let mut pages: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().path()).collect();
    pages.sort();
    pages.iter().map(|page| to_base64(&std::fs::read(page).unwrap())).collect()
}

fn take(desk: &Desk, picture: &str) -> Value {
    desk.must("papers.take_scan", json!({"base64": picture}))
}

fn reason_of(desk: &Desk, taken: &Value) -> String {
    let waiting = desk.must("papers.inbox", json!({}));
    let row = waiting.as_array().unwrap().iter().find(|s| s["id"] == taken["waiting"][0]).unwrap();
    row["reason"].as_str().unwrap().into()
}

#[test]
fn a_sheet_dropped_on_the_program_finds_its_paper_and_files_it() {
    let desk = firm();
    choose_folder(&desk);
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let pages = printed_pages(&desk, &[&slip["id"]]);
    let sheet = json!({"signer_name": "王芳", "signer_phone": "138", "relation": "self", "signed_at": desk.core.now()});
    desk.must("papers.key_in", json!({"id": slip["id"], "on_sheet": sheet}));
    let taken = take(&desk, &pages[0]);
    assert_eq!(taken["numbers"], json!([slip["number"]]), "F-12: {taken}");
    let file = desk.must("papers.get", json!({"id": slip["id"]}));
    assert_eq!(file["row"]["state"], "filed");
    let kept = &file["scans"][0];
    assert_eq!((&kept["page"], &kept["print"], &kept["by_hand"]), (&json!(1), &json!(1), &json!(false)));
    assert_eq!(reason_of(&desk, &take(&desk, &pages[0])), "papers.is_filed", "what is filed stays as it is");
}

#[test]
fn a_scan_with_another_number_is_refused() {
    let desk = firm();
    choose_folder(&desk);
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let voucher = for_visit(&desk, "service_voucher", &visit, json!({}));
    let pages = printed_pages(&desk, &[&slip["id"], &voucher["id"]]);
    let of_slip = json!({"base64": pages[0], "paper": voucher["id"]});
    let fault = desk.refused("papers.take_scan", of_slip);
    assert_eq!(
        (fault.code.as_str(), &fault.args["number"]),
        ("papers.scan_of_another", &text(&slip)),
        "F-12"
    );
    desk.must("papers.take_scan", json!({"base64": pages[0], "paper": slip["id"]}));
}

fn text(paper: &Value) -> String {
    paper["number"].as_str().unwrap().into()
}

#[test]
fn a_sheet_printed_before_the_content_changed_waits_for_a_person() {
    let desk = firm();
    choose_folder(&desk);
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let old = printed_pages(&desk, &[&slip["id"]]);
    save(&desk, &visit, json!({"opinion": "很满意"}));
    let new = printed_pages(&desk, &[&slip["id"]]);
    assert_eq!(
        reason_of(&desk, &take(&desk, &old[0])),
        "papers.other_content",
        "F-12: number and content code"
    );
    let fault = desk.refused("papers.take_scan", json!({"base64": old[0], "paper": slip["id"]}));
    assert_eq!(fault.code, "papers.scan_of_other_content", "nor does a person overrule the code");
    assert_eq!(take(&desk, &new[0])["numbers"], json!([slip["number"]]));
}

#[test]
fn a_paper_of_several_pages_waits_for_all_of_them() {
    let desk = firm();
    choose_folder(&desk);
    let visit = finished(&desk);
    let mut form = one_thing();
    form["items"] = json!(vec![form["items"][0].clone(); 30]);
    let voucher = for_visit(&desk, "service_voucher", &visit, form);
    let pages = printed_pages(&desk, &[&voucher["id"]]);
    assert!(pages.len() > 1, "thirty things take more than a page");
    for (at, page) in pages.iter().enumerate().rev() {
        take(&desk, page);
        let missing = desk.must("papers.get", json!({"id": voucher["id"]}))["row"]["missing"].clone();
        let has_scan = !missing.as_array().unwrap().contains(&json!("scan"));
        assert_eq!(has_scan, at == 0, "whole only with the last of them");
    }
}

#[test]
fn a_sheet_of_a_voided_or_foreign_number_is_attached_to_nothing() {
    let desk = firm();
    choose_folder(&desk);
    desk.sign_in("wang");
    let blank = json!({"blank": {"kind": "receipt_slip", "count": 1}, "to": "folder"});
    let done = desk.must("papers.print", blank);
    let pages = pictures(Path::new(done["path"].as_str().unwrap()));
    desk.must("papers.void", json!({"id": done["ids"][0], "reason": "作废"}));
    assert_eq!(reason_of(&desk, &take(&desk, &pages[0])), "papers.is_voided");
    let other = firm();
    other.sign_in("wang");
    assert_eq!(reason_of(&other, &take(&other, &pages[0])), "papers.unknown_number", "another firm's sheet");
}

#[test]
fn a_goods_receipt_is_two_copies_on_a5_whose_codes_are_read_back() {
    let desk = firm();
    choose_folder(&desk);
    let visit = on_site(&desk);
    for copy in 0..2 {
        let form = one_thing();
        let receipt = of_goods(&desk, "goods_receipt", (copy == 0).then_some(&visit), form);
        let done = desk.must("papers.print", json!({"ids": [receipt["id"]], "to": "folder"}));
        let path = Path::new(done["path"].as_str().unwrap());
        let said = ask(Command::new("pdfinfo").args(["-f", "1", "-l", "9"]).arg(path));
        let said = String::from_utf8(said.stdout).unwrap();
        // 148 × 210 mm in points.
        let is_a5 = |line: &&str| line.contains("size:") && line.contains("419.5") && line.contains("595.");
        assert_eq!(said.lines().filter(is_a5).count(), 2, "V-08: two copies on A5: {said}");
        let pages = pictures(path);
        assert_eq!(pages.len(), 2, "P-34: the customer's and ours");
        let taken = take(&desk, &pages[copy]);
        assert_eq!(
            taken["numbers"],
            json!([receipt["number"]]),
            "V-08: the code of either copy is read: {taken}"
        );
        let file = desk.must("papers.get", json!({"id": receipt["id"]}));
        assert_eq!(file["scans"][0]["by_hand"], false, "F-12: by its code, not by a person");
        let sheet = json!({"signer_name": "王芳", "signer_phone": "138", "relation": "self", "signed_at": desk.core.now()});
        desk.must("papers.key_in", json!({"id": receipt["id"], "on_sheet": sheet}));
        let file = desk.must("papers.get", json!({"id": receipt["id"]}));
        assert_eq!(
            (&file["row"]["state"], &file["signatures"][0]["method"]),
            (&json!("filed"), &json!("paper_scan")),
            "P-34: signed by scan"
        );
    }
    let day = desk.must("today.list", json!({}));
    let copies = day.as_array().unwrap().iter().find(|s| s["key"] == "copies").unwrap();
    assert_eq!(
        copies["sheets"].as_array().unwrap().len(),
        2,
        "F-10: signed by scan they wait for their copies too"
    );
    let receipt = &copies["sheets"][0];
    let copy = desk.must("papers.print_copy", json!({"id": receipt["id"]}));
    let out = ask(Command::new("pdftotext").arg(copy["path"].as_str().unwrap()).arg("-"));
    assert!(String::from_utf8(out.stdout).unwrap().contains("客户联"), "F-10: the copy of a scanned receipt");
}
