//! What the office does for a visit: confirms the call before leaving (E-16), takes the papers that come back (E-19);
//! and the steps of the job's list, stamped with who and when (E-26).
//! Commands: `visits.confirm_checkout`, `visits.take_papers`, `visits.papers_missing`, `visits.tick_step`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::PaperLine;
use super::record::{OldPart, Visit, VisitId, VisitState};
use super::rules::{self, Hand};
use super::store::{self, Loaded};
use super::views::{self, VisitFile};
use crate::kernel::change::Change;
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;
use crate::master::customers::Customer;
use crate::master::equipment::WarrantyState;
use crate::master::people;
use crate::service::papers;
use crate::service::tickets::Ticket;

fn only_the_office(c: &Change<'_>, visit: &Visit) -> Result<(), Fault> {
    let may = [Hand::Desk, Hand::Supervisor].iter().any(|h| rules::is_hand(c.who(), visit, *h));
    if may { Ok(()) } else { Err(Fault::new(FaultKind::Denied, "visit.guard.office_only")) }
}

/// The office had the call.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct CheckoutConfirm {
    pub id: VisitId,
    /// Further tasks given on the phone, where the technician did not write them down.
    #[serde(default)]
    pub tasks: Option<String>,
}

pub(super) fn confirm_checkout(c: &mut Change<'_>, input: CheckoutConfirm) -> Result<VisitFile, Fault> {
    let before = store::get(c, input.id)?;
    store::within_reach(c, &before, Need::VisitRead)?;
    only_the_office(c, &before)?;
    if before.checkout_at.is_none() {
        return Err(Fault::refused("visit.no_checkout").field("checkout_at", "required"));
    }
    if rules::is_ended(before.state) {
        return Err(super::writing::closed(&before));
    }
    let after = Visit {
        checkout_confirmed_by: Some(c.who().person),
        checkout_confirmed_at: Some(c.now()),
        checkout_tasks: input.tasks.unwrap_or_else(|| before.checkout_tasks.clone()),
        ..before.clone()
    };
    c.save(&before, &after)?;
    views::file(c, input.id)
}

/// What must come back from that visit (E-19): receipts for cash, what the template names, and old parts. Numbered papers speak
/// for themselves, and the report comes in with the hand-in.
pub(super) fn papers_of(loaded: &Loaded) -> Vec<String> {
    let mut papers: Vec<String> = Vec::new();
    if loaded.fees.iter().any(|f| f.is_cash) {
        papers.push("receipts".into());
    }
    papers.extend(loaded.visit.job.papers.iter().cloned());
    papers.extend(old_parts(loaded));
    papers
}

/// Old parts of a warranty that the report says were brought back: each is ticked off when it lies on the table, so that
/// what came is held against what was noted (E-11, L-07).
fn old_parts(loaded: &Loaded) -> impl Iterator<Item = String> + '_ {
    let is_warranty = loaded.warranty == WarrantyState::InWarranty;
    let back = loaded.parts.iter().filter(|p| p.old_part == Some(OldPart::BroughtBack));
    back.filter(move |_| is_warranty).enumerate().map(|(at, part)| {
        let said = [part.name.trim(), part.part_number.trim(), part.old_serial.trim(), part.old_label.trim()];
        let said: Vec<&str> = said.into_iter().filter(|word| !word.is_empty()).collect();
        // Two of a kind are two lines.
        format!("{OLD_PART}{}. {} × {}", at + 1, said.join(" "), part.quantity)
    })
}

/// How the line of an old part begins; the window says it in words.
const OLD_PART: &str = "old_part:";

/// Those papers, with what was handed in so far.
pub(super) fn paper_lines(loaded: &Loaded) -> Vec<PaperLine> {
    let is_in = |paper: &str| loaded.visit.papers.iter().any(|p| p.paper == paper && p.handed_in);
    papers_of(loaded).into_iter().map(|paper| PaperLine { handed_in: is_in(&paper), paper }).collect()
}

/// Those of them that have not come back.
pub(super) fn papers_missing_of(loaded: &Loaded) -> Vec<String> {
    paper_lines(loaded).into_iter().filter(|p| !p.handed_in).map(|p| p.paper).collect()
}

/// Papers put on the office's table.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PapersTake {
    pub id: VisitId,
    /// All that have come back so far.
    pub papers: Vec<String>,
}

