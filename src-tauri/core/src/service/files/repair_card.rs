//! P-36 客户记录卡、客户维修卡: opened when the work is completed (M-28), with one line for each repair: when, what it was,
//! what was done, by whom.

use paper::{Block, Cell, PageSize, Width};

use super::basic_sheet::{CustomerSheet, addresses, contacts, file_of, items, or_dash, phones};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::customers::CustomerId;
use crate::service::sheets::{self, Sheet, SheetMade, Words};
use crate::service::tickets::{ServiceType, Ticket};
use crate::service::visits;

pub(super) fn make(core: &Core, session: &Session, input: CustomerSheet) -> Result<SheetMade, Fault> {
    let is_print = input.print.to.is_some();
    let made = sheets::make(core, session, input.print, |r, words| compose(r, words, input.customer))?;
    if is_print {
        super::note_print(core, session, "sheets.customer_card", input.customer, &made)?;
    }
    Ok(made)
}

pub(super) fn compose(r: &Reader<'_>, words: &Words, customer: CustomerId) -> Result<Sheet, Fault> {
    let file = file_of(r, customer)?;
    let of = &file.customer;
    let jobs = r.find::<Ticket>("WHERE customer = ?1 ORDER BY received_at, rid", [of.id])?;
    let project = jobs.iter().rev().find(|job| job.service_type == ServiceType::Installation);
    let project = project.map(|job| format!("{} {}", job.number, job.description)).unwrap_or_default();
    let fact = |field: &str, value: String| words.fact(field, or_dash(value));
    Ok(Sheet {
        title: words.say("title-customer_card"),
        number: of.number.clone(),
        is_blank: false,
        size: PageSize::A4,
        blocks: vec![
            Block::Facts(vec![
                fact("customer", of.name.clone()),
                fact("customer_number", of.number.clone()),
                fact("contact", contacts(words, &file)),
                fact("phones", phones(words, &file)),
                fact("address", addresses(words, &file)),
                fact("project", project),
            ]),
            Block::Heading(words.say("heading-warranty")),
            items(words, &file),
            Block::Heading(words.say("heading-repairs")),
            words.table("repairs", &REPAIRS, repairs(r, words, &jobs)?),
            Block::Keep(vec![Block::Signatures(vec![words.sign("customer", ""), words.sign("leader", "")])]),
        ],
    })
}

const REPAIRS: [(&str, Width); 5] = [
    ("date", Width::Mm(24.0)),
    ("item", Width::Share(0.8)),
    ("fault", Width::Share(1.2)),
    ("remedy", Width::Share(1.4)),
    ("technician", Width::Mm(26.0)),
];

/// Work done on site or from afar, and repairs that needed no visit. A visit that came to nothing repaired nothing.
fn repairs(r: &Reader<'_>, words: &Words, jobs: &[Ticket]) -> Result<Vec<Vec<Cell>>, Fault> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for job in jobs.iter().filter(|job| job.service_type == ServiceType::Repair) {
        for visit in visits::of_ticket(r, job.id)? {
            let said = visits::report(r, visit.id)?;
            let Some(at) = said.work_done_at.filter(|_| !said.work_done.trim().is_empty()) else { continue };
            let item = format!("{} {} {}", said.equipment_name, said.model, said.serial);
            let fault =
                if said.found_problem.is_empty() { &said.reported_problem } else { &said.found_problem };
            rows.push(vec![
                words.zone.day(at).to_string().into(),
                or_dash(item).into(),
                or_dash(fault).into(),
                or_dash(&said.work_done).into(),
                or_dash(said.technicians.join("、")).into(),
            ]);
        }
    }
    if rows.is_empty() {
        rows.push(REPAIRS.iter().map(|_| or_dash("").into()).collect());
    }
    Ok(rows)
}
