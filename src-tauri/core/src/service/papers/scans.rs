//! Sheets that come back signed by hand (F-12) or filled in by hand (F-21).
//!
//! A paper is filed when its scan is attached, the signer and the date and time written on the sheet are keyed in, and,
//! of a form filled in by hand, a second person has compared what was keyed in with the scan.

use serde_json::json;

use super::compose::{compose, declaration, pages};
use super::content::{PaperContent, SignedBefore};
use super::issuing::{advance, check_none_yet, strike_off};
use super::presenting::{around, check_at_the_base};
use super::record::{
    OnSheet, Paper, PaperBlock, PaperForm, PaperId, PaperKind, PaperScan, PaperSignature, PaperSignatureId,
    PaperState,
};
use super::rules;
use super::signing::{customer_kind, signature_of};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::platform::documents::{canonical, digest};
use crate::platform::text::Language;
use crate::service::custody;
use crate::service::signing::rules::{check_may_sign, check_written_time};
use crate::service::signing::sheets::{add, has_all_pages};
use crate::service::signing::{Mark, SignMethod, Vouched, vouch};
use crate::service::visits::{self, VisitId};

/// What was read off a sheet.
pub(super) struct Keyed {
    pub paper: PaperId,
    /// For a number given out in advance: the visit it was used on (F-14).
    pub visit: Option<VisitId>,
    pub on_sheet: OnSheet,
    /// Who signed for the things taken away, on a voucher the customer signs twice (K-02).
    pub taken: Option<OnSheet>,
    /// Only of a form filled in by hand.
    pub form: Option<PaperForm>,
}

/// Keys in what is written on a sheet. Until the scan is attached the paper waits for it (F-12).
pub(super) fn key_in(c: &mut Change<'_>, keyed: Keyed, key: &seal::DeviceKey) -> Result<Paper, Fault> {
    let before = c.need::<Paper>(keyed.paper)?;
    check_open(&before)?;
    rules::check_belongs(before.visit, keyed.visit)?;
    let mut after = before.clone();
    if let (None, Some(visit)) = (before.visit, keyed.visit) {
        let on_it = visits::get(c, visit)?;
        if before.issued_to.is_some_and(|p| !on_it.technicians.contains(&p)) {
            return Err(Fault::refused("papers.of_another_visit"));
        }
        check_none_yet(c, before.kind, visit, before.subject)?;
        after.visit = Some(visit);
        after.ticket = Some(on_it.ticket);
    }
    let on_sheet = keyed.on_sheet;
    on_sheet.signer().check(customer_kind(c, after.ticket)?)?;
    if let Some(form) = keyed.form {
        if !before.is_blank {
            return Err(Fault::refused("papers.not_blank"));
        }
        after.form = Json(form);
    }
    if before.is_blank {
        after.transcribed_by = Some(c.who().person);
        after.compared_by = None;
    }
    check_time(c, &after, &on_sheet)?;
    if let Some(taken) = taken_on(c, &after, keyed.taken)? {
        if !after.is_blank {
            custody::signed(c, &after, PaperBlock::TakeAway, &taken.signer_name, taken.signed_at)?;
        }
        after.taken_on_sheet = Some(Json(taken));
    }
    // The sheet signed on the spot confirms what it lists before it is scanned at the base (K-02).
    if let (Some(PaperBlock::Receipt), false) =
        (rules::blocks(after.kind, &after.form).first(), after.is_blank)
    {
        custody::signed(c, &after, PaperBlock::Receipt, &on_sheet.signer_name, on_sheet.signed_at)?;
    }
    after.on_sheet = Some(Json(on_sheet));
    settle(c, &before, after, key)
}

/// The places of a sheet a hand signs: what it lists, without what the pad has signed already.
pub(super) fn open_blocks(r: &Reader<'_>, paper: &Paper) -> Result<Vec<PaperBlock>, Fault> {
    // What was printed is what is signed: things added later stand on no sheet.
    let printed = paper.content.as_deref().filter(|_| !paper.is_blank);
    let form = match printed {
        Some(content) => serde_json::from_str::<PaperContent>(content).map_err(Fault::bug)?.form,
        None => paper.form.0.clone(),
    };
    let signed = r.find::<PaperSignature>("WHERE paper = ?1", [paper.id])?;
    let is_open = |block: &PaperBlock| signed.iter().all(|s| s.block != *block);
    Ok(rules::blocks(paper.kind, &form).into_iter().filter(is_open).collect())
}

/// Whether the sheet is signed twice: for the things taken away, and for the work.
fn is_signed_twice(blocks: &[PaperBlock]) -> bool {
    blocks.len() > 1 && blocks.contains(&PaperBlock::TakeAway)
}

