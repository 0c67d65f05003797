//! Words and rows the forms share.

use paper::{Align, Block, Cell, Column, Fact, Width};

use crate::kernel::time::{Moment, Zone};
use crate::platform::text::Text;

/// What stands where nothing is written yet on a form to be filled in by hand: room for a line, or for several.
pub const LINE: &str = "\n";
pub const LINES: &str = "\n\n";

pub struct Words {
    pub text: &'static Text,
    pub zone: Zone,
    /// Empty values leave room for a hand instead of a dash.
    pub is_blank: bool,
}

impl Words {
    pub fn say(&self, id: &str) -> String {
        self.text.say(&format!("papers-paper-{id}"))
    }

    pub fn code(&self, prefix: &str, code: impl std::fmt::Display) -> String {
        let code = code.to_string();
        if code.is_empty() { code } else { self.text.say(&format!("{prefix}-{code}")) }
    }

    pub fn time(&self, at: Option<Moment>) -> String {
        at.map(|at| self.zone.write(at)).unwrap_or_default()
    }

    pub fn fact(&self, field: &str, value: impl Into<String>) -> Fact {
        let value = self.or_room(value.into(), LINE);
        Fact { label: self.say(&format!("label-{field}")), value, field: field.into() }
    }

    /// Running text with its label.
    pub fn block(&self, field: &str, value: &str) -> Block {
        let value = self.or_room(value.to_string(), LINES);
        Block::Text { label: Some(self.say(&format!("label-{field}"))), value, field: field.into() }
    }

    /// One line of text under its label.
    pub fn line(&self, field: &str, value: &str) -> Block {
        Block::Facts(vec![self.fact(field, value)])
    }

    fn or_room(&self, value: String, room: &str) -> String {
        if self.is_blank && value.trim().is_empty() { room.into() } else { value.trim().into() }
    }

    pub fn column(&self, id: &str, width: Width, align: Align) -> Column {
        Column { title: self.say(&format!("column-{id}")), width, align }
    }

    /// Rows of a table; a blank form gets empty ones, high enough for a hand.
    pub fn rows(&self, rows: Vec<Vec<Cell>>, empty: usize) -> Vec<Vec<Cell>> {
        if rows.is_empty() && self.is_blank { vec![vec![LINE.into()]; empty] } else { rows }
    }
}

/// The first of two that says anything.
pub fn either<'a>(one: &'a str, other: &'a str) -> &'a str {
    if one.trim().is_empty() { other } else { one }
}
