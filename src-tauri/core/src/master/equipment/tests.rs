//! Items on a real vault.

use serde_json::{Value, json};

use crate::testing::Desk;

fn customer(desk: &Desk, name: &str) -> String {
    let file = desk.must("customers.save", json!({"name": name}));
    file["customer"]["id"].as_str().unwrap().into()
}

fn import(desk: &Desk, csv: &str) -> Value {
    use base64::Engine;
    let base64 = base64::engine::general_purpose::STANDARD.encode(csv);
    desk.must("equipment.import", json!({"name": "e.csv", "base64": base64, "trial": false}))
}

#[test]
fn an_item_shows_the_end_of_its_warranty_and_whether_it_is_over() {
    let desk = Desk::open();
    let owner = customer(&desk, "华安");
    let sold = |day: &str| {
        desk.must(
            "equipment.save",
            json!({"customer": owner, "model": "HIK-DS2CD", "purchased_on": day, "warranty_months": 12}),
        )
    };
    // The desk's day is 2026-11-22.
    let free = sold("2025-11-22");
    assert_eq!(
        (free["warranty_until"].as_str(), free["warranty"].as_str()),
        (Some("2026-11-22"), Some("in_warranty")),
        "M-02: the anniversary is still free"
    );
    let paid = sold("2025-11-21");
    assert_eq!(paid["warranty"], "expired", "M-02: one day later is paid");
    let unknown = desk.must("equipment.save", json!({"customer": owner, "model": "UPS-6K"}));
    assert_eq!(unknown["warranty"], "unknown", "nothing is known, so nothing is claimed");
    assert_eq!(unknown["number"], "E26-B-00003");
    let expired = desk.must("equipment.list", json!({"warranty": "expired"}));
    assert_eq!(expired["rows"].as_array().unwrap().len(), 1, "the list is narrowed by state");
}

#[test]
fn an_item_sold_on_belongs_to_the_new_owner_and_keeps_its_line_of_owners() {
    let desk = Desk::open();
    let (a, b) = (customer(&desk, "甲公司"), customer(&desk, "乙公司"));
    let item = desk.must("equipment.save", json!({"customer": a, "model": "VRV-280", "serial": "SN1"}));
    desk.minutes_pass(1);
    desk.must(
        "equipment.save",
        json!({"id": item["id"], "customer": b, "model": "VRV-280", "serial": "SN1"}),
    );
    let of = |id: &str| desk.must("customers.get", json!({"id": id}))["equipment"].as_array().unwrap().len();
    assert_eq!((of(&a), of(&b)), (0, 1), "N-03: one customer at a time");
    let history = desk.must("journal.history", json!({"table": "equipment", "id": item["id"]}));
    assert_eq!(history[0]["fields"]["customer"], json!([a, b]), "N-03: the change of owner is kept");
    desk.must("journal.undo", json!({"tx": history[0]["tx"]}));
    assert_eq!((of(&a), of(&b)), (1, 0), "and can be taken back");
}

#[test]
fn a_serial_names_one_item() {
    let desk = Desk::open();
    let owner = customer(&desk, "甲公司");
    let first = desk.must("equipment.save", json!({"customer": owner, "model": "A", "serial": "SN1"}));
    let fault = desk.refused("equipment.save", json!({"customer": owner, "model": "B", "serial": " SN1 "}));
    assert_eq!(fault.code, "equipment.duplicate_serial");
    assert_eq!(fault.args["number"], first["number"].as_str().unwrap(), "names the item that has it");
    desk.must("equipment.save", json!({"customer": owner, "model": "B"}));
    desk.must("equipment.save", json!({"customer": owner, "model": "B"}));
}

#[test]
fn an_item_without_model_or_with_anothers_site_is_not_saved() {
    let desk = Desk::open();
    let file = desk.must("customers.save", json!({"name": "甲", "sites": [{"address": "文三路 1 号"}]}));
    let other = customer(&desk, "乙");
    let fault = desk.refused("equipment.save", json!({"customer": other}));
    assert_eq!((fault.code.as_str(), fault.fields[0].field.as_str()), ("input.incomplete", "model"));
    let fault = desk
        .refused("equipment.save", json!({"customer": other, "model": "A", "site": file["sites"][0]["id"]}));
    assert_eq!(fault.fields[0].field, "site", "a site of another customer");
    let fault =
        desk.refused("equipment.save", json!({"customer": other, "model": "A", "warranty_months": 2027}));
    assert_eq!(fault.code, "equipment.warranty_months");
}

