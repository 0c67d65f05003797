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
    /// The one whose pages are drawn: two hundred reports are looked at one by one.
    #[serde(default)]
    pub draw: Option<VisitId>,
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
    /// It is shown for the first time by printing it.
    pub is_first_shown: bool,
    /// Why it cannot be printed.
    pub fault: Option<Fault>,
}

/// The print as it would be.
#[derive(Debug, Serialize, TS)]
pub struct SheetsPreviewed {
    pub papers: Vec<PreviewedSheet>,
    pub reprints: u32,
    /// The pages of the one that is drawn, as SVG.
    pub pages: Vec<String>,
}

pub(super) fn preview(r: &Reader<'_>, input: PreviewSheets) -> Result<SheetsPreviewed, Fault> {
    check_on_paper(r)?;
    let mut seen = SheetsPreviewed { papers: Vec::new(), reprints: 0, pages: Vec::new() };
    for id in each_once(&input.visits)? {
        let visit = visits::get(r, id)?;
        let mut line = PreviewedSheet {
            visit: id,
            visit_number: visit.number.clone(),
            number: String::new(),
            print: 0,
            is_first_shown: false,
            fault: None,
        };
        match next_print(r, &visit, &input) {
            Err(fault) => line.fault = Some(fault),
            Ok((round, is_first_shown)) => {
                if input.draw == Some(id) {
                    let laid = laid_out(r, &round)?;
                    seen.pages = (0..laid.count()).map(|page| laid.svg(page)).collect();
                }
                line.is_first_shown = is_first_shown;
                line.number = round.number.unwrap_or_default();
                line.print = u32::try_from(round.prints.len()).unwrap_or(u32::MAX);
                seen.reprints += u32::from(line.print > 1);
            }
        }
        seen.papers.push(line);
    }
    Ok(seen)
}

/// The round as the print would leave it, and whether the print shows it first.
fn next_print(
    r: &Reader<'_>,
    visit: &Visit,
    input: &PreviewSheets,
) -> Result<(AcceptanceRound, bool), Fault> {
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
    Ok((next, mode.is_some()))
}
