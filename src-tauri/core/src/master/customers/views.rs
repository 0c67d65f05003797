//! What lists and the file show, masked by the access the asker has.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::care::{LifeStage, lost_before, silent};
use super::findable::FINDABLE;
use super::record::{Contact, Customer, CustomerGrade, CustomerId, CustomerKind, Phone, Site};
use super::rules::{CustomerAccess, mask_address, mask_phone};
use super::scope::{Assigned, access_to};
use super::search::matching;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::listed::Listed;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::{Page, Reader};
use crate::kernel::record::Record;
use crate::kernel::session::PersonId;
use crate::kernel::time::Day;
use crate::master::equipment::{self, EquipmentView};
use crate::master::settings;
use crate::platform::search::{self, exact};

/// A customer in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub number: String,
    pub name: String,
    pub kind: Listed<CustomerKind>,
    pub grade: CustomerGrade,
    pub region: String,
    pub owner_name: String,
    /// The main number, masked where access is not full; empty when none is known.
    pub phone: String,
    /// The main site's address, masked where access is not full; empty when none is known.
    pub address: String,
    pub source_number: Option<String>,
    pub active: bool,
    pub access: CustomerAccess,
    /// Local order of arrival; the list's cursor.
    pub rid: i64,
}

crate::choice! {
    /// Customers who wait for something.
    pub enum CustomersAmong {
        /// New files the manager has not looked at: what was left of a day is not lost with it (N-09).
        NewUnseen = "new_unseen",
        /// VIP archives to be gone through (N-08).
        ReviewDue = "review_due",
        /// No contact for longer than `customer.lost_after` (N-05).
        PossiblyLost = "possibly_lost",
    }
}

