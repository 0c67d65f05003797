//! The faces a paper is printed with. Files are read when the first paper is laid out, not at start.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use crate::measure::Glyph;
use crate::{Language, PaperError};

/// One font file; the order of [`Face::ALL`] is the order [`Fonts::from_bytes`] takes them in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    Han,
    HanBold,
    Latin,
    LatinBold,
    Symbols,
    Rare,
}

impl Face {
    pub const ALL: [Face; 6] =
        [Face::Han, Face::HanBold, Face::Latin, Face::LatinBold, Face::Symbols, Face::Rare];

    /// The file's name inside the font folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Face::Han => "NotoSansSC-Regular.ttf",
            Face::HanBold => "NotoSansSC-Bold.ttf",
            Face::Latin => "NotoSans-Regular.ttf",
            Face::LatinBold => "NotoSans-Bold.ttf",
            Face::Symbols => "NotoSansSymbols2-Regular.ttf",
            Face::Rare => "NotoSansCJKsc-Rare.ttf",
        }
    }

    /// The name inside the PDF, without the mark of a subset.
    pub(crate) fn postscript_name(self) -> &'static str {
        self.file_name().trim_end_matches(".ttf")
    }

    pub(crate) fn is_bold(self) -> bool {
        matches!(self, Face::HanBold | Face::LatinBold)
    }
}

/// The faces, shared: a clone costs nothing, and threads may lay out at the same time.
#[derive(Debug, Clone)]
pub struct Fonts(Arc<Store>);

#[derive(Debug)]
struct Store {
    dir: PathBuf,
    bytes: [OnceLock<Vec<u8>>; 6],
    found: Mutex<HashMap<Wanted, Option<Glyph>>>,
}

/// A character, the order of the faces it is looked for in, and whether it is bold.
type Wanted = (char, Language, bool);

impl Fonts {
    /// Looks that every file of [`Face::ALL`] is in `dir`, and reads none of them yet.
    pub fn load(dir: &Path) -> Result<Fonts, PaperError> {
        for face in Face::ALL {
            fs::metadata(dir.join(face.file_name())).map_err(|reason| unreadable(face, reason))?;
        }
        Ok(Fonts(Arc::new(Store {
            dir: dir.to_path_buf(),
            bytes: Default::default(),
            found: Mutex::default(),
        })))
    }

    /// Faces that are in memory already, in the order of [`Face::ALL`].
    pub fn from_bytes(files: [Vec<u8>; 6]) -> Result<Fonts, PaperError> {
        let store = Store { dir: PathBuf::new(), bytes: files.map(OnceLock::from), found: Mutex::default() };
        let fonts = Fonts(Arc::new(store));
        for face in Face::ALL {
            fonts.parse(face)?;
        }
        Ok(fonts)
    }

    /// The bytes of one file.
    pub(crate) fn bytes(&self, face: Face) -> Result<&[u8], PaperError> {
        let place = &self.0.bytes[face as usize];
        if let Some(bytes) = place.get() {
            return Ok(bytes);
        }
        // Two threads may both read here; the first to finish wins and the other's copy is dropped.
        let read = fs::read(self.0.dir.join(face.file_name())).map_err(|reason| unreadable(face, reason))?;
        Ok(place.get_or_init(|| read))
    }

    /// What an earlier paper found for a character: `Some(None)` when no face has it.
    pub(crate) fn remembered(&self, wanted: Wanted) -> Option<Option<Glyph>> {
        self.0.found.lock().ok()?.get(&wanted).copied()
    }

    /// At most one entry a character, language and weight, so it stays far below the size of a face.
    pub(crate) fn remember(&self, wanted: Wanted, glyph: Option<Glyph>) {
        if let Ok(mut found) = self.0.found.lock() {
            found.insert(wanted, glyph);
        }
    }

    /// Parsing only looks at the table directory, so it is done anew for each paper.
    pub(crate) fn parse(&self, face: Face) -> Result<ttf_parser::Face<'_>, PaperError> {
        let damaged = || PaperError::FontDamaged { file: face.file_name().to_owned() };
        let parsed = ttf_parser::Face::parse(self.bytes(face)?, 0).map_err(|_| damaged())?;
        // All arithmetic of the layout is in thousandths of an em, without rounding.
        if parsed.units_per_em() == 1000 { Ok(parsed) } else { Err(damaged()) }
    }
}

fn unreadable(face: Face, reason: std::io::Error) -> PaperError {
    PaperError::FontUnreadable { file: face.file_name().to_owned(), reason }
}
