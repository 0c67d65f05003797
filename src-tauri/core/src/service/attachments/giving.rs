//! Giving a file out again: to the screen, to a place a person has chosen, or to the system's own program.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changing::AttachmentAsked;
use super::kinds;
use super::record::{Attachment, AttachmentId};
use super::scope;
use crate::kernel::blobs::to_base64;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;

/// A file's bytes for the screen.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentBytes {
    pub mime: String,
    pub name: String,
    pub base64: String,
    /// SHA-256 in hex (V-10).
    pub sha256: String,
}

/// Where a file goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentWayOut {
    pub id: AttachmentId,
    /// The file to write, as a person has chosen it.
    pub path: String,
}

/// Where it lies now.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentGiven {
    pub path: String,
    /// Counted while it was written, and equal to the one it came with (V-10).
    pub sha256: String,
    pub size: i64,
}

pub(super) fn bytes(r: &Reader<'_>, input: AttachmentAsked) -> Result<AttachmentBytes, Fault> {
    let file = scope::seen(r, input.id)?;
    let most = super::adding::MOST_TYPED;
    if usize::try_from(file.size).map_or(true, |size| size > most) {
        return Err(Fault::refused("attachment.too_large_to_show").arg("most", most / 1_000_000));
    }
    let base64 = to_base64(&r.blob(&file.blob)?);
    Ok(AttachmentBytes { mime: file.mime, name: file.name, base64, sha256: file.blob.0 })
}

pub(super) fn save_out(
    core: &Core,
    session: &Session,
    input: AttachmentWayOut,
) -> Result<AttachmentGiven, Fault> {
    let file = core.read_as(session, |r| scope::seen(r, input.id))?;
    let path = PathBuf::from(&input.path);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(|e| Fault::outside("folder.unreachable", &e))?;
    let own = fs::canonicalize(core.dir()).map_err(|e| Fault::outside("vault.io", &e))?;
    let name =
        path.file_name().ok_or_else(|| Fault::invalid("input.incomplete").field("path", "required"))?;
    if folder.starts_with(own) {
        return Err(Fault::refused("care.inside_vault").field("path", "inside_vault"));
    }
    written(core, &file, &folder.join(name))
}

/// A file for the system's own program. It is not encrypted there, so the next one opened or printed clears it away.
pub(super) fn open(core: &Core, session: &Session, input: AttachmentAsked) -> Result<AttachmentGiven, Fault> {
    let file = core.read_as(session, |r| scope::seen(r, input.id))?;
    if !kinds::is_shown(&file.mime, &file.name) {
        return Err(Fault::refused("attachment.not_opened").arg("name", &file.name));
    }
    let folder = core.dir().join("prints");
    // Nothing there, or still open in a viewer: either way this one lies in a folder of its own.
    let _ = fs::remove_dir_all(&folder);
    let folder = folder.join(&file.number);
    fs::create_dir_all(&folder).map_err(|e| Fault::outside("folder.write_failed", &e))?;
    written(core, &file, &folder.join(&file.name))
}

/// Written beside, its checksum counted, and only then given its name: a damaged file is never left looking whole.
fn written(core: &Core, file: &Attachment, path: &Path) -> Result<AttachmentGiven, Fault> {
    let unwritten = |e: std::io::Error| {
        let is_full = e.kind() == std::io::ErrorKind::StorageFull;
        Fault::outside(if is_full { "disk.full" } else { "folder.write_failed" }, &e)
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.part"));
    let done = fs::File::create(&beside).map_err(unwritten).and_then(|mut to| {
        core.opened()?.blobs.write_to(&file.blob, &mut to)?;
        to.sync_all().map_err(unwritten)?;
        fs::rename(&beside, path).map_err(unwritten)
    });
    if let Err(fault) = done {
        let _ = fs::remove_file(&beside);
        return Err(fault);
    }
    Ok(AttachmentGiven {
        path: path.to_string_lossy().into_owned(),
        sha256: file.blob.0.clone(),
        size: file.size,
    })
}
