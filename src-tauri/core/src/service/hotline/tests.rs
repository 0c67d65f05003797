//! The hotline log over a real encrypted vault (A-19, P-29, U-04).

use serde_json::{Value, json};

use crate::testing::{Desk, MORNING, PASSWORD};

fn firm() -> Desk {
    let desk = Desk::open();
    for (login, role) in [("wang", "front_desk"), ("zhao", "service_supervisor"), ("li", "technician")] {
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": login, "roles": [role], "password": PASSWORD,
                   "active": true}),
        );
    }
    let window = json!({"key": "coverage.hotline", "value": vec!["09:00-22:00"; 7], "reason": "值班表"});
    desk.must("settings.set", window);
    desk.sign_in("wang");
    desk
}

/// The moment of that clock time on the desk's day.
fn at(desk: &Desk, hour: i64, minute: i64) -> i64 {
    let zone = desk.must("session.current", json!({}))["zone_offset_minutes"].as_i64().unwrap();
    let midnight = (MORNING + zone * 60_000) / 86_400_000 * 86_400_000 - zone * 60_000;
    // The evening before: a log is kept of what has been.
    midnight - 86_400_000 + (hour * 60 + minute) * 60_000
}

fn person(desk: &Desk, login: &str) -> Value {
    let people = desk.must("people.list", json!({}));
    people.as_array().unwrap().iter().find(|p| p["login"] == login).unwrap()["id"].clone()
}

fn log(desk: &Desk, outcome: &str, more: Value) -> Value {
    let mut call = json!({"outcome": outcome});
    call.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.must("hotline.log", call)
}

fn tally(desk: &Desk) -> Value {
    desk.must("hotline.tally", json!({"from": "2026-11-21", "to": "2026-11-22"}))
}

fn lines(desk: &Desk, view: &str) -> Vec<Value> {
    let asked = json!({"register": "hotline", "from": "2026-11-21", "to": "2026-11-22", "view": view});
    desk.must("registers.list", asked)["rows"].as_array().unwrap().clone()
}

#[test]
fn a_missed_call_counts_only_inside_the_window() {
    let desk = firm();
    let inside = log(&desk, "missed", json!({"at": at(&desk, 21, 30)}));
    let outside = log(&desk, "missed", json!({"at": at(&desk, 22, 30)}));
    assert_eq!((&inside["in_window"], &outside["in_window"]), (&json!(true), &json!(false)), "A-19");
    log(&desk, "answered", json!({}));
    log(&desk, "forwarded", json!({"forwarded_to": person(&desk, "zhao"), "on_duty": person(&desk, "li")}));
    assert_eq!(
        tally(&desk),
        json!({"answered": 1, "forwarded": 1, "missed": 2, "missed_in_window": 1, "to_return": 2}),
        "P-115 counts one of the two"
    );
    desk.sign_in("admin");
    desk.must(
        "settings.set",
        json!({"key": "coverage.hotline", "value": vec!["09:00-23:00"; 7], "reason": "延长"}),
    );
    desk.sign_in("wang");
    assert_eq!(tally(&desk)["missed_in_window"], 1, "a window changed later changes no past");
    desk.sign_in("admin");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain is whole");
}

#[test]
fn a_missed_call_waits_until_somebody_rings_back() {
    let desk = firm();
    let call = log(&desk, "missed", json!({"phone": "138 0000 0000"}));
    assert_eq!(lines(&desk, "open").len(), 1);
    desk.must("hotline.returned", json!({"id": call["id"]}));
    assert!(lines(&desk, "open").is_empty(), "P-29: returned");
    assert_eq!(lines(&desk, "all")[0]["cells"]["called_back_by"], "wang");
    let again = desk.refused("hotline.returned", json!({"id": call["id"]}));
    assert_eq!(again.code, "hotline.nothing_to_return");
}

#[test]
fn the_log_names_who_was_on_duty_and_whose_number_it_is() {
    let desk = firm();
    let known = desk.must(
        "customers.save",
        json!({"name": "王芳", "kind": "person", "phones": [{"number": "13800000000"}]}),
    );
    let call = log(
        &desk,
        "forwarded",
        json!({"phone": "138-0000-0000", "on_duty": person(&desk, "li"), "forwarded_to": person(&desk, "zhao")}),
    );
    assert_eq!(call["customer"], known["customer"]["id"], "A-13: by its digits");
    let line = lines(&desk, "all")[0].clone();
    let cell = |key: &str| line["cells"][key].clone();
    assert_eq!(
        (cell("on_duty"), cell("forwarded_to"), cell("customer"), cell("outcome")),
        (json!("li"), json!("zhao"), json!("王芳"), json!("forwarded")),
        "A-19, P-29"
    );
    let refused = desk.refused("hotline.log", json!({"outcome": "forwarded"}));
    assert_eq!(refused.fields[0].field, "forwarded_to", "forwarded to whom?");
}

#[test]
fn one_logged_by_mistake_is_taken_back_and_stays_marked() {
    let desk = firm();
    let call = log(&desk, "missed", json!({}));
    desk.must("hotline.take_back", json!({"id": call["id"]}));
    assert_eq!(tally(&desk)["missed"], 0, "it counts no more");
    assert_eq!(lines(&desk, "all")[0]["is_cancelled"], true, "A-20: a line once in a register stays there");
    assert!(lines(&desk, "open").is_empty(), "nobody rings back");
    let again = desk.refused("hotline.take_back", json!({"id": call["id"]}));
    assert_eq!(again.code, "hotline.taken_back");
}

#[test]
fn a_technician_neither_logs_nor_reads_the_log() {
    let desk = firm();
    let call = log(&desk, "missed", json!({"phone": "13800000000"}));
    desk.sign_in("li");
    for (command, input) in [
        ("hotline.returned", json!({"id": call["id"]})),
        ("hotline.tally", json!({"from": "2026-11-22", "to": "2026-11-22"})),
        ("journal.history", json!({"table": "hotline_call", "id": call["id"]})),
    ] {
        desk.refused(command, input);
    }
}

#[test]
fn a_missed_call_stands_on_today_until_somebody_rang_back() {
    let desk = firm();
    let on_today = |desk: &Desk| -> Vec<Value> {
        let day = desk.must("today.list", json!({}));
        let section = day.as_array().unwrap().iter().find(|s| s["key"] == "calls_to_return").cloned();
        section.map_or(Vec::new(), |s| s["calls"].as_array().unwrap().clone())
    };
    desk.must("hotline.log", json!({"outcome": "answered", "phone": "13800000001"}));
    assert!(on_today(&desk).is_empty(), "V-11: who was answered waits for nothing");
    let missed = desk.must("hotline.log", json!({"outcome": "missed", "phone": "13800000002"}));
    let waiting = on_today(&desk);
    assert_eq!((waiting.len(), &waiting[0]["phone"]), (1, &json!("13800000002")), "A-19: to be returned");
    desk.must("hotline.returned", json!({"id": missed["id"]}));
    assert!(on_today(&desk).is_empty(), "it was");
}
