//! Taking in scans: attached where a person says so, else waiting in the inbox until somebody does.

use scan::PaperCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::commands::key_for;
use super::issuing::check_mine;
use super::reading::{self, Read, Sheet};
use super::record::{Paper, PaperId, PaperScan, PaperState, ScanId, ScanInbox, ScanState};
use super::scans::attach;
use crate::kernel::blobs::{BlobHash, from_base64, to_base64};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::{people, settings};
use crate::platform::documents::device_key;
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
    let most = core.read_as(session, |r| settings::number(r, "attachment.max"))?;
    if i64::try_from(bytes.len()).map_or(true, |len| len > most.saturating_mul(1_000_000)) {
        return Err(Fault::invalid("papers.scan_too_large").arg("most", most));
    }
    // Reading a stack of sheets takes its time and needs no transaction.
    let read = reading::read(&bytes)?;
    let key = device_key(core, session, &core.read_as(session, |r| Ok(people::company(r)?.name))?)?;
    core.change_as(session, "papers.take_scan", |c| {
        let blob = c.put_blob(&bytes)?;
        if let Some(paper) = input.paper {
            return attach_as_told(c, paper, &read, &blob, &key);
        }
        let mut taken = ScanTaken::default();
        for sheet in &read.sheets {
            match placed(c, sheet)? {
                Ok(paper) => {
                    let paper = attach(c, paper, scanned(c, &read, sheet, &blob), &key)?;
                    taken.add(&paper);
                }
                Err(reason) => taken.waiting.push(wait(c, &read, sheet, &blob, &name, reason)?),
            }
        }
        Ok(taken)
    })
}

impl ScanTaken {
    fn add(&mut self, paper: &Paper) {
        if !self.attached.contains(&paper.id) {
            self.attached.push(paper.id);
            self.numbers.push(paper.number.clone());
        }
    }
}

/// The paper a sheet says it is of, or why a person must look at it.
fn placed(r: &Reader<'_>, sheet: &Sheet) -> Result<Result<PaperId, &'static str>, Fault> {
    let Some(code) = &sheet.code else { return Ok(Err(sheet.why)) };
    let Some(paper) = r.first::<Paper>("WHERE number = ?1", [code.number()])? else {
        return Ok(Err("papers.unknown_number"));
    };
    if check_mine(r, Need::DocumentPrint, &paper).is_err() {
        return Ok(Err("record.not_yours"));
    }
    // A sheet printed before the content changed is no paper of this content (F-12).
    if !is_of(code, &paper) {
        return Ok(Err("papers.other_content"));
    }
    Ok(match paper.state {
        PaperState::Voided => Err("papers.is_voided"),
        PaperState::Signed | PaperState::Filed => Err("papers.is_filed"),
        _ => Ok(paper.id),
    })
}

/// A person says which paper it is: believed where no code says otherwise (F-12).
fn attach_as_told(
    c: &mut Change<'_>,
    id: PaperId,
    read: &Read,
    blob: &BlobHash,
    key: &seal::DeviceKey,
) -> Result<ScanTaken, Fault> {
    let paper = c.need::<Paper>(id)?;
    check_mine(c, Need::DocumentPrint, &paper)?;
    let coded: Vec<&Sheet> = read.sheets.iter().filter(|s| s.code.is_some()).collect();
    let fits = |s: &&&Sheet| s.code.as_ref().is_some_and(|code| is_of(code, &paper));
    let own: Vec<&Sheet> = coded.iter().filter(fits).copied().collect();
    if let (Some(other), true) = (coded.first().and_then(|s| s.code.as_ref()), own.is_empty()) {
        let code = if other.number() == paper.number {
            "papers.scan_of_other_content"
        } else {
            "papers.scan_of_another"
        };
        return Err(Fault::refused(code).arg("number", other.number()));
    }
    let sheets = if own.is_empty() { read.sheets.iter().collect() } else { own };
    let mut taken = ScanTaken::default();
    for sheet in sheets {
        taken.add(&attach(c, id, scanned(c, read, sheet, blob), key)?);
    }
    Ok(taken)
}

/// Whether the code was printed with the content the paper has now.
fn is_of(code: &PaperCode, paper: &Paper) -> bool {
    code::is_of(code, &paper.number, paper.content_digest.as_deref().unwrap_or_default())
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

/// Keeps a scan for a person to decide about. The same bytes dropped twice wait once.
fn wait(
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
        let paper = c.need::<Paper>(input.paper)?;
        // A code that names another paper is not overruled by hand (F-12); one nobody could read is.
        if let Ok(code) = PaperCode::parse(&before.code)
            && code.number() != paper.number
        {
            return Err(Fault::refused("papers.scan_of_another").arg("number", code.number()));
        }
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
        let paper = attach(c, input.paper, scan, &key)?;
        decide(c, &before, ScanState::Matched, Some(paper.id), &input.note)?;
        let mut taken = ScanTaken::default();
        taken.add(&paper);
        Ok(taken)
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

/// The original, byte for byte, and the page meant as a picture.
#[derive(Debug, Serialize, TS)]
pub struct ScanImage {
    pub mime: String,
    pub base64: String,
    /// JPEG or PNG; none where the page's packing cannot be unpacked.
    pub picture_base64: Option<String>,
}

pub(super) fn image(r: &Reader<'_>, input: ScanWanted) -> Result<ScanImage, Fault> {
    let (blob, mime, page) = match (input.scan, input.paper) {
        (Some(scan), _) => {
            let scan = r.need::<ScanInbox>(scan)?;
            check_received(r, &scan)?;
            (scan.blob, scan.mime, scan.file_page)
        }
        (None, Some(paper)) => {
            let paper = r.need::<Paper>(paper)?;
            check_mine(r, Need::VisitRead, &paper)?;
            let scan = paper.scans.get(input.at as usize).cloned();
            let scan = scan.ok_or_else(|| Fault::missing("scan_inbox.missing"))?;
            (scan.blob, scan.mime, scan.file_page)
        }
        (None, None) => return Err(Fault::invalid("input.incomplete").field("scan", "required")),
    };
    let bytes = r.blob(&blob)?;
    let picture = scan::picture(&bytes, u32::try_from(page).unwrap_or(1));
    Ok(ScanImage { mime, base64: to_base64(&bytes), picture_base64: picture.as_deref().map(to_base64) })
}
