//! The sample firm (V-18): invented people, customers, items and jobs in several states, made through the same
//! commands a person uses, so that it can hold nothing the program would refuse.
//! Command: `sample.fill`.
//!
//! What always holds: only a firm marked as the sample is filled, and only while it has no customer.

mod firm;
mod jobs;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.task("sample.fill", Need::PeopleWrite, fill);
}

/// With what the sample is filled.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SampleWanted {
    /// Password of the invented people; the sample firm's lock shows it.
    pub password: String,
}

/// What the sample firm holds now.
#[derive(Serialize, TS)]
pub struct SampleFilled {
    pub customers: usize,
    pub tickets: usize,
}

fn fill(core: &Core, session: &Session, input: SampleWanted) -> Result<SampleFilled, Fault> {
    let is_sample = core.read_as(session, |r| Ok(crate::master::people::company(r)?.sample))?;
    if !is_sample {
        return Err(Fault::refused("sample.own_firm"));
    }
    let desk = Clerk { core };
    let there = desk.does("customers.list", json!({"limit": 1}))?;
    if there["rows"].as_array().is_some_and(|rows| !rows.is_empty()) {
        return Err(Fault::refused("sample.already_filled"));
    }
    let people = firm::people(&desk, session, &input.password)?;
    let customers = firm::customers(&desk)?;
    let tickets = jobs::tickets(&desk, &people, &customers)?;
    Ok(SampleFilled { customers: customers.len(), tickets })
}

/// Works as the person signed in.
struct Clerk<'c> {
    core: &'c Core,
}

impl Clerk<'_> {
    /// Runs a command; answers its output.
    fn does(&self, command: &str, input: Value) -> Result<Value, Fault> {
        self.core.call(command, input).map(|answer| answer.value)
    }
    /// Minutes before now, as a moment.
    fn ago(&self, minutes: i64) -> i64 {
        self.core.now().0 - minutes * 60_000
    }
}
