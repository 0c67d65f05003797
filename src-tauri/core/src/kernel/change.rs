//! Changing: saving a record and journaling it are one call in one transaction.

use std::ops::Deref;

use serde_json::{Map, Value};

use super::blobs::BlobHash;
use super::fault::Fault;
use super::ids::{self, Id};
use super::jobs;
use super::reader::Reader;
use super::record::{self, Merge, Record, to_map};
use super::time::Moment;
use crate::platform::journal::{self, Draft};

/// A transaction with its journal. Reads like a `Reader`.
pub struct Change<'a> {
    reader: Reader<'a>,
    command: String,
    group: [u8; 16],
    happened_at: Moment,
    written: Vec<Written>,
}

/// A record a change wrote, with the columns that differ.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: Vec<u8>,
    columns: Vec<String>,
}

impl Written {
    /// Whether one of these columns was written; none named means any.
    pub fn has_any(&self, columns: &[&str]) -> bool {
        columns.is_empty() || self.columns.iter().any(|c| columns.contains(&c.as_str()))
    }
}

impl<'a> Deref for Change<'a> {
    type Target = Reader<'a>;
    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}

impl<'a> Change<'a> {
    pub(crate) fn begin(reader: Reader<'a>, command: &str) -> Change<'a> {
        let (group, happened_at) = (ids::fresh(reader.now.0), reader.now);
        Change { reader, command: command.into(), group, happened_at, written: Vec::new() }
    }
    /// A fresh id.
    pub fn new_id<K: Id>(&self) -> K {
        K::from_bytes(ids::fresh(self.reader.now.0))
    }
    /// When the thing recorded really happened, where that is not now; kept in the journal apart
    /// from the time of entry.
    pub fn happened_at(&mut self, at: Moment) {
        self.happened_at = at;
    }
    /// Saves a new record.
    pub fn create<R: Record>(&mut self, after: &R) -> Result<(), Fault> {
        let fields =
            to_map(after)?.into_iter().map(|(k, v)| (k, Value::Array(vec![Value::Null, v]))).collect();
        self.write(after, fields)
    }
    /// Saves what differs between `before` (as loaded in this transaction) and `after`. Nothing differs:
    /// nothing is written.
    pub fn save<R: Record>(&mut self, before: &R, after: &R) -> Result<(), Fault> {
        if before.id() != after.id() {
            return Err(Fault::bug("save of two different records"));
        }
        if R::MERGE == Merge::Append {
            return Err(Fault::bug(format!("{} is append-only", R::TABLE)));
        }
        let fields = difference(&to_map(before)?, &to_map(after)?);
        if fields.is_empty() {
            return Ok(());
        }
        self.write(after, fields)
    }
    fn write<R: Record>(&mut self, after: &R, fields: Map<String, Value>) -> Result<(), Fault> {
        record::upsert(self.reader.conn, after)?;
        self.journal(R::TABLE, &after.id().bytes(), fields)
    }
    pub(crate) fn journal(
        &mut self,
        table: &str,
        id: &[u8],
        fields: Map<String, Value>,
    ) -> Result<(), Fault> {
        let columns = fields.keys().cloned().collect();
        self.written.push(Written { table: table.into(), id: id.into(), columns });
        journal::append(
            &self.reader,
            &Draft {
                command: &self.command,
                group: &self.group,
                happened_at: self.happened_at,
                table,
                record: id,
                fields: &fields,
            },
        )
    }
    /// Keeps bytes; the same bytes are kept once.
    pub fn put_blob(&mut self, bytes: &[u8]) -> Result<BlobHash, Fault> {
        self.reader.blobs.put(bytes)
    }
    /// Queues work to be done after this transaction is safe on disk, and again after a crash.
    pub fn queue_job<I: serde::Serialize>(&mut self, kind: &str, input: &I) -> Result<(), Fault> {
        jobs::queue(&self.reader, kind, &serde_json::to_value(input).map_err(Fault::bug)?)
    }
    /// The group that binds this transaction's journal entries; `journal.undo` takes it.
    pub fn group(&self) -> [u8; 16] {
        self.group
    }
    /// Every record written so far.
    pub(crate) fn written(&self) -> &[Written] {
        &self.written
    }
}

/// The fields that differ, as `{field: [old, new]}`.
pub fn difference(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = Map::new();
    for (name, new) in after {
        let old = before.get(name).unwrap_or(&Value::Null);
        if old != new {
            fields.insert(name.clone(), Value::Array(vec![old.clone(), new.clone()]));
        }
    }
    fields
}
