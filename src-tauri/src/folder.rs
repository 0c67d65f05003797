//! Where the program keeps its data.

use std::io;
use std::path::PathBuf;

/// The folder: `AFTERCARE_DATA_DIR` where it is set (a stick, a test), else the system's place for such data.
pub fn of(system: Option<PathBuf>) -> io::Result<PathBuf> {
    std::env::var_os("AFTERCARE_DATA_DIR")
        .map(PathBuf::from)
        .or(system)
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no folder for data"))
}
