//! Whatever was said of a job finds it (V-14).

use serde_json::{Value, json};

use super::{firm, journal_agrees, registered};
use crate::testing::Desk;

fn found(desk: &Desk, typed: &str) -> Vec<Value> {
    let rows = desk.must("tickets.list", json!({"view": "all", "search": typed}))["rows"].clone();
    rows.as_array().unwrap().iter().map(|row| row["number"].clone()).collect()
}

#[test]
fn what_the_trade_asks_a_second_call_and_a_note_find_the_ticket() {
    let desk = firm();
    let wanted =
        registered(&desk, json!({"details": {"plate": "沪A8F612", "project": "云栖二期"}, "serial": "SN-7"}));
    registered(&desk, json!({"customer_name": "李强", "contact_phone": "13911112222", "serial": "SN-8"}));
    let call = desk.must(
        "tickets.join",
        json!({"id": wanted["id"], "channel": "phone", "contact_name": "老谢", "contact_phone": "13722223333",
               "description": "催修"}),
    );
    desk.must("tickets.note", json!({"id": wanted["id"], "kind": "remark", "text": "门卫室取钥匙"}));
    for typed in ["8f612", "云栖二期", "老谢", "3333", "钥匙"] {
        assert_eq!(found(&desk, typed), [wanted["number"].clone()], "V-14: `{typed}`");
    }
    desk.must("tickets.unjoin", json!({"contact": call["contact"]}));
    assert_eq!(found(&desk, "3333"), [] as [Value; 0], "A-13: of a call taken back nothing finds it");
    journal_agrees(&desk);
}

#[test]
fn a_file_kept_of_the_customer_finds_the_customer() {
    let desk = firm();
    let ticket = registered(&desk, json!({}));
    let path = desk.dir.path().join("机房平面.txt");
    std::fs::write(&path, "图").unwrap();
    desk.sign_in("zhao");
    let added = desk.must(
        "attachments.add_to_customer",
        json!({"customer": ticket["customer"], "path": path, "caption": "三楼弱电井"}),
    );
    let found = || {
        let rows = desk.must("customers.list", json!({"search": "弱电井"}))["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(found(), [ticket["customer"].clone()], "N-11, V-14: by what the file is called");
    desk.must("attachments.remove", json!({"id": added["file"]["id"]}));
    assert_eq!(found(), [] as [Value; 0], "a file taken away names nobody");
}
