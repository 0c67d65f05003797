//! The report nobody signed, filed as what it is: marked on every count, with why, who saw it and what proves it, sealed
//! by the firm's device and by nobody's signature (E-18, F-13, P-31).

use serde::Deserialize;
use serde_json::{Value, json};

use super::content::Content;
use super::document::{Around, SERVICE_BOX};
use super::presenting::pages;
use super::record::{AcceptanceRound, AcceptanceTransition, RoundId, RoundState, RoundTransitionId};
use crate::kernel::blobs::hex;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;
use crate::master::people;
use crate::platform::documents::{
    DocumentKind, ToFile, canonical, device_key, digest, file_sealed, sign_evidence,
};
use crate::platform::journal::AnyId;
use crate::platform::text::{Language, Text};
use crate::service::attachments::Attachment;
use crate::service::signing::attached;
use crate::service::tickets::Ticket;

/// The job's kind.
pub(super) const JOB: &str = "acceptance.file_unsigned";

#[derive(Deserialize)]
struct Job {
    step: RoundTransitionId,
}

/// Why a report bears no signature, as printed on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsigned {
    /// Label and words, in the language of the report.
    pub facts: Vec<(&'static str, String)>,
    pub kind: String,
    pub at: Moment,
}

/// Has the report filed as it was shown. An addendum leaves a signed report standing and is no report itself.
pub(super) fn queue(c: &mut Change<'_>, id: RoundId) -> Result<(), Fault> {
    let step = c.first::<AcceptanceTransition>("WHERE round = ?1 ORDER BY rid DESC LIMIT 1", [id])?;
    match step {
        Some(step) => c.queue_job(JOB, &json!({"step": step.id})).map(|_| ()),
        None => Ok(()),
    }
}

pub(super) fn run(core: &Core, session: &Session, input: Value) -> Result<(), Fault> {
    let job: Job = serde_json::from_value(input).map_err(Fault::bug)?;
    let firm = core.read_as(session, |r| Ok(people::company(r)?.name))?;
    let key = device_key(core, session, &firm)?;
    let paper = core.read_as(session, |r| paper_of(r, job.step, &key))?;
    match paper {
        Some(paper) => file_sealed(core, session, &paper).map(|_| ()),
        None => Ok(()),
    }
}

/// None where the customer has been shown it again since: that attempt has an outcome of its own.
fn paper_of(r: &Reader<'_>, step: RoundTransitionId, key: &seal::DeviceKey) -> Result<Option<ToFile>, Fault> {
    let step = r.need::<AcceptanceTransition>(step)?;
    let round = r.need::<AcceptanceRound>(step.round)?;
    if round.state != RoundState::Unsigned || round.decided_at != Some(step.at) {
        return Ok(None);
    }
    let text = round.content.clone().unwrap_or_default();
    let content: Content = serde_json::from_str(&text).map_err(Fault::bug)?;
    let content_digest = digest(&serde_json::from_str::<Value>(&text).map_err(Fault::bug)?)?;
    let language = Language::of_code(&content.language).unwrap_or_default();
    let said = Text::of(language);
    let recorder = people::name_of(r, step.by)?;
    let file = round.proof_file.map(|id| r.need::<Attachment>(id)).transpose()?;
    let unsigned = unsigned(said, &round, &recorder, step.at, file.as_ref());
    let around = Around {
        digest: content_digest.clone(),
        marks: vec![said.say("acceptance-paper-mark-unsigned")],
        unsigned: Some(unsigned),
        ..Around::default()
    };
    let pages = pages(r, &content, &around)?;
    let facts = json!({
        "v": 1,
        "report": content.number,
        "round": round.round,
        "outcome": "unsigned",
        "kind": round.unsigned_kind,
        "reason": round.unsigned_reason,
        "witness": round.witness,
        "proof": round.proof,
        "proof_sha256": file.as_ref().map(|f| &f.blob),
        "evidence": round.evidence,
        "recorded_by": recorder,
        "recorded_ms": step.at,
        "content_sha256": content_digest,
        "pages_sha256": hex(&pages.digest()),
        "device": r.device().id,
        "device_serial": key.serial_hex(),
    });
    let evidence = String::from_utf8(canonical(&facts)?).map_err(Fault::bug)?;
    let signature = sign_evidence(key, evidence.as_bytes());
    let ticket = r.need::<Ticket>(round.ticket)?;
    Ok(Some(ToFile {
        number: format!("{}-U{}", content.number, attempts(r, &step)?),
        kind: DocumentKind::UnsignedReport,
        subject: ("ticket", AnyId(ticket.id.0)),
        customer: Some(AnyId(ticket.customer.0)),
        source: AnyId(step.id.0),
        firm: content.firm.name.clone(),
        content: text.into_bytes(),
        evidence: attached(&evidence, &signature)?,
        pages,
        box_key: SERVICE_BOX.into(),
        reason: said.say("acceptance-paper-unsigned-seal-reason"),
        // The firm's seal is over it, and nobody's name as a signer's.
        signer_name: content.firm.name.clone(),
        place: String::new(),
        signed_at: step.at,
    }))
}

/// How often the round was left unsigned up to that time: each has its paper.
fn attempts(r: &Reader<'_>, step: &AcceptanceTransition) -> Result<i64, Fault> {
    let count = r.value(
        "SELECT count(*) FROM acceptance_transition WHERE round = ?1 AND to_state = 'unsigned'
         AND rid <= (SELECT rid FROM acceptance_transition WHERE id = ?2)",
        (step.round, step.id),
    )?;
    Ok(count.unwrap_or(1))
}

fn unsigned(
    said: &Text,
    round: &AcceptanceRound,
    recorder: &str,
    at: Moment,
    file: Option<&Attachment>,
) -> Unsigned {
    let kind = round.unsigned_kind.map(|k| said.say(&format!("acceptance-unsigned-{k}"))).unwrap_or_default();
    let proof = round.proof.map(|p| said.say(&format!("acceptance-proof-{p}"))).unwrap_or_default();
    let number = file.map(|f| f.number.as_str()).unwrap_or_default();
    let proof = [proof.as_str(), number, round.evidence.as_str()];
    let proof: Vec<&str> = proof.into_iter().filter(|part| !part.is_empty()).collect();
    Unsigned {
        facts: vec![
            ("unsigned", kind.clone()),
            ("unsigned_reason", round.unsigned_reason.clone()),
            ("witness", round.witness.clone()),
            ("proof", proof.join(" · ")),
            ("recorded_by", recorder.into()),
        ],
        kind,
        at,
    }
}
