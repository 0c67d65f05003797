//! The built-in sample firm (V-18): 华泰制冷 with its people, customers, items and a few weeks of work, to look around
//! in and to try things out. Command: `sample.fill`.
//!
//! What always holds: it fills only a vault that its first start marked as a sample and that holds no customer yet;
//! every record comes about by the command a person would use, with that person's rights, and at the moment the
//! story gives it, so the journal of a sample firm tells an invented past and every print says so.

mod cast;
mod data;
mod files;
mod legs;
mod papers;
mod play;
mod project;
mod story;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;
use crate::master::people;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.task("sample.fill", Need::SettingsWrite, fill);
}

/// With what the sample is filled.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SampleWanted {
    /// Password of the invented people; the sample firm's lock shows it.
    pub password: String,
}

/// What the sample firm holds.
#[derive(Debug, Serialize, TS)]
pub struct SampleFilled {
    pub people: usize,
    pub customers: usize,
    pub items: usize,
    pub tickets: usize,
}

fn fill(core: &Core, session: &Session, input: SampleWanted) -> Result<SampleFilled, Fault> {
    let zone = core.read_as(session, |r| {
        if !people::company(r)?.sample {
            return Err(Fault::refused("sample.own_firm"));
        }
        if r.value::<i64>("SELECT 1 FROM customer LIMIT 1", [])?.is_some() {
            return Err(Fault::refused("sample.already_filled"));
        }
        Ok(r.zone())
    })?;
    let firm = data::delivered()?;
    let told = play::Told::begin(core, zone);
    // What came before the fault stays: nothing is destroyed, and the next start makes another sample.
    let done =
        play::perform(&told, session, &firm, &input.password).map_err(|fault| Fault { saved: true, ..fault });
    drop(told);
    done
}
