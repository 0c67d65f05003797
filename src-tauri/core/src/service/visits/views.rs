//! What the visit mode and the lists show.

use serde::Serialize;
use ts_rs::TS;

use super::facts::PaperLine;
use super::guidance::GuidanceView;
use super::misfit::ProductDefect;
use super::record::{Visit, VisitFee, VisitId, VisitPart, VisitPhoto, VisitState};
use super::rules::{self, Asking};
use super::times::VisitTime;
use super::{compose, gaps, guidance, office, store, times};
use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::{self, Customer, CustomerAccess, mask_address, mask_phone};
use crate::master::equipment::WarrantyState;
use crate::master::people;
use crate::service::custody::{self, CustodyItem};
use crate::service::tickets::{ChargeClass, ServiceType, Severity, TicketId};

/// The task: what the office knows of it, readable without a network (D-09).
#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitTask {
    pub id: TicketId,
    pub number: String,
    pub service_type: ServiceType,
    pub severity: Option<Severity>,
    pub charge_class: Option<ChargeClass>,
    pub customer_name: String,
    pub contact_name: String,
    /// Masked for who is neither on the visit nor has access to the customer (T-07); so is the address.
    pub contact_phone: String,
    pub address: String,
    pub equipment_name: String,
    pub model: String,
    pub serial: String,
    pub warranty: WarrantyState,
    /// As reported (E-05).
    pub description: String,
    pub received_at: Moment,
    pub promised_at: Option<Moment>,
}

/// A step out of the present state, with the refusal where it cannot be taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitStepView {
    pub command: String,
    pub to: VisitState,
    pub allowed: bool,
    pub refusal: Option<Fault>,
    /// Guards of the catalogue whose module is still to come.
    pub pending: Vec<String>,
}

/// A step taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitStepTaken {
    pub from_state: Option<VisitState>,
    pub to_state: VisitState,
    pub at: Moment,
    pub by_name: String,
    pub reason: Option<String>,
}

/// Everything about a visit.
#[derive(Debug, Clone, Serialize, TS)]
pub struct VisitFile {
    pub visit: Visit,
    pub task: VisitTask,
    pub lead_name: String,
    /// In the order of `visit.technicians`.
    pub technician_names: Vec<String>,
    pub consent_name: String,
    pub parts: Vec<VisitPart>,
    pub fees: Vec<VisitFee>,
    pub photos: Vec<VisitPhoto>,
    pub misfits: Vec<ProductDefect>,
    /// Questions to the office and their answers (E-14).
    pub guidance: Vec<GuidanceView>,
    pub times: Vec<VisitTime>,
    /// Taken away on receipts (K-02).
    pub custody: Vec<CustodyItem>,
    /// Papers that must come back, with what has (E-19).
    pub papers: Vec<PaperLine>,
    /// Names of who did each step of the job's list, in its order; blank where it is open (E-26).
    pub step_names: Vec<String>,
    pub checkout_confirmed_name: String,
    /// The asker may confirm the call and take the papers.
    pub is_office: bool,
    pub taken: Vec<VisitStepTaken>,
    pub steps: Vec<VisitStepView>,
    /// Blank fields that hold up `work_done`.
    pub work_gaps: Vec<String>,
    /// Blank fields that hold up the signature: those above, opinion and survey.
    pub gaps: Vec<String>,
    /// Worth a second look; stops nothing.
    pub warnings: Vec<String>,
    pub parts_total: Money,
    pub fees_total: Money,
    pub wants_counter: bool,
    pub wants_survey: bool,
    pub wants_tests: bool,
    pub wants_cause: bool,
    pub wants_precall: bool,
    /// Left the site without the call to the office (E-16).
    pub left_without_checkout: bool,
    /// Minutes later than agreed; none before arrival or without an agreed time.
    pub late_minutes: Option<i64>,
    /// The asker is on the visit, or supervises.
    pub may_write: bool,
    /// The report can still be written.
    pub editable: bool,
}

