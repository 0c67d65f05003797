//! The in/out register (P-06) and one item with everything about it.

use rusqlite::ToSql;
use scan::PaperCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{CustodyItem, CustodyItemId, CustodyState, CustodyTransition};
use super::{back, closing, receipt, rules};
use crate::kernel::blobs::to_base64;
use crate::kernel::fault::Fault;
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::{self, Customer, CustomerAccess, mask_phone};
use crate::master::{calendars, people};
use crate::platform::lists::OfCustomers;
use crate::service::attachments::AttachmentId;
use crate::service::papers::{self, Paper, PaperRow, PaperState};
use crate::service::tickets::Ticket;
use crate::service::visits::{self, VisitPhoto};

/// One working day at the base without an entry is a warning (K-03).
const ENTRY_DAYS: i64 = 1;

crate::choice! {
    /// Saved views of the register.
    pub enum CustodyView {
        /// Taken, not entered yet (K-03).
        Unregistered = "unregistered",
        /// In our hands.
        Open = "open",
        /// Handed back, the line not closed: the customer's receipt is still out (K-08).
        ReceiptOut = "receipt_out",
        All = "all",
    }
}

/// What the register shows.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CustodyWanted {
    pub view: CustodyView,
    /// Begin of a receipt or card number, or of a serial.
    #[serde(default)]
    pub search: Option<String>,
    /// Of these customers only (N-04).
    #[serde(default)]
    pub of: Option<OfCustomers>,
    #[serde(default)]
    pub cursor: Option<String>,
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A line of the register (P-06).
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustodyRow {
    pub id: CustodyItemId,
    pub number: String,
    pub card_number: Option<String>,
    pub ticket_number: String,
    pub state: CustodyState,
    pub customer_name: String,
    /// Masked for who has no access to the customer (T-07).
    pub phone: String,
    pub name: String,
    pub model: String,
    pub serial: String,
    pub accessories: String,
    pub condition: String,
    pub fault: String,
    pub taken_by_name: String,
    pub taken_at: Moment,
    pub registered_at: Option<Moment>,
    pub promised_on: Option<crate::kernel::time::Day>,
    pub repaired_at: Option<Moment>,
    pub is_confirmed: bool,
    /// One working day without an entry (K-03).
    pub is_entry_overdue: bool,
    pub rid: i64,
}

pub(super) fn list(r: &Reader<'_>, wanted: CustodyWanted) -> Result<Page<CustodyRow>, Fault> {
    let limit = wanted.limit.unwrap_or(100).clamp(1, 500) as usize;
    let mut where_ = vec![
        match wanted.view {
            CustodyView::Unregistered => "state = 'received'",
            CustodyView::Open => "state NOT IN ('delivered', 'closed', 'not_taken')",
            CustodyView::ReceiptOut => "state = 'delivered'",
            CustodyView::All => "1",
        }
        .to_string(),
    ];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if let Some(text) = wanted.search.as_deref().map(str::trim).filter(|t| !t.is_empty()) {
        let begin = text.to_uppercase();
        where_.push("(instr(number, ?) = 1 OR instr(coalesce(card_number, ''), ?) = 1 OR instr(upper(serial), ?) = 1)".into());
        for _ in 0..3 {
            values.push(Box::new(begin.clone()));
        }
    }
    let customer = "(SELECT k.customer FROM ticket k WHERE k.id = custody_item.ticket)";
    if let Some((condition, of)) = wanted.of.as_ref().and_then(|of| of.condition(customer)) {
        where_.push(condition);
        values.extend(of);
    }
    if let Some(cursor) = &wanted.cursor {
        where_.push("rid < ?".into());
        values.push(Box::new(cursor.parse::<i64>().map_err(|_| Fault::invalid("input.cursor"))?));
    }
    let names: Vec<&str> = CustodyItem::COLUMNS.iter().map(|c| c.name).collect();
    let sql = format!(
        "SELECT {}, rid FROM custody_item WHERE {} ORDER BY rid DESC LIMIT {}",
        names.join(", "),
        where_.join(" AND "),
        limit + 1
    );
    let mut statement = r.conn().prepare_cached(&sql)?;
    let refs: Vec<&dyn ToSql> = values.iter().map(AsRef::as_ref).collect();
    let found =
        statement.query_map(refs.as_slice(), |row| Ok((CustodyItem::from_row(row)?, row.get("rid")?)))?;
    let found: Vec<(CustodyItem, i64)> = found.collect::<Result<_, _>>()?;
    let rows = found.into_iter().map(|(item, rid)| row(r, item, rid)).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |row: &CustodyRow| row.rid.to_string()))
}

