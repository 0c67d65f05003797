//! The fixed places of a seal in the bytes of a file, shared by the writer and the checker.
//!
//! A checker that looks a signature up through the PDF's object graph trusts the file to say where its signature is,
//! and forgers have lived off that. Here the place is found by its spelling, which must occur once in the file.

use sha2::{Digest, Sha256};

use crate::SealError;
use crate::objects::hex;

/// The start of the signature dictionary, up to the byte range.
pub(crate) const HEAD: &[u8] = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 ";
/// Between byte range and hexadecimal string.
pub(crate) const CONTENTS: &[u8] = b"]/Contents";
/// A second, independent mark with the version of this layout, so that a damaged `HEAD` is still known as a seal.
pub(crate) const BUILD: &[u8] = b"/Prop_Build<</App<</Name/FirmSeal/REx(1)>>>>";

/// The start of a time stamp's dictionary.
pub(crate) const STAMP_HEAD: &[u8] =
    b"<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/ByteRange[0 ";

/// Room for the CMS structure, in bytes; two certificates with long Chinese names need about 2,100.
pub(crate) const ROOM: usize = 4096;
/// The hexadecimal string with its angle brackets: what the byte range leaves out.
pub(crate) const GAP: usize = 2 * ROOM + 2;
/// Room for a time stamp with its authority's certificates; public authorities need 4,000 to 6,500.
pub(crate) const STAMP_ROOM: usize = 10_240;
/// Digits of each number in the byte range, so that filling it in moves nothing.
const DIGITS: usize = 10;
/// Three numbers, the first two followed by a space.
pub(crate) const RANGE: usize = 3 * DIGITS + 2;

/// The byte range after its leading `0 `: where the first part ends, where the second starts, how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    pub gap_start: usize,
    pub gap_end: usize,
    pub rest: usize,
}

impl Range {
    /// The range of a gap directly behind its own byte range, which starts at `at`, in a file of `length` bytes.
    pub fn behind(at: usize, room: usize, length: usize) -> Option<Range> {
        let gap_start = at.checked_add(RANGE + CONTENTS.len())?;
        // The hexadecimal string with its angle brackets.
        let gap_end = gap_start.checked_add(2 * room + 2)?;
        Some(Range { gap_start, gap_end, rest: length.checked_sub(gap_end)? })
    }

    /// SHA-256 of everything but the gap.
    pub fn digest(&self, file: &[u8]) -> [u8; 32] {
        let before = file.get(..self.gap_start).unwrap_or_default();
        let after = file.get(self.gap_end..self.gap_end.saturating_add(self.rest)).unwrap_or_default();
        Sha256::new().chain_update(before).chain_update(after).finalize().into()
    }

    /// The range as it is spelled in the file, or nothing if a number has more than ten digits.
    pub fn write(&self) -> Option<String> {
        let text = format!("{:010} {:010} {:010}", self.gap_start, self.gap_end, self.rest);
        (text.len() == RANGE).then_some(text)
    }

    /// Reads exactly what `write` writes.
    pub fn read(text: &[u8]) -> Option<Range> {
        let mut numbers = text.split(|b| *b == b' ').map(|digits| {
            let is_number = digits.len() == DIGITS && digits.iter().all(u8::is_ascii_digit);
            is_number.then(|| std::str::from_utf8(digits).ok()?.parse::<usize>().ok()).flatten()
        });
        let range = Range { gap_start: numbers.next()??, gap_end: numbers.next()??, rest: numbers.next()?? };
        (range.write()?.as_bytes() == text).then_some(range)
    }
}

/// Fills in the byte range at `at` and answers it.
pub(crate) fn put_range(file: &mut [u8], at: usize, room: usize) -> Result<Range, SealError> {
    let range = Range::behind(at, room, file.len()).ok_or(SealError::Encoding)?;
    put(file, at, range.write().ok_or(SealError::TooLarge)?.as_bytes())?;
    Ok(range)
}

/// Fills in the hexadecimal string, whose digits are all zero before.
pub(crate) fn put_contents(file: &mut [u8], range: &Range, der: &[u8]) -> Result<(), SealError> {
    if 2 * der.len() + 2 > range.gap_end - range.gap_start {
        return Err(SealError::TooLarge);
    }
    put(file, range.gap_start + 1, hex(der).as_bytes())
}

fn put(file: &mut [u8], at: usize, value: &[u8]) -> Result<(), SealError> {
    let place = file.get_mut(at..at + value.len()).ok_or(SealError::Encoding)?;
    place.copy_from_slice(value);
    Ok(())
}

/// Where `needle` first occurs.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(haystack, needle)
}

/// Where `needle` last occurs.
pub(crate) fn find_last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(haystack, needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_only_in_the_spelling_it_is_written_in() {
        let range = Range { gap_start: 100, gap_end: 8294, rest: 1200 };
        let text = range.write().unwrap();
        assert_eq!(text.len(), RANGE, "filling in the numbers must not move a byte");
        assert_eq!(Range::read(text.as_bytes()), Some(range));
        for wrong in
            ["0000000100 0000008294 000001200 ", "+000000100 0000008294 0000001200", "100 8294 1200", ""]
        {
            assert_eq!(Range::read(wrong.as_bytes()), None, "{wrong:?} is another spelling");
        }
    }

    #[test]
    fn a_file_of_more_than_ten_digits_has_no_range() {
        let range = Range { gap_start: 10_000_000_000, gap_end: 1, rest: 1 };
        assert_eq!(range.write(), None, "eleven digits would overwrite what follows");
    }
}
