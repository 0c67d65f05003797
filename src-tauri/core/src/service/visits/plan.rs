//! Planning: who goes, when, and with which word from the office (D-01–D-08). The ticket goes with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::blank::blank;
use super::people::{can_be_sent, clashes};
use super::record::{Visit, VisitId, VisitMode, VisitState};
use super::rules;
use super::{stepping, store, template};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::record::Json;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::people::{self, Person};
use crate::master::settings;
use crate::service::tickets::{self, NoteKind, State, Ticket, TicketId};

/// A visit to plan.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitPlan {
    pub ticket: TicketId,
    pub technicians: Vec<PersonId>,
    /// Among two or more (D-07); the only one otherwise.
    #[serde(default)]
    pub lead: Option<PersonId>,
    pub planned_at: Moment,
    /// Arrival agreed with the customer (B-21).
    #[serde(default)]
    pub agreed_at: Option<Moment>,
    #[serde(default)]
    pub instruction: Option<String>,
    pub mode: VisitMode,
}

/// A visit planned otherwise: another time or other people (D-18).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitReplan {
    pub id: VisitId,
    pub technicians: Vec<PersonId>,
    #[serde(default)]
    pub lead: Option<PersonId>,
    pub planned_at: Moment,
    #[serde(default)]
    pub agreed_at: Option<Moment>,
    #[serde(default)]
    pub instruction: Option<String>,
    /// Who asked for it and why.
    pub reason: String,
}

/// What was planned.
#[derive(Debug, Serialize, TS)]
pub struct VisitPlanned {
    pub id: VisitId,
    pub number: String,
    /// Other visits of these people about that time (D-05): a warning, the plan stands.
    pub clashes: Vec<String>,
}

/// The part of a plan that both commands check.
struct Wanted<'a> {
    technicians: &'a [PersonId],
    lead: Option<PersonId>,
    agreed_at: Option<Moment>,
    mode: VisitMode,
}

pub(super) fn plan(c: &mut Change<'_>, input: VisitPlan) -> Result<VisitPlanned, Fault> {
    let ticket = c.need::<Ticket>(input.ticket)?;
    let lead = lead_of(
        c,
        &Wanted {
            technicians: &input.technicians,
            lead: input.lead,
            agreed_at: input.agreed_at,
            mode: input.mode,
        },
    )?;
    nothing_under_way(c, ticket.id)?;
    again_after_unsolved(c, &ticket)?;
    if c.need::<Ticket>(ticket.id)?.state == State::Dispatched {
        tickets::assign_with_visit(c, ticket.id, lead)?;
    } else {
        tickets::step_with_visit(c, ticket.id, State::Dispatched, Some(lead))?;
    }
    let clashes = all_clashes(c, &input.technicians, input.planned_at, None)?;
    let visit = Visit {
        number: c.next_number("V")?,
        lead,
        technicians: Json(input.technicians),
        planned_at: input.planned_at,
        agreed_at: input.agreed_at,
        instruction: input.instruction.unwrap_or_default(),
        mode: input.mode,
        ..blank(c.new_id(), ticket.id)
    };
    let visit = template::applied(c, visit, &ticket)?;
    c.create(&visit)?;
    stepping::arrived(c, &visit, None, c.now(), None)?;
    tell_ticket(c, &visit, "")?;
    Ok(VisitPlanned { id: visit.id, number: visit.number, clashes })
}

pub(super) fn replan(c: &mut Change<'_>, input: VisitReplan) -> Result<VisitPlanned, Fault> {
    let before = store::get(c, input.id)?;
    if !matches!(before.state, VisitState::Planned | VisitState::Confirmed) {
        return Err(Fault::refused("visit.guard.already_left").arg("state", before.state));
    }
    let missing: &[&str] = if rules::is_text(&input.reason) { &[] } else { &["reason"] };
    Fault::unless_complete(missing)?;
    let lead = lead_of(
        c,
        &Wanted {
            technicians: &input.technicians,
            lead: input.lead,
            agreed_at: input.agreed_at,
            mode: before.mode,
        },
    )?;
    let clashes = all_clashes(c, &input.technicians, input.planned_at, Some(&before.number))?;
    let after = Visit {
        lead,
        technicians: Json(input.technicians),
        planned_at: input.planned_at,
        agreed_at: input.agreed_at,
        instruction: input.instruction.unwrap_or_else(|| before.instruction.clone()),
        ..before.clone()
    };
    c.save(&before, &after)?;
    if lead != before.lead {
        tickets::assign_with_visit(c, before.ticket, lead)?;
    }
    tell_ticket(c, &after, &input.reason)?;
    Ok(VisitPlanned { id: after.id, number: after.number, clashes })
}