#[test]
fn items_are_imported_to_their_owners_and_a_second_time_nothing_changes() {
    let desk = Desk::open();
    desk.must("customers.save", json!({"name": "甲", "source_number": "KH1"}));
    let csv = "客户编号,设备型号,序列号,购买日期,保修月数,安装地址\n\
               KH1,VRV-280,SN1,2025-01-10,12,佛山市禅城区\n\
               KH9,VRV-280,SN2,2025-01-10,12,\n\
               KH1,VRV-280,SN1,2024-01-10,12,\n\
               KH1,,SN3,,,\n\
               KH1,UPS-6K,SN4,2025-02-30,三年,\n";
    let report = import(&desk, csv);
    assert_eq!((&report["rows"], &report["saved"]), (&json!(5), &json!(2)));
    let told = |list: &Value| -> Vec<(u64, String)> {
        let told = list.as_array().unwrap().iter();
        told.map(|f| (f["row"].as_u64().unwrap(), f["code"].as_str().unwrap().into())).collect()
    };
    let errors = told(&report["errors"]);
    let expected = [
        (2, "equipment.customer_unknown".to_string()),
        (3, "equipment.duplicate_serial".into()),
        (4, "equipment.model_missing".into()),
    ];
    assert_eq!(errors, expected, "V-16: every bad row with its number");
    assert_eq!(told(&report["warnings"]), [(5, "day.invalid".into()), (5, "months.invalid".into())]);
    let again = import(&desk, csv);
    assert_eq!((&again["saved"], &again["updated"], &again["skipped"]), (&json!(0), &json!(0), &json!(2)));
    let updated = import(&desk, "客户编号,设备型号,序列号,保修月数\nKH1,UPS-6K,SN4,36\n");
    assert_eq!(updated["updated"], 1, "another word about a known serial");
}

#[test]
fn a_system_is_kept_with_its_version_and_a_planting_site_with_what_grows_there() {
    let desk = Desk::open();
    let owner = customer(&desk, "甲");
    let save = |item: Value| {
        let mut input = json!({"customer": owner});
        input.as_object_mut().unwrap().extend(item.as_object().unwrap().clone());
        desk.must("equipment.save", input)
    };
    let system = save(json!({"name": "门禁系统", "version": "V3.2.1"}));
    assert_eq!((&system["kind"], &system["version"]), (&json!("system"), &json!("V3.2.1")), "N-03");
    let lawn = save(json!({"planting": "香樟 12 株", "address": "滨江一期"}));
    assert_eq!((&lawn["kind"], &lawn["name"]), (&json!("planting"), &json!("香樟 12 株")), "N-03");
    assert_eq!(save(json!({"model": "VRV-280"}))["kind"], "product", "N-03");
    assert_eq!(save(json!({"plate": "浙A12345", "mileage": 35_000}))["kind"], "vehicle", "N-03");
    let found = desk.must("equipment.list", json!({"search": "香樟"}));
    assert_eq!(found["rows"][0]["id"], lawn["id"], "found by what is planted");
    desk.must("customers.save", json!({"name": "乙", "source_number": "KH1"}));
    let text = "客户编号,名称,软件版本,品种\nKH1,调度系统,2.4,\nKH1,,,桂花 30 株\nKH1,,,\n";
    let report = import(&desk, text);
    assert_eq!((&report["saved"], &report["warnings"]), (&json!(2), &json!([])), "V-16: {report}");
    assert_eq!(report["errors"][0]["code"], "equipment.model_missing");
    let items = desk.must("equipment.list", json!({"search": "调度"}));
    assert_eq!((&items["rows"][0]["kind"], &items["rows"][0]["version"]), (&json!("system"), &json!("2.4")));
}

