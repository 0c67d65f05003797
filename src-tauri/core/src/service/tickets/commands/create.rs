//! Registering a request.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::intake;
use super::super::record::{
    Channel, DeskClass, ProblemClass, RepeatDeclined, ServiceType, ServiceVoucher, State, Ticket, TicketId,
    UrgentReason,
};
use super::super::{rules, stepping, views};
use super::filling::{complete, fill_in, item_of};
use super::required;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::listed::Listed;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::customers::{
    self, Customer, CustomerGrade, CustomerId, CustomerInput, PhoneInput, SiteId,
};
use crate::master::equipment::{
    ContractState, Equipment, EquipmentId, WarrantyState, contract_state, warranty_state,
};
use crate::master::{people, settings};
use crate::platform::lists::{self, ListName};
use crate::service::{complaints, feedback};

/// A request as typed. Everything may be absent: what the trade demands is answered in one refusal.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct NewTicket {
    /// A customer on file; absent, `customer_name` opens a file with the telephone.
    pub customer: Option<CustomerId>,
    pub customer_name: String,
    pub contact_name: String,
    /// Absent with a known customer: the main number on file.
    pub contact_phone: String,
    pub site: Option<SiteId>,
    pub address: String,
    pub equipment: Option<EquipmentId>,
    pub model: String,
    pub serial: String,
    pub details: BTreeMap<String, String>,
    pub channel: Option<Channel>,
    pub service_type: Option<ServiceType>,
    pub desk_class: Option<Listed<DeskClass>>,
    pub problem_class: Option<Listed<ProblemClass>>,
    pub description: String,
    /// Now, when absent.
    pub received_at: Option<Moment>,
    pub backdate_reason: String,
    pub promised_at: Option<Moment>,
    pub urgent: Option<Listed<UrgentReason>>,
    pub clarify_first: bool,
    /// The number on the hand-filled form this is keyed in from.
    pub paper_number: Option<String>,
    /// The earlier job this repeats; absent, the same item repaired within `repeat.window` is taken.
    pub repeat_of: Option<TicketId>,
    pub not_a_repeat: bool,
    /// Why it repeats nothing, where an earlier job was found.
    pub not_a_repeat_reason: String,
}

/// A ticket registered.
#[derive(Debug, Serialize, TS)]
pub struct TicketCreated {
    pub id: TicketId,
    pub number: String,
    pub customer: CustomerId,
    pub voucher_number: Option<String>,
    /// The complaint it opened.
    pub complaint_number: Option<String>,
    pub repeat_of: Option<TicketId>,
    /// The promise is later than the service level asks.
    pub later_than_level: bool,
}

/// What the form shows for this firm.
#[derive(Debug, Serialize, TS)]
pub struct IntakeForm {
    pub preset: String,
    /// Fields demanded, in order.
    pub mandatory: Vec<String>,
    /// Types that demand only `mandatory_for_all`.
    pub all_only: Vec<ServiceType>,
    pub mandatory_for_all: Vec<String>,
    /// Fields the trade asks besides the form's own.
    pub details: Vec<String>,
    /// Minutes from receipt to the deadline offered.
    pub level_minutes: i64,
    pub consultation_minutes: i64,
    pub backdate_minutes: i64,
    /// Days within which the same fault is a repeat.
    pub repeat_days: i64,
}

/// Nothing to say.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IntakeFormAsked {}

pub(super) fn form(r: &Reader<'_>, _: IntakeFormAsked) -> Result<IntakeForm, Fault> {
    let preset = people::company(r)?.preset;
    let data = intake::mandatory();
    let owned = |fields: Vec<&str>| fields.into_iter().map(String::from).collect();
    Ok(IntakeForm {
        mandatory: owned(data.fields(&preset, None)),
        mandatory_for_all: owned(data.fields("", None)),
        all_only: data.all_only().to_vec(),
        details: owned(data.details(&preset)),
        level_minutes: settings::minutes(r, "answer.limit")?,
        consultation_minutes: settings::minutes(r, "answer.consult")?,
        backdate_minutes: settings::minutes(r, "intake.backdate_reason_after")?,
        repeat_days: settings::number(r, "repeat.window")?,
        preset,
    })
}

