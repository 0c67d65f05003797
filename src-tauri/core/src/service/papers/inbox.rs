//! Scans no code could place: they wait until a person says what they are of.

use scan::PaperCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::issuing::check_mine;
use super::reading::{Read, Sheet};
use super::record::{Paper, PaperId, PaperScan, ScanId, ScanInbox, ScanState};
use super::taking::{Goal, ScanTaken};
use crate::kernel::blobs::{BlobHash, to_base64};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::people;
use crate::platform::documents::device_key;
use crate::service::acceptance::{self, AcceptanceRound, RoundId};

/// Keeps a scan for a person to decide about. The same bytes dropped twice wait once.
pub(super) fn wait(
    c: &mut Change<'_>,
    read: &Read,
    sheet: &Sheet,
    blob: &BlobHash,
    name: &str,
    reason: &str,
) -> Result<ScanId, Fault> {
    let file_page = i64::from(sheet.page);
    let kept =
        c.first::<ScanInbox>("WHERE blob = ?1 AND file_page = ?2 AND state = 'waiting'", (blob, file_page))?;
    if let Some(kept) = kept {
        return Ok(kept.id);
    }
    let scan = ScanInbox {
        id: c.new_id(),
        blob: blob.clone(),
        mime: read.mime.into(),
        name: name.into(),
        file_page,
        code: sheet.words.clone(),
        reason: reason.into(),
        state: ScanState::Waiting,
        received_at: c.now(),
        received_by: c.who().person,
        paper: None,
        round: None,
        decided_at: None,
        decided_by: None,
        note: String::new(),
    };
    c.create(&scan)?;
    Ok(scan.id)
}

/// A person says which paper, or which round of acceptance, a waiting scan is of, and how he knows.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MatchScan {
    pub scan: ScanId,
    #[serde(default)]
    pub paper: Option<PaperId>,
    #[serde(default)]
    pub round: Option<RoundId>,
    #[serde(default)]
    pub note: String,
}

pub(super) fn match_by_hand(core: &Core, session: &Session, input: MatchScan) -> Result<ScanTaken, Fault> {
    let goal = Goal::of(input.paper, input.round)
        .ok_or_else(|| Fault::invalid("input.incomplete").field("paper", "required"))?;
    let firm = core.read_as(session, |r| {
        goal.check_mine(r)?;
        Ok(people::company(r)?.name)
    })?;
    let key = device_key(core, session, &firm)?;
    core.change_as(session, "papers.match_scan", |c| {
        let before = waiting(c, input.scan)?;
        if input.note.trim().is_empty() {
            return Fault::unless_complete(&["note"]).map(|()| ScanTaken::default());
        }
        // A code that names another paper or other content is not overruled by hand (F-12); one nobody could read is.
        if let Ok(code) = PaperCode::parse(&before.code) {
            goal.check_code(c, &code)?;
        }
        check_free(c, &before.blob, before.file_page, None)?;
        let scan = PaperScan {
            blob: before.blob.clone(),
            mime: before.mime.clone(),
            page: 0,
            pages: 0,
            print: 0,
            file_page: before.file_page,
            at: c.now(),
            by: c.who().person,
            by_hand: true,
        };
        let mut taken = ScanTaken::default();
        goal.attach(c, scan, &key, &mut taken)?;
        decide(c, &before, ScanState::Matched, &goal, &input.note)?;
        Ok(taken)
    })
}

/// F-07: a sheet that was signed for one paper is not the signature of another; with its `own` it may stand twice.
pub(super) fn check_free(
    r: &Reader<'_>,
    blob: &BlobHash,
    file_page: i64,
    own: Option<&str>,
) -> Result<(), Fault> {
    for table in ["paper", "acceptance_round"] {
        let sql = format!(
            "SELECT t.number FROM {table} t, json_each(t.scans) s WHERE instr(t.scans, ?1) > 0
             AND json_extract(s.value, '$.blob') = ?1 AND json_extract(s.value, '$.file_page') = ?2
             AND t.number IS NOT ?3 LIMIT 1"
        );
        if let Some(number) = r.value::<String>(&sql, (blob, file_page, own))? {
            return Err(Fault::refused("papers.scan_of_another").arg("number", number));
        }
    }
    Ok(())
}

