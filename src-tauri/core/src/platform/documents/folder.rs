//! The one folder sealed papers go to, chosen by a person; nothing is ever written outside it.

use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use crate::kernel::fault::{Fault, FaultKind};

const KEY: &str = "documents_folder";

/// The folder chosen on this computer, or none.
pub fn chosen(conn: &Connection) -> Result<Option<PathBuf>, Fault> {
    let found: Option<String> =
        conn.query_row("SELECT value FROM meta WHERE key = ?1", [KEY], |r| r.get(0)).optional()?;
    Ok(found.map(PathBuf::from))
}

/// Remembers the folder; it must be there.
pub(super) fn choose(conn: &Connection, path: &Path) -> Result<PathBuf, Fault> {
    let folder = fs::canonicalize(path).map_err(|e| Fault::outside("folder.unreachable", &e))?;
    if !folder.is_dir() {
        return Err(Fault::invalid("folder.not_a_folder").field("path", "not_a_folder"));
    }
    conn.execute(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (KEY, folder.to_string_lossy()),
    )?;
    Ok(folder)
}

/// Writes a file inside the folder: beside, synced, renamed. The name is one plain file name; a file of that
/// name with other content is never replaced.
pub fn write_inside(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    let folder = fs::canonicalize(folder).map_err(|e| Fault::outside("folder.unreachable", &e))?;
    let path = folder.join(plain(name)?);
    match fs::symlink_metadata(&path) {
        Ok(meta) if meta.file_type().is_symlink() || meta.is_dir() => return Err(outside(name)),
        Ok(_) if fs::read(&path).is_ok_and(|kept| kept == bytes) => return Ok(path),
        Ok(_) => return Err(Fault::new(FaultKind::Conflict, "folder.name_taken").arg("name", name)),
        Err(_) => {}
    }
    let beside = folder.join(format!(".{name}.part"));
    let write = || -> std::io::Result<()> {
        // A leftover of a crash is ours; anything else of that odd name is refused by create_new.
        let _ = fs::remove_file(&beside);
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        fs::File::open(&folder)?.sync_all()
    };
    write().map_err(|e| Fault::outside("folder.write_failed", &e))?;
    Ok(path)
}

/// One normal path component and nothing a file system reads specially.
fn plain(name: &str) -> Result<&str, Fault> {
    let mut parts = Path::new(name).components();
    let single = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    let odd = name.starts_with('.') || name.contains(['/', '\\', ':', '\0', '*', '?', '"', '<', '>', '|']);
    if single && !odd { Ok(name) } else { Err(outside(name)) }
}

fn outside(name: &str) -> Fault {
    Fault::refused("folder.outside").arg("name", name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_outside_the_chosen_folder() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("报告");
        fs::create_dir(&inner).unwrap();
        for bad in ["../x.pdf", "/tmp/x.pdf", "a/b.pdf", "..", ".hidden", "", "C:x.pdf", "a\\b.pdf"] {
            assert_eq!(write_inside(&inner, bad, b"x").unwrap_err().code, "folder.outside", "{bad}");
        }
        std::os::unix::fs::symlink(dir.path().join("target.pdf"), inner.join("link.pdf")).unwrap();
        assert_eq!(
            write_inside(&inner, "link.pdf", b"x").unwrap_err().code,
            "folder.outside",
            "a link leads out"
        );
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing appeared beside the folder");
    }

    #[test]
    fn a_file_of_the_same_name_is_never_replaced() {
        let dir = tempfile::tempdir().unwrap();
        write_inside(dir.path(), "a.pdf", b"one").unwrap();
        write_inside(dir.path(), "a.pdf", b"one").unwrap();
        assert_eq!(write_inside(dir.path(), "a.pdf", b"two").unwrap_err().code, "folder.name_taken");
        assert_eq!(fs::read(dir.path().join("a.pdf")).unwrap(), b"one");
    }
}
