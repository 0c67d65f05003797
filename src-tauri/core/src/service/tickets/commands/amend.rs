//! Correcting what was typed, and what is said while the work goes on.

use std::collections::BTreeMap;

use serde::Deserialize;
use ts_rs::TS;

use super::super::record::{
    DeskClass, NoteKind, ProblemClass, ServiceType, State, Ticket, TicketId, UrgentReason,
};
use super::super::{intake, rules, stepping::note};
use super::{TicketStands, open_ticket, required};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::listed::Listed;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::equipment::{Equipment, EquipmentId};
use crate::platform::lists::{self, ListName};
use crate::service::{complaints, feedback};

/// Fields to put right; an absent one stays.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AmendTicket {
    pub id: TicketId,
    #[serde(default)]
    pub contact_name: Option<String>,
    #[serde(default)]
    pub contact_phone: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub equipment: Option<EquipmentId>,
    #[serde(default)]
    pub model: Option<String>,
    #[serde(default)]
    pub serial: Option<String>,
    #[serde(default)]
    pub details: Option<BTreeMap<String, String>>,
    #[serde(default)]
    pub service_type: Option<ServiceType>,
    #[serde(default)]
    pub desk_class: Option<Listed<DeskClass>>,
    #[serde(default)]
    pub problem_class: Option<Listed<ProblemClass>>,
    #[serde(default)]
    pub description: Option<String>,
    #[serde(default)]
    pub clarify_first: Option<bool>,
    #[serde(default)]
    pub cause_code: Option<String>,
    #[serde(default)]
    pub cause: Option<String>,
}

/// What was typed wrong is put right until the work is accepted; later it stands in signed papers.
pub(super) fn amend(c: &mut Change<'_>, input: AmendTicket) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, input.id)?;
    if let Some(item) = input.equipment
        && c.need::<Equipment>(item)?.customer != before.customer
    {
        return Err(Fault::invalid("ticket.item_of_another").field("equipment", "not_theirs"));
    }
    let emptied: Vec<&str> = [("contact_phone", &input.contact_phone), ("description", &input.description)]
        .into_iter()
        .filter(|(_, new)| new.as_deref().is_some_and(|n| !rules::is_text(n)))
        .map(|(field, _)| field)
        .collect();
    Fault::unless_complete(&emptied)?;
    lists::need_listed(c, ListName::DeskClass, input.desk_class, before.desk_class)?;
    lists::need_listed(c, ListName::ProblemClass, input.problem_class, before.problem_class)?;
    let text = |new: Option<String>, old: &String| new.map_or_else(|| old.clone(), |n| n.trim().into());
    let after = Ticket {
        contact_name: text(input.contact_name, &before.contact_name),
        contact_phone: text(input.contact_phone, &before.contact_phone),
        address: text(input.address, &before.address),
        equipment: input.equipment.or(before.equipment),
        model: text(input.model, &before.model),
        serial: text(input.serial, &before.serial),
        details: input.details.map_or_else(|| before.details.clone(), Json),
        // The service type decides clocks and papers: only while nothing was done on it.
        service_type: match input.service_type {
            Some(kind) if before.state == State::Registered => kind,
            Some(kind) if kind != before.service_type => {
                return Err(Fault::refused("ticket.type_fixed").field("service_type", "fixed"));
            }
            _ => before.service_type,
        },
        desk_class: input.desk_class.or(before.desk_class),
        problem_class: input.problem_class.or(before.problem_class),
        description: text(input.description, &before.description),
        clarify_first: input.clarify_first.unwrap_or(before.clarify_first),
        cause_code: input.cause_code.or_else(|| before.cause_code.clone()),
        cause: text(input.cause, &before.cause),
        ..before.clone()
    };
    if before.clarify_first && !after.clarify_first {
        return Err(Fault::refused("ticket.clarify_by_command").field("clarify_first", "not_allowed"));
    }
    // Only the cause is still found out afterwards (C-08); the rest stands in signed papers.
    let but_cause =
        Ticket { cause: before.cause.clone(), cause_code: before.cause_code.clone(), ..after.clone() };
    if rules::is_served(before.state) && but_cause != before {
        return Err(Fault::refused("ticket.accepted_unchangeable"));
    }
    c.save(&before, &after)?;
    complaints::follow_type(c, &before, &after)?;
    feedback::follow_type(c, &after)?;
    Ok(after.into())
}

