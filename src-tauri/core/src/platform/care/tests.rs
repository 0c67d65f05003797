//! Care of a real encrypted vault: sound, damaged, cut off.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::files::NAMES_OF_BLOBS;
use crate::testing::{Desk, PASSWORD};

const PAGE: usize = 4096;

/// A firm with a photo-like logo and enough customers to fill many pages.
fn firm() -> Desk {
    let desk = Desk::open();
    desk.must(
        "settings.save_company",
        json!({"name": "华泰", "address": "", "phone": "", "logo_base64": "iVBORw0KGgo="}),
    );
    for n in 0..60 {
        desk.must("customers.save", json!({"name": format!("客户{n:03}"), "note": "冷库".repeat(150)}));
    }
    desk
}

fn database(desk: &Desk) -> PathBuf {
    desk.dir.path().join("vault/aftercare.db")
}

/// Locks, which folds the log in, and changes the file.
fn spoil(desk: &Desk, change: impl FnOnce(&mut Vec<u8>)) {
    desk.must("vault.lock", json!({}));
    let file = database(desk);
    let mut bytes = fs::read(&file).unwrap();
    change(&mut bytes);
    fs::write(file, bytes).unwrap();
}

fn rescued(desk: &Desk) -> Value {
    desk.must("vault.rescue", json!({"login": "admin", "password": PASSWORD}))
}

fn folder(desk: &Desk, name: &str) -> PathBuf {
    let folder = desk.dir.path().join(name);
    fs::create_dir(&folder).unwrap();
    folder
}

/// A page in the middle of the customers.
fn a_page_of_customers(desk: &Desk) -> usize {
    let sql = "SELECT pageno FROM dbstat WHERE name = 'customer' AND pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET 3";
    let opened = desk.core.opened().unwrap();
    let page: u32 =
        opened.vault.read(|c| Ok::<_, crate::Fault>(c.query_row(sql, [], |r| r.get(0))?)).unwrap();
    page as usize
}

#[test]
fn a_sound_vault_is_said_to_be_sound_with_the_pages_read() {
    let desk = firm();
    let checked = desk.must("vault.check", json!({}));
    assert_eq!((&checked["sound"], &checked["damage"]), (&json!(true), &json!([])));
    let bytes = fs::metadata(database(&desk)).unwrap().len();
    assert_eq!(checked["pages"].as_u64().unwrap(), bytes / PAGE as u64, "every page of the file");
}

#[test]
fn a_damaged_page_is_named_and_the_rest_can_be_seen_and_saved() {
    let desk = firm();
    let page = a_page_of_customers(&desk);
    spoil(&desk, |bytes| bytes[(page - 1) * PAGE + 700] ^= 1);
    let before = fs::read(database(&desk)).unwrap();
    let session = rescued(&desk);
    assert_eq!(
        (&session["rescue"], &session["company"]),
        (&json!(true), &json!("华泰")),
        "what is readable is shown"
    );
    let checked = desk.must("vault.check", json!({}));
    assert_eq!(checked["sound"], false);
    assert_eq!(
        (&checked["damage"][0]["kind"], &checked["damage"][0]["page"]),
        (&json!("page"), &json!(page))
    );
    assert_eq!(desk.refused("customers.list", json!({})).code, "vault.damaged", "never zeros for rows");
    desk.must("people.list", json!({}));
    let change = desk.refused("settings.set", json!({"key": "lock.minutes", "value": 5, "reason": "x"}));
    assert_eq!(change.code, "vault.rescue_only", "looked at, not worked in");
    let folder = folder(&desk, "抢救");
    let saved = desk.must("vault.salvage", json!({"folder": folder}));
    let of = |table: &str| {
        saved["tables"].as_array().unwrap().iter().find(|t| t["table"] == table).unwrap().clone()
    };
    assert_eq!(of("person"), json!({"table": "person", "rows": 1, "gaps": 0}), "an undamaged table is whole");
    let customers = of("customer");
    assert_eq!(customers["gaps"], 1, "a lost stretch is told");
    let rows = customers["rows"].as_u64().unwrap();
    assert!((50..60).contains(&rows), "all customers but those of one page: {rows}");
    let text = fs::read_to_string(Path::new(saved["path"].as_str().unwrap()).join("person.csv")).unwrap();
    assert!(text.contains("陈主管"), "readable in any spreadsheet program");
    assert_eq!(
        (&saved["files"], &saved["lost"]),
        (&json!(2), &json!(0)),
        "the logo and the device list as ordinary files"
    );
    assert_eq!(fs::read(database(&desk)).unwrap(), before, "not one byte was changed");
}

#[test]
fn a_truncated_database_does_not_open_and_can_be_rescued_up_to_the_cut() {
    let desk = firm();
    // In so small a firm half the pages are the empty tables themselves; the cut goes through the rows.
    spoil(&desk, |bytes| bytes.truncate(bytes.len() * 9 / 10 / PAGE * PAGE + 100));
    let fault = desk.refused("vault.unlock", json!({"login": "admin", "password": PASSWORD}));
    assert_eq!(fault.code, "vault.truncated");
    rescued(&desk);
    let checked = desk.must("vault.check", json!({}));
    assert_eq!(checked["sound"], false);
    let saved = desk.must("vault.salvage", json!({"folder": folder(&desk, "抢救")}));
    let person = saved["tables"].as_array().unwrap().iter().find(|t| t["table"] == "person").unwrap();
    assert_eq!(person["rows"], 1, "what lies before the cut");
}

