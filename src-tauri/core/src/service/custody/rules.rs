//! The life of an item in custody (4.6) as a table: what is not listed is impossible. Its straight way from
//! the customer and back to him; the factory and scrapping come with their modules (K-11, K-13). Pure.

use super::record::{CustodyItem, CustodyState};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::session::{PersonId, Session};
use crate::service::actors::{Actor, acts_as};
use crate::service::visits::VisitResult;

use Actor as A;
use CustodyState as S;
use Guard as G;

/// What must hold for a step besides who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The customer confirmed the receipt (K-02).
    Confirmed,
    /// He has not yet: what he signed for is ours until he has it back.
    Unconfirmed,
    /// The card says how long it took and which parts went in, "none" chosen explicitly (K-05).
    CardWritten,
    /// No test failed (E-12).
    TestsPassed,
    /// Who verifies never held the iron (K-06).
    AnotherPerson,
    /// The customer signed for the repaired item on the voucher, after it was verified (K-07).
    VoucherSigned,
    /// That voucher is in the file (K-19).
    VoucherFiled,
    /// The customer's receipt is back and void, or its loss declared (K-08): the command asks what became of it.
    ReceiptBack,
    /// Its module is still to come: named in `service::pending`.
    Later(&'static str),
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// None is an item not taken yet.
    pub from: Option<CustodyState>,
    pub to: CustodyState,
    /// Any one of these.
    pub who: &'static [Actor],
    /// All of these.
    pub guards: &'static [Guard],
    /// The command that takes the step.
    pub command: &'static str,
    /// Rows of the catalogue.
    pub rows: &'static str,
}

/// What the guards look at besides the item itself.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Everyone who said "repaired" of it, sent back or not.
    pub repairers: Vec<PersonId>,
    pub is_voucher_signed: bool,
    pub is_voucher_filed: bool,
}

/// 4.6 as far as it is built.
pub const TRANSITIONS: &[Transition] = &[
    Transition {
        from: None,
        to: S::Received,
        who: &[A::Technician, A::FrontDesk, A::Storekeeper],
        guards: &[],
        command: "custody.take",
        rows: "K-01, K-02",
    },
    Transition {
        from: Some(S::Received),
        to: S::NotTaken,
        who: &[A::Technician, A::FrontDesk, A::Storekeeper],
        guards: &[G::Unconfirmed],
        command: "custody.leave_here",
        rows: "K-01, K-02",
    },
    Transition {
        from: Some(S::Received),
        to: S::Tagged,
        who: &[A::FrontDesk, A::Storekeeper],
        guards: &[],
        command: "custody.register",
        rows: "K-03, K-04",
    },
    Transition {
        from: Some(S::Tagged),
        to: S::InRepair,
        who: &[A::Technician],
        guards: &[G::Confirmed, G::Later("custody.quotation")],
        command: "custody.start",
        rows: "K-05, O-09",
    },
    Transition {
        from: Some(S::InRepair),
        to: S::Repaired,
        who: &[A::Technician],
        guards: &[G::CardWritten, G::TestsPassed],
        command: "custody.repaired",
        rows: "K-05, E-12",
    },
    Transition {
        from: Some(S::Repaired),
        to: S::Verified,
        who: &[A::Supervisor],
        guards: &[G::AnotherPerson, G::CardWritten, G::TestsPassed],
        command: "custody.verify",
        rows: "K-06, P-35",
    },
    Transition {
        from: Some(S::Repaired),
        to: S::InRepair,
        who: &[A::Supervisor],
        guards: &[G::AnotherPerson],
        command: "custody.send_back",
        rows: "K-06",
    },
    Transition {
        from: Some(S::Verified),
        to: S::Delivered,
        who: &[A::Technician, A::FrontDesk],
        guards: &[G::VoucherSigned],
        command: "custody.deliver",
        rows: "K-07, K-09, P-35",
    },
    Transition {
        from: Some(S::Delivered),
        to: S::Closed,
        who: &[A::FrontDesk],
        guards: &[G::VoucherFiled, G::ReceiptBack, G::Later("ticket.loaner_back")],
        command: "custody.close",
        rows: "K-08, K-12, K-19",
    },
];

