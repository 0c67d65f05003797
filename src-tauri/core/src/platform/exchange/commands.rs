//! Asking after an import under way, from whatever module: how far it is, to stop it, what became of each row.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::export::export;
use super::result::result;
use super::runs::Run;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;

/// The rows of the command table. Whoever began an import may ask after it, and nobody else.
pub fn commands(r: &mut Registry) {
    r.task("imports.progress", Need::Anyone, progress);
    r.task("imports.stop", Need::Anyone, stop);
    r.task("imports.result", Need::Anyone, result);
    r.task("exports.table", Need::ListExport, export);
}

/// Which import.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RunAsked {
    pub run: String,
}

/// How far an import is.
#[derive(Debug, Serialize, TS)]
pub struct ImportProgress {
    /// Rows saved.
    pub done: u64,
    /// Rows to save; 0 while the table is still being read.
    pub total: u64,
}

pub(super) fn run_of(name: &str, session: &Session) -> Result<Arc<Run>, Fault> {
    Run::find(name, session.person).ok_or_else(|| Fault::missing("import.run_missing"))
}

fn progress(_: &Core, session: &Session, asked: RunAsked) -> Result<ImportProgress, Fault> {
    // Asked for before the import has begun: nothing is done yet.
    let Some(run) = Run::find(&asked.run, session.person) else {
        return Ok(ImportProgress { done: 0, total: 0 });
    };
    Ok(ImportProgress { done: run.done.load(Ordering::SeqCst), total: run.total.load(Ordering::SeqCst) })
}

fn stop(_: &Core, session: &Session, asked: RunAsked) -> Result<(), Fault> {
    run_of(&asked.run, session)?.ask_to_stop();
    Ok(())
}
