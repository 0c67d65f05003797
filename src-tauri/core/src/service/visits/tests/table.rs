//! The table of 4.2 itself: every pair of states, every hand.

use super::super::rules::{self, Asking, Facts, Guard, Hand, TRANSITIONS};
use super::super::{CheckLine, Visit, VisitState};
use crate::kernel::session::{PersonId, Session};
use crate::kernel::{Moment, record::Json};
use crate::master::people::roles;
use crate::service::pending;

const LI: PersonId = PersonId([1; 16]);
const SUN: PersonId = PersonId([2; 16]);
const ZHAO: PersonId = PersonId([3; 16]);
const WANG: PersonId = PersonId([4; 16]);

fn session(person: PersonId, role: &str) -> Session {
    let held = vec![role.to_string()];
    Session {
        person,
        login: String::new(),
        name: String::new(),
        grants: roles::grants_of_all(&held),
        roles: held,
    }
}

/// `li` leads, `sun` comes along; everything packed.
fn visit(state: VisitState) -> Visit {
    let ticket = crate::service::tickets::TicketId([9; 16]);
    let packed =
        rules::CHECKLIST.iter().map(|i| CheckLine { item: (*i).into(), done: true, reason: String::new() });
    Visit {
        state,
        lead: LI,
        technicians: Json(vec![LI, SUN]),
        job: Json(super::super::job::delivered(crate::service::tickets::ServiceType::Repair, "GEN")),
        checklist: Json(packed.collect()),
        consent_by: Some(ZHAO),
        ..super::super::blank::blank(super::super::VisitId([8; 16]), ticket)
    }
}

fn facts(visit: &Visit) -> Facts<'_> {
    Facts {
        visit,
        wants_precall: false,
        wants_checkout: false,
        work_gaps: &[],
        report_gaps: &[],
        has_outcome: true,
        receipts: 0,
        unconfirmed: 0,
        papers_missing: &[],
        numbers_out: &[],
        papers_open: &[],
        voucher_out: None,
        has_reason: true,
        is_told: true,
    }
}

/// Who may take which step, written down once more from 4.2 and apart from the table.
fn expected(from: VisitState, to: VisitState) -> &'static [&'static str] {
    use VisitState::*;
    match (from, to) {
        (Planned, Confirmed) | (Planned | Confirmed, Departed) | (Departed, OnSite) => &["li", "sun"],
        (OnSite, WorkDone) => &["li", "zhao"],
        (WorkDone, Signed) => &["system"],
        (WorkDone | Signed, LeftSite) | (LeftSite, Returned) | (Returned, Reported) => &["li", "sun"],
        (Reported, Approved | Returned) | (Planned | Confirmed, Cancelled) => &["zhao"],
        (Approved, Filed) => &["wang"],
        (Planned | Confirmed | Departed | OnSite, Aborted) => &["li", "sun", "zhao"],
        _ => &[],
    }
}

#[test]
fn every_pair_of_states_is_possible_for_those_of_4_2_and_for_nobody_else() {
    let people = [
        ("li", session(LI, "technician")),
        ("sun", session(SUN, "technician")),
        ("zhao", session(ZHAO, "service_supervisor")),
        ("wang", session(WANG, "front_desk")),
        ("stranger", session(PersonId([5; 16]), "technician")),
        ("admin", session(PersonId([6; 16]), "system_admin")),
    ];
    for from in VisitState::ALL {
        for to in VisitState::ALL {
            let visit = visit(*from);
            let facts = facts(&visit);
            let mut may: Vec<&str> = people
                .iter()
                .filter(|(_, s)| rules::check(Asking::Person(s), &facts, *to).is_ok())
                .map(|(name, _)| *name)
                .collect();
            if rules::check(Asking::System, &facts, *to).is_ok() {
                may.push("system");
            }
            assert_eq!(may, expected(*from, *to), "{from} to {to}");
        }
    }
}

#[test]
fn every_row_cites_the_catalogue_and_every_guard_to_come_is_in_the_visible_list() {
    for row in TRANSITIONS {
        assert!(!row.rows.is_empty() && !row.who.is_empty(), "{:?} to {}", row.from, row.to);
        for guard in row.guards {
            if let Guard::Later(name) = guard {
                assert!(pending::find(name).is_some(), "{name} is missing from the list of guards to come");
            }
        }
    }
}

