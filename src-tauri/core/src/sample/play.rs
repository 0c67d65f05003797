//! Performs the stories: all acts of all requests in the order of their moments, each by the person whose task it is.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::cast::{Cast, settle};
use super::data::{SampleFirm, Story};
use super::story::{Act, Calendar, acts};
use super::{SampleFilled, files, legs, papers, project};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;
use crate::kernel::time::{Moment, Zone};

/// The clock stands in the story while this lives.
pub(super) struct Told<'a> {
    pub core: &'a Core,
    pub calendar: Calendar,
}

impl<'a> Told<'a> {
    pub fn begin(core: &'a Core, zone: Zone) -> Told<'a> {
        Told { core, calendar: Calendar { now: core.now(), zone } }
    }
    /// The story comes to that moment.
    pub fn at(&self, moment: Moment) {
        self.core.tell(Some(moment));
    }
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        self.core.tell(None);
    }
}

/// One request under way.
pub(super) struct Run<'a> {
    pub story: &'a Story,
    pub ticket: Value,
    /// Its visits in order.
    pub visits: Vec<Value>,
}

/// Settles the firm and plays every story.
pub(super) fn perform(
    told: &Told<'_>,
    first: &Session,
    firm: &SampleFirm,
    password: &str,
) -> Result<SampleFilled, Fault> {
    let cast = settle(told, first, firm, password)?;
    let mut acts: Vec<(Moment, usize, Act)> = Vec::new();
    for (number, story) in firm.stories.iter().enumerate() {
        let own = self::acts(story, told.calendar);
        acts.extend(own.into_iter().map(|(at, act)| (at, number, act)));
    }
    // Stable: within one moment a story keeps its own order.
    acts.sort_by_key(|(at, ..)| *at);
    let mut runs: BTreeMap<usize, Run<'_>> = BTreeMap::new();
    let half = acts.len() / 2;
    for (place, (at, number, act)) in acts.into_iter().enumerate() {
        told.at(at);
        if place == half {
            replace_key(&cast)?;
            files::archives(&cast)?;
        }
        let story = &firm.stories[number];
        let run =
            runs.entry(number).or_insert_with(|| Run { story, ticket: Value::Null, visits: Vec::new() });
        perform_one(&cast, run, act, at)
            .map_err(|fault| fault.arg("story", number).arg("act", format!("{act:?}")))?;
    }
    papers::blanks(&cast)?;
    files::doubles(&cast)?;
    files::hotline(&cast)?;
    Ok(SampleFilled {
        people: firm.people.len(),
        customers: firm.customers.len(),
        items: firm.items.len(),
        tickets: runs.len(),
    })
}

/// The office computer came back from repair: its key is replaced, and the list of devices has something to tell.
fn replace_key(cast: &Cast<'_>) -> Result<(), Fault> {
    let known = cast.call("zhou", "documents.devices", json!({}))?;
    if known["has_root"] == true {
        cast.call("zhou", "documents.rotate_key", json!({}))?;
    }
    Ok(())
}

