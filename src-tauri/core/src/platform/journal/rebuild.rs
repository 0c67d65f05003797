//! Tables are projections: built again from the chains they hold the same rows.

use rusqlite::Connection;
use rusqlite::types::Value as SqlValue;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::record::RecordKind;
use crate::kernel::schema;
use crate::kernel::time::Moment;

/// A table whose rows differ from what the journal says.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// Local number of the first row that differs, or none when one side has more rows.
    pub rid: Option<i64>,
    /// Rows in the vault.
    pub kept: u64,
    /// Rows the journal gives.
    pub rebuilt: u64,
}

/// Builds every table again in memory and compares row by row, local numbers included.
pub fn rebuild_check(conn: &Connection, records: &[RecordKind]) -> Result<Vec<Difference>, Fault> {
    let mut fresh = Connection::open_in_memory()?;
    schema::upgrade(&mut fresh, Moment(0))?;
    replay(conn, &fresh, records)?;
    let mut differences = Vec::new();
    for record in records {
        let (kept, rebuilt) = (rows(conn, record)?, rows(&fresh, record)?);
        if kept == rebuilt {
            continue;
        }
        let first = kept.iter().zip(&rebuilt).find(|(a, b)| a != b).and_then(|(a, _)| match a.first() {
            Some(SqlValue::Integer(rid)) => Some(*rid),
            _ => None,
        });
        differences.push(Difference {
            table: record.table.into(),
            rid: first,
            kept: kept.len() as u64,
            rebuilt: rebuilt.len() as u64,
        });
    }
    Ok(differences)
}

/// Applies all entries of `from` in order to the empty tables of `to`.
pub fn replay(from: &Connection, to: &Connection, records: &[RecordKind]) -> Result<(), Fault> {
    // Rows point at rows of other tables that another device's chain may bring later.
    to.pragma_update(None, "foreign_keys", false)?;
    let mut statement = from.prepare("SELECT record_kind, record, payload, seq FROM journal ORDER BY seq")?;
    let mut entries = statement.query([])?;
    while let Some(row) = entries.next()? {
        let (table, id): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let kind = records
            .iter()
            .find(|k| k.table == table)
            .ok_or_else(|| Fault::new(FaultKind::Damaged, "journal.unknown_record").arg("table", &table))?;
        let payload = match row.get::<_, Option<String>>(2)? {
            Some(payload) => payload,
            // Erased by law. The row keeps its place: it is built here from what the erasure said of it.
            None if (kind.load)(to, &id)?.is_none() => match said_whole(from, &table, &id, row.get(3)?)? {
                Some(payload) => payload,
                None => continue,
            },
            None => continue,
        };
        let fields: Map<String, Value> = serde_json::from_str(&payload).map_err(Fault::bug)?;
        let mut map = (kind.load)(to, &id)?.unwrap_or_default();
        for (name, pair) in fields {
            map.insert(name, pair.get(1).cloned().unwrap_or(Value::Null));
        }
        (kind.store)(to, map)?;
    }
    Ok(())
}

/// The next entry that says the whole record.
fn said_whole(from: &Connection, table: &str, id: &[u8], after: i64) -> Result<Option<String>, Fault> {
    let mut statement = from.prepare_cached(
        "SELECT payload FROM journal WHERE record = ?1 AND record_kind = ?2 AND seq > ?3
            AND payload IS NOT NULL AND json_type(payload, '$.id') IS NOT NULL ORDER BY seq LIMIT 1",
    )?;
    let mut rows = statement.query((id, table, after))?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}

fn rows(conn: &Connection, record: &RecordKind) -> Result<Vec<Vec<SqlValue>>, Fault> {
    let names: Vec<&str> = record.columns.iter().map(|c| c.name).collect();
    let mut statement =
        conn.prepare(&format!("SELECT rid, {} FROM {} ORDER BY rid", names.join(", "), record.table))?;
    let width = names.len() + 1;
    let rows =
        statement.query_map([], |row| (0..width).map(|i| row.get(i)).collect::<Result<Vec<_>, _>>())?;
    Ok(rows.collect::<Result<_, _>>()?)
}
