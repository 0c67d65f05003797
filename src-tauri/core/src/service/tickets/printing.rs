//! Printing the intake slip, filled or blank: made from the record each time, so it is a copy and no
//! filed document.

use std::collections::BTreeMap;
use std::path::Path;

use base64::Engine;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::document::{self, Office, Slip};
use super::intake;
use super::record::{NoteKind, ServiceVoucher, TicketId};
use super::{stepping, views};
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::master::people;
use crate::platform::documents::{self, paper_fault};
use crate::platform::text::Language;
use crate::service::signing::code;

/// Which slip, and where it goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintSlip {
    pub id: TicketId,
    /// A folder a person has just chosen; absent, the firm's folder of papers.
    #[serde(default)]
    pub folder: Option<String>,
    /// The customer's language; Chinese when absent (V-13).
    #[serde(default)]
    pub language: Option<Language>,
}

/// A blank one.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PrintBlank {
    #[serde(default)]
    pub folder: Option<String>,
    #[serde(default)]
    pub language: Option<Language>,
}

/// A slip printed.
#[derive(Debug, Serialize, TS)]
pub struct PrintedSlip {
    pub number: String,
    /// The file's name.
    pub name: String,
    /// Where it was written; none when no folder is chosen yet.
    pub path: Option<String>,
    /// The PDF itself where it was not written.
    pub base64: Option<String>,
}

pub(super) fn print_slip(core: &Core, session: &Session, input: PrintSlip) -> Result<PrintedSlip, Fault> {
    let (slip, office) = core.read_as(session, |r| {
        let file = views::file::of(r, input.id)?;
        Ok((filled(&file), office(r, input.language)?))
    })?;
    let printed = print(core, session, &slip, &office, input.folder.as_deref())?;
    core.change_as(session, "tickets.print_slip", |c| stepping::note(c, input.id, NoteKind::Printed, ""))?;
    Ok(printed)
}

/// Issues a number and prints the form it stands on.
pub(super) fn print_blank(core: &Core, session: &Session, input: PrintBlank) -> Result<PrintedSlip, Fault> {
    let office = core.read_as(session, |r| office(r, input.language))?;
    let number = core.change_as(session, "tickets.print_blank", |c| c.next_number("T"))?;
    print(core, session, &Slip { number, ..Slip::default() }, &office, input.folder.as_deref())
}

/// The slip as it would be printed; a blank one without a ticket, and without a number yet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PreviewSlip {
    #[serde(default)]
    pub id: Option<TicketId>,
    #[serde(default)]
    pub language: Option<Language>,
}

/// Its pages as SVG.
#[derive(Debug, Serialize, TS)]
pub struct SlipPreviewed {
    pub pages: Vec<String>,
}

pub(super) fn preview_slip(r: &Reader<'_>, input: PreviewSlip) -> Result<SlipPreviewed, Fault> {
    let slip = match input.id {
        Some(id) => filled(&views::file::of(r, id)?),
        None => Slip { number: "T·····".into(), ..Slip::default() },
    };
    let fields = intake::mandatory().details(&people::company(r)?.preset);
    let document = document::slip(&slip, &office(r, input.language)?, &fields);
    let pages = paper::lay_out(&document, documents::fonts()?).map_err(paper_fault)?;
    Ok(SlipPreviewed { pages: (0..pages.count()).map(|page| pages.svg(page)).collect() })
}

fn filled(file: &views::TicketFile) -> Slip {
    let t = &file.ticket;
    Slip {
        number: t.number.clone(),
        customer_name: file.customer_name.clone(),
        contact_name: t.contact_name.clone(),
        contact_phone: t.contact_phone.clone(),
        address: t.address.clone(),
        model: t.model.clone(),
        serial: t.serial.clone(),
        details: t.details.iter().map(|(k, v)| (k.clone(), v.clone())).collect::<BTreeMap<_, _>>(),
        channel: Some(t.channel),
        service_type: Some(t.service_type),
        description: t.description.clone(),
        received_at: Some(t.received_at),
        promised_at: t.promised_at,
        promised_by: file.promised_by_name.clone(),
        taken_by: file.taken_by_name.clone(),
        warranty: file.vouchers.first().map(|v: &ServiceVoucher| v.warranty.clone()),
        is_urgent: t.urgent.is_some(),
    }
}

fn office(r: &Reader<'_>, language: Option<Language>) -> Result<Office, Fault> {
    let company = people::company(r)?;
    Ok(Office {
        logo: company.logo.as_ref().map(|hash| r.blob(hash)).transpose()?,
        company: company.name,
        address: company.address,
        phone: company.phone,
        is_sample: company.sample,
        language: language.unwrap_or_default(),
        zone: r.zone(),
        device_letter: r.device().letter.clone(),
        printed_at: r.now(),
    })
}

fn print(
    core: &Core,
    session: &Session,
    slip: &Slip,
    office: &Office,
    folder: Option<&str>,
) -> Result<PrintedSlip, Fault> {
    let (fields, chosen) = core.read_as(session, |r| {
        let fields = intake::mandatory().details(&people::company(r)?.preset);
        Ok((fields, documents::chosen(r.conn())?))
    })?;
    let document = document::slip(slip, office, &fields);
    let digest = documents::digest(slip)?;
    let words = |page, pages| code::words(&slip.number, &digest, page, pages, 1);
    let pages = paper::lay_out_coded(&document, documents::fonts()?, paper::PageSize::A4, &words)
        .map_err(paper_fault)?;
    let pdf = paper::write_pdf(&pages, &[], &[]).map_err(paper_fault)?;
    // Printed again after a change it is another paper, and the earlier one stays.
    let minute: String = office.zone.write(office.printed_at).chars().filter(char::is_ascii_digit).collect();
    let name = format!("{} {} {minute}.pdf", slip.number, document.title);
    let folder = folder.map(Path::new).map(Path::to_path_buf).or(chosen);
    let path = match folder {
        Some(folder) => Some(documents::write_inside(&folder, &name, &pdf)?.to_string_lossy().into_owned()),
        None => None,
    };
    let base64 = path.is_none().then(|| base64::engine::general_purpose::STANDARD.encode(&pdf));
    Ok(PrintedSlip { number: slip.number.clone(), name, path, base64 })
}
