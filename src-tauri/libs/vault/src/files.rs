//! The files of a vault, writing one of them so that a crash leaves the old or the new, and the lock.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::VaultError;

/// Where the parts of a vault lie inside its folder.
#[derive(Clone, Debug)]
pub struct Paths {
    pub dir: PathBuf,
}

impl Paths {
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_path_buf() }
    }

    pub fn database(&self) -> PathBuf {
        self.dir.join("aftercare.db")
    }

    /// Key slots: whoever loses this file loses the data, so it belongs into every backup.
    pub fn slots(&self) -> PathBuf {
        self.dir.join("keyslots.json")
    }

    pub fn lock(&self) -> PathBuf {
        self.dir.join("aftercare.lock")
    }

    /// Changes not yet folded into the database file.
    pub fn wal(&self) -> PathBuf {
        beside(&self.database(), "-wal")
    }
}

/// The path with `suffix` appended to its file name.
pub(crate) fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(file.as_os_str());
    name.push(suffix);
    PathBuf::from(name)
}

pub(crate) fn missing_if_absent(file: &Path) -> Result<(), VaultError> {
    if file.try_exists()? { Ok(()) } else { Err(VaultError::Missing { file: file.to_path_buf() }) }
}

/// Replaces `file` in one step that survives a power cut: beside, sync, rename, sync the folder.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let new = beside(file, ".new");
    let mut out = File::create(&new)?;
    out.write_all(bytes)?;
    out.sync_all()?;
    drop(out);
    rename(&new, file)
}

pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), VaultError> {
    fs::rename(from, to)?;
    sync_folder_of(to)
}

#[cfg(unix)]
fn sync_folder_of(file: &Path) -> Result<(), VaultError> {
    match file.parent() {
        Some(dir) if !dir.as_os_str().is_empty() => Ok(File::open(dir)?.sync_all()?),
        _ => Ok(File::open(".")?.sync_all()?),
    }
}

/// NTFS journals a rename by itself, and a folder cannot be opened for syncing there.
#[cfg(not(unix))]
fn sync_folder_of(_file: &Path) -> Result<(), VaultError> {
    Ok(())
}

/// Moves a left-over out of the way under a free name: it may be the only key to something.
pub(crate) fn set_aside(file: &Path) -> Result<(), VaultError> {
    if !file.try_exists()? {
        return Ok(());
    }
    let mut n = 1u32;
    loop {
        let free = beside(file, &format!(".set-aside-{n}"));
        if !free.try_exists()? {
            return rename(file, &free);
        }
        n += 1;
    }
}

/// A child process is born holding every lock of its parent and lets go a moment later, when it becomes another
/// program. Whoever locks and unlocks in that moment is not kept out by himself.
const PATIENCE: Duration = Duration::from_millis(300);

fn patiently(lock: impl Fn() -> Result<(), TryLockError>) -> Result<(), TryLockError> {
    let started = Instant::now();
    loop {
        match lock() {
            Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            outcome => return outcome,
        }
    }
}

/// Two programs writing one vault would each keep the other waiting and show stale rows. The lock
/// is the system's: it goes when the process dies, so no stale lock can shut a user out.
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// For a vault that writes; creates the lock file.
    pub(crate) fn take(paths: &Paths) -> Result<Self, VaultError> {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(paths.lock())?;
        Self::held(patiently(|| file.try_lock()), file)
    }

    /// For a rescue: shared, and without creating a file. `None` when there is no lock file.
    pub(crate) fn share(paths: &Paths) -> Result<Option<Self>, VaultError> {
        match File::open(paths.lock()) {
            Ok(file) => Self::held(patiently(|| file.try_lock_shared()), file).map(Some),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(e.into()),
        }
    }

    fn held(outcome: Result<(), TryLockError>, file: File) -> Result<Self, VaultError> {
        match outcome {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(VaultError::Busy),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }
}
