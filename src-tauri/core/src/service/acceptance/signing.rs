//! The customer signs. The signature is a fact once this transaction is on disk; the file follows.

use serde_json::json;

use super::presenting::{advance, content_now};
use super::record::{AcceptanceRound, RoundId, RoundState, Signature, SignatureId};
use super::{addendum, rules, stages};
use crate::kernel::blobs::BlobHash;
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::clock;
use crate::master::customers::{Customer, CustomerKind};
use crate::platform::documents::digest;
use crate::service::signing::rules::check_may_sign;
use crate::service::signing::{Given, InkData, Mark, PaperScan, Signer, Vouched, check_unused, vouch};
use crate::service::{tickets, visits};

/// Everything about a signature on the screen but its bindings.
pub(super) struct Signing {
    pub round: RoundId,
    /// What the signer saw: it must still be what would be sealed (F-05).
    pub content_digest: String,
    pub signer: Signer,
    pub given: Given,
    pub started_at: Moment,
}

/// Checks every rule and saves round, signature and the steps of visit and ticket in one transaction.
pub(super) fn sign(c: &mut Change<'_>, input: Signing, key: &seal::DeviceKey) -> Result<SignatureId, Fault> {
    let before = c.need::<AcceptanceRound>(input.round)?;
    rules::check_step(before.state, RoundState::Accepted)?;
    let visit = visits::get(c, before.visit)?;
    check_may_sign(visit.work_done_at, &visits::report_gaps(c, before.visit)?, c.now())?;
    input.signer.check(customer_kind(c, &before)?)?;
    if before.content_digest.as_ref() != Some(&input.content_digest) {
        return Err(changed());
    }
    check_unchanged(c, &before)?;
    let signed = Signed {
        signer: &input.signer,
        mark: input.given.mark(),
        pages_digest: before.pages_digest.clone().unwrap_or_default(),
        started_at: input.started_at,
        signed_at: c.now(),
    };
    let (ink, seal) = input.given.clone().into_parts();
    conclude(c, &before, &signed, Kept { ink, seal, scans: Vec::new() }, key)
}

/// A mark given for a round, on the screen or on paper.
pub(super) struct Signed<'a> {
    pub signer: &'a Signer,
    pub mark: Mark<'a>,
    pub pages_digest: String,
    pub started_at: Moment,
    pub signed_at: Moment,
}

/// The mark as the signature keeps it.
pub(super) struct Kept {
    pub ink: Option<Json<InkData>>,
    pub seal: Option<BlobHash>,
    pub scans: Vec<PaperScan>,
}

/// Saves the signature with its evidence, and the steps it means for round, stage, visit and ticket.
pub(super) fn conclude(
    c: &mut Change<'_>,
    before: &AcceptanceRound,
    signed: &Signed<'_>,
    kept: Kept,
    key: &seal::DeviceKey,
) -> Result<SignatureId, Fault> {
    let mark_digest = check_unused(c, signed.mark)?;
    let content: serde_json::Value =
        serde_json::from_str(before.content.as_deref().unwrap_or_default()).map_err(Fault::bug)?;
    let declaration = content["declaration"].as_str().unwrap_or_default().to_string();
    let content_digest = before.content_digest.clone().unwrap_or_default();
    let about = Vouched {
        report: before.number.as_deref().unwrap_or_default(),
        part: json!(before.round),
        content_digest: &content_digest,
        pages_digest: &signed.pages_digest,
        declaration: &declaration,
        mark: signed.mark,
        signer: signed.signer,
        started_at: signed.started_at,
    };
    let (evidence, evidence_signature) = vouch(c, &about, key)?;
    let signer = signed.signer;
    let signature = Signature {
        id: c.new_id(),
        round: before.id,
        signer_name: signer.name.trim().into(),
        signer_role: signer.role.trim().into(),
        signer_phone: signer.phone.trim().into(),
        relation: signer.relation,
        proxy_reason: signer.proxy_reason.trim().into(),
        method: signed.mark.method(),
        content_digest,
        pages_digest: signed.pages_digest.clone(),
        declaration,
        ink: kept.ink,
        seal: kept.seal,
        mark_digest,
        scans: Json(kept.scans),
        started_at: signed.started_at,
        signed_at: signed.signed_at,
        place: signer.place.trim().into(),
        device: c.device().id,
        is_clock_off: clock::is_off(c)?,
        evidence,
        evidence_signature,
    };
    c.create(&signature)?;
    let after =
        AcceptanceRound { state: RoundState::Accepted, decided_at: Some(signed.signed_at), ..before.clone() };
    advance(c, before, &after, None)?;
    follow(c, before, &signature.signer_name)?;
    c.queue_job(super::sealing::JOB, &json!({"signature": signature.id}))?;
    Ok(signature.id)
}

/// What the signature of a round means for what it is about.
fn follow(c: &mut Change<'_>, round: &AcceptanceRound, signer: &str) -> Result<(), Fault> {
    if let Some(amended) = round.amends {
        return addendum::signed(c, amended, round.number.as_deref().unwrap_or_default());
    }
    // A trial or final test is signed on a visit whose report was signed with the preliminary.
    if visits::get(c, round.visit)?.signed_at.is_none() {
        visits::mark_signed(c, round.visit, signer)?;
    }
    if round.is_report() {
        return Ok(());
    }
    let is_whole = match round.stage {
        Some(stage) => stages::signed(c, stage, round.ticket, round.visit)?,
        None => true,
    };
    if is_whole {
        tickets::system_step(c, round.ticket, tickets::State::Accepted, None)?;
    }
    Ok(())
}

/// What the customer is decides who signs in the customer's own right (F-07).
pub(super) fn customer_kind(r: &Reader<'_>, round: &AcceptanceRound) -> Result<CustomerKind, Fault> {
    let ticket = r.need::<tickets::Ticket>(round.ticket)?;
    Ok(r.need::<Customer>(ticket.customer)?.kind.works_as)
}

/// F-05: a change anywhere since the pages were shown restarts the signing on the new content.
pub(super) fn check_unchanged(r: &Reader<'_>, round: &AcceptanceRound) -> Result<(), Fault> {
    let now = digest(&content_now(r, round)?)?;
    if round.content_digest.as_ref() == Some(&now) { Ok(()) } else { Err(changed()) }
}

fn changed() -> Fault {
    Fault::new(FaultKind::Conflict, "signing.content_changed")
}
