//! A signed paper is corrected by a numbered addendum, itself signed; the paper stays as it is (F-06).

use serde_json::json;

use super::golden::{hold_boxes_together, hold_signed, labels, sheets};
use super::*;
use crate::platform::text::Language;

const WORDS: &str = "序列号误写为 9031，应为 9013。附件另有电源线一根，当时未列。";

fn amend(paper: &Value) -> Value {
    json!({"id": paper["id"], "correction": WORDS})
}

#[test]
fn every_signed_paper_is_corrected_by_an_addendum_that_is_signed_anew() {
    for (shift, kind) in
        ["service_voucher", "receipt_slip", "goods_receipt", "hand_over"].into_iter().enumerate()
    {
        let desk = firm();
        let visit = finished(&desk);
        let form = match kind {
            "goods_receipt" => one_thing(),
            _ => json!({"operator": "刘师傅", "operator_phone": "13800000001", "training": "开关机"}),
        };
        let paper = for_visit(&desk, kind, &visit, form);
        let fault = desk.refused("papers.amend", amend(&paper));
        assert_eq!(fault.code, "papers.not_signed", "{kind}: what is not signed is changed, not corrected");
        let original = sign(&desk, &paper, shift as i64 * 7);
        let digest = original["content_digest"].clone();
        let none = desk.refused("papers.amend", json!({"id": paper["id"], "correction": "  "}));
        assert_eq!(fields_of(&none), ["correction"]);
        let opened = desk.must("papers.amend", amend(&paper));
        let number = paper["number"].as_str().unwrap();
        assert_eq!(
            opened["row"]["number"],
            format!("{number}-C1"),
            "F-06: {kind} is corrected under a number"
        );
        let signed = sign(&desk, &opened["row"], shift as i64 * 7 + 3);
        assert_eq!(signed["row"]["state"], "filed", "F-06: {kind}: the correction is itself signed");
        assert_eq!(signed["amends"]["number"], paper["number"]);
        let document = desk.must("documents.get", json!({"id": signed["signatures"][0]["document"]}));
        assert_eq!(document["document"]["kind"], "addendum", "N-11");
        let kept = desk.must("papers.get", json!({"id": paper["id"]}));
        assert_eq!(
            (&kept["content_digest"], &kept["row"]["state"]),
            (&digest, &json!("filed")),
            "F-06: {kind} stays"
        );
        assert_eq!(kept["addenda"][0]["number"], signed["row"]["number"]);
        let again = desk.must("papers.amend", amend(&signed["row"]));
        assert_eq!(
            again["row"]["number"],
            format!("{number}-C2"),
            "what was corrected wrongly is corrected again"
        );
        journal_agrees(&desk);
    }
}

/// The words are frozen before the pad opens; written anew, the signer reads them anew (F-05).
#[test]
fn a_correction_that_waits_is_rewritten_and_what_was_shown_before_is_not_signed() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    sign(&desk, &slip, 0);
    let opened = desk.must("papers.amend", amend(&slip));
    let before = shown(&desk, &opened["row"]);
    let again = desk.must("papers.amend", json!({"id": slip["id"], "correction": "应为 9031-A"}));
    assert_eq!(again["row"]["id"], opened["row"]["id"], "one correction at a time");
    let fault =
        desk.refused("papers.sign", signing(&desk, &opened["row"]["id"], &before["content_digest"], 5));
    assert_eq!(fault.code, "signing.content_changed", "F-05");
    for (command, input) in [
        ("papers.issue", json!({"kind": "addendum"})),
        ("papers.print", json!({"blank": {"kind": "addendum", "count": 1}, "to": "folder"})),
    ] {
        assert_eq!(desk.refused(command, input).code, "papers.of_a_signed_paper", "{command}");
    }
    desk.sign_in("sun");
    assert_eq!(desk.refused("papers.amend", amend(&slip)).code, "record.not_yours", "T.1");
}

/// Signed on paper the addendum comes back like any other sheet (F-12).
#[test]
fn an_addendum_signed_by_hand_is_found_by_its_code() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    sign(&desk, &slip, 0);
    let opened = desk.must("papers.amend", amend(&slip))["row"].clone();
    let printed = desk.must("papers.print", json!({"ids": [opened["id"]], "to": "folder"}));
    let path = std::path::PathBuf::from(printed["path"].as_str().unwrap());
    assert!(path.starts_with(&folder));
    let pages = super::returned::pictures(&path);
    let sheet = json!({"signer_name": "王芳", "signer_phone": "138", "relation": "self", "signed_at": desk.core.now()});
    desk.must("papers.key_in", json!({"id": opened["id"], "on_sheet": sheet}));
    let taken = desk.must("papers.take_scan", json!({"base64": pages[0]}));
    assert_eq!(taken["numbers"], json!([opened["number"]]), "F-12: {taken}");
    assert_eq!(desk.must("papers.get", json!({"id": opened["id"]}))["row"]["state"], "filed");
}

#[test]
fn the_addendum_names_the_paper_its_signer_and_digest_and_what_is_right() {
    for language in Language::ALL {
        let desk = firm();
        let visit = finished(&desk);
        let receipt = for_visit(&desk, "goods_receipt", &visit, one_thing());
        sign(&desk, &receipt, 0);
        let opened = desk.must("papers.amend", amend(&receipt))["row"].clone();
        let set = sheets(&desk, &opened, false, language);
        for pages in &set {
            hold_boxes_together("addendum", pages, &labels(language));
        }
        let said: String = set.iter().map(paper::Pages::text).collect();
        assert!(!said.contains("papers-"), "V-13: {said}");
        assert!(said.contains("9013") && said.contains(receipt["number"].as_str().unwrap()), "F-06: {said}");
        let show = desk.must("papers.present", json!({"id": opened["id"], "language": language.code()}));
        let done = desk.must("papers.sign", signing(&desk, &opened["id"], &show["content_digest"], 9));
        hold_signed(
            &desk,
            &done["signatures"][0]["document"],
            &format!("paper_addendum.signed.{}", language.code()),
        );
    }
}
