//! Records: a field is listed once here, and its column, journal entry, difference and TypeScript follow.

use std::ops::{Deref, DerefMut};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::fault::Fault;
use super::ids::Id;
use super::money::Money;
use super::time::{Day, Moment};

/// A type a column can hold; lets a test compare each record with `pragma_table_info`.
pub trait Column: ToSql + FromSql {
    /// The declared type in a STRICT table.
    const SQL_TYPE: &'static str;
    /// Whether the column may be NULL.
    const NULLABLE: bool = false;
}

macro_rules! columns {
    ($($t:ty => $sql:literal),* $(,)?) => {$(impl Column for $t { const SQL_TYPE: &'static str = $sql; })*};
}
columns!(String => "TEXT", i64 => "INTEGER", i32 => "INTEGER", bool => "INTEGER", Moment => "INTEGER", Day => "TEXT", Money => "INTEGER");

impl<T: Column> Column for Option<T> {
    const SQL_TYPE: &'static str = T::SQL_TYPE;
    const NULLABLE: bool = true;
}

/// A nested value kept as JSON text in one column: lists of lines that are only ever read with their record.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> Deref for Json<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl<T> DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}
impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text =
            serde_json::to_string(&self.0).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
        Ok(text.into())
    }
}
impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(v.as_str()?).map(Json).map_err(|e| FromSqlError::Other(e.into()))
    }
}
impl<T: Serialize + DeserializeOwned> Column for Json<T> {
    const SQL_TYPE: &'static str = "TEXT";
}
impl<T: ts_rs::TS> ts_rs::TS for Json<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(cfg: &ts_rs::Config) -> String {
        T::name(cfg)
    }
    fn inline(cfg: &ts_rs::Config) -> String {
        T::inline(cfg)
    }
    fn visit_dependencies(v: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        T::visit_dependencies(v);
    }
    fn visit_generics(v: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        T::visit_generics(v);
        v.visit::<T>();
    }
}

/// How two laptops' edits of one record come together (used by the exchange).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// Each field by its latest stamp.
    Fields,
    /// Rows never change once written.
    Append,
    /// These fields are owned by rules: a clash goes to the module's `reconcile`, failing that to a person.
    Guarded(&'static [&'static str]),
}

/// One column of a record.
#[derive(Debug, Clone, Copy)]
pub struct ColumnInfo {
    /// Its name, equal to the field's.
    pub name: &'static str,
    /// Declared SQL type.
    pub sql_type: &'static str,
    /// Whether it may be NULL.
    pub nullable: bool,
}

/// A business record: one STRICT table, journaled field by field.
pub trait Record: Serialize + DeserializeOwned + Sized {
    /// The id type.
    type Key: Id + ToSql + FromSql;
    /// The table; also the record's name in the journal.
    const TABLE: &'static str;
    /// Columns after `rid`, `id` first.
    const COLUMNS: &'static [ColumnInfo];
    /// How it merges.
    const MERGE: Merge;
    /// Its id.
    fn id(&self) -> Self::Key;
    /// Reads a row selected with `COLUMNS` in order.
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;
    /// Binds `COLUMNS` in order.
    fn bind<T>(&self, run: impl FnOnce(&[&dyn ToSql]) -> rusqlite::Result<T>) -> rusqlite::Result<T>;
}

/// Declares a record.
///
/// ```text
/// record! {
///     /// A request from a customer.
///     pub struct Ticket: TicketId in "ticket", merge Merge::Fields { number: String, title: Option<String> }
/// }
/// ```
/// A field added after release needs `#[serde(default)]`, so that older journal entries still build.
#[macro_export]
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident: $key:ident in $table:literal, merge $merge:expr =>
        { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub struct $name {
            /// The record's id.
            pub id: $key,
            $($(#[$fdoc])* pub $field: $type,)*
        }
        impl $crate::kernel::record::Record for $name {
            type Key = $key;
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [$crate::kernel::record::ColumnInfo] = &[
                $crate::kernel::record::ColumnInfo { name: "id", sql_type: "BLOB", nullable: false },
                $($crate::kernel::record::ColumnInfo {
                    name: stringify!($field),
                    sql_type: <$type as $crate::kernel::record::Column>::SQL_TYPE,
                    nullable: <$type as $crate::kernel::record::Column>::NULLABLE,
                },)*
            ];
            const MERGE: $crate::kernel::record::Merge = $merge;
            fn id(&self) -> $key { self.id }
            fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut at = 0;
                let id = row.get(at)?;
                $(at += 1; let $field: $type = row.get(at)?;)*
                let _ = at;
                Ok(Self { id, $($field),* })
            }
            fn bind<T>(
                &self,
                run: impl FnOnce(&[&dyn rusqlite::ToSql]) -> rusqlite::Result<T>,
            ) -> rusqlite::Result<T> {
                run(&[&self.id, $(&self.$field),*])
            }
        }
    };
}

