//! Jobs of some kinds told to their end: what must be there before they close, and that they close with it.

use super::*;
use crate::kernel::blobs::to_base64;

/// A visit by `li` of that ticket and plan, before the item.
fn begun(desk: &Desk, ticket: Value, plan: Value) -> Value {
    let ticket = ready(desk, ticket);
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, plan))["id"].clone();
    desk.sign_in("li");
    let file = desk.must("visits.get", json!({"id": visit}));
    let all = file["visit"]["job"]["packing"].as_array().unwrap().iter();
    let packed: Vec<Value> = all.map(|item| json!({"item": item, "done": true})).collect();
    desk.must("visits.depart", json!({"id": visit, "checklist": packed}));
    desk.minutes_pass(40);
    desk.must("visits.arrive", json!({"id": visit, "person_met": "王芳", "identity_stated": true}));
    visit
}

fn state(desk: &Desk, visit: &Value) -> Value {
    desk.must("visits.get", json!({"id": visit}))["visit"]["state"].clone()
}

#[test]
fn a_rescue_trip_with_its_log_photos_and_old_parts_is_closed() {
    let desk = firm();
    let visit = begun(&desk, json!({"service_type": "rescue"}), json!({}));
    let mut fields = complete();
    (fields["no_parts"], fields["fees_none"]) = (json!(false), json!(false));
    save(&desk, &visit, fields);
    let part = |old: Value| {
        json!({"visit": visit, "parts": [{
            "id": "0190a000-0000-7000-8000-000000000301", "name": "皮带", "part_number": "6PK", "quantity": 1, "reason": "断裂",
            "old_serial": "", "new_serial": "", "old_part": old, "old_part_note": "", "unit_price": 9000}]})
    };
    let file = desk.must("visits.save_parts", part(Value::Null));
    assert!(
        gaps_of(&file).contains(&"parts.0.old_part"),
        "E-31: what became of the old part, warranty or not"
    );
    assert_eq!(work_done(&desk, &visit).unwrap_err().code, "input.incomplete", "E-31: incomplete");
    desk.must("visits.save_parts", part(json!("brought_back")));
    let log = json!({"rescue_place": "G60 沪昆高速 K120", "rescue_called_at": MORNING, "towed": true, "tow_to": "杭州修理厂"});
    let file = save(&desk, &visit, log);
    let gaps: Vec<String> = gaps_of(&file).into_iter().map(String::from).collect();
    assert!(
        !gaps.is_empty() && gaps.iter().all(|g| g.starts_with("photos.")),
        "E-31: photos alone are left: {gaps:?}"
    );
    for (n, gap) in gaps.iter().enumerate() {
        let view = gap.trim_start_matches("photos.");
        let picture = to_base64(&picture(n as u8));
        desk.must("visits.add_photo", json!({"visit": visit, "base64": picture, "view": view}));
    }
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
    desk.must("visits.leave", json!({"id": visit}));
    assert_eq!(state(&desk, &visit), "left_site", "E-31: log, photos and old parts present, it closes");
    let seen = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(seen["visit"]["tow_to"], "杭州修理厂", "E-31: the log is in the file");
    journal_agrees(&desk);
}

#[test]
fn a_remote_session_is_reported_without_any_address_and_not_without_its_means() {
    let desk = firm();
    let visit = begun(&desk, json!({"address": ""}), json!({"mode": "remote"}));
    let file = save(&desk, &visit, complete());
    assert_eq!(
        gaps_of(&file),
        ["remote_means", "remote_consent"],
        "E-22: no address is asked for, means are"
    );
    assert_eq!(fields_of(&work_done(&desk, &visit).unwrap_err()), ["remote_means", "remote_consent"], "E-22");
    let file = save(&desk, &visit, json!({"remote_means": "远程桌面", "remote_consent": true}));
    assert!(gaps_of(&file).is_empty(), "E-22: the same completeness rules otherwise");
    work_done(&desk, &visit).unwrap();
    let me = desk.core.session().unwrap();
    let id = serde_json::from_value(visit.clone()).unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(report.remote_means, "远程桌面", "E-22: the means stand on the report");
    assert!(report.arrived_at.is_some() && report.work_done_at.is_some(), "E-22: with start and end");
}

#[test]
fn in_landscaping_the_survey_is_asked_for_without_anybody_setting_it() {
    let desk = firm();
    // The first start offers GEN alone so far; what a trade asks for by itself is delivered for all of them.
    change(&desk, |c| {
        let firm = crate::master::people::company(c)?;
        c.save(&firm, &crate::master::people::Company { preset: "LND".into(), ..firm.clone() })
    })
    .unwrap();
    let details = json!({"species": "香樟", "affected": "3 株"});
    let visit = begun(&desk, json!({"details": details}), json!({}));
    let file = save(&desk, &visit, complete());
    assert_eq!(gaps_of(&file), ["survey"], "E-17: preset LND, no survey");
    work_done(&desk, &visit).unwrap();
    let refused = sign(&desk, &visit).unwrap_err();
    assert_eq!(fields_of(&refused), ["survey"], "E-17: refused until filled");
    save(&desk, &visit, json!({"survey": "refused"}));
    sign(&desk, &visit).unwrap();
    assert_eq!(state(&desk, &visit), "signed", "E-17: or until the customer refused");
}

#[test]
fn the_kind_of_result_is_settled_with_the_work_and_no_other_is_signed() {
    for (done, note, meant, said) in
        [("solved", "", "unsolved", "缺压缩机"), ("unsolved", "缺压缩机", "solved", "")]
    {
        let desk = firm();
        let visit = on_site(&desk);
        save(&desk, &visit, complete());
        let tomorrow = desk.core.now().0 + 24 * HOUR;
        save(&desk, &visit, json!({"result": done, "result_note": note, "next_appointment": tomorrow}));
        work_done(&desk, &visit).unwrap();
        let other = json!({"id": visit, "fields": {"result": meant, "result_note": said}});
        let fault = desk.refused("visits.save", other);
        assert_eq!(
            (fault.code.as_str(), fields_of(&fault)),
            ("visit.result_settled", vec!["result"]),
            "E-15, P-31: who reports `{done}` has the customer asked for that"
        );
        save(&desk, &visit, json!({"result_note": "已向客户说明"}));
    }
}

#[test]
fn the_second_technician_does_not_show_the_report() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let both =
        json!({"technicians": [person(&desk, "li"), person(&desk, "sun")], "lead": person(&desk, "li")});
    let visit = desk.must("visits.plan", plan_of(&desk, &ticket, both))["id"].clone();
    desk.sign_in("li");
    arrive(&desk, &visit);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    let show =
        json!({"visit": visit, "mode": "on_site", "notified_person": "王芳", "notified_means": "in_person"});
    desk.sign_in("sun");
    assert_eq!(desk.refused("acceptance.present", show.clone()).code, "visit.guard.lead_only", "E-29");
    desk.sign_in("li");
    desk.must("acceptance.present", show);
}
