//! Taking an item away on a receipt (K-01, K-02).

use serde::Deserialize;
use ts_rs::TS;

use super::record::{CustodyItem, CustodyItemId, CustodyState, CustodyTransition};
use super::views::{self, CustodyFile};
use super::{receipt, rules};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::time::Day;
use crate::service::tickets::{self, NoteKind, Ticket, TicketId};
use crate::service::visits::{self, Visit, VisitId, VisitPhoto, VisitPhotoId, VisitState};

/// An item to take away.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustodyTake {
    /// The visit it is taken from; none where the customer brought it.
    #[serde(default)]
    pub visit: Option<VisitId>,
    /// Where there is no visit.
    #[serde(default)]
    pub ticket: Option<TicketId>,
    pub name: String,
    pub model: String,
    pub serial: String,
    /// What comes with it; "none" is said, not left blank.
    pub accessories: String,
    pub condition: String,
    pub fault: String,
    pub reason: String,
    #[serde(default)]
    pub promised_on: Option<Day>,
    #[serde(default)]
    pub photos: Vec<VisitPhotoId>,
}

pub(super) fn take(c: &mut Change<'_>, input: CustodyTake) -> Result<CustodyFile, Fault> {
    let ticket = source(c, &input)?;
    check_said(c, &input)?;
    let id: CustodyItemId = c.new_id();
    let receipt = receipt::receipt_for(c, id, ticket.id, input.visit)?;
    let name = input.name.trim().to_string();
    let fresh = CustodyItem::taken(id, ticket.id, &receipt, name, c.who().person, c.now());
    let item = said_of(CustodyItem { visit: input.visit, ..fresh }, input);
    c.create(&item)?;
    receipt::write_receipt(c, receipt.id, item.visit)?;
    arrived(c, &item, None)?;
    tickets::note(
        c,
        ticket.id,
        NoteKind::Visit,
        &format!("{} · {} {}", item.number, item.name, item.reason),
    )?;
    views::file(c, item.id)
}

/// Whether everything is said that the receipt must say (K-02).
pub(super) fn check_said(c: &Change<'_>, input: &CustodyTake) -> Result<(), Fault> {
    let texts = [
        ("name", &input.name),
        ("accessories", &input.accessories),
        ("condition", &input.condition),
        ("reason", &input.reason),
    ];
    let mut missing: Vec<&str> =
        texts.into_iter().filter(|(_, t)| t.trim().is_empty()).map(|(n, _)| n).collect();
    if input.promised_on.is_none() {
        missing.push("promised_on");
    }
    Fault::unless_complete(&missing)?;
    if input.promised_on.is_some_and(|day| day < c.today()) {
        return Err(Fault::invalid("custody.promised_past").field("promised_on", "out_of_range"));
    }
    for photo in &input.photos {
        if Some(c.need::<VisitPhoto>(*photo)?.visit) != input.visit {
            return Err(Fault::new(FaultKind::Conflict, "visit.line_of_another"));
        }
    }
    Ok(())
}

/// The item with what is said of it.
pub(super) fn said_of(item: CustodyItem, said: CustodyTake) -> CustodyItem {
    CustodyItem {
        name: said.name.trim().into(),
        model: said.model.trim().into(),
        serial: said.serial.trim().into(),
        accessories: said.accessories.trim().into(),
        condition: said.condition.trim().into(),
        fault: said.fault.trim().into(),
        photos: Json(said.photos),
        reason: said.reason.trim().into(),
        promised_on: said.promised_on,
        ..item
    }
}

/// The ticket, when the item may be taken: from a visit that says so while the technician is there, or at the desk.
fn source(c: &Change<'_>, input: &CustodyTake) -> Result<Ticket, Fault> {
    let Some(id) = input.visit else {
        let missing: &[&str] = if input.ticket.is_none() { &["ticket"] } else { &[] };
        Fault::unless_complete(missing)?;
        let id = input.ticket.ok_or_else(|| Fault::bug("no ticket"))?;
        return c.need::<Ticket>(id);
    };
    let visit = visits::get(c, id)?;
    visits::within_reach(c, &visit, Need::VisitRead)?;
    rules::may_take(visit.result, &input.reason)?;
    check_there(&visit)?;
    c.need::<Ticket>(visit.ticket)
}

/// The technician is still with the customer, and nothing was signed yet.
pub(super) fn check_there(visit: &Visit) -> Result<(), Fault> {
    if visit.signed_at.is_some() {
        return Err(Fault::refused("signed.unchangeable"));
    }
    if !matches!(visit.state, VisitState::OnSite | VisitState::WorkDone) {
        return Err(Fault::refused("custody.not_on_site").arg("state", visit.state));
    }
    Ok(())
}

/// Records that the item arrived at the state it is in.
pub(super) fn arrived(
    c: &mut Change<'_>,
    item: &CustodyItem,
    from: Option<CustodyState>,
) -> Result<(), Fault> {
    let step = CustodyTransition {
        id: c.new_id(),
        item: item.id,
        from_state: from,
        to_state: item.state,
        at: c.now(),
        by: c.who().person,
        place: item.place.clone(),
    };
    c.create(&step)
}

/// What was taken away on that visit, in the order of its receipts; what stayed after all is none of it.
pub fn of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Vec<CustodyItem>, Fault> {
    r.find("WHERE visit = ?1 AND state <> 'not_taken' ORDER BY rid", [visit])
}
