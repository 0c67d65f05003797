//! The whole of 4.1 as data. Pure.

use super::record::State;
use super::rules::{Guard, Transition};
use crate::service::actors::Actor;

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
const CANCELLED: &[Guard] = &[G::Reason, G::CustodyEmpty];
const CLOSING: &[Guard] = &[
    G::VoucherBack,
    G::CauseRecorded,
    G::SenderTold,
    G::CustodyEmpty,
    G::Later("ticket.loaner_back"),
    G::Later("ticket.parts_settled"),
    G::Later("ticket.supplier_told"),
    G::Later("ticket.charges_settled"),
    G::Later("ticket.complaint_closed"),
    G::Later("ticket.callback_done"),
    G::Later("ticket.survey_done"),
    G::Later("ticket.breach_explained"),
];
/// Crew, lead and agreed time are asked by `visits.plan` itself (D-01, D-07, B-21).
const DISPATCH: &[Guard] =
    &[G::Later("ticket.technician_qualified"), G::Later("ticket.quotation"), G::Later("ticket.prepayment")];
const SUPERVISOR: &[Actor] = &[A::Supervisor];
const MANAGERS: &[Actor] = &[A::Supervisor, A::ProjectManager];
const SYSTEM: &[Actor] = &[A::System];

/// The whole of 4.1.
pub const TRANSITIONS: &[Transition] = &[
    Transition {
        from: None,
        to: S::Registered,
        who: &[A::FrontDesk, A::CallbackAgent, A::Technician, A::Registrar],
        guards: &[G::Complete],
        command: "tickets.create",
        rows: "A-01–A-06",
    },
    t(
        S::Registered,
        S::Closed,
        &[A::FrontDesk],
        &[G::Answerable, G::SenderTold, G::Answered],
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
    t(S::Ready, S::InService, &[A::Technician, A::Designer], &[], "visits.begin_remote", "B-30, C-01"),
    t(S::Dispatched, S::InService, &[A::Technician], &[], "visits.depart", "D-06–D-10"),
    t(
        S::InService,
        S::PendingAcceptance,
        &[A::Technician, A::Designer],
        &[G::Later("ticket.work_tested")],
        "visits.work_done",
        "E-08, E-12, C-16",
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
    t(S::InService, S::Ready, SUPERVISOR, &[G::Reason, G::VisitUnsolved], "tickets.step", "E-15"),
    t(S::PendingAcceptance, S::Accepted, SYSTEM, &[], "acceptance.sign", "F-03, F-09"),
    t(
        S::PendingAcceptance,
        S::CompletedUnsigned,
        SUPERVISOR,
        &[G::Reason, G::UnsignedProof],
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
        &[G::PapersFiled],
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
