//! Everything as tables: each kind of record, every row, in words a person reads (O22).

use std::collections::BTreeMap;
use std::io::Read;

use serde_json::json;

use crate::kernel::record::ColumnInfo;
use crate::platform::lists::FirmWords;
use crate::platform::text::{Language, Text};
use crate::testing::{Desk, PASSWORD};

/// The files of a ZIP by name.
fn files(path: &str) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut found = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        found.push((name, bytes));
    }
    found
}

fn rows_of_each(desk: &Desk) -> BTreeMap<&'static str, i64> {
    let session = desk.core.session().unwrap();
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        desk.core.read_as(&session, |r| r.value::<i64>(&sql, [])).unwrap().unwrap()
    };
    desk.core.records().iter().map(|(kind, _)| (kind.table, count(kind.table))).collect()
}

fn sample() -> Desk {
    let desk =
        Desk::open_as(json!({"company": "样本", "preset": "GEN", "device_letter": "A", "login": "demo",
                                    "name": "沈立群", "password": PASSWORD, "sample": true}));
    desk.must("sample.fill", json!({"password": PASSWORD}));
    desk
}

#[test]
fn every_kind_of_record_goes_out_whole_as_a_table_with_words_for_its_columns() {
    let desk = sample();
    let folder = tempfile::tempdir().unwrap();
    let mut counts = Vec::new();
    for (format, language) in [("csv", "zh-CN"), ("xlsx", "zh-CN"), ("csv", "en")] {
        let inside = folder.path().join(format!("{format}-{language}"));
        std::fs::create_dir(&inside).unwrap();
        let before = rows_of_each(&desk);
        let made =
            desk.must("archive.tables", json!({"folder": inside, "format": format, "language": language}));
        let all = files(made["path"].as_str().unwrap());
        let text = Text::of(Language::of_code(language).unwrap());
        let mut rows = 0;
        for (kind, _) in desk.core.records() {
            let count = before[kind.table];
            let file = all.iter().find(|(name, _)| name.ends_with(&format!(" {}.{format}", kind.table)));
            assert_eq!(file.is_some(), count > 0, "O22: {} is left out", kind.table);
            let Some((name, bytes)) = file else { continue };
            assert!(name.starts_with(&text.say(&format!("archive-kind-{}", kind.table))), "V-13: {name}");
            let opened = sheet::open(bytes, None, None).unwrap();
            assert_eq!(opened.rows().count() as i64, count, "O22: every row of {}", kind.table);
            rows += count;
        }
        assert_eq!(made["rows"], rows, "O22: {format}");
        counts.push(rows);
    }
    assert!(
        counts.is_sorted() && counts[2] - counts[0] == 2,
        "the same each time, but for the notes of who took it"
    );
    let session = desk.core.session().unwrap();
    let noted: i64 = desk
        .core
        .read_as(&session, |r| {
            r.value("SELECT count(*) FROM archive_export WHERE form IN ('csv', 'xlsx')", [])
        })
        .unwrap()
        .unwrap();
    assert_eq!(noted, 3, "T-14: who took everything is on record");
}

#[test]
fn every_column_of_every_kind_has_words_in_both_languages() {
    let mut missing = Vec::new();
    for language in Language::ALL {
        let text = &FirmWords::delivered(Text::of(language));
        for (kind, module) in crate::modules::records() {
            let is_wordless =
                |column: &&ColumnInfo| super::cells::words(text, module, kind.table, column.name).is_none();
            let wordless = kind.columns.iter().filter(is_wordless);
            missing
                .extend(wordless.map(|column| format!("{}.{} {}", kind.table, column.name, language.code())));
        }
    }
    assert!(missing.is_empty(), "V-13: columns without words: {missing:#?}");
}

#[test]
fn the_table_of_tickets_says_numbers_names_states_and_times_and_no_ids() {
    let desk = sample();
    let folder = tempfile::tempdir().unwrap();
    let made = desk.must("archive.tables", json!({"folder": folder.path(), "format": "csv"}));
    let all = files(made["path"].as_str().unwrap());
    let (_, bytes) = all.iter().find(|(name, _)| name.ends_with(" ticket.csv")).unwrap();
    assert!(bytes.starts_with("\u{FEFF}".as_bytes()), "UTF-8 with its mark");
    let said = String::from_utf8(bytes.clone()).unwrap();
    for words in ["T26-A-00001", "陈", "维修", "已归档", "2026-"] {
        assert!(
            said.contains(words),
            "O22: {words} is missing in\n{}",
            said.lines().take(3).collect::<Vec<_>>().join("\n")
        );
    }
    let opened = sheet::open(bytes, None, None).unwrap();
    let phone =
        opened.header.iter().position(|h| h == "电话").unwrap_or_else(|| panic!("{:?}", opened.header));
    let first = opened.rows().next().unwrap().unwrap_or_else(|e| panic!("{e:?}"));
    assert!(!first.cells[phone].is_empty(), "phones are kept as text");
}

#[test]
fn who_may_not_take_everything_takes_no_tables_either() {
    let desk = sample();
    let folder = tempfile::tempdir().unwrap();
    desk.sign_in("chen");
    let fault = desk.refused("archive.tables", json!({"folder": folder.path(), "format": "csv"}));
    assert_eq!(fault.kind, crate::FaultKind::Denied, "T.1");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}
