//! What a visit report still lacks (E-08), by the names of its fields. Pure.

use super::job::{PhotoSpec, PhotoWhen};
use super::misfit::ProductDefect;
use super::record::{OldPart, PhotoView, Visit, VisitFee, VisitMode, VisitPart, VisitPhoto, VisitResult};
use super::{kinds, measure};
use crate::service::tickets::{ServiceType, rules::cause_wanted};

/// A visit as written so far, with what the rules ask about the job.
pub struct Written<'a> {
    pub visit: &'a Visit,
    /// Lines not struck out, in order.
    pub parts: &'a [VisitPart],
    pub fees: &'a [VisitFee],
    pub photos: &'a [VisitPhoto],
    /// Product-defect notices noted on this visit (E-21).
    pub misfits: &'a [ProductDefect],
    pub service_type: ServiceType,
    pub is_under_warranty: bool,
    /// The trade goes by mileage or running hours (E-02).
    pub wants_counter: bool,
    /// `acceptance.require_survey` (E-17).
    pub wants_survey: bool,
    /// The trade keeps a register of old parts by tag (E-11, L-07).
    pub wants_labels: bool,
}

/// Trades that label old parts for the maker (L-07).
pub const LABEL_PRESETS: &[&str] = &["BUS", "WKS"];
/// Trades whose items carry a counter.
pub const COUNTER_PRESETS: &[&str] = &["BUS", "WKS"];

/// What is asked before the work is called done: the guard of `work_done`. Lines are named by their place,
/// `parts.0.reason`; a missing photo as `photos.nameplate`.
pub fn of_work(w: &Written<'_>) -> Vec<String> {
    let mut gaps = Gaps::default();
    on_arrival(w, &mut gaps);
    kinds::account(w, &mut gaps);
    findings(w, &mut gaps);
    outcome(w, &mut gaps);
    kinds::work(w, &mut gaps);
    parts(w, &mut gaps);
    fees(w, &mut gaps);
    for photo in missing_photos(w).filter(|_| photos_are_mandatory(w)) {
        gaps.0.push(photo_gap(photo));
    }
    gaps.0
}

/// What is asked before signing: the above, with the user's opinion (E-08) and survey (E-17).
pub fn of_report(w: &Written<'_>) -> Vec<String> {
    let mut gaps = Gaps(of_work(w));
    gaps.text("opinion", &w.visit.opinion);
    // A score belongs to an answer; refused is an answer of its own, blank is none.
    match w.visit.survey {
        None => gaps.when(w.wants_survey, "survey"),
        Some(super::record::SurveyAnswer::Answered) => {
            gaps.when(w.visit.survey_score.is_none(), "survey_score");
        }
        Some(super::record::SurveyAnswer::Refused) => {}
    }
    gaps.0
}

/// What is worth a second look and stops nothing: missing photos of a paid job (E-10), a counter that differs from the
/// account (E-03), identity not stated (E-01).
pub fn warnings(w: &Written<'_>) -> Vec<String> {
    let mut found = Gaps::default();
    found.when(w.visit.mode == VisitMode::OnSite && !w.visit.identity_stated, "identity_stated");
    found.when(differs(&w.visit.counter_stated, &w.visit.counter_observed), "counter_observed");
    found.when(differs(&w.visit.running_time, &w.visit.running_observed), "running_observed");
    found.when(w.is_under_warranty && w.visit.in_scope.is_none(), "in_scope");
    found.when(w.is_under_warranty && w.visit.dismantled_before.is_none(), "dismantled_before");
    for photo in missing_photos(w).filter(|_| !photos_are_mandatory(w)) {
        found.0.push(photo_gap(photo));
    }
    found.0
}

/// Whether the technician read another figure than the user gave (E-03). Spaces, units and grouping do not count.
pub fn differs(stated: &str, observed: &str) -> bool {
    let figure = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (stated, observed) = (figure(stated), figure(observed));
    !stated.is_empty() && !observed.is_empty() && stated != observed
}

#[derive(Default)]
pub(super) struct Gaps(Vec<String>);

impl Gaps {
    pub(super) fn when(&mut self, is_missing: bool, name: &str) {
        if is_missing {
            self.0.push(name.into());
        }
    }
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.when(value.trim().is_empty(), name);
    }
}

fn on_arrival(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    match v.mode {
        VisitMode::OnSite => gaps.text("person_met", &v.person_met),
        VisitMode::Remote => {
            gaps.text("remote_means", &v.remote_means);
            gaps.when(!v.remote_consent, "remote_consent");
        }
        VisitMode::Workshop => {}
    }
    if w.wants_counter && !v.counter_unreadable {
        let both = format!("{}{}", v.counter_stated, v.counter_observed);
        gaps.text("counter_observed", &both);
    }
}

fn findings(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    // An installation or a training begins with no fault, so it has no cause (C-08 draws the same line).
    if cause_wanted(w.service_type) {
        gaps.text("found_problem", &v.found_problem);
        gaps.text("cause_code", v.cause_code.as_deref().unwrap_or_default());
        gaps.text("cause", &v.cause);
        gaps.when(v.responsibility.is_none(), "responsibility");
        gaps.when(v.user_agrees.is_none(), "user_agrees");
    }
    if v.user_agrees == Some(false) {
        gaps.text("user_words", &v.user_words);
    }
}

