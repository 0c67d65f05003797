//! One program a data folder. The vault refuses a second writer too; this says so before a window comes up.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// Held while the program runs; the system lets go of it when the program ends, however it ends.
pub struct Single(#[allow(dead_code, reason = "dropping it lets go")] File);

/// Claims the folder; none when another program holds it.
pub fn claim(dir: &Path) -> io::Result<Option<Single>> {
    let file = File::options().create(true).truncate(false).write(true).open(dir.join("running.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Single(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::claim;

    #[test]
    fn the_second_program_is_told_and_the_first_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let first = claim(dir.path()).unwrap();
        assert!(first.is_some() && claim(dir.path()).unwrap().is_none(), "one program a folder");
        drop(first);
        assert!(claim(dir.path()).unwrap().is_some(), "free again once the first has ended");
    }
}
