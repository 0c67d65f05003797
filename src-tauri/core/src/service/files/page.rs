//! One read for the whole page: the file, and the last of everything that happened with the customer.

use rusqlite::ToSql;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::to_come::{self, FiledLetter, ToCome};
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::time::{Day, Moment};
use crate::master::customers::{
    self, CustomerAccess, CustomerErasure, CustomerFile, CustomerId, CustomerMerge, CustomerMergeId,
    CustomerSeen, LifeStage, VipArchive,
};
use crate::master::{people, settings};
use crate::platform::documents::{self, DocumentId, DocumentRow};
use crate::service::papers::{self, PaperId, PaperRow};
use crate::service::tickets::{self, TicketId, TicketRow};
use crate::service::visits::{self, VisitId, VisitRow};

/// Rows a block shows; the rest stands behind "all".
const SHOWN: usize = 6;
/// Records looked at for somebody who sees only some of them.
const LOOKED_AT: usize = 500;

/// Whose page.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct FileAsked {
    pub id: CustomerId,
    /// The block wanted whole, as far as `LOOKED_AT` goes.
    #[serde(default)]
    pub whole: Option<FileBlock>,
}

crate::choice! {
    /// What happened with a customer, by kind.
    pub enum FileBlock {
        Tickets = "tickets",
        Visits = "visits",
        Papers = "papers",
        Documents = "documents",
    }
}

/// The customer's page.
#[derive(Serialize, TS)]
pub struct CustomerPage {
    pub file: CustomerFile,
    pub stage: Option<LifeStage>,
    /// What the stage is where nobody set one: by the jobs.
    pub stage_by_jobs: LifeStage,
    pub last_contact_at: Option<Moment>,
    pub is_possibly_lost: bool,
    /// Whether the file was opened in time after the first contact (N-01); none where either is unknown.
    pub opening: Option<Opening>,
    pub seen_at: Option<Moment>,
    pub seen_by: String,
    /// None for others than VIP.
    pub vip: Option<VipArchive>,
    /// Files made one with this one (N-16).
    pub merged: Vec<MergedFile>,
    pub erased_at: Option<Moment>,
    /// Promised times, visits and calls still to come, soonest first.
    pub to_come: Vec<ToCome>,
    /// Contracts and letters, newest first; none of a file that is not open to the asker.
    pub letters: Vec<FiledLetter>,
    pub tickets: Vec<TicketRow>,
    pub ticket_count: u32,
    pub open_count: u32,
    pub visits: Vec<VisitRow>,
    pub visit_count: u32,
    pub papers: Vec<PaperRow>,
    pub paper_count: u32,
    pub documents: Vec<DocumentRow>,
    pub document_count: u32,
}

/// Whether the file was opened in time (N-01).
#[derive(Serialize, TS)]
pub struct Opening {
    pub first_contact_on: Day,
    pub due_on: Day,
    pub is_late: bool,
}

/// A file made one with this one.
#[derive(Serialize, TS)]
pub struct MergedFile {
    pub id: CustomerMergeId,
    pub number: String,
    pub name: String,
    pub merged_at: Moment,
    pub merged_by: String,
    /// Last day on which it can be taken back.
    pub undo_until: Day,
    pub is_undoable: bool,
}

