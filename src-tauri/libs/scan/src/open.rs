//! From bytes to an answer: what the file is, its limits, its pages.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::decode::{self, Unpacked};
use crate::error::ScanError;
use crate::pdf;
use crate::seek::seek;
use crate::sight::{Found, Kind, Scan, Sight};

/// A thick stack of sheets at 300 dpi in colour.
pub const MOST_BYTES: usize = 192 << 20;
/// Points of one picture: the largest telephones make 50 million.
pub const MOST_PIXELS: usize = 64_000_000;
/// Pages of one file.
pub const MOST_PAGES: usize = 500;

/// Every code in the file. Shorthand for [`look`] where nobody asks about the pages without one.
pub fn read(bytes: &[u8]) -> Result<Vec<Found>, ScanError> {
    look(bytes).map(|scan| scan.found)
}

/// Looks at every page of a JPEG, PNG or PDF.
///
/// Pure: the same bytes give the same answer. Never panics, and needs memory for one picture at a time, whatever the
/// file claims to be.
pub fn look(bytes: &[u8]) -> Result<Scan, ScanError> {
    let kind = kind_of(bytes)?;
    if bytes.len() > MOST_BYTES {
        return Err(ScanError::TooLarge { bytes: bytes.len() });
    }
    // The readers of pictures and of PDF are other people's: what they do not foresee is a damaged file to us.
    let looked = catch_unwind(AssertUnwindSafe(|| match kind {
        Kind::Jpeg => decode::jpeg(bytes).map_err(|why| fault(why, "jpeg")).map(|luma| one(kind, &luma)),
        Kind::Png => decode::png(bytes).map_err(|why| fault(why, "png")).map(|luma| one(kind, &luma)),
        Kind::Pdf => pdf::look(bytes),
    }));
    looked.unwrap_or(Err(ScanError::Damaged { kind: kind.name() }))
}

fn one(kind: Kind, luma: &crate::luma::Luma) -> Scan {
    let seen = seek(luma);
    let sight = Sight {
        page: 1,
        width: luma.width as u32,
        height: luma.height as u32,
        contrast: luma.contrast(),
        verdict: seen.verdict(),
    };
    Scan { kind, found: seen.found, pages: vec![sight] }
}

fn fault(why: Unpacked, kind: &'static str) -> ScanError {
    match why {
        Unpacked::TooManyPixels { width, height } => ScanError::TooManyPixels { width, height },
        Unpacked::Damaged => ScanError::Damaged { kind },
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Jpeg => "jpeg",
            Kind::Png => "png",
            Kind::Pdf => "pdf",
        }
    }
}

/// PDF may have a mail's or a printer's words before its head.
const PDF_HEAD_WITHIN: usize = 1024;

pub(crate) fn kind_of(bytes: &[u8]) -> Result<Kind, ScanError> {
    let at = |offset: usize, what: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(what));
    let head = bytes.get(..PDF_HEAD_WITHIN).unwrap_or(bytes);
    let found = if bytes.is_empty() {
        return Err(ScanError::Empty);
    } else if at(0, b"\xff\xd8\xff") {
        return Ok(Kind::Jpeg);
    } else if at(0, b"\x89PNG\r\n\x1a\n") {
        return Ok(Kind::Png);
    } else if at(4, b"ftyp") {
        "heic"
    } else if at(0, b"II*\0") || at(0, b"MM\0*") {
        "tiff"
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        "webp"
    } else if at(0, b"GIF8") {
        "gif"
    } else if at(0, b"BM") {
        "bmp"
    } else if at(0, b"PK\x03\x04") {
        "zip"
    } else if head.windows(5).any(|five| five == b"%PDF-") {
        return Ok(Kind::Pdf);
    } else {
        "unknown"
    };
    Err(ScanError::NotAScan { found })
}
