//! What a visit report says (E-07), as one plain value: it is composed, digested and signed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{
    FeeKind, OldPart, PhotoView, Responsibility, SurveyAnswer, TestLine, VisitMode, VisitResult,
};
use crate::kernel::blobs::BlobHash;
use crate::kernel::money::Money;
use crate::kernel::time::Moment;

/// Everything E-07 names. Texts and whole numbers only, so that its canonical form is unambiguous.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VisitReport {
    pub visit_number: String,
    pub ticket_number: String,
    pub mode: VisitMode,
    pub customer_number: String,
    pub customer_name: String,
    pub contact_name: String,
    pub contact_phone: String,
    pub address: String,
    pub equipment_name: String,
    pub model: String,
    pub serial: String,
    /// `in_warranty`, `expired`, `unknown`.
    pub warranty: String,
    pub charge_class: String,
    pub severity: String,
    pub received_at: Moment,
    pub departed_at: Option<Moment>,
    pub arrived_at: Option<Moment>,
    pub work_done_at: Option<Moment>,
    pub person_met: String,
    pub person_met_post: String,
    /// Only of a remote session (E-22).
    pub remote_means: String,
    /// As reported (E-05: never overwritten).
    pub reported_problem: String,
    pub account: String,
    pub running_time: String,
    pub counter_stated: String,
    pub counter_observed: String,
    pub counter_unreadable: bool,
    pub look: String,
    pub found_problem: String,
    pub cause_code: String,
    pub cause: String,
    pub responsibility: Option<Responsibility>,
    pub user_agrees: Option<bool>,
    pub user_words: String,
    pub work_done: String,
    pub tests: Vec<TestLine>,
    pub result: Option<VisitResult>,
    pub result_note: String,
    pub parts: Vec<ReportPart>,
    pub fees: Vec<ReportFee>,
    pub total: Money,
    pub guidance: String,
    pub opinion: String,
    pub survey: Option<SurveyAnswer>,
    pub survey_score: Option<i64>,
    pub next_appointment: Option<Moment>,
    pub lead: String,
    pub technicians: Vec<String>,
    pub photos: Vec<ReportPhoto>,
}

/// A part on the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportPart {
    pub name: String,
    pub part_number: String,
    pub quantity: i64,
    pub reason: String,
    pub old_serial: String,
    pub new_serial: String,
    pub old_part: Option<OldPart>,
    pub unit_price: Money,
    pub amount: Money,
}

/// A fee on the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportFee {
    pub kind: FeeKind,
    pub label: String,
    pub amount: Money,
    pub receipt_no: String,
}

/// A photo on the report, bound by its hash.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportPhoto {
    pub sha256: BlobHash,
    pub view: PhotoView,
    pub caption: String,
}
