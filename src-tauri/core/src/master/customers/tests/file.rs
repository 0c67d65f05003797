//! Opening, editing, listing a file (N-02, N-04, T-12).

use serde_json::json;

use super::{journal_is_sound, rows};
use crate::testing::Desk;

#[test]
fn a_file_holds_everything_that_was_entered_in_one_call() {
    let desk = Desk::open();
    let file = desk.must(
        "customers.save",
        json!({
            "name": " 广州盛盛物业管理有限公司 ", "kind": "organisation", "grade": "key", "region": "华南",
            "contacts": [{"name": "张怡明", "post": "主管", "email": "z@example.com"}, {"name": "李四", "is_main": true}],
            "phones": [{"number": "１８６９１０１３４０１", "contact": 0}, {"number": "028-56199937转802", "label": "总机"}],
            "sites": [{"name": "总部", "address": "广州市天河区滨江东路273号", "zone": "1"}],
            "note": "只接受微信联系",
        }),
    );
    let customer = &file["customer"];
    assert_eq!(
        (customer["number"].as_str(), customer["name"].as_str()),
        (Some("C26-B-00001"), Some("广州盛盛物业管理有限公司"))
    );
    assert_eq!(customer["opened_on"], "2026-11-22", "opened today when not said otherwise");
    assert_eq!(file["contacts"][0]["name"], "李四", "the main contact stands first");
    assert_eq!(file["phones"][0]["digits"], "18691013401", "full-width digits are the same number");
    assert_eq!(file["phones"][0]["contact"], file["contacts"][1]["id"], "whose number it is");
    assert_eq!(
        (file["phones"][1]["display"].as_str(), file["phones"][1]["digits"].as_str()),
        (Some("028-56199937转802"), Some("02856199937")),
        "the extension is shown and not searched"
    );
    assert_eq!(file["sites"][0]["is_main"], true, "the first is main when none is marked");
    journal_is_sound(&desk);
}

#[test]
fn everything_missing_or_wrong_is_named_at_once() {
    let desk = Desk::open();
    let fault = desk.refused(
        "customers.save",
        json!({"name": " ", "contacts": [{"post": "主管"}], "sites": [{"name": "总部"}]}),
    );
    let fields: Vec<_> = fault.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(
        (fault.code.as_str(), fields),
        ("input.incomplete", vec!["name", "contacts.0.name", "sites.0.address"])
    );
    let fault = desk.refused(
        "customers.save",
        json!({"name": "甲", "phones": [{"number": "1380013800"}, {"number": "13800138000"}, {"number": "138 0013 8000"}]}),
    );
    let found: Vec<_> = fault.fields.iter().map(|f| (f.field.as_str(), f.code.as_str())).collect();
    assert_eq!(
        found,
        [("phones.0.number", "phone"), ("phones.2.number", "twice")],
        "a digit too few; the same twice"
    );
    assert!(rows(&desk.must("customers.list", json!({}))).is_empty(), "nothing was saved");
}

#[test]
fn an_edit_is_in_the_history_and_can_be_taken_back() {
    let desk = Desk::open();
    let file = desk.must("customers.save", json!({"name": "丁芳国", "phones": [{"number": "13624614162"}]}));
    let id = &file["customer"]["id"];
    desk.minutes_pass(5);
    let edited = json!({"id": id, "name": "丁芳國", "grade": "key",
                        "phones": [{"id": file["phones"][0]["id"], "number": "13624614163"}]});
    desk.must("customers.save", edited);
    let history = desk.must("journal.history", json!({"table": "customer", "id": id}));
    assert_eq!(history[0]["fields"]["name"], json!(["丁芳国", "丁芳國"]), "T-03: before and after");
    assert_eq!(history[0]["actor_name"], "陈主管", "T-03: who");
    desk.must("journal.undo", json!({"tx": history[0]["tx"]}));
    let back = desk.must("customers.get", json!({"id": id}));
    assert_eq!(
        (back["customer"]["name"].as_str(), back["phones"][0]["digits"].as_str()),
        (Some("丁芳国"), Some("13624614162")),
        "customer and telephone went back together"
    );
    journal_is_sound(&desk);
}

