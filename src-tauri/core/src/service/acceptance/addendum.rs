//! The numbered, signed correction of a signed report. The original stays as it is (F-06).

use serde::Deserialize;
use ts_rs::TS;

use super::presenting::{advance, blank, create, is_decided, next_count, next_report_count, notify};
use super::record::{AcceptanceRound, RoundId, RoundState, Signature};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::service::actors::{Actor, acts_as};
use crate::service::visits;

/// What of a signed report is put right.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Amend {
    pub round: RoundId,
    /// What stood there and what is right, in words the customer reads before signing.
    pub correction: String,
}

/// Opens the addendum: a round of its own on the same visit, to be shown and signed like any other. One that waits
/// for its signature already is rewritten instead. Only the lead of the visit or a supervisor (4.3).
pub(super) fn open(c: &mut Change<'_>, input: Amend) -> Result<RoundId, Fault> {
    if input.correction.trim().is_empty() {
        return Fault::unless_complete(&["correction"]).map(|()| input.round);
    }
    let amended = c.need::<AcceptanceRound>(input.round)?;
    if amended.state != RoundState::Accepted {
        return Err(Fault::refused("acceptance.not_signed"));
    }
    let visit = visits::get(c, amended.visit)?;
    if visit.lead != c.who().person && !acts_as(c.who(), Actor::Supervisor) {
        return Err(Fault::new(FaultKind::Denied, "visit.guard.lead_only"));
    }
    let mut open = c.find::<AcceptanceRound>("WHERE ticket = ?1 ORDER BY rid", [amended.ticket])?;
    open.retain(|round| !is_decided(round.state));
    if let Some(open) = open.iter().find(|round| round.amends == Some(amended.id)) {
        let after = AcceptanceRound { correction: input.correction.trim().into(), ..open.clone() };
        c.save(open, &after)?;
        return Ok(open.id);
    }
    // Another round being shown waits for its signature; one that is only prepared comes after the addendum again.
    let waits = |round: &AcceptanceRound| matches!(round.state, RoundState::Prepared | RoundState::Notified);
    if open.iter().any(|round| round.amends.is_some() || !waits(round)) {
        return Err(Fault::refused("acceptance.round_open"));
    }
    let count = match amended.is_report() {
        true => next_report_count(c, amended.ticket)?,
        false => next_count(c, amended.ticket)?,
    };
    let round = AcceptanceRound {
        stage: amended.stage,
        amends: Some(amended.id),
        correction: input.correction.trim().into(),
        ..blank(c, amended.ticket, amended.visit, count)
    };
    create(c, &round)?;
    // The correction is talked over with the customer; there is nobody else to be told.
    let told = if visit.person_met.is_empty() { &content_signer(c, amended.id)? } else { &visit.person_met };
    notify(c, round.id, "in_person", told)?;
    Ok(round.id)
}

fn content_signer(r: &Reader<'_>, round: RoundId) -> Result<String, Fault> {
    Ok(r.first::<Signature>("WHERE round = ?1", [round])?.map(|s| s.signer_name).unwrap_or_default())
}

/// The number of the next addendum of a report: the report's own with a count, `A26-A-0007-1`.
pub(super) fn number(r: &Reader<'_>, amended: RoundId) -> Result<String, Fault> {
    let mut first = r.need::<AcceptanceRound>(amended)?;
    while let Some(earlier) = first.amends {
        first = r.need(earlier)?;
    }
    let report = first.number.ok_or_else(|| Fault::bug("a signed round has a number"))?;
    let given: i64 = r
        .value(
            "SELECT count(*) FROM acceptance_round WHERE ticket = ?1 AND amends IS NOT NULL AND number LIKE ?2 || '-%'",
            (first.ticket, &report),
        )?
        .unwrap_or(0);
    Ok(format!("{report}-{}", given + 1))
}

/// The addendum is signed: what it corrects is superseded and stays (4.3).
pub(super) fn signed(c: &mut Change<'_>, amended: RoundId, number: &str) -> Result<(), Fault> {
    let before = c.need::<AcceptanceRound>(amended)?;
    let after = AcceptanceRound { state: RoundState::Superseded, ..before.clone() };
    advance(c, &before, &after, Some(number))
}
