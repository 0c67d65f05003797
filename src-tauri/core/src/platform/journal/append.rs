//! Writing an entry.

use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;

/// An entry before it is linked.
pub(crate) struct Draft<'a> {
    pub command: &'a str,
    pub group: &'a [u8; 16],
    pub happened_at: Moment,
    pub table: &'a str,
    pub record: &'a [u8],
    pub fields: &'a Map<String, Value>,
}

struct Head {
    sequence: i64,
    stamp: i64,
    hash: [u8; 32],
}

fn head(conn: &Connection, device: &[u8; 16]) -> Result<Option<Head>, Fault> {
    let mut statement =
        conn.prepare_cached("SELECT sequence, stamp, hash FROM journal_head WHERE device = ?1")?;
    Ok(statement
        .query_row([device.as_slice()], |r| {
            Ok(Head { sequence: r.get(0)?, stamp: r.get(1)?, hash: r.get(2)? })
        })
        .optional()?)
}

/// Links the entry to this device's chain. The caller holds the one writing transaction.
pub(crate) fn append(r: &Reader<'_>, entry: &Draft<'_>) -> Result<(), Fault> {
    let device = r.device().id.bytes();
    let before = head(r.conn(), &device)?;
    let (last_sequence, last_stamp, previous) = match before {
        Some(h) => (h.sequence, h.stamp, chain::Digest(h.hash)),
        None => (0, 0, chain::GENESIS),
    };
    let mut clock = chain::Clock::resume(u64::try_from(last_stamp).unwrap_or(0)).map_err(Fault::bug)?;
    let stamp = clock.tick(r.now().0);
    let sequence = last_sequence + 1;
    let payload = serde_json::to_string(entry.fields).map_err(Fault::bug)?;
    let mut salt = [0u8; 16];
    getrandom::fill(&mut salt).map_err(Fault::bug)?;
    let payload_digest = chain::payload_digest(&salt, payload.as_bytes());
    let actor = r.who().person.bytes();
    let device_text = r.device().id.to_string();
    let header = chain::Header {
        device: &device_text,
        sequence: sequence as u64,
        stamp,
        entered_at: r.now().0,
        happened_at: entry.happened_at.0,
        zone: r.zone().name(),
        actor: &actor,
        command: entry.command,
        group: entry.group,
        record_kind: entry.table,
        record: entry.record,
    };
    let hash = chain::link(&previous, &header, &payload_digest);
    let mut insert = r.conn().prepare_cached(
        "INSERT INTO journal (device, sequence, stamp, entered_at, happened_at, zone, actor, command, tx,
                              record_kind, record, salt, payload, payload_digest, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
    insert.execute(rusqlite::params![
        device,
        sequence,
        stamp as i64,
        r.now(),
        entry.happened_at,
        header.zone,
        actor,
        entry.command,
        entry.group,
        entry.table,
        entry.record,
        salt,
        payload,
        payload_digest.0,
        hash.0,
    ])?;
    let mut update = r.conn().prepare_cached(
        "INSERT INTO journal_head (device, sequence, stamp, hash) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (device) DO UPDATE SET sequence = excluded.sequence, stamp = excluded.stamp, hash = excluded.hash",
    )?;
    update.execute(rusqlite::params![device, sequence, stamp as i64, hash.0])?;
    Ok(())
}

/// The latest moment of entry among the last entries; none in an empty journal.
pub fn last_entered(r: &Reader<'_>) -> Result<Option<Moment>, Fault> {
    let last: Option<Option<Moment>> = r.value(
        "SELECT max(entered_at) FROM (SELECT entered_at FROM journal ORDER BY seq DESC LIMIT 200)",
        [],
    )?;
    Ok(last.flatten())
}
