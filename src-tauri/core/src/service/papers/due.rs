//! When a sheet signed by hand should be back as a scan (F-12).

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::settings;

const DAY_MINUTES: i64 = 24 * 60;

/// `acceptance.scan_due` in days after the day it was signed: signed on Monday with one day's time it is late on
/// Wednesday. Working days come with the firm's calendar; until then a day is a day.
pub(super) fn is_past(r: &Reader<'_>, signed_at: Moment) -> Result<bool, Fault> {
    let days = settings::number(r, "acceptance.scan_due")?;
    let late_on = r.zone().day(signed_at.plus_minutes((days + 1) * DAY_MINUTES));
    Ok(r.now() >= r.zone().start_of(late_on))
}
