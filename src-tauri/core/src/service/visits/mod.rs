//! Visits: who went for a ticket, what was found, done and asked for, until the papers are filed (E, 4.2).
//!
//! What always holds: a visit moves only along the table in `transitions`, and every step leaves a transition; the report is
//! complete before it is signed (E-08) and fixed afterwards, in the database too (F-06); lines struck out are kept
//! (T-12); the problem as reported stays on the ticket, the one found stands here (E-05).
//!
//! Commands: `visits.list`, `get`, `crew`, `photo`; `plan`, `replan`; the steps `confirm`, `depart`, `arrive`,
//! `work_done`, `leave`, `return`, `hand_in`, `approve`, `send_back`, `file`, `abort`, `cancel`; the report `save`,
//! `save_parts`, `save_fees`, `consent`, `add_photo`, `edit_photo`, `remove_photo`.

mod blank;
mod compose;
mod gaps;
mod lines;
mod list;
mod people;
mod photos;
mod plan;
mod record;
mod report;
pub mod rules;
mod stepping;
mod steps;
mod store;
#[cfg(test)]
pub(crate) mod tests;
mod transitions;
mod views;
mod watch;
mod writing;

pub use compose::{mark_signed, report, report_gaps};
pub use list::{VisitRow, mine};
pub use record::{
    AbortKind, CheckLine, FeeKind, OldPart, PhotoView, Responsibility, SurveyAnswer, TestLine, Visit,
    VisitFee, VisitFeeId, VisitId, VisitMode, VisitPart, VisitPartId, VisitPhoto, VisitPhotoId, VisitResult,
    VisitState, VisitTransition, VisitTransitionId,
};
pub use report::{ReportFee, ReportPart, ReportPhoto, VisitReport};
pub use store::{came_to_nothing, get, is_mine, of_ticket, within_reach};
pub use views::VisitFile;
pub use watch::watch;

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("visits.list", Need::VisitRead, list::list);
    r.query("visits.get", Need::VisitRead, steps::asked_for);
    r.query("visits.photo", Need::VisitRead, photos::bytes);
    r.query("visits.crew", Need::VisitRead, people::crew);
    r.change("visits.plan", Need::DispatchAssign, plan::plan);
    r.change("visits.replan", Need::DispatchAssign, plan::replan);
    r.change("visits.confirm", Need::VisitWork, steps::confirm);
    r.change("visits.depart", Need::VisitWork, steps::depart);
    r.change("visits.arrive", Need::VisitWork, steps::arrive);
    r.change("visits.work_done", Need::VisitWork, steps::work_done);
    r.change("visits.leave", Need::VisitWork, steps::leave);
    r.change("visits.return", Need::VisitWork, steps::come_back);
    r.change("visits.hand_in", Need::VisitWork, steps::hand_in);
    r.change("visits.approve", Need::VisitApprove, steps::approve);
    r.change("visits.send_back", Need::VisitApprove, steps::send_back);
    r.change("visits.file", Need::VisitFile, steps::file_away);
    r.change("visits.abort", Need::VisitWork, steps::abort);
    r.change("visits.cancel", Need::VisitApprove, steps::cancel);
    r.change("visits.save", Need::VisitWork, writing::save);
    r.change("visits.consent", Need::VisitWork, writing::consent);
    r.change("visits.save_parts", Need::VisitWork, lines::save_parts);
    r.change("visits.save_fees", Need::VisitWork, lines::save_fees);
    r.change("visits.add_photo", Need::VisitWork, photos::add);
    r.change("visits.edit_photo", Need::VisitWork, photos::edit);
    r.change("visits.remove_photo", Need::VisitWork, photos::remove).undoable();
}
