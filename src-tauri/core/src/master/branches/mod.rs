//! Branches of the firm: who belongs to one works by its figures where it has its own (group U).
//! Commands: `branches.list`, `branches.save`, `branches.close`.
//!
//! What always holds: a branch is closed and never deleted (T-12), and nobody active belongs to a closed one.

mod commands;
mod record;

pub use commands::commands;
pub use record::Branch;

use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::BranchId;

/// Ok when the branch is there and not closed.
pub fn need_open(r: &Reader<'_>, id: BranchId) -> Result<(), Fault> {
    if r.need::<Branch>(id)?.active {
        Ok(())
    } else {
        Err(Fault::refused("branches.closed").field("branch", "closed"))
    }
}
