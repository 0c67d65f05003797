//! Printing shown reports to be signed by hand: one, or those of up to two hundred visits in one file (F-12, V-08).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::{Around, Printed};
use super::presenting::{Showing, around, pages, round_of, show};
use super::record::{AcceptanceMode, AcceptanceRound, RoundId, RoundState, SheetPrint};
use super::sheets::check_on_paper;
use super::signing::check_unchanged;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::people;
use crate::platform::documents::paper_fault;
use crate::platform::printing::{PrintTarget, WayOut};
use crate::platform::text::Language;
use crate::service::papers::MOST_AT_ONCE;
use crate::service::visits::{self, VisitId};

/// Prints a round that is shown, to be signed by hand.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintSheet {
    pub round: RoundId,
    pub to: PrintTarget,
    /// The queue; the system's own choice when absent.
    #[serde(default)]
    pub printer: Option<String>,
    /// A folder a person has just chosen; absent, the firm's folder of papers.
    #[serde(default)]
    pub folder: Option<String>,
}

/// Prints the reports of several visits, in the order they are named.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintSheets {
    /// 1 to 200.
    pub visits: Vec<VisitId>,
    /// Reports not shown yet are shown in this mode first; without one they are refused (F-02).
    #[serde(default)]
    pub mode: Option<AcceptanceMode>,
    /// Of those shown first: the customer's language (V-13).
    #[serde(default)]
    pub language: Option<Language>,
    pub to: PrintTarget,
    #[serde(default)]
    pub printer: Option<String>,
    #[serde(default)]
    pub folder: Option<String>,
}

/// Printed.
#[derive(Debug, Serialize, TS)]
pub struct SheetPrinted {
    /// The reports in the file, in its order.
    pub numbers: Vec<String>,
    /// The file's name.
    pub name: String,
    pub pages: u32,
    pub path: Option<String>,
    /// The PDF itself where it was written nowhere.
    pub base64: Option<String>,
    /// The queue it went to.
    pub printer: Option<String>,
}

pub(super) fn print(core: &Core, session: &Session, input: PrintSheet) -> Result<SheetPrinted, Fault> {
    let way = WayOut::of(input.to, input.printer.as_deref(), input.folder.as_deref())?;
    let one = core.change_as(session, "acceptance.print_sheet", |c| {
        let before = c.need::<AcceptanceRound>(input.round)?;
        visits::within_reach(c, &visits::get(c, before.visit)?, Need::DocumentPrint)?;
        print_one(c, &before, input.to)
    })?;
    deliver(core, session, way, vec![one])
}

/// All of them or none: a stack with a sheet missing is noticed only at the customer's door.
pub(super) fn print_many(core: &Core, session: &Session, input: PrintSheets) -> Result<SheetPrinted, Fault> {
    let way = WayOut::of(input.to, input.printer.as_deref(), input.folder.as_deref())?;
    let wanted = each_once(&input.visits)?;
    let set = core.change_as(session, "acceptance.print_sheets", |c| {
        let mut set = Vec::new();
        for id in &wanted {
            let number = visits::get(c, *id)?.number;
            let printed = print_visit(c, *id, &input);
            set.push(printed.map_err(|fault| fault.arg("visit", number))?);
        }
        Ok(set)
    })?;
    deliver(core, session, way, set)
}

/// A visit named twice lies in the stack once.
pub(super) fn each_once(named: &[VisitId]) -> Result<Vec<VisitId>, Fault> {
    let mut wanted: Vec<VisitId> = Vec::new();
    for id in named {
        if !wanted.contains(id) {
            wanted.push(*id);
        }
    }
    if wanted.is_empty() || wanted.len() > MOST_AT_ONCE as usize {
        return Err(Fault::invalid("papers.count").arg("most", MOST_AT_ONCE).field("visits", "out_of_range"));
    }
    Ok(wanted)
}

fn print_visit(
    c: &mut Change<'_>,
    visit: VisitId,
    input: &PrintSheets,
) -> Result<(AcceptanceRound, paper::Pages), Fault> {
    visits::within_reach(c, &visits::get(c, visit)?, Need::DocumentPrint)?;
    let round = round_of(c, visit)?;
    let shown = match mode_to_show(c, &round, input.mode)? {
        None => round,
        Some(mode) => {
            let language = input.language.unwrap_or_default();
            show(c, visit, Showing { mode, language, stage: None, person: None, means: None })?
        }
    };
    print_one(c, &shown, input.to)
}

