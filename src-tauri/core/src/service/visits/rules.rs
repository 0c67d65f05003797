//! The life of a visit (4.2) as a table: what is not listed is impossible. Pure.

use super::facts::CheckLine;
use super::record::{Visit, VisitResult, VisitState};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::Need;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;
use crate::service::actors::{Actor, acts_as};

pub use super::transitions::TRANSITIONS;

/// Who takes a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// Anyone on the visit.
    Crew,
    /// The named lead; the supervisor may stand in (E-29).
    Lead,
    Supervisor,
    /// Front desk or information administrator.
    Desk,
    /// Whoever may plan: command `visits.plan`.
    Dispatcher,
    /// The program, on the customer's signature.
    System,
}

/// What must hold for a step besides who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// A lead among two or more (D-07).
    LeadNamed,
    /// The customer was called before, where the firm wants that (D-08).
    Precall,
    /// Each line of the list done, or with a reason (D-06).
    Checklist,
    /// Findings, cause, work, tests, photos, old parts (E-01–E-12).
    WorkComplete,
    /// The same with opinion and survey (E-08, E-17).
    ReportComplete,
    /// Unsolved: the supervisor's consent and the next appointment (E-15).
    Consent,
    /// No signature: why is on record (F-13). Of an unsolved need the report is shown and signed all the same (P-31).
    UnsignedOutcome,
    /// Broken off: by the supervisor, or with his consent (4.2).
    AbortConsent,
    Reason,
    /// The customer was told.
    CustomerTold,
    /// The call to the office was made and the office confirmed it, or the supervisor says why not (E-16).
    CheckedOut,
    /// What is taken away was put on a receipt, or the item stays (K-01, K-02).
    Receipted,
    /// The customer confirmed each receipt (K-02).
    ReceiptConfirmed,
    /// Every paper of the trip came back (E-19), and every number given out for it is used or voided (D-25).
    PapersIn,
    /// The papers of the visit are in the file and the register's line is struck off (A-09, F-14).
    PapersFiled,
    /// A signed report is corrected by an addendum, never sent back (F-06).
    Unsigned,
    /// Its module is still to come: named in `service::pending`.
    Later(&'static str),
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// None is a visit that does not exist yet.
    pub from: Option<VisitState>,
    pub to: VisitState,
    /// Any one of these.
    pub who: &'static [Hand],
    /// All of these.
    pub guards: &'static [Guard],
    /// The command that takes the step.
    pub command: &'static str,
    /// Rows of the catalogue.
    pub rows: &'static str,
}

/// What the guards ask about, gathered before.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub visit: &'a Visit,
    /// `dispatch.precall` (D-08).
    pub wants_precall: bool,
    /// `visit.checkout_required` (E-16).
    pub wants_checkout: bool,
    /// From `gaps`.
    pub work_gaps: &'a [String],
    pub report_gaps: &'a [String],
    /// Items taken away on this visit: with a receipt, and of those not confirmed by the customer (K-02).
    pub receipts: usize,
    pub unconfirmed: usize,
    /// Papers that have not come back (E-19).
    pub papers_missing: &'a [String],
    /// Numbers neither signed nor voided (D-25).
    pub numbers_out: &'a [String],
    /// Numbers neither filed nor voided (F-14).
    pub papers_open: &'a [String],
    /// A voucher of the register not back yet.
    pub voucher_out: Option<&'a str>,
    /// Acceptance has recorded how it ended, signed or not (F-13).
    pub has_outcome: bool,
    /// Whether a reason comes with the step; the steps query assumes it will, as it does of `is_told`.
    pub has_reason: bool,
    pub is_told: bool,
}

use Guard as G;
use Hand as H;
use VisitState as S;

/// What is packed before leaving (D-06).
pub const CHECKLIST: &[&str] = &["tools", "spares", "drawings", "report", "survey", "slip"];

/// True causes by kind (E-04); the text beside says the rest. `unknown` and `no_fault` are answers, not blanks.
pub const CAUSE_CODES: &[&str] = &[
    "wear",
    "material",
    "assembly",
    "electrical",
    "software",
    "installation",
    "handling",
    "upkeep",
    "environment",
    "power",
    "accident",
    "earlier_repair",
    "no_fault",
    "unknown",
];

/// The row of that step; none when it is impossible.
pub fn transition(from: Option<VisitState>, to: VisitState) -> Option<&'static Transition> {
    TRANSITIONS.iter().find(|t| t.from == from && t.to == to)
}

