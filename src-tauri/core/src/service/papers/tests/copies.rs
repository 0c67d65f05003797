//! The customer's copy of every signed paper: voucher, slip, receipt, hand-over slip (F-10).

use std::path::Path;

use serde_json::{Value, json};

use super::*;
use crate::kernel::Fault;
use crate::testing::ask;

fn text_of(path: &Path) -> String {
    let out = ask(std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-"));
    String::from_utf8(out.stdout).unwrap()
}

/// The papers Today asks a copy for.
fn waiting(desk: &Desk) -> Vec<Value> {
    let day = desk.must("today.list", json!({}));
    let section = day.as_array().unwrap().iter().find(|s| s["key"] == "copies").cloned();
    section
        .map_or(Vec::new(), |s| s["sheets"].as_array().unwrap().iter().map(|p| p["number"].clone()).collect())
}

fn give(desk: &Desk, paper: &Value) {
    desk.must("papers.give_copy", json!({"id": paper["id"], "means": "email", "recipient": " 王芳 "}));
}

fn without_mark(text: &str) -> String {
    text.replace("客户联", "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_kind_of_signed_paper_waits_for_its_copy_until_it_is_handed_over() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = finished(&desk);
    let hand_over = json!({"operator": "刘师傅", "operator_phone": "13800000001", "training": "开关机"});
    let kinds = [
        ("service_voucher", json!({})),
        ("receipt_slip", json!({})),
        ("goods_receipt", one_thing()),
        ("hand_over", hand_over),
    ];
    for (hand, (kind, form)) in (0..).zip(kinds) {
        let paper = for_visit(&desk, kind, &visit, form);
        let asked = json!({"id": paper["id"]});
        let early = desk.refused("papers.print_copy", asked.clone());
        assert_eq!(early.code, "papers.not_signed", "F-10: {kind} is not signed yet");
        let signed = sign(&desk, &paper, hand);
        assert_eq!(waiting(&desk), [paper["number"].clone()], "F-10: {kind} stands on Today");
        assert!(
            !desk.must("papers.preview_copy", asked.clone())["pages"].as_array().unwrap().is_empty(),
            "what is printed is seen first"
        );
        let printed = desk.must("papers.print_copy", asked);
        let number = paper["number"].as_str().unwrap();
        assert_eq!(printed["name"], format!("{number} 客户联.pdf"));
        let copy = text_of(&folder.join(printed["name"].as_str().unwrap()));
        let original = folder.join(format!("{number}.pdf"));
        let seen = desk.must("documents.verify", json!({"path": original}));
        let digest = seen["content_digest"].as_str().unwrap();
        assert!(copy.contains("客户联"), "F-10: {kind} says it is the customer's copy");
        assert!(copy.contains(&digest[..16]), "F-10: {kind}: same hash on the copy");
        assert_eq!(
            without_mark(&copy),
            without_mark(&text_of(&original)),
            "F-10: {kind}: but for that mark the copy says what was signed"
        );
        give(&desk, &paper);
        assert!(waiting(&desk).is_empty(), "F-10: {kind}: recorded as PDF by mail, gone");
        let file = desk.must("papers.get", json!({"id": paper["id"]}));
        let kept = &file["signatures"][0]["copies"][0];
        assert_eq!((&kept["means"], &kept["recipient"]), (&json!("email"), &json!("王芳")), "F-10: {signed}");
    }
    journal_agrees(&desk);
}

#[test]
fn a_copy_goes_to_somebody_and_its_record_never_changes() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let unsigned = json!({"id": slip["id"], "means": "print", "recipient": "王芳"});
    assert_eq!(desk.refused("papers.give_copy", unsigned).code, "papers.not_signed", "F-10");
    sign(&desk, &slip, 0);
    let bare = json!({"id": slip["id"], "means": "print", "recipient": " "});
    assert_eq!(desk.refused("papers.give_copy", bare).fields[0].field, "recipient", "F-10");
    give(&desk, &slip);
    let vault = &desk.core.opened().unwrap().vault;
    for sql in ["DELETE FROM paper_copy", "UPDATE paper_copy SET recipient = '别人'"] {
        let fault = vault.write(|c| c.execute(sql, []).map_err(Fault::from)).unwrap_err();
        assert_eq!(fault.code, "signed.unchangeable", "F-06: {sql}");
    }
}

#[test]
fn the_copy_of_a_voucher_signed_again_is_asked_for_again() {
    let desk = firm();
    let visit = on_site(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, one_thing());
    sign(&desk, &voucher, 0);
    assert_eq!(waiting(&desk), [voucher["number"].clone()], "F-10: signed for the things taken away");
    give(&desk, &voucher);
    assert!(waiting(&desk).is_empty());
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    sign(&desk, &voucher, 3);
    assert_eq!(waiting(&desk), [voucher["number"].clone()], "F-10: the customer has no copy of the work yet");
    give(&desk, &voucher);
    let file = desk.must("papers.get", json!({"id": voucher["id"]}));
    let copies = |at: usize| file["signatures"][at]["copies"].as_array().unwrap().len();
    assert_eq!((copies(0), copies(1)), (1, 1), "each signature has its own copy");
    assert!(waiting(&desk).is_empty());
}

#[test]
fn a_technician_is_asked_for_copies_of_his_own_papers_only() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    sign(&desk, &slip, 0);
    desk.sign_in("sun");
    assert!(waiting(&desk).is_empty(), "T.1: another technician's slip");
    let copy = json!({"id": slip["id"], "means": "print", "recipient": "王芳"});
    assert_eq!(desk.refused("papers.give_copy", copy).code, "record.not_yours", "T.1");
    assert_eq!(desk.refused("papers.print_copy", json!({"id": slip["id"]})).code, "record.not_yours", "T.1");
    desk.sign_in("zhao");
    assert_eq!(waiting(&desk), [slip["number"].clone()], "the supervisor sees everybody's");
}
