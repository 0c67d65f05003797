//! The way of a suggestion over a real encrypted vault (A-17, A-21, P-28).

use serde_json::{Value, json};

use crate::testing::{Desk, PASSWORD};

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

fn suggested(desk: &Desk, kind: &str) -> Value {
    let ticket = desk.must(
        "tickets.create",
        json!({"customer_name": "王芳", "contact_phone": "13800000000", "channel": "phone", "service_type": kind,
               "model": "K", "serial": "1", "description": "建议晚上也有人值班", "not_a_repeat": true,
               "not_a_repeat_reason": "不是报修"}),
    );
    ticket["id"].clone()
}

fn decided(desk: &Desk, ticket: &Value) {
    desk.must("feedback.route", json!({"ticket": ticket, "department": "客服部"}));
    desk.sign_in("zhao");
    desk.must(
        "feedback.decide",
        json!({"ticket": ticket, "decision": "adopt", "reason": "供暖季八点前有人值班"}),
    );
    desk.sign_in("wang");
}

fn lines(desk: &Desk, register: &str, view: &str) -> Vec<Value> {
    let asked = json!({"register": register, "from": "2000-01-01", "to": "2100-01-01", "view": view});
    desk.must("registers.list", asked)["rows"].as_array().unwrap().clone()
}

fn on_today(desk: &Desk, key: &str) -> bool {
    let day = desk.must("today.list", json!({}));
    day.as_array().unwrap().iter().any(|s| s["key"] == key)
}

#[test]
fn a_suggestion_adopted_stays_open_until_its_sender_was_told() {
    let desk = firm();
    let ticket = suggested(&desk, "suggestion");
    decided(&desk, &ticket);
    let refused = desk.refused("tickets.answer_and_close", json!({"id": ticket, "answer": "采纳"}));
    assert_eq!(refused.code, "ticket.guard.sender_waits", "A-17: adopted, and the sender does not know");
    assert_eq!(lines(&desk, "feedback", "open").len(), 1, "A-17: it stays on the open list");
    assert!(on_today(&desk, "feedback_to_tell"), "V-11: and waits for who tells");
    let untold = desk.refused("feedback.tell", json!({"ticket": ticket, "means": "phone"}));
    assert_eq!(untold.code, "input.incomplete", "A-17: told and thanked");
    assert_eq!(untold.fields[0].field, "thanked");
    let told = desk.must("feedback.tell", json!({"ticket": ticket, "means": "phone", "thanked": true}));
    assert_eq!(told["is_closed"], true, "nothing else is left to do");
    let file = desk.must("tickets.get", json!({"id": ticket}));
    assert_eq!(file["ticket"]["state"], "closed");
    assert_eq!(file["ticket"]["answer"], "供暖季八点前有人值班", "A-16: closed with what was said");
    assert!(lines(&desk, "feedback", "open").is_empty());
    let line = &lines(&desk, "feedback", "all")[0]["cells"];
    assert_eq!(
        (&line["department"], &line["decision"], &line["told_by"]),
        (&json!("客服部"), &json!("adopt"), &json!("wang")),
        "P-28: department, decision, told by whom"
    );
    desk.sign_in("admin");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain is whole");
}

#[test]
fn no_step_of_it_is_skipped_and_each_has_its_hand() {
    let desk = firm();
    let ticket = suggested(&desk, "suggestion");
    let told = json!({"ticket": ticket, "means": "phone", "thanked": true});
    assert_eq!(desk.refused("feedback.tell", told.clone()).code, "feedback.not_routed");
    let nowhere = desk.refused("feedback.route", json!({"ticket": ticket, "department": " "}));
    assert_eq!(nowhere.fields[0].field, "department", "A-17: to the department concerned");
    desk.must("feedback.route", json!({"ticket": ticket, "department": "生产部"}));
    desk.must("feedback.route", json!({"ticket": ticket, "department": "客服部"}));
    let adopt = json!({"ticket": ticket, "decision": "decline", "reason": "人手不够"});
    assert_eq!(
        desk.refused("feedback.decide", adopt.clone()).code,
        "ticket.guard.not_your_step",
        "the desk does not decide"
    );
    desk.sign_in("zhao");
    let silent = desk.refused("feedback.decide", json!({"ticket": ticket, "decision": "decline"}));
    assert_eq!(silent.fields[0].field, "reason", "A-17: adopt or decline, and why");
    desk.must("feedback.decide", adopt.clone());
    assert_eq!(desk.refused("feedback.decide", adopt).code, "feedback.decided", "decided once");
    let late = desk.refused("feedback.route", json!({"ticket": ticket, "department": "别处"}));
    assert_eq!(late.code, "feedback.decided");
    let by_supervisor = desk.must("feedback.tell", told.clone());
    assert_eq!(by_supervisor["is_closed"], false, "4.1: the desk closes");
    assert_eq!(desk.refused("feedback.tell", told).code, "feedback.told");
    desk.sign_in("wang");
    desk.must("tickets.answer_and_close", json!({"id": ticket, "answer": "谢谢您的建议"}));
}

#[test]
fn only_a_suggestion_goes_this_way_and_what_becomes_one_does() {
    let desk = firm();
    let ticket = suggested(&desk, "consultation");
    let refused = desk.refused("feedback.route", json!({"ticket": ticket, "department": "客服部"}));
    assert_eq!(refused.code, "feedback.not_one");
    desk.must("tickets.amend", json!({"id": ticket, "service_type": "suggestion"}));
    assert_eq!(desk.must("tickets.get", json!({"id": ticket}))["feedback"]["feedback"]["state"], "received");
    desk.must("tickets.amend", json!({"id": ticket, "service_type": "consultation"}));
    desk.must("tickets.answer_and_close", json!({"id": ticket, "answer": "九点开门"}));
    assert!(lines(&desk, "feedback", "open").is_empty(), "a question answered holds nothing up");
}

#[test]
fn what_stands_still_is_listed_by_step_and_age() {
    let desk = firm();
    let repair = suggested(&desk, "repair");
    assert!(lines(&desk, "standing", "open").is_empty(), "today's is no standstill");
    assert_eq!(lines(&desk, "standing", "all").len(), 1);
    desk.minutes_pass(1440);
    let monday = &lines(&desk, "standing", "open")[0];
    assert_eq!(
        (&monday["id"], &monday["cells"]["step"], &monday["cells"]["days"]),
        (&repair, &json!("dispatch"), &json!("1")),
        "A-21: standing at dispatch, 1 d"
    );
    let suggestion = suggested(&desk, "suggestion");
    desk.minutes_pass(2 * 1440);
    decided(&desk, &suggestion);
    desk.minutes_pass(1440);
    let standing = lines(&desk, "standing", "open");
    let steps: Vec<_> =
        standing.iter().map(|l| (l["cells"]["step"].clone(), l["cells"]["days"].clone())).collect();
    assert_eq!(
        steps,
        [(json!("dispatch"), json!("4")), (json!("feedback"), json!("1"))],
        "A-21: the longest first; a suggestion by its own way"
    );
    desk.sign_in("li");
    let refused = desk.refused(
        "registers.list",
        json!({"register": "standing", "from": "2000-01-01", "to": "2100-01-01", "view": "all"}),
    );
    assert_eq!(refused.code, "registers.not_yours", "T.1: everybody's work is not for him");
}
