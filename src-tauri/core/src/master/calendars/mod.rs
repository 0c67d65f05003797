//! The firm's working calendar out of its settings (B-10, U-02, U-03): where a limit of working days ends.
//! What a branch sets for itself holds for its people.

use serde::Deserialize;
use serde_json::Value;
use worktime::{Calendar, DaysOff, Unreadable, Week};

use super::settings;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment, Zone};

/// Ends of limits of working days for the person asking; read once for a whole list.
pub struct WorkingDays {
    calendar: Calendar,
    zone: Zone,
}

/// The calendar in force for the person asking.
pub fn working_days(r: &Reader<'_>) -> Result<WorkingDays, Fault> {
    let unfit =
        |bad: Unreadable| Fault::bug(format!("a calendar that does not read: {} characters", bad.0.len()));
    Ok(WorkingDays {
        calendar: Calendar {
            week: week(&settings::value(r, "calendar.hours")?).map_err(unfit)?,
            days: days(&settings::value(r, "calendar.holidays")?).map_err(unfit)?,
        },
        zone: r.zone(),
    })
}

impl WorkingDays {
    /// The last moment of a limit of `days` working days begun at `from`: the close of business of the last of them.
    pub fn end(&self, from: Moment, days: i64) -> Moment {
        let limit = u32::try_from(days.clamp(0, 3_660)).unwrap_or_default();
        let (day, minute) = self.calendar.end_of_limit(self.zone.day(from).0, limit);
        if minute >= 24 * 60 {
            let next = day.succ_opt().unwrap_or(day);
            return Moment(self.zone.start_of(Day(next)).0 - 1);
        }
        self.zone.start_of(Day(day)).plus_minutes(minute.into())
    }
    /// Whether that limit is over at `now`; at the very close it is not.
    pub fn is_past(&self, from: Moment, days: i64, now: Moment) -> bool {
        now > self.end(from, days)
    }
}

/// Hours a policy of that kind sets, for the person asking.
pub fn hours(r: &Reader<'_>, key: &str) -> Result<Week, Fault> {
    let unfit = |bad: Unreadable| Fault::bug(format!("{key} does not read: {} characters", bad.0.len()));
    week(&settings::value(r, key)?).map_err(unfit)
}

/// Seven lines of hours, Monday first (U-02).
pub(super) fn week(value: &Value) -> Result<Week, Unreadable> {
    let lines: Vec<String> = Vec::deserialize(value).map_err(|_| Unreadable(String::new()))?;
    Week::parse(lines.iter().map(String::as_str))
}

/// Days off and make-up days (U-03).
pub(super) fn days(value: &Value) -> Result<DaysOff, Unreadable> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Entered {
        off: Vec<String>,
        worked: Vec<String>,
    }
    let entered = Entered::deserialize(value).map_err(|_| Unreadable(String::new()))?;
    DaysOff::parse(&entered.off, &entered.worked)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::kernel::time::{Day, Moment, Zone};
    use crate::testing::Desk;

    /// Where a limit ends that began at ten on that day.
    fn end(desk: &Desk, from: &str, days: i64) -> String {
        let zone = Zone::default();
        let from = zone.start_of(Day::parse(from).unwrap()).plus_minutes(600);
        let me = desk.core.session().unwrap();
        desk.core.read_as(&me, |r| Ok(zone.write(super::working_days(r)?.end(from, days)))).unwrap()
    }
    fn set(key: &str, value: &Value) -> Value {
        json!({"key": key, "value": value, "reason": "排班"})
    }
    const WEEKDAY: &str = "09:00-12:00, 13:00-18:00";

    #[test]
    fn a_limit_of_working_days_follows_the_firms_hours_and_holidays() {
        let desk = Desk::open();
        assert_eq!(end(&desk, "2026-03-02", 1), "2026-03-03 18:00", "F-01: Monday, one day: Tuesday's close");
        assert_eq!(end(&desk, "2026-11-20", 1), "2026-11-23 18:00", "E-19: the weekend does not count");
        assert_eq!(
            end(&desk, "2026-11-23", 3),
            "2026-11-26 18:00",
            "E-24: cleared on Monday, late on Friday"
        );
        assert_eq!(end(&desk, "2026-11-23", 0), "2026-11-23 23:59", "no day given: the day itself");

        let october = json!({"off": ["2026-10-01~2026-10-07"], "worked": ["2026-10-10"]});
        desk.must("settings.set", set("calendar.holidays", &october));
        assert_eq!(end(&desk, "2026-09-30", 1), "2026-10-08 18:00", "U-03: skipped");
        assert_eq!(end(&desk, "2026-10-09", 1), "2026-10-10 18:00", "U-03: a make-up Saturday is worked");

        let saturday = json!([WEEKDAY, WEEKDAY, WEEKDAY, WEEKDAY, WEEKDAY, "9:00-12:00", ""]);
        desk.must("settings.set", set("calendar.hours", &saturday));
        assert_eq!(end(&desk, "2026-11-20", 1), "2026-11-21 12:00", "U-02: Saturday added, Saturday counts");
    }

    #[test]
    fn hours_and_days_that_do_not_read_are_refused_by_name_and_nothing_is_saved() {
        let desk = Desk::open();
        let bad = json!([WEEKDAY, "9点到12点", "", "", "", "", ""]);
        let fault = desk.refused("settings.set", set("calendar.hours", &bad));
        assert_eq!(
            (fault.code.as_ref(), &fault.args["text"]),
            ("settings.unreadable", &"9点到12点".to_string())
        );
        let never = json!(["", "", "", "", "", "", ""]);
        assert_eq!(desk.refused("settings.set", set("calendar.hours", &never)).code, "settings.unfit");
        let fault =
            desk.refused("settings.set", set("calendar.holidays", &json!({"off": ["国庆"], "worked": []})));
        assert_eq!(fault.code, "settings.unreadable");
        assert_eq!(end(&desk, "2026-11-20", 1), "2026-11-23 18:00", "the delivered calendar holds");
    }

    #[test]
    fn a_moment_at_the_very_close_is_in_time() {
        let desk = Desk::open();
        let me = desk.core.session().unwrap();
        let days = desk.core.read_as(&me, super::working_days).unwrap();
        let from = Zone::default().start_of(Day::parse("2026-03-02").unwrap());
        let close = days.end(from, 1);
        assert!(!days.is_past(from, 1, close), "met at 18:00:00");
        assert!(days.is_past(from, 1, Moment(close.0 + 1)), "late after it");
    }
}
