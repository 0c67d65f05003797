//! The way of a ticket through 4.1 as people take it.

use serde_json::{Value, json};

use super::{file, firm, handed_over, journal_agrees, person, ready, registered, state, step, system_step};
use crate::kernel::FaultKind;
use crate::service::tickets::State;
use crate::testing::Desk;

/// Dispatches, serves and accepts as visits and acceptance will; `zhao` is signed in before and after.
pub fn serve(desk: &Desk, ticket: &Value) {
    step(desk, ticket, State::Dispatched).unwrap();
    desk.must("tickets.assign", json!({"id": ticket["id"], "person": person(desk, "li")}));
    desk.sign_in("li");
    step(desk, ticket, State::InService).unwrap();
    step(desk, ticket, State::PendingAcceptance).unwrap();
    system_step(desk, ticket, State::Accepted).unwrap();
    desk.sign_in("zhao");
}

/// From accepted to closed; `zhao` is signed in before and after.
pub fn close(desk: &Desk, ticket: &Value) {
    desk.must("tickets.follow_up", json!({"id": ticket["id"]}));
    desk.sign_in("wang");
    desk.must("tickets.voucher_back", json!({"id": ticket["id"]}));
    desk.sign_in("zhao");
    desk.must("tickets.close", json!({"id": ticket["id"], "cause": "缺氟", "cause_code": "C01"}));
}

#[test]
fn a_repair_goes_from_call_to_archive_and_leaves_every_step() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    serve(&desk, &ticket);
    close(&desk, &ticket);
    desk.sign_in("wang");
    desk.must("tickets.archive", json!({"id": ticket["id"]}));
    let file = file(&desk, &ticket);
    let steps: Vec<&str> =
        file["timeline"].as_array().unwrap().iter().filter_map(|e| e["to_state"].as_str()).collect();
    assert_eq!(
        steps,
        [
            "archived",
            "closed",
            "follow_up",
            "accepted",
            "pending_acceptance",
            "in_service",
            "dispatched",
            "ready",
            "triaged",
            "handed_over",
            "registered"
        ],
        "T-03: newest first, none left out"
    );
    let accepted = file["timeline"].as_array().unwrap().iter().find(|e| e["to_state"] == "accepted").unwrap();
    assert_eq!(accepted["by_system"], true, "F-09: accepted by rule");
    desk.sign_in("zhao");
    desk.must("tickets.reopen", json!({"id": ticket["id"], "reason": "客户来电又坏了"}));
    assert_eq!(state(&desk, &ticket), "follow_up", "G-23");
    assert_eq!(super::file(&desk, &ticket)["ticket"]["ended_at"], Value::Null, "open work again");
    journal_agrees(&desk);
}

#[test]
fn triage_demands_severity_nature_and_assessors_and_computes_the_rest() {
    let desk = firm();
    let ticket = handed_over(&desk, json!({"urgent": "danger"}));
    let fault = desk.refused("tickets.triage", json!({"id": ticket["id"]}));
    let fields: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["nature", "severity", "assessors"], "B-01: all named at once");
    let me = person(&desk, "zhao");
    desk.must(
        "tickets.triage",
        json!({"id": ticket["id"], "severity": "s3", "nature": "缺氟", "assessors": [me]}),
    );
    let file = file(&desk, &ticket);
    assert_eq!(file["ticket"]["priority"], "p2", "B-08: S3 urgent");
    assert_eq!(file["ticket"]["charge_class"], "paid", "M-01: no proof of warranty");
    assert_eq!(file["ticket"]["charge_reason"], "unknown", "M-02: the reason is kept");
    assert_eq!(file["assessor_names"], json!(["赵主管"]));
}

#[test]
fn a_job_under_warranty_is_free_and_the_day_after_is_paid() {
    let desk = firm();
    let customer = desk.must("customers.save", json!({"name": "甲", "phones": [{"number": "13700000000"}]}));
    let customer = customer["customer"]["id"].clone();
    for (serial, until, class) in [("IN", "2026-11-22", "free"), ("OUT", "2026-11-21", "paid")] {
        desk.must(
            "equipment.save",
            json!({"customer": customer, "name": "泵", "model": "P", "serial": serial, "warranty_until": until}),
        );
        let rows = desk.must("equipment.list", json!({"search": serial}))["rows"].clone();
        desk.sign_in("wang");
        let ticket =
            handed_over(&desk, json!({"customer": customer, "equipment": rows[0]["id"], "serial": ""}));
        let me = person(&desk, "zhao");
        desk.must(
            "tickets.triage",
            json!({"id": ticket["id"], "severity": "s3", "nature": "漏水", "assessors": [me]}),
        );
        assert_eq!(file(&desk, &ticket)["ticket"]["charge_class"], class, "M-02: until {until}");
    }
}

