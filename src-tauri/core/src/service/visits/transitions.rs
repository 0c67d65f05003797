//! The whole of 4.2 as data. Pure.

use super::record::VisitState;
use super::rules::{Guard, Hand, Transition};

use Guard as G;
use Hand as H;
use VisitState as S;

const fn t(
    from: VisitState,
    to: VisitState,
    who: &'static [Hand],
    guards: &'static [Guard],
    command: &'static str,
    rows: &'static str,
) -> Transition {
    Transition { from: Some(from), to, who, guards, command, rows }
}

const CREW: &[Hand] = &[H::Crew];
const SUPERVISOR: &[Hand] = &[H::Supervisor];
const BROKEN_OFF: &[Hand] = &[H::Crew, H::Supervisor];
const DEPARTING: &[Guard] = &[
    G::LeadNamed,
    G::Precall,
    G::Checklist,
    G::Later("visit.trip_log"),
    G::Later("visit.vehicle_permitted"),
    G::Later("visit.papers_issued"),
];
const ABORTING: &[Guard] = &[G::Reason, G::AbortConsent];
/// Who has been inside may have taken something along.
const LEAVING_BROKEN_OFF: &[Guard] = &[G::Reason, G::AbortConsent, G::ReceiptConfirmed];
const CANCELLING: &[Guard] = &[G::Reason, G::CustomerTold];

/// The whole of 4.2.
pub const TRANSITIONS: &[Transition] = &[
    Transition {
        from: None,
        to: S::Planned,
        who: &[H::Dispatcher],
        guards: &[G::LeadNamed, G::Later("visit.technician_qualified")],
        command: "visits.plan",
        rows: "D-01, D-02, D-07",
    },
    // Desk or remote work of 4.1 begins without a plan, and what comes of it is reported and accepted like the rest.
    Transition {
        from: None,
        to: S::OnSite,
        who: CREW,
        guards: &[],
        command: "visits.begin_remote",
        rows: "B-30, C-01, E-22",
    },
    t(S::Planned, S::Confirmed, CREW, &[G::Precall], "visits.confirm", "D-08, D-18"),
    t(S::Planned, S::Departed, CREW, DEPARTING, "visits.depart", "D-06, D-13, D-14, D-25"),
    t(S::Confirmed, S::Departed, CREW, DEPARTING, "visits.depart", "D-06, D-13, D-14, D-25"),
    t(S::Departed, S::OnSite, CREW, &[G::Later("visit.site_cleared")], "visits.arrive", "D-10–D-12, E-01"),
    t(
        S::OnSite,
        S::WorkDone,
        &[H::Lead],
        &[G::WorkComplete, G::Receipted],
        "visits.work_done",
        "E-02–E-12, K-01–K-02",
    ),
    t(S::WorkDone, S::Signed, &[H::System], &[G::ReportComplete], "acceptance.sign", "F-03–F-07, E-17"),
    t(
        S::WorkDone,
        S::LeftSite,
        CREW,
        &[G::Consent, G::ReceiptConfirmed, G::UnsignedOutcome],
        "visits.leave",
        "F-13, E-15, K-02",
    ),
    t(S::Signed, S::LeftSite, CREW, &[G::Consent, G::ReceiptConfirmed], "visits.leave", "E-15, E-16, K-02"),
    t(
        S::LeftSite,
        S::Returned,
        CREW,
        &[G::Later("visit.vehicle_checked"), G::Later("visit.cash_and_parts_listed")],
        "visits.return",
        "D-14, O-06, L-07, L-20",
    ),
    t(S::Returned, S::Reported, CREW, &[G::PapersIn], "visits.hand_in", "E-18, E-19, V-04"),
    t(
        S::Reported,
        S::Approved,
        SUPERVISOR,
        &[G::ReportComplete, G::CheckedOut, G::Later("visit.parts_settled")],
        "visits.approve",
        "E-18, L-06",
    ),
    t(S::Reported, S::Returned, SUPERVISOR, &[G::Unsigned, G::Reason], "visits.send_back", "F-06"),
    t(S::Approved, S::Filed, &[H::Desk], &[G::PapersFiled], "visits.file", "A-09, F-14, K-19"),
    t(S::Planned, S::Aborted, BROKEN_OFF, ABORTING, "visits.abort", "D-10, E-15"),
    t(S::Confirmed, S::Aborted, BROKEN_OFF, ABORTING, "visits.abort", "D-10, E-15"),
    t(S::Departed, S::Aborted, BROKEN_OFF, ABORTING, "visits.abort", "D-10, E-15"),
    t(S::OnSite, S::Aborted, BROKEN_OFF, LEAVING_BROKEN_OFF, "visits.abort", "D-10, E-15, K-02"),
    t(S::Planned, S::Cancelled, SUPERVISOR, CANCELLING, "visits.cancel", "A-20"),
    t(S::Confirmed, S::Cancelled, SUPERVISOR, CANCELLING, "visits.cancel", "A-20"),
];
