//! Preparing, notifying and showing a round.

use std::collections::BTreeMap;

use super::content::{self, Content};
use super::document::{self, Around};
use super::record::{
    AcceptanceIssue, AcceptanceMode, AcceptanceRound, AcceptanceTransition, Fate, RoundId, RoundState,
};
use super::stage_record::StageId;
use super::{addendum, project, rules, stage_rules, stages};
use crate::kernel::blobs::{BlobHash, hex};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::record::Json;
use crate::master::customers::Customer;
use crate::platform::documents::{canonical, digest, fonts, paper_fault};
use crate::platform::text::Language;
use crate::service::signing::code;
use crate::service::signing::rules::check_may_sign;
use crate::service::tickets::{Ticket, TicketId};
use crate::service::visits::{self, Visit, VisitId, VisitMode};

/// The work of a visit is done: its ticket goes to acceptance (4.1), unless stages are still to come, and the next
/// round is prepared.
pub fn offer(c: &mut Change<'_>, ticket: TicketId, visit: VisitId) -> Result<RoundId, Fault> {
    stages::bring_ticket(c, ticket)?;
    prepare(c, ticket, visit)
}

/// Prepares the next round of a ticket whose work is done (4.3). The round still open, if any, is kept.
pub fn prepare(c: &mut Change<'_>, ticket: TicketId, visit: VisitId) -> Result<RoundId, Fault> {
    if let Some(open) = standing_round(c, ticket)?.filter(|l| !is_decided(l.state) && l.visit == visit) {
        return Ok(open.id);
    }
    let stage = stages::next(c, ticket)?;
    let count = next_count(c, ticket)?;
    let round = AcceptanceRound { stage: stage.as_ref().map(|s| s.id), ..blank(c, ticket, visit, count) };
    create(c, &round)?;
    // Who was told that the stage comes need not be told again (F-18).
    if let Some(told) = stage.filter(|s| s.notified_at.is_some()) {
        notify(c, round.id, &told.notified_means, &told.notified_person)?;
    }
    Ok(round.id)
}

/// The report of a visit that leaves the need open, to be signed as what it is: nothing goes to acceptance (P-31).
pub fn offer_report(c: &mut Change<'_>, ticket: TicketId, visit: VisitId) -> Result<RoundId, Fault> {
    let round = blank(c, ticket, visit, next_report_count(c, ticket)?);
    create(c, &round)?;
    Ok(round.id)
}

/// Rounds that wait for a decision, the one made last first, and then those decided: an addendum goes before the stage
/// that was prepared meanwhile, and the stage comes after it again (F-06).
const WHOSE_TURN: &str = "ORDER BY state IN ('accepted', 'rejected', 'superseded'), rid DESC LIMIT 1";

/// The round of a ticket's acceptance that stands now; reports of visits that left the need open are none.
pub(super) fn standing_round(r: &Reader<'_>, ticket: TicketId) -> Result<Option<AcceptanceRound>, Fault> {
    r.first(&format!("WHERE ticket = ?1 AND round > 0 {WHOSE_TURN}"), [ticket])
}

/// Which round of the ticket the next one is.
pub(super) fn next_count(r: &Reader<'_>, ticket: TicketId) -> Result<i64, Fault> {
    let last: Option<i64> = r.value(
        "SELECT coalesce(max(round), 0) FROM acceptance_round WHERE ticket = ?1 AND round > 0",
        [ticket],
    )?;
    Ok(last.unwrap_or(0) + 1)
}

/// Reports are counted downwards and leave the count of the rounds alone (F-08).
pub(super) fn next_report_count(r: &Reader<'_>, ticket: TicketId) -> Result<i64, Fault> {
    let last: Option<i64> = r.value(
        "SELECT coalesce(min(round), 0) FROM acceptance_round WHERE ticket = ?1 AND round < 0",
        [ticket],
    )?;
    Ok(last.unwrap_or(0) - 1)
}

pub(super) fn create(c: &mut Change<'_>, round: &AcceptanceRound) -> Result<(), Fault> {
    c.create(round)?;
    trace(c, round, None, None)
}

/// A round of which nothing is known yet.
pub(super) fn blank(c: &Change<'_>, ticket: TicketId, visit: VisitId, round: i64) -> AcceptanceRound {
    AcceptanceRound {
        id: c.new_id(),
        ticket,
        visit,
        round,
        stage: None,
        amends: None,
        correction: String::new(),
        state: RoundState::Prepared,
        number: None,
        mode: None,
        notified_at: None,
        notified_means: String::new(),
        notified_person: String::new(),
        presented_at: None,
        content: None,
        content_digest: None,
        pages_digest: None,
        decided_at: None,
        unsigned_kind: None,
        unsigned_reason: String::new(),
        witness: String::new(),
        evidence: String::new(),
        proof: None,
        proof_file: None,
        reminders: Json(Vec::new()),
        prints: Json(Vec::new()),
        scans: Json(Vec::new()),
        on_sheet: None,
    }
}

