//! Waiting for guidance (E-14, C-13, B-25): the technician cannot solve it, says how he sees it, and the answer is
//! kept with both times. Commands: `visits.ask_guidance`, `visits.give_guidance`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::VisitId;
use super::views::{self, VisitFile};
use super::{people as crew, rules, store};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::service::tickets::{self, NoteKind};

crate::ids! {
    /// A question from the field.
    VisitGuidanceId,
}

crate::record! {
    /// A question from the field and its answer.
    pub struct VisitGuidance: VisitGuidanceId in "visit_guidance", merge Merge::Fields => {
        visit: VisitId,
        problem: String,
        /// The technician's own proposal (C-13).
        own_view: String,
        /// What the user demands (C-13).
        demand: String,
        asked_at: Moment,
        asked_by: PersonId,
        instruction: String,
        answered_at: Option<Moment>,
        answered_by: Option<PersonId>,
        /// Who typed the answer in: the supervisor, or the technician after a call.
        entered_by: Option<PersonId>,
    }
}

/// A question and its answer as shown.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GuidanceView {
    pub guidance: VisitGuidance,
    pub asked_by_name: String,
    pub answered_by_name: String,
    /// Whole minutes waited until the answer, or until now.
    pub minutes: i64,
}

/// The question.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct GuidanceAsk {
    pub visit: VisitId,
    pub problem: String,
    pub own_view: String,
    #[serde(default)]
    pub demand: Option<String>,
    /// When it was asked, where that was before now.
    #[serde(default)]
    pub at: Option<Moment>,
}

pub(super) fn ask(c: &mut Change<'_>, input: GuidanceAsk) -> Result<VisitFile, Fault> {
    let visit = store::get(c, input.visit)?;
    store::within_reach(c, &visit, Need::VisitWork)?;
    if !rules::is_under_way(visit.state) {
        return Err(super::writing::closed(&visit));
    }
    let texts = [("problem", &input.problem), ("own_view", &input.own_view)];
    let missing: Vec<&str> = texts.into_iter().filter(|(_, t)| !rules::is_text(t)).map(|(n, _)| n).collect();
    Fault::unless_complete(&missing)?;
    if open(c, visit.id)?.is_some() {
        return Err(Fault::refused("visit.guidance_open"));
    }
    let at = input.at.unwrap_or(c.now());
    rules::check_time(at, c.now(), visit.arrived_at)?;
    let asked = VisitGuidance {
        id: c.new_id(),
        visit: visit.id,
        problem: input.problem.trim().into(),
        own_view: input.own_view.trim().into(),
        demand: input.demand.unwrap_or_default().trim().into(),
        asked_at: at,
        asked_by: c.who().person,
        instruction: String::new(),
        answered_at: None,
        answered_by: None,
        entered_by: None,
    };
    c.create(&asked)?;
    let words = format!("{} · ? {} · {}", visit.number, asked.problem, asked.own_view);
    tickets::note(c, visit.ticket, NoteKind::Visit, &words)?;
    views::file(c, visit.id)
}

/// The answer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct GuidanceGive {
    pub id: VisitGuidanceId,
    pub instruction: String,
    /// None is the supervisor signed in; a technician names who told him.
    #[serde(default)]
    pub by: Option<PersonId>,
    #[serde(default)]
    pub at: Option<Moment>,
}

pub(super) fn give(c: &mut Change<'_>, input: GuidanceGive) -> Result<VisitFile, Fault> {
    let before = c.need::<VisitGuidance>(input.id)?;
    let visit = store::get(c, before.visit)?;
    store::within_reach(c, &visit, Need::VisitWork)?;
    if before.answered_at.is_some() {
        return Err(Fault::refused("visit.guidance_answered"));
    }
    let missing: &[&str] = if rules::is_text(&input.instruction) { &[] } else { &["instruction"] };
    Fault::unless_complete(missing)?;
    let by = crew::consenting_supervisor(c, input.by)?;
    let at = input.at.unwrap_or(c.now());
    rules::check_time(at, c.now(), Some(before.asked_at))?;
    let after = VisitGuidance {
        instruction: input.instruction.trim().into(),
        answered_at: Some(at),
        answered_by: Some(by),
        entered_by: Some(c.who().person),
        ..before.clone()
    };
    c.save(&before, &after)?;
    let words = format!("{} · {}：{}", visit.number, people::name_of(c, by)?, after.instruction);
    tickets::note(c, visit.ticket, NoteKind::Visit, &words)?;
    views::file(c, visit.id)
}

/// The question of that visit nobody has answered.
fn open(r: &Reader<'_>, visit: VisitId) -> Result<Option<VisitGuidance>, Fault> {
    r.first("WHERE visit = ?1 AND answered_at IS NULL LIMIT 1", [visit])
}

/// Since when the visit waits for guidance.
pub(super) fn waiting_since(r: &Reader<'_>, visit: VisitId) -> Result<Option<Moment>, Fault> {
    Ok(open(r, visit)?.map(|g| g.asked_at))
}

/// Questions and answers of a visit, oldest first.
pub(super) fn of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Vec<GuidanceView>, Fault> {
    let all = r.find::<VisitGuidance>("WHERE visit = ?1 ORDER BY rid", [visit])?;
    all.into_iter()
        .map(|guidance| {
            let until = guidance.answered_at.unwrap_or(r.now());
            Ok(GuidanceView {
                asked_by_name: people::name_of(r, guidance.asked_by)?,
                answered_by_name: guidance
                    .answered_by
                    .map(|p| people::name_of(r, p))
                    .transpose()?
                    .unwrap_or_default(),
                minutes: until.since(guidance.asked_at).max(0) / 60_000,
                guidance,
            })
        })
        .collect()
}
