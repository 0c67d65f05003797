//! Parts: permanent codes, suggestions by code or name, import.

use serde_json::json;

use crate::testing::Desk;

#[test]
fn a_part_is_found_by_code_or_name_and_its_code_never_changes() {
    let desk = Desk::open();
    let part = json!({"code": "CAP-35", "name": "启动电容", "spec": "35μF", "unit": "个", "price": 4_500});
    let saved = desk.must("parts.save", part.clone());
    for search in ["cap", "电容", "35 启动"] {
        assert_eq!(desk.must("parts.list", json!({"search": search}))["total"], 1, "{search}");
    }
    assert_eq!(desk.refused("parts.save", part).code, "price.code_taken", "L-01: a code names one part");
    desk.must("parts.save", json!({"id": saved["id"], "code": "X", "name": "启动电容", "active": false}));
    assert_eq!(desk.must("parts.list", json!({}))["total"], 0, "T-12: off the list");
    let all = desk.must("parts.list", json!({"include_inactive": true}));
    assert_eq!(all["rows"][0]["code"], "CAP-35", "and not gone");
}

#[test]
fn parts_come_in_from_a_workbook_by_code() {
    use base64::Engine;
    let desk = Desk::open();
    let rows = [["0017", "滤网", "个", "12.5"], ["0018", "", "个", "3"], ["0017", "别的滤网", "", ""]];
    let bytes = sheet::write_xlsx("配件", &["零件号", "名称", "单位", "售价"], rows).unwrap();
    let base64 = base64::engine::general_purpose::STANDARD.encode(bytes);
    let report = desk.must("parts.import", json!({"name": "p.xlsx", "base64": base64, "trial": false}));
    assert_eq!((&report["saved"], &report["errors"][0]["code"]), (&json!(1), &json!("price.name_missing")));
    assert_eq!(report["errors"][1]["code"], "price.duplicate_code", "said twice: a person must decide");
    let kept = desk.must("parts.list", json!({}))["rows"][0].clone();
    assert_eq!((&kept["code"], &kept["price"]), (&json!("0017"), &json!(1_250)), "the zeros are kept");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
}
