//! Visits over a real encrypted vault, with named people on the road.

mod closing;
mod history;
mod jobs;
mod lines;
mod office;
mod photos;
mod planning;
mod remote;
mod report;
mod rows;
mod signed;
mod table;

use serde_json::{Value, json};

use crate::Fault;
use crate::kernel::Change;
use crate::testing::{Desk, MORNING, PASSWORD};

const HOUR: i64 = 3_600_000;

/// A firm with a front desk (`wang`), a supervisor (`zhao`), two technicians (`li`, `sun`), a storekeeper (`ku`)
/// and a technician who left (`gone`). `admin` is signed in.
pub(crate) fn firm() -> Desk {
    let desk = Desk::open();
    for (login, name, role, active) in [
        ("wang", "王前台", "front_desk", true),
        ("zhao", "赵主管", "service_supervisor", true),
        ("li", "李师傅", "technician", true),
        ("sun", "孙师傅", "technician", true),
        ("ku", "库管", "storekeeper", true),
        ("gone", "吴师傅", "technician", false),
    ] {
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": name, "roles": [role], "password": PASSWORD, "active": active}),
        );
    }
    desk
}

pub(crate) fn person(desk: &Desk, login: &str) -> Value {
    let people = desk.must("people.list", json!({"with_former": true}));
    people.as_array().unwrap().iter().find(|p| p["login"] == login).unwrap()["id"].clone()
}

/// A repair of an item without known warranty, ready for dispatch; `zhao` is signed in.
pub(crate) fn ready(desk: &Desk, overrides: Value) -> Value {
    let mut ticket = json!({
        "customer_name": "王芳", "contact_name": "王芳", "contact_phone": "13800000000", "channel": "phone",
        "service_type": "repair", "model": "KFR-35", "serial": "SN-001", "description": "不制冷",
        "address": "杭州市西湖区学院路552号",
    });
    let mut grade = json!({"severity": "s3", "nature": "缺氟", "assessors": [person(desk, "zhao")]});
    for (key, value) in overrides.as_object().unwrap() {
        let of_triage = ["severity", "charge_class", "charge_reason"].contains(&key.as_str());
        let into = if of_triage { &mut grade } else { &mut ticket };
        into[key] = value.clone();
    }
    desk.sign_in("wang");
    let ticket = desk.must("tickets.create", ticket);
    desk.must("tickets.hand_over", json!({"id": ticket["id"], "to": person(desk, "zhao")}));
    desk.sign_in("zhao");
    grade["id"] = ticket["id"].clone();
    desk.must("tickets.triage", grade);
    desk.must("tickets.plan_not_needed", json!({"id": ticket["id"]}));
    ticket
}

/// A plan for `li` alone at ten, agreed at ten.
pub(crate) fn plan_of(desk: &Desk, ticket: &Value, overrides: Value) -> Value {
    let mut plan = json!({
        "ticket": ticket["id"], "technicians": [person(desk, "li")], "planned_at": MORNING + HOUR,
        "agreed_at": MORNING + HOUR, "mode": "on_site", "instruction": "带压力表",
    });
    for (key, value) in overrides.as_object().unwrap() {
        plan[key] = value.clone();
    }
    plan
}

/// A visit by `li`, planned; `li` is signed in.
pub(crate) fn planned(desk: &Desk) -> Value {
    let ticket = ready(desk, json!({}));
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, json!({})));
    desk.sign_in("li");
    visit["id"].clone()
}

/// The list before leaving, everything packed.
pub(crate) fn packed() -> Value {
    let items: Vec<Value> =
        super::rules::CHECKLIST.iter().map(|i| json!({"item": i, "done": true})).collect();
    json!(items)
}

/// A visit where `li` stands before the machine.
pub(crate) fn on_site(desk: &Desk) -> Value {
    let visit = planned(desk);
    arrive(desk, &visit);
    visit
}

