//! The table of contents: every module's commands and records.

use crate::kernel::core::{Refusal, Watch};
use crate::kernel::numbering::IssuedNumber;
use crate::kernel::record::RecordKind;
use crate::kernel::registry::Registry;
use crate::kernel::{CoreOptions, Wiring};
use crate::platform::search::{self, Findable};
use crate::{insight, kernel, master, platform, sample, service};

/// The core's parts put together.
pub fn wiring() -> Wiring {
    Wiring {
        registry: registry(),
        records: records(),
        session: master::people::session,
        place: master::people::place,
        watch_clock: master::clock::watch,
        index: |conn, written| search::index(conn, FINDABLE, written),
        catch_up,
        watched: WATCHED,
    }
}

/// Records whose past is personal: who may not see them now may not read what they were.
const WATCHED: &[(&str, Watch)] = &[
    ("customer", master::customers::watch::<master::customers::Customer>),
    ("customer_erasure", master::customers::watch::<master::customers::CustomerErasure>),
    ("customer_export", master::customers::watch::<master::customers::CustomerExport>),
    ("customer_merge", master::customers::watch_merge),
    ("customer_seen", master::customers::watch::<master::customers::CustomerSeen>),
    ("customer_stage", master::customers::watch::<master::customers::CustomerStage>),
    ("vip_file", master::customers::watch::<master::customers::VipFile>),
    ("vip_review", master::customers::watch::<master::customers::VipReview>),
    ("contact", master::customers::watch::<master::customers::Contact>),
    ("phone", master::customers::watch::<master::customers::Phone>),
    ("site", master::customers::watch::<master::customers::Site>),
    ("equipment", master::equipment::watch),
    ("filed_document", platform::documents::watch),
    ("filed_stamp", platform::documents::watch_stamp),
    ("acceptance_round", service::acceptance::watch::<service::acceptance::AcceptanceRound>),
    ("acceptance_issue", service::acceptance::watch::<service::acceptance::AcceptanceIssue>),
    ("attachment", service::attachments::watch),
    ("complaint", service::tickets::watch::<service::complaints::Complaint>),
    ("acceptance_stage", service::tickets::watch::<service::acceptance::AcceptanceStage>),
    ("feedback", service::tickets::watch::<service::feedback::Feedback>),
    ("custody_item", service::tickets::watch::<service::custody::CustodyItem>),
    ("custody_check", service::custody::watch_check),
    ("custody_transition", service::custody::watch_transition),
    ("receipt_return", service::custody::watch_return),
    ("customer_copy", service::acceptance::watch_copy),
    ("project_document", service::tickets::watch::<service::acceptance::ProjectDocument>),
    ("signature", service::acceptance::watch::<service::acceptance::Signature>),
    ("acceptance_transition", service::acceptance::watch::<service::acceptance::AcceptanceTransition>),
    ("hotline_call", service::hotline::watch),
    ("paper", service::papers::watch::<service::papers::Paper>),
    ("paper_copy", service::papers::watch_copy),
    ("paper_print", service::papers::watch::<service::papers::PaperPrint>),
    ("paper_signature", service::papers::watch::<service::papers::PaperSignature>),
    ("paper_transition", service::papers::watch::<service::papers::PaperTransition>),
    ("scan_inbox", service::papers::watch_scan),
    ("ticket", service::tickets::watch::<service::tickets::Ticket>),
    ("ticket_transition", service::tickets::watch::<service::tickets::TicketTransition>),
    ("ticket_note", service::tickets::watch::<service::tickets::TicketNote>),
    ("ticket_contact", service::tickets::watch::<service::tickets::TicketContact>),
    ("repeat_declined", service::tickets::watch::<service::tickets::RepeatDeclined>),
    ("service_voucher", service::tickets::watch::<service::tickets::ServiceVoucher>),
    ("fault_report", service::visits::watch::<service::visits::FaultReport>),
    ("product_defect", service::visits::watch::<service::visits::ProductDefect>),
    ("visit", service::visits::watch::<service::visits::Visit>),
    ("visit_guidance", service::visits::watch::<service::visits::VisitGuidance>),
    ("visit_time", service::visits::watch::<service::visits::VisitTime>),
    ("visit_part", service::visits::watch::<service::visits::VisitPart>),
    ("visit_fee", service::visits::watch::<service::visits::VisitFee>),
    ("visit_photo", service::visits::watch::<service::visits::VisitPhoto>),
    ("visit_transition", service::visits::watch::<service::visits::VisitTransition>),
];

