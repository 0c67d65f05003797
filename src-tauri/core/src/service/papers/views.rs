//! Papers as screens show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{
    OnSheet, Paper, PaperBlock, PaperCopy, PaperForm, PaperId, PaperKind, PaperPrint, PaperScan,
    PaperSignature, PaperSignatureId, PaperState, PaperTransition, ScanId, ScanInbox,
};
use super::{addendum, issuing, rules, scans};
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::Customer;
use crate::master::people;
use crate::platform::documents::{DocumentId, FiledDocument};
use crate::service::signing::{Relation, SignMethod};
use crate::service::tickets::{Ticket, TicketId};
use crate::service::visits::{Visit, VisitId};

/// A line of the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperRow {
    pub id: PaperId,
    pub number: String,
    pub kind: PaperKind,
    pub state: PaperState,
    pub is_blank: bool,
    pub ticket: Option<TicketId>,
    pub ticket_number: String,
    pub visit: Option<VisitId>,
    pub visit_number: String,
    pub customer_name: String,
    pub issued_to: Option<PersonId>,
    pub issued_to_name: String,
    pub issued_at: Moment,
    pub prints: i64,
    pub printed_at: Option<Moment>,
    pub signed_at: Option<Moment>,
    /// `scan`, `signer`, `comparison`: what a paper signed by hand still waits for.
    pub missing: Vec<String>,
    /// The scan is late (F-12).
    pub is_overdue: bool,
    #[serde(skip)]
    #[ts(skip)]
    pub(super) rid: i64,
}

/// A paper as lists show it.
pub fn row(r: &Reader<'_>, paper: &Paper) -> Result<PaperRow, Fault> {
    let ticket = paper.ticket.map(|t| r.need::<Ticket>(t)).transpose()?;
    let customer = ticket.as_ref().map(|t| r.need::<Customer>(t.customer)).transpose()?;
    let visit = paper.visit.map(|v| r.need::<Visit>(v)).transpose()?;
    let missing = match paper.state {
        PaperState::ScanPending => scans::missing(r, paper)?.into_iter().map(Into::into).collect(),
        _ => Vec::new(),
    };
    Ok(PaperRow {
        id: paper.id,
        number: paper.number.clone(),
        kind: paper.kind,
        state: paper.state,
        is_blank: paper.is_blank,
        ticket: paper.ticket,
        ticket_number: ticket.map(|t| t.number).unwrap_or_default(),
        visit: paper.visit,
        visit_number: visit.map(|v| v.number).unwrap_or_default(),
        customer_name: customer.map_or(paper.form.customer_name.clone(), |c| c.name),
        issued_to: paper.issued_to,
        issued_to_name: paper.issued_to.map(|p| people::name_of(r, p)).transpose()?.unwrap_or_default(),
        issued_at: paper.issued_at,
        prints: paper.prints,
        printed_at: paper.printed_at,
        signed_at: paper.signed_at.or(paper.on_sheet.as_ref().map(|s| s.signed_at)),
        missing,
        is_overdue: is_overdue(r, paper)?,
        rid: 0,
    })
}

/// F-12: the scan of a sheet signed by hand is late.
fn is_overdue(r: &Reader<'_>, paper: &Paper) -> Result<bool, Fault> {
    let (PaperState::ScanPending, Some(on_sheet)) = (paper.state, &paper.on_sheet) else { return Ok(false) };
    Ok(paper.scans.is_empty() && super::due::is_past(r, on_sheet.signed_at)?)
}

/// Who signed a block, and the file made of it.
#[derive(Debug, Serialize, TS)]
pub struct PaperSignatureView {
    pub id: PaperSignatureId,
    pub block: PaperBlock,
    pub method: SignMethod,
    pub signer_name: String,
    pub signer_role: String,
    pub relation: Relation,
    pub proxy_reason: String,
    pub signed_at: Moment,
    pub is_clock_off: bool,
    /// None while the file is still being made.
    pub document: Option<DocumentId>,
    /// Copies the customer was given (F-10).
    pub copies: Vec<PaperCopy>,
}

/// Who printed it, when (T-14).
#[derive(Debug, Serialize, TS)]
pub struct PaperPrintView {
    pub print: i64,
    pub at: Moment,
    pub by_name: String,
    pub target: String,
}

/// A step it took.
#[derive(Debug, Serialize, TS)]
pub struct PaperStepView {
    pub to_state: PaperState,
    pub at: Moment,
    pub by_name: String,
    pub reason: String,
}

/// A paper with everything about it.
#[derive(Debug, Serialize, TS)]
pub struct PaperFile {
    pub row: PaperRow,
    pub form: PaperForm,
    pub language: String,
    pub content_digest: Option<String>,
    pub void_reason: String,
    /// The block that is signed next; none when all are.
    pub next_block: Option<PaperBlock>,
    pub signatures: Vec<PaperSignatureView>,
    pub on_sheet: Option<OnSheet>,
    /// Who signed by hand for the things taken away, where the sheet is signed twice (K-02).
    pub taken_on_sheet: Option<OnSheet>,
    /// The places of its sheet a hand signs.
    pub sheet_blocks: Vec<PaperBlock>,
    pub scans: Vec<PaperScan>,
    pub transcribed_by: Option<PersonId>,
    pub transcribed_by_name: String,
    pub compared_by_name: String,
    pub prints: Vec<PaperPrintView>,
    pub steps: Vec<PaperStepView>,
    /// Of an addendum: the paper it corrects (F-06).
    pub amends: Option<PaperRow>,
    /// Its own corrections, first to last.
    pub addenda: Vec<PaperRow>,
}

