//! Numbered papers, their signatures, prints and scans.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::blobs::BlobHash;
use crate::kernel::record::{Json, Merge};
use crate::kernel::session::{DeviceId, PersonId};
use crate::kernel::time::{Day, Moment};
use crate::platform::journal::AnyId;
use crate::service::acceptance::RoundId;
use crate::service::signing::copies::CopyMeans;
use crate::service::signing::{InkData, Relation, SignMethod};
pub use crate::service::signing::{OnSheet, PaperScan};
use crate::service::tickets::TicketId;
use crate::service::visits::VisitId;

crate::ids! {
    /// A numbered paper.
    PaperId,
    /// A signature on a paper.
    PaperSignatureId,
    /// A step a paper took.
    PaperTransitionId,
    /// A sheet sent to the printer.
    PaperPrintId,
    /// A scan waiting for its paper.
    ScanId,
    /// A copy given to the customer.
    PaperCopyId,
}

crate::choice! {
    /// Papers with a number of their own.
    pub enum PaperKind {
        /// P-30 服务凭证
        ServiceVoucher = "service_voucher",
        /// P-32 服务回执单
        ReceiptSlip = "receipt_slip",
        /// P-34 客户商品领取收据
        GoodsReceipt = "goods_receipt",
        /// P-35 修护卡
        RepairCard = "repair_card",
        /// P-54 验单
        HandOver = "hand_over",
        /// P-55 项目验收申请
        ProjectApplication = "project_application",
        /// The signed correction of one of the others (F-06).
        Addendum = "addendum",
    }
}

crate::choice! {
    /// Where a paper stands.
    pub enum PaperState {
        /// Its number is given out.
        Issued = "issued",
        /// Its content is frozen and shown to the signer.
        Presented = "presented",
        /// Signed on the screen; the file follows.
        Signed = "signed",
        /// Signed on paper; scan, signer or comparison still missing (F-12).
        ScanPending = "scan_pending",
        Filed = "filed",
        /// Unused or spoilt, with the reason (T-13).
        Voided = "voided",
    }
}

crate::choice! {
    /// What of a paper is signed.
    pub enum PaperBlock {
        /// The customer agrees that things are taken away (K-02); comes before the work.
        TakeAway = "take_away",
        /// The customer attests that the work is done (F-03).
        Completion = "completion",
        /// The customer has the receipt for his things (K-02).
        Receipt = "receipt",
        /// The customer takes the equipment over (F-15).
        HandOver = "hand_over",
        /// The customer has received the application for acceptance (F-17).
        Application = "application",
        /// The customer agrees to the correction of what he signed (F-06).
        Correction = "correction",
    }
}

crate::choice! {
    /// What becomes of a scan nobody could match by its code.
    pub enum ScanState {
        Waiting = "waiting",
        Matched = "matched",
        Discarded = "discarded",
    }
}

/// One thing handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct GoodsLine {
    pub name: String,
    pub model: String,
    pub serial: String,
    pub accessories: String,
    pub condition: String,
    /// On a voucher: the number of the receipt given for it (P-30).
    pub receipt: String,
}

/// A photo of a thing as it was taken (P-34).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoodsPhoto {
    pub sha256: BlobHash,
    /// What it shows: a code of `visits-view`.
    pub view: String,
    pub caption: String,
}

/// One value read or set, with what it should be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ValueLine {
    pub item: String,
    pub value: String,
    pub limit: String,
    pub passed: bool,
}

/// What is written on a paper besides what the program knows already. Of a paper filled in by hand: everything that
/// was read off it (F-21).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct PaperForm {
    pub customer_name: String,
    pub phone: String,
    pub address: String,
    pub model: String,
    pub serial: String,
    pub fault: String,
    /// What was done, and what came of it.
    pub work: String,
    pub result: String,
    pub opinion: String,
    pub charge: String,
    pub items: Vec<GoodsLine>,
    pub photos: Vec<GoodsPhoto>,
    pub promised_on: Option<Day>,
    pub taken_by: String,
    pub values: Vec<ValueLine>,
    pub settings: String,
    pub training: String,
    pub operator: String,
    pub operator_phone: String,
    pub technician: String,
    pub arrived: String,
    pub finished: String,
    pub note: String,
    /// Of a repair card: who verified the repair, and when (K-06, P-35).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub verified_by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub verified_at: Option<Moment>,
    /// Of an addendum: what stood there and what is right (F-06).
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(optional, as = "Option<String>")]
    pub correction: String,
}

