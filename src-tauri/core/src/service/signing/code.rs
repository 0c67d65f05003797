//! The square code of a sheet: its number and a part of its content's digest, so that a scan finds its paper and no
//! other (F-12).

use scan::PaperCode;

/// The words of the code.
pub fn words(number: &str, digest: &str, page: usize, pages: usize, print: i64) -> String {
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let print = u32::try_from(print.max(1)).unwrap_or(u32::MAX);
    // A number or digest no code can hold is none of ours; the bare number still leads a person to the paper.
    PaperCode::new(number, &bytes(digest), count(page), count(pages), print)
        .map_or_else(|_| number.to_string(), |code| code.to_string())
}

/// Whether the code was printed with that number and content.
pub fn is_of(code: &PaperCode, number: &str, digest: &str) -> bool {
    code.number() == number && scan::content_code(&bytes(digest)).is_ok_and(|now| now == code.content())
}

/// The content's part of the code, as it stands on the sheet, in groups of four.
pub fn content_in_groups(number: &str, digest: &str) -> String {
    PaperCode::new(number, &bytes(digest), 1, 1, 1).map(|code| code.content_in_groups()).unwrap_or_default()
}

fn bytes(hex: &str) -> Vec<u8> {
    let pair = |at: usize| hex.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    (0..hex.len()).step_by(2).map_while(pair).collect()
}
