//! A complaint opened by its request, over a real encrypted vault (A-05, I-02, I-03, I-20).

use serde_json::{Value, json};

use crate::testing::{Desk, MORNING, PASSWORD};

fn firm() -> Desk {
    let desk = Desk::open();
    for (login, role) in [("wang", "front_desk"), ("zhao", "service_supervisor"), ("li", "technician")] {
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": login, "roles": [role], "password": PASSWORD,
                   "active": true}),
        );
    }
    desk.sign_in("wang");
    desk
}

fn registered(desk: &Desk, kind: &str) -> Value {
    desk.must(
        "tickets.create",
        json!({"customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone", "service_type": kind,
               "model": "K", "serial": "1", "description": "师傅说好九点，十二点才到", "not_a_repeat": true,
               "not_a_repeat_reason": "两件事"}),
    )
}

fn complaint(desk: &Desk, ticket: &Value) -> Value {
    desk.must("tickets.get", json!({"id": ticket["id"]}))["complaint"].clone()
}

fn person(desk: &Desk, login: &str) -> Value {
    let people = desk.must("people.list", json!({}));
    people.as_array().unwrap().iter().find(|p| p["login"] == login).unwrap()["id"].clone()
}

fn on_today(desk: &Desk) -> Vec<Value> {
    let day = desk.must("today.list", json!({}));
    let section = day.as_array().unwrap().iter().find(|s| s["key"] == "complaints").cloned();
    section.map_or(Vec::new(), |s| s["tickets"].as_array().unwrap().iter().map(|t| t["id"].clone()).collect())
}

#[test]
fn a_request_of_type_complaint_opens_a_linked_complaint_with_its_own_clocks() {
    let desk = firm();
    let ticket = registered(&desk, "complaint");
    let one = complaint(&desk, &ticket)["complaint"].clone();
    assert_eq!(one["ticket"], ticket["id"], "A-05: linked");
    assert_eq!(one["number"], ticket["complaint_number"], "A-05: said at once, to be told to the caller");
    assert_ne!(one["number"], ticket["number"], "a number of its own");
    let received = one["received_at"].as_i64().unwrap();
    let hours = |field: &str| (one[field].as_i64().unwrap() - received) / 3_600_000;
    assert_eq!(
        (hours("transfer_due_at"), hours("reply_due_at"), hours("resolve_due_at")),
        (2, 24, 48),
        "I-03, I-04, I-05: its own clocks by U-86, U-87, U-88"
    );
    assert!(complaint(&desk, &registered(&desk, "repair")).is_null(), "a repair opens none");
    desk.sign_in("admin");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain is whole");
}

#[test]
fn its_clocks_start_when_the_customer_spoke() {
    let desk = firm();
    let ticket = desk.must(
        "tickets.create",
        json!({"customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone",
               "service_type": "complaint", "description": "昨天打来没人接", "received_at": MORNING - 3_600_000,
               "backdate_reason": "系统停机", "model": "K", "serial": "1"}),
    );
    let one = complaint(&desk, &ticket)["complaint"].clone();
    assert_eq!(one["transfer_due_at"], MORNING + 3_600_000, "A-04: two hours from receipt, not from logging");
}

#[test]
fn handing_the_request_over_transfers_the_complaint_and_stops_that_clock() {
    let desk = firm();
    let ticket = registered(&desk, "complaint");
    assert_eq!(on_today(&desk), [ticket["id"].clone()], "V-11: waits for who hands over");
    desk.minutes_pass(130);
    assert_eq!(complaint(&desk, &ticket)["transfer_late_minutes"], 10, "I-03: 2:10 of 2 h");
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": person(&desk, "zhao")}));
    desk.minutes_pass(60);
    let after = complaint(&desk, &ticket);
    assert_eq!(after["complaint"]["state"], "transferred");
    assert_eq!(after["transferred_to_name"], "zhao", "I-03: to the person responsible");
    assert_eq!(after["transfer_late_minutes"], 10, "I-03: breached by ten minutes, whatever time passes");
    assert!(on_today(&desk).is_empty(), "it waits with its handler now");
}

#[test]
fn a_request_that_turns_out_to_be_a_complaint_opens_one_and_is_never_made_milder() {
    let desk = firm();
    let ticket = registered(&desk, "consultation");
    desk.must("tickets.amend", json!({"id": ticket["id"], "service_type": "complaint"}));
    let number = complaint(&desk, &ticket)["complaint"]["number"].clone();
    desk.must(
        "tickets.amend",
        json!({"id": ticket["id"], "service_type": "complaint", "contact_name": "王"}),
    );
    assert_eq!(complaint(&desk, &ticket)["complaint"]["number"], number, "one, however often it is saved");
    let refused = desk.refused("tickets.amend", json!({"id": ticket["id"], "service_type": "suggestion"}));
    assert_eq!(refused.code, "complaint.stays_one", "I-20: no silent downgrading");
    assert_eq!(desk.must("complaints.list", json!({})).as_array().unwrap().len(), 1);
}

#[test]
fn open_complaints_stand_by_age_for_those_who_see_their_requests() {
    let desk = firm();
    let first = registered(&desk, "complaint");
    desk.minutes_pass(3 * 1440);
    let second = registered(&desk, "complaint");
    let rows = desk.must("complaints.list", json!({}));
    assert_eq!(
        (&rows[0]["ticket_number"], &rows[0]["age_days"], &rows[1]["ticket_number"]),
        (&first["number"], &json!(3), &second["number"]),
        "I-02: the oldest first, with its age"
    );
    desk.sign_in("li");
    assert_eq!(desk.must("complaints.list", json!({})), json!([]), "T.1: of his own work only");
    assert!(on_today(&desk).is_empty(), "nor does it wait for him");
    desk.sign_in("zhao");
    desk.must("tickets.cancel", json!({"id": first["id"], "asked_by": "王芳", "reason": "撤回"}));
    assert_eq!(
        desk.must("complaints.list", json!({})).as_array().unwrap().len(),
        1,
        "A-20: a request withdrawn leaves the open list"
    );
    assert_eq!(on_today(&desk), [second["id"].clone()], "and waits for nobody");
}
