//! Acceptance: the work is shown to the customer in rounds until it is signed, rejected or left unsigned (F, 4.3).
//! Commands: `acceptance.rounds`, `acceptance.notify`, `acceptance.present`, `acceptance.pages`,
//! `acceptance.sign`, `acceptance.print_sheet`, `preview_sheets`, `print_sheets`,
//! `acceptance.sheets_out`, `acceptance.key_in`, `acceptance.reject`, `acceptance.treat_issue`, `acceptance.unsigned`, `acceptance.remind`,
//! `acceptance.close_unsigned`; stages `stages`, `plan_stages`, `save_stage`, `notify_stage`; a project's `documents`,
//! `open_documents`, `save_document`; `amend`; the customer's `print_copy`, `give_copy`.
//!
//! What always holds: the content is frozen and its digest taken before the pad opens (F-05); a signature is
//! bound to that digest and to one round (F-07); a signed round never changes (F-06); no signature before the
//! work is done (F-03).

mod addendum;
mod application;
mod commands;
mod content;
mod copies;
mod deciding;
mod document;
mod document_sign;
mod document_stages;
mod due;
mod presenting;
mod project;
mod record;
pub mod rules;
mod sealing;
mod sheet_preview;
mod sheet_print;
mod sheets;
mod signing;
mod stage_record;
mod stage_rules;
mod stages;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_export;
#[cfg(test)]
mod tests_of_pages;
#[cfg(test)]
mod tests_of_report;
#[cfg(test)]
mod tests_of_rework;
#[cfg(test)]
mod tests_of_rows;
#[cfg(test)]
mod tests_of_sheet_sets;
#[cfg(test)]
mod tests_of_sheets;
#[cfg(test)]
mod tests_of_stages;
mod unsigned_file;
mod views;
mod visit_blocks;
mod watch;

pub use application::{ProjectStanding, project_standing};
pub use commands::commands;
pub use content::DocumentFacts;
pub use deciding::may_close_unsigned;
pub use document_stages::documents_table;
pub use due::{AcceptanceDue, due};
pub use presenting::{offer, offer_report};
pub use project::of_every_project as documents_of_every_project;
pub use record::{
    AcceptanceIssue, AcceptanceMode, AcceptanceRound, AcceptanceTransition, Fate, IssueId, ProofKind,
    Reminder, RoundId, RoundState, RoundTransitionId, SheetPrint, Signature, SignatureId, UnsignedKind,
};
pub use sheets::{
    attach as attach_sheet, check_mine as check_sheet_mine, of_number as round_of_number,
    why_not as why_no_sheet,
};
pub use stage_record::{
    AcceptanceStage, CustomerCopy, CustomerCopyId, ProjectDocument, ProjectDocumentId, ProjectDocumentKind,
    StageId, StageKind,
};
pub use stages::is_open;
pub use views::has_outcome;
pub use watch::{watch, watch_copy};
