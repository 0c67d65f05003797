//! Taking in scans, of numbered papers and of reports signed by hand alike: each goes where its code says, or where a
//! person says and no code says otherwise; what is left over waits in the inbox (F-12).

use scan::PaperCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inbox::{check_free, wait};
use super::issuing::check_mine;
use super::reading::{self, Read, Sheet};
use super::record::{Paper, PaperId, PaperScan, PaperState, ScanId};
use super::scans::attach;
use crate::kernel::blobs::{BlobHash, from_base64};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::{people, settings};
use crate::platform::documents::device_key;
use crate::service::acceptance::{self, AcceptanceRound, RoundId};
use crate::service::signing::code;

/// A scan or photo of one sheet or of many.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TakeScan {
    /// A file a person has just chosen …
    #[serde(default)]
    pub path: Option<String>,
    /// … or its bytes.
    #[serde(default)]
    pub base64: Option<String>,
    /// Its name, to find it again.
    #[serde(default)]
    pub name: Option<String>,
    /// The paper it belongs to, where a person says so …
    #[serde(default)]
    pub paper: Option<PaperId>,
    /// … or the round of acceptance.
    #[serde(default)]
    pub round: Option<RoundId>,
}

/// What became of a scan.
#[derive(Debug, Default, Serialize, TS)]
pub struct ScanTaken {
    /// Papers it was attached to.
    pub attached: Vec<PaperId>,
    /// Rounds of acceptance it was attached to.
    pub rounds: Vec<RoundId>,
    pub numbers: Vec<String>,
    /// Waiting for a person.
    pub waiting: Vec<ScanId>,
}

/// What a sheet is of.
pub(super) enum Goal {
    Paper(PaperId),
    Round(RoundId),
    Nothing,
}

impl Goal {
    pub(super) fn of(paper: Option<PaperId>, round: Option<RoundId>) -> Option<Goal> {
        paper.map(Goal::Paper).or(round.map(Goal::Round))
    }

    pub(super) fn ids(&self) -> (Option<PaperId>, Option<RoundId>) {
        match self {
            Goal::Paper(paper) => (Some(*paper), None),
            Goal::Round(round) => (None, Some(*round)),
            Goal::Nothing => (None, None),
        }
    }

    pub(super) fn check_mine(&self, r: &Reader<'_>) -> Result<(), Fault> {
        match self {
            Goal::Paper(id) => check_mine(r, Need::DocumentPrint, &r.need::<Paper>(*id)?),
            Goal::Round(id) => {
                acceptance::check_sheet_mine(r, Need::DocumentPrint, &r.need::<AcceptanceRound>(*id)?)
            }
            Goal::Nothing => Ok(()),
        }
    }

    /// Number and digest of the content it has now.
    fn content(&self, r: &Reader<'_>) -> Result<(String, String), Fault> {
        Ok(match self {
            Goal::Paper(id) => {
                let paper = r.need::<Paper>(*id)?;
                (paper.number, paper.content_digest.unwrap_or_default())
            }
            Goal::Round(id) => {
                let round = r.need::<AcceptanceRound>(*id)?;
                (round.number.unwrap_or_default(), round.content_digest.unwrap_or_default())
            }
            Goal::Nothing => Default::default(),
        })
    }

    /// Refuses a code that names another paper, or this one before its content changed.
    pub(super) fn check_code(&self, r: &Reader<'_>, found: &PaperCode) -> Result<(), Fault> {
        let (number, digest) = self.content(r)?;
        if code::is_of(found, &number, &digest) {
            return Ok(());
        }
        let why =
            if found.number() == number { "papers.scan_of_other_content" } else { "papers.scan_of_another" };
        Err(Fault::refused(why).arg("number", found.number()))
    }

    pub(super) fn attach(
        &self,
        c: &mut Change<'_>,
        scan: PaperScan,
        key: &seal::DeviceKey,
        taken: &mut ScanTaken,
    ) -> Result<(), Fault> {
        match self {
            Goal::Paper(id) => {
                let paper = attach(c, *id, scan, key)?;
                if !taken.attached.contains(&paper.id) {
                    taken.attached.push(paper.id);
                    taken.numbers.push(paper.number);
                }
            }
            Goal::Round(id) => {
                acceptance::attach_sheet(c, *id, scan, key)?;
                if !taken.rounds.contains(id) {
                    taken.rounds.push(*id);
                    taken.numbers.push(self.content(c)?.0);
                }
            }
            Goal::Nothing => {}
        }
        Ok(())
    }
}

