use crate::book::{self, Grid};
use crate::encoding::{self, Encoding};
use crate::guard::tidy;
use crate::head::{MOST_TITLES, header_place};
use crate::rows::{self, Row, RowError, Rows, is_blank};
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
    /// A workbook that is damaged or locked by a password.
    #[error("the workbook cannot be read")]
    Workbook,
    /// The workbook has no such sheet.
    #[error("the workbook has no such sheet")]
    NoSheet,
}

impl SheetError {
    /// The stable code a text catalogue is asked for.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "sheet.empty",
            Self::NotText { .. } => "sheet.not_text",
            Self::NoHeader => "sheet.no_header",
            Self::TooLarge { .. } => "sheet.too_large",
            Self::TooWide => "sheet.too_wide",
            Self::Workbook => "sheet.workbook",
            Self::NoSheet => "sheet.no_sheet",
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
    /// The first line that is neither blank nor a title, cells without spaces round them.
    pub header: Vec<String>,
    /// The line of the file the header stands on, counted from 1, blank ones too.
    pub header_line: u64,
    /// The sheets of a workbook; none in a text file.
    pub sheets: Vec<String>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    pub(crate) text: String,
    /// Where the rows begin: a byte of the text, or a row of the grid.
    pub(crate) body: usize,
    pub(crate) grid: Option<Grid>,
}

impl Opened {
    /// The rows below the header, good and bad; blank ones are counted but left out.
    pub fn rows(&self) -> Box<dyn Iterator<Item = Result<Row, RowError>> + '_> {
        match &self.grid {
            Some(grid) => Box::new(rows::of_grid(grid, self.body, self.header.len())),
            None => Box::new(Rows::new(self)),
        }
    }
}

/// Opens a table: a workbook (XLSX, XLS, ODS), of which `sheet` names the sheet, or a CSV file, for which `choice`
/// overrides the guess at the encoding.
pub fn open(bytes: &[u8], choice: Option<Encoding>, sheet: Option<&str>) -> Result<Opened, SheetError> {
    match other_format(bytes) {
        Some("xlsx" | "xls" | "ods") if bytes.len() <= MOST_BYTES => open_book(bytes, sheet),
        _ => open_csv(bytes, choice),
    }
}

fn open_book(bytes: &[u8], wanted: Option<&str>) -> Result<Opened, SheetError> {
    let (sheets, sheet, grid) = book::read(bytes, wanted)?;
    let first = grid.iter().position(|row| !is_blank(&row.cells)).ok_or(SheetError::NoHeader)?;
    let lines: Vec<_> = grid.iter().skip(first).take(MOST_TITLES + 1).map(|row| row.cells.clone()).collect();
    let place = first + header_place(&lines).ok_or(SheetError::NoHeader)?;
    let mut header: Vec<String> = grid[place].cells.iter().map(|cell| tidy(cell).to_owned()).collect();
    // Formatted but empty columns to the right belong to nobody.
    while header.last().is_some_and(String::is_empty) {
        header.pop();
    }
    Ok(Opened {
        encoding: Encoding::Utf8,
        certain: true,
        delimiter: b'\t',
        header,
        header_line: place as u64 + 1,
        sheets,
        sheet: Some(sheet),
        text: String::new(),
        body: place + 1,
        grid: Some(grid),
    })
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
    let parted = by_chinese_commas(text);
    let text = parted.as_deref().unwrap_or(text);
    let (delimiter, start) = delimiter_of(text);
    let (header, body, header_line) = header_of(text, start, delimiter)?;
    Ok(Opened {
        encoding,
        certain,
        delimiter,
        header,
        header_line,
        sheets: Vec::new(),
        sheet: None,
        text: text.to_owned(),
        body,
        grid: None,
    })
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
        let holds = |name: &[u8]| bytes.windows(name.len()).any(|found| found == name);
        return Some(match () {
            () if holds(b"xl/") => "xlsx",
            () if holds(b"application/vnd.oasis.opendocument.spreadsheet") => "ods",
            () => "zip",
        });
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

/// The text with tabs for the full-width commas between its cells, where a person typed the table with a Chinese input
/// method: no other delimiter divides it, and these divide every line alike.
fn by_chinese_commas(text: &str) -> Option<String> {
    if text.contains('\t') || !text.contains('，') || DELIMITERS.iter().any(|d| fitness(text, *d) > 0) {
        return None;
    }
    let mut is_quoted = false;
    let swap = |c: char| {
        is_quoted ^= c == '"';
        if c == '，' && !is_quoted { '\t' } else { c }
    };
    let parted: String = text.chars().map(swap).collect();
    let lines = parted.lines().take(30).filter(|line| !line.trim().is_empty());
    let widths: Vec<usize> = lines.map(|line| line.matches('\t').count()).collect();
    let alike = widths.first().is_some_and(|first| *first > 0 && widths.iter().all(|width| width == first));
    alike.then_some(parted)
}

/// How well a delimiter explains the first lines: columns gained, times lines that have as many as the header.
fn fitness(text: &str, delimiter: u8) -> usize {
    let (mut at, mut lines) = (0, Vec::new());
    for _ in 0..30 {
        if at >= text.len() {
            break;
        }
        match split::record(text, at, delimiter) {
            Ok(record) => {
                at = record.end;
                if !is_blank(&record.cells) {
                    lines.push(record.cells);
                }
            }
            Err(_) => at = split::next_line(text, at),
        }
    }
    let titles = lines.len().min(MOST_TITLES + 1);
    let Some(width) = header_place(&lines[..titles]).map(|place| lines[place].len()) else { return 0 };
    width.saturating_sub(1) * lines.iter().filter(|cells| cells.len() == width).count()
}

/// The header, where the rows start, and the line it stands on.
fn header_of(text: &str, start: usize, delimiter: u8) -> Result<(Vec<String>, usize, u64), SheetError> {
    let (mut at, mut line) = (start, 1 + u64::from(start > 0));
    let mut found = Vec::new();
    while at < text.len() && found.len() <= MOST_TITLES {
        let Ok(record) = split::record(text, at, delimiter) else { break };
        if record.cells.len() > MOST_COLUMNS {
            return Err(SheetError::TooWide);
        }
        at = record.end;
        if !found.is_empty() || !is_blank(&record.cells) {
            found.push((record.cells, record.end, line));
        }
        line += 1;
    }
    let lines: Vec<Vec<String>> = found.iter().map(|(cells, _, _)| cells.clone()).collect();
    let place = header_place(&lines).ok_or(SheetError::NoHeader)?;
    let (cells, end, line) = found.swap_remove(place);
    Ok((cells.iter().map(|cell| tidy(cell).to_owned()).collect(), end, line))
}
