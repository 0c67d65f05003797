/// A hybrid logical clock: stamps follow the wall clock but never go back, and always exceed every stamp observed.
///
/// A stamp is `milliseconds since 1970 << 16 | counter` and fits a signed 64-bit column. Stamps order changes; they
/// are no proof of the time of day, for the wall clock may be wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clock {
    last: u64,
}

/// A stamp no clock can have made: following it would leave no room for later ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stamp {0} lies beyond the year 4199 and was not made by a clock")]
pub struct BeyondReach(pub u64);

impl Clock {
    /// The greatest stamp accepted, in the year 4199. The same span again lies free above it, so that counting on
    /// from here still fits a signed column.
    pub const LATEST: u64 = 1 << 62;

    /// A clock that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// The clock of a device that starts again: `last` is the greatest stamp in its store, of any device.
    pub fn resume(last: u64) -> Result<Self, BeyondReach> {
        let mut clock = Self::new();
        clock.observe(last)?;
        Ok(clock)
    }

    /// A stamp greater than all before; `now_ms` is the wall clock in UTC milliseconds and may step back or stand
    /// still.
    pub fn tick(&mut self, now_ms: i64) -> u64 {
        let wall = u64::try_from(now_ms).unwrap_or(0).min(Self::LATEST >> 16) << 16;
        // A full counter carries into the milliseconds, which is harmless: the stamp still only grows.
        self.last = wall.max(self.last + 1);
        self.last
    }

    /// Takes note of a stamp from another device, so that what is done after seeing it sorts after it. A device whose
    /// wall clock runs ahead is followed all the same: otherwise nobody could correct what it wrote.
    pub fn observe(&mut self, remote: u64) -> Result<(), BeyondReach> {
        if remote > Self::LATEST {
            return Err(BeyondReach(remote));
        }
        self.last = self.last.max(remote);
        Ok(())
    }

    /// The greatest stamp made or observed; 0 for a new clock.
    pub fn last(&self) -> u64 {
        self.last
    }

    /// The UTC milliseconds in a stamp, to tell how far a device's clock is off.
    pub fn millis(stamp: u64) -> i64 {
        // 48 bits always fit.
        (stamp >> 16) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOON: i64 = 1_795_320_000_000;

    #[test]
    fn a_wall_clock_that_steps_back_does_not_turn_stamps_back() {
        let mut clock = Clock::new();
        let first = clock.tick(NOON);
        let second = clock.tick(NOON - 86_400_000);
        let third = clock.tick(-5);
        assert!(first < second && second < third, "each stamp must exceed the one before");
        assert_eq!(Clock::millis(third), NOON, "it holds at the greatest time seen and counts");
        assert_eq!(
            Clock::millis(clock.tick(NOON + 7)),
            NOON + 7,
            "and follows the wall clock once that is ahead"
        );
    }

    #[test]
    fn more_changes_in_a_millisecond_than_the_counter_holds_still_grow() {
        let mut clock = Clock::new();
        let mut before = clock.tick(NOON);
        for _ in 0..70_000 {
            let stamp = clock.tick(NOON);
            assert!(stamp > before, "the counter must carry, not wrap");
            before = stamp;
        }
        assert_eq!(Clock::millis(before), NOON + 1, "the carry costs one millisecond");
    }

    #[test]
    fn what_is_done_after_seeing_a_device_that_runs_ahead_sorts_after_it() {
        let mut ahead = Clock::new();
        let theirs = ahead.tick(NOON + 3_600_000);
        let mut ours = Clock::new();
        ours.observe(theirs).unwrap();
        assert!(ours.tick(NOON) > theirs, "a correction must win over what it corrects");
    }

    #[test]
    fn a_hostile_stamp_is_refused_and_leaves_the_clock_as_it_was() {
        let mut clock = Clock::new();
        let before = clock.tick(NOON);
        for hostile in [u64::MAX, i64::MAX as u64, Clock::LATEST + 1] {
            assert_eq!(clock.observe(hostile), Err(BeyondReach(hostile)), "no clock makes this");
            assert_eq!(Clock::resume(hostile), Err(BeyondReach(hostile)), "nor may a store hold it");
        }
        assert_eq!(clock.last(), before, "a refusal changes nothing");
    }

    #[test]
    fn a_clock_resumed_from_the_store_goes_on_after_it() {
        let mut before = Clock::new();
        let last = before.tick(NOON);
        let mut after = Clock::resume(last).unwrap();
        assert!(after.tick(NOON - 1_000) > last, "a restart with a wrong wall clock must not repeat stamps");
    }

    proptest! {
        #[test]
        fn stamps_grow_and_fit_a_signed_column(walls in prop::collection::vec(any::<i64>(), 1..50), seen in any::<u64>()) {
            let mut clock = Clock::new();
            let _refused_or_not = clock.observe(seen);
            let mut before = clock.last();
            for wall in walls {
                let stamp = clock.tick(wall);
                prop_assert!(stamp > before, "strictly growing");
                prop_assert!(i64::try_from(stamp).is_ok(), "fits the column");
                before = stamp;
            }
        }
    }
}