/// Who signed for the things taken away; nobody where that place is not there or signed already.
fn taken_on(c: &Change<'_>, paper: &Paper, keyed: Option<OnSheet>) -> Result<Option<OnSheet>, Fault> {
    match (is_signed_twice(&open_blocks(c, paper)?), keyed) {
        (false, None) => Ok(None),
        (false, Some(_)) => Err(Fault::refused("papers.no_take_away")),
        (true, None) => Fault::unless_complete(&["taken.signer_name", "taken.signed_at"]).map(|()| None),
        (true, Some(taken)) => {
            rules::check_form(PaperBlock::TakeAway, &paper.form)?;
            taken.signer().check(customer_kind(c, paper.ticket)?).map_err(of_taken)?;
            check_written_time(taken.signed_at, c.now()).map_err(of_taken)?;
            Ok(Some(taken))
        }
    }
}

/// The fields are those of the other place.
fn of_taken(mut fault: Fault) -> Fault {
    for field in &mut fault.fields {
        field.field = format!("taken.{}", field.field);
    }
    fault
}

fn check_open(paper: &Paper) -> Result<(), Fault> {
    match paper.state {
        PaperState::Voided => Err(Fault::refused("papers.is_voided")),
        PaperState::Signed | PaperState::Filed => Err(Fault::refused("signed.unchangeable")),
        _ if paper.prints == 0 => Err(Fault::refused("papers.never_printed")),
        _ => Ok(()),
    }
}

/// F-03 against the time on the sheet, and against a slip of the pen: nobody signed in the future.
fn check_time(r: &Reader<'_>, paper: &Paper, on_sheet: &OnSheet) -> Result<(), Fault> {
    check_written_time(on_sheet.signed_at, r.now())?;
    let Some(block) = rules::blocks(paper.kind, &paper.form).last().copied() else { return Ok(()) };
    rules::check_form(block, &paper.form)?;
    if paper.is_blank {
        rules::check_transcribed(block, &paper.form)?;
    }
    if !rules::attests_service(block) {
        return Ok(());
    }
    let Some(visit) = paper.visit.map(|v| visits::get(r, v)).transpose()? else {
        return check_at_the_base(r, paper, &paper.form, on_sheet.signed_at);
    };
    // A form filled in by hand is itself the report: nothing else need be complete.
    let gaps = if paper.is_blank { Vec::new() } else { visits::report_gaps(r, visit.id)? };
    check_may_sign(visit.work_done_at, &gaps, on_sheet.signed_at)
}

/// Attaches a sheet. The same page scanned again stands beside the first; nothing that came back is thrown away.
pub(super) fn attach(
    c: &mut Change<'_>,
    id: PaperId,
    scan: PaperScan,
    key: &seal::DeviceKey,
) -> Result<Paper, Fault> {
    let before = c.need::<Paper>(id)?;
    check_open(&before)?;
    let mut after = before.clone();
    add(&mut after.scans, scan);
    settle(c, &before, after, key)
}

/// F-21: a second person has compared what was keyed in with the scan.
pub(super) fn compared(c: &mut Change<'_>, id: PaperId, key: &seal::DeviceKey) -> Result<Paper, Fault> {
    let before = c.need::<Paper>(id)?;
    check_open(&before)?;
    let Some(transcriber) = before.transcribed_by else {
        return Err(Fault::refused("papers.not_transcribed"));
    };
    if before.scans.is_empty() {
        return Err(Fault::refused("papers.scan_missing"));
    }
    if transcriber == c.who().person {
        return Err(Fault::refused("papers.second_person"));
    }
    let after = Paper { compared_by: Some(c.who().person), ..before.clone() };
    settle(c, &before, after, key)
}

