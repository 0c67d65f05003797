//! Lists on a real vault.

use serde_json::{Value, json};

use super::FirmWords;
use crate::platform::text::{Language, Text};
use crate::testing::{Desk, PASSWORD};

fn list<'a>(all: &'a Value, name: &str) -> &'a Vec<Value> {
    let found = all.as_array().unwrap().iter().find(|l| l["list"] == name);
    found.unwrap()["lines"].as_array().unwrap()
}

fn line(lines: &[Value], code: &str) -> Value {
    lines.iter().find(|l| l["code"] == code).unwrap_or_else(|| panic!("no {code} in {lines:?}")).clone()
}

fn add(desk: &Desk, list: &str, works_as: &str, name: &str) -> String {
    let saved = desk.must("lists.save", json!({"list": list, "works_as": works_as, "name": name}));
    saved["lines"].as_array().unwrap().last().unwrap()["code"].as_str().unwrap().into()
}

fn said(desk: &Desk, language: Language, id: &str) -> String {
    let session = desk.core.session().unwrap();
    desk.core.read_as(&session, |r| Ok(FirmWords::of(r, Text::of(language))?.say(id))).unwrap()
}

fn ticket(with: Value) -> Value {
    let mut new = json!({"customer_name": "孙大山", "contact_phone": "13800138000", "channel": "phone",
        "service_type": "consultation", "description": "不制冷"});
    new.as_object_mut().unwrap().extend(with.as_object().unwrap().clone());
    new
}

#[test]
fn a_firm_adds_and_names_lines_and_codes_are_never_used_again() {
    let desk = Desk::open();
    let flood = add(&desk, "urgent", "danger", "机房进水");
    assert_eq!(flood, "danger-1", "T-15: the code says what the line works as");
    desk.must("lists.save", json!({"list": "urgent", "code": flood, "name": "机房进水", "active": false}));
    assert_eq!(add(&desk, "urgent", "danger", "燃气泄漏"), "danger-2", "T-15: danger-1 stays taken");
    let named =
        desk.must("lists.save", json!({"list": "urgent", "code": "executive_order", "name": "老板交办"}));
    let lines = named["lines"].as_array().unwrap();
    assert_eq!(line(lines, "executive_order")["name"], "老板交办", "A-12: the list is the firm's");
    assert_eq!(line(lines, "danger-1")["active"], false, "T-12: taken off, not deleted");
    let fault =
        desk.refused("lists.save", json!({"list": "urgent", "works_as": "danger", "name": "老板交办"}));
    assert_eq!((fault.code.as_str(), fault.fields[0].field.as_str()), ("lists.name_taken", "name"));
    let fault =
        desk.refused("lists.save", json!({"list": "urgent", "works_as": "danger", "name": "停机停产"}));
    assert_eq!(fault.code, "lists.name_taken", "a delivered name is a name too");
    let fault = desk.refused("lists.save", json!({"list": "urgent", "name": "别的"}));
    assert_eq!(fault.code, "lists.works_as", "the rules must know what to take it for");
    let fault = desk.refused("lists.save", json!({"list": "urgent", "works_as": "danger", "name": " "}));
    assert_eq!(fault.code, "input.incomplete");
    let fault = desk.refused("lists.save", json!({"list": "urgent", "code": "danger-9", "name": "没有"}));
    assert_eq!(fault.code, "lists.unknown");
}

#[test]
fn a_class_of_the_firms_own_stands_on_tickets_and_counts_as_what_it_works_as() {
    let desk = Desk::open();
    let plc = add(&desk, "problem_class", "technical", "PLC 程序");
    let saved = desk.must("tickets.create", ticket(json!({"problem_class": plc, "desk_class": "product"})));
    let technical = json!({"view": "all", "problem_class": "technical"});
    let found = desk.must("tickets.list", technical);
    assert_eq!(found["rows"][0]["problem_class"], "technical-1", "A-06: offered to technical staff");
    let general = json!({"view": "all", "problem_class": "general"});
    assert_eq!(desk.must("tickets.list", general)["rows"], json!([]));
    desk.must(
        "lists.save",
        json!({"list": "problem_class", "code": plc, "name": "PLC 程序", "active": false}),
    );
    let fault = desk.refused("tickets.create", ticket(json!({"problem_class": plc})));
    assert_eq!((fault.code.as_str(), fault.fields[0].field.as_str()), ("lists.retired", "problem_class"));
    let kept = desk.must(
        "tickets.amend",
        json!({"id": saved["id"], "problem_class": plc, "description": "不制冷，报 E5"}),
    );
    assert_eq!(kept["id"], saved["id"], "T-15: what stood on the record may stay");
    let fault = desk.refused("tickets.create", ticket(json!({"urgent": "danger-7"})));
    assert_eq!(fault.code, "lists.unknown");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
}

