//! Whether the same is already being worked on, or came back.

use lexicon::Query;
use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::findable::FINDABLE;
use super::super::record::{ServiceType, TicketId};
use super::super::{intake, scope};
use super::row::{self, TicketRow};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::customers::CustomerId;
use crate::master::equipment::EquipmentId;
use crate::master::settings;
use crate::platform::search::newest;

/// What is being typed.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct SimilarTo {
    pub customer: Option<CustomerId>,
    pub equipment: Option<EquipmentId>,
    pub serial: Option<String>,
    /// The number on the line, for a caller not recognised yet.
    pub phone: Option<String>,
    /// Where it is, for a caller not recognised yet: somebody else of the same place may have called before.
    pub address: Option<String>,
    /// What the caller says, as far as it is typed.
    pub description: Option<String>,
}

/// A ticket the one being typed may repeat.
#[derive(Debug, Serialize, TS)]
pub struct SimilarTicket {
    #[serde(flatten)]
    pub ticket: TicketRow,
    /// About the same item, not only of the same customer.
    pub same_item: bool,
    /// At the address typed (O18).
    pub same_address: bool,
    /// The caller's words are much the same as there.
    pub same_words: bool,
    /// Open, and about the same: the call had better join it.
    pub is_duplicate: bool,
    /// Still open: better joined than registered twice.
    pub is_open: bool,
    /// The same fault of the same item, finished within `repeat.window`: the new one is a repeat.
    pub is_repeat: bool,
}

pub fn similar(r: &Reader<'_>, to: SimilarTo) -> Result<Vec<SimilarTicket>, Fault> {
    let serial = to.serial.as_deref().map(str::trim).unwrap_or_default().to_string();
    // However it is written, a number is its digits.
    let phone = to.phone.as_deref().and_then(sheet::parse_phone).map(|p| p.digits);
    let said = to.description.as_deref().unwrap_or_default();
    let since = window_start(r)?;
    let address = to.address.as_deref().map(str::trim).filter(|a| a.chars().count() >= LEAST_ADDRESS);
    let here = at_address(r, address)?;
    let text = row::sql(
        "ticket t",
        "WHERE t.rid IN (
            SELECT a.rid FROM ticket a WHERE a.customer = ? AND a.ended_at IS NULL
            UNION SELECT b.rid FROM ticket b WHERE b.equipment = ? AND (b.ended_at IS NULL OR b.ended_at >= ?)
            UNION SELECT o.rid FROM phone p JOIN ticket o INDEXED BY ticket_of_customer ON o.customer = p.customer
                WHERE p.digits = ? AND o.ended_at IS NULL
            UNION SELECT h.value FROM json_each(?) h
            UNION SELECT d.rid FROM ticket d WHERE d.serial = ? AND d.serial <> ''
                AND (d.ended_at IS NULL OR d.ended_at >= ?))
         AND t.state <> 'cancelled' ORDER BY t.received_at DESC, t.rid DESC LIMIT 20",
    );
    let values: Vec<Box<dyn ToSql>> = vec![
        Box::new(to.customer),
        Box::new(to.equipment),
        Box::new(since),
        Box::new(phone.clone()),
        Box::new(here),
        Box::new(serial.clone()),
        Box::new(since),
    ];
    let found = row::rows(r, &text, &values)?;
    let mut answer = Vec::new();
    for ticket in found {
        let (equipment, ended_at, words, place): (Option<EquipmentId>, Option<Moment>, String, String) =
            r.conn().query_row(
                "SELECT equipment, ended_at, description, address FROM ticket WHERE id = ?1",
                [ticket.id],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            )?;
        let same_address = address.is_some_and(|typed| intake::is_same_place(typed, &place));
        let same_item = (to.equipment.is_some() && equipment == to.equipment)
            || (!serial.is_empty() && ticket.serial == serial);
        let is_open = ended_at.is_none();
        let same_words = intake::is_alike(said, &words);
        let is_repair = ticket.service_type == ServiceType::Repair;
        answer.push(SimilarTicket {
            same_item,
            same_address,
            same_words,
            // At one address a few words decide, as of one item.
            is_duplicate: is_open
                && (same_item || same_words || (same_address && intake::is_same_symptom(said, &words))),
            is_open,
            is_repeat: same_item && !is_open && is_repair && intake::is_same_symptom(said, &words),
            ticket,
        });
    }
    // The same item first; a person of limited scope learns no more than his own tickets.
    answer.sort_by_key(|s| (!s.is_duplicate, !s.same_item, !s.is_open));
    if let Some(visible) = scope::visible(r)? {
        answer.retain(|s| visible.contains(&s.ticket.rid));
    }
    Ok(answer)
}

/// The latest repair of the same fault of the same item finished within `repeat.window`; only a repair repeats one
///
pub fn repeats(
    r: &Reader<'_>,
    kind: ServiceType,
    equipment: Option<EquipmentId>,
    serial: &str,
    said: &str,
) -> Result<Option<TicketId>, Fault> {
    if kind != ServiceType::Repair {
        return Ok(None);
    }
    let mut statement = r.conn().prepare_cached(
        "SELECT t.id, t.description FROM ticket t WHERE (t.equipment = ?1 OR (t.serial = ?2 AND t.serial <> ''))
            AND t.service_type = 'repair' AND t.state <> 'cancelled' AND t.ended_at >= ?3
         ORDER BY t.ended_at DESC, t.rid DESC",
    )?;
    let found = statement
        .query_map((equipment, serial.trim(), window_start(r)?), |row| Ok((row.get(0)?, row.get(1)?)))?;
    for earlier in found {
        let (id, words): (TicketId, String) = earlier?;
        if intake::is_same_symptom(said, &words) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// An address shorter than that is a town.
const LEAST_ADDRESS: usize = 6;
/// Open tickets looked at for one address.
const AT_AN_ADDRESS: usize = 20;

/// Rows of open tickets with that address in them, as a list for SQL.
fn at_address(r: &Reader<'_>, address: Option<&str>) -> Result<String, Fault> {
    let Some(query) = address.and_then(Query::new) else { return Ok("[]".into()) };
    let mut is_open = r.conn().prepare_cached("SELECT 1 FROM ticket WHERE rid = ?1 AND ended_at IS NULL")?;
    let rows = newest(r, &FINDABLE, &query, None, AT_AN_ADDRESS, |rid| Ok(is_open.exists([rid])?))?;
    serde_json::to_string(&rows).map_err(Fault::bug)
}

fn window_start(r: &Reader<'_>) -> Result<Moment, Fault> {
    Ok(r.now().plus_minutes(-settings::number(r, "repeat.window")? * 24 * 60))
}
