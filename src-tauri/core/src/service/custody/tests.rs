//! Items taken away, over a real encrypted vault (K-01 to K-05, 4.6).

use serde_json::{Value, json};

use super::rules::{self, Guard, TRANSITIONS};
use super::{CustodyItem, CustodyItemId, CustodyState};
use crate::kernel::record::Json;
use crate::kernel::session::{PersonId, Session};
use crate::kernel::{Moment, Reader};
use crate::master::people::roles;
use crate::service::pending;
use crate::service::tickets::TicketId;
use crate::service::visits::tests::{
    complete, fields_of, firm, journal_agrees, nobody_signed, on_site, save, sign, work_done,
};
use crate::testing::Desk;

mod back;
mod closing;

fn take(visit: &Value) -> Value {
    json!({"visit": visit, "name": "外机主板", "model": "KFR-35", "serial": "SN-001", "accessories": "无",
           "condition": "外观完好，接线端子发黑", "fault": "不启动", "reason": "现场无法焊接", "promised_on": "2026-11-27"})
}

/// `li` before the item, which needs the workshop.
fn needs_workshop(desk: &Desk) -> Value {
    let visit = on_site(desk);
    let mut fields = complete();
    fields["result"] = json!("workshop_needed");
    fields["result_note"] = json!("主板要返修");
    save(desk, &visit, fields);
    visit
}

#[test]
fn an_item_is_taken_away_only_when_it_cannot_be_put_right_on_site() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    assert_eq!(desk.refused("custody.take", take(&visit)).code, "custody.not_needed", "K-01: solved on site");
    save(&desk, &visit, json!({"result": "workshop_needed", "result_note": "主板要返修"}));
    let mut wordless = take(&visit);
    wordless["reason"] = json!(" ");
    assert_eq!(fields_of(&desk.refused("custody.take", wordless)), ["reason"], "K-01");
    let mut bare = take(&visit);
    (bare["accessories"], bare["condition"], bare["promised_on"]) = (json!(""), json!(""), Value::Null);
    assert_eq!(
        fields_of(&desk.refused("custody.take", bare)),
        ["accessories", "condition", "promised_on"],
        "K-02"
    );
    assert_eq!(
        work_done(&desk, &visit).unwrap_err().code,
        "visit.guard.receipt_missing",
        "4.2: item left or receipted"
    );
    let file = desk.must("custody.take", take(&visit));
    assert_eq!(file["item"]["number"], "G26-B-00001", "K-02: a numbered receipt");
    work_done(&desk, &visit).unwrap();
    journal_agrees(&desk);
}

#[test]
fn what_was_taken_by_mistake_stays_and_what_was_written_wrongly_is_put_right_before_he_signs() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    let mut right = take(&visit);
    right.as_object_mut().unwrap().remove("visit");
    (right["id"], right["serial"], right["condition"]) =
        (item["id"].clone(), json!("SN-9"), json!("右角有裂纹"));
    let mut bare = right.clone();
    bare["condition"] = json!(" ");
    assert_eq!(fields_of(&desk.refused("custody.correct", bare)), ["condition"], "K-02");
    let file = desk.must("custody.correct", right.clone());
    assert_eq!((&file["item"]["serial"], &file["item"]["number"]), (&json!("SN-9"), &item["number"]), "K-02");
    let paper = desk.must("papers.get", json!({"id": item["receipt"]}));
    assert_eq!(paper["form"]["items"][0]["condition"], "右角有裂纹", "P-34: the receipt says the same");
    desk.must("papers.print", json!({"ids": [item["receipt"]], "to": "folder"}));
    right["serial"] = json!("SN-10");
    let file = desk.must("custody.correct", right.clone());
    assert_eq!(
        file["item"]["number"], "G26-B-00002",
        "D-25: the printed sheet is void, the item on a new number"
    );
    let old = desk.must("papers.get", json!({"id": item["receipt"]}));
    assert_eq!(old["row"]["state"], "voided", "D-25");
    let second = desk.must("custody.take", take(&visit))["item"].clone();
    assert_eq!(second["number"], "G26-B-00002", "K-02: both on the open receipt");
    let stays = json!({"id": second["id"], "reason": "客户要自己留着"});
    let wordless = json!({"id": second["id"], "reason": " "});
    assert_eq!(fields_of(&desk.refused("custody.leave_here", wordless)), ["reason"], "K-01");
    assert_eq!(desk.must("custody.leave_here", stays)["item"]["state"], "not_taken");
    let paper = desk.must("papers.get", json!({"id": file["item"]["receipt"]}));
    assert_eq!(paper["form"]["items"].as_array().unwrap().len(), 1, "P-34: it stands on no receipt");
    desk.must("custody.leave_here", json!({"id": item["id"], "reason": "当场修好了"}));
    let paper = desk.must("papers.get", json!({"id": file["item"]["receipt"]}));
    assert_eq!(paper["row"]["state"], "voided", "D-25: a receipt with nothing on it");
    assert_eq!(
        desk.must("custody.list", json!({"view": "open"}))["rows"],
        json!([]),
        "P-06: not in our hands"
    );
    assert_eq!(
        work_done(&desk, &visit).unwrap_err().code,
        "visit.guard.receipt_missing",
        "K-01: nothing was taken, so the result is another"
    );
    save(&desk, &visit, json!({"result": "solved"}));
    work_done(&desk, &visit).unwrap();
    journal_agrees(&desk);
}

