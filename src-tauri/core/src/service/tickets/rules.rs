//! The life of a ticket (4.1) as a table: what is not listed is impossible. Pure.

use super::record::{NoteKind, ProblemClass, ServiceType, Severity, State, Ticket};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::Session;
use crate::service::actors::{Actor, acts_as};

/// What must hold for a step besides who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Mandatory fields of the preset, received time: `intake` checks them, they have no ticket yet.
    Complete,
    /// Only a question or a suggestion is answered and closed at the desk.
    Answerable,
    /// The answer stands on the ticket.
    Answered,
    /// The person it goes to is named.
    ReceiverNamed,
    /// A supervisor took it on, where the firm wants that.
    Approved,
    /// The message is clear.
    Clear,
    /// Nature, severity, at least one assessor and the charge class (B-01, M-01).
    Graded,
    /// The minor path, or a trade that asks no plan (C-01, C-07).
    PlanNotNeeded,
    /// A reason was given.
    Reason,
    /// The service voucher is back signed.
    VoucherBack,
    /// Root cause recorded (C-08).
    CauseRecorded,
    /// Its module is still to come: named in `service::pending`.
    Later(&'static str),
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// None is a ticket that does not exist yet.
    pub from: Option<State>,
    pub to: State,
    /// Any one of these.
    pub who: &'static [Actor],
    /// All of these.
    pub guards: &'static [Guard],
    /// The command that takes the step in the window.
    pub command: &'static str,
    /// Rows of the catalogue.
    pub rows: &'static str,
}

/// What the guards ask about, gathered before.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub ticket: &'a Ticket,
    /// `intake.supervisor_approval`.
    pub approval_wanted: bool,
    /// `plan.approval_required` (C-07).
    pub plan_wanted: bool,
    /// A voucher was prepared and is not back.
    pub voucher_out: bool,
    /// Whether a reason comes with the step; the steps query assumes it will.
    pub reason: bool,
}

use Actor as A;
use Guard as G;
use State as S;

const fn t(
    from: State,
    to: State,
    who: &'static [Actor],
    guards: &'static [Guard],
    command: &'static str,
    rows: &'static str,
) -> Transition {
    Transition { from: Some(from), to, who, guards, command, rows }
}

/// Before a ticket is accepted its customer may still withdraw.
const CANCELLED: &[Guard] = &[G::Reason, G::Later("ticket.custody_empty")];
const CLOSING: &[Guard] = &[
    G::VoucherBack,
    G::CauseRecorded,
    G::Later("ticket.custody_empty"),
    G::Later("ticket.loaner_back"),
    G::Later("ticket.parts_settled"),
    G::Later("ticket.supplier_told"),
    G::Later("ticket.charges_settled"),
    G::Later("ticket.complaint_closed"),
    G::Later("ticket.callback_done"),
    G::Later("ticket.survey_done"),
    G::Later("ticket.breach_explained"),
];
const DISPATCH: &[Guard] = &[
    G::Later("ticket.technician_qualified"),
    G::Later("ticket.arrival_agreed"),
    G::Later("ticket.quotation"),
    G::Later("ticket.prepayment"),
];
const SUPERVISOR: &[Actor] = &[A::Supervisor];
const MANAGERS: &[Actor] = &[A::Supervisor, A::ProjectManager];
const SYSTEM: &[Actor] = &[A::System];

