//! Tables with something wrong in them (V-16).

use serde_json::json;

use super::{base64, import, journal_is_sound, rows, told};
use crate::testing::Desk;

const HEAD: &str = "客户编号,客户名称,类型,联系人,联系电话,备用电话,地址,等级,生日,建档日期,备注\n";

#[test]
fn a_trial_tells_what_would_be_and_saves_nothing() {
    let desk = Desk::open();
    let good: String = (1..=97).map(|n| format!("K{n},客户{n},个人,,1380013{n:04},,,,,,\n")).collect();
    let table = format!(
        "{HEAD}{good}K98,,个人,,13900000000,,,,,,\nK99,a,b,c,d,e,f,g,h,i,j,k\nK100,\"x\"y,,,,,,,,,\n"
    );
    let report = import(&desk, table.as_bytes(), true);
    assert_eq!((&report["rows"], &report["saved"]), (&json!(100), &json!(97)), "V-16: 97 ok");
    assert_eq!(
        told(&report["errors"]),
        [(98, "customer.name_missing"), (99, "row.too_many_cells"), (100, "row.stray_quote")],
        "V-16: 3 errors with row numbers"
    );
    assert_eq!(report["errors"][0]["column"], "客户名称", "where to look");
    assert!(rows(&desk.must("customers.list", json!({}))).is_empty(), "V-16: nothing saved on trial");
    let saved = import(&desk, table.as_bytes(), false);
    assert_eq!(saved, report, "the import does what the trial said");
    assert_eq!(rows(&desk.must("customers.list", json!({"limit": 500}))).len(), 97);
    journal_is_sound(&desk);
}

#[test]
fn a_second_import_changes_nothing_even_where_people_have_edited_since() {
    let desk = Desk::open();
    let table =
        format!("{HEAD}K1,张三,个人,张三,13800138000,,旧地址,普通,,,\nK2,李四,个人,,13800138001,,,,,,\n");
    import(&desk, table.as_bytes(), false);
    let page = desk.must("customers.list", json!({"search": "张三"}));
    let id = &rows(&page)[0]["id"];
    let sites = json!([{"address": "新地址"}]);
    desk.must("customers.save", json!({"id": id, "name": "张三", "source_number": "K1", "sites": sites}));
    let before = desk.must("journal.verify", json!({}))["entries"].clone();
    let again = import(&desk, table.as_bytes(), false);
    assert_eq!(
        (&again["saved"], &again["updated"], &again["skipped"]),
        (&json!(0), &json!(0), &json!(2)),
        "V-16"
    );
    assert_eq!(desk.must("journal.verify", json!({}))["entries"], before, "not one entry was written");
    let file = desk.must("customers.get", json!({"id": id}));
    assert_eq!(file["sites"][0]["address"], "新地址", "what people know better stays");
}

#[test]
fn a_row_that_says_something_new_updates_and_its_empty_cells_erase_nothing() {
    let desk = Desk::open();
    import(
        &desk,
        format!("{HEAD}K1,张三,个人,,13800138000,,旧地址,VIP,1990-01-02,,爱喝茶\n").as_bytes(),
        false,
    );
    let report = import(&desk, format!("{HEAD}K1,张三丰,,,13900139000,,新地址,,,,\n").as_bytes(), false);
    assert_eq!((&report["updated"], &report["saved"]), (&json!(1), &json!(0)));
    let page = desk.must("customers.list", json!({}));
    let row = &rows(&page)[0];
    assert_eq!(
        (row["name"].as_str(), row["phone"].as_str(), row["address"].as_str()),
        (Some("张三丰"), Some("13900139000"), Some("新地址")),
        "the number said now is the one to ring"
    );
    let file = desk.must("customers.get", json!({"id": row["id"]}));
    let kept = &file["customer"];
    assert_eq!(
        (kept["grade"].as_str(), kept["birthday"].as_str(), kept["note"].as_str()),
        (Some("vip"), Some("1990-01-02"), Some("爱喝茶")),
        "an empty cell says nothing"
    );
    assert_eq!(file["phones"].as_array().unwrap().len(), 2, "the old number is still his");
    journal_is_sound(&desk);
}

#[test]
fn a_number_said_twice_is_taken_once_and_told() {
    let desk = Desk::open();
    let table = format!("{HEAD}K1,张三,,,,,,,,,\nK1,张三,,,,,,,,,\nK1,李四,,,,,,,,,\n");
    let report = import(&desk, table.as_bytes(), false);
    assert_eq!((&report["saved"], &report["skipped"]), (&json!(1), &json!(1)));
    assert_eq!(
        told(&report["errors"]),
        [(3, "customer.duplicate_number")],
        "other words: a person must decide"
    );
    assert!(told(&report["warnings"]).contains(&(2, "customer.repeated_row")), "the same words: passed by");
}

