//! P-55: the application for the acceptance of a project, numbered, signed for and sealed (F-16, F-17).

use serde_json::json;

use super::golden::{
    hold, hold_boxes_together, hold_signed, keep_for_the_eye, labels, sheets, without_digest,
};
use super::*;
use crate::platform::text::Language;
use crate::service::visits::tests::{arrive, plan_of, ready};

/// An installation with its documents listed, each attached but those named; its visit measured something. `wang` is
/// signed in.
fn project(desk: &Desk, without: &str) -> Value {
    let ticket = ready(desk, json!({"service_type": "installation"}));
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, json!({})))["id"].clone();
    desk.sign_in("wang");
    let documents = desk.must("acceptance.open_documents", json!({"ticket": ticket["id"]}));
    for document in documents.as_array().unwrap().iter().filter(|d| d["kind"] != without) {
        let mut saved = json!({"ticket": ticket["id"], "id": document["id"], "version": "1.2"});
        if document["kind"] == "user_manual" {
            saved["waived_reason"] = json!("随机附带");
        } else {
            saved["base64"] = json!("JVBERi0xLjQ=");
            saved["file_name"] = json!("文件.pdf");
        }
        desk.must("acceptance.save_document", saved);
    }
    let stages = json!({"ticket": ticket["id"], "stages": [{"kind": "preliminary"}, {"kind": "trial"}, {"kind": "final"}]});
    desk.must("acceptance.plan_stages", stages);
    desk.sign_in("li");
    arrive(desk, &visit);
    save(desk, &visit, complete());
    desk.sign_in("wang");
    ticket
}

fn apply(ticket: &Value) -> Value {
    json!({"kind": "project_application", "ticket": ticket["id"]})
}

#[test]
fn an_application_is_made_only_when_every_document_is_there_or_waived() {
    let desk = firm();
    let other = ready(&desk, json!({}));
    desk.sign_in("wang");
    assert_eq!(desk.refused("papers.issue", apply(&other)).code, "papers.no_project");
    let nobody = desk.refused("papers.issue", json!({"kind": "project_application"}));
    assert_eq!(fields_of(&nobody), ["ticket"], "P-55: it is of one project");
    let ticket = project(&desk, "test_report");
    let fault = desk.refused("papers.issue", apply(&ticket));
    assert_eq!(fields_of(&fault), ["documents.test_report"], "F-17: test report missing");
    let listed = desk.must("acceptance.documents", json!({"ticket": ticket["id"]}));
    let report = listed.as_array().unwrap().iter().find(|d| d["kind"] == "test_report").unwrap();
    let attached = json!({"ticket": ticket["id"], "id": report["id"], "version": "2", "base64": "JVBERi0xLjQ=", "file_name": "测试.pdf"});
    desk.must("acceptance.save_document", attached);
    let first = issued(&desk, apply(&ticket));
    assert_eq!(first["number"], "P26-B-00001", "P-55, V-08: a number of its own");
    let again = desk.refused("papers.issue", apply(&ticket));
    assert_eq!(
        (again.code.as_str(), &again.args["number"]),
        ("papers.ticket_has_another", &"P26-B-00001".into())
    );
    desk.must("papers.void", json!({"id": first["id"], "reason": "阶段填错"}));
    issued(&desk, apply(&ticket));
    journal_agrees(&desk);
}

/// A document taken off the list again is asked for once more: on the pad and on the printer (F-05, F-17).
#[test]
fn what_has_gone_from_the_list_since_is_asked_for_before_it_is_shown_or_printed() {
    let desk = firm();
    let ticket = project(&desk, "");
    let paper = issued(&desk, apply(&ticket));
    desk.must("acceptance.save_document", json!({"ticket": ticket["id"], "title": "竣工照片"}));
    for (command, input) in [
        ("papers.present", json!({"id": paper["id"]})),
        ("papers.print", json!({"ids": [paper["id"]], "to": "folder"})),
    ] {
        assert_eq!(fields_of(&desk.refused(command, input)), ["documents.竣工照片"], "F-17: {command}");
    }
}

#[test]
fn the_application_names_documents_stage_tests_and_open_issues_and_is_sealed_with_its_signature() {
    for language in Language::ALL {
        let desk = firm();
        let ticket = project(&desk, "");
        let paper = issued(&desk, apply(&ticket));
        for is_blank in [false, true] {
            let size = if is_blank { "blank" } else { "filled" };
            let name = format!("application.{size}.{}", language.code());
            let set = sheets(&desk, &paper, is_blank, language);
            for pages in &set {
                hold_boxes_together(&name, pages, &labels(language));
            }
            let text: Vec<String> = set.iter().map(paper::Pages::text).collect();
            let text = without_digest(&text.join("\u{c}"));
            assert!(!text.contains("papers-") && !text.contains("acceptance-"), "V-13: {text}");
            hold(&format!("{name}.txt"), &text, |kept, found| kept == found);
            let joined = paper::Pages::joined(set).unwrap();
            keep_for_the_eye(&name, &paper::write_pdf(&joined, &[], &[]).unwrap());
        }
        let shown = desk.must("papers.present", json!({"id": paper["id"], "language": language.code()}));
        let given = signing(&desk, &paper["id"], &shown["content_digest"], 0);
        let signed = desk.must("papers.sign", given);
        assert_eq!(signed["row"]["state"], "filed", "P-55");
        let document = &signed["signatures"][0]["document"];
        hold_signed(&desk, document, &format!("application.signed.{}", language.code()));
        let filed = desk.must("documents.get", json!({ "id": document }));
        assert_eq!(filed["document"]["kind"], "project_application", "N-11: {filed}");
        desk.must("papers.issue", apply(&ticket));
    }
}