pub(super) fn is_decided(state: RoundState) -> bool {
    matches!(state, RoundState::Accepted | RoundState::Rejected | RoundState::Superseded)
}

/// Saves a round that moved, with the step it took.
pub(super) fn advance(
    c: &mut Change<'_>,
    before: &AcceptanceRound,
    after: &AcceptanceRound,
    reason: Option<&str>,
) -> Result<(), Fault> {
    rules::check_step(before.state, after.state)?;
    c.save(before, after)?;
    trace(c, after, Some(before.state), reason)
}

fn trace(
    c: &mut Change<'_>,
    round: &AcceptanceRound,
    from: Option<RoundState>,
    reason: Option<&str>,
) -> Result<(), Fault> {
    let step = AcceptanceTransition {
        id: c.new_id(),
        round: round.id,
        from_state: from,
        to_state: round.state,
        at: c.now(),
        by: c.who().person,
        reason: reason.map(Into::into),
    };
    c.create(&step)
}

/// The customer is told the work is done (F-01).
pub(super) fn notify(
    c: &mut Change<'_>,
    id: RoundId,
    means: &str,
    person: &str,
) -> Result<AcceptanceRound, Fault> {
    stage_rules::check_notice(means, person)?;
    let before = c.need::<AcceptanceRound>(id)?;
    let after = AcceptanceRound {
        state: RoundState::Notified,
        notified_at: Some(c.now()),
        notified_means: means.trim().into(),
        notified_person: person.trim().into(),
        ..before.clone()
    };
    advance(c, &before, &after, None)?;
    Ok(after)
}

/// How the work of a visit is shown.
pub(super) struct Showing {
    pub mode: AcceptanceMode,
    pub language: Language,
    /// The stage meant, where there are stages (F-16).
    pub stage: Option<StageId>,
    /// Who was told and how, where no notice was given before.
    pub person: Option<String>,
    pub means: Option<String>,
}

const IN_PERSON: &str = "in_person";

/// The round of a visit whose turn it is.
pub(super) fn round_of(r: &Reader<'_>, visit: VisitId) -> Result<AcceptanceRound, Fault> {
    r.first::<AcceptanceRound>(&format!("WHERE visit = ?1 {WHOSE_TURN}"), [visit])?
        .ok_or_else(|| Fault::refused("signing.before_work_done"))
}

/// Shows the work of a visit. On site the notice is given in person, in the same breath.
pub(super) fn show(c: &mut Change<'_>, visit: VisitId, how: Showing) -> Result<AcceptanceRound, Fault> {
    let round = round_of(c, visit)?;
    if round.state == RoundState::Prepared {
        let (means, person) = told_by_showing(c, &visits::get(c, visit)?)?;
        notify(c, round.id, &how.means.unwrap_or(means), &how.person.unwrap_or(person))?;
    }
    if how.stage.is_some() {
        stage_rules::check_turn(how.stage, stages::next(c, round.ticket)?.as_ref())?;
    }
    present(c, round.id, how.mode, how.language)
}

/// How and who is told by the showing itself. A remote session is shown by its own means to who asked for it: nobody
/// was met (E-22).
fn told_by_showing(r: &Reader<'_>, visit: &Visit) -> Result<(String, String), Fault> {
    if visit.mode == VisitMode::OnSite || !visit.person_met.trim().is_empty() {
        return Ok((IN_PERSON.into(), visit.person_met.clone()));
    }
    let ticket = r.need::<Ticket>(visit.ticket)?;
    // Who gave no other name is the customer himself.
    let asked = match ticket.contact_name.trim() {
        "" => r.need::<Customer>(ticket.customer)?.name,
        name => name.into(),
    };
    Ok((visit.remote_means.clone(), asked))
}

/// The round as showing it now would leave it; nothing is saved and no number given out.
pub(super) fn as_shown(
    r: &Reader<'_>,
    visit: &Visit,
    round: &AcceptanceRound,
    mode: AcceptanceMode,
    language: Language,
) -> Result<AcceptanceRound, Fault> {
    let mut told = round.clone();
    if told.state == RoundState::Prepared {
        let (means, person) = told_by_showing(r, visit)?;
        stage_rules::check_notice(&means, &person)?;
        told.state = RoundState::Notified;
        told.notified_at = Some(r.now());
        told.notified_means = means.trim().into();
        told.notified_person = person.trim().into();
    }
    check_showable(r, &told)?;
    let number = told.number.clone().unwrap_or_else(|| "A·····".into());
    Ok(composed(r, &told, number, mode, language)?.0)
}

