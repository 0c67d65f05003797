//! Writing the report: everything is saved as typed, and refused once signed (F-06).

use serde::{Deserialize, Deserializer};
use ts_rs::TS;

use super::facts::{CheckLine, FaultPath, IssuedLine, ParameterLine, PlantLine, TestLine};
use super::record::{Responsibility, SurveyAnswer, Visit, VisitFee, VisitId, VisitPart, VisitResult};
use super::store;
use super::views::{self, VisitFile};
use super::{measure, rules};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::record::Json;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;

/// More than anybody writes in one field, and little enough for every paper.
const LONGEST_TEXT: usize = 10_000;

/// A longer list is no list of one visit.
const MOST_LINES: usize = 200;

/// Tells `null` (take the answer away) from a field left out (leave it).
pub(super) fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    d: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(d).map(Some)
}

/// The fields of a report, listed once: texts, plain values, lists, and answers that can be taken away again.
macro_rules! report_fields {
    (texts: $($text:ident)*; values: $($value:ident: $vt:ty),*; lists: $($list:ident: $lt:ty),*;
     answers: $($answer:ident: $at:ty as $ts:literal),*) => {
        /// Fields to change; those left out stay. An answer given as `null` is taken away.
        #[derive(Debug, Default, Deserialize, TS)]
        #[serde(deny_unknown_fields, default)]
        #[ts(optional_fields)]
        pub struct VisitFields {
            $(pub $text: Option<String>,)*
            $(pub $value: Option<$vt>,)*
            $(pub $list: Option<Vec<$lt>>,)*
            $(#[serde(deserialize_with = "given")] #[ts(optional, type = $ts)]
            pub $answer: Option<Option<$at>>,)*
        }
        impl VisitFields {
            fn apply(self, visit: &mut Visit) -> Result<(), Fault> {
                $(if let Some(text) = self.$text {
                    if text.chars().count() > LONGEST_TEXT {
                        return Err(Fault::invalid("visit.text_too_long").field(stringify!($text), "too_long"));
                    }
                    visit.$text = text;
                })*
                $(if let Some(value) = self.$value { visit.$value = value; })*
                $(if let Some(list) = self.$list { visit.$list = Json(list); })*
                $(if let Some(answer) = self.$answer { visit.$answer = answer; })*
                Ok(())
            }
        }
    };
}

report_fields! {
    texts: person_met person_met_post remote_means account running_time used_for before_fault after_fault
        counter_stated counter_observed running_observed look found_problem cause user_words rma_number adjustment
        work_done rescue_place tow_to result_note guidance opinion checkout_with checkout_result checkout_tasks
        verbal_report;
    values: identity_stated: bool, remote_consent: bool, counter_unreadable: bool, no_parts: bool, fees_none: bool;
    lists: tests: TestLine, checklist: CheckLine, parameters: ParameterLine, plants: PlantLine, issued: IssuedLine;
    answers: precall: String as "string | null", dismantled_before: bool as "boolean | null",
        cause_code: String as "string | null", responsibility: Responsibility as "Responsibility | null",
        user_agrees: bool as "boolean | null", result: VisitResult as "VisitResult | null",
        survey: SurveyAnswer as "SurveyAnswer | null", survey_score: i64 as "number | null",
        in_scope: bool as "boolean | null", fault_path: FaultPath as "FaultPath | null",
        cleared: bool as "boolean | null", cleared_told: bool as "boolean | null",
        protection_fitted: bool as "boolean | null", towed: bool as "boolean | null",
        rescue_called_at: Moment as "Moment | null",
        next_appointment: Moment as "Moment | null", checkout_at: Moment as "Moment | null"
}

/// What was typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitSave {
    pub id: VisitId,
    pub fields: VisitFields,
}

pub(super) fn save(c: &mut Change<'_>, input: VisitSave) -> Result<VisitFile, Fault> {
    let before = store::get(c, input.id)?;
    store::within_reach(c, &before, Need::VisitWork)?;
    let mut after = before.clone();
    input.fields.apply(&mut after)?;
    if after.survey != Some(SurveyAnswer::Answered) {
        after.survey_score = None;
    }
    if after.next_appointment != before.next_appointment {
        // What the customer was told was another time.
        (after.appointment_told_at, after.appointment_told_to) = (None, String::new());
    }
    if after.checkout_at != before.checkout_at {
        // What the office confirmed was another call.
        (after.checkout_confirmed_by, after.checkout_confirmed_at) = (None, None);
    }
    after.tests = Json(measured(&before, after.tests.0));
    check(c, &after)?;
    if !rules::is_editable(&before) && !only_closing_facts(&before, &after) {
        return Err(closed(&before));
    }
    no_contradiction(c, &before, &after)?;
    settled_result(&before, &after)?;
    c.save(&before, &after)?;
    views::file(c, input.id)
}

/// With the work reported done the customer is shown what its result asks for: acceptance where the need is met, the
/// report alone where it stays open (E-15, P-31). Another kind of result afterwards would have him sign the other.
fn settled_result(before: &Visit, after: &Visit) -> Result<(), Fault> {
    let stays_open = |v: &Visit| v.result.is_some_and(rules::stays_open);
    if before.work_done_at.is_some() && stays_open(before) != stays_open(after) {
        return Err(Fault::refused("visit.result_settled").field("result", "settled"));
    }
    Ok(())
}

