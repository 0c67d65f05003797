//! Signing on the pad: what may be signed when, and what becomes of it.

use serde_json::{Value, json};

use std::path::Path;
use std::process::Command;

use super::*;
use crate::kernel::Fault;
use crate::testing::ask;

/// The very pages that were sealed, but for the strokes.
fn without_strokes(desk: &Desk, seen: &Value, id: &Value) -> Vec<u8> {
    let content: crate::service::papers::content::PaperContent =
        serde_json::from_value(seen["content"].clone()).unwrap();
    let id: crate::service::papers::PaperId = serde_json::from_value(id.clone()).unwrap();
    let session = desk.core.session().unwrap();
    let pages = desk.core.read_as(&session, |r| {
        let signed = r.first::<crate::service::papers::PaperSignature>("WHERE paper = ?1", [id])?.unwrap();
        let around = crate::service::papers::forms::Around {
            digest: signed.content_digest,
            signed: Some((signed.signer_name, signed.signed_at)),
            ..Default::default()
        };
        crate::service::papers::compose::pages(r, &content, &around)
    });
    paper::write_pdf(&pages.unwrap(), &[], &[]).unwrap()
}

/// Dark points of the pages at 72 dpi.
fn ink_on(pdf: &Path) -> usize {
    let out = ask(Command::new("pdftoppm").args(["-r", "72", "-gray"]).arg(pdf));
    assert!(out.status.success() && out.stdout.starts_with(b"P5"), "pdftoppm is required by this test");
    out.stdout.iter().filter(|b| **b < 128).count()
}

#[test]
fn a_receipt_slip_is_shown_signed_sealed_and_filed() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let shown = shown(&desk, &slip);
    assert!(shown["pages"][0].as_str().unwrap().starts_with("<svg"), "F-05: the signer reads the very pages");
    let signed = desk.must("papers.sign", signing(&desk, &slip["id"], &shown["content_digest"], 0));
    assert_eq!(signed["row"]["state"], "filed", "F-14: {signed}");
    let number = slip["number"].as_str().unwrap();
    let seen = desk.must("documents.verify", json!({"path": folder.join(format!("{number}.pdf"))}));
    assert_eq!(seen["judgement"], "intact", "F-06: {seen}");
    assert_eq!(seen["content_digest"], shown["content_digest"], "F-04, F-05: sealed is what was shown");
    let sealed = folder.join(format!("{number}.pdf"));
    let text = ask(Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&sealed).arg("-"));
    let text = String::from_utf8(text.stdout).unwrap();
    let digest = shown["content_digest"].as_str().unwrap().get(..16).unwrap();
    for said in [number, "已解决", "满意", "王芳", digest] {
        assert!(text.contains(said), "P-32: number, result, opinion, signer, hash; not {said} in {text}");
    }
    let bare = desk.dir.path().join("bare.pdf");
    std::fs::write(&bare, without_strokes(&desk, &seen, &slip["id"])).unwrap();
    let (with, without) = (ink_on(&sealed), ink_on(&bare));
    assert!(
        with > without + 100,
        "P-32: the signature itself is drawn: {with} dark points, {without} without it"
    );
    assert!(signed["signatures"][0]["document"].is_string(), "F-14: filed by itself");
    journal_agrees(&desk);
}

#[test]
fn the_signed_voucher_closes_the_line_in_the_register() {
    let desk = firm();
    let visit = finished(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, json!({}));
    let ticket = desk.must("tickets.get", json!({"id": voucher["ticket"]}));
    assert_eq!(ticket["vouchers"][0]["number"], voucher["number"], "A-15: the number prepared at intake");
    assert!(ticket["vouchers"][0]["returned_at"].is_null());
    sign(&desk, &voucher, 0);
    let ticket = desk.must("tickets.get", json!({"id": voucher["ticket"]}));
    assert!(ticket["vouchers"][0]["returned_at"].is_number(), "A-09, F-14: struck off with the date");
}

#[test]
fn what_attests_service_is_not_signed_before_it_and_the_refusal_is_kept() {
    let desk = firm();
    let visit = on_site(&desk);
    for kind in ["receipt_slip", "service_voucher", "hand_over"] {
        let form = json!({"operator": "刘师傅", "operator_phone": "138", "training": "开关机"});
        let paper = for_visit(&desk, kind, &visit, form);
        let fault = desk.refused("papers.present", json!({"id": paper["id"]}));
        assert_eq!(fault.code, "signing.before_work_done", "F-03: {kind}");
    }
    let vault = &desk.core.opened().unwrap().vault;
    let sql = "SELECT count(*) FROM refusal WHERE code = 'signing.before_work_done'";
    let kept: i64 = vault.read(|c| Ok::<_, Fault>(c.query_row(sql, [], |r| r.get(0))?)).unwrap();
    assert_eq!(kept, 3, "F-03: refused and logged");
}

