//! Watching the clock (T-18, F-20): a step beyond `clock.tolerance` is written down, and papers made while the clock is
//! off say so. Two clocks are asked: what this computer entered last, which finds a clock set back while the program
//! was closed, and one nobody can set, which finds any step while it runs. A clock set forward while the program was
//! closed looks like a holiday and is not found.

mod record;
#[cfg(test)]
mod tests;

pub use record::{ClockStep, ClockStepId};

use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::settings;
use crate::platform::journal::last_entered;

/// Whether the clock cannot be trusted now.
pub fn is_off(r: &Reader<'_>) -> Result<bool, Fault> {
    Ok(r.clock_drift().abs() > tolerance_ms(r)? || missing_ms(r)? > tolerance_ms(r)?)
}

fn tolerance_ms(r: &Reader<'_>) -> Result<i64, Fault> {
    Ok(settings::minutes(r, "clock.tolerance")? * 60_000)
}

/// How far the clock is behind what was entered last; none or negative when it is not.
fn missing_ms(r: &Reader<'_>) -> Result<i64, Fault> {
    Ok(last_entered(r)?.map_or(0, |last| last.0 - r.now().0))
}

/// Keeps a step of the clock since the drift last kept; answers whether there was one. Also when somebody sets it
/// right again, so that the log shows how long it was off.
pub fn watch(c: &mut Change<'_>, kept_drift: i64) -> Result<bool, Fault> {
    let step = c.clock_drift() - kept_drift;
    if step.abs() <= tolerance_ms(c)? {
        return Ok(false);
    }
    keep(c, step)?;
    Ok(true)
}

/// Keeps it when the clock was set back while the program was closed.
pub fn watch_at_start(c: &mut Change<'_>) -> Result<(), Fault> {
    let missing = missing_ms(c)?;
    if missing > tolerance_ms(c)? { keep(c, -missing) } else { Ok(()) }
}

fn keep(c: &mut Change<'_>, step_ms: i64) -> Result<(), Fault> {
    let step = ClockStep {
        id: c.new_id(),
        device: c.device().id,
        person: c.who().person,
        shown_at: c.now(),
        expected_at: Moment(c.now().0 - step_ms),
    };
    c.create(&step)
}
