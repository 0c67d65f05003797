//! P-46: the analysis a cleared S1 or S2 owes (E-24): fault, times, level, cause, remedy, how to avoid it.

use paper::{Block, PageSize};
use serde::Deserialize;
use ts_rs::TS;

use super::words::{LINE, LINES, Words};
use super::{Sheet, SheetHow, SheetMade};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::people;
use crate::service::visits::{self, FaultReport, VisitId, VisitReport};

/// Which analysis; a form for the hand without one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FaultReportSheet {
    #[serde(default)]
    pub visit: Option<VisitId>,
    pub print: SheetHow,
}

pub(super) fn make(core: &Core, session: &Session, input: FaultReportSheet) -> Result<SheetMade, Fault> {
    super::make(core, session, input.print, |r, words| match input.visit {
        Some(visit) => filled(r, words, visit),
        None => Ok(blank(words)),
    })
}

fn filled(r: &Reader<'_>, words: &Words, id: VisitId) -> Result<Sheet, Fault> {
    let visit = visits::get(r, id)?;
    visits::within_reach(r, &visit, crate::kernel::needs::Need::VisitRead)?;
    let Some(report) = visits::fault_report_of(r, id)? else {
        return Err(Fault::refused("visit.fault_report_not_due"));
    };
    let said = visits::report(r, id)?;
    let author = report.written_by.map(|p| people::name_of(r, p)).transpose()?.unwrap_or_default();
    Ok(Sheet {
        title: words.say("title-fault_report"),
        number: said.visit_number.clone(),
        is_blank: false,
        size: PageSize::A4,
        blocks: blocks(words, &said, &report, &author),
    })
}

fn blocks(words: &Words, said: &VisitReport, report: &FaultReport, author: &str) -> Vec<Block> {
    let code = |prefix: &str, code: &str| match code {
        "" => String::new(),
        code => words.text.say(&format!("{prefix}-{code}")),
    };
    let cause = format!("{} {}", code("visits-cause", &said.cause_code), report.cause);
    let handed_in = match report.finished_at {
        Some(at) => words.time(Some(at)),
        None => words.say("not-handed-in"),
    };
    let item = format!("{} {}", said.equipment_name, said.model);
    let mut blocks = vec![
        Block::Facts(vec![
            words.fact("customer", said.customer_name.clone()),
            words.fact("item", item.trim()),
            words.fact("serial", said.serial.clone()),
            words.fact("ticket", said.ticket_number.clone()),
            words.fact("severity", words.text.say(&format!("tickets-severity-{}", report.severity))),
            words.fact("technicians", said.technicians.join("、")),
        ]),
        Block::Heading(words.say("heading-timeline")),
        Block::Facts(vec![
            words.fact("received_at", words.time(Some(said.received_at))),
            words.fact("arrived_at", words.time(said.arrived_at)),
            words.fact("cleared_at", words.time(Some(report.cleared_at))),
            words.fact("handed_in_at", handed_in),
        ]),
    ];
    if !report.timeline.trim().is_empty() {
        blocks.push(words.block("timeline", report.timeline.clone()));
    }
    blocks.extend([
        Block::Heading(words.say("heading-analysis")),
        words.block("reported", said.reported_problem.clone()),
        words.block("fault", said.found_problem.clone()),
        words.block("cause", cause.trim()),
        words.block("remedy", said.work_done.clone()),
        words.block("prevention", report.prevention.clone()),
        Block::Keep(vec![Block::Signatures(vec![words.sign("author", author), words.sign("leader", "")])]),
    ]);
    blocks
}

/// The same lines, empty.
fn blank(words: &Words) -> Sheet {
    let facts = |fields: &[&str]| Block::Facts(fields.iter().map(|f| words.fact(f, LINE)).collect());
    Sheet {
        title: words.say("title-fault_report"),
        number: String::new(),
        is_blank: true,
        size: PageSize::A4,
        blocks: vec![
            facts(&["customer", "item", "serial", "ticket", "severity", "technicians"]),
            Block::Heading(words.say("heading-timeline")),
            facts(&["received_at", "arrived_at", "cleared_at", "handed_in_at"]),
            words.block("timeline", LINES),
            Block::Heading(words.say("heading-analysis")),
            words.block("reported", LINES),
            words.block("fault", LINES),
            words.block("cause", LINES),
            words.block("remedy", LINES),
            words.block("prevention", LINES),
            Block::Keep(vec![Block::Signatures(vec![words.sign("author", ""), words.sign("leader", "")])]),
        ],
    }
}
