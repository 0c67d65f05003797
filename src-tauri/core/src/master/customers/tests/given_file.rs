//! The lists a firm really sent (tests/fixtures), imported whole.

use serde_json::json;

use super::{journal_is_sound, rows, told};
use crate::testing::Desk;

fn fixture(name: &str) -> String {
    format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// How many findings have the code.
fn count(findings: &serde_json::Value, code: &str) -> usize {
    told(findings).iter().filter(|(_, c)| *c == code).count()
}

#[test]
fn a_list_of_two_thousand_customers_is_taken_over_as_a_careful_front_desk_would() {
    let desk = Desk::open();
    let path = fixture("customers-gb18030.csv");
    let input = |trial: bool| json!({"path": path, "trial": trial});
    let look = desk.must("customers.import_preview", json!({"path": path}));
    assert_eq!((look["encoding"].as_str(), look["certain"].as_bool()), (Some("GB18030"), Some(true)));
    assert!(look["fields"].as_array().unwrap().iter().all(|f| !f.is_null()), "every column is known: {look}");
    let trial = desk.must("customers.import", input(true));
    let report = desk.must("customers.import", input(false));
    assert_eq!(report, trial, "the import does what the trial said");
    assert_eq!(report["rows"], 2020);
    assert_eq!(report["saved"], 2008, "every distinct number");
    assert_eq!(report["skipped"], 12, "rows 2001 to 2012 say a number again in the same words");
    assert_eq!((&report["updated"], &report["errors"]), (&json!(0), &json!([])), "no row is beyond reading");
    let warnings = &report["warnings"];
    for (code, expected, why) in [
        ("customer.repeated_row", 12, "the rows passed by are told of"),
        (
            "customer.possible_duplicate",
            8,
            "the same customer under another number: both kept, to be looked at",
        ),
        ("day.invalid", 6, "13/45/2024 is no day"),
        ("day.future", 23, "opened after the day of the import, 2026-11-22"),
        ("phone.missing", 3, "rows 770, 1006, 1511"),
        ("cell.formula", 7, "a formula in a remark"),
    ] {
        assert_eq!(count(warnings, code), expected, "{code}: {why}");
    }
    assert_eq!(warnings.as_array().unwrap().len(), 59, "and nothing else is complained of");
    assert_eq!(warnings[0]["column"], "备注", "row 43");

    let first = |search: &str| {
        let page = desk.must("customers.list", json!({"search": search}));
        desk.must("customers.get", json!({"id": rows(&page)[0]["id"]}))
    };
    assert_eq!(first("KH00547")["customer"]["name"], "周红宇", "spaces round a name are nobody's name");
    assert_eq!(first("KH00013")["customer"]["name"], "罗𠮷艳", "a character of four bytes");
    assert_eq!(
        first("KH00017")["phones"][0]["digits"],
        "17701575922",
        "spoken with pauses, searched without"
    );
    assert_eq!(first("KH00257")["phones"][0]["digits"], "19968439682", "full-width digits");
    assert_eq!(first("KH00054")["customer"]["opened_on"], "2025-03-07", "written in words");
    assert!(first("KH00248")["customer"]["opened_on"].is_null(), "no day, no guess");
    assert_eq!(
        first("KH00043")["customer"]["note"],
        "=HYPERLINK(\"http://x\",\"点我\")",
        "a formula is text"
    );
    let firm = first("KH00770");
    assert_eq!(firm["phones"][0]["is_main"], true, "with the mobile missing the landline is the one to ring");
    let firm = first("KH00005");
    assert_eq!(
        (firm["contacts"][0]["name"].as_str(), firm["phones"].as_array().map(Vec::len)),
        (Some("黄志"), Some(2))
    );
    assert_eq!(first("KH00001")["contacts"], json!([]), "a private customer is his own contact");

    let entries = desk.must("journal.verify", json!({}))["entries"].clone();
    let again = desk.must("customers.import", input(false));
    assert_eq!(
        (&again["saved"], &again["updated"], &again["skipped"]),
        (&json!(0), &json!(0), &json!(2020)),
        "V-16"
    );
    assert_eq!(
        desk.must("journal.verify", json!({}))["entries"],
        entries,
        "the second import writes nothing"
    );

    let items =
        desk.must("equipment.import", json!({"path": fixture("equipment-utf8bom.csv"), "trial": false}));
    assert_eq!((&items["rows"], &items["saved"], &items["errors"]), (&json!(1200), &json!(1200), &json!([])));
    assert_eq!(items["warnings"].as_array().unwrap().len(), 16, "bought after the day of the import");
    let owner = first("KH01985");
    assert_eq!(owner["equipment"].as_array().unwrap().len(), 2, "a number that stood twice is one customer");
    let unknown = desk.must("equipment.list", json!({"warranty": "unknown", "limit": 500}));
    assert_eq!(rows(&unknown).len(), 316, "no months, no claim about the warranty");
    let again =
        desk.must("equipment.import", json!({"path": fixture("equipment-utf8bom.csv"), "trial": false}));
    assert_eq!(again["skipped"], 1200, "V-16");
    journal_is_sound(&desk);
}
