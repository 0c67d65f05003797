//! What the desk sees of a VIP, and where his request stands in the queue (N-07, N-10).

use serde_json::{Value, json};

use super::{firm, registered};
use crate::testing::Desk;

fn vip(desk: &Desk) -> Value {
    desk.sign_in("admin");
    let people = desk.must("people.list", json!({}));
    let owner = people.as_array().unwrap().iter().find(|p| p["login"] == "zhao").unwrap()["id"].clone();
    let saved = desk.must(
        "customers.save",
        json!({"name": "国宾馆", "kind": "organisation", "grade": "vip", "owner": owner,
               "phones": [{"number": "13900000000"}]}),
    );
    let id = saved["customer"]["id"].clone();
    desk.must(
        "customers.vip_save",
        json!({"customer": id, "line": "0571-8800 0008", "terms": "", "maintenance": "", "place": ""}),
    );
    desk.sign_in("wang");
    id
}

fn queue(desk: &Desk) -> Vec<Value> {
    let page = desk.must("tickets.list", json!({"view": "open"}));
    page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

#[test]
fn the_desk_sees_the_line_and_the_owner_of_a_vip_who_calls() {
    let desk = firm();
    let vip = vip(&desk);
    let found = desk.must("customers.recognise", json!({"query": "13900000000"}));
    assert_eq!(found["matches"][0]["customer"]["id"], vip, "N-07: recognised by the number calling");
    assert_eq!(found["matches"][0]["customer"]["owner_name"], "赵主管", "N-07: the owner is shown");
    let known = desk.must("tickets.known", json!({"customer": vip}));
    assert_eq!(known["vip_line"], "0571-8800 0008", "N-07: and the line kept free for him");
    desk.sign_in("li");
    let known = desk.must("tickets.known", json!({"customer": vip}));
    assert_eq!(known["vip_line"], "", "T-07: who sees no more of him than the name is not told his line");
    desk.sign_in("wang");
    let other = registered(&desk, json!({}));
    let known = desk.must("tickets.known", json!({"customer": other["customer"]}));
    assert_eq!(known["vip_line"], "", "others have none");
}

#[test]
fn a_vip_moves_ahead_of_his_kind_only_where_the_firm_wants_it_and_never_before_danger() {
    let desk = firm();
    let vip = vip(&desk);
    let of_vip =
        json!({"customer": vip, "customer_name": "", "serial": "V-1", "contact_phone": "13900000000"});
    let first = registered(&desk, json!({"serial": "A-1"}));
    let plain_vip = registered(&desk, of_vip.clone());
    assert_eq!(queue(&desk), [first["id"].clone(), plain_vip["id"].clone()], "N-10: off, by receipt time");
    desk.sign_in("admin");
    desk.must("settings.set", json!({"key": "vip.priority", "value": true, "reason": "合同约定"}));
    desk.sign_in("wang");
    let danger = registered(&desk, json!({"serial": "A-2", "urgent": "danger"}));
    let ahead = registered(
        &desk,
        json!({"customer": vip, "customer_name": "", "serial": "V-2", "contact_phone": "13900000000"}),
    );
    assert_eq!(
        queue(&desk),
        [danger["id"].clone(), ahead["id"].clone(), first["id"].clone(), plain_vip["id"].clone()],
        "N-10: danger always precedes, then the VIP before others of his kind"
    );
}
