//! Where the time comes from; tests turn it by hand.

use super::time::Moment;

/// A source of the present moment.
pub trait Clock: Send + Sync {
    /// The present moment, by a clock that people and programs may set.
    fn now(&self) -> Moment;
    /// Milliseconds since some moment of its own, by a clock that nobody can set; it goes on while the machine sleeps.
    fn steady_ms(&self) -> i64;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        Moment(chrono::Utc::now().timestamp_millis())
    }
    fn steady_ms(&self) -> i64 {
        steady_ms()
    }
}

/// `Instant` stands still in a sleeping Linux or macOS, so every lid closed overnight would look like a clock set
/// forward by hours.
#[cfg(unix)]
fn steady_ms() -> i64 {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let id = rustix::time::ClockId::Boottime;
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    let id = rustix::time::ClockId::Monotonic;
    let at = rustix::time::clock_gettime(id);
    at.tv_sec * 1000 + at.tv_nsec / 1_000_000
}

/// On Windows `Instant` goes on while the machine sleeps.
#[cfg(not(unix))]
fn steady_ms() -> i64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let start = START.get_or_init(std::time::Instant::now);
    i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX)
}
