//! The price list: validity, permanent codes, import.

use serde_json::json;

use crate::testing::Desk;

#[test]
fn a_line_is_listed_while_it_is_charged_and_its_code_never_changes() {
    let desk = Desk::open();
    let line = json!({"code": "S01", "name": "上门检测", "kind": "labour", "unit": "次", "price": 5_000, "valid_until": "2026-11-21"});
    let saved = desk.must("price_list.save", line.clone());
    desk.must(
        "price_list.save",
        json!({"code": "S02", "name": "工时", "kind": "labour", "unit": "小时", "price": 12_000}),
    );
    let all = desk.must("price_list.list", json!({}));
    assert_eq!(all["total"], 2, "an ended price is still on the list");
    let now = desk.must("price_list.list", json!({"in_force": true}));
    assert_eq!(now["rows"][0]["code"], "S02", "O-01: yesterday's price is not charged today");
    assert_eq!(desk.refused("price_list.save", line).code, "price.code_taken");
    let edited =
        json!({"id": saved["id"], "code": "other", "name": "上门费", "kind": "travel", "price": 6_000});
    assert_eq!(desk.must("price_list.save", edited)["code"], "S01", "O-01: papers go by the code");
    let fault = desk.refused("price_list.save", json!({"name": "无价", "kind": "other"}));
    let fields: Vec<&str> = fault.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["code", "price"]);
}

#[test]
fn a_price_list_comes_in_by_code_and_once() {
    use base64::Engine;
    let desk = Desk::open();
    let import = |text: &str| {
        let base64 = base64::engine::general_purpose::STANDARD.encode(text);
        desk.must("price_list.import", json!({"name": "p.csv", "base64": base64, "trial": false}))
    };
    let text = "项目编号,收费项目,类别,单位,单价,生效日期,失效日期\nS1,上门检测,人工费,次,¥50.00,2026-01-01,\n\
                S2,跨区交通,交通费,次,面议,,\nS3,加氟,魔法,斤,80,2026-02-01,2026-01-01\nS4,清洗,其他,台,\"1,200\",,\n";
    let report = import(text);
    assert_eq!((&report["saved"], &report["errors"][0]["code"]), (&json!(2), &json!("price.invalid")));
    assert_eq!(report["errors"][1]["code"], "price.span");
    let listed = desk.must("price_list.list", json!({"search": "清洗"}));
    assert_eq!(listed["rows"][0]["price"], 120_000, "whole fen");
    assert_eq!(import(text)["skipped"], 2, "V-16: a second time changes nothing");
    let report = import("项目编号,收费项目,单价\nS1,上门检测,60\n");
    assert_eq!(report["updated"], 1, "the new price");
    let listed = desk.must("price_list.list", json!({"search": "S1 上门"}));
    assert_eq!((&listed["rows"][0]["price"], &listed["rows"][0]["unit"]), (&json!(6_000), &json!("次")));
}
