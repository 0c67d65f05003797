//! Reports of several visits printed in one file to be signed by hand (V-08, F-12).

use std::path::Path;

use serde_json::{Value, json};

use crate::service::papers::tests::finished;
use crate::service::papers::tests::returned::pictures;
use crate::service::visits::tests::{firm, journal_agrees, on_site};
use crate::testing::{Desk, ask};

fn choose_folder(desk: &Desk) {
    let folder = desk.dir.path().join("报告");
    std::fs::create_dir(&folder).unwrap();
    desk.must("documents.set_folder", json!({"path": folder}));
}

fn words(printed: &Value) -> String {
    let out = ask(std::process::Command::new("pdftotext")
        .arg("-raw")
        .arg(printed["path"].as_str().unwrap())
        .arg("-"));
    String::from_utf8(out.stdout).unwrap()
}

fn print(desk: &Desk, visits: &[&Value]) -> Value {
    desk.must("acceptance.print_sheets", json!({"visits": visits, "mode": "on_site", "to": "folder"}))
}

fn rounds(desk: &Desk, visit: &Value) -> Value {
    let ticket = desk.must("visits.get", json!({"id": visit}))["visit"]["ticket"].clone();
    desk.must("acceptance.rounds", json!({"ticket": ticket}))
}

#[test]
fn the_reports_of_several_visits_are_one_file_in_the_order_they_are_named() {
    let desk = firm();
    choose_folder(&desk);
    let (first, second, third) = (finished(&desk), finished(&desk), finished(&desk));
    let printed = print(&desk, &[&third, &first, &second, &first]);
    let numbers: Vec<String> = serde_json::from_value(printed["numbers"].clone()).unwrap();
    assert_eq!(numbers, ["A26-B-00001", "A26-B-00002", "A26-B-00003"], "shown and numbered in that order");
    let name = printed["name"].as_str().unwrap();
    assert!(name.starts_with("A26-B-00001 - A26-B-00003 (3) "), "V-08: one file says what is in it: {name}");
    for (visit, number) in [(&third, 0), (&first, 1), (&second, 2)] {
        let round = &rounds(&desk, visit)[0];
        assert_eq!(round["number"], numbers[number], "V-08: in the order they were named");
        assert_eq!((&round["state"], &round["mode"]), (&json!("presented"), &json!("on_site")), "F-02");
        assert_eq!(round["prints"].as_array().unwrap().len(), 1, "T-14: a visit named twice is printed once");
    }
    let text = words(&printed);
    let places: Vec<usize> = numbers.iter().map(|n| text.find(n.as_str()).unwrap()).collect();
    assert!(places.is_sorted(), "V-08: the sheets lie in that order");
    assert!(!text.contains("重印"), "the first print is none");
    let again = words(&print(&desk, &[&third, &first, &second]));
    assert_eq!(again.matches("重印 1").count(), 3, "V-08: each report says the how-manieth print it is");
    let places: Vec<usize> = numbers.iter().map(|n| again.find(n.as_str()).unwrap()).collect();
    assert!(places.is_sorted(), "V-08: printed again the order is the same");
    journal_agrees(&desk);
}

#[test]
fn every_sheet_of_the_stack_finds_its_own_report_again() {
    let desk = firm();
    choose_folder(&desk);
    let visits = [finished(&desk), finished(&desk)];
    let printed = print(&desk, &[&visits[0], &visits[1]]);
    let pages = pictures(Path::new(printed["path"].as_str().unwrap()));
    assert_eq!(json!(pages.len()), printed["pages"]);
    for page in pages.iter().rev() {
        desk.must("papers.take_scan", json!({"base64": page}));
    }
    for visit in &visits {
        let round = &rounds(&desk, visit)[0];
        assert_eq!(
            round["missing"],
            json!(["signer"]),
            "F-12: all its pages came back, by their codes: {round}"
        );
    }
}

