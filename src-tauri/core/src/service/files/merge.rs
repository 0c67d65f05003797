//! Two files made one (N-16). Only whose a record is changes: every line, item and job of the other file comes over in
//! one transaction, and taking that transaction back parts the files again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use ts_rs::TS;

use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::kernel::record::{Merge, RecordKind};
use crate::kernel::session::Session;
use crate::master::customers::{
    self, Customer, CustomerFile, CustomerId, CustomerMerge, CustomerMergeId, VipFile, need_full,
};
use crate::master::settings;
use crate::platform::journal::{self, TxId};

/// Which two.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeAsked {
    /// The file that stays.
    pub survivor: CustomerId,
    /// The file that goes into it.
    pub merged: CustomerId,
}

crate::choice! {
    /// What must be known, or settled, before two files become one.
    pub enum MergeConflict {
        /// Both have a VIP archive; the other one's stays closed behind its number.
        TwoVipFiles = "two_vip_files",
        /// Work of the other is shown to its customer for acceptance in the other's name: it must be decided first.
        OpenRound = "open_round",
        /// A paper in the other's name is out for signature: it must come back first.
        OpenPaper = "open_paper",
    }
}

/// Both files side by side, and what a merge would do.
#[derive(Serialize, TS)]
pub struct MergePreview {
    pub survivor: CustomerFile,
    pub merged: CustomerFile,
    /// Records that change hands, by table.
    pub moves: BTreeMap<String, u32>,
    pub conflicts: Vec<MergeConflict>,
    /// Whether one of the conflicts forbids it.
    pub is_refused: bool,
}

fn both(r: &Reader<'_>, asked: &MergeAsked) -> Result<(Customer, Customer), Fault> {
    if asked.survivor == asked.merged {
        return Err(Fault::invalid("customer.merge_itself"));
    }
    let (survivor, merged) = (r.need::<Customer>(asked.survivor)?, r.need::<Customer>(asked.merged)?);
    need_full(r, &survivor)?;
    need_full(r, &merged)?;
    let gone = |id| Ok::<_, Fault>(customers::survivor_of(r, id)? != id);
    if gone(survivor.id)? || gone(merged.id)? {
        return Err(Fault::refused("customer.merge_gone"));
    }
    Ok((survivor, merged))
}

fn conflicts(r: &Reader<'_>, survivor: CustomerId, merged: CustomerId) -> Result<Vec<MergeConflict>, Fault> {
    let mut found = Vec::new();
    let has_archive = |id| Ok::<_, Fault>(r.first::<VipFile>("WHERE customer = ?1 LIMIT 1", [id])?.is_some());
    if has_archive(survivor)? && has_archive(merged)? {
        found.push(MergeConflict::TwoVipFiles);
    }
    let is_there = |sql: &str| Ok::<_, Fault>(r.value::<bool>(sql, [merged])?.unwrap_or(false));
    if is_there(
        "SELECT EXISTS (SELECT 1 FROM ticket t JOIN acceptance_round a ON a.ticket = t.id
         WHERE t.customer = ?1 AND a.state IN ('presented', 'scan_pending'))",
    )? {
        found.push(MergeConflict::OpenRound);
    }
    if is_there(
        "SELECT EXISTS (SELECT 1 FROM ticket t JOIN paper p ON p.ticket = t.id
         WHERE t.customer = ?1 AND p.state IN ('presented', 'scan_pending'))",
    )? {
        found.push(MergeConflict::OpenPaper);
    }
    Ok(found)
}

fn is_refused(conflicts: &[MergeConflict]) -> bool {
    conflicts.iter().any(|c| *c != MergeConflict::TwoVipFiles)
}

/// Tables whose rows come over. What is filed never changes; the page of the survivor looks for it under both.
fn moving(kinds: &[RecordKind], has_archive: bool) -> Vec<RecordKind> {
    kinds
        .iter()
        .filter(|k| k.merge != Merge::Append && k.columns.iter().any(|c| c.name == "customer"))
        .filter(|k| k.table != "customer_stage" && !(k.table == "vip_file" && has_archive))
        .copied()
        .collect()
}

