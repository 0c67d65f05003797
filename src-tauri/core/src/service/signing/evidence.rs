//! What the device vouches for: this ink, for this content, by this person, after the device's last evidence.

use paper::{Ink, Point};
use serde_json::{Value, json};

use super::record::{InkData, Relation};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::platform::documents::{canonical, digest, sign_evidence};

/// Tables that hold signatures with their evidence.
const TABLES: [&str; 2] = ["signature", "paper_signature"];

/// F-07: two genuine signatures are never identical; the same strokes again are a copy, on whatever paper. Answers
/// with the strokes' digest.
pub fn check_unused(r: &Reader<'_>, ink: &InkData) -> Result<String, Fault> {
    let ink_digest = digest(ink)?;
    for table in TABLES {
        let sql = format!("SELECT 1 FROM {table} WHERE ink_digest = ?1");
        if r.value::<i64>(&sql, [&ink_digest])?.is_some() {
            return Err(Fault::refused("signing.ink_reused"));
        }
    }
    Ok(ink_digest)
}

/// What is vouched for.
pub struct Vouched<'a> {
    /// The paper's number, and its round or block.
    pub report: &'a str,
    pub part: Value,
    pub content_digest: &'a str,
    pub pages_digest: &'a str,
    pub declaration: &'a str,
    /// Of the strokes; of the scan where it was signed on paper.
    pub mark_digest: &'a str,
    pub signer: &'a str,
    pub relation: Relation,
    pub started_at: Moment,
    /// Where the pad's own measures are known.
    pub ink: Option<&'a InkData>,
}

/// Evidence as canonical JSON and the device's signature over it, hex.
pub fn vouch(c: &Change<'_>, about: &Vouched<'_>, key: &seal::DeviceKey) -> Result<(String, String), Fault> {
    let previous = previous(c)?.map(|e| digest(&e)).transpose()?.unwrap_or_default();
    let pad = about.ink.map(|ink| json!({"width": ink.width, "height": ink.height, "input": ink.input}));
    let facts = json!({
        "v": 1,
        "report": about.report,
        "round": about.part,
        "content_sha256": about.content_digest,
        "pages_sha256": about.pages_digest,
        "declaration_sha256": digest(&about.declaration)?,
        "ink_sha256": about.mark_digest,
        "signer": about.signer,
        "relation": about.relation,
        "device": c.device().id,
        "device_serial": key.serial_hex(),
        "started_ms": about.started_at,
        "ended_ms": c.now(),
        "zone": c.zone().name(),
        "pad": pad,
        "previous": previous,
    });
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
    let point = |p: &super::record::InkPoint| Point { x: p.x, y: p.y, t_ms: p.t, pressure: p.p };
    Ink {
        strokes: data.strokes.iter().map(|s| s.iter().map(point).collect()).collect(),
        width: data.width,
        height: data.height,
    }
}
