//! The firm's old customer table comes in.

use aftercare_tests::Firm;
use serde_json::{Value, json};

fn fixture(name: &str) -> String {
    format!("{}/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// 陈前台 imports the given file: first on trial, then for good, then once more by mistake.
#[test]
fn the_old_customer_table_comes_in_once() {
    let firm = Firm::open();
    firm.desk.sign_in("chen");
    let path = fixture("customers-gb18030.csv");
    let trial = firm.desk.must("customers.import", json!({"path": path, "trial": true}));
    let listed = |v: &Value| v["errors"].as_array().unwrap().len();
    assert_eq!(trial["rows"], 2020, "V-16: every row is counted, the head is not");
    let none = firm.desk.must("customers.list", json!({"limit": 10}));
    assert_eq!(none["rows"], json!([]), "V-16: a trial saves nothing");
    let done = firm.desk.must("customers.import", json!({"path": path, "trial": false}));
    assert_eq!(done["saved"], trial["saved"], "V-16: the trial told what would be saved");
    assert_eq!(listed(&done), listed(&trial), "the same lines are refused for the same reasons");
    let again = firm.desk.must("customers.import", json!({"path": path, "trial": false}));
    assert_eq!((&again["saved"], &again["updated"]), (&json!(0), &json!(0)), "the same file changes nothing");
    let found = firm.desk.must("customers.list", json!({"search": "罗𠮷艳", "limit": 10}));
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "a four-byte character came through");
    firm.assert_whole();
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    let firm = Firm::open();
    let folder = firm.desk.dir.path();
    for (name, bytes, code) in [
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), "import.not_text"),
        ("empty.csv", b"".as_slice(), "import.empty"),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let fault = firm.desk.refused("customers.import", json!({"path": path, "trial": false}));
        assert_eq!(fault.code, code, "{name}");
    }
}