fn ids_of(r: &Reader<'_>, table: &str, customer: CustomerId) -> Result<Vec<Vec<u8>>, Fault> {
    let mut statement =
        r.conn().prepare(&format!("SELECT id FROM {table} WHERE customer = ?1 ORDER BY rid"))?;
    let ids = statement.query_map([customer], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

pub(super) fn preview(core: &Core, session: &Session, asked: MergeAsked) -> Result<MergePreview, Fault> {
    let kinds: Vec<RecordKind> = core.records().iter().map(|(kind, _)| *kind).collect();
    core.read_as(session, |r| compare(r, &asked, &kinds))
}

fn compare(r: &Reader<'_>, asked: &MergeAsked, kinds: &[RecordKind]) -> Result<MergePreview, Fault> {
    let (survivor, merged) = both(r, asked)?;
    let conflicts = conflicts(r, survivor.id, merged.id)?;
    let mut moves = BTreeMap::new();
    for kind in moving(kinds, conflicts.contains(&MergeConflict::TwoVipFiles)) {
        let count = u32::try_from(ids_of(r, kind.table, merged.id)?.len()).unwrap_or(u32::MAX);
        if count > 0 {
            moves.insert(kind.table.to_string(), count);
        }
    }
    Ok(MergePreview {
        survivor: customers::file(r, survivor.id)?,
        merged: customers::file(r, merged.id)?,
        moves,
        is_refused: is_refused(&conflicts),
        conflicts,
    })
}

/// Which two, and what of the other is taken over where they differ.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeInput {
    pub survivor: CustomerId,
    pub merged: CustomerId,
    /// Fields of the file taken from the one that goes: `name`, `kind`, `grade`, `region`, `owner`, `birthday`,
    /// `opened_on`, `note`.
    #[serde(default)]
    pub take: Vec<String>,
}

/// What may be chosen from either side.
const CHOOSABLE: &[&str] = &["name", "kind", "grade", "region", "owner", "birthday", "opened_on", "note"];

pub(super) fn run(core: &Core, session: &Session, input: MergeInput) -> Result<CustomerMergeId, Fault> {
    if let Some(field) = input.take.iter().find(|f| !CHOOSABLE.contains(&f.as_str())) {
        return Err(Fault::invalid("customer.merge_field").arg("field", field));
    }
    let kinds: Vec<RecordKind> = core.records().iter().map(|(kind, _)| *kind).collect();
    core.change_as(session, "customers.merge", |c| merge(c, &input, &kinds))
}

fn merge(c: &mut Change<'_>, input: &MergeInput, kinds: &[RecordKind]) -> Result<CustomerMergeId, Fault> {
    let asked = MergeAsked { survivor: input.survivor, merged: input.merged };
    let (survivor, merged) = both(c, &asked)?;
    let conflicts = conflicts(c, survivor.id, merged.id)?;
    if is_refused(&conflicts) {
        return Err(Fault::refused("customer.merge_open").arg("number", merged.number));
    }
    for kind in moving(kinds, conflicts.contains(&MergeConflict::TwoVipFiles)) {
        for id in ids_of(c, kind.table, merged.id)? {
            // A file has one main line of each kind: the survivor's.
            let has_main = kind.columns.iter().any(|col| col.name == "is_main")
                && c.value::<bool>(
                    &format!(
                        "SELECT EXISTS (SELECT 1 FROM {} WHERE customer = ?1 AND is_main AND active)",
                        kind.table
                    ),
                    [survivor.id],
                )?
                .unwrap_or(false);
            let mut set = Map::from_iter([("customer".to_string(), json!(survivor.id))]);
            if has_main {
                set.insert("is_main".into(), json!(false));
            }
            put(c, &kind, &id, set)?;
        }
    }
    let of = |table: &str| {
        kinds
            .iter()
            .find(|k| k.table == table)
            .copied()
            .ok_or_else(|| Fault::bug(format!("no record {table}")))
    };
    let file = of("customer")?;
    let other = (file.load)(c.conn(), &merged.id.bytes())?.unwrap_or_default();
    let taken = input.take.iter().map(|f| (f.clone(), other.get(f).cloned().unwrap_or_default())).collect();
    put(c, &file, &survivor.id.bytes(), taken)?;
    put(c, &file, &merged.id.bytes(), Map::from_iter([("active".to_string(), json!(false))]))?;
    let record = CustomerMerge {
        id: c.new_id(),
        survivor: survivor.id,
        merged: merged.id,
        merged_at: c.now(),
        person: c.who().person,
        tx: TxId(c.group()),
        active: true,
    };
    c.create(&record)?;
    Ok(record.id)
}

/// Sets fields of a record by its description, with the entry that says so.
fn put(c: &mut Change<'_>, kind: &RecordKind, id: &[u8], set: Map<String, Value>) -> Result<(), Fault> {
    let before = (kind.load)(c.conn(), id)?.ok_or_else(|| Fault::bug("a record listed and not there"))?;
    let mut after = before.clone();
    after.extend(set);
    let fields = crate::kernel::change::difference(&before, &after);
    if fields.is_empty() {
        return Ok(());
    }
    (kind.store)(c.conn(), after)?;
    c.journal(kind.table, id, fields)
}

/// Which merge.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeUndo {
    pub merge: CustomerMergeId,
}

/// Parts the files again: each record the merge moved goes back, what came since stays with the survivor.
pub(super) fn take_back(core: &Core, session: &Session, input: MergeUndo) -> Result<(), Fault> {
    let kinds: Vec<RecordKind> = core.records().iter().map(|(kind, _)| *kind).collect();
    core.change_as(session, "customers.merge_undo", |c| {
        let merge = c.need::<CustomerMerge>(input.merge)?;
        need_full(c, &c.need::<Customer>(merge.survivor)?)?;
        need_full(c, &c.need::<Customer>(merge.merged)?)?;
        if !merge.active {
            return Err(Fault::refused("customer.merge_parted"));
        }
        let until =
            customers::plus_days(c.zone().day(merge.merged_at), settings::number(c, "customer.merge_undo")?);
        if c.today() > until {
            return Err(Fault::refused("customer.merge_too_late").arg("until", until));
        }
        journal::undo(c, &merge.tx.0, &kinds, &|_| true)
    })
}
