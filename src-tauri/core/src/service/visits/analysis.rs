//! Fault analysis after a cleared S1 or S2 (E-24, P-46). Commands: `visits.fault_reports`, `visits.save_fault_report`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{VisitId, VisitResult};
use super::store::Loaded;
use super::{rules, store};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::Customer;
use crate::master::{calendars, people, settings};
use crate::service::tickets::{Severity, Ticket, rules::cause_wanted};

crate::ids! {
    /// A fault analysis.
    FaultReportId,
}

crate::record! {
    /// What happened, why, and how to keep it from happening again (P-46). It begins when the fault is cleared, so its
    /// time is fixed then.
    pub struct FaultReport: FaultReportId in "fault_report", merge Merge::Fields => {
        visit: VisitId,
        severity: Severity,
        cleared_at: Moment,
        due_at: Moment,
        timeline: String,
        cause: String,
        /// How to avoid it.
        prevention: String,
        written_by: Option<PersonId>,
        /// Handed in; from then on it is no longer written.
        finished_at: Option<Moment>,
    }
}

/// Begins the analysis of a cleared S1 or S2 (E-24).
pub(super) fn begin(c: &mut Change<'_>, loaded: &Loaded, cleared_at: Moment) -> Result<(), Fault> {
    let severity = match loaded.ticket.severity {
        Some(severity @ (Severity::S1 | Severity::S2)) => severity,
        _ => return Ok(()),
    };
    let is_cleared =
        loaded.visit.result == Some(VisitResult::Solved) && cause_wanted(loaded.ticket.service_type);
    if !is_cleared || of_visit(c, loaded.visit.id)?.is_some() {
        return Ok(());
    }
    let days = settings::number(c, "fault_report.limit")?;
    let begun = FaultReport {
        id: c.new_id(),
        visit: loaded.visit.id,
        severity,
        cleared_at,
        due_at: calendars::working_days(c)?.end(cleared_at, days),
        timeline: String::new(),
        cause: String::new(),
        prevention: String::new(),
        written_by: None,
        finished_at: None,
    };
    c.create(&begun)
}

/// A fault analysis that is due, or done.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FaultReportRow {
    pub visit: VisitId,
    pub visit_number: String,
    pub ticket_number: String,
    pub customer_name: String,
    pub found_problem: String,
    pub lead_name: String,
    pub is_overdue: bool,
    pub report: FaultReport,
    pub written_by_name: String,
}

/// Which ones.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FaultReportsAsked {
    /// Those handed in as well.
    pub with_finished: bool,
}

pub(super) fn list(r: &Reader<'_>, asked: FaultReportsAsked) -> Result<Vec<FaultReportRow>, Fault> {
    rows(r, asked.with_finished, 500)
}

/// Those not handed in of the person asking, or of everybody for who sees all visits; the most urgent first.
pub fn fault_reports_due(r: &Reader<'_>, limit: usize) -> Result<Vec<FaultReportRow>, Fault> {
    if !r.who().may(Need::VisitRead) {
        return Ok(Vec::new());
    }
    rows(r, false, limit)
}

fn rows(r: &Reader<'_>, with_finished: bool, limit: usize) -> Result<Vec<FaultReportRow>, Fault> {
    let found = match with_finished {
        true => r.find::<FaultReport>("WHERE 1 ORDER BY due_at DESC LIMIT 1000", [])?,
        false => r.find::<FaultReport>("WHERE finished_at IS NULL ORDER BY due_at LIMIT 1000", [])?,
    };
    let sees_all = r.who().scope(Need::VisitRead) == Some(Scope::All);
    let mut rows = Vec::new();
    for report in found {
        let visit = store::get(r, report.visit)?;
        if rows.len() >= limit || !(sees_all || visit.lead == r.who().person) {
            continue;
        }
        let ticket = r.need::<Ticket>(visit.ticket)?;
        let written_by = report.written_by.map(|p| people::name_of(r, p)).transpose()?;
        rows.push(FaultReportRow {
            visit: visit.id,
            customer_name: r.need::<Customer>(ticket.customer)?.name,
            ticket_number: ticket.number,
            visit_number: visit.number,
            found_problem: visit.found_problem,
            lead_name: people::name_of(r, visit.lead)?,
            is_overdue: report.finished_at.is_none() && r.now() > report.due_at,
            written_by_name: written_by.unwrap_or_default(),
            report,
        });
    }
    Ok(rows)
}

/// The analysis a visit owes; none where it owes none.
pub fn of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Option<FaultReport>, Fault> {
    r.first("WHERE visit = ?1 ORDER BY rid LIMIT 1", [visit])
}

/// The analysis as typed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FaultReportSave {
    pub visit: VisitId,
    pub timeline: String,
    pub cause: String,
    pub prevention: String,
    /// Hands it in.
    pub finish: bool,
}

pub(super) fn save(c: &mut Change<'_>, input: FaultReportSave) -> Result<FaultReport, Fault> {
    let visit = store::get(c, input.visit)?;
    store::within_reach(c, &visit, Need::VisitWork)?;
    let Some(before) = of_visit(c, visit.id)? else {
        return Err(Fault::refused("visit.fault_report_not_due"));
    };
    if before.finished_at.is_some() {
        return Err(Fault::refused("visit.fault_report_finished"));
    }
    if input.finish {
        let texts = [("cause", &input.cause), ("prevention", &input.prevention)];
        let missing: Vec<&str> =
            texts.into_iter().filter(|(_, t)| !rules::is_text(t)).map(|(n, _)| n).collect();
        Fault::unless_complete(&missing)?;
    }
    let after = FaultReport {
        timeline: input.timeline,
        cause: input.cause,
        prevention: input.prevention,
        written_by: Some(c.who().person),
        finished_at: input.finish.then_some(c.now()),
        ..before.clone()
    };
    c.save(&before, &after)?;
    Ok(after)
}
