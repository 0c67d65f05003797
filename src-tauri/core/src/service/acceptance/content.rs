//! What is signed: one plain value of texts and whole numbers, composed from the visit, the rounds and the firm.

use serde::{Deserialize, Serialize};

use super::record::{AcceptanceIssue, AcceptanceMode, AcceptanceRound, Fate, RoundState};
use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment};
use crate::master::people;
use crate::platform::journal::is_clock_behind;
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
    /// The words the signer agrees to.
    pub declaration: String,
    pub presented_at: Moment,
    /// IANA name and minutes east of UTC.
    pub zone: String,
    pub zone_offset_minutes: i32,
    pub device_letter: String,
    /// The clock showed less than an earlier entry (F-20); printed.
    pub is_clock_behind: bool,
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

/// Composes the content of a round that has its number, mode and time of showing.
pub fn compose(r: &Reader<'_>, round: &AcceptanceRound, language: Language) -> Result<Content, Fault> {
    let company = people::company(r)?;
    let number = round.number.clone().ok_or_else(|| Fault::bug("a round without number is not shown"))?;
    let presented_at = round.presented_at.ok_or_else(|| Fault::bug("a round not shown has no content"))?;
    let mode = round.mode.ok_or_else(|| Fault::bug("a round without mode is not shown"))?;
    let all = r.find::<AcceptanceRound>(
        "WHERE ticket = ?1 AND round <= ?2 ORDER BY round",
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
    Ok(Content {
        v: 1,
        number,
        language: language.code().into(),
        declaration: text.get("acceptance-paper-declaration-words", &[("firm", company.name.clone().into())]),
        firm: Firm {
            name: company.name,
            address: company.address,
            phone: company.phone,
            logo: company.logo,
            sample: company.sample,
        },
        report: visits::report(r, round.visit)?,
        mode,
        rounds,
        presented_at,
        zone: r.zone().name().into(),
        zone_offset_minutes: r.zone().offset_minutes(presented_at),
        device_letter: r.device().letter.clone(),
        is_clock_behind: is_clock_behind(r)?,
    })
}