#[test]
fn priority_and_charge_by_hand_want_a_reason_and_nothing_lowers_the_gravest() {
    let desk = firm();
    let ticket = handed_over(&desk, json!({}));
    let me = person(&desk, "zhao");
    let base = json!({"id": ticket["id"], "severity": "s3", "nature": "缺氟", "assessors": [me]});
    let with = |more: Value| {
        let mut input = base.clone();
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        input
    };
    let fault = desk.refused("tickets.triage", with(json!({"priority": "p1"})));
    assert_eq!(fault.fields[0].field, "priority_reason", "B-08");
    let fault = desk.refused("tickets.triage", with(json!({"charge_class": "free"})));
    assert_eq!(fault.fields[0].field, "charge_reason", "M-01");
    let fault = desk.refused(
        "tickets.triage",
        with(json!({"severity": "s1", "priority": "p3", "priority_reason": "不急"})),
    );
    assert_eq!(fault.code, "ticket.s1_not_lowered", "B-08: nothing lowers S1");
    desk.must("tickets.triage", with(json!({"priority": "p1", "priority_reason": "老客户"})));
    assert_eq!(file(&desk, &ticket)["ticket"]["priority"], "p1");
}

#[test]
fn regrading_keeps_the_history_and_the_receipt() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let before = file(&desk, &ticket);
    desk.minutes_pass(180);
    let fault = desk.refused("tickets.regrade", json!({"id": ticket["id"], "severity": "s1"}));
    assert_eq!(fault.fields[0].field, "reason", "B-27");
    desk.must("tickets.regrade", json!({"id": ticket["id"], "severity": "s1", "reason": "全线停产"}));
    let after = file(&desk, &ticket);
    assert_eq!(after["ticket"]["priority"], "p1");
    assert_eq!(
        after["ticket"]["received_at"], before["ticket"]["received_at"],
        "B-27: clocks keep their start"
    );
    assert_eq!(after["timeline"][0]["text"], "s3 → s1: 全线停产");
}

#[test]
fn a_technical_problem_goes_through_planning() {
    let desk = firm();
    let ticket = handed_over(&desk, json!({"problem_class": "technical"}));
    let me = person(&desk, "zhao");
    desk.must(
        "tickets.triage",
        json!({"id": ticket["id"], "severity": "s2", "nature": "烧板", "assessors": [me]}),
    );
    let fault = desk.refused("tickets.plan_not_needed", json!({"id": ticket["id"]}));
    assert_eq!(fault.code, "ticket.guard.plan_needed", "C-07");
    desk.must("tickets.step", json!({"id": ticket["id"], "to": "planning"}));
    desk.must("tickets.step", json!({"id": ticket["id"], "to": "ready"}));
    assert_eq!(state(&desk, &ticket), "ready");
}

#[test]
fn a_step_of_another_command_is_not_taken_by_the_plain_one() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let fault = desk.refused("tickets.step", json!({"id": ticket["id"], "to": "dispatched"}));
    assert_eq!(fault.code, "ticket.guard.by_command", "D-01: dispatching names a visit");
    assert_eq!(fault.args["command"], "visits.plan");
}

#[test]
fn work_at_the_desk_ends_by_the_report_of_its_session_and_by_no_click() {
    let desk = firm();
    let remote = ready(&desk, json!({}));
    desk.must("tickets.assign", json!({"id": remote["id"], "person": person(&desk, "li")}));
    desk.sign_in("li");
    let fault = desk.refused("tickets.step", json!({"id": remote["id"], "to": "in_service"}));
    assert_eq!(fault.args["command"], "visits.begin_remote", "B-30: a session is kept from its beginning");
    desk.must("visits.begin_remote", json!({"ticket": remote["id"]}));
    assert_eq!(state(&desk, &remote), "in_service", "B-30");
    let fault = desk.refused("tickets.step", json!({"id": remote["id"], "to": "pending_acceptance"}));
    assert_eq!(fault.args["command"], "visits.work_done", "E-08, F-09: nothing is accepted without a report");
    desk.sign_in("wang");
    let on_site = ready(&desk, json!({"serial": "SN-9"}));
    step(&desk, &on_site, State::Dispatched).unwrap();
    desk.must("tickets.assign", json!({"id": on_site["id"], "person": person(&desk, "li")}));
    desk.sign_in("li");
    step(&desk, &on_site, State::InService).unwrap();
    let fault = desk.refused("tickets.step", json!({"id": on_site["id"], "to": "pending_acceptance"}));
    assert_eq!(fault.code, "ticket.guard.by_command", "E-08: the visit's report comes first");
}