#[test]
fn each_guard_says_no_by_its_own_code() {
    let li = session(LI, "technician");
    let zhao = session(ZHAO, "service_supervisor");
    let gaps = vec!["cause".to_string()];
    let code = |who: &Session, facts: &Facts<'_>, to| {
        rules::check(Asking::Person(who), facts, to).err().map(|f| f.code).unwrap_or_default()
    };
    let open = Visit { checklist: Json(vec![]), ..visit(VisitState::Planned) };
    assert_eq!(code(&li, &facts(&open), VisitState::Departed), "visit.guard.checklist_open");
    let plain = visit(VisitState::Planned);
    let call = Facts { wants_precall: true, ..facts(&plain) };
    assert_eq!(code(&li, &call, VisitState::Departed), "visit.guard.precall_missing");
    let leaderless = Visit { lead: ZHAO, ..plain.clone() };
    assert_eq!(code(&li, &facts(&leaderless), VisitState::Departed), "visit.guard.lead_missing");
    let working = visit(VisitState::OnSite);
    let incomplete = Facts { work_gaps: &gaps, ..facts(&working) };
    assert_eq!(code(&li, &incomplete, VisitState::WorkDone), "input.incomplete");
    let done = visit(VisitState::WorkDone);
    let silent = Facts { has_outcome: false, ..facts(&done) };
    assert_eq!(code(&li, &silent, VisitState::LeftSite), "visit.guard.outcome_missing");
    let alone = Visit { consent_by: None, ..working.clone() };
    assert_eq!(code(&li, &facts(&alone), VisitState::Aborted), "visit.guard.consent_missing");
    assert_eq!(code(&zhao, &facts(&alone), VisitState::Aborted), "", "the supervisor needs nobody's consent");
    let wordless = Facts { has_reason: false, ..facts(&working) };
    assert_eq!(code(&zhao, &wordless, VisitState::Aborted), "visit.guard.reason_missing");
    let untold = Facts { is_told: false, ..facts(&plain) };
    assert_eq!(code(&zhao, &untold, VisitState::Cancelled), "visit.guard.customer_not_told");
    let away = Visit { result: Some(super::super::VisitResult::WorkshopNeeded), ..working.clone() };
    assert_eq!(code(&li, &facts(&away), VisitState::WorkDone), "visit.guard.receipt_missing", "K-02");
    let unconfirmed = Facts { receipts: 1, unconfirmed: 1, ..facts(&done) };
    assert_eq!(code(&li, &unconfirmed, VisitState::LeftSite), "visit.guard.receipt_unconfirmed", "K-02");
    let papers = vec!["receipts".to_string()];
    let returned = visit(VisitState::Returned);
    let missing = Facts { papers_missing: &papers, ..facts(&returned) };
    assert_eq!(code(&li, &missing, VisitState::Reported), "visit.guard.papers_missing", "E-19");
    let slip = vec!["R26-B-00001".to_string()];
    let unused = Facts { numbers_out: &slip, ..facts(&returned) };
    assert_eq!(code(&li, &unused, VisitState::Reported), "visit.guard.numbers_out", "D-25");
    let approved = Visit { signed_at: Some(Moment(1)), ..visit(VisitState::Approved) };
    let wang = session(WANG, "front_desk");
    let unfiled = Facts { papers_open: &slip, ..facts(&approved) };
    assert_eq!(code(&wang, &unfiled, VisitState::Filed), "visit.guard.papers_open", "F-14");
    let line_open = Facts { voucher_out: Some("S26-B-00001"), ..facts(&approved) };
    assert_eq!(code(&wang, &line_open, VisitState::Filed), "visit.guard.voucher_out", "A-09");
    let nobody_signed = Visit { signed_at: None, ..approved.clone() };
    let line_open = Facts { voucher_out: Some("S26-B-00001"), ..facts(&nobody_signed) };
    assert_eq!(code(&wang, &line_open, VisitState::Filed), "", "F-13: the ticket's closing holds the line");
    let reported = visit(VisitState::Reported);
    let uncalled = Facts { wants_checkout: true, has_reason: false, ..facts(&reported) };
    assert_eq!(code(&zhao, &uncalled, VisitState::Approved), "visit.guard.checkout_missing");
    let fixed = Visit { signed_at: Some(Moment(1)), ..reported.clone() };
    assert_eq!(code(&zhao, &facts(&fixed), VisitState::Returned), "signed.unchangeable");
}

#[test]
fn the_hand_that_steps_is_named_in_the_refusal() {
    let stranger = session(PersonId([5; 16]), "technician");
    for (from, to, code) in [
        (VisitState::Planned, VisitState::Departed, "visit.guard.crew_only"),
        (VisitState::OnSite, VisitState::WorkDone, "visit.guard.lead_only"),
        (VisitState::WorkDone, VisitState::Signed, "visit.guard.by_signature_only"),
        (VisitState::Reported, VisitState::Approved, "visit.guard.supervisor_only"),
        (VisitState::Approved, VisitState::Filed, "visit.guard.desk_only"),
    ] {
        let visit = visit(from);
        assert_eq!(rules::check(Asking::Person(&stranger), &facts(&visit), to).unwrap_err().code, code);
    }
    assert!(
        !rules::is_hand(&stranger, &visit(VisitState::Planned), Hand::System),
        "a click is no signature (F-09)"
    );
}
