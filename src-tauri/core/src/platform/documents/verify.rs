//! Is this file what we sealed, and does the firm stand for it?

use aftercare_verify::{Signer, not_proved, paper, signers};
use seal::{Facts, Verdict, Why, check_with};
use serde::Serialize;
use ts_rs::TS;

use super::canonical::digest;
use super::record::{DocumentId, FiledDocument, WithdrawalReason};
use super::trust::{Believed, believed};
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
        SignedAfterRevocation = "signed_after_revocation",
    }
}

/// The verdict with what it rests on, and what it does not prove.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Verification {
    pub judgement: Judgement,
    /// Codes of what was found when altered, why it is not ours, or why it counts as signed too late.
    pub findings: Vec<String>,
    pub firm: Option<String>,
    pub device: Option<String>,
    pub device_serial: Option<String>,
    pub signer_name: Option<String>,
    pub claimed_at: Option<Moment>,
    pub pages: Option<u64>,
    pub content_digest: Option<String>,
    pub file_sha256: String,
    /// Of the file as sealed, before a time stamp was appended.
    pub sealed_sha256: Option<String>,
    /// The filed document this file is, with or without a time stamp behind it.
    pub filed: Option<DocumentId>,
    pub filed_number: Option<String>,
    /// Whoever signed, by the evidence in the file.
    pub signers: Vec<VerifiedSigner>,
    /// What the firm's newest list of devices says of the device.
    pub standing: Option<VerifiedStanding>,
    pub revoked: Option<VerifiedWithdrawal>,
    pub stamp: Option<VerifiedStamp>,
    /// Codes of what all this does not prove.
    pub not_proved: Vec<String>,
    /// The content that was signed, as attached.
    #[ts(type = "any")]
    pub content: Option<serde_json::Value>,
}

/// Somebody who signed by hand.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VerifiedSigner {
    pub name: String,
    pub role: String,
    /// Code of the relation to the customer; empty where the evidence does not say.
    pub relation: String,
    /// Why he signed for another; empty where he signed for himself.
    pub proxy_reason: String,
    /// Who of the firm was signed in when it was signed; empty where the evidence does not say.
    pub conducted_by: String,
    /// Code of how it was signed; empty where the evidence does not say.
    pub method: String,
    /// The device vouches for this signature on this very report. False: do not rely on the name.
    pub evidence_holds: bool,
    pub started_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    /// Mark of this signature; the next one on the device names it.
    pub own: Option<String>,
    /// Mark of the one before it; empty for the first of the device.
    pub previous: Option<String>,
    /// Number of the paper filed here that has that mark.
    pub previous_number: Option<String>,
}

/// The firm's newest list, and whether the device stands in it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VerifiedStanding {
    pub number: u64,
    pub dated: Moment,
    pub is_listed: bool,
}

/// The device's certificate was withdrawn.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VerifiedWithdrawal {
    pub at: Moment,
    pub reason: WithdrawalReason,
    /// Code of what places the file before that; none if nothing does.
    pub before: Option<String>,
}

/// An authority saw the sealed file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VerifiedStamp {
    pub at: Moment,
    pub authority: String,
    pub is_trusted: bool,
}

/// The verdict over some bytes, with the filed document they are, if any.
pub fn verify(r: &Reader<'_>, bytes: &[u8]) -> Result<Verification, Fault> {
    let mut v = judge(bytes, &believed(r)?);
    // Altered bytes are no filed paper; a file of another's is looked for all the same, and not found.
    let sealed = v.sealed_sha256.as_ref().unwrap_or(&v.file_sha256);
    if let Some(filed) = r.first::<FiledDocument>("WHERE file_sha256 = ?1", [sealed])? {
        (v.filed, v.filed_number) = (Some(filed.id), Some(filed.number));
    }
    for signer in v.signers.iter_mut().filter(|s| s.evidence_holds) {
        if let Some(mark) = signer.previous.as_deref().filter(|mark| !mark.is_empty()) {
            signer.previous_number = marked(r, mark)?;
        }
    }
    Ok(v)
}

