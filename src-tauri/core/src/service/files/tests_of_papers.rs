//! What leaves the customer's file: the file sheet, the repair card, the whole of it as a ZIP (P-11, P-36, N-17).

use std::fs;
use std::io::Read;

use serde_json::{Value, json};

use crate::kernel::blobs::from_base64;
use crate::service::papers::tests::golden::{coarse, hold, looks_alike};
use crate::service::papers::tests::signing;
use crate::service::sheets::tests::text;
use crate::service::visits::tests::{
    arrive, complete, firm, journal_agrees, picture, plan_of, ready, save, work_done,
};
use crate::testing::{Desk, MORNING};

const HOUR: i64 = 3_600_000;

/// A customer with everything a file has, a vehicle among the items.
fn customer(desk: &Desk) -> Value {
    desk.sign_in("wang");
    let made = desk.must(
        "customers.save",
        json!({"name": "王芳", "region": "西湖区", "note": "希望上门前一天提醒 𠮷㛃", "opened_on": "2026-03-03",
               "contacts": [{"name": "王小北", "post": "司机", "email": ""}],
               "phones": [{"number": "13800000000"}], "sites": [{"name": "家", "address": "杭州市西湖区学院路552号"}]}),
    )["customer"]
        .clone();
    let item = json!({"customer": made["id"], "name": "五菱宏光", "model": "1.5L", "serial": "LZW0001", "plate": "浙A12345",
                      "purchased_on": "2025-03-03", "warranty_months": 24});
    desk.must("equipment.save", item);
    made
}

/// A repair `li` has done.
fn repair(desk: &Desk, customer: &Value, nth: i64) -> Value {
    let said = format!("第 {nth} 次：不制冷");
    let ticket =
        ready(desk, json!({"customer": customer["id"], "serial": format!("SN-{nth}"), "description": said}));
    let at = MORNING + nth * 5 * HOUR;
    let visit = desk.must("visits.plan", plan_of(desk, &ticket, json!({"planned_at": at, "agreed_at": at})));
    desk.sign_in("li");
    let visit = visit["id"].clone();
    arrive(desk, &visit);
    let mut report = complete();
    report["work_done"] = json!(format!("更换启动电容 {nth} 号"));
    save(desk, &visit, report);
    let bytes = crate::kernel::blobs::to_base64(&picture(nth as u8));
    desk.must(
        "visits.add_photo",
        json!({"visit": visit, "base64": bytes, "view": "whole", "caption": "机器全貌"}),
    );
    work_done(desk, &visit).unwrap();
    visit
}

fn signed(desk: &Desk, visit: &Value, shift: i64) {
    let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "on_site"}));
    let mut signing = signing(desk, &json!(null), &shown["content_digest"], shift);
    signing.as_object_mut().unwrap().remove("id");
    signing["round"] = shown["round"]["id"].clone();
    desk.must("acceptance.sign", signing);
}

/// In words and as seen from across the room, in both languages.
fn holds(desk: &Desk, command: &str, name: &str, customer: &Value) -> String {
    let mut chinese = String::new();
    for language in ["zh-CN", "en"] {
        let said = text(desk, command, json!({"customer": customer["id"]}), language);
        assert!(!said.contains("sheets-") && !said.contains("customers-"), "V-13: {said}");
        hold(&format!("{name}.filled.{language}.txt"), &said, |kept, found| kept == found);
        let made = desk.must(
            command,
            json!({"customer": customer["id"], "print": {"to": "folder", "language": language}}),
        );
        let pdf = from_base64(made["base64"].as_str().unwrap()).unwrap();
        hold(&format!("{name}.filled.{language}.picture.txt"), &coarse(&pdf), looks_alike);
        if language == "zh-CN" {
            chinese = said;
        }
    }
    chinese
}

#[test]
fn the_file_sheet_shows_every_field_and_a_dash_where_nothing_is_known() {
    let desk = firm();
    let customer = customer(&desk);
    repair(&desk, &customer, 1);
    desk.sign_in("wang");
    let said = holds(&desk, "sheets.customer_file", "customer_file", &customer);
    for field in [
        "名称",
        "地址",
        "电话",
        "联系人",
        "类型",
        "地区",
        "最近上门",
        "型号",
        "车牌",
        "保养周期",
        "下次保养",
        "需求与备注",
        "服务记录",
        "下次联系事由",
        "下次联系日期",
    ] {
        assert!(said.contains(field), "N-02: {field} is missing in {said}");
    }
    assert!(said.contains("浙A12345") && said.contains("王小北"), "P-11: {said}");
    assert!(said.contains('—'), "N-02: what is empty stands as a dash");
    // T-14: who printed whose data is on record.
    let session = desk.core.session().unwrap();
    let noted = desk.core.read_as(&session, |r| {
        r.value::<String>("SELECT filter FROM table_export WHERE list = 'sheets.customer_file' LIMIT 1", [])
    });
    assert_eq!(json!(noted.unwrap()), customer["number"], "T-14");
    journal_agrees(&desk);
}

