//! Who is sent, when, and what moves with it (D-01–D-08, 4.2).

use super::*;

#[test]
fn a_plan_dispatches_the_ticket_to_the_lead() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})));
    assert_eq!(visit["number"], "V26-B-00001");
    let file = desk.must("visits.get", json!({"id": visit["id"]}));
    assert_eq!(file["visit"]["state"], "planned");
    assert_eq!(file["visit"]["lead"], person(&desk, "li"), "the only one sent leads");
    assert_eq!(ticket_state(&desk, &visit["id"]), "dispatched", "4.1: ready to dispatched with the plan");
    desk.sign_in("li");
    let mine = desk.must("visits.list", json!({"view": "mine"}));
    assert_eq!(mine["rows"].as_array().unwrap().len(), 1, "D-01: it shows in the technician's list");
    journal_agrees(&desk);
}

#[test]
fn the_front_desk_does_not_dispatch() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let plan = plan_of(&desk, &ticket, json!({}));
    desk.sign_in("wang");
    assert_eq!(desk.refused("visits.plan", plan).kind, crate::FaultKind::Denied, "D-01");
}

#[test]
fn only_an_active_technician_is_sent() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    for login in ["gone", "wang"] {
        let plan = plan_of(&desk, &ticket, json!({"technicians": [person(&desk, login)]}));
        assert_eq!(desk.refused("visits.plan", plan).code, "visit.guard.cannot_be_sent", "D-02: {login}");
    }
    let nobody = desk.refused("visits.plan", plan_of(&desk, &ticket, json!({"technicians": []})));
    assert_eq!(fields_of(&nobody), ["technicians"]);
}

#[test]
fn two_travellers_name_a_lead() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let two = json!([person(&desk, "li"), person(&desk, "sun")]);
    let plan = plan_of(&desk, &ticket, json!({"technicians": two}));
    assert_eq!(desk.refused("visits.plan", plan).code, "visit.guard.lead_missing", "D-07");
    let outsider = json!({"technicians": two, "lead": person(&desk, "zhao")});
    let fault = desk.refused("visits.plan", plan_of(&desk, &ticket, outsider));
    assert_eq!(fault.code, "visit.guard.lead_missing", "D-07: the lead is one of the travellers");
    let led = json!({"technicians": two, "lead": person(&desk, "sun")});
    desk.must("visits.plan", plan_of(&desk, &ticket, led));
}

#[test]
fn an_on_site_job_wants_the_agreed_time_and_a_remote_one_does_not() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let on_site = plan_of(&desk, &ticket, json!({"agreed_at": null}));
    assert_eq!(fields_of(&desk.refused("visits.plan", on_site)), ["agreed_at"], "B-21 for GEN");
    desk.must("visits.plan", plan_of(&desk, &ticket, json!({"agreed_at": null, "mode": "remote"})));
}

#[test]
fn two_visits_of_one_person_about_one_time_are_a_warning() {
    let desk = firm();
    let (one, two) = (ready(&desk, json!({})), ready(&desk, json!({"serial": "SN-002"})));
    let first = desk.must("visits.plan", plan_of(&desk, &one, json!({})));
    assert_eq!(first["clashes"], json!([]));
    let half_past = json!({"planned_at": MORNING + HOUR + HOUR / 2});
    let second = desk.must("visits.plan", plan_of(&desk, &two, half_past));
    assert_eq!(second["clashes"], json!([first["number"]]), "D-05: shown, and the plan stands");
    let crew = desk.must("visits.crew", json!({"at": MORNING + HOUR}));
    let li = crew["technicians"].as_array().unwrap().iter().find(|t| t["name"] == "李师傅").unwrap().clone();
    assert_eq!((&li["visits_that_day"], li["clashes"].as_array().unwrap().len()), (&json!(2), 2));
}

#[test]
fn a_ticket_has_one_visit_under_way_at_a_time() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    desk.must("visits.plan", plan_of(&desk, &ticket, json!({})));
    let fault = desk.refused("visits.plan", plan_of(&desk, &ticket, json!({})));
    assert_eq!(fault.code, "visit.guard.one_at_a_time");
    assert_eq!(fault.args["number"], "V26-B-00001", "the refusal names the visit in the way");
}

#[test]
fn a_cancelled_visit_can_be_planned_again() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})));
    let untold = json!({"id": visit["id"], "reason": "客户出差", "customer_told": false});
    assert_eq!(desk.refused("visits.cancel", untold).code, "visit.guard.customer_not_told", "A-20");
    let told = json!({"id": visit["id"], "reason": "客户出差", "customer_told": true});
    desk.must("visits.cancel", told);
    let again = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})));
    assert_eq!(again["number"], "V26-B-00002", "a number is never used twice");
    journal_agrees(&desk);
}