#[test]
fn with_an_item_in_the_bag_the_visit_has_not_solved_it_on_site() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    save(&desk, &visit, json!({"result": "solved"}));
    assert_eq!(work_done(&desk, &visit).unwrap_err().code, "visit.guard.taken_though_settled", "K-01");
    save(&desk, &visit, json!({"result": "workshop_needed"}));
    work_done(&desk, &visit).unwrap();
    sign_receipt(&desk, &item["receipt"], 0);
    let late = desk.refused("custody.leave_here", json!({"id": item["id"], "reason": "算了"}));
    assert_eq!(late.code, "signed.unchangeable", "K-02: he signed that we have it");
    let mut right = take(&visit);
    right.as_object_mut().unwrap().remove("visit");
    right["id"] = item["id"].clone();
    assert_eq!(desk.refused("custody.correct", right).code, "signed.unchangeable", "K-02");
}

/// The receipt signed on the pad by the customer; `shift` makes the strokes another hand's.
fn sign_receipt(desk: &Desk, paper: &Value, shift: i64) -> Value {
    let shown = desk.must("papers.present", json!({"id": paper}));
    let line: Vec<Value> = (0..30)
        .map(|i| json!({"x": 50 + i * 20 + shift, "y": 100 + (i % 5) * 12, "t": i * 9, "p": 0}))
        .collect();
    desk.must(
        "papers.sign",
        json!({"id": paper, "content_digest": shown["content_digest"], "signer_name": "王芳", "signer_phone": "138",
               "relation": "self", "started_at": desk.core.now(),
               "ink": {"width": 1200, "height": 400, "input": "pen", "strokes": [line]}}),
    )
}

#[test]
fn the_site_is_not_left_before_the_customer_signed_the_receipt() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    work_done(&desk, &visit).unwrap();
    let fault = desk.refused("visits.leave", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.receipt_unconfirmed", "K-02");
    let signed = sign_receipt(&desk, &item["receipt"], 0);
    assert_eq!(signed["row"]["state"], "filed", "P-34: signed and sealed");
    let file = desk.must("custody.get", json!({"id": item["id"]}));
    assert_eq!(file["item"]["confirmed_name"], "王芳", "K-02: who confirmed it");
    nobody_signed(&desk, &visit);
    desk.must("visits.leave", json!({"id": visit}));
    let id: CustodyItemId = serde_json::from_value(item["id"].clone()).unwrap();
    let sql = desk.core.opened().unwrap().vault.write(|c| {
        c.execute("UPDATE custody_item SET condition = '碎了' WHERE id = ?1", [id])
            .map_err(crate::Fault::from)
    });
    assert_eq!(sql.unwrap_err().code, "signed.unchangeable", "nor by SQL");
    journal_agrees(&desk);
}

