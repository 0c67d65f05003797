//! The next steps of a ticket for the person looking at it: possible, or why not. A step is never hidden without a
//! word; guards whose module is still to come are named as not checked yet.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::super::commands::TicketAsked;
use super::super::record::{State, Ticket};
use super::super::rules::{self, Asking, Guard};
use super::super::{scope, stepping};
use crate::kernel::fault::{Fault, FieldFault};
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::service::actors::Actor;
use crate::service::pending;

/// A step the ticket may take next.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StepView {
    pub to: State,
    /// The command that takes it.
    pub command: String,
    pub allowed: bool,
    /// Why not: the code of the refusal, its arguments and the fields it names.
    pub reason: Option<String>,
    pub args: BTreeMap<String, String>,
    pub fields: Vec<FieldFault>,
    /// What the step's own dialog asks and so is not missing yet.
    pub asks: Vec<String>,
    /// Whether a reason must be given.
    pub needs_reason: bool,
    /// The program takes it by rule, on a recorded fact.
    pub by_rule: bool,
    /// Guards not checked yet: their modules are still to come.
    pub pending: Vec<PendingView>,
    /// Rows of the catalogue.
    pub rows: String,
}

/// A guard not checked yet.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PendingView {
    pub guard: String,
    pub rows: String,
    pub module: String,
}

pub fn steps(r: &Reader<'_>, asked: TicketAsked) -> Result<Vec<StepView>, Fault> {
    let ticket = r.need::<Ticket>(asked.id)?;
    scope::may_see(r, &ticket)?;
    of(r, &ticket)
}

pub fn of(r: &Reader<'_>, ticket: &Ticket) -> Result<Vec<StepView>, Fault> {
    // The dialog will ask the reason; here only what must stand on the ticket beforehand counts.
    let facts = stepping::facts(r, ticket, Some("…"))?;
    let mut steps = Vec::new();
    for row in rules::leaving(ticket.state) {
        let asks = asked_by_dialog(row.guards);
        let mut assumed = ticket.clone();
        suppose_asked(&mut assumed, row.guards);
        let facts = rules::Facts { ticket: &assumed, ..facts.clone() };
        // Until the callbacks' module sets it off, a person who may close starts the follow-up (G-01).
        let asking = match row.command {
            "tickets.follow_up" if r.who().may(Need::TicketClose) => Asking::System,
            _ => Asking::Person(r.who()),
        };
        let refusal = rules::check(asking, &facts, row.to).err();
        steps.push(StepView {
            to: row.to,
            command: row.command.into(),
            allowed: refusal.is_none(),
            reason: refusal.as_ref().map(|f| f.code.clone()),
            args: refusal.as_ref().map(|f| f.args.clone()).unwrap_or_default(),
            fields: refusal.map(|f| f.fields).unwrap_or_default(),
            asks,
            needs_reason: row.guards.contains(&Guard::Reason),
            by_rule: row.who == [Actor::System] && row.command != "tickets.follow_up",
            pending: rules::pending(row).map(view).collect(),
            rows: row.rows.into(),
        });
    }
    // Possible ones first, each kind in the order of the table.
    steps.sort_by_key(|s| !s.allowed);
    Ok(steps)
}

fn view(guard: &'static str) -> PendingView {
    let (rows, module) = pending::find(guard).map_or(("", ""), |p| (p.rows, p.module));
    PendingView { guard: guard.into(), rows: rows.into(), module: module.into() }
}

/// What the dialogs of the steps ask themselves.
fn asked_by_dialog(guards: &[Guard]) -> Vec<String> {
    let fields: &[&str] = match guards {
        g if g.contains(&Guard::Answered) => &["answer"],
        g if g.contains(&Guard::ReceiverNamed) => &["to"],
        g if g.contains(&Guard::Graded) => &["nature", "severity", "assessors"],
        g if g.contains(&Guard::CauseRecorded) => &["cause"],
        _ => &[],
    };
    fields.iter().map(|f| (*f).to_string()).collect()
}

/// The ticket as it will stand once the dialog is filled in.
fn suppose_asked(ticket: &mut Ticket, guards: &[Guard]) {
    for guard in guards {
        match guard {
            Guard::Answered => ticket.answer = Some("…".into()),
            Guard::ReceiverNamed => ticket.handed_to = Some(ticket.taken_by),
            Guard::Graded => {
                ticket.nature = "…".into();
                ticket.severity = ticket.severity.or(Some(super::super::record::Severity::S3));
                ticket.assessors.0 = vec![ticket.taken_by];
                ticket.charge_class = ticket.charge_class.or(Some(super::super::record::ChargeClass::Paid));
            }
            Guard::CauseRecorded => ticket.cause = "…".into(),
            _ => {}
        }
    }
}