#[test]
fn a_receipt_for_goods_is_signed_before_any_work() {
    let desk = firm();
    let visit = on_site(&desk);
    let receipt = for_visit(&desk, "goods_receipt", &visit, one_thing());
    assert_eq!(sign(&desk, &receipt, 0)["row"]["state"], "filed", "K-02: it comes first by nature");
    let empty = of_goods(&desk, "goods_receipt", None, json!({}));
    let fault = desk.refused("papers.present", json!({"id": empty["id"]}));
    assert_eq!(fault.fields[0].field, "items", "K-02: a receipt names the things");
}

#[test]
fn the_voucher_is_signed_for_things_taken_away_and_again_for_the_work() {
    let desk = firm();
    let folder = choose_folder(&desk);
    let visit = on_site(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, one_thing());
    let first = sign(&desk, &voucher, 0);
    assert_eq!(first["row"]["state"], "issued", "its last block is still to come");
    assert_eq!(first["next_block"], "completion");
    let mut other = one_thing();
    other["items"][0]["name"] = json!("主板");
    assert_eq!(
        desk.refused("papers.save", json!({"id": voucher["id"], "form": other})).code,
        "signed.unchangeable",
        "K-02: what the customer signed for does not change"
    );
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    let second = sign(&desk, &voucher, 3);
    assert_eq!(second["row"]["state"], "filed");
    assert_eq!(second["signatures"].as_array().unwrap().len(), 2, "P-30: two signatures");
    let number = voucher["number"].as_str().unwrap();
    for name in [format!("{number}-1.pdf"), format!("{number}.pdf")] {
        let seen = desk.must("documents.verify", json!({"path": folder.join(&name)}));
        assert_eq!(seen["judgement"], "intact", "{name}");
    }
}

#[test]
fn a_number_issued_to_one_visit_is_refused_for_another() {
    let desk = firm();
    let first = on_site(&desk);
    let slip15 = for_visit(&desk, "receipt_slip", &first, json!({}));
    let second = finished(&desk);
    let slip16 = for_visit(&desk, "receipt_slip", &second, json!({}));
    let fault = desk.refused("papers.present", json!({"id": slip15["id"], "visit": second}));
    assert_eq!(fault.code, "papers.of_another_visit", "F-14");
    let fault = desk.refused("papers.issue", json!({"kind": "receipt_slip", "visit": second}));
    assert_eq!(
        (fault.code.as_str(), &fault.args["number"]),
        ("papers.visit_has_another", &text(&slip16["number"]))
    );
    desk.must("papers.present", json!({"id": slip16["id"], "visit": second}));
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().into()
}

#[test]
fn a_number_given_to_a_technician_becomes_the_visits_he_uses_it_on() {
    let desk = firm();
    let visit = finished(&desk);
    desk.sign_in("zhao");
    let stock = desk
        .must("papers.issue", json!({"kind": "receipt_slip", "count": 3, "issued_to": person(&desk, "li")}));
    let others = issued(&desk, json!({"kind": "receipt_slip", "issued_to": person(&desk, "sun")}));
    let fault = desk.refused("papers.present", json!({"id": others["id"], "visit": visit}));
    assert_eq!(fault.code, "papers.of_another_visit", "D-25: not on that visit");
    desk.sign_in("li");
    let shown = desk.must("papers.present", json!({"id": stock[1]["id"], "visit": visit}));
    assert_eq!(shown["paper"]["row"]["visit"], visit, "D-25");
    let fault = desk.refused("papers.present", json!({"id": stock[2]["id"], "visit": visit}));
    assert_eq!(fault.code, "papers.visit_has_another", "F-14: one slip a visit");
}

