//! A line of the price list (O-01).

use crate::kernel::money::Money;
use crate::kernel::record::Merge;
use crate::kernel::time::Day;

crate::ids! {
    /// A line of the price list.
    PriceItemId,
}

crate::choice! {
    /// What is charged, as fees of a visit are told apart.
    pub enum PriceKind {
        Labour = "labour",
        Travel = "travel",
        Material = "material",
        Other = "other",
    }
}

crate::record! {
    /// A service and its price, with validity. Its code is permanent.
    pub struct PriceItem: PriceItemId in "price_item", merge Merge::Fields => {
        code: String,
        name: String,
        kind: PriceKind,
        /// 次, 小时, 公里 …
        unit: String,
        price: Money,
        /// First day it is charged; none: from ever.
        valid_from: Option<Day>,
        /// Last day it is charged, that day included; none: until told otherwise.
        valid_until: Option<Day>,
        note: String,
        /// What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
        source_digest: Option<String>,
        /// No longer charged: off the suggestions, never deleted (T-12).
        active: bool,
    }
}