#[test]
fn the_stack_is_seen_before_it_is_printed_and_nothing_is_shown_numbered_or_counted_by_looking() {
    let desk = firm();
    choose_folder(&desk);
    let (done, printed_before) = (finished(&desk), finished(&desk));
    print(&desk, &[&printed_before]);
    let unfinished = on_site(&desk);
    let visits = [&done, &printed_before, &unfinished];
    let look = |draw: &Value| {
        desk.must("acceptance.preview_sheets", json!({"visits": visits, "mode": "on_site", "draw": draw}))
    };
    let seen = look(&Value::Null);
    let papers = seen["papers"].as_array().unwrap();
    let counts: Vec<_> =
        papers.iter().map(|p| (p["print"].as_u64().unwrap(), p["is_first_shown"] == true)).collect();
    assert_eq!(counts, [(1, true), (2, false), (0, false)], "V-08: the reprint count is seen first");
    assert_eq!(papers[2]["fault"]["code"], "signing.before_work_done", "F-03: and why one cannot be printed");
    assert_eq!(seen["reprints"], 1);
    assert_eq!(seen["pages"], json!([]), "none is drawn that is not asked for");
    for visit in [&done, &printed_before] {
        let pages = look(visit)["pages"].clone();
        assert!(pages[0].as_str().unwrap().starts_with("<svg"), "V-08: each is seen, page by page");
    }
    assert_eq!(look(&unfinished)["pages"], json!([]), "F-03: there is no sheet of unfinished work");
    let round = &rounds(&desk, &done)[0];
    assert_eq!(
        (&round["state"], &round["number"]),
        (&json!("prepared"), &Value::Null),
        "looking shows nobody"
    );
    assert_eq!(
        rounds(&desk, &printed_before)[0]["prints"].as_array().unwrap().len(),
        1,
        "T-14: nor is it a print"
    );

    let input = json!({"visits": visits, "mode": "on_site", "to": "folder"});
    let fault = desk.refused("acceptance.print_sheets", input);
    assert_eq!(fault.code, "signing.before_work_done", "F-03: no sheet before the work is done");
    assert!(fault.args["visit"].as_str().starts_with("V26-"), "it says which visit: {fault:?}");
    assert_eq!(rounds(&desk, &done)[0]["state"], "prepared", "all or none: the others are as they were");
}

#[test]
fn a_report_not_shown_needs_its_mode_and_a_signed_one_is_not_printed_to_be_signed() {
    let desk = firm();
    choose_folder(&desk);
    let visit = finished(&desk);
    let bare = json!({"visits": [visit], "to": "folder"});
    assert_eq!(desk.refused("acceptance.print_sheets", bare.clone()).code, "signing.not_presented", "F-02");
    let shown = desk.must("acceptance.present", json!({"visit": visit, "mode": "view"}));
    assert_eq!(desk.must("acceptance.print_sheets", bare)["numbers"], json!([shown["round"]["number"]]));
    let mut ink = crate::service::papers::tests::signing(&desk, &json!(null), &shown["content_digest"], 0);
    ink.as_object_mut().unwrap().remove("id");
    ink["round"] = shown["round"]["id"].clone();
    desk.must("acceptance.sign", ink);
    let signed = json!({"visits": [visit], "mode": "view", "to": "folder"});
    assert_eq!(desk.refused("acceptance.print_sheets", signed).code, "signed.unchangeable", "F-06");
}

#[test]
fn two_hundred_at_most_and_only_ones_own_visits() {
    let desk = firm();
    let visit = finished(&desk);
    let none = json!({"visits": [], "to": "folder"});
    assert_eq!(desk.refused("acceptance.print_sheets", none).code, "papers.count");
    let id = |n: u32| format!("01a0dc1a-3460-719f-b19e-{n:012x}");
    let many: Vec<String> = (0..201).map(id).collect();
    let fault = desk.refused("acceptance.preview_sheets", json!({ "visits": many }));
    assert_eq!((fault.code.as_str(), fault.fields[0].field.as_str()), ("papers.count", "visits"), "V-08");
    desk.sign_in("sun");
    let input = json!({"visits": [visit], "mode": "on_site", "to": "folder"});
    assert_eq!(desk.refused("acceptance.print_sheets", input).code, "record.not_yours", "T.1");
}
