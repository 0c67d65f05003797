//! Parts, fees and which photos a job needs (E-09–E-11, E-28).

use super::*;
use crate::kernel::blobs::to_base64;

fn part(id: u8, changes: Value) -> Value {
    let mut line = json!({
        "id": format!("00000000-0000-7000-8000-0000000000{id:02}"), "name": "启动电容", "part_number": "CBB65",
        "quantity": 2, "reason": "鼓包", "old_serial": "", "new_serial": "", "old_part": "brought_back",
        "old_part_note": "", "unit_price": 3500,
    });
    for (key, value) in changes.as_object().unwrap() {
        line[key] = value.clone();
    }
    line
}

fn fee(changes: Value) -> Value {
    let mut line = json!({
        "id": "00000000-0000-7000-8000-000000000099", "kind": "labour", "label": "上门费", "amount": 5000,
        "is_cash": false, "receipt_no": "",
    });
    for (key, value) in changes.as_object().unwrap() {
        line[key] = value.clone();
    }
    line
}

fn save_parts(desk: &Desk, visit: &Value, parts: Value) -> Value {
    desk.must("visits.save_parts", json!({"visit": visit, "parts": parts}))
}

#[test]
fn a_replaced_part_states_cause_name_and_quantity() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    save(&desk, &visit, json!({"fees_none": false}));
    let blank = json!([part(1, json!({"reason": "", "name": " ", "quantity": 0}))]);
    let file = save_parts(&desk, &visit, blank);
    assert_eq!(gaps_of(&file), ["parts.0.name", "parts.0.reason", "parts.0.quantity"], "E-09");
    barred(&desk, &visit, &["parts.0.name", "parts.0.reason", "parts.0.quantity"], "E-09");
    let file = save_parts(&desk, &visit, json!([part(1, json!({}))]));
    assert_eq!(gaps_of(&file), Vec::<&str>::new());
    assert_eq!(file["parts_total"], 7000, "two pieces of 35 yuan");
    assert_eq!(file["visit"]["no_parts"], false, "a line takes 'none' back");
}

#[test]
fn a_line_left_out_is_struck_and_kept() {
    let desk = firm();
    let visit = on_site(&desk);
    save_parts(&desk, &visit, json!([part(1, json!({})), part(2, json!({"name": "风机"}))]));
    let file = save_parts(&desk, &visit, json!([part(2, json!({"name": "风机"}))]));
    assert_eq!(file["parts"].as_array().unwrap().len(), 1);
    let kept =
        change(&desk, |c| c.find::<crate::service::visits::VisitPart>("WHERE removed = 1", [])).unwrap();
    assert_eq!(kept[0].name, "启动电容", "T-12: struck, not deleted");
    let twice = save_parts(&desk, &visit, json!([part(2, json!({"name": "风机"}))]));
    assert_eq!(twice["parts"], file["parts"], "saving the same list again changes nothing");
    journal_agrees(&desk);
}

#[test]
fn none_cannot_be_chosen_beside_lines() {
    let desk = firm();
    let visit = on_site(&desk);
    save_parts(&desk, &visit, json!([part(1, json!({}))]));
    let none = json!({"id": visit, "fields": {"no_parts": true}});
    assert_eq!(desk.refused("visits.save", none).code, "visit.parts_stand");
}

#[test]
fn money_asked_is_stated_and_cash_has_a_receipt() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    let cash = json!({"visit": visit, "fees": [fee(json!({"is_cash": true}))]});
    let file = desk.must("visits.save_fees", cash);
    assert_eq!(gaps_of(&file), ["fees.0.receipt_no"], "E-28");
    let paid = fee(json!({"is_cash": true, "receipt_no": "0000123"}));
    let file = desk.must("visits.save_fees", json!({"visit": visit, "fees": [paid]}));
    assert_eq!((gaps_of(&file).len(), &file["fees_total"]), (0, &json!(5000)));
    let file = desk.must("visits.save_fees", json!({"visit": visit, "fees": []}));
    assert_eq!(gaps_of(&file), ["fees_none"], "E-28: zero is stated, not left blank");
}

#[test]
fn an_amount_out_of_range_is_refused_by_name() {
    let desk = firm();
    let visit = on_site(&desk);
    let fault = desk.refused(
        "visits.save_parts",
        json!({"visit": visit, "parts": [part(1, json!({"unit_price": i64::MAX}))]}),
    );
    assert_eq!(fields_of(&fault), ["parts.0.unit_price"]);
}

