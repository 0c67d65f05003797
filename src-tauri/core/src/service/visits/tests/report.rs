//! When a report is complete, and what leaving demands (E).

use super::*;

/// Saves a complete report with `changes` and answers the gaps before signing.
fn gaps_with(desk: &Desk, visit: &Value, changes: Value) -> Vec<String> {
    save(desk, visit, complete());
    gaps_of(&save(desk, visit, changes)).into_iter().map(Into::into).collect()
}

#[test]
fn each_blank_names_itself() {
    let desk = firm();
    let visit = on_site(&desk);
    for (changes, gap, row) in [
        (json!({"person_met": " "}), "person_met", "E-01"),
        (json!({"cause_code": null}), "cause_code", "E-04"),
        (json!({"cause": ""}), "cause", "E-04, E-08"),
        (json!({"found_problem": ""}), "found_problem", "E-05"),
        (json!({"user_agrees": null}), "user_agrees", "E-06"),
        (json!({"user_agrees": false}), "user_words", "E-06"),
        (json!({"responsibility": null}), "responsibility", "E-06"),
        (json!({"work_done": ""}), "work_done", "E-08"),
        (json!({"no_parts": false}), "no_parts", "E-08"),
        (json!({"opinion": ""}), "opinion", "E-08"),
        (json!({"tests": []}), "tests", "E-12"),
        (json!({"result": null}), "result", "E-12"),
        (json!({"result": "not_repairable"}), "result_note", "E-12"),
        (json!({"guidance": ""}), "guidance", "E-13"),
        (json!({"fees_none": false}), "fees_none", "E-28"),
        (json!({"survey": "answered"}), "survey_score", "E-17"),
    ] {
        assert_eq!(gaps_with(&desk, &visit, changes.clone()), [gap], "{row}: {changes}");
        save(&desk, &visit, json!({"person_met": "王芳", "survey": null, "result_note": ""}));
    }
    assert!(gaps_with(&desk, &visit, json!({})).is_empty(), "the complete report has no gap");
}

#[test]
fn work_is_not_done_while_its_report_has_gaps_and_all_are_named() {
    let desk = firm();
    let visit = on_site(&desk);
    let fault = work_done(&desk, &visit).unwrap_err();
    assert_eq!(fault.code, "input.incomplete");
    assert_eq!(
        fields_of(&fault),
        [
            "found_problem",
            "cause_code",
            "cause",
            "responsibility",
            "user_agrees",
            "work_done",
            "tests",
            "result",
            "guidance",
            "no_parts",
            "fees_none"
        ],
        "E-08: all at once; opinion and survey are asked later"
    );
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    assert_eq!(ticket_state(&desk, &visit), "pending_acceptance", "4.1, with the round prepared");
    journal_agrees(&desk);
}

#[test]
fn the_counter_is_stated_or_said_to_be_unreadable_where_the_trade_goes_by_it() {
    let desk = firm();
    let visit = on_site(&desk);
    assert!(gaps_with(&desk, &visit, json!({})).is_empty(), "E-02: not in the trade GEN");
    change(&desk, |c| {
        let before = crate::master::people::company(c)?;
        c.save(&before, &crate::master::people::Company { preset: "BUS".into(), ..before.clone() })
    })
    .unwrap();
    let gaps = gaps_with(&desk, &visit, json!({}));
    assert!(gaps.contains(&"counter_observed".to_string()), "E-02: {gaps:?}");
    let gaps = gaps_with(&desk, &visit, json!({"counter_unreadable": true}));
    assert!(!gaps.contains(&"counter_observed".to_string()), "E-02: unreadable is an answer");
}

#[test]
fn a_counter_read_otherwise_than_told_is_flagged() {
    let desk = firm();
    let visit = on_site(&desk);
    let same = save(&desk, &visit, json!({"counter_stated": "30000", "counter_observed": "30 000 km"}));
    assert!(!same["warnings"].to_string().contains("counter_observed"), "E-03: spelling is no difference");
    let other = save(&desk, &visit, json!({"counter_observed": "42 000 km"}));
    assert!(other["warnings"].to_string().contains("counter_observed"), "E-03");
}

#[test]
fn the_reported_problem_stays_beside_the_one_found() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    let id = serde_json::from_value(visit.clone()).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(
        (report.reported_problem.as_str(), report.found_problem.as_str()),
        ("不制冷", "启动电容失效"),
        "E-05"
    );
    assert_eq!((report.lead.as_str(), report.customer_name.as_str()), ("李师傅", "王芳"), "E-07");
    assert_eq!(report.tests.len(), 1, "E-07: tests are on the report");
}

