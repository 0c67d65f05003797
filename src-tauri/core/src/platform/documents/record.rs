//! Certificates and filed documents.

use crate::kernel::blobs::BlobHash;
use crate::kernel::record::Merge;
use crate::kernel::session::{DeviceId, PersonId};
use crate::kernel::time::Moment;
use crate::platform::journal::AnyId;

crate::ids! {
    /// A certificate.
    CertificateId,
    /// A filed document.
    DocumentId,
    /// The withdrawal of a certificate.
    WithdrawalId,
    /// A list of the firm's devices.
    DeviceListId,
    /// A time stamp.
    StampId,
    /// Whom the firm asks for time stamps.
    TimeAuthorityId,
}

crate::choice! {
    /// Papers that are signed and sealed.
    pub enum DocumentKind {
        /// P-31 售后服务报告单
        VisitReport = "visit_report",
        /// P-31 of a visit nobody signed for (F-13).
        UnsignedReport = "unsigned_report",
        /// P-33 验收报告
        AcceptanceReport = "acceptance_report",
        /// The signed correction of a signed report (F-06).
        Addendum = "addendum",
        /// P-55 初验、试运行、终验证书
        StageCertificate = "stage_certificate",
        /// P-30 服务凭证
        ServiceVoucher = "service_voucher",
        /// P-32 服务回执单
        ReceiptSlip = "receipt_slip",
        /// P-34 客户商品领取收据
        GoodsReceipt = "goods_receipt",
        /// P-35 修护卡
        RepairCard = "repair_card",
        /// P-54 验单
        HandOver = "hand_over",
        /// P-55 项目验收申请
        ProjectApplication = "project_application",
    }
}

crate::choice! {
    /// Whose certificate it is.
    pub enum CertificateRole {
        Root = "root",
        Device = "device",
    }
}

crate::record! {
    /// A certificate of the firm's root or of one device. Keys themselves never enter a table.
    pub struct Certificate: CertificateId in "certificate", merge Merge::Append => {
        role: CertificateRole,
        device: DeviceId,
        serial: String,
        /// DER in hex.
        der: String,
        issued_at: Moment,
    }
}

crate::choice! {
    /// Why a certificate was withdrawn.
    pub enum WithdrawalReason {
        /// Stolen, or nobody knows where it is.
        Lost = "lost",
        /// Left the firm, and with it perhaps the key.
        Sold = "sold",
        /// The key was replaced by a newer one and destroyed.
        Replaced = "replaced",
        Other = "other",
    }
}

crate::record! {
    /// From when on the firm no longer stands for what was sealed with a certificate.
    pub struct CertificateWithdrawal: WithdrawalId in "certificate_withdrawal", merge Merge::Append => {
        certificate: CertificateId,
        /// The last moment at which the firm was sure of the device.
        at: Moment,
        reason: WithdrawalReason,
        note: String,
        /// SHA-256 of every sealed file of it that the firm had in its hands then, 32 bytes each.
        known: BlobHash,
        known_count: i64,
        entered_at: Moment,
        entered_by: PersonId,
    }
}

crate::record! {
    /// A list of the firm's devices as its root signed it.
    pub struct PublishedList: DeviceListId in "device_list", merge Merge::Append => {
        /// SHA-256 of the root's certificate, hex.
        root: String,
        /// The highest number counts.
        number: i64,
        dated: Moment,
        blob: BlobHash,
        devices: i64,
        withdrawn: i64,
    }
}

crate::record! {
    /// A sealed paper with the hash of the very file (V-07).
    pub struct FiledDocument: DocumentId in "filed_document", merge Merge::Append => {
        number: String,
        kind: DocumentKind,
        subject_kind: String,
        subject: AnyId,
        customer: Option<AnyId>,
        /// The signature it was made from.
        source: AnyId,
        /// SHA-256 of the canonical content, hex: what was signed.
        content_digest: String,
        /// SHA-256 of the pages without ink, hex: what was shown.
        pages_digest: String,
        file_sha256: String,
        blob: BlobHash,
        page_count: i64,
        device: DeviceId,
        sealed_at: Moment,
        /// Of the certificate it was sealed with.
        serial: String,
    }
}

crate::record! {
    /// A filed paper with an authority's time stamp behind it. The original stays as it was.
    pub struct FiledStamp: StampId in "filed_stamp", merge Merge::Append => {
        document: DocumentId,
        file_sha256: String,
        blob: BlobHash,
        /// What the authority calls itself.
        authority: String,
        /// By the authority's clock.
        stamped_at: Moment,
        is_trusted: bool,
        asked_at: Moment,
        asked_by: PersonId,
    }
}

crate::record! {
    /// Whom the firm asks for time stamps, if anybody.
    pub struct TimeAuthority: TimeAuthorityId in "time_authority", merge Merge::Fields => {
        /// Empty: nobody.
        address: String,
        /// DER in hex; empty: its stamps are shown and count for nothing.
        certificate: String,
    }
}
