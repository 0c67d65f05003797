use rust_xlsxwriter::{Format, Workbook, XlsxError};

use crate::guard::guarded;
use crate::tidy;

/// A CSV file that the common spreadsheet programs open with Chinese intact: UTF-8 with a byte order mark, CRLF.
/// Cells that look like formulas are defused by an apostrophe before them; phones and serials that would be taken for
/// numbers get a tab behind them. [`crate::tidy`] takes both away again.
pub fn write_csv<H, R, C>(header: &[H], rows: impl IntoIterator<Item = R>) -> Vec<u8>
where
    H: AsRef<str>,
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut out = csv_head(header);
    out.push_str(&csv_rows(rows));
    out.into_bytes()
}

/// The beginning of such a file: mark and header.
pub fn csv_head<H: AsRef<str>>(header: &[H]) -> String {
    let mut out = String::from("\u{FEFF}");
    write_record(&mut out, header.iter().map(AsRef::as_ref));
    out
}

/// Some of its rows, so that a long file is written piece by piece.
pub fn csv_rows<R, C>(rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut out = String::new();
    for row in rows {
        let cells: Vec<C> = row.into_iter().collect();
        write_record(&mut out, cells.iter().map(AsRef::as_ref));
    }
    out
}

fn write_record<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    let start = out.len();
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        let cell = guarded(cell);
        // A leading or trailing space is quoted because some readers drop it otherwise.
        if cell.contains([',', '"', '\n', '\r', ';']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    // A record of one empty cell would look like a blank line.
    if out.len() == start {
        out.push_str("\"\"");
    }
    out.push_str("\r\n");
}

/// A workbook of one sheet whose cells are all text, so that no phone, serial or date is turned into something else and
/// no formula is run; the header stands still while one scrolls.
pub fn write_xlsx<H, R, C>(
    name: &str,
    header: &[H],
    rows: impl IntoIterator<Item = R>,
) -> Result<Vec<u8>, XlsxError>
where
    H: AsRef<str>,
    R: IntoIterator<Item = C>,
    C: AsRef<str>,
{
    let mut book = Workbook::new();
    // Held in memory: the frugal way of this library lays what customers told us open in a temporary file.
    let sheet = book.add_worksheet();
    let (text, bold) = (Format::new().set_num_format("@"), Format::new().set_num_format("@").set_bold());
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, cell) in (0u16..).zip(header) {
        sheet.set_column_width(column, 16)?;
        sheet.write_string_with_format(0, column, cell.as_ref(), &bold)?;
    }
    for (at, row) in (1u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(row) {
            let cell = tidy(cell.as_ref());
            if !cell.is_empty() {
                sheet.write_string_with_format(at, column, cell, &text)?;
            }
        }
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_file_is_what_spreadsheet_programs_expect() {
        let rows = [["李娜", "0571-25477303", "=1+1"], ["a,b", "say \"hi\"", "two\nlines"]];
        let expected = "\u{FEFF}姓名,电话,备注\r\n李娜,0571-25477303,'=1+1\r\n\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n";
        let written = write_csv(&["姓名", "电话", "备注"], rows);
        assert_eq!(String::from_utf8(written).unwrap(), expected, "BOM, CRLF, quotes, guard");
    }

    #[test]
    fn a_table_of_one_column_keeps_its_empty_cells() {
        let written = String::from_utf8(write_csv(&["a"], [[""], ["b"]])).unwrap();
        assert_eq!(written, "\u{FEFF}a\r\n\"\"\r\nb\r\n", "a blank line would be skipped");
    }
}