#[test]
fn a_visit_that_did_not_solve_it_goes_back_to_dispatch_with_a_reason() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    step(&desk, &ticket, State::Dispatched).unwrap();
    desk.must("tickets.assign", json!({"id": ticket["id"], "person": person(&desk, "li")}));
    desk.sign_in("li");
    step(&desk, &ticket, State::InService).unwrap();
    desk.sign_in("zhao");
    let fault = desk.refused("tickets.step", json!({"id": ticket["id"], "to": "ready"}));
    assert_eq!(fault.code, "ticket.guard.reason_missing", "E-15");
    desk.must("tickets.step", json!({"id": ticket["id"], "to": "ready", "reason": "缺主板"}));
    assert_eq!(file(&desk, &ticket)["timeline"][0]["text"], "缺主板");
}

#[test]
fn a_cancelled_request_keeps_who_asked_and_why_and_stays_in_the_register() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    desk.sign_in("zhao");
    let fault = desk.refused("tickets.cancel", json!({"id": ticket["id"]}));
    let fields: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["asked_by", "reason"], "A-20");
    desk.must("tickets.hold", json!({"id": ticket["id"], "reason": "等客户"}));
    desk.must("tickets.cancel", json!({"id": ticket["id"], "asked_by": "王芳", "reason": "已自行修好"}));
    let rows = desk.must("tickets.list", json!({"view": "cancelled"}))["rows"].clone();
    assert_eq!((&rows[0]["id"], &rows[0]["state"]), (&ticket["id"], &json!("cancelled")));
    assert_eq!(
        (&rows[0]["on_hold"], &rows[0]["is_overdue"]),
        (&json!(false), &json!(false)),
        "clocks stopped"
    );
    assert_eq!(desk.must("tickets.list", json!({"view": "all"}))["rows"].as_array().unwrap().len(), 1);
    assert_eq!(desk.must("tickets.list", json!({"view": "open"}))["rows"], json!([]));
    let file = file(&desk, &ticket);
    assert_eq!(file["ticket"]["cancel_asked_by"], "王芳");
    assert_eq!(file["timeline"][0]["text"], "已自行修好");
    let fault = desk.refused("tickets.hold", json!({"id": ticket["id"], "reason": "x"}));
    assert_eq!(fault.code, "ticket.ended");
}

#[test]
fn work_that_stands_still_says_why_and_takes_no_step_until_resumed() {
    let desk = firm();
    let ticket = handed_over(&desk, json!({}));
    let fault = desk.refused("tickets.hold", json!({"id": ticket["id"]}));
    assert_eq!(fault.fields[0].field, "reason", "B-28");
    desk.must("tickets.hold", json!({"id": ticket["id"], "reason": "等客户"}));
    let me = person(&desk, "zhao");
    let triage = json!({"id": ticket["id"], "severity": "s3", "nature": "缺氟", "assessors": [me]});
    assert_eq!(desk.refused("tickets.triage", triage.clone()).code, "ticket.guard.on_hold");
    desk.must("tickets.resume", json!({"id": ticket["id"]}));
    desk.must("tickets.triage", triage);
    assert_eq!(desk.refused("tickets.resume", json!({"id": ticket["id"]})).code, "ticket.not_held");
}

#[test]
fn the_hand_over_clock_counts_from_receipt() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    desk.minutes_pass(121);
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": person(&desk, "zhao")}));
    assert_eq!(file(&desk, &ticket)["handover_late_minutes"], 1, "A-08: 11:01 against a limit of 2 h");
    assert_eq!(desk.refused("tickets.receive", json!({"id": ticket["id"]})).code, "record.not_yours");
    desk.sign_in("zhao");
    desk.must("tickets.receive", json!({"id": ticket["id"]}));
    assert_eq!(
        file(&desk, &ticket)["timeline"][0]["note_kind"],
        "received",
        "A-08: receipt by the other side"
    );
}

