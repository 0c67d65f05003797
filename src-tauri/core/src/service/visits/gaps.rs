//! What a visit report still lacks (E-08), by the names of its fields. Pure.

use super::record::{OldPart, PhotoView, Visit, VisitFee, VisitMode, VisitPart, VisitPhoto, VisitResult};
use crate::service::tickets::{ServiceType, rules::cause_wanted};

/// A visit as written so far, with what the rules ask about the job.
pub struct Written<'a> {
    pub visit: &'a Visit,
    /// Lines not struck out, in order.
    pub parts: &'a [VisitPart],
    pub fees: &'a [VisitFee],
    pub photos: &'a [VisitPhoto],
    pub service_type: ServiceType,
    pub is_under_warranty: bool,
    /// The trade goes by mileage or running hours (E-02).
    pub wants_counter: bool,
    /// `acceptance.require_survey` (E-17).
    pub wants_survey: bool,
}

/// Trades whose items carry a counter.
pub const COUNTER_PRESETS: &[&str] = &["BUS", "WKS"];

/// What is asked before the work is called done: the guard of `work_done`. Lines are named by their place,
/// `parts.0.reason`; a missing photo as `photos.nameplate`.
pub fn of_work(w: &Written<'_>) -> Vec<String> {
    let mut gaps = Gaps::default();
    on_arrival(w, &mut gaps);
    findings(w, &mut gaps);
    outcome(w, &mut gaps);
    parts(w, &mut gaps);
    fees(w, &mut gaps);
    for view in missing_photos(w).filter(|_| photos_are_mandatory(w)) {
        gaps.0.push(format!("photos.{view}"));
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
    found.when(counter_differs(w.visit), "counter_observed");
    for view in missing_photos(w).filter(|_| !photos_are_mandatory(w)) {
        found.0.push(format!("photos.{view}"));
    }
    found.0
}

/// Whether the technician read another figure than the user gave (E-03). Spaces, units and grouping do not count.
pub fn counter_differs(visit: &Visit) -> bool {
    let figure = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (stated, observed) = (figure(&visit.counter_stated), figure(&visit.counter_observed));
    !stated.is_empty() && !observed.is_empty() && stated != observed
}

#[derive(Default)]
struct Gaps(Vec<String>);

impl Gaps {
    fn when(&mut self, is_missing: bool, name: &str) {
        if is_missing {
            self.0.push(name.into());
        }
    }
    fn text(&mut self, name: &str, value: &str) {
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
        gaps.when(!test.passed && v.result == Some(VisitResult::Solved), &format!("tests.{at}.passed"));
    }
    match v.result {
        None => gaps.when(true, "result"),
        Some(VisitResult::Solved) => {}
        Some(other) => {
            gaps.text("result_note", &v.result_note);
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
    w.visit.mode != VisitMode::Remote && (w.is_under_warranty || w.service_type == ServiceType::Rescue)
}

/// Views of the maker's list that have no photo yet (E-10). A remote session shows nothing to photograph.
pub fn missing_photos<'a>(w: &'a Written<'a>) -> impl Iterator<Item = PhotoView> + 'a {
    let wanted = [
        (PhotoView::Whole, true),
        (PhotoView::Nameplate, true),
        (PhotoView::Counter, w.wants_counter),
        (PhotoView::Fault, cause_wanted(w.service_type)),
        (PhotoView::OldPart, !w.parts.is_empty()),
        (PhotoView::After, true),
    ];
    wanted
        .into_iter()
        .filter(|(view, is_wanted)| {
            *is_wanted && w.visit.mode != VisitMode::Remote && w.photos.iter().all(|p| p.view != *view)
        })
        .map(|(view, _)| view)
}
