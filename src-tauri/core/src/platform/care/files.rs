//! Folders and files of copies.

use std::fs;
use std::path::{Path, PathBuf};

use crate::kernel::blobs::BlobHash;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;

/// Columns that name photos, papers and scans. A test holds that no other record does.
pub const NAMES_OF_BLOBS: &[(&str, &str)] = &[
    ("acceptance_round", "scans"),
    ("attachment", "blob"),
    ("company", "logo"),
    ("certificate_withdrawal", "known"),
    ("device_list", "blob"),
    ("filed_document", "blob"),
    ("filed_stamp", "blob"),
    ("paper", "scans"),
    ("paper_signature", "scans"),
    ("project_document", "blob"),
    ("scan_inbox", "blob"),
    ("signature", "scans"),
    ("visit_photo", "blob"),
];

/// What such a column names: one file, or a JSON list of lines with one each; none where the person was erased.
pub fn named_in(text: &str) -> Vec<BlobHash> {
    if text.is_empty() {
        return Vec::new();
    }
    if !text.starts_with('[') {
        return vec![BlobHash(text.into())];
    }
    let lines: Vec<serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    lines.iter().filter_map(|line| line["blob"].as_str()).map(|hash| BlobHash(hash.into())).collect()
}

/// Why a file could not be written.
pub fn unwritten(e: &std::io::Error) -> Fault {
    if e.kind() == std::io::ErrorKind::StorageFull {
        Fault::outside("disk.full", e)
    } else {
        Fault::outside("folder.write_failed", e)
    }
}

/// The folder a person chose, never the vault's own, and a name for what goes there: what it is, this computer's letter
/// and the moment.
pub fn placed(core: &Core, session: &Session, folder: &str, what: &str) -> Result<(PathBuf, String), Fault> {
    let folder = fs::canonicalize(folder).map_err(|e| Fault::outside("folder.unreachable", &e))?;
    let own = fs::canonicalize(core.dir()).map_err(|e| Fault::outside("vault.io", &e))?;
    if folder.starts_with(own) {
        return Err(Fault::refused("care.inside_vault").field("folder", "inside_vault"));
    }
    let name = core.read_as(session, |r| Ok(name(r, what)))?;
    Ok((folder, name))
}

/// A new folder beside whatever lies in the chosen one, under a passing name until it is whole.
pub struct Growing {
    part: PathBuf,
    whole: PathBuf,
}

impl Growing {
    /// Named by what it is, this computer's letter and the moment.
    pub fn begin(core: &Core, session: &Session, folder: &str, what: &str) -> Result<Growing, Fault> {
        let (folder, name) = placed(core, session, folder, what)?;
        let whole = folder.join(&name);
        let part = folder.join(format!(".{name}.part"));
        if whole.exists() {
            return Err(Fault::refused("folder.name_taken").arg("name", name));
        }
        fs::create_dir(&part).map_err(|e| unwritten(&e))?;
        Ok(Growing { part, whole })
    }
    /// Where to write.
    pub fn dir(&self) -> &Path {
        &self.part
    }
    /// Writes a file that is on the disk when this returns.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        let path = self.part.join(name);
        let write = || -> std::io::Result<()> {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, bytes)?;
            fs::OpenOptions::new().write(true).open(&path)?.sync_all()
        };
        write().map_err(|e| unwritten(&e))
    }
    /// A file that `fill` writes, however long, on the disk when this returns.
    pub fn fill(
        &self,
        name: &str,
        fill: impl FnOnce(&mut fs::File) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let path = self.part.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| unwritten(&e))?;
        }
        let mut file = fs::File::create(&path).map_err(|e| unwritten(&e))?;
        fill(&mut file)?;
        file.sync_all().map_err(|e| unwritten(&e))
    }
    /// A copy of a file, never held whole.
    pub fn copy(&self, name: &str, from: &Path) -> Result<(), Fault> {
        let mut from = fs::File::open(from).map_err(|e| Fault::outside("vault.io", &e))?;
        self.fill(name, |to| std::io::copy(&mut from, to).map(drop).map_err(|e| unwritten(&e)))
    }
    /// Gives the folder its name, or takes it away again when the work failed.
    pub fn end<T>(self, made: Result<T, Fault>) -> Result<(T, String), Fault> {
        let named = made.and_then(|made| {
            fs::rename(&self.part, &self.whole).map_err(|e| unwritten(&e))?;
            Ok((made, self.whole.to_string_lossy().into_owned()))
        });
        if named.is_err() {
            // Half a copy is worth less than a clear fault; the folder is our own.
            let _ = fs::remove_dir_all(&self.part);
        }
        named
    }
}

fn name(r: &Reader<'_>, what: &str) -> String {
    let at = r.zone().local(r.now());
    let letter = if r.device().letter == "?" { "" } else { &r.device().letter };
    format!("{what}{letter}-{}", at.format("%Y%m%d-%H%M%S"))
}

/// Files of a folder and the folders below it, as paths inside it; none when there is no folder.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(at) = open.pop() {
        let Ok(entries) = fs::read_dir(&at) else { continue };
        for entry in entries {
            let path = entry.map_err(|e| Fault::outside("vault.io", &e))?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                found.push(inside.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
