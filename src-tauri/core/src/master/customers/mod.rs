//! Customers: the file of whom we serve, with contacts, telephone numbers and sites (N-02, N-04), who may see how much
//! of it (N-06, T-07), and recognising a caller while he speaks.
//!
//! What always holds: nothing is deleted, lines are taken off the file by `active` (T-12); a number is kept as digits
//! all spellings share; personal data leave this module only through `rules::access`.
//! Commands: `customers.list`, `customers.get`, `customers.save`, `customers.recognise`, `customers.regions`,
//! `customers.set_stage`, `customers.mark_seen`, `customers.vip_save`, `customers.vip_review`,
//! `customers.import_preview`, `customers.import`, and the same of `contacts` and `sites`.

mod care;
mod findable;
mod import;
mod input;
mod recognise;
mod record;
mod rules;
mod save;
mod scope;
mod search;
#[cfg(test)]
mod tests;
mod views;

pub use care::{
    CustomerErasure, CustomerErasureId, CustomerExport, CustomerExportId, CustomerMerge, CustomerMergeId,
    CustomerSeen, CustomerSeenId, CustomerStage, CustomerStageId, LifeStage, VipArchive, VipFile, VipFileId,
    VipReview, VipReviewId, archive_of, file_due_on, is_silent, last_contact, lost_before, plus_days,
    stage_of, survivor_of,
};
pub use findable::FINDABLE;
pub use import::{Owners, owners};
pub use input::{ContactInput, CustomerInput, PhoneInput, SiteInput};
pub use recognise::{CallerMatch, CallerTyped, Recognised, caller, recognise};
pub use record::{
    Contact, ContactId, Customer, CustomerGrade, CustomerId, CustomerKind, Phone, PhoneId, Site, SiteId,
};
pub use rules::{CustomerAccess, Standing, access, mask_address, mask_phone};
pub use save::save;
pub use scope::{Assigned, access_to, need_full, watch, watch_merge};
pub use search::phone_part;
pub use views::{
    CustomerFile, CustomerRow, CustomersAmong, among, contacts_of, file, found, line, phones_of, sites_of,
};

use crate::kernel::needs::Need;
use crate::kernel::registry::Registry;

/// The rows of the command table.
pub fn commands(r: &mut Registry) {
    r.query("customers.list", Need::CustomerRead, views::list);
    r.query("customers.get", Need::CustomerRead, views::get);
    r.query("customers.regions", Need::CustomerRead, views::regions);
    r.query("customers.recognise", Need::CustomerRead, recognise::command);
    r.change("customers.save", Need::CustomerWrite, save::command).undoable();
    r.change("customers.set_stage", Need::CustomerWrite, care::set_stage).undoable();
    r.change("customers.mark_seen", Need::CustomerReview, care::mark_seen);
    r.change("customers.vip_save", Need::VipRead, care::save).undoable();
    r.change("customers.vip_review", Need::VipRead, care::review);
    r.task("customers.import_preview", Need::CustomerImport, import::preview);
    r.task("customers.import", Need::CustomerImport, import::run);
    r.task("contacts.import_preview", Need::CustomerImport, import::contacts::preview);
    r.task("contacts.import", Need::CustomerImport, import::contacts::run);
    r.task("sites.import_preview", Need::CustomerImport, import::sites::preview);
    r.task("sites.import", Need::CustomerImport, import::sites::run);
}
