//! An archive into blank tables: the journal as it is, the tables built from it and compared line by line with what the
//! archive says they were.

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::check::{Archive, KindSum};
use super::entries;
use super::source::altered;
use super::work::Work;
use crate::kernel::blobs::Blobs;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::record::RecordKind;
use crate::kernel::schema;
use crate::platform::{documents, journal};

/// What came in.
pub struct Poured {
    pub entries: u64,
    pub files: u64,
}

/// Reads an archive that was checked into tables nothing was ever written to. The caller holds the transaction and gives
/// all of it up on a fault; files put into the store of photos and papers are then named by nothing.
pub fn pour(
    conn: &Connection,
    blobs: &Blobs,
    archive: &mut Archive,
    kinds: &[RecordKind],
    work: &Work,
) -> Result<Poured, Fault> {
    if conn.query_row("SELECT EXISTS (SELECT 1 FROM journal)", [], |row| row.get(0))? {
        return Err(Fault::refused("archive.not_blank"));
    }
    // One device's record may point at another's that comes later in the order of arrival.
    conn.pragma_update(None, "defer_foreign_keys", true)?;
    work.expect(archive.manifest.entries + archive.manifest.papers + archive.manifest.attachments);
    let heads = archive.manifest.heads.clone();
    entries::read_in(conn, &mut archive.source, &heads, work)?;
    let chain = journal::verify(conn)?;
    if !chain.whole || chain.entries != archive.manifest.entries {
        return Err(Fault::new(FaultKind::Damaged, "archive.chain_broken"));
    }
    journal::replay(conn, conn, kinds)?;
    let sums = archive.manifest.records.clone();
    for sum in &sums {
        let kind = kinds.iter().find(|k| k.table == sum.table).ok_or_else(|| altered(&sum.file()))?;
        same_rows(conn, archive, kind, sum)?;
    }
    if let Some(root) = &archive.root
        && !documents::roots(conn)?.contains(root)
    {
        return Err(Fault::new(FaultKind::Damaged, "archive.foreign_signature"));
    }
    Ok(Poured { entries: chain.entries, files: files(blobs, archive, work)? })
}

/// The rows built from the journal are those of the archive. A record of an older program has fewer fields: what it says
/// must hold.
fn same_rows(
    conn: &Connection,
    archive: &mut Archive,
    kind: &RecordKind,
    sum: &KindSum,
) -> Result<(), Fault> {
    let is_older = archive.manifest.schema < schema::known();
    let differs = || Fault::new(FaultKind::Damaged, "archive.tables_differ").arg("table", kind.table);
    let mut statement = conn.prepare(&format!("SELECT id FROM {} ORDER BY rid", kind.table))?;
    let mut ids = statement.query([])?;
    let mut rows = 0;
    archive.source.lines(&sum.file(), |line| {
        let said: Map<String, Value> = serde_json::from_str(line).map_err(|_| altered(&sum.file()))?;
        let id: Vec<u8> = ids.next()?.ok_or_else(differs)?.get(0)?;
        let built = (kind.load)(conn, &id)?.ok_or_else(differs)?;
        let is_same = match is_older {
            true => said.iter().all(|(name, value)| built.get(name) == Some(value)),
            false => said == built,
        };
        rows += 1;
        if is_same { Ok(()) } else { Err(differs()) }
    })?;
    if ids.next()?.is_none() && rows == sum.rows { Ok(()) } else { Err(differs()) }
}

/// Photos, papers and scans into the store; each was checked against its sum, and the store names it by the same.
fn files(blobs: &Blobs, archive: &mut Archive, work: &Work) -> Result<u64, Fault> {
    let mut wanted = Vec::new();
    archive.listed(|name, digest| {
        if name.starts_with("papers/") || name.starts_with("attachments/") {
            wanted.push((name.to_string(), digest.to_string()));
        }
        Ok(())
    })?;
    for (name, digest) in &wanted {
        let bytes = archive.source.bytes(name)?;
        if blobs.put(&bytes)?.0 != *digest {
            return Err(altered(name));
        }
        work.step()?;
    }
    let files = wanted.len() as u64;
    let owed = archive.manifest.papers + archive.manifest.attachments;
    if files == owed { Ok(files) } else { Err(altered(super::check::MANIFEST)) }
}
