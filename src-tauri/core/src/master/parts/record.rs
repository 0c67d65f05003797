//! A part we fit and charge (L-01).

use crate::kernel::money::Money;
use crate::kernel::record::Merge;

crate::ids! {
    /// A part.
    PartId,
}

crate::record! {
    /// What a part is and what it costs the customer. Its code is permanent: papers and stores go by it.
    pub struct Part: PartId in "part", merge Merge::Fields => {
        code: String,
        name: String,
        spec: String,
        /// 个, 米, 套 …; empty where pieces are counted.
        unit: String,
        /// None: not priced yet, to be asked.
        price: Option<Money>,
        supplier: String,
        note: String,
        /// What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
        source_digest: Option<String>,
        /// No longer fitted: off the suggestions, never deleted (T-12).
        active: bool,
    }
}