/// The filed paper whose evidence has that mark. Signatures stand on the floor above, which may not be called from
/// here; its tables may be asked.
fn marked(r: &Reader<'_>, mark: &str) -> Result<Option<String>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT s.evidence, d.number FROM signature s JOIN filed_document d ON d.source = s.id
         UNION ALL
         SELECT s.evidence, d.number FROM paper_signature s JOIN filed_document d ON d.source = s.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if digest(&row.get::<_, String>(0)?)? == mark {
            return Ok(Some(row.get(1)?));
        }
    }
    Ok(None)
}

/// The verdict over some bytes by what is believed; needs no vault.
pub fn judge(bytes: &[u8], believed: &Believed) -> Verification {
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
        sealed_sha256: None,
        filed: None,
        filed_number: None,
        signers: Vec::new(),
        standing: None,
        revoked: None,
        stamp: None,
        not_proved: Vec::new(),
        content: None,
    };
    match check_with(bytes, &believed.as_trust()) {
        Verdict::Intact(facts) => {
            v.judgement = Judgement::Intact;
            tell(&mut v, &facts);
        }
        Verdict::SignedAfterRevocation(facts, after) => {
            v.judgement = Judgement::SignedAfterRevocation;
            v.findings = vec![format!("after_{}", after.code())];
            tell(&mut v, &facts);
        }
        Verdict::Altered(found) => {
            v.judgement = Judgement::Altered;
            v.findings = found.iter().map(|a| a.code().to_string()).collect();
        }
        Verdict::NotOurs(why) => {
            v.findings = vec![why.code().to_string()];
            if let Why::ForeignRoot { firm, device, .. } = why {
                (v.firm, v.device) = (Some(firm), Some(device));
            }
        }
    }
    v
}

fn tell(v: &mut Verification, facts: &Facts) {
    let paper = facts.attachment.as_ref().and_then(paper);
    v.firm = Some(facts.firm.clone());
    v.device = Some(facts.device.clone());
    v.device_serial = Some(facts.device_serial.clone());
    v.signer_name = Some(facts.signer_name.clone());
    v.claimed_at = Some(Moment(facts.claimed_at_ms));
    v.pages = Some(facts.pages as u64);
    v.content_digest = facts.content_digest.clone();
    v.sealed_sha256 = Some(facts.sealed_sha256.clone());
    v.signers = signers(facts, paper.as_ref()).into_iter().map(signer).collect();
    v.standing = facts.standing.as_ref().map(|s| VerifiedStanding {
        number: s.number,
        dated: Moment(s.dated_ms),
        is_listed: s.is_listed,
    });
    v.revoked = facts.revoked.as_ref().map(|revoked| VerifiedWithdrawal {
        at: Moment(revoked.at_ms),
        reason: WithdrawalReason::parse(revoked.reason.code()).unwrap_or(WithdrawalReason::Other),
        before: revoked.before.map(|before| before.code().into()),
    });
    v.stamp = facts.stamp.as_ref().map(|stamp| VerifiedStamp {
        at: Moment(stamp.at_ms),
        authority: stamp.authority.clone(),
        is_trusted: stamp.is_trusted,
    });
    v.not_proved = not_proved(facts, true).into_iter().map(String::from).collect();
    v.content = facts.attachment.as_ref().and_then(|a| serde_json::from_slice(&a.bytes).ok());
}

fn signer(found: Signer) -> VerifiedSigner {
    let (own, previous) = found.order.map(|order| (order.own, order.previous)).unzip();
    VerifiedSigner {
        name: found.name,
        role: found.role,
        relation: found.relation,
        proxy_reason: found.proxy_reason,
        conducted_by: found.conducted_by,
        method: found.method,
        evidence_holds: found.evidence_holds,
        started_at: found.started_at_ms.map(Moment),
        ended_at: found.ended_at_ms.map(Moment),
        own,
        previous,
        previous_number: None,
    }
}
