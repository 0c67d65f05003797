//! Reads the square codes on scans and photos of printed sheets, and knows the words in them. See README.md.

mod code;
mod decode;
mod error;
mod eyes;
mod grid;
mod luma;
mod open;
mod pdf;
mod raster;
mod seek;
mod show;
mod sight;

pub use code::{CodeError, PaperCode, content_code};
pub use error::ScanError;
pub use open::{MOST_BYTES, MOST_PAGES, MOST_PIXELS, look, read};
pub use show::picture;
pub use sight::{Found, Kind, Scan, Sight, Verdict};
