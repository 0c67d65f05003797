//! What holds for any bytes and any table.

use proptest::prelude::*;
use sheet::{Encoding, Opened, is_formula, open_csv, tidy, write_csv};

/// Pieces that bring a parser into trouble, more often than chance would.
fn nasty_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\""),
        Just("\"\""),
        Just(","),
        Just(";"),
        Just("\t"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just("张"),
        Just("a"),
        Just(" "),
        Just("="),
        Just("𠮷"),
        Just("sep="),
        Just("\u{FFFD}"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn walk(sheet: &Opened) -> Result<(), TestCaseError> {
    let mut before = 0;
    for row in sheet.rows() {
        let number = match row {
            Ok(row) => {
                prop_assert_eq!(row.cells.len(), sheet.header.len(), "as wide as the header");
                row.number
            }
            Err(error) => error.number,
        };
        prop_assert!(number > before, "numbers only grow");
        before = number;
    }
    Ok(())
}

fn choices() -> impl Strategy<Value = Option<Encoding>> {
    prop::option::of(prop::sample::select(Encoding::ALL.to_vec()))
}

/// A cell that survives tidying, which every importer does.
fn cell() -> impl Strategy<Value = String> {
    "[=+@,;\"' 0-9a-cE\n张𠮷-]{0,12}"
        .prop_map(|text| tidy(&text).to_owned())
        .prop_filter("tidy", |text| tidy(text) == text)
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1usize..6).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(cell(), width), 0..12))
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), choice in choices()) {
        if let Ok(sheet) = open_csv(&bytes, choice) {
            walk(&sheet)?;
        }
    }

    #[test]
    fn no_text_makes_it_panic_or_lose_count(text in nasty_text(), choice in choices()) {
        if let Ok(sheet) = open_csv(text.as_bytes(), choice) {
            walk(&sheet)?;
        }
    }

    #[test]
    fn well_formed_tables_read_as_the_csv_crate_reads_them(table in table(), delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|'])) {
        let width = table.first().map_or(2, Vec::len);
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Vec::new());
        writer.write_record((0..width).map(|n| format!("h{n}"))).unwrap();
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let sheet = open_csv(&[b"sep=", &[delimiter][..], b"\n", &bytes].concat(), None).unwrap();
        let ours: Vec<Vec<String>> = sheet.rows().map(|row| row.unwrap().cells).collect();
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes.as_slice());
        let theirs: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .filter(|row| row.iter().any(|cell| !tidy(cell).is_empty()))
            .map(|mut row| { row.resize(width, String::new()); row })
            .collect();
        prop_assert_eq!(ours, theirs, "two readers, one table");
    }

    #[test]
    fn what_is_written_comes_back_and_cannot_be_run(table in table()) {
        let width = table.first().map_or(1, Vec::len);
        let header: Vec<String> = (0..width).map(|n| format!("列{n}")).collect();
        let sheet = open_csv(&write_csv(&header, &table), None).unwrap();
        prop_assert_eq!(&sheet.header, &header, "the head");
        let mut back = Vec::new();
        for row in sheet.rows() {
            let row = row.unwrap();
            prop_assert!(!row.cells.iter().any(|cell| is_formula(cell)), "no formula goes out: {:?}", row.cells);
            back.push(row.cells.iter().map(|cell| tidy(cell).to_owned()).collect::<Vec<_>>());
        }
        let sent: Vec<_> = table.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(back, sent, "the rows, blank ones left out");
    }

    #[test]
    fn gb18030_carries_every_character(text in "[\\u{4e00}-\\u{9fff}\\u{20000}-\\u{2a6df}a-z]{1,40}") {
        let file = format!("姓名,备注\n{text},好\n");
        let (bytes, _, lost) = encoding_rs::GB18030.encode(&file);
        prop_assert!(!lost, "GB18030 is a form of Unicode");
        let sheet = open_csv(&bytes, Some(Encoding::Gb18030)).unwrap();
        let rows: Vec<_> = sheet.rows().map(|row| row.unwrap().cells.remove(0)).collect();
        prop_assert_eq!(rows, [text], "nothing lost");
    }
}
