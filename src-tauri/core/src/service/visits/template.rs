//! Templates: what a kind of job asks for, edited in the product. Commands: `templates.list`, `templates.save`.
//!
//! What always holds: a template in use is never deleted, it is put out of use; a visit keeps the job it was planned by.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::job::{self, Job};
use super::record::{PhotoView, Visit};
use super::{measure, rules};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::{Json, Merge};
use crate::master::equipment::Equipment;
use crate::master::people;
use crate::service::tickets::{ServiceType, Ticket};

crate::ids! {
    /// A template of a kind of job.
    VisitTemplateId,
}

crate::record! {
    /// What a kind of job asks for, as the firm has set it.
    pub struct VisitTemplate: VisitTemplateId in "visit_template", merge Merge::Fields => {
        name: String,
        service_type: ServiceType,
        /// Part of the item's name or model; blank is every item.
        item: String,
        job: Json<Job>,
        active: bool,
    }
}

/// More lines are no list anybody goes through on site.
const MOST_LINES: usize = 60;

/// Asks for all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplatesAsked {}

/// What applies where the firm has set nothing.
#[derive(Debug, Serialize, TS)]
pub struct DeliveredJob {
    pub service_type: ServiceType,
    pub job: Job,
}

/// All templates, and what is delivered.
#[derive(Debug, Serialize, TS)]
pub struct TemplateList {
    pub templates: Vec<VisitTemplate>,
    pub delivered: Vec<DeliveredJob>,
}

pub(super) fn list(r: &Reader<'_>, _: TemplatesAsked) -> Result<TemplateList, Fault> {
    let preset = people::company(r)?.preset;
    let delivered = ServiceType::ALL
        .iter()
        .map(|kind| DeliveredJob { service_type: *kind, job: job::delivered(*kind, &preset) })
        .collect();
    Ok(TemplateList { templates: r.find("WHERE 1 ORDER BY active DESC, service_type, rid", [])?, delivered })
}

/// A template to keep.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct TemplateSave {
    /// None makes a new one.
    #[serde(default)]
    pub id: Option<VisitTemplateId>,
    pub name: String,
    pub service_type: ServiceType,
    pub item: String,
    pub job: Job,
    pub active: bool,
}

pub(super) fn save(c: &mut Change<'_>, input: TemplateSave) -> Result<VisitTemplate, Fault> {
    let missing: &[&str] = if rules::is_text(&input.name) { &[] } else { &["name"] };
    Fault::unless_complete(missing)?;
    check(&input.job)?;
    let before = input.id.map(|id| c.need::<VisitTemplate>(id)).transpose()?;
    let after = VisitTemplate {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        name: input.name.trim().into(),
        service_type: input.service_type,
        item: input.item.trim().into(),
        job: Json(input.job),
        active: input.active,
    };
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    Ok(after)
}

/// Each line has its words, limits are figures in order, and nothing is listed twice: a gap is told by its name.
fn check(job: &Job) -> Result<(), Fault> {
    let mut fault = Fault::invalid("template.lines_wrong");
    let lists: [(&str, Vec<&str>); 6] = [
        ("packing", job.packing.iter().map(String::as_str).collect()),
        ("tests", job.tests.iter().map(|t| t.item.as_str()).collect()),
        ("parameters", job.parameters.iter().map(|t| t.item.as_str()).collect()),
        ("steps", job.steps.iter().map(|s| s.item.as_str()).collect()),
        ("papers", job.papers.iter().map(String::as_str).collect()),
        ("photos", job.photos.iter().map(|p| p.label.as_str()).collect()),
    ];
    for (list, words) in &lists {
        if words.len() > MOST_LINES {
            return Err(Fault::invalid("visit.too_many_lines").arg("most", MOST_LINES));
        }
        if *list == "photos" {
            continue;
        }
        for (at, word) in words.iter().enumerate() {
            if !rules::is_text(word) {
                fault = fault.field(&format!("{list}.{at}.item"), "required");
            } else if words[..at].iter().any(|w| w.trim() == word.trim()) {
                fault = fault.field(&format!("{list}.{at}.item"), "twice");
            }
        }
    }
    for (at, photo) in job.photos.iter().enumerate() {
        let same = |p: &job::PhotoSpec| p.view == photo.view && p.label.trim() == photo.label.trim();
        if photo.view == PhotoView::Other && !rules::is_text(&photo.label) {
            fault = fault.field(&format!("photos.{at}.item"), "required");
        } else if job.photos[..at].iter().any(same) {
            fault = fault.field(&format!("photos.{at}.item"), "twice");
        }
    }
    for (list, specs) in [("tests", &job.tests), ("parameters", &job.parameters)] {
        for (at, spec) in specs.iter().enumerate() {
            let is_figure = |text: &str| text.trim().is_empty() || measure::figure(text).is_some();
            if !is_figure(&spec.min) || !is_figure(&spec.max) {
                fault = fault.field(&format!("{list}.{at}.limits"), "not_a_figure");
            } else if let (Some(least), Some(most)) = (measure::figure(&spec.min), measure::figure(&spec.max))
                && least > most
            {
                fault = fault.field(&format!("{list}.{at}.limits"), "out_of_range");
            }
        }
    }
    if fault.fields.is_empty() { Ok(()) } else { Err(fault) }
}

/// What the ticket's kind of job asks for now: the template that names the item before the one for the whole
/// service, that before the delivered one.
fn of_ticket(r: &Reader<'_>, ticket: &Ticket) -> Result<(Option<VisitTemplateId>, Job), Fault> {
    let item = ticket.equipment.map(|e| r.need::<Equipment>(e)).transpose()?;
    let name = item.as_ref().map(|e| e.name.as_str()).unwrap_or_default();
    let model = if ticket.model.is_empty() {
        item.as_ref().map(|e| e.model.as_str()).unwrap_or_default()
    } else {
        &ticket.model
    };
    let mut found = r.find::<VisitTemplate>(
        "WHERE active = 1 AND service_type = ?1 ORDER BY length(item) DESC, rid DESC",
        [ticket.service_type],
    )?;
    found.retain(|t| job::fits(&t.item, name, model));
    match found.into_iter().next() {
        Some(template) => Ok((Some(template.id), template.job.0)),
        None => Ok((None, job::delivered(ticket.service_type, &people::company(r)?.preset))),
    }
}

/// The visit with what its kind of job asks for: lists to go through, nothing done yet.
pub(super) fn applied(r: &Reader<'_>, visit: Visit, ticket: &Ticket) -> Result<Visit, Fault> {
    let (template, job) = of_ticket(r, ticket)?;
    Ok(Visit {
        template,
        steps: Json(job.steps_to_do()),
        tests: Json(job.tests_to_do()),
        parameters: Json(job.parameters_to_do()),
        job: Json(job),
        ..visit
    })
}
