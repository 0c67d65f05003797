//! Opening an archive and checking it: every file against its checksum, and who signed the checksums.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::entries::{ENTRIES, Head, unhex};
use super::pack::SUMS;
use super::source::{Source, altered};
use super::work::Work;
use crate::kernel::blobs::hex;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::schema;
use crate::kernel::time::Moment;

pub const MANIFEST: &str = "manifest.json";
pub const FORMAT: &str = "aftercare-archive";
pub const VERSION: u32 = 1;

/// What the archive says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    pub format: String,
    pub version: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// Number of the schema its records follow.
    pub schema: u32,
    pub firm: String,
    pub sample: bool,
    pub made_at: Moment,
    pub entries: u64,
    /// Entries whose payload was erased by right.
    pub erased: u64,
    /// Whether every chain held when it was written.
    pub is_whole: bool,
    pub heads: Vec<Head>,
    pub records: Vec<KindSum>,
    pub papers: u64,
    pub attachments: u64,
    /// Photos and papers that could not be opened in the vault itself.
    pub lost: u64,
    /// Papers signed and not sealed yet.
    pub waiting: u64,
}

/// The records of one kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KindSum {
    pub table: String,
    pub rows: u64,
    pub sha256: String,
}

impl KindSum {
    /// Where they stand.
    pub fn file(&self) -> String {
        format!("records/{}.jsonl", self.table)
    }
}

/// Who signed the checksums.
#[derive(Serialize, Deserialize)]
pub(super) struct Signed {
    /// Certificate of the device, DER in hex.
    pub device: String,
    /// Certificate of the firm's root, DER in hex.
    pub root: String,
    /// 64 bytes in hex.
    pub signature: String,
}

/// What a device signs; the first line keeps it from being taken for anything else.
pub(super) fn message(digest: &str) -> Vec<u8> {
    format!("aftercare archive v1\n{digest}\n").into_bytes()
}

/// An archive as it was opened.
pub struct Archive {
    path: PathBuf,
    pub(super) source: Source,
    pub manifest: Manifest,
    /// SHA-256 of the list of checksums.
    pub digest: String,
    /// Certificate of the root whose device signed it, DER; none where nobody did.
    pub root: Option<Vec<u8>>,
}

/// Opens an archive; its files are not checked yet.
pub fn open(path: &str) -> Result<Archive, Fault> {
    let path = PathBuf::from(path);
    let mut source = Source::open(&path)?;
    let manifest: Manifest =
        serde_json::from_slice(&source.bytes(MANIFEST)?).map_err(|_| altered(MANIFEST))?;
    if manifest.format != FORMAT {
        return Err(Fault::invalid("archive.not_an_archive").field("path", "wrong"));
    }
    if manifest.version > VERSION || manifest.schema > schema::known() {
        return Err(Fault::new(FaultKind::Locked, "archive.newer").arg("program", &manifest.program));
    }
    let digest = digest_of(&mut source, SUMS)?;
    let root = signed_by(&mut source, &digest)?;
    Ok(Archive { path, source, manifest, digest, root })
}

fn digest_of(source: &mut Source, name: &str) -> Result<String, Fault> {
    source.read(name, |from| {
        let mut digest = Sha256::new();
        loop {
            let some = from.fill_buf().map_err(|_| altered(name))?;
            if some.is_empty() {
                return Ok(hex(&digest.finalize()));
            }
            digest.update(some);
            let read = some.len();
            from.consume(read);
        }
    })
}

fn signed_by(source: &mut Source, digest: &str) -> Result<Option<Vec<u8>>, Fault> {
    let name = format!("{SUMS}.sig");
    if !source.has(&name) {
        return Ok(None);
    }
    let signed: Signed = serde_json::from_slice(&source.bytes(&name)?).map_err(|_| altered(&name))?;
    let part = |text: &str| unhex(text, &name);
    let (device, root) = (part(&signed.device)?, part(&signed.root)?);
    let holds = seal::is_issued_by(&device, &root)
        && seal::verify_bytes(&device, &message(digest), &part(&signed.signature)?);
    if holds { Ok(Some(root)) } else { Err(altered(&name)) }
}

impl Archive {
    /// The records of a kind, one by one.
    pub fn records(
        &mut self,
        table: &str,
        mut each: impl FnMut(Map<String, Value>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let name = format!("records/{table}.jsonl");
        self.source.lines(&name, |line| each(serde_json::from_str(line).map_err(|_| altered(&name))?))
    }

    /// Every file that is listed, with its checksum.
    pub(super) fn listed(&self, mut each: impl FnMut(&str, &str) -> Result<(), Fault>) -> Result<(), Fault> {
        // A second handle: a ZIP is read one file at a time, and the list is read while its files are.
        Source::open(Path::new(&self.path))?.lines(SUMS, |line| {
            let (digest, name) = line.split_once("  ").ok_or_else(|| altered(SUMS))?;
            each(name, digest)
        })
    }

    /// Reads every file; the first that is not as it was written is named. Answers how many there are.
    pub fn check(&mut self, work: &Work) -> Result<u64, Fault> {
        let mut files = 0;
        self.listed(|_, _| {
            files += 1;
            Ok(())
        })?;
        work.expect(files);
        let mut owed: BTreeSet<String> = self.manifest.records.iter().map(KindSum::file).collect();
        owed.extend([MANIFEST.to_string(), ENTRIES.to_string()]);
        let mut found = Source::open(Path::new(&self.path))?;
        self.listed(|name, digest| {
            owed.remove(name);
            if digest_of(&mut found, name)? != digest {
                return Err(altered(name));
            }
            work.step()
        })?;
        match owed.first() {
            Some(unlisted) => Err(altered(unlisted)),
            None => Ok(files),
        }
    }
}

/// Which archive.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ArchiveToCheck {
    /// The folder or the ZIP.
    pub path: String,
    /// A name to ask after it by.
    #[serde(default)]
    pub run: Option<String>,
}

/// A sound archive.
#[derive(Debug, Serialize, TS)]
pub struct ArchiveChecked {
    pub firm: String,
    pub made_at: Moment,
    pub program: String,
    pub entries: u64,
    pub files: u64,
    /// SHA-256 of the list of checksums: the same for the same archive, wherever it lies.
    pub digest: String,
    /// Fingerprint of the firm whose device signed it; none where nobody did.
    pub signed_by: Option<String>,
}

pub(super) fn run(_: &Core, asked: ArchiveToCheck) -> Result<ArchiveChecked, Fault> {
    let mut archive = open(&asked.path)?;
    let files = archive.check(&Work::begin(asked.run.as_deref()))?;
    Ok(ArchiveChecked {
        firm: archive.manifest.firm,
        made_at: archive.manifest.made_at,
        program: archive.manifest.program,
        entries: archive.manifest.entries,
        files,
        digest: archive.digest,
        signed_by: archive.root.map(|der| seal::fingerprint(&der)),
    })
}
