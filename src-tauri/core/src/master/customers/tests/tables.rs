//! Importing as the window does it: columns by hand, workbooks, stopping, the result list; contacts and sites (V-16).

use serde_json::{Value, json};

use super::{base64, import, journal_is_sound, rows, told};
use crate::testing::Desk;

fn bytes(value: &Value) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(value.as_str().unwrap()).unwrap()
}

fn send(desk: &Desk, command: &str, table: &[u8], more: Value) -> Value {
    let mut input = json!({"name": "表.csv", "base64": base64(table), "trial": false});
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    desk.must(command, input)
}

fn entries(desk: &Desk) -> Value {
    desk.must("journal.verify", json!({}))["entries"].clone()
}

#[test]
fn columns_chosen_by_hand_are_remembered_for_the_same_head() {
    let desk = Desk::open();
    let table = "单位,热线,门牌\n甲公司,13800138000,文三路1号\n".as_bytes();
    let file = json!({"name": "a.csv", "base64": base64(table)});
    let look = desk.must("customers.import_preview", file.clone());
    assert_eq!(
        (&look["is_remembered"], &look["fields"][0]),
        (&json!(false), &Value::Null),
        "nobody knows yet"
    );
    let fault = desk.refused("customers.import", json!({"base64": base64(table), "trial": true}));
    assert_eq!((fault.code.as_str(), fault.fields[0].field.as_str()), ("import.columns_missing", "name"));
    let columns = json!(["name", "phone", "address"]);
    let trial = send(&desk, "customers.import", table, json!({"columns": columns, "trial": true}));
    assert_eq!(trial["saved"], 1);
    let before = desk.must("customers.import_preview", file.clone());
    assert_eq!(before["is_remembered"], false, "V-16: a trial saves nothing, not even that");
    send(&desk, "customers.import", table, json!({"columns": columns}));
    let after = desk.must("customers.import_preview", file);
    assert_eq!((&after["is_remembered"], &after["fields"]), (&json!(true), &columns));
    let counted = entries(&desk);
    assert_eq!(import(&desk, table, false)["skipped"], 1, "the same file without saying the columns again");
    assert_eq!(entries(&desk), counted, "V-16: not one entry");
    let fault = desk
        .refused("customers.import", json!({"base64": base64(table), "trial": true, "columns": ["name"]}));
    assert_eq!(fault.code, "import.columns_wrong", "columns of another table");
    journal_is_sound(&desk);
}

#[test]
fn a_workbook_comes_in_like_the_text_file() {
    let desk = Desk::open();
    let head = ["客户编号", "客户名称", "联系电话", "建档日期"];
    let table = [["0017", "张三", "13800138000", "2025-03-23"], ["0018", "李四", "57125477303", "45739"]];
    let book = sheet::write_xlsx("客户", &head, table).unwrap();
    let look = desk.must("customers.import_preview", json!({"name": "a.xlsx", "base64": base64(&book)}));
    assert_eq!(
        (&look["sheets"], &look["encodings"]),
        (&json!(["客户"]), &json!([])),
        "a workbook says its own"
    );
    assert_eq!(import(&desk, &book, false)["saved"], 2);
    let page = desk.must("customers.list", json!({"search": "李四"}));
    assert_eq!(rows(&page)[0]["phone"], "057125477303", "a landline kept as a number gets its zero back");
    let again = sheet::write_csv(&head, table);
    assert_eq!(import(&desk, &again, false)["skipped"], 2, "the same words in another dress are nothing new");
    let spoilt = "客户编号,客户名称,联系电话\n1.38E+11,王五,\n2,赵六,1.38E+10\n".as_bytes();
    let report = import(&desk, spoilt, true);
    assert_eq!(told(&report["errors"]), [(1, "cell.scientific"), (2, "cell.scientific")]);
}

#[test]
fn the_result_list_is_mended_and_imported_again_without_doubling() {
    let desk = Desk::open();
    let table = "客户编号,客户名称,备注\nK1,张三,=1+1\nK2,,没有名字\nK3,王五,a,b\n".as_bytes();
    let report = send(&desk, "customers.import", table, json!({"run": "r1"}));
    assert_eq!(told(&report["errors"]), [(2, "customer.name_missing"), (3, "row.too_many_cells")]);
    let ask = |format: &str, only: bool| {
        let file = json!({"name": "客户.csv", "base64": base64(table)});
        json!({"run": "r1", "file": file, "format": format, "language": "zh-CN", "only_open": only})
    };
    let list = desk.must("imports.result", ask("csv", false));
    assert_eq!((&list["name"], &list["rows"]), (&json!("客户 导入结果.csv"), &json!(3)));
    let text = String::from_utf8(bytes(&list["base64"])).unwrap();
    assert!(text.starts_with('\u{FEFF}') && text.contains("\r\n"), "UTF-8 with mark, CRLF");
    assert!(text.contains("1,新增") && text.contains("K1,张三,'=1+1"), "a formula goes out defused: {text}");
    assert!(text.contains("2,未导入,客户名称：没有客户名称"), "why: {text}");
    assert!(text.contains("K3,王五,a,b"), "what was too much is still to be seen: {text}");

    let mended = text.replace("K2,,没有名字", "K2,李四,没有名字").replace("K3,王五,a,b", "K3,王五,a b");
    let again = import(&desk, mended.as_bytes(), false);
    assert_eq!((&again["saved"], &again["skipped"]), (&json!(2), &json!(1)), "only what was mended is new");
    assert_eq!(rows(&desk.must("customers.list", json!({}))).len(), 3, "nobody twice");

    let open = desk.must("imports.result", ask("xlsx", true));
    let book = sheet::open(&bytes(&open["base64"]), None, None).unwrap();
    assert_eq!(book.rows().count(), 2, "only the rows not taken over");
    let folder = desk.dir.path().join("清单");
    std::fs::create_dir(&folder).unwrap();
    let mut into = ask("csv", true);
    into["folder"] = json!(folder);
    desk.must("imports.result", into.clone());
    into["only_open"] = json!(false);
    let second = desk.must("imports.result", into);
    assert_eq!(second["name"], "客户 导入结果 (2).csv", "a file that is there is never replaced");
    desk.must(
        "people.save",
        json!({"id": null, "login": "chen", "name": "陈", "roles": ["front_desk"], "password": crate::testing::PASSWORD, "active": true}),
    );
    desk.sign_in("chen");
    assert_eq!(
        desk.refused("imports.result", ask("csv", false)).code,
        "import.run_missing",
        "nobody else's list"
    );
}

