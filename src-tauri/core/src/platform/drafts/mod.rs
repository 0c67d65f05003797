//! What a person has typed and not saved yet (V-15). Drafts belong to this computer: they are no records, are
//! not journaled and do not travel. Commands: `drafts.get`, `drafts.put`, `drafts.drop`, `drafts.list`.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("drafts.get", Need::Anyone, get);
    r.query("drafts.list", Need::Anyone, list);
    r.task("drafts.put", Need::Anyone, put);
    r.task("drafts.drop", Need::Anyone, drop_one);
}

/// Which draft: `tickets.intake`, `visits.<id>` …
#[derive(Deserialize, TS)]
pub struct DraftKey {
    pub key: String,
}

/// A draft to keep.
#[derive(Deserialize, TS)]
pub struct DraftBody {
    pub key: String,
    #[ts(type = "any")]
    pub body: Value,
}

/// A draft kept.
#[derive(Serialize, TS)]
pub struct DraftKept {
    pub key: String,
    #[ts(type = "any")]
    pub body: Value,
    pub saved_at: Moment,
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<DraftKept> {
    let body: String = row.get(1)?;
    Ok(DraftKept {
        key: row.get(0)?,
        body: serde_json::from_str(&body).unwrap_or(Value::Null),
        saved_at: row.get(2)?,
    })
}

fn get(r: &Reader<'_>, input: DraftKey) -> Result<Option<DraftKept>, Fault> {
    let mut s =
        r.conn().prepare_cached("SELECT key, body, saved_at FROM draft WHERE person = ?1 AND key = ?2")?;
    let mut rows = s.query((r.who().person, &input.key))?;
    Ok(rows.next()?.map(from_row).transpose()?)
}

/// Asks for nothing.
#[derive(Deserialize, TS)]
pub struct AllDrafts {}

fn list(r: &Reader<'_>, _: AllDrafts) -> Result<Vec<DraftKept>, Fault> {
    let mut s = r
        .conn()
        .prepare_cached("SELECT key, body, saved_at FROM draft WHERE person = ?1 ORDER BY saved_at DESC")?;
    let rows = s.query_map([r.who().person], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn put(core: &Core, session: &Session, input: DraftBody) -> Result<(), Fault> {
    let now = core.now();
    core.opened()?.vault.write(|conn| {
        conn.execute(
            "INSERT INTO draft (person, key, body, saved_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (person, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
            (session.person, &input.key, input.body.to_string(), now),
        )?;
        Ok::<_, Fault>(())
    })
}

fn drop_one(core: &Core, session: &Session, input: DraftKey) -> Result<(), Fault> {
    core.opened()?.vault.write(|conn| {
        conn.execute("DELETE FROM draft WHERE person = ?1 AND key = ?2", (session.person, &input.key))?;
        Ok::<_, Fault>(())
    })
}
