//! P-29: the hotline log.

use super::{Cells, Found, RegisterLine, RegisterOpens};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::service::hotline::{HotlineCall, HotlineCallId, rules};

pub(super) const ENTRIES: &str = "SELECT at, 0 AS source, rid, id FROM hotline_call
     INDEXED BY hotline_call_by_time WHERE at >= ?1 AND at < ?2";

pub(super) fn line(r: &Reader<'_>, found: &Found) -> Result<RegisterLine, Fault> {
    let call = r.need::<HotlineCall>(HotlineCallId::from_bytes(found.id))?;
    let cells = Cells::default()
        .at("at", Some(call.at))
        .text("outcome", call.outcome.code())
        .yes("in_window", call.in_window)
        .person(r, "on_duty", Some(call.on_duty))?
        .person(r, "forwarded_to", call.forwarded_to)?
        .at("called_back_at", call.returned_at)
        .person(r, "called_back_by", call.returned_by)?
        .text("remark", call.note.clone());
    let cells = match call.customer {
        Some(customer) => cells.customer(r, customer, &call.phone, "")?,
        None => cells.text("phone", call.phone.clone()),
    };
    Ok(cells.line(RegisterOpens::Hotline, call.id, rules::is_to_return(&call), call.removed))
}
