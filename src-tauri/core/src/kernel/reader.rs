//! Reading: a query gets a `Reader`, another type than `Change`, so it cannot write.

use rusqlite::{Connection, Params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::blobs::{BlobHash, Blobs};
use super::fault::Fault;
use super::ids::Id;
use super::record::{self, Record};
use super::session::{DeviceId, Session};
use super::time::{Day, Moment, Zone};

/// One snapshot of the vault, who asks, and when.
pub struct Reader<'a> {
    pub(crate) conn: &'a Connection,
    pub(crate) session: &'a Session,
    pub(crate) now: Moment,
    pub(crate) zone: Zone,
    pub(crate) device: Device,
    pub(crate) blobs: &'a Blobs,
    pub(crate) clock_drift: i64,
}

/// This computer.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Its letter in every number it issues (V-02).
    pub letter: String,
}

impl<'a> Reader<'a> {
    /// The connection, for SQL that reads.
    pub fn conn(&self) -> &'a Connection {
        self.conn
    }
    /// Who asks.
    pub fn who(&self) -> &'a Session {
        self.session
    }
    /// The present moment.
    pub fn now(&self) -> Moment {
        self.now
    }
    /// The firm's zone.
    pub fn zone(&self) -> Zone {
        self.zone
    }
    /// Today in the firm's zone.
    pub fn today(&self) -> Day {
        self.zone.day(self.now)
    }
    /// This computer.
    pub fn device(&self) -> &Device {
        &self.device
    }
    /// How far, in milliseconds, the clock is ahead of where it would be had nobody set it since the program started;
    /// negative when behind.
    pub fn clock_drift(&self) -> i64 {
        self.clock_drift
    }
    /// The record with that id, or none.
    pub fn get<R: Record>(&self, id: R::Key) -> Result<Option<R>, Fault> {
        Ok(record::load(self.conn, id)?)
    }
    /// The record with that id, or a `<table>.missing` fault.
    pub fn need<R: Record>(&self, id: R::Key) -> Result<R, Fault> {
        self.get::<R>(id)?.ok_or_else(|| Fault::missing(&format!("{}.missing", R::TABLE)).arg("id", id))
    }
    /// Records by the rest of a SELECT (`WHERE … ORDER BY …`).
    pub fn find<R: Record>(&self, rest: &str, params: impl Params) -> Result<Vec<R>, Fault> {
        let mut statement = self.conn.prepare_cached(&record::select::<R>(rest))?;
        let rows = statement.query_map(params, |row| R::from_row(row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
    /// The first record by the rest of a SELECT, or none.
    pub fn first<R: Record>(&self, rest: &str, params: impl Params) -> Result<Option<R>, Fault> {
        Ok(self.find::<R>(rest, params)?.into_iter().next())
    }
    /// One value, or none when there is no row.
    pub fn value<T: rusqlite::types::FromSql>(
        &self,
        sql: &str,
        params: impl Params,
    ) -> Result<Option<T>, Fault> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        Ok(rows.next()?.map(|r| r.get(0)).transpose()?)
    }
    /// How many rows `from` (`table WHERE …`) has, as far as lists are counted.
    pub fn length(&self, from: &str, params: impl Params) -> Result<Option<i64>, Fault> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {from} LIMIT {})", COUNTED + 1);
        Ok(self.value::<i64>(&sql, params)?.filter(|rows| *rows <= COUNTED))
    }
    /// The bytes of a blob; `blob.missing` or `blob.damaged` when it cannot be had.
    pub fn blob(&self, hash: &BlobHash) -> Result<Vec<u8>, Fault> {
        self.blobs.get(hash)
    }
}

/// A page of a list, by key and not by offset, so that row 1,000,000 costs what row 1 costs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Pass as `cursor` for the next page; none at the end.
    pub next: Option<String>,
    /// Length of the whole list, told with a first page; none where counting would hold it up.
    pub total: Option<i64>,
}

/// Longer lists are not counted: at every opening that would cost more than the page, for a number nobody reads.
const COUNTED: i64 = 20_000;

impl<T> Page<T> {
    /// Cuts `rows` (asked for as `limit + 1`) to the limit and makes the cursor from the last kept row.
    pub fn cut(mut rows: Vec<T>, limit: usize, cursor: impl Fn(&T) -> String) -> Page<T> {
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(cursor) } else { None };
        Page { rows, next, total: None }
    }
}

/// The bytes of an id written as UUID text.
pub fn id_from_text<K: Id>(text: &str) -> Result<K, Fault> {
    uuid::Uuid::parse_str(text)
        .map(|u| K::from_bytes(*u.as_bytes()))
        .map_err(|_| Fault::invalid("input.not_an_id"))
}
