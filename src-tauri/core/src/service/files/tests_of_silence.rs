//! Who is possibly lost, on the page and in the list alike (N-05).

use serde_json::{Value, json};

use crate::kernel::blobs::to_base64;
use crate::testing::Desk;

const MONTH: i64 = 31 * 24 * 60;

fn customer(desk: &Desk, name: &str, phone: &str) -> Value {
    desk.must("customers.save", json!({"name": name, "phones": [{"number": phone}]}))["customer"].clone()
}

fn job(desk: &Desk, customer: &Value) -> Value {
    desk.must(
        "tickets.create",
        json!({"customer": customer["id"], "customer_name": customer["name"], "contact_phone": "15039735929",
               "channel": "phone", "service_type": "repair", "model": "UPS", "serial": "SN-1", "description": "不通电"}),
    )
}

/// Whether the customer is possibly lost: the page and the list have to say the same.
fn is_lost(desk: &Desk, id: &Value, why: &str) -> bool {
    let list = desk.must("customers.list", json!({"among": "possibly_lost", "limit": 100}));
    let in_list = list["rows"].as_array().unwrap().iter().any(|row| row["id"] == *id);
    let page = desk.must("customers.file", json!({"id": id}));
    assert_eq!(page["is_possibly_lost"], in_list, "N-05: page and list say the same: {why}");
    in_list
}

/// A customer with one job, 25 months ago.
fn silent(desk: &Desk) -> (Value, Value) {
    let zhou = customer(desk, "周兰丽", "15039735929");
    let job = job(desk, &zhou);
    desk.minutes_pass(25 * MONTH);
    assert!(is_lost(desk, &zhou["id"], "nothing since"), "N-05: 25 months without contact");
    (zhou, job)
}

#[test]
fn a_call_joined_to_an_old_job_is_a_contact_until_it_is_taken_back() {
    let desk = Desk::open();
    let (zhou, job) = silent(&desk);
    let joined = desk.must(
        "tickets.join",
        json!({"id": job["id"], "channel": "phone", "contact_name": "周", "contact_phone": "15039735929",
               "description": "又来电"}),
    );
    assert!(!is_lost(&desk, &zhou["id"], "he rang again"), "N-05: {joined}");
    let page = desk.must("customers.file", json!({"id": zhou["id"]}));
    assert_eq!(
        page["last_contact_at"],
        desk.must("tickets.get", json!({"id": job["id"]}))["contacts"][0]["received_at"]
    );
    desk.must("tickets.unjoin", json!({"contact": joined["contact"]}));
    assert!(is_lost(&desk, &zhou["id"], "taken back"), "N-05: it was another customer's call");
}

#[test]
fn a_call_we_made_is_a_contact_and_a_remark_is_none() {
    let desk = Desk::open();
    let (zhou, job) = silent(&desk);
    desk.must("tickets.note", json!({"id": job["id"], "kind": "remark", "text": "找不到合同"}));
    assert!(is_lost(&desk, &zhou["id"], "a remark"), "N-05: nobody spoke with him");
    desk.must("tickets.note", json!({"id": job["id"], "kind": "call", "text": "回访"}));
    assert!(!is_lost(&desk, &zhou["id"], "rung back"), "N-05");
}

#[test]
fn a_call_on_the_hotline_log_is_a_contact_unless_it_was_logged_by_mistake() {
    let desk = Desk::open();
    let (zhou, _) = silent(&desk);
    let call = desk.must("hotline.log", json!({"outcome": "missed", "phone": "15039735929"}));
    assert_eq!(call["customer"], zhou["id"], "his number is known");
    assert!(!is_lost(&desk, &zhou["id"], "rang"), "N-05: who rings has not turned away");
    desk.must("hotline.take_back", json!({"id": call["id"]}));
    assert!(is_lost(&desk, &zhou["id"], "taken back"), "N-05: it was no call");
}

#[test]
fn a_file_without_a_day_of_opening_is_lost_by_an_old_contact_only() {
    let desk = Desk::open();
    let table = "客户编号,客户名称,联系电话,建档日期\nK1,张三,13800138000,\n";
    let report = desk.must(
        "customers.import",
        json!({"base64": to_base64(table.as_bytes()), "name": "客户.csv", "trial": false}),
    );
    assert_eq!(report["saved"], 1, "{report}");
    let row = desk.must("customers.list", json!({}))["rows"][0].clone();
    assert_eq!(desk.must("customers.file", json!({"id": row["id"]}))["customer"]["opened_on"], Value::Null);
    assert!(!is_lost(&desk, &row["id"], "nothing known"), "N-05: knowing nothing is no silence");
    job(&desk, &row);
    desk.minutes_pass(25 * MONTH);
    assert!(is_lost(&desk, &row["id"], "an old job"), "N-05: 25 months without contact");
}
