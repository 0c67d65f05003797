//! A voucher the customer signs twice by hand: for the things taken away, and for the work (K-02, P-30).

use std::path::Path;

use serde_json::{Value, json};

use super::returned::pictures;
use super::*;
use crate::testing::{MORNING, ask};

fn signer(name: &str, at: i64) -> Value {
    json!({"signer_name": name, "signer_phone": "13800000000", "relation": "self", "signed_at": at})
}

/// Prints the voucher that lists a thing taken away; the work is done. Its sheets as a scanner sends them.
fn printed(desk: &Desk) -> (Value, Vec<String>) {
    let visit = finished(desk);
    let voucher = for_visit(desk, "service_voucher", &visit, one_thing());
    let done = desk.must("papers.print", json!({"ids": [voucher["id"]], "to": "folder"}));
    (voucher, pictures(Path::new(done["path"].as_str().unwrap())))
}

fn words(path: &Path) -> String {
    let out = ask(std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-"));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn each_place_signed_by_hand_has_its_own_signature_signer_and_time() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let (voucher, pages) = printed(&desk);
    let id = &voucher["id"];
    let seen = desk.must("papers.get", json!({"id": id}));
    assert_eq!(
        seen["sheet_blocks"],
        json!(["take_away", "completion"]),
        "P-30: both places are on the sheet"
    );
    let now = desk.core.now().0;
    let alone = json!({"id": id, "on_sheet": signer("王芳", now)});
    let fault = desk.refused("papers.key_in", alone);
    assert_eq!(fault.fields[0].field, "taken.signer_name", "K-02: who signed for the things is missing");
    let mut both = json!({"id": id, "on_sheet": signer("王芳", now), "taken": signer(" ", MORNING)});
    let fault = desk.refused("papers.key_in", both.clone());
    assert_eq!(fault.fields[0].field, "taken.signer_name", "F-04: at its own place of the form");
    both["taken"] = signer("王强", now + 3_600_000);
    assert_eq!(desk.refused("papers.key_in", both.clone()).fields[0].field, "taken.signed_at");
    both["taken"] = signer("王强", MORNING);
    both["taken"]["relation"] = json!("family");
    both["taken"]["proxy_reason"] = json!("本人在医院");
    let waiting = desk.must("papers.key_in", both);
    assert_eq!(waiting["row"]["missing"], json!(["scan"]), "F-12");
    assert_eq!(waiting["taken_on_sheet"]["signer_name"], "王强");
    for page in &pages {
        desk.must("papers.take_scan", json!({"base64": page}));
    }
    let filed = desk.must("papers.get", json!({"id": id}));
    assert_eq!(filed["row"]["state"], "filed", "F-12: {filed}");
    let facts: Vec<_> = filed["signatures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (s["block"].clone(), s["signer_name"].clone(), s["signed_at"].clone(), s["method"].clone()))
        .collect();
    let by_hand = json!("paper_scan");
    assert_eq!(
        facts,
        [
            (json!("take_away"), json!("王强"), json!(MORNING), by_hand.clone()),
            (json!("completion"), json!("王芳"), json!(now), by_hand),
        ],
        "P-30: one record for each place, each bound to its signer and time"
    );
    let number = voucher["number"].as_str().unwrap();
    for (name, signed, other) in [(format!("{number}-1"), "王强", "王芳 2026"), (number.into(), "王芳", "")]
    {
        let path = folder.join(format!("{name}.pdf"));
        let seen = desk.must("documents.verify", json!({"path": path}));
        assert_eq!(seen["judgement"], "intact", "F-06: {name}");
        assert_eq!(seen["content"]["on_sheet"]["signer_name"], signed, "F-04: {name}");
        let text = words(&path);
        assert!(text.contains(signed), "P-30: {name} prints its signer: {text}");
        assert!(other.is_empty() || !text.contains(other), "what is not signed yet is not shown as signed");
    }
    let last = words(&folder.join(format!("{number}.pdf")));
    assert!(last.contains("王强"), "P-30: the filed voucher shows both signers: {last}");
    assert!(last.contains("本人在医院"), "F-07: and for whom the first of them signed: {last}");
    journal_agrees(&desk);
}

#[test]
fn the_second_signature_names_the_first_in_its_evidence() {
    let desk = firm();
    choose_folder(&desk);
    let (voucher, pages) = printed(&desk);
    let now = desk.core.now().0;
    let keyed =
        json!({"id": voucher["id"], "on_sheet": signer("王芳", now), "taken": signer("王芳", MORNING)});
    desk.must("papers.key_in", keyed);
    for page in &pages {
        desk.must("papers.take_scan", json!({"base64": page}));
    }
    let vault = &desk.core.opened().unwrap().vault;
    let kept: Vec<String> = vault
        .read(|c| {
            let mut statement = c.prepare("SELECT evidence FROM paper_signature ORDER BY rid")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok::<_, crate::kernel::Fault>(rows.collect::<Result<_, _>>()?)
        })
        .unwrap();
    let [first, second]: [Value; 2] =
        [serde_json::from_str(&kept[0]).unwrap(), serde_json::from_str(&kept[1]).unwrap()];
    assert_eq!((&first["round"], &second["round"]), (&json!("take_away"), &json!("completion")));
    let digest = crate::platform::documents::digest(&kept[0]).unwrap();
    assert_eq!(second["previous"], digest.as_str(), "F-07: none can be taken out unseen");
    assert_ne!(first["content_sha256"], second["content_sha256"], "F-04: each vouches for its own content");
}

#[test]
fn a_place_the_pad_has_signed_is_not_asked_for_on_the_sheet() {
    let desk = firm();
    choose_folder(&desk);
    let visit = on_site(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, one_thing());
    sign(&desk, &voucher, 0);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    let done = desk.must("papers.print", json!({"ids": [voucher["id"]], "to": "folder"}));
    let now = desk.core.now().0;
    let mut keyed =
        json!({"id": voucher["id"], "on_sheet": signer("王芳", now), "taken": signer("王芳", MORNING)});
    assert_eq!(
        desk.refused("papers.key_in", keyed.clone()).code,
        "papers.no_take_away",
        "K-02: signed already"
    );
    keyed.as_object_mut().unwrap().remove("taken");
    desk.must("papers.key_in", keyed);
    for page in pictures(Path::new(done["path"].as_str().unwrap())) {
        desk.must("papers.take_scan", json!({"base64": page}));
    }
    let filed = desk.must("papers.get", json!({"id": voucher["id"]}));
    let methods: Vec<&Value> = filed["signatures"].as_array().unwrap().iter().map(|s| &s["method"]).collect();
    assert_eq!(methods, ["handwriting", "paper_scan"], "P-30: the pad's, then the sheet's");
}

/// K-02, P-30: both places signed on the pad: two sealed files, the second with both hands on it and the first named.
#[test]
fn both_places_signed_on_the_pad_are_two_sealed_files_and_the_second_shows_both_hands() {
    let desk = firm();
    let visit = on_site(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, one_thing());
    let first = sign(&desk, &voucher, 0);
    assert_eq!(first["row"]["state"], "issued", "K-02: the work is still to come");
    let early = desk.refused("papers.present", json!({"id": voucher["id"]}));
    assert_eq!(
        early.code, "signing.before_work_done",
        "F-03: the completion block waits for the work: {early:?}"
    );
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    let both = sign(&desk, &voucher, 9);
    assert_eq!(both["row"]["state"], "filed");
    let numbers: Vec<String> = both["signatures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            let filed = desk.must("documents.get", json!({"id": s["document"]}));
            let seen = desk.must("documents.verify", json!({"base64": filed["pdf_base64"]}));
            assert_eq!(seen["judgement"], "intact", "P-30: {seen}");
            filed["document"]["number"].as_str().unwrap().into()
        })
        .collect();
    let number = voucher["number"].as_str().unwrap();
    assert_eq!(numbers, [format!("{number}-1"), number.to_string()], "K-02: the first file is not the last");
    let shown = desk.must("papers.preview", json!({"id": voucher["id"]}));
    let strokes = shown["pages"].to_string().matches("<path").count();
    let alone = desk.must("papers.get", json!({"id": voucher["id"]}))["signatures"].as_array().unwrap().len();
    assert!(strokes >= 4 && alone == 2, "P-30: two strokes of each hand are drawn: {strokes}");
    journal_agrees(&desk);
}
