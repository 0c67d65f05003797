//! What stands behind the sealed bytes. One thing may: a time stamp over the whole sealed file, in the one form this
//! crate appends. Its token is read, everything around it is written anew from the sealed bytes, and both must give
//! the file. So nothing else can hide in that revision.

use lopdf::Document;

use super::envelope::contents;
use super::{Alteration, Stamp};
use crate::layout::{CONTENTS, RANGE, Range, STAMP_HEAD, STAMP_ROOM, find};
use crate::stamp::{Token, append};

/// What is appended, if it does not even begin as a time stamp.
pub(super) fn foreign_to(later: &[u8]) -> Option<Alteration> {
    let is_foreign = !later.is_empty() && find(later, STAMP_HEAD).is_none();
    is_foreign.then_some(Alteration::Appended { bytes: later.len() })
}

/// The token of the time stamp behind the first `sealed` bytes, signed and made for these very bytes. No PDF parser has
/// looked at the file yet.
pub(super) fn token(pdf: &[u8], sealed: usize) -> Result<Token, Alteration> {
    let later = pdf.get(sealed..).unwrap_or_default();
    let head = find(later, STAMP_HEAD).ok_or(Alteration::Appended { bytes: later.len() })?;
    let at = sealed + head + STAMP_HEAD.len();
    let range = Range::behind(at, STAMP_ROOM, pdf.len()).ok_or(Alteration::Stamp)?;
    let spelled = [range.write().unwrap_or_default().as_bytes(), CONTENTS].concat();
    if pdf.get(at..at + RANGE + CONTENTS.len()) != Some(spelled.as_slice()) {
        return Err(Alteration::Stamp);
    }
    let gap = pdf.get(range.gap_start..range.gap_end).unwrap_or_default();
    let der = contents(gap, STAMP_ROOM, Alteration::Stamp)?;
    let token = Token::read(&der).filter(|token| token.to_der().is_some_and(|again| again == der));
    let is_for_this = |token: &Token| token.imprint() == Some(range.digest(pdf));
    token.filter(|token| is_for_this(token) && token.is_signed() == Some(true)).ok_or(Alteration::Stamp)
}

/// The stamp, if it is all that stands behind the sealed bytes.
pub(super) fn stamp(
    pdf: &[u8],
    sealed: &[u8],
    document: &Document,
    token: &Token,
    authorities: &[Vec<u8>],
) -> Result<Stamp, Alteration> {
    let again = token.to_der().and_then(|der| append(sealed, document, &der).ok());
    if again.is_none_or(|again| again != pdf) {
        return Err(Alteration::Stamp);
    }
    Ok(Stamp {
        at_ms: token.at_ms().ok_or(Alteration::Stamp)?,
        authority: token.authority(),
        is_trusted: token.is_trusted(authorities),
    })
}
