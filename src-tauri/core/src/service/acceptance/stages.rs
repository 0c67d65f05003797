//! Acceptance in stages: which comes next, what it needs before it is shown, and what its signature leads to
//! (F-16, F-18).

use serde::Deserialize;
use ts_rs::TS;

use super::project;
use super::record::{AcceptanceRound, RoundState};
use super::stage_record::{AcceptanceStage, StageId, StageKind};
use super::stage_rules;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Day;
use crate::service::tickets::{self, State, Ticket, TicketId};
use crate::service::visits::VisitId;

/// The stages of a ticket in their order; none where it is accepted in one go.
pub(super) fn of_ticket(r: &Reader<'_>, ticket: TicketId) -> Result<Vec<AcceptanceStage>, Fault> {
    r.find("WHERE ticket = ?1 AND active = 1 ORDER BY position", [ticket])
}

/// The stage that is accepted next.
pub(super) fn next(r: &Reader<'_>, ticket: TicketId) -> Result<Option<AcceptanceStage>, Fault> {
    Ok(of_ticket(r, ticket)?.into_iter().find(|s| s.accepted_at.is_none()))
}

/// Whether another stage follows the one accepted next: the ticket then stays in service.
pub(super) fn has_more(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    Ok(of_ticket(r, ticket)?.iter().filter(|s| s.accepted_at.is_none()).count() > 1)
}

/// Whether a stage of the ticket is still to be accepted.
pub fn is_open(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    Ok(next(r, ticket)?.is_some())
}

/// One stage as planned.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct StagePlan {
    pub kind: StageKind,
    #[serde(default)]
    pub planned_on: Option<Day>,
}

/// The stages of a ticket, in order. Those already signed stay as they are and lead the list.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StagesPlanned {
    pub ticket: TicketId,
    pub stages: Vec<StagePlan>,
}

pub(super) fn plan(c: &mut Change<'_>, input: StagesPlanned) -> Result<Vec<AcceptanceStage>, Fault> {
    let ticket = c.need::<Ticket>(input.ticket)?;
    if matches!(
        ticket.state,
        State::Accepted | State::FollowUp | State::Closed | State::Archived | State::Cancelled
    ) {
        return Err(Fault::refused("acceptance.stages_too_late"));
    }
    let standing = of_ticket(c, input.ticket)?;
    let signed: Vec<StageKind> =
        standing.iter().filter(|s| s.accepted_at.is_some()).map(|s| s.kind).collect();
    let kinds: Vec<StageKind> = input.stages.iter().map(|s| s.kind).collect();
    stage_rules::check_stages(&signed, &kinds)?;
    for (at, wanted) in input.stages.iter().enumerate().skip(signed.len()) {
        let position = i64::try_from(at).unwrap_or_default() + 1;
        match standing.iter().find(|s| s.kind == wanted.kind) {
            Some(before) => {
                let after = AcceptanceStage { position, planned_on: wanted.planned_on, ..before.clone() };
                c.save(before, &after)?;
            }
            None => c.create(&AcceptanceStage {
                id: c.new_id(),
                ticket: input.ticket,
                kind: wanted.kind,
                position,
                planned_on: wanted.planned_on,
                trial_from: None,
                trial_until: None,
                test_plan: String::new(),
                notified_at: None,
                notified_means: String::new(),
                notified_person: String::new(),
                accepted_at: None,
                active: true,
            })?,
        }
    }
    for dropped in standing.iter().filter(|s| !kinds.contains(&s.kind)) {
        // What the customer signed the preliminary for is the trial that follows it (F-16).
        if dropped.kind == StageKind::Trial && signed.contains(&StageKind::Preliminary) {
            return Err(Fault::refused("acceptance.trial_agreed"));
        }
        c.save(dropped, &AcceptanceStage { active: false, ..dropped.clone() })?;
    }
    hang_on(c, input.ticket)?;
    of_ticket(c, input.ticket)
}

