//! Rounds of acceptance, their issues, and signatures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::stage_record::StageId;
use crate::kernel::blobs::BlobHash;
use crate::kernel::record::{Json, Merge};
use crate::kernel::session::{DeviceId, PersonId};
use crate::kernel::time::Moment;
use crate::service::attachments::AttachmentId;
use crate::service::signing::{InkData, OnSheet, PaperScan, Relation, SignMethod};
use crate::service::tickets::TicketId;
use crate::service::visits::VisitId;

crate::ids! {
    /// A round.
    RoundId,
    /// An issue the customer raised.
    IssueId,
    /// A signature.
    SignatureId,
    /// A step a round took.
    RoundTransitionId,
}

crate::choice! {
    /// Where a round stands (4.3).
    pub enum RoundState {
        Prepared = "prepared",
        Notified = "notified",
        Presented = "presented",
        /// Signed on paper, the scan still to come (F-12).
        ScanPending = "scan_pending",
        Accepted = "accepted",
        Rejected = "rejected",
        Unsigned = "unsigned",
        Superseded = "superseded",
    }
}

crate::choice! {
    /// How the customer checks the work (F-02).
    pub enum AcceptanceMode {
        View = "view",
        OnSite = "on_site",
        Test = "test",
        Handover = "handover",
    }
}

crate::choice! {
    /// Why there is no signature (F-13).
    pub enum UnsignedKind {
        Refused = "refused",
        Absent = "absent",
        NoAnswer = "no_answer",
    }
}

crate::choice! {
    /// What proves that there is none (F-13).
    pub enum ProofKind {
        Photo = "photo",
        Recording = "recording",
        Message = "message",
        Letter = "letter",
        /// Which number was called and when.
        CallRecord = "call_record",
        /// What was said and done, as it was written down.
        Statement = "statement",
    }
}

crate::choice! {
    /// What became of an issue (F-08).
    pub enum Fate {
        Open = "open",
        Done = "done",
        Declined = "declined",
    }
}

/// A documented reminder to sign (F-13).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Reminder {
    pub at: Moment,
    pub by: PersonId,
    pub means: String,
    pub note: String,
}

/// A sheet sent to the printer (T-14); the first is print 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetPrint {
    pub at: Moment,
    pub by: PersonId,
    pub target: String,
    pub content_digest: String,
}

crate::record! {
    /// One round of showing the work; the counter has no upper limit (F-08).
    pub struct AcceptanceRound: RoundId in "acceptance_round", merge Merge::Guarded(&["state"]) => {
        ticket: TicketId,
        visit: VisitId,
        /// 1, 2, 3 … within the ticket; -1, -2 … where the need stays open and the customer signs the visit's report
        /// only (P-31).
        round: i64,
        /// Where the work is accepted in stages (F-16, F-18).
        stage: Option<StageId>,
        /// The signed round that this one, an addendum, corrects (F-06).
        amends: Option<RoundId>,
        /// What the addendum puts right; empty otherwise.
        correction: String,
        state: RoundState,
        /// Series `A`; given when first presented.
        number: Option<String>,
        mode: Option<AcceptanceMode>,
        notified_at: Option<Moment>,
        notified_means: String,
        notified_person: String,
        presented_at: Option<Moment>,
        /// Canonical JSON, frozen before the pad opens (F-05).
        content: Option<String>,
        content_digest: Option<String>,
        pages_digest: Option<String>,
        decided_at: Option<Moment>,
        unsigned_kind: Option<UnsignedKind>,
        unsigned_reason: String,
        witness: String,
        /// What the proof says or shows, in words.
        evidence: String,
        proof: Option<ProofKind>,
        proof_file: Option<AttachmentId>,
        reminders: Json<Vec<Reminder>>,
        /// Sheets printed to be signed by hand.
        prints: Json<Vec<SheetPrint>>,
        /// Sheets that came back.
        scans: Json<Vec<PaperScan>>,
        /// Signer, date and time as written on the sheet.
        on_sheet: Option<Json<OnSheet>>,
    }
}

impl AcceptanceRound {
    /// Nothing is accepted: the customer attests what the report of an unfinished job says (P-31, E-15).
    pub fn is_report(&self) -> bool {
        self.round < 0
    }
}

crate::record! {
    /// What the customer found wanting, in his words.
    pub struct AcceptanceIssue: IssueId in "acceptance_issue", merge Merge::Fields => {
        round: RoundId,
        text: String,
        fate: Fate,
        fate_note: String,
        treated_at: Option<Moment>,
    }
}

crate::record! {
    /// A signature bound to the digest of the exact content (F-04). Never changes.
    pub struct Signature: SignatureId in "signature", merge Merge::Append => {
        round: RoundId,
        signer_name: String,
        signer_role: String,
        signer_phone: String,
        relation: Relation,
        proxy_reason: String,
        method: SignMethod,
        content_digest: String,
        pages_digest: String,
        /// The words that were on the screen.
        declaration: String,
        /// Of a signature on the pad.
        ink: Option<Json<InkData>>,
        /// Of a company seal: its picture as it was given.
        seal: Option<BlobHash>,
        /// Of strokes or seal; none of a sheet, which its scans hold.
        mark_digest: Option<String>,
        /// The sheets signed by hand, first page first.
        scans: Json<Vec<PaperScan>>,
        started_at: Moment,
        signed_at: Moment,
        place: String,
        device: DeviceId,
        /// The clock was set back or forward beyond what is tolerated (F-20).
        is_clock_off: bool,
        /// Canonical JSON of the facts above, bound to the content digest.
        evidence: String,
        /// By the device's key, hex.
        evidence_signature: String,
    }
}

crate::record! {
    /// A step a round took (T-03).
    pub struct AcceptanceTransition: RoundTransitionId in "acceptance_transition", merge Merge::Append => {
        round: RoundId,
        from_state: Option<RoundState>,
        to_state: RoundState,
        at: Moment,
        by: PersonId,
        reason: Option<String>,
    }
}
