//! The customer signs. The signature is a fact once this transaction is on disk; the file follows.

use serde_json::json;

use super::presenting::{advance, content_now};
use super::record::{
    AcceptanceRound, InkData, Relation, RoundId, RoundState, SignMethod, Signature, SignatureId,
};
use super::{addendum, rules, stages};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::clock;
use crate::master::customers::{Customer, CustomerKind};
use crate::platform::documents::{canonical, digest, sign_evidence};
use crate::service::signing::rules::check_signer;
use crate::service::{tickets, visits};

/// Everything about a signature but its bindings.
pub(super) struct Signing {
    pub round: RoundId,
    /// What the signer saw: it must still be what would be sealed (F-05).
    pub content_digest: String,
    pub signer_name: String,
    pub signer_role: String,
    pub signer_phone: String,
    pub relation: Relation,
    pub proxy_reason: String,
    pub ink: InkData,
    pub started_at: Moment,
    pub place: String,
}

/// Checks every rule and saves round, signature and the steps of visit and ticket in one transaction.
pub(super) fn sign(c: &mut Change<'_>, input: Signing, key: &seal::DeviceKey) -> Result<SignatureId, Fault> {
    let before = c.need::<AcceptanceRound>(input.round)?;
    rules::check_step(before.state, RoundState::Accepted)?;
    let visit = visits::get(c, before.visit)?;
    rules::check_may_sign(visit.work_done_at, &visits::report_gaps(c, before.visit)?, c.now())?;
    let customer = customer_kind(c, &before)?;
    check_signer(customer, &input.signer_name, &input.signer_phone, input.relation, &input.proxy_reason)?;
    rules::check_ink(&input.ink)?;
    check_unchanged(c, &before, &input.content_digest)?;
    let ink_digest = check_unused(c, &input.ink)?;

    let signed_at = c.now();
    let content_digest = input.content_digest.clone();
    let content: serde_json::Value =
        serde_json::from_str(before.content.as_deref().unwrap_or_default()).map_err(Fault::bug)?;
    let declaration = content["declaration"].as_str().unwrap_or_default().to_string();
    let evidence = evidence(c, &before, &input, &ink_digest, &declaration, key)?;
    let signature = Signature {
        id: c.new_id(),
        round: before.id,
        signer_name: input.signer_name.trim().into(),
        signer_role: input.signer_role.trim().into(),
        signer_phone: input.signer_phone.trim().into(),
        relation: input.relation,
        proxy_reason: input.proxy_reason.trim().into(),
        method: SignMethod::Handwriting,
        content_digest,
        pages_digest: before.pages_digest.clone().unwrap_or_default(),
        declaration,
        ink: Json(input.ink),
        ink_digest,
        started_at: input.started_at,
        signed_at,
        place: input.place.trim().into(),
        device: c.device().id,
        is_clock_off: clock::is_off(c)?,
        evidence_signature: sign_evidence(key, evidence.as_bytes()),
        evidence,
    };
    c.create(&signature)?;
    let after =
        AcceptanceRound { state: RoundState::Accepted, decided_at: Some(signed_at), ..before.clone() };
    advance(c, &before, &after, None)?;
    match (before.amends, before.stage) {
        (Some(amended), _) => addendum::signed(c, amended, before.number.as_deref().unwrap_or_default())?,
        (None, stage) => {
            // A trial or final test is signed on a visit whose report was signed with the preliminary.
            if visit.signed_at.is_none() {
                visits::mark_signed(c, before.visit)?;
            }
            let is_whole = match stage {
                Some(stage) => stages::signed(c, stage, before.ticket, before.visit)?,
                None => true,
            };
            if is_whole {
                tickets::system_step(c, before.ticket, tickets::State::Accepted, None)?;
            }
        }
    }
    c.queue_job(super::sealing::JOB, &json!({"signature": signature.id}))?;
    Ok(signature.id)
}

/// What the customer is decides who signs in the customer's own right (F-07).
pub(super) fn customer_kind(r: &Reader<'_>, round: &AcceptanceRound) -> Result<CustomerKind, Fault> {
    let ticket = r.need::<tickets::Ticket>(round.ticket)?;
    Ok(r.need::<Customer>(ticket.customer)?.kind)
}

/// F-05: a change anywhere since the pages were shown restarts the signing on the new content.
fn check_unchanged(c: &Change<'_>, round: &AcceptanceRound, seen: &str) -> Result<(), Fault> {
    let frozen = round.content_digest.as_deref().unwrap_or_default();
    let now = digest(&content_now(c, round)?)?;
    if frozen == seen && now == frozen {
        return Ok(());
    }
    Err(Fault::new(FaultKind::Conflict, "signing.content_changed"))
}

/// F-07: two genuine signatures are never identical; the same strokes again are a copy.
fn check_unused(c: &Change<'_>, ink: &InkData) -> Result<String, Fault> {
    let ink_digest = digest(ink)?;
    let used: Option<i64> = c.value("SELECT 1 FROM signature WHERE ink_digest = ?1", [&ink_digest])?;
    match used {
        None => Ok(ink_digest),
        Some(_) => Err(Fault::refused("signing.ink_reused")),
    }
}

/// What the device vouches for: this ink, for this content, by this person, after the device's last evidence.
fn evidence(
    c: &Change<'_>,
    round: &AcceptanceRound,
    input: &Signing,
    ink_digest: &str,
    declaration: &str,
    key: &seal::DeviceKey,
) -> Result<String, Fault> {
    let previous: Option<String> = c.value(
        "SELECT evidence FROM signature WHERE device = ?1 ORDER BY rid DESC LIMIT 1",
        [c.device().id],
    )?;
    let previous = previous.map(|e| digest(&e)).transpose()?.unwrap_or_default();
    let facts = json!({
        "v": 1,
        "report": round.number,
        "round": round.round,
        "content_sha256": input.content_digest,
        "pages_sha256": round.pages_digest,
        "declaration_sha256": digest(&declaration)?,
        "ink_sha256": ink_digest,
        "signer": input.signer_name.trim(),
        "relation": input.relation,
        "device": c.device().id,
        "device_serial": key.serial_hex(),
        "started_ms": input.started_at,
        "ended_ms": c.now(),
        "zone": c.zone().name(),
        "pad": {"width": input.ink.width, "height": input.ink.height, "input": input.ink.input},
        "previous": previous,
    });
    String::from_utf8(canonical(&facts)?).map_err(Fault::bug)
}