pub(super) fn create(c: &mut Change<'_>, mut new: NewTicket) -> Result<TicketCreated, Fault> {
    let known: Option<Customer> = new.customer.map(|id| c.need(id)).transpose()?;
    let item = item_of(c, &mut new)?;
    fill_in(c, &mut new, known.as_ref())?;
    let received_at = new.received_at.unwrap_or(c.now());
    complete(c, &new, known.is_some(), item.as_ref(), received_at)?;
    let (Some(channel), Some(service_type)) = (new.channel, new.service_type) else {
        return Err(Fault::bug("complete() lets no ticket without channel and type pass"));
    };
    if intake::is_ahead(received_at, c.now()) {
        return Err(Fault::invalid("ticket.received_ahead").field("received_at", "ahead"));
    }
    lists::need_listed(c, ListName::DeskClass, new.desk_class, None)?;
    lists::need_listed(c, ListName::ProblemClass, new.problem_class, None)?;
    lists::need_listed(c, ListName::Urgent, new.urgent, None)?;
    let number = number(c, new.paper_number.as_deref())?;
    let customer = match known {
        Some(known) => known,
        None => open_file(c, &new)?,
    };
    c.happened_at(received_at);
    let item_id = item.as_ref().map(|e| e.id);
    let earlier = views::similar::repeats(c, service_type, item_id, &new.serial, &new.description)?;
    let (repeat_of, declined) = match (new.repeat_of, new.not_a_repeat) {
        (Some(id), _) => (Some(c.need::<Ticket>(id)?.id), None),
        (None, true) => (None, earlier),
        (None, false) => (earlier, None),
    };
    if declined.is_some() {
        required("not_a_repeat_reason", &new.not_a_repeat_reason)?;
    }
    let level = if rules::is_answerable(service_type) { "answer.consult" } else { "answer.limit" };
    let me = c.who().person;
    let ticket = Ticket {
        id: c.new_id(),
        number,
        state: State::Registered,
        on_hold: false,
        hold_reason: None,
        held_at: None,
        customer: customer.id,
        contact_name: tidy(&new.contact_name),
        contact_phone: written_phone(&new.contact_phone),
        site: new.site,
        address: tidy(&new.address),
        equipment: item.as_ref().map(|e| e.id),
        model: tidy(&new.model),
        serial: tidy(&new.serial),
        details: Json(new.details.iter().map(|(k, v)| (k.clone(), tidy(v))).collect()),
        channel,
        service_type,
        desk_class: new.desk_class,
        problem_class: new.problem_class,
        description: tidy(&new.description),
        received_at,
        logged_at: c.now(),
        backdate_reason: Some(tidy(&new.backdate_reason)).filter(|r| !r.is_empty()),
        taken_by: me,
        level_due_at: received_at.plus_minutes(settings::minutes(c, level)?),
        promised_at: new.promised_at,
        promised_by: new.promised_at.map(|_| me),
        urgent: new.urgent,
        acknowledged_at: None,
        acknowledged_by: None,
        clarify_first: new.clarify_first,
        from_paper: new.paper_number.is_some(),
        approved_by: None,
        approved_at: None,
        handed_by: None,
        handed_to: None,
        handed_at: None,
        severity: None,
        nature: String::new(),
        assessors: Json(Vec::new()),
        triaged_at: None,
        priority: None,
        charge_class: None,
        charge_reason: String::new(),
        assignee: None,
        responded_at: None,
        answer: None,
        answered_at: None,
        cause_code: None,
        cause: String::new(),
        repeat_of,
        cancel_asked_by: None,
        goes_ahead: customer.grade == CustomerGrade::Vip && settings::flag(c, "vip.priority")?,
        ended_at: None,
    };
    c.create(&ticket)?;
    stepping::arrived(c, &ticket, None, false, ticket.backdate_reason.as_deref())?;
    if let Some(earlier) = declined {
        let reason = tidy(&new.not_a_repeat_reason);
        let line =
            RepeatDeclined { id: c.new_id(), ticket: ticket.id, earlier, reason, person: me, at: c.now() };
        c.create(&line)?;
    }
    if ticket.service_type == ServiceType::Suggestion {
        feedback::open(c, &ticket)?;
    }
    let complaint_number = match ticket.service_type {
        ServiceType::Complaint => Some(complaints::open(c, &ticket)?.number),
        _ => None,
    };
    let voucher_number = prepare_voucher(c, &ticket, &customer, item.as_ref())?;
    Ok(TicketCreated {
        later_than_level: intake::is_later_than_level(ticket.promised_at, ticket.level_due_at),
        id: ticket.id,
        number: ticket.number,
        customer: customer.id,
        voucher_number,
        complaint_number,
        repeat_of,
    })
}