/// Shows the work: gives the report its number, composes the content, freezes it and takes its digest (F-05).
pub(super) fn present(
    c: &mut Change<'_>,
    id: RoundId,
    mode: AcceptanceMode,
    language: Language,
) -> Result<AcceptanceRound, Fault> {
    let before = c.need::<AcceptanceRound>(id)?;
    check_showable(c, &before)?;
    if stands_as_shown(c, &before, mode, language)? {
        return Ok(before);
    }
    let number = match (&before.number, before.amends) {
        (Some(number), _) => number.clone(),
        (None, Some(amended)) => addendum::number(c, amended)?,
        (None, None) => c.next_number("A")?,
    };
    let (composed, content) = composed(c, &before, number, mode, language)?;
    let digest = composed.content_digest.as_deref().unwrap_or_default();
    let laid = pages(c, &content, &around(digest))?;
    let after = AcceptanceRound { pages_digest: Some(hex(&laid.digest())), ..composed };
    advance(c, &before, &after, None)?;
    Ok(after)
}

/// The round with its content composed; the pages are not laid out yet.
fn composed(
    r: &Reader<'_>,
    before: &AcceptanceRound,
    number: String,
    mode: AcceptanceMode,
    language: Language,
) -> Result<(AcceptanceRound, Content), Fault> {
    let shown = AcceptanceRound {
        state: RoundState::Presented,
        number: Some(number),
        mode: Some(mode),
        presented_at: Some(r.now()),
        // Sheets of what was shown before are no signatures of this.
        scans: Json(Vec::new()),
        on_sheet: None,
        ..before.clone()
    };
    let content = content::compose(r, &shown, language)?;
    let text = String::from_utf8(canonical(&content)?).map_err(Fault::bug)?;
    let content_digest = Some(digest(&content)?);
    Ok((AcceptanceRound { content: Some(text), content_digest, pages_digest: None, ..shown }, content))
}

/// Whether the round may be shown now: work done and report complete (F-03), earlier issues treated (F-08), its turn.
fn check_showable(r: &Reader<'_>, round: &AcceptanceRound) -> Result<(), Fault> {
    rules::check_step(round.state, RoundState::Presented)?;
    let visit = visits::get(r, round.visit)?;
    check_may_sign(visit.work_done_at, &visits::report_gaps(r, round.visit)?, r.now())?;
    let earlier = r.find::<AcceptanceIssue>(
        "WHERE round IN (SELECT id FROM acceptance_round WHERE ticket = ?1 AND id <> ?2)",
        (round.ticket, round.id),
    )?;
    let fates: Vec<Fate> = earlier.iter().map(|i| i.fate).collect();
    rules::check_issues_treated(&fates)?;
    check_turn(r, round)
}

/// A sheet already printed stays good when the same is shown again.
fn stands_as_shown(
    r: &Reader<'_>,
    round: &AcceptanceRound,
    mode: AcceptanceMode,
    language: Language,
) -> Result<bool, Fault> {
    let is_same = round.state == RoundState::Presented && round.mode == Some(mode);
    if !is_same || round.prints.is_empty() || language_of(round) != language {
        return Ok(false);
    }
    Ok(round.content_digest == Some(digest(&content_now(r, round)?)?))
}

/// Whether the stage of the round may be shown, with what the whole needs on the table (F-16, F-17).
fn check_turn(r: &Reader<'_>, round: &AcceptanceRound) -> Result<(), Fault> {
    if round.amends.is_some() || round.is_report() {
        return Ok(());
    }
    let stage = stages::next(r, round.ticket)?;
    stage_rules::check_turn(round.stage, stage.as_ref())?;
    if let Some(stage) = &stage {
        stage_rules::check_stage_ready(stage, r.today())?;
    }
    if stages::has_more(r, round.ticket)? {
        return Ok(());
    }
    stage_rules::check_documents(&project::lacking(r, round.ticket)?)
}

/// The content as it would be composed now for a round already shown.
pub(super) fn content_now(r: &Reader<'_>, round: &AcceptanceRound) -> Result<Content, Fault> {
    content::compose(r, round, language_of(round))
}

fn language_of(round: &AcceptanceRound) -> Language {
    let kept: Option<serde_json::Value> = round.content.as_deref().and_then(|c| serde_json::from_str(c).ok());
    kept.and_then(|c| Language::of_code(c["language"].as_str()?)).unwrap_or_default()
}

/// Around the pages on the screen: nobody has signed, nothing is printed.
pub(super) fn around(digest: &str) -> Around {
    Around { digest: digest.into(), ..Around::default() }
}

/// The very pages: what is shown on the screen, printed, and sealed once the mark is in.
pub(super) fn pages(r: &Reader<'_>, content: &Content, around: &Around) -> Result<paper::Pages, Fault> {
    let mut pictures: BTreeMap<BlobHash, Vec<u8>> = BTreeMap::new();
    for photo in &content.report.photos {
        pictures.insert(photo.sha256.clone(), visits::photo_on_paper(r, &photo.sha256)?);
    }
    if let Some(logo) = &content.firm.logo {
        pictures.insert(logo.clone(), r.blob(logo)?);
    }
    let document = document::document(content, around, &pictures);
    let print = around.print.as_ref().map_or(1, |p| p.print);
    let words = |page, pages| code::words(&content.number, &around.digest, page, pages, print);
    paper::lay_out_coded(&document, fonts()?, paper::PageSize::A4, &words).map_err(paper_fault)
}
