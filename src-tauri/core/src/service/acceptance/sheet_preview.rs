//! What a print of several reports would have on its sheets, before anything is shown, numbered or counted (V-08).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::presenting::{as_shown, round_of};
use super::record::{AcceptanceMode, AcceptanceRound, SheetPrint};
use super::sheet_print::{each_once, laid_out, mode_to_show};
use super::sheets::check_on_paper;
use super::signing::check_unchanged;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::platform::printing::PrintTarget;
use crate::platform::text::Language;
use crate::service::visits::{self, Visit, VisitId};

/// The same as would be printed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewSheets {
    /// 1 to 200.
    pub visits: Vec<VisitId>,
    #[serde(default)]
    pub mode: Option<AcceptanceMode>,
    #[serde(default)]
    pub language: Option<Language>,
    /// Which pages to draw, from 0; all are counted.
    #[serde(default)]
    pub from: u32,
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A report in the print.
#[derive(Debug, Serialize, TS)]
pub struct PreviewedSheet {
    pub visit: VisitId,
    pub visit_number: String,
    /// Of a report not shown yet the series only: its number is given out by showing it.
    pub number: String,
    /// The how-manieth print of it this would be; more than 1 is a reprint.
    pub print: u32,
    pub sheets: u32,
    /// It is shown for the first time by printing it.
    pub is_first_shown: bool,
    /// Why it cannot be printed.
    pub fault: Option<Fault>,
}

/// The print as it would be.
#[derive(Debug, Serialize, TS)]
pub struct SheetsPreviewed {
    pub papers: Vec<PreviewedSheet>,
    /// Pages of all reports together.
    pub sheets: u32,
    pub reprints: u32,
    pub from: u32,
    /// The pages asked for, as SVG.
    pub pages: Vec<String>,
}

/// No window draws more at once.
const MOST_DRAWN: u32 = 24;

pub(super) fn preview(r: &Reader<'_>, input: PreviewSheets) -> Result<SheetsPreviewed, Fault> {
    check_on_paper(r)?;
    let (from, limit) = (input.from, input.limit.unwrap_or(1).clamp(1, MOST_DRAWN));
    let mut seen = SheetsPreviewed { papers: Vec::new(), sheets: 0, reprints: 0, from, pages: Vec::new() };
    for id in each_once(&input.visits)? {
        let visit = visits::get(r, id)?;
        let mut line = PreviewedSheet {
            visit: id,
            visit_number: visit.number.clone(),
            number: String::new(),
            print: 0,
            sheets: 0,
            is_first_shown: false,
            fault: None,
        };
        match next_print(r, &visit, &input) {
            Err(fault) => line.fault = Some(fault),
            Ok((round, laid, is_first_shown)) => {
                line.is_first_shown = is_first_shown;
                line.number = round.number.unwrap_or_default();
                line.print = u32::try_from(round.prints.len()).unwrap_or(u32::MAX);
                line.sheets = u32::try_from(laid.count()).unwrap_or(u32::MAX);
                for (at, page) in (seen.sheets..).zip(0..laid.count()) {
                    if (from..from.saturating_add(limit)).contains(&at) {
                        seen.pages.push(laid.svg(page));
                    }
                }
                seen.sheets += line.sheets;
                seen.reprints += u32::from(line.print > 1);
            }
        }
        seen.papers.push(line);
    }
    Ok(seen)
}

/// The round as the print would leave it, its pages, and whether the print shows it first.
fn next_print(
    r: &Reader<'_>,
    visit: &Visit,
    input: &PreviewSheets,
) -> Result<(AcceptanceRound, paper::Pages, bool), Fault> {
    visits::within_reach(r, visit, Need::DocumentPrint)?;
    let round = round_of(r, visit.id)?;
    let mode = mode_to_show(r, &round, input.mode)?;
    let mut next = match mode {
        None => {
            check_unchanged(r, &round)?;
            round
        }
        Some(mode) => as_shown(r, visit, &round, mode, input.language.unwrap_or_default())?,
    };
    next.prints.push(SheetPrint {
        at: r.now(),
        by: r.who().person,
        target: PrintTarget::Viewer.code().into(),
        content_digest: next.content_digest.clone().unwrap_or_default(),
    });
    let laid = laid_out(r, &next)?;
    Ok((next, laid, mode.is_some()))
}
