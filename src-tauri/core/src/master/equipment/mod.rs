//! Equipment: what a customer owns and we look after, with its warranty (N-03, M-02).
//!
//! What always holds: an item belongs to one customer at a time, and the journal keeps the line of owners; a serial
//! names one item; the last day under warranty is kept, so lists need not compute it.
//! Commands: `equipment.list`, `equipment.get`, `equipment.save`, `equipment.import_preview`, `equipment.import`,
//! `vehicles.import_preview`, `vehicles.import`.

mod findable;
mod import;
mod record;
mod rules;
mod save;
#[cfg(test)]
mod tests;
mod views;

pub use findable::FINDABLE;
pub use record::{Equipment, EquipmentId, ItemKind};
pub use rules::{ContractState, WarrantyState, contract_state, plain_plate, warranty_end, warranty_state};
pub use save::{EquipmentInput, save};
pub use views::{EquipmentView, found, line, of_customer, watch};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("equipment.list", Need::EquipmentRead, views::list);
    r.query("equipment.get", Need::EquipmentRead, views::get);
    r.change("equipment.save", Need::EquipmentWrite, save::command).undoable();
    r.task("equipment.import_preview", Need::CustomerImport, import::preview);
    r.task("equipment.import", Need::CustomerImport, import::run);
    r.task("vehicles.import_preview", Need::CustomerImport, import::preview_vehicles);
    r.task("vehicles.import", Need::CustomerImport, import::run_vehicles);
}
