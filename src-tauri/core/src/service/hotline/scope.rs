//! Whose past a call is.

use super::record::{HotlineCall, HotlineCallId};
use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::reader::Reader;
use crate::service::tickets;

/// The log names everybody's callers, so it and its past are for those who see every ticket (T-07).
pub fn watch(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<HotlineCall>(HotlineCallId(id))? {
        Some(_) => need_all(r),
        None => Ok(()),
    }
}

pub(super) fn need_all(r: &Reader<'_>) -> Result<(), Fault> {
    if tickets::sees_all(r) { Ok(()) } else { Err(Fault::new(FaultKind::Denied, "record.not_yours")) }
}
