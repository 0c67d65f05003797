//! Carrying out what was planned, batch by batch: each is one transaction with its journal and index, so a stop or a
//! fault keeps what is done and loses nothing.

use std::sync::atomic::Ordering;

use super::file::{ImportInput, Table};
use super::report::{Fate, ImportReport};
use super::runs::Run;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::Session;

/// Rows saved in one transaction: few enough that others wait less than a second, enough that a list of thousands
/// takes seconds.
const AT_ONCE: usize = 1_000;

/// Saves the planned actions, unless it is a trial. `row_of` names the row an action comes from.
pub fn carry_out<A>(
    (core, session): (&Core, &Session),
    command: &'static str,
    (input, table): (&ImportInput, &Table),
    mut report: ImportReport,
    actions: &[A],
    row_of: impl Fn(&A) -> u64,
    apply: impl Fn(&mut Change<'_>, &[A]) -> Result<(), Fault>,
) -> Result<ImportReport, Fault> {
    let run = Run::begin(input.run.as_deref(), session.person);
    for finding in &report.errors {
        report.fates.insert(finding.row, Fate::Refused);
    }
    report.errors.sort_by_key(|f| f.row);
    report.warnings.sort_by_key(|f| f.row);
    if input.trial {
        run.end(&report);
        return Ok(report);
    }
    run.total.store(actions.len() as u64, Ordering::SeqCst);
    let mut done = 0;
    let mut fault = None;
    for batch in actions.chunks(AT_ONCE) {
        if run.is_stopped() {
            break;
        }
        if let Err(error) = core.change_as(session, command, |c| apply(c, batch)) {
            fault = Some(Fault { saved: done > 0, ..error });
            break;
        }
        done += batch.len();
        run.done.store(done as u64, Ordering::SeqCst);
    }
    report.leave(actions[done..].iter().map(row_of));
    report.stopped = fault.is_none() && done < actions.len();
    run.end(&report);
    if let Some(fault) = fault {
        return Err(fault);
    }
    table.remember(core, session)?;
    Ok(report)
}
