use thiserror::Error;

/// Why a key could not be made or a file could not be sealed. Nothing was written in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SealError {
    /// Certificates allow 1 to 64 characters in a name.
    #[error("the {what} must have 1 to 64 characters")]
    Name { what: &'static str },
    /// The certificate stores the identifier as ASCII letters, digits and ` '()+,-./:=?`.
    #[error("the device identifier has a character a certificate cannot store")]
    DeviceId,
    /// Before 1970, after 9999, or an offset from UTC beyond a day.
    #[error("the moment cannot be written as a date")]
    Moment,
    #[error("the system gave no random bytes")]
    Randomness,
    /// Stored key bytes are damaged, of another kind, or do not belong to their certificate.
    #[error("the stored key cannot be read")]
    KeyBytes,
    #[error("a certificate or signature could not be encoded")]
    Encoding,
    #[error("the file is not a PDF that can be read")]
    Unreadable,
    #[error("the file is encrypted")]
    Encrypted,
    /// Sealing twice would make the first seal look broken.
    #[error("the file already carries a signature")]
    AlreadySigned,
    /// `page` counts from 0.
    #[error("there is no page {page}; the file has {pages}")]
    NoSuchPage { page: usize, pages: usize },
    #[error("the area of the seal on the page is not a rectangle")]
    Area,
    /// The report inside the file is not the one its ContentDigest names; such a file would be born altered.
    #[error("the attached report does not match the digest written in the file")]
    AttachmentMismatch,
    /// A serial number twice or none, a name or a moment no certificate can have.
    #[error("the list of devices names something no certificate can have")]
    DeviceList,
    #[error("the file or its certificates are too large to seal")]
    TooLarge,
}