#[test]
fn a_backup_opens_with_the_same_password_and_holds_everything() {
    let desk = firm();
    let place = folder(&desk, "U 盘");
    let made = desk.must("vault.backup", json!({"folder": place}));
    assert_eq!(
        (&made["files"], &made["lost"]),
        (&json!(2), &json!(0)),
        "T-06: the logo and the first device list were opened too"
    );
    let entries = desk.must("journal.verify", json!({}))["entries"].clone();
    assert_eq!(made["entries"], entries, "T-06: the chain of the copy, link by link");
    let copy = PathBuf::from(made["path"].as_str().unwrap());
    assert!(copy.starts_with(place.canonicalize().unwrap()), "inside the chosen folder");
    assert_eq!(fs::read_dir(&place).unwrap().count(), 1, "and nothing left beside it");
    let other = crate::open(&copy, crate::testing::options(desk.clock.clone()));
    other.call("vault.unlock", json!({"login": "admin", "password": PASSWORD})).unwrap();
    let found = other.call("customers.list", json!({"search": "客户059"})).unwrap();
    assert_eq!(
        found.value["rows"].as_array().unwrap().len(),
        1,
        "T-05: a lost laptop is replaced by the copy"
    );
    assert_eq!(other.call("settings.logo", json!({})).unwrap().value, "data:image/png;base64,iVBORw0KGgo=");
    assert_eq!(other.call("journal.rebuild_check", json!({})).unwrap().value, json!([]));
}

#[test]
fn a_damaged_vault_makes_no_backup_that_looks_like_one() {
    let desk = firm();
    let page = a_page_of_customers(&desk);
    spoil(&desk, |bytes| bytes[(page - 1) * PAGE + 700] ^= 1);
    desk.sign_in("admin");
    let place = folder(&desk, "U 盘");
    assert_eq!(desk.refused("vault.backup", json!({"folder": place})).code, "vault.damaged", "T-06");
    assert_eq!(fs::read_dir(&place).unwrap().count(), 0, "no half copy stays");
}

#[test]
fn a_photo_lost_in_the_vault_is_counted_and_holds_up_no_backup() {
    let desk = firm();
    let blobs = desk.dir.path().join("vault/blobs");
    fs::remove_dir_all(blobs).unwrap();
    let made = desk.must("vault.backup", json!({"folder": folder(&desk, "U 盘")}));
    assert_eq!((&made["files"], &made["lost"]), (&json!(0), &json!(2)), "the logo and the device list");
}

#[test]
fn a_copy_does_not_go_into_the_vault_itself_and_not_to_those_without_the_right() {
    let desk = firm();
    let own = desk.dir.path().join("vault");
    assert_eq!(desk.refused("vault.backup", json!({"folder": own})).code, "care.inside_vault");
    assert_eq!(desk.refused("vault.backup", json!({"folder": "/nowhere/at/all"})).code, "folder.unreachable");
    assert_eq!(
        desk.refused("vault.salvage", json!({"folder": desk.dir.path()})).code,
        "care.not_damaged",
        "a whole vault is not written out in the clear"
    );
}

#[test]
fn a_wrong_password_rescues_nothing_and_is_counted() {
    let desk = firm();
    desk.must("vault.lock", json!({}));
    let wrong = json!({"login": "admin", "password": "Wrong-Horse-99"});
    for _ in 0..5 {
        assert_eq!(desk.refused("vault.rescue", wrong.clone()).code, "vault.wrong_password");
    }
    assert_eq!(desk.refused("vault.rescue", wrong).code, "session.wait", "T-02: this door guesses no faster");
}

#[test]
fn a_column_names_one_file_or_a_list_of_them() {
    let (one, list) = ("ab".repeat(32), r#"[{"blob": "cd", "mime": "image/png"}, {"blob": "ef"}]"#);
    assert_eq!(super::files::named_in(&one)[0].0, one);
    let named: Vec<String> = super::files::named_in(list).into_iter().map(|h| h.0).collect();
    assert_eq!(named, ["cd", "ef"]);
    assert!(super::files::named_in("[]").is_empty(), "a sheet without scans");
    assert!(super::files::named_in("").is_empty(), "a file taken away with the person");
}

#[test]
fn every_column_that_names_a_photo_or_paper_is_known_to_the_copy() {
    for (kind, _) in crate::modules::records() {
        let columns = kind.columns.iter().filter(|c| ["blob", "known", "logo", "scans"].contains(&c.name));
        for column in columns {
            assert!(NAMES_OF_BLOBS.contains(&(kind.table, column.name)), "{}.{}", kind.table, column.name);
        }
    }
}