#[test]
fn an_item_says_whether_a_service_contract_covers_it() {
    let desk = Desk::open();
    let owner = customer(&desk, "甲");
    let with = |contract: &str, until: Value| {
        let item = json!({"customer": owner, "model": "A", "contract": contract, "contract_until": until});
        desk.must("equipment.save", item)["contract_state"].clone()
    };
    // The desk's day is 2026-11-22.
    assert_eq!(with("WB-1", json!("2026-11-22")), "covered", "N-03: the last day is still covered");
    assert_eq!(with("WB-1", json!("2026-11-21")), "ended");
    assert_eq!(with("WB-1", Value::Null), "covered", "without a last day it runs on");
    assert_eq!(with(" ", json!("2027-01-01")), "none", "a day alone is no contract");
    desk.must("customers.save", json!({"name": "乙", "source_number": "KH1"}));
    let report = import(&desk, "客户编号,型号,序列号,合同编号,合同到期日\nKH1,B,SN9,WB-9,2027-03-31\n");
    assert_eq!((&report["saved"], &report["warnings"]), (&json!(1), &json!([])), "V-16: {report}");
    let row = &desk.must("equipment.list", json!({"search": "SN9"}))["rows"][0];
    assert_eq!((&row["contract"], &row["contract_until"]), (&json!("WB-9"), &json!("2027-03-31")), "N-03");
}

#[test]
fn vehicles_come_in_by_their_plates_and_are_found_by_them() {
    use base64::Engine;
    let desk = Desk::open();
    desk.must("customers.save", json!({"name": "甲", "source_number": "KH1"}));
    let send = |text: &str| {
        let base64 = base64::engine::general_purpose::STANDARD.encode(text);
        desk.must("vehicles.import", json!({"name": "v.csv", "base64": base64, "trial": false}))
    };
    let text = "客户编号,车牌号,车型,车架号,行驶里程\nKH1,浙A·12345,ZK6119H,LZYTATE6,3.5万公里\n\
                KH1,浙a12345,ZK6119H,,\nKH1,,ZK6119H,LZYTATE7,\nKH1,浙B00001,,,新车\n";
    let report = send(text);
    let code = |at: usize| report["errors"][at]["code"].as_str().unwrap().to_string();
    assert_eq!(report["saved"], 2, "N-03: a vehicle with plate and mileage");
    assert_eq!((code(0), code(1)), ("equipment.duplicate_plate".into(), "equipment.plate_missing".into()));
    assert_eq!(report["warnings"][0]["code"], "mileage.invalid");
    let before = desk.must("journal.verify", json!({}))["entries"].clone();
    assert_eq!(send(text)["skipped"], 2, "V-16: a second time changes nothing");
    assert_eq!(desk.must("journal.verify", json!({}))["entries"], before, "not one entry");
    let page = desk.must("equipment.list", json!({"search": "a1234"}));
    let found = &page["rows"][0];
    assert_eq!(
        (&found["plate"], &found["mileage"]),
        (&json!("浙A12345"), &json!(35_000)),
        "A-13: by part of the plate"
    );
    for typed in ["浙A·123", "A1234", "浙A12345", "2345"] {
        let known = desk.must("customers.recognise", json!({"query": typed}));
        let item = &known["matches"][0]["equipment"][0];
        assert_eq!(item["plate"], "浙A12345", "A-13: the caller is known by {typed}: {known}");
    }
    let updated = send("客户编号,车牌号,里程\nKH1,浙A12345,36000\n");
    assert_eq!(updated["updated"], 1, "a later reading");
    let owner = &found["customer"];
    let fault =
        desk.refused("equipment.save", json!({"customer": owner, "model": "X", "plate": "浙A 12345"}));
    assert_eq!(fault.code, "equipment.duplicate_plate", "a plate names one vehicle");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
}

#[test]
fn what_is_shown_masked_is_not_written_over_what_is_known() {
    let desk = Desk::open();
    let owner = customer(&desk, "甲公司");
    let item = desk.must(
        "equipment.save",
        json!({"customer": owner, "model": "VRV", "address": "苏州市工业园区环城南路268号", "note": "钥匙在门卫"}),
    );
    desk.must(
        "people.save",
        json!({"id": null, "login": "qian", "name": "钱经理", "roles": ["project_manager"],
               "password": crate::testing::PASSWORD, "active": true}),
    );
    desk.sign_in("qian");
    let seen = desk.must("equipment.get", json!({"id": item["id"]}));
    assert_eq!(seen["address"], "苏州市工业园区****", "T-07: not his customer");
    desk.must(
        "equipment.save",
        json!({"id": item["id"], "customer": owner, "model": "VRV-2", "address": seen["address"], "note": seen["note"]}),
    );
    desk.sign_in("admin");
    let after = desk.must("equipment.get", json!({"id": item["id"]}));
    assert_eq!(
        (after["model"].as_str(), after["address"].as_str(), after["note"].as_str()),
        (Some("VRV-2"), Some("苏州市工业园区环城南路268号"), Some("钥匙在门卫"))
    );
}
