//! Opening connections: key first, then what every connection of its kind needs.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::secret::{Key, expand};
use crate::{Options, VaultError, hex};

/// "Afte": how a vault's database is told from any other SQLite file once it is open.
pub(crate) const APPLICATION_ID: i32 = 0x4166_7465;
/// SQLCipher's page size. Fixed, so that a cut file can be recognised before it is opened.
pub(crate) const PAGE: u64 = 4096;

/// Key and salt of the database, both from the master key. The salt is the file's first 16 bytes:
/// knowing it beforehand tells this vault's damaged file from a foreign one.
pub(crate) struct DatabaseKey {
    key: Key,
    pub(crate) salt: [u8; 16],
}

impl DatabaseKey {
    pub(crate) fn of(master: &Key) -> Self {
        let wide = expand(master, "internal: database salt");
        let mut salt = [0u8; 16];
        salt.copy_from_slice(&wide[..16]);
        Self { key: expand(master, "internal: database key"), salt }
    }

    /// The raw form skips SQLCipher's own slow derivation: the key is random already.
    pub(crate) fn unlock(&self, conn: &Connection) -> Result<(), VaultError> {
        let hex = Zeroizing::new(hex::encode(self.key.as_slice()));
        let sql = Zeroizing::new(format!("PRAGMA key = \"x'{}{}'\"", &*hex, hex::encode(&self.salt)));
        // SQLCipher would write to stderr about each damaged page; faults are ours to report.
        conn.execute_batch("PRAGMA cipher_log_level = NONE").map_err(|_| VaultError::Crypto("cipher"))?;
        // rusqlite's error would quote the statement, and with it the key.
        conn.execute_batch(&sql).map_err(|_| VaultError::Crypto("database key"))
    }
}

/// What a connection is opened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Writer,
    Reader,
}

/// SQLite counts as initialised a moment before SQLCipher has set up its ciphers, so a second thread that opens its
/// first database just then finds no cipher to give the key to. One thread goes ahead alone.
fn initialise() {
    static READY: Once = Once::new();
    READY.call_once(|| drop(Connection::open_in_memory()));
}

/// Opens and unlocks; touches nothing in the file yet.
pub(crate) fn keyed(file: &Path, key: &DatabaseKey, role: Role) -> Result<Connection, VaultError> {
    let access = match role {
        Role::Writer => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Role::Reader => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    initialise();
    let conn = Connection::open_with_flags(file, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    key.unlock(&conn)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    Ok(conn)
}

/// FULL, not NORMAL: with NORMAL a power cut takes commits that were already acknowledged.
pub(crate) fn tune(conn: &Connection, role: Role, options: &Options) -> Result<(), VaultError> {
    conn.execute_batch(&format!("PRAGMA foreign_keys = ON; PRAGMA cache_size = -{};", options.cache_kib))?;
    conn.execute_batch(match role {
        Role::Writer => "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
        Role::Reader => "PRAGMA query_only = ON;",
    })?;
    conn.set_prepared_statement_cache_capacity(128);
    // A kept statement is planned once. Else it is planned anew for every value, a fifth of the time of an import, and a
    // plan that a test has seen is not the one that runs.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

pub(crate) fn connect(
    file: &Path,
    key: &DatabaseKey,
    role: Role,
    options: &Options,
) -> Result<Connection, VaultError> {
    let conn = keyed(file, key, role)?;
    tune(&conn, role, options)?;
    Ok(conn)
}

/// A file nobody writes, read as it lies: no lock, no log, nothing created beside it.
pub(crate) fn immutable(file: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    look_only(&uri(file, "immutable=1"), key)
}

/// As [`immutable`], with the changes of a log left behind by a crash. The index over the log is kept
/// in memory instead of in a file, which SQLite does only for a connection that has the database to
/// itself; the lock-free file system grants that without touching the file.
pub(crate) fn with_log(file: &Path, key: &DatabaseKey) -> Result<Connection, VaultError> {
    let lock_free = if cfg!(windows) { "vfs=win32-none" } else { "vfs=unix-none" };
    let conn = look_only(&uri(file, lock_free), key)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE;")?;
    Ok(conn)
}

fn look_only(uri: &str, key: &DatabaseKey) -> Result<Connection, VaultError> {
    initialise();
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(uri, flags)?;
    key.unlock(&conn)?;
    conn.execute_batch("PRAGMA query_only = ON;")?;
    Ok(conn)
}

/// Folder names hold spaces, `#`, `?`, `%` and Chinese: all but plain letters are escaped.
fn uri(file: &Path, parameter: &str) -> String {
    let mut uri = String::from("file:");
    let bytes = file.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        uri.push_str("///");
    }
    for &byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(byte)),
            b':' if cfg!(windows) => uri.push(':'),
            _ => uri.push_str(&format!("%{}", crate::hex::encode(&[byte]))),
        }
    }
    uri.push_str("?mode=ro&");
    uri.push_str(parameter);
    uri
}

/// SQLCipher notes a page that failed its authentication and from then on serves no more pages.
/// It does not always fail the query that met the page: a damaged overflow page reads as zeros. So
/// this is asked after each use, and a connection that says no is thrown away.
pub(crate) fn is_sound(conn: &Connection) -> bool {
    conn.query_row("PRAGMA cipher_status", [], |r| r.get::<_, String>(0)).is_ok_and(|s| s == "1")
}

pub(crate) fn damaged_page() -> VaultError {
    VaultError::Damaged { detail: "a page fails its authentication".into() }
}

/// Looks at the file before SQLite does, which would turn an empty file into a new database.
pub(crate) fn look_at(file: &Path, key: &DatabaseKey) -> Result<(), VaultError> {
    let bytes = std::fs::metadata(file)?.len();
    if bytes >= PAGE && bytes.is_multiple_of(PAGE) {
        return Ok(());
    }
    Err(if salt_in(file)? == Some(key.salt) {
        VaultError::Truncated { bytes }
    } else {
        VaultError::NotADatabase
    })
}

/// First contact: the schema must be readable and the marks ours.
pub(crate) fn first_contact(
    conn: &Connection,
    file: &Path,
    key: &DatabaseKey,
    known_schema: u32,
) -> Result<(), VaultError> {
    let read = || -> Result<(i32, u32), VaultError> {
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
        let id = conn.query_row("PRAGMA application_id", [], |r| r.get(0))?;
        let schema = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
        Ok((id, schema))
    };
    let (id, found) = match read() {
        Err(VaultError::Damaged { .. }) if salt_in(file)? != Some(key.salt) => {
            return Err(VaultError::NotADatabase);
        }
        other => other?,
    };
    if id != APPLICATION_ID {
        return Err(VaultError::NotADatabase);
    }
    if found > known_schema {
        return Err(VaultError::NewerSchema { found, known: known_schema });
    }
    Ok(())
}

/// The first 16 bytes of the file, `None` when it is shorter.
pub(crate) fn salt_in(file: &Path) -> Result<Option<[u8; 16]>, VaultError> {
    let mut salt = [0u8; 16];
    match File::open(file)?.read_exact(&mut salt) {
        Ok(()) => Ok(Some(salt)),
        Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(e) => Err(e.into()),
    }
}
