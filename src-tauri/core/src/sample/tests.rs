//! One firm is filled and looked at from all sides: filling is the expensive part.

use std::collections::BTreeSet;
use std::time::Instant;

use serde_json::{Value, json};

use crate::testing::{Desk, PASSWORD};

fn column(desk: &Desk, table: &str) -> BTreeSet<String> {
    let sql = format!("SELECT DISTINCT state FROM {table}");
    let read = desk.core.opened().unwrap().vault.read(|c| {
        let mut s = c.prepare(&sql)?;
        let rows = s.query_map([], |r| r.get(0))?;
        Ok::<_, crate::Fault>(rows.collect::<Result<_, _>>()?)
    });
    read.unwrap()
}

fn wanted(states: &str) -> BTreeSet<String> {
    states.split_whitespace().map(String::from).collect()
}

/// V-18: every state of 4.1 to 4.3 can be looked at, and the invented past stands the checks a real one does.
#[test]
fn a_living_firm_stands_in_seconds_and_is_whole() {
    let desk =
        Desk::open_as(json!({"company": "样本", "preset": "GEN", "device_letter": "A", "login": "demo",
                                    "name": "沈立群", "password": PASSWORD, "sample": true}));
    let began = Instant::now();
    let made = desk.must("sample.fill", json!({"password": PASSWORD}));
    let took = began.elapsed();
    assert!(made["tickets"].as_u64().unwrap() >= 40, "{made}");
    let tickets = wanted(
        "registered handed_over triaged planning ready dispatched in_service pending_acceptance rework accepted \
         completed_unsigned follow_up closed archived cancelled",
    );
    assert_eq!(column(&desk, "ticket"), tickets, "every state of 4.1");
    let visits = wanted(
        "planned confirmed departed on_site work_done signed left_site returned reported approved filed aborted \
         cancelled",
    );
    assert_eq!(column(&desk, "visit"), visits, "every state of 4.2");
    let rounds = column(&desk, "acceptance_round");
    assert!(wanted("accepted rejected unsigned superseded").is_subset(&rounds), "{rounds:?}");
    let stages = desk.must("acceptance.stages", json!({"ticket": project(&desk)}));
    let signed = stages.as_array().unwrap().iter().filter(|s| s["accepted_at"].is_number()).count();
    assert_eq!(signed, 3, "F-16: preliminary, trial and final are signed: {stages}");
    // A few seconds unoptimised on an idle machine; the rest is for machines that build beside the tests.
    assert!(took.as_secs() < 120, "V-18: somebody waits at the first start, and it took {took:?}");

    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "T-03");
    papers_are_intact(&desk);
    numbered_papers_stand_everywhere(&desk);
    today_is_worth_opening(&desk);
    files_are_worth_opening(&desk);
    let again = desk.refused("sample.fill", json!({"password": PASSWORD}));
    assert_eq!(again.code, "sample.already_filled", "asking twice must not double the customers");
    assert_eq!(
        desk.must("session.current", json!({}))["now"],
        json!(desk.core.now()),
        "the story is over: the clock is the real one again"
    );
    desk.sign_in("li");
    desk.must("tickets.list", json!({"view": "mine"}));
}

/// The installation accepted in stages.
fn project(desk: &Desk) -> Value {
    let found = desk.must("tickets.list", json!({"view": "all", "search": "风冷螺杆机组安装"}));
    found["rows"][0]["id"].clone()
}

fn papers_are_intact(desk: &Desk) {
    let papers = desk.must("documents.list", json!({}));
    let papers = papers["rows"].as_array().unwrap();
    assert!(papers.len() > 10, "only {} papers are sealed", papers.len());
    for paper in papers {
        let file = desk.must("documents.get", json!({"id": paper["id"]}));
        let verdict = desk.must("documents.verify", json!({"path": null, "base64": file["pdf_base64"]}));
        assert_eq!(verdict["judgement"], "intact", "{}", paper["number"]);
    }
    let blamed: i64 = desk
        .core
        .opened()
        .unwrap()
        .vault
        .read(|c| {
            let sql = "SELECT count(*) FROM signature WHERE is_clock_off";
            Ok::<_, crate::Fault>(c.query_row(sql, [], |r| r.get(0))?)
        })
        .unwrap();
    assert_eq!(blamed, 0, "F-20: nobody set the sample firm's clock back");
}

