//! The table of 4.1 itself: every pair of states, every guard that can be checked today.

use crate::kernel::Moment;
use crate::kernel::record::Json;
use crate::kernel::session::{PersonId, Session};
use crate::master::people::roles;
use crate::service::pending;
use crate::service::tickets::rules::{self, Asking, Facts, Guard, TRANSITIONS};
use crate::service::tickets::{
    Channel, ChargeClass, ProblemClass, ServiceType, Severity, State, Ticket, TicketId,
};

fn everybody() -> Session {
    let held: Vec<String> = roles::keys().into_iter().map(String::from).collect();
    Session {
        person: PersonId([1; 16]),
        login: "all".into(),
        name: "众人".into(),
        grants: roles::grants_of_all(&held),
        roles: held,
    }
}

/// A ticket of which every guard that can be checked holds, in the given state.
fn perfect(state: State) -> Ticket {
    Ticket {
        id: TicketId([2; 16]),
        number: "T26-B-00001".into(),
        state,
        on_hold: false,
        hold_reason: None,
        held_at: None,
        customer: crate::master::customers::CustomerId([3; 16]),
        contact_name: String::new(),
        contact_phone: "138".into(),
        site: None,
        address: String::new(),
        equipment: None,
        model: String::new(),
        serial: String::new(),
        details: Json::default(),
        channel: Channel::Phone,
        service_type: ServiceType::Consultation,
        desk_class: None,
        problem_class: None,
        description: "几点开门".into(),
        received_at: Moment(0),
        logged_at: Moment(0),
        backdate_reason: None,
        taken_by: PersonId([1; 16]),
        level_due_at: Moment(0),
        promised_at: None,
        promised_by: None,
        urgent: None,
        acknowledged_at: None,
        acknowledged_by: None,
        clarify_first: false,
        from_paper: false,
        approved_by: Some(PersonId([1; 16])),
        approved_at: Some(Moment(0)),
        handed_by: None,
        handed_to: Some(PersonId([1; 16])),
        handed_at: None,
        severity: Some(Severity::S3),
        nature: "缺氟".into(),
        assessors: Json(vec![PersonId([1; 16])]),
        triaged_at: None,
        priority: None,
        charge_class: Some(ChargeClass::Free),
        charge_reason: String::new(),
        assignee: None,
        responded_at: None,
        answer: Some("八点".into()),
        answered_at: None,
        cause_code: None,
        cause: "缺氟".into(),
        repeat_of: None,
        cancel_asked_by: None,
        goes_ahead: false,
        ended_at: None,
    }
}

fn facts(ticket: &Ticket) -> Facts<'_> {
    Facts {
        ticket,
        approval_wanted: true,
        plan_wanted: true,
        visit_unsolved: true,
        sender_waits: false,
        unsigned_proof: true,
        voucher_out: false,
        papers_open: false,
        custody_open: Vec::new(),
        reason: true,
    }
}

/// 4.1 as it stands in the catalogue, written out by hand and not read from the table under test.
const LISTED: &[(&str, &[&str])] = &[
    ("registered", &["closed", "handed_over", "cancelled"]),
    ("handed_over", &["triaged", "cancelled"]),
    ("triaged", &["ready", "planning", "cancelled"]),
    ("planning", &["ready", "cancelled"]),
    ("ready", &["dispatched", "in_service", "cancelled"]),
    ("dispatched", &["in_service", "cancelled"]),
    ("in_service", &["planning", "ready", "pending_acceptance", "cancelled"]),
    ("pending_acceptance", &["accepted", "completed_unsigned", "rework", "cancelled"]),
    ("rework", &["triaged", "cancelled"]),
    ("accepted", &["follow_up"]),
    ("completed_unsigned", &["accepted", "follow_up"]),
    ("follow_up", &["closed"]),
    ("closed", &["archived", "follow_up"]),
    ("archived", &["follow_up"]),
    ("cancelled", &[]),
];

#[test]
fn every_listed_step_is_possible_and_every_other_is_not() {
    let all = everybody();
    assert_eq!(LISTED.len(), State::ALL.len(), "every state of 4.1 is written out");
    for from in State::ALL {
        let (_, targets) = LISTED.iter().find(|(state, _)| *state == from.code()).unwrap();
        for to in State::ALL {
            let ticket = perfect(*from);
            let person = rules::check(Asking::Person(&all), &facts(&ticket), *to);
            let program = rules::check(Asking::System, &facts(&ticket), *to);
            let listed = targets.contains(&to.code());
            assert_eq!(
                person.is_ok() || program.is_ok(),
                listed,
                "4.1 {from} → {to}: {:?} {:?}",
                person.err(),
                program.err()
            );
            if !listed {
                let fault = rules::check(Asking::Person(&all), &facts(&ticket), *to).unwrap_err();
                assert_eq!(fault.code, "ticket.guard.no_such_step");
            }
        }
    }
}

