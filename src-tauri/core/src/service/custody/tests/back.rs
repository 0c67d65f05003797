//! Verification and the way back to the customer (K-06, K-07, P-35, 4.6).

use super::*;
use crate::service::visits::tests::person;
use crate::testing::PASSWORD;

/// An item tagged and on the bench of `li`, who is signed in.
pub(super) fn on_the_bench(desk: &Desk) -> Value {
    let visit = needs_workshop(desk);
    let taken = desk.must("custody.take", take(&visit))["item"].clone();
    sign_receipt(desk, &taken["receipt"], 0);
    desk.sign_in("wang");
    desk.must("custody.register", json!({"id": taken["id"], "place": "A-03"}));
    desk.sign_in("li");
    desk.must("custody.start", json!({"id": taken["id"]}));
    taken["id"].clone()
}

pub(super) fn repair(desk: &Desk, item: &Value) -> Value {
    let card = json!({"id": item, "work": "更换两只电容", "repair_minutes": 90, "no_parts": false,
        "parts": [{"name": "电容", "part_number": "CBB65", "quantity": 2}],
        "tests": [{"item": "启动电流", "value": "9.5", "unit": "A", "min": "", "max": "12", "passed": true}]});
    desk.must("custody.save_card", card);
    desk.must("custody.repaired", json!({"id": item}))
}

fn card(desk: &Desk, item: &Value) -> Value {
    let paper = desk.must("custody.get", json!({"id": item}))["item"]["card"].clone();
    desk.must("papers.get", json!({"id": paper}))
}

fn says(file: &Value, command: &str) -> Value {
    let steps = file["steps"].as_array().unwrap();
    steps.iter().find(|s| s["command"] == command).unwrap_or_else(|| panic!("{command}: {steps:?}")).clone()
}

/// The voucher of the item signed on the pad, once it says what the customer thinks and pays.
pub(super) fn sign_voucher(desk: &Desk, item: &Value) {
    let voucher = desk.must("custody.get", json!({"id": item}))["voucher"]["id"].clone();
    let mut form = desk.must("papers.get", json!({"id": voucher}))["form"].clone();
    let fault = desk.refused("papers.present", json!({"id": voucher}));
    assert_eq!(
        (fault.code.as_str(), fields_of(&fault)),
        ("signing.report_incomplete", vec!["opinion", "charge"]),
        "E-08, E-28: none and zero are said"
    );
    (form["opinion"], form["charge"]) = (json!("没有意见"), json!("0.00"));
    desk.must("papers.save", json!({"id": voucher, "form": form}));
    sign_receipt(desk, &voucher, 7);
}

#[test]
fn an_item_not_verified_is_not_released() {
    let desk = firm();
    let item = on_the_bench(&desk);
    let release = |desk: &Desk| desk.refused("custody.deliver", json!({"id": item})).code;
    assert_eq!(release(&desk), "custody.not_verified", "P-35: on the bench");
    repair(&desk, &item);
    assert_eq!(release(&desk), "custody.not_verified", "P-35: repaired, card not verified");
    assert_eq!(
        desk.refused("custody.verify", json!({"id": item})).kind,
        crate::FaultKind::Denied,
        "4.6: a technician does not verify"
    );
    desk.sign_in("zhao");
    let file = desk.must("custody.verify", json!({"id": item}));
    assert_eq!(
        (&file["item"]["state"], &file["checks"][0]["by_name"]),
        (&json!("verified"), &json!("赵主管")),
        "K-06"
    );
    let form = card(&desk, &item)["form"].clone();
    assert_eq!(form["verified_by"], "赵主管", "P-35: verified by");
    assert_eq!(form["result"], "启动电流 9.5 A（≤ 12 A） ☑", "P-35: tests with their limits");
    journal_agrees(&desk);
}