/// The rows that leave a state, in the order of the table.
pub fn leaving(from: VisitState) -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().filter(move |t| t.from == Some(from))
}

/// Who asks for a step.
#[derive(Clone, Copy)]
pub enum Asking<'a> {
    Person(&'a Session),
    System,
}

/// Whether the person takes steps as that hand.
pub fn is_hand(session: &Session, visit: &Visit, hand: Hand) -> bool {
    let may_work = session.may(Need::VisitWork);
    match hand {
        H::Crew => may_work && visit.technicians.contains(&session.person),
        H::Lead => (may_work && visit.lead == session.person) || acts_as(session, Actor::Supervisor),
        H::Supervisor => acts_as(session, Actor::Supervisor),
        H::Desk => acts_as(session, Actor::FrontDesk) || acts_as(session, Actor::InfoAdmin),
        H::Dispatcher => acts_as(session, Actor::Dispatcher),
        H::System => false,
    }
}

/// The row of the step from where the visit stands, or the refusal that says what is missing.
pub fn check(asking: Asking<'_>, facts: &Facts<'_>, to: VisitState) -> Result<&'static Transition, Fault> {
    let from = facts.visit.state;
    let step = transition(Some(from), to)
        .ok_or_else(|| Fault::refused("visit.guard.no_such_step").arg("from", from).arg("to", to))?;
    let may = match asking {
        Asking::System => step.who.contains(&H::System),
        Asking::Person(session) => step.who.iter().any(|h| is_hand(session, facts.visit, *h)),
    };
    if !may {
        return Err(not_yours(step));
    }
    match step.guards.iter().find_map(|g| unmet(*g, asking, facts)) {
        Some(fault) => Err(fault),
        None => Ok(step),
    }
}

fn not_yours(step: &Transition) -> Fault {
    let code = match step.who {
        [H::System] => "visit.guard.by_signature_only",
        [H::Lead] => "visit.guard.lead_only",
        [H::Supervisor] => "visit.guard.supervisor_only",
        [H::Desk] => "visit.guard.desk_only",
        _ => "visit.guard.crew_only",
    };
    Fault::new(FaultKind::Denied, code)
}

/// The refusal of a guard that does not hold; none when it holds or cannot be checked yet.
fn unmet(guard: Guard, asking: Asking<'_>, facts: &Facts<'_>) -> Option<Fault> {
    let v = facts.visit;
    let (holds, code, field) = match guard {
        G::Later(_) => return None,
        G::WorkComplete => return incomplete(facts.work_gaps),
        G::ReportComplete => return incomplete(facts.report_gaps),
        G::Checklist => return unchecked(v),
        G::PapersIn => {
            return papers_out("visit.guard.papers_missing", facts.papers_missing)
                .or_else(|| papers_out("visit.guard.numbers_out", facts.numbers_out));
        }
        G::PapersFiled => {
            return papers_out("visit.guard.papers_open", facts.papers_open)
                .or_else(|| voucher_out(v, facts.voucher_out));
        }
        // What is in our bag was not put right on site (K-01).
        G::Receipted if v.result != Some(VisitResult::WorkshopNeeded) && facts.receipts > 0 => {
            (false, "visit.guard.taken_though_settled", "custody")
        }
        G::Receipted => (
            v.result != Some(VisitResult::WorkshopNeeded) || facts.receipts > 0,
            "visit.guard.receipt_missing",
            "custody",
        ),
        G::ReceiptConfirmed => (facts.unconfirmed == 0, "visit.guard.receipt_unconfirmed", "custody"),
        G::Consent => return no_consent(v),
        G::LeadNamed => (v.technicians.contains(&v.lead), "visit.guard.lead_missing", "lead"),
        G::Precall => (
            !facts.wants_precall || v.precall.as_deref().is_some_and(is_text),
            "visit.guard.precall_missing",
            "precall",
        ),
        G::UnsignedOutcome => (facts.has_outcome, "visit.guard.outcome_missing", "signed_at"),
        G::AbortConsent => {
            let by_supervisor =
                matches!(asking, Asking::Person(session) if acts_as(session, Actor::Supervisor));
            (by_supervisor || v.consent_by.is_some(), "visit.guard.consent_missing", "consent_by")
        }
        G::Reason => (facts.has_reason, "visit.guard.reason_missing", "reason"),
        G::CustomerTold => (facts.is_told, "visit.guard.customer_not_told", "customer_told"),
        G::CheckedOut => (
            !facts.wants_checkout || v.checkout_confirmed_at.is_some() || facts.has_reason,
            "visit.guard.checkout_missing",
            "checkout_at",
        ),
        G::Unsigned => (v.signed_at.is_none(), "signed.unchangeable", "signed_at"),
    };
    (!holds).then(|| Fault::refused(code).field(field, "required"))
}

