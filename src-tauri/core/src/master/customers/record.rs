//! The customer's file: who, whom to speak to, how to call them, where to go (N-02).

use crate::kernel::listed::Listed;
use crate::kernel::record::Merge;
use crate::kernel::session::PersonId;
use crate::kernel::time::Day;
pub use crate::platform::lists::{CustomerGrade, CustomerKind};

crate::ids! {
    /// A customer.
    CustomerId,
    /// A contact person of a customer.
    ContactId,
    /// A telephone number of a customer.
    PhoneId,
    /// A place of a customer's where work is done.
    SiteId,
}

crate::record! {
    /// Whom we serve.
    pub struct Customer: CustomerId in "customer", merge Merge::Fields => {
        /// Series `C`.
        number: String,
        name: String,
        kind: Listed<CustomerKind>,
        grade: CustomerGrade,
        /// A region of the firm's list by its code, or one nobody put on the list, by its name (N-04).
        region: String,
        /// The one responsible person, mandatory in practice for a VIP (N-06).
        owner: Option<PersonId>,
        birthday: Option<Day>,
        opened_on: Option<Day>,
        /// The firm's number before Aftercare; a repeated import finds the customer by it (V-16).
        source_number: Option<String>,
        /// What the imported row said; the same row is passed by, whatever has been edited here since (V-16).
        source_digest: Option<String>,
        note: String,
        /// A file is closed, never deleted (T-12).
        active: bool,
    }
}

crate::record! {
    /// A person to speak to.
    pub struct Contact: ContactId in "contact", merge Merge::Fields => {
        customer: CustomerId,
        name: String,
        post: String,
        email: String,
        is_main: bool,
        active: bool,
    }
}

crate::record! {
    /// A telephone number.
    pub struct Phone: PhoneId in "phone", merge Merge::Fields => {
        customer: CustomerId,
        /// Whose it is; none is the customer's own.
        contact: Option<ContactId>,
        /// As people write it, with extension.
        display: String,
        /// Digits all spellings share; searching goes by them.
        digits: String,
        label: String,
        is_main: bool,
        active: bool,
    }
}

crate::record! {
    /// A place where work is done.
    pub struct Site: SiteId in "site", merge Merge::Fields => {
        customer: CustomerId,
        name: String,
        address: String,
        /// Travel zone of fees and arrival limits.
        zone: String,
        note: String,
        is_main: bool,
        active: bool,
    }
}
