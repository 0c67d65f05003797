//! Sheets that come back signed by hand (F-12) or filled in by hand (F-21).
//!
//! A paper is filed when its scan is attached, the signer and the date and time written on the sheet are keyed in, and,
//! of a form filled in by hand, a second person has compared what was keyed in with the scan.

use serde_json::json;

use super::compose::compose;
use super::content::{PaperContent, SignedBefore};
use super::issuing::{advance, check_none_yet, strike_off};
use super::record::{
    OnSheet, Paper, PaperBlock, PaperForm, PaperId, PaperKind, PaperScan, PaperSignature, PaperState,
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
    // The sheet signed on the spot confirms what it lists before it is scanned at the base (K-02).
    if let (Some(PaperBlock::Receipt), false) =
        (rules::blocks(after.kind, &after.form).first(), after.is_blank)
    {
        custody::signed(c, &after, PaperBlock::Receipt, &on_sheet.signer_name, on_sheet.signed_at)?;
    }
    after.on_sheet = Some(Json(on_sheet));
    settle(c, &before, after, key)
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
    if !rules::attests_service(block) {
        return Ok(());
    }
    let Some(visit) = paper.visit.map(|v| visits::get(r, v)).transpose()? else {
        return Err(Fault::refused("papers.no_visit").field("visit", "required"));
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
pub fn missing(paper: &Paper) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if !has_all_pages(&paper.scans) {
        missing.push("scan");
    }
    if paper.on_sheet.is_none() && !rules::blocks(paper.kind, &paper.form).is_empty() {
        missing.push("signer");
    }
    if paper.is_blank && paper.compared_by.is_none() && missing.is_empty() {
        missing.push("comparison");
    }
    missing
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
    if !missing(&after).is_empty() {
        return Ok(after);
    }
    let pending = after.clone();
    if let Some(on_sheet) = after.on_sheet.clone() {
        if rules::blocks(after.kind, &after.form).is_empty() {
            after.signed_at = Some(on_sheet.signed_at);
        } else {
            let signature = sign_by_sheet(c, &after, &on_sheet, key)?;
            after.signed_at = Some(signature.signed_at);
            if after.kind == PaperKind::GoodsReceipt {
                custody::entered_by_hand(c, &after, &on_sheet)?;
            }
            c.queue_job(super::sealing::JOB, &json!({"signature": signature.id}))?;
        }
    }
    after.state = PaperState::Filed;
    after.filed_at = Some(c.now());
    advance(c, &pending, &after, "")?;
    strike_off(c, &after)?;
    Ok(after)
}

/// The signature as a record: content as printed, or as read off the sheet and marked so, bound to the scans.
fn sign_by_sheet(
    c: &mut Change<'_>,
    paper: &Paper,
    on_sheet: &OnSheet,
    key: &seal::DeviceKey,
) -> Result<PaperSignature, Fault> {
    let block = super::presenting::next_block(c, paper)?;
    let printed = paper.content.as_deref().unwrap_or_default();
    let mut content: PaperContent = if paper.is_blank {
        let language = Language::of_code(&paper.language).unwrap_or_default();
        compose(c, paper, Some(block), language)?
    } else {
        serde_json::from_str(printed).map_err(Fault::bug)?
    };
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