/// The whole of 4.1.
pub const TRANSITIONS: &[Transition] = &[
    Transition {
        from: None,
        to: S::Registered,
        who: &[A::FrontDesk, A::CallbackAgent, A::Technician, A::Registrar],
        guards: &[G::Complete, G::Later("ticket.complaint_opened")],
        command: "tickets.create",
        rows: "A-01–A-06",
    },
    t(
        S::Registered,
        S::Closed,
        &[A::FrontDesk],
        &[G::Answerable, G::Answered, G::Later("ticket.sender_told")],
        "tickets.answer_and_close",
        "A-16, A-17",
    ),
    t(
        S::Registered,
        S::HandedOver,
        &[A::FrontDesk],
        &[G::ReceiverNamed, G::Approved, G::Clear],
        "tickets.hand_over",
        "A-08, A-10, A-18",
    ),
    t(S::HandedOver, S::Triaged, MANAGERS, &[G::Graded], "tickets.triage", "B-01–B-08, M-01–M-02"),
    t(S::Triaged, S::Ready, MANAGERS, &[G::PlanNotNeeded], "tickets.plan_not_needed", "C-01, C-07"),
    t(S::Triaged, S::Planning, MANAGERS, &[], "tickets.step", "C-02–C-06"),
    t(
        S::Planning,
        S::Ready,
        &[A::ProjectManager, A::Executive, A::Supervisor],
        &[G::Later("ticket.plan_approved")],
        "tickets.step",
        "C-03–C-07, O-40",
    ),
    t(
        S::Ready,
        S::Dispatched,
        &[A::Supervisor, A::Dispatcher],
        DISPATCH,
        "visits.plan",
        "D-01–D-03, O-07, O-09, B-21",
    ),
    t(S::Ready, S::InService, &[A::Technician, A::Designer], &[], "tickets.step", "B-30, C-01"),
    t(
        S::Dispatched,
        S::InService,
        &[A::Technician],
        &[G::Later("ticket.visit_started")],
        "visits.step",
        "D-06–D-10",
    ),
    // The technician asks, the supervisor decides (B-25): only the deciding hand takes the step.
    t(
        S::InService,
        S::Planning,
        SUPERVISOR,
        &[G::Reason, G::Later("ticket.escalation_decided")],
        "tickets.step",
        "B-25, C-13",
    ),
    t(
        S::InService,
        S::Ready,
        SUPERVISOR,
        &[G::Reason, G::Later("ticket.visit_unsolved")],
        "tickets.step",
        "E-15",
    ),
    t(
        S::InService,
        S::PendingAcceptance,
        &[A::Technician, A::Designer],
        &[G::Later("ticket.work_tested")],
        "visits.step",
        "E-08, E-12, C-16",
    ),
    t(S::PendingAcceptance, S::Accepted, SYSTEM, &[], "acceptance.sign", "F-03, F-09"),
    t(
        S::PendingAcceptance,
        S::CompletedUnsigned,
        SUPERVISOR,
        &[G::Reason, G::Later("ticket.unsigned_proof")],
        "acceptance.unsigned",
        "F-13",
    ),
    t(S::CompletedUnsigned, S::Accepted, SYSTEM, &[], "acceptance.sign", "F-13"),
    t(S::PendingAcceptance, S::Rework, SYSTEM, &[], "acceptance.reject", "F-08"),
    t(S::Rework, S::Triaged, MANAGERS, &[G::Later("ticket.issues_assessed")], "tickets.step", "C-12"),
    t(
        S::Accepted,
        S::FollowUp,
        SYSTEM,
        &[G::Later("ticket.callbacks_made")],
        "tickets.follow_up",
        "G-01, H-01",
    ),
    t(
        S::CompletedUnsigned,
        S::FollowUp,
        SYSTEM,
        &[G::Later("ticket.callbacks_made")],
        "tickets.follow_up",
        "G-01, H-01",
    ),
    t(S::FollowUp, S::Closed, SUPERVISOR, CLOSING, "tickets.close", "A-09, C-08, G-02, H-01, K-16, L-06"),
    t(
        S::Closed,
        S::Archived,
        &[A::InfoAdmin, A::FrontDesk],
        &[G::Later("ticket.papers_filed")],
        "tickets.archive",
        "E-18, Q-08",
    ),
    t(S::Closed, S::FollowUp, SUPERVISOR, &[G::Reason], "tickets.reopen", "G-23, I-12"),
    t(S::Archived, S::FollowUp, SUPERVISOR, &[G::Reason], "tickets.reopen", "G-23, I-12"),
    t(S::Registered, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::HandedOver, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::Triaged, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::Planning, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::Ready, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::Dispatched, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::InService, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::PendingAcceptance, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
    t(S::Rework, S::Cancelled, SUPERVISOR, CANCELLED, "tickets.cancel", "A-20, K-16"),
];

/// The row of that step; none when it is impossible.
pub fn transition(from: Option<State>, to: State) -> Option<&'static Transition> {
    TRANSITIONS.iter().find(|t| t.from == from && t.to == to)
}

/// The rows that leave a state, in the order of the table.
pub fn leaving(from: State) -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().filter(move |t| t.from == Some(from))
}

/// Who asks for a step.
#[derive(Clone, Copy)]
pub enum Asking<'a> {
    Person(&'a Session),
    /// The program, on a recorded fact such as a signature.
    System,
}

/// The row of the step from where the ticket stands, or the refusal that says what is missing.
pub fn check(asking: Asking<'_>, facts: &Facts<'_>, to: State) -> Result<&'static Transition, Fault> {
    let from = facts.ticket.state;
    let step = transition(Some(from), to)
        .ok_or_else(|| Fault::refused("ticket.guard.no_such_step").arg("from", from).arg("to", to))?;
    let may = match asking {
        Asking::System => step.who.contains(&Actor::System),
        Asking::Person(session) => step.who.iter().any(|a| acts_as(session, *a)),
    };
    if !may {
        return Err(not_yours(step));
    }
    // A signature already given is a fact whatever the overlay says; a cancellation needs no resuming first.
    let stands_still = facts.ticket.on_hold && matches!(asking, Asking::Person(_)) && to != State::Cancelled;
    if stands_still {
        return Err(Fault::refused("ticket.guard.on_hold"));
    }
    match step.guards.iter().find_map(|g| unmet(*g, facts)) {
        Some(fault) => Err(fault),
        None => Ok(step),
    }
}

