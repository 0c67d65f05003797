//! The documents' commands.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{Certificate, DocumentId, FiledDocument, FiledStamp, StampId};
use super::trust::{list_bytes, roots, short_name, unhex};
use super::verify::{Verification, verify};
use super::{devices, file, folder, stamp};
use crate::kernel::blobs::to_base64;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;
use crate::platform::printing::{PrintTarget, WayOut};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("documents.list", Need::DocumentRead, super::list::list);
    r.query("documents.get", Need::DocumentRead, get);
    r.task("documents.verify", Need::DocumentRead, verify_file);
    r.task("documents.export", Need::DocumentPrint, export);
    r.task("documents.print", Need::DocumentPrint, print);
    r.query("documents.folder", Need::Anyone, folder_now);
    r.task("documents.set_folder", Need::DocumentPrint, set_folder);
    r.query("documents.root", Need::DocumentRead, root);
    r.task("documents.export_root", Need::DocumentPrint, export_root);
    r.task("documents.devices", Need::DocumentRead, devices::devices);
    r.task("documents.withdraw_device", Need::DocumentTrust, devices::withdraw_device);
    r.task("documents.rotate_key", Need::DocumentTrust, devices::rotate_key);
    r.task("documents.publish_devices", Need::DocumentTrust, devices::publish_list);
    r.task("documents.stamp", Need::DocumentPrint, stamp::stamp);
    r.query("documents.time_authority", Need::DocumentRead, stamp::time_authority);
    r.task("documents.set_time_authority", Need::DocumentTrust, stamp::set_time_authority);
}

/// T.1: technicians and designers read their own signed documents: those whose signature they took.
pub(super) fn may_read(r: &Reader<'_>, filed: &FiledDocument) -> Result<bool, Fault> {
    if r.who().scope(Need::DocumentRead) == Some(Scope::All) {
        return Ok(true);
    }
    let author: Option<Vec<u8>> =
        r.value("SELECT actor FROM journal WHERE record = ?1 ORDER BY seq LIMIT 1", [filed.source])?;
    Ok(author.as_deref() == Some(&r.who().person.0[..]))
}

pub(super) fn not_yours() -> Fault {
    Fault::new(crate::kernel::FaultKind::Denied, "record.not_yours")
}

/// The record of a paper is for those who may read the paper (T-07).
pub fn watch(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<FiledDocument>(DocumentId(id))? {
        Some(filed) if !may_read(r, &filed)? => Err(not_yours()),
        _ => Ok(()),
    }
}

/// So is its time stamp.
pub fn watch_stamp(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<FiledStamp>(StampId(id))? {
        Some(stamp) => watch(r, &stamp.document.0),
        None => Ok(()),
    }
}

/// Which document.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DocumentWanted {
    pub id: DocumentId,
    /// The copy with the time stamp behind it; `document.not_stamped` where there is none.
    #[serde(default)]
    pub stamped: Option<bool>,
}

/// A document with its bytes.
#[derive(Serialize, TS)]
pub struct DocumentFile {
    pub document: FiledDocument,
    pub file_name: String,
    pub pdf_base64: String,
}

fn get(r: &Reader<'_>, input: DocumentWanted) -> Result<DocumentFile, Fault> {
    let document = r.need::<FiledDocument>(input.id)?;
    let (file_name, bytes) = readable(r, input.id, input.stamped)?;
    Ok(DocumentFile { file_name, document, pdf_base64: to_base64(&bytes) })
}

/// A paper's file for somebody who may read the paper.
fn readable(r: &Reader<'_>, id: DocumentId, stamped: Option<bool>) -> Result<(String, Vec<u8>), Fault> {
    let document = r.need::<FiledDocument>(id)?;
    if !may_read(r, &document)? {
        return Err(not_yours());
    }
    named_bytes(r, &document, stamped)
}

/// The paper's file, as sealed or with its time stamp.
fn named_bytes(
    r: &Reader<'_>,
    document: &FiledDocument,
    stamped: Option<bool>,
) -> Result<(String, Vec<u8>), Fault> {
    if stamped != Some(true) {
        return Ok((file::file_name(document), r.blob(&document.blob)?));
    }
    let stamp = r.first::<FiledStamp>("WHERE document = ?1", [document.id])?;
    let stamp = stamp.ok_or_else(|| Fault::missing("documents.not_stamped"))?;
    Ok((file::stamped_name(document), r.blob(&stamp.blob)?))
}

/// A file to check: where it lies, or its bytes.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileToVerify {
    #[serde(default)]
    pub path: Option<String>,
    #[serde(default)]
    pub base64: Option<String>,
}

