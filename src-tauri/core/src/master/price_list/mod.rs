//! The price list: what a service costs, by a code that never changes, with validity (O-01).
//!
//! What always holds: a code names one line for ever; a line is taken off the list by `active`, never deleted (T-12).
//! Commands: `price_list.list`, `price_list.get`, `price_list.save`, `price_list.import_preview`, `price_list.import`.

mod commands;
mod import;
mod record;
#[cfg(test)]
mod tests;

pub use commands::{Asked, page, within};
pub use record::{PriceItem, PriceItemId, PriceKind};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("price_list.list", Need::PriceRead, commands::list);
    r.query("price_list.get", Need::PriceRead, commands::get);
    r.change("price_list.save", Need::PriceWrite, commands::save).undoable();
    r.task("price_list.import_preview", Need::PriceWrite, import::preview);
    r.task("price_list.import", Need::PriceWrite, import::run);
}
