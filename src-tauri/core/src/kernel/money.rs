//! Money in whole fen.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// An amount in fen (1/100 yuan); never a fraction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// The sum; none on overflow.
    pub fn plus(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }
    /// This amount `count` times; none on overflow.
    pub fn times(self, count: i64) -> Option<Money> {
        self.0.checked_mul(count).map(Money)
    }
}

impl std::fmt::Display for Money {
    /// `¥1,234.50`, as on every paper and screen.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        let yuan = (fen / 100).to_string();
        let mut grouped = String::new();
        for (i, digit) in yuan.chars().enumerate() {
            if i > 0 && (yuan.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{sign}¥{grouped}.{:02}", fen % 100)
    }
}
impl ToSql for Money {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}
impl FromSql for Money {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        v.as_i64().map(Money)
    }
}
impl ts_rs::TS for Money {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Money".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "Money".into()
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn money_is_written_with_groups_and_two_digits() {
        for (fen, text) in
            [(0, "¥0.00"), (5, "¥0.05"), (123_450, "¥1,234.50"), (-100_000_000, "-¥1,000,000.00")]
        {
            assert_eq!(Money(fen).to_string(), text);
        }
    }
}
