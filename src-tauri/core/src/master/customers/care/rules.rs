//! Days by which a file is due. Pure.

use chrono::{Days, Months};

use crate::kernel::time::Day;

/// A day so many days later.
pub fn plus_days(day: Day, days: i64) -> Day {
    let days = u64::try_from(days).unwrap_or(0);
    Day(day.0.checked_add_days(Days::new(days)).unwrap_or(day.0))
}

/// The last day on which the file of somebody first met that day is opened in time (N-01).
pub fn file_due_on(first_contact: Day, limit_days: i64) -> Day {
    plus_days(first_contact, limit_days)
}

/// Who was last in contact before this day is possibly lost (N-05).
pub fn lost_before(today: Day, months: i64) -> Day {
    let months = u32::try_from(months).unwrap_or(0);
    Day(today.0.checked_sub_months(Months::new(months)).unwrap_or(today.0))
}

/// When the archive is next to be gone through: so many days after the last time, or after it was opened (N-08).
pub fn review_due_on(last: Day, every_days: i64) -> Day {
    plus_days(last, every_days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_file_opened_on_the_second_day_is_in_time_and_on_the_third_late() {
        let due = file_due_on(day("2025-03-03"), 2);
        assert!(day("2025-03-05") <= due, "N-01: Wednesday is in time");
        assert!(day("2025-03-06") > due, "N-01: Thursday is late");
        assert_eq!(file_due_on(day("2025-03-03"), 0), day("2025-03-03"), "N-01: INT, the same day");
    }

    #[test]
    fn an_archive_reviewed_eleven_days_ago_is_overdue_by_one() {
        let due = review_due_on(day("2026-11-11"), 10);
        assert_eq!(due, day("2026-11-21"), "N-08");
        assert_eq!(review_due_on(day("2026-11-22"), 10), day("2026-12-02"), "N-08: next due in 10 d");
    }

    #[test]
    fn contact_a_month_beyond_the_limit_is_possibly_lost() {
        let before = lost_before(day("2026-11-22"), 24);
        assert!(day("2024-10-22") < before, "N-05: 25 months ago");
        assert!(day("2024-11-22") >= before, "N-05: 24 months to the day is not yet");
    }
}