#[test]
fn a_hand_over_slip_wants_operator_and_telephone_and_values_within_limits() {
    let desk = firm();
    let visit = finished(&desk);
    let slip =
        for_visit(&desk, "hand_over", &visit, json!({"operator": "刘师傅", "training": "开关机、报警"}));
    let fault = desk.refused("papers.present", json!({"id": slip["id"]}));
    assert_eq!(fault.fields[0].field, "operator_phone", "F-15");
    let fault = desk.refused("papers.print", json!({"ids": [slip["id"]], "to": "folder"}));
    assert_eq!(fault.fields[0].field, "operator_phone", "F-15: nor printed, for it could never be filed");
    let mut form = json!({"operator": "刘师傅", "operator_phone": "13800000001", "training": "开关机、报警",
        "values": [{"item": "转速", "value": "2900 r/min", "limit": "3000 ± 50", "passed": false}]});
    desk.must("papers.save", json!({"id": slip["id"], "form": form}));
    let fault = desk.refused("papers.present", json!({"id": slip["id"]}));
    assert_eq!(
        (fault.code.as_str(), fault.args["item"].as_str()),
        ("papers.value_out_of_range", "转速"),
        "E-20"
    );
    form["values"][0]["passed"] = json!(true);
    desk.must("papers.save", json!({"id": slip["id"], "form": form}));
    assert_eq!(sign(&desk, &slip, 0)["row"]["state"], "filed");
}

/// The signature of a paper as one of a report.
pub(super) fn on_report(report: &Value, mut signing: Value) -> Value {
    signing.as_object_mut().unwrap().remove("id");
    signing["round"] = report["round"]["id"].clone();
    signing["content_digest"] = report["content_digest"].clone();
    signing
}

#[test]
fn a_commissioning_value_out_of_range_bars_the_hand_over_and_is_named() {
    let desk = firm();
    let visit = finished(&desk);
    let five = |current: &str, stable: bool| {
        let line = |name: &str, value: &str, stable: bool| json!({"name": name, "unit": "A", "min": "12", "max": "18", "value": value, "stable": stable, "note": ""});
        json!({"parameters": [line("一号电流", "14", true), line("二号电流", "15", true), line("三号电流", current, stable),
                              line("四号电流", "16", true), line("五号电流", "17", true)]})
    };
    let form = json!({"operator": "刘师傅", "operator_phone": "13800000001", "training": "开关机"});
    let slip = for_visit(&desk, "hand_over", &visit, form.clone());
    for (current, stable) in [("15", false), ("19.5", true)] {
        save(&desk, &visit, five(current, stable));
        let show = json!({"id": slip["id"], "visit": visit});
        for (command, input) in
            [("papers.present", show), ("papers.print", json!({"ids": [slip["id"]], "to": "folder"}))]
        {
            let fault = desk.refused(command, input);
            assert_eq!(
                (fault.code.as_str(), fault.args["item"].as_str()),
                ("papers.value_out_of_range", "三号电流"),
                "E-20: five parameters, one unfit ({command})"
            );
        }
    }
    let mut denied = form;
    denied["values"] = json!([{"item": "三号电流", "value": "15 A", "limit": "12–18 A", "passed": true}]);
    desk.must("papers.save", json!({"id": slip["id"], "form": denied}));
    let fault = desk.refused("papers.present", json!({"id": slip["id"]}));
    assert_eq!(fault.code, "papers.value_out_of_range", "E-20: what was measured is not typed over");
    save(&desk, &visit, five("15.5", true));
    desk.must("papers.present", json!({"id": slip["id"]}));
    let shown = desk.must("papers.preview", json!({"id": slip["id"]}));
    assert!(shown["pages"][0].as_str().unwrap().contains("svg"), "P-54: repaired, retested, it opens");
}

#[test]
fn a_signed_paper_is_looked_at_as_it_was_signed() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let form = desk.must("papers.preview", json!({"id": slip["id"]}))["pages"].to_string();
    let seen = shown(&desk, &slip);
    let signing = signing(&desk, &slip["id"], &seen["content_digest"], 0);
    desk.must("papers.sign", signing);
    let signed = desk.must("papers.preview", json!({"id": slip["id"]}))["pages"].to_string();
    assert_ne!(signed, form, "F-14: the hand is on it");
    let copy = desk.must("papers.preview_copy", json!({"id": slip["id"]}))["pages"].to_string();
    assert_ne!(signed, copy, "and it is the signed page, not the customer's copy of it");
    let again = desk.must("papers.preview", json!({"id": slip["id"], "language": "en"}))["pages"].to_string();
    assert_eq!(again, signed, "F-06: in the language it was signed in");
}

