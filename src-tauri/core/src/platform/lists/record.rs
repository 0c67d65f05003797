//! The lists and their lines.

use crate::kernel::listed::Choice;
use crate::kernel::record::Merge;

crate::ids! {
    /// A line of a list.
    ListLineId,
}

crate::choice! {
    /// A list the firm edits.
    pub enum ListName {
        /// First classification by the front desk.
        DeskClass = "desk_class",
        /// What kind of problem it is.
        ProblemClass = "problem_class",
        /// Why a request is urgent.
        Urgent = "urgent",
        /// What a customer is (N-04).
        CustomerKind = "customer_kind",
        /// Where a customer is (N-04). A region's code is its first name.
        Region = "region",
    }
}

crate::choice! {
    /// First classification by the front desk.
    pub enum DeskClass {
        Product = "product",
        Service = "service",
        Complaint = "complaint",
    }
}

crate::choice! {
    /// What kind of problem it is; a technical one is offered to technical staff and wants a plan (C-07).
    pub enum ProblemClass {
        General = "general",
        Technical = "technical",
        Repair = "repair",
    }
}

crate::choice! {
    /// Why a request is urgent.
    pub enum UrgentReason {
        Danger = "danger",
        ServiceStopped = "service_stopped",
        VehicleStranded = "vehicle_stranded",
        EmergencyRepair = "emergency_repair",
        ExecutiveOrder = "executive_order",
    }
}

crate::choice! {
    /// What the customer is (N-04).
    pub enum CustomerKind {
        Person = "person",
        Organisation = "organisation",
        Partner = "partner",
        Agent = "agent",
    }
}

crate::choice! {
    /// How the firm ranks the customer. A `vip` file is a separate archive with restricted access (N-06); `key` is a
    /// class for lists and reports only (N-04).
    pub enum CustomerGrade {
        Ordinary = "ordinary",
        Key = "key",
        Vip = "vip",
    }
}

impl ListName {
    /// Codes the program delivers, in order; a region has none.
    pub fn delivered(self) -> Vec<&'static str> {
        fn codes<E: Choice>(all: &[E]) -> Vec<&'static str> {
            all.iter().map(|one| one.code()).collect()
        }
        match self {
            ListName::DeskClass => codes(DeskClass::ALL),
            ListName::ProblemClass => codes(ProblemClass::ALL),
            ListName::Urgent => codes(UrgentReason::ALL),
            ListName::CustomerKind => codes(CustomerKind::ALL),
            ListName::Region => Vec::new(),
        }
    }

    /// Begin of the text id of a code's name.
    pub fn prefix(self) -> &'static str {
        match self {
            ListName::DeskClass => "tickets-desk_class-",
            ListName::ProblemClass => "tickets-problem_class-",
            ListName::Urgent => "tickets-urgent-",
            ListName::CustomerKind => "customers-kind-",
            ListName::Region => "customers-region-",
        }
    }
}

crate::record! {
    /// What the firm says of a line: a name of its own, or that it is no longer offered. A delivered line the firm left
    /// as it is has none. Lines are never deleted and codes never used again (T-12, T-15).
    pub struct ListLine: ListLineId in "list_line", merge Merge::Fields => {
        list: ListName,
        code: String,
        /// Empty: a delivered line keeps its name.
        name: String,
        /// Empty: `name` in English too.
        name_en: String,
        active: bool,
    }
}
