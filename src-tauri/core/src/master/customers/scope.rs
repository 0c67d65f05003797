//! With which customers the person asking has a job (T-07, T.1 "R assigned").

use super::care::{
    CustomerErasure, CustomerExport, CustomerMerge, CustomerSeen, CustomerStage, VipFile, VipReview,
};
use super::record::{Contact, Customer, CustomerGrade, CustomerId, Phone, Site};
use super::rules::{CustomerAccess, Standing, access};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::ids::Id;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::record::Record;

/// Jobs stand on the floor above, which may not be called from here; its tables may be asked. A job that is over
/// counts: who was there may be asked about it.
const HAS_JOB: &str =
    "SELECT EXISTS (SELECT 1 FROM ticket WHERE customer = ?1 AND (assignee = ?2 OR handed_to = ?2))
    OR EXISTS (SELECT 1 FROM ticket t JOIN visit v ON v.ticket = t.id, json_each(v.technicians) j
               WHERE t.customer = ?1 AND j.value = ?3)";

/// Tells assigned customers from others; asks nothing for those whose rights do not depend on it.
pub struct Assigned {
    matters: bool,
}

impl Assigned {
    /// For the person asking.
    pub fn of(r: &Reader<'_>) -> Result<Assigned, Fault> {
        let depends = |need: Need| r.who().scope(need) == Some(Scope::Assigned);
        let matters = depends(Need::CustomerRead) || depends(Need::VipRead);
        if matters {
            // Prepared here, so that a fault in it is told; below it would only hide what may be seen.
            r.conn().prepare_cached(HAS_JOB)?;
        }
        Ok(Assigned { matters })
    }
    /// Whether the person has a job with this customer; false where it does not matter, and in doubt.
    pub fn has(&self, r: &Reader<'_>, customer: CustomerId) -> bool {
        let me = r.who().person;
        let ask = || -> rusqlite::Result<bool> {
            r.conn()
                .prepare_cached(HAS_JOB)?
                .query_row((customer.bytes(), me, me.to_string()), |row| row.get(0))
        };
        self.matters && ask().unwrap_or(false)
    }
    /// How much of the customer the person asking sees.
    pub fn access(&self, r: &Reader<'_>, customer: impl Into<Standing>) -> CustomerAccess {
        let customer = customer.into();
        access(customer, r.who(), self.has(r, customer.id))
    }
}

/// How much of one customer the person asking sees.
pub fn access_to(r: &Reader<'_>, customer: &Customer) -> Result<CustomerAccess, Fault> {
    Ok(Assigned::of(r)?.access(r, customer))
}

/// Ok when the person asking sees all of the customer's file.
pub fn need_full(r: &Reader<'_>, customer: &Customer) -> Result<(), Fault> {
    if access_to(r, customer)? == CustomerAccess::Full {
        return Ok(());
    }
    let is_vip = customer.grade == CustomerGrade::Vip;
    Err(Fault::new(FaultKind::Denied, if is_vip { "vip.not_yours" } else { "record.not_yours" }))
}

/// A record of a customer's file.
pub trait OnFile: Record {
    /// Whose file it is on.
    fn of_customer(&self) -> CustomerId;
}
impl OnFile for Customer {
    fn of_customer(&self) -> CustomerId {
        self.id
    }
}
macro_rules! on_file {
    ($($line:ty),*) => {$(impl OnFile for $line {
        fn of_customer(&self) -> CustomerId {
            self.customer
        }
    })*};
}
on_file!(
    Contact,
    Phone,
    Site,
    CustomerErasure,
    CustomerExport,
    CustomerSeen,
    CustomerStage,
    VipFile,
    VipReview
);

/// The past of a file is for those who see all of it: old values are as personal as new ones (T-07).
pub fn watch<R: OnFile>(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<R>(R::Key::from_bytes(id))? {
        Some(record) => need_full(r, &r.need::<Customer>(record.of_customer())?),
        None => Ok(()),
    }
}

/// A merge tells of both files.
pub fn watch_merge(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<CustomerMerge>(super::CustomerMergeId(id))? {
        Some(merge) => {
            need_full(r, &r.need::<Customer>(merge.survivor)?)?;
            need_full(r, &r.need::<Customer>(merge.merged)?)
        }
        None => Ok(()),
    }
}
