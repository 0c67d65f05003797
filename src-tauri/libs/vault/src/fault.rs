use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Everything that can go wrong with a vault. No variant carries a password, a key or a row.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The database or its key slots are not where they should be.
    #[error("{} is missing", .file.display())]
    Missing { file: PathBuf },
    /// A vault, or a backup of that name, is already there; nothing was overwritten.
    #[error("{} already exists", .file.display())]
    AlreadyExists { file: PathBuf },
    #[error("wrong password")]
    WrongPassword,
    #[error("no user of that name has a key slot")]
    UnknownUser,
    /// The code is well formed and belongs to another vault, or has been replaced.
    #[error("the recovery code does not open this vault")]
    WrongRecoveryCode,
    /// The code's check digits disagree: it was misread or mistyped.
    #[error("the recovery code is mistyped")]
    MistypedRecoveryCode,
    /// The slot file was changed by something other than this program.
    #[error("the key slots were edited: {detail}")]
    SlotEdited { detail: String },
    /// The last user's slot stays, else only the recovery code would open the vault.
    #[error("the last user cannot be removed")]
    LastUser,
    #[error("{what} must not be empty or longer than 1024 bytes")]
    Unfit { what: &'static str },
    /// Another kind of file, or another vault's database, stands in the database's place.
    #[error("the file is not this vault's database")]
    NotADatabase,
    /// The file ends in the middle of a page.
    #[error("the database is cut off after {bytes} bytes")]
    Truncated { bytes: u64 },
    /// A page fails its authentication, or the structure above the pages does not hold.
    #[error("the database is damaged: {detail}")]
    Damaged { detail: String },
    /// A later program wrote this file.
    #[error("the database has schema {found}, this program knows {known}")]
    NewerSchema { found: u32, known: u32 },
    #[error("the folder cannot be written")]
    ReadOnlyFolder,
    /// Opened by [`crate::Vault::rescue`], which changes nothing.
    #[error("opened to rescue, not to write")]
    OpenedToRescue,
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the vault.
    #[error("the vault is in use by another program")]
    Busy,
    /// The work ended with its transaction still open; it was rolled back.
    #[error("a transaction was left open and has been rolled back")]
    UnfinishedTransaction,
    /// The caller asked to stop.
    #[error("stopped on request")]
    Cancelled,
    /// Sealed bytes fail their authentication: another key, another context, or changed bytes.
    #[error("the sealed bytes cannot be opened")]
    Unsealable,
    /// A primitive refused (random source, key derivation); it names the primitive only.
    #[error("cryptographic primitive failed: {0}")]
    Crypto(&'static str),
    #[error("file access failed: {0}")]
    Io(io::Error),
    #[error("SQL failed: {0}")]
    Sql(rusqlite::Error),
}

/// `SQLITE_READONLY` without a finer reason.
const PLAIN_READONLY: i32 = 8;

impl From<io::Error> for VaultError {
    fn from(e: io::Error) -> Self {
        match e.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyFolder,
            _ => Self::Io(e),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(e: rusqlite::Error) -> Self {
        match e.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // The plain code also comes from writing through a reader, which is the caller's mistake.
            Some(ErrorCode::ReadOnly) if e.sqlite_extended_error_code() != Some(PLAIN_READONLY) => {
                Self::ReadOnlyFolder
            }
            Some(ErrorCode::DatabaseBusy) => Self::Busy,
            // With the right key, a first page that does not decrypt is damage as well.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { detail: "a page fails its authentication or is out of place".into() }
            }
            _ => Self::Sql(e),
        }
    }
}
