//! What a print would have on its sheets, before anything is numbered, frozen or counted (V-08).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compose::{compose, language_of};
use super::issuing::{self, Issue, check_mine};
use super::printing::{BlankPapers, check_blank, sheets};
use super::record::{Paper, PaperId, PaperKind, PaperState};
use super::rules;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::master::people;
use crate::platform::documents::digest;
use crate::platform::text::Language;

/// The same as would be printed.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewPrint {
    #[serde(default)]
    pub ids: Vec<PaperId>,
    #[serde(default)]
    pub blank: Option<BlankPapers>,
    #[serde(default)]
    pub language: Option<Language>,
    /// Which sheets to draw, from 0; all are counted.
    #[serde(default)]
    pub from: u32,
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A paper in the print.
#[derive(Debug, Serialize, TS)]
pub struct PreviewedPaper {
    /// Of a blank form the series only: its number is given out by printing.
    pub number: String,
    pub kind: PaperKind,
    /// The how-manieth print of it this would be; more than 1 is a reprint.
    pub print: i64,
    pub sheets: u32,
}

/// The print as it would be.
#[derive(Debug, Serialize, TS)]
pub struct PrintPreviewed {
    pub papers: Vec<PreviewedPaper>,
    /// Sheets of all papers together.
    pub sheets: u32,
    pub reprints: u32,
    pub from: u32,
    /// The sheets asked for, as SVG.
    pub pages: Vec<String>,
}

/// No window draws more at once.
const MOST_DRAWN: u32 = 24;

pub(super) fn preview_print(r: &Reader<'_>, input: PreviewPrint) -> Result<PrintPreviewed, Fault> {
    let by = people::name_of(r, r.who().person)?;
    let mut wanted = Vec::new();
    for id in &input.ids {
        let paper = r.need::<Paper>(*id)?;
        check_mine(r, Need::DocumentPrint, &paper)?;
        if paper.state == PaperState::Voided {
            return Err(Fault::refused("papers.is_voided").arg("number", paper.number));
        }
        wanted.push((paper, 1));
    }
    if let Some(blank) = &input.blank {
        check_blank(blank)?;
        wanted.push((next_blank(r, blank)?, blank.count));
    }
    let (from, limit) = (input.from, input.limit.unwrap_or(1).clamp(1, MOST_DRAWN));
    let mut seen = PrintPreviewed { papers: Vec::new(), sheets: 0, reprints: 0, from, pages: Vec::new() };
    for (paper, count) in wanted {
        let language = input.language.unwrap_or_else(|| language_of(&paper));
        let content = match &paper.content {
            Some(frozen) if paper.state != PaperState::Issued => {
                serde_json::from_str(frozen).map_err(Fault::bug)?
            }
            _ => compose(r, &paper, None, language)?,
        };
        let next = Paper { prints: paper.prints + 1, ..paper };
        let set = sheets(r, &next, &content, &digest(&content)?, Some((by.clone(), r.now())))?;
        let own = u32::try_from(set.iter().map(paper::Pages::count).sum::<usize>()).unwrap_or(u32::MAX);
        for _ in 0..count {
            let begins = seen.sheets;
            for (at, (laid, page)) in (begins..).zip(pages_of(&set)) {
                if (from..from.saturating_add(limit)).contains(&at) {
                    seen.pages.push(laid.svg(page));
                }
            }
            seen.sheets += own;
            seen.reprints += u32::from(next.prints > 1);
            seen.papers.push(PreviewedPaper {
                number: next.number.clone(),
                kind: next.kind,
                print: next.prints,
                sheets: own,
            });
        }
    }
    Ok(seen)
}

fn pages_of(set: &[paper::Pages]) -> impl Iterator<Item = (&paper::Pages, usize)> {
    set.iter().flat_map(|laid| (0..laid.count()).map(move |page| (laid, page)))
}

/// A blank form as printing would make it, without a number yet.
fn next_blank(r: &Reader<'_>, blank: &BlankPapers) -> Result<Paper, Fault> {
    let about = Issue { visit: blank.visit, issued_to: blank.issued_to, is_blank: true, ..Issue::default() };
    let number = format!("{}·····", rules::series(blank.kind));
    issuing::unnumbered(r, PaperId([0; 16]), blank.kind, number, about)
}
