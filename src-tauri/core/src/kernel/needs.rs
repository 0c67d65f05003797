//! What a command needs of the person who calls it. Which role holds what is data (T.1).

use serde::{Deserialize, Serialize};

crate::choice! {
    /// A right. The command table names one for each command and the check is made there only.
    pub enum Need {
        /// Works before anybody is signed in.
        Nobody = "nobody",
        /// Any signed-in person.
        Anyone = "anyone",
        CustomerRead = "customer.read",
        CustomerWrite = "customer.write",
        CustomerImport = "customer.import",
        CustomerMerge = "customer.merge",
        CustomerErase = "customer.erase",
        CustomerExport = "customer.export",
        CustomerReview = "customer.review",
        VipRead = "vip.read",
        VipFlag = "vip.flag",
        EquipmentRead = "equipment.read",
        EquipmentWrite = "equipment.write",
        PriceRead = "price.read",
        PriceWrite = "price.write",
        TicketRead = "ticket.read",
        TicketCreate = "ticket.create",
        TicketUpdate = "ticket.update",
        TicketTriage = "ticket.triage",
        TicketCancel = "ticket.cancel",
        TicketClose = "ticket.close",
        TicketArchive = "ticket.archive",
        DispatchAssign = "dispatch.assign",
        VisitRead = "visit.read",
        VisitWork = "visit.work",
        VisitApprove = "visit.approve",
        VisitFile = "visit.file",
        CustodyRead = "custody.read",
        CustodyTake = "custody.take",
        CustodyRegister = "custody.register",
        CustodyRepair = "custody.repair",
        CustodyVerify = "custody.verify",
        AcceptanceNotify = "acceptance.notify",
        AcceptancePresent = "acceptance.present",
        AcceptanceSign = "acceptance.sign",
        AcceptanceUnsigned = "acceptance.unsigned",
        DocumentRead = "document.read",
        DocumentPrint = "document.print",
        DocumentTrust = "document.trust",
        PeopleRead = "people.read",
        PeopleWrite = "people.write",
        SettingsRead = "settings.read",
        SettingsWrite = "settings.write",
        ListExport = "list.export",
        JournalRead = "journal.read",
        JournalVerify = "journal.verify",
        BackupMake = "backup.make",
        ArchiveExport = "archive.export",
    }
}

/// How far a right reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Records the person made, or visits the person is on.
    Own,
    /// Records assigned to the person.
    Assigned,
    /// All.
    All,
}
