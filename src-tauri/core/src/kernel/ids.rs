//! Record ids: UUIDv7, one type per record so that a ticket's id cannot be passed for a visit's.

use std::fmt;

/// What all ids share.
pub trait Id: Copy + Eq + fmt::Display {
    /// The 16 bytes kept in SQL.
    fn bytes(&self) -> [u8; 16];
    /// From the 16 bytes kept in SQL.
    fn from_bytes(bytes: [u8; 16]) -> Self;
}

/// A fresh UUIDv7 for the given moment (milliseconds since 1970).
pub fn fresh(now_ms: i64) -> [u8; 16] {
    let ms = u64::try_from(now_ms).unwrap_or(0);
    let stamp = uuid::Timestamp::from_unix(
        uuid::NoContext,
        ms / 1000,
        u32::try_from(ms % 1000).unwrap_or(0) * 1_000_000,
    );
    *uuid::Uuid::new_v7(stamp).as_bytes()
}

/// Declares id types.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl $crate::kernel::ids::Id for $name {
            fn bytes(&self) -> [u8; 16] { self.0 }
            fn from_bytes(bytes: [u8; 16]) -> Self { Self(bytes) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}", uuid::Uuid::from_bytes(self.0))
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(d)?;
                let id = uuid::Uuid::parse_str(&text).map_err(serde::de::Error::custom)?;
                Ok(Self(*id.as_bytes()))
            }
        }
        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(rusqlite::types::ToSqlOutput::Borrowed(rusqlite::types::ValueRef::Blob(&self.0)))
            }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(v: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                <[u8; 16]>::try_from(v.as_blob()?)
                    .map(Self)
                    .map_err(|_| rusqlite::types::FromSqlError::InvalidType)
            }
        }
        impl $crate::kernel::record::Column for $name {
            const SQL_TYPE: &'static str = "BLOB";
        }
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String { "Id".into() }
            fn inline(_: &ts_rs::Config) -> String { "Id".into() }
        }
    )*};
}
