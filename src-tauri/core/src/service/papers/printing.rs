//! Printing papers, one or two hundred in one file (V-08, T-14). A print freezes the content its square code names.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compose::{compose, language_of, pages};
use super::forms::{self, Around, Printed};
use super::issuing::{Issue, MOST_AT_ONCE, check_mine, issue};
use super::record::{Paper, PaperBlock, PaperId, PaperKind, PaperPrint, PaperState};
use super::{application, rules};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::session::{PersonId, Session};
use crate::kernel::time::Moment;
use crate::platform::documents::{canonical, digest, paper_fault};
use crate::platform::printing::{PrintTarget, WayOut};
use crate::platform::text::Language;
use crate::service::visits::VisitId;

/// Blank forms to be numbered and printed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BlankPapers {
    pub kind: PaperKind,
    /// 1 to 200.
    pub count: u32,
    /// Given to this technician (D-25).
    #[serde(default)]
    pub issued_to: Option<PersonId>,
    /// One blank for this visit.
    #[serde(default)]
    pub visit: Option<VisitId>,
}

/// What to print, and where to.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintPapers {
    /// Papers already issued, in the order they are wanted.
    #[serde(default)]
    pub ids: Vec<PaperId>,
    #[serde(default)]
    pub blank: Option<BlankPapers>,
    pub to: PrintTarget,
    /// The queue; the system's own choice when absent.
    #[serde(default)]
    pub printer: Option<String>,
    /// The customer's language; Chinese when absent (V-13).
    #[serde(default)]
    pub language: Option<Language>,
    /// A folder a person has just chosen; absent, the firm's folder of papers.
    #[serde(default)]
    pub folder: Option<String>,
}

/// Printed.
#[derive(Debug, Serialize, TS)]
pub struct PapersPrinted {
    pub ids: Vec<PaperId>,
    pub numbers: Vec<String>,
    pub pages: u32,
    /// The file's name.
    pub name: String,
    pub path: Option<String>,
    /// The PDF itself where it was written nowhere.
    pub base64: Option<String>,
    /// The queue it went to.
    pub printer: Option<String>,
}

pub(super) fn print(core: &Core, session: &Session, input: PrintPapers) -> Result<PapersPrinted, Fault> {
    let language = input.language;
    let way = WayOut::of(input.to, input.printer.as_deref(), input.folder.as_deref())?;
    let (papers, set) = core.change_as(session, "papers.print", |c| {
        let papers = wanted(c, &input)?;
        let mut set = Vec::new();
        let mut done = Vec::new();
        for paper in papers {
            let (paper, pages) = print_one(c, &paper, language, input.to)?;
            set.extend(pages);
            done.push(paper);
        }
        Ok((done, set))
    })?;
    let joined = paper::Pages::joined(set).ok_or_else(|| Fault::bug("a print of nothing"))?;
    let pdf = paper::write_pdf(&joined, &[], &[]).map_err(paper_fault)?;
    let at = core.now();
    let name = file_name(&papers, core.read_as(session, |r| Ok(r.zone().write(at)))?);
    let done = way.deliver(core, session, &name, &pdf)?;
    Ok(PapersPrinted {
        ids: papers.iter().map(|p| p.id).collect(),
        numbers: papers.iter().map(|p| p.number.clone()).collect(),
        pages: u32::try_from(joined.count()).unwrap_or(u32::MAX),
        name,
        path: done.path,
        base64: done.base64,
        printer: done.printer,
    })
}

/// Which papers: those named, in their order, or new blank ones.
fn wanted(c: &mut Change<'_>, input: &PrintPapers) -> Result<Vec<Paper>, Fault> {
    let mut papers = Vec::new();
    for id in &input.ids {
        let paper = c.need::<Paper>(*id)?;
        check_mine(c, Need::DocumentPrint, &paper)?;
        if paper.state == PaperState::Voided {
            return Err(Fault::refused("papers.is_voided").arg("number", paper.number));
        }
        papers.push(paper);
    }
    if let Some(blank) = &input.blank {
        check_blank(blank)?;
        for _ in 0..blank.count {
            let about =
                Issue { visit: blank.visit, issued_to: blank.issued_to, is_blank: true, ..Issue::default() };
            papers.push(issue(c, blank.kind, about)?);
        }
    }
    if papers.is_empty() || papers.len() > MOST_AT_ONCE as usize {
        return Err(Fault::invalid("papers.count").arg("most", MOST_AT_ONCE).field("ids", "out_of_range"));
    }
    Ok(papers)
}

