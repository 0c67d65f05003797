//! Papers without a signature of their own, composed from the records each time: the fault analysis (P-46). They are
//! seen in the window before they are printed; nothing of
//! them is filed.
//!
//! Command: `sheets.fault_report`.

mod fault_report;
#[cfg(test)]
pub(crate) mod tests;
mod words;

use paper::{Block, Created, Document, Foot, Letterhead, Meta, PageSize, Pages};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;
use crate::master::people;
use crate::platform::documents::{fonts, paper_fault};
use crate::platform::printing::{PrintTarget, WayOut};
use crate::platform::text::{Language, Text};
pub use words::Words;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.task("sheets.fault_report", Need::DocumentPrint, fault_report::make);
}

/// How a sheet is wanted.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SheetHow {
    /// Absent, it is only looked at.
    #[serde(default)]
    pub to: Option<PrintTarget>,
    #[serde(default)]
    pub printer: Option<String>,
    /// The customer's language; Chinese when absent (V-13).
    #[serde(default)]
    pub language: Option<Language>,
    /// A folder a person has just chosen; absent, the firm's folder of papers.
    #[serde(default)]
    pub folder: Option<String>,
}

/// A sheet to look at, or printed.
#[derive(Debug, Serialize, TS)]
pub struct SheetMade {
    pub title: String,
    /// The pages as SVG where it is only looked at.
    pub pages: Vec<String>,
    pub count: u32,
    pub name: String,
    pub path: Option<String>,
    /// The PDF itself where it was written nowhere.
    pub base64: Option<String>,
    pub printer: Option<String>,
}

/// A sheet before it has the firm's head and foot.
pub struct Sheet {
    pub title: String,
    /// Of the visit or ticket it is about; none on a form to be filled in by hand.
    pub number: String,
    pub is_blank: bool,
    pub size: PageSize,
    pub blocks: Vec<Block>,
}

/// Composed, seen or printed; `compose` says what stands on it.
pub fn make(
    core: &Core,
    session: &Session,
    print: SheetHow,
    compose: impl FnOnce(&Reader<'_>, &Words) -> Result<Sheet, Fault>,
) -> Result<SheetMade, Fault> {
    let way =
        print.to.map(|to| WayOut::of(to, print.printer.as_deref(), print.folder.as_deref())).transpose()?;
    let (sheet, pages, minute) = laid_out(core, session, print.language.unwrap_or_default(), compose)?;
    let minute: String = minute.chars().filter(char::is_ascii_digit).collect();
    let mut made = SheetMade {
        name: format!("{} {} {minute}.pdf", sheet.number, sheet.title).trim().to_string(),
        title: sheet.title,
        pages: Vec::new(),
        count: u32::try_from(pages.count()).unwrap_or(u32::MAX),
        path: None,
        base64: None,
        printer: None,
    };
    let Some(way) = way else {
        made.pages = (0..pages.count()).map(|page| pages.svg(page)).collect();
        return Ok(made);
    };
    let pdf = paper::write_pdf(&pages, &[], &[]).map_err(paper_fault)?;
    let sent = way.deliver(core, session, &made.name, &pdf)?;
    (made.path, made.base64, made.printer) = (sent.path, sent.base64, sent.printer);
    Ok(made)
}

/// The title and the PDF itself, for a sheet that goes out among other files.
pub fn pdf(
    core: &Core,
    session: &Session,
    language: Language,
    compose: impl FnOnce(&Reader<'_>, &Words) -> Result<Sheet, Fault>,
) -> Result<(String, Vec<u8>), Fault> {
    let (sheet, pages, _) = laid_out(core, session, language, compose)?;
    Ok((sheet.title, paper::write_pdf(&pages, &[], &[]).map_err(paper_fault)?))
}

/// The sheet, its pages, and the minute of both.
fn laid_out(
    core: &Core,
    session: &Session,
    language: Language,
    compose: impl FnOnce(&Reader<'_>, &Words) -> Result<Sheet, Fault>,
) -> Result<(Sheet, Pages, String), Fault> {
    let (sheet, document, minute) = core.read_as(session, |r| {
        let words = Words { text: Text::of(language), zone: r.zone() };
        let sheet = compose(r, &words)?;
        let document = with_head(r, &words, language, &sheet)?;
        Ok((sheet, document, r.zone().write(r.now())))
    })?;
    let pages = paper::lay_out_on(&document, fonts()?, sheet.size).map_err(paper_fault)?;
    Ok((sheet, pages, minute))
}

fn with_head(r: &Reader<'_>, words: &Words, language: Language, sheet: &Sheet) -> Result<Document, Fault> {
    let firm = people::company(r)?;
    let mut marks = Vec::new();
    if firm.sample {
        marks.push(words.text.say("papers-paper-mark-sample"));
    }
    if sheet.is_blank {
        marks.push(words.text.say("papers-paper-mark-blank"));
    }
    let by = people::name_of(r, r.who().person)?;
    let printed = [("by", by.into()), ("at", words.time(Some(r.now())).into())];
    let letter = [("letter", r.device().letter.clone().into())];
    Ok(Document {
        title: sheet.title.clone(),
        number: sheet.number.clone(),
        language: match language {
            Language::Chinese => paper::Language::Zh,
            Language::English => paper::Language::En,
        },
        letterhead: Letterhead {
            company: firm.name.clone(),
            lines: [firm.address, firm.phone].into_iter().filter(|l| !l.is_empty()).collect(),
            logo: firm.logo.as_ref().map(|hash| r.blob(hash)).transpose()?,
        },
        qr: None,
        marks,
        blocks: sheet.blocks.clone(),
        foot: Foot {
            sealed: words.text.get("papers-paper-printed", &printed),
            device: words.text.get("papers-paper-device", &letter),
            ..Foot::default()
        },
        meta: Meta {
            author: firm.name,
            subject: format!("{} {}", sheet.title, sheet.number).trim().to_string(),
            created: Created { utc_ms: r.now().0, offset_min: r.zone().offset_minutes(r.now()) },
            keywords: vec![sheet.number.clone()],
        },
    })
}
