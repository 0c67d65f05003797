//! What was taken by mistake, or written down wrongly, before the customer signed for it (K-01, K-02). Commands:
//! `custody.correct`, `custody.leave_here`. Afterwards nothing of it changes: the receipt is his.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{CustodyItem, CustodyItemId, CustodyState};
use super::taking::{self, CustodyTake, arrived};
use super::views::{self, CustodyFile};
use super::{back, receipt, rules};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::time::Day;
use crate::platform::text::{Language, Text};
use crate::service::papers::{self, Paper};
use crate::service::tickets::{self, NoteKind};
use crate::service::visits::{self, VisitPhotoId};

/// The item as it really is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustodyCorrect {
    pub id: CustodyItemId,
    pub name: String,
    pub model: String,
    pub serial: String,
    pub accessories: String,
    pub condition: String,
    pub fault: String,
    pub reason: String,
    #[serde(default)]
    pub promised_on: Option<Day>,
    #[serde(default)]
    pub photos: Vec<VisitPhotoId>,
}

pub(super) fn correct(c: &mut Change<'_>, input: CustodyCorrect) -> Result<CustodyFile, Fault> {
    let before = c.need::<CustodyItem>(input.id)?;
    check_open(c, &before)?;
    let taken = CustodyTake {
        visit: before.visit,
        ticket: Some(before.ticket),
        name: input.name,
        model: input.model,
        serial: input.serial,
        accessories: input.accessories,
        condition: input.condition,
        fault: input.fault,
        reason: input.reason,
        promised_on: input.promised_on,
        photos: input.photos,
    };
    taking::check_said(c, &taken)?;
    let after = taking::said_of(before.clone(), taken);
    if after == before {
        return views::file(c, before.id);
    }
    c.save(&before, &after)?;
    rewrite(c, &before, "")?;
    views::file(c, before.id)
}

/// The item stays with the customer after all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustodyLeave {
    pub id: CustodyItemId,
    pub reason: String,
}

pub(super) fn leave_here(c: &mut Change<'_>, input: CustodyLeave) -> Result<CustodyFile, Fault> {
    let missing: &[&str] = if input.reason.trim().is_empty() { &["reason"] } else { &[] };
    Fault::unless_complete(missing)?;
    let before = c.need::<CustodyItem>(input.id)?;
    rules::check(c.who(), &before, &back::facts(c, &before)?, CustodyState::NotTaken)?;
    check_open(c, &before)?;
    let after = CustodyItem { state: CustodyState::NotTaken, ..before.clone() };
    c.save(&before, &after)?;
    arrived(c, &after, Some(before.state))?;
    let said = format!("{} · {} · {}", before.number, before.name, input.reason.trim());
    tickets::note(c, before.ticket, NoteKind::Visit, &said)?;
    rewrite(c, &before, input.reason.trim())?;
    views::file(c, before.id)
}

/// The receipt says what its items say now. One with nothing on it is nobody's; of one already printed the sheet may be
/// lying before the customer, so the items go on a new number: the old one is accounted for either way (D-25).
fn rewrite(c: &mut Change<'_>, item: &CustodyItem, reason: &str) -> Result<(), Fault> {
    let items = receipt::of_receipt(c, item.receipt)?;
    let Some(first) = items.first() else {
        papers::void_receipt(c, item.receipt, reason)?;
        return receipt::write_voucher(c, item.visit);
    };
    if c.need::<Paper>(item.receipt)?.prints == 0 {
        return receipt::write_receipt(c, item.receipt, item.visit);
    }
    let replaced = Text::of(Language::default()).say("custody-receipt-replaced");
    papers::void_receipt(c, item.receipt, &replaced)?;
    let fresh = receipt::receipt_for(c, first.id, item.ticket, item.visit)?;
    for before in &items {
        let after = CustodyItem { receipt: fresh.id, number: fresh.number.clone(), ..before.clone() };
        c.save(before, &after)?;
    }
    receipt::write_receipt(c, fresh.id, item.visit)
}

/// Still the technician's to say: not entered at the base, and not signed for on any paper, on the screen or by hand.
fn check_open(r: &Reader<'_>, item: &CustodyItem) -> Result<(), Fault> {
    if item.confirmed_at.is_some() {
        return Err(Fault::refused("signed.unchangeable"));
    }
    if item.state != CustodyState::Received {
        return Err(Fault::refused("custody.entered").arg("number", &item.number));
    }
    if let Some(visit) = item.visit {
        let visit = visits::get(r, visit)?;
        visits::within_reach(r, &visit, Need::VisitRead)?;
        taking::check_there(&visit)?;
    }
    match papers::is_open_receipt(&r.need::<Paper>(item.receipt)?) {
        true => Ok(()),
        false => Err(Fault::refused("custody.receipt_out").arg("number", &item.number)),
    }
}
