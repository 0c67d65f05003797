//! A round signed by hand: the printed report (`sheet_print`) is signed, keyed in and scanned back (F-12).
//!
//! The round is accepted when every page of the sheet is back and the signer with date and time, as written on it, is
//! keyed in; in whichever order they come.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::content::Content;
use super::document::Around;
use super::presenting::{advance, around, pages};
use super::record::{AcceptanceRound, RoundId, RoundState};
use super::signing::{Kept, Signed, check_unchanged, conclude, customer_kind};
use crate::kernel::blobs::hex;
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::time::Moment;
use crate::master::customers::Customer;
use crate::master::{calendars, settings};
use crate::platform::text::Language;
use crate::service::signing::rules::{check_may_sign, check_method, check_written_time};
use crate::service::signing::sheets::{add, has_all_pages, pictures};
use crate::service::signing::{Mark, OnSheet, PaperScan, SignMethod, code, methods, proxy_words};
use crate::service::tickets::Ticket;
use crate::service::visits;

/// The firm decides whether its customers may sign on paper (U-50).
pub(super) fn check_on_paper(r: &Reader<'_>) -> Result<(), Fault> {
    check_method(&methods(r)?, SignMethod::PaperScan)
}

/// Which sheets.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetsWanted {
    /// Part of the report's number.
    pub search: String,
}

/// A report that was printed to be signed by hand and is not accepted yet.
#[derive(Debug, Serialize, TS)]
pub struct SheetOut {
    pub round: RoundId,
    pub number: String,
    pub customer_name: String,
}

/// Reports whose sheets are out, for a person who says what a scan is of; newest first.
pub(super) fn out(r: &Reader<'_>, input: SheetsWanted) -> Result<Vec<SheetOut>, Fault> {
    let found = r.find::<AcceptanceRound>(
        "WHERE state IN ('presented', 'scan_pending') AND prints <> '[]' AND instr(number, ?1) > 0
         ORDER BY rid DESC LIMIT 50",
        [input.search.trim().to_uppercase()],
    )?;
    let mut sheets = Vec::new();
    for round in found {
        if check_mine(r, Need::DocumentPrint, &round).is_err() {
            continue;
        }
        let customer = r.need::<Ticket>(round.ticket)?.customer;
        sheets.push(SheetOut {
            round: round.id,
            number: round.number.unwrap_or_default(),
            customer_name: r.need::<Customer>(customer)?.name,
        });
    }
    Ok(sheets)
}

/// What is written on the sheet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeyInRound {
    pub round: RoundId,
    pub on_sheet: OnSheet,
}

/// Keys in signer, date and time; until the scan is there the round waits for it.
pub(super) fn key_in(c: &mut Change<'_>, input: KeyInRound, key: &seal::DeviceKey) -> Result<(), Fault> {
    let before = c.need::<AcceptanceRound>(input.round)?;
    check_open(&before)?;
    check_on_paper(c)?;
    check_unchanged(c, &before).map_err(outdated)?;
    input.on_sheet.signer().check(customer_kind(c, &before)?)?;
    check_time(c, &before, input.on_sheet.signed_at)?;
    let after = AcceptanceRound { on_sheet: Some(Json(input.on_sheet)), ..before.clone() };
    settle(c, &before, after, key)
}

/// Attaches a sheet to its round.
pub fn attach(c: &mut Change<'_>, id: RoundId, scan: PaperScan, key: &seal::DeviceKey) -> Result<(), Fault> {
    let before = c.need::<AcceptanceRound>(id)?;
    check_open(&before)?;
    check_on_paper(c)?;
    check_unchanged(c, &before).map_err(outdated)?;
    let mut after = before.clone();
    add(&mut after.scans, scan);
    settle(c, &before, after, key)
}

/// The report was changed after the sheet was printed: what was signed is no longer what it says.
fn outdated(fault: Fault) -> Fault {
    if fault.code == "signing.content_changed" {
        return Fault::new(FaultKind::Conflict, "acceptance.sheet_outdated");
    }
    fault
}

fn check_open(round: &AcceptanceRound) -> Result<(), Fault> {
    match round.state {
        RoundState::Accepted | RoundState::Superseded => Err(Fault::refused("signed.unchangeable")),
        RoundState::Presented | RoundState::ScanPending if round.prints.is_empty() => {
            Err(Fault::refused("papers.never_printed"))
        }
        RoundState::Presented | RoundState::ScanPending => Ok(()),
        _ => Err(Fault::refused("signing.not_presented")),
    }
}

