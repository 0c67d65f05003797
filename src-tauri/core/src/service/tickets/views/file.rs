//! A ticket with all that belongs to it: the page one looks at while talking to the customer.

use serde::Serialize;
use ts_rs::TS;

use super::super::commands::{TicketAsked, computed_charge};
use super::super::intake;
use super::super::record::{
    ChargeClass, NoteKind, RepeatDeclined, ServiceVoucher, State, Ticket, TicketContact, TicketId,
    TicketNote, TicketTransition,
};
use super::super::{rules, scope};
use super::steps::{self, StepView};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::{self, Customer, CustomerAccess, CustomerGrade, mask_address, mask_phone};
use crate::master::equipment::{Equipment, WarrantyState, warranty_state};
use crate::master::{people, settings};
use crate::service::complaints::{self, ComplaintView};
use crate::service::feedback::{self, FeedbackView};

/// A ticket's page.
#[derive(Debug, Serialize, TS)]
pub struct TicketFile {
    pub ticket: Ticket,
    pub customer_name: String,
    pub customer_number: String,
    pub customer_grade: CustomerGrade,
    pub equipment: Option<Equipment>,
    /// On the day the request was received (M-02).
    pub warranty: WarrantyState,
    /// The charge class the warranty gives; what triage proposes.
    pub charge_proposed: ChargeClass,
    pub vouchers: Vec<ServiceVoucher>,
    pub taken_by_name: String,
    pub promised_by_name: String,
    pub handed_by_name: String,
    pub handed_to_name: String,
    pub assignee_name: String,
    pub acknowledged_by_name: String,
    pub assessor_names: Vec<String>,
    /// What the lists go by: promised, else service level.
    pub due_at: Moment,
    pub is_overdue: bool,
    /// The promise is later than the service level asks.
    pub later_than_level: bool,
    /// Minutes the hand-over is over its limit so far; 0 in time.
    pub handover_late_minutes: i64,
    /// Number of the job this one repeats.
    pub repeat_of_number: Option<String>,
    /// The earlier job the desk says this one does not repeat, with why.
    pub repeat_declined: Option<RepeatDeclined>,
    /// Further calls joined to it, oldest first.
    pub contacts: Vec<TicketContact>,
    /// The complaint it opened.
    pub complaint: Option<ComplaintView>,
    /// The way of the suggestion it voices.
    pub feedback: Option<FeedbackView>,
    /// Newest first.
    pub timeline: Vec<TimelineEntry>,
    pub steps: Vec<StepView>,
}

crate::choice! {
    /// What a line of the timeline is.
    pub enum TimelineKind {
        Step = "step",
        Note = "note",
    }
}

/// A line of the timeline.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TimelineEntry {
    pub at: Moment,
    pub kind: TimelineKind,
    pub person: PersonId,
    pub person_name: String,
    pub from_state: Option<State>,
    pub to_state: Option<State>,
    pub by_system: bool,
    pub note_kind: Option<NoteKind>,
    pub text: String,
}

pub fn get(r: &Reader<'_>, asked: TicketAsked) -> Result<TicketFile, Fault> {
    of(r, asked.id)
}

