//! Parts, fees and photos (E-09–E-11, E-28, V-10).

use super::*;
use crate::kernel::blobs::{BlobHash, to_base64};

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

fn jpeg(n: u8) -> Vec<u8> {
    [&[0xFF, 0xD8, 0xFF, 0xE0][..], &[n; 2000]].concat()
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
        let photo = json!({"visit": visit, "base64": to_base64(&jpeg(n)), "view": view});
        desk.must("visits.add_photo", photo);
    }
    let fault = work_done(&desk, &visit).unwrap_err();
    assert_eq!(fields_of(&fault), ["photos.after"], "E-10: four of five, the missing view is named");
    let after = json!({"visit": visit, "base64": to_base64(&jpeg(5)), "view": "after"});
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
fn a_photo_is_kept_byte_for_byte() {
    let desk = firm();
    let visit = on_site(&desk);
    let original = jpeg(7);
    let photo = json!({"visit": visit, "base64": to_base64(&original), "view": "fault", "caption": "电容"});
    let file = desk.must("visits.add_photo", photo.clone());
    let id = &file["photos"][0]["id"];
    let back = desk.must("visits.photo", json!({"id": id}));
    assert_eq!(back["base64"], to_base64(&original), "V-10: the original unchanged");
    assert_eq!(back["sha256"], json!(BlobHash::of(&original)), "V-10: the checksum is equal");
    assert_eq!(back["mime"], "image/jpeg");
    let again = desk.must("visits.add_photo", photo);
    assert_eq!(again["photos"].as_array().unwrap().len(), 1, "the same bytes dropped twice are one photo");
    let edited = desk.must("visits.edit_photo", json!({"id": id, "view": "after", "caption": "换后"}));
    assert_eq!(
        (&edited["photos"][0]["view"], &edited["photos"][0]["caption"]),
        (&json!("after"), &json!("换后"))
    );
    let gone = desk.must("visits.remove_photo", json!({"id": id}));
    assert_eq!(gone["photos"], json!([]));
    assert_eq!(
        desk.must("visits.photo", json!({"id": id}))["base64"],
        to_base64(&original),
        "struck, not deleted"
    );
    journal_agrees(&desk);
}

#[test]
fn what_is_no_photo_or_too_large_is_refused() {
    let desk = firm();
    desk.must("settings.set", json!({"key": "attachment.max", "value": 1, "reason": "小盘"}));
    let visit = on_site(&desk);
    let add = |bytes: &[u8]| json!({"visit": visit, "base64": to_base64(bytes), "view": "other"});
    assert_eq!(desk.refused("visits.add_photo", add(b"GIF89a")).code, "visit.not_a_photo");
    assert_eq!(desk.refused("visits.add_photo", add(b"")).code, "visit.not_a_photo");
    let large = [jpeg(1), vec![0; 1_000_000]].concat();
    assert_eq!(desk.refused("visits.add_photo", add(&large)).code, "visit.photo_too_large", "U-172");
}

/// A real picture, different for each number.
fn picture(n: u8) -> Vec<u8> {
    const WHOLE: &[u8] = include_bytes!("../../../../../../assets/sample/whole.jpg");
    // What follows the end of a JPEG is ignored by every reader, and makes it another file.
    [WHOLE, &[n]].concat()
}

#[test]
fn thirty_photos_keep_their_order_and_the_list_needs_only_small_ones() {
    let desk = firm();
    let visit = on_site(&desk);
    let add = |n: u8| {
        let photo = json!({"visit": visit, "base64": to_base64(&picture(n)), "view": "other", "label": "", "caption": format!("{n}")});
        desk.call("visits.add_photo", photo)
    };
    for n in 0..30 {
        add(n).unwrap();
    }
    assert_eq!(add(30).unwrap_err().code, "visit.too_many_photos", "thirty at most in a report");
    let file = desk.must("visits.get", json!({"id": visit}));
    let photos = file["photos"].as_array().unwrap();
    let mut small = 0;
    for photo in photos {
        let bytes = desk.must("visits.thumb", json!({"id": photo["id"]}));
        small += bytes["base64"].as_str().unwrap().len();
        let whole = desk.must("visits.photo", json!({"id": photo["id"]}));
        assert_eq!(whole["sha256"], photo["blob"], "V-10: the original stays as it was");
    }
    assert!(small < 30 * 40_000, "the whole list is {small} characters: what a page holds stays flat");
    let backwards: Vec<&Value> = photos.iter().rev().map(|p| &p["id"]).collect();
    let ordered = desk.must("visits.order_photos", json!({"visit": visit, "photos": backwards}));
    let captions: Vec<&str> =
        ordered["photos"].as_array().unwrap().iter().filter_map(|p| p["caption"].as_str()).collect();
    assert_eq!((captions[0], captions[29]), ("29", "0"), "the order is kept");
    let id = serde_json::from_value(visit).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(
        (report.photos.len(), report.photos[0].caption.as_str()),
        (30, "29"),
        "and it is the report's"
    );
    journal_agrees(&desk);
}

#[test]
fn a_pair_is_two_photos_that_stand_side_by_side() {
    let desk = firm();
    let visit = on_site(&desk);
    let add = |n: u8| {
        let photo = json!({"visit": visit, "base64": to_base64(&jpeg(n)), "view": "other"});
        desk.must("visits.add_photo", photo)["photos"].as_array().unwrap().last().unwrap()["id"].clone()
    };
    let (before, middle, after) = (add(1), add(2), add(3));
    let pair = |of: &Value, with: &Value| json!({"id": of, "before_photo": with});
    desk.must("visits.edit_photo", pair(&after, &before));
    for (of, with, why) in [
        (&middle, &before, "it has its pair"),
        (&before, &middle, "it is a before itself"),
        (&middle, &after, "an after is nobody's before"),
        (&middle, &middle, "not with itself"),
    ] {
        assert_eq!(desk.refused("visits.edit_photo", pair(of, with)).code, "visit.photo_paired", "{why}");
    }
    let id = serde_json::from_value(visit.clone()).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r| super::super::report(r, id)).unwrap();
    assert_eq!(report.photos[1].before, Some(report.photos[0].sha256.clone()), "side by side");
    desk.must("visits.edit_photo", pair(&after, &Value::Null));
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(file["photos"][2]["before_photo"], Value::Null, "taken apart again");
}