#[test]
fn only_the_program_accepts_rejects_and_starts_the_follow_up() {
    let all = everybody();
    for row in TRANSITIONS {
        let Some(from) = row.from else { continue };
        let ticket = perfect(from);
        let by_person = rules::check(Asking::Person(&all), &facts(&ticket), row.to);
        let by_rule = matches!(row.to, State::Accepted | State::Rework)
            || (row.to == State::FollowUp && matches!(from, State::Accepted | State::CompletedUnsigned));
        assert_eq!(by_person.is_err(), by_rule, "F-09: {from} → {} by a click", row.to);
        if by_rule {
            assert_eq!(by_person.unwrap_err().code, "ticket.guard.by_rule_only");
        }
    }
}

#[test]
fn every_guard_still_to_come_stands_in_the_visible_list() {
    for row in TRANSITIONS {
        for guard in rules::pending(row) {
            assert!(pending::find(guard).is_some(), "{guard} of {} is silently absent", row.to);
        }
        assert!(!row.rows.is_empty() && !row.who.is_empty(), "{} names its rows and who", row.to);
    }
    for listed in pending::PENDING_GUARDS.iter().filter(|p| p.guard.starts_with("ticket.")) {
        let used = TRANSITIONS.iter().any(|t| rules::pending(t).any(|g| g == listed.guard));
        assert!(used, "{} guards no step: take it out of the list", listed.guard);
    }
}

#[test]
fn each_guard_that_does_not_hold_names_what_is_missing() {
    let all = everybody();
    type Spoil = fn(&mut Ticket);
    let cases: &[(State, State, Spoil, &str)] = &[
        (State::Registered, State::Closed, |t| t.answer = None, "ticket.guard.answer_missing"),
        (
            State::Registered,
            State::Closed,
            |t| t.service_type = ServiceType::Repair,
            "ticket.guard.not_answerable",
        ),
        (State::Registered, State::HandedOver, |t| t.handed_to = None, "ticket.guard.receiver_missing"),
        (State::Registered, State::HandedOver, |t| t.clarify_first = true, "ticket.guard.clarify_first"),
        (State::Registered, State::HandedOver, |t| t.approved_by = None, "ticket.guard.approval_missing"),
        (State::HandedOver, State::Triaged, |t| t.severity = None, "ticket.guard.not_graded"),
        (State::HandedOver, State::Triaged, |t| t.nature.clear(), "ticket.guard.not_graded"),
        (State::HandedOver, State::Triaged, |t| t.assessors.clear(), "ticket.guard.not_graded"),
        (State::HandedOver, State::Triaged, |t| t.charge_class = None, "ticket.guard.not_graded"),
        (
            State::Triaged,
            State::Ready,
            |t| t.problem_class = Some(ProblemClass::Technical.into()),
            "ticket.guard.plan_needed",
        ),
        (
            State::Triaged,
            State::Ready,
            |t| {
                t.service_type = ServiceType::DesignAdjustment;
                t.severity = Some(Severity::S2);
            },
            "ticket.guard.plan_needed",
        ),
        (
            State::FollowUp,
            State::Closed,
            |t| {
                t.service_type = ServiceType::Repair;
                t.cause.clear();
            },
            "ticket.guard.cause_missing",
        ),
        (State::Triaged, State::Planning, |t| t.on_hold = true, "ticket.guard.on_hold"),
    ];
    for (from, to, spoil, code) in cases {
        let mut ticket = perfect(*from);
        spoil(&mut ticket);
        let fault = rules::check(Asking::Person(&all), &facts(&ticket), *to).unwrap_err();
        assert_eq!(&fault.code, code, "{from} → {to}");
    }
    let ticket = perfect(State::FollowUp);
    let unfiled = Ticket { state: State::Closed, ..ticket.clone() };
    let open = Facts { papers_open: true, ..facts(&unfiled) };
    let fault = rules::check(Asking::Person(&all), &open, State::Archived).unwrap_err();
    assert_eq!(fault.code, "ticket.guard.papers_open", "E-18");
    let out = Facts { voucher_out: true, ..facts(&ticket) };
    let fault = rules::check(Asking::Person(&all), &out, State::Closed).unwrap_err();
    assert_eq!(fault.code, "ticket.guard.voucher_out", "A-09");
    for row in TRANSITIONS.iter().filter(|t| t.guards.contains(&Guard::Reason)) {
        let ticket = perfect(row.from.unwrap());
        let silent = Facts { reason: false, ..facts(&ticket) };
        let fault = rules::check(Asking::Person(&all), &silent, row.to).unwrap_err();
        assert_eq!(fault.code, "ticket.guard.reason_missing", "→ {}", row.to);
    }
}

#[test]
fn a_held_ticket_still_takes_a_signature_and_a_cancellation() {
    let mut ticket = perfect(State::PendingAcceptance);
    ticket.on_hold = true;
    assert!(
        rules::check(Asking::System, &facts(&ticket), State::Accepted).is_ok(),
        "a signature given is a fact"
    );
    let all = everybody();
    assert!(rules::check(Asking::Person(&all), &facts(&ticket), State::Cancelled).is_ok(), "A-20");
}
