//! The firm, its computers and its people.

use crate::kernel::blobs::BlobHash;
use crate::kernel::record::{Json, Merge};
use crate::kernel::session::{BranchId, DeviceId, PersonId};
use crate::kernel::time::Moment;

crate::ids! {
    /// The firm.
    CompanyId,
}

crate::record! {
    /// The firm as it stands on every paper; one row.
    pub struct Company: CompanyId in "company", merge Merge::Fields => {
        name: String,
        address: String,
        phone: String,
        logo: Option<BlobHash>,
        /// Active trade preset, e.g. `GEN` (U-01).
        preset: String,
        /// IANA name of the firm's time zone (V-20).
        zone: String,
        /// The built-in sample firm: every print says so (V-18).
        sample: bool,
        opened_at: Moment,
    }
}

crate::record! {
    /// A computer the firm works on; its letter stands in every number it issues.
    pub struct DeviceRecord: DeviceId in "device", merge Merge::Fields => {
        letter: String,
        name: String,
        registered_at: Moment,
        revoked_at: Option<Moment>,
    }
}

crate::record! {
    /// A person who signs in.
    pub struct Person: PersonId in "person", merge Merge::Fields => {
        login: String,
        name: String,
        phone: String,
        /// Role keys of the catalogue 1.1; several a person.
        roles: Json<Vec<String>>,
        active: bool,
        created_at: Moment,
        /// Whose figures hold for this person (group U); none at the head office.
        #[serde(default)]
        branch: Option<BranchId>,
    }
}
