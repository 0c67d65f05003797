//! The document value: what a caller hands in. Nothing here knows of pages or of PDF.

/// Decides which face is asked first for a character, and the words the layout adds itself ("第 1 / 2 页").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    Zh,
    En,
}

/// The paper a document is laid out on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageSize {
    #[default]
    A4,
    /// Registers: wide tables.
    A4Across,
    /// Receipts.
    A5,
    /// 99 × 210 mm, a third of A4: a card that hangs on a thing.
    Tag,
}

/// The head of the first page. `logo` holds PNG or JPEG bytes; `None` leaves its place to the company's name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letterhead {
    pub company: String,
    pub lines: Vec<String>,
    pub logo: Option<Vec<u8>>,
}

/// A moment and the zone it was written in; UTC milliseconds and minutes east of UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Created {
    pub utc_ms: i64,
    pub offset_min: i32,
}

/// What PDF readers show under "properties". `created` is the only time in the file, so it must come from the record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Meta {
    pub author: String,
    pub subject: String,
    pub created: Created,
    pub keywords: Vec<String>,
}

/// Facts of the sealing, printed at the foot of every page beside "page n of N". Empty strings print nothing.
///
/// They are known only after the content is fixed, so they are outside [`Pages::digest`](crate::Pages::digest) and may
/// even quote it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Foot {
    pub digest: String,
    pub device: String,
    pub sealed: String,
}

/// One paper, ready to be laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub title: String,
    pub number: String,
    pub language: Language,
    pub letterhead: Letterhead,
    /// Text of the square code at the top right; its place stays free when absent. Outside the digest, as [`Foot`].
    pub qr: Option<String>,
    /// Words set in a frame beside the title, such as "样本 SAMPLE" or "客户联".
    pub marks: Vec<String>,
    pub blocks: Vec<Block>,
    pub foot: Foot,
    pub meta: Meta,
}

/// A piece of the body. `field` is the caller's name for the value, given back in
/// [`PaperError::MissingGlyph`](crate::PaperError::MissingGlyph).
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Stays with what follows it.
    Heading(String),
    /// A grid of two columns; a value too long for its column takes the whole width.
    Facts(Vec<Fact>),
    /// Running text; line feeds are kept.
    Text { label: Option<String>, value: String, field: String },
    /// Repeats its head on every page it reaches.
    Table(Table),
    /// ☑ and ☐ with their words, set one after the other.
    Checks { label: Option<String>, items: Vec<(bool, String)>, field: String },
    /// Two side by side, captions below.
    Photos(Vec<Photo>),
    /// One picture over the whole width, as large as a page lets it: a sheet that came back.
    Scan(Photo),
    /// What the signer agrees to; stays on one page with the signatures that follow it.
    Declaration(String),
    /// Boxes to sign in, two or three side by side; a box never parts from its words.
    Signatures(Vec<SignatureBox>),
    /// Goes to the next page as a whole, unless it is longer than a page.
    Keep(Vec<Block>),
    /// Empty height in millimetres; vanishes at a page's top.
    Gap(f32),
}

/// A label and its value. An empty value prints as a dash; one of line breaks alone is room for a hand to write in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fact {
    pub label: String,
    pub value: String,
    pub field: String,
}

/// Rows shorter than `columns` end in empty cells; longer ones are cut.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    pub totals: Vec<Total>,
    pub field: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    pub width: Width,
    pub align: Align,
}

/// `Share` divides what the `Mm` columns leave of the text width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    Mm(f32),
    Share(f32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    pub bold: bool,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Cell { text: text.into(), bold: false }
    }
}

/// A line below a table: label and amount, at the right. `strong` is for the sum to be paid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Total {
    pub label: String,
    pub value: String,
    pub strong: bool,
}

/// `jpeg` goes into the PDF byte for byte: bring it to paper size with
/// [`photo_for_paper`](crate::photo_for_paper) first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Photo {
    pub jpeg: Vec<u8>,
    pub caption: String,
}

/// A box to sign in. `key` names it for [`Pages::with_ink`](crate::Pages::with_ink) and must be unique in the document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SignatureBox {
    pub key: String,
    pub label: String,
    pub name_line: String,
    /// Printed above the box, at its right; outside the digest, because it is known only once signed.
    pub date_line: String,
    /// For whom another signs: small, under the box, cut where it is too long; outside the digest as the date is.
    pub proxy_line: String,
    /// Inside the box, where a side signs by the seal of the file and not by hand; outside the digest as the date is.
    pub inside_line: String,
    pub ink: Option<Ink>,
    /// The company's seal (公章) as PNG or JPEG, printed 30 mm square behind the words.
    pub stamp: Option<Vec<u8>>,
}

/// Handwriting as it came from the pad. All numbers are the pad's own units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ink {
    pub strokes: Vec<Vec<Point>>,
    pub width: i32,
    pub height: i32,
}

/// `pressure` is 1 to 1000; 0 means the pad does not tell, and the width then follows the speed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Point {
    pub x: i32,
    pub y: i32,
    pub t_ms: i32,
    pub pressure: i32,
}

/// A file inside the PDF, marked as the source of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    pub mime: String,
    pub description: String,
    pub bytes: Vec<u8>,
}