/// A promise given or changed: old and new time, why, who agreed and how (A-07, B-29).
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub id: TicketId,
    pub promised_at: Moment,
    #[serde(default)]
    pub reason: String,
    /// Who in the customer's house agreed; needed where a promise is changed.
    #[serde(default)]
    pub agreed_with: String,
}

/// The service level's deadline stays as it was: a new promise does not make a late answer timely (B-29).
pub(super) fn promise(c: &mut Change<'_>, input: Promise) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, input.id)?;
    let (reason, agreed) = (input.reason.trim(), input.agreed_with.trim());
    if before.promised_at.is_some() {
        let missing: Vec<&str> = [("reason", reason), ("agreed_with", agreed)]
            .into_iter()
            .filter(|(_, text)| text.is_empty())
            .map(|(field, _)| field)
            .collect();
        Fault::unless_complete(&missing)?;
    }
    if input.promised_at < before.received_at {
        return Err(Fault::invalid("ticket.promise_before_receipt").field("promised_at", "too_early"));
    }
    let me = c.who().person;
    let after = Ticket { promised_at: Some(input.promised_at), promised_by: Some(me), ..before.clone() };
    c.save(&before, &after)?;
    let old = before.promised_at.map_or_else(|| "–".into(), |at| c.zone().write(at));
    let new = c.zone().write(input.promised_at);
    let tail = [reason, agreed].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" · ");
    note(c, after.id, NoteKind::Changed, &format!("{old} → {new} {tail}"))?;
    Ok(after.into())
}

/// Marks or clears urgency later than intake.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkUrgent {
    pub id: TicketId,
    pub urgent: Option<Listed<UrgentReason>>,
    #[serde(default)]
    pub reason: String,
}

pub(super) fn mark_urgent(c: &mut Change<'_>, input: MarkUrgent) -> Result<TicketStands, Fault> {
    let before = open_ticket(c, input.id)?;
    // An alarm is raised in one move; calling it off wants a word.
    if input.urgent.is_none() {
        required("reason", &input.reason)?;
    }
    lists::need_listed(c, ListName::Urgent, input.urgent, before.urgent)?;
    let after = Ticket {
        urgent: input.urgent,
        acknowledged_at: None,
        acknowledged_by: None,
        // A priority already given follows the matrix again (B-08).
        priority: before.severity.map(|s| intake::priority(s, input.urgent)),
        ..before.clone()
    };
    c.save(&before, &after)?;
    note(c, after.id, NoteKind::Changed, &input.reason)?;
    Ok(after.into())
}

/// A line for the timeline. Only what a person says: the other kinds are written by the steps they belong to.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    pub id: TicketId,
    pub kind: NoteKind,
    #[serde(default)]
    pub text: String,
}

pub(super) fn add_note(c: &mut Change<'_>, input: NewNote) -> Result<TicketStands, Fault> {
    let text = required("text", &input.text)?;
    if !matches!(input.kind, NoteKind::Remark | NoteKind::Call | NoteKind::Progress) {
        return Err(Fault::invalid("ticket.note_kind").field("kind", "not_allowed"));
    }
    let before = c.need::<Ticket>(input.id)?;
    crate::service::tickets::may_touch(c, &before)?;
    let is_first = rules::is_response(input.kind) && before.responded_at.is_none();
    if is_first && before.ended_at.is_none() {
        c.save(&before, &Ticket { responded_at: Some(c.now()), ..before.clone() })?;
    }
    note(c, before.id, input.kind, text)?;
    Ok(before.into())
}
