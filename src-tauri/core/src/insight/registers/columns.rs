//! The columns of each register: what the window shows, and how the printed sheet puts them together.

use paper::Width;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RegisterKind;
use super::standing::LoopStep;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::service::custody::CustodyState;
use crate::service::feedback::{FeedbackDecision, FeedbackState};
use crate::service::hotline::HotlineOutcome;
use crate::service::tickets::{Channel, ServiceType, State, UrgentReason};
use crate::service::visits::VisitResult;

crate::choice! {
    /// What the cells of a column hold.
    pub enum RegisterColumnKind {
        Text = "text",
        Moment = "moment",
        Day = "day",
        YesNo = "yesno",
        /// One of `codes`.
        Code = "code",
    }
}

/// A column.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterColumn {
    pub key: &'static str,
    pub kind: RegisterColumnKind,
    /// Begin of the text ids of the codes.
    pub prefix: &'static str,
    pub codes: Vec<&'static str>,
}

/// Which register.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RegisterAsked {
    pub register: RegisterKind,
}

pub(super) fn asked(_: &Reader<'_>, asked: RegisterAsked) -> Result<Vec<RegisterColumn>, Fault> {
    Ok(columns(asked.register))
}

pub(super) fn columns(register: RegisterKind) -> Vec<RegisterColumn> {
    sheet(register).iter().flat_map(|cell| cell.keys).map(|key| column(register, key)).collect()
}

/// A column of the printed sheet: it has several of the register's columns one below the other.
pub(super) struct PaperCell {
    pub keys: &'static [&'static str],
    pub width: Width,
}

const fn cell(width: f32, keys: &'static [&'static str]) -> PaperCell {
    PaperCell { keys, width: Width::Mm(width) }
}

const fn wide(share: f32, keys: &'static [&'static str]) -> PaperCell {
    PaperCell { keys, width: Width::Share(share) }
}

/// Columns nobody can fill yet (kilometres, vehicle, charge …) are there for a hand to fill.
pub(super) fn sheet(register: RegisterKind) -> &'static [PaperCell] {
    match register {
        RegisterKind::CallOut => {
            const {
                &[
                    cell(25.0, &["number", "received_at"]),
                    wide(1.5, &["customer", "phone", "address"]),
                    cell(28.0, &["model", "serial"]),
                    wide(1.3, &["symptom"]),
                    cell(22.0, &["taken_by", "promised_at"]),
                    cell(25.0, &["voucher"]),
                    cell(22.0, &["dispatched_to", "dispatched_at"]),
                    cell(22.0, &["arrived_at", "finished_at"]),
                    cell(22.0, &["struck_at", "struck_by"]),
                    wide(0.7, &["remark"]),
                ]
            }
        }
        RegisterKind::Letters => {
            const {
                &[
                    cell(25.0, &["number", "received_at"]),
                    cell(18.0, &["kind", "direction"]),
                    cell(26.0, &["contact", "phone"]),
                    wide(1.0, &["customer"]),
                    wide(1.5, &["subject"]),
                    cell(14.0, &["clarified"]),
                    wide(1.5, &["answer"]),
                    cell(22.0, &["answered_by", "answered_at"]),
                    cell(22.0, &["document"]),
                    cell(20.0, &["result"]),
                ]
            }
        }
        RegisterKind::Visitors => {
            const {
                &[
                    cell(25.0, &["number", "received_at"]),
                    wide(1.2, &["contact", "customer", "phone"]),
                    cell(20.0, &["kind", "purpose"]),
                    wide(2.0, &["details"]),
                    cell(18.0, &["taken_by"]),
                    cell(22.0, &["passed_to", "passed_at"]),
                    cell(18.0, &["urgent"]),
                    cell(22.0, &["reported_to", "reported_at"]),
                    cell(20.0, &["result"]),
                ]
            }
        }
        RegisterKind::Dispatch => {
            const {
                &[
                    cell(25.0, &["number", "ticket", "planned_at"]),
                    wide(1.5, &["customer", "phone", "address"]),
                    cell(16.0, &["zone", "km"]),
                    wide(1.3, &["task"]),
                    cell(24.0, &["technicians", "lead"]),
                    cell(22.0, &["ordered_by", "ordered_at"]),
                    cell(18.0, &["vehicle"]),
                    cell(22.0, &["departed_at", "arrived_at"]),
                    cell(22.0, &["left_at", "returned_at"]),
                    cell(22.0, &["checkout_at", "checkout_with"]),
                    wide(0.8, &["late_cause", "result", "remark"]),
                ]
            }
        }
        RegisterKind::Ledger => {
            const {
                &[
                    cell(25.0, &["number", "ticket", "planned_at"]),
                    wide(1.0, &["customer"]),
                    wide(1.4, &["reported"]),
                    cell(18.0, &["approved_by"]),
                    cell(18.0, &["lead"]),
                    cell(25.0, &["slip"]),
                    wide(1.4, &["found"]),
                    cell(18.0, &["escalated_to"]),
                    cell(18.0, &["result"]),
                    cell(22.0, &["slip_signed_at"]),
                    cell(22.0, &["entered_at", "entered_by"]),
                ]
            }
        }
        RegisterKind::Goods => {
            const {
                &[
                    cell(25.0, &["number", "taken_at"]),
                    wide(1.2, &["customer", "phone"]),
                    wide(1.3, &["item", "model", "serial"]),
                    wide(1.2, &["accessories", "condition"]),
                    wide(1.0, &["fault"]),
                    cell(16.0, &["taken_by"]),
                    cell(24.0, &["card", "promised_on"]),
                    cell(22.0, &["repaired_at", "verified_by"]),
                    cell(22.0, &["out_at", "delivered_by"]),
                    cell(17.0, &["confirmed", "voucher_signed", "recovered"]),
                    cell(22.0, &["voided_at", "voided_by"]),
                    cell(14.0, &["charge"]),
                ]
            }
        }
        RegisterKind::Hotline => {
            const {
                &[
                    cell(25.0, &["at"]),
                    cell(18.0, &["outcome"]),
                    cell(16.0, &["in_window"]),
                    cell(22.0, &["on_duty"]),
                    wide(1.2, &["customer", "phone"]),
                    cell(22.0, &["forwarded_to"]),
                    cell(25.0, &["called_back_at", "called_back_by"]),
                    wide(1.2, &["remark"]),
                ]
            }
        }
        RegisterKind::Feedback => {
            const {
                &[
                    cell(25.0, &["number", "received_at"]),
                    cell(18.0, &["kind"]),
                    wide(1.0, &["customer", "phone"]),
                    wide(2.0, &["details"]),
                    cell(24.0, &["department"]),
                    wide(1.5, &["decision", "reason"]),
                    cell(18.0, &["feedback_state", "days"]),
                    cell(25.0, &["told_at", "told_by"]),
                ]
            }
        }
        RegisterKind::Standing => {
            const {
                &[
                    cell(18.0, &["step", "days"]),
                    cell(25.0, &["number", "received_at"]),
                    wide(1.0, &["customer", "phone"]),
                    cell(20.0, &["purpose"]),
                    wide(1.8, &["subject"]),
                    cell(25.0, &["since"]),
                    cell(24.0, &["with", "department"]),
                ]
            }
        }
    }
}

