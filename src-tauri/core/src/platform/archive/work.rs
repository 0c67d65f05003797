//! How far an archive is, and to stop it. Reading one in happens before anybody is signed in, so these two ask for
//! nobody: they name a work by a word only its window knows, and answer two numbers.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::session::PersonId;
use crate::platform::exchange::Run;

const NOBODY: PersonId = PersonId([0; 16]);

/// Which archive, by the name its window gave it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArchiveRun {
    pub run: String,
}

/// How far it is.
#[derive(Debug, Serialize, TS)]
pub struct ArchiveProgress {
    pub done: u64,
    /// 0 while nothing is counted yet.
    pub total: u64,
}

pub(super) fn progress(_: &Core, asked: ArchiveRun) -> Result<ArchiveProgress, Fault> {
    let Some(run) = Run::find(&asked.run, NOBODY) else { return Ok(ArchiveProgress { done: 0, total: 0 }) };
    Ok(ArchiveProgress { done: run.done.load(Ordering::SeqCst), total: run.total.load(Ordering::SeqCst) })
}

pub(super) fn stop(_: &Core, asked: ArchiveRun) -> Result<(), Fault> {
    if let Some(run) = Run::find(&asked.run, NOBODY) {
        run.ask_to_stop();
    }
    Ok(())
}

/// Counts what is done and says when to stop.
pub struct Work(Arc<Run>);

impl Work {
    /// Begins; without a name nobody can ask after it.
    pub fn begin(name: Option<&str>) -> Work {
        Work(Run::begin(name, NOBODY))
    }
    /// How much there is to do.
    pub fn expect(&self, steps: u64) {
        self.0.total.fetch_add(steps, Ordering::SeqCst);
    }
    /// One step done; `task.stopped` where a person asked for it.
    pub fn step(&self) -> Result<(), Fault> {
        self.0.done.fetch_add(1, Ordering::SeqCst);
        if self.0.is_stopped() { Err(Fault::refused("task.stopped")) } else { Ok(()) }
    }
}
