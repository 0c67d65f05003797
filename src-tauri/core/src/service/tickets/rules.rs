//! The life of a ticket (4.1) as a table: what is not listed is impossible. Pure.

use super::record::{NoteKind, ProblemClass, ServiceType, Severity, State, Ticket};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::Session;
use crate::service::actors::{Actor, acts_as};

pub use super::transitions::TRANSITIONS;

/// What must hold for a step besides who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Mandatory fields of the preset, received time: `intake` checks them, they have no ticket yet.
    Complete,
    /// Only a question or a suggestion is answered and closed at the desk.
    Answerable,
    /// Who made a suggestion knows what became of it.
    SenderTold,
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
    /// Every visit of it is filed or ended without a report, and so is every numbered paper (E-18).
    PapersFiled,
    /// Root cause recorded (C-08).
    CauseRecorded,
    /// The last visit ended unsolved, broken off or called off (E-15).
    VisitUnsolved,
    /// Why it is unsigned stands with its proof, and the reminders were given (F-13).
    UnsignedProof,
    /// No item of the customer's is in our hands and none of its receipts out (K-16).
    CustodyEmpty,
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
    /// No visit of it is under way or ended with the need solved (E-15).
    pub visit_unsolved: bool,
    pub unsigned_proof: bool,
    /// The sender of a suggestion was not told yet.
    pub sender_waits: bool,
    /// `plan.approval_required` (C-07).
    pub plan_wanted: bool,
    /// A voucher was prepared and is not back.
    pub voucher_out: bool,
    /// A visit's report or a numbered paper is not filed yet (E-18).
    pub papers_open: bool,
    /// Items in custody whose line in the register is open: receipt and name.
    pub custody_open: Vec<String>,
    /// Whether a reason comes with the step; the steps query assumes it will.
    pub reason: bool,
}

use Guard as G;
use State as S;

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
    /// A step of the ticket's visit that brings this one with it: who may was asked there (4.2).
    Visit,
}

/// The row of the step from where the ticket stands, or the refusal that says what is missing.
pub fn check(asking: Asking<'_>, facts: &Facts<'_>, to: State) -> Result<&'static Transition, Fault> {
    let from = facts.ticket.state;
    let step = transition(Some(from), to)
        .ok_or_else(|| Fault::refused("ticket.guard.no_such_step").arg("from", from).arg("to", to))?;
    let may = match asking {
        Asking::System => step.who.contains(&Actor::System),
        Asking::Person(session) => step.who.iter().any(|a| acts_as(session, *a)),
        Asking::Visit => step.command.starts_with("visits."),
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
        G::SenderTold => (!facts.sender_waits, "ticket.guard.sender_waits", "feedback"),
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
        G::CustodyEmpty if facts.custody_open.is_empty() => return None,
        G::CustodyEmpty => {
            let listed = facts.custody_open.join("、");
            return Some(
                Fault::refused("ticket.guard.custody_open").arg("items", listed).field("custody", "required"),
            );
        }
        G::Graded => return ungraded(ticket),
        G::PlanNotNeeded => (!plan_needed(ticket, facts.plan_wanted), "ticket.guard.plan_needed", "state"),
        G::Reason => (facts.reason, "ticket.guard.reason_missing", "reason"),
        G::VoucherBack => (!facts.voucher_out, "ticket.guard.voucher_out", "voucher"),
        G::PapersFiled => (!facts.papers_open, "ticket.guard.papers_open", "papers"),
        G::VisitUnsolved => (facts.visit_unsolved, "ticket.guard.visit_not_unsolved", "visit"),
        G::UnsignedProof => (facts.unsigned_proof, "ticket.guard.unsigned_proof_missing", "reminders"),
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
    (plan_wanted && ticket.problem_class.is_some_and(|c| c.works_as == ProblemClass::Technical))
        || (design && ticket.severity.is_some_and(|s| s != Severity::S3))
}

/// States in which the work was taken over or stands finished: something a customer may have signed for.
pub fn is_served(state: State) -> bool {
    matches!(state, S::Accepted | S::CompletedUnsigned | S::FollowUp | S::Closed | S::Archived)
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
