//! A line of a list the firm edits (T-15): one as delivered, or one of the firm's own that works as a delivered one.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::record::Column;

/// A closed set of codes; `choice!` makes them.
pub trait Choice: Copy {
    /// The code in SQL, JSON and the text catalogue.
    fn code(self) -> &'static str;
    /// From the code; none when unknown.
    fn parse(text: &str) -> Option<Self>;
}

/// `technical`, or the firm's own `technical-2`, which every rule takes for `technical`. The code says by itself what
/// the line works as, so that a rule asks no table and an old record stays readable whatever becomes of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed<E> {
    /// What the rules take it for.
    pub works_as: E,
    /// The firm's own are counted from 1; 0 is the one delivered.
    own: u32,
}

impl<E: Choice> Listed<E> {
    /// The firm's own line of that number.
    pub fn own(works_as: E, own: u32) -> Listed<E> {
        Listed { works_as, own }
    }
    /// Whether the firm added it.
    pub fn is_own(self) -> bool {
        self.own > 0
    }
    /// The permanent code.
    pub fn code(self) -> String {
        match self.own {
            0 => self.works_as.code().into(),
            own => format!("{}-{own}", self.works_as.code()),
        }
    }
    /// From the code; none when it is no code of this list's.
    pub fn parse(text: &str) -> Option<Listed<E>> {
        if let Some(works_as) = E::parse(text) {
            return Some(works_as.into());
        }
        let (works_as, own) = text.rsplit_once('-')?;
        let own = own.parse().ok().filter(|own| *own > 0)?;
        Some(Listed { works_as: E::parse(works_as)?, own })
    }
}

impl<E> From<E> for Listed<E> {
    fn from(works_as: E) -> Listed<E> {
        Listed { works_as, own: 0 }
    }
}
impl<E: Choice> Serialize for Listed<E> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.code())
    }
}
impl<'de, E: Choice> Deserialize<'de> for Listed<E> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        Listed::parse(&text).ok_or_else(|| de::Error::custom(format!("unknown code {text}")))
    }
}
impl<E: Choice> ToSql for Listed<E> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.code().into())
    }
}
impl<E: Choice> FromSql for Listed<E> {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        Listed::parse(v.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}
impl<E: Choice> Column for Listed<E> {
    const SQL_TYPE: &'static str = "TEXT";
}
impl<E: 'static> ts_rs::TS for Listed<E> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::choice! {
        /// Of a list.
        pub enum Kind {
            Technical = "technical",
            Repair = "repair",
        }
    }

    #[test]
    fn a_firms_own_line_says_what_it_works_as_and_comes_back_as_written() {
        let own = Listed::own(Kind::Technical, 2);
        assert_eq!(own.code(), "technical-2");
        assert_eq!(Listed::<Kind>::parse("technical-2"), Some(own), "T-15: the code is permanent");
        assert_eq!(own.works_as, Kind::Technical);
        assert_eq!(Listed::<Kind>::parse("repair"), Some(Kind::Repair.into()), "as delivered");
    }

    #[test]
    fn what_is_no_code_of_the_list_is_not_read() {
        for text in ["", "other", "other-1", "technical-", "technical-0", "technical-x", "technical--1"] {
            assert_eq!(Listed::<Kind>::parse(text), None, "{text}");
        }
    }
}
