//! The words inside the square code of a printed sheet.

use std::fmt;

/// Letters and digits without I, L, O and U, which are misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX: &str = "AC1";
/// Ten bytes of the digest.
const CONTENT_LEN: usize = 16;
const NUMBER_MAX: usize = 32;

/// What a printed sheet says of itself, as written into its square code:
///
/// ```text
/// AC1:V26-B-00417:0G4T9Z2KQ1W7XMVE:1/2:1:5A3C
///     number      content          page print check
/// ```
///
/// Only characters of the code's alphanumeric mode occur, so the modules stay large. The check (CRC-16) finds every
/// single wrong character and any two neighbours exchanged, which matters where somebody types what no camera reads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaperCode {
    number: String,
    content: String,
    page: u16,
    pages: u16,
    print: u32,
}

/// Why a text is no code of ours, or why a code cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Something else: an address, a payment code, a part's label.
    #[error("the square code is not one of our papers")]
    Foreign,
    /// Ours, but from a later release.
    #[error("the square code was printed by a newer release (version {version})")]
    Newer { version: String },
    /// Ours by its beginning, but not as we write it.
    #[error("the {part} of the code is not as it should be")]
    Malformed { part: &'static str },
    /// Every part is well-formed, but the check does not agree: a character is wrong.
    #[error("the check of the code does not agree with its words")]
    Mistyped,
    /// Numbers are 1 to 32 capital letters, digits, `-` and `.`.
    #[error("the number {number:?} cannot stand in a code")]
    Number { number: String },
    #[error("page {page} of {pages}, print {print} cannot be")]
    Count { page: u16, pages: u16, print: u32 },
    /// A content digest has at least ten bytes.
    #[error("the content digest is too short")]
    Digest,
}

impl CodeError {
    /// The stable code a text catalogue is asked for.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Foreign => "scan.code_foreign",
            Self::Newer { .. } => "scan.code_newer",
            Self::Malformed { .. } | Self::Mistyped => "scan.code_mistyped",
            Self::Number { .. } | Self::Count { .. } | Self::Digest => "scan.code_unmakeable",
        }
    }
}

impl PaperCode {
    /// For page `page` of `pages` (from 1) of the paper `number`, printed for the `print`th time (from 1).
    /// `digest` is the digest of the content, of which the first 80 bits are kept.
    pub fn new(
        number: &str,
        digest: &[u8],
        page: u16,
        pages: u16,
        print: u32,
    ) -> Result<PaperCode, CodeError> {
        let content = content_code(digest)?;
        PaperCode::of_parts(number, content, page, pages, print)
    }

    fn of_parts(
        number: &str,
        content: String,
        page: u16,
        pages: u16,
        print: u32,
    ) -> Result<PaperCode, CodeError> {
        if !is_number(number) {
            return Err(CodeError::Number { number: number.to_owned() });
        }
        if page == 0 || page > pages || print == 0 {
            return Err(CodeError::Count { page, pages, print });
        }
        Ok(PaperCode { number: number.to_owned(), content, page, pages, print })
    }

    /// Reads the words of a square code, or what somebody typed from beside it. Spaces around are forgiven, small
    /// letters too; nothing else is.
    pub fn parse(text: &str) -> Result<PaperCode, CodeError> {
        let text = text.trim().to_ascii_uppercase();
        let mut parts = text.split(':');
        let version = parts.next().unwrap_or_default();
        if version != PREFIX {
            let is_later = version
                .strip_prefix("AC")
                .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()));
            return Err(if is_later && text.contains(':') {
                CodeError::Newer { version: version.to_owned() }
            } else {
                CodeError::Foreign
            });
        }
        let malformed = |part| CodeError::Malformed { part };
        let number = parts.next().filter(|n| is_number(n)).ok_or(malformed("number"))?;
        let content = parts.next().filter(|c| is_content(c)).ok_or(malformed("content"))?;
        let (page, pages) = parts.next().and_then(|p| p.split_once('/')).ok_or(malformed("page"))?;
        let page = count(page).ok_or(malformed("page"))?;
        let pages = count(pages).ok_or(malformed("page"))?;
        let print = parts.next().and_then(count).ok_or(malformed("print"))?;
        let check = parts.next().filter(|c| c.len() == 4).ok_or(malformed("check"))?;
        if parts.next().is_some() {
            return Err(malformed("end"));
        }
        let body = text.len().saturating_sub(check.len() + 1);
        if text.get(..body).map(crc) != u16::from_str_radix(check, 16).ok() {
            return Err(CodeError::Mistyped);
        }
        PaperCode::of_parts(number, content.to_owned(), page, pages, print).map_err(|_| malformed("page"))
    }

    /// The paper's number as issued, such as `V26-B-00417`.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Sixteen letters and digits made of the content's digest; compare with [`content_code`] of what is on file.
    pub fn content(&self) -> &str {
        &self.content
    }

    /// The content in groups of four, for people.
    pub fn content_in_groups(&self) -> String {
        let groups: Vec<&str> =
            (0..CONTENT_LEN / 4).filter_map(|g| self.content.get(g * 4..g * 4 + 4)).collect();
        groups.join("-")
    }

    /// From 1.
    pub fn page(&self) -> u16 {
        self.page
    }

    /// How many pages the paper has.
    pub fn pages(&self) -> u16 {
        self.pages
    }

    /// How often the paper had been printed with this sheet: 1 is the first print.
    pub fn print(&self) -> u32 {
        self.print
    }
}

/// The words for the square code; [`PaperCode::parse`] reads them.
impl fmt::Display for PaperCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PaperCode { number, content, page, pages, print } = self;
        let words = format!("{PREFIX}:{number}:{content}:{page}/{pages}:{print}");
        write!(f, "{words}:{:04X}", crc(&words))
    }
}

impl std::str::FromStr for PaperCode {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<PaperCode, CodeError> {
        PaperCode::parse(text)
    }
}

/// The first 80 bits of a digest as sixteen letters and digits (Crockford's base 32).
pub fn content_code(digest: &[u8]) -> Result<String, CodeError> {
    let bytes = digest.get(..10).ok_or(CodeError::Digest)?;
    let bits = bytes.iter().fold(0u128, |all, byte| all << 8 | u128::from(*byte));
    let letter = |at: usize| ALPHABET.get((bits >> (75 - 5 * at)) as usize & 31).map(|b| char::from(*b));
    Ok((0..CONTENT_LEN).filter_map(letter).collect())
}

fn is_number(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'.';
    (1..=NUMBER_MAX).contains(&text.len()) && text.bytes().all(allowed)
}

fn is_content(text: &str) -> bool {
    text.len() == CONTENT_LEN && text.bytes().all(|b| ALPHABET.contains(&b))
}

/// A count has one spelling: no sign, no leading zero.
fn count<N: std::str::FromStr>(text: &str) -> Option<N> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

/// CRC-16 with the polynomial of X.25: finds every error within sixteen bits in a row.
fn crc(text: &str) -> u16 {
    text.bytes().fold(0xffff, |crc, byte| {
        (0..8).fold(
            crc ^ u16::from(byte) << 8,
            |crc: u16, _| {
                if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 }
            },
        )
    })
}