/// Declares an enum kept as snake_case text in SQL, JSON and TypeScript alike.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)* }
        impl $name {
            /// Every value, in the order listed.
            #[allow(dead_code, reason = "a private choice need not be listed anywhere")]
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The code in SQL, JSON and the text catalogue.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }
            /// From the code; none when unknown.
            pub fn parse(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.code()) }
        }
        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> { Ok(self.code().into()) }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(v: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                $name::parse(v.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
        impl $crate::kernel::record::Column for $name { const SQL_TYPE: &'static str = "TEXT"; }
        impl $crate::kernel::listed::Choice for $name {
            fn code(self) -> &'static str { self.code() }
            fn parse(text: &str) -> Option<$name> { $name::parse(text) }
        }
    };
}

/// Reads a row as JSON by its id.
pub type LoadRow = fn(&Connection, &[u8]) -> Result<Option<Map<String, Value>>, Fault>;

/// A record's table by name, for what works on all of them: rebuild, undo, exchange, the schema test.
#[derive(Clone, Copy)]
pub struct RecordKind {
    /// The table.
    pub table: &'static str,
    /// Its columns.
    pub columns: &'static [ColumnInfo],
    /// How it merges.
    pub merge: Merge,
    /// The row as JSON, or none.
    pub load: LoadRow,
    /// Writes the row from JSON.
    pub store: fn(&Connection, Map<String, Value>) -> Result<(), Fault>,
}

impl RecordKind {
    /// The descriptor of a record type.
    pub fn of<R: Record>() -> RecordKind {
        RecordKind {
            table: R::TABLE,
            columns: R::COLUMNS,
            merge: R::MERGE,
            load: |c, id| {
                let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(None) };
                load::<R>(c, R::Key::from_bytes(id))?.map(|r| to_map(&r)).transpose()
            },
            store: |c, map| {
                let record: R = serde_json::from_value(Value::Object(map)).map_err(Fault::bug)?;
                Ok(upsert(c, &record)?)
            },
        }
    }
}

/// The record as a JSON object.
pub fn to_map<R: Serialize>(record: &R) -> Result<Map<String, Value>, Fault> {
    match serde_json::to_value(record).map_err(Fault::bug)? {
        Value::Object(map) => Ok(map),
        _ => Err(Fault::bug("a record must be an object")),
    }
}

/// `select <columns> from <table>`, columns in order.
pub fn select<R: Record>(rest: &str) -> String {
    let names: Vec<&str> = R::COLUMNS.iter().map(|c| c.name).collect();
    format!("SELECT {} FROM {} {rest}", names.join(", "), R::TABLE)
}

/// The record with that id, or none.
pub fn load<R: Record>(conn: &Connection, id: R::Key) -> rusqlite::Result<Option<R>> {
    let mut rows = conn.prepare_cached(&select::<R>("WHERE id = ?1"))?;
    let mut rows = rows.query([id])?;
    rows.next()?.map(R::from_row).transpose()
}

/// Writes the row without journaling: only for `Change` and the rebuild.
pub(crate) fn upsert<R: Record>(conn: &Connection, record: &R) -> rusqlite::Result<()> {
    let names: Vec<&str> = R::COLUMNS.iter().map(|c| c.name).collect();
    let marks: Vec<String> = (1..=names.len()).map(|i| format!("?{i}")).collect();
    let sets: Vec<String> = names[1..].iter().map(|n| format!("{n} = excluded.{n}")).collect();
    let clash = match R::MERGE {
        // An append-only row that comes twice is the same row.
        Merge::Append => "DO NOTHING".to_string(),
        _ => format!("DO UPDATE SET {}", sets.join(", ")),
    };
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT (id) {clash}",
        R::TABLE,
        names.join(", "),
        marks.join(", ")
    );
    let mut statement = conn.prepare_cached(&sql)?;
    record.bind(|values| statement.execute(values))?;
    Ok(())
}
