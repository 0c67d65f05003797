//! A block of a paper is signed on the pad. The signature is a fact once this transaction is on disk; the file follows.

use serde_json::json;

use super::issuing::advance;
use super::presenting::{check_signable, content_now};
use super::record::{Paper, PaperBlock, PaperId, PaperSignature, PaperSignatureId, PaperState};
use super::rules;
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::customers::{Customer, CustomerKind};
use crate::platform::documents::digest;
use crate::service::custody;
use crate::service::signing::{Given, SignMethod, Signer, Vouched, check_unused, vouch};
use crate::service::tickets::{Ticket, TicketId};

/// Everything about a signature on the pad but its bindings.
pub(super) struct Signing {
    pub paper: PaperId,
    /// What the signer saw: it must still be what would be sealed (F-05).
    pub content_digest: String,
    pub signer: Signer,
    pub given: Given,
    pub started_at: Moment,
}

/// Checks every rule and saves signature and step in one transaction.
pub(super) fn sign(
    c: &mut Change<'_>,
    input: Signing,
    key: &seal::DeviceKey,
) -> Result<PaperSignatureId, Fault> {
    let before = c.need::<Paper>(input.paper)?;
    rules::check_step(before.state, PaperState::Signed)?;
    let block = before.block.ok_or_else(|| Fault::refused("signing.not_presented"))?;
    let now_says = content_now(c, &before)?;
    check_signable(c, &before, block, &now_says, c.now())?;
    let s = &input.signer;
    s.check(customer_kind(c, before.ticket)?)?;
    let frozen = before.content_digest.clone().unwrap_or_default();
    if frozen != input.content_digest || digest(&now_says)? != frozen {
        return Err(Fault::new(FaultKind::Conflict, "signing.content_changed"));
    }
    let mark_digest = check_unused(c, input.given.mark())?;
    let pages_digest = before.pages_digest.clone().unwrap_or_default();
    let about = Vouched {
        report: &before.number,
        part: json!(block),
        content_digest: &frozen,
        pages_digest: &pages_digest,
        declaration: &now_says.declaration,
        mark: input.given.mark(),
        signer: s,
        started_at: input.started_at,
    };
    let (evidence, evidence_signature) = vouch(c, &about, key)?;
    let method = input.given.mark().method();
    let (ink, seal) = input.given.clone().into_parts();
    let signature = PaperSignature {
        method,
        content: before.content.clone().unwrap_or_default(),
        content_digest: frozen.clone(),
        pages_digest: pages_digest.clone(),
        declaration: now_says.declaration.clone(),
        ink,
        seal,
        mark_digest,
        started_at: input.started_at,
        evidence,
        evidence_signature,
        ..signature_of(c, &before, block, s, c.now())?
    };
    c.create(&signature)?;
    custody::signed(c, &before, block, &signature.signer_name, signature.signed_at)?;
    let is_last = rules::blocks(before.kind, &before.form).last() == Some(&block);
    let after = if is_last {
        Paper { state: PaperState::Signed, signed_at: Some(signature.signed_at), ..before.clone() }
    } else {
        // The paper lives on until its last block is signed; what was signed stays in the signature.
        Paper {
            state: PaperState::Issued,
            block: None,
            content: None,
            content_digest: None,
            pages_digest: None,
            ..before.clone()
        }
    };
    advance(c, &before, &after, block.code())?;
    c.queue_job(super::sealing::JOB, &json!({"signature": signature.id}))?;
    Ok(signature.id)
}

/// Whether one of them carries the customer's signature on that block, given not before that moment.
pub fn signed_after(
    r: &Reader<'_>,
    papers: &[Paper],
    block: PaperBlock,
    from: Moment,
) -> Result<bool, Fault> {
    for paper in papers {
        let signed = r.first::<PaperSignature>(
            "WHERE paper = ?1 AND block = ?2 AND signed_at >= ?3 LIMIT 1",
            (paper.id, block, from),
        )?;
        // Signed by hand it is a signature once somebody read signer and time off the sheet (F-12).
        let by_hand = paper.on_sheet.as_ref().is_some_and(|s| s.signed_at >= from);
        if signed.is_some() || by_hand {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The parts of a signature that do not depend on how it was given.
pub(super) fn signature_of(
    c: &Change<'_>,
    paper: &Paper,
    block: PaperBlock,
    signer: &Signer,
    signed_at: Moment,
) -> Result<PaperSignature, Fault> {
    Ok(PaperSignature {
        id: c.new_id(),
        paper: paper.id,
        block,
        signer_name: signer.name.trim().into(),
        signer_role: signer.role.trim().into(),
        signer_phone: signer.phone.trim().into(),
        relation: signer.relation,
        proxy_reason: signer.proxy_reason.trim().into(),
        method: SignMethod::PaperScan,
        content: String::new(),
        content_digest: String::new(),
        pages_digest: String::new(),
        declaration: String::new(),
        ink: None,
        seal: None,
        mark_digest: None,
        scans: Json(Vec::new()),
        started_at: signed_at,
        signed_at,
        place: signer.place.trim().into(),
        device: c.device().id,
        is_clock_off: crate::master::clock::is_off(c)?,
        evidence: String::new(),
        evidence_signature: String::new(),
    })
}

/// A paper without a ticket is a person's until somebody says otherwise: then a reason is asked for.
pub(super) fn customer_kind(r: &Reader<'_>, ticket: Option<TicketId>) -> Result<CustomerKind, Fault> {
    let Some(ticket) = ticket.map(|t| r.need::<Ticket>(t)).transpose()? else {
        return Ok(CustomerKind::Person);
    };
    Ok(r.need::<Customer>(ticket.customer)?.kind.works_as)
}
