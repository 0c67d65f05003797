//! The way back to the customer: another person verifies the repair (K-06), the customer signs the voucher, the item
//! is handed over (K-07). Nothing unverified is released (P-35).

use serde::Deserialize;
use ts_rs::TS;

use super::receipt;
use super::record::{CustodyCheck, CustodyItem, CustodyItemId, CustodyState, CustodyTransition};
use super::rules::Facts;
use super::views::{self, CustodyChecked, CustodyFile};
use super::working::{CustodyAsked, step};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::platform::journal::AnyId;
use crate::service::papers::{self, Issue, Paper, PaperBlock, PaperForm, PaperKind, PaperState};

/// What the guards of the table look at.
pub fn facts(r: &Reader<'_>, item: &CustodyItem) -> Result<Facts, Fault> {
    let repaired = r.find::<CustodyTransition>(
        "WHERE item = ?1 AND to_state = ?2 ORDER BY rid",
        (item.id, CustodyState::Repaired),
    )?;
    let (mut is_voucher_signed, mut is_voucher_filed) = (false, false);
    if let Some(check) = verified(r, item)? {
        let mut all = vouchers(r, item)?;
        is_voucher_signed = papers::signed_after(r, &all, PaperBlock::Completion, check.at)?;
        all.retain(|voucher| voucher.state == PaperState::Filed);
        is_voucher_filed = papers::signed_after(r, &all, PaperBlock::Completion, check.at)?;
    }
    Ok(Facts { repairers: repaired.iter().map(|t| t.by).collect(), is_voucher_signed, is_voucher_filed })
}

/// The look that let it pass; one made before it went back to the bench counts no more.
pub(super) fn verified(r: &Reader<'_>, item: &CustodyItem) -> Result<Option<CustodyCheck>, Fault> {
    let last =
        r.first::<CustodyCheck>("WHERE item = ?1 ORDER BY rid DESC LIMIT 1", [item.id])?.filter(|c| c.passed);
    Ok(last)
}

/// Every look at the repair, the last one first.
pub(super) fn checks(r: &Reader<'_>, id: CustodyItemId) -> Result<Vec<CustodyChecked>, Fault> {
    let all = r.find::<CustodyCheck>("WHERE item = ?1 ORDER BY rid DESC", [id])?;
    let view = |c: CustodyCheck| {
        Ok(CustodyChecked { passed: c.passed, note: c.note, at: c.at, by_name: people::name_of(r, c.by)? })
    };
    all.into_iter().map(view).collect()
}

/// Vouchers the customer may sign for the item: its own, and the one of the visit it was taken from (P-30).
fn vouchers(r: &Reader<'_>, item: &CustodyItem) -> Result<Vec<Paper>, Fault> {
    let mut found = r.find::<Paper>(
        "WHERE subject = ?1 AND kind = 'service_voucher' AND state <> 'voided' ORDER BY rid DESC",
        [AnyId(item.id.0)],
    )?;
    if let Some(visit) = item.visit {
        found.extend(r.find::<Paper>(
            "WHERE visit = ?1 AND kind = 'service_voucher' AND is_blank = 0 AND state <> 'voided' ORDER BY rid DESC",
            [visit],
        )?);
    }
    Ok(found)
}

/// The one to be signed now: its own before the visit's.
pub fn voucher(r: &Reader<'_>, item: &CustodyItem) -> Result<Option<Paper>, Fault> {
    Ok(vouchers(r, item)?.into_iter().find(|v| v.subject.is_some()))
}

pub(super) fn verify(c: &mut Change<'_>, input: CustodyAsked) -> Result<CustodyFile, Fault> {
    step(c, input.id, CustodyState::Verified, |c, item| {
        look(c, item, true, "")?;
        receipt::write_card(c, item)?;
        make_voucher(c, item)
    })
}

/// The repair is not good.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustodySendBack {
    pub id: CustodyItemId,
    /// What is wrong.
    pub note: String,
}

pub(super) fn send_back(c: &mut Change<'_>, input: CustodySendBack) -> Result<CustodyFile, Fault> {
    let missing: &[&str] = if input.note.trim().is_empty() { &["note"] } else { &[] };
    Fault::unless_complete(missing)?;
    step(c, input.id, CustodyState::InRepair, |c, item| look(c, item, false, input.note.trim()))
}

fn look(c: &mut Change<'_>, item: &CustodyItem, passed: bool, note: &str) -> Result<(), Fault> {
    let check = CustodyCheck {
        id: c.new_id(),
        item: item.id,
        passed,
        note: note.into(),
        at: c.now(),
        by: c.who().person,
    };
    c.create(&check)
}

pub(super) fn deliver(c: &mut Change<'_>, input: CustodyAsked) -> Result<CustodyFile, Fault> {
    step(c, input.id, CustodyState::Delivered, |_, item| {
        // It stands in no place of ours any more.
        item.place.clear();
        Ok(())
    })
}

/// Another one, where the first was spoilt and voided.
pub(super) fn voucher_again(c: &mut Change<'_>, input: CustodyAsked) -> Result<CustodyFile, Fault> {
    let item = c.need::<CustodyItem>(input.id)?;
    if item.state != CustodyState::Verified {
        return Err(Fault::refused("custody.not_verified").arg("from", item.state));
    }
    if let Some(other) = voucher(c, &item)? {
        return Err(Fault::refused("custody.has_voucher").arg("number", other.number));
    }
    make_voucher(c, &item)?;
    views::file(c, input.id)
}

/// The voucher that goes with the item says what was done to it, so that nobody writes it twice (K-07).
fn make_voucher(c: &mut Change<'_>, item: &CustodyItem) -> Result<(), Fault> {
    let technician = item.repaired_by.map(|p| people::name_of(c, p)).transpose()?.unwrap_or_default();
    let form = PaperForm {
        model: format!("{} {}", item.name, item.model).trim().into(),
        serial: item.serial.clone(),
        fault: item.fault.clone(),
        work: receipt::done(item),
        result: item.tests.iter().map(receipt::test_line).collect::<Vec<_>>().join("；"),
        finished: item.repaired_at.map(|at| c.zone().write(at)).unwrap_or_default(),
        note: item.number.clone(),
        technician,
        ..PaperForm::default()
    };
    let about = Issue {
        ticket: Some(item.ticket),
        subject: Some(AnyId(item.id.0)),
        issued_to: item.repaired_by,
        form,
        ..Issue::default()
    };
    papers::issue(c, PaperKind::ServiceVoucher, about)?;
    Ok(())
}

/// When the work at the base was done that a voucher without a visit attests: the moment of verification (F-03).
pub fn done_at(r: &Reader<'_>, paper: &Paper) -> Result<Option<Moment>, Fault> {
    match item_of(r, paper)? {
        Some(item) => Ok(verified(r, &item)?.map(|check| check.at)),
        None => Ok(None),
    }
}

/// Whether it is the voucher of an item mended at the base.
pub fn attests(r: &Reader<'_>, paper: &Paper) -> Result<bool, Fault> {
    Ok(item_of(r, paper)?.is_some())
}

fn item_of(r: &Reader<'_>, paper: &Paper) -> Result<Option<CustodyItem>, Fault> {
    match (paper.kind, paper.subject) {
        (PaperKind::ServiceVoucher, Some(subject)) => r.get::<CustodyItem>(CustodyItemId(subject.0)),
        _ => Ok(None),
    }
}
