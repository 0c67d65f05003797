//! Moments, days and the firm's time zone.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// A point in time: UTC milliseconds since 1970. The journal keeps the zone it was entered in (V-20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// This moment moved by minutes; negative goes back.
    pub fn plus_minutes(self, minutes: i64) -> Moment {
        Moment(self.0 + minutes * 60_000)
    }
    /// Whole milliseconds from `earlier` to this moment; negative when this one is earlier.
    pub fn since(self, earlier: Moment) -> i64 {
        self.0 - earlier.0
    }
}

/// A calendar day in the firm's zone, `2026-11-22` in SQL and JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub NaiveDate);

impl Day {
    /// From `2026-11-22`; none when it is not a day of the calendar.
    pub fn parse(text: &str) -> Option<Day> {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Day)
    }
    /// The same day `months` later, clamped to the month's end (31 Jan + 1 mo = 28 Feb).
    pub fn plus_months(self, months: u32) -> Option<Day> {
        self.0.checked_add_months(chrono::Months::new(months)).map(Day)
    }
    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}
impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Day::parse(&text).ok_or_else(|| serde::de::Error::custom("not a day"))
    }
}
impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}
impl FromSql for Day {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        Day::parse(v.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}
impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}
impl FromSql for Moment {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        v.as_i64().map(Moment)
    }
}
impl ts_rs::TS for Moment {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Moment".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "Moment".into()
    }
}
impl ts_rs::TS for Day {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Day".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "Day".into()
    }
}

/// The firm's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Default for Zone {
    fn default() -> Self {
        Zone(chrono_tz::Asia::Shanghai)
    }
}

impl Zone {
    /// From an IANA name such as `Asia/Shanghai`; none when unknown.
    pub fn parse(name: &str) -> Option<Zone> {
        name.parse().ok().map(Zone)
    }
    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }
    /// Minutes east of UTC at that moment.
    pub fn offset_minutes(self, at: Moment) -> i32 {
        self.local(at).offset().fix().local_minus_utc() / 60
    }
    /// The calendar day at that moment.
    pub fn day(self, at: Moment) -> Day {
        Day(self.local(at).date_naive())
    }
    /// The moment a day begins; the first existing time where the clock jumps over midnight.
    pub fn start_of(self, day: Day) -> Moment {
        let midnight = day.0.and_time(chrono::NaiveTime::MIN);
        let mut at = midnight;
        for _ in 0..24 {
            if let Some(found) = self.0.from_local_datetime(&at).earliest() {
                return Moment(found.timestamp_millis());
            }
            at += chrono::TimeDelta::minutes(15);
        }
        Moment(midnight.and_utc().timestamp_millis())
    }
    /// `2026-11-22 14:30` as people of the firm read it.
    pub fn write(self, at: Moment) -> String {
        self.local(at).format("%Y-%m-%d %H:%M").to_string()
    }
    /// Its wall clock at that moment.
    pub(crate) fn local(self, at: Moment) -> DateTime<chrono_tz::Tz> {
        self.0
            .from_utc_datetime(&DateTime::<Utc>::from_timestamp_millis(at.0).unwrap_or_default().naive_utc())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_firms_day_and_not_utcs() {
        let late = Moment(1_795_276_800_000); // 2026-11-21 16:00 UTC
        assert_eq!(
            Zone::default().day(late).to_string(),
            "2026-11-22",
            "V-20: 16:00 UTC is past midnight in China"
        );
        assert_eq!(
            Zone::default().start_of(Zone::default().day(late)),
            late,
            "the day begins at local midnight"
        );
    }

    #[test]
    fn a_month_later_clamps_to_the_months_end() {
        let day = Day::parse("2026-01-31").unwrap();
        assert_eq!(day.plus_months(1).unwrap().to_string(), "2026-02-28");
    }
}
