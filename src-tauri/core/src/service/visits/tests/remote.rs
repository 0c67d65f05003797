//! Work begun at the desk and its way to the customer's signature (B-30, E-22, F-09).

use serde_json::{Value, json};

use super::*;
use crate::service::papers::tests::signing;

/// A ticket given to `li`, who solves it from the desk; `li` is signed in.
fn begun(desk: &Desk) -> (Value, Value) {
    let ticket = ready(desk, json!({"address": ""}));
    desk.must("tickets.assign", json!({"id": ticket["id"], "person": person(desk, "li")}));
    desk.sign_in("li");
    let file = desk.must("visits.begin_remote", json!({"ticket": ticket["id"]}));
    (ticket["id"].clone(), file["visit"]["id"].clone())
}

fn told() -> Value {
    let mut fields = complete();
    fields["remote_means"] = json!("电话");
    fields["remote_consent"] = json!(true);
    fields
}

fn stands(desk: &Desk, ticket: &Value) -> Value {
    desk.must("tickets.get", json!({"id": ticket}))["ticket"]["state"].clone()
}

#[test]
fn what_was_solved_by_telephone_is_reported_and_accepted_like_the_rest() {
    let desk = firm();
    let (ticket, visit) = begun(&desk);
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(
        (&file["visit"]["mode"], &file["visit"]["state"], stands(&desk, &ticket)),
        (&json!("remote"), &json!("on_site"), json!("in_service")),
        "B-30: the session begins at once"
    );
    save(&desk, &visit, complete());
    barred(&desk, &visit, &["remote_means", "remote_consent"], "E-22");
    save(&desk, &visit, told());
    work_done(&desk, &visit).unwrap();
    assert_eq!(stands(&desk, &ticket), "pending_acceptance", "4.1");
    let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "view"}));
    let mut given = signing(&desk, &shown["round"]["id"], &shown["content_digest"], 0);
    let id = given.as_object_mut().unwrap().remove("id").unwrap();
    given["round"] = id;
    desk.must("acceptance.sign", given);
    assert_eq!(stands(&desk, &ticket), "accepted", "F-09: by the signature of its report");
    journal_agrees(&desk);
}

#[test]
fn a_remote_attempt_that_fails_keeps_its_reason_and_somebody_is_sent() {
    let desk = firm();
    let (ticket, visit) = begun(&desk);
    let mut fields = told();
    fields["result"] = json!("unsolved");
    fields["result_note"] = json!("远程看不到故障，要上门");
    fields["next_appointment"] = json!(MORNING + 30 * HOUR);
    save(&desk, &visit, fields);
    work_done(&desk, &visit).unwrap();
    nobody_signed(&desk, &visit);
    desk.sign_in("zhao");
    desk.must("visits.consent", json!({"id": visit, "reason": "上门处理", "told_to": "王芳"}));
    desk.sign_in("li");
    desk.must("visits.leave", json!({"id": visit}));
    desk.sign_in("zhao");
    desk.must("visits.plan", plan_of(&desk, &json!({"id": ticket}), json!({})));
    assert_eq!(stands(&desk, &ticket), "dispatched", "B-30: on site follows when it fails");
    let seen = desk.must("tickets.get", json!({"id": ticket}));
    let said = seen["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .any(|line| line["text"].as_str().is_some_and(|t| t.contains("上门处理")));
    assert!(said, "B-30: why stands on the ticket");
}

#[test]
fn a_session_begins_for_who_the_work_lies_with_and_once() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    desk.must("tickets.assign", json!({"id": ticket["id"], "person": person(&desk, "li")}));
    let asked = json!({"ticket": ticket["id"]});
    assert_eq!(
        desk.refused("visits.begin_remote", asked.clone()).code,
        "ticket.guard.not_your_step",
        "4.1: technician or designer"
    );
    desk.sign_in("sun");
    assert_eq!(desk.refused("visits.begin_remote", asked.clone()).code, "record.not_yours", "T.1");
    desk.sign_in("li");
    desk.must("visits.begin_remote", asked.clone());
    assert_eq!(
        desk.refused("visits.begin_remote", asked).code,
        "visit.guard.one_at_a_time",
        "one session at a time"
    );
    desk.sign_in("zhao");
    let plan = plan_of(&desk, &ticket, json!({}));
    assert_eq!(desk.refused("visits.plan", plan).code, "visit.guard.one_at_a_time", "nor a trip beside it");
    let other = ready(&desk, json!({"serial": "SN-7"}));
    desk.must("visits.plan", plan_of(&desk, &other, json!({})));
    desk.sign_in("li");
    let late = desk.refused("visits.begin_remote", json!({"ticket": other["id"]}));
    assert_eq!(late.code, "visit.guard.one_at_a_time", "somebody is sent already");
}
