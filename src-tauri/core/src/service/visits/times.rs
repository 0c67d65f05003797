//! Time of each person on a visit (E-29) and of a person's day by class (E-30). Commands: `visits.save_time`,
//! `visits.day`. It follows the signed report on the way home, so it may be written after the signature.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Visit, VisitId, VisitMode};
use super::rules::{self, Hand};
use super::store;
use super::views::{self, VisitFile};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::{Day, Moment};
use crate::service::tickets::{ChargeClass, Ticket};

crate::ids! {
    /// A person's time on a visit.
    VisitTimeId,
}

crate::record! {
    /// A person's time on a visit: one for each visit and person.
    pub struct VisitTime: VisitTimeId in "visit_time", merge Merge::Fields => {
        visit: VisitId,
        person: PersonId,
        /// The day it counts for.
        day: Day,
        /// Own arrival and leaving, where they differ from the visit's.
        from_at: Option<Moment>,
        to_at: Option<Moment>,
        travel_minutes: Option<i64>,
        work_minutes: Option<i64>,
        wait_minutes: Option<i64>,
    }
}

/// A person's time, as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TimeSave {
    pub visit: VisitId,
    /// None is the person signed in. The lead and the supervisor write for the others too.
    #[serde(default)]
    pub person: Option<PersonId>,
    #[serde(default)]
    pub from_at: Option<Moment>,
    #[serde(default)]
    pub to_at: Option<Moment>,
    #[serde(default)]
    pub travel_minutes: Option<i64>,
    #[serde(default)]
    pub work_minutes: Option<i64>,
    #[serde(default)]
    pub wait_minutes: Option<i64>,
}

/// More than three days in one line is a slip of the hand.
const MOST_MINUTES: i64 = 3 * 24 * 60;

pub(super) fn save(c: &mut Change<'_>, input: TimeSave) -> Result<VisitFile, Fault> {
    let visit = store::get(c, input.visit)?;
    store::within_reach(c, &visit, Need::VisitWork)?;
    if rules::is_ended(visit.state) {
        return Err(super::writing::closed(&visit));
    }
    let me = c.who().person;
    let person = input.person.unwrap_or(me);
    if !visit.technicians.contains(&person) {
        return Err(Fault::invalid("visit.not_on_it").field("person", "unknown"));
    }
    if person != me && !rules::is_hand(c.who(), &visit, Hand::Lead) {
        return Err(Fault::new(FaultKind::Denied, "visit.guard.lead_only"));
    }
    check(c, &input)?;
    let before =
        c.first::<VisitTime>("WHERE visit = ?1 AND person = ?2 ORDER BY rid LIMIT 1", (visit.id, person))?;
    let began = input.from_at.or(visit.arrived_at).or(visit.departed_at).unwrap_or(visit.planned_at);
    let after = VisitTime {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        visit: visit.id,
        person,
        day: c.zone().day(began),
        from_at: input.from_at,
        to_at: input.to_at,
        travel_minutes: input.travel_minutes,
        work_minutes: input.work_minutes,
        wait_minutes: input.wait_minutes,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    views::file(c, visit.id)
}

fn check(c: &Change<'_>, input: &TimeSave) -> Result<(), Fault> {
    let wrong = |field: &str, code: &str| Err(Fault::invalid("visit.field_wrong").field(field, code));
    for (field, value) in [
        ("travel_minutes", input.travel_minutes),
        ("work_minutes", input.work_minutes),
        ("wait_minutes", input.wait_minutes),
    ] {
        if value.is_some_and(|m| !(0..=MOST_MINUTES).contains(&m)) {
            return wrong(field, "out_of_range");
        }
    }
    if input.to_at.is_some_and(|to| to > c.now()) {
        return wrong("to_at", "ahead");
    }
    match (input.from_at, input.to_at) {
        (Some(from), Some(to)) if to < from => wrong("to_at", "before_previous"),
        _ => Ok(()),
    }
}

/// The times of a visit, in the order of its technicians.
pub(super) fn of_visit(r: &Reader<'_>, visit: &Visit) -> Result<Vec<VisitTime>, Fault> {
    let all = r.find::<VisitTime>("WHERE visit = ?1 ORDER BY rid", [visit.id])?;
    let of = |person: &PersonId| all.iter().find(|t| t.person == *person).cloned();
    Ok(visit.technicians.iter().filter_map(of).collect())
}

/// Whose day.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct DayAsked {
    pub day: Day,
    /// None is the person signed in.
    #[serde(default)]
    pub person: Option<PersonId>,
}

/// A visit of the day.
#[derive(Debug, Serialize, TS)]
pub struct DayLine {
    pub visit: VisitId,
    pub visit_number: String,
    pub ticket_number: String,
    pub mode: VisitMode,
    /// None where the desk has not classed the job yet.
    pub class: Option<ChargeClass>,
    pub travel_minutes: i64,
    pub work_minutes: i64,
    pub wait_minutes: i64,
}

/// The sum of one class.
#[derive(Debug, PartialEq, Serialize, TS)]
pub struct DaySum {
    pub class: Option<ChargeClass>,
    pub minutes: i64,
}

/// What P-70 is made of.
#[derive(Debug, Serialize, TS)]
pub struct DayReport {
    pub lines: Vec<DayLine>,
    pub by_class: Vec<DaySum>,
    pub total_minutes: i64,
}

/// The person's time of a day, by class. Others' days are for those who see all visits.
pub(super) fn day(r: &Reader<'_>, asked: DayAsked) -> Result<DayReport, Fault> {
    let person = asked.person.unwrap_or(r.who().person);
    if person != r.who().person && r.who().scope(Need::VisitRead) != Some(Scope::All) {
        return Err(Fault::new(FaultKind::Denied, "record.not_yours"));
    }
    let times =
        r.find::<VisitTime>("WHERE day = ?1 AND person = ?2 ORDER BY from_at, rid", (asked.day, person))?;
    let mut lines = Vec::new();
    let mut by_class: Vec<DaySum> = Vec::new();
    for time in times {
        let visit = store::get(r, time.visit)?;
        let ticket = r.need::<Ticket>(visit.ticket)?;
        let line = DayLine {
            visit: visit.id,
            visit_number: visit.number,
            ticket_number: ticket.number,
            mode: visit.mode,
            class: ticket.charge_class,
            travel_minutes: time.travel_minutes.unwrap_or(0),
            work_minutes: time.work_minutes.unwrap_or(0),
            wait_minutes: time.wait_minutes.unwrap_or(0),
        };
        let minutes = line.travel_minutes + line.work_minutes + line.wait_minutes;
        match by_class.iter_mut().find(|s| s.class == line.class) {
            Some(sum) => sum.minutes += minutes,
            None => by_class.push(DaySum { class: line.class, minutes }),
        }
        lines.push(line);
    }
    let total_minutes = by_class.iter().map(|s| s.minutes).sum();
    Ok(DayReport { lines, by_class, total_minutes })
}
