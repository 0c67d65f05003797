//! The past of a paper is for those who see the paper: it holds names, telephones and handwriting (T-07).

use super::inbox::check_received;
use super::issuing::check_mine;
use super::record::{
    Paper, PaperCopy, PaperCopyId, PaperId, PaperPrint, PaperSignature, PaperTransition, ScanId, ScanInbox,
};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Record;

/// A record of a paper.
pub trait OfPaper: Record {
    /// Which paper.
    fn of_paper(&self) -> PaperId;
}
impl OfPaper for Paper {
    fn of_paper(&self) -> PaperId {
        self.id
    }
}
macro_rules! of_paper {
    ($($line:ty),*) => {$(impl OfPaper for $line {
        fn of_paper(&self) -> PaperId {
            self.paper
        }
    })*};
}
of_paper!(PaperPrint, PaperSignature, PaperTransition);

/// Ok when the person asking sees the paper.
pub fn watch<R: OfPaper>(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<R>(R::Key::from_bytes(id))? {
        Some(record) => check_mine(r, Need::VisitRead, &r.need::<Paper>(record.of_paper())?),
        None => Ok(()),
    }
}

/// Ok when the person asking sees the paper that was handed out.
pub fn watch_copy(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<PaperCopy>(PaperCopyId(id))? {
        Some(copy) => watch::<PaperSignature>(r, &copy.signature.bytes()),
        None => Ok(()),
    }
}

/// Ok when the person asking sees the scan.
pub fn watch_scan(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    r.get::<ScanInbox>(ScanId(id))?.map_or(Ok(()), |scan| check_received(r, &scan))
}
