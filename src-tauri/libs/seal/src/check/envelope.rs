//! The place of the seal in the bytes of the file.

use super::Alteration;
use crate::layout::{CONTENTS, GAP, HEAD, RANGE, ROOM, Range, find, find_last};
use crate::objects::unhex;

/// A sealed file taken apart.
pub(super) struct Envelope {
    /// The CMS structure, without padding.
    pub seal: Vec<u8>,
    /// The sealed bytes around it; more may follow them.
    pub range: Range,
}

pub(super) enum Problem {
    NoMark,
    Altered(Alteration),
}

impl From<Alteration> for Problem {
    fn from(alteration: Alteration) -> Problem {
        Problem::Altered(alteration)
    }
}

/// Finds the one seal. The mark must occur once, the gap must stand directly behind its own byte range, and nothing but
/// the hexadecimal string may be left out; together with the digest this leaves one place where a seal can be.
pub(super) fn open(pdf: &[u8]) -> Result<Envelope, Problem> {
    let head = find(pdf, HEAD).ok_or(Problem::NoMark)?;
    if find_last(pdf, HEAD) != Some(head) {
        return Err(Alteration::SecondSeal.into());
    }
    let range_start = head + HEAD.len();
    let range_end = range_start + RANGE;
    let gap_start = range_end + CONTENTS.len();
    let text = pdf.get(range_start..range_end).ok_or(Alteration::Unreadable)?;
    let range = Range::read(text).ok_or(Alteration::Range)?;
    let is_in_place = range.gap_start == gap_start
        && range.gap_end == gap_start + GAP
        && pdf.get(range_end..gap_start).is_none_or(|contents| contents == CONTENTS);
    if !is_in_place {
        return Err(Alteration::Range.into());
    }
    let sealed = range.gap_end.checked_add(range.rest).ok_or(Alteration::Range)?;
    if sealed > pdf.len() {
        return Err(Alteration::Truncated { missing: sealed - pdf.len() }.into());
    }
    let gap = pdf.get(gap_start..range.gap_end).ok_or(Alteration::Unreadable)?;
    Ok(Envelope { seal: contents(gap, ROOM, Alteration::Seal)?, range })
}

/// The CMS structure in a gap. What follows it there is not signed and so must be nothing but zeros; `damaged` names
/// any other fault.
pub(super) fn contents(gap: &[u8], room: usize, damaged: Alteration) -> Result<Vec<u8>, Alteration> {
    let parts = || -> Option<(Vec<u8>, &[u8])> {
        let digits = gap.strip_prefix(b"<")?.strip_suffix(b">")?;
        let (seal, padding) = digits.split_at_checked(2 * der_length(digits, room)?)?;
        Some((unhex(seal)?, padding))
    };
    let (seal, padding) = parts().ok_or(damaged)?;
    if padding.iter().any(|digit| *digit != b'0') {
        return Err(Alteration::Padding);
    }
    Ok(seal)
}

/// The whole length of the structure, from its first four bytes: a sequence with a two-byte length.
fn der_length(digits: &[u8], room: usize) -> Option<usize> {
    let head = unhex(digits.get(..8)?)?;
    let [0x30, 0x82, high, low] = *head.as_slice() else { return None };
    let length = 4 + usize::from(u16::from_be_bytes([high, low]));
    (length <= room).then_some(length)
}
