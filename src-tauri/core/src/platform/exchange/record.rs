//! What a person decided about the columns of a table, for the next table that looks the same; and what went out.

use crate::kernel::record::{Json, Merge};

crate::ids! {
    /// A remembered mapping.
    ImportMappingId,
    /// A table that went out.
    TableExportId,
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

crate::record! {
    /// Who took how much out of which list is told by the journal; no cell of it is kept.
    pub struct TableExport: TableExportId in "table_export", merge Merge::Append => {
        list: String,
        /// What the list was narrowed to, in words.
        filter: String,
        columns: String,
        format: String,
        rows: i64,
    }
}
