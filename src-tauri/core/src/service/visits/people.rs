//! Who can be sent, and who can consent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::people::{Person, roles};
use crate::service::actors::{Actor, acts_as};

/// Two visits of one person that begin closer than this are shown as a conflict (D-05); how long a visit lasts is not
/// known when it is planned.
const CLOSE_MINUTES: i64 = 120;

fn holds(person: &Person, role: &str) -> bool {
    person.roles.iter().any(|held| roles::stands_for(held, role))
}

/// Whether the person can be sent: active, with the right to work on visits, and a technician or designer by role.
pub fn can_be_sent(person: &Person) -> bool {
    person.active
        && roles::grants_of_all(&person.roles).contains_key(&Need::VisitWork)
        && (holds(person, "technician") || holds(person, "designer"))
}

/// The supervisor whose consent it is: the one named, or the person asking.
pub fn consenting_supervisor(r: &Reader<'_>, named: Option<PersonId>) -> Result<PersonId, Fault> {
    let Some(id) = named else {
        return match acts_as(r.who(), Actor::Supervisor) {
            true => Ok(r.who().person),
            false => Err(Fault::unless_complete(&["by"]).err().unwrap_or_else(|| Fault::bug("by"))),
        };
    };
    match r.get::<Person>(id)? {
        Some(person) if person.active && holds(&person, Actor::Supervisor.code()) => Ok(id),
        _ => Err(Fault::refused("visit.not_a_supervisor").field("by", "not_a_supervisor")),
    }
}

/// When somebody is wanted.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CrewWanted {
    pub at: Moment,
}

/// Somebody who can be sent, with his load (D-05).
#[derive(Debug, Clone, Serialize, TS)]
pub struct CrewRow {
    pub person: PersonId,
    pub name: String,
    /// Open visits of that day.
    pub visits_that_day: i64,
    /// Numbers of the visits about that time.
    pub clashes: Vec<String>,
}

/// A supervisor, for consent after a call.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CrewSupervisor {
    pub person: PersonId,
    pub name: String,
}

/// Who can be sent and who can be asked.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CrewChoice {
    pub technicians: Vec<CrewRow>,
    pub supervisors: Vec<CrewSupervisor>,
}

pub(super) fn crew(r: &Reader<'_>, wanted: CrewWanted) -> Result<CrewChoice, Fault> {
    let people = r.find::<Person>("WHERE active = 1 ORDER BY name", [])?;
    let technicians =
        people.iter().filter(|p| can_be_sent(p)).map(|p| row(r, p, wanted.at)).collect::<Result<_, _>>()?;
    let supervisors = people
        .iter()
        .filter(|p| holds(p, Actor::Supervisor.code()))
        .map(|p| CrewSupervisor { person: p.id, name: p.name.clone() })
        .collect();
    Ok(CrewChoice { technicians, supervisors })
}

fn row(r: &Reader<'_>, person: &Person, at: Moment) -> Result<CrewRow, Fault> {
    let day = r.zone().start_of(r.zone().day(at));
    // A day is 23 to 25 hours where clocks change; a visit at the very edge is still shown on one of both days.
    let visits_that_day = r
        .value::<i64>(
            "SELECT count(*) FROM visit WHERE planned_at >= ?1 AND planned_at < ?2 AND instr(technicians, ?3) > 0
             AND state NOT IN ('filed', 'aborted', 'cancelled')",
            (day, day.plus_minutes(24 * 60), person.id.to_string()),
        )?
        .unwrap_or_default();
    Ok(CrewRow {
        person: person.id,
        name: person.name.clone(),
        visits_that_day,
        clashes: clashes(r, person.id, at)?,
    })
}

/// Numbers of the person's other visits about that time.
pub fn clashes(r: &Reader<'_>, person: PersonId, at: Moment) -> Result<Vec<String>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT number FROM visit WHERE planned_at > ?1 AND planned_at < ?2 AND instr(technicians, ?3) > 0
         AND state NOT IN ('filed', 'aborted', 'cancelled') ORDER BY planned_at",
    )?;
    let from = at.plus_minutes(-CLOSE_MINUTES);
    let rows =
        statement.query_map((from, at.plus_minutes(CLOSE_MINUTES), person.to_string()), |r| r.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
