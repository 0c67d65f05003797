//! A vault that is open: one writer, several readers, keys in memory until it is dropped.

use std::fmt;
use std::path::Path;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::connect::{self, APPLICATION_ID, DatabaseKey, Role, connect};
use crate::files::{Lock, Paths, beside, missing_if_absent, rename, set_aside};
use crate::secret::{Key, caller_key, random_key};
use crate::slots::{Kind, Slot, Slots, fit, same_name};
use crate::{Options, RecoveryCode, VaultError};

/// An unlocked vault. Locking is dropping: keys are zeroized, connections closed, the file lock
/// released.
pub struct Vault {
    // Dropped in this order: the writer after the readers, because only the last connection folds the
    // log into the file and a reader cannot; the lock after all of them.
    readers: Mutex<Pool>,
    pub(crate) writer: Mutex<Connection>,
    returned: Condvar,
    pub(crate) master: Key,
    pub(crate) key: DatabaseKey,
    pub(crate) slots: Mutex<Slots>,
    pub(crate) paths: Paths,
    pub(crate) options: Options,
    _lock: Lock,
}

struct Pool {
    idle: Vec<Connection>,
    out: usize,
}

/// A panic in somebody's query has been rolled back by the time the mutex is seen poisoned.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Vault {
    /// Whether a database is there; says nothing about its health.
    pub fn exists(dir: &Path) -> bool {
        Paths::new(dir).database().exists()
    }

    /// Names of those who can unlock, in the order they were added; readable while locked.
    pub fn users(dir: &Path) -> Result<Vec<String>, VaultError> {
        Ok(Slots::read(&Paths::new(dir).slots())?.users())
    }

    /// Makes a new vault with one user. The recovery code is shown here and never again.
    pub fn create(
        dir: &Path,
        user: &str,
        password: &str,
        options: &Options,
    ) -> Result<(Self, RecoveryCode), VaultError> {
        fit("user", &same_name(user))?;
        fit("password", password)?;
        std::fs::create_dir_all(dir)?;
        let paths = Paths::new(dir);
        let lock = Lock::take(&paths)?;
        let file = paths.database();
        if file.try_exists()? {
            return Err(VaultError::AlreadyExists { file });
        }
        // A database that was moved away may need its slots again, and a write-ahead log without its
        // database would be replayed into the new one.
        for left_over in [paths.slots(), paths.wal(), beside(&file, ".new"), beside(&file, ".new-wal")] {
            set_aside(&left_over)?;
        }
        let master = random_key()?;
        let code = RecoveryCode::generate()?;
        let mut slots = Slots::empty();
        slots.put(Slot::wrap(Kind::User, user, password, &master, options.cost)?);
        slots.put(Slot::wrap(Kind::Recovery, "", code.as_secret(), &master, options.cost)?);
        let key = DatabaseKey::of(&master);
        // Slots first and the database by rename: a crash leaves no database without its keys.
        let new = beside(&file, ".new");
        lay_down(&new, &key)?;
        slots.write(&paths.slots(), &master)?;
        rename(&new, &file)?;
        Ok((Self::assemble(paths, lock, master, slots, options)?, code))
    }

    /// Unlocks with a user's password. A slot cheaper than `options.cost` is wrapped anew.
    pub fn open(dir: &Path, user: &str, password: &str, options: &Options) -> Result<Self, VaultError> {
        let paths = Paths::new(dir);
        missing_if_absent(&paths.database())?;
        let mut slots = Slots::read(&paths.slots())?;
        let slot = slots.user(user)?;
        let lock = Lock::take(&paths)?;
        let master = slot.unwrap_with(password)?.ok_or(VaultError::WrongPassword)?;
        let cheap = slot.cost().is_below(options.cost);
        let vault = Self::assemble(paths, lock, master, slots.clone(), options)?;
        if cheap {
            slots.put(Slot::wrap(Kind::User, user, password, &vault.master, options.cost)?);
            // The old slot still opens, so failing to strengthen it is no reason to stay locked.
            if slots.write(&vault.paths.slots(), &vault.master).is_ok() {
                *hold(&vault.slots) = slots;
            }
        }
        Ok(vault)
    }

    /// Unlocks with the recovery code and gives `user`, new or known, a new password.
    pub fn recover(
        dir: &Path,
        code: &str,
        user: &str,
        new_password: &str,
        options: &Options,
    ) -> Result<Self, VaultError> {
        let code = RecoveryCode::parse(code)?;
        fit("user", &same_name(user))?;
        fit("password", new_password)?;
        let paths = Paths::new(dir);
        missing_if_absent(&paths.database())?;
        let slots = Slots::read(&paths.slots())?;
        let lock = Lock::take(&paths)?;
        let master = slots.recovery()?.unwrap_with(code.as_secret())?.ok_or(VaultError::WrongRecoveryCode)?;
        let vault = Self::assemble(paths, lock, master, slots, options)?;
        vault.set_user(user, new_password)?;
        Ok(vault)
    }

    fn assemble(
        paths: Paths,
        lock: Lock,
        master: Key,
        slots: Slots,
        options: &Options,
    ) -> Result<Self, VaultError> {
        let key = DatabaseKey::of(&master);
        let file = paths.database();
        connect::look_at(&file, &key)?;
        // A look before the settings, which would already change a file that is not ours to write.
        let writer = connect::keyed(&file, &key, Role::Writer)?;
        if writer.is_readonly("main")? {
            return Err(VaultError::ReadOnlyFolder);
        }
        connect::first_contact(&writer, &file, &key, options.known_schema)?;
        connect::tune(&writer, Role::Writer, options)?;
        let readers = Mutex::new(Pool { idle: Vec::new(), out: 0 });
        Ok(Self {
            writer: Mutex::new(writer),
            readers,
            returned: Condvar::new(),
            master,
            key,
            slots: Mutex::new(slots),
            paths,
            options: options.clone(),
            _lock: lock,
        })
    }

    /// Runs `f` on the one writing connection; it opens its own transaction. Others wait, so a call
    /// inside another on the same thread would wait forever. Keep slow work outside.
    pub fn write<T, E: From<VaultError>>(
        &self,
        f: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = hold(&self.writer);
        // Left by a panic, which skips everything below.
        self.end_transaction(&mut conn)?;
        let outcome = f(&mut conn);
        let unfinished = self.end_transaction(&mut conn)?;
        if !connect::is_sound(&conn) {
            *conn = connect(&self.paths.database(), &self.key, Role::Writer, &self.options)?;
            return Err(connect::damaged_page().into());
        }
        match outcome {
            Ok(_) if unfinished => Err(VaultError::UnfinishedTransaction.into()),
            other => other,
        }
    }

    /// Whether there was one to roll back.
    fn end_transaction(&self, conn: &mut Connection) -> Result<bool, VaultError> {
        let open = !conn.is_autocommit();
        if open && conn.execute_batch("ROLLBACK").is_err() {
            *conn = connect(&self.paths.database(), &self.key, Role::Writer, &self.options)?;
        }
        Ok(open)
    }

    /// Runs `f` on a connection that cannot write, inside one transaction: all its queries see the
    /// same moment. Waits when all readers are out; a call inside another may wait forever.
    pub fn read<T, E: From<VaultError>>(&self, f: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        let mut lent = Lent { vault: self, conn: Some(self.borrow_reader()?) };
        let Some(conn) = lent.conn.as_ref() else { return Err(VaultError::Busy.into()) };
        conn.execute_batch("BEGIN DEFERRED").map_err(VaultError::from)?;
        let outcome = f(conn);
        let ended = conn.is_autocommit() || conn.execute_batch("ROLLBACK").is_ok();
        let sound = connect::is_sound(conn);
        if !ended || !sound {
            lent.conn = None;
        }
        if sound { outcome } else { Err(connect::damaged_page().into()) }
    }

    fn borrow_reader(&self) -> Result<Connection, VaultError> {
        let mut pool = hold(&self.readers);
        loop {
            if let Some(conn) = pool.idle.pop() {
                pool.out += 1;
                return Ok(conn);
            }
            if pool.out < self.options.readers.max(1) {
                let conn = connect(&self.paths.database(), &self.key, Role::Reader, &self.options)?;
                pool.out += 1;
                return Ok(conn);
            }
            pool = self.returned.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// A key of its own for each purpose, the same in every session; for blobs and device keys.
    pub fn derive_key(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        caller_key(&self.master, purpose)
    }

    /// The caller's schema number, `PRAGMA user_version`; zero in a new vault.
    pub fn schema_number(&self) -> Result<u32, VaultError> {
        self.read(|c| Ok(c.query_row("PRAGMA user_version", [], |r| r.get(0))?))
    }

    /// Where the files lie.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }
}

/// Says where, never what.
impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").field("dir", &self.paths.dir).finish_non_exhaustive()
    }
}

/// A reader on loan: comes back also when the query panics.
struct Lent<'a> {
    vault: &'a Vault,
    conn: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut pool = hold(&self.vault.readers);
        pool.out -= 1;
        // A panic left the transaction open; such a connection is not lent again.
        if let Some(conn) = self.conn.take().filter(Connection::is_autocommit) {
            pool.idle.push(conn);
        }
        self.vault.returned.notify_one();
    }
}

fn lay_down(file: &Path, key: &DatabaseKey) -> Result<(), VaultError> {
    let conn = Connection::open(file)?;
    key.unlock(&conn)?;
    // A header written in rollback mode leaves one complete file to rename, and no log beside it.
    conn.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};"))?;
    conn.close().map_err(|(_, e)| e)?;
    std::fs::OpenOptions::new().write(true).open(file)?.sync_all()?;
    Ok(())
}
