//! A ticket as a line of a list, with names for ids.

use rusqlite::ToSql;
use serde::Serialize;
use ts_rs::TS;

use super::super::record::{
    Channel, Priority, ProblemClass, ServiceType, Severity, State, TicketId, UrgentReason,
};
use super::super::rules;
use crate::kernel::fault::Fault;
use crate::kernel::listed::Listed;
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::{Assigned, CustomerAccess, CustomerGrade, CustomerId, Standing, mask_phone};

/// What still has to be met by its due time: work taken over by the customer is late no more, whatever is left to
/// file or to ask afterwards.
macro_rules! still_due {
    () => {
        "t.ended_at IS NULL AND t.state NOT IN ('accepted', 'completed_unsigned', 'follow_up')"
    };
}
pub(super) use still_due;

/// A ticket in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TicketRow {
    pub id: TicketId,
    pub number: String,
    pub state: State,
    pub on_hold: bool,
    pub customer: CustomerId,
    pub customer_name: String,
    pub customer_grade: CustomerGrade,
    pub contact_name: String,
    /// Masked where the asker may see no more than the customer's name (T-07).
    pub contact_phone: String,
    pub model: String,
    pub serial: String,
    pub channel: Channel,
    pub service_type: ServiceType,
    pub problem_class: Option<Listed<ProblemClass>>,
    /// The first line of the caller's words.
    pub subject: String,
    pub received_at: Moment,
    /// What was promised, else what the service level asks.
    pub due_at: Moment,
    pub promised_at: Option<Moment>,
    /// Later than promised and still open.
    pub is_overdue: bool,
    pub urgent: Option<Listed<UrgentReason>>,
    pub is_unacknowledged: bool,
    pub clarify_first: bool,
    pub severity: Option<Severity>,
    pub priority: Option<Priority>,
    pub assignee: Option<PersonId>,
    pub assignee_name: String,
    pub repeat_of: Option<TicketId>,
    /// Order in the queue: 0 urgent and not acknowledged, then urgent or S1, P1, P2, the rest; a VIP's before the
    /// others of its kind (N-10).
    pub rank: i64,
    /// Local order of arrival.
    pub rid: i64,
}

const OWN: &str = "t.id, t.number, t.state, t.on_hold, t.customer, t.contact_name, t.contact_phone, t.model, \
    t.serial, t.channel, t.service_type, t.problem_class, t.description, t.received_at, t.due_at, t.promised_at, \
    t.ended_at IS NULL, t.urgent, t.acknowledged_at IS NULL, t.clarify_first, t.severity, t.priority, t.assignee, \
    coalesce(p.name, ''), t.repeat_of, t.rank, t.rid, c.name, c.grade, c.owner";

/// The SELECT of rows; `from` names the table with its pinned index, `rest` is WHERE, ORDER and LIMIT over `t`.
pub fn sql(from: &str, rest: &str) -> String {
    // CROSS JOIN holds the order of the loops: the ticket's index drives, the others are looked up.
    format!(
        "SELECT {OWN} FROM {from} CROSS JOIN customer c ON c.id = t.customer \
         LEFT JOIN person p ON p.id = t.assignee {rest}"
    )
}

/// Rows of a SELECT built with `sql`.
pub fn rows(r: &Reader<'_>, sql: &str, values: &[Box<dyn ToSql>]) -> Result<Vec<TicketRow>, Fault> {
    let assigned = Assigned::of(r)?;
    let now = r.now();
    let mut statement = r.conn().prepare_cached(sql)?;
    let found = statement.query_map(rusqlite::params_from_iter(values), |row| {
        let customer = Standing { id: row.get(4)?, grade: row.get(28)?, owner: row.get(29)? };
        let is_shown = assigned.access(r, customer) != CustomerAccess::Name;
        let (phone, description): (String, String) = (row.get(6)?, row.get(12)?);
        let (due_at, is_open): (Moment, bool) = (row.get(14)?, row.get(16)?);
        let (state, urgent): (State, Option<Listed<UrgentReason>>) = (row.get(2)?, row.get(17)?);
        Ok(TicketRow {
            id: row.get(0)?,
            number: row.get(1)?,
            state,
            on_hold: row.get(3)?,
            customer: customer.id,
            customer_name: row.get(27)?,
            customer_grade: customer.grade,
            contact_name: row.get(5)?,
            contact_phone: if is_shown || phone.is_empty() { phone } else { mask_phone(&phone) },
            model: row.get(7)?,
            serial: row.get(8)?,
            channel: row.get(9)?,
            service_type: row.get(10)?,
            problem_class: row.get(11)?,
            subject: subject(&description),
            received_at: row.get(13)?,
            due_at,
            promised_at: row.get(15)?,
            is_overdue: is_open && !rules::is_served(state) && due_at < now,
            urgent,
            is_unacknowledged: urgent.is_some() && is_open && row.get(18)?,
            clarify_first: row.get(19)?,
            severity: row.get(20)?,
            priority: row.get(21)?,
            assignee: row.get(22)?,
            assignee_name: row.get(23)?,
            repeat_of: row.get(24)?,
            rank: row.get(25)?,
            rid: row.get(26)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn subject(description: &str) -> String {
    description.lines().next().unwrap_or_default().chars().take(80).collect()
}