/// Records found by their text.
pub(crate) const FINDABLE: &[Findable] = &[
    master::customers::FINDABLE,
    master::equipment::FINDABLE,
    platform::documents::FINDABLE,
    service::papers::FINDABLE,
    service::tickets::FINDABLE,
    service::visits::FINDABLE,
];

/// Indexes what was written without a command.
pub(crate) fn catch_up(conn: &rusqlite::Connection) -> Result<(), kernel::Fault> {
    search::catch_up(conn, FINDABLE)
}

/// Every command.
pub fn registry() -> Registry {
    let mut r = Registry::default();
    master::branches::commands(&mut r);
    master::customers::commands(&mut r);
    master::entry::commands(&mut r);
    platform::lists::commands(&mut r);
    master::equipment::commands(&mut r);
    master::parts::commands(&mut r);
    master::people::commands(&mut r);
    master::price_list::commands(&mut r);
    master::settings::commands(&mut r);
    platform::archive::commands(&mut r);
    platform::care::commands(&mut r);
    platform::documents::commands(&mut r);
    platform::drafts::commands(&mut r);
    platform::exchange::commands(&mut r);
    platform::journal::commands(&mut r);
    sample::commands(&mut r);
    service::tickets::commands(&mut r);
    service::acceptance::commands(&mut r);
    service::attachments::commands(&mut r);
    service::complaints::commands(&mut r);
    service::custody::commands(&mut r);
    service::feedback::commands(&mut r);
    service::files::commands(&mut r);
    service::finding::commands(&mut r);
    service::hotline::commands(&mut r);
    service::papers::commands(&mut r);
    service::sheets::commands(&mut r);
    service::today::commands(&mut r);
    service::visits::commands(&mut r);
    insight::registers::commands(&mut r);
    r
}

/// Every record, with the module whose screens show it.
pub fn records() -> Vec<(RecordKind, &'static str)> {
    vec![
        (RecordKind::of::<IssuedNumber>(), "kernel"),
        (RecordKind::of::<Refusal>(), "kernel"),
        (RecordKind::of::<master::branches::Branch>(), "settings"),
        (RecordKind::of::<platform::lists::ListLine>(), "lists"),
        (RecordKind::of::<master::clock::ClockStep>(), "kernel"),
        (RecordKind::of::<master::customers::Contact>(), "customers"),
        (RecordKind::of::<master::customers::Customer>(), "customers"),
        (RecordKind::of::<master::customers::CustomerErasure>(), "customers"),
        (RecordKind::of::<master::customers::CustomerExport>(), "customers"),
        (RecordKind::of::<master::customers::CustomerMerge>(), "customers"),
        (RecordKind::of::<master::customers::CustomerSeen>(), "customers"),
        (RecordKind::of::<master::customers::CustomerStage>(), "customers"),
        (RecordKind::of::<master::customers::VipFile>(), "customers"),
        (RecordKind::of::<master::customers::VipReview>(), "customers"),
        (RecordKind::of::<master::customers::Phone>(), "customers"),
        (RecordKind::of::<master::customers::Site>(), "customers"),
        (RecordKind::of::<master::equipment::Equipment>(), "equipment"),
        (RecordKind::of::<master::parts::Part>(), "parts"),
        (RecordKind::of::<master::price_list::PriceItem>(), "price_list"),
        (RecordKind::of::<platform::archive::ArchiveExport>(), "kernel"),
        (RecordKind::of::<platform::archive::ArchiveImport>(), "kernel"),
        (RecordKind::of::<platform::exchange::ImportMapping>(), "settings"),
        (RecordKind::of::<platform::exchange::TableExport>(), "kernel"),
        (RecordKind::of::<platform::documents::Certificate>(), "documents"),
        (RecordKind::of::<platform::documents::CertificateWithdrawal>(), "documents"),
        (RecordKind::of::<platform::documents::FiledDocument>(), "documents"),
        (RecordKind::of::<platform::documents::FiledStamp>(), "documents"),
        (RecordKind::of::<platform::documents::PublishedList>(), "documents"),
        (RecordKind::of::<platform::documents::TimeAuthority>(), "documents"),
        (RecordKind::of::<master::people::Company>(), "settings"),
        (RecordKind::of::<master::people::DeviceRecord>(), "people"),
        (RecordKind::of::<master::people::Person>(), "people"),
        (RecordKind::of::<master::settings::PolicyValue>(), "settings"),
        (RecordKind::of::<service::acceptance::AcceptanceRound>(), "acceptance"),
        (RecordKind::of::<service::acceptance::AcceptanceIssue>(), "acceptance"),
        (RecordKind::of::<service::acceptance::AcceptanceStage>(), "acceptance"),
        (RecordKind::of::<service::acceptance::CustomerCopy>(), "acceptance"),
        (RecordKind::of::<service::acceptance::ProjectDocument>(), "acceptance"),
        (RecordKind::of::<service::acceptance::Signature>(), "acceptance"),
        (RecordKind::of::<service::acceptance::AcceptanceTransition>(), "acceptance"),
        (RecordKind::of::<service::attachments::Attachment>(), "attachments"),
        (RecordKind::of::<service::complaints::Complaint>(), "tickets"),
        (RecordKind::of::<service::feedback::Feedback>(), "tickets"),
        (RecordKind::of::<service::hotline::HotlineCall>(), "hotline"),
        (RecordKind::of::<service::papers::Paper>(), "papers"),
        (RecordKind::of::<service::papers::PaperSignature>(), "papers"),
        (RecordKind::of::<service::papers::PaperTransition>(), "papers"),
        (RecordKind::of::<service::papers::PaperPrint>(), "papers"),
        (RecordKind::of::<service::papers::PaperCopy>(), "papers"),
        (RecordKind::of::<service::papers::ScanInbox>(), "papers"),
        (RecordKind::of::<service::tickets::Ticket>(), "tickets"),
        (RecordKind::of::<service::tickets::TicketTransition>(), "tickets"),
        (RecordKind::of::<service::tickets::TicketNote>(), "tickets"),
        (RecordKind::of::<service::tickets::ServiceVoucher>(), "tickets"),
        (RecordKind::of::<service::tickets::TicketContact>(), "tickets"),
        (RecordKind::of::<service::tickets::RepeatDeclined>(), "tickets"),
        (RecordKind::of::<service::visits::Visit>(), "visits"),
        (RecordKind::of::<service::visits::VisitPart>(), "visits"),
        (RecordKind::of::<service::visits::VisitFee>(), "visits"),
        (RecordKind::of::<service::visits::VisitPhoto>(), "visits"),
        (RecordKind::of::<service::visits::VisitTransition>(), "visits"),
        (RecordKind::of::<service::visits::VisitTemplate>(), "templates"),
        (RecordKind::of::<service::visits::VisitGuidance>(), "visits"),
        (RecordKind::of::<service::visits::VisitTime>(), "visits"),
        (RecordKind::of::<service::visits::ProductDefect>(), "visits"),
        (RecordKind::of::<service::visits::FaultReport>(), "visits"),
        (RecordKind::of::<service::custody::CustodyItem>(), "custody"),
        (RecordKind::of::<service::custody::CustodyTransition>(), "custody"),
        (RecordKind::of::<service::custody::CustodyCheck>(), "custody"),
        (RecordKind::of::<service::custody::ReceiptReturn>(), "custody"),
    ]
}