/// What the list is narrowed to.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields = nullable)]
pub struct CustomersWanted {
    /// Part of a name, number, contact or serial, or at least three digits of a telephone.
    pub search: Option<String>,
    pub kind: Option<Listed<CustomerKind>>,
    pub grade: Option<CustomerGrade>,
    pub region: Option<String>,
    pub stage: Option<LifeStage>,
    pub among: Option<CustomersAmong>,
    /// Closed files as well.
    #[ts(as = "Option<bool>", optional)]
    pub include_closed: bool,
    pub cursor: Option<String>,
    /// Rows a page; 50 when absent, 500 at most.
    pub limit: Option<u32>,
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AllRegions {}

/// The regions customers are in and those of the firm's list, by code, in order (N-04).
pub(super) fn regions(r: &Reader<'_>, _: AllRegions) -> Result<Vec<String>, Fault> {
    let mut s = r.conn().prepare_cached(
        "SELECT region FROM customer WHERE region <> '' AND active
         UNION SELECT code FROM list_line WHERE list = 'region' AND active ORDER BY 1 LIMIT 200",
    )?;
    let rows = s.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Which customer.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerAsked {
    pub id: CustomerId,
}

/// A customer's file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CustomerFile {
    pub customer: Customer,
    pub owner_name: String,
    /// What the asker sees; below `full` the rest is masked or left out.
    pub access: CustomerAccess,
    pub contacts: Vec<Contact>,
    pub phones: Vec<Phone>,
    pub sites: Vec<Site>,
    pub equipment: Vec<EquipmentView>,
}

pub(super) fn list(r: &Reader<'_>, wanted: CustomersWanted) -> Result<Page<CustomerRow>, Fault> {
    let limit = wanted.limit.unwrap_or(50).clamp(1, 500) as usize;
    let index = index(&wanted);
    let (mut condition, mut values) = conditions(&wanted);
    if let Some(among) = wanted.among {
        let (also, with) = waiting(r, among)?;
        condition = format!("{condition} AND {also}");
        values.extend(with);
    }
    let before: Option<i64> =
        wanted.cursor.as_deref().map(str::parse).transpose().map_err(|_| Fault::invalid("input.cursor"))?;
    let cursor = |row: &CustomerRow| row.rid.to_string();
    let search = wanted.search.as_deref().unwrap_or_default();
    let mut is_listed =
        r.conn().prepare_cached(&format!("SELECT 1 FROM customer c WHERE {condition} AND c.rid = ?"))?;
    let found = matching(r, search, before, limit + 1, |row| {
        let all = values.iter().map(|v| v as &dyn ToSql).chain([&row as &dyn ToSql]);
        Ok(is_listed.exists(rusqlite::params_from_iter(all))?)
    })?;
    if let Some(found) = found {
        return Ok(Page::cut(these(r, &found)?, limit, cursor));
    }
    values.push(Box::new(before.unwrap_or(i64::MAX)));
    let rest = format!("{index} WHERE {condition} AND c.rid < ? ORDER BY c.rid DESC LIMIT {}", limit + 1);
    let mut page = Page::cut(rows(r, &rest, &values)?, limit, cursor);
    if page.next.is_some() && before.is_none() {
        values.pop();
        page.total =
            r.length(&format!("customer c {index} WHERE {condition}"), rusqlite::params_from_iter(&values))?;
    }
    Ok(page)
}

/// What the list is narrowed to, with the values of its marks.
fn conditions(wanted: &CustomersWanted) -> (String, Vec<Box<dyn ToSql>>) {
    let mut where_ = vec!["1".to_string()];
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if let Some(kind) = wanted.kind {
        where_.push("c.kind = ?".into());
        values.push(Box::new(kind));
    }
    if let Some(grade) = wanted.grade {
        where_.push("c.grade = ?".into());
        values.push(Box::new(grade));
    }
    if let Some(region) = wanted.region.clone().filter(|r| !r.is_empty()) {
        where_.push("c.region = ?".into());
        values.push(Box::new(region));
    }
    if let Some(stage) = wanted.stage {
        where_.push("EXISTS (SELECT 1 FROM customer_stage s WHERE s.customer = c.id AND s.stage = ?)".into());
        values.push(Box::new(stage));
    }
    if !wanted.include_closed {
        where_.push("c.active".into());
    }
    (where_.join(" AND "), values)
}

type Condition = (String, Vec<Box<dyn ToSql>>);

/// Who waits for something: the condition with the values of its marks.
fn waiting(r: &Reader<'_>, among: CustomersAmong) -> Result<Condition, Fault> {
    Ok(match among {
        CustomersAmong::NewUnseen => (
            "c.opened_on BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM customer_seen s WHERE s.customer = c.id)".into(),
            vec![Box::new(days_before(r.today(), UNSEEN_DAYS)), Box::new(r.today())],
        ),
        CustomersAmong::ReviewDue => {
            let since = days_before(r.today(), settings::number(r, "vip.review")?);
            let mut condition = "c.grade = 'vip'
                AND NOT EXISTS (SELECT 1 FROM vip_review v WHERE v.customer = c.id AND v.at >= ?)
                AND (coalesce(c.opened_on, '') < ? OR EXISTS (SELECT 1 FROM vip_review v WHERE v.customer = c.id))"
                .to_string();
            let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(r.zone().start_of(since)), Box::new(since)];
            // His own archives are the owner's to go through; who sees all sees whose are late.
            if r.who().scope(Need::VipRead) != Some(Scope::All) {
                condition.push_str(" AND c.owner = ?");
                values.push(Box::new(r.who().person));
            }
            (condition, values)
        }
        CustomersAmong::PossiblyLost => {
            let before = lost_before(r.today(), settings::number(r, "customer.lost_after")?);
            (
                format!(
                    "{} AND NOT EXISTS (SELECT 1 FROM customer_stage s WHERE s.customer = c.id AND s.stage = 'lost')",
                    silent()
                ),
                vec![Box::new(before), Box::new(r.zone().start_of(before))],
            )
        }
    })
}

/// Files older than this were opened before anybody kept watch, or came in by a table.
const UNSEEN_DAYS: i64 = 31;

/// Customers who wait for something, for the page of the day (V-11); the newest first, as far as the asker sees them.
pub fn among(r: &Reader<'_>, among: CustomersAmong, limit: u32) -> Result<Vec<CustomerRow>, Fault> {
    let wanted = CustomersWanted { among: Some(among), limit: Some(limit), ..CustomersWanted::default() };
    Ok(list(r, wanted)?.rows)
}