#[test]
fn the_repair_card_has_a_line_for_each_of_three_repairs() {
    let desk = firm();
    let customer = customer(&desk);
    for nth in 1..=3 {
        repair(&desk, &customer, nth);
    }
    desk.sign_in("wang");
    let said = holds(&desk, "sheets.customer_card", "customer_card", &customer);
    assert_eq!(said.matches("更换启动电容").count(), 3, "P-36: three repairs, three lines: {said}");
    assert_eq!(said.matches("李师傅").count(), 3, "P-36: by whom");
}

/// N-17: the list, every file of it, and who took it when.
#[test]
fn a_customers_whole_file_goes_out_with_its_list_and_is_noted() {
    let desk = firm();
    let customer = customer(&desk);
    for nth in 1..=3 {
        let visit = repair(&desk, &customer, nth);
        signed(&desk, &visit, nth);
    }
    let other = {
        desk.sign_in("wang");
        desk.must("customers.save", json!({"name": "别人"}))["customer"].clone()
    };
    let out = desk.dir.path().join("交付");
    fs::create_dir(&out).unwrap();
    let asked = json!({"customer": customer["id"], "folder": out});
    desk.sign_in("wang");
    assert_eq!(desk.refused("customers.dossier", asked.clone()).code, "command.denied", "customer.export");
    desk.sign_in("admin");
    let made = desk.must("customers.dossier", asked);
    let listed = made["documents"].as_array().unwrap();
    let sealed = listed.iter().filter(|d| d["kind"] == "filed_document").count();
    let photos = listed.iter().filter(|d| d["kind"] == "visit_photo").count();
    assert_eq!((sealed, photos, &made["lost"]), (3, 3, &json!(0)), "N-17: {made}");
    let mut zip = zip::ZipArchive::new(fs::File::open(made["path"].as_str().unwrap()).unwrap()).unwrap();
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.to_string()).collect();
    for line in listed {
        assert!(names.contains(&line["file"].as_str().unwrap().to_string()), "listed and there: {line}");
    }
    assert!(
        names[0].ends_with(".pdf") && names[0].contains("目录"),
        "the list of contents comes first: {names:?}"
    );
    let mut customers = String::new();
    zip.by_name("records/customer.jsonl").unwrap().read_to_string(&mut customers).unwrap();
    assert!(customers.contains("王芳") && !customers.contains("别人"), "this customer's and nobody else's");
    for (name, bytes) in names
        .iter()
        .filter(|n| n.starts_with("papers/"))
        .map(|n| (n.clone(), bytes_of(&mut zip, n)))
        .collect::<Vec<_>>()
    {
        let verdict =
            desk.must("documents.verify", json!({"base64": crate::kernel::blobs::to_base64(&bytes)}));
        assert_eq!(verdict["judgement"], "intact", "{name}");
    }
    let session = desk.core.session().unwrap();
    let noted = desk.core.read_as(&session, |r| {
        Ok(r.first::<crate::master::customers::CustomerExport>("ORDER BY rid DESC", [])?.unwrap())
    });
    let noted = noted.unwrap();
    assert_eq!((noted.documents, noted.photos, json!(noted.digest)), (3, 3, made["digest"].clone()), "N-17");
    let history = desk.must("journal.history", json!({"table": "customer_export", "id": noted.id}));
    assert_eq!(history[0]["actor_name"], "陈主管", "N-17, T-14: by whom");
    assert_eq!(history[0]["entered_at"], json!(desk.core.now()), "N-17, T-14: when");
    let empty = desk.must("customers.dossier", json!({"customer": other["id"], "folder": out}));
    assert_eq!(empty["documents"], json!([]), "a file with nothing in it is still a file");
    journal_agrees(&desk);
}

fn bytes_of(zip: &mut zip::ZipArchive<fs::File>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}
