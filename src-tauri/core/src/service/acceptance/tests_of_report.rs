//! The report of a visit that leaves the need open: signed, sealed, and nothing accepted (P-31, E-15, 4.2).

use serde_json::{Value, json};

use crate::platform::documents::FiledDocument;
use crate::service::papers::tests::signing;
use crate::service::visits::tests::{complete, firm, journal_agrees, on_site, plan_of, save, work_done};
use crate::testing::{Desk, MORNING, ask};

/// `li` on site with a fault that stays; the report is complete.
pub(super) fn unsolved(desk: &Desk) -> Value {
    let visit = on_site(desk);
    let mut fields = complete();
    fields["result"] = json!("unsolved");
    fields["result_note"] = json!("缺主板，订货");
    fields["next_appointment"] = json!(MORNING + 30 * 3_600_000);
    save(desk, &visit, fields);
    work_done(desk, &visit).unwrap();
    visit
}

fn present(desk: &Desk, visit: &Value) -> Value {
    desk.must("acceptance.present", json!({"visit": visit, "mode": "view"}))
}

pub(super) fn sign(desk: &Desk, shown: &Value, shift: i64) -> Value {
    let mut given = signing(desk, &shown["round"]["id"], &shown["content_digest"], shift);
    let id = given.as_object_mut().unwrap().remove("id").unwrap();
    given["round"] = id;
    desk.must("acceptance.sign", given)
}

fn ticket_of(desk: &Desk, visit: &Value) -> Value {
    desk.must("visits.get", json!({"id": visit}))["visit"]["ticket"].clone()
}

/// The paper filed last.
fn newest_file(desk: &Desk) -> String {
    let me = desk.core.session().unwrap();
    let read = desk.core.read_as(&me, |r| {
        let filed = r.first::<FiledDocument>("ORDER BY rid DESC LIMIT 1", [])?.unwrap();
        Ok(crate::kernel::blobs::to_base64(&r.blob(&filed.blob)?))
    });
    read.unwrap()
}