#[test]
fn what_cannot_be_read_is_told_and_not_lost() {
    let desk = Desk::open();
    let table = format!(
        "{HEAD}K1,张三,外星人,,1380013800,,,钻石,1990-02-30,45739,爱喝茶\n\
         K2,甲公司,,李四,13800138001/0571-25477303,13800138001,,,,2026/12/01,=1+1\n\
         ,无号,个人,,+852 2345 6789,,,,,,\n"
    );
    let report = import(&desk, table.as_bytes(), false);
    assert_eq!(report["saved"], 3);
    let mut found = told(&report["warnings"]);
    found.sort();
    let expected = [
        (1, "day.invalid"),
        (1, "grade.unknown"),
        (1, "kind.unknown"),
        (1, "phone.invalid"),
        (2, "cell.formula"),
        (2, "day.future"),
        (3, "customer.number_missing"),
    ];
    assert_eq!(found, expected);
    let file = |text: &str| {
        let page = desk.must("customers.list", json!({"search": text}));
        desk.must("customers.get", json!({"id": rows(&page)[0]["id"]}))
    };
    let first = file("张三");
    assert_eq!(
        first["customer"]["note"], "爱喝茶\n联系电话：1380013800",
        "a digit too few still helps who knows him"
    );
    assert_eq!(first["customer"]["opened_on"], "2025-03-23", "a day as a spreadsheet counts it");
    assert!(first["customer"]["birthday"].is_null(), "30 February is left out");
    let second = file("甲公司");
    assert_eq!(second["customer"]["kind"], "organisation", "a firm by its name");
    assert_eq!(second["customer"]["note"], "=1+1", "a formula is text and nothing else");
    assert_eq!(
        second["phones"].as_array().unwrap().len(),
        2,
        "two numbers in a cell, one of them said again"
    );
    let again = import(&desk, table.as_bytes(), false);
    assert_eq!(again["skipped"], 3, "the row without a number is known again as well");
}

#[test]
fn english_and_partial_heads_are_understood() {
    let desk = Desk::open();
    let report = import(&desk, b"Customer name;Phone;Remarks\nMiller;+1 415 555 0132;x\n", false);
    assert_eq!(
        (&report["saved"], told(&report["warnings"])),
        (&json!(1), vec![]),
        "no number column, no complaint"
    );
    let again = import(&desk, b"Name;Mobile\nMiller;+1 415 555 0132\n", false);
    assert_eq!(again["updated"], 1, "without numbers the name and the telephone tell who it is");
    assert_eq!(rows(&desk.must("customers.list", json!({}))).len(), 1);
}

