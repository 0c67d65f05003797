//! Guards the catalogue demands whose module does not exist yet. They stand in the transition tables by name, so that
//! none is silently absent: the steps query shows them as "not checked yet". Whoever builds the module takes the row
//! out of this list and gives the guard its check.

/// A guard waiting for its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PendingGuard {
    /// Its name in the transition tables; the text catalogue says it as `pending-<name with dashes for dots>`.
    pub guard: &'static str,
    /// Rows of the catalogue.
    pub rows: &'static str,
    /// The module that will check it.
    pub module: &'static str,
}

const fn row(guard: &'static str, rows: &'static str, module: &'static str) -> PendingGuard {
    PendingGuard { guard, rows, module }
}

/// The one visible list.
pub const PENDING_GUARDS: &[PendingGuard] = &[
    row("ticket.plan_approved", "C-03–C-07, O-40", "plans"),
    row("ticket.technician_qualified", "D-01–D-03", "dispatch"),
    row("ticket.quotation", "O-07, O-09", "fees"),
    row("ticket.prepayment", "O-09", "fees"),
    row("ticket.escalation_decided", "B-25, C-13", "plans"),
    // Of a visit `visits.work_done` asks it; of work at the desk nobody does yet.
    row("ticket.work_tested", "E-08, E-12, C-16", "desk"),
    row("ticket.issues_assessed", "C-12", "plans"),
    row("ticket.callbacks_made", "G-01, H-01", "callbacks"),
    row("ticket.loaner_back", "K-16", "custody"),
    row("ticket.parts_settled", "L-06", "parts"),
    row("ticket.supplier_told", "L-24", "parts"),
    row("ticket.charges_settled", "O-06", "fees"),
    row("ticket.complaint_closed", "I-12", "complaints"),
    row("ticket.callback_done", "G-02", "callbacks"),
    row("ticket.survey_done", "H-01", "surveys"),
    row("ticket.breach_explained", "B-12", "clocks"),
    // A stage signed is over; nobody asks yet whether the customer was called afterwards.
    row("acceptance.stage_callback", "F-18", "callbacks"),
    row("custody.quotation", "O-09", "fees"),
    row("visit.technician_qualified", "D-02, D-12", "training"),
    row("visit.trip_log", "D-13", "dispatch"),
    row("visit.vehicle_permitted", "D-14", "dispatch"),
    row("visit.papers_issued", "D-25", "dispatch"),
    row("visit.site_cleared", "D-10–D-12", "dispatch"),
    row("visit.vehicle_checked", "D-14", "dispatch"),
    row("visit.cash_and_parts_listed", "O-06, L-07, L-20", "parts"),
    row("visit.parts_settled", "L-06", "parts"),
];

/// The pending guard of that name.
pub fn find(guard: &str) -> Option<&'static PendingGuard> {
    PENDING_GUARDS.iter().find(|p| p.guard == guard)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::{Language, Text};

    #[test]
    fn every_pending_guard_has_its_words_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            for one in PENDING_GUARDS {
                let id = format!("pending-{}", one.guard.replace('.', "-"));
                let said = Text::of(language).say(&id);
                assert_ne!(said, id, "{} cannot be shown as not checked yet ({})", one.guard, one.rows);
            }
        }
        let stage = find("acceptance.stage_callback").unwrap();
        assert_eq!((stage.rows, stage.module), ("F-18", "callbacks"), "F-18: visible until callbacks exist");
    }

    #[test]
    fn every_pending_guard_is_listed_once() {
        for (at, one) in PENDING_GUARDS.iter().enumerate() {
            assert!(
                PENDING_GUARDS[at + 1..].iter().all(|other| other.guard != one.guard),
                "{} stands twice in the list",
                one.guard
            );
        }
    }
}
