//! The same call twice: warned of, joined, taken back; repeats declined with a reason.

use serde_json::{Value, json};

use super::intake::finish;
use super::{file, firm, journal_agrees, registered, repair};
use crate::testing::Desk;

fn joined(desk: &Desk, ticket: &Value, said: &str) -> Value {
    desk.must("tickets.join", json!({"id": ticket["id"], "channel": "phone", "description": said}))
}

fn tickets(desk: &Desk) -> usize {
    desk.must("tickets.list", json!({"view": "all"}))["rows"].as_array().unwrap().len()
}

#[test]
fn a_second_call_about_the_same_item_joins_the_open_ticket_and_is_counted() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    let similar = desk.must("tickets.similar", json!({"customer": first["customer"], "serial": "SN-001"}));
    assert_eq!(similar[0]["is_duplicate"], true, "A-13: warned of while it is typed");
    let call = joined(&desk, &first, "还没有人来");
    assert_eq!((&call["number"], &call["calls"]), (&first["number"], &json!(2)), "A-13: counted");
    assert_eq!(tickets(&desk), 1, "A-13: nothing is registered twice");
    let file = file(&desk, &first);
    assert_eq!(file["contacts"][0]["text"], "还没有人来");
    assert_eq!(
        file["contacts"][0]["contact_phone"],
        "138 0000 0000".replace(' ', ""),
        "who calls again need not say it"
    );
    assert_eq!(
        (&file["timeline"][0]["note_kind"], &file["timeline"][0]["text"]),
        (&json!("called_again"), &json!("还没有人来")),
        "A-13: whoever works on it sees that the customer waits"
    );
    journal_agrees(&desk);
}

#[test]
fn a_joined_call_stands_in_the_register_of_calls_and_one_taken_back_does_not() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    let call = joined(&desk, &first, "催一下");
    let lines = || {
        let page = desk.must(
            "registers.list",
            json!({"register": "letters", "from": "2026-11-22", "to": "2026-11-22", "view": "all"}),
        );
        page.to_string().matches("催一下").count()
    };
    assert_eq!(lines(), 1, "A-03: no contact goes unregistered");
    desk.must("tickets.unjoin", json!({"contact": call["contact"]}));
    assert_eq!(lines(), 0, "A-13: taken back");
}

#[test]
fn a_call_joined_by_mistake_is_taken_back_once_by_who_took_it_within_the_day() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    let call = joined(&desk, &first, "另一台");
    desk.sign_in("zhou");
    let fault = desk.refused("tickets.unjoin", json!({"contact": call["contact"]}));
    assert!(matches!(fault.code.as_str(), "record.not_yours" | "command.denied"), "{}", fault.code);
    desk.sign_in("wang");
    let back = desk.must("tickets.unjoin", json!({"contact": call["contact"]}));
    assert_eq!(back["calls"], 1);
    assert_eq!(file(&desk, &first)["contacts"], json!([]));
    assert_eq!(
        file(&desk, &first)["timeline"][0]["note_kind"],
        "call_taken_back",
        "T-03: the mistake stays visible"
    );
    let fault = desk.refused("tickets.unjoin", json!({"contact": call["contact"]}));
    assert_eq!(fault.code, "ticket.call_already_taken_back");
    let late = joined(&desk, &first, "又来电");
    desk.minutes_pass(24 * 60 + 1);
    desk.sign_in("wang");
    let fault = desk.refused("tickets.unjoin", json!({"contact": late["contact"]}));
    assert_eq!(fault.code, "ticket.call_joined_too_long_ago");
    desk.sign_in("admin");
    desk.must("settings.set", json!({"key": "intake.join_undo", "value": 48, "reason": "周末"}));
    desk.sign_in("wang");
    desk.must("tickets.unjoin", json!({"contact": late["contact"]}));
    journal_agrees(&desk);
}

#[test]
fn what_has_ended_is_not_joined_and_a_channel_is_asked_for() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    let fault = desk.refused("tickets.join", json!({"id": first["id"]}));
    assert_eq!(fault.fields[0].field, "channel", "A-01: one channel a contact");
    finish(&desk, &first);
    desk.sign_in("wang");
    let fault = desk.refused("tickets.join", json!({"id": first["id"], "channel": "phone"}));
    assert_eq!(fault.code, "ticket.ended", "A-14: what is over and comes back is a repeat");
}

#[test]
fn the_same_trouble_said_by_the_same_number_is_offered_for_joining() {
    let desk = firm();
    let first = registered(&desk, json!({"description": "客厅空调不制冷"}));
    let asked = |said: &str| {
        desk.must("tickets.similar", json!({"phone": "138-0000-0000", "description": said}))[0].clone()
    };
    assert_eq!(asked("空调不制冷还滴水")["id"], first["id"], "O18: number and fault compared as typed");
    assert_eq!(asked("空调不制冷还滴水")["is_duplicate"], true);
    assert_eq!(
        asked("洗衣机漏水")["is_duplicate"],
        false,
        "O18: another trouble of the same caller is its own"
    );
    let other =
        desk.must("tickets.similar", json!({"phone": "13911111111", "description": "客厅空调不制冷"}));
    assert_eq!(other, json!([]), "O18: the words alone prove nothing");
}

/// O18: the neighbour's telephone, the same flat, the same trouble.
#[test]
fn the_same_trouble_at_the_same_address_is_offered_for_joining_whoever_calls() {
    let desk = firm();
    let first =
        registered(&desk, json!({"description": "客厅空调不制冷", "address": "杭州市西湖区学院路552号"}));
    let asked = |address: &str, said: &str| {
        desk.must("tickets.similar", json!({"phone": "13911111111", "address": address, "description": said}))
    };
    let place = "杭州市西湖区学院路552号";
    let found = asked(place, "空调不制冷")[0].clone();
    assert_eq!(
        (&found["id"], &found["same_address"], &found["is_duplicate"]),
        (&first["id"], &json!(true), &json!(true)),
        "O18: address and recent fault are compared as typed"
    );
    let without_town = place.trim_start_matches("杭州市");
    assert_eq!(asked(without_town, "不制冷")[0]["is_duplicate"], true, "O18: written without its town");
    assert_eq!(
        asked(place, "洗衣机漏水")[0]["is_duplicate"],
        false,
        "another trouble at that address is its own"
    );
    assert_eq!(asked("宁波市鄞州区钱湖路88号", "客厅空调不制冷"), json!([]), "nothing at another address");
}

#[test]
fn a_repeat_is_declined_with_a_reason_that_keeps_the_earlier_job() {
    let desk = firm();
    let first = registered(&desk, json!({}));
    finish(&desk, &first);
    desk.sign_in("wang");
    let fault = desk.refused("tickets.create", repair(json!({"not_a_repeat": true})));
    assert_eq!(fault.fields[0].field, "not_a_repeat_reason", "A-14: counted in P-105, so not waved away");
    assert_eq!(tickets(&desk), 1, "nothing is saved");
    let again = registered(&desk, json!({"not_a_repeat": true, "not_a_repeat_reason": "新进水，与上次无关"}));
    assert_eq!(again["repeat_of"], Value::Null);
    let declined = file(&desk, &again)["repeat_declined"].clone();
    assert_eq!(
        (&declined["earlier"], &declined["reason"]),
        (&first["id"], &json!("新进水，与上次无关")),
        "A-14: the link to the earlier job is kept"
    );
    journal_agrees(&desk);
}
