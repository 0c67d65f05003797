//! A VIP's closed file (N-06): whatever list, search, register or preview somebody without the right asks, nothing of
//! what stands in the file comes out; the desk sees the flag, the owner and the line.

use serde_json::{Value, json};

use crate::kernel::fault::FaultKind;
use crate::testing::{Desk, PASSWORD};

/// What stands in the file and nowhere else a person without the right may look.
const INSIDE: &[&str] =
    &["139 7777 5555", "13977775555", "秘书小何", "绝密路9号", "地下车库三层", "只喝龙井", "三号楼机房"];

/// What stands on his jobs: the desk rings back whom it wrote down, nobody else without a part in the job does (T-07).
const ON_JOBS: &[&str] = &["139 1111 2222", "13911112222", "贵宾楼西门"];

fn person(desk: &Desk, login: &str, role: &str) -> Value {
    desk.must(
        "people.save",
        json!({"id": null, "login": login, "name": login, "roles": [role], "password": PASSWORD, "active": true}),
    )
}

/// A firm with a VIP who has a job, an item and a complaint; answers ids.
fn firm() -> (Desk, Value, Value) {
    let desk = Desk::open();
    let owner = person(&desk, "owner", "callback_agent");
    for (login, role) in [("mei", "front_desk"), ("zhao", "callback_agent"), ("tang", "technician")] {
        person(&desk, login, role);
    }
    let file = desk.must(
        "customers.save",
        json!({"name": "国宾馆", "kind": "organisation", "grade": "vip", "owner": owner, "note": "只喝龙井",
               "contacts": [{"name": "秘书小何"}], "phones": [{"number": "139 7777 5555", "contact": 0}],
               "sites": [{"name": "三号楼机房", "address": "绝密路9号"}]}),
    );
    let vip = file["customer"]["id"].clone();
    desk.must(
        "customers.vip_save",
        json!({"customer": vip, "line": "0571-8800", "terms": "只喝龙井", "maintenance": "", "place": ""}),
    );
    let item = desk.must(
        "equipment.save",
        json!({"customer": vip, "model": "VRV-280", "serial": "VIPSN1", "address": "地下车库三层"}),
    );
    desk.must(
        "tickets.create",
        json!({"customer": vip, "contact_name": "司机老赵", "contact_phone": "13911112222", "address": "贵宾楼西门",
               "channel": "phone", "service_type": "repair", "equipment": item["id"], "model": "VRV-280",
               "serial": "VIPSN1", "description": "不制冷"}),
    );
    desk.must(
        "tickets.create",
        json!({"customer": vip, "contact_name": "司机老赵", "contact_phone": "13911112222", "address": "贵宾楼西门",
               "channel": "letter", "service_type": "complaint", "description": "上次来晚了"}),
    );
    (desk, vip, item["id"].clone())
}

/// Everything a person can ask that lists or finds records.
fn asked(vip: &Value, item: &Value) -> Vec<(&'static str, Value)> {
    let days = json!({"from": "2000-01-01", "to": "2100-01-01", "view": "all"});
    let register = |kind: &str| {
        let mut asked = days.clone();
        asked["register"] = json!(kind);
        ("registers.list", asked)
    };
    let mut all = vec![
        ("customers.list", json!({})),
        ("customers.list", json!({"search": "国宾馆"})),
        ("customers.list", json!({"grade": "vip"})),
        ("customers.get", json!({"id": vip})),
        ("customers.file", json!({"id": vip})),
        ("equipment.list", json!({})),
        ("equipment.list", json!({"search": "VIPSN1"})),
        ("equipment.get", json!({"id": item})),
        ("equipment.history", json!({"id": item})),
        ("attachments.list", json!({"customer": vip})),
        ("complaints.list", json!({})),
        ("custody.list", json!({"view": "all"})),
        ("documents.list", json!({})),
        ("papers.list", json!({})),
        ("visits.list", json!({"view": "all"})),
        ("tickets.list", json!({"view": "all"})),
        ("tickets.list", json!({"view": "open", "search": "国宾馆"})),
        ("tickets.known", json!({"customer": vip})),
        ("tickets.similar", json!({"customer": vip, "description": "不制冷"})),
        ("today.list", json!({})),
        ("journal.history", json!({"table": "customer", "id": vip})),
        register("call_out"),
        register("letters"),
        register("visitors"),
        register("dispatch"),
        register("ledger"),
        register("goods"),
        register("feedback"),
        register("standing"),
    ];
    for typed in ["国宾馆", "VIPSN1", "龙井", "绝密路", "地下车库", "小何", "5555"] {
        all.push(("search.everything", json!({"text": typed})));
        all.push(("customers.recognise", json!({"query": typed})));
        all.push(("tickets.recognise", json!({"query": typed})));
    }
    all
}

#[test]
fn nothing_of_a_closed_file_comes_out_of_any_list_search_or_register() {
    let (desk, vip, item) = firm();
    for login in ["mei", "zhao", "tang"] {
        desk.sign_in(login);
        for (command, input) in asked(&vip, &item) {
            let said = match desk.call(command, input.clone()) {
                Ok(answer) => answer.to_string(),
                Err(fault) => {
                    assert_eq!(fault.kind, FaultKind::Denied, "{command} {input}: {fault:?}");
                    format!("{fault:?}")
                }
            };
            let jobs = if login == "mei" { &[] } else { ON_JOBS };
            let told: Vec<&&str> = INSIDE.iter().chain(jobs).filter(|one| said.contains(**one)).collect();
            assert!(told.is_empty(), "N-06: {login} is told {told:?} by {command} {input}: {said}");
        }
    }
}

#[test]
fn the_desk_sees_flag_owner_and_line_and_another_agent_the_name() {
    let (desk, vip, _) = firm();
    desk.sign_in("mei");
    let row = &desk.must("customers.list", json!({"search": "国宾馆"}))["rows"][0];
    assert_eq!((&row["grade"], &row["owner_name"]), (&json!("vip"), &json!("owner")), "N-06: flag and owner");
    assert_eq!(
        desk.must("tickets.known", json!({"customer": vip}))["vip_line"],
        "0571-8800",
        "N-06: the line"
    );
    desk.sign_in("zhao");
    let row = &desk.must("customers.list", json!({"search": "国宾馆"}))["rows"][0];
    assert_eq!(
        (&row["name"], &row["phone"], &row["address"]),
        (&json!("国宾馆"), &json!("139****5555"), &json!("****")),
        "N-06: the name, nothing to ring or go to"
    );
}