/// An item sold yesterday for a year.
fn under_warranty(desk: &Desk) -> Value {
    desk.sign_in("wang");
    let file = desk.must("customers.save", json!({"name": "王芳"}));
    let customer = &file["customer"]["id"];
    let item = desk.must(
        "equipment.save",
        json!({"customer": customer, "model": "KFR-35", "purchased_on": "2026-11-21", "warranty_months": 12}),
    );
    let ticket = ready(desk, json!({"customer": customer, "equipment": item["id"]}));
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, json!({})))["id"].clone();
    desk.sign_in("li");
    arrive(desk, &visit);
    visit
}

#[test]
fn under_warranty_old_parts_come_back_or_have_a_reason_and_photos_are_complete() {
    let desk = firm();
    let visit = under_warranty(&desk);
    save(&desk, &visit, complete());
    save_parts(&desk, &visit, json!([part(1, json!({"old_part": null, "unit_price": 0}))]));
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(
        gaps_of(&file),
        [
            "parts.0.old_part",
            "photos.whole",
            "photos.nameplate",
            "photos.fault",
            "photos.old_part",
            "photos.after"
        ],
        "E-11, E-10"
    );
    let left = part(1, json!({"old_part": "left_with_customer", "unit_price": 0}));
    assert!(gaps_of(&save_parts(&desk, &visit, json!([left]))).contains(&"parts.0.old_part_note"), "E-11");
    save_parts(&desk, &visit, json!([part(1, json!({"unit_price": 0}))]));
    for (n, view) in [(1, "whole"), (2, "nameplate"), (3, "fault"), (4, "old_part")] {
        let photo = json!({"visit": visit, "base64": to_base64(&picture(n)), "view": view});
        desk.must("visits.add_photo", photo);
    }
    let fault = work_done(&desk, &visit).unwrap_err();
    assert_eq!(fields_of(&fault), ["photos.after"], "E-10: four of five, the missing view is named");
    let after = json!({"visit": visit, "base64": to_base64(&picture(5)), "view": "after"});
    desk.must("visits.add_photo", after);
    work_done(&desk, &visit).unwrap();
}

#[test]
fn a_paid_job_is_only_reminded_of_photos() {
    let desk = firm();
    let visit = on_site(&desk);
    let file = save(&desk, &visit, complete());
    assert!(file["warnings"].to_string().contains("photos.whole"), "E-10: missing ones are flagged");
    work_done(&desk, &visit).unwrap();
}

#[test]
fn an_old_part_said_to_be_brought_back_is_held_against_what_lies_on_the_table() {
    let desk = firm();
    let visit = under_warranty(&desk);
    let mut fields = complete();
    fields["no_parts"] = json!(false);
    save(&desk, &visit, fields);
    let part = |id: &str, old: &str, label: &str| {
        json!({"id": id, "name": "启动电容", "part_number": "CBB65", "quantity": 1, "reason": "鼓包", "old_serial": "",
               "new_serial": "", "old_part": old, "old_part_note": "客户要留", "old_label": label, "unit_price": 0})
    };
    let parts = [
        part("0190a000-0000-7000-8000-000000000401", "brought_back", "L-1"),
        part("0190a000-0000-7000-8000-000000000402", "brought_back", "L-2"),
        part("0190a000-0000-7000-8000-000000000403", "left_with_customer", ""),
    ];
    desk.must("visits.save_parts", json!({"visit": visit, "parts": parts}));
    for (n, view) in ["whole", "nameplate", "fault", "after", "old_part"].into_iter().enumerate() {
        let picture = crate::kernel::blobs::to_base64(&picture(40 + n as u8));
        desk.must("visits.add_photo", json!({"visit": visit, "base64": picture, "view": view}));
    }
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
    for name in ["visits.leave", "visits.return"] {
        desk.must(name, json!({"id": visit}));
    }
    let wanted = ["old_part:1. 启动电容 CBB65 L-1 × 1", "old_part:2. 启动电容 CBB65 L-2 × 1"];
    let missing = |desk: &Desk| {
        let fault = desk.refused("visits.hand_in", json!({"id": visit}));
        fields_of(&fault).into_iter().map(|f| f.trim_start_matches("papers.").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(missing(&desk), wanted, "E-11: those noted as brought back, and no other");
    desk.sign_in("wang");
    desk.must("visits.take_papers", json!({"id": visit, "papers": [wanted[0]]}));
    desk.sign_in("li");
    assert_eq!(missing(&desk), [wanted[1]], "E-11: one of two came");
    desk.sign_in("wang");
    desk.must("visits.take_papers", json!({"id": visit, "papers": wanted}));
    desk.sign_in("li");
    desk.must("visits.hand_in", json!({"id": visit}));
    journal_agrees(&desk);
}
