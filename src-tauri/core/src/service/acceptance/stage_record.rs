//! Stages of an acceptance, the documents of a project, and the customer's copies.

use super::record::SignatureId;
use crate::kernel::blobs::BlobHash;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::{Day, Moment};
use crate::service::signing::copies::CopyMeans;
use crate::service::tickets::TicketId;

crate::ids! {
    /// A stage.
    StageId,
    /// A document of a project.
    ProjectDocumentId,
    /// A copy given to the customer.
    CustomerCopyId,
}

crate::choice! {
    /// What is accepted by itself: of equipment (F-16), or of construction (F-18).
    pub enum StageKind {
        Preliminary = "preliminary",
        Trial = "trial",
        Final = "final",
        MaterialsEntry = "materials_entry",
        PlumbingElectrical = "plumbing_electrical",
        Carpentry = "carpentry",
        Tiling = "tiling",
        Painting = "painting",
        Completion = "completion",
    }
}

crate::choice! {
    /// Documents a project is accepted by (F-17). Which of them a trade lists stands in
    /// `assets/presets/project_documents.json`.
    pub enum ProjectDocumentKind {
        ProjectPlan = "project_plan",
        RequirementSpecification = "requirement_specification",
        Design = "design",
        TestReport = "test_report",
        UserManual = "user_manual",
        DeliveryList = "delivery_list",
        /// Drawings and settings as they were really built.
        AsBuilt = "as_built",
        TrainingRecord = "training_record",
        ServiceTerms = "service_terms",
        /// Named by its title.
        Other = "other",
    }
}

crate::record! {
    /// A stage, in the order of `position`.
    pub struct AcceptanceStage: StageId in "acceptance_stage", merge Merge::Fields => {
        ticket: TicketId,
        kind: StageKind,
        /// 1, 2, 3 …
        position: i64,
        planned_on: Option<Day>,
        /// Of the trial only.
        trial_from: Option<Day>,
        trial_until: Option<Day>,
        /// The final test as both sides agreed on it.
        test_plan: String,
        /// The customer was told that the stage comes (F-18).
        notified_at: Option<Moment>,
        notified_means: String,
        notified_person: String,
        /// Signed.
        accepted_at: Option<Moment>,
        active: bool,
    }
}

crate::record! {
    /// A document: attached, or waived with the reason.
    pub struct ProjectDocument: ProjectDocumentId in "project_document", merge Merge::Fields => {
        ticket: TicketId,
        kind: ProjectDocumentKind,
        title: String,
        version: String,
        blob: Option<BlobHash>,
        file_name: String,
        waived_reason: String,
        active: bool,
    }
}

crate::record! {
    /// A copy given. Never changes.
    pub struct CustomerCopy: CustomerCopyId in "customer_copy", merge Merge::Append => {
        signature: SignatureId,
        means: CopyMeans,
        recipient: String,
        given_at: Moment,
        given_by: PersonId,
    }
}
