//! Reading visits with their lines, and what the rules ask about them.

use super::gaps::{self, COUNTER_PRESETS, LABEL_PRESETS, Written};
use super::misfit::{self, ProductDefect};
use super::office;
use super::record::{Visit, VisitFee, VisitId, VisitPart, VisitPhoto, VisitState, VisitTransition};
use super::rules::{self, Facts};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::master::customers::CustomerId;
use crate::master::equipment::{self, Equipment, WarrantyState};
use crate::master::{people, settings};
use crate::service::tickets::{self, Ticket, TicketId};
use crate::service::{acceptance, custody, papers};

/// A visit with its ticket and the lines not struck out.
pub struct Loaded {
    pub visit: Visit,
    pub ticket: Ticket,
    pub parts: Vec<VisitPart>,
    pub fees: Vec<VisitFee>,
    pub photos: Vec<VisitPhoto>,
    pub misfits: Vec<ProductDefect>,
    /// At arrival, or now where nobody has arrived.
    pub warranty: WarrantyState,
    pub warranty_until: Option<crate::kernel::time::Day>,
    pub equipment_name: String,
    wants_counter: bool,
    wants_survey: bool,
    wants_labels: bool,
}

/// The visit; `visit.missing` when there is none.
pub fn get(r: &Reader<'_>, id: VisitId) -> Result<Visit, Fault> {
    r.need(id)
}

/// The visits of a ticket, oldest first.
pub fn of_ticket(r: &Reader<'_>, ticket: TicketId) -> Result<Vec<Visit>, Fault> {
    r.find("WHERE ticket = ?1 ORDER BY rid", [ticket])
}

/// The customer's last visit somebody arrived for, of those tickets the filter lets through.
pub fn last_of_customer(
    r: &Reader<'_>,
    customer: CustomerId,
    is_seen: impl Fn(i64) -> bool,
) -> Result<Option<Visit>, Fault> {
    let mut statement = r.conn().prepare_cached(
        "SELECT t.rid, v.id FROM ticket t INDEXED BY ticket_of_customer JOIN visit v ON v.ticket = t.id
         WHERE t.customer = ?1 AND v.arrived_at IS NOT NULL ORDER BY v.arrived_at DESC",
    )?;
    let mut rows = statement.query([customer])?;
    while let Some(row) = rows.next()? {
        if is_seen(row.get(0)?) {
            return r.get(row.get(1)?);
        }
    }
    Ok(None)
}

/// Whether the ticket's last visit leaves the need open and nobody is on it: broken off, called off, or left unsolved
/// (E-15). True where no visit was ever planned: then the work was done at the desk.
pub fn came_to_nothing(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    let last = r.first::<Visit>("WHERE ticket = ?1 ORDER BY rid DESC LIMIT 1", [ticket])?;
    Ok(last.is_none_or(|v| match v.state {
        VisitState::Aborted | VisitState::Cancelled => true,
        state => !rules::is_under_way(state) && v.result.is_some_and(rules::stays_open),
    }))
}

/// Whether a visit of the ticket is neither filed nor ended without a report (E-18).
pub fn is_any_open(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    Ok(of_ticket(r, ticket)?.iter().any(|v| !rules::is_ended(v.state)))
}

/// Whether the person asking is on the visit.
pub fn is_mine(r: &Reader<'_>, visit: &Visit) -> bool {
    visit.technicians.contains(&r.who().person)
}

/// Ok when the person's right reaches this visit: everybody's, or those he is on (T.1).
pub fn within_reach(r: &Reader<'_>, visit: &Visit, need: Need) -> Result<(), Fault> {
    match r.who().scope(need) {
        Some(Scope::All) => Ok(()),
        Some(_) if is_mine(r, visit) => Ok(()),
        _ => Err(Fault::new(FaultKind::Denied, "record.not_yours")),
    }
}

/// The steps the visit took, oldest first.
pub fn transitions(r: &Reader<'_>, id: VisitId) -> Result<Vec<VisitTransition>, Fault> {
    r.find("WHERE visit = ?1 ORDER BY rid", [id])
}

