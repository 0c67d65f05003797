//! Lists by saved view, a page at a time.

use serde_json::{Value, json};

use super::{firm, person, ready, registered, step};
use crate::service::tickets::State;
use crate::testing::{Desk, MORNING};

fn numbers(rows: &Value) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|r| r["number"].as_str().unwrap().to_string()).collect()
}

/// All pages of a view put together, three rows at a time.
fn paged(desk: &Desk, view: &str) -> Vec<String> {
    let (mut all, mut cursor) = (Vec::new(), Value::Null);
    loop {
        let page = desk.must("tickets.list", json!({"view": view, "limit": 3, "cursor": cursor}));
        all.extend(numbers(&page["rows"]));
        cursor = page["next"].clone();
        if cursor.is_null() {
            return all;
        }
    }
}

#[test]
fn a_list_is_narrowed_to_a_region_a_grade_and_a_kind_of_customers() {
    let desk = firm();
    let file = |name: &str, region: &str, grade: &str| {
        let file = desk.must(
            "customers.save",
            json!({"name": name, "kind": "organisation", "region": region, "grade": grade, "phones": [{"number": "13800138111"}]}),
        );
        file["customer"]["id"].clone()
    };
    let (east, west) = (file("东一", "华东", "key"), file("西一", "华西", "ordinary"));
    for (at, customer) in [&east, &east, &west].into_iter().enumerate() {
        registered(&desk, json!({"customer": customer, "customer_name": "", "serial": format!("R-{at}")}));
    }
    let of = |narrowed: Value| {
        let mut asked = json!({"view": "all"});
        asked.as_object_mut().unwrap().extend(narrowed.as_object().unwrap().clone());
        let rows = desk.must("tickets.list", asked)["rows"].clone();
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row["customer_name"].as_str().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(of(json!({"of": {"region": "华东"}})), ["东一", "东一"], "N-04: by region");
    assert_eq!(
        of(json!({"of": {"grade": "key"}, "view": "open"})),
        ["东一", "东一"],
        "N-04: the key accounts"
    );
    assert_eq!(of(json!({"of": {"kind": "organisation"}})).len(), 3, "N-04: by kind");
    assert_eq!(of(json!({"of": {"kind": "person"}})), [] as [String; 0], "N-04");
    assert_eq!(of(json!({"of": {"region": "华西"}, "search": "不制冷"})), ["西一"], "with words too");
    assert_eq!(
        of(json!({"of": {"region": "华西"}, "search": "不制冷", "view": "open"})),
        ["西一"],
        "in every view"
    );
}

#[test]
fn pages_put_together_are_the_whole_list_in_order() {
    let desk = firm();
    for n in 0..10 {
        // Several share a moment of receipt: the key must still tell them apart.
        let received = MORNING - (n / 3) * 60_000;
        let urgent = if n % 4 == 0 { json!("danger") } else { Value::Null };
        registered(&desk, json!({"serial": format!("N{n}"), "received_at": received, "urgent": urgent}));
    }
    for view in ["open", "all", "unassigned", "due_today", "urgent"] {
        let whole = desk.must("tickets.list", json!({"view": view, "limit": 100}));
        assert_eq!(paged(&desk, view), numbers(&whole["rows"]), "{view}: no row twice, none left out");
    }
    let open = desk.must("tickets.list", json!({"view": "open", "limit": 100}))["rows"].clone();
    let urgent: Vec<bool> = open.as_array().unwrap().iter().map(|r| !r["urgent"].is_null()).collect();
    assert_eq!(urgent.iter().filter(|u| **u).count(), 3);
    assert!(urgent[..3].iter().all(|u| *u), "A-12: urgent ones on top: {urgent:?}");
}

#[test]
fn each_view_holds_its_own_and_the_counts_agree() {
    let desk = firm();
    let plain = registered(&desk, json!({}));
    let promised = registered(&desk, json!({"serial": "2", "promised_at": MORNING + 3_600_000}));
    let late = registered(&desk, json!({"serial": "3", "promised_at": MORNING + 60_000}));
    let waiting = ready(&desk, json!({"serial": "4"}));
    step(&desk, &waiting, State::Dispatched).unwrap();
    desk.must("tickets.assign", json!({"id": waiting["id"], "person": person(&desk, "li")}));
    desk.sign_in("li");
    step(&desk, &waiting, State::InService).unwrap();
    step(&desk, &waiting, State::PendingAcceptance).unwrap();
    desk.sign_in("wang");
    desk.minutes_pass(5);
    let expected = [
        ("unassigned", vec![&plain, &promised, &late]),
        ("open", vec![&plain, &promised, &late, &waiting]),
        ("due_today", vec![&promised]),
        ("overdue", vec![&late]),
        ("awaiting_acceptance", vec![&waiting]),
        ("urgent", vec![]),
        ("mine", vec![]),
        ("cancelled", vec![]),
    ];
    let counts = desk.must("tickets.counts", json!({}));
    for (view, tickets) in expected {
        let rows = desk.must("tickets.list", json!({"view": view}))["rows"].clone();
        let mut found = numbers(&rows);
        let mut wanted: Vec<String> = tickets.iter().map(|t| t["number"].as_str().unwrap().into()).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{view}");
        let count = counts.as_array().unwrap().iter().find(|c| c["view"] == view).unwrap();
        assert_eq!(count["count"], json!(wanted.len()), "{view}");
    }
    let overdue = desk.must("tickets.list", json!({"view": "overdue"}))["rows"][0].clone();
    assert_eq!(overdue["is_overdue"], true);
}

#[test]
fn a_list_is_searched_by_name_phone_number_serial_and_words() {
    let desk = firm();
    let one =
        registered(&desk, json!({"customer_name": "苏州电子", "serial": "QX-77", "description": "漏水"}));
    registered(&desk, json!({"customer_name": "杭州丝绸", "contact_phone": "13900001111"}));
    let number = one["number"].as_str().unwrap();
    for text in ["苏州", "QX-77", "13800000000", "漏水", &number[4..]] {
        let rows = desk.must("tickets.list", json!({"view": "all", "search": text}))["rows"].clone();
        assert_eq!(rows[0]["id"], one["id"], "searched {text}");
        assert_eq!(rows.as_array().unwrap().len(), 1, "searched {text}");
    }
    let rows = desk.must("tickets.list", json!({"view": "all", "search": "%"}))["rows"].clone();
    assert_eq!(rows, json!([]), "a percent sign stands for itself");
}

#[test]
fn a_first_page_tells_how_long_the_list_is() {
    let desk = firm();
    for serial in ["1", "2", "3"] {
        registered(&desk, json!({"serial": serial, "problem_class": "technical"}));
    }
    registered(&desk, json!({"serial": "4"}));
    let page = desk.must("tickets.list", json!({"view": "all", "limit": 2}));
    assert_eq!(page["total"], 4, "so that the scroll bar is as long as the list");
    let narrowed = json!({"view": "all", "limit": 2, "problem_class": "technical"});
    assert_eq!(desk.must("tickets.list", narrowed)["total"], 3, "of the list as it is narrowed");
    let next = desk.must("tickets.list", json!({"view": "all", "limit": 2, "cursor": page["next"]}));
    assert_eq!(next["total"], Value::Null, "not counted again with every page");
}

#[test]
fn a_cursor_of_another_list_is_refused() {
    let desk = firm();
    let fault = desk.refused("tickets.list", json!({"view": "open", "cursor": "1.2"}));
    assert_eq!(fault.code, "input.cursor");
}

#[test]
fn what_the_desk_took_for_technical_is_offered_to_the_technical_staff() {
    let desk = firm();
    let technical = registered(&desk, json!({"problem_class": "technical"}));
    registered(&desk, json!({"serial": "2", "problem_class": "repair"}));
    registered(&desk, json!({"serial": "3"}));
    let rows = desk.must("tickets.list", json!({"view": "unassigned", "problem_class": "technical"}))["rows"]
        .clone();
    assert_eq!(numbers(&rows), [technical["number"].as_str().unwrap()], "A-06: the dispatch list, narrowed");
}

#[test]
fn what_is_accepted_is_late_no_more() {
    let desk = firm();
    let ticket = ready(&desk, json!({"promised_at": MORNING + 60_000}));
    super::life::serve(&desk, &ticket);
    desk.minutes_pass(60);
    assert_eq!(
        desk.must("tickets.list", json!({"view": "overdue"}))["rows"],
        json!([]),
        "the promise was kept"
    );
    let row = desk.must("tickets.list", json!({"view": "open"}))["rows"][0].clone();
    assert_eq!(
        (&row["id"], &row["is_overdue"]),
        (&ticket["id"], &json!(false)),
        "open only for the follow-up"
    );
}
