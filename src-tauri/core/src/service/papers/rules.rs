//! The life of a numbered paper as a table: what is not listed is impossible. Pure.

use super::record::{GoodsLine, PaperBlock, PaperForm, PaperKind, PaperState, ValueLine};
use crate::kernel::fault::Fault;

/// What must hold for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// The block to be signed may be signed now: work done and report complete where it attests service (F-03), slip
    /// complete (F-15), things listed (K-02).
    Signable,
    /// Every block the paper has is signed.
    AllSigned,
    /// It was printed, so there is a sheet to be signed.
    Printed,
    /// Scan of every page, signer and, of a form filled in by hand, the second person's comparison (F-12, F-21).
    PaperComplete,
    /// The customer signed for its things on another paper (K-02).
    SignedElsewhere,
    /// A reason is given (T-13).
    Reason,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct PaperStep {
    pub from: PaperState,
    pub to: PaperState,
    pub guards: &'static [Guard],
    /// Rows of the catalogue.
    pub rows: &'static str,
}

use Guard as G;
use PaperState as S;

const fn t(from: S, to: S, guards: &'static [Guard], rows: &'static str) -> PaperStep {
    PaperStep { from, to, guards, rows }
}

/// The whole life. A number is given out as `issued`.
pub const TRANSITIONS: &[PaperStep] = &[
    t(S::Issued, S::Presented, &[G::Signable], "F-03, F-05, F-14"),
    // Changed after it was shown: shown again, anew.
    t(S::Presented, S::Presented, &[G::Signable], "F-05"),
    // The take-away block is signed, the completion block not yet.
    t(S::Presented, S::Issued, &[G::Signable], "K-02"),
    t(S::Presented, S::Signed, &[G::Signable, G::AllSigned], "F-03 to F-07"),
    // Confirmed by the signature on the voucher or report that lists its things.
    t(S::Issued, S::Filed, &[G::SignedElsewhere], "K-02"),
    t(S::Presented, S::Filed, &[G::SignedElsewhere], "K-02"),
    t(S::Signed, S::Filed, &[], "F-09, F-14, V-07"),
    t(S::Issued, S::ScanPending, &[G::Printed], "F-12, F-21"),
    t(S::Presented, S::ScanPending, &[G::Printed], "F-12"),
    t(S::ScanPending, S::Filed, &[G::PaperComplete], "F-12, F-21"),
    t(S::Issued, S::Voided, &[G::Reason], "D-25, T-13"),
    t(S::Presented, S::Voided, &[G::Reason], "D-25, T-13"),
    t(S::ScanPending, S::Voided, &[G::Reason], "T-13"),
];

/// The line of that step; the refusal says why there is none.
pub fn check_step(from: S, to: S) -> Result<&'static PaperStep, Fault> {
    if let Some(step) = TRANSITIONS.iter().find(|t| t.from == from && t.to == to) {
        return Ok(step);
    }
    let code = match (from, to) {
        (S::Voided, _) => "papers.is_voided",
        (S::Signed | S::Filed, _) => "signed.unchangeable",
        (_, S::Signed) => "signing.not_presented",
        _ => "papers.no_such_step",
    };
    Err(Fault::refused(code).arg("from", from).arg("to", to))
}

/// The series its numbers are taken from.
pub fn series(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::ServiceVoucher => "S",
        PaperKind::ReceiptSlip => "R",
        PaperKind::GoodsReceipt => "G",
        PaperKind::RepairCard => "K",
        PaperKind::HandOver => "H",
        PaperKind::ProjectApplication => "P",
        // Counted on the number of the paper it corrects.
        PaperKind::Addendum => "",
    }
}

/// The blocks the customer signs, in their order. Things are confirmed on the voucher only where some are taken away.
pub fn blocks(kind: PaperKind, form: &PaperForm) -> Vec<PaperBlock> {
    match kind {
        PaperKind::ServiceVoucher if form.items.is_empty() => vec![PaperBlock::Completion],
        PaperKind::ServiceVoucher => vec![PaperBlock::TakeAway, PaperBlock::Completion],
        PaperKind::ReceiptSlip => vec![PaperBlock::Completion],
        PaperKind::GoodsReceipt => vec![PaperBlock::Receipt],
        PaperKind::HandOver => vec![PaperBlock::HandOver],
        PaperKind::ProjectApplication => vec![PaperBlock::Application],
        PaperKind::Addendum => vec![PaperBlock::Correction],
        PaperKind::RepairCard => Vec::new(),
    }
}

/// Whether a signature there says that service was done (F-03). Papers that by nature come first do not (K-02).
pub fn attests_service(block: PaperBlock) -> bool {
    matches!(block, PaperBlock::Completion | PaperBlock::HandOver)
}

/// What must be written before a block is shown: the things for K-02, operator, telephone and training for F-15.
pub fn check_form(block: PaperBlock, form: &PaperForm) -> Result<(), Fault> {
    match block {
        PaperBlock::TakeAway | PaperBlock::Receipt => check_items(&form.items),
        PaperBlock::HandOver => {
            let asked = [
                ("operator", &form.operator),
                ("operator_phone", &form.operator_phone),
                ("training", &form.training),
            ];
            let missing: Vec<&str> =
                asked.into_iter().filter(|(_, v)| v.trim().is_empty()).map(|(name, _)| name).collect();
            Fault::unless_complete(&missing)?;
            check_values(&form.values)
        }
        PaperBlock::Correction if form.correction.trim().is_empty() => {
            Fault::unless_complete(&["correction"])
        }
        PaperBlock::Completion | PaperBlock::Application | PaperBlock::Correction => Ok(()),
    }
}

