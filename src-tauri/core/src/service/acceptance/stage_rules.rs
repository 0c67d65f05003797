//! The order of stages and what each needs before it is shown, pure (F-16, F-17, F-18).

use super::stage_record::{AcceptanceStage, StageId, StageKind};
use crate::kernel::fault::Fault;
use crate::kernel::time::Day;

/// Stages of equipment follow each other in this order only (F-16).
const EQUIPMENT: &[StageKind] = &[StageKind::Preliminary, StageKind::Trial, StageKind::Final];

/// What is planned must keep what was signed at its head, name no stage twice, and keep the order of equipment.
pub fn check_stages(signed: &[StageKind], planned: &[StageKind]) -> Result<(), Fault> {
    if !planned.starts_with(signed) {
        return Err(Fault::refused("acceptance.stage_signed"));
    }
    let is_twice = planned.iter().enumerate().any(|(at, kind)| planned[..at].contains(kind));
    if is_twice {
        return Err(Fault::invalid("acceptance.stage_twice").field("stages", "twice"));
    }
    let places: Vec<usize> = planned.iter().filter_map(|k| EQUIPMENT.iter().position(|e| e == k)).collect();
    if !places.is_sorted() {
        return Err(Fault::invalid("acceptance.stage_order_fixed").field("stages", "order"));
    }
    Ok(())
}

/// The stage asked for is the one whose turn it is (F-16).
pub fn check_turn(asked: Option<StageId>, turn: Option<&AcceptanceStage>) -> Result<(), Fault> {
    match (asked, turn) {
        (Some(asked), Some(turn)) if asked != turn.id => {
            Err(Fault::refused("acceptance.stage_order").arg("stage", turn.kind))
        }
        (Some(_), None) => {
            Err(Fault::refused("acceptance.no_such_step").arg("from", "-").arg("to", "presented"))
        }
        _ => Ok(()),
    }
}

/// A trial is confirmed once it is over, with its dates; a final test follows the plan both sides agreed on (F-16).
pub fn check_stage_ready(stage: &AcceptanceStage, today: Day) -> Result<(), Fault> {
    let mut missing = Vec::new();
    match stage.kind {
        StageKind::Trial => {
            if stage.trial_from.is_none() {
                missing.push("trial_from");
            }
            match stage.trial_until {
                None => missing.push("trial_until"),
                Some(until) if until > today => {
                    return Err(Fault::refused("acceptance.trial_running").arg("until", until));
                }
                Some(_) => {}
            }
        }
        StageKind::Final if stage.test_plan.trim().is_empty() => missing.push("test_plan"),
        _ => {}
    }
    Fault::unless_complete(&missing)
}

/// Nothing of the list may be missing when the whole is shown (F-17).
pub fn check_documents(missing: &[String]) -> Result<(), Fault> {
    if missing.is_empty() {
        return Ok(());
    }
    Err(missing
        .iter()
        .fold(Fault::refused("acceptance.documents_missing"), |f, name| f.field(name, "required")))
}

/// Means and person of a notice (F-01, F-18).
pub fn check_notice(means: &str, person: &str) -> Result<(), Fault> {
    let wanted = [("means", means), ("person", person)];
    let missing: Vec<&str> =
        wanted.iter().filter(|(_, v)| v.trim().is_empty()).map(|(name, _)| *name).collect();
    Fault::unless_complete(&missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::Id;
    use StageKind as K;

    fn stage(kind: StageKind) -> AcceptanceStage {
        AcceptanceStage {
            id: StageId::from_bytes([1; 16]),
            ticket: crate::service::tickets::TicketId::from_bytes([2; 16]),
            kind,
            position: 1,
            planned_on: None,
            trial_from: None,
            trial_until: None,
            test_plan: String::new(),
            notified_at: None,
            notified_means: String::new(),
            notified_person: String::new(),
            accepted_at: None,
            active: true,
        }
    }

    #[test]
    fn stages_of_equipment_keep_their_order_and_signed_ones_their_place() {
        for (signed, planned, code) in [
            (vec![], vec![K::Preliminary, K::Trial, K::Final], None),
            (vec![], vec![K::Carpentry, K::Painting], None),
            (vec![], vec![K::Preliminary, K::Final, K::Trial], Some("acceptance.stage_order_fixed")),
            (vec![], vec![K::Painting, K::Painting], Some("acceptance.stage_twice")),
            (vec![K::Preliminary], vec![K::Trial, K::Final], Some("acceptance.stage_signed")),
            (vec![K::Preliminary], vec![K::Preliminary, K::Final], None),
        ] {
            let found = check_stages(&signed, &planned).err().map(|f| f.code.clone());
            assert_eq!(found.as_deref(), code, "F-16: {signed:?} then {planned:?}");
        }
    }

    #[test]
    fn a_trial_is_confirmed_when_it_is_over_and_a_final_test_has_its_plan() {
        let today = Day::parse("2026-03-31").unwrap();
        let mut trial = stage(K::Trial);
        assert_eq!(
            check_stage_ready(&trial, today).unwrap_err().fields.len(),
            2,
            "F-16: both dates are asked"
        );
        trial.trial_from = Day::parse("2026-03-01");
        trial.trial_until = Day::parse("2026-04-01");
        assert_eq!(check_stage_ready(&trial, today).unwrap_err().code, "acceptance.trial_running");
        trial.trial_until = Some(today);
        assert!(check_stage_ready(&trial, today).is_ok(), "F-16: confirmed on its last day");
        let mut last = stage(K::Final);
        assert_eq!(check_stage_ready(&last, today).unwrap_err().fields[0].field, "test_plan");
        last.test_plan = "满载运行 4 小时".into();
        assert!(check_stage_ready(&last, today).is_ok());
    }
}
