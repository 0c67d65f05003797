//! The customer's copy of a signed round (F-10).

use serde::Deserialize;
use ts_rs::TS;

use super::record::{AcceptanceRound, RoundId, Signature};
use super::sealing;
use super::stage_record::CustomerCopy;
use crate::kernel::change::Change;
use crate::kernel::fault::Fault;
use crate::kernel::reader::Reader;
use crate::platform::text::{Language, Text};
use crate::service::signing::copies::{self, Copied, CopyMeans};

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
    let recipient = copies::recipient(&input.recipient)?;
    let signature = signature_of(c, input.round)?;
    let copy = CustomerCopy {
        id: c.new_id(),
        signature: signature.id,
        means: input.means,
        recipient,
        given_at: c.now(),
        given_by: c.who().person,
    };
    c.create(&copy)
}

/// The signed pages with the words of a copy.
pub(super) fn copied(r: &Reader<'_>, round: RoundId) -> Result<Copied, Fault> {
    let round = r.need::<AcceptanceRound>(round)?;
    let signature = signature_of(r, round.id)?;
    let content = sealing::frozen(&round, &signature)?;
    let language = Language::of_code(&content.language).unwrap_or_default();
    let mark = Text::of(language).say("acceptance-paper-mark-copy");
    let pages = sealing::marked(r, &content, &signature, std::slice::from_ref(&mark))?;
    Ok(Copied { pages, number: content.number, mark })
}
