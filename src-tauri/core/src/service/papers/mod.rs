//! Papers with numbers of their own: voucher, slip, receipt, repair card, hand-over slip, the
//! application for acceptance (P-30, P-32, P-34, P-35, P-54, P-55), and their addenda.
//!
//! What always holds: a number is given out once and ends filed or voided with its reason (T-13); a paper issued for
//! one visit is never signed for another (F-14); what was signed, on the screen or by hand, is bound to the digest of
//! its content and never changes (F-06); a scan reaches the paper whose number and content it carries and no other
//! (F-12).
//!
//! Commands: `papers.list`, `get`, `preview`, `preview_print`, `inbox`, `printers`, `issue`, `save`, `amend`, `void`, `present`, `sign`, `print`,
//! `preview_copy`, `print_copy`, `give_copy`, `key_in`, `compare`, `take_scan`, `match_scan`, `discard_scan`, `scan`.

mod addendum;
mod application;
mod commands;
mod compose;
pub mod content;
mod copies;
mod due;
mod findable;
pub mod forms;
mod goods;
mod inbox;
mod issuing;
mod list;
mod presenting;
mod previewing;
mod printing;
mod reading;
pub mod record;
pub mod rules;
mod scans;
mod sealing;
mod signing;
mod taking;
#[cfg(test)]
pub(crate) mod tests;
mod views;
mod watch;

pub use commands::commands;
pub use copies::copies_due;
pub use due::scans_late;
pub use findable::FINDABLE;
pub use goods::{confirmed_on, is_open_receipt, open_receipt, put_on_voucher, void_receipt, write_goods};
pub use issuing::{
    Issue, MOST_AT_ONCE, is_any_open, is_open_number, is_unfiled_number, issue, open_of_visit, out_of_visit,
};
pub use list::{found, line};
pub use record::{
    GoodsLine, GoodsPhoto, OnSheet, Paper, PaperBlock, PaperCopy, PaperCopyId, PaperForm, PaperId, PaperKind,
    PaperPrint, PaperPrintId, PaperScan, PaperSignature, PaperSignatureId, PaperState, PaperTransition,
    PaperTransitionId, ScanId, ScanInbox, ScanState, ValueLine,
};
pub use signing::signed_after;
pub use views::{PaperRow, row};
pub use watch::{watch, watch_copy, watch_scan};
