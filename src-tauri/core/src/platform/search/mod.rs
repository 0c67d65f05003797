//! Finding records by any part of their text (V-14), as staff type it: any width, any script, any piece of a word.
//!
//! What always holds: a record's index entry is written in the record's own transaction, and lies in the vault,
//! encrypted with everything else; what is found is what a search through every row would find, in the same order,
//! because tokens only propose and the text decides.
//!
//! A module says what of a record is text ([`Findable`]) and asks [`newest`] and [`named`] for rows; of a list that is
//! short by its own condition it has each text asked ([`walked`]).

mod find;
mod index;
#[cfg(test)]
mod tests;

pub use find::{
    SEPARATOR, THESE, best, exact, line_with, named, newest, proposed, these, walked, walked_for,
};
pub use index::{catch_up, compact, forget_names, index};

/// What of a record can be found, and where its tokens lie: `find_<table>`, and `find_<table>_name` for pinyin.
pub struct Findable {
    /// The record's table.
    pub table: &'static str,
    /// What its row is called in `from` and `text`.
    pub alias: &'static str,
    /// The table with what it is joined to.
    pub from: &'static str,
    /// One SQL expression: all that is text, lines between.
    pub text: &'static str,
    /// Columns of the table that `text` and `names` read: another one changed changes no token.
    pub columns: &'static [&'static str],
    /// Records of other tables that the text is made of.
    pub follows: &'static [Follow],
    /// Conditions on the table, each on an index, that name a row outright by what was typed (`?1`).
    pub exact: &'static [&'static str],
    /// Names of the row `?1`, each with whether it is a firm's.
    pub names: Option<&'static str>,
}

/// A record of another table that rows take text from.
pub struct Follow {
    pub table: &'static str,
    /// Its columns they take; none means any.
    pub columns: &'static [&'static str],
    /// The rows that do, for the record with id `?1`.
    pub rows: &'static str,
}
