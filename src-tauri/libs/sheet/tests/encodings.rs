//! Which encoding a file is taken for, and what is no table at all.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sheet::{Encoding, SheetError, open_csv};

const TABLE: &str = "客户名称,地址\r\n李娜,杭州市西湖区文三路\r\n王伟,成都市武侯区\r\n";

fn names(bytes: &[u8], choice: Option<Encoding>) -> (Encoding, bool, Vec<String>) {
    let sheet = open_csv(bytes, choice).unwrap();
    let names = sheet.rows().map(|row| row.unwrap().cells.remove(0)).collect();
    (sheet.encoding, sheet.certain, names)
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes_of).collect()
}

fn expected(encoding: Encoding) -> (Encoding, bool, Vec<String>) {
    (encoding, true, vec!["李娜".into(), "王伟".into()])
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn big5(text: &str) -> Vec<u8> {
    encoding_rs::BIG5.encode(text).0.into_owned()
}

#[test]
fn the_usual_encodings_are_recognised() {
    assert_eq!(names(TABLE.as_bytes(), None), expected(Encoding::Utf8), "plain UTF-8");
    let marked = format!("\u{FEFF}{TABLE}");
    assert_eq!(names(marked.as_bytes(), None), expected(Encoding::Utf8Bom), "UTF-8 with a mark");
    assert_eq!(
        names(&utf16(TABLE, u16::to_le_bytes), None),
        expected(Encoding::Utf16Le),
        "as Excel's Unicode text"
    );
    assert_eq!(
        names(&utf16(TABLE, u16::to_be_bytes), None),
        expected(Encoding::Utf16Be),
        "the other way round"
    );
    assert_eq!(names(&gbk(TABLE), None), expected(Encoding::Gb18030), "as Chinese Excel saves CSV");
}

#[test]
fn one_short_row_in_gbk_is_enough() {
    let found = names(&gbk("姓名,电话\n李娜,13800138000\n"), None);
    assert_eq!(found, (Encoding::Gb18030, true, vec!["李娜".to_owned()]), "a small file is the hard case");
}

#[test]
fn big5_comes_by_choice_and_the_guess_without_it_is_marked_as_doubtful() {
    let table = "客戶名稱,地址\r\n陳麗華,臺北市大安區忠孝東路四段\r\n林志偉,高雄市前鎮區中山二路\r\n";
    let (encoding, certain, found) = names(&big5(table), Some(Encoding::Big5));
    assert_eq!((encoding, certain, found[0].as_str()), (Encoding::Big5, true, "陳麗華"), "chosen");
    let guessed = open_csv(&big5(table), None);
    assert!(guessed.is_ok_and(|sheet| !sheet.certain), "a person has to be asked");
}

#[test]
fn a_chosen_encoding_is_followed_even_where_it_is_wrong() {
    let sheet = open_csv(&gbk(TABLE), Some(Encoding::Utf8)).unwrap();
    assert_eq!(sheet.encoding, Encoding::Utf8, "the preview shows the mistake, so it can be undone");
    assert!(sheet.rows().all(|row| row.is_err()), "and no gibberish gets through");
}

#[test]
fn one_broken_character_does_not_turn_utf8_into_gibberish() {
    let mut bytes = TABLE.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 4);
    let sheet = open_csv(&bytes, None).unwrap();
    assert_eq!((sheet.encoding, sheet.certain), (Encoding::Utf8, false), "a file cut in mid character");
    let rows: Vec<_> = sheet.rows().collect();
    assert_eq!(rows[0].as_ref().unwrap().cells[0], "李娜", "the good row comes");
    let error = rows[1].as_ref().unwrap_err();
    assert_eq!(
        (error.number, error.code(), error.column),
        (2, "row.undecodable", Some(1)),
        "the bad one is named"
    );
}

#[test]
fn what_is_no_table_is_named() {
    let cases: [(&[u8], &str, &str); 9] = [
        (b"\x89PNG\r\n\x1A\n\0\0", "png", "sheet.not_text"),
        (b"%PDF-1.7\n1 0 obj", "pdf", "sheet.not_text"),
        (b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml", "xlsx", "sheet.not_text"),
        (b"PK\x03\x04....word/document.xml", "zip", "sheet.not_text"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "xls", "sheet.not_text"),
        (b"\xFF\xD8\xFF\xE0", "jpeg", "sheet.not_text"),
        (b"<html><table><tr><td>a", "html", "sheet.not_text"),
        (b"a,b\n\0\0,1\n", "binary", "sheet.not_text"),
        (b"\x01\x02\x03\x04\x05a,b", "binary", "sheet.not_text"),
    ];
    for (bytes, found, code) in cases {
        let error = open_csv(bytes, None).unwrap_err();
        assert_eq!((&error, error.code()), (&SheetError::NotText { found }, code), "{found}");
    }
}

#[test]
fn nothing_and_next_to_nothing_are_told_apart() {
    assert_eq!(open_csv(b"", None).unwrap_err(), SheetError::Empty, "no bytes");
    for blank in ["\u{FEFF}", "\r\n \r\n", ",,,\n"] {
        assert_eq!(open_csv(blank.as_bytes(), None).unwrap_err(), SheetError::NoHeader, "{blank:?}");
    }
    assert_eq!(
        open_csv(b"\"a,b\n1,2\n", None).unwrap_err(),
        SheetError::NoHeader,
        "a head that cannot be read"
    );
    assert_eq!(open_csv(b"a,b", None).unwrap().rows().count(), 0, "a head alone is a table without rows");
    let wide = vec![b','; 20_000];
    assert_eq!(
        open_csv(&[b"a", wide.as_slice()].concat(), None).unwrap_err(),
        SheetError::TooWide,
        "20,001 columns"
    );
}
