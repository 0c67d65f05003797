//! The numbers of a trip: issued for a visit, signed or voided before it is handed in, filed with it (D-25, E-19, A-09).

use serde_json::{Value, json};

use super::*;
use crate::service::visits::tests::sign as report_signed;

/// `li` is back at the base, the report signed.
fn back(desk: &Desk, visit: &Value) {
    report_signed(desk, visit).unwrap();
    desk.must("visits.leave", json!({"id": visit}));
    desk.must("visits.return", json!({"id": visit}));
}

fn approved(desk: &Desk, visit: &Value) {
    desk.must("visits.hand_in", json!({"id": visit}));
    desk.sign_in("zhao");
    desk.must("visits.approve", json!({"id": visit, "reason": "电话已核实"}));
    desk.sign_in("wang");
}

#[test]
fn an_unused_number_is_signed_or_voided_before_the_trip_is_handed_in() {
    let desk = firm();
    let visit = finished(&desk);
    let slip15 = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let number = slip15["number"].as_str().unwrap();
    back(&desk, &visit);
    let fault = desk.refused("visits.hand_in", json!({"id": visit}));
    assert_eq!(
        (fault.code.as_str(), fields_of(&fault)),
        ("visit.guard.numbers_out", vec![format!("papers.{number}").as_str()]),
        "D-25: slip 15 unused, a record of voiding is demanded"
    );
    let missing = desk.must("visits.papers_missing", json!({"overdue": false}));
    assert_eq!(missing[0]["visits"][0]["papers"], json!(["report", number]), "E-19: by person");
    desk.must("papers.void", json!({"id": slip15["id"], "reason": "没用上，交回"}));
    desk.must("visits.hand_in", json!({"id": visit}));
    journal_agrees(&desk);
}

#[test]
fn a_sheet_signed_by_hand_is_out_until_its_scan_and_signer_are_in() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    desk.must("papers.print", json!({"ids": [slip["id"]], "to": "folder"}));
    let sheet = json!({"signer_name": "王芳", "signer_phone": "138", "relation": "self", "signed_at": desk.core.now()});
    desk.must("papers.key_in", json!({"id": slip["id"], "on_sheet": sheet}));
    back(&desk, &visit);
    let fault = desk.refused("visits.hand_in", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.numbers_out", "E-19: the sheet did not come back");
}

#[test]
fn a_signed_voucher_in_the_file_strikes_the_line_off_and_lets_the_visit_be_filed() {
    let desk = firm();
    let visit = finished(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, json!({}));
    sign(&desk, &voucher, 0);
    back(&desk, &visit);
    approved(&desk, &visit);
    desk.must("visits.file", json!({"id": visit}));
    let ticket = desk.must("tickets.get", json!({"id": voucher["ticket"]}));
    assert!(ticket["vouchers"][0]["returned_at"].is_number(), "A-09: struck off with the date");
    journal_agrees(&desk);
}

#[test]
fn a_finished_visit_without_a_signed_voucher_is_not_struck_off() {
    let desk = firm();
    let visit = finished(&desk);
    let voucher = for_visit(&desk, "service_voucher", &visit, json!({}));
    desk.sign_in("wang");
    let fault = desk.refused("tickets.voucher_back", json!({"id": voucher["ticket"]}));
    assert_eq!(fault.code, "ticket.voucher_unsigned", "A-09");
    desk.sign_in("li");
    desk.must("papers.void", json!({"id": voucher["id"], "reason": "客户只要回执单"}));
    desk.sign_in("wang");
    let fault = desk.refused("tickets.voucher_back", json!({"id": voucher["ticket"]}));
    assert_eq!(fault.code, "ticket.voucher_unsigned", "A-09: a voided voucher was signed by nobody");
    desk.sign_in("li");
    back(&desk, &visit);
    approved(&desk, &visit);
    let fault = desk.refused("visits.file", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.voucher_out", "A-09: the line stands open");
}

#[test]
fn where_a_slip_is_signed_it_closes_the_line_of_the_register() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    sign(&desk, &slip, 0);
    let ticket = desk.must("tickets.get", json!({"id": slip["ticket"]}));
    assert!(ticket["vouchers"][0]["returned_at"].is_number(), "F-14: the slip is the signed one");
    let note = format!(
        "{} → {}",
        ticket["vouchers"][0]["number"].as_str().unwrap(),
        slip["number"].as_str().unwrap()
    );
    assert!(ticket.to_string().contains(&note), "A-09: strike-off stores the number: {ticket}");
}
