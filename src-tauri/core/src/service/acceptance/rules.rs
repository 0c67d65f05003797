//! State machine 4.3, pure.

use super::record::{Fate, ProofKind, RoundState, UnsignedKind};
use crate::kernel::fault::Fault;
use crate::service::attachments::AttachmentId;

/// One line of the table.
pub struct RoundStep {
    pub from: RoundState,
    pub to: RoundState,
    /// Rows of the catalogue it stands on.
    pub rows: &'static str,
}

/// State machine 4.3.
pub const TRANSITIONS: &[RoundStep] = &[
    RoundStep { from: RoundState::Prepared, to: RoundState::Notified, rows: "F-01, F-18" },
    RoundStep { from: RoundState::Notified, to: RoundState::Presented, rows: "F-02, F-05" },
    // Content changed after it was shown: shown again, anew (F-05).
    RoundStep { from: RoundState::Presented, to: RoundState::Presented, rows: "F-05" },
    RoundStep { from: RoundState::Presented, to: RoundState::Accepted, rows: "F-03 to F-07" },
    // Signed on paper: keyed in, then accepted once the scan is there (F-12).
    RoundStep { from: RoundState::Presented, to: RoundState::ScanPending, rows: "F-03, F-12" },
    RoundStep { from: RoundState::ScanPending, to: RoundState::Accepted, rows: "F-03 to F-07, F-12" },
    // The sheet is lost, or the report was changed after it was printed: shown and signed anew.
    RoundStep { from: RoundState::ScanPending, to: RoundState::Presented, rows: "F-05, F-12" },
    RoundStep { from: RoundState::Presented, to: RoundState::Rejected, rows: "F-08" },
    RoundStep { from: RoundState::Presented, to: RoundState::Unsigned, rows: "F-13" },
    RoundStep { from: RoundState::Unsigned, to: RoundState::Presented, rows: "F-13" },
    // By the signature of the addendum; the original stays.
    RoundStep { from: RoundState::Accepted, to: RoundState::Superseded, rows: "F-06" },
];

/// Whether the table has that line.
pub fn is_possible(from: RoundState, to: RoundState) -> bool {
    TRANSITIONS.iter().any(|t| t.from == from && t.to == to)
}

/// Refuses a step the table does not have.
pub fn check_step(from: RoundState, to: RoundState) -> Result<(), Fault> {
    if is_possible(from, to) {
        return Ok(());
    }
    // Signing out of turn is a matter of F-03 and kept as such.
    let code = if to == RoundState::Accepted { "signing.not_presented" } else { "acceptance.no_such_step" };
    Err(Fault::refused(code).arg("from", from).arg("to", to))
}

/// Issues of earlier rounds must have met their fate before the work is shown again (F-08).
pub fn check_issues_treated(fates: &[Fate]) -> Result<(), Fault> {
    let open = fates.iter().filter(|f| **f == Fate::Open).count();
    if open == 0 { Ok(()) } else { Err(Fault::refused("acceptance.issues_open").arg("count", open)) }
}

/// What is told about a missing signature.
#[derive(Debug, Clone, Default)]
pub struct Proof {
    pub reason: String,
    /// Who saw it, by name.
    pub witness: String,
    pub kind: Option<ProofKind>,
    /// In words; of a call, the number and the times.
    pub evidence: String,
    pub file: Option<AttachmentId>,
}

/// Whether the proof is a file. Of a call or a statement the words are the proof.
pub fn is_file(kind: ProofKind) -> bool {
    matches!(kind, ProofKind::Photo | ProofKind::Recording | ProofKind::Message | ProofKind::Letter)
}

/// Refused, absent or no answer needs a witness and proof, and a refusal its reason (F-13). Who records it is no witness
/// of his own.
pub fn check_unsigned(kind: UnsignedKind, proof: &Proof, recorder: &str) -> Result<(), Fault> {
    let mut missing = Vec::new();
    if kind == UnsignedKind::Refused && proof.reason.trim().is_empty() {
        missing.push("reason");
    }
    if proof.witness.trim().is_empty() {
        missing.push("witness");
    }
    match proof.kind {
        None => missing.push("proof"),
        Some(kind) if is_file(kind) && proof.file.is_none() => missing.push("proof_file"),
        Some(kind) if !is_file(kind) && proof.evidence.trim().is_empty() => missing.push("evidence"),
        Some(_) => {}
    }
    Fault::unless_complete(&missing)?;
    if proof.witness.trim() == recorder.trim() {
        return Err(Fault::refused("acceptance.own_witness").field("witness", "own_witness"));
    }
    Ok(())
}

/// "Completed, unsigned" only after the documented reminders (F-13).
pub fn check_reminders(kept: usize, needed: i64) -> Result<(), Fault> {
    if i64::try_from(kept).unwrap_or(i64::MAX) >= needed {
        return Ok(());
    }
    Err(Fault::refused("acceptance.reminders_missing").arg("kept", kept).arg("needed", needed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_not_in_the_table_are_impossible() {
        let possible: Vec<_> = TRANSITIONS.iter().map(|t| (t.from, t.to)).collect();
        for from in RoundState::ALL {
            for to in RoundState::ALL {
                let listed = possible.contains(&(*from, *to));
                assert_eq!(check_step(*from, *to).is_ok(), listed, "4.3: {from} to {to}");
            }
        }
        assert!(
            !is_possible(RoundState::Accepted, RoundState::Presented),
            "F-06: accepted never opens again"
        );
        assert!(
            !is_possible(RoundState::Unsigned, RoundState::Accepted),
            "F-13: a late signature is a new attempt"
        );
    }

    #[test]
    fn unsigned_needs_proof_and_reminders() {
        let whole = Proof {
            reason: "嫌贵".into(),
            witness: "保安李工".into(),
            kind: Some(ProofKind::CallRecord),
            evidence: "14:05 拨打无人接".into(),
            file: None,
        };
        let asked = |kind, proof: &Proof| -> Vec<String> {
            let refusal = check_unsigned(kind, proof, "王海涛").err();
            refusal.map(|f| f.fields.into_iter().map(|f| f.field).collect()).unwrap_or_default()
        };
        assert!(asked(UnsignedKind::Refused, &whole).is_empty(), "F-13: witness and evidence");
        let bare = Proof::default();
        assert_eq!(
            asked(UnsignedKind::Refused, &bare),
            ["reason", "witness", "proof"],
            "F-13: both, never one"
        );
        assert_eq!(asked(UnsignedKind::Absent, &bare), ["witness", "proof"]);
        let unsaid = Proof { evidence: " ".into(), ..whole.clone() };
        assert_eq!(
            asked(UnsignedKind::Absent, &unsaid),
            ["evidence"],
            "F-13: a call has its number and time"
        );
        let unseen = Proof { kind: Some(ProofKind::Photo), ..whole.clone() };
        assert_eq!(asked(UnsignedKind::Absent, &unseen), ["proof_file"], "F-13: a photo is a photo");
        let own = Proof { witness: "王海涛".into(), ..whole };
        assert_eq!(asked(UnsignedKind::Absent, &own), ["witness"], "F-13: nobody witnesses his own word");
        assert!(check_reminders(1, 3).is_err() && check_reminders(3, 3).is_ok(), "F-13");
    }
}
