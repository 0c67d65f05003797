//! Words and rows of the sheets.

use paper::{Align, Block, Cell, Column, Fact, SignatureBox, Table, Width};

use crate::kernel::time::{Moment, Zone};
use crate::platform::text::Text;

/// Room for a hand on a blank form: a line, or several.
pub const LINE: &str = "\n";
pub const LINES: &str = "\n\n\n";

pub struct Words {
    pub text: &'static Text,
    pub zone: Zone,
}

impl Words {
    pub fn say(&self, id: &str) -> String {
        self.text.say(&format!("sheets-{id}"))
    }
    pub fn time(&self, at: Option<Moment>) -> String {
        at.map(|at| self.zone.write(at)).unwrap_or_default()
    }
    pub fn fact(&self, field: &str, value: impl Into<String>) -> Fact {
        Fact { label: self.say(&format!("label-{field}")), value: value.into(), field: field.into() }
    }
    /// Running text with its label.
    pub fn block(&self, field: &str, value: impl Into<String>) -> Block {
        Block::Text {
            label: Some(self.say(&format!("label-{field}"))),
            value: value.into(),
            field: field.into(),
        }
    }
    /// Rows under their heads; empty ones where there are none on a form for the hand.
    pub fn table(&self, field: &str, heads: &[(&str, Width)], rows: Vec<Vec<Cell>>) -> Block {
        let columns = heads
            .iter()
            .map(|(id, width)| Column {
                title: self.say(&format!("column-{id}")),
                width: *width,
                align: Align::Left,
            })
            .collect();
        Block::Table(Table { columns, rows, totals: vec![], field: field.into() })
    }
    /// A place to sign by hand.
    pub fn sign(&self, key: &str, name: &str) -> SignatureBox {
        SignatureBox {
            key: key.into(),
            label: self.say(&format!("box-{key}")),
            name_line: name.into(),
            date_line: self.text.say("papers-paper-by-hand-date"),
            ..SignatureBox::default()
        }
    }
}
