//! The past of an item is for those who see its ticket (T-07).

use super::record::{
    CustodyCheck, CustodyCheckId, CustodyItem, CustodyTransition, CustodyTransitionId, ReceiptReturn,
    ReceiptReturnId,
};
use crate::kernel::fault::Fault;
use crate::kernel::ids::Id;
use crate::kernel::reader::Reader;
use crate::service::papers;
use crate::service::tickets::{self, OfTicket, TicketId};

impl OfTicket for CustodyItem {
    fn of_ticket(&self) -> TicketId {
        self.ticket
    }
}

/// Ok when the person asking sees the ticket of the item that took the step.
pub fn watch_transition(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<CustodyTransition>(CustodyTransitionId(id))? {
        Some(step) => tickets::watch::<CustodyItem>(r, &step.item.bytes()),
        None => Ok(()),
    }
}

/// Ok when the person asking sees the ticket of the item that was verified.
pub fn watch_check(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<CustodyCheck>(CustodyCheckId(id))? {
        Some(check) => tickets::watch::<CustodyItem>(r, &check.item.bytes()),
        None => Ok(()),
    }
}

/// Ok when the person asking sees the ticket of the receipt that came back.
pub fn watch_return(r: &Reader<'_>, id: &[u8]) -> Result<(), Fault> {
    let Ok(id) = <[u8; 16]>::try_from(id) else { return Ok(()) };
    match r.get::<ReceiptReturn>(ReceiptReturnId(id))? {
        Some(back) => papers::watch::<papers::Paper>(r, &back.receipt.bytes()),
        None => Ok(()),
    }
}
