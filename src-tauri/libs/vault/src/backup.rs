//! A copy of the database while others go on working, encrypted with the same key, checked before
//! it gets its name.

use std::fs::{self, OpenOptions};
use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::connect::{self, Role, connect, immutable};
use crate::files::{beside, rename};
use crate::{Vault, VaultError, check};

/// Pages copied between two calls of `progress`; about 25 ms.
const STEP: i32 = 500;

impl Vault {
    /// Copies the database as it is now to `file`, which must not exist. `progress` gets pages done
    /// and pages in all, and stops the copy by returning false. The copy opens with this vault's key
    /// slots: keep [`Vault::slots_copy`] with it.
    pub fn backup_to(
        &self,
        file: &Path,
        mut progress: impl FnMut(u64, u64) -> bool,
    ) -> Result<(), VaultError> {
        if file.try_exists()? {
            return Err(VaultError::AlreadyExists { file: file.to_path_buf() });
        }
        let part = beside(file, ".part");
        if part.try_exists()? {
            fs::remove_file(&part)?;
        }
        let outcome = self.copy(&part, &mut progress).and_then(|()| self.verify(&part));
        match outcome {
            Ok(()) => rename(&part, file),
            Err(e) => {
                // Half a backup is worth less than a clear error.
                let _ = fs::remove_file(&part);
                Err(e)
            }
        }
    }

    fn copy(&self, part: &Path, progress: &mut impl FnMut(u64, u64) -> bool) -> Result<(), VaultError> {
        let from = connect(&self.paths.database(), &self.key, Role::Reader, &self.options)?;
        // Held through all steps: without it every commit would start the copy over.
        from.execute_batch("BEGIN DEFERRED")?;
        from.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        let mut to = Connection::open(part)?;
        self.key.unlock(&to)?;
        to.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
        {
            let backup = Backup::new(&from, &mut to)?;
            loop {
                let step = backup.step(STEP)?;
                // A page that fails its authentication reads as zeros and would be copied as such.
                if !connect::is_sound(&from) {
                    return Err(VaultError::Damaged { detail: "a page fails its authentication".into() });
                }
                let p = backup.progress();
                let total = u64::try_from(p.pagecount).unwrap_or_default();
                let left = u64::try_from(p.remaining).unwrap_or_default();
                let wanted = progress(total.saturating_sub(left), total);
                match step {
                    StepResult::Done => break,
                    _ if !wanted => return Err(VaultError::Cancelled),
                    StepResult::More => {}
                    _ => return Err(VaultError::Busy),
                }
            }
        }
        to.close().map_err(|(_, e)| e)?;
        OpenOptions::new().write(true).open(part)?.sync_all()?;
        Ok(())
    }

    fn verify(&self, file: &Path) -> Result<(), VaultError> {
        let conn = immutable(file, &self.key)?;
        connect::first_contact(&conn, file, &self.key, u32::MAX)?;
        match check::database(&conn, file, &self.key)?.first() {
            None => Ok(()),
            Some(damage) => Err(VaultError::Damaged { detail: format!("in the copy: {damage}") }),
        }
    }

    /// Looks into a backup made by this vault, without changing it: to compare row counts and the
    /// like. The backup must not be open elsewhere.
    pub fn read_backup<T, E: From<VaultError>>(
        &self,
        file: &Path,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let conn = self.open_backup(file)?;
        let outcome = f(&conn);
        if connect::is_sound(&conn) { outcome } else { Err(connect::damaged_page().into()) }
    }

    fn open_backup(&self, file: &Path) -> Result<Connection, VaultError> {
        crate::files::missing_if_absent(file)?;
        connect::look_at(file, &self.key)?;
        let conn = immutable(file, &self.key)?;
        connect::first_contact(&conn, file, &self.key, u32::MAX)?;
        Ok(conn)
    }

    /// The key slot file as it is now. It holds no plain key: its strength is that of the passwords.
    pub fn slots_copy(&self) -> Result<Vec<u8>, VaultError> {
        Ok(fs::read(self.paths.slots())?)
    }
}