pub(super) fn read(r: &Reader<'_>, asked: FileAsked) -> Result<CustomerPage, Fault> {
    // The number of a merged file opens the one that took it in (N-16).
    let id = customers::survivor_of(r, asked.id)?;
    let file = customers::file(r, id)?;
    let stage = customers::stage_of(r, id)?.map(|s| s.stage);
    let count = |sql: &str| Ok::<_, Fault>(r.value::<u32>(sql, [id])?.unwrap_or(0));
    let open = count("SELECT count(*) FROM ticket WHERE customer = ?1 AND ended_at IS NULL")?;
    let all = count("SELECT count(*) FROM ticket WHERE customer = ?1")?;
    let first: Option<Option<Moment>> =
        r.value("SELECT min(received_at) FROM ticket WHERE customer = ?1", [id])?;
    let last_contact_at = customers::last_contact(r, id)?;
    let last_day = last_contact_at.map(|at| r.zone().day(at));
    let lost = customers::lost_before(r.today(), settings::number(r, "customer.lost_after")?);
    let seen = r.first::<CustomerSeen>("WHERE customer = ?1 ORDER BY rid LIMIT 1", [id])?;
    let erased = r.first::<CustomerErasure>("WHERE customer = ?1 ORDER BY at DESC LIMIT 1", [id])?;
    let shown = |block| if asked.whole == Some(block) { LOOKED_AT } else { SHOWN };
    let tickets = these(
        r,
        Need::TicketRead,
        shown(FileBlock::Tickets),
        "SELECT id FROM ticket WHERE customer = ?1 ORDER BY ended_at IS NULL DESC, received_at DESC",
        id,
        |id| Ok(tickets::these(r, &[TicketId(id)])?.into_iter().next()),
    )?;
    let visits = these(
        r,
        Need::VisitRead,
        shown(FileBlock::Visits),
        "SELECT v.id FROM ticket t JOIN visit v ON v.ticket = t.id WHERE t.customer = ?1 ORDER BY v.planned_at DESC",
        id,
        |id| visits::line(r, VisitId(id)),
    )?;
    let open_visits = these(
        r,
        Need::VisitRead,
        LOOKED_AT,
        "SELECT v.id FROM ticket t JOIN visit v ON v.ticket = t.id WHERE t.customer = ?1 AND v.arrived_at IS NULL
            AND t.ended_at IS NULL ORDER BY v.planned_at",
        id,
        |id| visits::line(r, VisitId(id)),
    )?;
    let promised = these(
        r,
        Need::TicketRead,
        LOOKED_AT,
        "SELECT id FROM ticket WHERE customer = ?1 AND ended_at IS NULL AND promised_at IS NOT NULL
            AND answered_at IS NULL AND state NOT IN ('accepted', 'completed_unsigned', 'follow_up')
            ORDER BY promised_at",
        id,
        |id| Ok(tickets::these(r, &[TicketId(id)])?.into_iter().next()),
    )?;
    let papers = these(
        r,
        Need::VisitRead,
        shown(FileBlock::Papers),
        "SELECT p.id FROM ticket t JOIN paper p ON p.ticket = t.id WHERE t.customer = ?1 ORDER BY p.rid DESC",
        id,
        |id| papers::line(r, PaperId(id)),
    )?;
    // What was filed before a merge names the file of then.
    let documents = these(
        r,
        Need::DocumentRead,
        shown(FileBlock::Documents),
        "SELECT id FROM filed_document WHERE customer = ?1 OR customer IN
            (SELECT merged FROM customer_merge WHERE survivor = ?1 AND active) ORDER BY sealed_at DESC",
        id,
        |id| documents::line(r, DocumentId(id)),
    )?;
    Ok(CustomerPage {
        stage,
        stage_by_jobs: match (open, all) {
            (0, 0) => LifeStage::Enquiry,
            (0, _) => LifeStage::Completed,
            _ => LifeStage::InProgress,
        },
        last_contact_at,
        is_possibly_lost: customers::is_silent(last_day, file.customer.opened_on, lost)
            && stage != Some(LifeStage::Lost),
        opening: opening(r, first.flatten(), file.customer.opened_on)?,
        seen_at: seen.as_ref().map(|s| s.at),
        seen_by: seen.map(|s| people::name_of(r, s.person)).transpose()?.unwrap_or_default(),
        vip: customers::archive_of(r, &file.customer, file.access)?,
        merged: merged(r, id)?,
        erased_at: erased.map(|e| e.at),
        to_come: to_come::to_come(r, id, promised.0, open_visits.0)?,
        letters: match file.access {
            CustomerAccess::Full => to_come::letters(r, id)?,
            _ => Vec::new(),
        },
        tickets: tickets.0,
        ticket_count: tickets.1,
        open_count: open,
        visits: visits.0,
        visit_count: visits.1,
        papers: papers.0,
        paper_count: papers.1,
        documents: documents.0,
        document_count: documents.1,
        file,
    })
}

/// The first of the records the asker may see, and how many those are.
fn these<T>(
    r: &Reader<'_>,
    need: Need,
    shown: usize,
    sql: &str,
    customer: CustomerId,
    line: impl Fn([u8; 16]) -> Result<Option<T>, Fault>,
) -> Result<(Vec<T>, u32), Fault> {
    if !r.who().may(need) {
        return Ok((Vec::new(), 0));
    }
    let is_all = r.who().scope(need) == Some(Scope::All);
    let most = if is_all { shown } else { LOOKED_AT };
    let values: [&dyn ToSql; 1] = [&customer];
    let mut statement = r.conn().prepare_cached(&format!("{sql} LIMIT {most}"))?;
    let ids: Vec<[u8; 16]> = statement.query_map(values, |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut rows = Vec::new();
    let mut seen = 0;
    for id in ids {
        if let Some(row) = line(id)? {
            seen += 1;
            if rows.len() < shown {
                rows.push(row);
            }
        }
    }
    if is_all {
        seen = r.value(&format!("SELECT count(*) FROM ({sql})"), values)?.unwrap_or(0);
    }
    Ok((rows, seen))
}

fn opening(r: &Reader<'_>, first: Option<Moment>, opened: Option<Day>) -> Result<Option<Opening>, Fault> {
    let (Some(first), Some(opened)) = (first, opened) else { return Ok(None) };
    let first_contact_on = r.zone().day(first);
    let due_on = customers::file_due_on(first_contact_on, settings::number(r, "file.create")?);
    Ok(Some(Opening { first_contact_on, due_on, is_late: opened > due_on }))
}

fn merged(r: &Reader<'_>, id: CustomerId) -> Result<Vec<MergedFile>, Fault> {
    let days = settings::number(r, "customer.merge_undo")?;
    let merges = r.find::<CustomerMerge>("WHERE survivor = ?1 AND active ORDER BY merged_at DESC", [id])?;
    let mut files = Vec::new();
    for merge in merges {
        let other = r.need::<customers::Customer>(merge.merged)?;
        let undo_until = customers::plus_days(r.zone().day(merge.merged_at), days);
        files.push(MergedFile {
            id: merge.id,
            number: other.number,
            name: other.name,
            merged_at: merge.merged_at,
            merged_by: people::name_of(r, merge.person)?,
            is_undoable: r.today() <= undo_until,
            undo_until,
        });
    }
    Ok(files)
}
