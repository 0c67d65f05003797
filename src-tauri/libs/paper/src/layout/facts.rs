//! Ledger rows: a small label, its value, a hairline below.

use super::set::{Column, Setter, hairline, row};
use super::{Body, Edge};
use crate::display::{Mp, Shade};
use crate::style::{BODY, GUTTER, pt};
use crate::wrap::Line;
use crate::{Fact, PaperError};

const ABOVE: Mp = 2_000;
const BELOW: Mp = 2_500;

/// Two facts a row. A value that would take more than two lines in its column has a row for itself.
pub(super) fn facts(body: &mut Body, facts: &[Fact], setter: &Setter) -> Result<(), PaperError> {
    let text_w = setter.sheet.text_w();
    if setter.sheet.facts_across == 1 {
        for fact in facts {
            body.ledger_row(&columns(setter, &fact.label, &fact.value, 0, text_w)?, setter);
        }
        return Ok(());
    }
    let column_w = (text_w - GUTTER) / 2;
    let mut waiting: Option<[Column; 2]> = None;
    for fact in facts {
        let narrow = columns(setter, &fact.label, &fact.value, 0, column_w)?;
        if narrow[1].lines.len() > 2 {
            if let Some(left) = waiting.take() {
                body.ledger_row(&left, setter);
            }
            body.ledger_row(&columns(setter, &fact.label, &fact.value, 0, text_w)?, setter);
        } else if let Some(left) = waiting.take() {
            let right = narrow.map(|column| Column { x: column.x + column_w + GUTTER, ..column });
            let both: Vec<Column> = left.into_iter().chain(right).collect();
            body.ledger_row(&both, setter);
        } else {
            waiting = Some(narrow);
        }
    }
    if let Some(left) = waiting {
        body.ledger_row(&left, setter);
    }
    Ok(())
}

/// One label and its value over the whole width.
pub(super) fn labelled(body: &mut Body, label: &str, value: &str, setter: &Setter) -> Result<(), PaperError> {
    body.ledger_row(&columns(setter, label, value, 0, setter.sheet.text_w())?, setter);
    Ok(())
}

fn columns(setter: &Setter, label: &str, value: &str, x: Mp, width: Mp) -> Result<[Column; 2], PaperError> {
    let is_empty = value.trim().is_empty();
    let shown = if is_empty { "—" } else { value };
    let indent = setter.label_width();
    let mut column = setter.column(shown, BODY, x + indent, width - indent)?;
    if shown == "—" {
        column.shade = Shade::Label;
    }
    let breaks = value.matches('\n').count();
    if is_empty && breaks > 0 {
        column.lines = vec![Line { glyphs: Vec::new(), width: 0 }; breaks + 1];
    }
    Ok([setter.label(label, x)?, column])
}

impl Body {
    /// Adds a row with a hairline below, and one above unless the row before has drawn it.
    pub(super) fn ledger_row(&mut self, columns: &[Column], setter: &Setter) {
        let mut units = row(columns, ABOVE, BELOW);
        self.rule_units(&mut units, setter);
        self.units.append(&mut units);
    }

    pub(super) fn rule_units(&mut self, units: &mut [super::flow::Unit], setter: &Setter) {
        if let (Some(first), Edge::Open) = (units.first_mut(), self.edge) {
            first.before = pt(8);
            first.items.insert(0, hairline(0, setter));
        }
        if let Some(last) = units.last_mut() {
            last.items.push(hairline(last.height, setter));
        }
        self.edge = Edge::Row;
    }
}
