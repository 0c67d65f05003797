//! Undo appends: the fields go back to what they were, in a new entry. Nothing is deleted (T-12): a line the change
//! made is taken off the file, and a change that made a record of its own standing is not undone.

use rusqlite::OptionalExtension;
use serde_json::{Map, Value};

use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::record::{Merge, RecordKind};

/// Table, record and payload.
type Entry = (String, Vec<u8>, Option<String>);

/// Takes back all entries of one transaction. Refused when a field was changed again since.
pub fn undo(
    c: &mut Change<'_>,
    tx: &[u8; 16],
    records: &[RecordKind],
    undoable: &dyn Fn(&str) -> bool,
) -> Result<(), Fault> {
    let command: Option<String> = c
        .conn()
        .query_row("SELECT command FROM journal WHERE tx = ?1 LIMIT 1", [tx], |r| r.get(0))
        .optional()?;
    let command = command.ok_or_else(|| Fault::missing("journal.missing"))?;
    if !undoable(&command) {
        return Err(Fault::refused("undo.not_undoable").arg("command", command));
    }
    let entries: Vec<Entry> = {
        let conn = c.conn();
        let mut s =
            conn.prepare("SELECT record_kind, record, payload FROM journal WHERE tx = ?1 ORDER BY seq DESC")?;
        let rows = s.query_map([tx], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for (table, id, payload) in entries {
        let kind = records
            .iter()
            .find(|k| k.table == table)
            .ok_or_else(|| Fault::bug(format!("no record {table}")))?;
        // Facts appended beside the change (a transition, a number) stay: they happened.
        if kind.merge == Merge::Append {
            continue;
        }
        let payload = payload.ok_or_else(|| Fault::refused("undo.erased"))?;
        let fields: Map<String, Value> = serde_json::from_str(&payload).map_err(Fault::bug)?;
        one_record(c, kind, &id, &fields)?;
    }
    Ok(())
}

/// The field that takes a line off its file, with the value that does so. None for what carries a number of its own:
/// that has its own command to end it, with its own rules.
fn off_file(kind: &RecordKind) -> Option<(&'static str, Value)> {
    let has = |name: &str| kind.columns.iter().any(|c| c.name == name);
    match () {
        () if has("number") => None,
        () if has("active") => Some(("active", Value::Bool(false))),
        () if has("removed") => Some(("removed", Value::Bool(true))),
        () => None,
    }
}

/// Whether a transaction with these entries can be undone, as far as its kind of records goes.
pub fn can_be(tx: &[(String, bool)], records: &[RecordKind]) -> bool {
    tx.iter().all(|(table, creates)| {
        let kind = records.iter().find(|k| k.table == *table);
        kind.is_some_and(|k| k.merge == Merge::Append || !creates || off_file(k).is_some())
    })
}

fn one_record(
    c: &mut Change<'_>,
    kind: &RecordKind,
    id: &[u8],
    fields: &Map<String, Value>,
) -> Result<(), Fault> {
    let mut map = (kind.load)(c.conn(), id)?.ok_or_else(|| Fault::missing("journal.missing"))?;
    let mut back = Map::new();
    for (name, pair) in fields {
        let (old, new) = (pair.get(0).cloned().unwrap_or_default(), pair.get(1).cloned().unwrap_or_default());
        let now = map.get(name).cloned().unwrap_or_default();
        if now != new {
            return Err(Fault::new(FaultKind::Conflict, "undo.changed_since").field(name, "changed"));
        }
        if !fields.contains_key("id") {
            back.insert(name.clone(), Value::Array(vec![new, old.clone()]));
            map.insert(name.clone(), old);
        }
    }
    if fields.contains_key("id") {
        let (name, off) = off_file(kind).ok_or_else(|| Fault::refused("undo.creates"))?;
        let was = map.insert(name.into(), off.clone()).unwrap_or_default();
        back.insert(name.into(), Value::Array(vec![was, off]));
        // What is off the file is nobody's main line; the one that was main before becomes so again by its own entry.
        if map.get("is_main") == Some(&Value::Bool(true)) {
            map.insert("is_main".into(), Value::Bool(false));
            back.insert("is_main".into(), Value::Array(vec![Value::Bool(true), Value::Bool(false)]));
        }
    }
    (kind.store)(c.conn(), map)?;
    c.journal(kind.table, id, back)
}
