//! What waits for whom, over a real encrypted vault (V-11).

use serde_json::{Value, json};

use crate::testing::{Desk, MORNING, PASSWORD};

fn sections(desk: &Desk) -> Vec<(String, Vec<Value>)> {
    let answer = desk.must("today.list", json!({}));
    let one = |s: &Value| {
        let ids = s["tickets"].as_array().unwrap().iter().map(|t| t["id"].clone()).collect();
        (s["key"].as_str().unwrap().to_string(), ids)
    };
    answer.as_array().unwrap().iter().map(one).collect()
}

fn firm() -> Desk {
    let desk = Desk::open();
    for (login, role) in [("wang", "front_desk"), ("zhao", "service_supervisor"), ("li", "technician")] {
        desk.must(
            "people.save",
            json!({"id": null, "login": login, "name": login, "roles": [role], "password": PASSWORD,
                   "active": true}),
        );
    }
    desk.sign_in("wang");
    desk
}

fn ticket(desk: &Desk, more: Value) -> Value {
    let mut input = json!({"customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone",
        "service_type": "repair", "model": "K", "serial": "1", "description": "不制冷", "not_a_repeat": true});
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    desk.must("tickets.create", input)
}

#[test]
fn everything_due_stands_in_one_section_the_most_pressing() {
    let desk = firm();
    let urgent = ticket(&desk, json!({"urgent": "danger", "promised_at": MORNING + 60_000}));
    let late = ticket(&desk, json!({"promised_at": MORNING + 60_000}));
    let today = ticket(&desk, json!({"promised_at": MORNING + 7_200_000}));
    let plain = ticket(&desk, json!({}));
    desk.minutes_pass(5);
    desk.sign_in("zhao");
    let seen = sections(&desk);
    assert_eq!(seen[0], ("alerts".into(), vec![urgent["id"].clone()]), "A-12: heads the queue");
    assert_eq!(seen[1], ("overdue".into(), vec![late["id"].clone()]), "not the urgent one a second time");
    assert_eq!(seen[2], ("due_today".into(), vec![today["id"].clone()]));
    desk.must("tickets.acknowledge", json!({"id": urgent["id"]}));
    assert_eq!(sections(&desk)[0].0, "overdue", "an alert seen is late like the others");
    desk.sign_in("wang");
    let desk_view = sections(&desk);
    let waiting = desk_view.iter().find(|(key, _)| key == "to_hand_over").unwrap();
    assert_eq!(waiting.1, vec![plain["id"].clone()], "A-21: what stands at the desk");
}

#[test]
fn a_technician_sees_his_own_work_and_nobody_elses() {
    let desk = firm();
    let mine = ticket(&desk, json!({}));
    ticket(&desk, json!({"urgent": "danger"}));
    desk.sign_in("zhao");
    let people = desk.must("people.list", json!({}));
    let li = people.as_array().unwrap().iter().find(|p| p["login"] == "li").unwrap()["id"].clone();
    desk.must("tickets.assign", json!({"id": mine["id"], "person": li}));
    desk.sign_in("li");
    assert_eq!(sections(&desk), [("mine".to_string(), vec![mine["id"].clone()])], "V-11, T.1");
}

#[test]
fn a_visit_planned_for_me_stands_on_my_day() {
    let desk = firm();
    let one = ticket(&desk, json!({}));
    let people = desk.must("people.list", json!({}));
    let id =
        |login: &str| people.as_array().unwrap().iter().find(|p| p["login"] == login).unwrap()["id"].clone();
    desk.must("tickets.hand_over", json!({"id": one["id"], "to": id("zhao")}));
    desk.sign_in("zhao");
    desk.must(
        "tickets.triage",
        json!({"id": one["id"], "severity": "s3", "nature": "缺氟", "assessors": [id("zhao")]}),
    );
    desk.must("tickets.plan_not_needed", json!({"id": one["id"]}));
    desk.must(
        "visits.plan",
        json!({"ticket": one["id"], "technicians": [id("li")], "mode": "on_site", "planned_at": MORNING + 3_600_000,
               "agreed_at": MORNING + 3_600_000}),
    );
    desk.sign_in("li");
    let day = desk.must("today.list", json!({}));
    assert_eq!(day[0]["key"], "visits", "V-11");
    assert_eq!(day[0]["visits"][0]["ticket"], one["id"]);
}

#[test]
fn what_was_handed_to_me_waits_for_me_to_assess_it() {
    let desk = firm();
    let one = ticket(&desk, json!({}));
    let people = desk.must("people.list", json!({}));
    let zhao = people.as_array().unwrap().iter().find(|p| p["login"] == "zhao").unwrap()["id"].clone();
    desk.must("tickets.hand_over", json!({"id": one["id"], "to": zhao}));
    desk.sign_in("zhao");
    assert_eq!(sections(&desk)[0], ("to_triage".to_string(), vec![one["id"].clone()]), "B-01");
}
