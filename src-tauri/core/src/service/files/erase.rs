//! A person's data erased by right (个人信息保护法): from tables, journal, search index and drafts, in one transaction;
//! the content of his files follows it out of the store. Refused while a job is open; signed and numbered papers stay for the period of T-11.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use super::{content, personal};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::kernel::record::RecordKind;
use crate::kernel::session::Session;
use crate::master::customers::{self, Customer, CustomerErasure, CustomerId, CustomerMerge, need_full};
use crate::platform::search;

/// Columns by which a record belongs to another. An item is not one of them: sold on, it has another's jobs.
pub(super) const BELONGS_BY: &[&str] = &["customer", "ticket", "visit", "round", "paper", "receipt"];

/// Whose data.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseAsked {
    pub customer: CustomerId,
}

/// What an erasure would do.
#[derive(Debug, Serialize, TS)]
pub struct ErasePreview {
    pub number: String,
    pub name: String,
    /// Records that lose something, by table.
    pub erases: BTreeMap<String, u32>,
    /// Records that stay as they are, by table.
    pub keeps: BTreeMap<String, u32>,
    /// Jobs that must end first.
    pub open_tickets: Vec<String>,
}

/// Whose data, why, and the number typed again.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseInput {
    pub customer: CustomerId,
    /// Who asked, when and how: kept, without naming the person.
    pub reason: String,
    /// The customer's number, typed as a confirmation.
    pub confirm: String,
}

struct Found {
    kind: RecordKind,
    id: Vec<u8>,
    state: Map<String, Value>,
}

/// Everything of a customer.
struct Whole {
    erasable: Vec<Found>,
    kept: BTreeMap<String, u32>,
    secrets: Vec<String>,
    open_tickets: Vec<String>,
}

fn look(r: &Reader<'_>, customer: CustomerId, kinds: &[RecordKind]) -> Result<Whole, Fault> {
    sort(r, gather(r, customer, kinds)?)
}

/// Every record of a customer: the file, what hangs on it, and what hangs on that.
pub(super) fn gather(
    r: &Reader<'_>,
    customer: CustomerId,
    kinds: &[RecordKind],
) -> Result<Vec<(RecordKind, Vec<u8>)>, Fault> {
    let mut known: BTreeSet<Vec<u8>> = BTreeSet::from([customer.bytes().to_vec()]);
    // A file made one with this one is this person's as well.
    for merge in r.find::<CustomerMerge>("WHERE survivor = ?1 AND active", [customer])? {
        known.insert(merge.merged.bytes().to_vec());
    }
    let mut found: Vec<(RecordKind, Vec<u8>)> = Vec::new();
    let mut seen: BTreeSet<(&str, Vec<u8>)> = BTreeSet::new();
    let customers = kinds.iter().find(|k| k.table == "customer").ok_or_else(|| Fault::bug("no customers"))?;
    for id in &known {
        found.push((*customers, id.clone()));
    }
    let mut news: Vec<Vec<u8>> = known.iter().cloned().collect();
    while let Some(owner) = news.pop() {
        for kind in kinds {
            for column in kind.columns.iter().filter(|c| BELONGS_BY.contains(&c.name) && c.sql_type == "BLOB")
            {
                for id in ids(r, kind.table, column.name, &owner)? {
                    if seen.insert((kind.table, id.clone())) {
                        found.push((*kind, id.clone()));
                        if known.insert(id.clone()) {
                            news.push(id);
                        }
                    }
                }
            }
        }
    }
    Ok(found)
}