/// The rows that leave a state.
pub fn leaving(from: CustodyState) -> impl Iterator<Item = &'static Transition> {
    TRANSITIONS.iter().filter(move |t| t.from == Some(from))
}

/// The row of the step from where the item stands, or the refusal that says what is missing.
pub fn check(
    who: &Session,
    item: &CustodyItem,
    facts: &Facts,
    to: CustodyState,
) -> Result<&'static Transition, Fault> {
    let from = item.state;
    let step = TRANSITIONS
        .iter()
        .find(|t| t.from == Some(from) && t.to == to)
        .ok_or_else(|| no_such_step(from, to))?;
    if !step.who.iter().any(|actor| acts_as(who, *actor)) {
        return Err(Fault::new(FaultKind::Denied, "custody.not_your_step"));
    }
    match step.guards.iter().find_map(|g| unmet(*g, who, item, facts)) {
        Some(fault) => Err(fault),
        None => Ok(step),
    }
}

/// An item on its way to the customer without verification is the mistake this table is for (P-35): it is named.
fn no_such_step(from: CustodyState, to: CustodyState) -> Fault {
    let is_unverified = to == S::Delivered
        && matches!(from, S::Received | S::Tagged | S::InRepair | S::AtFactory | S::Repaired);
    let code = if is_unverified { "custody.not_verified" } else { "custody.no_such_step" };
    Fault::refused(code).arg("from", from).arg("to", to)
}

fn unmet(guard: Guard, who: &Session, item: &CustodyItem, facts: &Facts) -> Option<Fault> {
    match guard {
        G::Later(_) | G::ReceiptBack => None,
        G::VoucherFiled => (!facts.is_voucher_filed).then(|| Fault::refused("custody.voucher_unfiled")),
        G::AnotherPerson => (facts.repairers.contains(&who.person) || item.repaired_by == Some(who.person))
            .then(|| Fault::refused("custody.own_repair")),
        G::VoucherSigned => (!facts.is_voucher_signed).then(|| Fault::refused("custody.voucher_unsigned")),
        G::Confirmed => item
            .confirmed_at
            .is_none()
            .then(|| Fault::refused("custody.unconfirmed").field("confirmed_at", "required")),
        G::Unconfirmed => item.confirmed_at.map(|_| Fault::refused("signed.unchangeable")),
        G::CardWritten => {
            let missing = card_gaps(item);
            let names: Vec<&str> = missing.iter().map(String::as_str).collect();
            Fault::unless_complete(&names).err()
        }
        G::TestsPassed => {
            let failed = item.tests.iter().enumerate().filter(|(_, t)| !t.passed);
            let fault = failed.fold(Fault::refused("custody.tests_failed"), |fault, (at, _)| {
                fault.field(&format!("tests.{at}.passed"), "required")
            });
            (!fault.fields.is_empty()).then_some(fault)
        }
    }
}

/// What the repair card still lacks (K-05).
pub fn card_gaps(item: &CustodyItem) -> Vec<String> {
    let mut gaps = Vec::new();
    let mut when = |is_missing: bool, name: String| {
        if is_missing {
            gaps.push(name);
        }
    };
    when(item.repair_minutes.is_none_or(|m| m < 1), "repair_minutes".into());
    when(item.work.trim().is_empty(), "work".into());
    when(item.parts.is_empty() && !item.no_parts, "no_parts".into());
    for (at, part) in item.parts.iter().enumerate() {
        when(part.name.trim().is_empty(), format!("parts.{at}.name"));
        when(part.quantity < 1, format!("parts.{at}.quantity"));
    }
    gaps
}

/// K-01: an item is taken away only when it cannot be put right on site, and for a reason.
pub fn may_take(result: Option<VisitResult>, reason: &str) -> Result<(), Fault> {
    if result != Some(VisitResult::WorkshopNeeded) {
        return Err(Fault::refused("custody.not_needed").field("result", "required"));
    }
    let missing: &[&str] = if reason.trim().is_empty() { &["reason"] } else { &[] };
    Fault::unless_complete(missing)
}
