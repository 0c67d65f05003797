//! Putting a paper's content together from the records, and laying it out.

use std::collections::BTreeMap;

use super::content::{Known, PaperContent, PaperFirm, SignedBefore};
use super::forms::{self, Around};
use super::record::{Paper, PaperBlock, PaperKind, PaperSignature, ValueLine};
use super::{addendum, application};
use crate::kernel::blobs::BlobHash;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::Customer;
use crate::master::equipment::{self, ContractState, Equipment};
use crate::master::people;
use crate::platform::documents::{fonts, paper_fault};
use crate::platform::text::{Language, Text};
use crate::service::custody;
use crate::service::signing::code;
use crate::service::tickets::Ticket;
use crate::service::visits::{self, VisitReport};

/// Composes a paper as it stands now: for the block about to be signed, or for a print.
pub fn compose(
    r: &Reader<'_>,
    paper: &Paper,
    block: Option<PaperBlock>,
    language: Language,
) -> Result<PaperContent, Fault> {
    let company = people::company(r)?;
    let report = paper.visit.filter(|_| !paper.is_blank).map(|v| visits::report(r, v)).transpose()?;
    let known = if paper.is_blank { Known::default() } else { known(r, paper, report.as_ref())? };
    let mut form = paper.form.0.clone();
    if let (PaperKind::HandOver, Some(report)) = (paper.kind, &report) {
        // What was measured at commissioning stands first and cannot be typed over (E-20).
        let typed = std::mem::take(&mut form.values);
        form.values = report.parameters.iter().map(measured).collect();
        form.values.extend(report.tests.iter().map(value_line));
        form.values.extend(typed);
    }
    form.values.extend(application::tests(r, paper)?.iter().map(value_line));
    let declaration = block.map(|b| declaration(language, b, &company.name));
    let taken = r
        .first::<PaperSignature>("WHERE paper = ?1 AND block = ?2", (paper.id, PaperBlock::TakeAway))?
        .filter(|s| block != Some(s.block))
        .map(|s| SignedBefore::of(&s));
    Ok(PaperContent {
        v: 1,
        number: paper.number.clone(),
        kind: paper.kind,
        language: language.code().into(),
        block,
        is_blank: paper.is_blank,
        is_transcription: false,
        firm: PaperFirm {
            name: company.name,
            address: company.address,
            phone: company.phone,
            logo: company.logo,
            sample: company.sample,
        },
        known,
        report,
        form,
        taken,
        on_sheet: None,
        project: application::project(r, paper)?,
        amends: addendum::amended(r, paper)?,
        issued_to: paper.issued_to.map(|p| people::name_of(r, p)).transpose()?.unwrap_or_default(),
        declaration: declaration.unwrap_or_default(),
        zone: r.zone().name().into(),
        zone_offset_minutes: r.zone().offset_minutes(r.now()),
        device_letter: r.device().letter.clone(),
        is_clock_off: crate::master::clock::is_off(r)?,
    })
}

/// The words agreed to at a place of the paper.
pub(super) fn declaration(language: Language, block: PaperBlock, firm: &str) -> String {
    Text::of(language).get(&format!("papers-paper-declaration-{block}"), &[("firm", firm.into())])
}

fn measured(line: &visits::ParameterLine) -> ValueLine {
    ValueLine {
        item: line.name.clone(),
        value: format!("{} {}", line.value, line.unit).trim().into(),
        limit: visits::measure::limits(&line.min, &line.max, &line.unit),
        passed: visits::is_fit(line),
    }
}

fn value_line(test: &visits::TestLine) -> ValueLine {
    let bounds = visits::measure::limits(&test.min, &test.max, &test.unit);
    ValueLine {
        item: test.item.clone(),
        value: format!("{} {}", test.value, test.unit).trim().into(),
        limit: if test.limit.is_empty() { bounds } else { test.limit.clone() },
        passed: test.passed,
    }
}