fn codes<T: Copy>(all: &[T], code: fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| code(*one)).collect()
}

fn column(register: RegisterKind, key: &'static str) -> RegisterColumn {
    use RegisterColumnKind as K;
    let coded = |prefix, codes| RegisterColumn { key, kind: K::Code, prefix, codes };
    match (register, key) {
        (_, "kind") => coded("tickets-channel-", codes(Channel::ALL, Channel::code)),
        (_, "direction") => coded("registers-direction-", vec!["in", "out"]),
        (_, "purpose") => coded("tickets-service_type-", codes(ServiceType::ALL, ServiceType::code)),
        (_, "urgent") => coded("tickets-urgent-", codes(UrgentReason::ALL, UrgentReason::code)),
        (RegisterKind::Letters | RegisterKind::Visitors, "result") => {
            coded("tickets-state-", codes(State::ALL, State::code))
        }
        (RegisterKind::Dispatch | RegisterKind::Ledger, "result") => {
            let mut results = codes(VisitResult::ALL, VisitResult::code);
            results.push("aborted");
            coded("registers-result-", results)
        }
        (RegisterKind::Goods, "state") => {
            coded("custody-state-", codes(CustodyState::ALL, CustodyState::code))
        }
        (_, "step") => coded("registers-step-", codes(LoopStep::ALL, LoopStep::code)),
        (_, "decision") => coded("feedback-decision-", codes(FeedbackDecision::ALL, FeedbackDecision::code)),
        (_, "feedback_state") => coded("feedback-state-", codes(FeedbackState::ALL, FeedbackState::code)),
        (_, "outcome") => coded("hotline-outcome-", codes(HotlineOutcome::ALL, HotlineOutcome::code)),
        _ => {
            let kind = match key {
                "at" | "since" => K::Moment,
                "clarified" | "in_window" | "confirmed" | "voucher_signed" | "recovered" => K::YesNo,
                "promised_on" => K::Day,
                _ if key.ends_with("_at") => K::Moment,
                _ => K::Text,
            };
            RegisterColumn { key, kind, prefix: "", codes: vec![] }
        }
    }
}
