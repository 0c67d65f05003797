//! What the device vouches for: this mark, on this content, by this person, after the device's last evidence.

use paper::{Ink, Point};
use serde_json::{Value, json};

use super::record::{InkData, InkPoint, PaperScan, SignMethod, Signer};
use crate::kernel::blobs::BlobHash;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::platform::documents::{canonical, digest, sign_evidence};

/// Tables that hold signatures with their evidence.
const TABLES: [&str; 2] = ["signature", "paper_signature"];

/// What the signer left.
#[derive(Debug, Clone, Copy)]
pub enum Mark<'a> {
    Ink(&'a InkData),
    /// The picture of the seal, as it was given.
    Seal(&'a BlobHash),
    /// The sheets that were signed by hand.
    Sheets(&'a [PaperScan]),
}

impl Mark<'_> {
    /// How it was signed.
    pub fn method(&self) -> SignMethod {
        match self {
            Mark::Ink(_) => SignMethod::Handwriting,
            Mark::Seal(_) => SignMethod::CompanySeal,
            Mark::Sheets(_) => SignMethod::PaperScan,
        }
    }

    /// What the evidence says of it, by which the mark kept in the vault is recognised.
    fn facts(&self) -> Result<(&'static str, Value), Fault> {
        Ok(match self {
            Mark::Ink(ink) => ("ink_sha256", json!(digest(ink)?)),
            Mark::Seal(seal) => ("seal_sha256", json!(seal)),
            Mark::Sheets(scans) => ("scans_sha256", json!(scans.iter().map(|s| &s.blob).collect::<Vec<_>>())),
        })
    }
}

/// F-07: two genuine signatures are never identical; the same strokes or the same picture again are a copy, on
/// whatever paper. Answers with the mark's digest; sheets have none, their codes and their places in the scanned
/// files keep them apart.
pub fn check_unused(r: &Reader<'_>, mark: Mark<'_>) -> Result<Option<String>, Fault> {
    let (found, code) = match mark {
        Mark::Ink(ink) => (digest(ink)?, "signing.ink_reused"),
        Mark::Seal(seal) => (seal.0.clone(), "signing.seal_reused"),
        Mark::Sheets(_) => return Ok(None),
    };
    for table in TABLES {
        let sql = format!("SELECT 1 FROM {table} WHERE mark_digest = ?1");
        if r.value::<i64>(&sql, [&found])?.is_some() {
            return Err(Fault::refused(code));
        }
    }
    Ok(Some(found))
}

/// What is vouched for.
pub struct Vouched<'a> {
    /// The paper's number, and its round or block.
    pub report: &'a str,
    pub part: Value,
    pub content_digest: &'a str,
    pub pages_digest: &'a str,
    pub declaration: &'a str,
    pub mark: Mark<'a>,
    pub signer: &'a Signer,
    /// When the pen touched the pad; of a sheet, the time written on it.
    pub started_at: Moment,
}

/// Evidence as canonical JSON and the device's signature over it, hex.
pub fn vouch(c: &Change<'_>, about: &Vouched<'_>, key: &seal::DeviceKey) -> Result<(String, String), Fault> {
    let previous = previous(c)?.map(|e| digest(&e)).transpose()?.unwrap_or_default();
    let pad = match about.mark {
        Mark::Ink(ink) => json!({"width": ink.width, "height": ink.height, "input": ink.input}),
        _ => Value::Null,
    };
    let (mark, mark_digest) = about.mark.facts()?;
    let mut facts = json!({
        "v": 1,
        "report": about.report,
        "round": about.part,
        "content_sha256": about.content_digest,
        "pages_sha256": about.pages_digest,
        "declaration_sha256": digest(&about.declaration)?,
        "method": about.mark.method(),
        "signer": about.signer.name.trim(),
        "role": about.signer.role.trim(),
        "relation": about.signer.relation,
        "proxy_reason": about.signer.proxy_reason.trim(),
        "phone": about.signer.phone.trim(),
        "place": about.signer.place.trim(),
        "conducted_by": c.who().name,
        "device": c.device().id,
        "device_serial": key.serial_hex(),
        "started_ms": about.started_at,
        "ended_ms": c.now(),
        "zone": c.zone().name(),
        "pad": pad,
        "previous": previous,
    });
    facts[mark] = mark_digest;
    let evidence = String::from_utf8(canonical(&facts)?).map_err(Fault::bug)?;
    let signature = sign_evidence(key, evidence.as_bytes());
    Ok((evidence, signature))
}

/// The device's last evidence on whatever paper: of each table's last row the one the journal has last, because row
/// numbers of two tables tell no common order.
fn previous(r: &Reader<'_>) -> Result<Option<String>, Fault> {
    let mut last: Option<(i64, String)> = None;
    for table in TABLES {
        let sql = format!(
            "SELECT (SELECT max(seq) FROM journal WHERE record = t.id), t.evidence FROM {table} t
             WHERE t.device = ?1 ORDER BY t.rid DESC LIMIT 1"
        );
        let mut statement = r.conn().prepare_cached(&sql)?;
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, Option<i64>>(0)?.unwrap_or(0), row.get(1)?));
        let found = statement.query_map([r.device().id], row)?.next().transpose()?;
        last = last.into_iter().chain(found).max_by_key(|(seq, _)| *seq);
    }
    Ok(last.map(|(_, evidence)| evidence))
}

/// The evidence with the device's signature over it, as attached to the file.
pub fn attached(evidence: &str, signature: &str) -> Result<Vec<u8>, Fault> {
    let evidence: Value = serde_json::from_str(evidence).map_err(Fault::bug)?;
    canonical(&json!({"evidence": evidence, "signature": signature, "algorithm": "ECDSA P-256 SHA-256"}))
}

/// The strokes as the paper draws them.
pub fn paper_ink(data: &InkData) -> Ink {
    let point = |p: &InkPoint| Point { x: p.x, y: p.y, t_ms: p.t, pressure: p.p };
    Ink {
        strokes: data.strokes.iter().map(|s| s.iter().map(point).collect()).collect(),
        width: data.width,
        height: data.height,
    }
}
