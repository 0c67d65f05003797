use crate::devices::Reason;

/// The answer of [`crate::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every bit is as sealed by a device of one of the given firms.
    Intact(Box<Facts>),
    /// As intact, but the firm withdrew the device's certificate, and nothing places the file before that. Only given
    /// lists of devices lead here; [`Facts::revoked`] says when and why.
    SignedAfterRevocation(Box<Facts>, After),
    /// It carries a seal of this kind (or did), and differs from what was sealed. What is known of how is listed.
    Altered(Vec<Alteration>),
    /// Nothing can be said about it: none of the given firms sealed it.
    NotOurs(Why),
}

/// What an intact file says. All of it is what the sealing device stated; the file vouches that it was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Name of the device in its certificate.
    pub device: String,
    /// Identifier of the device in its certificate.
    pub device_id: String,
    /// Serial number of the device's certificate, upper-case hexadecimal; to be looked up in a list of lost devices.
    pub device_serial: String,
    /// DER; what [`crate::verify_bytes`] needs for records in the attachment that the same device signed.
    pub device_certificate: Vec<u8>,
    pub firm: String,
    /// DER of the firm's root, one of the given ones.
    pub root_certificate: Vec<u8>,
    /// The device's clock at sealing, UTC milliseconds in whole seconds. Nobody but the device vouches for it.
    pub claimed_at_ms: i64,
    /// Minutes east of UTC on that clock.
    pub claimed_offset_minutes: i32,
    /// Empty if none was given, as are the next two.
    pub reason: String,
    pub signer_name: String,
    pub place: String,
    pub pages: usize,
    /// Info /ContentDigest, if the file has one; then the attachment is known to have this SHA-256.
    pub content_digest: Option<String>,
    pub attachment: Option<Attachment>,
    /// The other attached files.
    pub others: Vec<Attachment>,
    /// A time stamp that was appended after sealing.
    pub stamp: Option<Stamp>,
    /// What the firm's list of devices says; absent if none of this firm was given.
    pub standing: Option<Standing>,
    /// The firm withdrew the device's certificate.
    pub revoked: Option<Revoked>,
    /// Of the whole file, lower-case hexadecimal.
    pub file_sha256: String,
    /// Of the file as it was sealed, before a time stamp was appended; the same as above without one.
    pub sealed_sha256: String,
}

/// A time-stamping authority saw the sealed file, and it was complete then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The authority's clock, UTC milliseconds: the file was not made later.
    pub at_ms: i64,
    /// What the authority calls itself.
    pub authority: String,
    /// Its certificate leads to one of the given authorities. Without that anybody can have made the stamp, with any
    /// time in it.
    pub is_trusted: bool,
}

/// The firm's newest list of devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub number: u64,
    pub dated_ms: i64,
    /// False for a device certified after the list was made, or not entered in it.
    pub is_listed: bool,
}

/// A certificate that the firm withdrew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    pub at_ms: i64,
    pub reason: Reason,
    /// What places the file before that; absent if nothing does.
    pub before: Option<Before>,
}

/// What places a file before the withdrawal of its device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// A trusted time stamp.
    Stamped,
    /// The firm's list names the file.
    Vouched,
    /// The claimed time, of a device whose key was replaced and destroyed.
    Claimed,
}

/// Why a file counts as signed after the withdrawal of its device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// Its own claimed time says so.
    Claimed,
    /// Its claimed time is earlier, but that is the word of a device which may be in strange hands.
    Unproven,
}

impl Before {
    /// A stable code for logs and text catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Before::Stamped => "stamped",
            Before::Vouched => "vouched",
            Before::Claimed => "claimed",
        }
    }
}

impl After {
    /// A stable code for logs and text catalogues.
    pub fn code(self) -> &'static str {
        match self {
            After::Claimed => "claimed",
            After::Unproven => "unproven",
        }
    }
}

/// A file attached to the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// One way in which a file differs from what was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Alteration {
    /// Something on the pages or elsewhere in the sealed bytes.
    Content,
    /// The seal itself: its signature, its certificates or their encoding.
    Seal,
    /// The unused room behind the seal or the time stamp is not empty.
    Padding,
    /// The stated bounds of the sealed bytes do not fit the file.
    Range,
    /// The end is missing.
    Truncated { missing: usize },
    /// Something was added behind the sealed bytes, which are themselves judged separately.
    Appended { bytes: usize },
    /// A time stamp stands behind the sealed bytes, and it or what surrounds it was changed.
    Stamp,
    /// There is more than one seal.
    SecondSeal,
    /// The attached report is not the one the file names by its digest.
    AttachmentMismatch,
    /// Traces of a seal, but too damaged to say more.
    Unreadable,
}

impl Alteration {
    /// A stable code for logs and text catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Alteration::Content => "content",
            Alteration::Seal => "seal",
            Alteration::Padding => "padding",
            Alteration::Range => "range",
            Alteration::Truncated { .. } => "truncated",
            Alteration::Appended { .. } => "appended",
            Alteration::Stamp => "stamp",
            Alteration::SecondSeal => "second_seal",
            Alteration::AttachmentMismatch => "attachment_mismatch",
            Alteration::Unreadable => "unreadable",
        }
    }
}

/// Why nothing can be said about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Why {
    NotPdf,
    /// A PDF without any signature.
    NoSignature,
    /// Signed by other software; whether validly is for that software to say.
    ForeignSignature,
    /// Sealed by this software and unaltered, but by a firm that is not among the given ones. The names are what that
    /// firm calls itself.
    ForeignRoot {
        firm: String,
        device: String,
        /// DER. It came with the file, so it proves nothing until somebody compares its fingerprint with the firm.
        root: Vec<u8>,
    },
}

impl Why {
    /// A stable code for logs and text catalogues.
    pub fn code(&self) -> &'static str {
        match self {
            Why::NotPdf => "not_pdf",
            Why::NoSignature => "no_signature",
            Why::ForeignSignature => "foreign_signature",
            Why::ForeignRoot { .. } => "foreign_root",
        }
    }
}
