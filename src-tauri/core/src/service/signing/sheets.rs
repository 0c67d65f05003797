//! Sheets that came back signed by hand: whether they are all there, and how the sealed file shows them (F-12).

use super::record::PaperScan;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::documents::paper_fault;

/// Whether every page has come back. A sheet a person matched by hand counts for the whole paper.
pub fn has_all_pages(scans: &[PaperScan]) -> bool {
    let pages = scans.iter().map(|s| s.pages).max().unwrap_or(0);
    !scans.is_empty()
        && (scans.iter().any(|s| s.by_hand) || (1..=pages).all(|page| scans.iter().any(|s| s.page == page)))
}

/// Adds a sheet. The same page scanned again stands beside the first; nothing that came back is thrown away.
pub fn add(scans: &mut Vec<PaperScan>, scan: PaperScan) {
    if scans.iter().all(|kept| (&kept.blob, kept.file_page) != (&scan.blob, scan.file_page)) {
        scans.push(scan);
    }
}

/// The scans as the sealed file shows them; the originals stay in the vault.
pub fn pictures(r: &Reader<'_>, scans: &[PaperScan]) -> Result<Vec<Vec<u8>>, Fault> {
    let mut pictures = Vec::new();
    for scanned in scans {
        let page = u32::try_from(scanned.file_page).unwrap_or(1);
        // A page whose packing nobody here unpacks is kept as it came, and the paper says so.
        if let Some(picture) = scan::picture(&r.blob(&scanned.blob)?, page) {
            pictures.push(paper::photo_for_paper(&picture).map_err(paper_fault)?);
        }
    }
    Ok(pictures)
}
