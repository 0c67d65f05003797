//! Imports under way and just done: how far they are, whether to stop, and what became of each row. Kept in memory, and
//! no cell of any row is: the result list is made from the file itself, which stays with the person.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use super::report::{Fate, Finding, ImportReport};
use crate::kernel::session::PersonId;

/// How many are remembered: the result list of the one before is seldom asked for.
const KEPT: usize = 4;

static RUNS: Mutex<VecDeque<Arc<Run>>> = Mutex::new(VecDeque::new());

/// One import.
#[derive(Debug)]
pub struct Run {
    name: String,
    person: PersonId,
    pub done: AtomicU64,
    pub total: AtomicU64,
    stop: AtomicBool,
    outcome: Mutex<Outcome>,
}

/// What became of the rows, by their numbers.
#[derive(Debug, Default, Clone)]
pub struct Outcome {
    pub fates: BTreeMap<u64, Fate>,
    pub findings: Vec<Finding>,
}

impl Run {
    /// Begins one; the caller without a name cannot ask for it later.
    pub fn begin(name: Option<&str>, person: PersonId) -> Arc<Run> {
        let run = Arc::new(Run {
            name: name.unwrap_or_default().into(),
            person,
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            stop: AtomicBool::new(false),
            outcome: Mutex::default(),
        });
        if name.is_some_and(|n| !n.is_empty()) {
            let mut runs = RUNS.lock().unwrap_or_else(|e| e.into_inner());
            runs.retain(|r| r.name != run.name || r.person != person);
            runs.push_front(run.clone());
            runs.truncate(KEPT);
        }
        run
    }
    /// The one of that name and person.
    pub fn find(name: &str, person: PersonId) -> Option<Arc<Run>> {
        let runs = RUNS.lock().unwrap_or_else(|e| e.into_inner());
        runs.iter().find(|r| r.name == name && r.person == person).cloned()
    }
    pub fn ask_to_stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }
    /// Keeps what became of the rows.
    pub fn end(&self, report: &ImportReport) {
        let findings = report.errors.iter().chain(&report.warnings).cloned().collect();
        let outcome = Outcome { fates: report.fates.clone(), findings };
        *self.outcome.lock().unwrap_or_else(|e| e.into_inner()) = outcome;
    }
    pub fn outcome(&self) -> Outcome {
        self.outcome.lock().unwrap_or_else(|e| e.into_inner()).clone()
    }
}
