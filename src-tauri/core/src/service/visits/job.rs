//! What a kind of job asks for (D-06, E-02, E-10, E-12, E-19, E-20, E-25–E-27): a template the firm edits, or the
//! delivered one. A visit keeps the job as it was when it was planned: a template edited later changes no visit.
//! Pure.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::{ParameterLine, StepLine, TestLine};
use super::record::PhotoView;
use crate::service::tickets::{ServiceType, rules::cause_wanted};

crate::choice! {
    /// What the item counts (E-02).
    pub enum CounterKind {
        Mileage = "mileage",
        Hours = "hours",
        Count = "count",
    }
}

crate::choice! {
    /// What the user's account must hold (E-02).
    pub enum AccountField {
        RunningTime = "running_time",
        UsedFor = "used_for",
        BeforeFault = "before_fault",
        AfterFault = "after_fault",
    }
}

crate::choice! {
    /// When a photo of the list is wanted (E-10).
    pub enum PhotoWhen {
        Always = "always",
        /// The item carries a counter.
        IfCounter = "if_counter",
        /// The job begins with a fault.
        IfFault = "if_fault",
        /// A part was put in.
        IfParts = "if_parts",
    }
}

/// A photo of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoSpec {
    pub view: PhotoView,
    /// The firm's own word; tells several lines of view `other` apart.
    #[serde(default)]
    pub label: String,
    pub when: PhotoWhen,
}

/// A test or a commissioning parameter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TestSpec {
    pub item: String,
    pub unit: String,
    pub min: String,
    pub max: String,
    /// In words, where no figures can say it.
    pub limit: String,
    pub must: bool,
}

/// A step of the job's list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StepSpec {
    pub item: String,
    pub must: bool,
}

/// Everything a kind of job asks for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Job {
    /// Gone through before leaving (D-06): keys of `rules::CHECKLIST` or the firm's own words.
    pub packing: Vec<String>,
    /// Mandatory in the user's account (E-02).
    pub account: Vec<AccountField>,
    pub counter: Option<CounterKind>,
    pub photos: Vec<PhotoSpec>,
    /// Mandatory on every such job, not only under warranty (E-10).
    pub photos_must: bool,
    pub tests: Vec<TestSpec>,
    pub parameters: Vec<TestSpec>,
    /// The firm's own words, or a key of `STEPS` (E-26).
    pub steps: Vec<StepSpec>,
    /// Papers that come back besides what the program knows of (E-19).
    pub papers: Vec<String>,
    /// Hardware or software is judged (E-25).
    pub asks_path: bool,
    /// The protection kit is checked (E-27).
    pub asks_protection: bool,
}

/// The standard steps of a repair in their order (E-26).
pub const STEPS: &[&str] = &["acceptance", "survey", "repair", "quality", "settlement"];
/// Trades that judge hardware and software (E-25).
const PATH_PRESETS: &[&str] = &["ITS"];
/// Trades that work on the customer's vehicle (E-27).
const PROTECTION_PRESETS: &[&str] = &["WKS"];

/// The job as delivered for that service and trade.
pub fn delivered(kind: ServiceType, preset: &str) -> Job {
    use PhotoView as V;
    use PhotoWhen as W;
    let photo = |view, when| PhotoSpec { view, label: String::new(), when };
    let is_repair = matches!(kind, ServiceType::Repair | ServiceType::Rescue);
    Job {
        packing: super::rules::CHECKLIST.iter().map(|s| (*s).into()).collect(),
        account: Vec::new(),
        counter: super::gaps::COUNTER_PRESETS.contains(&preset).then_some(CounterKind::Mileage),
        photos: vec![
            photo(V::Whole, W::Always),
            photo(V::Nameplate, W::Always),
            photo(V::Counter, W::IfCounter),
            photo(V::Fault, W::IfFault),
            photo(V::OldPart, W::IfParts),
            photo(V::After, W::Always),
        ],
        steps: match is_repair {
            true => STEPS.iter().map(|s| StepSpec { item: (*s).into(), must: false }).collect(),
            false => Vec::new(),
        },
        asks_path: PATH_PRESETS.contains(&preset) && cause_wanted(kind),
        asks_protection: PROTECTION_PRESETS.contains(&preset),
        ..Job::default()
    }
}

impl Job {
    /// The steps of the list, none done.
    pub fn steps_to_do(&self) -> Vec<StepLine> {
        let line = |s: &StepSpec| StepLine { item: s.item.clone(), must: s.must, ..StepLine::default() };
        self.steps.iter().map(line).collect()
    }
    /// The tests, nothing measured.
    pub fn tests_to_do(&self) -> Vec<TestLine> {
        let line = |t: &TestSpec| TestLine {
            item: t.item.clone(),
            limit: t.limit.clone(),
            unit: t.unit.clone(),
            min: t.min.clone(),
            max: t.max.clone(),
            must: t.must,
            ..TestLine::default()
        };
        self.tests.iter().map(line).collect()
    }
    /// The parameters, nothing measured.
    pub fn parameters_to_do(&self) -> Vec<ParameterLine> {
        let line = |t: &TestSpec| ParameterLine {
            name: t.item.clone(),
            unit: t.unit.clone(),
            min: t.min.clone(),
            max: t.max.clone(),
            ..ParameterLine::default()
        };
        self.parameters.iter().map(line).collect()
    }
}

/// The more a template names, the better it fits: one for this item before one for the whole service.
pub fn fits(wanted_item: &str, equipment_name: &str, model: &str) -> bool {
    let wanted = wanted_item.trim().to_lowercase();
    wanted.is_empty() || format!("{equipment_name} {model}").to_lowercase().contains(&wanted)
}