/// Jobs after which something runs that can be tried (E-12).
pub fn tests_wanted(kind: ServiceType) -> bool {
    use ServiceType as T;
    !matches!(kind, T::Training | T::Consultation | T::Suggestion | T::Complaint | T::ReturnExchange)
}

fn outcome(w: &Written<'_>, gaps: &mut Gaps) {
    let v = w.visit;
    gaps.text("work_done", &v.work_done);
    gaps.when(v.tests.is_empty() && tests_wanted(w.service_type), "tests");
    for (at, test) in v.tests.iter().enumerate() {
        gaps.text(&format!("tests.{at}.item"), &test.item);
        gaps.text(&format!("tests.{at}.value"), &test.value);
        // E-12: a failed value is handed back only with the truth about it.
        let is_read = !test.value.trim().is_empty();
        gaps.when(
            is_read && !test.passed && v.result == Some(VisitResult::Solved),
            &format!("tests.{at}.passed"),
        );
        // Judged against its limits, or passed where the limits cannot be compared: why.
        let has_limits = !measure::limits(&test.min, &test.max, "").is_empty();
        let judged = measure::judge(&test.value, &test.min, &test.max);
        // A limit in figures is not met by words, whatever is noted beside: "OK" is no reading (E-12).
        let is_reading = test.value.chars().any(char::is_numeric);
        gaps.when(has_limits && is_read && test.passed && !is_reading, &format!("tests.{at}.value"));
        let is_own =
            has_limits && is_read && judged != Some(test.passed) && (judged.is_some() || test.passed);
        gaps.when(is_own && test.note.trim().is_empty(), &format!("tests.{at}.note"));
    }
    match v.result {
        None => gaps.when(true, "result"),
        Some(VisitResult::Solved) => {}
        Some(other) => {
            gaps.text("result_note", &v.result_note);
            // What is taken away has its promised date on the receipt (K-02).
            gaps.when(other == VisitResult::Unsolved && v.next_appointment.is_none(), "next_appointment");
        }
    }
    gaps.text("guidance", &v.guidance);
}

fn parts(w: &Written<'_>, gaps: &mut Gaps) {
    gaps.when(w.parts.is_empty() && !w.visit.no_parts, "no_parts");
    for (at, part) in w.parts.iter().enumerate() {
        gaps.text(&format!("parts.{at}.name"), &part.name);
        gaps.text(&format!("parts.{at}.reason"), &part.reason);
        gaps.when(part.quantity < 1, &format!("parts.{at}.quantity"));
        if w.is_under_warranty {
            gaps.when(part.old_part.is_none(), &format!("parts.{at}.old_part"));
            if part.old_part.is_some_and(|o| o != OldPart::BroughtBack) {
                gaps.text(&format!("parts.{at}.old_part_note"), &part.old_part_note);
            }
            if part.old_part == Some(OldPart::BroughtBack) && w.wants_labels {
                gaps.text(&format!("parts.{at}.old_label"), &part.old_label);
            }
        }
    }
}

fn fees(w: &Written<'_>, gaps: &mut Gaps) {
    let asks_money = !w.fees.is_empty() || w.parts.iter().any(|p| p.unit_price.0 != 0);
    // E-28: zero is stated, and not stated where money is asked.
    gaps.when(asks_money == w.visit.fees_none, "fees_none");
    for (at, fee) in w.fees.iter().enumerate() {
        gaps.when(fee.is_cash && fee.receipt_no.trim().is_empty(), &format!("fees.{at}.receipt_no"));
    }
}

fn photos_are_mandatory(w: &Written<'_>) -> bool {
    w.visit.mode != VisitMode::Remote
        && (w.is_under_warranty || w.service_type == ServiceType::Rescue || w.visit.job.photos_must)
}

/// `photos.nameplate`, or `photos.other.` and the template's word.
fn photo_gap(photo: &PhotoSpec) -> String {
    match photo.view {
        PhotoView::Other => format!("photos.other.{}", photo.label),
        view => format!("photos.{view}"),
    }
}

/// Lines of the job's list that have no photo yet (E-10). A remote session shows nothing to photograph.
pub fn missing_photos<'a>(w: &'a Written<'a>) -> impl Iterator<Item = &'a PhotoSpec> + 'a {
    let is_wanted = |photo: &PhotoSpec| match photo.when {
        PhotoWhen::Always => true,
        PhotoWhen::IfCounter => w.wants_counter,
        PhotoWhen::IfFault => cause_wanted(w.service_type),
        PhotoWhen::IfParts => !w.parts.is_empty(),
    };
    let is_there = |photo: &PhotoSpec| {
        w.photos.iter().any(|p| {
            p.view == photo.view && (p.view != PhotoView::Other || p.label.trim() == photo.label.trim())
        })
    };
    let list = if w.visit.mode == VisitMode::Remote { &[] } else { w.visit.job.photos.as_slice() };
    list.iter().filter(move |photo| is_wanted(photo) && !is_there(photo))
}