#[test]
fn the_last_line_stays_on_its_list() {
    let desk = Desk::open();
    let off = |code: &str| json!({"list": "desk_class", "code": code, "active": false});
    desk.must("lists.save", off("product"));
    desk.must("lists.save", off("service"));
    assert_eq!(desk.refused("lists.save", off("complaint")).code, "lists.last_line");
}

#[test]
fn kinds_and_regions_of_customers_are_the_firms_and_old_files_keep_theirs() {
    let desk = Desk::open();
    let school = add(&desk, "customer_kind", "organisation", "学校");
    let file = desk.must("customers.save", json!({"name": "实验小学", "kind": school, "region": "滨江"}));
    let id = &file["customer"]["id"];
    let of_kind = desk.must("customers.list", json!({"kind": school}));
    assert_eq!(of_kind["rows"].as_array().unwrap().len(), 1, "N-04: lists filter by it");
    desk.must(
        "lists.save",
        json!({"list": "region", "code": "滨江", "name": "滨江片区", "name_en": "Riverside"}),
    );
    let other = desk.must("customers.save", json!({"name": "乙", "region": " 滨江片区 "}));
    assert_eq!(other["customer"]["region"], "滨江", "one region whichever name is typed");
    let both = desk.must("customers.list", json!({"region": "滨江"}));
    assert_eq!(both["rows"].as_array().unwrap().len(), 2, "N-04");
    desk.must(
        "lists.save",
        json!({"list": "customer_kind", "code": school, "name": "学校", "active": false}),
    );
    let refused = desk.refused("customers.save", json!({"name": "丙", "kind": school}));
    assert_eq!((refused.code.as_str(), refused.fields[0].field.as_str()), ("lists.retired", "kind"));
    desk.must("customers.save", json!({"id": id, "name": "实验小学", "kind": school, "region": "滨江"}));
    let words = |language| said(&desk, language, "customers-kind-organisation-1");
    assert_eq!(words(Language::Chinese), "学校", "T-15: old files still show the code's name");
    assert_eq!(words(Language::English), "学校", "where the firm gave no English name");
    let region = said(&desk, Language::English, "customers-region-滨江");
    assert_eq!(region, "Riverside");
}

#[test]
fn an_import_knows_the_firms_kinds_and_regions_by_their_names() {
    use base64::Engine;
    let desk = Desk::open();
    let school = add(&desk, "customer_kind", "organisation", "学校");
    desk.must("lists.save", json!({"list": "region", "code": "滨江", "name": "滨江片区"}));
    let table = "客户编号,客户名称,客户类型,区域\nK1,实验小学,学校,滨江片区\n";
    let base64 = base64::engine::general_purpose::STANDARD.encode(table);
    let report = desk.must("customers.import", json!({"name": "k.csv", "base64": base64, "trial": false}));
    assert_eq!((&report["saved"], &report["warnings"]), (&json!(1), &json!([])), "V-16, N-04");
    let row = &desk.must("customers.list", json!({"region": "滨江"}))["rows"][0];
    assert_eq!(row["kind"], school.as_str());
}

#[test]
fn everyone_reads_the_lists_and_only_who_sets_the_firm_up_edits_them() {
    let desk = Desk::open();
    let all = desk.must("lists.all", json!({}));
    assert_eq!(list(&all, "urgent").len(), 5, "A-12: the five of the catalogue are delivered");
    assert_eq!(list(&all, "desk_class").len(), 3, "A-06");
    assert_eq!(list(&all, "problem_class").len(), 3, "A-06");
    desk.must(
        "people.save",
        json!({"id": null, "login": "li", "name": "李", "roles": ["technician"], "password": PASSWORD, "active": true}),
    );
    desk.sign_in("li");
    desk.must("lists.all", json!({}));
    let fault = desk.refused("lists.save", json!({"list": "urgent", "works_as": "danger", "name": "别的"}));
    assert_eq!(fault.code, "command.denied");
}
