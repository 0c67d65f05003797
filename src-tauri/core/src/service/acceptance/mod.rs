//! Acceptance: the work is shown to the customer in rounds until it is signed, rejected or left unsigned (F, 4.3).
//! Commands: `acceptance.rounds`, `acceptance.notify`, `acceptance.present`, `acceptance.pages`,
//! `acceptance.sign`, `acceptance.reject`, `acceptance.treat_issue`, `acceptance.unsigned`, `acceptance.remind`,
//! `acceptance.close_unsigned`.
//!
//! What always holds: the content is frozen and its digest taken before the pad opens (F-05); a signature is
//! bound to that digest and to one round (F-07); a signed round never changes (F-06); no signature before the
//! work is done (F-03).

mod commands;
mod content;
mod deciding;
mod document;
mod presenting;
mod record;
pub mod rules;
mod sealing;
mod signing;
#[cfg(test)]
mod tests;
mod views;

pub use commands::commands;
pub use presenting::prepare;
pub use record::{
    AcceptanceIssue, AcceptanceMode, AcceptanceRound, AcceptanceTransition, Fate, InkData, InkPoint, IssueId,
    Relation, Reminder, RoundId, RoundState, RoundTransitionId, SignMethod, Signature, SignatureId,
    UnsignedKind,
};
pub use views::has_outcome;