pub(super) fn take_papers(c: &mut Change<'_>, input: PapersTake) -> Result<VisitFile, Fault> {
    let loaded = store::load(c, input.id)?;
    let before = &loaded.visit;
    store::within_reach(c, before, Need::VisitRead)?;
    only_the_office(c, before)?;
    if rules::is_ended(before.state) {
        return Err(super::writing::closed(before));
    }
    let lines = papers_of(&loaded)
        .into_iter()
        .map(|paper| PaperLine { handed_in: input.papers.contains(&paper), paper })
        .collect();
    c.save(before, &Visit { papers: Json(lines), ..before.clone() })?;
    views::file(c, input.id)
}

/// A visit whose papers are still out.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PapersMissing {
    pub visit: VisitId,
    pub visit_number: String,
    pub customer_name: String,
    pub returned_at: Moment,
    pub due_at: Moment,
    pub is_overdue: bool,
    /// `report` where it was not handed in, and the papers by their keys or words.
    pub papers: Vec<String>,
}

/// What is still out with one person.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PapersOfPerson {
    pub person: PersonId,
    pub name: String,
    pub visits: Vec<PapersMissing>,
}

/// Asks for all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PapersAsked {
    /// Only those past their time.
    pub overdue: bool,
}

/// Papers that have not come back, by person (E-19). A technician sees his own.
pub(super) fn papers_missing(r: &Reader<'_>, asked: PapersAsked) -> Result<Vec<PapersOfPerson>, Fault> {
    missing(r, asked.overdue)
}

/// The same for the page of the day.
pub fn missing(r: &Reader<'_>, only_overdue: bool) -> Result<Vec<PapersOfPerson>, Fault> {
    let found = r.find::<Visit>(
        // The first words are those of the partial index, so that it is used.
        "WHERE state NOT IN ('filed', 'aborted', 'cancelled') AND state IN ('returned', 'reported', 'approved')
         ORDER BY returned_at",
        [],
    )?;
    let sees_all = r.who().scope(Need::VisitRead) == Some(Scope::All);
    let mut people_: Vec<PapersOfPerson> = Vec::new();
    for visit in found.iter().filter(|v| sees_all || v.lead == r.who().person) {
        let loaded = store::load(r, visit.id)?;
        let mut papers = papers_missing_of(&loaded);
        papers.extend(papers::out_of_visit(r, visit.id)?);
        if visit.state == VisitState::Returned {
            papers.insert(0, "report".into());
        }
        let (Some(returned_at), Some(due_at)) = (visit.returned_at, visit.papers_due_at) else { continue };
        let is_overdue = r.now() > due_at;
        if papers.is_empty() || (only_overdue && !is_overdue) {
            continue;
        }
        let customer = r.need::<Customer>(r.need::<Ticket>(visit.ticket)?.customer)?;
        let row = PapersMissing {
            visit: visit.id,
            visit_number: visit.number.clone(),
            customer_name: customer.name,
            returned_at,
            due_at,
            is_overdue,
            papers,
        };
        match people_.iter_mut().find(|p| p.person == visit.lead) {
            Some(person) => person.visits.push(row),
            None => people_.push(PapersOfPerson {
                person: visit.lead,
                name: people::name_of(r, visit.lead)?,
                visits: vec![row],
            }),
        }
    }
    Ok(people_)
}

/// A step of the job's list, done or not after all.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct StepTick {
    pub id: VisitId,
    /// Its words, or its key.
    pub item: String,
    pub done: bool,
    #[serde(default)]
    pub note: Option<String>,
}

pub(super) fn tick_step(c: &mut Change<'_>, input: StepTick) -> Result<VisitFile, Fault> {
    let before = store::get(c, input.id)?;
    store::within_reach(c, &before, Need::VisitWork)?;
    if rules::is_ended(before.state) {
        return Err(super::writing::closed(&before));
    }
    let mut after = before.clone();
    let (me, now) = (c.who().person, c.now());
    let Some(line) = after.steps.iter_mut().find(|s| s.item == input.item) else {
        return Err(Fault::missing("visit.step_missing"));
    };
    // What was done first keeps its name and time; only taking it back clears them.
    match (input.done, line.done_at) {
        (true, None) => (line.done_by, line.done_at) = (Some(me), Some(now)),
        (false, _) => (line.done_by, line.done_at) = (None, None),
        (true, Some(_)) => {}
    }
    if let Some(note) = input.note {
        line.note = note;
    }
    c.save(&before, &after)?;
    views::file(c, input.id)
}
