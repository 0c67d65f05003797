//! What was typed, held against a line: how well it fits and where it stands. Pure.

use lexicon::{Mark, Named, Query, Typed, fold};

use super::FoundLine;
use crate::master::customers::phone_part;

/// Typed in full: a number, a serial, a telephone.
pub const OUTRIGHT: u8 = 0;
/// The whole name.
pub const NAMED: u8 = 1;
/// Begins or ends a number or serial, or begins the name.
pub const BEGUN: u8 = 2;
/// Stands in the name or in a number, or spells a part of the name.
pub const PART: u8 = 3;
/// Stands somewhere in the text.
pub const SAID: u8 = 4;

/// What was typed, read in every way.
pub struct Clues {
    pub text: String,
    pub query: Query,
    whole: String,
    typed: Option<Typed>,
    digits: Option<String>,
}

/// What of a record is compared.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Numbers and serials.
    pub numbers: &'a [&'a str],
    /// Telephones, as digits.
    pub phones: &'a [String],
    pub name: &'a str,
    /// Whose name it is; none where it is not found by its spelling.
    pub named: Option<Named>,
    /// Other names of the record: contact persons.
    pub also: &'a [String],
}

impl Clues {
    /// None where nothing was typed.
    pub fn new(text: &str) -> Option<Clues> {
        Some(Clues {
            text: text.trim().to_string(),
            query: Query::new(text)?,
            whole: fold(text.trim()),
            typed: Typed::new(text),
            digits: phone_part(text),
        })
    }

    /// How well a record fits.
    pub fn rank(&self, known: &Known<'_>) -> u8 {
        let whole = self.whole.as_str();
        let best = |ranks: &mut dyn Iterator<Item = u8>| ranks.min().unwrap_or(SAID);
        let of_number = |number: &str| match fold(number) {
            n if n == whole => OUTRIGHT,
            n if n.starts_with(whole) || n.ends_with(whole) => BEGUN,
            n if n.contains(whole) => PART,
            _ => SAID,
        };
        let of_phone = |phone: &String| match self.digits.as_deref() {
            Some(digits) if phone == digits => OUTRIGHT,
            Some(digits) if phone.ends_with(digits) || phone.starts_with(digits) => BEGUN,
            Some(digits) if phone.contains(digits) => PART,
            _ => SAID,
        };
        let of_name = |name: &str, named: Option<Named>| {
            let folded = fold(name);
            let spelled = named.and_then(|named| self.typed.as_ref()?.spelled(name, named));
            match spelled {
                _ if folded == whole => NAMED,
                _ if folded.starts_with(whole) => BEGUN,
                Some(spelled) if spelled.is_whole => BEGUN,
                Some(_) => PART,
                None if self.query.matches(&folded) => PART,
                None => SAID,
            }
        };
        best(&mut known.numbers.iter().filter(|n| !n.is_empty()).map(|n| of_number(n)))
            .min(best(&mut known.phones.iter().map(of_phone)))
            .min(of_name(known.name, known.named))
            .min(best(&mut known.also.iter().map(|name| of_name(name, Some(Named::Person)))))
    }

    /// Marks a line where it shows what was typed.
    pub fn mark(&self, mut line: FoundLine, named: Option<Named>) -> FoundLine {
        line.marks.number = self.query.marks(&line.number);
        line.marks.note = self.query.marks(&line.note);
        line.marks.name = self.of_name(&line.name, named);
        line
    }

    fn of_name(&self, name: &str, named: Option<Named>) -> Vec<Mark> {
        let marks = self.query.marks(name);
        if !marks.is_empty() {
            return marks;
        }
        let spelled = named.and_then(|named| self.typed.as_ref()?.spelled(name, named));
        spelled.map(|spelled| vec![spelled.mark]).unwrap_or_default()
    }

    /// Whether a page or command of that name is meant, and where its name says so.
    pub fn title(&self, title: &str) -> Option<(u8, Vec<Mark>)> {
        // Read as firms' names are, which have words in them.
        let known = Known { name: title, named: Some(Named::Firm), ..Known::default() };
        let rank = self.rank(&known);
        (rank < SAID).then(|| (rank, self.of_name(title, known.named)))
    }
}
