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
    desk.must("visits.consent", json!({"id": visit, "reason": "等主板"}));
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
