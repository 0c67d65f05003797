//! The lines a visit holds: read and written only together with it, so they are values, not records.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::session::PersonId;
use crate::kernel::time::Moment;

crate::choice! {
    /// Which way a fault goes (E-25).
    pub enum FaultPath {
        /// By return and a RMA number.
        Hardware = "hardware",
        /// By adjustment on the spot or remotely.
        Software = "software",
        Both = "both",
    }
}

/// One line of the list gone through before leaving (D-06); not done needs a reason.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckLine {
    /// A key of `rules::CHECKLIST`, e.g. `tools`, or the words of the template.
    pub item: String,
    pub done: bool,
    #[serde(default)]
    pub reason: String,
}

/// One test with its limits (E-12). Values as typed; `passed` follows from the limits where there are figures, and
/// otherwise is the technician's judgement. Judged against the limits it needs a note.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TestLine {
    /// What was measured, e.g. `出风温度`.
    pub item: String,
    /// The measured value, with its unit where the line names none.
    pub value: String,
    /// What it should be, in words; empty where there is no limit or figures say it.
    #[serde(default)]
    pub limit: String,
    pub passed: bool,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub min: String,
    #[serde(default)]
    pub max: String,
    #[serde(default)]
    pub note: String,
    /// Demanded by the template; cannot be left out.
    #[serde(default)]
    pub must: bool,
}

/// One parameter set at commissioning (E-20). It has no override: what is out of range is not handed over.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ParameterLine {
    pub name: String,
    pub unit: String,
    pub min: String,
    pub max: String,
    pub value: String,
    /// Stays so while it runs.
    pub stable: Option<bool>,
    /// What was repaired before it was measured again.
    pub note: String,
}

/// One step of the job's list (E-26): who did it and when are stamped by the program.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StepLine {
    pub item: String,
    /// Done before the work is called done.
    pub must: bool,
    pub done_by: Option<PersonId>,
    pub done_at: Option<Moment>,
    pub note: String,
}

/// Plants put in again (E-23); another species or size than designed needs the customer's consent.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlantLine {
    pub species: String,
    pub size: String,
    pub designed_species: String,
    pub designed_size: String,
    pub quantity: i64,
    pub place: String,
    pub death_cause: String,
    /// Who agreed to the deviation, in words.
    pub consent: String,
}

impl PlantLine {
    /// Whether other plants were put in than designed. What no design names is as designed by nobody: the customer agrees
    /// to that as well.
    pub fn deviates(&self) -> bool {
        let differs = |designed: &str, planted: &str| designed.trim() != planted.trim();
        differs(&self.designed_species, &self.species) || differs(&self.designed_size, &self.size)
    }
}

/// Consumables issued for a job (E-27): issued less returned less fitted is nothing, or is explained.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IssuedLine {
    pub item: String,
    pub unit: String,
    pub issued: String,
    pub returned: String,
    pub fitted: String,
    pub explained: String,
}

impl IssuedLine {
    /// What is not accounted for, in billionths; none where a figure cannot be read. A blank counts as nothing.
    pub fn difference(&self) -> Option<i128> {
        let figure = |text: &str| match text.trim() {
            "" => Some(0),
            some => super::measure::figure(some),
        };
        Some(figure(&self.issued)? - figure(&self.returned)? - figure(&self.fitted)?)
    }
}

/// A paper that must come back from the trip (E-19).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperLine {
    /// `receipts`, or the words of the template.
    pub paper: String,
    pub handed_in: bool,
}
