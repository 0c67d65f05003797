//! Files a table does not write into: those made one with another (N-16), and the VIP archive for whom it is closed
//! (N-06).

use std::collections::{HashMap, HashSet};

use super::super::care::{CustomerMerge, survivor_of};
use super::super::record::{Customer, CustomerId};
use super::super::rules::{CustomerAccess, may_flag_vip};
use super::super::scope::Assigned;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;

/// As the person importing finds them.
#[derive(Debug, Default)]
pub struct Closed {
    survivors: HashMap<CustomerId, CustomerId>,
    vips: HashSet<CustomerId>,
    locked: HashSet<CustomerId>,
    may_flag_vip: bool,
}

/// Reads them.
pub fn closed(r: &Reader<'_>) -> Result<Closed, Fault> {
    let mut closed = Closed { may_flag_vip: may_flag_vip(r.who()), ..Closed::default() };
    for merge in r.find::<CustomerMerge>("WHERE active ORDER BY rid", [])? {
        closed.survivors.insert(merge.merged, survivor_of(r, merge.survivor)?);
    }
    let assigned = Assigned::of(r)?;
    for vip in r.find::<Customer>("WHERE grade = 'vip' ORDER BY rid", [])? {
        closed.vips.insert(vip.id);
        if assigned.access(r, &vip) != CustomerAccess::Full {
            closed.locked.insert(vip.id);
        }
    }
    Ok(closed)
}

impl Closed {
    /// The file that took the place of this one; none where it stands for itself.
    pub fn survivor(&self, customer: CustomerId) -> Option<CustomerId> {
        self.survivors.get(&customer).copied()
    }
    /// Whether the person may not write into the file.
    pub fn is_locked(&self, customer: CustomerId) -> bool {
        self.locked.contains(&customer)
    }
    /// Whether the person may make the file a VIP's, or no longer one. None: a file not yet opened.
    pub fn may_grade(&self, customer: Option<CustomerId>, is_vip: bool) -> bool {
        let was_vip = customer.is_some_and(|id| self.vips.contains(&id));
        is_vip == was_vip || self.may_flag_vip
    }
}
