//! Setting the life stage, marking new files as seen, and following a merge.

use serde::Deserialize;
use ts_rs::TS;

use super::record::{CustomerMerge, CustomerSeen, CustomerStage, LifeStage};
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::master::customers::{Customer, CustomerId, need_full};

/// Where a customer stands from now on.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerStageInput {
    pub customer: CustomerId,
    pub stage: LifeStage,
}

/// The stage somebody set, if anybody did.
pub fn stage_of(r: &Reader<'_>, customer: CustomerId) -> Result<Option<CustomerStage>, Fault> {
    r.first::<CustomerStage>("WHERE customer = ?1 ORDER BY since DESC, rid DESC LIMIT 1", [customer])
}

pub fn set_stage(c: &mut Change<'_>, input: CustomerStageInput) -> Result<(), Fault> {
    need_full(c, &c.need::<Customer>(input.customer)?)?;
    let before = stage_of(c, input.customer)?;
    let after = CustomerStage {
        id: before.as_ref().map_or_else(|| c.new_id(), |b| b.id),
        customer: input.customer,
        stage: input.stage,
        since: c.now(),
        person: c.who().person,
    };
    match before {
        Some(before) if before.stage == after.stage => Ok(()),
        Some(before) => c.save(&before, &after),
        None => c.create(&after),
    }
}

/// New files the manager has looked at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomersSeen {
    pub customers: Vec<CustomerId>,
}

/// Marks new files as looked at (N-09); one marked before stays as it was. Answers how many were marked now.
pub fn mark_seen(c: &mut Change<'_>, input: CustomersSeen) -> Result<u32, Fault> {
    let mut marked = 0;
    for customer in input.customers {
        need_full(c, &c.need::<Customer>(customer)?)?;
        if c.first::<CustomerSeen>("WHERE customer = ?1 LIMIT 1", [customer])?.is_none() {
            let seen = CustomerSeen { id: c.new_id(), customer, person: c.who().person, at: c.now() };
            c.create(&seen)?;
            marked += 1;
        }
    }
    Ok(marked)
}

/// Whose file holds what this one held: itself, unless it was merged into another (N-16).
pub fn survivor_of(r: &Reader<'_>, customer: CustomerId) -> Result<CustomerId, Fault> {
    let mut at = customer;
    // A file merged into one that was merged itself; no more steps than anybody would take.
    for _ in 0..16 {
        match r.first::<CustomerMerge>("WHERE merged = ?1 AND active LIMIT 1", [at])? {
            Some(merge) => at = merge.survivor,
            None => break,
        }
    }
    Ok(at)
}
