use crate::encoding::{self, Encoding};
use crate::guard::tidy;
use crate::rows::{Row, RowError, Rows, is_blank};
use crate::split;

/// The largest file that is read: all of it is held in memory, twice for a moment.
pub const MOST_BYTES: usize = 64 << 20;
/// The most columns spreadsheet programs know.
pub const MOST_COLUMNS: usize = 16_384;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Why a file as a whole cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Something else under the name of a CSV file: `xlsx`, `xls`, `zip`, `png`, `jpeg`, `gif`, `pdf`, `gzip`, `rar`,
    /// `7z`, `sqlite`, `html`, `xml` or `binary`.
    #[error("the file is no text but {found}")]
    NotText { found: &'static str },
    /// No line with anything in it, or the first such line cannot be read.
    #[error("the file has no header line")]
    NoHeader,
    /// More bytes than [`MOST_BYTES`].
    #[error("the file has {bytes} bytes, more than {MOST_BYTES}")]
    TooLarge { bytes: usize },
    /// More columns than [`MOST_COLUMNS`].
    #[error("the header has more than {MOST_COLUMNS} columns")]
    TooWide,
}

impl SheetError {
    /// The stable code a text catalogue is asked for. A workbook has its own, for the advice differs: save as CSV.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "sheet.empty",
            Self::NotText { found: "xlsx" | "xls" } => "sheet.workbook",
            Self::NotText { .. } => "sheet.not_text",
            Self::NoHeader => "sheet.no_header",
            Self::TooLarge { .. } => "sheet.too_large",
            Self::TooWide => "sheet.too_wide",
        }
    }
}

/// A table whose header is known and whose rows can be walked, as often as needed.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Chosen or found.
    pub encoding: Encoding,
    /// Whether the encoding is beyond doubt; if not, a person should look at the preview and choose. True if chosen.
    pub certain: bool,
    /// `,` `;` tab or `|`.
    pub delimiter: u8,
    /// The first line that is not blank, cells without spaces round them.
    pub header: Vec<String>,
    pub(crate) text: String,
    pub(crate) body: usize,
}

impl Opened {
    /// The rows below the header, good and bad; blank ones are counted but left out.
    pub fn rows(&self) -> impl Iterator<Item = Result<Row, RowError>> + '_ {
        Rows::new(self)
    }
}

/// Opens a CSV file. `choice` overrides the guess at the encoding.
pub fn open_csv(bytes: &[u8], choice: Option<Encoding>) -> Result<Opened, SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(SheetError::TooLarge { bytes: bytes.len() });
    }
    if let Some(found) = other_format(bytes) {
        return Err(SheetError::NotText { found });
    }
    let (encoding, certain) = choice.map_or_else(|| encoding::guess(bytes), |chosen| (chosen, true));
    let text = encoding::decode(bytes, encoding);
    // Some DOS programs end a text with this mark.
    let text = text.trim_end_matches('\x1A');
    if let Some(found) = no_text(text, choice.is_some()) {
        return Err(SheetError::NotText { found });
    }
    let (delimiter, start) = delimiter_of(text);
    let (header, body) = header_of(text, start, delimiter)?;
    Ok(Opened { encoding, certain, delimiter, header, text: text.to_owned(), body })
}

/// The formats that come under a wrong name, by their first bytes.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"\x89PNG", "png"),
        (b"\xFF\xD8\xFF", "jpeg"),
        (b"GIF8", "gif"),
        (b"%PDF-", "pdf"),
        (b"\xD0\xCF\x11\xE0", "xls"),
        (b"\x1F\x8B\x08", "gzip"),
        (b"Rar!\x1A", "rar"),
        (b"7z\xBC\xAF", "7z"),
        (b"SQLite format 3\0", "sqlite"),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        // File names stand uncompressed in a ZIP; the workbook's parts all lie below xl/.
        return Some(if bytes.windows(3).any(|name| name == b"xl/") { "xlsx" } else { "zip" });
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

/// What decoded text is when it is no table: many programs write HTML and call it a spreadsheet.
fn no_text(text: &str, chosen: bool) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(9).collect::<String>().to_ascii_lowercase();
    if ["<html", "<!doctype", "<table", "<meta", "<head"].iter().any(|tag| start.starts_with(tag)) {
        return Some("html");
    }
    if start.starts_with("<?xml") {
        return Some("xml");
    }
    let (mut all, mut control, mut lost) = (0usize, 0usize, 0usize);
    for character in text.chars() {
        all += 1;
        match character {
            '\0' => return Some("binary"),
            '\t' | '\n' | '\r' | '\x0B' | '\x0C' => {}
            char::REPLACEMENT_CHARACTER => lost += 1,
            other if other.is_ascii_control() => control += 1,
            _ => {}
        }
    }
    // With a chosen encoding much may be lost because the choice was wrong: show it, so that it can be seen.
    let is_binary = control * 50 > all || (!chosen && lost * 4 > all);
    is_binary.then_some("binary")
}

/// The delimiter, and where the table starts.
fn delimiter_of(text: &str) -> (u8, usize) {
    // Spreadsheet programs take and write this as a first line.
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(named) = rest.bytes().next().filter(|b| DELIMITERS.contains(b))
    {
        return (named, split::next_line(text, 0));
    }
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let score = fitness(text, delimiter);
        // Not "or equal": the first in the list is the likeliest.
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    (best.1, 0)
}

/// How well a delimiter explains the first lines: columns gained, times lines that have as many as the first.
fn fitness(text: &str, delimiter: u8) -> usize {
    let (mut at, mut width, mut alike) = (0, 0, 0);
    for _ in 0..30 {
        if at >= text.len() {
            break;
        }
        match split::record(text, at, delimiter) {
            Ok(record) => {
                at = record.end;
                if is_blank(&record.cells) {
                    continue;
                }
                if width == 0 {
                    width = record.cells.len();
                }
                alike += usize::from(record.cells.len() == width);
            }
            Err(_) => at = split::next_line(text, at),
        }
    }
    width.saturating_sub(1) * alike
}

/// The header and where the rows start.
fn header_of(text: &str, start: usize, delimiter: u8) -> Result<(Vec<String>, usize), SheetError> {
    let mut at = start;
    while at < text.len() {
        let record = split::record(text, at, delimiter).map_err(|_| SheetError::NoHeader)?;
        if record.cells.len() > MOST_COLUMNS {
            return Err(SheetError::TooWide);
        }
        if !is_blank(&record.cells) {
            let header = record.cells.iter().map(|cell| tidy(cell).to_owned()).collect();
            return Ok((header, record.end));
        }
        at = record.end;
    }
    Err(SheetError::NoHeader)
}