crate::record! {
    /// A numbered paper from the day its number is given out until it is filed or voided (D-25).
    pub struct Paper: PaperId in "paper", merge Merge::Guarded(&["state"]) => {
        number: String,
        kind: PaperKind,
        state: PaperState,
        ticket: Option<TicketId>,
        visit: Option<VisitId>,
        /// What else it is about, such as an item kept for the customer; of an addendum the paper it corrects.
        subject: Option<AnyId>,
        issued_to: Option<PersonId>,
        issued_by: PersonId,
        issued_at: Moment,
        form: Json<PaperForm>,
        /// Printed as a blank form, to be filled in by hand (A-11, F-21).
        is_blank: bool,
        language: String,
        prints: i64,
        printed_at: Option<Moment>,
        presented_at: Option<Moment>,
        block: Option<PaperBlock>,
        /// Canonical JSON, frozen before the pad opens or the sheet is printed (F-05).
        content: Option<String>,
        content_digest: Option<String>,
        pages_digest: Option<String>,
        signed_at: Option<Moment>,
        scans: Json<Vec<PaperScan>>,
        /// Signer, date and time as written on the sheet (F-12).
        on_sheet: Option<Json<OnSheet>>,
        transcribed_by: Option<PersonId>,
        compared_by: Option<PersonId>,
        filed_at: Option<Moment>,
        voided_at: Option<Moment>,
        voided_by: Option<PersonId>,
        void_reason: String,
        /// Who signed for the things taken away on a sheet that is signed again for the work (K-02, P-30).
        taken_on_sheet: Option<Json<OnSheet>>,
    }
}

crate::record! {
    /// A signature on one block of a paper, bound to the content it was given for (F-04). Never changes.
    pub struct PaperSignature: PaperSignatureId in "paper_signature", merge Merge::Append => {
        paper: PaperId,
        block: PaperBlock,
        signer_name: String,
        signer_role: String,
        signer_phone: String,
        relation: Relation,
        proxy_reason: String,
        method: SignMethod,
        /// Canonical JSON: the paper goes on living after its first block is signed.
        content: String,
        content_digest: String,
        pages_digest: String,
        declaration: String,
        ink: Option<Json<InkData>>,
        /// Of a company seal: its picture as it was given.
        seal: Option<BlobHash>,
        /// Of strokes or seal (F-07).
        mark_digest: Option<String>,
        /// The scans it was read from, first page first.
        scans: Json<Vec<PaperScan>>,
        started_at: Moment,
        signed_at: Moment,
        place: String,
        device: DeviceId,
        /// F-20.
        is_clock_off: bool,
        evidence: String,
        evidence_signature: String,
    }
}

crate::record! {
    /// A step a paper took (T-03).
    pub struct PaperTransition: PaperTransitionId in "paper_transition", merge Merge::Append => {
        paper: PaperId,
        from_state: Option<PaperState>,
        to_state: PaperState,
        at: Moment,
        by: PersonId,
        reason: String,
    }
}

crate::record! {
    /// Who printed what, when (T-14).
    pub struct PaperPrint: PaperPrintId in "paper_print", merge Merge::Append => {
        paper: PaperId,
        /// 1 is the first print.
        print: i64,
        content_digest: String,
        target: String,
        at: Moment,
        by: PersonId,
    }
}

crate::record! {
    /// A copy of a signed paper the customer was given (F-10). Never changes.
    pub struct PaperCopy: PaperCopyId in "paper_copy", merge Merge::Append => {
        signature: PaperSignatureId,
        means: CopyMeans,
        recipient: String,
        given_at: Moment,
        given_by: PersonId,
    }
}

crate::record! {
    /// A scan that names no paper it could be attached to, waiting for a person.
    pub struct ScanInbox: ScanId in "scan_inbox", merge Merge::Fields => {
        blob: BlobHash,
        mime: String,
        name: String,
        /// Where it stands in the file, from 1.
        file_page: i64,
        /// What its square code says; empty where none was read.
        code: String,
        /// Why it was not attached.
        reason: String,
        state: ScanState,
        received_at: Moment,
        received_by: PersonId,
        paper: Option<PaperId>,
        /// Or the round of acceptance it is of.
        round: Option<RoundId>,
        decided_at: Option<Moment>,
        decided_by: Option<PersonId>,
        note: String,
    }
}
