//! What is signed: one plain value of texts and whole numbers, composed from the visit, the rounds and the firm.

use serde::{Deserialize, Serialize};

use super::record::{AcceptanceIssue, AcceptanceMode, AcceptanceRound, Fate, RoundState, Signature};
use super::stage_record::{AcceptanceStage, ProjectDocument, ProjectDocumentKind, StageKind};
use super::{project, stages};
use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment};
use crate::master::people;
use crate::platform::text::{Language, Text};
use crate::service::visits::{self, VisitReport};

/// The whole content of an acceptance report (F-11 over E-07).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Version of this layout of the content.
    pub v: i64,
    pub number: String,
    pub language: String,
    pub firm: Firm,
    pub report: VisitReport,
    pub mode: AcceptanceMode,
    pub rounds: Vec<RoundFacts>,
    /// The stage that is signed, where there are stages (F-16, F-18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageFacts>,
    /// The documents of a project (F-17).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentFacts>,
    /// The need stays open: the report of the visit is signed and nothing accepted (P-31).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_report: bool,
    /// Of an addendum: the report it corrects (F-06).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amended>,
    /// The words the signer agrees to.
    pub declaration: String,
    pub presented_at: Moment,
    /// IANA name and minutes east of UTC.
    pub zone: String,
    pub zone_offset_minutes: i32,
    pub device_letter: String,
    /// The clock showed less than an earlier entry (F-20); printed.
    pub is_clock_off: bool,
}

/// The firm as on the letterhead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Firm {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub logo: Option<BlobHash>,
    /// The sample firm's papers say so (V-18).
    pub sample: bool,
}

/// A round with its issues and their fate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoundFacts {
    pub round: i64,
    pub state: RoundState,
    pub decided_on: Option<Day>,
    pub issues: Vec<IssueFacts>,
}

/// An issue and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueFacts {
    pub text: String,
    pub fate: Fate,
    pub fate_note: String,
}

/// A stage and those signed before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StageFacts {
    pub kind: StageKind,
    pub trial_from: Option<Day>,
    pub trial_until: Option<Day>,
    pub test_plan: String,
    pub earlier: Vec<EarlierStage>,
}

/// A stage signed before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlierStage {
    pub kind: StageKind,
    pub accepted_on: Day,
    pub trial_from: Option<Day>,
    pub trial_until: Option<Day>,
}

/// A document of the project: its file by hash, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentFacts {
    pub kind: ProjectDocumentKind,
    pub title: String,
    pub version: String,
    pub sha256: Option<BlobHash>,
    pub waived_reason: String,
}

/// The report an addendum corrects, bound by the digest of what was signed then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    pub number: String,
    pub content_digest: String,
    pub signed_at: Moment,
    pub signer_name: String,
    pub correction: String,
}

/// Composes the content of a round that has its number, mode and time of showing.
pub fn compose(r: &Reader<'_>, round: &AcceptanceRound, language: Language) -> Result<Content, Fault> {
    let company = people::company(r)?;
    let number = round.number.clone().ok_or_else(|| Fault::bug("a round without number is not shown"))?;
    let presented_at = round.presented_at.ok_or_else(|| Fault::bug("a round not shown has no content"))?;
    let mode = round.mode.ok_or_else(|| Fault::bug("a round without mode is not shown"))?;
    let all = r.find::<AcceptanceRound>(
        "WHERE ticket = ?1 AND round BETWEEN 1 AND ?2 AND amends IS NULL ORDER BY round",
        (round.ticket, round.round),
    )?;
    let mut rounds = Vec::new();
    for one in &all {
        let issues = r.find::<AcceptanceIssue>("WHERE round = ?1 ORDER BY rid", [one.id])?;
        rounds.push(RoundFacts {
            round: one.round,
            // The round being shown is decided by the signature, not before.
            state: if one.id == round.id { RoundState::Presented } else { one.state },
            decided_on: if one.id == round.id { None } else { one.decided_at.map(|at| r.zone().day(at)) },
            issues: issues
                .into_iter()
                .map(|i| IssueFacts { text: i.text, fate: i.fate, fate_note: i.fate_note })
                .collect(),
        });
    }
    let text = Text::of(language);
    let amends = amended(r, round)?;
    let words = match (&amends, round.is_report()) {
        (Some(_), _) => "declaration-addendum",
        (None, true) => "declaration-report",
        (None, false) => "declaration-words",
    };
    let mut report = visits::report(r, round.visit)?;
    if amends.is_some() {
        // They stand in the report that is corrected.
        report.photos.clear();
        rounds.clear();
    }
    Ok(Content {
        v: 1,
        number,
        language: language.code().into(),
        declaration: text.get(&format!("acceptance-paper-{words}"), &[("firm", company.name.clone().into())]),
        firm: Firm {
            name: company.name,
            address: company.address,
            phone: company.phone,
            logo: company.logo,
            sample: company.sample,
        },
        report,
        mode,
        rounds,
        stage: if amends.is_some() { None } else { stage(r, round)? },
        documents: if amends.is_some() || round.is_report() {
            Vec::new()
        } else {
            project::of_ticket(r, round.ticket)?.into_iter().map(DocumentFacts::from).collect()
        },
        is_report: round.is_report(),
        amends,
        presented_at,
        zone: r.zone().name().into(),
        zone_offset_minutes: r.zone().offset_minutes(presented_at),
        device_letter: r.device().letter.clone(),
        is_clock_off: crate::master::clock::is_off(r)?,
    })
}

fn stage(r: &Reader<'_>, round: &AcceptanceRound) -> Result<Option<StageFacts>, Fault> {
    let Some(id) = round.stage else { return Ok(None) };
    let stage = r.need::<AcceptanceStage>(id)?;
    let earlier = stages::of_ticket(r, round.ticket)?.into_iter().filter(|s| s.position < stage.position);
    let earlier = earlier.filter_map(|s| {
        let accepted_on = r.zone().day(s.accepted_at?);
        Some(EarlierStage { kind: s.kind, accepted_on, trial_from: s.trial_from, trial_until: s.trial_until })
    });
    Ok(Some(StageFacts {
        earlier: earlier.collect(),
        kind: stage.kind,
        trial_from: stage.trial_from,
        trial_until: stage.trial_until,
        test_plan: stage.test_plan,
    }))
}

impl From<ProjectDocument> for DocumentFacts {
    fn from(d: ProjectDocument) -> DocumentFacts {
        DocumentFacts {
            kind: d.kind,
            title: d.title,
            version: d.version,
            sha256: d.blob,
            waived_reason: d.waived_reason,
        }
    }
}

fn amended(r: &Reader<'_>, round: &AcceptanceRound) -> Result<Option<Amended>, Fault> {
    let Some(id) = round.amends else { return Ok(None) };
    let before = r.need::<AcceptanceRound>(id)?;
    let signature = r
        .first::<Signature>("WHERE round = ?1", [id])?
        .ok_or_else(|| Fault::bug("what is amended was signed"))?;
    Ok(Some(Amended {
        number: before.number.unwrap_or_default(),
        content_digest: signature.content_digest,
        signed_at: signature.signed_at,
        signer_name: signature.signer_name,
        correction: round.correction.clone(),
    }))
}