fn days_before(day: Day, days: i64) -> Day {
    let back = u64::try_from(days).unwrap_or(0);
    Day(day.0.checked_sub_days(chrono::Days::new(back)).unwrap_or(day.0))
}

/// The index a list walks, the one that leaves fewest rows first: left to itself the planner would look at every
/// customer for the few of a rare grade.
fn index(wanted: &CustomersWanted) -> &'static str {
    match wanted {
        CustomersWanted { among: Some(CustomersAmong::NewUnseen), .. } => "INDEXED BY customer_by_opened_on",
        CustomersWanted { among: Some(CustomersAmong::ReviewDue), .. } => "INDEXED BY customer_by_grade",
        CustomersWanted { grade: Some(_), .. } => "INDEXED BY customer_by_grade",
        CustomersWanted { region: Some(region), .. } if !region.is_empty() => "INDEXED BY customer_by_region",
        CustomersWanted { kind: Some(_), .. } => "INDEXED BY customer_by_kind",
        _ => "NOT INDEXED",
    }
}

/// Customers for the one search field: those named outright first, then the newest that match (A-13, V-14).
pub fn found(r: &Reader<'_>, text: &str, most: usize) -> Result<Vec<CustomerRow>, Fault> {
    let outright = exact(r, &FINDABLE, text)?;
    let matching = matching(r, text, None, most, |_| Ok(true))?.unwrap_or_default();
    let others = matching.into_iter().filter(|row| !outright.contains(row));
    these(r, &outright.iter().copied().chain(others).collect::<Vec<_>>())
}

/// A line of the list, as far as the asker may see it.
pub fn line(r: &Reader<'_>, id: CustomerId) -> Result<Option<CustomerRow>, Fault> {
    Ok(rows(r, "WHERE c.id = ?", &[Box::new(id)])?.into_iter().next())
}

/// Customers by their rows, last arrived first.
pub(super) fn these(r: &Reader<'_>, wanted: &[i64]) -> Result<Vec<CustomerRow>, Fault> {
    rows(r, &format!("WHERE c.rid {} ORDER BY c.rid DESC", search::THESE), &search::these(wanted))
}