/// Which paper.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperWanted {
    pub id: PaperId,
}

pub(super) fn get(r: &Reader<'_>, input: PaperWanted) -> Result<PaperFile, Fault> {
    let paper = r.need::<Paper>(input.id)?;
    issuing::check_mine(r, Need::VisitRead, &paper)?;
    file(r, &paper)
}

pub(super) fn file(r: &Reader<'_>, paper: &Paper) -> Result<PaperFile, Fault> {
    let signed = r.find::<PaperSignature>("WHERE paper = ?1 ORDER BY rid", [paper.id])?;
    let next_block = rules::blocks(paper.kind, &paper.form)
        .into_iter()
        .find(|block| signed.iter().all(|s| s.block != *block))
        .filter(|_| matches!(paper.state, PaperState::Issued | PaperState::Presented) && !paper.is_blank);
    let mut signatures = Vec::new();
    for s in signed {
        let filed = r.first::<FiledDocument>("WHERE source = ?1", [s.id])?;
        signatures.push(PaperSignatureView {
            id: s.id,
            block: s.block,
            method: s.method,
            signer_name: s.signer_name,
            signer_role: s.signer_role,
            relation: s.relation,
            proxy_reason: s.proxy_reason,
            signed_at: s.signed_at,
            is_clock_off: s.is_clock_off,
            document: filed.map(|f| f.id),
            copies: r.find("WHERE signature = ?1 ORDER BY rid", [s.id])?,
        });
    }
    let name =
        |p: Option<PersonId>| p.map(|p| people::name_of(r, p)).transpose().map(Option::unwrap_or_default);
    let mut prints = Vec::new();
    for print in r.find::<PaperPrint>("WHERE paper = ?1 ORDER BY rid", [paper.id])? {
        let by_name = name(Some(print.by))?;
        prints.push(PaperPrintView { print: print.print, at: print.at, by_name, target: print.target });
    }
    let mut steps = Vec::new();
    for step in r.find::<PaperTransition>("WHERE paper = ?1 ORDER BY rid", [paper.id])? {
        let by_name = name(Some(step.by))?;
        steps.push(PaperStepView { to_state: step.to_state, at: step.at, by_name, reason: step.reason });
    }
    let amends = paper.subject.filter(|_| paper.kind == PaperKind::Addendum).map(|p| PaperId(p.0));
    Ok(PaperFile {
        row: row(r, paper)?,
        form: paper.form.0.clone(),
        language: paper.language.clone(),
        content_digest: paper.content_digest.clone(),
        void_reason: paper.void_reason.clone(),
        next_block,
        signatures,
        on_sheet: paper.on_sheet.as_ref().map(|s| s.0.clone()),
        taken_on_sheet: paper.taken_on_sheet.as_ref().map(|s| s.0.clone()),
        sheet_blocks: scans::open_blocks(r, paper)?,
        scans: paper.scans.0.clone(),
        transcribed_by: paper.transcribed_by,
        transcribed_by_name: name(paper.transcribed_by)?,
        compared_by_name: name(paper.compared_by)?,
        prints,
        steps,
        amends: amends.map(|p| row(r, &r.need(p)?)).transpose()?,
        addenda: addendum::of_paper(r, paper.id)?.iter().map(|p| row(r, p)).collect::<Result<_, _>>()?,
    })
}

/// A scan waiting for a person.
#[derive(Debug, Serialize, TS)]
pub struct ScanRow {
    pub id: ScanId,
    pub name: String,
    pub mime: String,
    pub file_page: i64,
    pub code: String,
    /// A code of the catalogue: why it was not attached.
    pub reason: String,
    pub received_at: Moment,
    pub received_by_name: String,
}

/// Asks for nothing.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxWanted {}

pub(super) fn inbox(r: &Reader<'_>, _: InboxWanted) -> Result<Vec<ScanRow>, Fault> {
    let all = r.who().scope(Need::DocumentPrint) == Some(Scope::All);
    let waiting = r.find::<ScanInbox>("WHERE state = 'waiting' ORDER BY rid LIMIT 500", [])?;
    let mut rows = Vec::new();
    for scan in waiting.into_iter().filter(|s| all || s.received_by == r.who().person) {
        rows.push(ScanRow {
            received_by_name: people::name_of(r, scan.received_by)?,
            id: scan.id,
            name: scan.name,
            mime: scan.mime,
            file_page: scan.file_page,
            code: scan.code,
            reason: scan.reason,
            received_at: scan.received_at,
        });
    }
    Ok(rows)
}
