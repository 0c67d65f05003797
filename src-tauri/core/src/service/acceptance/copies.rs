//! The customer's copy: the same content with the same digest, marked as a copy, and its hand-over (F-10).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record::{AcceptanceRound, RoundId, Signature};
use super::sealing;
use super::stage_record::{CopyMeans, CustomerCopy};
use crate::kernel::blobs::to_base64;
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::platform::documents::{chosen, paper_fault, write_inside};
use crate::platform::text::{Language, Text};

/// The copies given of a signed round, the first first.
pub(super) fn of_signature(r: &Reader<'_>, signature: &Signature) -> Result<Vec<CustomerCopy>, Fault> {
    r.find("WHERE signature = ?1 ORDER BY rid", [signature.id])
}

/// The signature of a round; a round without one has nothing to copy.
fn signature_of(r: &Reader<'_>, round: RoundId) -> Result<Signature, Fault> {
    r.first::<Signature>("WHERE round = ?1", [round])?.ok_or_else(|| Fault::refused("acceptance.not_signed"))
}

/// The customer has his copy.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopyGiven {
    pub round: RoundId,
    pub means: CopyMeans,
    /// Who got it.
    pub recipient: String,
}

pub(super) fn give(c: &mut Change<'_>, input: CopyGiven) -> Result<(), Fault> {
    if input.recipient.trim().is_empty() {
        return Fault::unless_complete(&["recipient"]);
    }
    let signature = signature_of(c, input.round)?;
    let copy = CustomerCopy {
        id: c.new_id(),
        signature: signature.id,
        means: input.means,
        recipient: input.recipient.trim().into(),
        given_at: c.now(),
        given_by: c.who().person,
    };
    c.create(&copy)
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

pub(super) fn preview(r: &Reader<'_>, round: RoundId) -> Result<CopyPreviewed, Fault> {
    let pages = laid_out(r, round)?.pages;
    Ok(CopyPreviewed { pages: (0..pages.count()).map(|page| pages.svg(page)).collect() })
}

struct LaidOut {
    pages: paper::Pages,
    number: String,
    mark: String,
}

fn laid_out(r: &Reader<'_>, round: RoundId) -> Result<LaidOut, Fault> {
    let round = r.need::<AcceptanceRound>(round)?;
    let signature = signature_of(r, round.id)?;
    let content = sealing::frozen(&round, &signature)?;
    let language = Language::of_code(&content.language).unwrap_or_default();
    let mark = Text::of(language).say("acceptance-paper-mark-copy");
    let pages = sealing::marked(r, &content, &signature, std::slice::from_ref(&mark))?;
    Ok(LaidOut { pages, number: content.number, mark })
}

/// Writes the copy for the customer: the signed pages, marked as his, with the digest of the signed content at the
/// foot. The sealed original is another file and stays what it is.
pub(super) fn print(core: &Core, session: &Session, round: RoundId) -> Result<CopyPrinted, Fault> {
    let (LaidOut { pages, number, mark }, folder) =
        core.read_as(session, |r| Ok((laid_out(r, round)?, chosen(r.conn())?)))?;
    let pdf = paper::write_pdf(&pages, &[], &[]).map_err(paper_fault)?;
    let name = format!("{number} {mark}.pdf");
    let path = folder.map(|f| write_inside(&f, &name, &pdf)).transpose()?;
    let base64 = path.is_none().then(|| to_base64(&pdf));
    Ok(CopyPrinted { name, path: path.map(|p| p.to_string_lossy().into_owned()), base64 })
}