#[test]
fn a_failed_value_is_handed_back_only_with_the_truth() {
    let desk = firm();
    let visit = on_site(&desk);
    let failed = json!([{"item": "出风温度", "value": "22 ℃", "limit": "≤ 15 ℃", "passed": false}]);
    assert_eq!(gaps_with(&desk, &visit, json!({"tests": failed})), ["tests.0.passed"], "E-12");
    let truth = json!({"tests": failed, "result": "not_repairable", "result_note": "压缩机停产"});
    assert!(gaps_with(&desk, &visit, truth).is_empty(), "E-12: accepted with the explanation");
}

#[test]
fn only_the_lead_or_the_supervisor_completes_the_report() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let two =
        json!({"technicians": [person(&desk, "li"), person(&desk, "sun")], "lead": person(&desk, "li")});
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, two))["id"].clone();
    desk.sign_in("sun");
    arrive(&desk, &visit);
    save(&desk, &visit, complete());
    assert_eq!(work_done(&desk, &visit).unwrap_err().code, "visit.guard.lead_only", "E-29: the second one");
    desk.sign_in("li");
    work_done(&desk, &visit).unwrap();
    let id = serde_json::from_value(visit).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(report.technicians, ["李师傅", "孙师傅"], "E-29: all participants are listed");
}

#[test]
fn the_survey_is_demanded_where_the_trade_demands_it_and_refused_is_an_answer() {
    let desk = firm();
    desk.must(
        "settings.set",
        json!({"key": "acceptance.require_survey", "value": true, "reason": "客户要求"}),
    );
    let visit = on_site(&desk);
    assert_eq!(gaps_with(&desk, &visit, json!({})), ["survey"], "E-17");
    let refused = save(&desk, &visit, json!({"survey": "refused"}));
    assert!(gaps_of(&refused).is_empty(), "E-17: refused is not blank");
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
}

#[test]
fn a_remote_session_needs_means_and_consent_and_no_person_at_the_door() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({"mode": "remote"})))["id"].clone();
    desk.sign_in("li");
    desk.must("visits.depart", json!({"id": visit, "checklist": packed()}));
    desk.must("visits.arrive", json!({"id": visit}));
    assert_eq!(gaps_with(&desk, &visit, json!({})), ["remote_means", "remote_consent"], "E-22");
}

#[test]
fn leaving_unsolved_needs_the_supervisors_consent_and_the_next_appointment() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    let unsolved = json!({"result": "unsolved", "result_note": "缺压缩机"});
    assert_eq!(gaps_of(&save(&desk, &visit, unsolved)), ["next_appointment"], "E-15");
    save(&desk, &visit, json!({"next_appointment": MORNING + 48 * HOUR}));
    work_done(&desk, &visit).unwrap();
    assert_eq!(ticket_state(&desk, &visit), "in_service", "an unsolved need is not put to acceptance");
    let fault = desk.refused("visits.leave", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.consent_missing", "E-15");
    let by_whom = json!({"id": visit, "reason": "等配件"});
    assert_eq!(
        fields_of(&desk.refused("visits.consent", by_whom)),
        ["by"],
        "a technician names who consented"
    );
    let not_he = json!({"id": visit, "reason": "等配件", "by": person(&desk, "sun")});
    assert_eq!(desk.refused("visits.consent", not_he).code, "visit.not_a_supervisor");
    let file =
        desk.must("visits.consent", json!({"id": visit, "reason": "等配件", "by": person(&desk, "zhao")}));
    assert_eq!(file["consent_name"], "赵主管");
    assert_eq!(
        file["visit"]["consent_entered_by"],
        person(&desk, "li"),
        "after a call: who typed it is kept"
    );
    nobody_signed(&desk, &visit);
    let fault = desk.refused("visits.leave", json!({"id": visit}));
    assert_eq!(fields_of(&fault), ["appointment_told_to"], "E-15: the appointment is told to the customer");
    let told = json!({"id": visit, "reason": "等配件", "by": person(&desk, "zhao"), "told_to": "王芳"});
    let file = desk.must("visits.consent", told);
    assert!(file["visit"]["appointment_told_at"].is_i64(), "E-15: and when is kept");
    let moved = save(&desk, &visit, json!({"next_appointment": MORNING + 72 * HOUR}));
    assert!(moved["visit"]["appointment_told_at"].is_null(), "E-15: another time is told anew");
    let told = json!({"id": visit, "reason": "等配件", "by": person(&desk, "zhao"), "told_to": "王芳",
                      "told_at": desk.core.now()});
    desk.must("visits.consent", told);
    desk.must("visits.leave", json!({"id": visit}));
    desk.sign_in("zhao");
    let ticket = desk.must("visits.get", json!({"id": visit}))["task"]["id"].clone();
    let again = plan_of(&desk, &json!({"id": ticket}), json!({"planned_at": MORNING + 48 * HOUR}));
    desk.must("visits.plan", again);
    assert_eq!(ticket_state(&desk, &visit), "dispatched", "back to ready and dispatched again (4.1)");
    journal_agrees(&desk);
}

