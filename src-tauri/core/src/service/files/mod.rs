//! The customer's file as one page, and what is done with a whole file: two made one and parted again (N-16), a person's
//! data erased by right, and an item's one history across owners (N-03).
//!
//! What always holds: a merge changes only whose a record is, so that taking it back restores both files; an erasure
//! takes the person out of the tables, the journal, the search index and the drafts in one transaction, and leaves the
//! chain whole; signed and numbered papers stay for the period of T-11.
//! Commands: `customers.file`, `customers.duplicates`, `customers.merge_preview`, `customers.merge`,
//! `customers.merge_undo`, `customers.erase_preview`, `customers.erase`, `equipment.history`.

mod duplicates;
mod erase;
mod item;
mod merge;
mod page;
mod personal;
#[cfg(test)]
mod tests;

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("customers.file", Need::CustomerRead, page::read);
    r.query("customers.duplicates", Need::CustomerMerge, duplicates::list);
    r.task("customers.merge_preview", Need::CustomerMerge, merge::preview);
    r.task("customers.merge", Need::CustomerMerge, merge::run);
    r.task("customers.merge_undo", Need::CustomerMerge, merge::take_back);
    r.task("customers.erase_preview", Need::CustomerErase, erase::preview);
    r.task("customers.erase", Need::CustomerErase, erase::run);
    r.query("equipment.history", Need::EquipmentRead, item::history);
}
