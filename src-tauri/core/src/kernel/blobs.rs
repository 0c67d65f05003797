//! Photos, scans and PDFs: files beside the database, named by content and encrypted with a key of the vault.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::fault::{Fault, FaultKind};

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
        let write = || -> std::io::Result<()> {
            let folder = path.parent().unwrap_or(&self.dir);
            fs::create_dir_all(folder)?;
            let beside = path.with_extension("part");
            let mut file = fs::File::create(&beside)?;
            file.write_all(&sealed)?;
            file.sync_all()?;
            fs::rename(&beside, &path)?;
            fs::File::open(folder)?.sync_all()
        };
        write().map_err(|e| Fault::outside("blob.write_failed", &e))?;
        Ok(hash)
    }
    /// The bytes, checked against their hash.
    pub fn get(&self, hash: &BlobHash) -> Result<Vec<u8>, Fault> {
        let sealed = fs::read(self.path(hash)).map_err(|_| Fault::missing("blob.missing"))?;
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
