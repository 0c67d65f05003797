//! Sheets that came back signed by hand: whether they are all there, and how the sealed file shows them (F-12).

use super::record::PaperScan;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::documents::paper_fault;

/// Whether every page has come back. A sheet a person matched by hand stands for one page whose code nobody reads;
/// `laid` says how many the paper has, where no code did.
pub fn has_all_pages(
    scans: &[PaperScan],
    laid: impl FnOnce() -> Result<usize, Fault>,
) -> Result<bool, Fault> {
    if scans.is_empty() {
        return Ok(false);
    }
    let pages = match scans.iter().map(|s| s.pages).max() {
        Some(pages) if pages > 0 => pages,
        _ => i64::try_from(laid()?).unwrap_or(i64::MAX),
    };
    let missing = (1..=pages).filter(|page| scans.iter().all(|s| s.page != *page)).count();
    Ok(missing <= scans.iter().filter(|s| s.by_hand).count())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::blobs::BlobHash;
    use crate::kernel::session::PersonId;
    use crate::kernel::time::Moment;

    fn sheet(page: i64, by_hand: bool) -> PaperScan {
        PaperScan {
            blob: BlobHash::of(&[u8::from(by_hand), u8::try_from(page).unwrap()]),
            mime: "image/jpeg".into(),
            page: if by_hand { 0 } else { page },
            pages: if by_hand { 0 } else { 3 },
            print: 1,
            file_page: 1,
            at: Moment(0),
            by: PersonId([0; 16]),
            by_hand,
        }
    }

    #[test]
    fn a_sheet_matched_by_hand_stands_for_one_page() {
        let whole = |sheets: &[PaperScan]| has_all_pages(sheets, || Ok(2)).unwrap();
        assert!(!whole(&[]), "nothing came back");
        assert!(!whole(&[sheet(1, true)]), "F-12: one page of two, told by a person");
        assert!(whole(&[sheet(1, true), sheet(2, true)]), "both");
        assert!(!whole(&[sheet(1, false), sheet(4, true)]), "F-12: the codes say that there are three");
        assert!(
            whole(&[sheet(1, false), sheet(3, false), sheet(2, true)]),
            "the unreadable one told by a person"
        );
        assert!(whole(&[sheet(1, false), sheet(2, false), sheet(3, false)]), "all by their codes");
    }
}
