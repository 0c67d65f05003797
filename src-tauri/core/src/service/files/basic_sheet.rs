//! P-11 客户档案基本资料表: all there is of a customer on one sheet, for the file bag (N-02). What is not known stands as a
//! dash: the form has the line.

use paper::{Block, Cell, PageSize, Width};
use serde::Deserialize;
use ts_rs::TS;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Day;
use crate::master::customers::{self, Customer, CustomerFile, CustomerId, LifeStage, need_full};
use crate::platform::lists::{FirmWords, ListName};
use crate::platform::text::Language;
use crate::service::sheets::{self, Sheet, SheetHow, SheetMade, Words};
use crate::service::tickets::Ticket;

/// Jobs on the sheet, the last first; more than a page is no sheet for a file bag.
const JOBS: usize = 20;

/// Whose sheet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerSheet {
    pub customer: CustomerId,
    pub print: SheetHow,
}

pub(super) fn make(core: &Core, session: &Session, input: CustomerSheet) -> Result<SheetMade, Fault> {
    let is_print = input.print.to.is_some();
    let made = sheets::make(core, session, input.print, |r, words| compose(r, words, input.customer))?;
    if is_print {
        super::note_print(core, session, "sheets.customer_file", input.customer, &made)?;
    }
    Ok(made)
}

/// What stands where nothing is known.
pub(super) fn or_dash(text: impl AsRef<str>) -> String {
    let text = text.as_ref().trim();
    if text.is_empty() { "—".into() } else { text.into() }
}

fn joined(words: &Words, parts: impl Iterator<Item = String>) -> String {
    let mark = if words.text.language() == Language::English { "; " } else { "；" };
    or_dash(parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(mark))
}

/// The file, for who sees all of it.
pub(super) fn file_of(r: &Reader<'_>, customer: CustomerId) -> Result<CustomerFile, Fault> {
    let id = customers::survivor_of(r, customer)?;
    need_full(r, &r.need::<Customer>(id)?)?;
    customers::file(r, id)
}

pub(super) fn phones(words: &Words, file: &CustomerFile) -> String {
    joined(words, file.phones.iter().filter(|p| p.contact.is_none()).map(|p| p.display.clone()))
}

/// Each contact with post and numbers.
pub(super) fn contacts(words: &Words, file: &CustomerFile) -> String {
    joined(
        words,
        file.contacts.iter().map(|contact| {
            let own = file.phones.iter().filter(|p| p.contact == Some(contact.id)).map(|p| p.display.clone());
            let mut said = contact.name.clone();
            if !contact.post.is_empty() {
                said = format!("{said} {}", contact.post);
            }
            own.fold(said, |said, phone| format!("{said} {phone}"))
        }),
    )
}

pub(super) fn addresses(words: &Words, file: &CustomerFile) -> String {
    joined(words, file.sites.iter().map(|site| format!("{} {}", site.name, site.address).trim().to_string()))
}

fn day(day: Option<Day>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}

pub(super) fn compose(r: &Reader<'_>, words: &Words, customer: CustomerId) -> Result<Sheet, Fault> {
    let file = file_of(r, customer)?;
    let of = &file.customer;
    let firm = FirmWords::of(r, words.text)?;
    let jobs = r.find::<Ticket>("WHERE customer = ?1 ORDER BY received_at DESC, rid DESC", [of.id])?;
    let last_visit = r.value::<Option<crate::kernel::Moment>>(
        "SELECT max(v.arrived_at) FROM ticket t JOIN visit v ON v.ticket = t.id WHERE t.customer = ?1",
        [of.id],
    )?;
    // Where nobody set it, the stage is what the jobs say, as on the customer's page.
    let by_jobs = match (jobs.is_empty(), jobs.iter().any(|job| job.ended_at.is_none())) {
        (true, _) => LifeStage::Enquiry,
        (false, true) => LifeStage::InProgress,
        (false, false) => LifeStage::Completed,
    };
    let stage = customers::stage_of(r, of.id)?.map_or(by_jobs, |s| s.stage);
    let fact = |field: &str, value: String| words.fact(field, or_dash(value));
    let mut blocks = vec![
        Block::Facts(vec![
            fact("customer", of.name.clone()),
            fact("customer_number", of.number.clone()),
            fact("kind", firm.name(ListName::CustomerKind, &of.kind.code())),
            fact("region", firm.name(ListName::Region, &of.region)),
            fact("address", addresses(words, &file)),
            fact("phones", phones(words, &file)),
            fact("contact", contacts(words, &file)),
            fact("owner", file.owner_name.clone()),
            fact("opened_on", day(of.opened_on)),
            fact("last_visit", words.time(last_visit.flatten())),
            fact("life_stage", words.text.say(&format!("customers-stage-{stage}"))),
        ]),
        Block::Heading(words.say("heading-items")),
        items(words, &file),
        Block::Facts(vec![
            // Plans and calls to come have no module yet; the form has their lines.
            fact("cycle", String::new()),
            fact("next_service", String::new()),
        ]),
        Block::Heading(words.say("heading-jobs")),
        history(words, &jobs),
    ];
    if jobs.len() > JOBS {
        let more = [("count", (jobs.len() - JOBS).into())];
        blocks.push(words.block("earlier", words.text.get("sheets-earlier-jobs", &more)));
    }
    blocks.push(words.block("wishes", or_dash(&of.note)));
    blocks.push(Block::Facts(vec![fact("next_topic", String::new()), fact("next_date", String::new())]));
    Ok(Sheet {
        title: words.say("title-customer_file"),
        number: of.number.clone(),
        is_blank: false,
        size: PageSize::A4,
        blocks,
    })
}

const ITEMS: [(&str, Width); 6] = [
    ("item", Width::Share(1.4)),
    ("model", Width::Share(1.2)),
    ("serial", Width::Share(1.2)),
    ("plate", Width::Mm(22.0)),
    ("delivered_on", Width::Mm(24.0)),
    ("warranty_until", Width::Mm(24.0)),
];

pub(super) fn items(words: &Words, file: &CustomerFile) -> Block {
    let cell = |text: &str| -> Cell { or_dash(text).into() };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for view in file.equipment.iter().filter(|view| view.equipment.active) {
        let item = &view.equipment;
        rows.push(vec![
            cell(&item.name),
            cell(&item.model),
            cell(&item.serial),
            cell(&item.plate),
            cell(&day(item.purchased_on)),
            cell(&day(item.warranty_until)),
        ]);
    }
    if rows.is_empty() {
        rows.push(ITEMS.iter().map(|_| cell("")).collect());
    }
    words.table("items", &ITEMS, rows)
}

const HISTORY: [(&str, Width); 5] = [
    ("date", Width::Mm(24.0)),
    ("ticket", Width::Mm(30.0)),
    ("job", Width::Mm(22.0)),
    ("request", Width::Share(1.0)),
    ("state", Width::Mm(22.0)),
];

fn history(words: &Words, jobs: &[Ticket]) -> Block {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for job in jobs.iter().take(JOBS) {
        rows.push(vec![
            words.zone.day(job.received_at).to_string().into(),
            job.number.clone().into(),
            words.text.say(&format!("tickets-service_type-{}", job.service_type)).into(),
            or_dash(&job.description).into(),
            words.text.say(&format!("tickets-state-{}", job.state)).into(),
        ]);
    }
    if rows.is_empty() {
        rows.push(HISTORY.iter().map(|_| or_dash("").into()).collect());
    }
    words.table("jobs", &HISTORY, rows)
}