pub(super) fn take(core: &Core, session: &Session, input: TakeScan) -> Result<ScanTaken, Fault> {
    let name = input.name.clone().or_else(|| file_name(input.path.as_deref()?)).unwrap_or_default();
    let bytes = match (&input.path, &input.base64) {
        (Some(path), _) => std::fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e))?,
        (None, Some(text)) => from_base64(text)?,
        (None, None) => return Err(Fault::invalid("input.incomplete").field("path", "required")),
    };
    let most = core.read_as(session, |r| settings::number(r, "attachment.max"))?;
    if i64::try_from(bytes.len()).map_or(true, |len| len > most.saturating_mul(1_000_000)) {
        return Err(Fault::invalid("papers.scan_too_large").arg("most", most));
    }
    // Reading a stack of sheets takes its time and needs no transaction.
    let read = reading::read(&bytes)?;
    let key = device_key(core, session, &core.read_as(session, |r| Ok(people::company(r)?.name))?)?;
    core.change_as(session, "papers.take_scan", |c| {
        let blob = c.put_blob(&bytes)?;
        if let Some(goal) = Goal::of(input.paper, input.round) {
            return attach_as_told(c, &goal, &read, &blob, &name, &key);
        }
        let mut taken = ScanTaken::default();
        for sheet in &read.sheets {
            match placed(c, sheet)? {
                Ok(goal) => goal.attach(c, scanned(c, &read, sheet, &blob), &key, &mut taken)?,
                Err(reason) => taken.waiting.push(wait(c, &read, sheet, &blob, &name, reason)?),
            }
        }
        Ok(taken)
    })
}

/// What a sheet says it is of, or why a person must look at it.
fn placed(r: &Reader<'_>, sheet: &Sheet) -> Result<Result<Goal, &'static str>, Fault> {
    let Some(code) = &sheet.code else { return Ok(Err(sheet.why)) };
    if let Some(round) = acceptance::round_of_number(r, code.number())? {
        if acceptance::check_sheet_mine(r, Need::DocumentPrint, &round).is_err() {
            return Ok(Err("record.not_yours"));
        }
        let why = acceptance::why_no_sheet(r, &round, code)?;
        return Ok(why.map_or(Ok(Goal::Round(round.id)), Err));
    }
    let Some(paper) = r.first::<Paper>("WHERE number = ?1", [code.number()])? else {
        return Ok(Err("papers.unknown_number"));
    };
    if check_mine(r, Need::DocumentPrint, &paper).is_err() {
        return Ok(Err("record.not_yours"));
    }
    // A sheet printed before the content changed is no paper of this content (F-12).
    if Goal::Paper(paper.id).check_code(r, code).is_err() {
        return Ok(Err("papers.other_content"));
    }
    Ok(match paper.state {
        PaperState::Voided => Err("papers.is_voided"),
        PaperState::Signed | PaperState::Filed => Err("papers.is_filed"),
        _ => Ok(Goal::Paper(paper.id)),
    })
}

/// A person says what it is of: believed where no code says otherwise (F-12), and where no other paper has that sheet
/// for its signature already (F-07). Sheets of other papers in the same file are kept for whoever sorts them.
fn attach_as_told(
    c: &mut Change<'_>,
    goal: &Goal,
    read: &Read,
    blob: &BlobHash,
    name: &str,
    key: &seal::DeviceKey,
) -> Result<ScanTaken, Fault> {
    goal.check_mine(c)?;
    let mut own = Vec::new();
    let mut other = None;
    for sheet in &read.sheets {
        let Some(code) = &sheet.code else { continue };
        match goal.check_code(c, code) {
            Ok(()) => own.push(sheet),
            Err(fault) => other = other.or(Some(fault)),
        }
    }
    if let (Some(fault), true) = (other, own.is_empty()) {
        return Err(fault);
    }
    let is_told_only = own.is_empty();
    let mut taken = ScanTaken::default();
    for sheet in &read.sheets {
        if is_told_only || own.iter().any(|one| one.page == sheet.page) {
            check_free(c, blob, i64::from(sheet.page), Some(&goal.content(c)?.0))?;
            goal.attach(c, scanned(c, read, sheet, blob), key, &mut taken)?;
        } else {
            let why = if sheet.code.is_some() { "papers.other_content" } else { sheet.why };
            taken.waiting.push(wait(c, read, sheet, blob, name, why)?);
        }
    }
    Ok(taken)
}

fn file_name(path: &str) -> Option<String> {
    Some(std::path::Path::new(path).file_name()?.to_string_lossy().into_owned())
}

fn scanned(c: &Change<'_>, read: &Read, sheet: &Sheet, blob: &BlobHash) -> PaperScan {
    let code = sheet.code.as_ref();
    PaperScan {
        blob: blob.clone(),
        mime: read.mime.into(),
        page: code.map_or(0, |code| i64::from(code.page())),
        pages: code.map_or(0, |code| i64::from(code.pages())),
        print: code.map_or(0, |code| i64::from(code.print())),
        file_page: i64::from(sheet.page),
        at: c.now(),
        by: c.who().person,
        by_hand: code.is_none(),
    }
}
