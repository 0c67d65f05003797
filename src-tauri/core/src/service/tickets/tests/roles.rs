//! Who may do what with tickets (T.1, 4.1).

use serde_json::json;

use super::{file, firm, handed_over, person, ready, registered};
use crate::kernel::FaultKind;

#[test]
fn a_technician_sees_the_tickets_assigned_to_him_and_no_others() {
    let desk = firm();
    let mine = ready(&desk, json!({}));
    desk.must("tickets.assign", json!({"id": mine["id"], "person": person(&desk, "li")}));
    desk.sign_in("wang");
    let other = ready(&desk, json!({"serial": "SN-2"}));
    desk.sign_in("li");
    for view in ["all", "open", "mine"] {
        let rows = desk.must("tickets.list", json!({"view": view}))["rows"].clone();
        assert_eq!(rows.as_array().unwrap().len(), 1, "T.1: {view} shows what is assigned");
        assert_eq!(rows[0]["id"], mine["id"]);
    }
    assert_eq!(desk.must("tickets.list", json!({"view": "unassigned"}))["rows"], json!([]));
    let fault = desk.refused("tickets.get", json!({"id": other["id"]}));
    assert_eq!((fault.kind, fault.code.as_str()), (FaultKind::Denied, "record.not_yours"));
    let fault = desk.refused("tickets.note", json!({"id": other["id"], "kind": "remark", "text": "x"}));
    assert_eq!(fault.code, "record.not_yours");
    desk.must("tickets.note", json!({"id": mine["id"], "kind": "call", "text": "已约下午"}));
}

#[test]
fn the_front_desk_neither_triages_nor_cancels_nor_assigns() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    for (command, input) in [
        ("tickets.triage", json!({"id": ticket["id"]})),
        ("tickets.cancel", json!({"id": ticket["id"], "asked_by": "x", "reason": "x"})),
        ("tickets.assign", json!({"id": ticket["id"], "person": null})),
        ("tickets.close", json!({"id": ticket["id"]})),
    ] {
        assert_eq!(desk.refused(command, input).code, "command.denied", "T.1: {command}");
    }
}

#[test]
fn a_technician_neither_hands_over_nor_releases_for_dispatch() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    desk.sign_in("zhao");
    desk.must("tickets.assign", json!({"id": ticket["id"], "person": person(&desk, "li")}));
    desk.sign_in("li");
    let fault = desk.refused("tickets.hand_over", json!({"id": ticket["id"], "to": person(&desk, "li")}));
    assert_eq!((fault.kind, fault.code.as_str()), (FaultKind::Denied, "ticket.guard.not_your_step"));
    assert_eq!(fault.args["roles"], "front_desk", "the refusal names who may");
    assert_eq!(desk.refused("tickets.plan_not_needed", json!({"id": ticket["id"]})).code, "command.denied");
}

#[test]
fn a_project_manager_triages_but_does_not_cancel() {
    let desk = firm();
    let ticket = handed_over(&desk, json!({}));
    desk.sign_in("qian");
    desk.must(
        "tickets.triage",
        json!({"id": ticket["id"], "severity": "s2", "nature": "异响", "assessors": [person(&desk, "qian")]}),
    );
    let fault = desk.refused("tickets.cancel", json!({"id": ticket["id"], "asked_by": "x", "reason": "x"}));
    assert_eq!(fault.code, "command.denied");
}

#[test]
fn a_technician_registers_what_he_found_and_finds_it_again() {
    let desk = firm();
    desk.sign_in("li");
    let ticket = registered(&desk, json!({"channel": "technician_found"}));
    assert_eq!(file(&desk, &ticket)["taken_by_name"], "李师傅", "A-01");
}

#[test]
fn the_steps_show_what_is_possible_and_why_the_rest_is_not() {
    let desk = firm();
    let ticket = registered(&desk, json!({"clarify_first": true}));
    let steps = desk.must("tickets.steps", json!({"id": ticket["id"]}));
    let of = |to: &str| steps.as_array().unwrap().iter().find(|s| s["to"] == to).unwrap().clone();
    assert_eq!(steps.as_array().unwrap().len(), 3, "every way out of registered, none hidden");
    assert_eq!(of("handed_over")["reason"], "ticket.guard.clarify_first");
    assert_eq!(of("closed")["reason"], "ticket.guard.not_answerable");
    assert_eq!(of("cancelled")["reason"], "ticket.guard.not_your_step");
    assert_eq!(of("cancelled")["pending"], json!([]), "K-16: what is in custody is asked for");
    desk.must("tickets.clarify", json!({"id": ticket["id"], "reason": "清楚了"}));
    let steps = desk.must("tickets.steps", json!({"id": ticket["id"]}));
    assert_eq!(
        (&steps[0]["to"], &steps[0]["allowed"]),
        (&json!("handed_over"), &json!(true)),
        "possible ones first"
    );
    assert_eq!(steps[0]["asks"], json!(["to"]), "the dialog asks the receiver");
}

#[test]
fn whoever_is_on_a_visit_sees_its_ticket_though_another_leads() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let other = registered_by_admin(&desk);
    let (li, sun) = (person(&desk, "li"), person(&desk, "sun"));
    desk.sign_in("zhao");
    desk.must(
        "visits.plan",
        json!({"ticket": ticket["id"], "technicians": [li, sun], "lead": li, "mode": "on_site",
               "planned_at": crate::testing::MORNING, "agreed_at": crate::testing::MORNING}),
    );
    desk.sign_in("sun");
    let rows = desk.must("tickets.list", json!({"view": "open"}))["rows"].clone();
    assert_eq!(rows.as_array().unwrap().len(), 1, "T.1: the visit he is on, and nothing else");
    assert_eq!(rows[0]["id"], ticket["id"]);
    desk.must("tickets.get", json!({"id": ticket["id"]}));
    assert_eq!(desk.refused("tickets.get", json!({"id": other["id"]})).code, "record.not_yours");
}

fn registered_by_admin(desk: &crate::testing::Desk) -> serde_json::Value {
    desk.sign_in("admin");
    registered(desk, json!({"serial": "SN-8"}))
}
