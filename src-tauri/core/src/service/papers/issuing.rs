//! Giving out numbers, filling in what stands on a paper, and voiding what was not used (D-25, T-13).

use super::record::{Paper, PaperForm, PaperId, PaperKind, PaperState, PaperTransition, ValueLine};
use super::{application, goods, rules, scans};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::session::PersonId;
use crate::platform::journal::AnyId;
use crate::service::custody;
use crate::service::tickets::{self, ServiceVoucher, TicketId};
use crate::service::visits::{self, VisitId};

/// More numbers than that at once are a slip of the hand.
pub const MOST_AT_ONCE: u32 = 200;

/// What a new paper is for.
#[derive(Debug, Clone, Default)]
pub struct Issue {
    pub ticket: Option<TicketId>,
    pub visit: Option<VisitId>,
    pub subject: Option<AnyId>,
    pub issued_to: Option<PersonId>,
    pub is_blank: bool,
    pub form: PaperForm,
}

/// Issues one paper. Papers of one visit have one number each (F-14): a second of the kind is refused until the first
/// is voided.
pub fn issue(c: &mut Change<'_>, kind: PaperKind, about: Issue) -> Result<Paper, Fault> {
    let visit = about.visit.map(|v| visits::get(c, v)).transpose()?;
    if let Some(v) = &visit {
        check_none_yet(c, kind, v.id, about.subject)?;
    }
    let ticket = about.ticket.or(visit.as_ref().map(|v| v.ticket));
    if let (PaperKind::ProjectApplication, false) = (kind, about.is_blank) {
        application::check(c, ticket)?;
        ticket.map(|t| application::check_none_open(c, t)).transpose()?;
    }
    let number = match prepared_voucher(c, kind, ticket, about.is_blank)? {
        Some(number) => number,
        None => c.next_number(rules::series(kind))?,
    };
    issue_as(c, kind, number, about)
}

/// Issues a paper whose number is known.
pub(super) fn issue_as(
    c: &mut Change<'_>,
    kind: PaperKind,
    number: String,
    about: Issue,
) -> Result<Paper, Fault> {
    let paper = unnumbered(c, c.new_id(), kind, number, about)?;
    c.create(&paper)?;
    trace(c, &paper, None, "")?;
    Ok(paper)
}

/// The paper before it is saved. A voucher lists what was taken away so far.
pub(super) fn unnumbered(
    r: &Reader<'_>,
    id: PaperId,
    kind: PaperKind,
    number: String,
    about: Issue,
) -> Result<Paper, Fault> {
    let visit = about.visit.map(|v| visits::get(r, v)).transpose()?;
    let ticket = about.ticket.or(visit.as_ref().map(|v| v.ticket));
    let mut form = about.form;
    if let (PaperKind::ServiceVoucher, Some(v), true) = (kind, &visit, form.items.is_empty()) {
        form.items = custody::goods_of_visit(r, v.id)?;
    }
    Ok(Paper {
        id,
        number,
        kind,
        state: PaperState::Issued,
        ticket,
        issued_to: about.issued_to.or(visit.as_ref().map(|v| v.lead)),
        visit: about.visit,
        subject: about.subject,
        issued_by: r.who().person,
        issued_at: r.now(),
        form: Json(form),
        is_blank: about.is_blank,
        language: String::new(),
        prints: 0,
        printed_at: None,
        presented_at: None,
        block: None,
        content: None,
        content_digest: None,
        pages_digest: None,
        signed_at: None,
        scans: Json(Vec::new()),
        on_sheet: None,
        transcribed_by: None,
        compared_by: None,
        filed_at: None,
        voided_at: None,
        voided_by: None,
        void_reason: String::new(),
        taken_on_sheet: None,
    })
}

/// Another paper of the kind that was issued for the visit and still counts.
pub(super) fn check_none_yet(
    r: &Reader<'_>,
    kind: PaperKind,
    visit: VisitId,
    subject: Option<AnyId>,
) -> Result<(), Fault> {
    let other = r.first::<Paper>(
        "WHERE visit = ?1 AND kind = ?2 AND subject IS ?3 AND state <> 'voided'",
        (visit, kind, subject),
    )?;
    match other {
        None => Ok(()),
        Some(other) => Err(Fault::refused("papers.visit_has_another").arg("number", other.number)),
    }
}

/// The voucher prepared at intake has its number already; the first paper of the ticket takes it.
fn prepared_voucher(
    r: &Reader<'_>,
    kind: PaperKind,
    ticket: Option<TicketId>,
    is_blank: bool,
) -> Result<Option<String>, Fault> {
    let (PaperKind::ServiceVoucher, Some(ticket), false) = (kind, ticket, is_blank) else { return Ok(None) };
    let prepared =
        r.find::<ServiceVoucher>("WHERE ticket = ?1 AND returned_at IS NULL ORDER BY rid", [ticket])?;
    for voucher in prepared {
        if r.first::<Paper>("WHERE number = ?1", [&voucher.number])?.is_none() {
            return Ok(Some(voucher.number));
        }
    }
    Ok(None)
}

/// Saves a paper that moved, with the step it took.
pub(super) fn advance(c: &mut Change<'_>, before: &Paper, after: &Paper, reason: &str) -> Result<(), Fault> {
    rules::check_step(before.state, after.state)?;
    c.save(before, after)?;
    trace(c, after, Some(before.state), reason)
}

fn trace(c: &mut Change<'_>, paper: &Paper, from: Option<PaperState>, reason: &str) -> Result<(), Fault> {
    let step = PaperTransition {
        id: c.new_id(),
        paper: paper.id,
        from_state: from,
        to_state: paper.state,
        at: c.now(),
        by: c.who().person,
        reason: reason.into(),
    };
    c.create(&step)
}

