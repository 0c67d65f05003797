//! Days off and make-up days, as people write them: `2026-10-01 ~ 2026-10-07`.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

/// The piece that could not be read; empty where the whole is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

/// Dates on which the week does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DaysOff {
    off: BTreeSet<NaiveDate>,
    worked: BTreeSet<NaiveDate>,
}

/// A range longer than this is a slip of the pen.
const LONGEST: u64 = 62;

impl DaysOff {
    /// From dates and ranges: days off, and days worked although the week says otherwise.
    pub fn parse<T: AsRef<str>>(off: &[T], worked: &[T]) -> Result<DaysOff, Unreadable> {
        Ok(DaysOff { off: all(off)?, worked: all(worked)? })
    }
    pub fn is_off(&self, day: NaiveDate) -> bool {
        self.off.contains(&day)
    }
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        self.worked.contains(&day)
    }
}

fn all<T: AsRef<str>>(lines: &[T]) -> Result<BTreeSet<NaiveDate>, Unreadable> {
    let mut found = BTreeSet::new();
    for line in lines.iter().map(|l| l.as_ref().trim()).filter(|l| !l.is_empty()) {
        found.extend(range(line).ok_or_else(|| Unreadable(line.into()))?);
    }
    Ok(found)
}

fn range(line: &str) -> Option<Vec<NaiveDate>> {
    let (first, last) = line.split_once(['~', '～', '至', '–', '—']).unwrap_or((line, line));
    let (first, last) = (date(first)?, date(last)?);
    let is_short = first <= last && last <= first.checked_add_days(Days::new(LONGEST))?;
    is_short.then(|| first.iter_days().take_while(|d| *d <= last).collect())
}

/// `2026-10-01`, `2026/10/1`, `2026.10.1`, `2026年10月1日`.
fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().trim_end_matches('日').split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none() && year.len() == 4;
    is_whole
        .then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_ranges_read_as_people_write_them() {
        let days = DaysOff::parse(
            &["2026-10-01 ~ 2026-10-07", "2026/1/1", "2026年5月1日至2026年5月5日", ""],
            &["2026.10.10"],
        );
        let days = days.unwrap();
        assert_eq!(days.off.len(), 7 + 1 + 5, "each day of a range, both ends");
        assert!(days.is_off("2026-05-05".parse().unwrap()) && !days.is_off("2026-05-06".parse().unwrap()));
        assert!(days.is_worked("2026-10-10".parse().unwrap()));
    }

    #[test]
    fn what_is_no_date_is_named() {
        for bad in [
            "2026-02-30",
            "26-10-01",
            "国庆",
            "2026-10-07~2026-10-01",
            "2026-01-01~2027-01-01",
            "2026-10-01-02",
        ] {
            assert_eq!(DaysOff::parse(&[bad], &[]), Err(Unreadable(bad.into())), "{bad}");
        }
    }
}
