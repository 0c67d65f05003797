//! Customers' goods in our hands: taken away on a receipt, entered in the register, repaired at the base (K, 4.6).
//!
//! What always holds: an item is taken from a visit only with the result "workshop needed" and a reason (K-01); it
//! moves only along the table in `rules`, and every step leaves a transition (K-14); what the customer confirmed on
//! the receipt stays as it was, in the database too (K-02); nothing is released that another person than the repairer
//! has not verified (K-06, P-35), nor before the customer signed the voucher (K-07); its line ends only with the
//! customer's receipt back, or its loss declared (K-08).
//!
//! Its receipt and its repair card are numbered papers (`service::papers`) and say what the item says.
//!
//! Commands: `custody.list` (the register P-06), `get`, `by_tag`, `photo`; `take`, `correct`, `leave_here`, `register`, `start`, `save_card`,
//! `repaired`, `verify`, `send_back`, `deliver`, `voucher`, `close`.

mod back;
mod closing;
mod mending;
mod receipt;
mod record;
pub mod rules;
mod taking;
#[cfg(test)]
mod tests;
mod views;
mod watch;
mod working;

pub use back::{attests, done_at, facts, voucher};
pub use closing::{open_of_ticket, returned};
pub use receipt::{entered_by_hand, goods_of_visit, report_signed, signed};
pub use record::{
    CardPart, CustodyCheck, CustodyCheckId, CustodyItem, CustodyItemId, CustodyState, CustodyTransition,
    CustodyTransitionId, ReceiptReturn, ReceiptReturnId,
};
pub use taking::of_visit;
pub use views::{CustodyFile, CustodyRow, entries_overdue};
pub use watch::{watch_check, watch_return, watch_transition};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("custody.list", Need::CustodyRead, views::list);
    r.query("custody.get", Need::CustodyRead, views::get);
    r.query("custody.by_tag", Need::CustodyRead, views::by_tag);
    r.query("custody.photo", Need::CustodyRead, views::photo);
    r.change("custody.take", Need::CustodyTake, taking::take);
    r.change("custody.correct", Need::CustodyTake, mending::correct);
    r.change("custody.leave_here", Need::CustodyTake, mending::leave_here);
    r.change("custody.register", Need::CustodyRegister, working::register);
    r.change("custody.start", Need::CustodyRepair, working::start);
    r.change("custody.save_card", Need::CustodyRepair, working::save_card);
    r.change("custody.repaired", Need::CustodyRepair, working::repaired);
    r.change("custody.verify", Need::CustodyVerify, back::verify);
    r.change("custody.send_back", Need::CustodyVerify, back::send_back);
    r.change("custody.deliver", Need::CustodyTake, back::deliver);
    r.change("custody.close", Need::CustodyTake, closing::close);
    r.change("custody.voucher", Need::CustodyTake, back::voucher_again);
}
