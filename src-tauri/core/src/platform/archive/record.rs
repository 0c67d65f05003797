//! That everything went out, and that this vault was made of an archive. Who and when stand in the journal.

use crate::kernel::record::Merge;
use crate::kernel::time::Moment;

crate::ids! {
    /// An archive that went out.
    ArchiveExportId,
    /// An archive that came in.
    ArchiveImportId,
}

crate::record! {
    /// Everything went out as an open archive.
    pub struct ArchiveExport: ArchiveExportId in "archive_export", merge Merge::Append => {
        /// `folder` or `zip`.
        form: String,
        entries: i64,
        files: i64,
        /// SHA-256 of the list of checksums, hex: names this very archive.
        digest: String,
    }
}

crate::record! {
    /// This vault was made of an archive.
    pub struct ArchiveImport: ArchiveImportId in "archive_import", merge Merge::Append => {
        /// When the archive was made.
        made_at: Moment,
        entries: i64,
        files: i64,
        digest: String,
    }
}
