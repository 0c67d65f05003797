//! The register (K-03), the repair card (K-04, K-05) and the steps an item takes at the base.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{CardPart, CustodyItem, CustodyItemId, CustodyState};
use super::taking::arrived;
use super::views::{self, CustodyFile};
use super::{back, receipt, rules};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::record::Json;
use crate::service::visits::{TestLine, measure};

/// Which item.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustodyAsked {
    pub id: CustodyItemId,
}

/// The item came to the base.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustodyRegister {
    pub id: CustodyItemId,
    /// Where it stands.
    pub place: String,
}

pub(super) fn step(
    c: &mut Change<'_>,
    id: CustodyItemId,
    to: CustodyState,
    fill: impl FnOnce(&mut Change<'_>, &mut CustodyItem) -> Result<(), Fault>,
) -> Result<CustodyFile, Fault> {
    let before = c.need::<CustodyItem>(id)?;
    rules::check(c.who(), &before, &back::facts(c, &before)?, to)?;
    let mut after = CustodyItem { state: to, ..before.clone() };
    fill(c, &mut after)?;
    c.save(&before, &after)?;
    arrived(c, &after, Some(before.state))?;
    views::file(c, id)
}

pub(super) fn register(c: &mut Change<'_>, input: CustodyRegister) -> Result<CustodyFile, Fault> {
    let missing: &[&str] = if input.place.trim().is_empty() { &["place"] } else { &[] };
    Fault::unless_complete(missing)?;
    step(c, input.id, CustodyState::Tagged, |c, item| {
        (item.registered_by, item.registered_at) = (Some(c.who().person), Some(c.now()));
        item.place = input.place.trim().into();
        let card = receipt::make_card(c, item)?;
        (item.card, item.card_number) = (Some(card.id), Some(card.number));
        Ok(())
    })
}

pub(super) fn start(c: &mut Change<'_>, input: CustodyAsked) -> Result<CustodyFile, Fault> {
    step(c, input.id, CustodyState::InRepair, |_, _| Ok(()))
}

pub(super) fn repaired(c: &mut Change<'_>, input: CustodyAsked) -> Result<CustodyFile, Fault> {
    step(c, input.id, CustodyState::Repaired, |c, item| {
        (item.repaired_by, item.repaired_at) = (Some(c.who().person), Some(c.now()));
        receipt::write_card(c, item)
    })
}

/// The repair card as written (K-05).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CardSave {
    pub id: CustodyItemId,
    pub work: String,
    #[serde(default)]
    pub repair_minutes: Option<i64>,
    pub parts: Vec<CardPart>,
    pub no_parts: bool,
    pub tests: Vec<TestLine>,
}

/// More is a slip of the hand.
const MOST_MINUTES: i64 = 100_000;
const MOST_LINES: usize = 200;

pub(super) fn save_card(c: &mut Change<'_>, input: CardSave) -> Result<CustodyFile, Fault> {
    let before = c.need::<CustodyItem>(input.id)?;
    if before.state != CustodyState::InRepair {
        return Err(Fault::refused("custody.card_closed").arg("state", before.state));
    }
    if input.repair_minutes.is_some_and(|m| !(0..=MOST_MINUTES).contains(&m)) {
        return Err(Fault::invalid("visit.field_wrong").field("repair_minutes", "out_of_range"));
    }
    if input.parts.len() > MOST_LINES || input.tests.len() > MOST_LINES {
        return Err(Fault::invalid("visit.too_many_lines").arg("most", MOST_LINES));
    }
    if input.no_parts && !input.parts.is_empty() {
        return Err(Fault::refused("visit.parts_stand").field("no_parts", "contradiction"));
    }
    let tests = input.tests.into_iter().map(measured).collect();
    let after = CustodyItem {
        work: input.work,
        repair_minutes: input.repair_minutes,
        parts: Json(input.parts),
        no_parts: input.no_parts,
        tests: Json(tests),
        ..before.clone()
    };
    c.save(&before, &after)?;
    receipt::write_card(c, &after)?;
    views::file(c, input.id)
}

/// Where figures decide, they do, unless a note says why not (E-12).
fn measured(mut test: TestLine) -> TestLine {
    match measure::judge(&test.value, &test.min, &test.max) {
        Some(judged) if test.note.trim().is_empty() => test.passed = judged,
        _ => {}
    }
    test
}
