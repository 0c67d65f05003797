//! P-04 and P-05: who was sent where, and what came of it.

use super::requests::subject;
use super::{Cells, Found, RegisterLine, RegisterOpens};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::master::customers::Site;
use crate::master::people;
use crate::service::papers::{Paper, PaperState};
use crate::service::tickets::Ticket;
use crate::service::visits::{Visit, VisitGuidance, VisitId, VisitState, VisitTransition};

pub(super) const ENTRIES: &str =
    "SELECT planned_at AS at, 0 AS source, rid, id FROM visit INDEXED BY visit_by_time
     WHERE planned_at >= ?1 AND planned_at < ?2";

/// P-04: the way there and back.
pub(super) fn dispatch(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let (visit, ticket) = of(r, found)?;
    let crew: Vec<String> =
        visit.technicians.0.iter().map(|p| people::name_of(r, *p)).collect::<Result<_, _>>()?;
    let ordered = r.first::<VisitTransition>("WHERE visit = ?1 ORDER BY rid LIMIT 1", [visit.id])?;
    let zone = ticket.site.map(|s| r.get::<Site>(s)).transpose()?.flatten().map(|s| s.zone);
    let is_cancelled = visit.state == VisitState::Cancelled;
    let result = visit.result.map(|result| result.code()).unwrap_or_default();
    let cells = base(r, &visit, &ticket)?
        .text("zone", zone.unwrap_or_default())
        .text(
            "task",
            subject(if visit.instruction.is_empty() { &ticket.description } else { &visit.instruction }),
        )
        .text("technicians", crew.join("、"))
        .person(r, "lead", Some(visit.lead))?
        .at("ordered_at", ordered.as_ref().map(|o| o.at))
        .person(r, "ordered_by", ordered.map(|o| o.by))?
        .at("departed_at", visit.departed_at)
        .at("arrived_at", visit.arrived_at)
        .at("left_at", visit.left_at)
        .at("checkout_at", visit.checkout_at)
        .text("checkout_with", visit.checkout_with.clone())
        .at("returned_at", visit.returned_at)
        .text("result", if visit.state == VisitState::Aborted { "aborted" } else { result })
        .text("remark", visit.ended_reason.clone());
    let is_open = visit.returned_at.is_none() && !is_over(visit.state);
    let mut line = cells.line(RegisterOpens::Visit, visit.id, is_open, is_cancelled);
    // Left without the call to the office (E-16).
    if visit.left_at.is_some() && visit.checkout_at.is_none() {
        line.missing.push("checkout_with".into());
    }
    Ok(line)
}

/// P-05: what was asked, found and signed.
pub(super) fn ledger(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let (visit, ticket) = of(r, found)?;
    let slips = r.find::<Paper>(
        "WHERE visit = ?1 AND kind IN ('receipt_slip', 'service_voucher') AND state <> 'voided'
         ORDER BY kind, rid",
        [visit.id],
    )?;
    let slip = slips.first();
    let is_signed =
        |p: &&Paper| matches!(p.state, PaperState::Signed | PaperState::ScanPending | PaperState::Filed);
    let signed_at = match slip {
        Some(slip) => Some(slip).filter(is_signed).and_then(|p| p.signed_at.or(p.filed_at)),
        // Without a slip of its own the report is what the customer signs.
        None => visit.signed_at,
    };
    let asked = r.first::<VisitGuidance>("WHERE visit = ?1 ORDER BY rid DESC LIMIT 1", [visit.id])?;
    let result = visit.result.map(|result| result.code()).unwrap_or_default();
    let cells = base(r, &visit, &ticket)?
        .text("reported", subject(&ticket.description))
        .person(r, "approved_by", ticket.approved_by)?
        .person(r, "lead", Some(visit.lead))?
        .text("slip", slip.map(|s| s.number.clone()).unwrap_or_default())
        .text("found", subject(&visit.found_problem))
        .person(r, "escalated_to", asked.and_then(|a| a.answered_by))?
        .text("result", result)
        .at("slip_signed_at", signed_at)
        .at("entered_at", visit.reported_at)
        .person(r, "entered_by", visit.reported_at.map(|_| visit.lead))?;
    let is_cancelled = visit.state == VisitState::Cancelled;
    Ok(cells.line(RegisterOpens::Visit, visit.id, signed_at.is_none() && !is_over(visit.state), is_cancelled))
}

fn of(r: &Reader<'_>, found: &Found) -> Result<(Visit, Ticket), Fault> {
    let visit = r.need::<Visit>(VisitId::from_bytes(found.id))?;
    let ticket = r.need::<Ticket>(visit.ticket)?;
    Ok((visit, ticket))
}

fn base(r: &Reader<'_>, visit: &Visit, ticket: &Ticket) -> Result<Cells, Fault> {
    Cells::default()
        .text("number", visit.number.clone())
        .text("ticket", ticket.number.clone())
        .at("planned_at", Some(visit.planned_at))
        .customer(r, ticket.customer, &ticket.contact_phone, &ticket.address)
}

fn is_over(state: VisitState) -> bool {
    matches!(state, VisitState::Cancelled | VisitState::Aborted)
}
