//! Photos, scans and PDFs: files beside the database, named by content and encrypted with a key of the vault.

use std::fs;
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fault::{Fault, FaultKind};
use super::{ids, pieces};

/// SHA-256 of the content, in hex: the checksum of V-10.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
pub struct BlobHash(pub String);

impl ToSql for BlobHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}
impl FromSql for BlobHash {
    fn column_result(v: ValueRef<'_>) -> FromSqlResult<Self> {
        String::column_result(v).map(BlobHash)
    }
}
impl super::record::Column for BlobHash {
    const SQL_TYPE: &'static str = "TEXT";
}

impl BlobHash {
    /// The hash of some bytes.
    pub fn of(bytes: &[u8]) -> BlobHash {
        BlobHash(hex(&Sha256::digest(bytes)))
    }
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Bytes from base64 as the window sends them.
pub fn from_base64(text: &str) -> Result<Vec<u8>, Fault> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD
        .decode(text.trim())
        .map_err(|_| Fault::invalid("input.not_base64"))
}

/// Base64 for the window.
pub fn to_base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// A file kept.
pub struct Kept {
    /// Its checksum.
    pub hash: BlobHash,
    /// Its length.
    pub size: u64,
    /// How it begins, for finding out what it is.
    pub head: Vec<u8>,
}

/// Bytes of the beginning that tell what a file is.
const TELLING: usize = 65_536;

/// The store of one open vault.
pub struct Blobs {
    dir: PathBuf,
    key: [u8; 32],
}

impl Blobs {
    /// The store in `dir`, sealed with `key`.
    pub fn new(dir: PathBuf, key: [u8; 32]) -> Blobs {
        Blobs { dir, key }
    }
    /// The file's name tells nothing about its content: a keyed hash of the hash.
    fn path(&self, hash: &BlobHash) -> PathBuf {
        let name = blake3::keyed_hash(&self.key, hash.0.as_bytes()).to_hex().to_string();
        self.dir.join(&name[..2]).join(name)
    }
    /// Keeps bytes: written beside, synced, renamed. A crash leaves a whole file or none.
    pub fn put(&self, bytes: &[u8]) -> Result<BlobHash, Fault> {
        let hash = BlobHash::of(bytes);
        let path = self.path(&hash);
        if path.exists() {
            return Ok(hash);
        }
        let sealed = vault::seal_bytes(&self.key, bytes, hash.0.as_bytes())?;
        self.beside(&path, |file| {
            file.write_all(&sealed).map_err(|e| Fault::outside("blob.write_failed", &e))
        })?;
        Ok(hash)
    }
    /// Writes a file under a passing name of its own, since two may be kept at once, and renames it when it is whole.
    fn beside(
        &self,
        path: &Path,
        write: impl FnOnce(&mut fs::File) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let unwritten = |e: std::io::Error| Fault::outside("blob.write_failed", &e);
        let folder = path.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder).map_err(unwritten)?;
        let beside = path.with_extension(format!("{}.part", hex(&ids::fresh(0))));
        let written = fs::File::create(&beside).map_err(unwritten).and_then(|mut file| {
            write(&mut file)?;
            file.sync_all().map_err(unwritten)
        });
        if let Err(fault) = written {
            let _ = fs::remove_file(&beside);
            return Err(fault);
        }
        fs::rename(&beside, path).map_err(unwritten)?;
        fs::File::open(folder).and_then(|f| f.sync_all()).map_err(unwritten)
    }
    /// Keeps a file from outside as it is, read piece by piece: once for its checksum, and once more to be sealed
    /// where it is longer than a piece.
    pub fn put_file(&self, path: &Path) -> Result<Kept, Fault> {
        let unread = |e: std::io::Error| Fault::outside("file.unreadable", &e);
        let mut file = fs::File::open(path).map_err(unread)?;
        // A pipe or a device has no end to wait for.
        if !file.metadata().map_err(unread)?.is_file() {
            return Err(Fault::invalid("file.not_a_file"));
        }
        let first = pieces::fill(&mut file, pieces::PIECE).map_err(unread)?;
        let mut sum = Sha256::new();
        let (mut piece, mut size) = (first.clone(), 0);
        while !piece.is_empty() {
            sum.update(&piece);
            size += piece.len() as u64;
            piece = pieces::fill(&mut file, pieces::PIECE).map_err(unread)?;
        }
        let hash = BlobHash(hex(&sum.finalize()));
        let head = first[..first.len().min(TELLING)].to_vec();
        if size <= pieces::PIECE as u64 {
            self.put(&first)?;
        } else if !self.path(&hash).exists() {
            file.rewind().map_err(unread)?;
            self.beside(&self.path(&hash), |to| pieces::seal(&self.key, &hash, &mut file, to))?;
        }
        Ok(Kept { hash, size, head })
    }
    /// Writes the bytes out piece by piece, checked against their hash, and answers how many there are. What was
    /// written before a fault is not to be trusted.
    pub fn write_to(&self, hash: &BlobHash, to: &mut impl Write) -> Result<u64, Fault> {
        let mut file = fs::File::open(self.path(hash)).map_err(|_| Fault::missing("blob.missing"))?;
        let mut head = [0; pieces::HEAD.len()];
        if file.read_exact(&mut head).is_ok() && head == *pieces::HEAD {
            return pieces::open(&self.key, hash, &mut file, to);
        }
        let bytes = self.get(hash)?;
        to.write_all(&bytes).map_err(|e| Fault::outside("file.write_failed", &e))?;
        Ok(bytes.len() as u64)
    }
    /// Takes a file away for good; nothing where there is none.
    pub fn forget(&self, hash: &BlobHash) -> Result<(), Fault> {
        match fs::remove_file(self.path(hash)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                Err(Fault::outside("blob.write_failed", &e))
            }
            _ => Ok(()),
        }
    }
    /// The bytes, checked against their hash.
    pub fn get(&self, hash: &BlobHash) -> Result<Vec<u8>, Fault> {
        let sealed = fs::read(self.path(hash)).map_err(|_| Fault::missing("blob.missing"))?;
        if let Some(mut sealed) = sealed.strip_prefix(pieces::HEAD) {
            let mut bytes = Vec::new();
            pieces::open(&self.key, hash, &mut sealed, &mut bytes)?;
            return Ok(bytes);
        }
        let bytes = vault::open_bytes(&self.key, &sealed, hash.0.as_bytes())
            .map_err(|_| Fault::new(FaultKind::Damaged, "blob.damaged"))?;
        if BlobHash::of(&bytes) != *hash {
            return Err(Fault::new(FaultKind::Damaged, "blob.damaged"));
        }
        Ok(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        self.key = [0; 32];
    }
}
