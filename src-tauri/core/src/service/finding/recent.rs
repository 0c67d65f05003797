//! What somebody opened last. It belongs to this computer, as drafts do, and lies in the vault: names of customers have
//! no place in a browser's store.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FoundKind, FoundLine, groups};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::platform::journal::AnyId;

/// Kept for one person, and shown.
const KEPT: i64 = 40;
const SHOWN: usize = 12;

/// What was opened.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    pub kind: FoundKind,
    pub id: AnyId,
}

pub(super) fn opened(core: &Core, session: &Session, input: Opened) -> Result<(), Fault> {
    let now = core.now();
    core.opened()?.vault.write(|conn| {
        conn.execute(
            "INSERT INTO recent (person, kind, record, opened_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (person, kind, record) DO UPDATE SET opened_at = excluded.opened_at",
            (session.person, input.kind, input.id, now),
        )?;
        conn.execute(
            "DELETE FROM recent WHERE person = ?1 AND opened_at < (SELECT min(opened_at) FROM
                (SELECT opened_at FROM recent WHERE person = ?1 ORDER BY opened_at DESC LIMIT ?2))",
            (session.person, KEPT),
        )?;
        Ok::<_, Fault>(())
    })
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecentAsked {}

/// What the person opened last and may still see, as it stands now.
pub(super) fn list(r: &Reader<'_>, _: RecentAsked) -> Result<Vec<FoundLine>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT kind, record FROM recent WHERE person = ?1 ORDER BY opened_at DESC LIMIT ?2",
    )?;
    let opened = statement.query_map((r.who().person, KEPT), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let opened: Vec<(FoundKind, AnyId)> = opened.collect::<Result<_, _>>()?;
    let mut lines = Vec::new();
    for (kind, id) in opened {
        if lines.len() == SHOWN {
            break;
        }
        lines.extend(groups::one(r, kind, id)?);
    }
    Ok(lines)
}
