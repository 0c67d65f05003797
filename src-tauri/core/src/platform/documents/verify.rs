//! Is this file what we sealed?

use rusqlite::Connection;
use seal::{Verdict, Why};
use serde::Serialize;
use ts_rs::TS;

use super::record::{CertificateRole, FiledDocument};
use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;

crate::choice! {
    /// The verdict.
    pub enum Judgement {
        Intact = "intact",
        Altered = "altered",
        NotOurs = "not_ours",
    }
}

/// The verdict with what it rests on. What it does not prove stands in the manual: the time is the device's,
/// and who held the pen is not known to the file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Verification {
    pub judgement: Judgement,
    /// Codes of what was found when altered, or why it is not ours.
    pub findings: Vec<String>,
    pub firm: Option<String>,
    pub device: Option<String>,
    pub device_serial: Option<String>,
    pub signer_name: Option<String>,
    pub claimed_at: Option<Moment>,
    pub pages: Option<u64>,
    pub content_digest: Option<String>,
    pub file_sha256: String,
    /// Number of the filed document this file is, byte for byte.
    pub filed_number: Option<String>,
    /// The content that was signed, as attached.
    #[ts(type = "any")]
    pub content: Option<serde_json::Value>,
}

/// Root certificates this vault trusts.
pub fn roots(conn: &Connection) -> Result<Vec<Vec<u8>>, Fault> {
    let mut statement = conn.prepare_cached("SELECT der FROM certificate WHERE role = ?1 ORDER BY rid")?;
    let rows = statement.query_map([CertificateRole::Root], |r| r.get::<_, String>(0))?;
    let mut roots = Vec::new();
    for row in rows {
        let text = row?;
        let bytes =
            (0..text.len()).step_by(2).map(|i| u8::from_str_radix(text.get(i..i + 2).unwrap_or(""), 16));
        roots.push(bytes.collect::<Result<_, _>>().map_err(Fault::bug)?);
    }
    Ok(roots)
}

/// The verdict over some bytes, with the filed document they are, if any.
pub fn verify(r: &Reader<'_>, bytes: &[u8]) -> Result<Verification, Fault> {
    let mut verification = judge(bytes, &roots(r.conn())?);
    verification.filed_number = r
        .first::<FiledDocument>("WHERE file_sha256 = ?1", [&verification.file_sha256])?
        .map(|filed| filed.number);
    Ok(verification)
}

/// The verdict over some bytes with given roots; needs no vault.
pub fn judge(bytes: &[u8], roots: &[Vec<u8>]) -> Verification {
    let mut v = Verification {
        judgement: Judgement::NotOurs,
        findings: Vec::new(),
        firm: None,
        device: None,
        device_serial: None,
        signer_name: None,
        claimed_at: None,
        pages: None,
        content_digest: None,
        file_sha256: BlobHash::of(bytes).0,
        filed_number: None,
        content: None,
    };
    match seal::check(bytes, roots) {
        Verdict::Intact(facts) => {
            v.judgement = Judgement::Intact;
            v.firm = Some(facts.firm);
            v.device = Some(facts.device);
            v.device_serial = Some(facts.device_serial);
            v.signer_name = Some(facts.signer_name);
            v.claimed_at = Some(Moment(facts.claimed_at_ms));
            v.pages = Some(facts.pages as u64);
            v.content_digest = facts.content_digest;
            v.content = facts.attachment.and_then(|a| serde_json::from_slice(&a.bytes).ok());
        }
        Verdict::Altered(found) => {
            v.judgement = Judgement::Altered;
            v.findings = found.iter().map(|a| a.code().to_string()).collect();
        }
        // Only lists of withdrawn devices lead here, and none is given; whoever adds them decides on the words.
        Verdict::SignedAfterRevocation(_, after) => v.findings = vec![format!("revoked_{}", after.code())],
        Verdict::NotOurs(why) => {
            v.findings = vec![why.code().to_string()];
            if let Why::ForeignRoot { firm, device, .. } = why {
                (v.firm, v.device) = (Some(firm), Some(device));
            }
        }
    }
    v
}
