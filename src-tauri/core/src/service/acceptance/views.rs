//! Rounds as screens show them.

use serde::Serialize;
use ts_rs::TS;

use super::record::{
    AcceptanceIssue, AcceptanceMode, AcceptanceRound, ProofKind, Reminder, RoundId, RoundState, SheetPrint,
    Signature, SignatureId, UnsignedKind,
};
use super::stage_record::{AcceptanceStage, CustomerCopy, StageKind};
use super::{copies, sheets};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::platform::documents::{DocumentId, FiledDocument};
use crate::service::attachments::AttachmentId;
use crate::service::signing::{OnSheet, PaperScan, Relation, SignMethod};
use crate::service::tickets::TicketId;
use crate::service::visits::VisitId;

/// A round with its issues, signature and filed paper.
#[derive(Serialize, TS)]
pub struct RoundView {
    pub id: RoundId,
    pub ticket: TicketId,
    pub visit: VisitId,
    pub round: i64,
    /// The stage it signs, where there are stages.
    pub stage: Option<StageKind>,
    /// The round an addendum corrects.
    pub amends: Option<RoundId>,
    pub correction: String,
    pub state: RoundState,
    pub number: Option<String>,
    pub mode: Option<AcceptanceMode>,
    pub notified_at: Option<Moment>,
    pub notified_means: String,
    pub notified_person: String,
    pub presented_at: Option<Moment>,
    pub content_digest: Option<String>,
    pub decided_at: Option<Moment>,
    pub unsigned_kind: Option<UnsignedKind>,
    pub unsigned_reason: String,
    pub witness: String,
    pub evidence: String,
    pub proof: Option<ProofKind>,
    pub proof_file: Option<AttachmentId>,
    pub reminders: Vec<Reminder>,
    /// Sheets printed to be signed by hand, the first first (F-12).
    pub prints: Vec<SheetPrint>,
    /// Sheets that came back.
    pub scans: Vec<PaperScan>,
    pub on_sheet: Option<OnSheet>,
    /// `scan`, `signer`: what a round signed by hand still waits for.
    pub missing: Vec<String>,
    /// The scan is late (F-12).
    pub is_scan_overdue: bool,
    pub issues: Vec<AcceptanceIssue>,
    pub signature: Option<SignatureView>,
}

/// Who signed, and the file made of it.
#[derive(Serialize, TS)]
pub struct SignatureView {
    pub id: SignatureId,
    pub signer_name: String,
    pub signer_role: String,
    pub relation: Relation,
    pub proxy_reason: String,
    pub method: SignMethod,
    pub signed_at: Moment,
    pub is_clock_off: bool,
    /// None while the file is still being made.
    pub document: Option<DocumentId>,
    /// Copies the customer was given (F-10).
    pub copies: Vec<CustomerCopy>,
}

/// All rounds of a ticket: those decided, the first first, and then whose turn it is.
pub(super) fn rounds(r: &Reader<'_>, ticket: TicketId) -> Result<Vec<RoundView>, Fault> {
    let found = r.find::<AcceptanceRound>(
        "WHERE ticket = ?1 ORDER BY state NOT IN ('accepted', 'rejected', 'superseded'), rid",
        [ticket],
    )?;
    found.into_iter().map(|round| view(r, round)).collect()
}

/// One round.
pub(super) fn view(r: &Reader<'_>, round: AcceptanceRound) -> Result<RoundView, Fault> {
    let signature = r.first::<Signature>("WHERE round = ?1", [round.id])?.map(|s| {
        let copies = copies::of_signature(r, &s)?;
        let filed = r.first::<FiledDocument>("WHERE source = ?1", [s.id])?;
        Ok::<_, Fault>(SignatureView {
            id: s.id,
            signer_name: s.signer_name,
            signer_role: s.signer_role,
            relation: s.relation,
            proxy_reason: s.proxy_reason,
            method: s.method,
            signed_at: s.signed_at,
            is_clock_off: s.is_clock_off,
            document: filed.map(|f| f.id),
            copies,
        })
    });
    Ok(RoundView {
        missing: sheets::missing(r, &round)?.into_iter().map(Into::into).collect(),
        is_scan_overdue: sheets::is_overdue(r, &round)?,
        issues: r.find("WHERE round = ?1 ORDER BY rid", [round.id])?,
        signature: signature.transpose()?,
        id: round.id,
        ticket: round.ticket,
        visit: round.visit,
        round: round.round,
        stage: round.stage.map(|s| r.need::<AcceptanceStage>(s).map(|s| s.kind)).transpose()?,
        amends: round.amends,
        correction: round.correction,
        state: round.state,
        number: round.number,
        mode: round.mode,
        notified_at: round.notified_at,
        notified_means: round.notified_means,
        notified_person: round.notified_person,
        presented_at: round.presented_at,
        content_digest: round.content_digest,
        decided_at: round.decided_at,
        unsigned_kind: round.unsigned_kind,
        unsigned_reason: round.unsigned_reason,
        witness: round.witness,
        evidence: round.evidence,
        proof: round.proof,
        proof_file: round.proof_file,
        reminders: round.reminders.0,
        prints: round.prints.0,
        scans: round.scans.0,
        on_sheet: round.on_sheet.map(|s| s.0),
    })
}

/// Whether a round of the visit ended in some recorded way: signed, rejected, or unsigned with proof (F-13). Until
/// then the technician does not leave.
pub fn has_outcome(r: &Reader<'_>, visit: VisitId) -> Result<bool, Fault> {
    let of_visit = r.find::<AcceptanceRound>("WHERE visit = ?1", [visit])?;
    // Any will do: after a stage is signed the next one waits on the same visit.
    Ok(of_visit.iter().any(|round| {
        !matches!(round.state, RoundState::Prepared | RoundState::Notified | RoundState::Presented)
    }))
}
