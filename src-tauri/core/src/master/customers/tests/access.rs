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