/// What stands on file of the thing a ticket is about, on the day the request was received.
fn on_file(r: &Reader<'_>, ticket: &Ticket) -> Result<Known, Fault> {
    let Some(item) = ticket.equipment.map(|id| r.need::<Equipment>(id)).transpose()? else {
        return Ok(Known::default());
    };
    let day = r.zone().day(ticket.received_at);
    let (contract, contract_state) = match equipment::contract_state(&item, day) {
        ContractState::None => (String::new(), String::new()),
        state => {
            let until = item.contract_until.map(|day| day.to_string()).unwrap_or_default();
            (format!("{} {until}", item.contract).trim().to_string(), state.code().to_string())
        }
    };
    let warranty = equipment::warranty_state(&item, day).code().into();
    // An item without a name of its own goes by its model, which stands beside it.
    let item_name = if item.name == ticket.model { String::new() } else { item.name };
    Ok(Known { item_name, warranty, contract, contract_state, ..Known::default() })
}

fn known(r: &Reader<'_>, paper: &Paper, report: Option<&VisitReport>) -> Result<Known, Fault> {
    if let Some(v) = report {
        let ticket = paper.ticket.map(|t| r.need::<Ticket>(t)).transpose()?;
        let of = ticket.map_or(Ok(Known::default()), |ticket| on_file(r, &ticket))?;
        return Ok(Known {
            contract: of.contract,
            contract_state: of.contract_state,
            customer_number: v.customer_number.clone(),
            customer_name: v.customer_name.clone(),
            phone: v.contact_phone.clone(),
            address: v.address.clone(),
            item_name: v.equipment_name.clone(),
            model: v.model.clone(),
            serial: v.serial.clone(),
            warranty: v.warranty.clone(),
            ticket_number: v.ticket_number.clone(),
            visit_number: v.visit_number.clone(),
            fault: v.reported_problem.clone(),
            received_at: Some(v.received_at),
            technicians: if v.technicians.is_empty() { v.lead.clone() } else { v.technicians.join("、") },
        });
    }
    let Some(ticket) = paper.ticket.map(|t| r.need::<Ticket>(t)).transpose()? else {
        return Ok(Known::default());
    };
    let customer = r.need::<Customer>(ticket.customer)?;
    // What goes back is the item, which need not be the thing the ticket is about: its voucher speaks of the item.
    let ticket = match custody::attests(r, paper)? {
        true => Ticket {
            equipment: None,
            model: String::new(),
            serial: String::new(),
            description: String::new(),
            ..ticket
        },
        false => ticket,
    };
    let of = on_file(r, &ticket)?;
    Ok(Known {
        customer_number: customer.number,
        customer_name: customer.name,
        phone: ticket.contact_phone,
        address: ticket.address,
        model: ticket.model,
        serial: ticket.serial,
        ticket_number: ticket.number,
        fault: ticket.description,
        received_at: Some(ticket.received_at),
        technicians: ticket.assignee.map(|p| people::name_of(r, p)).transpose()?.unwrap_or_default(),
        ..of
    })
}

/// The very pages: what is shown on the screen, printed, and sealed once signed.
pub fn pages(r: &Reader<'_>, content: &PaperContent, around: &Around) -> Result<paper::Pages, Fault> {
    let mut pictures: BTreeMap<BlobHash, Vec<u8>> = BTreeMap::new();
    if let Some(logo) = &content.firm.logo {
        pictures.insert(logo.clone(), r.blob(logo)?);
    }
    for photo in &content.form.photos {
        pictures.insert(photo.sha256.clone(), visits::photo_on_paper(r, &photo.sha256)?);
    }
    let document = forms::document(content, around, &pictures);
    let print = around.print.as_ref().map_or(1, |p| p.print);
    let words = |page, pages| code::words(&content.number, &around.digest, page, pages, print);
    paper::lay_out_coded(&document, fonts()?, forms::size(content.kind), &words).map_err(paper_fault)
}

/// The language a paper was last shown or printed in.
pub fn language_of(paper: &Paper) -> Language {
    Language::of_code(&paper.language).unwrap_or_default()
}
