//! Applying for the acceptance of a project (P-55): made only when every document is there or waived (F-17).

use super::content::{ProjectFacts, StageAccepted};
use super::record::{Paper, PaperKind};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::service::acceptance;
use crate::service::tickets::TicketId;
use crate::service::visits;

/// F-17: without every document attached or waived there is nothing to apply for.
pub(super) fn check(r: &Reader<'_>, ticket: Option<TicketId>) -> Result<(), Fault> {
    let Some(ticket) = ticket else { return Fault::unless_complete(&["ticket"]) };
    let standing = acceptance::project_standing(r, ticket)?;
    if standing.documents.is_empty() && standing.missing.is_empty() {
        return Err(Fault::refused("papers.no_project"));
    }
    let missing: Vec<&str> = standing.missing.iter().map(String::as_str).collect();
    Fault::unless_complete(&missing)
}

/// One application at a time waits for its signature.
pub(super) fn check_none_open(r: &Reader<'_>, ticket: TicketId) -> Result<(), Fault> {
    let other = r.first::<Paper>(
        "WHERE ticket = ?1 AND kind = 'project_application' AND state NOT IN ('filed', 'voided')",
        [ticket],
    )?;
    match other {
        None => Ok(()),
        Some(other) => Err(Fault::refused("papers.ticket_has_another").arg("number", other.number)),
    }
}

/// Where the project stands, for an application that names one.
pub(super) fn project(r: &Reader<'_>, paper: &Paper) -> Result<Option<ProjectFacts>, Fault> {
    let (PaperKind::ProjectApplication, Some(ticket), false) = (paper.kind, paper.ticket, paper.is_blank)
    else {
        return Ok(None);
    };
    let standing = acceptance::project_standing(r, ticket)?;
    Ok(Some(ProjectFacts {
        stage: standing.next,
        documents: standing.documents,
        accepted: standing.signed.into_iter().map(|(kind, at)| StageAccepted { kind, at }).collect(),
        open_issues: standing.open_issues,
    }))
}

/// What was tested at the last visit.
pub(super) fn tests(r: &Reader<'_>, paper: &Paper) -> Result<Vec<visits::TestLine>, Fault> {
    let (PaperKind::ProjectApplication, Some(ticket), false) = (paper.kind, paper.ticket, paper.is_blank)
    else {
        return Ok(Vec::new());
    };
    Ok(visits::of_ticket(r, ticket)?.pop().map(|visit| visit.tests.0).unwrap_or_default())
}
