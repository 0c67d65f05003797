//! What a look at a file answers.

/// What the file is by its bytes, not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Jpeg,
    Png,
    Pdf,
}

/// All that was seen in one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Scan {
    pub kind: Kind,
    /// Every code once for each page it stands on, by page.
    pub found: Vec<Found>,
    /// One for each page, in order; a JPEG or PNG is one page.
    pub pages: Vec<Sight>,
}

impl Scan {
    /// How many pages somebody has to look at because no code was read on them.
    pub fn unread(&self) -> usize {
        self.pages.iter().filter(|page| page.verdict != Verdict::Read).count()
    }
}

/// A square code that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// From 1.
    pub page: u32,
    /// The words of the code, whoever printed it: [`PaperCode::parse`](crate::PaperCode::parse) tells whether it is ours.
    pub code: String,
    /// Its corners on the picture, in points from the top left, in the order top left, top right, bottom right,
    /// bottom left of the upright code.
    pub corners: [(i32, i32); 4],
    /// Points of the picture for one square of the code. Below 3 it was read by luck: a sharper scan is worth asking for.
    pub square: f32,
    /// How far the sheet is turned clockwise, 0 to 359 degrees: turn the picture back by this to see it upright.
    pub turned: u16,
}

/// What can be said of one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sight {
    /// From 1.
    pub page: u32,
    /// Size of the largest picture on it; 0 without a picture.
    pub width: u32,
    pub height: u32,
    /// Difference of dark and light (1st and 99th hundredth of the points), 0 to 255. Print on paper has above 80.
    pub contrast: u8,
    pub verdict: Verdict,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// At least one code was read.
    Read,
    /// There is a square code, but its words cannot be made out: blurred, cut or folded.
    Unreadable,
    /// No square code is to be seen.
    NoCode,
    /// A PDF page without a picture: made by a program, not scanned.
    NoPicture,
    /// A picture in a PDF that cannot be unpacked, with the name of its packing, such as `JBIG2Decode`, or `damaged`
    /// or `too large`.
    NotUnpacked { packing: String },
}

impl Verdict {
    /// The stable code a text catalogue is asked for.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read => "scan.page_read",
            Self::Unreadable => "scan.page_unreadable",
            Self::NoCode => "scan.page_no_code",
            Self::NoPicture => "scan.page_no_picture",
            Self::NotUnpacked { .. } => "scan.page_not_unpacked",
        }
    }
}
