//! The documents a project is accepted by: each attached, or waived with the reason (F-17).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use ts_rs::TS;

use super::stage_record::{ProjectDocument, ProjectDocumentId, ProjectDocumentKind, StageKind};
use crate::kernel::blobs::from_base64;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::{people, settings};
use crate::service::tickets::TicketId;

/// Documents by trade, as delivered.
#[derive(Default, Deserialize)]
struct Listed {
    all: Vec<ProjectDocumentKind>,
    presets: BTreeMap<String, Vec<ProjectDocumentKind>>,
}

fn delivered() -> &'static Listed {
    static DATA: OnceLock<Listed> = OnceLock::new();
    DATA.get_or_init(|| {
        // A test holds that the delivered file parses.
        serde_json::from_str(include_str!("../../../../../assets/presets/project_documents.json"))
            .unwrap_or_default()
    })
}

/// The documents every project is accepted by.
pub fn of_every_project() -> &'static [ProjectDocumentKind] {
    &delivered().all
}

/// The documents a project of that trade is accepted by: those of every project, and the trade's own.
fn of_trade(preset: &str) -> impl Iterator<Item = ProjectDocumentKind> {
    let own = delivered().presets.get(preset).into_iter().flatten();
    delivered().all.iter().chain(own).copied()
}

/// The list of a ticket; empty where it is no project.
pub(super) fn of_ticket(r: &Reader<'_>, ticket: TicketId) -> Result<Vec<ProjectDocument>, Fault> {
    r.find("WHERE ticket = ?1 AND active = 1 ORDER BY rid", [ticket])
}

/// Which ticket is a project.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectOpened {
    pub ticket: TicketId,
}

/// Lists the documents the trade is accepted by; what is listed already stays.
pub(super) fn open(c: &mut Change<'_>, input: ProjectOpened) -> Result<Vec<ProjectDocument>, Fault> {
    let standing = of_ticket(c, input.ticket)?;
    for kind in of_trade(&people::company(c)?.preset) {
        if standing.iter().all(|d| d.kind != kind) {
            c.create(&blank(c, input.ticket, kind))?;
        }
    }
    of_ticket(c, input.ticket)
}

fn blank(c: &Change<'_>, ticket: TicketId, kind: ProjectDocumentKind) -> ProjectDocument {
    ProjectDocument {
        id: c.new_id(),
        ticket,
        kind,
        title: String::new(),
        version: String::new(),
        blob: None,
        file_name: String::new(),
        waived_reason: String::new(),
        active: true,
    }
}

/// A document attached, waived, or struck off the list. Without an id it is one more, named by its title.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ProjectDocumentSave {
    pub ticket: TicketId,
    #[serde(default)]
    pub id: Option<ProjectDocumentId>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub version: Option<String>,
    /// The file as it is, with its name.
    #[serde(default)]
    pub base64: Option<String>,
    #[serde(default)]
    pub file_name: Option<String>,
    #[serde(default)]
    pub waived_reason: Option<String>,
    /// Only of one named by its title: the catalogue's own are attached or waived.
    #[serde(default)]
    pub remove: bool,
}

pub(super) fn save(c: &mut Change<'_>, input: ProjectDocumentSave) -> Result<Vec<ProjectDocument>, Fault> {
    let before = input.id.map(|id| c.need::<ProjectDocument>(id)).transpose()?;
    let mut after = match &before {
        Some(before) if before.ticket == input.ticket => before.clone(),
        Some(_) => return Err(Fault::invalid("record.not_found")),
        None => blank(c, input.ticket, ProjectDocumentKind::Other),
    };
    let trimmed =
        |new: Option<String>, old: &str| new.map_or_else(|| old.to_string(), |t| t.trim().to_string());
    after.title = trimmed(input.title, &after.title);
    after.version = trimmed(input.version, &after.version);
    after.waived_reason = trimmed(input.waived_reason, &after.waived_reason);
    if after.kind == ProjectDocumentKind::Other && after.title.is_empty() {
        return Fault::unless_complete(&["title"]).map(|()| Vec::new());
    }
    if let Some(base64) = input.base64 {
        let bytes = from_base64(&base64)?;
        let most = settings::number(c, "attachment.max")?;
        if bytes.is_empty()
            || i64::try_from(bytes.len()).map_or(true, |len| len > most.saturating_mul(1_000_000))
        {
            return Err(Fault::invalid("acceptance.file_unfit").arg("most", most));
        }
        after.blob = Some(c.put_blob(&bytes)?);
        after.file_name = input.file_name.unwrap_or_default().trim().into();
    }
    if input.remove {
        if after.kind != ProjectDocumentKind::Other {
            return Err(Fault::refused("acceptance.document_wanted"));
        }
        after.active = false;
    }
    match &before {
        Some(before) => c.save(before, &after)?,
        None => c.create(&after)?,
    }
    of_ticket(c, input.ticket)
}

/// What the project still lacks on the table. One that ends with a final test is a project though nobody opened its
/// list: then all of it is missing.
pub(super) fn lacking(r: &Reader<'_>, ticket: TicketId) -> Result<Vec<String>, Fault> {
    let listed = of_ticket(r, ticket)?;
    let is_final = |s: &super::stage_record::AcceptanceStage| s.kind == StageKind::Final;
    if listed.is_empty() && super::stages::of_ticket(r, ticket)?.iter().any(is_final) {
        return Ok(of_trade(&people::company(r)?.preset).map(|kind| format!("documents.{kind}")).collect());
    }
    Ok(missing(&listed))
}

/// What the list still lacks, as names of fields.
pub(super) fn missing(documents: &[ProjectDocument]) -> Vec<String> {
    let lacks = |d: &&ProjectDocument| d.blob.is_none() && d.waived_reason.is_empty();
    let name = |d: &ProjectDocument| {
        if d.kind == ProjectDocumentKind::Other { d.title.clone() } else { d.kind.code().to_string() }
    };
    documents.iter().filter(lacks).map(|d| format!("documents.{}", name(d))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delivered_list_parses_and_names_no_document_twice() {
        assert_eq!(of_every_project().len(), 5, "F-17: plan, specification, design, test report, manual");
        for preset in delivered().presets.keys().map(String::as_str).chain(["RTL"]) {
            let listed: Vec<_> = of_trade(preset).collect();
            assert!(
                !listed.contains(&ProjectDocumentKind::Other),
                "{preset}: what is named by hand is on no list"
            );
            for (at, kind) in listed.iter().enumerate() {
                assert!(!listed[at + 1..].contains(kind), "{preset}: {kind} twice");
            }
        }
        assert_eq!(of_trade("GEN").count(), 9, "F-17: with the extras of GEN");
        assert_eq!(of_trade("ITS").count(), 5, "F-17: and without them elsewhere");
    }
}