/// Tests as they follow from their limits (E-12): where figures decide, they do, whatever is noted beside. A line the
/// template demands cannot be left out, nor its limits changed.
fn measured(before: &Visit, tests: Vec<TestLine>) -> Vec<TestLine> {
    let demanded = before.job.tests.iter().filter(|spec| spec.must);
    let left_out = demanded.filter(|spec| tests.iter().all(|t| t.item != spec.item));
    let again: Vec<TestLine> =
        before.job.tests_to_do().into_iter().filter(|t| left_out.clone().any(|s| s.item == t.item)).collect();
    tests
        .into_iter()
        .chain(again)
        .map(|mut test| {
            if let Some(spec) = before.job.tests.iter().find(|s| s.item == test.item) {
                (test.min, test.max, test.unit) = (spec.min.clone(), spec.max.clone(), spec.unit.clone());
                (test.limit, test.must) = (spec.limit.clone(), spec.must);
            } else {
                test.must = false;
            }
            test.passed = measure::judge(&test.value, &test.min, &test.max).unwrap_or(test.passed);
            test
        })
        .collect()
}

/// Times and the office call are no part of the signed report: they follow it on the way home.
fn only_closing_facts(before: &Visit, after: &Visit) -> bool {
    let rest = Visit {
        checkout_at: before.checkout_at,
        checkout_with: before.checkout_with.clone(),
        checkout_result: before.checkout_result.clone(),
        checkout_tasks: before.checkout_tasks.clone(),
        checkout_confirmed_by: before.checkout_confirmed_by,
        checkout_confirmed_at: before.checkout_confirmed_at,
        verbal_report: before.verbal_report.clone(),
        ..after.clone()
    };
    rest == *before && !rules::is_ended(before.state)
}

/// The refusal to write a report that is signed, handed in or over.
pub(super) fn closed(visit: &Visit) -> Fault {
    match visit.signed_at {
        Some(_) => Fault::refused("signed.unchangeable"),
        None => Fault::refused("visit.report_closed").arg("state", visit.state),
    }
}

fn check(c: &Change<'_>, visit: &Visit) -> Result<(), Fault> {
    let wrong = |field: &str, code: &str| Err(Fault::invalid("visit.field_wrong").field(field, code));
    if visit.survey_score.is_some_and(|s| !(1..=5).contains(&s)) {
        return wrong("survey_score", "out_of_range");
    }
    let lists = [
        ("tests", visit.tests.len()),
        ("parameters", visit.parameters.len()),
        ("plants", visit.plants.len()),
        ("issued", visit.issued.len()),
    ];
    for (field, lines) in lists {
        if lines > MOST_LINES {
            return Err(Fault::invalid("visit.too_many_lines")
                .arg("most", MOST_LINES)
                .field(field, "too_long"));
        }
    }
    if visit.cause_code.as_deref().is_some_and(|code| !rules::CAUSE_CODES.contains(&code)) {
        return wrong("cause_code", "unknown");
    }
    for (field, at) in [("checkout_at", visit.checkout_at), ("rescue_called_at", visit.rescue_called_at)] {
        if at.is_some_and(|at| at > c.now()) {
            return wrong(field, "ahead");
        }
    }
    Ok(())
}

/// "None" cannot be chosen while lines stand (E-08, E-28).
fn no_contradiction(c: &Change<'_>, before: &Visit, after: &Visit) -> Result<(), Fault> {
    if after.no_parts && !before.no_parts && !c.find::<VisitPart>(super::lines::LIVE, [after.id])?.is_empty()
    {
        return Err(Fault::refused("visit.parts_stand").field("no_parts", "contradiction"));
    }
    if after.fees_none && !before.fees_none && !c.find::<VisitFee>(super::lines::LIVE, [after.id])?.is_empty()
    {
        return Err(Fault::refused("visit.fees_stand").field("fees_none", "contradiction"));
    }
    Ok(())
}

/// The supervisor agrees that the site is left with the need unsolved (E-15). Entered by him, or by the technician
/// after a call: then `by` names him, and who typed it is kept beside.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct VisitConsent {
    pub id: VisitId,
    /// None is the supervisor signed in.
    #[serde(default)]
    pub by: Option<PersonId>,
    pub reason: String,
    /// The appointment told to the customer.
    #[serde(default)]
    pub next_appointment: Option<Moment>,
    /// Whom it was told, and when; now when absent.
    #[serde(default)]
    pub told_to: Option<String>,
    #[serde(default)]
    pub told_at: Option<Moment>,
}

pub(super) fn consent(c: &mut Change<'_>, input: VisitConsent) -> Result<VisitFile, Fault> {
    let before = store::get(c, input.id)?;
    store::within_reach(c, &before, Need::VisitWork)?;
    if !rules::is_under_way(before.state) {
        return Err(closed(&before));
    }
    let missing: &[&str] = if rules::is_text(&input.reason) { &[] } else { &["reason"] };
    Fault::unless_complete(missing)?;
    let by = super::people::consenting_supervisor(c, input.by)?;
    if let Some(at) = input.told_at {
        rules::check_time(at, c.now(), None)?;
    }
    let next_appointment = input.next_appointment.or(before.next_appointment);
    let (told_at, told_to) = match input.told_to.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => (Some(input.told_at.unwrap_or(c.now())), name.to_string()),
        None if next_appointment != before.next_appointment => (None, String::new()),
        None => (before.appointment_told_at, before.appointment_told_to.clone()),
    };
    let after = Visit {
        appointment_told_at: told_at,
        appointment_told_to: told_to,
        next_appointment,
        consent_by: Some(by),
        consent_entered_by: Some(c.who().person),
        consent_reason: input.reason,
        ..before.clone()
    };
    c.save(&before, &after)?;
    views::file(c, input.id)
}
