//! Rows of the catalogue told from beginning to end: what the technician meets, and what the customer holds in his hand.

use super::*;
use crate::kernel::blobs::from_base64;
use crate::service::papers::tests::signing;
use crate::testing::ask;

/// Shows the report and has it signed on the pad; answers the words of the sealed file.
fn signed_text(desk: &Desk, visit: &Value) -> String {
    let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let mut ink = signing(desk, &json!(null), &shown["content_digest"], 0);
    ink.as_object_mut().unwrap().remove("id");
    ink["round"] = shown["round"]["id"].clone();
    let signed = desk.must("acceptance.sign", ink);
    let file = desk.must("documents.get", json!({"id": signed["round"]["signature"]["document"]}));
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p.pdf");
    std::fs::write(&path, from_base64(file["pdf_base64"].as_str().unwrap()).unwrap()).unwrap();
    let out =
        ask(std::process::Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-"));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn an_arrival_without_the_person_met_stays_a_warning_until_the_report_is_completed() {
    let desk = firm();
    let visit = planned(&desk);
    desk.must("visits.depart", json!({"id": visit, "checklist": packed()}));
    desk.minutes_pass(60);
    let file = desk.must("visits.arrive", json!({"id": visit, "person_met": "", "identity_stated": true}));
    assert_eq!(file["visit"]["state"], "on_site", "E-01: the arrival itself is recorded");
    assert!(gaps_of(&file).contains(&"person_met"), "E-01: the warning stays");
    let file = save(&desk, &visit, complete());
    assert_eq!(gaps_of(&file), ["person_met"], "E-01: still, with everything else written");
    assert_eq!(fields_of(&work_done(&desk, &visit).unwrap_err()), ["person_met"], "E-01: then it blocks");
    save(&desk, &visit, json!({"person_met": "王芳"}));
    work_done(&desk, &visit).unwrap();
}

#[test]
fn every_block_of_the_report_is_on_the_paper_the_customer_holds() {
    let desk = firm();
    let visit = on_site(&desk);
    let mut fields = complete();
    fields["user_agrees"] = json!(false);
    let wordless = save(&desk, &visit, fields.clone());
    assert_eq!(gaps_of(&wordless), ["user_words"], "E-06: disagreement without his words");
    fields["user_words"] = json!("才买半年，不该我出钱");
    (fields["no_parts"], fields["fees_none"]) = (json!(false), json!(false));
    save(&desk, &visit, fields);
    let part = json!({"id": "0190a000-0000-7000-8000-000000000101", "name": "启动电容", "part_number": "CBB65-035", "quantity": 2,
        "reason": "鼓包失效", "old_serial": "OLD7", "new_serial": "NEW8", "old_part": "brought_back", "old_part_note": "", "unit_price": 4500});
    desk.must("visits.save_parts", json!({"visit": visit, "parts": [part]}));
    let fee = json!({"id": "0190a000-0000-7000-8000-000000000102", "kind": "labour", "label": "上门检修", "amount": 8000, "is_cash": false, "receipt_no": ""});
    desk.must("visits.save_fees", json!({"visit": visit, "fees": [fee]}));
    let photo = json!({"visit": visit, "base64": crate::kernel::blobs::to_base64(&picture(7)), "view": "fault", "caption": "鼓包的电容"});
    desk.must("visits.add_photo", photo);
    work_done(&desk, &visit).unwrap();
    let text = signed_text(&desk, &visit);
    for (said, row) in [
        ("王芳", "E-07 customer"),
        ("学院路552号", "E-07 site"),
        ("13800000000", "E-07 contact"),
        ("KFR-35", "E-07 item"),
        ("SN-001", "E-07 serial"),
        ("不制冷", "E-05, E-07 reported"),
        ("启动电容失效", "E-05, E-07 found"),
        ("电容鼓包", "E-07 cause"),
        ("正常损耗", "E-07 responsibility"),
        ("才买半年，不该我出钱", "E-06 his words"),
        ("更换启动电容", "E-07 work"),
        ("出风温度", "E-07 tests"),
        ("CBB65-035", "E-07 part number"),
        ("鼓包失效", "E-07 part reason"),
        ("OLD7", "E-07 old part"),
        ("170.00", "E-07 charges"),
        ("每月清洗滤网", "E-07 advice"),
        ("满意", "E-07 opinion"),
        ("李师傅", "E-07 technicians"),
        ("鼓包的电容", "E-07 photos"),
        ("2026-11-22 10:00", "E-07 time"),
    ] {
        assert!(text.contains(said), "{row}: {said} is missing in {text}");
    }
}

#[test]
fn what_was_taught_is_written_and_not_applicable_is_an_answer() {
    let desk = firm();
    let visit = on_site(&desk);
    let mut fields = complete();
    fields["guidance"] = json!(" ");
    assert_eq!(gaps_of(&save(&desk, &visit, fields)), ["guidance"], "E-13: empty shows");
    assert!(gaps_of(&save(&desk, &visit, json!({"guidance": "不适用"}))).is_empty(), "E-13: allowed");
    work_done(&desk, &visit).unwrap();
}

#[test]
fn an_approved_report_is_in_the_file_of_the_ticket_and_of_the_customer() {
    let desk = firm();
    let visit = on_site(&desk);
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    signed_text(&desk, &visit);
    for name in ["visits.leave", "visits.return", "visits.hand_in"] {
        desk.must(name, json!({"id": visit}));
    }
    desk.sign_in("wang");
    let file = desk.must("visits.get", json!({"id": visit}));
    assert_eq!(desk.refused("visits.file", json!({"id": visit})).code, "visit.guard.no_such_step", "E-18");
    desk.must("tickets.voucher_back", json!({"id": file["task"]["id"]}));
    desk.sign_in("zhao");
    desk.must("visits.approve", json!({"id": visit, "reason": "电话已核实"}));
    desk.sign_in("wang");
    desk.must("visits.file", json!({"id": visit}));
    let ticket = desk.must("tickets.get", json!({"id": file["task"]["id"]}));
    for wanted in [json!({"subject": file["task"]["id"]}), json!({"customer": ticket["ticket"]["customer"]})]
    {
        let found = desk.must("documents.list", wanted.clone());
        assert_eq!(found["rows"].as_array().unwrap().len(), 1, "E-18, F-09: {wanted}");
    }
    journal_agrees(&desk);
}

#[test]
fn a_misfit_stands_as_a_notice_when_the_visit_is_over() {
    let desk = firm();
    let visit = on_site(&desk);
    let photo = desk.must(
        "visits.add_photo",
        json!({"visit": visit, "base64": crate::kernel::blobs::to_base64(&picture(3)), "view": "fault"}),
    );
    desk.must(
        "visits.save_defect",
        json!({"visit": visit, "kind": "wrong_fastener", "part": "M8 螺栓", "defect": "螺纹短 5 mm", "solved_how": "换长螺栓",
               "department": "production", "photo": photo["photos"][0]["id"]}),
    );
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    signed_text(&desk, &visit);
    desk.must("visits.leave", json!({"id": visit}));
    desk.sign_in("zhao");
    let notice = desk.must("visits.defects", json!({}))[0]["defect"].clone();
    assert_eq!(
        (&notice["department"], &notice["photo"]),
        (&json!("production"), &photo["photos"][0]["id"]),
        "E-21: the notice to production exists, with photo"
    );
}