#[test]
fn moving_an_appointment_keeps_both_times_and_who_asked() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})));
    let moved = json!({
        "id": visit["id"], "technicians": [person(&desk, "sun")], "planned_at": MORNING + 6 * HOUR,
        "agreed_at": MORNING + 6 * HOUR, "reason": "客户要求改到下午",
    });
    desk.must("visits.replan", moved);
    let history = desk.must("journal.history", json!({"table": "visit", "id": visit["id"]}));
    let change = &history[0]["fields"]["agreed_at"];
    assert_eq!(change, &json!([MORNING + HOUR, MORNING + 6 * HOUR]), "D-18: both times");
    assert_eq!(history[0]["actor_name"], "赵主管", "D-18: who changed it");
    let timeline = desk.must("tickets.get", json!({"id": ticket["id"]})).to_string();
    assert!(timeline.contains("客户要求改到下午"), "D-18: who asked stands in the ticket's timeline");
}

#[test]
fn without_the_call_before_nobody_leaves_where_the_firm_wants_it() {
    let desk = firm();
    desk.must("settings.set", json!({"key": "dispatch.precall", "value": true, "reason": "试行"}));
    let visit = planned(&desk);
    let leave = json!({"id": visit, "checklist": packed()});
    assert_eq!(desk.refused("visits.depart", leave.clone()).code, "visit.guard.precall_missing", "D-08");
    assert_eq!(
        desk.refused("visits.confirm", json!({"id": visit})).code,
        "visit.guard.precall_missing",
        "D-08"
    );
    desk.must("visits.confirm", json!({"id": visit, "precall": "外机不转，三楼，可停车"}));
    desk.must("visits.depart", leave);
}

#[test]
fn what_is_not_packed_needs_a_reason() {
    let desk = firm();
    let visit = planned(&desk);
    let mut list = packed();
    list[1] = json!({"item": "spares", "done": false});
    let fault = desk.refused("visits.depart", json!({"id": visit, "checklist": list}));
    assert_eq!(
        (fault.code.as_str(), fields_of(&fault)),
        ("visit.guard.checklist_open", vec!["checklist.spares"]),
        "D-06"
    );
    list[1]["reason"] = json!("仓库无货，先检查");
    desk.must("visits.depart", json!({"id": visit, "checklist": list}));
    assert_eq!(ticket_state(&desk, &visit), "in_service", "4.1: the visit started");
}

#[test]
fn a_step_without_network_is_entered_later_and_never_in_the_future() {
    let desk = firm();
    let visit = planned(&desk);
    desk.minutes_pass(180);
    let gone = json!({"id": visit, "checklist": packed(), "at": MORNING + HOUR});
    desk.must("visits.depart", gone);
    let early = desk.refused("visits.arrive", json!({"id": visit, "at": MORNING + HOUR / 2}));
    assert_eq!(early.code, "visit.time.before_previous", "nobody arrives before leaving");
    let ahead = desk.refused("visits.arrive", json!({"id": visit, "at": MORNING + 9 * HOUR}));
    assert_eq!(ahead.code, "visit.time.ahead");
    let file = desk.must("visits.arrive", json!({"id": visit, "at": MORNING + HOUR + 20 * 60_000}));
    assert_eq!(file["late_minutes"], 20, "D-19: agreed 10:00, arrived 10:20");
    let history = desk.must("journal.history", json!({"table": "visit", "id": visit}));
    assert_eq!(history[0]["happened_at"], MORNING + HOUR + 20 * 60_000, "the journal keeps when it happened");
    assert_eq!(history[0]["entered_at"], MORNING + 3 * HOUR, "and when it was entered");
}

#[test]
fn a_technician_sees_and_touches_only_visits_he_is_on() {
    let desk = firm();
    let visit = planned(&desk);
    desk.sign_in("sun");
    for (name, input) in [
        ("visits.get", json!({"id": visit})),
        ("visits.save", json!({"id": visit, "fields": {"look": "?"}})),
        ("visits.save_parts", json!({"visit": visit, "parts": []})),
    ] {
        assert_eq!(desk.refused(name, input).code, "record.not_yours", "{name}");
    }
    assert_eq!(desk.refused("visits.depart", json!({"id": visit})).code, "visit.guard.crew_only");
    assert_eq!(desk.must("visits.list", json!({"view": "all"}))["rows"], json!([]), "nor does he find it");
}

#[test]
fn a_long_list_is_read_page_by_page_without_loss_or_repetition() {
    let desk = firm();
    for n in 0..5 {
        let ticket = ready(&desk, json!({"serial": format!("SN-{n}")}));
        desk.must("visits.plan", plan_of(&desk, &ticket, json!({"planned_at": MORNING + HOUR})));
    }
    for view in ["open", "all", "today"] {
        let (mut seen, mut cursor) = (Vec::new(), Value::Null);
        loop {
            let page = desk.must("visits.list", json!({"view": view, "limit": 2, "cursor": cursor}));
            seen.extend(page["rows"].as_array().unwrap().iter().map(|r| r["number"].to_string()));
            cursor = page["next"].clone();
            if cursor.is_null() {
                break;
            }
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5, "{view}: five visits at one and the same time");
    }
}
