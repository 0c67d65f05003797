//! Visits: who went for a ticket, what was found, done and asked for, until the papers are filed (E, 4.2).
//!
//! What always holds: a visit moves only along the table in `transitions`, and every step leaves a transition; the report is
//! complete before it is signed (E-08) and fixed afterwards, in the database too (F-06); lines struck out are kept
//! (T-12); the problem as reported stays on the ticket, the one found stands here (E-05).
//!
//! What differs from job to job stands in a template (`job`, `template`), and a visit keeps the one it was planned by.
//!
//! Commands: `visits.list`, `get`, `crew`, `photo`, `thumb`; `plan`, `replan`, `begin_remote`; the steps `confirm`, `depart`, `arrive`,
//! `work_done`, `leave`, `return`, `hand_in`, `approve`, `send_back`, `file`, `abort`, `cancel`; the report `save`,
//! `save_parts`, `save_fees`, `save_time`, `consent`, `add_photo`, `edit_photo`, `order_photos`, `remove_photo`,
//! `tick_step`; `ask_guidance`, `give_guidance`; `confirm_checkout`, `take_papers`, `papers_missing`; `save_defect`,
//! `drop_defect`, `defects`; `fault_reports`, `save_fault_report`; `day`; `templates.list`, `templates.save`.

mod analysis;
mod blank;
mod compose;
mod facts;
mod findable;
mod gaps;
mod guidance;
pub mod job;
mod kinds;
mod lines;
mod list;
pub mod measure;
mod misfit;
mod office;
mod people;
mod photos;
mod plan;
mod record;
mod remote;
mod report;
pub mod rules;
mod stepping;
mod steps;
mod store;
mod template;
#[cfg(test)]
pub(crate) mod tests;
mod times;
mod transitions;
mod views;
mod watch;
mod writing;

pub use analysis::{FaultReport, FaultReportRow, fault_reports_due, of_visit as fault_report_of};
pub use compose::{mark_signed, report, report_gaps};
pub use facts::{CheckLine, FaultPath, IssuedLine, PaperLine, ParameterLine, PlantLine, StepLine, TestLine};
pub use findable::FINDABLE;
pub use guidance::VisitGuidance;
pub use kinds::is_fit;
pub use list::{VisitRow, found, line, mine, waiting};
pub use misfit::ProductDefect;
pub use office::{PapersMissing, PapersOfPerson, missing as papers_missing};
pub use photos::on_paper as photo_on_paper;
pub use record::{
    AbortKind, FeeKind, OldPart, PhotoView, Responsibility, SurveyAnswer, Visit, VisitFee, VisitFeeId,
    VisitId, VisitMode, VisitPart, VisitPartId, VisitPhoto, VisitPhotoId, VisitResult, VisitState,
    VisitTransition, VisitTransitionId,
};
pub use report::{ReportFee, ReportPart, ReportPhoto, ReportStep, ReportTaken, ReportTime, VisitReport};
pub use rules::is_ended;
pub use store::{came_to_nothing, get, is_any_open, is_mine, last_of_customer, of_ticket, within_reach};
pub use template::VisitTemplate;
pub use times::VisitTime;
pub use views::VisitFile;
pub use watch::watch;

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("visits.list", Need::VisitRead, list::list);
    r.query("visits.get", Need::VisitRead, steps::asked_for);
    r.query("visits.photo", Need::VisitRead, photos::bytes);
    r.query("visits.thumb", Need::VisitRead, photos::thumb);
    r.query("visits.crew", Need::VisitRead, people::crew);
    r.query("visits.papers_missing", Need::VisitRead, office::papers_missing);
    r.query("visits.defects", Need::VisitRead, misfit::list);
    r.query("visits.fault_reports", Need::VisitRead, analysis::list);
    r.query("visits.day", Need::VisitRead, times::day);
    r.query("templates.list", Need::VisitRead, template::list);
    r.change("templates.save", Need::VisitApprove, template::save);
    r.change("visits.plan", Need::DispatchAssign, plan::plan);
    r.change("visits.begin_remote", Need::VisitWork, remote::begin);
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
    r.change("visits.save_time", Need::VisitWork, times::save);
    r.change("visits.tick_step", Need::VisitWork, office::tick_step);
    r.change("visits.ask_guidance", Need::VisitWork, guidance::ask);
    r.change("visits.give_guidance", Need::VisitWork, guidance::give);
    r.change("visits.confirm_checkout", Need::VisitRead, office::confirm_checkout);
    r.change("visits.take_papers", Need::VisitRead, office::take_papers);
    r.change("visits.save_defect", Need::VisitWork, misfit::save);
    r.change("visits.drop_defect", Need::VisitWork, misfit::strike);
    r.change("visits.save_fault_report", Need::VisitWork, analysis::save);
    r.change("visits.order_photos", Need::VisitWork, photos::order);
    r.change("visits.add_photo", Need::VisitWork, photos::add);
    r.change("visits.edit_photo", Need::VisitWork, photos::edit);
    r.change("visits.remove_photo", Need::VisitWork, photos::remove).undoable();
}