#[test]
fn the_receipt_is_one_numbered_paper_with_a_line_and_photos_for_each_item() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let picture = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([9, (x * 3) as u8, (y * 5) as u8]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let photo = json!({"visit": visit, "base64": crate::kernel::blobs::to_base64(&jpeg.into_inner()), "view": "whole"});
    let photo = desk.must("visits.add_photo", photo)["photos"][0]["id"].clone();
    let mut board = take(&visit);
    board["photos"] = json!([photo]);
    let board = desk.must("custody.take", board);
    let mut second = take(&visit);
    (second["name"], second["serial"]) = (json!("遥控器"), json!("SN-002"));
    let second = desk.must("custody.take", second);
    assert_eq!(second["item"]["number"], board["item"]["number"], "one receipt, one signature");
    assert_eq!(second["beside"][0]["id"], board["item"]["id"]);
    let paper = desk.must("papers.get", json!({"id": board["item"]["receipt"]}));
    assert_eq!(paper["row"]["number"], "G26-B-00001", "K-02: the custody receipt is the numbered paper");
    let lines = &paper["form"]["items"];
    assert_eq!(lines.as_array().unwrap().len(), 2, "P-34: {lines}");
    for (field, said) in [
        ("name", "外机主板"),
        ("model", "KFR-35"),
        ("serial", "SN-001"),
        ("accessories", "无"),
        ("condition", "外观完好，接线端子发黑"),
    ] {
        assert_eq!(lines[0][field], said, "K-02: {field}");
    }
    assert_eq!(paper["form"]["photos"].as_array().unwrap().len(), 1, "K-02: photos");
    assert_eq!(paper["form"]["promised_on"], "2026-11-27", "P-34");
    let shown = desk.must("papers.preview", json!({"id": board["item"]["receipt"]}));
    let pages = shown["pages"].to_string();
    assert_eq!(pages.matches("<image").count(), 2, "K-02: the photo stands on both copies");
    let other = json!({"id": board["item"]["receipt"], "form": {"items": []}});
    assert_eq!(desk.refused("papers.save", other).code, "papers.by_custody", "nobody types it twice");
    let gone = json!({"id": board["item"]["receipt"], "reason": "错"});
    assert_eq!(
        desk.refused("papers.void", gone).code,
        "papers.by_custody",
        "K-08: it is recovered, not thrown away"
    );
    for kind in ["goods_receipt", "repair_card"] {
        let fault = desk.refused("papers.issue", json!({"kind": kind, "visit": visit}));
        assert_eq!(fault.code, "papers.by_custody", "one way to a receipt: the item");
    }
    sign_receipt(&desk, &board["item"]["receipt"], 0);
    let mut third = take(&visit);
    third["serial"] = json!("SN-003");
    let third = desk.must("custody.take", third);
    assert_eq!(third["item"]["number"], "G26-B-00002", "F-06: nothing is added to what was signed");
    let unconfirmed = desk.must("custody.get", json!({"id": third["item"]["id"]}));
    assert_eq!(unconfirmed["row"]["is_confirmed"], false);
    journal_agrees(&desk);
}

#[test]
fn the_take_away_block_of_the_voucher_confirms_the_receipt() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let voucher =
        desk.must("papers.issue", json!({"kind": "service_voucher", "visit": visit}))[0]["id"].clone();
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    let form = desk.must("papers.get", json!({"id": voucher}))["form"].clone();
    assert_eq!(form["items"][0]["receipt"], "G26-B-00001", "P-30: items with their receipt's number");
    let signed = sign_receipt(&desk, &voucher, 0);
    assert_eq!(signed["signatures"][0]["block"], "take_away", "K-02");
    let file = desk.must("custody.get", json!({"id": item["id"]}));
    assert_eq!(
        (&file["row"]["is_confirmed"], &file["receipt_state"]),
        (&json!(true), &json!("filed")),
        "K-02: confirmed on the service voucher"
    );
    journal_agrees(&desk);
}

#[test]
fn a_receipt_signed_by_hand_confirms_on_the_spot_and_its_scan_follows() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    desk.must("papers.print", json!({"ids": [item["receipt"]], "to": "folder"}));
    let sheet = json!({"signer_name": "王芳", "signer_phone": "138", "relation": "self", "signed_at": desk.core.now()});
    desk.must("papers.key_in", json!({"id": item["receipt"], "on_sheet": sheet}));
    work_done(&desk, &visit).unwrap();
    nobody_signed(&desk, &visit);
    desk.must("visits.leave", json!({"id": visit}));
    desk.must("visits.return", json!({"id": visit}));
    let fault = desk.refused("visits.hand_in", json!({"id": visit}));
    assert_eq!(fault.code, "visit.guard.numbers_out", "F-12, E-19: the sheet is still to be scanned");
}