#[test]
fn a_visit_broken_off_needs_consent_and_a_reason() {
    let desk = firm();
    let visit = planned(&desk);
    desk.must("visits.depart", json!({"id": visit, "checklist": packed()}));
    let abort = json!({"id": visit, "kind": "customer_absent", "reason": "无人应门"});
    assert_eq!(desk.refused("visits.abort", abort.clone()).code, "visit.guard.consent_missing", "4.2");
    desk.must("visits.consent", json!({"id": visit, "reason": "改约", "by": person(&desk, "zhao")}));
    let file = desk.must("visits.abort", abort);
    assert_eq!(file["visit"]["state"], "aborted");
    assert_eq!(file["visit"]["abort_kind"], "customer_absent");
}

#[test]
fn leaving_without_the_call_to_the_office_is_flagged_and_stops_the_approval() {
    let desk = firm();
    desk.must("settings.set", json!({"key": "visit.checkout_required", "value": true, "reason": "制度"}));
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
    let file = desk.must("visits.leave", json!({"id": visit}));
    assert_eq!(file["left_without_checkout"], true, "E-16");
    desk.must("visits.return", json!({"id": visit}));
    desk.must("visits.hand_in", json!({"id": visit}));
    desk.sign_in("zhao");
    let fault = desk.refused("visits.approve", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.checkout_missing", "4.2: check-out confirmed");
    desk.must("visits.approve", json!({"id": visit, "reason": "山区无信号，已核实"}));
}

#[test]
fn a_report_is_filed_only_when_the_leader_approved_it() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
    for name in ["visits.leave", "visits.return", "visits.hand_in"] {
        desk.must(name, json!({"id": visit}));
    }
    desk.sign_in("wang");
    assert_eq!(desk.refused("visits.file", json!({"id": visit})).code, "visit.guard.no_such_step", "E-18");
    desk.sign_in("zhao");
    desk.must("visits.approve", json!({"id": visit}));
    desk.sign_in("wang");
    let fault = desk.refused("visits.file", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.voucher_out", "A-09: the register's line is not struck off");
    change(&desk, |c| {
        let visit = super::super::get(c, serde_json::from_value(visit.clone()).unwrap())?;
        crate::service::tickets::voucher_filed(c, visit.ticket, fault.args["number"].as_str())
    })
    .unwrap();
    let file = desk.must("visits.file", json!({"id": visit}));
    let states: Vec<&str> =
        file["taken"].as_array().unwrap().iter().map(|t| t["to_state"].as_str().unwrap()).collect();
    assert_eq!(
        states,
        [
            "planned",
            "departed",
            "on_site",
            "work_done",
            "signed",
            "left_site",
            "returned",
            "reported",
            "approved",
            "filed"
        ],
        "T-03: every step is on record"
    );
    journal_agrees(&desk);
}

#[test]
fn what_was_typed_is_there_after_the_program_was_killed() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, json!({"look": "外机结"}));
    let key = format!("visits.{}", visit.as_str().unwrap());
    desk.must("drafts.put", json!({"key": key, "body": {"look": "外机结霜，未保存"}}));
    let Desk { core, clock, dir, .. } = desk;
    // No farewell: the core is dropped as a killed process would leave it.
    drop(core);
    let core = crate::open(&dir.path().join("vault"), crate::testing::options(clock));
    core.call("vault.unlock", json!({"login": "li", "password": PASSWORD})).unwrap();
    let kept = core.call("drafts.get", json!({"key": key})).unwrap().value;
    assert_eq!(kept["body"]["look"], "外机结霜，未保存", "V-15: the draft is back");
    let file = core.call("visits.get", json!({"id": visit})).unwrap().value;
    assert_eq!(file["visit"]["look"], "外机结", "and so is what was saved");
}