fn ids(r: &Reader<'_>, table: &str, column: &str, owner: &[u8]) -> Result<Vec<Vec<u8>>, Fault> {
    let mut statement =
        r.conn().prepare_cached(&format!("SELECT id FROM {table} WHERE {column} = ?1 ORDER BY rid"))?;
    let ids = statement.query_map([owner], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Parts what stays from what is erased, and gathers how the person is named, now and formerly.
fn sort(r: &Reader<'_>, found: Vec<(RecordKind, Vec<u8>)>) -> Result<Whole, Fault> {
    let mut whole = Whole { erasable: vec![], kept: BTreeMap::new(), secrets: vec![], open_tickets: vec![] };
    let mut signed: BTreeSet<String> = BTreeSet::new();
    let mut records = Vec::new();
    for (kind, id) in found {
        let Some(state) = (kind.load)(r.conn(), &id)? else { continue };
        if kind.table == "visit" && state.get("signed_at").is_some_and(|v| !v.is_null()) {
            signed.extend(state.get("id").and_then(Value::as_str).map(String::from));
        }
        records.push(Found { kind, id, state });
    }
    let mut secrets: BTreeSet<String> = BTreeSet::new();
    for found in records {
        let (table, state) = (found.kind.table, &found.state);
        let text = |field: &str| state.get(field).and_then(Value::as_str);
        let is_set = |field: &str| state.get(field).is_some_and(|v| !v.is_null());
        if table == "ticket" && !is_set("ended_at") {
            whole.open_tickets.push(text("number").unwrap_or_default().into());
        }
        let is_part_of_signed = ["visit_part", "visit_fee", "visit_photo", "attachment"].contains(&table)
            && text("visit").is_some_and(|v| signed.contains(v));
        let is_kept = personal::KEPT.contains(&table)
            || is_part_of_signed
            || (table == "visit" && is_set("signed_at"))
            || (table == "custody_item" && is_set("confirmed_at"))
            || table == "customer_erasure";
        if is_kept {
            *whole.kept.entry(table.into()).or_default() += 1;
            continue;
        }
        secrets.extend(personal::naming(table, state).into_iter().map(String::from));
        for entry in entries(r, &found)? {
            for at in [0, 1] {
                let old = entry.1.iter().filter_map(|(k, pair)| Some((k.clone(), pair.get(at)?.clone())));
                let old: Map<String, Value> = old.collect();
                secrets.extend(personal::naming(table, &old).into_iter().map(String::from));
            }
        }
        whole.erasable.push(found);
    }
    // An erased customer is called by his number: that is no secret.
    let numbers: BTreeSet<&str> =
        whole.erasable.iter().filter_map(|f| f.state.get("number")?.as_str()).collect();
    whole.secrets = secrets.into_iter().filter(|s| !numbers.contains(s.as_str())).collect();
    whole.secrets.sort_by_key(|s| std::cmp::Reverse(s.chars().count()));
    Ok(whole)
}

/// An entry's place in the journal, and what it says.
type Entry = (i64, Map<String, Value>);

/// Entries of a record that still say something.
fn entries(r: &Reader<'_>, found: &Found) -> Result<Vec<Entry>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT seq, payload FROM journal WHERE record = ?1 AND record_kind = ?2 AND payload IS NOT NULL ORDER BY seq",
    )?;
    let rows = statement.query_map((&found.id, found.kind.table), |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut entries = Vec::new();
    for row in rows {
        let (seq, payload) = row?;
        entries.push((seq, serde_json::from_str(&payload).map_err(Fault::bug)?));
    }
    Ok(entries)
}

fn kinds(core: &Core) -> Vec<RecordKind> {
    core.records().iter().map(|(kind, _)| *kind).collect()
}

pub(super) fn preview(core: &Core, session: &Session, asked: EraseAsked) -> Result<ErasePreview, Fault> {
    let kinds = kinds(core);
    core.read_as(session, |r| {
        let customer = r.need::<Customer>(customers::survivor_of(r, asked.customer)?)?;
        need_full(r, &customer)?;
        let whole = look(r, customer.id, &kinds)?;
        let mut erases = BTreeMap::new();
        for found in &whole.erasable {
            if personal::erased(found.kind.table, &found.state, &whole.secrets) != found.state {
                *erases.entry(found.kind.table.to_string()).or_default() += 1;
            }
        }
        Ok(ErasePreview {
            number: customer.number,
            name: customer.name,
            erases,
            keeps: whole.kept,
            open_tickets: whole.open_tickets,
        })
    })
}

pub(super) fn run(core: &Core, session: &Session, input: EraseInput) -> Result<(), Fault> {
    let kinds = kinds(core);
    core.change_as(session, "customers.erase", |c| erase(c, &input, &kinds))?;
    // What a print left for the system's viewer is not encrypted.
    let _ = std::fs::remove_dir_all(core.dir().join("prints"));
    core.opened()?.vault.write(|conn| {
        search::compact(conn)?;
        Ok::<_, Fault>(())
    })
}

fn erase(c: &mut Change<'_>, input: &EraseInput, kinds: &[RecordKind]) -> Result<(), Fault> {
    let customer = c.need::<Customer>(customers::survivor_of(c, input.customer)?)?;
    need_full(c, &customer)?;
    if input.reason.trim().is_empty() {
        return Fault::unless_complete(&["reason"]).and(Err(Fault::bug("no field")));
    }
    if input.confirm.trim() != customer.number {
        return Err(Fault::invalid("customer.erase_confirm").field("confirm", "unequal"));
    }
    let mut whole = look(c, customer.id, kinds)?;
    if !whole.open_tickets.is_empty() {
        return Err(Fault::refused("customer.erase_open_job").arg("tickets", whole.open_tickets.join("、")));
    }
    // Freed pages are overwritten, not only given up.
    c.conn().pragma_update(None, "secure_delete", true)?;
    whole.erasable.extend(searched_for(c, kinds, &whole.secrets)?);
    let mut changed = 0;
    for found in &whole.erasable {
        if one(c, found, &whole.secrets)? {
            changed += 1;
        }
    }
    content::leave(c, whole.erasable.iter().map(|found| (found.kind.table, &found.state)))?;
    drafts(c, &whole.secrets)?;
    let kept =
        whole.kept.iter().filter(|(table, _)| *table != "customer_erasure").map(|(_, n)| i64::from(*n));
    let record = CustomerErasure {
        id: c.new_id(),
        customer: customer.id,
        reason: personal::scrubbed(input.reason.trim(), &whole.secrets),
        person: c.who().person,
        at: c.now(),
        records: changed,
        kept: kept.sum(),
    };
    c.create(&record)
}

/// Lists given out on which somebody had searched for the person.
fn searched_for(r: &Reader<'_>, kinds: &[RecordKind], secrets: &[String]) -> Result<Vec<Found>, Fault> {
    let Some(kind) = kinds.iter().find(|k| k.table == "table_export") else { return Ok(Vec::new()) };
    let ids: Vec<Vec<u8>> = r
        .conn()
        .prepare("SELECT id FROM table_export ORDER BY rid")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut found = Vec::new();
    for id in ids {
        let Some(state) = (kind.load)(r.conn(), &id)? else { continue };
        if state.values().any(|value| personal::names(value, secrets)) {
            found.push(Found { kind: *kind, id, state });
        }
    }
    Ok(found)
}

/// Takes the person out of one record and its entries. The entry written last says the record whole, so that the tables
/// can still be built from the journal.
fn one(c: &mut Change<'_>, found: &Found, secrets: &[String]) -> Result<bool, Fault> {
    let table = found.kind.table;
    let number = found.state.get("number").cloned().unwrap_or_default();
    let mut telling = Vec::new();
    for (seq, fields) in entries(c, found)? {
        if personal::tells(table, &fields, &number, secrets) {
            telling.push(seq);
        }
    }
    let mut after = personal::erased(table, &found.state, secrets);
    if table == "customer" {
        after.insert("active".into(), Value::Bool(false));
    }
    let fields = crate::kernel::change::difference(&found.state, &after);
    if telling.is_empty() && fields.is_empty() {
        return Ok(false);
    }
    if !fields.is_empty() {
        write(c, found, &fields)?;
    }
    for seq in telling {
        c.conn().execute("UPDATE journal SET payload = NULL WHERE seq = ?1", [seq])?;
    }
    if table == "customer" {
        search::forget_names(c.conn(), "customer", &found.id)?;
    }
    let whole = after.into_iter().map(|(k, v)| (k, Value::Array(vec![Value::Null, v]))).collect();
    c.journal(table, &found.id, whole)?;
    Ok(true)
}

/// Writes the fields past the guards of rows that otherwise never change: the law goes before them. The guards stand
/// again before the transaction ends.
fn write(c: &Change<'_>, found: &Found, fields: &Map<String, Value>) -> Result<(), Fault> {
    let (conn, table) = (c.conn(), found.kind.table);
    let guards: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 AND sql LIKE '%BEFORE UPDATE%'")?
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (name, _) in &guards {
        conn.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    for (name, pair) in fields {
        let new = pair.get(1).cloned().unwrap_or_default();
        let value: Box<dyn ToSql> = match new {
            Value::Null => Box::new(rusqlite::types::Null),
            Value::Bool(yes) => Box::new(yes),
            Value::Number(n) => Box::new(n.as_i64()),
            Value::String(text) => Box::new(text),
            nested => Box::new(nested.to_string()),
        };
        conn.execute(&format!("UPDATE {table} SET {name} = ?1 WHERE id = ?2"), (value, &found.id))?;
    }
    for (_, sql) in &guards {
        conn.execute_batch(sql)?;
    }
    Ok(())
}

/// What somebody typed and did not save loses the person, and keeps the rest.
fn drafts(c: &Change<'_>, secrets: &[String]) -> Result<(), Fault> {
    let kept: Vec<(Vec<u8>, String, String)> = c
        .conn()
        .prepare("SELECT person, key, body FROM draft")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    for (person, key, body) in kept {
        let clean = personal::scrubbed(&body, secrets);
        if clean != body {
            c.conn()
                .execute("UPDATE draft SET body = ?3 WHERE person = ?1 AND key = ?2", (person, key, clean))?;
        }
    }
    Ok(())
}
