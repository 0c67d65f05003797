//! Taking a step: load, ask the rules, save the visit and the transition together.

use super::record::{Visit, VisitId, VisitState, VisitTransition};
use super::rules::{self, Asking};
use super::store::{self, Loaded};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::time::Moment;

/// What comes with a step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct With<'a> {
    /// When it happened, where that was before now (no network on the road, V-03).
    pub at: Option<Moment>,
    pub reason: Option<&'a str>,
    /// The customer was told.
    pub is_told: bool,
}

/// Takes a step of 4.2 as the person signed in; `fill` sets the fields that come with it, and the guards see them.
/// Nothing is saved when a guard says no.
pub(super) fn take(
    c: &mut Change<'_>,
    id: VisitId,
    to: VisitState,
    with: With<'_>,
    fill: impl FnOnce(&mut Visit, Moment),
) -> Result<Loaded, Fault> {
    let mut loaded = store::load(c, id)?;
    let before = loaded.visit.clone();
    let at = with.at.unwrap_or(c.now());
    rules::check_time(at, c.now(), last_event(&before))?;
    fill(&mut loaded.visit, at);
    let asked = store::asked(c, &loaded)?;
    let has_reason = with.reason.is_some_and(rules::is_text);
    rules::check(Asking::Person(c.who()), &asked.facts(&loaded.visit, has_reason, with.is_told), to)?;
    write(c, &before, loaded.visit.clone(), to, at, with.reason)?;
    loaded.visit.state = to;
    Ok(loaded)
}

/// The latest moment of the visit that happened on the way: nothing that follows can be earlier.
fn last_event(v: &Visit) -> Option<Moment> {
    [v.departed_at, v.arrived_at, v.work_done_at, v.left_at, v.returned_at].into_iter().flatten().max()
}

pub(super) fn write(
    c: &mut Change<'_>,
    before: &Visit,
    mut after: Visit,
    to: VisitState,
    at: Moment,
    reason: Option<&str>,
) -> Result<(), Fault> {
    after.state = to;
    if at != c.now() {
        c.happened_at(at);
    }
    c.save(before, &after)?;
    arrived(c, &after, Some(before.state), at, reason)
}

/// Records that the visit arrived at the state it is in.
pub(super) fn arrived(
    c: &mut Change<'_>,
    visit: &Visit,
    from: Option<VisitState>,
    at: Moment,
    reason: Option<&str>,
) -> Result<(), Fault> {
    let transition = VisitTransition {
        id: c.new_id(),
        visit: visit.id,
        from_state: from,
        to_state: visit.state,
        at,
        by: c.who().person,
        reason: reason.map(str::trim).filter(|r| !r.is_empty()).map(Into::into),
    };
    c.create(&transition)
}
