//! Today: the first page of the day (V-11). What is due or waiting for the person signed in, computed on this
//! computer alone. Every module with something to wait for adds its section here.
//! Command: `today.list`.
//!
//! What always holds: a ticket stands in one section only, the most pressing one.

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::master::customers::{self, CustomerRow, CustomersAmong};
use crate::service::acceptance::{self, AcceptanceDue as Due};
use crate::service::actors::{Actor, acts_as};
use crate::service::complaints;
use crate::service::custody::{self, CustodyRow};
use crate::service::feedback;
use crate::service::hotline::{self, CallToReturn};
use crate::service::papers::{self, PaperRow};
use crate::service::tickets::{self, TicketRow, Waiting};
use crate::service::visits::{self, FaultReportRow, PapersOfPerson, VisitRow};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("today.list", Need::Anyone, list);
}

/// Lines a section shows; a day's work is no longer list than that.
const MOST: usize = 50;
const LIMIT: u32 = 50;

crate::choice! {
    /// The sections in the order of the page.
    pub enum TodaySectionKey {
        /// Urgent and no supervisor has seen it.
        Alerts = "alerts",
        /// A technician on site asks and nobody has answered (E-14).
        Guidance = "guidance",
        /// Visits I am on.
        Visits = "visits",
        /// Work done, the customer not told in time (F-01).
        ToNotify = "to_notify",
        /// A stage begins and the customer does not know (F-18).
        StagesAhead = "stages_ahead",
        /// Left unsigned: to be reminded (F-13).
        ToRemind = "to_remind",
        /// Left unsigned and reminded often enough (F-13).
        ToCloseUnsigned = "to_close_unsigned",
        /// Complaints nobody has been given yet (I-03).
        Complaints = "complaints",
        /// Suggestions the department concerned has not got.
        FeedbackToRoute = "feedback_to_route",
        /// Suggestions to be adopted or declined.
        FeedbackToDecide = "feedback_to_decide",
        /// Decided, and the sender does not know.
        FeedbackToTell = "feedback_to_tell",
        /// Missed calls to return.
        CallsToReturn = "calls_to_return",
        /// Rejected by the customer, to be assessed again (F-08).
        Rework = "rework",
        Overdue = "overdue",
        DueToday = "due_today",
        /// Registered, to be handed over.
        ToHandOver = "to_hand_over",
        /// Handed to me, to be assessed (B-01).
        ToTriage = "to_triage",
        ToDispatch = "to_dispatch",
        ToClose = "to_close",
        /// Papers that did not come back in time, by person (E-19).
        Papers = "papers",
        /// Signed on paper, the scan not back in time (F-12).
        ScansLate = "scans_late",
        /// Fault analyses to write (E-24).
        FaultReports = "fault_reports",
        /// Customers' goods at the base without an entry (K-03).
        Custody = "custody",
        /// New customers' files nobody has looked at (N-09).
        FilesToSee = "files_to_see",
        /// VIP archives to be gone through (N-08).
        ArchivesToReview = "archives_to_review",
        Mine = "mine",
        /// Signed, the customer's copy not handed over (F-10).
        Copies = "copies",
    }
}

/// What waits.
#[derive(Debug, Serialize, TS)]
pub struct TodaySection {
    pub key: TodaySectionKey,
    pub tickets: Vec<TicketRow>,
    /// In the sections of visits and guidance.
    pub visits: Vec<VisitRow>,
    pub papers: Vec<PapersOfPerson>,
    /// Numbered papers whose scan is late, or whose copy the customer has not got.
    pub sheets: Vec<PaperRow>,
    pub fault_reports: Vec<FaultReportRow>,
    pub custody: Vec<CustodyRow>,
    pub calls: Vec<CallToReturn>,
    pub customers: Vec<CustomerRow>,
    /// More wait than are shown.
    pub more: bool,
}

