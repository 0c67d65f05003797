use crate::book::GridRow;
use crate::guard::tidy;
use crate::open::{MOST_COLUMNS, Opened};
use crate::split::{self, Malformed, Record};

/// A row that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Rows counted without the head, the first is 1, blank ones counted: what a spreadsheet program shows, less one.
    pub number: u64,
    /// As many as the header has; missing ones at the end are empty. Verbatim: see [`crate::tidy`].
    pub cells: Vec<String>,
}

/// A row that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {number}: {reason}")]
pub struct RowError {
    /// As in [`Row`].
    pub number: u64,
    /// What is wrong.
    pub reason: RowReason,
    /// The cell concerned, the first is 0; `None` if it is the row as a whole.
    pub column: Option<usize>,
    /// What could be read of it, for the one who mends it: the cells, or the whole line as one where a quote went wrong.
    pub cells: Vec<String>,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum RowReason {
    /// There is something in a cell beyond the last column of the header: most often a delimiter nobody quoted, so
    /// that the cells behind it stand in the wrong columns.
    #[error("more cells than the header has")]
    TooManyCells,
    /// A character cannot be read in the encoding of the file, or was lost before.
    #[error("a character cannot be decoded")]
    Undecodable,
    /// A cell opens with a quote that is not closed.
    #[error("a quote is opened and not closed")]
    UnclosedQuote,
    /// There is text behind the closing quote of a cell.
    #[error("there is text behind a closing quote")]
    StrayQuote,
    /// The line stands where an unclosed quote reached and makes no whole row: perhaps the rest of the cell before.
    #[error("perhaps a part of the broken row before it")]
    InDoubt,
    /// A cell of a workbook holds a number of more digits than such programs keep.
    #[error("a long number has lost its last digits")]
    DigitsLost,
    /// A cell of a workbook holds an error such as #N/A.
    #[error("a cell holds an error")]
    CellError,
}

impl RowReason {
    /// The stable code a text catalogue is asked for.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooManyCells => "row.too_many_cells",
            Self::Undecodable => "row.undecodable",
            Self::UnclosedQuote => "row.unclosed_quote",
            Self::StrayQuote => "row.stray_quote",
            Self::InDoubt => "row.in_doubt",
            Self::DigitsLost => "row.digits_lost",
            Self::CellError => "row.cell_error",
        }
    }
}

impl RowError {
    /// The stable code of the reason.
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }
}

/// The rows of an opened table in order, good and bad; blank ones are counted and left out.
pub(crate) struct Rows<'a> {
    sheet: &'a Opened,
    at: usize,
    number: u64,
    /// Up to here a quote that went wrong has cast doubt on what the lines are.
    in_doubt_until: usize,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(sheet: &'a Opened) -> Self {
        Self { sheet, at: sheet.body, number: 0, in_doubt_until: 0 }
    }

    /// Where quoting goes wrong, reading goes on at the next line, so that a forgotten quote costs its own row and not
    /// those behind it. As far as the quote reached, lines may be halves of a cell: only whole rows count there.
    fn go_on_behind(&mut self, broken_until: usize) {
        self.in_doubt_until = self.in_doubt_until.max(broken_until);
        self.at = split::next_line(&self.sheet.text, self.at);
    }

    fn check(&self, record: Record) -> Result<Row, RowError> {
        let (number, width) = (self.number, self.sheet.header.len());
        let mut cells = record.cells;
        let fault = |reason, column, cells| Err(RowError { number, reason, column, cells });
        if self.at < self.in_doubt_until && (record.loose_quote || cells.len() < width) {
            return fault(RowReason::InDoubt, None, cells);
        }
        if let Some(extra) = cells.iter().skip(width).position(|cell| !tidy(cell).is_empty()) {
            return fault(RowReason::TooManyCells, Some(width + extra), cells);
        }
        // Cells were cut off here, whatever they held.
        if cells.len() > MOST_COLUMNS {
            return fault(RowReason::TooManyCells, Some(MOST_COLUMNS), cells);
        }
        if let Some(column) = cells.iter().position(|cell| cell.contains(char::REPLACEMENT_CHARACTER)) {
            return fault(RowReason::Undecodable, Some(column), cells);
        }
        cells.resize(width, String::new());
        Ok(Row { number, cells })
    }

    /// A record over several lines with the wrong number of cells, of whose lines one makes a whole row by itself, is
    /// an unclosed quote that met a later one. Gives the cell it opened.
    fn swallowed(&self, record: &Record) -> Option<usize> {
        let column = record.broken_cell?;
        let (text, width) = (self.sheet.text.as_str(), self.sheet.header.len());
        if record.cells.len() == width {
            return None;
        }
        let mut line = split::next_line(text, self.at);
        while line < record.end {
            if let Ok(part) = split::record(text, line, self.sheet.delimiter)
                && part.cells.len() == width
                && !part.loose_quote
                && !is_blank(&part.cells)
            {
                return Some(column);
            }
            line = split::next_line(text, line);
        }
        None
    }
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.sheet.text.as_str();
        while self.at < text.len() {
            self.number += 1;
            let number = self.number;
            let (reason, column, seen) = match split::record(text, self.at, self.sheet.delimiter) {
                Ok(record) => match self.swallowed(&record) {
                    Some(column) => (RowReason::UnclosedQuote, column, record.end),
                    None if is_blank(&record.cells) => {
                        self.at = record.end;
                        continue;
                    }
                    None => {
                        let end = record.end;
                        let row = self.check(record);
                        self.at = end;
                        return Some(row);
                    }
                },
                Err(Malformed { unclosed: true, column, seen }) => {
                    (RowReason::UnclosedQuote, column, split::next_line(text, seen))
                }
                Err(Malformed { unclosed: false, column, seen }) => (RowReason::StrayQuote, column, seen),
            };
            let line = &text[self.at..split::next_line(text, self.at)];
            let cells = vec![line.trim_end_matches(['\r', '\n']).to_owned()];
            self.go_on_behind(seen);
            return Some(Err(RowError { number, reason, column: Some(column), cells }));
        }
        None
    }
}

/// The rows of a workbook's sheet below its header.
pub(crate) fn of_grid(
    grid: &[GridRow],
    body: usize,
    width: usize,
) -> impl Iterator<Item = Result<Row, RowError>> + '_ {
    grid.iter().skip(body).zip(1u64..).filter(|(row, _)| row.broken.is_some() || !is_blank(&row.cells)).map(
        move |(row, number)| {
            let fault = |reason, column| {
                Err(RowError { number, reason, column: Some(column), cells: row.cells.clone() })
            };
            if let Some((reason, column)) = row.broken {
                return fault(reason, column);
            }
            if let Some(extra) = row.cells.iter().skip(width).position(|cell| !tidy(cell).is_empty()) {
                return fault(RowReason::TooManyCells, width + extra);
            }
            let mut cells = row.cells.clone();
            cells.resize(width, String::new());
            Ok(Row { number, cells })
        },
    )
}

pub(crate) fn is_blank(cells: &[String]) -> bool {
    cells.iter().all(|cell| tidy(cell).is_empty())
}
