//! Parts: what we fit, by a code that never changes, with the price the customer pays (L-01).
//!
//! What always holds: a code names one part for ever; a part is taken off the list by `active`, never deleted (T-12).
//! Stock, cost and stores are not kept here.
//! Commands: `parts.list`, `parts.get`, `parts.save`, `parts.import_preview`, `parts.import`.

mod commands;
mod import;
mod record;
#[cfg(test)]
mod tests;

pub use record::{Part, PartId};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("parts.list", Need::PriceRead, commands::list);
    r.query("parts.get", Need::PriceRead, commands::get);
    r.change("parts.save", Need::PriceWrite, commands::save).undoable();
    r.task("parts.import_preview", Need::PriceWrite, import::preview);
    r.task("parts.import", Need::PriceWrite, import::run);
}
