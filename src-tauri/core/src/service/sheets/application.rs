//! P-55: the firm applies for the acceptance of its project (F-17): documents, stage, tests, what is still open. The
//! certificates of the stages are the acceptance papers themselves.

use paper::{Block, Cell, PageSize, Width};
use serde::Deserialize;
use ts_rs::TS;

use super::words::{LINE, LINES, Words};
use super::{Sheet, SheetHow, SheetMade};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::customers::Customer;
use crate::service::acceptance::{self, ProjectDocument, ProjectDocumentKind, ProjectStanding, StageKind};
use crate::service::tickets::{self, Ticket, TicketId};
use crate::service::visits;

/// Which project; a form for the hand without one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ApplicationSheet {
    #[serde(default)]
    pub ticket: Option<TicketId>,
    pub print: SheetHow,
}

pub(super) fn make(core: &Core, session: &Session, input: ApplicationSheet) -> Result<SheetMade, Fault> {
    super::make(core, session, input.print, |r, words| match input.ticket {
        Some(ticket) => filled(r, words, ticket),
        None => Ok(blank(words)),
    })
}

fn filled(r: &Reader<'_>, words: &Words, id: TicketId) -> Result<Sheet, Fault> {
    tickets::watch::<Ticket>(r, &id.0)?;
    let ticket = r.need::<Ticket>(id)?;
    let customer = r.need::<Customer>(ticket.customer)?;
    let standing = acceptance::project_standing(r, id)?;
    if standing.documents.is_empty() {
        return Err(Fault::refused("sheets.no_project"));
    }
    // F-17: without every document attached or waived there is nothing to apply for.
    let missing: Vec<&str> = standing.missing.iter().map(String::as_str).collect();
    Fault::unless_complete(&missing)?;
    let last = visits::of_ticket(r, id)?.pop();
    let tests: Vec<Vec<Cell>> = last
        .iter()
        .flat_map(|v| v.tests.iter())
        .map(|t| {
            let verdict =
                words.text.say(if t.passed { "papers-paper-passed" } else { "papers-paper-failed" });
            let value = format!("{} {}", t.value, t.unit);
            let limit = match t.limit.as_str() {
                "" => visits::measure::limits(&t.min, &t.max, &t.unit),
                said => said.to_string(),
            };
            vec![t.item.clone().into(), value.trim().into(), limit.into(), verdict.into()]
        })
        .collect();
    let mut blocks = vec![Block::Facts(vec![
        words.fact("customer", format!("{} {}", customer.name, customer.number)),
        words.fact("contact", format!("{} {}", ticket.contact_name, ticket.contact_phone).trim()),
        words.fact("address", ticket.address.clone()),
        words.fact("ticket", ticket.number.clone()),
        words.fact("stage", standing.next.map(|s| stage(words, s)).unwrap_or_else(|| words.say("whole"))),
    ])];
    blocks.push(words.block("request", ticket.description.clone()));
    blocks.push(Block::Heading(words.say("heading-documents")));
    blocks.push(documents(words, &standing));
    blocks.extend(stages(words, &standing));
    if !tests.is_empty() {
        blocks.push(Block::Heading(words.say("heading-tests")));
        blocks.push(words.table("tests", &TESTS, tests));
    }
    let open = match standing.open_issues.is_empty() {
        true => words.say("no-issues"),
        false => standing.open_issues.join("\n"),
    };
    blocks.push(words.block("issues", open));
    blocks.push(sign(words));
    Ok(Sheet {
        title: words.say("title-application"),
        number: ticket.number,
        is_blank: false,
        size: PageSize::A4,
        blocks,
    })
}

const DOCUMENTS: [(&str, Width); 3] =
    [("document", Width::Share(1.2)), ("version", Width::Mm(26.0)), ("there", Width::Share(1.2))];
const TESTS: [(&str, Width); 4] = [
    ("test", Width::Share(1.4)),
    ("value", Width::Share(1.0)),
    ("limit", Width::Share(1.0)),
    ("verdict", Width::Mm(20.0)),
];

fn stage(words: &Words, kind: StageKind) -> String {
    words.text.say(&format!("acceptance-stage-{kind}"))
}

fn documents(words: &Words, standing: &ProjectStanding) -> Block {
    let title = |d: &ProjectDocument| match d.kind {
        ProjectDocumentKind::Other => d.title.clone(),
        kind => words.text.say(&format!("acceptance-document-{kind}")),
    };
    let there = |d: &ProjectDocument| match (&d.blob, d.file_name.as_str()) {
        (Some(_), "") => words.say("attached"),
        (Some(_), name) => name.to_string(),
        (None, _) => format!("{} {}", words.text.say("acceptance-paper-document-waived"), d.waived_reason),
    };
    let rows = standing
        .documents
        .iter()
        .map(|d| vec![title(d).into(), d.version.clone().into(), there(d).into()])
        .collect();
    words.table("documents", &DOCUMENTS, rows)
}

/// The stages signed so far, with their dates (F-16).
fn stages(words: &Words, standing: &ProjectStanding) -> Vec<Block> {
    if standing.signed.is_empty() {
        return Vec::new();
    }
    let rows = standing
        .signed
        .iter()
        .map(|(kind, at)| vec![stage(words, *kind).into(), words.time(Some(*at)).into()])
        .collect();
    let heads = [("stage", Width::Share(1.0)), ("accepted_on", Width::Mm(44.0))];
    vec![Block::Heading(words.say("heading-stages")), words.table("stages", &heads, rows)]
}

fn sign(words: &Words) -> Block {
    Block::Keep(vec![
        Block::Declaration(words.say("declaration-application")),
        Block::Signatures(vec![words.sign("applicant", ""), words.sign("received", "")]),
    ])
}

/// The same lines, empty; the documents the catalogue names stand on it.
fn blank(words: &Words) -> Sheet {
    let facts = ["customer", "contact", "address", "ticket", "stage"];
    let documents = acceptance::documents_of_every_project()
        .iter()
        .map(|k| words.text.say(&format!("acceptance-document-{k}")))
        .chain([LINE.to_string(), LINE.to_string()])
        .map(|title| vec![title.into(), LINE.into(), LINE.into()])
        .collect();
    Sheet {
        title: words.say("title-application"),
        number: String::new(),
        is_blank: true,
        size: PageSize::A4,
        blocks: vec![
            Block::Facts(facts.iter().map(|f| words.fact(f, LINE)).collect()),
            words.block("request", LINES),
            Block::Heading(words.say("heading-documents")),
            words.table("documents", &DOCUMENTS, documents),
            Block::Heading(words.say("heading-tests")),
            words.table("tests", &TESTS, vec![vec![LINE.into()]; 5]),
            words.block("issues", LINES),
            sign(words),
        ],
    }
}
