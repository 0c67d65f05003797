//! When a sheet signed by hand should be back as a scan (F-12).

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::settings;
use crate::service::acceptance::is_past_working_days;

/// `acceptance.scan_due` in working days: signed on Monday with one day's time it is late on Wednesday.
pub(super) fn is_past(r: &Reader<'_>, signed_at: Moment) -> Result<bool, Fault> {
    let days = settings::number(r, "acceptance.scan_due")?;
    Ok(is_past_working_days(signed_at, days, r.now(), r.zone()))
}
