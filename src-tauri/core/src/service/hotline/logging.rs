//! Writing a call down, ringing back, counting.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{HotlineCall, HotlineCallId, HotlineOutcome};
use super::{rules, scope};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::{Day, Moment};
use crate::master::calendars;
use crate::master::customers::{CustomerId, phone_part};
use crate::master::people::Person;

/// A call as it was logged. A missed one needs nothing more than that it was missed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct LogCall {
    pub outcome: HotlineOutcome,
    /// Now, when absent.
    #[serde(default)]
    pub at: Option<Moment>,
    #[serde(default)]
    pub phone: String,
    /// Who logs it, when absent.
    #[serde(default)]
    pub on_duty: Option<PersonId>,
    /// To whom; needed where it was forwarded.
    #[serde(default)]
    pub forwarded_to: Option<PersonId>,
    #[serde(default)]
    pub note: String,
}

/// A call logged.
#[derive(Debug, Serialize, TS)]
pub struct CallLogged {
    pub id: HotlineCallId,
    pub at: Moment,
    pub in_window: bool,
    pub customer: Option<CustomerId>,
}

pub(super) fn log(c: &mut Change<'_>, typed: LogCall) -> Result<CallLogged, Fault> {
    let at = typed.at.unwrap_or(c.now());
    if at > c.now() {
        return Err(Fault::invalid("hotline.ahead").field("at", "ahead"));
    }
    let is_forwarded = typed.outcome == HotlineOutcome::Forwarded;
    let missing: &[&str] = if is_forwarded && typed.forwarded_to.is_none() { &["forwarded_to"] } else { &[] };
    Fault::unless_complete(missing)?;
    let me = c.who().person;
    let on_duty = typed.on_duty.unwrap_or(me);
    for (person, field) in [(Some(on_duty), "on_duty"), (typed.forwarded_to, "forwarded_to")] {
        if let Some(person) = person
            && !c.get::<Person>(person)?.is_some_and(|p| p.active)
        {
            return Err(Fault::invalid("ticket.person_unknown").field(field, "unknown"));
        }
    }
    let phone = typed.phone.trim();
    let call = HotlineCall {
        id: c.new_id(),
        at,
        outcome: typed.outcome,
        in_window: in_window(c, at)?,
        customer: whose(c, phone)?,
        phone: phone.into(),
        on_duty,
        forwarded_to: typed.forwarded_to.filter(|_| is_forwarded),
        note: typed.note.trim().into(),
        logged_by: me,
        logged_at: c.now(),
        returned_at: None,
        returned_by: None,
        removed: false,
    };
    c.happened_at(at);
    c.create(&call)?;
    Ok(CallLogged { id: call.id, at, in_window: call.in_window, customer: call.customer })
}

/// The window of the person who logs (U-04).
fn in_window(r: &Reader<'_>, at: Moment) -> Result<bool, Fault> {
    let window = calendars::hours(r, "coverage.hotline")?;
    let day = r.zone().day(at);
    let minute = (at.0 - r.zone().start_of(day).0) / 60_000;
    Ok(rules::is_inside(&window, day.0.weekday(), minute))
}

/// The one customer with that number; of several nobody is guessed.
fn whose(r: &Reader<'_>, phone: &str) -> Result<Option<CustomerId>, Fault> {
    let Some(digits) = phone_part(phone) else { return Ok(None) };
    let sql =
        "SELECT min(customer) FROM phone WHERE digits = ?1 AND active HAVING count(DISTINCT customer) = 1";
    Ok(r.value::<Option<CustomerId>>(sql, [digits])?.flatten())
}

/// Which call.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HotlineCallAsked {
    pub id: HotlineCallId,
}

/// Somebody rang back.
pub(super) fn returned(c: &mut Change<'_>, asked: HotlineCallAsked) -> Result<CallLogged, Fault> {
    scope::need_all(c)?;
    let before = c.need::<HotlineCall>(asked.id)?;
    if !rules::is_to_return(&before) {
        return Err(Fault::refused("hotline.nothing_to_return"));
    }
    let after =
        HotlineCall { returned_at: Some(c.now()), returned_by: Some(c.who().person), ..before.clone() };
    c.save(&before, &after)?;
    Ok(CallLogged { id: after.id, at: after.at, in_window: after.in_window, customer: after.customer })
}

/// It was logged by mistake: it counts no more, and its line stays, marked.
pub(super) fn take_back(c: &mut Change<'_>, asked: HotlineCallAsked) -> Result<CallLogged, Fault> {
    scope::need_all(c)?;
    let before = c.need::<HotlineCall>(asked.id)?;
    if before.removed {
        return Err(Fault::refused("hotline.taken_back"));
    }
    let after = HotlineCall { removed: true, ..before.clone() };
    c.save(&before, &after)?;
    Ok(CallLogged { id: after.id, at: after.at, in_window: after.in_window, customer: after.customer })
}

/// Which days, both included.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TallyAsked {
    pub from: Day,
    pub to: Day,
}

/// How many calls; of the missed ones, how many count (P-115), and how many wait to be returned.
#[derive(Debug, Default, Serialize, TS)]
pub struct HotlineTally {
    pub answered: i64,
    pub forwarded: i64,
    pub missed: i64,
    pub missed_in_window: i64,
    pub to_return: i64,
}

pub(super) fn tally(r: &Reader<'_>, asked: TallyAsked) -> Result<HotlineTally, Fault> {
    scope::need_all(r)?;
    let until = Day(asked.to.0.succ_opt().unwrap_or(asked.to.0));
    let calls: Vec<HotlineCall> = r.find(
        "WHERE at >= ?1 AND at < ?2 AND NOT removed",
        (r.zone().start_of(asked.from), r.zone().start_of(until)),
    )?;
    let mut tally = HotlineTally::default();
    for call in &calls {
        match call.outcome {
            HotlineOutcome::Answered => tally.answered += 1,
            HotlineOutcome::Forwarded => tally.forwarded += 1,
            HotlineOutcome::Missed => tally.missed += 1,
        }
        tally.missed_in_window += i64::from(rules::counts_as_missed(call));
        tally.to_return += i64::from(rules::is_to_return(call));
    }
    Ok(tally)
}
