//! From a rejection to the signature of the second round, through every hand it passes (F-08).

use serde_json::{Value, json};

use super::tests_of_report::sign;
use crate::service::visits::tests::{
    arrive, complete, firm, journal_agrees, on_site, plan_of, save, work_done,
};
use crate::testing::Desk;

fn present(desk: &Desk, visit: &Value) -> Value {
    desk.must("acceptance.present", json!({"visit": visit, "mode": "view"}))
}

fn reworked(desk: &Desk) -> Vec<Value> {
    let today = desk.must("today.list", json!({}));
    let section = today.as_array().unwrap().iter().find(|section| section["key"] == "rework").cloned();
    section.map_or(Vec::new(), |found| found["tickets"].as_array().unwrap().clone())
}

#[test]
fn what_the_customer_rejects_is_assessed_again_done_again_and_shown_again() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    let shown = present(&desk, &visit);
    desk.must(
        "acceptance.reject",
        json!({"round": shown["round"]["id"], "issues": ["噪声大", "外机未擦净"]}),
    );
    assert!(reworked(&desk).is_empty(), "F-08: to be assessed by those who lead the work");
    desk.must("visits.leave", json!({"id": visit}));
    let ticket = desk.must("visits.get", json!({"id": visit}))["visit"]["ticket"].clone();
    desk.sign_in("zhao");
    assert_eq!(reworked(&desk)[0]["id"], ticket, "F-08: it reaches the supervisor by itself");
    desk.must("tickets.step", json!({"id": ticket, "to": "triaged"}));
    assert!(reworked(&desk).is_empty(), "assessed: the queue has it again");
    desk.must("tickets.plan_not_needed", json!({"id": ticket}));
    let again = desk.must("visits.plan", plan_of(&desk, &json!({"id": ticket}), json!({})))["id"].clone();
    desk.sign_in("li");
    arrive(&desk, &again);
    save(&desk, &again, complete());
    work_done(&desk, &again).unwrap();
    let early = desk.refused("acceptance.present", json!({"visit": again, "mode": "view"}));
    assert_eq!(early.code, "acceptance.issues_open", "F-08: every issue has its fate first");
    let rounds = desk.must("acceptance.rounds", json!({"ticket": ticket}));
    for issue in rounds[0]["issues"].as_array().unwrap() {
        let treated = json!({"issue": issue["id"], "fate": "done", "note": "换减振垫，擦净"});
        desk.must("acceptance.treat_issue", treated);
    }
    let shown = present(&desk, &again);
    assert_eq!(shown["round"]["round"], 2, "F-08: counted without an upper limit");
    sign(&desk, &shown, 7);
    assert_eq!(desk.must("tickets.get", json!({"id": ticket}))["ticket"]["state"], "accepted", "F-09");
    journal_agrees(&desk);
}