/// The number printed on the hand-filled form, or the next one. A form's number is one we issued and nobody used.
fn number(c: &mut Change<'_>, paper: Option<&str>) -> Result<String, Fault> {
    let Some(paper) = paper.map(str::trim) else { return c.next_number("T") };
    let issued: Option<i64> =
        c.value("SELECT 1 FROM issued_number WHERE series = 'T' AND number = ?1", [paper])?;
    if issued.is_none() {
        return Err(Fault::invalid("ticket.paper_number_unknown").field("paper_number", "unknown"));
    }
    if c.value::<i64>("SELECT 1 FROM ticket WHERE number = ?1", [paper])?.is_some() {
        return Err(Fault::refused("ticket.paper_number_used")
            .arg("number", paper)
            .field("paper_number", "taken"));
    }
    Ok(paper.into())
}

/// A new caller: name and telephone open a file; a grumble is no reason to ask for more.
fn open_file(c: &mut Change<'_>, new: &NewTicket) -> Result<Customer, Fault> {
    let contact = tidy(&new.contact_name);
    let mut input: CustomerInput = serde_json::from_value(serde_json::json!({
        "name": tidy(&new.customer_name),
    }))
    .map_err(Fault::bug)?;
    input.phones = Some(vec![PhoneInput { number: new.contact_phone.clone(), ..PhoneInput::default() }]);
    if !contact.is_empty() && contact != input.name {
        input.kind = customers::CustomerKind::Organisation.into();
        input.contacts =
            Some(vec![customers::ContactInput { name: contact, ..customers::ContactInput::default() }]);
    }
    if rules::is_text(&new.address) {
        input.sites = Some(vec![customers::SiteInput {
            address: tidy(&new.address),
            ..customers::SiteInput::default()
        }]);
    }
    customers::save(c, input)
}

/// The voucher the technician will take along, from the customer's product record.
fn prepare_voucher(
    c: &mut Change<'_>,
    ticket: &Ticket,
    customer: &Customer,
    item: Option<&Equipment>,
) -> Result<Option<String>, Fault> {
    if !rules::wants_voucher(ticket.service_type) {
        return Ok(None);
    }
    let day = c.zone().day(ticket.received_at);
    let warranty = item.map_or(WarrantyState::Unknown, |e| warranty_state(e, day));
    let voucher = ServiceVoucher {
        id: c.new_id(),
        number: c.next_number("S")?,
        ticket: ticket.id,
        customer_name: customer.name.clone(),
        address: ticket.address.clone(),
        phone: ticket.contact_phone.clone(),
        model: ticket.model.clone(),
        serial: ticket.serial.clone(),
        warranty: warranty.code().into(),
        contract: item.map(|e| e.contract.clone()).unwrap_or_default(),
        contract_until: item.and_then(|e| e.contract_until),
        contract_state: match item.map_or(ContractState::None, |e| contract_state(e, day)) {
            ContractState::None => String::new(),
            state => state.code().into(),
        },
        prepared_at: c.now(),
        returned_at: None,
        returned_to: None,
    };
    c.create(&voucher)?;
    Ok(Some(voucher.number))
}

pub(super) fn tidy(text: &str) -> String {
    text.trim().to_string()
}

/// As people write a number; what is none stays as typed.
pub(super) fn written_phone(text: &str) -> String {
    sheet::parse_phone(text).map_or_else(|| tidy(text), |p| p.display)
}