/// Whether the report must be shown before it can be printed, and in which mode.
pub(super) fn mode_to_show(
    r: &Reader<'_>,
    round: &AcceptanceRound,
    mode: Option<AcceptanceMode>,
) -> Result<Option<AcceptanceMode>, Fault> {
    if matches!(round.state, RoundState::Presented | RoundState::ScanPending) {
        return Ok(None);
    }
    if matches!(round.state, RoundState::Accepted | RoundState::Superseded) {
        return Err(Fault::refused("signed.unchangeable"));
    }
    let mode = mode.ok_or_else(|| Fault::refused("signing.not_presented"))?;
    visits::within_reach(r, &visits::get(r, round.visit)?, Need::AcceptancePresent)?;
    Ok(Some(mode))
}

/// Counts the print and lays out the frozen content with the lines a hand fills in.
fn print_one(
    c: &mut Change<'_>,
    before: &AcceptanceRound,
    to: PrintTarget,
) -> Result<(AcceptanceRound, paper::Pages), Fault> {
    check_on_paper(c)?;
    if !matches!(before.state, RoundState::Presented | RoundState::ScanPending) {
        return Err(Fault::refused("signing.not_presented"));
    }
    check_unchanged(c, before)?;
    let content_digest = before.content_digest.clone().unwrap_or_default();
    let mut after = before.clone();
    after.prints.push(SheetPrint {
        at: c.now(),
        by: c.who().person,
        target: to.code().into(),
        content_digest,
    });
    c.save(before, &after)?;
    let laid = laid_out(c, &after)?;
    Ok((after, laid))
}

/// The sheet of the last print.
pub(super) fn laid_out(r: &Reader<'_>, round: &AcceptanceRound) -> Result<paper::Pages, Fault> {
    let content = serde_json::from_str(round.content.as_deref().unwrap_or_default()).map_err(Fault::bug)?;
    let printed = Printed {
        print: i64::try_from(round.prints.len()).unwrap_or(i64::MAX),
        by: people::name_of(r, r.who().person)?,
        at: r.now(),
    };
    let digest = round.content_digest.as_deref().unwrap_or_default();
    pages(r, &content, &Around { print: Some(printed), ..around(digest) })
}

fn deliver(
    core: &Core,
    session: &Session,
    way: WayOut,
    set: Vec<(AcceptanceRound, paper::Pages)>,
) -> Result<SheetPrinted, Fault> {
    let (rounds, laid): (Vec<_>, Vec<_>) = set.into_iter().unzip();
    let joined = paper::Pages::joined(laid).ok_or_else(|| Fault::bug("a print of nothing"))?;
    let pdf = paper::write_pdf(&joined, &[], &[]).map_err(paper_fault)?;
    let at = core.now();
    let name = file_name(&rounds, &core.read_as(session, |r| Ok(r.zone().write(at)))?);
    let done = way.deliver(core, session, &name, &pdf)?;
    Ok(SheetPrinted {
        numbers: rounds.into_iter().map(|round| round.number.unwrap_or_default()).collect(),
        name,
        pages: u32::try_from(joined.count()).unwrap_or(u32::MAX),
        path: done.path,
        base64: done.base64,
        printer: done.printer,
    })
}

/// By its number, minute and print; many at once by the first and the last.
fn file_name(rounds: &[AcceptanceRound], minute: &str) -> String {
    let minute: String = minute.chars().filter(char::is_ascii_digit).collect();
    let number = |round: &AcceptanceRound| round.number.clone().unwrap_or_default();
    match (rounds.first(), rounds.last()) {
        (Some(first), Some(last)) if rounds.len() > 1 => {
            let (from, to, count) = (number(first), number(last), rounds.len());
            format!("{from} - {to} ({count}) {minute}-{}.pdf", first.prints.len())
        }
        (Some(only), _) => format!("{} {minute}-{}.pdf", number(only), only.prints.len()),
        _ => format!("{minute}.pdf"),
    }
}