/// 1 to 200, and one for a visit; a correction is of one paper and never blank.
pub(super) fn check_blank(blank: &BlankPapers) -> Result<(), Fault> {
    if blank.kind == PaperKind::Addendum {
        return Err(Fault::refused("papers.of_a_signed_paper"));
    }
    if blank.count == 0 || blank.count > MOST_AT_ONCE {
        return Err(Fault::invalid("papers.count").arg("most", MOST_AT_ONCE).field("count", "out_of_range"));
    }
    if blank.visit.is_some() && blank.count != 1 {
        return Err(Fault::invalid("papers.one_each_visit").field("count", "out_of_range"));
    }
    Ok(())
}

/// Freezes the content, counts and logs the print, and lays out its copies.
fn print_one(
    c: &mut Change<'_>,
    before: &Paper,
    language: Option<Language>,
    target: PrintTarget,
) -> Result<(Paper, Vec<paper::Pages>), Fault> {
    let language = language.unwrap_or_else(|| language_of(before));
    let is_open = matches!(before.state, PaperState::Issued);
    let mut after = Paper { prints: before.prints + 1, printed_at: Some(c.now()), ..before.clone() };
    let content = match (&before.content, is_open) {
        // Shown, signed or sent back: what is printed is what was frozen.
        (Some(frozen), false) => serde_json::from_str(frozen).map_err(Fault::bug)?,
        _ => {
            after.language = language.code().into();
            compose(c, &after, None, language)?
        }
    };
    // A slip printed without its operator could never be filed (F-15).
    if before.kind == PaperKind::HandOver && !before.is_blank {
        rules::check_form(PaperBlock::HandOver, &content.form)?;
    }
    if before.kind == PaperKind::ProjectApplication && !before.is_blank && is_open {
        application::check(c, before.ticket)?;
    }
    let content_digest = digest(&content)?;
    if is_open {
        after.content = Some(String::from_utf8(canonical(&content)?).map_err(Fault::bug)?);
        after.content_digest = Some(content_digest.clone());
        after.pages_digest = None;
    }
    c.save(before, &after)?;
    let by = crate::master::people::name_of(c, c.who().person)?;
    let log = PaperPrint {
        id: c.new_id(),
        paper: after.id,
        print: after.prints,
        content_digest: content_digest.clone(),
        target: target.code().into(),
        at: c.now(),
        by: c.who().person,
    };
    c.create(&log)?;
    let sheets = sheets(c, &after, &content, &content_digest, Some((by, c.now())))?;
    Ok((after, sheets))
}

/// The copies of one paper.
pub(super) fn sheets(
    r: &Reader<'_>,
    of: &Paper,
    content: &super::content::PaperContent,
    digest: &str,
    printed: Option<(String, Moment)>,
) -> Result<Vec<paper::Pages>, Fault> {
    let mut set = Vec::new();
    for copy in forms::copies(of.kind) {
        let around = Around {
            digest: digest.into(),
            print: printed.clone().map(|(by, at)| Printed { print: of.prints, by, at }),
            copy: *copy,
            ..Around::default()
        };
        set.push(pages(r, content, &around)?);
    }
    Ok(set)
}

/// `S26-B-00001 服务凭证 202611220900.pdf`; many at once by the first and the last.
fn file_name(papers: &[Paper], minute: String) -> String {
    let minute: String = minute.chars().filter(char::is_ascii_digit).collect();
    match (papers.first(), papers.last()) {
        (Some(first), Some(last)) if papers.len() > 1 => {
            format!("{} - {} ({}) {minute}-{}.pdf", first.number, last.number, papers.len(), first.prints)
        }
        (Some(only), _) => format!("{} {minute}-{}.pdf", only.number, only.prints),
        _ => format!("{minute}.pdf"),
    }
}