#[test]
fn where_the_firm_wants_it_a_supervisor_takes_the_request_on_first() {
    let desk = firm();
    desk.sign_in("admin");
    desk.must("settings.set", json!({"key": "intake.supervisor_approval", "value": true, "reason": "A-18"}));
    desk.sign_in("wang");
    let ticket = registered(&desk, json!({}));
    let to = person(&desk, "zhao");
    let fault = desk.refused("tickets.hand_over", json!({"id": ticket["id"], "to": to}));
    assert_eq!(fault.code, "ticket.guard.approval_missing", "A-18");
    desk.sign_in("zhao");
    desk.must("tickets.approve", json!({"id": ticket["id"]}));
    desk.sign_in("wang");
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": to}));
}

#[test]
fn an_assignment_can_be_taken_back() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    desk.must("tickets.assign", json!({"id": ticket["id"], "person": person(&desk, "li")}));
    let history = desk.must("journal.history", json!({"table": "ticket", "id": ticket["id"]}));
    desk.must("journal.undo", json!({"tx": history[0]["tx"]}));
    assert_eq!(file(&desk, &ticket)["ticket"]["assignee"], Value::Null);
    journal_agrees(&desk);
}

#[test]
fn after_acceptance_only_the_cause_is_still_found_out() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    serve(&desk, &ticket);
    let fault = desk.refused("tickets.amend", json!({"id": ticket["id"], "serial": "X"}));
    assert_eq!(fault.code, "ticket.accepted_unchangeable", "F-06: it stands in signed papers");
    desk.must("tickets.amend", json!({"id": ticket["id"], "cause": "阀漏"}));
    assert_eq!(file(&desk, &ticket)["ticket"]["cause"], "阀漏", "C-08");
}

#[test]
fn the_register_line_is_struck_off_only_with_the_signed_voucher() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    desk.sign_in("wang");
    let fault = desk.refused("tickets.voucher_back", json!({"id": ticket["id"]}));
    assert_eq!(fault.code, "ticket.voucher_unsigned", "A-09");
    desk.sign_in("zhao");
    serve(&desk, &ticket);
    desk.must("tickets.follow_up", json!({"id": ticket["id"]}));
    let fault = desk.refused("tickets.close", json!({"id": ticket["id"], "cause": "缺氟"}));
    assert_eq!(fault.code, "ticket.guard.voucher_out", "A-09");
    desk.sign_in("wang");
    desk.must("tickets.voucher_back", json!({"id": ticket["id"]}));
    assert_eq!(file(&desk, &ticket)["vouchers"][0]["returned_at"], json!(crate::testing::MORNING));
    desk.sign_in("zhao");
    let fault = desk.refused("tickets.close", json!({"id": ticket["id"]}));
    assert_eq!(fault.code, "ticket.guard.cause_missing", "C-08");
}

#[test]
fn the_first_call_is_the_first_response() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    desk.must("tickets.note", json!({"id": ticket["id"], "kind": "remark", "text": "老客户"}));
    assert_eq!(file(&desk, &ticket)["ticket"]["responded_at"], Value::Null, "a remark is no contact");
    desk.minutes_pass(25);
    desk.must("tickets.note", json!({"id": ticket["id"], "kind": "call", "text": "已联系"}));
    let at = file(&desk, &ticket)["ticket"]["responded_at"].clone();
    desk.minutes_pass(25);
    desk.must("tickets.note", json!({"id": ticket["id"], "kind": "call", "text": "再联系"}));
    assert_eq!(file(&desk, &ticket)["ticket"]["responded_at"], at, "B-13: the first one counts");
    let fault = desk.refused("tickets.note", json!({"id": ticket["id"], "kind": "visit", "text": "x"}));
    assert_eq!(fault.kind, FaultKind::Invalid, "what another module writes cannot be typed");
}

#[test]
fn a_step_and_a_note_cannot_be_altered_afterwards() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    desk.must("tickets.note", json!({"id": ticket["id"], "kind": "remark", "text": "老客户"}));
    let opened = desk.core.opened().unwrap();
    for sql in [
        "UPDATE ticket_transition SET reason = 'x'",
        "DELETE FROM ticket_transition",
        "UPDATE ticket_note SET text = 'x'",
        "DELETE FROM ticket_note",
        "DELETE FROM ticket",
    ] {
        let done = opened.vault.write(|c| Ok::<_, crate::Fault>(c.execute(sql, []).is_ok())).unwrap();
        assert!(!done, "T-03, T-12: {sql}");
    }
}
