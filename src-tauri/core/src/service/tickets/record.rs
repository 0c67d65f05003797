//! A request from a customer, the steps it took and what was said about it.

use std::collections::BTreeMap;

use crate::kernel::listed::Listed;
use crate::kernel::record::{Json, Merge};
use crate::kernel::session::PersonId;
use crate::kernel::time::{Day, Moment};
use crate::master::customers::{CustomerId, SiteId};
use crate::master::equipment::EquipmentId;
pub use crate::platform::lists::{DeskClass, ProblemClass, UrgentReason};

crate::ids! {
    /// A ticket.
    TicketId,
    /// A step a ticket took.
    TicketTransitionId,
    /// A line of a ticket's timeline.
    TicketNoteId,
    /// A further call about a ticket.
    TicketContactId,
    /// A repeat declined.
    RepeatDeclinedId,
    /// A service voucher.
    ServiceVoucherId,
}

crate::choice! {
    /// Where a ticket stands (4.1).
    pub enum State {
        Registered = "registered",
        HandedOver = "handed_over",
        Triaged = "triaged",
        Planning = "planning",
        Ready = "ready",
        Dispatched = "dispatched",
        InService = "in_service",
        PendingAcceptance = "pending_acceptance",
        Rework = "rework",
        Accepted = "accepted",
        CompletedUnsigned = "completed_unsigned",
        FollowUp = "follow_up",
        Closed = "closed",
        Archived = "archived",
        Cancelled = "cancelled",
    }
}

crate::choice! {
    /// How the request reached us, one a ticket.
    pub enum Channel {
        Phone = "phone",
        Letter = "letter",
        Fax = "fax",
        Email = "email",
        Sms = "sms",
        Wechat = "wechat",
        OnlineChat = "online_chat",
        Website = "website",
        Mailbox = "mailbox",
        WalkIn = "walk_in",
        BroughtIn = "brought_in",
        TechnicianFound = "technician_found",
        CallbackFound = "callback_found",
        Referral = "referral",
        OnlineReview = "online_review",
        SocialMedia = "social_media",
    }
}

crate::choice! {
    /// What is wanted.
    pub enum ServiceType {
        Consultation = "consultation",
        TechnicalSupport = "technical_support",
        Repair = "repair",
        Installation = "installation",
        Maintenance = "maintenance",
        Inspection = "inspection",
        Training = "training",
        Upgrade = "upgrade",
        Replanting = "replanting",
        Rescue = "rescue",
        ReturnExchange = "return_exchange",
        Complaint = "complaint",
        Suggestion = "suggestion",
        DesignAdjustment = "design_adjustment",
    }
}

crate::choice! {
    /// How grave the fault is, S1 the gravest; each trade maps its own grades to these (B-02).
    pub enum Severity {
        S1 = "s1",
        S2 = "s2",
        S3 = "s3",
    }
}

crate::choice! {
    /// Order of work from severity and urgency (B-08).
    pub enum Priority {
        P1 = "p1",
        P2 = "p2",
        P3 = "p3",
    }
}

crate::choice! {
    /// Who bears the cost (M-01).
    pub enum ChargeClass {
        Paid = "paid",
        Contract = "contract",
        Free = "free",
        CostOnly = "cost_only",
        Internal = "internal",
    }
}

crate::choice! {
    /// Kinds of lines in a ticket's timeline.
    pub enum NoteKind {
        /// Something worth keeping.
        Remark = "remark",
        /// We spoke with the customer; the first by someone competent is the first response (B-13).
        Call = "call",
        /// The customer was told how it stands (C-10).
        Progress = "progress",
        Held = "held",
        Resumed = "resumed",
        Assigned = "assigned",
        Acknowledged = "acknowledged",
        Clarified = "clarified",
        /// The person named took the hand-over.
        Received = "received",
        /// A promise, a grade or a priority was changed, with the reason (B-08, B-27, B-29).
        Changed = "changed",
        Printed = "printed",
        /// The customer called again about it.
        CalledAgain = "called_again",
        /// That call was not about it after all.
        CallTakenBack = "call_taken_back",
        /// Written by the visits module.
        Visit = "visit",
        /// Written by the acceptance module.
        Acceptance = "acceptance",
    }
}

