//! Whom this vault believes when it checks a file: the firm's roots and the newest lists of its devices.

use rusqlite::Connection;
use seal::{DeviceList, Trust};

use super::record::{CertificateRole, PublishedList, TimeAuthority};
use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;

/// What a check rests on.
#[derive(Debug, Clone, Default)]
pub struct Believed {
    /// Root certificates, DER.
    pub roots: Vec<Vec<u8>>,
    pub lists: Vec<DeviceList>,
    /// Certificates of time-stamping authorities, DER.
    pub authorities: Vec<Vec<u8>>,
}

impl Believed {
    pub(super) fn as_trust(&self) -> Trust<'_> {
        Trust { roots: &self.roots, lists: &self.lists, authorities: &self.authorities }
    }

    /// Roots and lists from files. A list that cannot be read, or that its root did not sign, is an error: leaving it
    /// out would turn a withdrawn device into a good one.
    pub fn from_files(
        roots: Vec<Vec<u8>>,
        lists: &[Vec<u8>],
        authorities: Vec<Vec<u8>>,
    ) -> Result<Believed, Fault> {
        let lists = lists.iter().map(|bytes| read(bytes, &roots)).collect::<Result<_, _>>()?;
        Ok(Believed { roots, lists, authorities })
    }
}

/// What this vault believes now.
pub fn believed(r: &Reader<'_>) -> Result<Believed, Fault> {
    let roots = roots(r.conn())?;
    let mut lists = Vec::new();
    for root in &roots {
        if let Some(list) = super::devices::newest(r, root)? {
            lists.push(read(&list_bytes(r, &list)?, &roots)?);
        }
    }
    let authority = r.first::<TimeAuthority>("ORDER BY rid LIMIT 1", [])?;
    let authority = authority.map(|kept| unhex(&kept.certificate)).transpose()?;
    Ok(Believed { roots, lists, authorities: authority.into_iter().filter(|der| !der.is_empty()).collect() })
}

pub(super) fn list_bytes(r: &Reader<'_>, list: &PublishedList) -> Result<Vec<u8>, Fault> {
    r.blob(&list.blob)
}

fn read(bytes: &[u8], roots: &[Vec<u8>]) -> Result<DeviceList, Fault> {
    DeviceList::read(bytes, roots)
        .map_err(|problem| Fault::new(FaultKind::Damaged, "documents.bad_list").arg("what", problem.code()))
}

/// Root certificates this vault trusts.
pub fn roots(conn: &Connection) -> Result<Vec<Vec<u8>>, Fault> {
    let mut statement = conn.prepare_cached("SELECT der FROM certificate WHERE role = ?1 ORDER BY rid")?;
    let rows = statement.query_map([CertificateRole::Root], |r| r.get::<_, String>(0))?;
    rows.map(|row| unhex(&row?)).collect()
}

pub(super) fn unhex(text: &str) -> Result<Vec<u8>, Fault> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2).unwrap_or_default(), 16);
    (0..text.len()).step_by(2).map(pair).collect::<Result<_, _>>().map_err(Fault::bug)
}

/// The name under which a root and its lists are handed out: by fingerprint, so that those of an older root lie beside
/// and neither replaces the other.
pub(super) fn short_name(root_der: &[u8]) -> String {
    BlobHash::of(root_der).0.chars().take(8).collect()
}
