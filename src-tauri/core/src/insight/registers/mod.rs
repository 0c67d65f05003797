//! The registers of the trade, P-01 to P-06, P-28 and P-29, and the closed loop. They are written by no hand of their own: each line is read from
//! the ticket, visit, item or call it is about, so nothing is typed twice, in order of receipt and not of entry.
//!
//! Commands: `registers.columns`, `registers.list`, `registers.print`.
//!
//! What always holds: a line once in a register stays there; a cancelled one is marked.

mod columns;
mod feedback;
mod goods;
mod hotline;
mod paper;
mod requests;
mod standing;
#[cfg(test)]
mod tests;
mod trips;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::ids::Id;
use crate::kernel::needs::Need;
use crate::kernel::reader::{Page, Reader};
use crate::kernel::registry::Registry;
use crate::kernel::session::PersonId;
use crate::kernel::time::{Day, Moment};
use crate::master::customers::{Assigned, Customer, CustomerAccess, CustomerId, mask_phone};
use crate::master::people;
use crate::platform::journal::AnyId;
use crate::platform::lists::OfCustomers;
use crate::service::tickets;

pub use columns::{RegisterColumn, RegisterColumnKind};

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("registers.columns", Need::TicketRead, columns::asked);
    r.query("registers.list", Need::TicketRead, list);
    r.task("registers.print", Need::DocumentPrint, paper::print);
}

crate::choice! {
    /// A register.
    pub enum RegisterKind {
        /// P-01 叫修登记簿
        CallOut = "call_out",
        /// P-02 来电来函登记
        Letters = "letters",
        /// P-03 来电、来访登记表
        Visitors = "visitors",
        /// P-04 售后服务派遣记录
        Dispatch = "dispatch",
        /// P-05 服务台帐
        Ledger = "ledger",
        /// P-06 客户商品进出登记簿
        Goods = "goods",
        /// P-29 热线值班记录
        Hotline = "hotline",
        /// P-28 客户意见建议登记
        Feedback = "feedback",
        /// 闭环清单: what is open, by how long it stands at its step.
        Standing = "standing",
    }
}

crate::choice! {
    /// Which lines of it.
    pub enum RegisterView {
        All = "all",
        /// Not struck off, not answered, not signed, not given back yet.
        Open = "open",
    }
}

crate::choice! {
    /// The record a line opens.
    pub enum RegisterOpens {
        Ticket = "tickets",
        Visit = "visits",
        Custody = "custody",
        Hotline = "hotline",
    }
}

/// Which lines of which register.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct RegisterWanted {
    pub register: RegisterKind,
    /// First and last day of receipt, both included.
    pub from: Day,
    pub to: Day,
    pub view: RegisterView,
    /// Of these customers only (N-04).
    #[serde(default)]
    pub of: Option<OfCustomers>,
    #[serde(default)]
    pub cursor: Option<String>,
    #[serde(default)]
    pub limit: Option<u32>,
}

/// What stands in one cell.
#[derive(Debug, Clone, Serialize, PartialEq, TS)]
#[serde(untagged)]
pub enum RegisterCell {
    Yes(bool),
    At(Moment),
    On(Day),
    /// Words as they were typed, or a code of the column.
    Text(String),
}

/// A line of a register.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RegisterLine {
    /// Unique within the register.
    pub key: String,
    pub opens: RegisterOpens,
    pub id: AnyId,
    pub is_open: bool,
    pub is_cancelled: bool,
    /// Columns that ought to be filled by now and are not.
    pub missing: Vec<String>,
    /// By the keys of the columns; a cell without anything in it is left out.
    pub cells: BTreeMap<String, RegisterCell>,
}

/// Where a line is found and where it stands: by time of receipt, then by kind of entry, then by arrival.
struct Found {
    at: i64,
    source: i64,
    rid: i64,
    id: [u8; 16],
}

impl Found {
    fn cursor(&self) -> String {
        format!("{}.{}.{}", self.at, self.source, self.rid)
    }
}

