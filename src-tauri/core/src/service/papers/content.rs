//! What a paper says, as one plain value of texts and whole numbers: it is composed, digested, printed and signed.

use serde::{Deserialize, Serialize};

use super::record::{PaperBlock, PaperForm, PaperKind, PaperSignature};
use crate::kernel::blobs::BlobHash;
use crate::kernel::time::Moment;
use crate::service::acceptance::{DocumentFacts, StageKind};
use crate::service::visits::VisitReport;

/// The whole content of a numbered paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperContent {
    /// Version of this layout of the content.
    pub v: i64,
    pub number: String,
    pub kind: PaperKind,
    pub language: String,
    /// The block being signed; none of a sheet that is printed.
    pub block: Option<PaperBlock>,
    /// To be filled in by hand.
    pub is_blank: bool,
    /// Read off a sheet filled in by hand; the scan is the original (F-21).
    pub is_transcription: bool,
    pub firm: PaperFirm,
    pub known: Known,
    /// Of a paper about a visit: what was done there.
    pub report: Option<VisitReport>,
    pub form: PaperForm,
    /// The block signed before this one.
    pub taken: Option<SignedBefore>,
    /// Of a transcription: who signed on the sheet, and the date and time written there.
    pub on_sheet: Option<SignedBefore>,
    /// Of an application: where the project stands (P-55).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectFacts>,
    /// Of an addendum: the signed paper it corrects (F-06).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<AmendedPaper>,
    pub issued_to: String,
    /// The words the signer agrees to.
    pub declaration: String,
    /// IANA name and minutes east of UTC.
    pub zone: String,
    pub zone_offset_minutes: i32,
    pub device_letter: String,
    /// Printed where the clock cannot be trusted (F-20).
    pub is_clock_off: bool,
}

/// The firm as on the letterhead.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PaperFirm {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub logo: Option<BlobHash>,
    /// The sample firm's papers say so (V-18).
    pub sample: bool,
}

/// What the program knows of customer, thing and job without anybody writing it on the paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Known {
    pub customer_number: String,
    pub customer_name: String,
    pub phone: String,
    pub address: String,
    pub item_name: String,
    pub model: String,
    pub serial: String,
    /// `in_warranty`, `expired`, `unknown`; empty where nobody asked.
    pub warranty: String,
    /// The service contract's number and last day; empty where none was made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contract: String,
    /// `covered` or `ended`; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub contract_state: String,
    pub ticket_number: String,
    pub visit_number: String,
    pub fault: String,
    pub received_at: Option<Moment>,
    pub technicians: String,
}

/// A project on its way to acceptance (F-17).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProjectFacts {
    /// The stage applied for; none where the whole is accepted at once.
    pub stage: Option<StageKind>,
    pub documents: Vec<DocumentFacts>,
    /// Stages signed so far.
    pub accepted: Vec<StageAccepted>,
    /// Words of the issues nobody has treated.
    pub open_issues: Vec<String>,
}

/// A stage the customer has signed for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageAccepted {
    pub kind: StageKind,
    pub at: Moment,
}

/// A signed paper, bound by the digest of what was signed then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AmendedPaper {
    pub number: String,
    pub kind: PaperKind,
    pub signed: SignedBefore,
}

/// A signature given before the one this content is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SignedBefore {
    pub signer_name: String,
    pub signed_at: Moment,
    /// Of the content it was given for.
    pub content_digest: String,
}

impl SignedBefore {
    /// As a later signature names it.
    pub fn of(signature: &PaperSignature) -> SignedBefore {
        SignedBefore {
            signer_name: signature.signer_name.clone(),
            signed_at: signature.signed_at,
            content_digest: signature.content_digest.clone(),
        }
    }
}