#[test]
fn nobody_verifies_a_repair_of_his_own() {
    let desk = firm();
    let item = on_the_bench(&desk);
    desk.sign_in("admin");
    let li = person(&desk, "li");
    let both = ["technician", "service_supervisor"];
    desk.must("people.save", json!({"id": li, "login": "li", "name": "李师傅", "roles": both, "password": PASSWORD, "active": true}));
    desk.sign_in("li");
    let file = repair(&desk, &item);
    assert_eq!(
        says(&file, "custody.verify")["refusal"]["code"],
        "custody.own_repair",
        "K-06: said before he tries"
    );
    assert_eq!(desk.refused("custody.verify", json!({"id": item})).code, "custody.own_repair", "K-06");
    desk.sign_in("zhao");
    assert_eq!(
        fields_of(&desk.refused("custody.send_back", json!({"id": item, "note": " "}))),
        ["note"],
        "K-06: what is wrong is said"
    );
    let back = desk.must("custody.send_back", json!({"id": item, "note": "噪音仍大"}));
    assert_eq!(
        (&back["item"]["state"], &back["checks"][0]["passed"]),
        (&json!("in_repair"), &json!(false)),
        "K-06"
    );
    assert!(
        card(&desk, &item)["form"]["verified_by"].is_null(),
        "P-35: not verified is not printed as verified"
    );
    // Another repairs it the second time: he who did the first may still not verify.
    desk.sign_in("sun");
    repair(&desk, &item);
    desk.sign_in("li");
    assert_eq!(
        desk.refused("custody.verify", json!({"id": item})).code,
        "custody.own_repair",
        "K-06: his repair too"
    );
    desk.sign_in("zhao");
    let file = desk.must("custody.verify", json!({"id": item}));
    let notes: Vec<&Value> = file["checks"].as_array().unwrap().iter().map(|c| &c["note"]).collect();
    assert_eq!(notes, [&json!(""), &json!("噪音仍大")], "K-06: every look is kept");
    let sql = desk
        .core
        .opened()
        .unwrap()
        .vault
        .write(|c| c.execute("UPDATE custody_check SET passed = 1", []).map_err(crate::Fault::from));
    assert_eq!(sql.unwrap_err().code, "signed.unchangeable", "nor by SQL");
    journal_agrees(&desk);
}

#[test]
fn a_verified_item_goes_back_against_the_signed_voucher() {
    let desk = firm();
    let item = on_the_bench(&desk);
    repair(&desk, &item);
    desk.sign_in("zhao");
    let file = desk.must("custody.verify", json!({"id": item}));
    let voucher = file["voucher"].clone();
    assert_eq!(voucher["kind"], "service_voucher", "P-30: signed for visit and for custody");
    desk.sign_in("wang");
    let file = desk.must("custody.get", json!({"id": item}));
    assert_eq!(says(&file, "custody.deliver")["refusal"]["code"], "custody.voucher_unsigned", "K-07");
    assert_eq!(desk.refused("custody.deliver", json!({"id": item})).code, "custody.voucher_unsigned", "K-07");
    assert_eq!(
        desk.refused("custody.voucher", json!({"id": item})).code,
        "custody.has_voucher",
        "one voucher for one hand-over"
    );
    // Spoilt and voided, another takes its place.
    desk.must("papers.void", json!({"id": voucher["id"], "reason": "写坏"}));
    let again = desk.must("custody.voucher", json!({"id": item}))["voucher"].clone();
    assert_ne!(again["number"], voucher["number"], "T-13: a number is used once");
    let form = desk.must("papers.get", json!({"id": again["id"]}))["form"].clone();
    assert_eq!(
        (&form["work"], &form["technician"], &form["serial"]),
        (&json!("更换两只电容；电容 CBB65 × 2"), &json!("李师傅"), &json!("SN-001")),
        "P-30: what was done stands on it already"
    );
    sign_voucher(&desk, &item);
    desk.minutes_pass(5);
    let file = desk.must("custody.deliver", json!({"id": item}));
    assert_eq!(
        (&file["item"]["state"], &file["item"]["place"]),
        (&json!("delivered"), &json!("")),
        "K-07, K-14"
    );
    assert_eq!(file["voucher"]["state"], "filed", "P-30: sealed and filed");
    let line = desk.must(
        "registers.list",
        json!({"register": "goods", "view": "all", "from": "2026-11-01", "to": "2026-12-31"}),
    );
    let row = line["rows"][0].to_string();
    assert!(
        row.contains("赵主管") && row.contains("王前台"),
        "P-06, K-07: verified by, handed back by: {row}"
    );
    journal_agrees(&desk);
}
