//! Printing: one file, stable order, counted and logged.

use serde_json::json;

use super::*;
use crate::testing::ask;

fn pdf_text(path: &std::path::Path) -> String {
    let out = ask(std::process::Command::new("pdftotext").arg("-raw").arg(path).arg("-"));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn two_hundred_blank_forms_are_one_file_in_the_order_of_their_numbers() {
    let desk = firm();
    desk.sign_in("wang");
    choose_folder(&desk);
    let li = person(&desk, "li");
    let printed = desk.must(
        "papers.print",
        json!({"blank": {"kind": "receipt_slip", "count": 200, "issued_to": li}, "to": "folder"}),
    );
    let numbers: Vec<String> = serde_json::from_value(printed["numbers"].clone()).unwrap();
    assert_eq!(
        (numbers.len(), numbers[0].as_str(), numbers[199].as_str()),
        (200, "R26-B-00001", "R26-B-00200")
    );
    let text = pdf_text(std::path::Path::new(printed["path"].as_str().unwrap()));
    let places: Vec<usize> = numbers.iter().map(|n| text.find(n.as_str()).unwrap()).collect();
    assert!(places.is_sorted(), "V-08: sheets lie in the order of their numbers");
    assert_eq!(text.matches("完整服务内容").count(), 200, "F-03: not valid without completed report");
    let file = desk.must("papers.get", json!({"id": printed["ids"][7]}));
    assert_eq!(file["prints"][0]["by_name"], "王前台", "T-14: {file}");
    assert_eq!(file["row"]["issued_to"], li, "D-25");
}

#[test]
fn the_sheets_are_seen_before_they_are_printed_and_nothing_is_counted_by_looking() {
    let desk = firm();
    let visit = finished(&desk);
    let slip = for_visit(&desk, "receipt_slip", &visit, json!({}));
    let goods = for_visit(&desk, "goods_receipt", &visit, one_thing());
    desk.must("papers.print", json!({"ids": [slip["id"]], "to": "folder"}));
    let seen =
        desk.must("papers.preview_print", json!({"ids": [slip["id"], goods["id"]], "from": 0, "limit": 9}));
    assert_eq!(
        (&seen["sheets"], &seen["reprints"], seen["pages"].as_array().unwrap().len()),
        (&json!(3), &json!(1), 3),
        "V-08: one slip printed before, and both copies of the receipt"
    );
    assert_eq!((&seen["papers"][0]["print"], &seen["papers"][1]["print"]), (&json!(2), &json!(1)));
    let file = desk.must("papers.get", json!({"id": slip["id"]}));
    assert_eq!(file["row"]["prints"], 1, "T-14: looking is no print");
    desk.sign_in("wang");
    let blank = json!({"kind": "receipt_slip", "count": 200});
    let seen = desk.must("papers.preview_print", json!({"blank": blank, "from": 199, "limit": 1}));
    assert_eq!((&seen["sheets"], seen["pages"].as_array().unwrap().len()), (&json!(200), 1));
    let refused =
        desk.refused("papers.preview_print", json!({"blank": {"kind": "receipt_slip", "count": 201}}));
    assert_eq!(refused.code, "papers.count");
    assert_eq!(
        issued(&desk, json!({"kind": "receipt_slip"}))["number"],
        "R26-B-00002",
        "T-13: no number was given out by looking"
    );
}

#[test]
fn a_count_out_of_bounds_numbers_nothing() {
    let desk = firm();
    desk.sign_in("wang");
    for count in [0, 201] {
        let input = json!({"blank": {"kind": "receipt_slip", "count": count}, "to": "folder"});
        assert_eq!(desk.refused("papers.print", input).code, "papers.count");
    }
    assert_eq!(
        desk.refused("papers.print", json!({"to": "folder"})).code,
        "papers.count",
        "nothing asked for"
    );
    let input =
        json!({"blank": {"kind": "receipt_slip", "count": 1}, "to": "printer", "printer": "no such queue"});
    assert_eq!(desk.refused("papers.print", input).code, "papers.no_printer");
    assert_eq!(issued(&desk, json!({"kind": "receipt_slip"}))["number"], "R26-B-00001", "T-13: no gap");
}

#[test]
fn a_reprint_says_so_and_keeps_the_content_it_was_frozen_with() {
    let desk = firm();
    let visit = on_site(&desk);
    choose_folder(&desk);
    let receipt = for_visit(&desk, "goods_receipt", &visit, one_thing());
    let print = |desk: &Desk| {
        let done = desk.must("papers.print", json!({"ids": [receipt["id"]], "to": "folder"}));
        pdf_text(std::path::Path::new(done["path"].as_str().unwrap()))
    };
    let first = print(&desk);
    assert!(!first.contains("重印"), "the first print is none");
    assert!(first.contains("客户联") && first.contains("存根联"), "P-34: two copies");
    assert_eq!(first.matches("取回物品时请交回本收据").count(), 2, "P-34: return note on both");
    let digest = desk.must("papers.get", json!({"id": receipt["id"]}))["content_digest"].clone();
    assert!(print(&desk).contains("重印 1"), "V-08: reprints are counted on the sheet");
    assert!(print(&desk).contains("重印 2"));
    let file = desk.must("papers.get", json!({"id": receipt["id"]}));
    assert_eq!(
        (&file["row"]["prints"], &file["content_digest"]),
        (&json!(3), &digest),
        "one content, one code"
    );
    assert_eq!(file["prints"].as_array().unwrap().len(), 3, "T-14: each print is logged");
}

#[test]
fn without_a_folder_the_bytes_come_back_and_the_viewer_gets_a_file_of_the_programs_own() {
    let desk = firm();
    desk.sign_in("wang");
    let blank = json!({"kind": "repair_card", "count": 1});
    let bytes = desk.must("papers.print", json!({"blank": blank, "to": "folder"}));
    assert!(bytes["base64"].as_str().unwrap().starts_with("JVBER"), "a PDF: {bytes}");
    let first = desk.must("papers.print", json!({"blank": blank, "to": "viewer"}));
    let path = std::path::PathBuf::from(first["path"].as_str().unwrap());
    assert!(path.starts_with(desk.core.dir()), "nowhere but its own folder");
    desk.minutes_pass(1);
    desk.must("papers.print", json!({"blank": blank, "to": "viewer"}));
    assert!(!path.exists(), "what was printed before does not lie about in plain");
}

#[test]
fn a_voucher_printed_blank_has_a_number_of_its_own_and_says_when_it_is_valid() {
    let desk = firm();
    choose_folder(&desk);
    desk.sign_in("wang");
    let mut numbers = Vec::new();
    for language in ["zh-CN", "en"] {
        let blank = json!({"kind": "service_voucher", "count": 2});
        let printed =
            desk.must("papers.print", json!({"blank": blank, "to": "folder", "language": language}));
        let text = pdf_text(std::path::Path::new(printed["path"].as_str().unwrap()));
        let said = match language {
            "en" => "Not valid without date and time of completion and the completed report",
            _ => "未填写完工日期、时间和完整服务内容的，本单无效",
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(text.matches(said).count(), 2, "P-30: each says so: {text}");
        for number in printed["numbers"].as_array().unwrap() {
            assert!(text.contains(number.as_str().unwrap()), "P-30: its number stands on it");
            numbers.push(number.as_str().unwrap().to_string());
        }
    }
    let mut once = numbers.clone();
    once.sort();
    once.dedup();
    assert_eq!((numbers.len(), once.len()), (4, 4), "P-30, T-13: every number is unique: {numbers:?}");
}

/// prepared at intake, before anybody wrote a report.
#[test]
fn a_voucher_prints_the_warranty_and_the_contract_of_the_item_on_file() {
    let desk = firm();
    choose_folder(&desk);
    let owner =
        desk.must("customers.save", json!({"name": "华安物业", "phones": [{"number": "13911110000"}]}));
    let item = desk.must(
        "equipment.save",
        json!({"customer": owner["customer"]["id"], "name": "螺杆机组", "model": "LS-130", "serial": "V9",
               "purchased_on": "2026-01-01", "warranty_months": 12, "contract": "WB-7", "contract_until": "2027-06-30"}),
    );
    desk.sign_in("wang");
    let ticket = desk.must(
        "tickets.create",
        json!({"customer": owner["customer"]["id"], "equipment": item["id"], "channel": "phone", "service_type": "repair",
               "contact_name": "王工", "contact_phone": "13911110000", "description": "报警停机"}),
    );
    let voucher = issued(&desk, json!({"kind": "service_voucher", "ticket": ticket["id"]}));
    for (language, said) in [
        ("zh-CN", ["在保", "合同内 WB-7 2027-06-30"]),
        ("en", ["Under warranty", "Under contract WB-7 2027-06-30"]),
    ] {
        let printed =
            desk.must("papers.print", json!({"ids": [voucher["id"]], "to": "folder", "language": language}));
        let text = pdf_text(std::path::Path::new(printed["path"].as_str().unwrap()));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for one in ["螺杆机组", "LS-130", "V9"].into_iter().chain(said) {
            assert!(text.contains(one), "A-15: “{one}” stands on the voucher: {text}");
        }
    }
}
