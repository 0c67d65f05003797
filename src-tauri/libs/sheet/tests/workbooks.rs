//! Workbooks, titles above the header, and one table in every dress.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sheet::{Encoding, Opened, open, tidy, write_csv, write_xlsx};

fn cells(sheet: &Opened) -> Vec<Vec<String>> {
    sheet.rows().map(|row| row.unwrap().cells.iter().map(|cell| tidy(cell).to_owned()).collect()).collect()
}

#[test]
fn numbers_days_and_texts_of_a_workbook_come_as_people_read_them() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap();
    let page = book.add_worksheet().set_name("客户").unwrap();
    page.write(0, 0, "客户名单").unwrap();
    page.write(1, 0, "制表：王芳").unwrap();
    for (column, head) in (0u16..).zip(["编号", "名称", "电话", "购买日期", "序列号"]) {
        page.write(2, column, head).unwrap();
    }
    page.write(3, 0, "0017").unwrap();
    page.write(3, 1, "𠮷田").unwrap();
    page.write(3, 2, 13_800_138_000_f64).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let bought = ExcelDateTime::from_ymd(2025, 3, 23).unwrap();
    page.write_with_format(3, 3, &bought, &day).unwrap();
    page.write(3, 4, 123_456_789_012_345_680_f64).unwrap();
    page.write(4, 0, "0018").unwrap();
    page.write(4, 1, "李四").unwrap();
    page.write_with_format(4, 3, &bought, &day).unwrap();
    page.write_formula(5, 1, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    page.write(6, 0, "0019").unwrap();
    let bytes = book.save_to_buffer().unwrap();

    let sheet = open(&bytes, None, None).unwrap();
    assert_eq!(sheet.sheets, ["说明", "客户"], "both sheets to choose from");
    assert_eq!(sheet.sheet.as_deref(), Some("客户"), "the first that holds anything");
    assert_eq!((sheet.header_line, &sheet.header[0]), (3, &"编号".to_string()), "titles are skipped");
    let rows: Vec<_> = sheet.rows().collect();
    let spoilt = rows[0].as_ref().unwrap_err();
    assert_eq!((spoilt.number, spoilt.code(), spoilt.column), (1, "row.digits_lost", Some(4)));
    assert_eq!(rows[1].as_ref().unwrap().cells, ["0018", "李四", "", "2025-03-23", ""], "a day is a day");
    assert_eq!(rows[2].as_ref().unwrap_err().code(), "row.cell_error", "an error is no text");
    assert_eq!(rows[3].as_ref().unwrap().number, 4, "rows are counted below the header");
    assert_eq!(open(&bytes, None, Some("订单")).unwrap_err().code(), "sheet.no_sheet");
}

#[test]
fn a_phone_kept_as_a_number_has_no_point_and_no_power() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, head) in (0u16..).zip(["姓名", "电话"]) {
        page.write(0, column, head).unwrap();
    }
    page.write(1, 0, "张三").unwrap();
    page.write(1, 1, 13_800_138_000_f64).unwrap();
    let sheet = open(&book.save_to_buffer().unwrap(), None, None).unwrap();
    assert_eq!(cells(&sheet), [["张三", "13800138000"]]);
}

#[test]
fn titles_above_a_text_table_are_skipped_and_its_line_is_told() {
    let text = "华泰制冷客户名单\n制表：王芳,,,日期：2026-01-05\n\n编号,名称,电话,地址\n1,张三,13800138000,杭州\n2,李四,,\n";
    let sheet = open(text.as_bytes(), None, None).unwrap();
    assert_eq!((sheet.header_line, sheet.header.join("|")), (4, "编号|名称|电话|地址".to_string()));
    assert_eq!(cells(&sheet).len(), 2, "the rows below");
    let plain = open("编号,名称,电话\n1,张三,\n".as_bytes(), None, None).unwrap();
    assert_eq!(plain.header_line, 1, "a header without titles stays the header");
}

#[test]
fn a_table_typed_with_chinese_commas_is_divided_by_them() {
    let sheet = open("编号，名称，备注\n1，张三，\"好，很好\"\n2，李四，\n".as_bytes(), None, None).unwrap();
    assert_eq!(cells(&sheet), [["1", "张三", "好，很好"], ["2", "李四", ""]]);
    let one = open("备注\n你好，世界\n再见\n".as_bytes(), None, None).unwrap();
    assert_eq!(one.header, ["备注"], "a comma in a sentence divides nothing");
}

#[test]
fn a_damaged_workbook_is_refused_by_name() {
    let whole = write_xlsx("客户", &["名称"], [["张三"]]).unwrap();
    let code = open(&whole[..whole.len() / 2], None, None).unwrap_err().code();
    assert_eq!(code, "sheet.workbook", "cut off on its way");
}

fn cell() -> impl Strategy<Value = String> {
    "[=+@,;\"' 0-9a-cE张国-]{0,10}"
        .prop_map(|text| tidy(&text).to_owned())
        .prop_filter("tidy", |text| tidy(text) == text)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The same table in every encoding, with every delimiter and as a workbook, reads as the same table.
    #[test]
    fn one_table_in_every_dress_is_one_table(
        table in prop::collection::vec(prop::collection::vec(cell(), 4), 1..12),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        encoding in prop::sample::select(Encoding::ALL.to_vec()),
    ) {
        let head = ["编号", "名称", "电话", "地址"];
        let sent: Vec<_> = table.iter().filter(|row| row.iter().any(|c| !c.is_empty())).cloned().collect();
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(head).unwrap();
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let bytes = match encoding {
            Encoding::Utf8 => text.into_bytes(),
            Encoding::Utf8Bom => [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            Encoding::Big5 => encoding_rs::BIG5.encode(&text.replace('张', "張").replace('国', "國")).0.into_owned(),
        };
        let sheet = open(&bytes, Some(encoding), None).unwrap();
        let expected: Vec<Vec<String>> = match encoding {
            Encoding::Big5 => sent.iter().map(|row| row.iter().map(|c| c.replace('张', "張").replace('国', "國")).collect()).collect(),
            _ => sent.clone(),
        };
        if encoding != Encoding::Big5 {
            prop_assert_eq!(sheet.header.join("|"), head.join("|"), "the header in {}", encoding.name());
        }
        prop_assert_eq!(cells(&sheet), expected, "{}", encoding.name());
        let workbook = open(&write_xlsx("表", &head, &table).unwrap(), None, None).unwrap();
        prop_assert_eq!(cells(&workbook), sent.clone(), "a workbook");
        let ours = open(&write_csv(&head, &table), None, None).unwrap();
        prop_assert_eq!(cells(&ours), sent, "our own file");
    }
}
