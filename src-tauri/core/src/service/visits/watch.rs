//! The past of a visit is for those who see the visit: it names the customer as it does now (T-07).

use super::record::{Visit, VisitFee, VisitId, VisitPart, VisitPhoto, VisitTransition};
use super::store::within_reach;
use super::{FaultReport, ProductDefect, VisitGuidance, VisitTime};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::record::Record;

/// A record of a visit.
pub trait OfVisit: Record {
    /// Which visit.
    fn of_visit(&self) -> VisitId;
}
impl OfVisit for Visit {
    fn of_visit(&self) -> VisitId {
        self.id
    }
}
macro_rules! of_visit {
    ($($line:ty),*) => {$(impl OfVisit for $line {
        fn of_visit(&self) -> VisitId {
            self.visit
        }
    })*};
}
of_visit!(
    VisitPart,
    VisitFee,
    VisitPhoto,
    VisitTransition,
    VisitGuidance,
    VisitTime,
    ProductDefect,
    FaultReport
);

/// Ok when the person asking sees the visit.
pub fn watch<R: OfVisit>(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<R>(R::Key::from_bytes(id))? {
        Some(record) => within_reach(r, &r.need::<Visit>(record.of_visit())?, Need::VisitRead),
        None => Ok(()),
    }
}
