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

#[test]
fn a_list_goes_out_as_shown_defused_and_noted() {
    use base64::Engine;
    let desk = Desk::open();
    let input = |format: &str| {
        json!({"list": "parts", "title": "配件", "format": format, "filter": "滤网", "head": ["编号", "名称"],
               "rows": [["0017", "=1+1"], ["057125477303", "滤网"]]})
    };
    let decode = |file: &serde_json::Value| {
        base64::engine::general_purpose::STANDARD.decode(file["base64"].as_str().unwrap()).unwrap()
    };
    let csv = desk.must("exports.table", input("csv"));
    let text = String::from_utf8(decode(&csv)).unwrap();
    assert_eq!(
        text, "\u{FEFF}编号,名称\r\n0017\t,'=1+1\r\n057125477303\t,滤网\r\n",
        "mark, CRLF, defused, zeros kept"
    );
    assert_eq!(csv["name"], "配件 2026-11-22.csv");
    let book = sheet::open(&decode(&desk.must("exports.table", input("xlsx"))), None, None).unwrap();
    let rows: Vec<_> = book.rows().map(|row| row.unwrap().cells).collect();
    assert_eq!(rows, [["0017", "=1+1"], ["057125477303", "滤网"]], "text, not numbers and not run");
    let noted = desk.must("journal.verify", json!({}))["entries"].clone();
    desk.must("exports.table", input("csv"));
    assert_ne!(desk.must("journal.verify", json!({}))["entries"], noted, "who took what is in the journal");
    desk.must(
        "people.save",
        json!({"id": null, "login": "li", "name": "李", "roles": ["technician"], "password": crate::testing::PASSWORD, "active": true}),
    );
    desk.sign_in("li");
    assert_eq!(desk.refused("exports.table", input("csv")).code, "command.denied", "a right of its own");
}