fn perform_one(cast: &Cast<'_>, run: &mut Run<'_>, act: Act, at: Moment) -> Result<(), Fault> {
    let story = run.story;
    let ticket = run.ticket.clone();
    let of = |more: Value| {
        let mut input = json!({ "id": ticket });
        if let (Some(input), Value::Object(more)) = (input.as_object_mut(), more) {
            input.extend(more);
        }
        input
    };
    match act {
        Act::Register => run.ticket = register(cast, story)?,
        Act::Answer => {
            _ = cast.call("chen", "tickets.answer_and_close", of(json!({ "answer": story.answer })))?
        }
        Act::Route => {
            let to = json!({ "ticket": ticket, "department": story.department });
            cast.call("chen", "feedback.route", to)?;
        }
        Act::Decide => {
            let made = json!({ "ticket": ticket, "decision": "adopt", "reason": story.answer });
            cast.call("zhou", "feedback.decide", made)?;
        }
        Act::Tell => {
            let told = json!({ "ticket": ticket, "means": "phone", "thanked": true });
            cast.call("chen", "feedback.tell", told)?;
        }
        Act::HandOver => {
            _ = cast.call("chen", "tickets.hand_over", of(json!({ "to": cast.id("zhou"), "remark": "" })))?
        }
        Act::Acknowledge => _ = cast.call("zhou", "tickets.acknowledge", of(json!({})))?,
        Act::Assess => _ = cast.call("zhou", "tickets.triage", of(assessment(cast, story)))?,
        Act::Reassess => {
            let again = json!({ "to": "triaged", "reason": "客户验收不通过，重新评估" });
            cast.call("zhou", "tickets.step", of(again))?;
        }
        Act::NoPlan => _ = cast.call("zhou", "tickets.plan_not_needed", of(json!({})))?,
        Act::Plan => _ = cast.call("zhou", "tickets.step", of(json!({ "to": "planning", "reason": "" })))?,
        Act::Hold => _ = cast.call("zhou", "tickets.hold", of(json!({ "reason": story.hold })))?,
        Act::Cancel => {
            let wish = story.cancel.as_ref().map(|c| json!({ "asked_by": c.by, "reason": c.reason }));
            cast.call("zhou", "tickets.cancel", of(wish.unwrap_or_default()))?;
        }
        Act::VoucherBack => legs::take_voucher(cast, run)?,
        Act::FollowUp => _ = cast.call("zhou", "tickets.follow_up", of(json!({})))?,
        Act::Close => _ = cast.call("zhou", "tickets.close", of(cause(cast, story)))?,
        Act::Archive => _ = cast.call("chen", "tickets.archive", of(json!({})))?,
        Act::Reject | Act::TreatIssues | Act::Unsigned | Act::Remind(_) | Act::CloseUnsigned => {
            legs::outcome(cast, run, act)?;
        }
        Act::Project => project::agree(cast, run)?,
        Act::Stage(number) => project::stage(cast, run, number, at)?,
        Act::Amend => project::amend(cast, run, at)?,
        Act::Visit(number, leg) => legs::perform(cast, run, number, leg, at)?,
    }
    Ok(())
}

fn register(cast: &Cast<'_>, story: &Story) -> Result<Value, Fault> {
    let customer = &cast.firm.customers[story.customer];
    let contact = customer.contacts.first().map_or(customer.name.as_str(), |c| c.name.as_str());
    let mut input = json!({
        "customer": cast.customers[story.customer], "contact_name": contact, "equipment": cast.items[story.serial.as_str()],
        "channel": story.channel, "service_type": story.service_type, "description": story.text,
        "received_at": cast.calendar.moment(&story.start), "clarify_first": story.clarify, "not_a_repeat": true,
        "not_a_repeat_reason": "与上次故障无关",
    });
    for (field, value) in [("problem_class", &story.problem), ("urgent", &story.urgent)] {
        if let Some(value) = value {
            input[field] = json!(value);
        }
    }
    if let Some(promise) = &story.promise {
        input["promised_at"] = json!(cast.calendar.moment(promise));
    }
    Ok(cast.call("chen", "tickets.create", input)?["id"].clone())
}

fn assessment(cast: &Cast<'_>, story: &Story) -> Value {
    let mut input =
        json!({ "severity": story.severity, "nature": story.nature, "assessors": [cast.id("zhou")] });
    if let Some(charge) = &story.charge {
        input["charge_class"] = json!(charge.class);
        input["charge_reason"] = json!(charge.reason);
    }
    input
}

/// The cause the technician found, as closing records it (C-08).
fn cause(cast: &Cast<'_>, story: &Story) -> Value {
    let case = story.visit.as_ref().and_then(|trip| cast.firm.cases.get(&trip.case));
    case.filter(|c| c.code.is_some())
        .map_or_else(|| json!({}), |c| json!({ "cause_code": c.code, "cause": c.cause }))
}
