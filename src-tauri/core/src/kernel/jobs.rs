//! Work that follows a saved fact (render, seal, file). It stands in a local table until done, so a crash at
//! any step only means it is done again; handlers must bear that.

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::fault::Fault;
use super::reader::Reader;

/// A piece of work as shown to people.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Job {
    /// Local number.
    pub rid: i64,
    /// The handler, e.g. `documents.seal`.
    pub kind: String,
    /// What it works on; ids only, never personal data.
    pub input: Value,
    /// Times tried.
    pub attempts: i64,
    /// Code of the last fault, or none.
    pub fault: Option<String>,
    /// When queued.
    pub queued_at: super::time::Moment,
}

pub(crate) fn queue(r: &Reader<'_>, kind: &str, input: &Value) -> Result<(), Fault> {
    r.conn.execute(
        "INSERT INTO job (kind, input, attempts, queued_at) VALUES (?1, ?2, 0, ?3)",
        (kind, input.to_string(), r.now),
    )?;
    Ok(())
}

/// All jobs not done, oldest first.
pub fn open(conn: &rusqlite::Connection) -> Result<Vec<Job>, Fault> {
    let mut statement =
        conn.prepare_cached("SELECT rid, kind, input, attempts, fault, queued_at FROM job ORDER BY rid")?;
    let rows = statement.query_map([], |row| {
        let input: String = row.get(2)?;
        Ok(Job {
            rid: row.get(0)?,
            kind: row.get(1)?,
            input: serde_json::from_str(&input).unwrap_or(Value::Null),
            attempts: row.get(3)?,
            fault: row.get(4)?,
            queued_at: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn done(conn: &rusqlite::Connection, rid: i64) -> Result<(), Fault> {
    conn.execute("DELETE FROM job WHERE rid = ?1", [rid])?;
    Ok(())
}

pub(crate) fn failed(conn: &rusqlite::Connection, rid: i64, fault: &Fault) -> Result<(), Fault> {
    conn.execute("UPDATE job SET attempts = attempts + 1, fault = ?2 WHERE rid = ?1", (rid, &fault.code))?;
    Ok(())
}
