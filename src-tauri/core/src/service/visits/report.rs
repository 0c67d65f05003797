//! What a visit report says (E-07), as one plain value: it is composed, digested and signed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{FaultPath, IssuedLine, ParameterLine, PlantLine, TestLine};
use super::record::{FeeKind, OldPart, PhotoView, Responsibility, SurveyAnswer, VisitMode, VisitResult};
use crate::kernel::blobs::BlobHash;
use crate::kernel::money::Money;
use crate::kernel::time::{Day, Moment};

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
    /// The last day the item is under warranty after this service (F-11); none where nobody knows or it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warranty_until: Option<Day>,
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
    pub remote_consent: bool,
    /// As reported (E-05: never overwritten).
    pub reported_problem: String,
    pub account: String,
    pub running_time: String,
    pub running_observed: String,
    pub used_for: String,
    pub before_fault: String,
    pub after_fault: String,
    pub dismantled_before: Option<bool>,
    pub in_scope: Option<bool>,
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
    pub fault_path: Option<FaultPath>,
    pub rma_number: String,
    pub adjustment: String,
    pub cleared: Option<bool>,
    pub rescue_place: String,
    pub rescue_called_at: Option<Moment>,
    pub towed: Option<bool>,
    pub tow_to: String,
    pub work_done: String,
    /// Steps of the job's list that were done (E-26).
    pub steps: Vec<ReportStep>,
    pub parameters: Vec<ParameterLine>,
    pub plants: Vec<PlantLine>,
    pub issued: Vec<IssuedLine>,
    pub protection_fitted: Option<bool>,
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
    /// Own times of each, where they were several (E-29).
    pub crew: Vec<ReportTime>,
    /// Taken away on a receipt (K-02).
    pub taken_away: Vec<ReportTaken>,
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
    pub old_label: String,
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
    pub label: String,
    pub caption: String,
    /// The photo of the same place before the work; it stands right before this one.
    pub before: Option<BlobHash>,
}

/// A step of the job's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportStep {
    pub item: String,
    pub by: String,
    pub at: Moment,
    pub note: String,
}

/// A person's time on the visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportTime {
    pub name: String,
    pub from_at: Option<Moment>,
    pub to_at: Option<Moment>,
}

/// An item taken away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReportTaken {
    pub number: String,
    pub name: String,
    pub model: String,
    pub serial: String,
    pub accessories: String,
    pub condition: String,
    pub reason: String,
    pub promised_on: Option<Day>,
}
