//! What was signed and by whom, from the report and the evidence attached to the file. Both are under the seal; the
//! evidence has a signature of its own besides.

use seal::{Attachment, Facts, ListedDevice, is_issued_by, verify_bytes};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use crate::answer::{Order, Paper, Signer};

/// The paper, if the attached report is one of this program. Unknown kinds are told as far as they say the same.
pub fn paper(attached: &Attachment) -> Option<Paper> {
    let content: Value = serde_json::from_slice(&attached.bytes).ok()?;
    let text =
        |path: &str| content.pointer(path).and_then(Value::as_str).unwrap_or_default().trim().to_string();
    let equipment = [text("/report/equipment_name"), text("/report/model"), text("/report/serial")].join(" ");
    let paper = Paper {
        number: text("/number"),
        customer: text("/report/customer_name"),
        ticket: text("/report/ticket_number"),
        visit: text("/report/visit_number"),
        equipment: equipment.split_whitespace().collect::<Vec<_>>().join(" "),
        declaration: text("/declaration"),
    };
    (paper != Paper::default()).then_some(paper)
}

#[derive(Deserialize)]
struct Signed<'a> {
    /// As it stands: these bytes are what the device signed.
    #[serde(borrow)]
    evidence: &'a RawValue,
    signature: String,
}

#[derive(Deserialize)]
struct Evidence {
    report: Option<String>,
    content_sha256: Option<String>,
    device_serial: Option<String>,
    signer: Option<String>,
    #[serde(default)]
    role: String,
    #[serde(default)]
    relation: String,
    #[serde(default)]
    proxy_reason: String,
    #[serde(default)]
    conducted_by: String,
    #[serde(default)]
    method: String,
    started_ms: Option<i64>,
    ended_ms: Option<i64>,
    previous: Option<String>,
    /// `unsigned`: the evidence says that nobody signed.
    outcome: Option<String>,
    recorded_by: Option<String>,
}

/// The method of a paper nobody signed; its name is whose word that is.
pub const UNSIGNED: &str = "unsigned";

/// The paper as its signers saw it. Where nobody signed, nobody agreed to its words either.
pub fn agreed(paper: Option<Paper>, signers: &[Signer]) -> Option<Paper> {
    let mut paper = paper?;
    if signers.iter().any(|signer| signer.method == UNSIGNED) {
        paper.declaration.clear();
    }
    Some(paper)
}

/// Whoever signed, by the evidence in the file; without any, the name in the seal.
pub fn signers(facts: &Facts, paper: Option<&Paper>) -> Vec<Signer> {
    let found: Vec<Signer> = facts.others.iter().filter_map(|file| signer(file, facts, paper)).collect();
    if !found.is_empty() || facts.signer_name.is_empty() {
        return found;
    }
    vec![Signer {
        name: facts.signer_name.clone(),
        role: String::new(),
        relation: String::new(),
        proxy_reason: String::new(),
        conducted_by: String::new(),
        method: String::new(),
        evidence_holds: false,
        started_at_ms: None,
        ended_at_ms: None,
        order: None,
    }]
}

fn signer(file: &Attachment, facts: &Facts, paper: Option<&Paper>) -> Option<Signer> {
    let signed: Signed = serde_json::from_slice(&file.bytes).ok()?;
    let text = signed.evidence.get();
    let evidence: Evidence = serde_json::from_str(text).ok()?;
    let certificate = certificate_of(evidence.device_serial.as_deref().unwrap_or_default(), facts);
    let is_signed = unhex(&signed.signature)
        .zip(certificate)
        .is_some_and(|(signature, certificate)| verify_bytes(certificate, text.as_bytes(), &signature));
    let is_for_this = evidence.content_sha256.is_some()
        && evidence.content_sha256 == facts.content_digest.as_ref().map(|digest| digest.to_ascii_lowercase())
        && evidence.report.as_deref() == paper.map(|paper| paper.number.as_str());
    let order = |previous| {
        // The next evidence of the device names this one by the digest of its text as a JSON string.
        let own = hex(&Sha256::digest(serde_json::to_string(text).ok()?));
        Some(Order { own, previous, previous_file: None, place: None, missing_before: false })
    };
    if evidence.outcome.as_deref() == Some(UNSIGNED) {
        return Some(Signer {
            name: evidence.recorded_by.unwrap_or_default(),
            role: String::new(),
            relation: String::new(),
            proxy_reason: String::new(),
            conducted_by: String::new(),
            method: UNSIGNED.into(),
            evidence_holds: is_signed && is_for_this,
            started_at_ms: None,
            ended_at_ms: None,
            order: None,
        });
    }
    Some(Signer {
        name: evidence.signer.unwrap_or_default(),
        role: evidence.role,
        relation: evidence.relation,
        proxy_reason: evidence.proxy_reason,
        conducted_by: evidence.conducted_by,
        method: evidence.method,
        evidence_holds: is_signed && is_for_this,
        started_at_ms: evidence.started_ms,
        ended_at_ms: evidence.ended_ms,
        order: evidence.previous.and_then(order),
    })
}

/// The certificate the evidence names: the one the file was sealed with or, where the key was replaced between signing
/// and sealing, an attached one that the same firm issued for the same device.
fn certificate_of<'a>(serial: &str, facts: &'a Facts) -> Option<&'a [u8]> {
    if serial == facts.device_serial {
        return Some(&facts.device_certificate);
    }
    let is_it = |file: &&Attachment| {
        is_issued_by(&file.bytes, &facts.root_certificate)
            && ListedDevice::of(&file.bytes, 0)
                .is_some_and(|older| older.serial == serial && older.device_id == facts.device_id)
    };
    facts.others.iter().find(is_it).map(|file| file.bytes.as_slice())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(pair).collect())?
}