/// Papers in every state a person meets, an item on its shelf with receipt and card, a slip with its values.
fn numbered_papers_stand_everywhere(desk: &Desk) {
    let states = wanted("issued presented scan_pending filed voided");
    assert!(states.is_subset(&column(desk, "paper")), "{:?}", column(desk, "paper"));
    let item = desk.must("custody.list", json!({"view": "open"}))["rows"][0].clone();
    assert!(item["is_confirmed"] == true && item["card_number"].is_string(), "K-02, K-04: {item}");
    assert_eq!(item["state"], "repaired", "K-06: one waits for the supervisor");
    let slips = desk.must("papers.list", json!({"kind": "hand_over"}));
    let slip = desk.must("papers.get", json!({"id": slips["rows"][0]["id"]}));
    assert_eq!(slip["row"]["state"], "filed", "F-15");
    for kind in ["project_application", "addendum"] {
        let found = desk.must("papers.list", json!({"kind": kind}));
        assert_eq!(found["rows"][0]["state"], "filed", "P-55, F-06: {kind}");
    }
    let early =
        "SELECT count(*) FROM filed_document WHERE sealed_at < (SELECT min(issued_at) FROM certificate)";
    let early: i64 = desk
        .core
        .opened()
        .unwrap()
        .vault
        .read(|c| Ok::<_, crate::Fault>(c.query_row(early, [], |r| r.get(0))?))
        .unwrap();
    assert_eq!(early, 0, "V-07: no paper is older than the key it is sealed with");
    let analyses = desk.must("visits.fault_reports", json!({"with_finished": true}));
    let analyses = analyses.as_array().unwrap();
    let is_written = |row: &&Value| row["report"]["finished_at"].is_number();
    assert!(analyses.iter().any(|row| is_written(&row)), "E-24: severe faults were analysed");
    assert!(analyses.iter().any(|row| !is_written(&row)), "E-24: and one is still owed");
}

fn today_is_worth_opening(desk: &Desk) {
    let sections = desk.must("today.list", json!({}));
    let keys: Vec<&str> = sections.as_array().unwrap().iter().filter_map(|s| s["key"].as_str()).collect();
    for key in [
        "alerts",
        "complaints",
        "feedback_to_tell",
        "feedback_to_decide",
        "overdue",
        "due_today",
        "to_hand_over",
        "to_dispatch",
        "to_close",
    ] {
        assert!(keys.contains(&key), "{key} is missing in {keys:?}");
    }
    let calls = desk.must("hotline.tally", json!({"from": "2000-01-01", "to": "2100-01-01"}));
    assert_eq!((&calls["missed"], &calls["to_return"]), (&json!(2), &json!(1)), "A-19: {calls}");
    let visits: Value = desk.must("visits.list", json!({"view": "all"}));
    assert!(visits["rows"].as_array().is_some_and(|rows| rows.len() > 20), "visits of all kinds");
}

/// A VIP's archive, a merge that can be taken back and a pair still to be looked at.
fn files_are_worth_opening(desk: &Desk) {
    let vips = desk.must("customers.list", json!({"grade": "vip"}));
    let page = desk.must("customers.file", json!({"id": vips["rows"][0]["id"]}));
    assert!(
        page["vip"]["inside"]["terms"].as_str().is_some_and(|t| !t.is_empty()),
        "N-06, N-07: {}",
        page["vip"]
    );
    let pairs = desk.must("customers.duplicates", json!({}));
    assert_eq!(pairs.as_array().map(Vec::len), Some(1), "N-16: one pair waits");
    let found = desk.must("customers.list", json!({"search": "云栖酒店管理"}));
    let page = desk.must("customers.file", json!({"id": found["rows"][0]["id"]}));
    assert_eq!(page["merged"][0]["is_undoable"], true, "N-16: {}", page["merged"]);
}

#[test]
fn a_real_firm_is_never_filled_with_invented_people() {
    let desk = Desk::open();
    let fault = desk.refused("sample.fill", json!({"password": PASSWORD}));
    assert_eq!(fault.code, "sample.own_firm", "V-18");
}
