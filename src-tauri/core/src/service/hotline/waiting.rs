//! Calls that wait to be returned, for the page of the day (A-19, V-11).

use serde::Serialize;
use ts_rs::TS;

use super::record::{HotlineCall, HotlineCallId};
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::time::Moment;
use crate::master::customers::{Assigned, Customer, CustomerAccess, CustomerId, mask_phone};
use crate::master::people;
use crate::service::actors::{Actor, acts_as};

/// A missed call nobody has returned.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CallToReturn {
    pub id: HotlineCallId,
    pub at: Moment,
    /// As it was shown; blank where it was withheld, masked where the asker may see no more than the name (T-07).
    pub phone: String,
    /// Blank where no one file has the number.
    pub customer_name: String,
    pub on_duty_name: String,
    pub in_window: bool,
}

/// When the missed calls of that customer came which nobody has returned; none for who may not see the log.
pub fn to_return_of(r: &Reader<'_>, customer: CustomerId) -> Result<Vec<Moment>, Fault> {
    if super::scope::need_all(r).is_err() {
        return Ok(Vec::new());
    }
    let waiting: Vec<HotlineCall> = r.find(
        "WHERE customer = ?1 AND outcome = 'missed' AND returned_at IS NULL AND removed = 0 ORDER BY at",
        [customer],
    )?;
    Ok(waiting.into_iter().map(|call| call.at).collect())
}

/// The longest waiting first; for who answers the telephone and who oversees them.
pub fn to_return(r: &Reader<'_>, limit: usize) -> Result<Vec<CallToReturn>, Fault> {
    let answers = [Actor::FrontDesk, Actor::CallbackAgent, Actor::InfoAdmin, Actor::Supervisor];
    if super::scope::need_all(r).is_err() || !answers.into_iter().any(|role| acts_as(r.who(), role)) {
        return Ok(Vec::new());
    }
    let waiting: Vec<HotlineCall> = r.find(
        "WHERE outcome = 'missed' AND returned_at IS NULL AND removed = 0 ORDER BY at, rid LIMIT ?1",
        [i64::try_from(limit).unwrap_or(i64::MAX)],
    )?;
    let assigned = Assigned::of(r)?;
    let row = |call: HotlineCall| {
        let customer: Option<Customer> = call.customer.map(|id| r.need(id)).transpose()?;
        let is_masked = match &customer {
            Some(customer) => assigned.access(r, customer) == CustomerAccess::Name,
            None => false,
        };
        Ok(CallToReturn {
            id: call.id,
            at: call.at,
            phone: if is_masked { mask_phone(&call.phone) } else { call.phone },
            customer_name: customer.map(|c| c.name).unwrap_or_default(),
            on_duty_name: people::name_of(r, call.on_duty)?,
            in_window: call.in_window,
        })
    };
    waiting.into_iter().map(row).collect()
}