/// The words of the file made of the only signature.
fn words_of_the_file(desk: &Desk) -> (String, String) {
    let me = desk.core.session().unwrap();
    let (kind, bytes) = desk
        .core
        .read_as(&me, |r| {
            let filed = r.first::<FiledDocument>("ORDER BY rid DESC LIMIT 1", [])?.unwrap();
            Ok((filed.kind.code().to_string(), r.blob(&filed.blob)?))
        })
        .unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("r.pdf");
    std::fs::write(&path, bytes).unwrap();
    let out =
        ask(std::process::Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-"));
    (kind, String::from_utf8(out.stdout).unwrap())
}

#[test]
fn the_report_of_an_unsolved_visit_is_signed_and_sealed_and_nothing_is_accepted() {
    let desk = firm();
    let visit = unsolved(&desk);
    let shown = present(&desk, &visit);
    assert!(shown["declaration"].as_str().unwrap().contains("不表示验收"), "what is signed says so");
    sign(&desk, &shown, 0);
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(file["visit"]["state"], "signed", "4.2: work_done to signed");
    let ticket = ticket_of(&desk, &visit);
    let seen = desk.must("tickets.get", json!({"id": ticket}));
    assert_eq!(seen["ticket"]["state"], "in_service", "F-09: nothing was accepted");
    let (kind, words) = words_of_the_file(&desk);
    assert_eq!(kind, "visit_report", "P-31");
    for said in ["售后服务报告单", "缺主板，订货", "启动电容失效", "不表示验收", "王芳"]
    {
        assert!(words.contains(said), "P-31: {said} is missing in {words}");
    }
    assert!(!words.contains("验收报告") && !words.contains("同意验收"), "P-31 is no acceptance: {words}");
    journal_agrees(&desk);
}

#[test]
fn a_report_is_not_rejected_and_waits_for_no_notice() {
    let desk = firm();
    let visit = unsolved(&desk);
    let shown = present(&desk, &visit);
    let rejected = json!({"round": shown["round"]["id"], "issues": ["没修好"]});
    assert_eq!(
        desk.refused("acceptance.reject", rejected).code,
        "acceptance.report_only",
        "F-08 is of acceptance"
    );
    desk.minutes_pass(5 * 24 * 60);
    desk.sign_in("wang");
    let today = desk.must("today.list", json!({}));
    assert!(
        today.as_array().unwrap().iter().all(|s| s["key"] != "to_notify"),
        "F-01: there is nothing to invite to: {today}"
    );
}

#[test]
fn the_next_visit_brings_the_first_round_of_acceptance() {
    let desk = firm();
    let visit = unsolved(&desk);
    let shown = present(&desk, &visit);
    sign(&desk, &shown, 0);
    let amend = json!({"round": shown["round"]["id"], "correction": "主板型号误写"});
    desk.must("acceptance.amend", amend);
    let shown = present(&desk, &visit);
    assert!(shown["round"]["number"].as_str().unwrap().ends_with("-1"), "F-06: an addendum to the report");
    sign(&desk, &shown, 3);
    let ticket = ticket_of(&desk, &visit);
    desk.sign_in("zhao");
    desk.must("visits.consent", json!({"id": visit, "reason": "等主板", "told_to": "王芳"}));
    desk.sign_in("li");
    desk.must("visits.leave", json!({"id": visit}));
    desk.sign_in("zhao");
    let again = desk.must("visits.plan", plan_of(&desk, &json!({"id": ticket}), json!({})))["id"].clone();
    desk.sign_in("li");
    crate::service::visits::tests::arrive(&desk, &again);
    save(&desk, &again, complete());
    work_done(&desk, &again).unwrap();
    let shown = present(&desk, &again);
    assert_eq!(shown["round"]["round"], 1, "F-08: rounds count what was put to acceptance");
    sign(&desk, &shown, 9);
    let seen = desk.must("tickets.get", json!({"id": ticket}));
    assert_eq!(seen["ticket"]["state"], "accepted", "F-09");
    let (kind, words) = words_of_the_file(&desk);
    assert_eq!(kind, "acceptance_report");
    assert!(!words.contains("不表示验收"), "{words}");
}

#[test]
fn a_remote_session_is_shown_by_its_own_means_to_who_asked_and_signed() {
    use crate::service::visits::tests::{packed, ready};
    let desk = firm();
    let ticket = ready(&desk, json!({"address": ""}));
    let plan = plan_of(&desk, &ticket, json!({"mode": "remote"}));
    let visit = desk.must("visits.plan", plan)["id"].clone();
    desk.sign_in("li");
    desk.must("visits.depart", json!({"id": visit, "checklist": packed()}));
    desk.must("visits.arrive", json!({"id": visit}));
    let mut fields = complete();
    fields["remote_means"] = json!("远程桌面");
    fields["remote_consent"] = json!(true);
    save(&desk, &visit, fields);
    work_done(&desk, &visit).unwrap();
    let shown = present(&desk, &visit);
    let told = (&shown["round"]["notified_person"], &shown["round"]["notified_means"]);
    assert_eq!(told, (&json!("王芳"), &json!("远程桌面")), "E-22: nobody was met");
    sign(&desk, &shown, 0);
    let seen = desk.must("tickets.get", json!({"id": ticket["id"]}));
    assert_eq!(seen["ticket"]["state"], "accepted", "E-22, F-09");
    let (kind, words) = words_of_the_file(&desk);
    assert_eq!(kind, "acceptance_report");
    assert!(words.contains("远程桌面"), "E-22: the means stand on the paper: {words}");
    journal_agrees(&desk);
}

/// The report of that visit is shown, and nobody signs.
fn left_unsigned(desk: &Desk, visit: &Value) -> Value {
    let shown = present(desk, visit);
    let round = shown["round"]["id"].clone();
    let jpeg = crate::kernel::blobs::to_base64(&crate::service::visits::tests::picture(9));
    let photo = json!({"visit": visit, "base64": jpeg, "name": "门口.jpg"});
    let file = desk.must("attachments.add", photo)["file"].clone();
    let told = json!({"round": round, "kind": "absent", "reason": "户主外出", "witness": "保安老刘", "proof": "photo",
                      "proof_file": file["id"], "evidence": "门口无人"});
    desk.must("acceptance.unsigned", told);
    json!({"round": round, "number": shown["round"]["number"], "file": file})
}

#[test]
fn a_visit_that_leaves_the_need_open_ends_with_the_outcome_of_its_report() {
    let desk = firm();
    let visit = unsolved(&desk);
    desk.sign_in("zhao");
    desk.must("visits.consent", json!({"id": visit, "reason": "等主板", "told_to": "王芳"}));
    desk.sign_in("li");
    let leave = json!({"id": visit});
    assert_eq!(
        desk.refused("visits.leave", leave.clone()).code,
        "visit.guard.outcome_missing",
        "F-13: signed, or why not"
    );
    present(&desk, &visit);
    assert_eq!(
        desk.refused("visits.leave", leave.clone()).code,
        "visit.guard.outcome_missing",
        "shown is none yet"
    );
    left_unsigned(&desk, &visit);
    desk.must("visits.leave", leave);
    journal_agrees(&desk);
}

#[test]
fn a_report_nobody_signed_is_filed_as_such_and_the_customer_reminded() {
    let desk = firm();
    let visit = unsolved(&desk);
    let left = left_unsigned(&desk, &visit);
    let (kind, words) = words_of_the_file(&desk);
    assert_eq!(kind, "unsigned_report", "E-18: it is filed");
    let proof = left["file"]["number"].as_str().unwrap();
    for said in [
        "售后服务报告单",
        "未签字",
        "客户不在场",
        "户主外出",
        "保安老刘",
        "门口无人",
        proof,
        "李师傅",
        "缺主板，订货",
    ] {
        assert!(words.contains(said), "F-13, P-31: {said} is missing in {words}");
    }
    assert!(!words.contains("本人"), "nobody agreed to any words: {words}");
    let seen = desk.must("documents.verify", json!({"base64": newest_file(&desk)}));
    assert_eq!(seen["judgement"], "intact", "F-06");
    let signers = seen["signers"].as_array().unwrap();
    assert_eq!(signers.len(), 1);
    let told = (&signers[0]["method"], &signers[0]["name"], &signers[0]["evidence_holds"]);
    assert_eq!(
        told,
        (&json!("unsigned"), &json!("李师傅"), &json!(true)),
        "F-13: a checker is told that nobody signed"
    );
    let number = left["number"].as_str().unwrap();
    let ticket = ticket_of(&desk, &visit);
    desk.sign_in("wang");
    let filed = desk.must("documents.list", json!({"subject": ticket}));
    assert_eq!(filed["rows"][0]["number"], format!("{number}-U1"), "the number is still the signature's");
    let to_remind = || -> Vec<Value> {
        let today = desk.must("today.list", json!({}));
        let section = today.as_array().unwrap().iter().find(|s| s["key"] == "to_remind").cloned();
        section.map(|s| s["tickets"].as_array().unwrap().clone()).unwrap_or_default()
    };
    assert_eq!(to_remind().len(), 1, "F-13: reminders run while the ticket is in service");
    for _ in 0..3 {
        desk.must("acceptance.remind", json!({"round": left["round"], "means": "phone"}));
    }
    assert!(to_remind().is_empty(), "F-13: reminded often enough");
    desk.sign_in("zhao");
    let today = desk.must("today.list", json!({}));
    assert!(
        today.as_array().unwrap().iter().all(|s| s["key"] != "to_close_unsigned"),
        "there is nothing to close"
    );
    let close = json!({"round": left["round"]});
    assert_eq!(desk.refused("acceptance.close_unsigned", close).code, "acceptance.report_only");
    desk.sign_in("li");
    let shown = present(&desk, &visit);
    sign(&desk, &shown, 0);
    let (kind, words) = words_of_the_file(&desk);
    assert_eq!(kind, "visit_report", "F-13: a late signature is a new attempt on the same number");
    assert!(words.contains(number) && !words.contains("未签字"), "{words}");
    journal_agrees(&desk);
}

#[test]
fn the_proof_of_a_missing_signature_lies_with_the_visit_and_has_another_witness() {
    let desk = firm();
    let visit = unsolved(&desk);
    let shown = present(&desk, &visit);
    let told = |changes: Value| {
        let mut told = json!({"round": shown["round"]["id"], "kind": "absent", "witness": "保安老刘",
                              "proof": "call_record", "evidence": "14:05 拨打无人接"});
        for (key, value) in changes.as_object().unwrap() {
            told[key] = value.clone();
        }
        told
    };
    let fields = |changes: Value| -> Vec<String> {
        desk.refused("acceptance.unsigned", told(changes)).fields.into_iter().map(|f| f.field).collect()
    };
    assert_eq!(fields(json!({"witness": ""})), ["witness"], "F-13: witness and evidence");
    assert_eq!(fields(json!({"proof": null})), ["proof"], "F-13");
    assert_eq!(fields(json!({"proof": "photo"})), ["proof_file"], "F-13");
    let own = desk.refused("acceptance.unsigned", told(json!({"witness": "李师傅"})));
    assert_eq!(own.code, "acceptance.own_witness", "F-13");
    let other = crate::service::visits::tests::ready(&desk, json!({"serial": "SN-77"}));
    let jpeg = crate::kernel::blobs::to_base64(&crate::service::visits::tests::picture(8));
    let photo = json!({"ticket": other["id"], "base64": jpeg, "name": "别处.jpg"});
    let file = desk.must("attachments.add", photo)["file"]["id"].clone();
    desk.sign_in("li");
    let elsewhere = desk.refused("acceptance.unsigned", told(json!({"proof": "photo", "proof_file": file})));
    assert_eq!(elsewhere.code, "acceptance.proof_elsewhere", "F-13: another job's photo proves nothing");
}
