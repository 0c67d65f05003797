//! Working calendars: which days are worked, from when to when, and where a limit of so many working days ends.
//!
//! Domain-free and pure. A calendar is a week of hours, days off and make-up days (调休). What always holds:
//! - a make-up day is worked though the week says otherwise, and wins over a day off entered for the same date;
//! - the day a limit starts is day 0; the limit ends at the close of the n-th worked day after it;
//! - a week has at least one worked day, so every limit has an end.

mod days;
mod week;

pub use days::{DaysOff, Unreadable};
pub use week::{Span, Week};

use chrono::{Datelike, Days, NaiveDate};

/// A week of hours with its exceptions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub week: Week,
    pub days: DaysOff,
}

/// A year of days off and more: past it the week alone decides, so that a limit ends whatever was entered.
const FARTHEST: u32 = 1_000;

impl Calendar {
    /// The stretches worked on that day, in order; empty on a day off.
    pub fn hours(&self, day: NaiveDate) -> &[Span] {
        let usual = self.week.of(day.weekday());
        if self.days.is_worked(day) {
            return if usual.is_empty() { self.week.usual() } else { usual };
        }
        if self.days.is_off(day) { &[] } else { usual }
    }
    /// Minutes after midnight at which that day closes; none on a day off.
    pub fn close(&self, day: NaiveDate) -> Option<u32> {
        self.hours(day).last().map(|span| span.until)
    }
    /// The day and its closing minute on which a limit of `limit` working days ends that began on `from`. A limit of
    /// none is over with the day itself, at midnight.
    pub fn end_of_limit(&self, from: NaiveDate, limit: u32) -> (NaiveDate, u32) {
        let (mut day, mut end, mut left) = (from, 24 * 60, limit);
        for _ in 0..FARTHEST.saturating_add(limit) {
            if left == 0 {
                break;
            }
            day = next(day);
            if let Some(close) = self.close(day) {
                left -= 1;
                end = close;
            }
        }
        (day, end)
    }
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn office(off: &[&str], worked: &[&str]) -> Calendar {
        let week = ["09:00-12:00,13:00-18:00"; 5].into_iter().chain(["", ""]);
        Calendar { week: Week::parse(week).unwrap(), days: DaysOff::parse(off, worked).unwrap() }
    }

    #[test]
    fn a_limit_ends_at_the_close_of_the_nth_working_day() {
        let usual = office(&[], &[]);
        // 2026-03-02 is a Monday.
        for (from, limit, end, why) in [
            ("2026-03-02", 1, "2026-03-03", "Monday, one day: Tuesday's close"),
            ("2026-03-06", 1, "2026-03-09", "the weekend does not count"),
            ("2026-03-07", 1, "2026-03-09", "begun on a Saturday"),
            ("2026-03-02", 3, "2026-03-05", "cleared on Monday, three days"),
            ("2026-03-02", 10, "2026-03-16", "two weeks"),
        ] {
            assert_eq!(usual.end_of_limit(day(from), limit), (day(end), 18 * 60), "{why}");
        }
        assert_eq!(
            usual.end_of_limit(day("2026-03-02"), 0),
            (day("2026-03-02"), 24 * 60),
            "none: the day itself"
        );
    }

    #[test]
    fn a_holiday_is_skipped_and_a_make_up_day_counts() {
        let october = office(&["2026-10-01~2026-10-07"], &["2026-10-10"]);
        assert_eq!(
            october.end_of_limit(day("2026-09-30"), 1).0,
            day("2026-10-08"),
            "U-03: from 1 October the firm is closed"
        );
        assert_eq!(
            october.end_of_limit(day("2026-10-09"), 1),
            (day("2026-10-10"), 18 * 60),
            "a worked Saturday"
        );
        let both = office(&["2026-10-10"], &["2026-10-10"]);
        assert_eq!(both.close(day("2026-10-10")), Some(18 * 60), "entered as both: it is worked");
    }

    #[test]
    fn a_firm_that_works_on_saturday_mornings_closes_at_noon() {
        let week = ["09:00-18:00"; 5].into_iter().chain(["09:00-12:00", ""]);
        let calendar = Calendar { week: Week::parse(week).unwrap(), days: DaysOff::default() };
        assert_eq!(
            calendar.end_of_limit(day("2026-03-06"), 1),
            (day("2026-03-07"), 12 * 60),
            "U-02: Saturday counts"
        );
    }

    proptest::proptest! {
        #[test]
        fn a_limit_one_longer_never_ends_earlier_and_always_on_a_worked_day(
            start in 0u64..3_000, limit in 1u32..60, off in proptest::collection::vec(0u64..3_000, 0..40),
        ) {
            let first = day("2026-01-01");
            let off: Vec<String> = off.iter().map(|n| (first + Days::new(*n)).to_string()).collect();
            let off: Vec<&str> = off.iter().map(String::as_str).collect();
            let calendar = office(&off, &[]);
            let from = first + Days::new(start);
            let (end, _) = calendar.end_of_limit(from, limit);
            proptest::prop_assert!(calendar.close(end).is_some(), "{end} is a day off");
            proptest::prop_assert!(calendar.end_of_limit(from, limit + 1).0 > end);
            let worked = from.iter_days().skip(1).take_while(|d| *d <= end).filter(|d| calendar.close(*d).is_some());
            proptest::prop_assert_eq!(worked.count(), limit as usize, "as many worked days as the limit says");
        }
    }
}