/// What is still missing before a paper signed by hand can be filed; codes of the catalogue.
pub fn missing(r: &Reader<'_>, paper: &Paper) -> Result<Vec<&'static str>, Fault> {
    let mut missing = Vec::new();
    let laid = || {
        let content =
            serde_json::from_str(paper.content.as_deref().unwrap_or_default()).map_err(Fault::bug)?;
        let digest = paper.content_digest.as_deref().unwrap_or_default();
        Ok(pages(r, &content, &around(digest))?.count())
    };
    if !has_all_pages(&paper.scans, laid)? {
        missing.push("scan");
    }
    let is_half = paper.taken_on_sheet.is_none() && is_signed_twice(&open_blocks(r, paper)?);
    let is_unsigned = paper.on_sheet.is_none() && !rules::blocks(paper.kind, &paper.form).is_empty();
    if is_unsigned || is_half {
        missing.push("signer");
    }
    if paper.is_blank && paper.compared_by.is_none() && missing.is_empty() {
        missing.push("comparison");
    }
    Ok(missing)
}

/// Saves what came, and files the paper when nothing is missing any more.
fn settle(
    c: &mut Change<'_>,
    before: &Paper,
    mut after: Paper,
    key: &seal::DeviceKey,
) -> Result<Paper, Fault> {
    if before.state != PaperState::ScanPending {
        after.state = PaperState::ScanPending;
        advance(c, before, &after, "")?;
    } else {
        c.save(before, &after)?;
    }
    if !missing(c, &after)?.is_empty() {
        return Ok(after);
    }
    let pending = after.clone();
    if let Some(on_sheet) = after.on_sheet.clone() {
        if rules::blocks(after.kind, &after.form).is_empty() {
            after.signed_at = Some(on_sheet.signed_at);
        } else {
            let signatures = sign_by_sheet(c, &after, &on_sheet, key)?;
            after.signed_at = Some(on_sheet.signed_at);
            if after.kind == PaperKind::GoodsReceipt {
                custody::entered_by_hand(c, &after, &on_sheet)?;
            }
            for signature in signatures {
                c.queue_job(super::sealing::JOB, &json!({ "signature": signature }))?;
            }
        }
    }
    after.state = PaperState::Filed;
    after.filed_at = Some(c.now());
    advance(c, &pending, &after, "")?;
    strike_off(c, &after)?;
    Ok(after)
}

/// A signature for each place of the sheet, each with its own signer and time.
fn sign_by_sheet(
    c: &mut Change<'_>,
    paper: &Paper,
    on_sheet: &OnSheet,
    key: &seal::DeviceKey,
) -> Result<Vec<PaperSignatureId>, Fault> {
    let blocks = open_blocks(c, paper)?;
    let taken = paper.taken_on_sheet.clone().filter(|_| is_signed_twice(&blocks));
    let mut signatures: Vec<PaperSignature> = Vec::new();
    for block in blocks {
        let signer = taken.as_deref().filter(|_| block == PaperBlock::TakeAway).unwrap_or(on_sheet);
        let place = taken.is_some().then_some(block);
        let signature = sign_block(c, paper, block, (signer, place, signatures.last()), key)?;
        signatures.push(signature);
    }
    if signatures.is_empty() {
        return Err(Fault::refused("papers.nothing_to_sign"));
    }
    Ok(signatures.into_iter().map(|s| s.id).collect())
}

/// The signature as a record: content as printed, or as read off the sheet and marked so, bound to the scans. Of a
/// sheet signed twice the content says which place it is of, and the second names the first.
fn sign_block(
    c: &mut Change<'_>,
    paper: &Paper,
    block: PaperBlock,
    (on_sheet, place, first): (&OnSheet, Option<PaperBlock>, Option<&PaperSignature>),
    key: &seal::DeviceKey,
) -> Result<PaperSignature, Fault> {
    let printed = paper.content.as_deref().unwrap_or_default();
    let mut content: PaperContent = if paper.is_blank {
        let language = Language::of_code(&paper.language).unwrap_or_default();
        compose(c, paper, Some(block), language)?
    } else {
        serde_json::from_str(printed).map_err(Fault::bug)?
    };
    if let (Some(place), false) = (place, paper.is_blank) {
        let language = Language::of_code(&content.language).unwrap_or_default();
        content.declaration = declaration(language, place, &content.firm.name);
        content.block = Some(place);
    }
    content.taken = content.taken.or_else(|| first.map(SignedBefore::of));
    content.is_transcription = paper.is_blank;
    content.on_sheet = Some(SignedBefore {
        signer_name: on_sheet.signer_name.clone(),
        signed_at: on_sheet.signed_at,
        content_digest: paper.content_digest.clone().unwrap_or_default(),
    });
    let content_digest = digest(&content)?;
    let signer = on_sheet.signer();
    let about = Vouched {
        report: &paper.number,
        part: json!(block),
        content_digest: &content_digest,
        pages_digest: "",
        declaration: &content.declaration,
        mark: Mark::Sheets(&paper.scans),
        signer: &signer,
        started_at: on_sheet.signed_at,
    };
    let (evidence, evidence_signature) = vouch(c, &about, key)?;
    let signature = PaperSignature {
        method: SignMethod::PaperScan,
        declaration: content.declaration.clone(),
        content: String::from_utf8(canonical(&content)?).map_err(Fault::bug)?,
        content_digest,
        scans: paper.scans.clone(),
        evidence,
        evidence_signature,
        ..signature_of(c, paper, block, &signer, on_sheet.signed_at)?
    };
    c.create(&signature)?;
    Ok(signature)
}
