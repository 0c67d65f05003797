//! A round that ends without a signature: rejected, refused, absent, no answer (F-08, F-13).

use super::presenting::{advance, standing_round};
use super::record::{
    AcceptanceIssue, AcceptanceRound, Fate, IssueId, Reminder, RoundId, RoundState, UnsignedKind,
};
use super::{rules, unsigned_file};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::settings;
use crate::service::attachments::{Attachment, AttachmentId};
use crate::service::tickets::{self, NoteKind, State, TicketId};

/// The customer rejects, in his own words; the case goes to rework (F-08).
pub(super) fn reject(c: &mut Change<'_>, id: RoundId, issues: &[String]) -> Result<(), Fault> {
    let issues: Vec<&str> = issues.iter().map(|i| i.trim()).filter(|i| !i.is_empty()).collect();
    if issues.is_empty() {
        return Fault::unless_complete(&["issues"]);
    }
    let before = c.need::<AcceptanceRound>(id)?;
    if before.is_report() {
        return Err(Fault::refused("acceptance.report_only"));
    }
    let after = AcceptanceRound { state: RoundState::Rejected, decided_at: Some(c.now()), ..before.clone() };
    advance(c, &before, &after, None)?;
    for text in issues {
        let issue = AcceptanceIssue {
            id: c.new_id(),
            round: id,
            text: text.into(),
            fate: Fate::Open,
            fate_note: String::new(),
            treated_at: None,
        };
        c.create(&issue)?;
        tickets::note(c, before.ticket, NoteKind::Acceptance, text)?;
    }
    // A stage that is not the last is worked on again while the ticket is in service; an addendum sends nobody back.
    let ticket = c.need::<tickets::Ticket>(before.ticket)?;
    if before.amends.is_none() && ticket.state == State::PendingAcceptance {
        tickets::system_step(c, before.ticket, State::Rework, None)?;
    }
    Ok(())
}

/// An issue is done, or declined with its reason.
pub(super) fn treat(c: &mut Change<'_>, id: IssueId, fate: Fate, note: &str) -> Result<(), Fault> {
    if fate == Fate::Open || note.trim().is_empty() {
        return Fault::unless_complete(&["note"]);
    }
    let before = c.need::<AcceptanceIssue>(id)?;
    let after =
        AcceptanceIssue { fate, fate_note: note.trim().into(), treated_at: Some(c.now()), ..before.clone() };
    c.save(&before, &after)
}

/// Refused, absent or no answer, with proof; never shown as accepted (F-13).
pub(super) fn leave_unsigned(
    c: &mut Change<'_>,
    id: RoundId,
    kind: UnsignedKind,
    proof: &rules::Proof,
) -> Result<(), Fault> {
    rules::check_unsigned(kind, proof, &c.who().name)?;
    let before = c.need::<AcceptanceRound>(id)?;
    if let Some(file) = proof.file {
        check_file(c, &before, file)?;
    }
    let after = AcceptanceRound {
        state: RoundState::Unsigned,
        decided_at: Some(c.now()),
        unsigned_kind: Some(kind),
        unsigned_reason: proof.reason.trim().into(),
        witness: proof.witness.trim().into(),
        evidence: proof.evidence.trim().into(),
        proof: proof.kind,
        proof_file: proof.file,
        ..before.clone()
    };
    advance(c, &before, &after, Some(kind.code()))?;
    if before.amends.is_none() {
        unsigned_file::queue(c, id)?;
    }
    Ok(())
}

/// The proof lies with this visit or its ticket, and was not struck.
fn check_file(r: &Reader<'_>, round: &AcceptanceRound, id: AttachmentId) -> Result<(), Fault> {
    let here = r.get::<Attachment>(id)?.is_some_and(|file| {
        !file.removed && (file.visit == Some(round.visit) || file.ticket == Some(round.ticket))
    });
    if here {
        Ok(())
    } else {
        Err(Fault::refused("acceptance.proof_elsewhere").field("proof_file", "unknown"))
    }
}

/// A documented reminder to sign.
pub(super) fn remind(c: &mut Change<'_>, id: RoundId, means: &str, note: &str) -> Result<(), Fault> {
    if means.trim().is_empty() {
        return Fault::unless_complete(&["means"]);
    }
    let before = c.need::<AcceptanceRound>(id)?;
    if before.state != RoundState::Unsigned {
        return Err(Fault::refused("acceptance.not_unsigned"));
    }
    let mut after = before.clone();
    after.reminders.push(Reminder {
        at: c.now(),
        by: c.who().person,
        means: means.trim().into(),
        note: note.trim().into(),
    });
    c.save(&before, &after)
}

/// "Completed, unsigned": the supervisor, after the documented reminders (F-13).
pub(super) fn close_unsigned(c: &mut Change<'_>, id: RoundId) -> Result<(), Fault> {
    let round = c.need::<AcceptanceRound>(id)?;
    check_closing(c, &round)?;
    tickets::step(c, round.ticket, State::CompletedUnsigned, round.unsigned_kind.map(|k| k.code()))?;
    Ok(())
}

fn check_closing(r: &Reader<'_>, round: &AcceptanceRound) -> Result<(), Fault> {
    if round.state != RoundState::Unsigned {
        return Err(Fault::refused("acceptance.not_unsigned"));
    }
    // The work behind a report is not over, so there is nothing to close.
    if round.is_report() {
        return Err(Fault::refused("acceptance.report_only"));
    }
    rules::check_reminders(round.reminders.len(), settings::number(r, "acceptance.reminders")?)
}

/// Whether the last round of a ticket may end as "completed, unsigned" (F-13).
pub fn may_close_unsigned(r: &Reader<'_>, ticket: TicketId) -> Result<bool, Fault> {
    Ok(standing_round(r, ticket)?.is_some_and(|round| check_closing(r, &round).is_ok()))
}
