//! Numbers given out, filled in and voided.

use serde_json::json;

use super::*;

#[test]
fn numbers_of_a_kind_follow_each_other_and_an_unused_one_is_voided_with_its_reason() {
    let desk = firm();
    desk.sign_in("wang");
    let three = desk
        .must("papers.issue", json!({"kind": "receipt_slip", "count": 3, "issued_to": person(&desk, "li")}));
    let numbers: Vec<&str> =
        three.as_array().unwrap().iter().map(|p| p["number"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["R26-B-00001", "R26-B-00002", "R26-B-00003"], "T-13");
    let unused = json!({"id": three[1]["id"], "reason": " "});
    assert_eq!(desk.refused("papers.void", unused).fields[0].field, "reason", "T-13: a gap is explained");
    desk.must("papers.void", json!({"id": three[1]["id"], "reason": "未使用，退回"}));
    let file = desk.must("papers.get", json!({"id": three[1]["id"]}));
    assert_eq!((&file["row"]["state"], &file["void_reason"]), (&json!("voided"), &json!("未使用，退回")));
    for (command, input) in [
        ("papers.present", json!({"id": three[1]["id"]})),
        ("papers.void", json!({"id": three[1]["id"], "reason": "再"})),
        ("papers.save", json!({"id": three[1]["id"], "form": {}})),
    ] {
        assert_eq!(desk.refused(command, input).code, "papers.is_voided", "{command}");
    }
    let again = issued(&desk, json!({"kind": "receipt_slip"}));
    assert_eq!(again["number"], "R26-B-00004", "T-13: a voided number never comes again");
    journal_agrees(&desk);
}

#[test]
fn a_visit_knows_the_numbers_still_open_on_it() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let open = |desk: &Desk| {
        let id = serde_json::from_value(visit.clone()).unwrap();
        let session = desk.core.session().unwrap();
        desk.core.read_as(&session, |r| super::super::open_of_visit(r, id)).unwrap()
    };
    assert_eq!(open(&desk), [slip["number"].as_str().unwrap()], "D-25: slip unused, trip not closed");
    sign(&desk, &slip, 0);
    assert!(open(&desk).is_empty());
}

#[test]
fn a_technician_reaches_his_own_papers_only() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    desk.sign_in("sun");
    for command in ["papers.get", "papers.preview"] {
        assert_eq!(
            desk.refused(command, json!({"id": slip["id"]})).code,
            "record.not_yours",
            "T.1: {command}"
        );
    }
    for (command, input) in [
        ("papers.save", json!({"id": slip["id"], "form": {}})),
        ("papers.void", json!({"id": slip["id"], "reason": "x"})),
        ("papers.present", json!({"id": slip["id"]})),
        ("papers.sign", signing(&desk, &slip["id"], &json!("x"), 0)),
        ("papers.print", json!({"ids": [slip["id"]], "to": "folder"})),
        ("papers.compare", json!({"id": slip["id"]})),
        ("papers.issue", json!({"kind": "hand_over", "visit": visit})),
    ] {
        assert_eq!(desk.refused(command, input).code, "record.not_yours", "T.1: {command}");
    }
    assert_eq!(desk.must("papers.list", json!({}))["rows"], json!([]), "T.1");
    desk.sign_in("li");
    assert_eq!(desk.must("papers.list", json!({}))["rows"][0]["id"], slip["id"]);
    desk.sign_in("wang");
    let seen = desk.must("papers.list", json!({"state": "issued", "issued_to": person(&desk, "li")}));
    assert_eq!(seen["rows"][0]["customer_name"], "王芳");
}

#[test]
fn no_id_of_the_catalogue_stands_where_a_word_belongs() {
    let desk = firm();
    let visit = finished(&desk);
    for kind in ["service_voucher", "receipt_slip", "goods_receipt", "repair_card", "hand_over"] {
        let mut form = one_thing();
        form["operator"] = json!("刘师傅");
        form["operator_phone"] = json!("13800000001");
        form["training"] = json!("开关机");
        let filled = for_visit(&desk, kind, &visit, form);
        for language in ["zh-CN", "en"] {
            let id = serde_json::from_value(filled["id"].clone()).unwrap();
            let session = desk.core.session().unwrap();
            let language = crate::platform::text::Language::of_code(language).unwrap();
            let texts = desk.core.read_as(&session, |r| {
                let paper = r.need::<super::super::Paper>(id)?;
                let mut texts = Vec::new();
                for is_blank in [false, true] {
                    let paper = super::super::Paper { is_blank, prints: 2, ..paper.clone() };
                    let content = super::super::compose::compose(r, &paper, None, language)?;
                    let who = Some(("王前台".to_string(), r.now()));
                    let sheets =
                        super::super::printing::sheets(r, &paper, &content, "0123456789abcdef", who)?;
                    texts.extend(sheets.iter().map(paper::Pages::text));
                }
                Ok(texts)
            });
            for text in texts.unwrap() {
                for prefix in ["papers-", "visits-", "tickets-", "equipment-"] {
                    assert!(!text.contains(prefix), "V-13: {kind} {language:?}: {text}");
                }
            }
        }
    }
}