/// The lead, when everybody named can be sent and the time is agreed where it must be.
fn lead_of(c: &Change<'_>, wanted: &Wanted<'_>) -> Result<PersonId, Fault> {
    let agreed_missing = wanted.agreed_at.is_none()
        && wanted.mode == VisitMode::OnSite
        && settings::flag(c, "arrival.agreed")?;
    let mut missing = Vec::new();
    if wanted.technicians.is_empty() {
        missing.push("technicians");
    }
    if agreed_missing {
        missing.push("agreed_at");
    }
    Fault::unless_complete(&missing)?;
    for (at, id) in wanted.technicians.iter().enumerate() {
        let person = c.get::<Person>(*id)?;
        if !person.as_ref().is_some_and(can_be_sent) || wanted.technicians[..at].contains(id) {
            let name = person.map(|p| p.name).unwrap_or_default();
            return Err(Fault::refused("visit.guard.cannot_be_sent")
                .arg("name", name)
                .field(&format!("technicians.{at}"), "cannot_be_sent"));
        }
    }
    match (wanted.lead, wanted.technicians) {
        (None, [only]) => Ok(*only),
        (Some(lead), all) if all.contains(&lead) => Ok(lead),
        _ => Err(Fault::refused("visit.guard.lead_missing").field("lead", "required")),
    }
}

pub(super) fn nothing_under_way(c: &Change<'_>, ticket: TicketId) -> Result<(), Fault> {
    let visits = store::of_ticket(c, ticket)?;
    match visits.iter().find(|v| rules::is_under_way(v.state)) {
        Some(open) => Err(Fault::refused("visit.guard.one_at_a_time").arg("number", &open.number)),
        None => Ok(()),
    }
}

/// A ticket still in service whose last visit ended unsolved or broken off goes back to `ready` first, with that
/// reason, as 4.1 has it (E-15).
fn again_after_unsolved(c: &mut Change<'_>, ticket: &Ticket) -> Result<(), Fault> {
    if ticket.state != State::InService {
        return Ok(());
    }
    let Some(last) = store::of_ticket(c, ticket.id)?.into_iter().next_back() else { return Ok(()) };
    let words = match last.state {
        VisitState::Aborted => last.ended_reason,
        _ if rules::is_text(&last.consent_reason) => last.consent_reason,
        _ => last.result_note,
    };
    tickets::step(c, ticket.id, State::Ready, Some(&format!("{} {}", last.number, words)))?;
    Ok(())
}

fn all_clashes(
    c: &Change<'_>,
    people: &[PersonId],
    at: Moment,
    but: Option<&str>,
) -> Result<Vec<String>, Fault> {
    let mut found = Vec::new();
    for person in people {
        for number in clashes(c, *person, at)? {
            if Some(number.as_str()) != but && !found.contains(&number) {
                found.push(number);
            }
        }
    }
    Ok(found)
}

/// A line of the ticket's timeline: number, time, people, and why where it was moved.
pub(super) fn tell_ticket(c: &mut Change<'_>, visit: &Visit, reason: &str) -> Result<(), Fault> {
    let names = visit.technicians.iter().map(|p| people::name_of(c, *p)).collect::<Result<Vec<_>, _>>()?;
    let when = c.zone().write(visit.agreed_at.unwrap_or(visit.planned_at));
    let mut text = format!("{} · {when} · {}", visit.number, names.join("、"));
    if rules::is_text(reason) {
        text = format!("{text} · {}", reason.trim());
    }
    tickets::note(c, visit.ticket, NoteKind::Visit, &text)
}