fn not_yours(step: &Transition) -> Fault {
    let roles: Vec<&str> = step.who.iter().map(|a| a.code()).collect();
    let code = if step.who.contains(&Actor::System) {
        "ticket.guard.by_rule_only"
    } else {
        "ticket.guard.not_your_step"
    };
    Fault::new(FaultKind::Denied, code).arg("roles", roles.join(" "))
}

/// The refusal of a guard that does not hold; none when it holds or cannot be checked yet.
fn unmet(guard: Guard, facts: &Facts<'_>) -> Option<Fault> {
    let ticket = facts.ticket;
    let (holds, code, field) = match guard {
        G::Complete | G::Later(_) => return None,
        G::Answerable => (is_answerable(ticket.service_type), "ticket.guard.not_answerable", "service_type"),
        G::Answered => {
            (ticket.answer.as_deref().is_some_and(is_text), "ticket.guard.answer_missing", "answer")
        }
        G::ReceiverNamed => (ticket.handed_to.is_some(), "ticket.guard.receiver_missing", "handed_to"),
        G::Approved => (
            !facts.approval_wanted || ticket.approved_by.is_some(),
            "ticket.guard.approval_missing",
            "approved_by",
        ),
        G::Clear => (!ticket.clarify_first, "ticket.guard.clarify_first", "clarify_first"),
        G::Graded => return ungraded(ticket),
        G::PlanNotNeeded => (!plan_needed(ticket, facts.plan_wanted), "ticket.guard.plan_needed", "state"),
        G::Reason => (facts.reason, "ticket.guard.reason_missing", "reason"),
        G::VoucherBack => (!facts.voucher_out, "ticket.guard.voucher_out", "voucher"),
        G::CauseRecorded => (
            !cause_wanted(ticket.service_type) || is_text(&ticket.cause),
            "ticket.guard.cause_missing",
            "cause",
        ),
    };
    (!holds).then(|| Fault::refused(code).field(field, "required"))
}

fn ungraded(ticket: &Ticket) -> Option<Fault> {
    let mut fault = Fault::refused("ticket.guard.not_graded");
    for (missing, field) in [
        (!is_text(&ticket.nature), "nature"),
        (ticket.severity.is_none(), "severity"),
        (ticket.assessors.is_empty(), "assessors"),
        (ticket.charge_class.is_none(), "charge_class"),
    ] {
        if missing {
            fault = fault.field(field, "required");
        }
    }
    (!fault.fields.is_empty()).then_some(fault)
}

/// The pending guards of a step.
pub fn pending(step: &Transition) -> impl Iterator<Item = &'static str> {
    step.guards.iter().filter_map(|g| match g {
        G::Later(name) => Some(*name),
        _ => None,
    })
}

/// Questions and suggestions end at the desk.
pub fn is_answerable(kind: ServiceType) -> bool {
    matches!(kind, ServiceType::Consultation | ServiceType::Suggestion)
}

/// Jobs a voucher is prepared for: those that send somebody or keep something.
pub fn wants_voucher(kind: ServiceType) -> bool {
    !matches!(kind, ServiceType::Consultation | ServiceType::Suggestion | ServiceType::Complaint)
}

/// Jobs that cannot be closed without a cause (C-08): those that began with a fault.
pub fn cause_wanted(kind: ServiceType) -> bool {
    use ServiceType as T;
    matches!(
        kind,
        T::Repair | T::Rescue | T::TechnicalSupport | T::Replanting | T::ReturnExchange | T::Complaint
    )
}

/// Technical problems want an approved plan where the firm says so (C-07); design work wants one from the general
/// grade on (C-02, C-04).
pub fn plan_needed(ticket: &Ticket, plan_wanted: bool) -> bool {
    let design = ticket.service_type == ServiceType::DesignAdjustment;
    (plan_wanted && ticket.problem_class == Some(ProblemClass::Technical))
        || (design && ticket.severity.is_some_and(|s| s != Severity::S3))
}

/// States that leave the open work.
pub fn is_ended(state: State) -> bool {
    matches!(state, S::Closed | S::Archived | S::Cancelled)
}

/// Whether a line counts as the first human contact (B-13).
pub fn is_response(kind: NoteKind) -> bool {
    matches!(kind, NoteKind::Call | NoteKind::Progress)
}

pub(super) fn is_text(text: &str) -> bool {
    !text.trim().is_empty()
}