/// Rows by the rest of a SELECT over `customer c`.
pub(super) fn rows(r: &Reader<'_>, rest: &str, values: &[Box<dyn ToSql>]) -> Result<Vec<CustomerRow>, Fault> {
    let columns: Vec<String> = Customer::COLUMNS.iter().map(|c| format!("c.{}", c.name)).collect();
    let sql = format!(
        "SELECT {}, c.rid,
            (SELECT display FROM phone p WHERE p.customer = c.id AND p.active ORDER BY p.is_main DESC, p.rid LIMIT 1),
            (SELECT address FROM site s WHERE s.customer = c.id AND s.active ORDER BY s.is_main DESC, s.rid LIMIT 1),
            (SELECT name FROM person o WHERE o.id = c.owner)
         FROM customer c {rest}",
        columns.join(", ")
    );
    let width = columns.len();
    let assigned = Assigned::of(r)?;
    let mut statement = r.conn().prepare_cached(&sql)?;
    let found = statement.query_map(rusqlite::params_from_iter(values), |row| {
        let customer = Customer::from_row(row)?;
        let (rid, phone, address, owner) =
            (row.get(width)?, row.get(width + 1)?, row.get(width + 2)?, row.get(width + 3)?);
        let access = assigned.access(r, &customer);
        Ok(row_of(customer, access, rid, phone, address, owner))
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn row_of(
    customer: Customer,
    access: CustomerAccess,
    rid: i64,
    phone: Option<String>,
    address: Option<String>,
    owner: Option<String>,
) -> CustomerRow {
    let (phone, address) = (phone.unwrap_or_default(), address.unwrap_or_default());
    let is_full = access == CustomerAccess::Full;
    CustomerRow {
        id: customer.id,
        number: customer.number,
        name: customer.name,
        kind: customer.kind,
        grade: customer.grade,
        region: customer.region,
        owner_name: owner.unwrap_or_default(),
        phone: if is_full || phone.is_empty() { phone } else { mask_phone(&phone) },
        address: if is_full { address } else { mask_address(&address) },
        source_number: customer.source_number,
        active: customer.active,
        access,
        rid,
    }
}

pub(super) fn get(r: &Reader<'_>, asked: CustomerAsked) -> Result<CustomerFile, Fault> {
    file(r, asked.id)
}

/// The customer's file as far as the asker may see it; opening another's VIP file is refused and kept (N-06).
pub fn file(r: &Reader<'_>, id: CustomerId) -> Result<CustomerFile, Fault> {
    let customer: Customer = r.need(id)?;
    let access = access_to(r, &customer)?;
    if customer.grade == CustomerGrade::Vip && access == CustomerAccess::Name {
        return Err(Fault::new(FaultKind::Denied, "vip.not_yours"));
    }
    let mut file = CustomerFile {
        owner_name: owner_name(r, customer.owner)?,
        contacts: contacts_of(r, id)?,
        phones: phones_of(r, id)?,
        sites: sites_of(r, id)?,
        equipment: equipment::of_customer(r, id)?,
        customer,
        access,
    };
    if access != CustomerAccess::Full {
        mask(&mut file);
    }
    Ok(file)
}

/// Leaves what T-07 leaves: names, and enough of a number or an address to recognise it.
fn mask(file: &mut CustomerFile) {
    file.customer.birthday = None;
    file.customer.note.clear();
    for contact in &mut file.contacts {
        contact.email.clear();
    }
    for phone in &mut file.phones {
        phone.display = mask_phone(&phone.display);
        phone.digits.clear();
    }
    for site in &mut file.sites {
        site.address = mask_address(&site.address);
        site.note.clear();
    }
    if file.access == CustomerAccess::Flag {
        file.contacts.clear();
        file.phones.clear();
        file.sites.clear();
    }
}

fn owner_name(r: &Reader<'_>, owner: Option<PersonId>) -> Result<String, Fault> {
    let name: Option<String> = match owner {
        Some(owner) => r.value("SELECT name FROM person WHERE id = ?1", [owner])?,
        None => None,
    };
    Ok(name.unwrap_or_default())
}

/// Contact persons on the file, the main one first. Unmasked: for rules, not for screens.
pub fn contacts_of(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<Contact>, Fault> {
    lines(r, customer)
}
/// Telephone numbers on the file, the main one first. Unmasked.
pub fn phones_of(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<Phone>, Fault> {
    lines(r, customer)
}
/// Sites on the file, the main one first. Unmasked.
pub fn sites_of(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<Site>, Fault> {
    lines(r, customer)
}

fn lines<R: Record>(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<R>, Fault> {
    r.find::<R>("WHERE customer = ?1 AND active ORDER BY is_main DESC, rid", [customer])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Desk, is_pinned, plan_of};

    #[test]
    fn every_way_to_narrow_the_list_walks_its_own_index_and_sorts_nothing() {
        let desk = Desk::open();
        let session = desk.core.session().unwrap();
        let narrowed = |grade, region: Option<&str>, kind| CustomersWanted {
            grade,
            region: region.map(String::from),
            kind,
            ..Default::default()
        };
        let (vip, firm) = (Some(CustomerGrade::Vip), Some(CustomerKind::Organisation.into()));
        for (wanted, name) in [
            (narrowed(None, None, None), "INTEGER PRIMARY KEY"),
            (narrowed(vip, None, None), "INDEX customer_by_grade (grade=? AND rid<?)"),
            (narrowed(None, Some("滨江"), None), "INDEX customer_by_region (region=? AND rid<?)"),
            (narrowed(None, None, firm), "INDEX customer_by_kind (kind=? AND rid<?)"),
            (narrowed(vip, Some("滨江"), firm), "INDEX customer_by_grade (grade=? AND rid<?)"),
        ] {
            let (condition, mut values) = conditions(&wanted);
            values.push(Box::new(9));
            let sql = format!(
                "SELECT c.rid FROM customer c {} WHERE {condition} AND c.rid < ? ORDER BY c.rid DESC LIMIT 51",
                index(&wanted)
            );
            let plan = desk.core.read_as(&session, |r| Ok(plan_of(r, &sql, &values))).unwrap();
            is_pinned(&plan, name, &format!("{wanted:?}"));
        }
    }
}
