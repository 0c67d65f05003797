//! Clocks set by hand, on a real vault.

use serde_json::json;

use super::{ClockStep, is_off};
use crate::testing::Desk;

/// Minutes of each step kept, oldest first.
fn steps(desk: &Desk) -> Vec<i64> {
    let session = desk.core.session().unwrap();
    let kept = desk.core.read_as(&session, |r| r.find::<ClockStep>("ORDER BY rid", [])).unwrap();
    kept.iter().map(|s| (s.shown_at.0 - s.expected_at.0) / 60_000).collect()
}

fn off(desk: &Desk) -> bool {
    desk.core.read_as(&desk.core.session().unwrap(), is_off).unwrap()
}

/// Any entry.
fn work(desk: &Desk) {
    desk.must("settings.set", json!({"key": "lock.minutes", "value": 9, "reason": "时钟"}));
}

#[test]
fn a_step_of_a_running_clock_is_kept_once_in_either_direction() {
    for (set, kept, is_wrong) in
        [(4, vec![], false), (-4, vec![], false), (1440, vec![1440], true), (-90, vec![-90], true)]
    {
        let desk = Desk::open();
        work(&desk);
        desk.minutes_pass(600);
        desk.clock_is_set(set);
        assert_eq!(off(&desk), is_wrong, "T-18: {set} min");
        work(&desk);
        desk.minutes_pass(1);
        work(&desk);
        assert_eq!(steps(&desk), kept, "T-18: {set} min");
    }
}

#[test]
fn a_clock_set_right_again_is_trusted_again_and_the_log_shows_both_steps() {
    let desk = Desk::open();
    desk.clock_is_set(1440);
    desk.must("vault.lock", json!({}));
    desk.sign_in("admin");
    work(&desk);
    desk.minutes_pass(30);
    assert!(off(&desk), "T-18: signing in again does not make the clock right");
    desk.clock_is_set(-1440);
    work(&desk);
    assert_eq!(steps(&desk), [1440, -1440], "T-18");
}

#[test]
fn hours_of_sleep_are_no_step() {
    let desk = Desk::open();
    desk.minutes_pass(14 * 60);
    work(&desk);
    assert!(!off(&desk) && steps(&desk).is_empty(), "both clocks went on");
}

#[test]
fn the_tolerance_is_the_firms_own() {
    let desk = Desk::open();
    desk.must("settings.set", json!({"key": "clock.tolerance", "value": 60, "reason": "旧电脑"}));
    desk.clock_is_set(40);
    work(&desk);
    assert!(!off(&desk) && steps(&desk).is_empty(), "U-156: 40 min of 60");
}

#[test]
fn a_clock_set_back_while_the_program_was_closed_is_found_at_the_start() {
    let mut desk = Desk::open();
    desk.minutes_pass(30);
    work(&desk);
    desk.clock_is_set(-1440);
    desk.restart();
    assert_eq!(steps(&desk), [-1440], "T-18: clock set back 1 day, logged at the start");
    let current = desk.must("session.current", json!({}));
    assert_eq!(current["clock_off"], true, "T-18: the user is warned");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "stamps never go back");
}