/// Items past the time of their entry, for the page of the day.
pub fn entries_overdue(r: &Reader<'_>, limit: u32) -> Result<Vec<CustodyRow>, Fault> {
    let wanted = CustodyWanted {
        view: CustodyView::Unregistered,
        search: None,
        of: None,
        cursor: None,
        limit: Some(limit),
    };
    Ok(list(r, wanted)?.rows.into_iter().filter(|row| row.is_entry_overdue).collect())
}

fn phone(r: &Reader<'_>, ticket: &Ticket, customer: &Customer) -> Result<String, Fault> {
    let is_open = customers::access_to(r, customer)? == CustomerAccess::Full;
    Ok(if is_open { ticket.contact_phone.clone() } else { mask_phone(&ticket.contact_phone) })
}

fn row(r: &Reader<'_>, item: CustodyItem, rid: i64) -> Result<CustodyRow, Fault> {
    let ticket = r.need::<Ticket>(item.ticket)?;
    let customer = r.need::<Customer>(ticket.customer)?;
    let entry_due = calendars::working_days(r)?.end(item.taken_at, ENTRY_DAYS);
    Ok(CustodyRow {
        id: item.id,
        is_entry_overdue: item.state == CustodyState::Received && r.now() > entry_due,
        is_confirmed: item.confirmed_at.is_some(),
        number: item.number,
        card_number: item.card_number,
        state: item.state,
        phone: phone(r, &ticket, &customer)?,
        ticket_number: ticket.number,
        customer_name: customer.name,
        name: item.name,
        model: item.model,
        serial: item.serial,
        accessories: item.accessories,
        condition: item.condition,
        fault: item.fault,
        taken_by_name: people::name_of(r, item.taken_by)?,
        taken_at: item.taken_at,
        registered_at: item.registered_at,
        promised_on: item.promised_on,
        repaired_at: item.repaired_at,
        rid,
    })
}

/// A step out of the present state, with the refusal where it cannot be taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustodyStep {
    pub command: String,
    pub to: CustodyState,
    pub allowed: bool,
    pub refusal: Option<Fault>,
    /// Guards of the catalogue whose module is still to come.
    pub pending: Vec<String>,
}

/// A step taken.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustodyStepTaken {
    pub to_state: CustodyState,
    pub at: Moment,
    pub by_name: String,
    pub place: String,
}

/// A look at the repair (K-06).
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustodyChecked {
    pub passed: bool,
    pub note: String,
    pub at: Moment,
    pub by_name: String,
}

/// What became of the customer's receipt (K-08).
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReceiptReturnView {
    pub is_lost: bool,
    pub declaration: Option<AttachmentId>,
    pub note: String,
    pub at: Moment,
    pub by_name: String,
}

/// Another item of the same receipt.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustodyBeside {
    pub id: CustodyItemId,
    pub name: String,
}

/// Everything about an item.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustodyFile {
    pub item: CustodyItem,
    pub row: CustodyRow,
    pub visit_number: String,
    pub registered_by_name: String,
    pub repaired_by_name: String,
    pub card_gaps: Vec<String>,
    /// Every look at the repair, the last one first (K-06).
    pub checks: Vec<CustodyChecked>,
    /// The voucher the customer signs for it (K-07).
    pub voucher: Option<PaperRow>,
    pub receipt_state: PaperState,
    /// The receipt came back or was declared lost (K-08).
    pub receipt_return: Option<ReceiptReturnView>,
    /// What else stands on the same receipt.
    pub beside: Vec<CustodyBeside>,
    pub steps: Vec<CustodyStep>,
    pub taken: Vec<CustodyStepTaken>,
}

