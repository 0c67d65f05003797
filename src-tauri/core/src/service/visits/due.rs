//! Working days from a moment (E-19, E-24). Pure. Saturdays and Sundays are left out; public holidays come with the
//! calendars (U-03) and can only move a day later.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::kernel::time::{Day, Moment, Zone};

/// The end of the `days`-th working day after the day of `from`.
pub fn working_days_after(zone: Zone, from: Moment, days: i64) -> Moment {
    let mut day = zone.day(from).0;
    let mut left = days.clamp(0, 366);
    while left > 0 {
        day = next(day);
        if !is_weekend(day) {
            left -= 1;
        }
    }
    Moment(zone.start_of(Day(next(day))).0 - 1)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_working_day_after_friday_ends_on_monday() {
        let zone = Zone::default();
        let friday = Moment(zone.start_of(Day::parse("2026-11-20").unwrap()).0 + 3_600_000);
        let due = working_days_after(zone, friday, 1);
        assert_eq!(zone.write(due), "2026-11-23 23:59", "E-19: the weekend does not count");
        let monday = Moment(zone.start_of(Day::parse("2026-11-23").unwrap()).0);
        assert_eq!(
            zone.write(working_days_after(zone, monday, 3)),
            "2026-11-26 23:59",
            "E-24: cleared on Monday, late on Friday"
        );
    }
}