impl TodaySection {
    fn empty(key: TodaySectionKey) -> TodaySection {
        TodaySection {
            key,
            tickets: Vec::new(),
            visits: Vec::new(),
            papers: Vec::new(),
            sheets: Vec::new(),
            fault_reports: Vec::new(),
            custody: Vec::new(),
            calls: Vec::new(),
            customers: Vec::new(),
            more: false,
        }
    }
}

/// What a section is filled with.
enum Waits {
    Ticket(Waiting),
    Acceptance(Due),
    Complaint,
    Feedback(feedback::Step),
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TodayAsked {}

fn list(r: &Reader<'_>, _: TodayAsked) -> Result<Vec<TodaySection>, Fault> {
    let who = r.who();
    if !who.may(Need::TicketRead) {
        return Ok(Vec::new());
    }
    // Who decides over everybody's work sees what is late with everybody; the others what is late with them.
    let oversees = acts_as(who, Actor::Supervisor);
    let mut sections = Vec::new();
    let visits = visits::mine(r, LIMIT)?;
    let mut shown = HashSet::new();
    let mut show = |key, mut found: Vec<TicketRow>| {
        found.retain(|t| !shown.contains(&t.id));
        let more = found.len() > MOST;
        found.truncate(MOST);
        shown.extend(found.iter().map(|t| t.id));
        if !found.is_empty() {
            sections.push(TodaySection { tickets: found, more, ..TodaySection::empty(key) });
        }
    };
    let mut add = |key, waits: Waits| -> Result<(), Fault> {
        let found = match waits {
            Waits::Ticket(waiting) => tickets::waiting(r, waiting, MOST + 1)?,
            Waits::Complaint => tickets::these(r, &complaints::untransferred(r, MOST + 1)?)?,
            Waits::Feedback(step) => tickets::these(r, &feedback::waiting(r, step, MOST + 1)?)?,
            Waits::Acceptance(due) => tickets::these(r, &acceptance::due(r, due, MOST + 1)?)?,
        };
        show(key, found);
        Ok(())
    };
    use TodaySectionKey as K;
    add(K::Alerts, Waits::Ticket(Waiting::Unacknowledged { all: oversees }))?;
    // These say what to do next, which "late" would not: the work itself is done.
    add(K::ToNotify, Waits::Acceptance(Due::NoticeLate))?;
    add(K::StagesAhead, Waits::Acceptance(Due::StageAhead))?;
    add(K::ScansLate, Waits::Acceptance(Due::ScanLate))?;
    add(K::ToRemind, Waits::Acceptance(Due::Reminder))?;
    add(K::ToCloseUnsigned, Waits::Acceptance(Due::CloseUnsigned))?;
    add(K::Complaints, Waits::Complaint)?;
    add(K::FeedbackToTell, Waits::Feedback(feedback::Step::Tell))?;
    add(K::FeedbackToDecide, Waits::Feedback(feedback::Step::Decide))?;
    add(K::FeedbackToRoute, Waits::Feedback(feedback::Step::Route))?;
    if oversees || acts_as(who, Actor::ProjectManager) {
        add(K::Rework, Waits::Ticket(Waiting::Rework))?;
    }
    add(K::Overdue, Waits::Ticket(Waiting::Overdue { all: oversees }))?;
    add(K::DueToday, Waits::Ticket(Waiting::DueToday { all: oversees }))?;
    if acts_as(who, Actor::FrontDesk) {
        add(K::ToHandOver, Waits::Ticket(Waiting::Registered))?;
    }
    if who.may(Need::TicketTriage) {
        add(K::ToTriage, Waits::Ticket(Waiting::HandedToMe))?;
    }
    if who.may(Need::DispatchAssign) {
        add(K::ToDispatch, Waits::Ticket(Waiting::Ready))?;
    }
    if who.may(Need::TicketClose) {
        add(K::ToClose, Waits::Ticket(Waiting::FollowUp))?;
    }
    add(K::Mine, Waits::Ticket(Waiting::Assigned))?;
    add(K::Copies, Waits::Acceptance(Due::Copy))?;
    if !visits.is_empty() {
        let at = sections.iter().take_while(|s| s.key == K::Alerts).count();
        let more = visits.len() == MOST;
        sections.insert(at, TodaySection { visits, more, ..TodaySection::empty(K::Visits) });
    }
    let calls = hotline::to_return(r, MOST + 1)?;
    if !calls.is_empty() {
        let at = sections.iter().take_while(|s| comes_before_calls(s.key)).count();
        let more = calls.len() > MOST;
        let calls = calls.into_iter().take(MOST).collect();
        sections.insert(at, TodaySection { calls, more, ..TodaySection::empty(K::CallsToReturn) });
    }
    after_visits(r, oversees, &mut sections)?;
    Ok(sections)
}

/// Somebody waits by the telephone: only danger and my own visits are more pressing.
fn comes_before_calls(key: TodaySectionKey) -> bool {
    matches!(key, TodaySectionKey::Alerts | TodaySectionKey::Visits)
}

/// What visits leave behind: a question unanswered, papers out, an analysis owed, goods without an entry.
fn after_visits(r: &Reader<'_>, oversees: bool, sections: &mut Vec<TodaySection>) -> Result<(), Fault> {
    use TodaySectionKey as K;
    if oversees {
        let visits = visits::waiting(r, LIMIT)?;
        if !visits.is_empty() {
            let at = sections.iter().take_while(|s| s.key == K::Alerts).count();
            let more = visits.len() == MOST;
            sections.insert(at, TodaySection { visits, more, ..TodaySection::empty(K::Guidance) });
        }
    }
    if r.who().may(Need::VisitRead) {
        let papers = visits::papers_missing(r, true)?;
        if !papers.is_empty() {
            sections.push(TodaySection { papers, ..TodaySection::empty(K::Papers) });
        }
    }
    if r.who().may(Need::DocumentPrint) {
        with_sheets(sections, K::ScansLate, papers::scans_late(r, MOST)?);
    }
    if r.who().may(Need::AcceptancePresent) {
        with_sheets(sections, K::Copies, papers::copies_due(r, MOST)?);
    }
    if r.who().may(Need::VisitWork) {
        let fault_reports = visits::fault_reports_due(r, MOST)?;
        if !fault_reports.is_empty() {
            let more = fault_reports.len() == MOST;
            sections.push(TodaySection { fault_reports, more, ..TodaySection::empty(K::FaultReports) });
        }
    }
    if r.who().may(Need::CustomerReview) {
        with_customers(r, sections, K::FilesToSee, CustomersAmong::NewUnseen)?;
    }
    if r.who().may(Need::VipRead) {
        with_customers(r, sections, K::ArchivesToReview, CustomersAmong::ReviewDue)?;
    }
    if r.who().may(Need::CustodyRegister) {
        let custody = custody::entries_overdue(r, LIMIT)?;
        if !custody.is_empty() {
            sections.push(TodaySection { custody, ..TodaySection::empty(K::Custody) });
        }
    }
    Ok(())
}

fn with_customers(
    r: &Reader<'_>,
    sections: &mut Vec<TodaySection>,
    key: TodaySectionKey,
    among: CustomersAmong,
) -> Result<(), Fault> {
    let mut customers = customers::among(r, among, LIMIT + 1)?;
    let more = customers.len() > MOST;
    customers.truncate(MOST);
    if !customers.is_empty() {
        sections.push(TodaySection { customers, more, ..TodaySection::empty(key) });
    }
    Ok(())
}

/// Papers wait beside tickets for the same thing.
fn with_sheets(sections: &mut Vec<TodaySection>, key: TodaySectionKey, sheets: Vec<PaperRow>) {
    let more = sheets.len() == MOST;
    match sections.iter_mut().find(|s| s.key == key) {
        _ if sheets.is_empty() => {}
        Some(section) => (section.sheets, section.more) = (sheets, section.more || more),
        None => sections.push(TodaySection { sheets, more, ..TodaySection::empty(key) }),
    }
}
