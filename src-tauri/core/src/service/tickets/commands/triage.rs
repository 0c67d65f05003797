//! Assessing a request (B-01 to B-08, B-27, M-01, M-02).

use serde::Deserialize;
use ts_rs::TS;

use super::super::intake;
use super::super::record::{ChargeClass, NoteKind, Priority, Severity, State, Ticket, TicketId};
use super::super::rules::is_text;
use super::super::stepping::{note, step, step_from};
use super::{TicketAsked, TicketStands, open_ticket, required};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::session::PersonId;
use crate::master::equipment::{Equipment, WarrantyState, warranty_state};
use crate::master::people::Person;

/// An assessment as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Assessment {
    pub id: TicketId,
    #[serde(default)]
    pub severity: Option<Severity>,
    #[serde(default)]
    pub nature: String,
    #[serde(default)]
    pub assessors: Vec<PersonId>,
    /// By hand, with `priority_reason` (B-08).
    #[serde(default)]
    pub priority: Option<Priority>,
    #[serde(default)]
    pub priority_reason: String,
    /// By hand, with `charge_reason` (M-01).
    #[serde(default)]
    pub charge_class: Option<ChargeClass>,
    #[serde(default)]
    pub charge_reason: String,
}

pub(super) fn triage(c: &mut Change<'_>, input: Assessment) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, input.id)?;
    for person in &input.assessors {
        if c.get::<Person>(*person)?.is_none() {
            return Err(Fault::invalid("ticket.person_unknown").field("assessors", "unknown"));
        }
    }
    let (charge_class, charge_reason) = charge(c, &before, &input)?;
    let priority = priority(&before, &input)?;
    let after = Ticket {
        severity: input.severity,
        nature: input.nature.trim().into(),
        assessors: Json(input.assessors.clone()),
        triaged_at: Some(c.now()),
        priority,
        charge_class: Some(charge_class),
        charge_reason,
        ..before.clone()
    };
    let changed = Some(input.priority_reason.as_str()).filter(|r| is_text(r));
    Ok(step_from(c, &before, after, State::Triaged, changed)?.into())
}

/// By the matrix, or by hand with a reason; nothing lowers S1 (B-08).
fn priority(ticket: &Ticket, input: &Assessment) -> Result<Option<Priority>, Fault> {
    let Some(severity) = input.severity else { return Ok(None) };
    let computed = intake::priority(severity, ticket.urgent);
    let Some(chosen) = input.priority.filter(|p| *p != computed) else { return Ok(Some(computed)) };
    if severity == Severity::S1 {
        return Err(Fault::refused("ticket.s1_not_lowered").field("priority", "not_allowed"));
    }
    required("priority_reason", &input.priority_reason)?;
    Ok(Some(chosen))
}

/// From the warranty on the day the request was received, or by hand with a reason (M-01, M-02).
fn charge(r: &Reader<'_>, ticket: &Ticket, input: &Assessment) -> Result<(ChargeClass, String), Fault> {
    let (computed, reason) = computed_charge(r, ticket)?;
    match input.charge_class.filter(|class| *class != computed) {
        None => Ok((computed, reason.code().into())),
        Some(chosen) => Ok((chosen, required("charge_reason", &input.charge_reason)?.into())),
    }
}

/// The charge class the warranty gives, with the state it comes from. Contracts come with their module.
pub fn computed_charge(r: &Reader<'_>, ticket: &Ticket) -> Result<(ChargeClass, WarrantyState), Fault> {
    let item: Option<Equipment> = ticket.equipment.map(|id| r.need(id)).transpose()?;
    let day = r.zone().day(ticket.received_at);
    let state = item.map_or(WarrantyState::Unknown, |e| warranty_state(&e, day));
    let class = match state {
        WarrantyState::InWarranty => ChargeClass::Free,
        // Without proof of warranty the job is paid; the supervisor may say otherwise with a reason.
        WarrantyState::Expired | WarrantyState::Unknown => ChargeClass::Paid,
    };
    Ok((class, state))
}

/// A grade changed later (B-27).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Regrade {
    pub id: TicketId,
    pub severity: Severity,
    #[serde(default)]
    pub reason: String,
}

/// The history and every start time stay; only grade and order of work change (B-27).
pub(super) fn regrade(c: &mut Change<'_>, input: Regrade) -> Result<TicketStands, Fault> {
    let reason = required("reason", &input.reason)?.to_string();
    let before = open_ticket(c, input.id)?;
    let Some(old) = before.severity else {
        return Err(Fault::refused("ticket.guard.not_graded").field("severity", "required"));
    };
    let after = Ticket {
        severity: Some(input.severity),
        priority: Some(intake::priority(input.severity, before.urgent)),
        ..before.clone()
    };
    c.save(&before, &after)?;
    note(c, after.id, NoteKind::Changed, &format!("{old} → {}: {reason}", input.severity))?;
    Ok(after.into())
}

/// Triaged and nothing to plan: ready for dispatch (C-01, C-07).
pub(super) fn plan_not_needed(c: &mut Change<'_>, asked: TicketAsked) -> Result<TicketStands, Fault> {
    Ok(step(c, asked.id, State::Ready, None)?.into())
}
