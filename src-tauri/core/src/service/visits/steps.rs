//! The verbs of a visit, one command each. A step may be typed in later than it happened (V-03): then `at` says when.

use serde::Deserialize;
use ts_rs::TS;

use super::facts::CheckLine;
use super::record::{AbortKind, Visit, VisitId, VisitState};
use super::stepping::{With, take};
use super::store;
use super::views::{self, VisitFile};
use super::{analysis, rules};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::{calendars, settings};
use crate::service::acceptance;
use crate::service::tickets::{self, NoteKind, State};

/// A step without words.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitMoment {
    pub id: VisitId,
    /// When it happened; now when absent.
    #[serde(default)]
    pub at: Option<Moment>,
}

/// A step with a reason, where one is due.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitReason {
    pub id: VisitId,
    #[serde(default)]
    pub reason: Option<String>,
}

/// The customer confirmed the time.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitConfirm {
    pub id: VisitId,
    #[serde(default)]
    pub at: Option<Moment>,
    /// What the call gave: exact symptom, place, traffic, contact (D-08).
    #[serde(default)]
    pub precall: Option<String>,
}

pub(super) fn confirm(c: &mut Change<'_>, input: VisitConfirm) -> Result<VisitFile, Fault> {
    let with = With { at: input.at, ..With::default() };
    take(c, input.id, VisitState::Confirmed, with, |v, _| v.precall = input.precall.or(v.precall.take()))?;
    views::file(c, input.id)
}

/// Leaving for the customer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitDepart {
    pub id: VisitId,
    #[serde(default)]
    pub at: Option<Moment>,
    /// The list gone through (D-06); the one already saved when absent.
    #[serde(default)]
    pub checklist: Option<Vec<CheckLine>>,
    #[serde(default)]
    pub precall: Option<String>,
}

pub(super) fn depart(c: &mut Change<'_>, input: VisitDepart) -> Result<VisitFile, Fault> {
    let with = With { at: input.at, ..With::default() };
    let loaded = take(c, input.id, VisitState::Departed, with, |v, at| {
        v.departed_at = Some(at);
        v.precall = input.precall.or(v.precall.take());
        if let Some(lines) = input.checklist {
            v.checklist = Json(lines);
        }
    })?;
    // The visit started, so the ticket is in service (4.1). A second trip finds it there.
    if loaded.ticket.state == State::Dispatched {
        tickets::step_with_visit(c, loaded.ticket.id, State::InService, None)?;
    }
    views::file(c, input.id)
}

/// Arrival: who was met (E-01).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitArrive {
    pub id: VisitId,
    #[serde(default)]
    pub at: Option<Moment>,
    #[serde(default)]
    pub person_met: Option<String>,
    #[serde(default)]
    pub person_met_post: Option<String>,
    #[serde(default)]
    pub identity_stated: Option<bool>,
}

pub(super) fn arrive(c: &mut Change<'_>, input: VisitArrive) -> Result<VisitFile, Fault> {
    let with = With { at: input.at, ..With::default() };
    take(c, input.id, VisitState::OnSite, with, |v, at| {
        v.arrived_at = Some(at);
        v.person_met = input.person_met.unwrap_or_else(|| v.person_met.clone());
        v.person_met_post = input.person_met_post.unwrap_or_else(|| v.person_met_post.clone());
        v.identity_stated = input.identity_stated.unwrap_or(v.identity_stated);
    })?;
    views::file(c, input.id)
}

pub(super) fn work_done(c: &mut Change<'_>, input: VisitMoment) -> Result<VisitFile, Fault> {
    let with = With { at: input.at, ..With::default() };
    let loaded = take(c, input.id, VisitState::WorkDone, with, |v, at| v.work_done_at = Some(at))?;
    // An unsolved need is planned again (E-15) and an item taken away comes back (K-07): neither is accepted now, and
    // the customer signs what the report says (P-31).
    if loaded.visit.result.is_some_and(rules::stays_open) {
        acceptance::offer_report(c, loaded.ticket.id, loaded.visit.id)?;
    } else if loaded.ticket.state == State::InService {
        acceptance::offer(c, loaded.ticket.id, loaded.visit.id)?;
    }
    if let Some(at) = loaded.visit.work_done_at {
        analysis::begin(c, &loaded, at)?;
    }
    views::file(c, input.id)
}

/// Leaving the site, with the call to the office (E-16) and the appointment told (E-15).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitLeave {
    pub id: VisitId,
    #[serde(default)]
    pub at: Option<Moment>,
    #[serde(default)]
    pub checkout_at: Option<Moment>,
    #[serde(default)]
    pub checkout_with: Option<String>,
    #[serde(default)]
    pub checkout_result: Option<String>,
    #[serde(default)]
    pub checkout_tasks: Option<String>,
}