#[test]
fn a_line_made_by_an_edit_is_taken_off_the_file_when_the_edit_is_taken_back() {
    let desk = Desk::open();
    let file = desk.must("customers.save", json!({"name": "甲", "phones": [{"number": "13624614162"}]}));
    let id = &file["customer"]["id"];
    let (old, added) = (&file["phones"][0]["id"], json!({"number": "13624614163", "is_main": true}));
    let edit = json!({"id": id, "name": "甲方", "phones": [{"id": old, "number": "13624614162"}, added],
                      "sites": [{"address": "一号"}]});
    desk.must("customers.save", edit);
    let history = desk.must("journal.history", json!({"table": "customer", "id": id}));
    assert_eq!(history[0]["undoable"], true, "all it made can be taken off the file");
    desk.must("journal.undo", json!({"tx": history[0]["tx"]}));
    let back = desk.must("customers.get", json!({"id": id}));
    assert_eq!(back["customer"]["name"], "甲");
    assert_eq!(back["phones"].as_array().unwrap().len(), 1, "the line made is off the file");
    assert_eq!(
        (&back["phones"][0]["id"], &back["phones"][0]["is_main"]),
        (old, &json!(true)),
        "the old one is main"
    );
    assert_eq!(back["sites"], json!([]));
    assert!(rows(&desk.must("customers.list", json!({"search": "4163"}))).is_empty(), "nor is it found");
    let kept: i64 = desk
        .core
        .opened()
        .unwrap()
        .vault
        .read(|c| Ok::<_, crate::Fault>(c.query_row("SELECT count(*) FROM phone", [], |r| r.get(0))?))
        .unwrap();
    assert_eq!(kept, 2, "T-12: nothing is deleted");
    let again = desk.refused("journal.undo", json!({"tx": history[0]["tx"]}));
    assert_eq!(again.code, "undo.changed_since", "once is enough");
    journal_is_sound(&desk);
}

#[test]
fn what_stands_on_its_own_is_not_unmade() {
    let desk = Desk::open();
    let file = desk.must("customers.save", json!({"name": "甲", "phones": [{"number": "13624614162"}]}));
    let history = desk.must("journal.history", json!({"table": "customer", "id": file["customer"]["id"]}));
    assert_eq!(history[0]["undoable"], false, "T-12: a file opened is closed by its own command");
    assert_eq!(desk.refused("journal.undo", json!({"tx": history[0]["tx"]})).code, "undo.creates");
    desk.must("settings.set", json!({"key": "lock.minutes", "value": 5, "reason": "试"}));
    let all = desk.must("settings.list", json!({}));
    let own = all.as_array().unwrap().iter().find(|s| s["key"] == "lock.minutes").unwrap()["own"].clone();
    let history = desk.must("journal.history", json!({"table": "policy_value", "id": own}));
    assert_eq!(
        desk.refused("journal.undo", json!({"tx": history[0]["tx"]})).code,
        "undo.creates",
        "a value has neither an off nor a void: setting it back is the way"
    );
    journal_is_sound(&desk);
}

#[test]
fn a_line_left_out_is_off_the_file_and_still_in_the_books() {
    let desk = Desk::open();
    let file = desk.must(
        "customers.save",
        json!({"name": "甲", "phones": [{"number": "13624614162"}, {"number": "13624614163"}], "sites": [{"address": "一号"}]}),
    );
    let id = &file["customer"]["id"];
    let kept = json!([{"id": file["phones"][1]["id"], "number": "13624614163"}]);
    let after = desk.must("customers.save", json!({"id": id, "name": "甲", "phones": kept}));
    assert_eq!(after["phones"].as_array().unwrap().len(), 1);
    assert_eq!(after["phones"][0]["is_main"], true, "the one left is the one to ring");
    assert_eq!(after["sites"].as_array().unwrap().len(), 1, "a list not given stays as it is");
    assert!(
        rows(&desk.must("customers.list", json!({"search": "4162"}))).is_empty(),
        "no longer found by it"
    );
    let history = desk.must("journal.history", json!({"table": "phone", "id": file["phones"][0]["id"]}));
    assert_eq!(history[0]["fields"]["active"], json!([true, false]), "T-12: taken off, not deleted");
    journal_is_sound(&desk);
}

#[test]
fn no_command_deletes_a_customer() {
    let registry = crate::modules::registry();
    let ours =
        registry.iter().filter(|c| c.name.starts_with("customers.") || c.name.starts_with("equipment."));
    let verbs: Vec<&str> = ours.filter_map(|c| c.name.split('.').nth(1)).collect();
    assert!(!verbs.iter().any(|v| ["delete", "remove", "drop", "purge"].contains(v)), "T-12: {verbs:?}");
    let desk = Desk::open();
    let id = &desk.must("customers.save", json!({"name": "甲"}))["customer"]["id"];
    desk.must("customers.save", json!({"id": id, "name": "甲", "active": false}));
    assert!(rows(&desk.must("customers.list", json!({}))).is_empty(), "a closed file is off the list");
    let all = desk.must("customers.list", json!({"include_closed": true}));
    assert_eq!(rows(&all).len(), 1, "and can be found again");
}

