//! The journal's commands.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::{Difference, Verified, rebuild_check, undo, verify};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::RecordKind;
use crate::kernel::registry::Registry;
use crate::kernel::session::{DeviceId, PersonId, Session};
use crate::kernel::time::Moment;

crate::ids! {
    /// Binds the entries of one transaction.
    TxId,
    /// Any record's id, where its kind is named beside it.
    AnyId,
}

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.task("journal.history", Need::JournalRead, history);
    r.task("journal.undo", Need::Anyone, take_back);
    r.task("journal.verify", Need::JournalVerify, check);
    r.task("journal.rebuild_check", Need::JournalVerify, rebuild);
}

/// Which record.
#[derive(Deserialize, TS)]
pub struct HistoryOf {
    /// Its table, e.g. `ticket`.
    pub table: String,
    /// Its id.
    pub id: AnyId,
}

/// One change of a record, newest first.
#[derive(Serialize, TS)]
pub struct HistoryEntry {
    /// Binds entries of one transaction; `journal.undo` takes it.
    pub tx: TxId,
    pub command: String,
    pub actor: PersonId,
    pub actor_name: String,
    pub device: DeviceId,
    pub device_letter: String,
    pub entered_at: Moment,
    pub happened_at: Moment,
    /// `{field: [old, new]}`; none once erased by law.
    pub fields: Option<Map<String, Value>>,
    /// Whether `journal.undo` may be offered: the command can be taken back, the person holds its right, and what the
    /// change made, if anything, can be taken off the file again.
    pub undoable: bool,
}

fn history(core: &Core, session: &Session, input: HistoryOf) -> Result<Vec<HistoryEntry>, Fault> {
    let mut entries = core.read_as(session, |r| {
        core.may_look_back(r, &input.table, &input.id.0)?;
        entries_of(r, &input)
    })?;
    let kinds = kinds(core);
    for entry in &mut entries {
        let command = core.registry().get(&entry.command);
        if entry.fields.is_some() && command.is_some_and(|c| c.undoable && session.may(c.need)) {
            let made = core.read_as(session, |r| made_in(r, entry.tx))?;
            entry.undoable = undo::can_be(&made, &kinds);
        }
    }
    Ok(entries)
}

/// The tables a transaction wrote, each with whether it made the record.
fn made_in(r: &Reader<'_>, tx: TxId) -> Result<Vec<(String, bool)>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT record_kind, payload IS NOT NULL AND json_type(payload, '$.id') IS NOT NULL FROM journal WHERE tx = ?1",
    )?;
    let rows = statement.query_map([tx], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn entries_of(r: &Reader<'_>, input: &HistoryOf) -> Result<Vec<HistoryEntry>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT j.tx, j.command, j.actor, coalesce(p.name, ''), j.device, coalesce(d.letter, ''),
                j.entered_at, j.happened_at, j.payload
         FROM journal j LEFT JOIN person p ON p.id = j.actor LEFT JOIN device d ON d.id = j.device
         WHERE j.record = ?1 AND j.record_kind = ?2 ORDER BY j.seq DESC LIMIT 500",
    )?;
    let rows = statement.query_map((input.id, &input.table), |row| {
        let payload: Option<String> = row.get(8)?;
        Ok(HistoryEntry {
            tx: row.get(0)?,
            command: row.get(1)?,
            actor: row.get(2)?,
            actor_name: row.get(3)?,
            device: row.get(4)?,
            device_letter: row.get(5)?,
            entered_at: row.get(6)?,
            happened_at: row.get(7)?,
            fields: payload.and_then(|p| serde_json::from_str(&p).ok()),
            undoable: false,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Which transaction.
#[derive(Deserialize, TS)]
pub struct UndoOf {
    /// From the history.
    pub tx: TxId,
}

/// Undo needs the right of the command it takes back.
fn take_back(core: &Core, session: &Session, input: UndoOf) -> Result<(), Fault> {
    let command: String = core.read_as(session, |r| {
        r.value("SELECT command FROM journal WHERE tx = ?1 LIMIT 1", [input.tx])?
            .ok_or_else(|| Fault::missing("journal.missing"))
    })?;
    let need = core.need_of(&command).unwrap_or(Need::JournalVerify);
    if !session.may(need) {
        return Err(Fault::new(crate::kernel::FaultKind::Denied, "command.denied")
            .arg("command", command)
            .arg("need", need));
    }
    core.read_as(session, |r| {
        for (table, id) in records_of(r, &input)? {
            core.may_look_back(r, &table, &id)?;
        }
        Ok(())
    })?;
    let kinds = kinds(core);
    let undoable = |name: &str| core.registry().get(name).is_some_and(|c| c.undoable);
    core.change_as(session, "journal.undo", |c| undo::undo(c, &input.tx.0, &kinds, &undoable))
}

fn records_of(r: &Reader<'_>, input: &UndoOf) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut statement =
        r.conn().prepare_cached("SELECT DISTINCT record_kind, record FROM journal WHERE tx = ?1")?;
    let rows = statement.query_map([input.tx], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Nothing to say.
#[derive(Deserialize, TS)]
pub struct Nothing {}

fn check(core: &Core, session: &Session, _: Nothing) -> Result<Verified, Fault> {
    core.read_as(session, |r| verify(r.conn()))
}

fn rebuild(core: &Core, session: &Session, _: Nothing) -> Result<Vec<Difference>, Fault> {
    core.read_as(session, |r| rebuild_check(r.conn(), &kinds(core)))
}

fn kinds(core: &Core) -> Vec<RecordKind> {
    core.records().iter().map(|(kind, _)| *kind).collect()
}
