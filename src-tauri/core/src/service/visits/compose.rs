//! The report as one plain value (E-07), and the one door by which a signature reaches the visit.

use super::record::{Visit, VisitId, VisitPart, VisitPhoto, VisitPhotoId, VisitState};
use super::report::{ReportFee, ReportPart, ReportPhoto, ReportStep, ReportTaken, ReportTime, VisitReport};
use super::rules::{self, Asking};
use super::store::{self, Loaded};
use super::times;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::money::Money;
use crate::kernel::reader::Reader;
use crate::master::customers::Customer;
use crate::master::people;
use crate::service::custody;

/// Everything the report says, as it stands now.
pub fn report(r: &Reader<'_>, id: VisitId) -> Result<VisitReport, Fault> {
    let Loaded { visit: v, ticket, parts, fees, photos, warranty, warranty_until, equipment_name, .. } =
        store::load(r, id)?;
    let customer = r.need::<Customer>(ticket.customer)?;
    let steps = v.steps.iter().filter_map(|s| Some((s.done_by?, s.done_at?, s)));
    let steps = steps
        .map(|(by, at, s)| {
            let (item, note) = (s.item.clone(), s.note.clone());
            Ok(ReportStep { item, by: people::name_of(r, by)?, at, note })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    let crew = crew(r, &v)?;
    let taken_away = taken_away(r, id)?;
    let names = v.technicians.iter().map(|t| people::name_of(r, *t)).collect::<Result<Vec<_>, _>>()?;
    let parts: Vec<ReportPart> = parts.into_iter().map(part).collect();
    let fees: Vec<ReportFee> = fees
        .into_iter()
        .map(|f| ReportFee { kind: f.kind, label: f.label, amount: f.amount, receipt_no: f.receipt_no })
        .collect();
    let total = total(&parts, &fees);
    Ok(VisitReport {
        lead: people::name_of(r, v.lead)?,
        technicians: names,
        visit_number: v.number,
        ticket_number: ticket.number,
        mode: v.mode,
        customer_number: customer.number,
        customer_name: customer.name,
        contact_name: ticket.contact_name,
        contact_phone: ticket.contact_phone,
        address: ticket.address,
        equipment_name,
        model: ticket.model,
        serial: ticket.serial,
        warranty: warranty.code().into(),
        warranty_until,
        charge_class: ticket.charge_class.map(|c| c.code().into()).unwrap_or_default(),
        severity: ticket.severity.map(|s| s.code().into()).unwrap_or_default(),
        received_at: ticket.received_at,
        departed_at: v.departed_at,
        arrived_at: v.arrived_at,
        work_done_at: v.work_done_at,
        person_met: v.person_met,
        person_met_post: v.person_met_post,
        remote_means: v.remote_means,
        remote_consent: v.remote_consent,
        reported_problem: ticket.description,
        account: v.account,
        running_time: v.running_time,
        running_observed: v.running_observed,
        used_for: v.used_for,
        before_fault: v.before_fault,
        after_fault: v.after_fault,
        dismantled_before: v.dismantled_before,
        in_scope: v.in_scope,
        counter_stated: v.counter_stated,
        counter_observed: v.counter_observed,
        counter_unreadable: v.counter_unreadable,
        look: v.look,
        found_problem: v.found_problem,
        cause_code: v.cause_code.unwrap_or_default(),
        cause: v.cause,
        responsibility: v.responsibility,
        user_agrees: v.user_agrees,
        user_words: v.user_words,
        fault_path: v.fault_path,
        rma_number: v.rma_number,
        adjustment: v.adjustment,
        cleared: v.cleared,
        rescue_place: v.rescue_place,
        rescue_called_at: v.rescue_called_at,
        towed: v.towed,
        tow_to: v.tow_to,
        work_done: v.work_done,
        steps,
        parameters: v.parameters.0,
        plants: v.plants.0,
        issued: v.issued.0,
        protection_fitted: v.protection_fitted,
        tests: v.tests.0,
        result: v.result,
        result_note: v.result_note,
        parts,
        fees,
        total,
        guidance: v.guidance,
        opinion: v.opinion,
        survey: v.survey,
        survey_score: v.survey_score,
        next_appointment: v.next_appointment,
        crew,
        taken_away,
        photos: in_pairs(photos),
    })
}

/// Own times of each, where they were several (E-29).
fn crew(r: &Reader<'_>, v: &Visit) -> Result<Vec<ReportTime>, Fault> {
    if v.technicians.len() < 2 {
        return Ok(Vec::new());
    }
    let times = times::of_visit(r, v)?;
    let one = |person| {
        let own = times.iter().find(|t| t.person == person);
        Ok(ReportTime {
            name: people::name_of(r, person)?,
            from_at: own.and_then(|t| t.from_at).or(v.arrived_at),
            to_at: own.and_then(|t| t.to_at).or(v.work_done_at),
        })
    };
    v.technicians.iter().map(|p| one(*p)).collect()
}

fn taken_away(r: &Reader<'_>, id: VisitId) -> Result<Vec<ReportTaken>, Fault> {
    let one = |c: custody::CustodyItem| ReportTaken {
        number: c.number,
        name: c.name,
        model: c.model,
        serial: c.serial,
        accessories: c.accessories,
        condition: c.condition,
        reason: c.reason,
        promised_on: c.promised_on,
    };
    Ok(custody::of_visit(r, id)?.into_iter().map(one).collect())
}

/// The photos in their order, each "after" right behind its "before".
fn in_pairs(photos: Vec<VisitPhoto>) -> Vec<ReportPhoto> {
    let hash = |id: VisitPhotoId| photos.iter().find(|p| p.id == id).map(|p| p.blob.clone());
    let one = |p: &VisitPhoto| ReportPhoto {
        sha256: p.blob.clone(),
        view: p.view,
        label: p.label.clone(),
        caption: p.caption.clone(),
        before: p.before_photo.and_then(hash),
    };
    let mut ordered = Vec::new();
    for photo in &photos {
        // An "after" whose "before" was struck out stands on its own.
        if photo.before_photo.and_then(hash).is_some() {
            continue;
        }
        ordered.push(one(photo));
        ordered.extend(photos.iter().filter(|p| p.before_photo == Some(photo.id)).map(one));
    }
    ordered
}

fn part(p: VisitPart) -> ReportPart {
    ReportPart {
        amount: amount(&p),
        name: p.name,
        part_number: p.part_number,
        quantity: p.quantity,
        reason: p.reason,
        old_serial: p.old_serial,
        new_serial: p.new_serial,
        old_part: p.old_part,
        old_label: p.old_label,
        unit_price: p.unit_price,
    }
}

/// What a line of parts comes to. Limits on price and quantity at entry keep it within range.
pub fn amount(p: &VisitPart) -> Money {
    p.unit_price.times(p.quantity).unwrap_or_default()
}

fn total(parts: &[ReportPart], fees: &[ReportFee]) -> Money {
    let all = parts.iter().map(|p| p.amount).chain(fees.iter().map(|f| f.amount));
    Money(all.map(|m| m.0).sum())
}

/// Names of the fields that must be filled before the report may be signed; empty when it is complete (E-08).
pub fn report_gaps(r: &Reader<'_>, id: VisitId) -> Result<Vec<String>, Fault> {
    let loaded = store::load(r, id)?;
    Ok(store::asked(r, &loaded)?.report_gaps().to_vec())
}

/// Records that the customer signed this visit's report: `work_done` becomes `signed`. A visit left unsigned (F-13)
/// keeps its state and only gets the late signature. From here on the report is fixed, in the database too (F-06).
pub fn mark_signed(c: &mut Change<'_>, id: VisitId, signer: &str) -> Result<(), Fault> {
    let loaded = store::load(c, id)?;
    let before = &loaded.visit;
    if before.signed_at.is_some() {
        return Err(Fault::refused("signed.unchangeable"));
    }
    let asked = store::asked(c, &loaded)?;
    let mut after: Visit = before.clone();
    after.signed_at = Some(c.now());
    // The signed report lists what is taken away, so its signature confirms the receipts (K-02).
    custody::report_signed(c, id, signer, &before.number, c.now())?;
    if before.left_at.is_some() {
        let gaps: Vec<&str> = asked.report_gaps().iter().map(String::as_str).collect();
        Fault::unless_complete(&gaps)?;
        return c.save(before, &after);
    }
    rules::check(Asking::System, &asked.facts(before, false, false), VisitState::Signed)?;
    super::stepping::write(c, before, after, VisitState::Signed, c.now(), None)
}