/// A round not shown yet belongs to the stage that is next now.
fn hang_on(c: &mut Change<'_>, ticket: TicketId) -> Result<(), Fault> {
    let stage = next(c, ticket)?.map(|s| s.id);
    let last = c.first::<AcceptanceRound>(
        "WHERE ticket = ?1 AND round > 0 AND amends IS NULL ORDER BY round DESC LIMIT 1",
        [ticket],
    )?;
    match last {
        Some(round) if matches!(round.state, RoundState::Prepared | RoundState::Notified) => {
            c.save(&round, &AcceptanceRound { stage, ..round.clone() })
        }
        // Its signature would pass by the stage planned meanwhile.
        Some(round) if !super::presenting::is_decided(round.state) && round.stage != stage => {
            Err(Fault::refused("acceptance.stages_while_shown"))
        }
        _ => Ok(()),
    }
}

/// The particulars of a stage not signed yet.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct StageSave {
    pub stage: StageId,
    #[serde(default)]
    pub planned_on: Option<Day>,
    #[serde(default)]
    pub trial_from: Option<Day>,
    #[serde(default)]
    pub trial_until: Option<Day>,
    #[serde(default)]
    pub test_plan: Option<String>,
}

pub(super) fn save(c: &mut Change<'_>, input: StageSave) -> Result<AcceptanceStage, Fault> {
    let before = unsigned(c, input.stage)?;
    if input.trial_from.zip(input.trial_until).is_some_and(|(from, until)| until < from) {
        return Err(Fault::invalid("acceptance.trial_backwards").field("trial_until", "before_start"));
    }
    let after = AcceptanceStage {
        planned_on: input.planned_on,
        trial_from: input.trial_from,
        trial_until: input.trial_until,
        test_plan: input.test_plan.map_or_else(|| before.test_plan.clone(), |t| t.trim().into()),
        ..before.clone()
    };
    c.save(&before, &after)?;
    Ok(after)
}

/// The customer is told that a stage comes (F-18).
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StageNotice {
    pub stage: StageId,
    pub means: String,
    pub person: String,
}

pub(super) fn notify(c: &mut Change<'_>, input: StageNotice) -> Result<AcceptanceStage, Fault> {
    stage_rules::check_notice(&input.means, &input.person)?;
    let before = unsigned(c, input.stage)?;
    let after = AcceptanceStage {
        notified_at: Some(c.now()),
        notified_means: input.means.trim().into(),
        notified_person: input.person.trim().into(),
        ..before.clone()
    };
    c.save(&before, &after)?;
    Ok(after)
}

fn unsigned(r: &Reader<'_>, id: StageId) -> Result<AcceptanceStage, Fault> {
    let stage = r.need::<AcceptanceStage>(id)?;
    if stage.accepted_at.is_some() { Err(Fault::refused("signed.unchangeable")) } else { Ok(stage) }
}

/// A round of a stage was signed: the stage is done. What needs no further work, the trial after the preliminary and
/// the final test after the trial, is prepared on the same visit. Answers whether the whole is accepted.
pub(super) fn signed(
    c: &mut Change<'_>,
    id: StageId,
    ticket: TicketId,
    visit: VisitId,
) -> Result<bool, Fault> {
    let before = c.need::<AcceptanceStage>(id)?;
    c.save(&before, &AcceptanceStage { accepted_at: Some(c.now()), ..before.clone() })?;
    let Some(following) = next(c, ticket)? else { return Ok(true) };
    // The final test is of a project: its documents are asked for by the program, not only when somebody thinks of them.
    if following.kind == StageKind::Final {
        project::open(c, project::ProjectOpened { ticket })?;
    }
    if matches!(following.kind, StageKind::Trial | StageKind::Final) {
        super::presenting::offer(c, ticket, visit)?;
    }
    Ok(false)
}

/// The ticket waits for the signature of its last stage, or of its only one; before that it stays in service.
pub(super) fn bring_ticket(c: &mut Change<'_>, ticket: TicketId) -> Result<(), Fault> {
    if !has_more(c, ticket)? && c.need::<Ticket>(ticket)?.state == State::InService {
        tickets::step_with_visit(c, ticket, State::PendingAcceptance, None)?;
    }
    Ok(())
}
