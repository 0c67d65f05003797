//! A visit, its parts, fees and photos.

use super::facts::{
    CheckLine, FaultPath, IssuedLine, PaperLine, ParameterLine, PlantLine, StepLine, TestLine,
};
use super::job::Job;
use super::template::VisitTemplateId;
use crate::kernel::blobs::BlobHash;
use crate::kernel::money::Money;
use crate::kernel::record::{Json, Merge};
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::service::tickets::TicketId;

crate::ids! {
    /// A visit.
    VisitId,
    /// A part put in.
    VisitPartId,
    /// A fee asked.
    VisitFeeId,
    /// A photo taken.
    VisitPhotoId,
    /// A step a visit took.
    VisitTransitionId,
}

crate::choice! {
    /// Where a visit stands (4.2).
    pub enum VisitState {
        Planned = "planned",
        Confirmed = "confirmed",
        Departed = "departed",
        OnSite = "on_site",
        WorkDone = "work_done",
        Signed = "signed",
        LeftSite = "left_site",
        Returned = "returned",
        Reported = "reported",
        Approved = "approved",
        Filed = "filed",
        Aborted = "aborted",
        Cancelled = "cancelled",
    }
}

crate::choice! {
    /// How the work is done (B-30).
    pub enum VisitMode {
        OnSite = "on_site",
        Remote = "remote",
        Workshop = "workshop",
    }
}

crate::choice! {
    /// Who answers for the fault (E-06).
    pub enum Responsibility {
        Product = "product",
        Workmanship = "workmanship",
        Use = "use",
        Outside = "outside",
        Wear = "wear",
    }
}

crate::choice! {
    /// What came of the work (E-12, E-15).
    pub enum VisitResult {
        Solved = "solved",
        Temporary = "temporary",
        NotRepairable = "not_repairable",
        Unsolved = "unsolved",
        /// Taken away, on a receipt (K-01).
        WorkshopNeeded = "workshop_needed",
    }
}

crate::choice! {
    /// Whether the user answered the survey (E-17); refused is an answer, blank is not.
    pub enum SurveyAnswer {
        Answered = "answered",
        Refused = "refused",
    }
}

crate::choice! {
    /// What became of a part taken out (E-11).
    pub enum OldPart {
        BroughtBack = "brought_back",
        LeftWithCustomer = "left_with_customer",
        Scrapped = "scrapped",
    }
}

crate::choice! {
    /// What a fee is for.
    pub enum FeeKind {
        Labour = "labour",
        Travel = "travel",
        Material = "material",
        Other = "other",
    }
}

crate::choice! {
    /// What a photo shows (E-10).
    pub enum PhotoView {
        Whole = "whole",
        Nameplate = "nameplate",
        Counter = "counter",
        Fault = "fault",
        OldPart = "old_part",
        After = "after",
        Other = "other",
    }
}

crate::choice! {
    /// Why a visit was broken off (4.2).
    pub enum AbortKind {
        NoEntry = "no_entry",
        CustomerAbsent = "customer_absent",
        Danger = "danger",
        Weather = "weather",
        Other = "other",
    }
}

