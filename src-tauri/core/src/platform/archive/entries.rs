//! The journal, line by line: enough of each entry to check its chain and to build every table again.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::pack::Filling;
use super::source::{Source, altered};
use super::work::Work;
use crate::kernel::blobs::hex;
use crate::kernel::fault::Fault;
use crate::kernel::session::{DeviceId, PersonId};
use crate::kernel::time::Moment;
use crate::platform::journal::{AnyId, TxId};

/// Where the entries stand.
pub const ENTRIES: &str = "journal/entries.jsonl";

/// One entry, as it stands in the archive.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    device: DeviceId,
    sequence: i64,
    stamp: i64,
    entered_at: Moment,
    happened_at: Moment,
    zone: String,
    actor: PersonId,
    command: String,
    tx: TxId,
    table: String,
    record: AnyId,
    salt: String,
    /// The very text the digest was taken of; none once erased by right.
    payload: Option<String>,
    payload_digest: String,
    hash: String,
}

/// Where a device's chain ends.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub device: DeviceId,
    pub sequence: i64,
    pub stamp: i64,
    pub hash: String,
}

pub fn write(conn: &Connection, out: &mut Filling<'_>, work: &Work) -> Result<(), Fault> {
    let mut statement = conn.prepare(
        "SELECT device, sequence, stamp, entered_at, happened_at, zone, actor, command, tx, record_kind, record,
                salt, payload, payload_digest, hash
         FROM journal ORDER BY seq",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let bytes = |at: usize| -> Result<String, Fault> { Ok(hex(&row.get::<_, Vec<u8>>(at)?)) };
        out.line(&Line {
            device: row.get(0)?,
            sequence: row.get(1)?,
            stamp: row.get(2)?,
            entered_at: row.get(3)?,
            happened_at: row.get(4)?,
            zone: row.get(5)?,
            actor: row.get(6)?,
            command: row.get(7)?,
            tx: row.get(8)?,
            table: row.get(9)?,
            record: row.get(10)?,
            salt: bytes(11)?,
            payload: row.get(12)?,
            payload_digest: bytes(13)?,
            hash: bytes(14)?,
        })?;
        work.step()?;
    }
    Ok(())
}

pub fn heads(conn: &Connection) -> Result<Vec<Head>, Fault> {
    let mut statement =
        conn.prepare("SELECT device, sequence, stamp, hash FROM journal_head ORDER BY device")?;
    let rows = statement.query_map([], |row| {
        Ok(Head {
            device: row.get(0)?,
            sequence: row.get(1)?,
            stamp: row.get(2)?,
            hash: hex(&row.get::<_, Vec<u8>>(3)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes the entries of an archive into an empty journal, in their order.
pub fn read_in(conn: &Connection, source: &mut Source, heads: &[Head], work: &Work) -> Result<(), Fault> {
    let mut insert = conn.prepare(
        "INSERT INTO journal (device, sequence, stamp, entered_at, happened_at, zone, actor, command, tx,
                              record_kind, record, salt, payload, payload_digest, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    source.lines(ENTRIES, |text| {
        let line: Line = serde_json::from_str(text).map_err(|_| altered(ENTRIES))?;
        insert.execute(rusqlite::params![
            line.device,
            line.sequence,
            line.stamp,
            line.entered_at,
            line.happened_at,
            line.zone,
            line.actor,
            line.command,
            line.tx,
            line.table,
            line.record,
            unhex(&line.salt, ENTRIES)?,
            line.payload,
            unhex(&line.payload_digest, ENTRIES)?,
            unhex(&line.hash, ENTRIES)?,
        ])?;
        work.step()
    })?;
    for head in heads {
        conn.execute(
            "INSERT INTO journal_head (device, sequence, stamp, hash) VALUES (?1, ?2, ?3, ?4)",
            (head.device, head.sequence, head.stamp, unhex(&head.hash, super::check::MANIFEST)?),
        )?;
    }
    Ok(())
}

pub fn unhex(text: &str, file: &str) -> Result<Vec<u8>, Fault> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2).unwrap_or_default(), 16);
    (0..text.len()).step_by(2).map(pair).collect::<Result<_, _>>().map_err(|_| altered(file))
}