/// A core over the vault in `dir`.
pub fn open(dir: &std::path::Path, options: CoreOptions) -> kernel::Core {
    kernel::Core::new(dir, options, wiring())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::schema;
    use crate::kernel::time::Moment;

    /// What is about a customer or a job names people: its past needs a guard as its present does (T-07, N-06).
    #[test]
    fn every_record_of_a_customer_or_a_job_is_watched() {
        // The firm's own certificates and lists are handed to customers; a template is about no customer.
        let open_to_all = [
            "certificate",
            "certificate_withdrawal",
            "device_list",
            "time_authority",
            "visit_template",
            "part",
            "price_item",
        ];
        for (kind, module) in records() {
            let is_firms_own = ["kernel", "lists", "people", "settings"].contains(&module);
            let is_watched = WATCHED.iter().any(|(table, _)| *table == kind.table);
            assert!(
                is_watched || is_firms_own || open_to_all.contains(&kind.table),
                "anybody who reads the journal could read the past of {}",
                kind.table
            );
        }
    }

    /// A field listed once in Rust is the column in SQL: name, order, type and NOT NULL.
    #[test]
    fn every_record_equals_its_table() {
        let mut conn = rusqlite::Connection::open_in_memory().unwrap();
        schema::upgrade(&mut conn, Moment(0)).unwrap();
        for (kind, _) in records() {
            let mut s = conn.prepare("SELECT name, type, \"notnull\" FROM pragma_table_info(?1)").unwrap();
            let found: Vec<(String, String, bool)> = s
                .query_map([kind.table], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
                .unwrap()
                .map(Result::unwrap)
                .collect();
            let mut expected = vec![("rid".to_string(), "INTEGER".to_string(), false)];
            expected.extend(kind.columns.iter().map(|c| (c.name.into(), c.sql_type.into(), !c.nullable)));
            let sorted = |mut v: Vec<_>| {
                v.sort();
                v
            };
            assert_eq!(sorted(found), sorted(expected), "table {}", kind.table);
        }
    }
}