pub(super) fn file(r: &Reader<'_>, id: VisitId) -> Result<VisitFile, Fault> {
    let loaded = store::load(r, id)?;
    let asked = store::asked(r, &loaded)?;
    let written = loaded.written();
    let warnings = gaps::warnings(&written);
    let (wants_counter, wants_survey) = (written.wants_counter, written.wants_survey);
    let wants_tests = gaps::tests_wanted(loaded.ticket.service_type);
    let wants_cause = crate::service::tickets::rules::cause_wanted(loaded.ticket.service_type);
    let visit = &loaded.visit;
    let is_mine = store::is_mine(r, visit);
    let steps = rules::leaving(visit.state).map(|t| step_view(r, &asked, visit, t)).collect();
    let taken = store::transitions(r, id)?
        .into_iter()
        .map(|t| {
            Ok(VisitStepTaken {
                from_state: t.from_state,
                to_state: t.to_state,
                at: t.at,
                by_name: people::name_of(r, t.by)?,
                reason: t.reason,
            })
        })
        .collect::<Result<_, Fault>>()?;
    let names = visit.technicians.iter().map(|t| people::name_of(r, *t)).collect::<Result<_, _>>()?;
    let name = |person: Option<PersonId>| -> Result<String, Fault> {
        Ok(person.map(|p| people::name_of(r, p)).transpose()?.unwrap_or_default())
    };
    Ok(VisitFile {
        guidance: guidance::of_visit(r, id)?,
        times: times::of_visit(r, visit)?,
        custody: custody::of_visit(r, id)?,
        papers: office::paper_lines(&loaded),
        step_names: visit.steps.iter().map(|s| name(s.done_by)).collect::<Result<_, _>>()?,
        checkout_confirmed_name: name(visit.checkout_confirmed_by)?,
        is_office: [rules::Hand::Desk, rules::Hand::Supervisor]
            .iter()
            .any(|h| rules::is_hand(r.who(), visit, *h)),
        task: task(r, &loaded, is_mine)?,
        lead_name: people::name_of(r, visit.lead)?,
        technician_names: names,
        consent_name: name(visit.consent_by)?,
        taken,
        steps,
        work_gaps: asked.work_gaps().to_vec(),
        gaps: asked.report_gaps().to_vec(),
        warnings,
        parts_total: Money(loaded.parts.iter().map(|p| compose::amount(p).0).sum()),
        fees_total: Money(loaded.fees.iter().map(|f| f.amount.0).sum()),
        wants_counter,
        wants_survey,
        wants_tests,
        wants_cause,
        wants_precall: asked.wants_precall(),
        left_without_checkout: store::left_without_checkout(&asked, visit),
        late_minutes: rules::late_minutes(visit),
        may_write: store::within_reach(r, visit, Need::VisitWork).is_ok(),
        editable: rules::is_editable(visit),
        visit: loaded.visit,
        parts: loaded.parts,
        fees: loaded.fees,
        photos: loaded.photos,
        misfits: loaded.misfits,
    })
}

fn step_view(r: &Reader<'_>, asked: &store::Asked, visit: &Visit, step: &rules::Transition) -> VisitStepView {
    // Reason and word to the customer are asked by the dialog of the step itself.
    let refusal = rules::check(Asking::Person(r.who()), &asked.facts(visit, true, true), step.to).err();
    let pending = step.guards.iter().filter_map(|g| match g {
        rules::Guard::Later(name) => Some((*name).to_string()),
        _ => None,
    });
    VisitStepView {
        command: step.command.into(),
        to: step.to,
        allowed: refusal.is_none(),
        pending: pending.collect(),
        refusal,
    }
}

fn task(r: &Reader<'_>, loaded: &store::Loaded, is_mine: bool) -> Result<VisitTask, Fault> {
    let t = &loaded.ticket;
    let customer = r.need::<Customer>(t.customer)?;
    let is_open = is_mine || customers::access_to(r, &customer)? == CustomerAccess::Full;
    let shown = |full: &str, masked: fn(&str) -> String| match is_open || full.is_empty() {
        true => full.to_string(),
        false => masked(full),
    };
    Ok(VisitTask {
        id: t.id,
        number: t.number.clone(),
        service_type: t.service_type,
        severity: t.severity,
        charge_class: t.charge_class,
        customer_name: customer.name,
        contact_name: t.contact_name.clone(),
        contact_phone: shown(&t.contact_phone, mask_phone),
        address: shown(&t.address, mask_address),
        equipment_name: loaded.equipment_name.clone(),
        model: t.model.clone(),
        serial: t.serial.clone(),
        warranty: loaded.warranty,
        description: t.description.clone(),
        received_at: t.received_at,
        promised_at: t.promised_at,
    })
}