/// F-03 against the time on the sheet; and nobody signed a sheet that was not printed yet, nor in the future.
fn check_time(r: &Reader<'_>, round: &AcceptanceRound, signed_at: Moment) -> Result<(), Fault> {
    check_written_time(signed_at, r.now())?;
    let work_done_at = visits::get(r, round.visit)?.work_done_at;
    check_may_sign(work_done_at, &visits::report_gaps(r, round.visit)?, signed_at)?;
    let first = round.prints.iter().find(|p| Some(&p.content_digest) == round.content_digest.as_ref());
    // A hand writes minutes.
    let minute = |at: Moment| at.0.div_euclid(60_000);
    if first.is_some_and(|print| minute(signed_at) < minute(print.at)) {
        return Err(Fault::invalid("acceptance.signed_before_print").field("signed_at", "before_start"));
    }
    Ok(())
}

/// What a round signed by hand still waits for; codes of the catalogue.
pub(super) fn missing(r: &Reader<'_>, round: &AcceptanceRound) -> Result<Vec<&'static str>, Fault> {
    let is_by_hand = round.on_sheet.is_some() || !round.scans.is_empty();
    if !is_by_hand || !matches!(round.state, RoundState::Presented | RoundState::ScanPending) {
        return Ok(Vec::new());
    }
    let mut missing = Vec::new();
    let laid = || {
        let digest = round.content_digest.as_deref().unwrap_or_default();
        Ok(pages(r, &content_of(round)?, &around(digest))?.count())
    };
    if !has_all_pages(&round.scans, laid)? {
        missing.push("scan");
    }
    if round.on_sheet.is_none() {
        missing.push("signer");
    }
    Ok(missing)
}

fn content_of(round: &AcceptanceRound) -> Result<Content, Fault> {
    serde_json::from_str(round.content.as_deref().unwrap_or_default()).map_err(Fault::bug)
}

/// F-12: the scan of a sheet signed by hand is late: signed on Monday with one working day it is on Wednesday.
pub(super) fn is_overdue(r: &Reader<'_>, round: &AcceptanceRound) -> Result<bool, Fault> {
    let (RoundState::ScanPending, Some(on_sheet)) = (round.state, &round.on_sheet) else { return Ok(false) };
    let days = settings::number(r, "acceptance.scan_due")?;
    Ok(calendars::working_days(r)?.is_past(on_sheet.signed_at, days, r.now()))
}

/// Saves what came, and accepts the round when nothing is missing any more.
fn settle(
    c: &mut Change<'_>,
    before: &AcceptanceRound,
    mut after: AcceptanceRound,
    key: &seal::DeviceKey,
) -> Result<(), Fault> {
    match after.on_sheet {
        Some(_) if before.state == RoundState::Presented => {
            after.state = RoundState::ScanPending;
            advance(c, before, &after, None)?;
        }
        _ => c.save(before, &after)?,
    }
    if !missing(c, &after)?.is_empty() {
        return Ok(());
    }
    let Some(on_sheet) = after.on_sheet.clone() else { return Ok(()) };
    let signer = on_sheet.signer();
    let content = content_of(&after)?;
    let language = Language::of_code(&content.language).unwrap_or_default();
    let facts = Around {
        signed: Some((signer.name.clone(), on_sheet.signed_at)),
        proxy: proxy_words(language, signer.relation, &signer.proxy_reason),
        scans: pictures(c, &after.scans)?,
        ..around(after.content_digest.as_deref().unwrap_or_default())
    };
    let signed = Signed {
        signer: &signer,
        mark: Mark::Sheets(&after.scans),
        pages_digest: hex(&pages(c, &content, &facts)?.digest()),
        started_at: on_sheet.signed_at,
        signed_at: on_sheet.signed_at,
    };
    let kept = Kept { ink: None, seal: None, scans: after.scans.0.clone() };
    conclude(c, &after, &signed, kept, key)?;
    Ok(())
}

/// The round of that number, by whatever scan or person asks.
pub fn of_number(r: &Reader<'_>, number: &str) -> Result<Option<AcceptanceRound>, Fault> {
    r.first("WHERE number = ?1", [number])
}

/// Whether the person may attach sheets to the round (T.1).
pub fn check_mine(r: &Reader<'_>, need: Need, round: &AcceptanceRound) -> Result<(), Fault> {
    visits::within_reach(r, &visits::get(r, round.visit)?, need)
}

/// Why a sheet with that code cannot be of the round; none where it fits.
pub fn why_not(
    r: &Reader<'_>,
    round: &AcceptanceRound,
    found: &::scan::PaperCode,
) -> Result<Option<&'static str>, Fault> {
    let number = round.number.as_deref().unwrap_or_default();
    if !code::is_of(found, number, round.content_digest.as_deref().unwrap_or_default()) {
        return Ok(Some("papers.other_content"));
    }
    Ok(match round.state {
        RoundState::Accepted | RoundState::Superseded => Some("papers.is_filed"),
        RoundState::Presented | RoundState::ScanPending if round.prints.is_empty() => {
            Some("papers.never_printed")
        }
        RoundState::Presented | RoundState::ScanPending if check_unchanged(r, round).is_err() => {
            Some("papers.other_content")
        }
        RoundState::Presented | RoundState::ScanPending => None,
        _ => Some("papers.not_shown"),
    })
}