#[test]
fn a_stopped_import_keeps_what_is_done_and_the_same_file_goes_on() {
    let desk = Desk::open();
    let head = "客户编号,客户名称\n";
    let table = (0..2_000).fold(head.to_string(), |text, n| text + &format!("K{n},客户{n}\n"));
    let report = std::thread::scope(|scope| {
        let importing =
            scope.spawn(|| send(&desk, "customers.import", table.as_bytes(), json!({"run": "r2"})));
        // As soon as the first rows are saved; however fast the machine, the run is stopped or done.
        loop {
            let progress = desk.must("imports.progress", json!({"run": "r2"}));
            if progress["done"] != 0 || importing.is_finished() {
                let _ = desk.call("imports.stop", json!({"run": "r2"}));
                break;
            }
            std::thread::yield_now();
        }
        importing.join().unwrap()
    });
    let (saved, left) = (report["saved"].as_u64().unwrap(), report["left"].as_u64().unwrap());
    assert_eq!(saved + left, 2_000, "every row is told of");
    assert_eq!(report["stopped"], left > 0, "V-16: a stop says that it stopped");
    assert!(saved > 0, "what is done stays");
    let kept = desk.must("customers.list", json!({}))["total"].as_u64();
    assert_eq!(kept, Some(saved), "and is what the report says");
    let rest = import(&desk, table.as_bytes(), false);
    assert_eq!((rest["saved"].as_u64(), rest["skipped"].as_u64()), (Some(left), Some(saved)));
}

#[test]
fn contacts_and_sites_come_to_their_customers_and_once() {
    let desk = Desk::open();
    import(
        &desk,
        "客户编号,客户名称,联系电话\nK1,甲公司,0571-25477303\nK2,乙公司,\nK3,乙公司,\n".as_bytes(),
        false,
    );
    let contacts = "客户编号,客户名称,联系人,职务,手机\nK1,,王芳,采购,13800138000\n,甲公司,王芳,,0571-25477303\n\
                    ,乙公司,李四,,\nK9,,赵六,,\nK1,,,,\nK2,,钱七,主任,不详\n";
    let report = send(&desk, "contacts.import", contacts.as_bytes(), json!({}));
    assert_eq!(
        (&report["saved"], &report["updated"]),
        (&json!(2), &json!(1)),
        "by number or by a name that is one"
    );
    let expected =
        [(3, "equipment.customer_ambiguous"), (4, "equipment.customer_unknown"), (5, "contact.name_missing")];
    assert_eq!(told(&report["errors"]), expected);
    assert_eq!(told(&report["warnings"]), [(6, "phone.left_out")]);
    let counted = entries(&desk);
    let again = send(&desk, "contacts.import", contacts.as_bytes(), json!({}));
    assert_eq!((&again["saved"], &again["updated"], &again["skipped"]), (&json!(0), &json!(0), &json!(3)));
    assert_eq!(entries(&desk), counted, "V-16: not one entry");

    let sites = "客户编号,地点名称,地址\nK1,总部,文三路1号\nK1,仓库,文三路2号\nK1,,文三路2号\nK2,门店,\n";
    let report = send(&desk, "sites.import", sites.as_bytes(), json!({}));
    assert_eq!(
        (&report["saved"], &report["skipped"]),
        (&json!(2), &json!(1)),
        "an address known is that place"
    );
    assert_eq!(told(&report["errors"]), [(4, "site.address_missing")]);
    let counted = entries(&desk);
    send(&desk, "sites.import", sites.as_bytes(), json!({}));
    assert_eq!(entries(&desk), counted, "V-16: not one entry");
    let id = rows(&desk.must("customers.list", json!({"search": "甲公司"})))[0]["id"].clone();
    let file = desk.must("customers.get", json!({"id": id}));
    assert_eq!(file["contacts"].as_array().unwrap().len(), 1, "one person, two rows");
    assert_eq!(file["phones"].as_array().unwrap().len(), 2, "the firm's number is now hers too");
    assert_eq!(file["sites"].as_array().unwrap().len(), 2);
    journal_is_sound(&desk);
}