pub(super) fn leave(c: &mut Change<'_>, input: VisitLeave) -> Result<VisitFile, Fault> {
    if let Some(called) = input.checkout_at {
        rules::check_time(called, c.now(), None)?;
    }
    let with = With { at: input.at, ..With::default() };
    take(c, input.id, VisitState::LeftSite, with, |v, at| {
        v.left_at = Some(at);
        v.checkout_at = input.checkout_at.or(v.checkout_at);
        v.checkout_with = input.checkout_with.unwrap_or_else(|| v.checkout_with.clone());
        v.checkout_result = input.checkout_result.unwrap_or_else(|| v.checkout_result.clone());
        v.checkout_tasks = input.checkout_tasks.unwrap_or_else(|| v.checkout_tasks.clone());
    })?;
    views::file(c, input.id)
}

pub(super) fn come_back(c: &mut Change<'_>, input: VisitMoment) -> Result<VisitFile, Fault> {
    let with = With { at: input.at, ..With::default() };
    let days = settings::number(c, "visit.papers_due")?;
    let calendar = calendars::working_days(c)?;
    take(c, input.id, VisitState::Returned, with, |v, at| {
        v.returned_at = Some(at);
        v.papers_due_at = Some(calendar.end(at, days));
    })?;
    views::file(c, input.id)
}

/// Report and papers go to the supervisor (E-18, E-19).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitHandIn {
    pub id: VisitId,
    #[serde(default)]
    pub at: Option<Moment>,
    /// What was reported by word of mouth (E-18).
    #[serde(default)]
    pub verbal_report: Option<String>,
}

pub(super) fn hand_in(c: &mut Change<'_>, input: VisitHandIn) -> Result<VisitFile, Fault> {
    let with = With { at: input.at, ..With::default() };
    take(c, input.id, VisitState::Reported, with, |v, at| {
        v.reported_at = Some(at);
        v.verbal_report = input.verbal_report.unwrap_or_else(|| v.verbal_report.clone());
    })?;
    views::file(c, input.id)
}

pub(super) fn approve(c: &mut Change<'_>, input: VisitReason) -> Result<VisitFile, Fault> {
    let me = c.who().person;
    let with = With { reason: input.reason.as_deref(), ..With::default() };
    take(c, input.id, VisitState::Approved, with, |v, at| {
        (v.approved_at, v.approved_by) = (Some(at), Some(me));
    })?;
    views::file(c, input.id)
}

pub(super) fn send_back(c: &mut Change<'_>, input: VisitReason) -> Result<VisitFile, Fault> {
    let reason = input.reason.clone().unwrap_or_default();
    let with = With { reason: input.reason.as_deref(), ..With::default() };
    take(c, input.id, VisitState::Returned, with, |v, _| {
        (v.reported_at, v.ended_reason) = (None, reason);
    })?;
    views::file(c, input.id)
}

/// Which visit goes into the file.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitAsked {
    pub id: VisitId,
}

pub(super) fn file_away(c: &mut Change<'_>, input: VisitAsked) -> Result<VisitFile, Fault> {
    take(c, input.id, VisitState::Filed, With::default(), |v, at| v.filed_at = Some(at))?;
    views::file(c, input.id)
}

/// The visit is broken off (4.2).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitAbort {
    pub id: VisitId,
    #[serde(default)]
    pub at: Option<Moment>,
    pub kind: AbortKind,
    pub reason: String,
    /// The new appointment, where one could be made: nobody can be asked where nobody was met.
    #[serde(default)]
    pub next_appointment: Option<Moment>,
}

pub(super) fn abort(c: &mut Change<'_>, input: VisitAbort) -> Result<VisitFile, Fault> {
    let reason = input.reason.clone();
    let with = With { at: input.at, reason: Some(&input.reason), is_told: false };
    let loaded = take(c, input.id, VisitState::Aborted, with, |v, _| {
        v.abort_kind = Some(input.kind);
        v.ended_reason = reason;
        v.next_appointment = input.next_appointment.or(v.next_appointment);
    })?;
    tell_ticket(c, &loaded.visit)?;
    views::file(c, input.id)
}

/// The visit is called off before anybody left.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitCancel {
    pub id: VisitId,
    pub reason: String,
    /// The customer was told.
    pub customer_told: bool,
}

pub(super) fn cancel(c: &mut Change<'_>, input: VisitCancel) -> Result<VisitFile, Fault> {
    let reason = input.reason.clone();
    let with = With { at: None, reason: Some(&input.reason), is_told: input.customer_told };
    let loaded = take(c, input.id, VisitState::Cancelled, with, |v, _| v.ended_reason = reason)?;
    tell_ticket(c, &loaded.visit)?;
    views::file(c, input.id)
}

/// Whoever reads the ticket sees that the visit came to nothing and why.
fn tell_ticket(c: &mut Change<'_>, visit: &Visit) -> Result<(), Fault> {
    let text = format!("{} · {}", visit.number, visit.ended_reason.trim());
    tickets::note(c, visit.ticket, NoteKind::Visit, &text)
}

/// The visit, within the person's reach.
pub(super) fn asked_for(r: &crate::kernel::Reader<'_>, input: VisitAsked) -> Result<VisitFile, Fault> {
    store::within_reach(r, &store::get(r, input.id)?, crate::kernel::needs::Need::VisitRead)?;
    views::file(r, input.id)
}
