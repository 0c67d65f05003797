//! Taking in scans: attached where a person says so, else waiting in the inbox until somebody does.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::commands::key_for;
use super::issuing::check_mine;
use super::record::{Paper, PaperId, PaperScan, ScanId, ScanInbox, ScanState};
use super::scans::attach;
use crate::kernel::blobs::{BlobHash, from_base64, to_base64};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::settings;

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
    /// The paper it belongs to, where a person says so.
    #[serde(default)]
    pub paper: Option<PaperId>,
}

/// What became of a scan.
#[derive(Debug, Default, Serialize, TS)]
pub struct ScanTaken {
    /// Papers it was attached to.
    pub attached: Vec<PaperId>,
    pub numbers: Vec<String>,
    /// Waiting for a person.
    pub waiting: Vec<ScanId>,
}

pub(super) fn take(core: &Core, session: &Session, input: TakeScan) -> Result<ScanTaken, Fault> {
    let name = input.name.clone().or_else(|| file_name(input.path.as_deref()?)).unwrap_or_default();
    let bytes = match (&input.path, &input.base64) {
        (Some(path), _) => std::fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e))?,
        (None, Some(text)) => from_base64(text)?,
        (None, None) => return Err(Fault::invalid("input.incomplete").field("path", "required")),
    };
    let mime = mime_of(&bytes).ok_or_else(|| Fault::invalid("papers.not_a_scan"))?;
    let most = core.read_as(session, |r| settings::number(r, "attachment.max"))?;
    if i64::try_from(bytes.len()).map_or(true, |len| len > most.saturating_mul(1_000_000)) {
        return Err(Fault::invalid("papers.scan_too_large").arg("most", most));
    }
    match input.paper {
        Some(paper) => {
            let key = key_for(core, session, paper, Need::DocumentPrint)?;
            core.change_as(session, "papers.take_scan", |c| {
                let blob = c.put_blob(&bytes)?;
                let paper = attach(c, paper, by_hand(c, blob, mime), &key)?;
                Ok(ScanTaken { attached: vec![paper.id], numbers: vec![paper.number], waiting: Vec::new() })
            })
        }
        None => core.change_as(session, "papers.take_scan", |c| {
            let blob = c.put_blob(&bytes)?;
            let waiting = wait(c, blob, mime, &name, "", "scan.no_code")?;
            Ok(ScanTaken { waiting: vec![waiting], ..ScanTaken::default() })
        }),
    }
}

fn file_name(path: &str) -> Option<String> {
    Some(std::path::Path::new(path).file_name()?.to_string_lossy().into_owned())
}

/// JPEG, PNG or PDF by the first bytes; a name proves nothing.
fn mime_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Some("image/jpeg"),
        _ if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        _ if bytes.starts_with(b"%PDF-") => Some("application/pdf"),
        _ => None,
    }
}

fn by_hand(c: &Change<'_>, blob: BlobHash, mime: &str) -> PaperScan {
    PaperScan {
        blob,
        mime: mime.into(),
        page: 0,
        pages: 0,
        print: 0,
        at: c.now(),
        by: c.who().person,
        by_hand: true,
    }
}

/// Keeps a scan for a person to decide about. The same bytes dropped twice wait once.
fn wait(
    c: &mut Change<'_>,
    blob: BlobHash,
    mime: &str,
    name: &str,
    code: &str,
    reason: &str,
) -> Result<ScanId, Fault> {
    let kept = c.first::<ScanInbox>("WHERE blob = ?1 AND state = 'waiting'", [&blob])?;
    if let Some(kept) = kept {
        return Ok(kept.id);
    }
    let scan = ScanInbox {
        id: c.new_id(),
        blob,
        mime: mime.into(),
        name: name.into(),
        code: code.into(),
        reason: reason.into(),
        state: ScanState::Waiting,
        received_at: c.now(),
        received_by: c.who().person,
        paper: None,
        decided_at: None,
        decided_by: None,
        note: String::new(),
    };
    c.create(&scan)?;
    Ok(scan.id)
}

/// A person says which paper a waiting scan is of.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MatchScan {
    pub scan: ScanId,
    pub paper: PaperId,
    #[serde(default)]
    pub note: String,
}

pub(super) fn match_by_hand(core: &Core, session: &Session, input: MatchScan) -> Result<ScanTaken, Fault> {
    let key = key_for(core, session, input.paper, Need::DocumentPrint)?;
    core.change_as(session, "papers.match_scan", |c| {
        let before = waiting(c, input.scan)?;
        let scan = by_hand(c, before.blob.clone(), &before.mime);
        let paper = attach(c, input.paper, scan, &key)?;
        decide(c, &before, ScanState::Matched, Some(paper.id), &input.note)?;
        Ok(ScanTaken { attached: vec![paper.id], numbers: vec![paper.number], waiting: Vec::new() })
    })
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
    decide(c, &before, ScanState::Discarded, None, &input.note)
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
    paper: Option<PaperId>,
    note: &str,
) -> Result<(), Fault> {
    let after = ScanInbox {
        state,
        paper,
        decided_at: Some(c.now()),
        decided_by: Some(c.who().person),
        note: note.trim().into(),
        ..before.clone()
    };
    c.save(before, &after)
}

/// Which scan: one that waits, or one attached to a paper.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ScanWanted {
    #[serde(default)]
    pub scan: Option<ScanId>,
    #[serde(default)]
    pub paper: Option<PaperId>,
    /// From 0, in the order they came.
    #[serde(default)]
    pub at: u32,
}

/// The original, byte for byte.
#[derive(Debug, Serialize, TS)]
pub struct ScanImage {
    pub mime: String,
    pub base64: String,
}

pub(super) fn image(r: &Reader<'_>, input: ScanWanted) -> Result<ScanImage, Fault> {
    let (blob, mime) = match (input.scan, input.paper) {
        (Some(scan), _) => {
            let scan = r.need::<ScanInbox>(scan)?;
            check_received(r, &scan)?;
            (scan.blob, scan.mime)
        }
        (None, Some(paper)) => {
            let paper = r.need::<Paper>(paper)?;
            check_mine(r, Need::VisitRead, &paper)?;
            let scan = paper.scans.get(input.at as usize).cloned();
            let scan = scan.ok_or_else(|| Fault::missing("scan_inbox.missing"))?;
            (scan.blob, scan.mime)
        }
        (None, None) => return Err(Fault::invalid("input.incomplete").field("scan", "required")),
    };
    Ok(ScanImage { mime, base64: to_base64(&r.blob(&blob)?) })
}