pub(super) fn file(r: &Reader<'_>, id: CustodyItemId) -> Result<CustodyFile, Fault> {
    let item = r.need::<CustodyItem>(id)?;
    let name = |person: Option<PersonId>| -> Result<String, Fault> {
        Ok(person.map(|p| people::name_of(r, p)).transpose()?.unwrap_or_default())
    };
    let facts = back::facts(r, &item)?;
    let steps = rules::leaving(item.state)
        .map(|step| {
            let refusal = rules::check(r.who(), &item, &facts, step.to).err();
            let pending = step.guards.iter().filter_map(|g| match g {
                rules::Guard::Later(name) => Some((*name).to_string()),
                _ => None,
            });
            CustodyStep {
                command: step.command.into(),
                to: step.to,
                allowed: refusal.is_none(),
                pending: pending.collect(),
                refusal,
            }
        })
        .collect();
    let taken = r
        .find::<CustodyTransition>("WHERE item = ?1 ORDER BY rid", [id])?
        .into_iter()
        .map(|t| {
            Ok(CustodyStepTaken {
                to_state: t.to_state,
                at: t.at,
                by_name: people::name_of(r, t.by)?,
                place: t.place,
            })
        })
        .collect::<Result<_, Fault>>()?;
    Ok(CustodyFile {
        row: row(r, item.clone(), 0)?,
        visit_number: item
            .visit
            .map(|v| visits::get(r, v))
            .transpose()?
            .map(|v| v.number)
            .unwrap_or_default(),
        registered_by_name: name(item.registered_by)?,
        repaired_by_name: name(item.repaired_by)?,
        card_gaps: rules::card_gaps(&item),
        checks: back::checks(r, id)?,
        voucher: back::voucher(r, &item)?.map(|v| papers::row(r, &v)).transpose()?,
        receipt_state: r.need::<Paper>(item.receipt)?.state,
        receipt_return: closing::returned(r, item.receipt)?
            .map(|back| {
                Ok::<_, Fault>(ReceiptReturnView {
                    is_lost: back.is_lost,
                    declaration: back.declaration,
                    note: back.note,
                    at: back.at,
                    by_name: people::name_of(r, back.by)?,
                })
            })
            .transpose()?,
        beside: receipt::of_receipt(r, item.receipt)?
            .into_iter()
            .filter(|other| other.id != id)
            .map(|other| CustodyBeside { id: other.id, name: other.name })
            .collect(),
        steps,
        taken,
        item,
    })
}

pub(super) fn get(r: &Reader<'_>, asked: super::working::CustodyAsked) -> Result<CustodyFile, Fault> {
    file(r, asked.id)
}

/// What was scanned or typed from a tag or a receipt.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TagAsked {
    pub tag: String,
}

/// The item of that tag (K-04): the square code of its card or receipt, or the number typed. A card printed before the
/// repair still hangs on the same item, so the number alone decides. Of a receipt with several items it is the first.
pub(super) fn by_tag(r: &Reader<'_>, asked: TagAsked) -> Result<CustodyFile, Fault> {
    let text = asked.tag.trim().to_uppercase();
    let code = PaperCode::parse(&text).ok();
    let number = code.as_ref().map_or(text.as_str(), PaperCode::number);
    match r.first::<CustodyItem>("WHERE number = ?1 OR card_number = ?1 LIMIT 1", [number])? {
        Some(item) => file(r, item.id),
        None => Err(Fault::missing("custody.no_such_tag").arg("tag", number)),
    }
}

/// One of the photos that show the item as it was taken.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustodyPhotoAsked {
    pub id: CustodyItemId,
    /// 0 is the first.
    pub at: usize,
}

/// A picture for the window.
#[derive(Debug, Serialize, TS)]
pub struct CustodyPhoto {
    pub mime: String,
    pub base64: String,
}

pub(super) fn photo(r: &Reader<'_>, asked: CustodyPhotoAsked) -> Result<CustodyPhoto, Fault> {
    let item = r.need::<CustodyItem>(asked.id)?;
    let id = item.photos.get(asked.at).ok_or_else(|| Fault::missing("visit_photo.missing"))?;
    let photo = r.need::<VisitPhoto>(*id)?;
    let (blob, mime) = match photo.thumb {
        Some(thumb) => (thumb, "image/jpeg".to_string()),
        None => (photo.blob, photo.mime),
    };
    Ok(CustodyPhoto { mime, base64: to_base64(&r.blob(&blob)?) })
}
