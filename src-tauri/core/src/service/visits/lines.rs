//! Parts and fees: the whole list comes in, the difference is saved; lines left out are struck, never deleted (T-12).

use serde::Deserialize;
use ts_rs::TS;

use super::record::{FeeKind, OldPart, Visit, VisitFee, VisitFeeId, VisitId, VisitPart, VisitPartId};
use super::rules;
use super::store;
use super::views::{self, VisitFile};
use super::writing::closed;
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::money::Money;
use crate::kernel::needs::Need;
use crate::kernel::record::Record;

/// The lines of a visit that are not struck out.
pub(super) const LIVE: &str = "WHERE visit = ?1 AND removed = 0 ORDER BY rid";
/// Ten million yuan: with the most pieces a line stays far inside the range of whole fen.
const MOST_FEN: i64 = 1_000_000_000;
const MOST_PIECES: i64 = 100_000;
const MOST_LINES: usize = 200;

/// A part as typed. The window makes the id of a new line, so that saving it twice is saving it once.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartLine {
    pub id: VisitPartId,
    pub name: String,
    pub part_number: String,
    pub quantity: i64,
    pub reason: String,
    pub old_serial: String,
    pub new_serial: String,
    pub old_part: Option<OldPart>,
    pub old_part_note: String,
    /// Packed and labelled with this number (E-11).
    #[serde(default)]
    pub old_label: String,
    pub unit_price: Money,
}

/// All parts of a visit.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PartsSave {
    pub visit: VisitId,
    pub parts: Vec<PartLine>,
}

/// Money asked, as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    pub id: VisitFeeId,
    pub kind: FeeKind,
    pub label: String,
    pub amount: Money,
    pub is_cash: bool,
    pub receipt_no: String,
}

/// All fees of a visit.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeesSave {
    pub visit: VisitId,
    pub fees: Vec<FeeLine>,
}

/// What the two kinds of lines share.
trait Line: Record + Clone {
    fn visit(&self) -> VisitId;
    fn strike(&mut self);
}
impl Line for VisitPart {
    fn visit(&self) -> VisitId {
        self.visit
    }
    fn strike(&mut self) {
        self.removed = true;
    }
}
impl Line for VisitFee {
    fn visit(&self) -> VisitId {
        self.visit
    }
    fn strike(&mut self) {
        self.removed = true;
    }
}

pub(super) fn save_parts(c: &mut Change<'_>, input: PartsSave) -> Result<VisitFile, Fault> {
    let visit = open(c, input.visit)?;
    let mut wanted = Vec::new();
    for (at, p) in input.parts.into_iter().enumerate() {
        within(&format!("parts.{at}.quantity"), p.quantity, 0, MOST_PIECES)?;
        within(&format!("parts.{at}.unit_price"), p.unit_price.0, 0, MOST_FEN)?;
        wanted.push(VisitPart {
            id: p.id,
            visit: visit.id,
            name: p.name,
            part_number: p.part_number,
            quantity: p.quantity,
            reason: p.reason,
            old_serial: p.old_serial,
            new_serial: p.new_serial,
            old_part: p.old_part,
            old_part_note: p.old_part_note,
            old_label: p.old_label,
            unit_price: p.unit_price,
            removed: false,
        });
    }
    let has_lines = !wanted.is_empty();
    replace(c, visit.id, wanted)?;
    let after = Visit { no_parts: visit.no_parts && !has_lines, ..visit.clone() };
    c.save(&visit, &after)?;
    views::file(c, visit.id)
}

pub(super) fn save_fees(c: &mut Change<'_>, input: FeesSave) -> Result<VisitFile, Fault> {
    let visit = open(c, input.visit)?;
    let mut wanted = Vec::new();
    for (at, f) in input.fees.into_iter().enumerate() {
        within(&format!("fees.{at}.amount"), f.amount.0, 0, MOST_FEN)?;
        wanted.push(VisitFee {
            id: f.id,
            visit: visit.id,
            kind: f.kind,
            label: f.label,
            amount: f.amount,
            is_cash: f.is_cash,
            receipt_no: f.receipt_no,
            removed: false,
        });
    }
    let has_lines = !wanted.is_empty();
    replace(c, visit.id, wanted)?;
    let after = Visit { fees_none: visit.fees_none && !has_lines, ..visit.clone() };
    c.save(&visit, &after)?;
    views::file(c, visit.id)
}

/// The visit, where the person may write its report and it still may be written.
pub(super) fn open(c: &Change<'_>, id: VisitId) -> Result<Visit, Fault> {
    let visit = store::get(c, id)?;
    store::within_reach(c, &visit, Need::VisitWork)?;
    if rules::is_editable(&visit) { Ok(visit) } else { Err(closed(&visit)) }
}

fn within(field: &str, value: i64, least: i64, most: i64) -> Result<(), Fault> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(Fault::invalid("visit.field_wrong").field(field, "out_of_range"))
}

fn replace<R: Line>(c: &mut Change<'_>, visit: VisitId, wanted: Vec<R>) -> Result<(), Fault> {
    if wanted.len() > MOST_LINES {
        return Err(Fault::invalid("visit.too_many_lines").arg("most", MOST_LINES));
    }
    let standing = c.find::<R>(LIVE, [visit])?;
    for line in &wanted {
        match c.get::<R>(line.id())? {
            None => c.create(line)?,
            Some(before) if before.visit() == visit => c.save(&before, line)?,
            Some(_) => return Err(Fault::new(FaultKind::Conflict, "visit.line_of_another")),
        }
    }
    for before in standing.iter().filter(|s| wanted.iter().all(|w| w.id() != s.id())) {
        let mut struck = before.clone();
        struck.strike();
        c.save(before, &struck)?;
    }
    Ok(())
}
