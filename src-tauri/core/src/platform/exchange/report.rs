//! What an import says of itself, row by row.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::platform::text::{Language, Text};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    New,
    Updated,
    Skipped,
    Refused,
    /// Not reached: stopped, or a fault came before it.
    Left,
}

impl Fate {
    /// Its id in the catalogue.
    pub fn label(self) -> &'static str {
        match self {
            Fate::New => "exchange-fate-new",
            Fate::Updated => "exchange-fate-updated",
            Fate::Skipped => "exchange-fate-skipped",
            Fate::Refused => "exchange-fate-refused",
            Fate::Left => "exchange-fate-left",
        }
    }
}

/// What is wrong with a row, or was noticed about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// Counted without the head, the first is 1.
    pub row: u64,
    /// The column as the table's head names it; none: the row as a whole.
    pub column: Option<String>,
    /// Stable, e.g. `phone.missing`.
    pub code: String,
    /// Another row it is about.
    pub other: Option<u64>,
    /// A plain sentence for whoever mends the file.
    pub message: String,
}

/// A sentence about a row in a language: `exchange-finding-…`, with the other row it points at.
pub fn words(language: Language, code: &str, other: Option<u64>) -> String {
    let text = Text::of(language);
    let said = text.say(&format!("exchange-finding-{}", code.replace('.', "-")));
    match other {
        Some(row) => {
            let row = i64::try_from(row).unwrap_or(i64::MAX);
            format!("{said}{}", text.get("exchange-see-row", &[("row", row.into())]))
        }
        None => said,
    }
}

impl Finding {
    /// A finding of a code of the catalogue.
    pub fn new(row: u64, column: &str, code: &str) -> Finding {
        let column = Some(column).filter(|c| !c.is_empty()).map(Into::into);
        Finding { row, column, code: code.into(), other: None, message: words(Language::Chinese, code, None) }
    }
    /// A finding that points at another row of the file.
    pub fn with_row(row: u64, column: &str, code: &str, other: u64) -> Finding {
        let message = words(Language::Chinese, code, Some(other));
        Finding { other: Some(other), message, ..Finding::new(row, column, code) }
    }
    /// A row that cannot be read at all.
    pub fn unreadable(error: &sheet::RowError, header: &[String]) -> Finding {
        let column = error.column.and_then(|at| header.get(at)).map_or("", String::as_str);
        Finding::new(error.number, column, error.code())
    }
}

/// How an import went; on a trial, how it would go.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct ImportReport {
    /// Rows below the head, blank ones not counted.
    pub rows: u64,
    /// New records.
    pub saved: u64,
    /// Records already here that the row changed.
    pub updated: u64,
    /// Rows that say nothing new.
    pub skipped: u64,
    /// Rows not taken over, and why.
    pub errors: Vec<Finding>,
    /// What was noticed about rows taken over or passed by.
    pub warnings: Vec<Finding>,
    /// Rows not reached: somebody stopped it; the same file goes on where it was.
    pub left: u64,
    pub stopped: bool,
    #[serde(skip)]
    #[ts(skip)]
    pub fates: BTreeMap<u64, Fate>,
}

impl ImportReport {
    /// Counts a row.
    pub fn mark(&mut self, row: u64, fate: Fate) {
        match fate {
            Fate::New => self.saved += 1,
            Fate::Updated => self.updated += 1,
            Fate::Skipped => self.skipped += 1,
            Fate::Refused | Fate::Left => {}
        }
        self.fates.insert(row, fate);
    }
    /// Takes back rows that were planned and not reached.
    pub(super) fn leave(&mut self, rows: impl Iterator<Item = u64>) {
        for row in rows {
            match self.fates.insert(row, Fate::Left) {
                Some(Fate::New) => self.saved -= 1,
                Some(Fate::Updated) => self.updated -= 1,
                _ => {}
            }
            self.left += 1;
        }
    }
}

/// What a row said, so that the same row is known again whatever has been edited here since.
pub fn digest<'a>(cells: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (field, cell) in cells {
        // Empty cells are left out, so that a column added later without contents changes no digest.
        if cell.is_empty() {
            continue;
        }
        for part in [field, cell] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex()[..32].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_known_again_by_its_cells_and_not_by_empty_columns() {
        let of = |cells: &[(&'static str, &'static str)]| digest(cells.iter().copied());
        assert_eq!(of(&[("a", "1")]), of(&[("a", "1"), ("b", "")]), "an empty column was added");
        assert_ne!(of(&[("a", "1")]), of(&[("b", "1")]), "the same words in another column");
        assert_ne!(of(&[("a", "12")]), of(&[("a", "1"), ("b", "2")]));
    }

    #[test]
    fn every_code_of_a_bad_row_has_a_sentence() {
        for reason in [
            sheet::RowReason::TooManyCells,
            sheet::RowReason::Undecodable,
            sheet::RowReason::UnclosedQuote,
            sheet::RowReason::StrayQuote,
            sheet::RowReason::InDoubt,
            sheet::RowReason::DigitsLost,
            sheet::RowReason::CellError,
        ] {
            for language in Language::ALL {
                let said = words(language, reason.code(), None);
                assert!(!said.contains("exchange-finding"), "{} in {}", reason.code(), language.code());
            }
        }
    }
}
