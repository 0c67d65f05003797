//! Visit and office: guidance, the call before leaving, papers, times, notices and analyses (E-14 to E-30).

use super::*;

const MINUTE: i64 = 60_000;

fn left(desk: &Desk, visit: &Value) {
    save(desk, visit, complete());
    work_done(desk, visit).unwrap();
    sign(desk, visit).unwrap();
}

#[test]
fn a_question_from_the_field_waits_visibly_until_it_is_answered() {
    let desk = firm();
    let visit = on_site(&desk);
    let wordless =
        desk.refused("visits.ask_guidance", json!({"visit": visit, "problem": "主板报 E7", "own_view": " "}));
    assert_eq!(fields_of(&wordless), ["own_view"], "E-14, C-13: with the technician's own view");
    let asked = json!({"visit": visit, "problem": "主板报 E7", "own_view": "换主板", "demand": "今天要修好"});
    desk.must("visits.ask_guidance", asked.clone());
    assert_eq!(desk.refused("visits.ask_guidance", asked).code, "visit.guidance_open");
    desk.minutes_pass(45);
    desk.sign_in("zhao");
    let waiting = desk.must("visits.list", json!({"view": "waiting"}));
    assert_eq!(waiting["rows"].as_array().unwrap().len(), 1, "E-14: the supervisor sees who waits");
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(file["guidance"][0]["minutes"], 45, "E-14: 10:00 to 10:45");
    let id = &file["guidance"][0]["guidance"]["id"];
    let file = desk.must("visits.give_guidance", json!({"id": id, "instruction": "先量排线，再换主板"}));
    desk.minutes_pass(30);
    assert_eq!(file["guidance"][0]["guidance"]["instruction"], "先量排线，再换主板");
    let later = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(later["guidance"][0]["minutes"], 45, "E-14: the answer stops the clock");
    let waiting = desk.must("visits.list", json!({"view": "waiting"}));
    assert_eq!(waiting["rows"], json!([]));
    let again = json!({"id": id, "instruction": "算了"});
    assert_eq!(desk.refused("visits.give_guidance", again).code, "visit.guidance_answered");
    journal_agrees(&desk);
}

#[test]
fn an_answer_from_the_phone_names_the_supervisor() {
    let desk = firm();
    let visit = on_site(&desk);
    let file =
        desk.must("visits.ask_guidance", json!({"visit": visit, "problem": "异响", "own_view": "轴承"}));
    let id = &file["guidance"][0]["guidance"]["id"];
    assert_eq!(
        fields_of(&desk.refused("visits.give_guidance", json!({"id": id, "instruction": "换"}))),
        ["by"]
    );
    let by = json!({"id": id, "instruction": "换", "by": person(&desk, "zhao")});
    let file = desk.must("visits.give_guidance", by);
    assert_eq!(file["guidance"][0]["answered_by_name"], "赵主管");
    assert_eq!(file["guidance"][0]["guidance"]["entered_by"], person(&desk, "li"), "who typed it is kept");
}

#[test]
fn the_call_before_leaving_counts_once_the_office_confirms_it() {
    let desk = firm();
    desk.must("settings.set", json!({"key": "visit.checkout_required", "value": true, "reason": "规定"}));
    let visit = on_site(&desk);
    left(&desk, &visit);
    let refused = desk.refused("visits.confirm_checkout", json!({"id": visit}));
    assert_eq!(refused.code, "visit.guard.office_only", "E-16: nobody confirms his own call");
    desk.minutes_pass(5);
    let call = json!({"id": visit, "checkout_at": MORNING + 60 * MINUTE, "checkout_with": "王前台", "checkout_result": "已修好"});
    desk.must("visits.leave", call);
    desk.must("visits.return", json!({"id": visit}));
    desk.must("visits.hand_in", json!({"id": visit, "verbal_report": "电容老化"}));
    desk.sign_in("zhao");
    let early = desk.refused("visits.approve", json!({"id": visit}));
    assert_eq!(early.code, "visit.guard.checkout_missing", "4.2: self-reported until the office confirms");
    desk.sign_in("wang");
    let file = desk.must("visits.confirm_checkout", json!({"id": visit, "tasks": "顺路取 302 室旧机"}));
    assert_eq!(file["checkout_confirmed_name"], "王前台");
    assert_eq!(file["visit"]["checkout_tasks"], "顺路取 302 室旧机", "E-16: further tasks");
    desk.sign_in("zhao");
    desk.must("visits.approve", json!({"id": visit}));
    journal_agrees(&desk);
}

#[test]
fn papers_that_did_not_come_back_are_listed_by_person() {
    let desk = firm();
    desk.sign_in("zhao");
    desk.must(
        "templates.save",
        json!({"id": null, "name": "维修", "service_type": "repair", "item": "", "job": {"papers": ["服务凭证"]}, "active": true}),
    );
    let visit = on_site(&desk);
    left(&desk, &visit);
    desk.must("visits.leave", json!({"id": visit}));
    // MORNING is a Sunday; the visit comes back on Monday.
    desk.minutes_pass(24 * 60);
    desk.must("visits.return", json!({"id": visit}));
    let refused = desk.refused("visits.hand_in", json!({"id": visit}));
    assert_eq!(refused.code, "visit.guard.papers_missing", "E-19");
    assert_eq!(fields_of(&refused), ["papers.服务凭证"]);
    desk.minutes_pass(24 * 60);
    desk.sign_in("zhao");
    let tuesday = desk.must("visits.papers_missing", json!({"overdue": true}));
    assert_eq!(tuesday, json!([]), "E-19: one working day");
    desk.minutes_pass(24 * 60);
    let wednesday = desk.must("visits.papers_missing", json!({"overdue": true}));
    assert_eq!(wednesday[0]["name"], "李师傅", "E-19: by person");
    assert_eq!(wednesday[0]["visits"][0]["papers"], json!(["report", "服务凭证"]));
    desk.must("visits.take_papers", json!({"id": visit, "papers": ["服务凭证"]}));
    desk.sign_in("li");
    desk.must("visits.hand_in", json!({"id": visit}));
    assert_eq!(desk.must("visits.papers_missing", json!({"overdue": false})), json!([]));
    journal_agrees(&desk);
}

