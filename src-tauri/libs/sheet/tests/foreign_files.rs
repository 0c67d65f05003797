//! Two files as a firm really hands them over: customers in GB18030, equipment in UTF-8 with a byte order mark.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use sheet::{
    Encoding, MOST_BYTES, Opened, Row, guess_columns, is_formula, open_csv, parse_day, parse_phone, tidy,
    write_csv,
};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/../../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn customers() -> Opened {
    open_csv(&fixture("customers-gb18030.csv"), None).unwrap()
}

fn good(sheet: &Opened) -> Vec<Row> {
    sheet.rows().map(|row| row.unwrap()).collect()
}

/// Numbers of the rows in which the cell of a column is so.
fn rows_where(rows: &[Row], column: usize, is_so: impl Fn(&str) -> bool) -> Vec<u64> {
    rows.iter().filter(|row| is_so(&row.cells[column])).map(|row| row.number).collect()
}

#[test]
fn the_customers_are_read_whole_with_their_rare_characters() {
    let sheet = customers();
    assert_eq!(
        (sheet.encoding, sheet.certain, sheet.delimiter),
        (Encoding::Gb18030, true, b','),
        "what it is"
    );
    let rows = good(&sheet);
    assert_eq!(rows.len(), 2020, "every row");
    assert!(
        rows.iter().enumerate().all(|(at, row)| row.number == at as u64 + 1),
        "numbered from 1 without gaps"
    );
    assert_eq!(rows[12].cells[1], "罗𠮷艳", "four bytes in GB18030, outside the first plane");
    assert_eq!(rows[866].cells[1], "邱䶮洋", "four bytes in GB18030, inside it");
    assert_eq!(rows_where(&rows, 1, |name| name.contains('𠮷')), [13, 476, 1997], "none lost");
    assert_eq!(rows[4].cells[10], "投诉过一次,注意态度", "a quoted delimiter is text");
}

#[test]
fn the_dirt_in_the_customers_is_seen_for_what_it_is() {
    let rows = good(&customers());
    let formulas = rows_where(&rows, 10, is_formula);
    assert_eq!(formulas, [43, 101, 471, 713, 939, 1263, 1358], "formulas are kept as text and can be told");
    assert_eq!(rows[42].cells[10], "=HYPERLINK(\"http://x\",\"点我\")", "as text, quotes undone");
    assert_eq!(
        rows_where(&rows, 1, |name| tidy(name) != name),
        [547, 1295, 1798, 1896],
        "spaces round names"
    );
    assert_eq!(rows_where(&rows, 4, |phone| parse_phone(phone).is_none()), [770, 1006, 1511], "no phone");
    assert!(
        rows_where(&rows, 5, |phone| !phone.is_empty() && parse_phone(phone).is_none()).is_empty(),
        "landlines"
    );
    let unreal = rows_where(&rows, 9, |day| parse_day(day).is_none());
    assert_eq!(unreal, [248, 603, 922, 1355, 1407, 1692], "13/45/2024 is no day, 2025年3月7日 is one");
}

#[test]
fn customers_told_twice_can_be_found_by_number_and_by_phone() {
    let rows = good(&customers());
    let twice = |key: &dyn Fn(&Row) -> Option<String>| {
        let mut seen = BTreeMap::<String, u32>::new();
        for key in rows.iter().filter_map(key) {
            *seen.entry(key).or_default() += 1;
        }
        seen.values().filter(|count| **count > 1).count()
    };
    assert_eq!(twice(&|row| Some(row.cells[0].clone())), 12, "the same number");
    assert_eq!(
        twice(&|row| parse_phone(&row.cells[4]).map(|phone| phone.digits)),
        20,
        "the same phone, any spelling"
    );
}

#[test]
fn the_equipment_is_read_whole() {
    let sheet = open_csv(&fixture("equipment-utf8bom.csv"), None).unwrap();
    assert_eq!((sheet.encoding, sheet.certain), (Encoding::Utf8Bom, true), "the mark says so");
    assert_eq!(sheet.header[0], "客户编号", "the mark is no part of the first name");
    let rows = good(&sheet);
    assert_eq!(rows.len(), 1200, "every row");
    assert!(rows.iter().all(|row| parse_day(&row.cells[3]).is_some()), "every purchase has a day");
}

#[test]
fn the_columns_of_the_customers_are_guessed() {
    let known: [(&str, &[&str]); 4] = [
        ("phone", &["电话", "手机"]),
        ("name", &["名称", "姓名"]),
        ("second_phone", &["备用电话"]),
        ("created_on", &["建档日期", "创建日期"]),
    ];
    let found = guess_columns(&customers().header, &known);
    assert_eq!(
        found,
        [Some(4), Some(1), Some(5), Some(9)],
        "联系电话 is the phone although 备用电话 ends alike"
    );
}

#[test]
fn what_is_written_is_read_back_as_it_was() {
    let sheet = customers();
    let rows = good(&sheet);
    let bytes = write_csv(&sheet.header, rows.iter().map(|row| &row.cells));
    let again = open_csv(&bytes, None).unwrap();
    assert_eq!((again.encoding, &again.header), (Encoding::Utf8Bom, &sheet.header), "the same table");
    for (before, after) in rows.iter().zip(good(&again)) {
        assert!(
            !after.cells.iter().any(|cell| is_formula(cell)),
            "row {}: no formula goes out",
            before.number
        );
        let tidied = |row: &Row| row.cells.iter().map(|cell| tidy(cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(tidied(&after), tidied(before), "row {}: nothing changed", before.number);
    }
}

#[test]
fn the_largest_file_is_a_limit_and_not_a_crash() {
    let error = open_csv(&vec![b'a'; MOST_BYTES + 1], None).unwrap_err();
    assert_eq!(error.code(), "sheet.too_large", "refused before it is decoded");
}