#[test]
fn the_same_strokes_never_sign_on_whatever_paper() {
    let desk = firm();
    let visit = finished(&desk);
    let report = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let on_slip = shown(&desk, &slip);
    let ink = signing(&desk, &slip["id"], &on_slip["content_digest"], 0);
    desk.must("acceptance.sign", on_report(&report, ink.clone()));
    assert_eq!(desk.refused("papers.sign", ink).code, "signing.ink_reused", "F-07: copied from the report");
    desk.must("papers.sign", signing(&desk, &slip["id"], &on_slip["content_digest"], 5));
}

#[test]
fn strokes_of_a_paper_never_sign_a_report() {
    let desk = firm();
    let visit = finished(&desk);
    let report = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let on_slip = shown(&desk, &slip);
    let ink = signing(&desk, &slip["id"], &on_slip["content_digest"], 0);
    desk.must("papers.sign", ink.clone());
    let fault = desk.refused("acceptance.sign", on_report(&report, ink.clone()));
    assert_eq!(fault.code, "signing.ink_reused", "F-07: copied from the slip");
    let again = signing(&desk, &slip["id"], &json!(null), 5);
    desk.must("acceptance.sign", on_report(&report, again));
}

pub(super) fn evidence(desk: &Desk, table: &str) -> Value {
    let vault = &desk.core.opened().unwrap().vault;
    let sql = format!("SELECT evidence FROM {table}");
    let text: String = vault.read(|c| Ok::<_, Fault>(c.query_row(&sql, [], |r| r.get(0))?)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn digest_of(evidence: &Value) -> String {
    let text = String::from_utf8(crate::platform::documents::canonical(evidence).unwrap()).unwrap();
    crate::platform::documents::digest(&text).unwrap()
}

#[test]
fn each_signature_names_the_one_before_it_on_whatever_paper() {
    for report_first in [true, false] {
        let desk = firm();
        let visit = finished(&desk);
        let report = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
        let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
        let sign_report = || {
            let mut by_employee = signing(&desk, &json!(null), &json!(null), 1);
            by_employee["signer_role"] = json!("户主");
            desk.must("acceptance.sign", on_report(&report, by_employee));
        };
        if report_first {
            sign_report();
        }
        sign(&desk, &slip, 2);
        if !report_first {
            sign_report();
        }
        let (on_report, on_slip) = (evidence(&desk, "signature"), evidence(&desk, "paper_signature"));
        let (first, second) = if report_first { (&on_report, &on_slip) } else { (&on_slip, &on_report) };
        assert_eq!(second["previous"], digest_of(first), "F-07: none can be taken out unseen");
        assert_eq!(first["previous"], "", "the device's first");
        assert_eq!(
            (&on_report["role"], &on_report["method"]),
            (&json!("户主"), &json!("handwriting")),
            "F-04: role and method are vouched for"
        );
        journal_agrees(&desk);
    }
}

#[test]
fn a_paper_changed_after_it_was_shown_is_shown_again() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let before = shown(&desk, &slip);
    save(&desk, &visit, json!({"opinion": "很满意"}));
    let fault = desk.refused("papers.sign", signing(&desk, &slip["id"], &before["content_digest"], 0));
    assert_eq!(fault.code, "signing.content_changed", "F-05");
    let again = shown(&desk, &slip);
    assert_ne!(again["content_digest"], before["content_digest"]);
    desk.must("papers.sign", signing(&desk, &slip["id"], &again["content_digest"], 0));
}

#[test]
fn a_filed_paper_is_fixed_against_commands_and_sql() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    sign(&desk, &slip, 0);
    for (command, input) in [
        ("papers.save", json!({"id": slip["id"], "form": {}})),
        ("papers.void", json!({"id": slip["id"], "reason": "错"})),
        ("papers.present", json!({"id": slip["id"]})),
    ] {
        assert_eq!(desk.refused(command, input).code, "signed.unchangeable", "F-06: {command}");
    }
    let vault = &desk.core.opened().unwrap().vault;
    for sql in [
        "UPDATE paper SET content = '{}'",
        "UPDATE paper SET state = 'issued'",
        "DELETE FROM paper",
        "UPDATE paper_signature SET signer_name = '别人'",
        "DELETE FROM paper_signature",
        "DELETE FROM paper_print",
        "UPDATE paper_transition SET reason = ''",
    ] {
        let done = vault.write(|c| c.execute(sql, []).map_err(Fault::from));
        // A trigger fires for a row; where there is none the statement changes nothing.
        assert!(done.is_err() || done.is_ok_and(|rows| rows == 0), "F-06: {sql}");
    }
}