/// The visit with everything its report draws on.
pub fn load(r: &Reader<'_>, id: VisitId) -> Result<Loaded, Fault> {
    let visit = get(r, id)?;
    let ticket = r.need::<Ticket>(visit.ticket)?;
    let item = ticket.equipment.map(|e| r.need::<Equipment>(e)).transpose()?;
    let day = r.zone().day(visit.arrived_at.unwrap_or(r.now()));
    let preset = people::company(r)?.preset;
    Ok(Loaded {
        parts: r.find("WHERE visit = ?1 AND removed = 0 ORDER BY rid", [id])?,
        fees: r.find("WHERE visit = ?1 AND removed = 0 ORDER BY rid", [id])?,
        photos: r.find("WHERE visit = ?1 AND removed = 0 ORDER BY position, rid", [id])?,
        warranty_until: item.as_ref().and_then(|e| e.warranty_until),
        warranty: item.as_ref().map_or(WarrantyState::Unknown, |e| equipment::warranty_state(e, day)),
        equipment_name: item.map(|e| e.name).unwrap_or_default(),
        misfits: misfit::of_visit(r, id)?,
        wants_counter: visit.job.counter.is_some() || COUNTER_PRESETS.contains(&preset.as_str()),
        wants_labels: LABEL_PRESETS.contains(&preset.as_str()),
        wants_survey: settings::flag(r, "acceptance.require_survey")?,
        visit,
        ticket,
    })
}

impl Loaded {
    /// As the completeness rules see it.
    pub fn written(&self) -> Written<'_> {
        Written {
            visit: &self.visit,
            parts: &self.parts,
            fees: &self.fees,
            photos: &self.photos,
            misfits: &self.misfits,
            service_type: self.ticket.service_type,
            is_under_warranty: self.warranty == WarrantyState::InWarranty,
            wants_counter: self.wants_counter,
            wants_survey: self.wants_survey,
            wants_labels: self.wants_labels,
        }
    }
}

/// What the guards ask, owned so that a changed visit can be asked about before it is saved.
pub struct Asked {
    wants_precall: bool,
    wants_checkout: bool,
    has_outcome: bool,
    receipts: usize,
    unconfirmed: usize,
    papers_missing: Vec<String>,
    numbers_out: Vec<String>,
    papers_open: Vec<String>,
    voucher_out: Option<String>,
    work_gaps: Vec<String>,
    report_gaps: Vec<String>,
}

/// Gathers what the guards ask about that visit as it stands in `loaded`.
pub fn asked(r: &Reader<'_>, loaded: &Loaded) -> Result<Asked, Fault> {
    let receipts = custody::of_visit(r, loaded.visit.id)?;
    Ok(Asked {
        receipts: receipts.len(),
        unconfirmed: receipts.iter().filter(|c| c.confirmed_at.is_none()).count(),
        papers_missing: office::papers_missing_of(loaded),
        numbers_out: papers::out_of_visit(r, loaded.visit.id)?,
        papers_open: papers::open_of_visit(r, loaded.visit.id)?,
        voucher_out: tickets::voucher_out(r, loaded.ticket.id)?,
        wants_precall: settings::flag(r, "dispatch.precall")?,
        wants_checkout: settings::flag(r, "visit.checkout_required")?,
        has_outcome: acceptance::has_outcome(r, loaded.visit.id)?,
        work_gaps: gaps::of_work(&loaded.written()),
        report_gaps: gaps::of_report(&loaded.written()),
    })
}

impl Asked {
    /// For `visit`, with whether a reason and word to the customer come with the step.
    pub fn facts<'a>(&'a self, visit: &'a Visit, has_reason: bool, is_told: bool) -> Facts<'a> {
        Facts {
            visit,
            wants_precall: self.wants_precall,
            wants_checkout: self.wants_checkout,
            has_outcome: self.has_outcome,
            receipts: self.receipts,
            unconfirmed: self.unconfirmed,
            papers_missing: &self.papers_missing,
            numbers_out: &self.numbers_out,
            papers_open: &self.papers_open,
            voucher_out: self.voucher_out.as_deref(),
            work_gaps: &self.work_gaps,
            report_gaps: &self.report_gaps,
            has_reason,
            is_told,
        }
    }
    /// Whether the customer must be called before (D-08).
    pub fn wants_precall(&self) -> bool {
        self.wants_precall
    }
    /// Names of blank fields that hold up `work_done`.
    pub fn work_gaps(&self) -> &[String] {
        &self.work_gaps
    }
    /// Names of blank fields that hold up the signature.
    pub fn report_gaps(&self) -> &[String] {
        &self.report_gaps
    }
}

/// Whether the office call is owed and missing (E-16): the visit is off site without it.
pub fn left_without_checkout(asked: &Asked, visit: &Visit) -> bool {
    asked.wants_checkout
        && visit.checkout_at.is_none()
        && visit.left_at.is_some()
        && !rules::is_ended(visit.state)
}