crate::record! {
    /// One trip, remote session or workshop job for a ticket.
    pub struct Visit: VisitId in "visit", merge Merge::Guarded(&["state"]) => {
        /// Series `V`.
        number: String,
        ticket: TicketId,
        state: VisitState,
        mode: VisitMode,
        /// Completes and presents the report (D-07, E-29).
        lead: PersonId,
        /// Everybody on the visit, the lead among them.
        technicians: Json<Vec<PersonId>>,
        planned_at: Moment,
        /// Arrival agreed with the customer (B-21).
        agreed_at: Option<Moment>,
        instruction: String,
        /// The template it was planned by; none is the delivered one.
        template: Option<VisitTemplateId>,
        /// What this kind of job asks for, as it was when planned.
        #[serde(default)]
        job: Json<Job>,
        /// What the call before leaving gave (D-08).
        precall: Option<String>,
        /// Gone through before leaving (D-06).
        checklist: Json<Vec<CheckLine>>,
        departed_at: Option<Moment>,
        arrived_at: Option<Moment>,
        person_met: String,
        person_met_post: String,
        identity_stated: bool,
        /// By what a remote session went: phone, remote desktop, e-mail (E-22).
        remote_means: String,
        /// The customer agreed to the remote session (E-22).
        remote_consent: bool,
        /// The user's account (E-02).
        account: String,
        running_time: String,
        /// What the item is used for, and what happened before and after the fault (E-02).
        #[serde(default)]
        used_for: String,
        #[serde(default)]
        before_fault: String,
        #[serde(default)]
        after_fault: String,
        counter_stated: String,
        /// What the technician read himself (E-03).
        counter_observed: String,
        /// Chosen explicitly where it cannot be read (E-02).
        counter_unreadable: bool,
        dismantled_before: Option<bool>,
        /// Running time as the technician found it (E-03).
        #[serde(default)]
        running_observed: String,
        /// The fault lies within the warranty's scope (E-03).
        in_scope: Option<bool>,
        look: String,
        /// The actual problem; the reported one stays on the ticket (E-05).
        found_problem: String,
        cause_code: Option<String>,
        cause: String,
        responsibility: Option<Responsibility>,
        user_agrees: Option<bool>,
        /// The user's own words where he disagrees (E-06).
        user_words: String,
        /// Hardware goes by return, software by adjustment (E-25).
        fault_path: Option<FaultPath>,
        #[serde(default)]
        rma_number: String,
        #[serde(default)]
        adjustment: String,
        /// "Fault cleared" confirmed, and told to the customer (E-25).
        cleared: Option<bool>,
        cleared_told: Option<bool>,
        work_done: String,
        /// The job's list, each step with who and when (E-26).
        #[serde(default)]
        steps: Json<Vec<StepLine>>,
        tests: Json<Vec<TestLine>>,
        /// Set at commissioning (E-20).
        #[serde(default)]
        parameters: Json<Vec<ParameterLine>>,
        /// Put in again (E-23).
        #[serde(default)]
        plants: Json<Vec<PlantLine>>,
        /// Consumables issued for the job (E-27).
        #[serde(default)]
        issued: Json<Vec<IssuedLine>>,
        /// Interior set and wing cover were fitted (E-27).
        protection_fitted: Option<bool>,
        /// Where the rescue went, and when it was called for (E-31).
        #[serde(default)]
        rescue_place: String,
        rescue_called_at: Option<Moment>,
        towed: Option<bool>,
        #[serde(default)]
        tow_to: String,
        result: Option<VisitResult>,
        result_note: String,
        /// "No parts" chosen explicitly (E-08).
        no_parts: bool,
        /// What the user was taught (E-13).
        guidance: String,
        /// The user's opinion (E-08); closed with the signature (F-07).
        opinion: String,
        survey: Option<SurveyAnswer>,
        /// 1 to 5 where answered.
        survey_score: Option<i64>,
        work_done_at: Option<Moment>,
        /// The report was signed, early or late; from here on nothing of it changes (F-06).
        signed_at: Option<Moment>,
        left_at: Option<Moment>,
        /// The supervisor who agreed to leaving unsolved (E-15).
        consent_by: Option<PersonId>,
        /// Who typed it in: the supervisor, or the technician after a call.
        consent_entered_by: Option<PersonId>,
        consent_reason: String,
        next_appointment: Option<Moment>,
        /// It was told to the customer (E-15).
        appointment_told_at: Option<Moment>,
        #[serde(default)]
        appointment_told_to: String,
        checkout_at: Option<Moment>,
        checkout_with: String,
        /// What was said, and what the office asked for besides (E-16).
        #[serde(default)]
        checkout_result: String,
        #[serde(default)]
        checkout_tasks: String,
        /// The office confirmed the call; until then it is self-reported.
        checkout_confirmed_by: Option<PersonId>,
        checkout_confirmed_at: Option<Moment>,
        returned_at: Option<Moment>,
        /// Papers that came back (E-19), due by.
        #[serde(default)]
        papers: Json<Vec<PaperLine>>,
        papers_due_at: Option<Moment>,
        /// What was reported by word of mouth (E-18).
        #[serde(default)]
        verbal_report: String,
        reported_at: Option<Moment>,
        approved_at: Option<Moment>,
        approved_by: Option<PersonId>,
        filed_at: Option<Moment>,
        abort_kind: Option<AbortKind>,
        /// Why aborted, cancelled or sent back.
        ended_reason: String,
        /// Zero is stated, not left blank (E-28).
        fees_none: bool,
    }
}

crate::record! {
    /// A part put in (E-09).
    pub struct VisitPart: VisitPartId in "visit_part", merge Merge::Fields => {
        visit: VisitId,
        name: String,
        part_number: String,
        quantity: i64,
        reason: String,
        old_serial: String,
        new_serial: String,
        old_part: Option<OldPart>,
        old_part_note: String,
        /// Packed and labelled with this number (E-11).
        #[serde(default)]
        old_label: String,
        unit_price: Money,
        /// Struck out before signing; lines are never deleted (T-12).
        removed: bool,
    }
}

crate::record! {
    /// Money asked of the customer (E-28).
    pub struct VisitFee: VisitFeeId in "visit_fee", merge Merge::Fields => {
        visit: VisitId,
        kind: FeeKind,
        label: String,
        amount: Money,
        is_cash: bool,
        receipt_no: String,
        removed: bool,
    }
}

crate::record! {
    /// A photo; the original is kept unchanged (V-10).
    pub struct VisitPhoto: VisitPhotoId in "visit_photo", merge Merge::Fields => {
        visit: VisitId,
        blob: BlobHash,
        mime: String,
        /// A small JPEG for the screen.
        thumb: Option<BlobHash>,
        /// The JPEG every paper shows, made once when the photo came in; the original stays as it was (V-10).
        #[serde(default)]
        paper: Option<BlobHash>,
        view: PhotoView,
        /// The template's word, where the view is `other` (E-10).
        #[serde(default)]
        label: String,
        /// The photo of the same place before the work.
        before_photo: Option<VisitPhotoId>,
        caption: String,
        position: i64,
        taken_at: Moment,
        removed: bool,
    }
}

crate::record! {
    /// A step a visit took (T-03).
    pub struct VisitTransition: VisitTransitionId in "visit_transition", merge Merge::Append => {
        visit: VisitId,
        from_state: Option<VisitState>,
        to_state: VisitState,
        at: Moment,
        by: PersonId,
        reason: Option<String>,
    }
}
