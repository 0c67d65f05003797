//! The content of an erased person's files leaves the store once the transaction that erased the person stands, and
//! again after a crash. What another record names stays.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::personal::{self, CONTENT};
use crate::kernel::blobs::BlobHash;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::platform::care::{NAMES_OF_BLOBS, named_in};

/// The job's kind.
pub(super) const JOB: &str = "customers.forget_files";

#[derive(Serialize, Deserialize)]
struct Job {
    files: BTreeSet<BlobHash>,
}

/// Queues what the erased records, by table and former state, had in the store.
pub(super) fn leave<'s>(
    c: &mut Change<'_>,
    erased: impl Iterator<Item = (&'static str, &'s Map<String, Value>)>,
) -> Result<(), Fault> {
    let mut files = BTreeSet::new();
    for (table, state) in erased {
        let columns = personal::of_table(table).iter().filter(|(column, _)| CONTENT.contains(column));
        let named = columns.filter_map(|(column, _)| state.get(*column)?.as_str());
        files.extend(named.flat_map(named_in));
    }
    if files.is_empty() { Ok(()) } else { c.queue_job(JOB, &Job { files }) }
}

pub(super) fn forget(core: &Core, session: &Session, input: Value) -> Result<(), Fault> {
    let Job { files } = serde_json::from_value(input).map_err(Fault::bug)?;
    let wanted = serde_json::to_string(&files).map_err(Fault::bug)?;
    let still_named = core.read_as(session, |r| {
        let mut named = BTreeSet::new();
        let photos = CONTENT.iter().map(|column| ("visit_photo", *column));
        for (table, column) in NAMES_OF_BLOBS.iter().copied().chain(photos) {
            let mut texts = r.conn().prepare(&format!(
                "SELECT {column} FROM {table}
                 WHERE {column} LIKE '[%' OR {column} IN (SELECT value FROM json_each(?1))"
            ))?;
            for text in texts.query_map([&wanted], |row| row.get::<_, String>(0))? {
                named.extend(named_in(&text?));
            }
        }
        Ok(named)
    })?;
    let blobs = &core.opened()?.blobs;
    files.difference(&still_named).try_for_each(|file| blobs.forget(file))
}
