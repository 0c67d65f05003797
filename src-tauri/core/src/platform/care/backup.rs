//! A copy of everything, opened and read through before it gets its name (T-05, T-06). The folder made is a vault: put
//! in the place of a lost one it opens with the same passwords.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::files::{Growing, NAMES_OF_BLOBS, below, named_in};
use crate::kernel::blobs::{BlobHash, Blobs};
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::Session;
use crate::platform::journal::verify;

/// Where the copy goes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupWanted {
    /// A folder a person has chosen; better on another disk.
    pub folder: String,
}

/// The copy made.
#[derive(Debug, Serialize, TS)]
pub struct BackupMade {
    /// The new folder.
    pub path: String,
    /// Journal entries in the copy, each checked.
    pub entries: u64,
    /// Photos and papers in the copy, each opened.
    pub files: u64,
    /// Photos and papers that could not be opened in the vault itself; they are in no copy.
    pub lost: u64,
}

pub(super) fn backup(core: &Core, session: &Session, input: BackupWanted) -> Result<BackupMade, Fault> {
    core.opened()?.vault.whole()?;
    let growing = Growing::begin(core, session, &input.folder, "aftercare-")?;
    let made = copy(core, &growing).and_then(|()| proved(core, &growing));
    let (made, path) = growing.end(made)?;
    Ok(BackupMade { path, ..made })
}

fn copy(core: &Core, growing: &Growing) -> Result<(), Fault> {
    let opened = core.opened()?;
    let vault = opened.vault.whole()?;
    // The database first: what it names lay in the store before.
    vault.backup_to(&growing.dir().join("aftercare.db"), |_, _| true)?;
    growing.write("keyslots.json", &vault.slots_copy()?)?;
    for file in below(core.dir())? {
        let name = file.to_string_lossy();
        let is_own_key = file.extension().is_some_and(|e| e == "key");
        if file.starts_with("blobs") && !name.ends_with(".part") || is_own_key || name == "label.json" {
            growing.copy(&name, &core.dir().join(&file))?;
        }
    }
    Ok(())
}

/// Opens the copy and reads all of it: pages, chain, photos and papers.
fn proved(core: &Core, growing: &Growing) -> Result<BackupMade, Fault> {
    let opened = core.opened()?;
    let vault = opened.vault.whole()?;
    let key = vault.derive_key("blobs");
    let (entries, named) = vault.read_backup(&growing.dir().join("aftercare.db"), |conn| {
        let chain = verify(conn)?;
        if !chain.whole {
            return Err(Fault::new(FaultKind::Damaged, "care.chain_broken"));
        }
        Ok((chain.entries, named(conn)?))
    })?;
    let copied = Blobs::new(growing.dir().join("blobs"), *key);
    let (mut files, mut lost) = (0, 0);
    for hash in named {
        let whole = |blobs: &Blobs| blobs.write_to(&hash, &mut std::io::sink());
        match (whole(&copied), whole(&opened.blobs)) {
            (Ok(_), _) => files += 1,
            (Err(_), Err(_)) => lost += 1,
            (Err(_), Ok(_)) => return Err(Fault::new(FaultKind::Damaged, "care.copy_differs")),
        }
    }
    Ok(BackupMade { path: String::new(), entries, files, lost })
}

fn named(conn: &Connection) -> Result<Vec<BlobHash>, Fault> {
    let each: Vec<String> = NAMES_OF_BLOBS
        .iter()
        .map(|(table, column)| format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL"))
        .collect();
    let mut statement = conn.prepare(&each.join(" UNION "))?;
    let texts: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut hashes: Vec<BlobHash> = texts.iter().flat_map(|text| named_in(text)).collect();
    hashes.sort();
    hashes.dedup();
    Ok(hashes)
}
