//! The customer's copy of whatever was signed: the same content with the same digest, marked as a copy, and its
//! hand-over (F-10). Reports and numbered papers keep their own record of it; how it is made stands here once.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::blobs::to_base64;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::kernel::time::Moment;
use crate::platform::documents::{chosen, paper_fault, write_inside};

crate::choice! {
    /// How the customer got his copy (F-10).
    pub enum CopyMeans {
        Print = "print",
        Email = "email",
        Wechat = "wechat",
        UsbStick = "usb_stick",
    }
}

/// Who got it: somebody always did.
pub fn recipient(name: &str) -> Result<String, Fault> {
    let name = name.trim();
    if name.is_empty() {
        Fault::unless_complete(&["recipient"])?;
    }
    Ok(name.into())
}

/// A copy nobody recorded for longer is no longer a matter of the day.
const COPY_DAYS: i64 = 60;
const DAY_MS: i64 = 86_400_000;

/// What was signed before is not asked for any more.
pub fn asked_since(r: &Reader<'_>) -> Moment {
    Moment(r.now().0 - COPY_DAYS * DAY_MS)
}

/// A copy ready to print.
#[derive(Serialize, TS)]
pub struct CopyPrinted {
    pub name: String,
    /// Where it was written; none when no folder is chosen yet.
    pub path: Option<String>,
    /// The PDF itself where it was not written.
    pub base64: Option<String>,
}

/// The copy as it would be written, each page as SVG.
#[derive(Serialize, TS)]
pub struct CopyPreviewed {
    pub pages: Vec<String>,
}

/// The signed pages with the words of a copy on them.
pub struct Copied {
    pub pages: paper::Pages,
    pub number: String,
    /// The words that mark it.
    pub mark: String,
}

impl Copied {
    /// As it would be written.
    pub fn previewed(&self) -> CopyPreviewed {
        CopyPreviewed { pages: (0..self.pages.count()).map(|page| self.pages.svg(page)).collect() }
    }
}

/// Writes the copy for the customer: the signed pages, marked as his, with the digest of the signed content at the
/// foot. The sealed original is another file and stays what it is.
pub fn print(
    core: &Core,
    session: &Session,
    copied: impl FnOnce(&Reader<'_>) -> Result<Copied, Fault>,
) -> Result<CopyPrinted, Fault> {
    let (Copied { pages, number, mark }, folder) =
        core.read_as(session, |r| Ok((copied(r)?, chosen(r.conn())?)))?;
    let pdf = paper::write_pdf(&pages, &[], &[]).map_err(paper_fault)?;
    let name = format!("{number} {mark}.pdf");
    let path = folder.map(|f| write_inside(&f, &name, &pdf)).transpose()?;
    let base64 = path.is_none().then(|| to_base64(&pdf));
    Ok(CopyPrinted { name, path: path.map(|p| p.to_string_lossy().into_owned()), base64 })
}