const BEFORE_ALL: [i64; 3] = [i64::MIN; 3];

fn parse(cursor: &str) -> Result<[i64; 3], Fault> {
    let keys: Option<Vec<i64>> = cursor.split('.').map(|k| k.parse().ok()).collect();
    keys.and_then(|k| k.try_into().ok()).ok_or_else(|| Fault::invalid("input.cursor"))
}

/// The statement of a register: `at, source, rid, id` of what was received from `?1` to before `?2`.
fn entries(register: RegisterKind) -> String {
    match register {
        RegisterKind::CallOut | RegisterKind::Letters | RegisterKind::Visitors => requests::entries(register),
        RegisterKind::Dispatch | RegisterKind::Ledger => trips::ENTRIES.into(),
        RegisterKind::Goods => goods::ENTRIES.into(),
        RegisterKind::Hotline => hotline::ENTRIES.into(),
        RegisterKind::Feedback => feedback::ENTRIES.into(),
        RegisterKind::Standing => standing::ENTRIES.into(),
    }
}

fn find(r: &Reader<'_>, wanted: &RegisterWanted, after: [i64; 3], limit: usize) -> Result<Vec<Found>, Fault> {
    let sql = format!(
        "SELECT at, source, rid, id FROM ({}) WHERE (at, source, rid) > (?3, ?4, ?5)
         ORDER BY at, source, rid LIMIT ?6",
        entries(wanted.register)
    );
    let (from, until) = span(r, wanted)?;
    let mut statement = r.conn().prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let found = statement.query_map((from, until, after[0], after[1], after[2], limit), |row| {
        Ok(Found { at: row.get(0)?, source: row.get(1)?, rid: row.get(2)?, id: row.get(3)? })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// From the first moment of the first day to that of the day after the last.
fn span(r: &Reader<'_>, wanted: &RegisterWanted) -> Result<(Moment, Moment), Fault> {
    let after = wanted.to.0.succ_opt().filter(|_| wanted.from.0 <= wanted.to.0);
    let after = after.ok_or_else(|| Fault::invalid("registers.range").field("to", "before_from"))?;
    Ok((r.zone().start_of(wanted.from), r.zone().start_of(Day(after))))
}

fn line(r: &Reader<'_>, register: RegisterKind, found: &Found) -> Result<RegisterLine, Fault> {
    let mut line = match register {
        RegisterKind::CallOut => requests::call_out(r, found),
        RegisterKind::Letters => requests::letter(r, found),
        RegisterKind::Visitors => requests::visitor(r, found),
        RegisterKind::Dispatch => trips::dispatch(r, found),
        RegisterKind::Ledger => trips::ledger(r, found),
        RegisterKind::Goods => goods::line(r, found),
        RegisterKind::Hotline => hotline::line(r, found),
        RegisterKind::Feedback => feedback::line(r, found),
        RegisterKind::Standing => standing::line(r, found),
    }?;
    line.key = found.cursor();
    Ok(line)
}

/// Whether the line is among those asked for.
fn is_wanted(r: &Reader<'_>, wanted: &RegisterWanted, line: &RegisterLine) -> Result<bool, Fault> {
    if wanted.view == RegisterView::Open && !line.is_open {
        return Ok(false);
    }
    match &wanted.of {
        None => Ok(true),
        Some(of) => of.holds(r, customer_of(r, line)?),
    }
}

/// Whom the line is about; none for a call nobody's file has the number of.
fn customer_of(r: &Reader<'_>, line: &RegisterLine) -> Result<Option<CustomerId>, Fault> {
    let customer = match line.opens {
        RegisterOpens::Ticket => "SELECT customer FROM ticket WHERE id = ?1",
        RegisterOpens::Visit => {
            "SELECT t.customer FROM visit v JOIN ticket t ON t.id = v.ticket WHERE v.id = ?1"
        }
        RegisterOpens::Custody => {
            "SELECT t.customer FROM custody_item i JOIN ticket t ON t.id = i.ticket WHERE i.id = ?1"
        }
        RegisterOpens::Hotline => "SELECT customer FROM hotline_call WHERE id = ?1",
    };
    Ok(r.value::<Option<CustomerId>>(customer, [line.id])?.flatten())
}

/// Registers tell of everybody's customers, so they are for those who see every ticket.
fn need_all(r: &Reader<'_>) -> Result<(), Fault> {
    if tickets::sees_all(r) { Ok(()) } else { Err(Fault::new(FaultKind::Denied, "registers.not_yours")) }
}

fn list(r: &Reader<'_>, wanted: RegisterWanted) -> Result<Page<RegisterLine>, Fault> {
    need_all(r)?;
    let limit = wanted.limit.unwrap_or(100).clamp(1, 500) as usize;
    let mut after = wanted.cursor.as_deref().map(parse).transpose()?.unwrap_or(BEFORE_ALL);
    let mut lines = Vec::new();
    loop {
        let found = find(r, &wanted, after, limit + 1)?;
        let is_last = found.len() <= limit;
        for one in &found {
            let line = line(r, wanted.register, one)?;
            if is_wanted(r, &wanted, &line)? {
                lines.push(line);
            }
            after = [one.at, one.source, one.rid];
        }
        if is_last || lines.len() > limit {
            break;
        }
    }
    let mut page = Page::cut(lines, limit, |line| line.key.clone());
    if wanted.cursor.is_none() && wanted.view == RegisterView::All && wanted.of.is_none() {
        let (from, until) = span(r, &wanted)?;
        page.total = r.length(&format!("({})", entries(wanted.register)), (from, until))?;
    }
    Ok(page)
}

/// Fills the cells of a line; what is empty is left out.
#[derive(Default)]
struct Cells(BTreeMap<String, RegisterCell>);

impl Cells {
    fn text(mut self, key: &str, value: impl Into<String>) -> Cells {
        let value = value.into();
        if !value.is_empty() {
            self.0.insert(key.into(), RegisterCell::Text(value));
        }
        self
    }
    fn at(mut self, key: &str, at: Option<Moment>) -> Cells {
        self.0.extend(at.map(|at| (key.to_string(), RegisterCell::At(at))));
        self
    }
    fn on(mut self, key: &str, day: Option<Day>) -> Cells {
        self.0.extend(day.map(|day| (key.to_string(), RegisterCell::On(day))));
        self
    }
    fn yes(mut self, key: &str, value: bool) -> Cells {
        self.0.insert(key.into(), RegisterCell::Yes(value));
        self
    }
    fn person(self, r: &Reader<'_>, key: &str, id: Option<PersonId>) -> Result<Cells, Fault> {
        let name = id.map(|id| people::name_of(r, id)).transpose()?.unwrap_or_default();
        Ok(self.text(key, name))
    }
    /// Name, phone and address; the last two only for who may see more of the customer than the name (T-07).
    fn customer(self, r: &Reader<'_>, id: CustomerId, phone: &str, address: &str) -> Result<Cells, Fault> {
        let customer = r.need::<Customer>(id)?;
        let is_shown = Assigned::of(r)?.access(r, &customer) != CustomerAccess::Name;
        let (phone, address) = match is_shown {
            true => (phone.to_string(), address),
            false => (mask_phone(phone), ""),
        };
        let phone = if phone.chars().any(|ch| ch.is_ascii_digit()) { phone } else { String::new() };
        Ok(self.text("customer", customer.name).text("phone", phone).text("address", address))
    }
    fn line(self, opens: RegisterOpens, id: impl Id, is_open: bool, is_cancelled: bool) -> RegisterLine {
        RegisterLine {
            key: String::new(),
            opens,
            id: AnyId::from_bytes(id.bytes()),
            is_open,
            is_cancelled,
            missing: Vec::new(),
            cells: self.0,
        }
    }
}
