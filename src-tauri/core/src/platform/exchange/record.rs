//! What a person decided about the columns of a table, for the next table that looks the same.

use crate::kernel::record::{Json, Merge};

crate::ids! {
    /// A remembered mapping.
    ImportMappingId,
}

crate::record! {
    /// For a kind and a header, the field of each column; none: left aside (V-16).
    pub struct ImportMapping: ImportMappingId in "import_mapping", merge Merge::Fields => {
        kind: String,
        /// The header's cells, one a line.
        heads: String,
        columns: Json<Vec<Option<String>>>,
    }
}
