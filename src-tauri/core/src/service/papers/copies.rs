//! The customer's copy of a signed paper (F-10): of its newest signature, whose pages show the earlier one too.

use serde::Deserialize;
use ts_rs::TS;

use super::issuing::check_mine;
use super::record::{Paper, PaperCopy, PaperId, PaperSignature};
use super::sealing;
use super::views::{PaperRow, PaperWanted, row};
use crate::kernel::change::Change;
use crate::kernel::core::Core;
use crate::kernel::fault::Fault;
use crate::kernel::needs::{Need, Scope};
use crate::kernel::reader::Reader;
use crate::kernel::session::Session;
use crate::service::signing::copies::{self, Copied, CopyMeans, CopyPreviewed, CopyPrinted, asked_since};

/// A paper without a signature has nothing to copy.
fn newest_signature(r: &Reader<'_>, paper: PaperId) -> Result<PaperSignature, Fault> {
    r.first::<PaperSignature>("WHERE paper = ?1 ORDER BY rid DESC LIMIT 1", [paper])?
        .ok_or_else(|| Fault::refused("papers.not_signed"))
}

/// The customer has his copy.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperCopyGiven {
    pub id: PaperId,
    pub means: CopyMeans,
    /// Who got it.
    pub recipient: String,
}

pub(super) fn give(c: &mut Change<'_>, input: PaperCopyGiven) -> Result<(), Fault> {
    check_mine(c, Need::AcceptancePresent, &c.need::<Paper>(input.id)?)?;
    let recipient = copies::recipient(&input.recipient)?;
    let copy = PaperCopy {
        id: c.new_id(),
        signature: newest_signature(c, input.id)?.id,
        means: input.means,
        recipient,
        given_at: c.now(),
        given_by: c.who().person,
    };
    c.create(&copy)
}

fn copied(r: &Reader<'_>, id: PaperId) -> Result<Copied, Fault> {
    let paper = r.need::<Paper>(id)?;
    check_mine(r, Need::DocumentPrint, &paper)?;
    sealing::copied(r, &newest_signature(r, id)?)
}

pub(super) fn preview(r: &Reader<'_>, input: PaperWanted) -> Result<CopyPreviewed, Fault> {
    Ok(copied(r, input.id)?.previewed())
}

pub(super) fn print(core: &Core, session: &Session, input: PaperWanted) -> Result<CopyPrinted, Fault> {
    copies::print(core, session, |r| copied(r, input.id))
}

/// Signed papers of the person asking whose copy nobody recorded, the longest waiting first.
pub fn copies_due(r: &Reader<'_>, limit: usize) -> Result<Vec<PaperRow>, Fault> {
    let who = r.who();
    let me = (who.scope(Need::AcceptancePresent) != Some(Scope::All)).then_some(who.person);
    let text = me.map(|person| person.to_string());
    let mut statement = r.conn().prepare_cached(
        "SELECT s.paper FROM paper_signature s INDEXED BY paper_signature_by_time
         JOIN paper p ON p.id = s.paper LEFT JOIN visit v ON v.id = p.visit
         WHERE s.signed_at >= ?1
         AND (?2 IS NULL OR p.issued_to = ?2 OR p.issued_by = ?2 OR instr(v.technicians, ?3) > 0)
         AND NOT EXISTS (SELECT 1 FROM paper_copy c WHERE c.signature = s.id)
         AND NOT EXISTS (SELECT 1 FROM paper_signature n WHERE n.paper = s.paper AND n.rid > s.rid)
         ORDER BY s.signed_at LIMIT ?4",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let found = statement.query_map((asked_since(r), me, text, limit), |row| row.get::<_, PaperId>(0))?;
    let found: Vec<PaperId> = found.collect::<Result<_, _>>()?;
    found.into_iter().map(|id| row(r, &r.need::<Paper>(id)?)).collect()
}
