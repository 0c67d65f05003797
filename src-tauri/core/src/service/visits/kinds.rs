//! What some kinds of job ask for besides (E-20 to E-31): the part of `gaps` that differs from job to job. Pure.

use super::facts::{FaultPath, ParameterLine};
use super::gaps::{Gaps, Written};
use super::job::AccountField;
use super::measure;
use super::record::{VisitMode, VisitResult};
use crate::service::tickets::ServiceType;

/// Gaps of the user's account: what the kind of item asks for (E-02).
pub(super) fn account(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    for field in &v.job.account {
        match field {
            AccountField::RunningTime => gaps.text("running_time", &v.running_time),
            AccountField::UsedFor => gaps.text("used_for", &v.used_for),
            AccountField::BeforeFault => gaps.text("before_fault", &v.before_fault),
            AccountField::AfterFault => gaps.text("after_fault", &v.after_fault),
        }
    }
}

/// Gaps of the work itself.
pub(super) fn work(w: &Written<'_>, gaps: &mut Gaps) {
    steps(w, gaps);
    parameters(w, gaps);
    path(w, gaps);
    plants(w, gaps);
    workshop(w, gaps);
    rescue(w, gaps);
    for (at, misfit) in w.misfits.iter().enumerate() {
        gaps.text(&format!("misfits.{at}.defect"), &misfit.defect);
        gaps.when(misfit.photo.is_none(), &format!("misfits.{at}.photo"));
    }
}

/// A mandatory step is done before the work is (E-26).
fn steps(w: &Written<'_>, gaps: &mut Gaps) {
    for (at, step) in w.visit.steps.iter().enumerate() {
        gaps.when(step.must && step.done_at.is_none(), &format!("steps.{at}.done"));
    }
}

/// Whether that parameter may be handed over: within its limits and stable (E-20).
pub fn is_fit(line: &ParameterLine) -> bool {
    let in_range = measure::judge(&line.value, &line.min, &line.max);
    let has_limits = !measure::limits(&line.min, &line.max, "").is_empty();
    let is_read = !line.value.trim().is_empty();
    is_read && line.stable == Some(true) && in_range.unwrap_or(!has_limits)
}

/// E-20: what has a known defect is not handed over. A visit that ends otherwise says so by its result.
fn parameters(w: &Written<'_>, gaps: &mut Gaps) {
    let hands_over = matches!(w.visit.result, None | Some(VisitResult::Solved | VisitResult::Temporary));
    for (at, line) in w.visit.parameters.iter().enumerate() {
        gaps.text(&format!("parameters.{at}.name"), &line.name);
        gaps.when(hands_over && !is_fit(line), &format!("parameters.{at}.value"));
    }
}

/// E-25: hardware goes by return, software by adjustment, and both end with "cleared", told to the customer.
fn path(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    if v.job.asks_path {
        gaps.when(v.fault_path.is_none(), "fault_path");
    }
    let Some(path) = v.fault_path else { return };
    if path != FaultPath::Software {
        gaps.text("rma_number", &v.rma_number);
    }
    if path != FaultPath::Hardware {
        gaps.text("adjustment", &v.adjustment);
    }
    if v.result == Some(VisitResult::Solved) {
        gaps.when(v.cleared != Some(true), "cleared");
        gaps.when(v.cleared_told != Some(true), "cleared_told");
    }
}

/// E-23: what was planted, where, and the customer's consent to anything but the design.
fn plants(w: &Written<'_>, gaps: &mut Gaps) {
    let plants = &w.visit.plants;
    gaps.when(w.service_type == ServiceType::Replanting && plants.is_empty(), "plants");
    for (at, plant) in plants.iter().enumerate() {
        gaps.text(&format!("plants.{at}.species"), &plant.species);
        gaps.text(&format!("plants.{at}.size"), &plant.size);
        gaps.text(&format!("plants.{at}.place"), &plant.place);
        gaps.text(&format!("plants.{at}.death_cause"), &plant.death_cause);
        gaps.when(plant.quantity < 1, &format!("plants.{at}.quantity"));
        if plant.deviates() {
            gaps.text(&format!("plants.{at}.consent"), &plant.consent);
        }
    }
}

/// E-27: the vehicle was protected, and what was issued was really fitted.
fn workshop(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    gaps.when(
        v.job.asks_protection && v.mode == VisitMode::Workshop && v.protection_fitted != Some(true),
        "protection_fitted",
    );
    for (at, line) in v.issued.iter().enumerate() {
        gaps.text(&format!("issued.{at}.item"), &line.item);
        match line.difference() {
            Some(0) => {}
            Some(_) => gaps.text(&format!("issued.{at}.explained"), &line.explained),
            None => gaps.when(true, &format!("issued.{at}.issued")),
        }
    }
}

/// E-31: the log of the trip. Its register (D-13) is still to come; what it asks stands here.
fn rescue(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    if w.service_type != ServiceType::Rescue {
        return;
    }
    gaps.text("rescue_place", &v.rescue_place);
    gaps.when(v.rescue_called_at.is_none(), "rescue_called_at");
    gaps.when(v.towed.is_none(), "towed");
    if v.towed == Some(true) {
        gaps.text("tow_to", &v.tow_to);
    }
    for (at, part) in w.parts.iter().enumerate().filter(|_| !w.is_under_warranty) {
        gaps.when(part.old_part.is_none(), &format!("parts.{at}.old_part"));
    }
}