pub(crate) fn arrive(desk: &Desk, visit: &Value) {
    desk.must("visits.depart", json!({"id": visit, "checklist": packed()}));
    desk.minutes_pass(60);
    desk.must(
        "visits.arrive",
        json!({"id": visit, "person_met": "王芳", "person_met_post": "户主", "identity_stated": true}),
    );
}

/// What a complete report of a repair says.
pub(crate) fn complete() -> Value {
    json!({
        "account": "昨晚起不制冷", "look": "外机结霜", "found_problem": "启动电容失效", "cause_code": "wear",
        "cause": "电容鼓包", "responsibility": "wear", "user_agrees": true, "work_done": "更换启动电容",
        "tests": [{"item": "出风温度", "value": "12 ℃", "limit": "≤ 15 ℃", "passed": true}],
        "result": "solved", "no_parts": true, "fees_none": true, "guidance": "每月清洗滤网", "opinion": "满意",
    })
}

pub(crate) fn save(desk: &Desk, visit: &Value, fields: Value) -> Value {
    desk.must("visits.save", json!({"id": visit, "fields": fields}))
}

pub(crate) fn work_done(desk: &Desk, visit: &Value) -> Result<Value, Fault> {
    desk.call("visits.work_done", json!({"id": visit}))
}

/// The names a refusal for incompleteness gives.
pub(crate) fn fields_of(fault: &Fault) -> Vec<&str> {
    fault.fields.iter().map(|f| f.field.as_str()).collect()
}

pub(crate) fn gaps_of(file: &Value) -> Vec<&str> {
    file["gaps"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

/// The work cannot be reported done, and the refusal names these and nothing else.
pub(crate) fn barred(desk: &Desk, visit: &Value, wanted: &[&str], row: &str) {
    let fault = work_done(desk, visit).unwrap_err();
    assert_eq!(fields_of(&fault), wanted, "{row}: named when the work is reported done");
    let file = desk.must("visits.get", json!({"id": visit}));
    assert!(file["visit"]["work_done_at"].is_null(), "{row}: and it is not done");
}

fn ticket_state(desk: &Desk, visit: &Value) -> String {
    let me = desk.core.session().unwrap();
    let id = serde_json::from_value(visit.clone()).unwrap();
    let read = desk.core.read_as(&me, |r| {
        let visit = super::get(r, id)?;
        Ok(r.need::<crate::service::tickets::Ticket>(visit.ticket)?.state)
    });
    read.unwrap().code().to_string()
}

pub(crate) fn change<T>(
    desk: &Desk,
    run: impl FnOnce(&mut Change<'_>) -> Result<T, Fault>,
) -> Result<T, Fault> {
    desk.core.change_as(&desk.core.session().unwrap(), "test.change", run)
}

/// Marks the report signed, as acceptance does on a signature.
pub(crate) fn sign(desk: &Desk, visit: &Value) -> Result<(), Fault> {
    let id = serde_json::from_value(visit.clone()).unwrap();
    change(desk, |c| super::mark_signed(c, id, "胡杰"))
}

/// The report is shown, and it is recorded that nobody signed it.
pub(crate) fn nobody_signed(desk: &Desk, visit: &Value) {
    let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "view"}));
    desk.must(
        "acceptance.unsigned",
        json!({"round": shown["round"]["id"], "kind": "no_answer", "witness": "保安老刘", "proof": "call_record",
               "evidence": "14:05 拨打无人接"}),
    );
}

/// The journal tells the same story as the tables, and its chain is whole.
pub(crate) fn journal_agrees(desk: &Desk) {
    desk.sign_in("admin");
    assert_eq!(
        desk.must("journal.rebuild_check", json!({})),
        json!([]),
        "tables are projections of the journal"
    );
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain is whole");
}

/// A real picture, different for each number.
pub(crate) fn picture(n: u8) -> Vec<u8> {
    const WHOLE: &[u8] = include_bytes!("../../../../../../assets/sample/whole.jpg");
    // What follows the end of a JPEG is ignored by every reader, and makes it another file.
    [WHOLE, &[n]].concat()
}
