//! An item of the customer's in our hands, and the steps it took.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::record::{Json, Merge};
use crate::kernel::session::PersonId;
use crate::kernel::time::{Day, Moment};
use crate::service::attachments::AttachmentId;
use crate::service::papers::PaperId;
use crate::service::tickets::TicketId;
use crate::service::visits::{TestLine, VisitId, VisitPhotoId};

crate::ids! {
    /// An item in custody.
    CustodyItemId,
    /// A step it took.
    CustodyTransitionId,
    /// A verification of its repair.
    CustodyCheckId,
    /// A receipt that came back, or was declared lost.
    ReceiptReturnId,
}

crate::choice! {
    /// Where an item stands (4.6).
    pub enum CustodyState {
        Received = "received",
        /// Stayed with the customer after all, before he signed for it.
        NotTaken = "not_taken",
        Tagged = "tagged",
        InRepair = "in_repair",
        AtFactory = "at_factory",
        Repaired = "repaired",
        Verified = "verified",
        Delivered = "delivered",
        Closed = "closed",
        ScrapPending = "scrap_pending",
        Scrapped = "scrapped",
    }
}

/// A part put in, as written on the repair card (K-05).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CardPart {
    pub name: String,
    pub part_number: String,
    pub quantity: i64,
}

crate::record! {
    /// One item on one receipt.
    pub struct CustodyItem: CustodyItemId in "custody_item", merge Merge::Guarded(&["state"]) => {
        /// The numbered paper the customer got for it (P-34); several items may stand on one.
        receipt: PaperId,
        /// Its number, series `G`.
        number: String,
        ticket: TicketId,
        /// None where the customer brought it to the desk.
        visit: Option<VisitId>,
        state: CustodyState,
        name: String,
        model: String,
        serial: String,
        accessories: String,
        condition: String,
        fault: String,
        /// Of the photos of the visit, those that show it as it was taken.
        photos: Json<Vec<VisitPhotoId>>,
        /// Why it cannot be put right on site (K-01).
        reason: String,
        promised_on: Option<Day>,
        taken_by: PersonId,
        taken_at: Moment,
        /// Who confirmed the receipt for the customer (K-02).
        confirmed_name: String,
        confirmed_at: Option<Moment>,
        /// Entry in the in/out register (K-03).
        registered_by: Option<PersonId>,
        registered_at: Option<Moment>,
        place: String,
        /// The repair card that hangs on it (P-35), and its number, series `K` (K-04).
        card: Option<PaperId>,
        card_number: Option<String>,
        work: String,
        repair_minutes: Option<i64>,
        parts: Json<Vec<CardPart>>,
        /// "No parts" chosen explicitly (K-05).
        no_parts: bool,
        tests: Json<Vec<TestLine>>,
        repaired_by: Option<PersonId>,
        repaired_at: Option<Moment>,
    }
}

crate::record! {
    /// A step an item took (K-14).
    pub struct CustodyTransition: CustodyTransitionId in "custody_transition", merge Merge::Append => {
        item: CustodyItemId,
        from_state: Option<CustodyState>,
        to_state: CustodyState,
        at: Moment,
        by: PersonId,
        place: String,
    }
}

crate::record! {
    /// Somebody else than who repaired it looked at the item (K-06). Every look is kept, those that sent it back too.
    pub struct CustodyCheck: CustodyCheckId in "custody_check", merge Merge::Append => {
        item: CustodyItemId,
        passed: bool,
        /// What was wrong, where it went back to the bench.
        note: String,
        at: Moment,
        by: PersonId,
    }
}

crate::record! {
    /// The customer gave his receipt back, or signed that he lost it: from then on it is void (K-08).
    pub struct ReceiptReturn: ReceiptReturnId in "receipt_return", merge Merge::Append => {
        receipt: PaperId,
        is_lost: bool,
        /// The signed declaration of its loss.
        declaration: Option<AttachmentId>,
        note: String,
        at: Moment,
        by: PersonId,
    }
}
