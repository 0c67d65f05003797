//! Text to records, after RFC 4180, telling where quoting goes wrong instead of guessing.

/// What spreadsheet programs put into one cell at most: 32,767 characters and 253 line breaks. A quoted cell beyond
/// that is a quote somebody forgot to close, and reading on would swallow the rest of the file.
const MOST_CELL_BYTES: usize = 32_767 * 4;
const MOST_CELL_BREAKS: usize = 253;

#[derive(Debug, PartialEq)]
pub(crate) struct Record {
    /// At most one more than [`crate::MOST_COLUMNS`], so that a hostile line cannot fill the memory.
    pub cells: Vec<String>,
    /// Where the next record starts.
    pub end: usize,
    /// The first cell with a line break in it.
    pub broken_cell: Option<usize>,
    /// A cell outside quotes contains a quote: fine in itself, but a sign of being half of something else.
    pub loose_quote: bool,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Malformed {
    /// Never closed (or only by a quote that belongs to another row), as against followed by more text.
    pub unclosed: bool,
    pub column: usize,
    /// How far was read.
    pub seen: usize,
}

/// The record that starts at `start`.
pub(crate) fn record(text: &str, start: usize, delimiter: u8) -> Result<Record, Malformed> {
    let bytes = text.as_bytes();
    let mut record = Record { cells: Vec::new(), end: start, broken_cell: None, loose_quote: false };
    let mut at = start;
    loop {
        let column = record.cells.len();
        let cell = if bytes.get(at) == Some(&b'"') {
            let (cell, next) = quoted(text, at, delimiter).map_err(|(unclosed, seen)| Malformed {
                unclosed,
                column,
                seen,
            })?;
            at = next;
            if record.broken_cell.is_none() && cell.contains(['\n', '\r']) {
                record.broken_cell = Some(column);
            }
            cell
        } else {
            let rest = &bytes[at..];
            let length = rest.iter().position(|b| *b == delimiter || is_break(*b)).unwrap_or(rest.len());
            let cell = &text[at..at + length];
            record.loose_quote |= cell.contains('"');
            at += length;
            cell.to_owned()
        };
        if column <= crate::MOST_COLUMNS {
            record.cells.push(cell);
        }
        if bytes.get(at) != Some(&delimiter) {
            record.end = after_break(bytes, at);
            return Ok(record);
        }
        at += 1;
    }
}

/// The cell whose opening quote is at `open`, and where it ends; else whether it is unclosed, and how far was read.
fn quoted(text: &str, open: usize, delimiter: u8) -> Result<(String, usize), (bool, usize)> {
    let bytes = text.as_bytes();
    let (mut cell, mut from, mut at, mut breaks) = (String::new(), open + 1, open + 1, 0);
    while at < bytes.len() && at - open <= MOST_CELL_BYTES && breaks <= MOST_CELL_BREAKS {
        match bytes[at] {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                cell.push_str(&text[from..=at]);
                at += 2;
                from = at;
            }
            b'"' => {
                cell.push_str(&text[from..at]);
                let spaces = bytes[at + 1..].iter().take_while(|b| **b == b' ').count();
                let next = at + 1 + spaces;
                return match bytes.get(next) {
                    Some(b) if *b != delimiter && !is_break(*b) => Err((breaks > 0, at)),
                    _ => Ok((cell, next)),
                };
            }
            b if is_break(b) => {
                breaks += 1;
                at = after_break(bytes, at);
            }
            _ => at += 1,
        }
    }
    Err((true, at.min(bytes.len())))
}

fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// Behind the line break at `at` (CRLF, LF or the CR of old Macs); `at` itself if there is none.
fn after_break(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at,
    }
}

/// Start of the line after the one that `at` lies in.
pub(crate) fn next_line(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let length = bytes[at..].iter().position(|b| is_break(*b)).unwrap_or(bytes.len() - at);
    after_break(bytes, at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        record(text, 0, b',').unwrap().cells
    }

    #[test]
    fn quotes_protect_delimiters_breaks_and_quotes() {
        assert_eq!(
            cells("a,\"b,c\",\"d\r\ne\",\"f\"\"g\"\nnext"),
            ["a", "b,c", "d\r\ne", "f\"g"],
            "RFC 4180"
        );
        assert_eq!(cells("a,\"\",\"\"\"\"\n"), ["a", "", "\""], "an empty cell and a lone quote");
        assert_eq!(
            cells("屏幕15\"显示器,b"),
            ["屏幕15\"显示器", "b"],
            "a quote inside an unquoted cell is text"
        );
        assert_eq!(cells("\"a\"  ,b"), ["a", "b"], "spaces behind a closing quote carry nothing");
    }

    #[test]
    fn every_kind_of_line_end_ends_a_record() {
        for text in ["a,\nb", "a,\r\nb", "a,\rb"] {
            let first = record(text, 0, b',').unwrap();
            assert_eq!(first.cells, ["a", ""], "a delimiter at the end opens one more cell");
            assert_eq!(&text[first.end..], "b", "{text:?}");
        }
        assert_eq!(record("a", 0, b',').unwrap().end, 1, "the last line needs no end");
    }

    #[test]
    fn a_quote_that_goes_wrong_is_told_with_its_column() {
        let unclosed = record("a,\"b\nc,d\n", 0, b',').unwrap_err();
        assert_eq!(unclosed, Malformed { unclosed: true, column: 1, seen: 9 }, "read to the end in vain");
        let stray = record("a,b,\"c\"d,e\n", 0, b',').unwrap_err();
        assert_eq!(stray, Malformed { unclosed: false, column: 2, seen: 6 }, "text behind a closing quote");
        let over = record("a,\"b\nc,\"d\",e\n", 0, b',').unwrap_err();
        assert!(over.unclosed, "a quote closed by another row's opening quote was never closed");
    }

    #[test]
    fn an_unclosed_quote_does_not_read_a_whole_file() {
        let text = format!("\"a{}", "\nb".repeat(10_000));
        assert!(
            record(&text, 0, b',').unwrap_err().seen < 600,
            "253 line breaks are the most a cell can hold"
        );
        let text = format!("\"{}", "b".repeat(1_000_000));
        assert!(record(&text, 0, b',').unwrap_err().seen < 140_000, "32,767 characters are the most");
    }
}
