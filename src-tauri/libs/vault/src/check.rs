//! Looking for damage: every page's authentication, the structure above the pages, the key slots.

use std::fmt;
use std::path::Path;

use rusqlite::Connection;

use crate::connect::{DatabaseKey, PAGE, Role, connect, salt_in};
use crate::slots::{Kind, Slots};
use crate::vault::hold;
use crate::{Vault, VaultError};

/// One thing found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A page (counted from 1) fails its authentication: its bytes are not those that were written.
    Page(u32),
    /// The file ends in the middle of a page.
    CutOff { bytes: u64 },
    /// The first 16 bytes are wrong. Harmless to this program, which knows them from the key.
    Header,
    /// Tables and indexes do not agree with one another.
    Structure(String),
    /// This user's slot, or the recovery slot when `None`, was edited; setting it anew mends it.
    Slot { user: Option<String> },
    /// The slot file as a whole was edited: unreadable, or a slot added or taken away.
    SlotFile(String),
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(number) => write!(f, "page {number} fails its authentication"),
            Self::CutOff { bytes } => write!(f, "the file is cut off after {bytes} bytes"),
            Self::Header => f.write_str("the first bytes of the file are wrong"),
            Self::Structure(detail) => write!(f, "structure: {detail}"),
            Self::Slot { user: Some(user) } => write!(f, "the key slot of {user} was edited"),
            Self::Slot { user: None } => f.write_str("the recovery slot was edited"),
            Self::SlotFile(detail) => write!(f, "the slot file was edited: {detail}"),
        }
    }
}

impl Vault {
    /// Everything that is wrong with the files; empty when all is well. Reads the whole database
    /// (about 7 s for 1 GB), beside readers and the writer.
    pub fn check(&self) -> Result<Vec<Damage>, VaultError> {
        let mut found = self.check_slots();
        let _quiet = Quiet::begin(self)?;
        let conn = connect(&self.paths.database(), &self.key, Role::Reader, &self.options)?;
        found.extend(database(&conn, &self.paths.database(), &self.key)?);
        Ok(found)
    }

    /// The key slots alone; costs nothing, so it can run at every start.
    pub fn check_slots(&self) -> Vec<Damage> {
        let slots = match Slots::read(&self.paths.slots()) {
            Ok(slots) => slots,
            Err(e) => return vec![Damage::SlotFile(e.to_string())],
        };
        let mut found: Vec<Damage> = slots
            .all()
            .iter()
            .filter(|slot| slot.inspect().is_err())
            .map(|slot| Damage::Slot { user: (slot.kind == Kind::User).then(|| slot.user.clone()) })
            .collect();
        if !slots.is_sealed_by(&self.master) {
            found.push(Damage::SlotFile("not as this program left it".into()));
        }
        found
    }
}

/// Pages are read behind SQLite's back, so none may be rewritten meanwhile: checkpoints, which move
/// pages from the log into the file, wait until this is dropped.
struct Quiet<'a> {
    vault: &'a Vault,
}

impl<'a> Quiet<'a> {
    fn begin(vault: &'a Vault) -> Result<Self, VaultError> {
        let writer = hold(&vault.writer);
        let fold = "PRAGMA wal_checkpoint(PASSIVE)";
        writer.query_row(fold, [], |_| Ok(()))?;
        writer.execute_batch("PRAGMA wal_autocheckpoint = 0")?;
        Ok(Self { vault })
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // Failing leaves a longer log until the vault is locked, which folds it in.
        let _ = hold(&self.vault.writer).execute_batch("PRAGMA wal_autocheckpoint = 1000");
    }
}

/// Damage in one database file. Structure is looked at only when every page is sound: above broken
/// pages it says nothing new.
pub(crate) fn database(conn: &Connection, file: &Path, key: &DatabaseKey) -> Result<Vec<Damage>, VaultError> {
    let mut found = Vec::new();
    if salt_in(file)? != Some(key.salt) {
        found.push(Damage::Header);
    }
    let bytes = std::fs::metadata(file)?.len();
    for line in lines(conn, "PRAGMA cipher_integrity_check")? {
        found.push(match page_number(&line) {
            Some(page) => Damage::Page(page),
            None if !bytes.is_multiple_of(PAGE) => Damage::CutOff { bytes },
            None => Damage::Structure(line),
        });
    }
    if found.iter().all(|d| *d == Damage::Header) {
        match lines(conn, "PRAGMA quick_check") {
            Ok(lines) => {
                found.extend(lines.into_iter().filter(|l| l != "ok").map(Damage::Structure));
            }
            Err(VaultError::Damaged { detail }) => found.push(Damage::Structure(detail)),
            Err(e) => return Err(e),
        }
    }
    Ok(found)
}

fn lines(conn: &Connection, pragma: &str) -> Result<Vec<String>, VaultError> {
    let mut statement = conn.prepare(pragma)?;
    let lines = statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines)
}

/// SQLCipher says `HMAC verification failed for page 7`.
fn page_number(line: &str) -> Option<u32> {
    if line.contains("invalid size") {
        None
    } else {
        line.split("page ").nth(1)?.split(' ').next()?.parse().ok()
    }
}