#[test]
fn the_signed_report_names_what_was_taken_and_confirms_it() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    work_done(&desk, &visit).unwrap();
    let id = serde_json::from_value(visit.clone()).unwrap();
    let me = desk.core.session().unwrap();
    let report = desk.core.read_as(&me, |r: &Reader<'_>| crate::service::visits::report(r, id)).unwrap();
    assert_eq!(report.taken_away[0].condition, "外观完好，接线端子发黑", "K-02: on the voucher");
    sign(&desk, &visit).unwrap();
    assert_eq!(desk.refused("custody.take", take(&visit)).code, "signed.unchangeable", "nothing more on it");
    desk.must("visits.leave", json!({"id": visit}));
    let file = desk.must("custody.get", json!({"id": item["id"]}));
    assert_eq!(file["receipt_state"], "filed", "K-02: the report's signature closes it");
}

#[test]
fn an_item_at_the_base_without_an_entry_is_a_warning_after_one_working_day() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"]["id"].clone();
    desk.sign_in("wang");
    let row = |desk: &Desk| desk.must("custody.list", json!({"view": "unregistered"}))["rows"][0].clone();
    desk.minutes_pass(24 * 60);
    assert_eq!(row(&desk)["is_entry_overdue"], false, "K-03: taken on Sunday, Monday is the day");
    desk.minutes_pass(24 * 60);
    assert_eq!(row(&desk)["is_entry_overdue"], true, "K-03: warning");
    let file = desk.must("custody.register", json!({"id": item, "place": "A-03 架"}));
    assert_eq!(
        (&file["item"]["state"], &file["item"]["card_number"]),
        (&json!("tagged"), &json!("K26-B-00001")),
        "K-04"
    );
    assert_eq!(row(&desk), Value::Null);
}

#[test]
fn a_tag_opens_its_item() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let item = desk.must("custody.take", take(&visit))["item"].clone();
    desk.sign_in("ku");
    let tagged = desk.must("custody.register", json!({"id": item["id"], "place": "A-03"}));
    let card = desk.must("papers.get", json!({"id": tagged["item"]["card"]}));
    assert_eq!(card["row"]["kind"], "repair_card", "K-04: the tag is the numbered paper P-35");
    let printed = scan::PaperCode::new("K26-B-00001", &[7; 32], 1, 1, 1).unwrap().to_string();
    for tag in ["K26-B-00001", " k26-b-00001 ", "G26-B-00001", &printed, &printed.to_lowercase()] {
        assert_eq!(desk.must("custody.by_tag", json!({"tag": tag}))["item"]["id"], item["id"], "K-04: {tag}");
    }
    assert_eq!(desk.refused("custody.by_tag", json!({"tag": "K26-B-00009"})).code, "custody.no_such_tag");
}

#[test]
fn repaired_wants_the_time_and_the_parts_on_the_card() {
    let desk = firm();
    let visit = needs_workshop(&desk);
    let taken = desk.must("custody.take", take(&visit))["item"].clone();
    let item = taken["id"].clone();
    sign_receipt(&desk, &taken["receipt"], 0);
    assert_eq!(
        desk.refused("custody.start", json!({"id": item})).code,
        "custody.no_such_step",
        "4.6: registered first"
    );
    desk.sign_in("wang");
    desk.must("custody.register", json!({"id": item, "place": "A-03"}));
    assert_eq!(
        desk.refused("custody.start", json!({"id": item})).kind,
        crate::FaultKind::Denied,
        "the desk does not repair"
    );
    desk.sign_in("li");
    desk.must("custody.start", json!({"id": item}));
    assert_eq!(
        fields_of(&desk.refused("custody.repaired", json!({"id": item}))),
        ["repair_minutes", "work", "no_parts"],
        "K-05"
    );
    let card = |minutes: Value, value: &str| {
        json!({"id": item, "work": "更换两只电容", "repair_minutes": minutes, "no_parts": false,
               "parts": [{"name": "电容", "part_number": "CBB65", "quantity": 2}, {"name": "保险丝", "part_number": "", "quantity": 1}],
               "tests": [{"item": "启动电流", "value": value, "unit": "A", "min": "", "max": "12", "passed": true}]})
    };
    desk.must("custody.save_card", card(Value::Null, "9.5"));
    assert_eq!(
        fields_of(&desk.refused("custody.repaired", json!({"id": item}))),
        ["repair_minutes"],
        "K-05: time blank"
    );
    desk.must("custody.save_card", card(json!(90), "13"));
    assert_eq!(desk.refused("custody.repaired", json!({"id": item})).code, "custody.tests_failed", "E-12");
    desk.must("custody.save_card", card(json!(90), "9.5"));
    let file = desk.must("custody.repaired", json!({"id": item}));
    assert_eq!(file["repaired_by_name"], "李师傅");
    let card_says = desk.must("papers.get", json!({"id": file["item"]["card"]}))["form"].clone();
    assert_eq!(
        (&card_says["finished"], &card_says["work"], &card_says["technician"]),
        (&json!("1:30"), &json!("更换两只电容；电容 CBB65 × 2；保险丝 × 1"), &json!("李师傅")),
        "P-35, K-05: time and parts stand on the card"
    );
    assert_eq!(file["taken"].as_array().unwrap().len(), 4, "K-14: every step is kept");
    assert_eq!(desk.refused("custody.save_card", card(json!(1), "9")).code, "custody.card_closed");
    journal_agrees(&desk);
}