/// T.1: everybody's papers, or those given to him and those of visits he is on.
pub(super) fn check_mine(r: &Reader<'_>, need: Need, paper: &Paper) -> Result<(), Fault> {
    let me = r.who().person;
    if r.who().scope(need) == Some(Scope::All) || paper.issued_to == Some(me) || paper.issued_by == me {
        return Ok(());
    }
    let is_mine = paper.visit.map(|v| visits::get(r, v)).transpose()?.is_some_and(|v| visits::is_mine(r, &v));
    if is_mine { Ok(()) } else { Err(Fault::new(FaultKind::Denied, "record.not_yours")) }
}

/// Fills in what stands on a paper. Once anything of it is signed it is fixed (F-06).
pub(super) fn fill(c: &mut Change<'_>, id: PaperId, form: PaperForm) -> Result<Paper, Fault> {
    let before = c.need::<Paper>(id)?;
    if goods::is_of_items(&before) {
        return Err(Fault::refused("papers.by_custody"));
    }
    match before.state {
        PaperState::Issued | PaperState::Presented => {}
        PaperState::Voided => return Err(Fault::refused("papers.is_voided")),
        _ => return Err(Fault::refused("signed.unchangeable")),
    }
    let is_begun = c.value::<i64>("SELECT 1 FROM paper_signature WHERE paper = ?1", [id])?.is_some();
    if is_begun && form.items != before.form.items {
        // The customer has signed for these very things (K-02).
        return Err(Fault::refused("signed.unchangeable").field("items", "signed"));
    }
    let after = Paper { form: Json(tidied(form)), ..before.clone() };
    c.save(&before, &after)?;
    Ok(after)
}

/// Lines nobody has written in are no lines.
fn tidied(mut form: PaperForm) -> PaperForm {
    form.items.retain(|i| {
        !format!("{}{}{}{}{}", i.name, i.model, i.serial, i.accessories, i.condition).trim().is_empty()
    });
    form.values.retain(|v: &ValueLine| !format!("{}{}", v.item, v.value).trim().is_empty());
    form
}

/// Voids a number that was not used, or a sheet that is spoilt or lost, with the reason (T-13).
pub(super) fn void(c: &mut Change<'_>, id: PaperId, reason: &str) -> Result<(), Fault> {
    if reason.trim().is_empty() {
        return Fault::unless_complete(&["reason"]);
    }
    let before = c.need::<Paper>(id)?;
    rules::check_step(before.state, PaperState::Voided)?;
    if goods::is_of_items(&before) {
        return Err(Fault::refused("papers.by_custody"));
    }
    // What a customer has signed for is not undone by throwing the sheet away (F-06).
    if c.value::<i64>("SELECT 1 FROM paper_signature WHERE paper = ?1", [id])?.is_some() {
        return Err(Fault::refused("signed.unchangeable"));
    }
    let after = Paper {
        state: PaperState::Voided,
        voided_at: Some(c.now()),
        voided_by: Some(c.who().person),
        void_reason: reason.trim().into(),
        ..before.clone()
    };
    advance(c, &before, &after, reason.trim())
}

/// Numbers of a visit that are neither filed nor voided: its papers are not filed over them (F-14). A repair card
/// hangs on its item until that goes back (K-04).
pub fn open_of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Vec<String>, Fault> {
    let open = r.find::<Paper>(
        "WHERE visit = ?1 AND kind <> 'repair_card' AND state NOT IN ('filed', 'voided') ORDER BY rid",
        [visit],
    )?;
    Ok(open.into_iter().map(|p| p.number).collect())
}

/// Of those, the ones that did not come back signed: nobody hands a trip in over them (D-25, E-19). A second person's
/// comparison is the office's to make.
pub fn out_of_visit(r: &Reader<'_>, visit: VisitId) -> Result<Vec<String>, Fault> {
    let open = r.find::<Paper>(
        "WHERE visit = ?1 AND kind <> 'repair_card' AND state IN ('issued', 'presented', 'scan_pending')
         ORDER BY rid",
        [visit],
    )?;
    let mut out = Vec::new();
    for paper in open {
        let missing = scans::missing(r, &paper)?;
        if paper.state != PaperState::ScanPending || missing.iter().any(|m| *m != "comparison") {
            out.push(paper.number);
        }
    }
    Ok(out)
}

/// Whether a paper of that number stands and is neither filed nor voided.
pub fn is_open_number(r: &Reader<'_>, number: &str) -> Result<bool, Fault> {
    let open =
        r.first::<Paper>("WHERE number = ?1 AND state NOT IN ('filed', 'voided') LIMIT 1", [number])?;
    Ok(open.is_some())
}

/// Whether a paper of that number stands and is not filed: a voided one was signed by nobody.
pub fn is_unfiled_number(r: &Reader<'_>, number: &str) -> Result<bool, Fault> {
    Ok(r.first::<Paper>("WHERE number = ?1 AND state <> 'filed' LIMIT 1", [number])?.is_some())
}

/// The signed voucher or slip is in the file: the register's line of its ticket is struck off (A-09, F-14).
pub(super) fn strike_off(c: &mut Change<'_>, filed: &Paper) -> Result<(), Fault> {
    match (filed.kind, filed.ticket) {
        (PaperKind::ServiceVoucher | PaperKind::ReceiptSlip, Some(ticket)) => {
            tickets::voucher_filed(c, ticket, &filed.number)
        }
        _ => Ok(()),
    }
}

/// Whether papers of a ticket are neither filed nor voided (E-18).
pub fn is_any_open(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    let open = r.first::<Paper>(
        "WHERE ticket = ?1 AND kind <> 'repair_card' AND state NOT IN ('filed', 'voided') LIMIT 1",
        [ticket],
    )?;
    Ok(open.is_some())
}
