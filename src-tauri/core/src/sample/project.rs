//! A project: accepted in stages and by its documents (F-16, F-17), and a signed report corrected (F-06).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::cast::Cast;
use super::data::{SampleStage, Trip};
use super::play::Run;
use super::{legs, papers};
use crate::kernel::fault::Fault;
use crate::kernel::time::Moment;

/// A document that says it is a sample.
const DOCUMENT: &str = "样例文件。真实项目在这里放方案、图纸、测试报告等原件。\n";

/// The stages agreed with the customer, and the documents the trade is accepted by.
pub(super) fn agree(cast: &Cast<'_>, run: &Run<'_>) -> Result<(), Fault> {
    if !run.story.stages.is_empty() {
        let stages: Vec<Value> = run.story.stages.iter().map(|s| json!({ "kind": s.kind })).collect();
        cast.call("zhou", "acceptance.plan_stages", json!({ "ticket": run.ticket, "stages": stages }))?;
    }
    let Some(attached) = &run.story.documents else { return Ok(()) };
    let listed = cast.call("zhou", "acceptance.open_documents", json!({ "ticket": run.ticket }))?;
    for document in listed.as_array().into_iter().flatten() {
        let mut input = json!({ "ticket": run.ticket, "id": document["id"] });
        if attached.iter().any(|kind| document["kind"] == json!(kind)) {
            input["base64"] = json!(STANDARD.encode(DOCUMENT));
            input["file_name"] = json!("样例.txt");
            input["version"] = json!("1.0");
        } else {
            input["waived_reason"] = json!("合同未要求");
        }
        cast.call("zhou", "acceptance.save_document", input)?;
    }
    Ok(())
}

/// The numbered stage is signed: a trial when it is over, the final test as both sides agreed on it.
pub(super) fn stage(cast: &Cast<'_>, run: &Run<'_>, number: usize, at: Moment) -> Result<(), Fault> {
    let (trip, visit, lead) = visit(run)?;
    let planned = cast.call("zhou", "acceptance.stages", json!({ "ticket": run.ticket }))?;
    let stage = &run.story.stages[number];
    cast.call("zhou", "acceptance.save_stage", agreed(cast, stage, &planned[number]["id"], at))?;
    if number + 1 == run.story.stages.len() {
        papers::apply(cast, run, trip, lead)?;
    }
    show_and_sign(cast, run, trip, visit, lead, at)
}

fn agreed(cast: &Cast<'_>, stage: &SampleStage, id: &Value, at: Moment) -> Value {
    let mut input = json!({ "stage": id });
    if let Some(from) = &stage.from {
        input["trial_from"] = json!(cast.calendar.zone.day(cast.calendar.moment(from)));
        input["trial_until"] = json!(cast.calendar.zone.day(at));
    }
    if !stage.test_plan.is_empty() {
        input["test_plan"] = json!(stage.test_plan);
    }
    input
}

/// The signed report got something wrong: an addendum says what, and is signed like the report.
pub(super) fn amend(cast: &Cast<'_>, run: &Run<'_>, at: Moment) -> Result<(), Fault> {
    let (trip, visit, lead) = visit(run)?;
    let round = legs::round(cast, run)?;
    let wrong = json!({ "round": round, "correction": run.story.correction });
    cast.call(lead, "acceptance.amend", wrong)?;
    show_and_sign(cast, run, trip, visit, lead, at)
}

fn show_and_sign(
    cast: &Cast<'_>,
    run: &Run<'_>,
    trip: &Trip,
    visit: &Value,
    lead: &str,
    at: Moment,
) -> Result<(), Fault> {
    let shown = cast.call(lead, "acceptance.present", json!({ "visit": visit, "mode": "on_site" }))?;
    legs::sign(cast, run, trip, &shown["round"]["id"], visit, lead, at)
}

fn visit<'a>(run: &'a Run<'_>) -> Result<(&'a Trip, &'a Value, &'a str), Fault> {
    let trip = run.story.visit.as_ref().ok_or_else(|| Fault::bug("a project without a visit"))?;
    let visit = run.visits.first().ok_or_else(|| Fault::bug("nobody went there"))?;
    Ok((trip, visit, trip.crew[0].as_str()))
}
