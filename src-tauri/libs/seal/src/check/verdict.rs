/// The answer of [`crate::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every bit is as sealed by a device of one of the given firms.
    Intact(Box<Facts>),
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
    /// Lower-case hexadecimal.
    pub file_sha256: String,
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
    /// The unused room behind the seal is not empty.
    Padding,
    /// The stated bounds of the sealed bytes do not fit the file.
    Range,
    /// The end is missing.
    Truncated { missing: usize },
    /// Something was added behind the sealed bytes, which are themselves judged separately.
    Appended { bytes: usize },
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
