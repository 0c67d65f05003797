//! The customer's file as one page, and what is done with a whole file: two made one and parted again (N-16), a person's
//! data erased by right, and an item's one history across owners (N-03).
//!
//! What always holds: a merge changes only whose a record is, so that taking it back restores both files; an erasure
//! takes the person out of the tables, the journal, the search index and the drafts in one transaction, and leaves the
//! chain whole; signed and numbered papers stay for the period of T-11.
//! What goes out of the file is noted: the file sheet and the repair card printed, the whole file handed over (N-17).
//! Commands: `customers.file`, `customers.duplicates`, `customers.merge_preview`, `customers.merge`,
//! `customers.merge_undo`, `customers.erase_preview`, `customers.erase`, `customers.dossier`, `equipment.history`, `sheets.customer_file`,
//! `sheets.customer_card`.

mod basic_sheet;
mod content;
mod dossier;
mod duplicates;
mod erase;
mod item;
mod merge;
mod page;
mod personal;
mod repair_card;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_closed;
#[cfg(test)]
mod tests_of_papers;
#[cfg(test)]
mod tests_of_silence;
mod to_come;

use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::Need;
use crate::kernel::reader::Reader;
use crate::kernel::registry::Registry;
use crate::kernel::session::Session;
use crate::master::customers::{self, Customer, CustomerId};
use crate::platform::exchange::TableExport;
use crate::service::sheets::SheetMade;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("customers.file", Need::CustomerRead, page::read);
    r.query("customers.duplicates", Need::CustomerMerge, duplicates::list);
    r.task("customers.merge_preview", Need::CustomerMerge, merge::preview);
    r.task("customers.merge", Need::CustomerMerge, merge::run);
    r.task("customers.merge_undo", Need::CustomerMerge, merge::take_back);
    r.task("customers.erase_preview", Need::CustomerErase, erase::preview);
    r.task("customers.erase", Need::CustomerErase, erase::run);
    r.job(content::JOB, content::forget);
    r.task("customers.dossier", Need::CustomerExport, dossier::run);
    r.task("sheets.customer_file", Need::DocumentPrint, basic_sheet::make);
    r.task("sheets.customer_card", Need::DocumentPrint, repair_card::make);
    r.query("equipment.history", Need::EquipmentRead, item::history);
}

/// Every print of customer data is on record with whose it was; who and when stand in the journal (T-14).
fn note_print(
    core: &Core,
    session: &Session,
    command: &str,
    customer: CustomerId,
    made: &SheetMade,
) -> Result<(), Fault> {
    core.change_as(session, command, |c| {
        let of = |r: &Reader<'_>| r.need::<Customer>(customers::survivor_of(r, customer)?);
        let filter = of(c)?.number;
        c.create(&TableExport {
            id: c.new_id(),
            list: command.into(),
            filter,
            columns: made.title.clone(),
            format: "pdf".into(),
            rows: 1,
        })
    })
}
