//! Who sees how much (N-06, T-07).

use serde_json::{Value, json};

use super::{journal_is_sound, person, rows};
use crate::testing::Desk;

fn saved(desk: &Desk, grade: &str) -> Value {
    desk.must(
        "customers.save",
        json!({"name": "周兰丽", "grade": grade, "birthday": "1982-11-14", "note": "老客户介绍",
               "contacts": [{"name": "周先生", "email": "zhou@example.com"}],
               "phones": [{"number": "15039735929"}], "sites": [{"address": "西安市雁塔区学院路952号翠湖花园8栋"}]}),
    )["customer"]["id"]
        .clone()
}

#[test]
fn a_technician_without_a_job_there_sees_the_name_and_no_way_to_the_door() {
    let desk = Desk::open();
    let id = saved(&desk, "ordinary");
    desk.must(
        "equipment.save",
        json!({"customer": id, "model": "UPS", "address": "西安市雁塔区学院路952号机房"}),
    );
    person(&desk, "li", "technician");
    desk.sign_in("li");
    let page = desk.must("customers.list", json!({"search": "周兰丽"}));
    let row = &rows(&page)[0];
    assert_eq!(row["name"], "周兰丽", "T-07: name shown");
    assert_eq!(
        (row["phone"].as_str(), row["address"].as_str()),
        (Some("150****5929"), Some("西安市雁塔区****")),
        "T-07"
    );
    let items = desk.must("equipment.list", json!({}));
    assert_eq!(rows(&items)[0]["address"], "西安市雁塔区****", "the item stands where the customer lives");
    for answer in [
        desk.must("customers.get", json!({"id": id})),
        desk.must("customers.recognise", json!({"query": "周兰丽"})),
        desk.must("customers.recognise", json!({"query": "15039735929"})),
    ] {
        let text = answer.to_string();
        for secret in ["15039735929", "952号", "zhou@example.com", "老客户介绍", "1982-11-14"] {
            assert!(!text.contains(secret), "T-07: {secret} in {text}");
        }
    }
    assert_eq!(
        desk.refused("customers.save", json!({"id": id, "name": "x"})).code,
        "command.denied",
        "T.1: R"
    );
}

#[test]
fn another_agent_opening_a_vip_file_is_refused_and_kept() {
    let desk = Desk::open();
    let id = saved(&desk, "vip");
    person(&desk, "wang", "callback_agent");
    desk.sign_in("wang");
    let fault = desk.refused("customers.get", json!({"id": id}));
    assert_eq!(fault.code, "vip.not_yours", "N-06");
    assert_eq!(
        desk.refused("customers.save", json!({"id": id, "name": "x", "grade": "vip"})).code,
        "vip.not_yours"
    );
    assert_eq!(
        desk.refused("journal.history", json!({"table": "customer", "id": id})).code,
        "vip.not_yours",
        "N-06: nor through its past"
    );
    let row = &rows(&desk.must("customers.list", json!({})))[0].clone();
    assert_eq!(row["phone"], "150****5929", "N-06: nor through the list");
    let found = desk.must("customers.recognise", json!({"query": "15039735929"}));
    assert_eq!(found["matches"][0]["phones"], json!([]), "N-06: nor through recognition");
    desk.sign_in("admin");
    let refusals = desk.core.read_as(&desk.core.session().unwrap(), |r| {
        r.value::<i64>(
            "SELECT count(*) FROM refusal WHERE command = 'customers.get' AND code = 'vip.not_yours'",
            [],
        )
    });
    assert_eq!(refusals.unwrap(), Some(1), "N-06: and logged");
    journal_is_sound(&desk);
}

#[test]
fn the_front_desk_sees_that_a_caller_is_vip_and_who_looks_after_him() {
    let desk = Desk::open();
    let owner = person(&desk, "wang", "callback_agent");
    let id = saved(&desk, "vip");
    desk.must("customers.save", json!({"id": id, "name": "周兰丽", "grade": "vip", "owner": owner}));
    person(&desk, "mei", "front_desk");
    desk.sign_in("mei");
    let file = desk.must("customers.get", json!({"id": id}));
    assert_eq!(
        (file["access"].as_str(), file["customer"]["grade"].as_str(), file["owner_name"].as_str()),
        (Some("flag"), Some("vip"), Some("wang")),
        "N-06, N-07: flag and owner"
    );
    assert_eq!(
        (&file["phones"], &file["sites"], &file["contacts"]),
        (&json!([]), &json!([]), &json!([])),
        "N-06: only"
    );
    desk.sign_in("wang");
    assert_eq!(
        desk.must("customers.get", json!({"id": id}))["phones"][0]["digits"],
        "15039735929",
        "N-06: the owner"
    );
}

#[test]
fn the_vip_grade_is_given_and_taken_only_by_those_who_may() {
    let desk = Desk::open();
    person(&desk, "mei", "front_desk");
    desk.sign_in("mei");
    let id = saved(&desk, "vip");
    assert_eq!(
        desk.refused("customers.save", json!({"id": id, "name": "周兰丽", "grade": "ordinary"})).code,
        "vip.not_yours",
        "the flag shuts the file to the front desk, so it cannot be taken off there either"
    );
    let fault = desk
        .refused("customers.save", json!({"name": "甲", "owner": "00000000-0000-7000-8000-000000000000"}));
    assert_eq!(fault.code, "customer.owner_unknown");
}

#[test]
fn a_technician_with_a_job_there_sees_what_the_job_needs() {
    let desk = Desk::open();
    let (one, other) = (saved(&desk, "ordinary"), saved(&desk, "vip"));
    let (li, sun) = (person(&desk, "li", "technician"), person(&desk, "sun", "technician"));
    let me = desk.must("session.current", json!({}))["person"].clone();
    let call = |customer: &Value, serial: &str| {
        desk.must(
            "tickets.create",
            json!({"customer": customer, "customer_name": "周兰丽", "contact_phone": "15039735929", "channel": "phone",
                   "service_type": "repair", "model": "UPS", "serial": serial, "description": "不通电"}),
        )["id"]
            .clone()
    };
    desk.must("tickets.assign", json!({"id": call(&one, "A"), "person": li}));
    let ticket = call(&other, "B");
    desk.must("tickets.hand_over", json!({"id": ticket, "to": me}));
    desk.must("tickets.triage", json!({"id": ticket, "severity": "s3", "nature": "电源", "assessors": [me]}));
    desk.must("tickets.plan_not_needed", json!({"id": ticket}));
    let at = desk.core.now().plus_minutes(60);
    desk.must(
        "visits.plan",
        json!({"ticket": ticket, "technicians": [li, sun], "lead": li, "planned_at": at, "agreed_at": at, "mode": "on_site"}),
    );
    let access = |id: &Value| desk.must("customers.get", json!({"id": id}))["access"].clone();
    desk.sign_in("li");
    assert_eq!(access(&one), "full", "T-07: the ticket is his");
    assert_eq!(access(&other), "full", "N-06: on the visit, so he sees the VIP's door");
    desk.sign_in("sun");
    assert_eq!(access(&other), "full", "N-06: the second man of the visit as well");
    assert_eq!(access(&one), "name", "T-07: and no other customer");
}