#[test]
fn the_list_is_narrowed_by_kind_grade_and_region_and_comes_in_pages() {
    let desk = Desk::open();
    for (at, kind, grade, region) in [
        (1, "person", "ordinary", "华东"),
        (2, "organisation", "key", "华东"),
        (3, "organisation", "vip", "华南"),
        (4, "agent", "ordinary", "华东"),
    ] {
        desk.must(
            "customers.save",
            json!({"name": format!("客户{at}"), "kind": kind, "grade": grade, "region": region}),
        );
    }
    let names = |input| -> Vec<String> {
        rows(&desk.must("customers.list", input)).iter().map(|r| r["name"].as_str().unwrap().into()).collect()
    };
    assert_eq!(desk.must("customers.regions", json!({})), json!(["华东", "华南"]), "N-04: to choose from");
    assert_eq!(names(json!({"region": "华东"})), ["客户4", "客户2", "客户1"], "N-04: newest first");
    assert_eq!(names(json!({"kind": "organisation"})), ["客户3", "客户2"], "N-04");
    assert_eq!(names(json!({"grade": "key", "region": "华东"})), ["客户2"], "N-04: both together");
    let first = desk.must("customers.list", json!({"limit": 3}));
    assert_eq!((rows(&first).len(), &first["total"]), (3, &json!(4)), "the first page tells the length");
    let second = desk.must("customers.list", json!({"limit": 3, "cursor": first["next"]}));
    assert_eq!(rows(&second)[0]["name"], "客户1", "the next page goes on where the first ended");
    assert!(second["next"].is_null(), "and is the last");
    assert_eq!(desk.refused("customers.list", json!({"cursor": "x"})).code, "input.cursor");
}

#[test]
fn a_customer_is_found_by_every_name_and_number_he_goes_by() {
    let desk = Desk::open();
    let file = desk.must(
        "customers.save",
        json!({"name": "成都达创100%园林", "source_number": "KH00007", "contacts": [{"name": "付俊娟"}],
               "phones": [{"number": "022-50170011"}]}),
    );
    desk.must("customers.save", json!({"name": "另一家"}));
    desk.must(
        "equipment.save",
        json!({"customer": file["customer"]["id"], "model": "A", "serial": "SN2104Q11"}),
    );
    for text in [
        "达创",
        "俊娟",
        "KH00007",
        "00007",
        "C26-B-00001",
        "5017",
        "022-5017",
        "0011",
        "2104q",
        "100%",
        " 达创 ",
    ] {
        let found = desk.must("customers.list", json!({"search": text}));
        assert_eq!(rows(&found).len(), 1, "A-13: found by {text:?}");
    }
    for text in ["%", "_", "1%0", "' OR 1 --", "KH00008", "5018"] {
        let found = desk.must("customers.list", json!({"search": text}));
        let expected = usize::from(text == "%");
        assert_eq!(rows(&found).len(), expected, "{text:?} stands for itself and nothing else");
    }
}

#[test]
fn two_customers_cannot_have_one_former_number() {
    let desk = Desk::open();
    desk.must("customers.save", json!({"name": "甲", "source_number": "KH1"}));
    let fault = desk.refused("customers.save", json!({"name": "乙", "source_number": " KH1 "}));
    assert_eq!(
        (fault.code.as_str(), fault.args["number"].as_str()),
        ("customer.source_number_taken", "C26-B-00001")
    );
}

#[test]
fn a_line_of_another_file_is_refused() {
    let desk = Desk::open();
    let a = desk.must("customers.save", json!({"name": "甲", "phones": [{"number": "13624614162"}]}));
    let b = desk.must("customers.save", json!({"name": "乙"}));
    let stolen = json!([{"id": a["phones"][0]["id"], "number": "13624614163"}]);
    let fault =
        desk.refused("customers.save", json!({"id": b["customer"]["id"], "name": "乙", "phones": stolen}));
    assert_eq!(fault.code, "input.unknown_line");
    let fault = desk.refused(
        "customers.save",
        json!({"name": "丙", "phones": [{"number": "13624614163", "contact": 3}]}),
    );
    assert_eq!(fault.fields[0].field, "phones.0.contact", "no such contact on the file");
}
