//! What counts. Pure.

use chrono::Weekday;
use worktime::Week;

use super::record::{HotlineCall, HotlineOutcome};

/// Whether a minute after midnight lies in the service window of that day. Its end is outside.
pub fn is_inside(window: &Week, day: Weekday, minute: i64) -> bool {
    window.of(day).iter().any(|span| (i64::from(span.from)..i64::from(span.until)).contains(&minute))
}

/// A missed call counts only inside the window (P-115).
pub fn counts_as_missed(call: &HotlineCall) -> bool {
    call.outcome == HotlineOutcome::Missed && call.in_window && !call.removed
}

/// Somebody still has to ring back: whoever called at night wants an answer too.
pub fn is_to_return(call: &HotlineCall) -> bool {
    call.outcome == HotlineOutcome::Missed && call.returned_at.is_none() && !call.removed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_holds_its_first_minute_and_not_its_last() {
        let week = Week::parse(["09:00-22:00", "00:00-24:00", "", "", "", "", ""]).unwrap();
        let inside = |day, hour: i64, minute: i64| is_inside(&week, day, hour * 60 + minute);
        assert!(inside(Weekday::Mon, 9, 0) && inside(Weekday::Mon, 21, 30), "A-19: at 21:30 it counts");
        assert!(!inside(Weekday::Mon, 22, 0) && !inside(Weekday::Mon, 22, 30), "A-19: at 22:30 it does not");
        assert!(inside(Weekday::Tue, 0, 0) && inside(Weekday::Tue, 23, 59), "round the clock");
        assert!(!inside(Weekday::Sun, 12, 0), "a closed day");
    }
}
