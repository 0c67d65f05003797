//! Reading a vault that cannot be opened normally: a read-only disk, damaged pages, a cut file.

use std::fmt;
use std::path::Path;
use std::sync::Mutex;

use rusqlite::Connection;
use rusqlite::types::Value;
use zeroize::Zeroizing;

use crate::connect::{self, DatabaseKey, immutable, with_log};
use crate::files::{Lock, Paths, missing_if_absent};
use crate::secret::{Key, caller_key};
use crate::slots::Slots;
use crate::vault::hold;
use crate::{Damage, Vault, VaultError, check};

/// A vault opened for looking only: no file is created, changed or removed.
pub struct Rescue {
    conn: Mutex<Option<Connection>>,
    master: Key,
    key: DatabaseKey,
    paths: Paths,
    _lock: Option<Lock>,
}

/// What [`Rescue::salvage`] could and could not read of one table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    pub rows: u64,
    /// Ranges of row ids, both ends included, that cannot be read; ids in them may never have existed.
    pub gaps: Vec<(i64, i64)>,
}

impl Vault {
    /// Opens without writing anything, whatever the state of the pages. `Busy` while a program has
    /// the vault open for writing.
    pub fn rescue(dir: &Path, user: &str, password: &str) -> Result<Rescue, VaultError> {
        let paths = Paths::new(dir);
        missing_if_absent(&paths.database())?;
        let slots = Slots::read(&paths.slots())?;
        let slot = slots.user(user)?;
        let lock = Lock::share(&paths)?;
        let master = slot.unwrap_with(password)?.ok_or(VaultError::WrongPassword)?;
        let key = DatabaseKey::of(&master);
        let rescue = Rescue { conn: Mutex::new(None), master, key, paths, _lock: lock };
        match connect::look_at(&rescue.paths.database(), &rescue.key) {
            // The rows before the cut are what one is here for.
            Ok(()) | Err(VaultError::Truncated { .. }) => {}
            Err(e) => return Err(e),
        }
        let conn = rescue.connect()?;
        connect::first_contact(&conn, &rescue.paths.database(), &rescue.key, u32::MAX)?;
        *hold(&rescue.conn) = Some(conn);
        Ok(rescue)
    }
}

/// Says where, never what.
impl fmt::Debug for Rescue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rescue").field("dir", &self.paths.dir).finish_non_exhaustive()
    }
}

impl Rescue {
    /// Runs a query. `Damaged` when it met a page that fails its authentication, also where SQLite
    /// itself noticed nothing; the next call starts afresh.
    pub fn read<T, E: From<VaultError>>(&self, f: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let mut held = hold(&self.conn);
        let conn = match held.take() {
            Some(conn) => conn,
            None => self.connect()?,
        };
        let outcome = f(&conn);
        if !connect::is_sound(&conn) {
            return Err(connect::damaged_page().into());
        }
        *held = Some(conn);
        outcome
    }

    /// As [`Vault::derive_key`]: the same keys, so that what lies beside the database can be read too.
    pub fn derive_key(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        caller_key(&self.master, purpose)
    }

    /// Where the files lie.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// What is wrong with the file.
    pub fn check(&self) -> Result<Vec<Damage>, VaultError> {
        check::database(&self.connect()?, &self.paths.database(), &self.key)
    }

    /// Names of the tables that [`Rescue::salvage`] can walk, those with row ids.
    pub fn tables(&self) -> Result<Vec<String>, VaultError> {
        self.read(|c| {
            let sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND wr = 0 AND schema = 'main' \
                       AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";
            let mut statement = c.prepare(sql)?;
            Ok(statement.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?)
        })
    }

    /// Hands every readable row of a table to `each`, in row id order, columns as in the table. Steps
    /// over damage by doubling strides and then bisecting back, so that sound rows standing between
    /// two damaged pages close together can be counted into one gap.
    pub fn salvage(
        &self,
        table: &str,
        mut each: impl FnMut(i64, Vec<Value>),
    ) -> Result<Salvaged, VaultError> {
        let mut done = Salvaged::default();
        let mut from = i64::MIN;
        loop {
            match self.walk(table, from, i64::MAX, &mut |id, row| {
                done.rows += 1;
                each(id, row);
            })? {
                Walk::End => return Ok(done),
                Walk::Damage { after } => {
                    let bad = after.map_or(from, |id| id.saturating_add(1));
                    let next = self.beyond(table, bad)?;
                    let last = next.map_or(i64::MAX, |id| id - 1);
                    done.gaps.push((bad, last));
                    match next {
                        Some(id) => from = id,
                        None => return Ok(done),
                    }
                }
            }
        }
    }

    /// The first id found after `bad` from which reading works again.
    fn beyond(&self, table: &str, bad: i64) -> Result<Option<i64>, VaultError> {
        // Below the lowest id there is nothing: begin where ids begin.
        let start = if bad == i64::MIN { 0 } else { bad };
        let (mut low, mut stride) = (start, 1i64);
        let mut high = loop {
            let Some(id) = start.checked_add(stride) else { return Ok(None) };
            if self.reads_at(table, id)? {
                break id;
            }
            low = id;
            stride = match stride.checked_mul(2) {
                Some(wider) => wider,
                None => return Ok(None),
            };
        };
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.reads_at(table, middle)? {
                high = middle;
            } else {
                low = middle;
            }
        }
        Ok(Some(high))
    }

    fn reads_at(&self, table: &str, id: i64) -> Result<bool, VaultError> {
        Ok(matches!(self.walk(table, id, 1, &mut |_, _| {})?, Walk::End))
    }

    fn walk(
        &self,
        table: &str,
        from: i64,
        limit: i64,
        each: &mut dyn FnMut(i64, Vec<Value>),
    ) -> Result<Walk, VaultError> {
        let name = table.replace('"', "\"\"");
        let sql = format!("SELECT rowid, * FROM \"{name}\" WHERE rowid >= ?1 ORDER BY rowid LIMIT ?2");
        let mut after = None;
        let outcome = self.read(|c| -> Result<(), VaultError> {
            let mut statement = c.prepare(&sql)?;
            let columns = statement.column_count();
            let mut rows = statement.query([from, limit])?;
            while let Some(row) = rows.next()? {
                let id = row.get(0)?;
                let values = (1..columns).map(|i| row.get(i)).collect::<Result<_, _>>()?;
                // Asked per row: a damaged overflow page would otherwise hand out zeros.
                if !connect::is_sound(c) {
                    return Err(connect::damaged_page());
                }
                after = Some(id);
                each(id, values);
            }
            Ok(())
        });
        match outcome {
            Ok(()) => Ok(Walk::End),
            Err(VaultError::Damaged { .. }) => Ok(Walk::Damage { after }),
            Err(e) => Err(e),
        }
    }

    fn connect(&self) -> Result<Connection, VaultError> {
        let file = self.paths.database();
        let log = std::fs::metadata(self.paths.wal()).map_or(0, |m| m.len());
        let conn = if log == 0 { immutable(&file, &self.key)? } else { with_log(&file, &self.key)? };
        // Lets SQLite read a file with fewer pages than its header says.
        conn.execute_batch("PRAGMA writable_schema = ON;")?;
        Ok(conn)
    }
}

enum Walk {
    End,
    /// `after` is the last row that was read well.
    Damage {
        after: Option<i64>,
    },
}