fn incomplete(gaps: &[String]) -> Option<Fault> {
    let names: Vec<&str> = gaps.iter().map(String::as_str).collect();
    Fault::unless_complete(&names).err()
}

fn papers_out(code: &str, missing: &[String]) -> Option<Fault> {
    let fault = missing
        .iter()
        .fold(Fault::refused(code), |fault, paper| fault.field(&format!("papers.{paper}"), "required"))
        .arg("papers", missing.join("、"));
    (!fault.fields.is_empty()).then_some(fault)
}

/// Where the customer signed, the voucher is back with it. Of a visit nobody signed for, the line stays open until the
/// ticket is closed.
fn voucher_out(v: &Visit, number: Option<&str>) -> Option<Fault> {
    let number = number.filter(|_| v.signed_at.is_some())?;
    Some(Fault::refused("visit.guard.voucher_out").arg("number", number).field("papers.voucher", "required"))
}

fn unchecked(v: &Visit) -> Option<Fault> {
    let is_told = |line: &CheckLine| line.done || is_text(&line.reason);
    let mut fault = Fault::refused("visit.guard.checklist_open");
    for item in &v.job.packing {
        if !v.checklist.iter().find(|l| l.item == *item).is_some_and(is_told) {
            fault = fault.field(&format!("checklist.{item}"), "required");
        }
    }
    (!fault.fields.is_empty()).then_some(fault)
}

fn no_consent(v: &Visit) -> Option<Fault> {
    if v.result != Some(VisitResult::Unsolved) {
        return None;
    }
    let mut fault = Fault::refused("visit.guard.consent_missing");
    for (missing, field) in [
        (v.consent_by.is_none(), "consent_by"),
        (!is_text(&v.consent_reason), "consent_reason"),
        (v.next_appointment.is_none(), "next_appointment"),
        (v.appointment_told_at.is_none() || !is_text(&v.appointment_told_to), "appointment_told_to"),
    ] {
        if missing {
            fault = fault.field(field, "required");
        }
    }
    (!fault.fields.is_empty()).then_some(fault)
}

/// Whether the time given for an event can be true: not before the event it follows, not in the future (D-19).
pub fn check_time(at: Moment, now: Moment, previous: Option<Moment>) -> Result<(), Fault> {
    if at > now {
        return Err(Fault::invalid("visit.time.ahead").field("at", "ahead"));
    }
    match previous {
        Some(earlier) if at < earlier => {
            Err(Fault::invalid("visit.time.before_previous").field("at", "before_previous"))
        }
        _ => Ok(()),
    }
}

/// Whole minutes the arrival is later than agreed; a minute begun counts. None where nothing was agreed or nobody has
/// arrived.
pub fn late_minutes(visit: &Visit) -> Option<i64> {
    let over = visit.arrived_at?.since(visit.agreed_at?);
    Some(if over <= 0 { 0 } else { (over + 59_999) / 60_000 })
}

/// Results after which the need stays open: it is not put to acceptance, and somebody goes again (E-15, K-01).
pub fn stays_open(result: VisitResult) -> bool {
    matches!(result, VisitResult::Unsolved | VisitResult::WorkshopNeeded)
}

/// States in which the visit is over.
pub fn is_ended(state: VisitState) -> bool {
    matches!(state, S::Filed | S::Aborted | S::Cancelled)
}

/// Whether the report may still be written: before the hand-in, and never once signed (F-06).
pub fn is_editable(visit: &Visit) -> bool {
    visit.signed_at.is_none() && !is_ended(visit.state) && !matches!(visit.state, S::Reported | S::Approved)
}

/// Whether somebody still has to do the visit or finish it on site.
pub fn is_under_way(state: VisitState) -> bool {
    matches!(state, S::Planned | S::Confirmed | S::Departed | S::OnSite | S::WorkDone | S::Signed)
}

pub(super) fn is_text(text: &str) -> bool {
    !text.trim().is_empty()
}
