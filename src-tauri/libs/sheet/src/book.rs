//! Workbooks: the cells of one sheet as text, the way a person reads them.

use std::io::Cursor;

use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};

use crate::open::{MOST_COLUMNS, SheetError};
use crate::rows::RowReason;

/// The rows of a sheet; a row that cannot be taken over carries the reason and the cell.
pub(crate) type Grid = Vec<GridRow>;

#[derive(Debug, Clone)]
pub(crate) struct GridRow {
    pub cells: Vec<String>,
    pub broken: Option<(RowReason, usize)>,
}

/// The names of the sheets, and the cells of the one asked for or of the first that holds any.
pub(crate) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<(Vec<String>, String, Grid), SheetError> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| SheetError::Workbook)?;
    let names = book.sheet_names();
    let mut shown: Option<(String, Range<Data>)> = None;
    for name in names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == name.as_str())) {
        let Ok(range) = book.worksheet_range(name) else { continue };
        let is_blank = range.is_empty();
        if shown.is_none() || !is_blank {
            shown = Some((name.clone(), range));
        }
        if !is_blank {
            break;
        }
    }
    let (name, range) = shown.ok_or(SheetError::NoSheet)?;
    if range.width() > MOST_COLUMNS {
        return Err(SheetError::TooWide);
    }
    // Blank rows above and columns to the left of the first cell are no part of the range; rows are counted from 1.
    let above = range.start().map_or(0, |(row, _)| row as usize);
    let mut grid: Grid = (0..above).map(|_| GridRow { cells: Vec::new(), broken: None }).collect();
    grid.extend(range.rows().map(row));
    Ok((names, name, grid))
}

fn row(cells: &[Data]) -> GridRow {
    let mut broken = None;
    let texts = cells.iter().enumerate().map(|(column, cell)| {
        text(cell).unwrap_or_else(|reason| {
            broken.get_or_insert((reason, column));
            String::new()
        })
    });
    GridRow { cells: texts.collect(), broken }
}

fn text(cell: &Data) -> Result<String, RowReason> {
    Ok(match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number)?,
        Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.into(),
        Data::DateTime(moment) => match moment.as_datetime() {
            Some(at) if moment.is_datetime() => {
                let at = at.to_string();
                at.strip_suffix(" 00:00:00").unwrap_or(&at).to_owned()
            }
            _ => number_text(moment.as_f64())?,
        },
        Data::Error(_) => return Err(RowReason::CellError),
    })
}

/// A number as it was typed. Spreadsheet programs keep fifteen digits: of a longer one the last are gone, and nobody
/// knows what they were.
fn number_text(number: f64) -> Result<String, RowReason> {
    if !number.is_finite() {
        return Err(RowReason::CellError);
    }
    if number.abs() >= 1e15 {
        return Err(RowReason::DigitsLost);
    }
    if number.fract() == 0.0 {
        return Ok(format!("{number:.0}"));
    }
    // 0.1 + 0.2 is shown as 0.3.
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    Ok(shown.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_as_it_was_typed_and_a_spoilt_one_is_refused() {
        for (number, told) in
            [(13_800_138_000.0, "13800138000"), (0.1 + 0.2, "0.3"), (-5.0, "-5"), (45_739.5, "45739.5")]
        {
            assert_eq!(number_text(number).as_deref(), Ok(told), "{number}");
        }
        for number in [1e15, 6.9e17, f64::NAN] {
            assert!(number_text(number).is_err(), "{number}: its last digits are not those typed");
        }
    }
}