#[test]
fn a_misfit_is_a_notice_to_the_makers_with_a_photo() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    let note = json!({"visit": visit, "kind": "wrong_fastener", "part": "M8 螺栓", "defect": "螺纹短 5 mm",
                      "solved_how": "换长螺栓", "department": "production"});
    let file = desk.must("visits.save_defect", note.clone());
    assert_eq!(gaps_of(&file), ["misfits.0.photo"], "E-21: with photo");
    let jpeg = crate::kernel::blobs::to_base64(&picture(3));
    let file = desk.must("visits.add_photo", json!({"visit": visit, "base64": jpeg, "view": "fault"}));
    let mut with_photo = note;
    with_photo["id"] = file["misfits"][0]["id"].clone();
    with_photo["photo"] = file["photos"][0]["id"].clone();
    assert!(gaps_of(&desk.must("visits.save_defect", with_photo)).is_empty());
    desk.sign_in("zhao");
    let notices = desk.must("visits.defects", json!({}));
    assert_eq!(
        (&notices[0]["defect"]["number"], &notices[0]["same_part"]),
        (&json!("D26-B-00001"), &json!(1)),
        "C-14"
    );
}

#[test]
fn a_cleared_s2_owes_its_analysis_in_three_working_days() {
    let desk = firm();
    let ticket = ready(&desk, json!({"severity": "s2"}));
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, json!({})))["id"].clone();
    desk.sign_in("li");
    arrive(&desk, &visit);
    left(&desk, &visit);
    let due = |finished: bool| desk.must("visits.fault_reports", json!({"with_finished": finished}));
    assert_eq!(due(false)[0]["is_overdue"], false, "E-24: due, not late");
    desk.minutes_pass(4 * 24 * 60);
    assert_eq!(due(false)[0]["is_overdue"], true, "E-24: cleared on Sunday, late on Thursday");
    let write = |cause: &str, finish: bool| json!({"visit": visit, "timeline": "", "cause": cause, "prevention": "每年换电容", "finish": finish});
    desk.must("visits.save_fault_report", write("", false));
    assert_eq!(fields_of(&desk.refused("visits.save_fault_report", write(" ", true))), ["cause"], "P-46");
    desk.must("visits.save_fault_report", write("电容鼓包", true));
    assert_eq!(due(false), json!([]));
    assert_eq!(due(true)[0]["written_by_name"], "李师傅");
    assert_eq!(
        desk.refused("visits.save_fault_report", write("别的", false)).code,
        "visit.fault_report_finished"
    );
    journal_agrees(&desk);
}

#[test]
fn an_s3_owes_no_analysis() {
    let desk = firm();
    let visit = on_site(&desk);
    left(&desk, &visit);
    assert_eq!(
        desk.must("visits.fault_reports", json!({"with_finished": true})),
        json!([]),
        "E-24: S1 and S2 only"
    );
}

#[test]
fn each_traveller_has_his_own_time_and_his_day_sums_it_by_class() {
    let desk = firm();
    let ticket = ready(&desk, json!({"charge_class": "paid", "charge_reason": "过保"}));
    let two =
        json!({"technicians": [person(&desk, "li"), person(&desk, "sun")], "lead": person(&desk, "li")});
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, two))["id"].clone();
    desk.sign_in("sun");
    arrive(&desk, &visit);
    let of_li = json!({"visit": visit, "person": person(&desk, "li"), "work_minutes": 5});
    assert_eq!(desk.refused("visits.save_time", of_li.clone()).code, "visit.guard.lead_only", "E-29");
    let ahead = json!({"visit": visit, "to_at": MORNING + 9 * HOUR});
    assert_eq!(desk.refused("visits.save_time", ahead).code, "visit.field_wrong");
    desk.must("visits.save_time", json!({"visit": visit, "work_minutes": 60, "from_at": MORNING + HOUR}));
    desk.sign_in("li");
    desk.must("visits.save_time", json!({"visit": visit, "travel_minutes": 60, "work_minutes": 120}));
    desk.must("visits.save_time", json!({"visit": visit, "travel_minutes": 60, "work_minutes": 120}));
    let day = desk.must("visits.day", json!({"day": "2026-11-22"}));
    assert_eq!(day["lines"].as_array().unwrap().len(), 1, "saved twice is saved once");
    assert_eq!(day["by_class"], json!([{"class": "paid", "minutes": 180}]), "E-30: 2 h and 1 h, sum 3 h");
    let other = json!({"day": "2026-11-22", "person": person(&desk, "sun")});
    assert_eq!(desk.refused("visits.day", other.clone()).code, "record.not_yours");
    desk.sign_in("zhao");
    assert_eq!(desk.must("visits.day", other)["total_minutes"], 60);
    save(&desk, &visit, complete());
    let id = serde_json::from_value(visit).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(report.crew[1].name, "孙师傅", "E-29: all participants with their own times");
    assert_eq!(report.crew[1].from_at, Some(crate::kernel::Moment(MORNING + HOUR)));
    journal_agrees(&desk);
}
