use crate::open::{MOST_BYTES, MOST_PAGES, MOST_PIXELS};

/// Why a file as a whole cannot be looked at. A picture without a code in it is no error: see
/// [`Verdict`](crate::Verdict).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    #[error("the file is empty")]
    Empty,
    /// Neither JPEG, PNG nor PDF by its first bytes, whatever its name says: `heic`, `tiff`, `webp`, `gif`, `bmp`, `zip`
    /// (office files too) or `unknown`.
    #[error("the file is no JPEG, PNG or PDF but {found}")]
    NotAScan { found: &'static str },
    #[error("the file has {bytes} bytes, more than {MOST_BYTES}")]
    TooLarge { bytes: usize },
    /// Refused by the head of the file, before anything is unpacked.
    #[error("the picture has {width} by {height} points, more than {MOST_PIXELS} in all")]
    TooManyPixels { width: usize, height: usize },
    #[error("the file has {pages} pages, more than {MOST_PAGES}")]
    TooManyPages { pages: usize },
    /// Cut off, or broken inside: `jpeg`, `png` or `pdf`.
    #[error("the {kind} file is damaged")]
    Damaged { kind: &'static str },
    /// A PDF that opens only with a password.
    #[error("the PDF is locked with a password")]
    Locked,
}

impl ScanError {
    /// The stable code a text catalogue is asked for. HEIC has its own, for every iPhone makes it and the advice differs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "scan.empty",
            Self::NotAScan { found: "heic" } => "scan.heic",
            Self::NotAScan { .. } => "scan.not_a_scan",
            Self::TooLarge { .. } => "scan.too_large",
            Self::TooManyPixels { .. } => "scan.too_many_pixels",
            Self::TooManyPages { .. } => "scan.too_many_pages",
            Self::Damaged { .. } => "scan.damaged",
            Self::Locked => "scan.locked",
        }
    }
}
