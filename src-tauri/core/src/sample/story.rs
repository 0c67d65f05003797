//! A request as a row of acts, each at its moment. Pure.

use super::data::{Story, Trip, When};
use crate::kernel::time::{Moment, Zone};

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Register,
    Answer,
    /// A suggestion goes to the department concerned.
    Route,
    Decide,
    Tell,
    HandOver,
    Acknowledge,
    Assess,
    NoPlan,
    Plan,
    Hold,
    Cancel,
    /// The rejected work is assessed again.
    Reassess,
    Reject,
    /// Stages are agreed, the project's documents put together.
    Project,
    /// The numbered stage is signed.
    Stage(usize),
    /// The signed report is corrected, and the correction signed.
    Amend,
    TreatIssues,
    Unsigned,
    /// The numbered reminder to sign.
    Remind(usize),
    CloseUnsigned,
    /// A step of the numbered visit.
    Visit(usize, Leg),
    VoucherBack,
    FollowUp,
    Close,
    Archive,
}

/// A step of a visit, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leg {
    Plan,
    Confirm,
    Depart,
    Arrive,
    WorkDone,
    Present,
    Sign,
    Leave,
    Return,
    HandIn,
    Approve,
    File,
    /// What was taken away is mended at the base.
    Bench,
    Abort,
    CallOff,
}

/// Now, and the zone the firm's clock stands in.
#[derive(Clone, Copy)]
pub struct Calendar {
    pub now: Moment,
    pub zone: Zone,
}

const DAY: i64 = 24 * 60;

impl Calendar {
    /// The moment meant.
    pub fn moment(self, when: &When) -> Moment {
        match when {
            When::Day { day, time } => self.at(*day, time),
            When::Ago { ago } => self.now.plus_minutes(-ago),
            When::In { minutes } => self.now.plus_minutes(*minutes),
            When::Today { .. } => {
                let closing = self.at(0, "18:00");
                if closing.0 > self.now.plus_minutes(30).0 { closing } else { self.at(0, "23:59") }
            }
        }
    }
    /// That many days from today, at `09:12`.
    pub fn at(self, days: i64, time: &str) -> Moment {
        let day = self.zone.day(self.now.plus_minutes(days * DAY));
        let (hours, minutes) = time.split_once(':').unwrap_or((time, "0"));
        let of_day = hours.parse::<i64>().unwrap_or(0) * 60 + minutes.parse::<i64>().unwrap_or(0);
        self.zone.start_of(day).plus_minutes(of_day)
    }
}

/// Writes down acts one after another; nothing happens later than now.
struct Script {
    at: Moment,
    now: Moment,
    acts: Vec<(Moment, Act)>,
}

impl Script {
    fn after(&mut self, minutes: i64, act: Act) {
        self.at = Moment(self.at.plus_minutes(minutes).0.min(self.now.0));
        self.acts.push((self.at, act));
    }
    /// Not before that moment.
    fn wait_until(&mut self, at: Moment) {
        self.at = Moment(self.at.0.max(at.0).min(self.now.0));
    }
}

/// The states of 4.1 in the order a request runs through them.
const ROAD: &[&str] = &[
    "registered",
    "handed_over",
    "triaged",
    "ready",
    "dispatched",
    "in_service",
    "pending_acceptance",
    "accepted",
    "follow_up",
    "closed",
    "archived",
];

fn place(state: &str) -> usize {
    let stands_at = match state {
        "answered" | "routed" | "decided" => "registered",
        "cancelled" => "handed_over",
        "planning" => "triaged",
        "rework" | "completed_unsigned" => "pending_acceptance",
        other => other,
    };
    ROAD.iter().position(|s| *s == stands_at).unwrap_or(0)
}

/// All acts of a story.
pub fn acts(story: &Story, calendar: Calendar) -> Vec<(Moment, Act)> {
    let start = calendar.moment(&story.start);
    let mut script = Script { at: start, now: calendar.now, acts: Vec::new() };
    let has_come = |state: &str| place(&story.until) >= place(state);
    script.after(3, Act::Register);
    let is_suggestion = story.service_type == "suggestion";
    if is_suggestion {
        let road = [(20, Act::Route), (26 * 60, Act::Decide), (45, Act::Tell)];
        let far = ["routed", "decided", "answered"].iter().position(|s| *s == story.until);
        road.iter().take(far.map_or(0, |at| at + 1)).for_each(|(minutes, act)| script.after(*minutes, *act));
        return script.acts;
    }
    if story.until == "answered" {
        script.after(6, Act::Answer);
        return script.acts;
    }
    if has_come("handed_over") {
        if story.urgent.is_some() {
            script.after(2, Act::Acknowledge);
        }
        script.after(4, Act::HandOver);
    }
    if story.until == "cancelled" {
        script.after(50, Act::Cancel);
    }
    if has_come("triaged") {
        script.after(12, Act::Assess);
        script.after(3, if story.problem.is_some() { Act::Plan } else { Act::NoPlan });
        // Graded and no further: the last line says what would come next.
        if story.until == "triaged" {
            script.acts.pop();
        }
    }
    if story.hold.is_some() {
        script.after(20, Act::Hold);
    }
    if let Some(trip) = &story.visit {
        visit(&mut script, story, trip, 0, calendar);
    }
    for (number, stage) in story.stages.iter().enumerate().skip(1) {
        if let Some(at) = &stage.at {
            script.wait_until(calendar.moment(at));
            script.after(0, Act::Stage(number));
        }
    }
    if story.correction.is_some() {
        script.after(DAY, Act::Amend);
    }
    if let Some(trip) = &story.again {
        script.after(60, Act::Reassess);
        script.after(5, Act::NoPlan);
        script.after(5, Act::TreatIssues);
        visit(&mut script, story, trip, 1, calendar);
    }
    ending(&mut script, &has_come);
    script.acts
}