/// The page of a ticket the person may see.
pub fn of(r: &Reader<'_>, id: TicketId) -> Result<TicketFile, Fault> {
    let ticket = r.need::<Ticket>(id)?;
    scope::may_see(r, &ticket)?;
    let customer = r.need::<Customer>(ticket.customer)?;
    let steps = steps::of(r, &ticket)?;
    let (charge_proposed, _) = computed_charge(r, &ticket)?;
    let equipment: Option<Equipment> = ticket.equipment.map(|id| r.need(id)).transpose()?;
    let day = r.zone().day(ticket.received_at);
    let name = |id: Option<PersonId>| id.map_or(Ok(String::new()), |id| people::name_of(r, id));
    let assessor_names =
        ticket.assessors.iter().map(|id| people::name_of(r, *id)).collect::<Result<_, _>>()?;
    let repeated: Option<Ticket> = ticket.repeat_of.map(|id| r.need(id)).transpose()?;
    let due_at = ticket.promised_at.unwrap_or(ticket.level_due_at);
    let file = TicketFile {
        warranty: equipment.as_ref().map_or(WarrantyState::Unknown, |e| warranty_state(e, day)),
        charge_proposed,
        vouchers: r.find("WHERE ticket = ?1 ORDER BY rid", [ticket.id])?,
        taken_by_name: name(Some(ticket.taken_by))?,
        promised_by_name: name(ticket.promised_by)?,
        handed_by_name: name(ticket.handed_by)?,
        handed_to_name: name(ticket.handed_to)?,
        assignee_name: name(ticket.assignee)?,
        acknowledged_by_name: name(ticket.acknowledged_by)?,
        assessor_names,
        due_at,
        is_overdue: ticket.ended_at.is_none() && !rules::is_served(ticket.state) && due_at < r.now(),
        later_than_level: intake::is_later_than_level(ticket.promised_at, ticket.level_due_at),
        handover_late_minutes: handover_late(r, &ticket)?,
        repeat_declined: r.first("WHERE ticket = ?1", [ticket.id])?,
        contacts: r.find("WHERE ticket = ?1 AND undone_at IS NULL ORDER BY received_at, rid", [ticket.id])?,
        repeat_of_number: repeated.map(|t| t.number),
        complaint: complaints::of_ticket(r, &ticket)?,
        feedback: feedback::of_ticket(r, &ticket)?,
        timeline: timeline(r, &ticket)?,
        steps,
        customer_name: customer.name.clone(),
        customer_number: customer.number.clone(),
        customer_grade: customer.grade,
        equipment,
        ticket,
    };
    masked(r, &customer, file)
}

/// Who may see no more than the customer's name gets telephone and address masked (T-07).
fn masked(r: &Reader<'_>, customer: &Customer, mut file: TicketFile) -> Result<TicketFile, Fault> {
    if customers::access_to(r, customer)? == CustomerAccess::Name {
        file.ticket.contact_phone = mask_phone(&file.ticket.contact_phone);
        file.ticket.address = mask_address(&file.ticket.address);
        for contact in &mut file.contacts {
            contact.contact_phone = mask_phone(&contact.contact_phone);
        }
        for voucher in &mut file.vouchers {
            voucher.phone = mask_phone(&voucher.phone);
            voucher.address = mask_address(&voucher.address);
        }
        if let Some(equipment) = &mut file.equipment {
            equipment.address = mask_address(&equipment.address);
            equipment.note.clear();
        }
    }
    Ok(file)
}

/// The hand-over clock runs from receipt until it is handed over, or the ticket ends without.
fn handover_late(r: &Reader<'_>, ticket: &Ticket) -> Result<i64, Fault> {
    let limit = settings::minutes(r, "intake.handover_limit")?;
    // A suggestion is handed to its department.
    let routed_at = feedback::of_ticket(r, ticket)?.and_then(|view| view.feedback.routed_at);
    let until = ticket.handed_at.or(routed_at).or(ticket.ended_at).unwrap_or(r.now());
    Ok(intake::handover_late_minutes(ticket.received_at, until, limit))
}

fn timeline(r: &Reader<'_>, ticket: &Ticket) -> Result<Vec<TimelineEntry>, Fault> {
    let mut entries = Vec::new();
    for step in r.find::<TicketTransition>("WHERE ticket = ?1", [ticket.id])? {
        let entry = TimelineEntry {
            at: step.at,
            kind: TimelineKind::Step,
            person: step.person,
            person_name: people::name_of(r, step.person)?,
            from_state: step.from_state,
            to_state: Some(step.to_state),
            by_system: step.by_system,
            note_kind: None,
            text: step.reason.unwrap_or_default(),
        };
        entries.push((written(r, &step.id)?, entry));
    }
    for note in r.find::<TicketNote>("WHERE ticket = ?1", [ticket.id])? {
        let entry = TimelineEntry {
            at: note.at,
            kind: TimelineKind::Note,
            person: note.person,
            person_name: people::name_of(r, note.person)?,
            from_state: None,
            to_state: None,
            by_system: false,
            note_kind: Some(note.kind),
            text: note.text,
        };
        entries.push((written(r, &note.id)?, entry));
    }
    entries.sort_by_key(|(written, entry)| std::cmp::Reverse((entry.at, *written)));
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

/// When two things share a moment the journal still knows which was written first.
fn written(r: &Reader<'_>, id: &dyn rusqlite::ToSql) -> Result<i64, Fault> {
    Ok(r.value("SELECT min(seq) FROM journal WHERE record = ?1", [id])?.flatten().unwrap_or(0))
}