crate::record! {
    /// A request from a customer, from the first call to the archive.
    pub struct Ticket: TicketId in "ticket", merge Merge::Guarded(&["state", "on_hold"]) => {
        /// Series `T`.
        number: String,
        state: State,
        /// Work stands still for a reason; an overlay over every state (B-28).
        on_hold: bool,
        hold_reason: Option<String>,
        held_at: Option<Moment>,
        customer: CustomerId,
        /// Who called, as given; the customer's file may change later.
        contact_name: String,
        contact_phone: String,
        site: Option<SiteId>,
        address: String,
        equipment: Option<EquipmentId>,
        model: String,
        serial: String,
        /// What the trade asks besides: plate, project, stage … by the keys of `assets/presets/mandatory.json`.
        details: Json<BTreeMap<String, String>>,
        channel: Channel,
        service_type: ServiceType,
        desk_class: Option<Listed<DeskClass>>,
        problem_class: Option<Listed<ProblemClass>>,
        /// The caller's own words.
        description: String,
        /// When it reached us; every clock starts here.
        received_at: Moment,
        /// When it was typed in.
        logged_at: Moment,
        backdate_reason: Option<String>,
        taken_by: PersonId,
        /// What the service level asks, frozen at intake.
        level_due_at: Moment,
        /// What the caller was told; lists go by it before the service level.
        promised_at: Option<Moment>,
        promised_by: Option<PersonId>,
        urgent: Option<Listed<UrgentReason>>,
        acknowledged_at: Option<Moment>,
        acknowledged_by: Option<PersonId>,
        /// The message is unclear; it goes nowhere until it is cleared up.
        clarify_first: bool,
        /// Keyed in later from a hand-filled form.
        from_paper: bool,
        /// A supervisor took the application on, where the firm wants that.
        approved_by: Option<PersonId>,
        approved_at: Option<Moment>,
        handed_by: Option<PersonId>,
        handed_to: Option<PersonId>,
        handed_at: Option<Moment>,
        severity: Option<Severity>,
        /// What is wrong, in the assessors' words (B-01).
        nature: String,
        assessors: Json<Vec<PersonId>>,
        triaged_at: Option<Moment>,
        priority: Option<Priority>,
        charge_class: Option<ChargeClass>,
        /// Why this charge class: `in_warranty`, `expired`, `unknown`, or the words of who set it (M-02).
        charge_reason: String,
        /// The person the work lies with.
        assignee: Option<PersonId>,
        /// First recorded contact by someone competent (B-13).
        responded_at: Option<Moment>,
        /// The answer given, with which a consultation is closed.
        answer: Option<String>,
        answered_at: Option<Moment>,
        /// Root cause, for closing (C-08).
        cause_code: Option<String>,
        cause: String,
        /// The earlier job this one repeats.
        repeat_of: Option<TicketId>,
        cancel_asked_by: Option<String>,
        /// A VIP's, registered while the firm lets those move ahead in the queue (N-10).
        #[serde(default)]
        goes_ahead: bool,
        /// When it left the open work: closed or cancelled.
        ended_at: Option<Moment>,
    }
}

crate::record! {
    /// A step a ticket took: who, when, from, to, why (T-03).
    pub struct TicketTransition: TicketTransitionId in "ticket_transition", merge Merge::Append => {
        ticket: TicketId,
        from_state: Option<State>,
        to_state: State,
        /// The program took it by rule; `person` is whoever set it off.
        by_system: bool,
        person: PersonId,
        reason: Option<String>,
        at: Moment,
    }
}

crate::record! {
    /// A line of a ticket's timeline besides its steps.
    pub struct TicketNote: TicketNoteId in "ticket_note", merge Merge::Append => {
        ticket: TicketId,
        kind: NoteKind,
        text: String,
        person: PersonId,
        at: Moment,
    }
}

crate::record! {
    /// A further call about a ticket, joined to it instead of registered twice; taken back, the line stays.
    pub struct TicketContact: TicketContactId in "ticket_contact", merge Merge::Fields => {
        ticket: TicketId,
        channel: Channel,
        contact_name: String,
        contact_phone: String,
        /// What the caller said.
        text: String,
        received_at: Moment,
        taken_by: PersonId,
        undone_at: Option<Moment>,
        undone_by: Option<PersonId>,
    }
}

crate::record! {
    /// The desk says that a request does not repeat the earlier job, and why.
    pub struct RepeatDeclined: RepeatDeclinedId in "repeat_declined", merge Merge::Append => {
        ticket: TicketId,
        earlier: TicketId,
        reason: String,
        person: PersonId,
        at: Moment,
    }
}

crate::record! {
    /// The paper the technician takes along, prepared at intake from the customer's file. The register's line
    /// is struck off when it is back signed.
    pub struct ServiceVoucher: ServiceVoucherId in "service_voucher", merge Merge::Fields => {
        /// Series `S`.
        number: String,
        ticket: TicketId,
        customer_name: String,
        address: String,
        phone: String,
        model: String,
        serial: String,
        /// `in_warranty`, `expired` or `unknown` on the day the request was received.
        warranty: String,
        /// Number of the service contract; empty where none was made.
        #[serde(default)]
        contract: String,
        #[serde(default)]
        contract_until: Option<Day>,
        /// `covered` or `ended` on the day the request was received; empty where there is none.
        #[serde(default)]
        contract_state: String,
        prepared_at: Moment,
        returned_at: Option<Moment>,
        returned_to: Option<PersonId>,
    }
}
