//! Keeping the index: in the transaction that changes the text, and at the start for rows that came another way.

use std::collections::BTreeSet;

use lexicon::{Named, fold, keys, tokens};
use rusqlite::Connection;

use super::Findable;
use crate::kernel::change::Written;
use crate::kernel::fault::Fault;

/// Writes anew what the records just written can be found by.
pub fn index(conn: &Connection, all: &[Findable], written: &[Written]) -> Result<(), Fault> {
    for what in all {
        let mut rows = BTreeSet::new();
        for one in written {
            if one.table == what.table && one.has_any(what.columns) {
                rows.extend(rows_of(
                    conn,
                    &format!("SELECT rid FROM {} WHERE id = ?1", what.table),
                    &one.id,
                )?);
            }
            for follow in what.follows.iter().filter(|f| f.table == one.table && one.has_any(f.columns)) {
                rows.extend(rows_of(conn, follow.rows, &one.id)?);
            }
        }
        for row in rows {
            index_row(conn, what, row)?;
        }
    }
    Ok(())
}

fn rows_of(conn: &Connection, sql: &str, id: &[u8]) -> Result<Vec<i64>, Fault> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn index_row(conn: &Connection, what: &Findable, row: i64) -> Result<(), Fault> {
    let (table, from, alias) = (what.table, what.from, what.alias);
    let text: String = conn
        .prepare_cached(&format!("SELECT {} FROM {from} WHERE {alias}.rid = ?1", what.text))?
        .query_row([row], |r| r.get(0))?;
    conn.prepare_cached(&format!("REPLACE INTO find_{table} (rowid, t) VALUES (?1, ?2)"))?
        .execute((row, tokens(&fold(&text))))?;
    let Some(names) = what.names else { return Ok(()) };
    // A former name's keys stay: they propose the row, and its present names decide.
    let mut add =
        conn.prepare_cached(&format!("INSERT OR IGNORE INTO find_{table}_name (key, row) VALUES (?1, ?2)"))?;
    for (name, named) in names_of(conn, names, row)? {
        for key in keys(&name, named) {
            add.execute((key, row))?;
        }
    }
    Ok(())
}

/// The names of a row.
pub(super) fn names_of(conn: &Connection, sql: &str, row: i64) -> Result<Vec<(String, Named)>, Fault> {
    let mut statement = conn.prepare_cached(sql)?;
    let names = statement.query_map([row], |r| {
        let is_firm: bool = r.get(1)?;
        Ok((r.get(0)?, if is_firm { Named::Firm } else { Named::Person }))
    })?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Indexes rows that have no entry yet: those of a vault that was salvaged, or written by a program that knew less.
pub fn catch_up(conn: &Connection, all: &[Findable]) -> Result<(), Fault> {
    for what in all {
        let table = what.table;
        let mut missing = conn.prepare(&format!(
            "SELECT rid FROM {table} WHERE rid > (SELECT coalesce(max(id), 0) FROM find_{table}_docsize) ORDER BY rid"
        ))?;
        let rows: Vec<i64> = missing.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
        for row in &rows {
            index_row(conn, what, *row)?;
        }
        if rows.len() > MANY {
            conn.execute(&format!("INSERT INTO find_{table} (find_{table}) VALUES ('optimize')"), [])?;
        }
    }
    Ok(())
}

/// More rows at once are worth merging the index's pieces: later searches take half the time.
const MANY: usize = 10_000;

/// Takes the names a record was found by out of the index; its present ones are written with it again.
pub fn forget_names(conn: &Connection, table: &str, id: &[u8]) -> Result<(), Fault> {
    conn.execute(
        &format!("DELETE FROM find_{table}_name WHERE row = (SELECT rid FROM {table} WHERE id = ?1)"),
        [id],
    )?;
    Ok(())
}

/// Writes every index as one piece: what was taken out stands in no older piece any more.
pub fn compact(conn: &Connection) -> Result<(), Fault> {
    let tables: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE find_%'")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in tables {
        conn.execute(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"), [])?;
    }
    Ok(())
}
