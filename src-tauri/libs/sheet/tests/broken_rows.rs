//! A bad row is reported with number and reason, and costs no good one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sheet::{Opened, open_csv};

fn open(text: &str) -> Opened {
    open_csv(text.as_bytes(), None).unwrap()
}

/// Each row as `number:cells` or `number:code@column`.
fn told(text: &str) -> Vec<String> {
    let show = |row: Result<sheet::Row, sheet::RowError>| match row {
        Ok(sheet::Row { number, cells }) => format!("{number}:{}", cells.join("|")),
        Err(error) => format!("{}:{}@{}", error.number, error.code(), error.column.unwrap_or(99)),
    };
    open(text).rows().map(show).collect()
}

#[test]
fn a_short_row_is_padded_and_a_long_one_is_an_error() {
    let found = told("a,b,c\n1\n1,2,3\n1,2,3,4\n1,2,3,, \n5,6,7\n");
    let expected = ["1:1||", "2:1|2|3", "3:row.too_many_cells@3", "4:1|2|3", "5:5|6|7"];
    assert_eq!(found, expected, "empty cells beyond the last column are no error");
}

#[test]
fn blank_rows_are_counted_and_left_out() {
    let found = told("\n , \na,b\n1,2\n\n,\n \u{3000},\n3,4\n\n");
    assert_eq!(found, ["1:1|2", "5:3|4"], "the numbers are those the spreadsheet program shows");
}

#[test]
fn a_line_break_in_quotes_is_part_of_the_cell() {
    assert_eq!(told("a,b\n1,\"x\ny\"\n2,z\n"), ["1:1|x\ny", "2:2|z"], "one row, one number");
}

#[test]
fn an_unclosed_quote_costs_its_own_row_only() {
    let found = told("a,b,c\n1,\"x,y\n2,p,q\n3,\"r,s\",t\n4,u,v\n");
    let expected = ["1:row.unclosed_quote@1", "2:2|p|q", "3:3|r,s|t", "4:4|u|v"];
    assert_eq!(found, expected, "met by the opening quote of a later row");
    let found = told("a,b,c\n1,\"x,y\n2,p,q\n3,r,s\n");
    assert_eq!(found, ["1:row.unclosed_quote@1", "2:2|p|q", "3:3|r|s"], "met by nothing up to the end");
    let found = told("a,b,c\n1,\"x,y\n2,p,q\n3,r\",s,t,u\n4,u,v\n");
    assert_eq!(
        &found[..2],
        ["1:row.unclosed_quote@1", "2:2|p|q"],
        "met by a loose quote: too long for one row"
    );
    assert_eq!(found.last().map(String::as_str), Some("4:4|u|v"), "and the rows behind come");
    let found = told("a,b,c\n1,\"x,y\n2,p\n3,q,r\n4\n");
    let expected = ["1:row.unclosed_quote@1", "2:row.in_doubt@99", "3:3|q|r", "4:row.in_doubt@99"];
    assert_eq!(
        found, expected,
        "a short line in its reach may be half of the cell: told of, not padded, not dropped"
    );
    let found = told("a,b\n1,\"x\n");
    assert_eq!(found, ["1:row.unclosed_quote@1"], "in the last row");
}

#[test]
fn many_good_rows_behind_an_unclosed_quote_all_come() {
    let rows: String = (2..5_000).map(|n| format!("{n},p,q\n")).collect();
    let found = told(&format!("a,b,c\n1,\"x,y\n{rows}"));
    assert_eq!(found.len(), 4_999, "every row is told of");
    assert_eq!(found.iter().filter(|row| row.contains("row.")).count(), 1, "and one of them as bad");
}

#[test]
fn text_behind_a_closing_quote_is_an_error_and_not_a_guess() {
    let found = told("a,b\n1,\"15\" 屏\"\n2,x\n");
    assert_eq!(found, ["1:row.stray_quote@1", "2:2|x"], "15\" in quotes ought to be 15\"\"");
    let found = told("a,b\n\"x\ny\"z,1\n2,w\n");
    let expected = ["1:row.unclosed_quote@0", "2:row.in_doubt@99", "3:2|w"];
    assert_eq!(found, expected, "half of a cell with a break is not taken for a row");
}

#[test]
fn a_lost_character_is_an_error() {
    let found = told("a,b\n1,张\u{FFFD}三\n2,李四李四李四李四\n");
    assert_eq!(found[0], "1:row.undecodable@1", "lost by an earlier program: nobody may take it for a name");
    assert_eq!(found[1], "2:2|李四李四李四李四", "the next row is good");
}

#[test]
fn the_delimiter_is_found() {
    for (text, delimiter) in [
        ("a,b\n1,2\n", b','),
        ("a;b\n1,5;2,5\n", b';'),
        ("a\tb\n1,2\t3\n", b'\t'),
        ("a|b\n1|2\n", b'|'),
        ("a\n1\n", b','),
        ("\"a;x\",b\n1,2\n", b','),
        ("名称,备注\n甲,\"x;y;z\"\n", b','),
    ] {
        assert_eq!(open(text).delimiter, delimiter, "{text:?}");
    }
    let named = open("sep=;\na;b\n1,2;3\n");
    assert_eq!((named.delimiter, named.header.len()), (b';', 2), "the line that names it is no header");
}

#[test]
fn header_names_are_tidied() {
    assert_eq!(
        open(" 名称\u{3000},\"电话\r\n\"\n").header,
        ["名称", "电话"],
        "else no column would be recognised"
    );
}