#[test]
fn what_is_no_table_is_refused_with_its_reason() {
    let desk = Desk::open();
    let utf16: Vec<u8> = std::iter::once(0xFEFF_u16)
        .chain("客户名称,联系电话\n张三,13800138000\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(import(&desk, &utf16, true)["saved"], 1, "UTF-16 as some spreadsheet programs write it");
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for (bytes, code) in [
        (&b""[..], "import.empty"),
        (&png[..], "import.not_text"),
        (&b"PK\x03\x04....xl/workbook.xml"[..], "import.workbook"),
        (&b"\n \n"[..], "import.no_header"),
        (&b"a,b,c\n1,2,3\n"[..], "import.columns_missing"),
    ] {
        let fault = desk
            .refused("customers.import", json!({"name": "a.csv", "base64": base64(bytes), "trial": false}));
        assert_eq!(fault.code, code);
        assert!(!fault.saved, "nothing was saved");
    }
    let refused = |input| desk.refused("customers.import", input).code;
    assert_eq!(refused(json!({"trial": true})), "import.no_file");
    assert_eq!(refused(json!({"path": "/no/such/file.csv", "trial": true})), "import.unreadable");
    assert_eq!(refused(json!({"base64": "!", "trial": true})), "import.unreadable");
    assert_eq!(
        refused(json!({"base64": base64(b"a"), "trial": true, "encoding": "klingon"})),
        "import.encoding_unknown"
    );
}

#[test]
fn another_encoding_can_be_chosen_after_a_look() {
    let desk = Desk::open();
    let big5 = b"\xab\xc8\xa4\xe1\xa6W\xba\xd9,\xaa`\xb7N\n\xb1i\xa4T,x\n";
    let look = desk.must("customers.import_preview", json!({"base64": base64(big5), "encoding": "Big5"}));
    assert_eq!((look["encoding"].as_str(), look["rows"][0][0].as_str()), (Some("Big5"), Some("張三")));
    let found = desk
        .must("customers.import_preview", json!({"base64": base64("客户名称,注意\n张三,x\n".as_bytes())}));
    assert_eq!(found["fields"], json!(["name", null]), "a column nobody knows is left aside, visibly");
    assert_eq!((found["encoding"].as_str(), found["certain"].as_bool()), (Some("UTF-8"), Some(true)));
}

#[test]
fn importing_needs_its_own_right() {
    let desk = Desk::open();
    super::person(&desk, "wang", "callback_agent");
    desk.sign_in("wang");
    let fault = desk.refused("customers.import", json!({"base64": "", "trial": true}));
    assert_eq!(fault.code, "command.denied", "T.1: a callback agent writes files one by one");
}

/// What a table row would do to the VIP archive: nothing, for whom it is closed.
#[test]
fn a_table_opens_no_vip_file_to_whom_it_is_closed() {
    let desk = Desk::open();
    import(&desk, format!("{HEAD}K1,王总,个人,,13800138000,,静安路1号,VIP,,,\n").as_bytes(), false);
    super::person(&desk, "wang", "front_desk");
    super::person(&desk, "info", "info_admin");
    desk.sign_in("wang");
    let report = import(&desk, format!("{HEAD}K1,王某,个人,,13911112222,,别处,普通,,,\n").as_bytes(), false);
    assert_eq!(told(&report["errors"]), [(1, "customer.vip_locked")], "N-06: not overwritten by a row");
    let contacts = "客户编号,联系人,电话\nK1,秘书,13733334444\n";
    let table = json!({"name": "c.csv", "base64": base64(contacts.as_bytes()), "trial": false});
    let report = desk.must("contacts.import", table);
    assert_eq!(told(&report["errors"]), [(1, "customer.vip_locked")], "N-06: nor added to");
    desk.sign_in("info");
    let report = import(&desk, format!("{HEAD}K2,李总,个人,,13800138002,,,VIP,,,\n").as_bytes(), false);
    assert_eq!(
        told(&report["errors"]),
        [(1, "customer.vip_flag")],
        "N-06: who may not flag does not by a table"
    );
    desk.sign_in("admin");
    let customers = desk.must("customers.list", json!({"limit": 10}));
    assert_eq!(rows(&customers).len(), 1, "nobody came in");
    assert_eq!(rows(&customers)[0]["name"], "王总", "and nobody was renamed");
}

#[test]
fn a_table_from_before_a_merge_does_not_feed_the_closed_file() {
    let desk = Desk::open();
    let table = format!("{HEAD}K1,云栖酒店,单位,,13800138000,,,,,,\nK2,云栖饭店,单位,,13800138001,,,,,,\n");
    import(&desk, table.as_bytes(), false);
    let page = desk.must("customers.list", json!({"limit": 10}));
    let id = |name: &str| rows(&page).iter().find(|row| row["name"] == name).unwrap()["id"].clone();
    let (kept, gone) = (id("云栖酒店"), id("云栖饭店"));
    desk.must("customers.merge", json!({"survivor": kept, "merged": gone}));
    let changed = format!("{HEAD}K2,云栖饭店,单位,,13800138001,,文三路1号,,,,\n");
    let report = import(&desk, changed.as_bytes(), false);
    assert_eq!(told(&report["warnings"]), [(1, "customer.merged")], "N-16: said, not done");
    assert_eq!((&report["skipped"], &report["updated"]), (&json!(1), &json!(0)));
    let contacts = "客户编号,联系人,电话\nK2,周经理,13733334444\n";
    desk.must(
        "contacts.import",
        json!({"name": "c.csv", "base64": base64(contacts.as_bytes()), "trial": false}),
    );
    let file = desk.must("customers.get", json!({"id": kept}));
    assert_eq!(file["customer"]["name"], "云栖酒店", "the survivor is called as before");
    assert!(
        file["contacts"].as_array().unwrap().iter().any(|contact| contact["name"] == "周经理"),
        "N-16: a contact of the old number stands with the survivor"
    );
    journal_is_sound(&desk);
}

#[test]
fn a_list_given_out_here_comes_back_without_doubling_anybody() {
    let desk = Desk::open();
    import(&desk, format!("{HEAD}K1,云栖酒店,单位,,13800138000,,文一路1号,,,,\n").as_bytes(), false);
    desk.must(
        "customers.save",
        json!({"name": "老周", "kind": "person", "phones": [{"number": "13900000001"}]}),
    );
    let page = desk.must("customers.list", json!({"limit": 10}));
    let table: String = rows(&page)
        .iter()
        .map(|row| {
            let cell = |field: &str| row[field].as_str().unwrap_or_default().to_string();
            format!("{},{},{}\n", cell("number"), cell("name"), cell("phone"))
        })
        .collect();
    let table = format!("客户编号,客户名称,电话\n{table}");
    let report = import(&desk, table.as_bytes(), false);
    assert_eq!(report["saved"], 0, "V-16: nobody is opened twice: {report}");
    let after = desk.must("customers.list", json!({"limit": 10}));
    assert_eq!(rows(&after).len(), 2);
    let hotel = rows(&after).iter().find(|row| row["name"] == "云栖酒店").unwrap();
    assert_eq!(hotel["source_number"], "K1", "our own number is no former number");
    let again = import(&desk, table.as_bytes(), false);
    assert_eq!((&again["saved"], &again["updated"]), (&json!(0), &json!(0)), "and once more is nothing");
}
