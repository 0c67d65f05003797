//! Fifty sheets printed by the program, spoiled on the way back, and dropped on the program again (F-12, V-08).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests are part of the tests")]

#[path = "../../src-tauri/libs/scan/tests/sheets/mod.rs"]
mod sheets;

use aftercare_core::kernel::blobs::{from_base64, to_base64};
use aftercare_tests::{Desk, PASSWORD};
use serde_json::{Value, json};
use sheets::camera::{Shot, shoot};
use sheets::{Chance, wrap};

const SHEETS: usize = 50;

/// A photo or a scan of a sheet, as the sheet's number decides.
fn sent(pdf: &[u8], n: usize, dir: &std::path::Path) -> Vec<u8> {
    let mut chance = Chance(n as u64 + 9_001);
    let dpi = [150, 165, 180, 200][n % 4];
    let page = sheets::rasterised(pdf, n as u32 + 1, dpi, dir, &format!("sheet{n}"));
    let mut shot = Shot::any(&mut chance);
    if n % 2 == 1 {
        // The glass of a scanner is flat and its lamp even.
        shot = Shot { skew: 0.0, falloff: 0.08, shadow: 0.0, ..shot };
    }
    let picture = shoot(&page, &shot, &mut chance);
    match n % 4 {
        1 => wrap::png(&picture),
        3 => wrap::pdf(vec![vec![wrap::jpeg_image(&picture, shot.quality)]]),
        _ => wrap::jpeg(&picture, shot.quality),
    }
}

#[test]
fn fifty_sheets_printed_spoiled_and_dropped_on_the_program_are_fifty_matched() {
    let desk = Desk::open();
    let person = json!({"id": null, "login": "wang", "name": "王前台", "roles": ["front_desk"], "password": PASSWORD,
                        "active": true});
    desk.must("people.save", person);
    desk.sign_in("wang");
    let blank = json!({"kind": "receipt_slip", "count": SHEETS});
    let printed = desk.must("papers.print", json!({"blank": blank, "to": "folder"}));
    let numbers: Vec<String> = serde_json::from_value(printed["numbers"].clone()).unwrap();
    assert_eq!((numbers.len(), &printed["pages"]), (SHEETS, &json!(SHEETS)), "one sheet a form");
    let pdf = from_base64(printed["base64"].as_str().unwrap()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    for (n, number) in numbers.iter().enumerate() {
        let file = json!({"base64": to_base64(&sent(&pdf, n, dir.path())), "name": format!("{n}")});
        let taken: Value = desk.must("papers.take_scan", file);
        assert_eq!(
            taken["numbers"],
            json!([number]),
            "F-12: sheet {n} reaches its own paper and no other: {taken}"
        );
    }
    assert_eq!(desk.must("papers.inbox", json!({})), json!([]), "nothing is left for a person");
    let pending = desk.must("papers.list", json!({"state": "scan_pending", "limit": 100}));
    assert_eq!(pending["rows"].as_array().unwrap().len(), SHEETS, "each waits for what is written on it");
}