fn verify_file(core: &Core, session: &Session, input: FileToVerify) -> Result<Verification, Fault> {
    let bytes = match (input.path, input.base64) {
        (Some(path), _) => std::fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e))?,
        (None, Some(text)) => crate::kernel::blobs::from_base64(&text)?,
        (None, None) => return Err(Fault::invalid("input.incomplete").field("path", "required")),
    };
    core.read_as(session, |r| verify(r, &bytes))
}

/// Where a copy went.
#[derive(Serialize, TS)]
pub struct Exported {
    pub path: String,
}

fn export(core: &Core, session: &Session, input: DocumentWanted) -> Result<Exported, Fault> {
    let (name, bytes, folder) = core.read_as(session, |r| {
        let (name, bytes) = readable(r, input.id, input.stamped)?;
        Ok((name, bytes, folder::chosen(r.conn())?))
    })?;
    let folder = folder.ok_or_else(|| Fault::refused("folder.none_chosen"))?;
    let path = folder::write_inside(&folder, &name, &bytes)?;
    Ok(Exported { path: path.to_string_lossy().into_owned() })
}

/// Which paper to which printer.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentPrint {
    pub id: DocumentId,
    /// The system's own choice when absent.
    #[serde(default)]
    pub printer: Option<String>,
}

/// The queue it went to.
#[derive(Serialize, TS)]
pub struct DocumentSent {
    pub printer: String,
}

/// The queue gets the sealed bytes themselves: what is printed is what was signed.
fn print(core: &Core, session: &Session, input: DocumentPrint) -> Result<DocumentSent, Fault> {
    let way = WayOut::of(PrintTarget::Printer, input.printer.as_deref(), None)?;
    let (name, bytes) = core.read_as(session, |r| readable(r, input.id, None))?;
    let sent = way.deliver(core, session, &name, &bytes)?;
    Ok(DocumentSent { printer: sent.printer.unwrap_or_default() })
}

/// Asks for nothing.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FolderWanted {}

/// The chosen folder.
#[derive(Serialize, TS)]
pub struct ChosenFolder {
    pub path: Option<String>,
}

fn folder_now(r: &Reader<'_>, _: FolderWanted) -> Result<ChosenFolder, Fault> {
    Ok(ChosenFolder { path: folder::chosen(r.conn())?.map(|p| p.to_string_lossy().into_owned()) })
}

/// A folder to choose.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FolderChoice {
    pub path: String,
}

fn set_folder(core: &Core, _: &Session, input: FolderChoice) -> Result<ChosenFolder, Fault> {
    let path = core.opened()?.vault.write(|conn| folder::choose(conn, &PathBuf::from(input.path)))?;
    Ok(ChosenFolder { path: Some(path.to_string_lossy().into_owned()) })
}

/// Where the certificates and the newest list of devices went, one path each; empty before the first signature.
#[derive(Serialize, TS)]
pub struct RootsExported {
    pub paths: Vec<String>,
}

fn export_root(core: &Core, session: &Session, _: FolderWanted) -> Result<RootsExported, Fault> {
    let (files, folder) = core.read_as(session, |r| Ok((believed_files(r)?, folder::chosen(r.conn())?)))?;
    let folder = folder.ok_or_else(|| Fault::refused("folder.none_chosen"))?;
    let mut paths = Vec::new();
    for (name, bytes) in files.into_iter().rev() {
        paths.push(folder::write_inside(&folder, &name, &bytes)?.to_string_lossy().into_owned());
    }
    Ok(RootsExported { paths })
}

/// Each root with the newest list of its devices: what a customer needs to believe.
fn believed_files(r: &Reader<'_>) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut files = Vec::new();
    for der in roots(r.conn())? {
        let name = short_name(&der);
        if let Some(list) = devices::newest(r, &der)? {
            files.push((format!("devices-{name}-{}.list", list.number), list_bytes(r, &list)?));
        }
        files.push((format!("root-{name}.cer"), der));
    }
    Ok(files)
}

/// The same, and the certificate of every device.
pub fn public_files(r: &Reader<'_>) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut files = believed_files(r)?;
    for certificate in r.find::<Certificate>("WHERE role = 'device' ORDER BY rid", [])? {
        files.push((format!("device-{}.cer", certificate.serial), unhex(&certificate.der)?));
    }
    Ok(files)
}

/// The firm's root certificates, to give to customers.
#[derive(Serialize, TS)]
pub struct Roots {
    pub der_base64: Vec<String>,
}

fn root(r: &Reader<'_>, _: FolderWanted) -> Result<Roots, Fault> {
    Ok(Roots { der_base64: roots(r.conn())?.iter().map(|der| to_base64(der)).collect() })
}