fn visit(script: &mut Script, story: &Story, trip: &Trip, number: usize, calendar: Calendar) {
    let until = trip.until.as_deref().unwrap_or("filed");
    let at = calendar.moment(&trip.at);
    let leg = |leg| Act::Visit(number, leg);
    let goes = |state: Leg| leg_of(until) >= state;
    script.after(4, leg(Leg::Plan));
    match until {
        "planned" => return,
        "cancelled" => return script.after(90, leg(Leg::CallOff)),
        _ => script.after(20, leg(Leg::Confirm)),
    }
    if until == "confirmed" {
        return;
    }
    script.wait_until(at.plus_minutes(-25));
    script.after(0, leg(Leg::Depart));
    if until == "aborted" {
        return script.after(30, leg(Leg::Abort));
    }
    let rejected = number == 0 && story.reject.is_some();
    let steps: [(Leg, i64); 3] = [(Leg::Arrive, 25), (Leg::WorkDone, 80), (Leg::Present, 6)];
    for (step, minutes) in steps {
        let shown = step == Leg::Present && (rejected || story.unsigned.is_some());
        if goes(step) || shown {
            script.after(minutes, leg(step));
        }
        if step == Leg::WorkDone && number == 0 && is_project(story) {
            script.after(2, Act::Project);
        }
    }
    if rejected {
        script.after(5, Act::Reject);
    } else if story.unsigned.is_some() {
        script.after(5, Act::Unsigned);
    } else if goes(Leg::Sign) {
        script.after(4, leg(Leg::Sign));
    }
    for (step, minutes) in
        [(Leg::Leave, 8), (Leg::Return, 40), (Leg::HandIn, 15), (Leg::Approve, 90), (Leg::File, 30)]
    {
        if goes(step) {
            script.after(minutes, leg(step));
        }
    }
    if goes(Leg::Return) && trip.taken.is_some() {
        script.after(150, leg(Leg::Bench));
    }
    let reminders = story.unsigned.as_ref().map_or(0, |u| u.reminders.len());
    for reminder in 0..reminders {
        script.after(DAY * 2, Act::Remind(reminder));
    }
    if story.until == "completed_unsigned" {
        script.after(60, Act::CloseUnsigned);
    }
}

/// Accepted in stages, or by its documents.
fn is_project(story: &Story) -> bool {
    !story.stages.is_empty() || story.documents.is_some()
}

/// How far a visit goes for the state it has come to.
fn leg_of(state: &str) -> Leg {
    match state {
        "departed" => Leg::Depart,
        "on_site" => Leg::Arrive,
        "work_done" => Leg::WorkDone,
        "signed" => Leg::Sign,
        "left_site" => Leg::Leave,
        "returned" => Leg::Return,
        "reported" => Leg::HandIn,
        "approved" => Leg::Approve,
        _ => Leg::File,
    }
}

fn ending(script: &mut Script, has_come: &dyn Fn(&str) -> bool) {
    if has_come("follow_up") {
        script.after(DAY, Act::FollowUp);
    }
    if has_come("closed") {
        script.after(30, Act::VoucherBack);
        script.after(DAY * 2, Act::Close);
    }
    if has_come("archived") {
        script.after(DAY, Act::Archive);
    }
}

#[cfg(test)]
mod tests {
    use super::super::data;
    use super::*;

    #[test]
    fn nothing_happens_later_than_now_and_each_act_after_the_one_before() {
        // A quiet hour of the night, when little of today has passed.
        for now in [1_795_309_200_000, 1_795_280_700_000] {
            let calendar = Calendar { now: Moment(now), zone: Zone::default() };
            for story in &data::delivered().unwrap().stories {
                let acts = acts(story, calendar);
                assert!(acts.windows(2).all(|two| two[0].0 <= two[1].0), "{}", story.text);
                assert!(acts.iter().all(|(at, _)| at.0 <= now), "{}", story.text);
            }
        }
    }

    #[test]
    fn what_is_due_today_is_still_ahead_at_any_hour() {
        for hour in 0..24 {
            let now = Moment(1_795_276_800_000).plus_minutes(hour * 60);
            let calendar = Calendar { now, zone: Zone::default() };
            let due = calendar.moment(&When::Today { _today: true });
            assert!(due > now, "{hour} h");
            assert_eq!(calendar.zone.day(due), calendar.zone.day(now), "{hour} h");
        }
    }
}
