//! Tables: a head that comes again on every page, rows on hairlines, sums at the right.

use std::rc::Rc;

use super::flow::Unit;
use super::set::{Column, Setter, hairline, row, rule};
use super::{Body, Edge};
use crate::display::{Mp, Shade};
use crate::style::{CELL, CELL_STRONG, HAIRLINE, LABEL, LABEL_STRONG, RULE, SUM, mm, pt};
use crate::{Align, PaperError, Table, Total, Width};

/// Half the distance between two columns.
const PAD: Mp = mm(1) + mm(1) / 2;
/// Narrower than this, in millimetres, a column would hold no letter.
const NARROWEST: f32 = 8.0;
const SUM_W: Mp = mm(32);

pub(super) fn table(body: &mut Body, table: &Table, setter: &Setter) -> Result<(), PaperError> {
    let places = places(table, setter.sheet.text_w());
    let text_w = setter.sheet.text_w();
    let mut heads = Vec::new();
    for (column, &(x, width)) in table.columns.iter().zip(&places) {
        heads.push(Column { align: column.align, ..setter.column(&column.title, LABEL_STRONG, x, width)? });
    }
    let mut head = whole(row(&heads, 2_500, 2_500));
    head.items.insert(0, rule(0, text_w, 0, RULE, Shade::Black));
    head.items.push(rule(0, text_w, head.height, HAIRLINE, Shade::Black));
    let head = Rc::new(head);

    let before = if body.edge == Edge::Heading { 0 } else { pt(8) };
    body.units.push(Unit { before, keep_next: true, ..head.as_ref().clone() });
    for cells in &table.rows {
        let mut columns = Vec::new();
        for ((cell, column), &(x, width)) in cells.iter().zip(&table.columns).zip(&places) {
            let kind = if cell.bold { CELL_STRONG } else { CELL };
            columns.push(Column { align: column.align, ..setter.column(&cell.text, kind, x, width)? });
        }
        let mut units = row(&columns, 2_000, 2_500);
        units.iter_mut().for_each(|unit| unit.repeat = Some(Rc::clone(&head)));
        if let Some(last) = units.last_mut() {
            last.items.push(hairline(last.height, setter));
        }
        body.units.append(&mut units);
    }
    sums(body, &table.totals, table.rows.is_empty(), setter)?;
    body.edge = Edge::Open;
    Ok(())
}

/// Sums stay with the last row, so that no page holds an amount without anything it adds up.
fn sums(body: &mut Body, totals: &[Total], is_empty: bool, setter: &Setter) -> Result<(), PaperError> {
    let text_w = setter.sheet.text_w();
    if let (Some(last), false, false) = (body.units.last_mut(), totals.is_empty(), is_empty) {
        last.keep_next = true;
    }
    for (at, total) in totals.iter().enumerate() {
        let (kind, label) = if total.strong { (SUM, CELL_STRONG) } else { (CELL, LABEL) };
        let value =
            Column { align: Align::Right, ..setter.column(&total.value, kind, text_w - SUM_W, SUM_W)? };
        let words = setter.column(&total.label, label, text_w / 3, text_w - text_w / 3 - SUM_W)?;
        let shade = if total.strong { Shade::Black } else { Shade::Label };
        let words = Column { align: Align::Right, shade, ..words };
        let padding = if total.strong { pt(3) } else { pt(1) };
        let mut sum = whole(row(&[words, value], padding, padding));
        if total.strong && at > 0 {
            sum.items.push(rule(text_w - SUM_W, text_w, pt(1), RULE, Shade::Black));
        }
        sum.before = if at == 0 { pt(2) } else { 0 };
        sum.keep_next = at + 1 < totals.len();
        body.units.push(sum);
    }
    Ok(())
}

/// Left edge and width of each column's words. The outer columns are flush with the text.
fn places(table: &Table, text_w: Mp) -> Vec<(Mp, Mp)> {
    let text_mm = text_w as f32 / 2834.646;
    let fixed: f32 = table.columns.iter().map(|column| millimetres(column.width)).sum();
    let shares: f32 = table.columns.iter().map(|column| share(column.width)).sum();
    let left = (text_mm - fixed).max(0.0);
    let wanted = table.columns.iter().map(|column| {
        let shared = if shares > 0.0 { left * share(column.width) / shares } else { 0.0 };
        (millimetres(column.width) + shared).max(NARROWEST)
    });
    let wanted: Vec<f32> = wanted.collect();
    // Columns asked wider than the paper shrink together instead of running off it.
    let scale = (text_mm / wanted.iter().sum::<f32>()).min(1.0);
    let mut x = 0;
    let mut places = Vec::new();
    for (at, wanted) in wanted.iter().enumerate() {
        let width = (wanted * scale * 2834.646) as Mp;
        let before = if at == 0 { 0 } else { PAD };
        let after = if at + 1 == table.columns.len() { 0 } else { PAD };
        places.push((x + before, width - before - after));
        x += width;
    }
    places
}

fn millimetres(width: Width) -> f32 {
    if let Width::Mm(mm) = width { mm.max(0.0) } else { 0.0 }
}

fn share(width: Width) -> f32 {
    if let Width::Share(share) = width { share.max(0.0) } else { 0.0 }
}

/// One unit out of several, for heads and sums, which are never cut.
fn whole(units: Vec<Unit>) -> Unit {
    let mut joined = Unit::default();
    for unit in units {
        joined.items.extend(unit.items.into_iter().map(|item| item.moved(0, joined.height)));
        joined.height += unit.height;
    }
    joined
}
