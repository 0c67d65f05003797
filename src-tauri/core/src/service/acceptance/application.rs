//! Where a project stands on its way to acceptance, for the application that asks for it (P-55, F-17).

use super::content::DocumentFacts;
use super::record::{AcceptanceIssue, Fate};
use super::stage_record::StageKind;
use super::{project, stages};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::service::tickets::TicketId;

/// Documents, stages and what is still open.
pub struct ProjectStanding {
    pub documents: Vec<DocumentFacts>,
    /// Names of documents neither attached nor waived; of a project with a final test whose list nobody opened, all.
    pub missing: Vec<String>,
    pub signed: Vec<(StageKind, Moment)>,
    /// The stage asked for now; none where the whole is accepted at once.
    pub next: Option<StageKind>,
    /// Words of the issues nobody has treated.
    pub open_issues: Vec<String>,
}

/// Reads it.
pub fn project_standing(r: &Reader<'_>, ticket: TicketId) -> Result<ProjectStanding, Fault> {
    let of = stages::of_ticket(r, ticket)?;
    let issues = r.find::<AcceptanceIssue>(
        "WHERE round IN (SELECT id FROM acceptance_round WHERE ticket = ?1) ORDER BY rid",
        [ticket],
    )?;
    Ok(ProjectStanding {
        missing: project::lacking(r, ticket)?,
        documents: project::of_ticket(r, ticket)?.into_iter().map(DocumentFacts::from).collect(),
        signed: of.iter().filter_map(|s| Some((s.kind, s.accepted_at?))).collect(),
        next: stages::next(r, ticket)?.map(|s| s.kind),
        open_issues: issues.into_iter().filter(|i| i.fate == Fate::Open).map(|i| i.text).collect(),
    })
}
