//! When a sheet signed by hand should be back as a scan (F-12, U-52).

use super::issuing::check_mine;
use super::record::Paper;
use super::views::{PaperRow, row};
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::{calendars, settings};

/// `acceptance.scan_due` in working days: signed on Monday with one day's time it is late on Wednesday.
pub(super) fn is_past(r: &Reader<'_>, signed_at: Moment) -> Result<bool, Fault> {
    let days = settings::number(r, "acceptance.scan_due")?;
    Ok(calendars::working_days(r)?.is_past(signed_at, days, r.now()))
}

/// Papers of the person asking that are keyed in and whose scan is late, the longest waiting first.
pub fn scans_late(r: &Reader<'_>, limit: usize) -> Result<Vec<PaperRow>, Fault> {
    let waiting = r.find::<Paper>(
        "WHERE state = 'scan_pending' AND on_sheet IS NOT NULL AND scans = '[]' ORDER BY rid LIMIT 500",
        [],
    )?;
    let mut late = Vec::new();
    for paper in waiting {
        let is_late = paper.on_sheet.as_ref().map(|s| is_past(r, s.signed_at)).transpose()?;
        if late.len() < limit && is_late == Some(true) && check_mine(r, Need::DocumentPrint, &paper).is_ok() {
            late.push(row(r, &paper)?);
        }
    }
    Ok(late)
}