#[test]
fn what_the_customer_brings_to_the_desk_goes_on_a_receipt_too() {
    let desk = firm();
    let visit = on_site(&desk);
    let ticket = desk.must("visits.get", json!({"id": visit}))["task"]["id"].clone();
    desk.sign_in("wang");
    let mut brought = take(&Value::Null);
    assert_eq!(fields_of(&desk.refused("custody.take", brought.clone())), ["ticket"]);
    brought["ticket"] = ticket;
    assert_eq!(desk.must("custody.take", brought)["visit_number"], "");
    desk.sign_in("zhao");
    assert_eq!(desk.refused("custody.take", take(&visit)).kind, crate::FaultKind::Denied, "T.1");
}

fn item(state: CustodyState) -> CustodyItem {
    CustodyItem {
        id: CustodyItemId([1; 16]),
        receipt: crate::service::papers::PaperId([5; 16]),
        number: "G".into(),
        ticket: TicketId([2; 16]),
        visit: None,
        state,
        name: "主板".into(),
        model: String::new(),
        serial: String::new(),
        accessories: "无".into(),
        condition: "好".into(),
        fault: String::new(),
        photos: Json(vec![]),
        reason: "焊".into(),
        promised_on: None,
        taken_by: PersonId([3; 16]),
        taken_at: Moment(0),
        confirmed_name: "王".into(),
        confirmed_at: Some(Moment(1)),
        registered_by: None,
        registered_at: None,
        place: String::new(),
        card: None,
        card_number: None,
        work: "换".into(),
        repair_minutes: Some(90),
        parts: Json(vec![]),
        no_parts: true,
        tests: Json(vec![]),
        repaired_by: None,
        repaired_at: None,
    }
}

#[test]
fn every_pair_of_states_is_possible_for_those_of_4_6_and_for_nobody_else() {
    use CustodyState as S;
    let facts = rules::Facts { is_voucher_signed: true, is_voucher_filed: true, ..rules::Facts::default() };
    for role in roles::keys() {
        let held = vec![role.to_string()];
        let who = Session {
            person: PersonId([9; 16]),
            login: String::new(),
            name: String::new(),
            grants: roles::grants_of_all(&held),
            roles: held,
        };
        let is = |other: &str| roles::stands_for(role, other);
        for from in S::ALL {
            for to in S::ALL {
                // Written down once more from 4.6, apart from the table.
                let expected = match (from, to) {
                    (S::Received, S::Tagged) => is("front_desk") || is("storekeeper"),
                    (S::Tagged, S::InRepair) | (S::InRepair, S::Repaired) => is("technician"),
                    (S::Repaired, S::Verified | S::InRepair) => is("service_supervisor"),
                    (S::Verified, S::Delivered) => is("technician") || is("front_desk"),
                    (S::Delivered, S::Closed) => is("front_desk"),
                    _ => false,
                };
                assert_eq!(
                    rules::check(&who, &item(*from), &facts, *to).is_ok(),
                    expected,
                    "{role}: {from} to {to}"
                );
            }
        }
    }
}

#[test]
fn every_row_cites_the_catalogue_and_every_guard_to_come_is_in_the_visible_list() {
    for row in TRANSITIONS {
        assert!(!row.rows.is_empty() && !row.who.is_empty(), "{:?} to {}", row.from, row.to);
        for guard in row.guards {
            if let Guard::Later(name) = guard {
                assert!(pending::find(name).is_some(), "{name} is missing from the list of guards to come");
            }
        }
    }
}