/// A scan that is of no paper of ours.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DiscardScan {
    pub scan: ScanId,
    #[serde(default)]
    pub note: String,
}

pub(super) fn discard(c: &mut Change<'_>, input: DiscardScan) -> Result<(), Fault> {
    if input.note.trim().is_empty() {
        return Fault::unless_complete(&["note"]);
    }
    let before = waiting(c, input.scan)?;
    decide(c, &before, ScanState::Discarded, &Goal::Nothing, &input.note)
}

fn waiting(r: &Reader<'_>, id: ScanId) -> Result<ScanInbox, Fault> {
    let scan = r.need::<ScanInbox>(id)?;
    check_received(r, &scan)?;
    if scan.state == ScanState::Waiting { Ok(scan) } else { Err(Fault::refused("papers.scan_decided")) }
}

/// T.1: everybody's scans, or those the person took in.
pub(super) fn check_received(r: &Reader<'_>, scan: &ScanInbox) -> Result<(), Fault> {
    let all = r.who().scope(Need::DocumentPrint) == Some(Scope::All);
    if all || scan.received_by == r.who().person {
        return Ok(());
    }
    Err(Fault::new(FaultKind::Denied, "record.not_yours"))
}

fn decide(
    c: &mut Change<'_>,
    before: &ScanInbox,
    state: ScanState,
    goal: &Goal,
    note: &str,
) -> Result<(), Fault> {
    let (paper, round) = goal.ids();
    let after = ScanInbox {
        state,
        paper,
        round,
        decided_at: Some(c.now()),
        decided_by: Some(c.who().person),
        note: note.trim().into(),
        ..before.clone()
    };
    c.save(before, &after)
}

/// Which scan: one that waits, or one attached to a paper or a round.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ScanWanted {
    #[serde(default)]
    pub scan: Option<ScanId>,
    #[serde(default)]
    pub paper: Option<PaperId>,
    #[serde(default)]
    pub round: Option<RoundId>,
    /// From 0, in the order they came.
    #[serde(default)]
    pub at: u32,
}

/// The original, byte for byte, and the page meant as a picture.
#[derive(Debug, Serialize, TS)]
pub struct ScanImage {
    pub mime: String,
    pub base64: String,
    /// JPEG or PNG; none where the page's packing cannot be unpacked.
    pub picture_base64: Option<String>,
}

pub(super) fn image(r: &Reader<'_>, input: ScanWanted) -> Result<ScanImage, Fault> {
    let (blob, mime, page) = match (input.scan, input.paper, input.round) {
        (Some(scan), _, _) => {
            let scan = r.need::<ScanInbox>(scan)?;
            check_received(r, &scan)?;
            (scan.blob, scan.mime, scan.file_page)
        }
        (None, paper, round) => {
            let scans = match (paper, round) {
                (Some(paper), _) => {
                    let paper = r.need::<Paper>(paper)?;
                    check_mine(r, Need::VisitRead, &paper)?;
                    paper.scans
                }
                (None, Some(round)) => {
                    let round = r.need::<AcceptanceRound>(round)?;
                    acceptance::check_sheet_mine(r, Need::VisitRead, &round)?;
                    round.scans
                }
                (None, None) => return Err(Fault::invalid("input.incomplete").field("scan", "required")),
            };
            let scan = scans.get(input.at as usize).cloned();
            let scan = scan.ok_or_else(|| Fault::missing("scan_inbox.missing"))?;
            (scan.blob, scan.mime, scan.file_page)
        }
    };
    let bytes = r.blob(&blob)?;
    let picture = scan::picture(&bytes, u32::try_from(page).unwrap_or(1));
    Ok(ScanImage { mime, base64: to_base64(&bytes), picture_base64: picture.as_deref().map(to_base64) })
}