/// F-21: a form filled in by hand is the report itself, and not valid without the time of completion, what was done and
/// what came of it. The opinion is the customer's to leave empty.
pub fn check_transcribed(block: PaperBlock, form: &PaperForm) -> Result<(), Fault> {
    if block != PaperBlock::Completion {
        return Ok(());
    }
    let asked = [("finished", &form.finished), ("work", &form.work), ("result", &form.result)];
    let missing: Vec<&str> =
        asked.into_iter().filter(|(_, v)| v.trim().is_empty()).map(|(name, _)| name).collect();
    Fault::unless_complete(&missing)
}

fn check_items(items: &[GoodsLine]) -> Result<(), Fault> {
    if items.is_empty() {
        return Fault::unless_complete(&["items"]);
    }
    let mut missing = Vec::new();
    for (at, item) in items.iter().enumerate() {
        for (field, value) in [("name", &item.name), ("condition", &item.condition)] {
            if value.trim().is_empty() {
                missing.push(format!("items.{at}.{field}"));
            }
        }
    }
    Fault::unless_complete(&missing.iter().map(String::as_str).collect::<Vec<_>>())
}

/// E-20: what is out of its limits is not handed over, on the screen or on paper; the first such value is named.
pub fn check_values(values: &[ValueLine]) -> Result<(), Fault> {
    match values.iter().find(|v| !v.passed) {
        None => Ok(()),
        Some(out) => Err(Fault::refused("papers.value_out_of_range")
            .arg("item", &out.item)
            .arg("value", &out.value)
            .field("values", "out_of_range")),
    }
}

/// A number issued to one visit is never signed for another (F-14).
pub fn check_belongs<V: PartialEq>(issued_for: Option<V>, signed_for: Option<V>) -> Result<(), Fault> {
    match (issued_for, signed_for) {
        (Some(issued), Some(signed)) if issued != signed => Err(Fault::refused("papers.of_another_visit")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_not_in_the_table_is_impossible() {
        for from in S::ALL {
            for to in S::ALL {
                let listed = TRANSITIONS.iter().any(|t| t.from == *from && t.to == *to);
                assert_eq!(check_step(*from, *to).is_ok(), listed, "{from} to {to}");
            }
        }
        for end in [S::Filed, S::Voided] {
            assert!(TRANSITIONS.iter().all(|t| t.from != end), "F-06: nothing leads out of {end}");
        }
    }

    #[test]
    fn no_step_to_signed_or_filed_goes_past_its_guards() {
        for t in TRANSITIONS.iter().filter(|t| t.to == S::Signed) {
            assert!(t.guards.contains(&G::Signable) && t.guards.contains(&G::AllSigned), "F-03: {}", t.rows);
        }
        for t in TRANSITIONS.iter().filter(|t| t.to == S::Voided) {
            assert!(t.guards.contains(&G::Reason), "T-13: a gap in the numbers is explained");
        }
    }

    #[test]
    fn what_attests_service_comes_after_it_and_what_comes_first_does_not() {
        for (block, attests) in [
            (PaperBlock::Completion, true),
            (PaperBlock::HandOver, true),
            (PaperBlock::TakeAway, false),
            (PaperBlock::Receipt, false),
            (PaperBlock::Application, false),
            (PaperBlock::Correction, false),
        ] {
            assert_eq!(attests_service(block), attests, "F-03, K-02: {block}");
        }
    }

    #[test]
    fn things_taken_away_are_confirmed_on_the_voucher_before_its_end() {
        let mut form = PaperForm::default();
        assert_eq!(blocks(PaperKind::ServiceVoucher, &form), [PaperBlock::Completion]);
        form.items.push(GoodsLine::default());
        let both = [PaperBlock::TakeAway, PaperBlock::Completion];
        assert_eq!(blocks(PaperKind::ServiceVoucher, &form), both, "K-02");
        assert_eq!(
            check_form(PaperBlock::TakeAway, &form).unwrap_err().fields[0].field,
            "items.0.name",
            "a thing without a name cannot be claimed back"
        );
    }

    #[test]
    fn a_hand_over_slip_names_operator_and_telephone_and_no_value_is_out_of_range() {
        let mut form =
            PaperForm { operator: "刘师傅".into(), training: "开关机".into(), ..PaperForm::default() };
        assert_eq!(
            check_form(PaperBlock::HandOver, &form).unwrap_err().fields[0].field,
            "operator_phone",
            "F-15"
        );
        form.operator_phone = "13800000000".into();
        form.values = vec![ValueLine { item: "转速".into(), value: "2900".into(), ..ValueLine::default() }];
        let fault = check_form(PaperBlock::HandOver, &form).unwrap_err();
        assert_eq!(
            (fault.code.as_str(), fault.args["item"].as_str()),
            ("papers.value_out_of_range", "转速"),
            "E-20"
        );
        form.values[0].passed = true;
        assert!(check_form(PaperBlock::HandOver, &form).is_ok());
    }

    #[test]
    fn a_paper_issued_for_one_visit_is_refused_for_another() {
        assert_eq!(check_belongs(Some(15), Some(16)).unwrap_err().code, "papers.of_another_visit", "F-14");
        assert!(check_belongs(Some(15), Some(15)).is_ok() && check_belongs(None, Some(15)).is_ok());
    }
}
