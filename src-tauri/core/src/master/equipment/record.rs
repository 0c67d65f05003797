//! What a customer owns and we look after (N-03).

use crate::kernel::record::Merge;
use crate::kernel::time::Day;
use crate::master::customers::{CustomerId, SiteId};

crate::ids! {
    /// An item a customer owns.
    EquipmentId,
}

crate::choice! {
    /// What an item is; it decides what is asked of it (N-03).
    pub enum ItemKind {
        /// By serial and purchase date.
        Product = "product",
        /// By plate and mileage.
        Vehicle = "vehicle",
        /// By version.
        System = "system",
        /// Something planted, by what grows there.
        Planting = "planting",
    }
}

fn product() -> ItemKind {
    ItemKind::Product
}

crate::record! {
    /// An item with its warranty. It belongs to one customer at a time; a new owner is a change of `customer`, and the
    /// journal keeps the line of owners (N-03).
    pub struct Equipment: EquipmentId in "equipment", merge Merge::Fields => {
        /// Series `E`.
        number: String,
        customer: CustomerId,
        site: Option<SiteId>,
        name: String,
        model: String,
        /// Empty where the item has none.
        serial: String,
        #[serde(default = "product")]
        kind: ItemKind,
        /// Of a system; empty for anything else.
        #[serde(default)]
        version: String,
        /// Of a planting site: species and number; empty for anything else.
        #[serde(default)]
        planting: String,
        /// Of a vehicle, written without spaces and points (N-03); empty for anything else.
        #[serde(default)]
        plate: String,
        /// Of a vehicle, in kilometres, when last told.
        #[serde(default)]
        mileage: Option<i64>,
        purchased_on: Option<Day>,
        warranty_months: Option<i64>,
        /// Last day under warranty, that day included (M-02).
        warranty_until: Option<Day>,
        /// Number of the service contract that covers it; empty where none does.
        #[serde(default)]
        contract: String,
        /// Last day of that contract, that day included.
        #[serde(default)]
        contract_until: Option<Day>,
        /// Where it stands, if at no site of the file.
        address: String,
        note: String,
        /// What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
        source_digest: Option<String>,
        /// Scrapped or given up: off the lists, never deleted (T-12).
        active: bool,
    }
}
