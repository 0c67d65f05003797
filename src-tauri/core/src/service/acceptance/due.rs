//! What of acceptance waits for somebody today: customers to be told (F-01), stages ahead (F-18), reminders (F-13),
//! copies not handed over (F-10).

use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment};
use crate::master::{calendars, settings};
use crate::service::actors::{Actor, acts_as};
use crate::service::signing::copies::asked_since;
use crate::service::tickets::TicketId;

/// Why a ticket waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptanceDue {
    /// The work is done and the customer has not been told in time.
    NoticeLate,
    /// A stage begins by tomorrow and the customer does not know.
    StageAhead,
    /// Left unsigned, with reminders still to be given.
    Reminder,
    /// Left unsigned and reminded often enough: the supervisor may close it.
    CloseUnsigned,
    /// Signed on paper, the scan not back in time.
    ScanLate,
    /// Signed, and no copy handed over.
    Copy,
}

/// The tickets that wait for the person signed in, the longest waiting first; at most `limit` of a kind.
pub fn due(r: &Reader<'_>, kind: AcceptanceDue, limit: usize) -> Result<Vec<TicketId>, Fault> {
    let who = r.who();
    let is_mine = match kind {
        AcceptanceDue::CloseUnsigned => acts_as(who, Actor::Supervisor),
        AcceptanceDue::Copy | AcceptanceDue::ScanLate => who.may(Need::AcceptancePresent),
        _ => who.may(Need::AcceptanceNotify),
    };
    if !is_mine {
        return Ok(Vec::new());
    }
    let mut found = match kind {
        AcceptanceDue::NoticeLate => notices_late(r)?,
        AcceptanceDue::StageAhead => stages_ahead(r)?,
        AcceptanceDue::Reminder => unsigned(r, false)?,
        AcceptanceDue::CloseUnsigned => unsigned(r, true)?,
        AcceptanceDue::ScanLate => scans_late(r)?,
        AcceptanceDue::Copy => copies(r, limit)?,
    };
    found.truncate(limit);
    Ok(found)
}

/// Most rounds looked at for one kind: more wait in no firm.
const MOST: usize = 500;

fn notices_late(r: &Reader<'_>) -> Result<Vec<TicketId>, Fault> {
    let limit = settings::number(r, "acceptance.notice")?;
    // The state stands in the text: only then does the planner see that the partial index holds it.
    let sql = format!(
        "SELECT a.ticket, v.work_done_at FROM acceptance_round a INDEXED BY acceptance_round_prepared
         JOIN visit v ON v.id = a.visit
         WHERE a.state = 'prepared' AND a.round > 0 AND v.work_done_at IS NOT NULL ORDER BY a.rid LIMIT {MOST}"
    );
    late(r, &sql, [], limit)
}

/// F-12, U-52: counted from the date and time written on the sheet.
fn scans_late(r: &Reader<'_>) -> Result<Vec<TicketId>, Fault> {
    let limit = settings::number(r, "acceptance.scan_due")?;
    let is_all = r.who().scope(Need::AcceptancePresent) == Some(Scope::All);
    let me = (!is_all).then(|| r.who().person.to_string());
    let sql = format!(
        "SELECT a.ticket, json_extract(a.on_sheet, '$.signed_at')
         FROM acceptance_round a INDEXED BY acceptance_round_scan_pending JOIN visit v ON v.id = a.visit
         WHERE a.state = 'scan_pending' AND (?1 IS NULL OR instr(v.technicians, ?1) > 0)
         ORDER BY a.rid LIMIT {MOST}"
    );
    late(r, &sql, [me], limit)
}

/// Of tickets with a moment those for which more than `limit` working days have passed since.
fn late(
    r: &Reader<'_>,
    sql: &str,
    values: impl rusqlite::Params,
    limit: i64,
) -> Result<Vec<TicketId>, Fault> {
    let mut statement = r.conn().prepare_cached(sql)?;
    let rows =
        statement.query_map(values, |row| Ok((row.get::<_, TicketId>(0)?, row.get::<_, Moment>(1)?)))?;
    let rows: Vec<(TicketId, Moment)> = rows.collect::<Result<_, _>>()?;
    let calendar = calendars::working_days(r)?;
    let is_late = |since: Moment| calendar.is_past(since, limit, r.now());
    Ok(rows.into_iter().filter(|(_, since)| is_late(*since)).map(|(ticket, _)| ticket).collect())
}

/// States in which the work goes on or waits for acceptance: what was left unsigned is still worth a reminder. Closed as
/// unsigned is closed; only a late signature would change it.
const UNDER_WAY: &str =
    "('triaged', 'planning', 'ready', 'dispatched', 'in_service', 'pending_acceptance', 'rework')";

/// Reports of visits that left the need open are reminded of like rounds; there is nothing of them to close (P-31).
fn unsigned(r: &Reader<'_>, is_reminded: bool) -> Result<Vec<TicketId>, Fault> {
    let needed = settings::number(r, "acceptance.reminders")?;
    let sql = format!(
        "SELECT a.ticket FROM acceptance_round a INDEXED BY acceptance_round_unsigned
         JOIN ticket t ON t.id = a.ticket
         WHERE a.state = 'unsigned' AND (json_array_length(a.reminders) >= ?1) = ?2
         AND (t.state = 'pending_acceptance' AND a.round > 0
              OR NOT ?2 AND a.round < 0 AND t.state IN {UNDER_WAY})
         ORDER BY a.rid LIMIT {MOST}"
    );
    tickets(r, &sql, (needed, is_reminded))
}

fn stages_ahead(r: &Reader<'_>) -> Result<Vec<TicketId>, Fault> {
    let tomorrow = Day(r.today().0.succ_opt().unwrap_or(r.today().0));
    tickets(
        r,
        "SELECT DISTINCT s.ticket FROM acceptance_stage s INDEXED BY acceptance_stage_ahead
         JOIN ticket t ON t.id = s.ticket
         WHERE s.accepted_at IS NULL AND s.active = 1 AND s.planned_on <= ?1 AND s.notified_at IS NULL
         AND t.ended_at IS NULL ORDER BY s.planned_on",
        [tomorrow],
    )
}

fn copies(r: &Reader<'_>, limit: usize) -> Result<Vec<TicketId>, Fault> {
    let since = asked_since(r);
    let is_all = r.who().scope(Need::AcceptancePresent) == Some(Scope::All);
    let me = (!is_all).then(|| r.who().person.to_string());
    let sql = format!(
        "SELECT DISTINCT a.ticket FROM signature s INDEXED BY signature_by_time
         JOIN acceptance_round a ON a.id = s.round JOIN visit v ON v.id = a.visit
         WHERE s.signed_at >= ?1 AND (?2 IS NULL OR instr(v.technicians, ?2) > 0)
         AND NOT EXISTS (SELECT 1 FROM customer_copy c WHERE c.signature = s.id) ORDER BY s.signed_at LIMIT {limit}"
    );
    tickets(r, &sql, (since, me))
}

fn tickets(r: &Reader<'_>, sql: &str, values: impl rusqlite::Params) -> Result<Vec<TicketId>, Fault> {
    let mut statement = r.conn().prepare_cached(sql)?;
    let rows = statement.query_map(values, |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
