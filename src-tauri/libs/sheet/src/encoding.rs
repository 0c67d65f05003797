use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// How the characters of a file are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    Utf8,
    /// UTF-8 with a byte order mark, as spreadsheet programs save it.
    Utf8Bom,
    Utf16Le,
    Utf16Be,
    /// Also stands for GBK and GB2312, which are parts of it.
    Gb18030,
    /// Traditional characters; never guessed, only chosen, for most Big5 is valid GBK as well.
    Big5,
}

const MARKS: [(&[u8], Encoding); 3] = [
    (b"\xEF\xBB\xBF", Encoding::Utf8Bom),
    (b"\xFF\xFE", Encoding::Utf16Le),
    (b"\xFE\xFF", Encoding::Utf16Be),
];

impl Encoding {
    /// Every encoding a person may choose from, in the order to offer them.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Utf8Bom, Self::Gb18030, Self::Big5, Self::Utf16Le, Self::Utf16Be];

    /// The name programs know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 BOM",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 | Self::Utf8Bom => encoding_rs::UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => encoding_rs::GB18030,
            Self::Big5 => encoding_rs::BIG5,
        }
    }
}

/// The text in `bytes`, U+FFFD standing for what cannot be decoded; a byte order mark is left out.
pub(crate) fn decode(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    encoding.decoder().decode_with_bom_removal(bytes).0
}

/// What `bytes` are most likely written in, and whether there is hardly a doubt.
pub(crate) fn guess(bytes: &[u8]) -> (Encoding, bool) {
    if let Some(&(_, marked)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return (marked, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (Encoding::Utf8, true);
    }
    if is_damaged_utf8(bytes) {
        return (Encoding::Utf8, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Whatever else it finds (a few bytes look like many encodings), this is what a Chinese office most likely sends;
    // the doubt is passed on so that the person is asked to look at the preview.
    let found = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    (Encoding::Gb18030, found == encoding_rs::GBK && is_everyday_chinese(bytes))
}

/// UTF-8 with a broken character here and there, as a cut file or a faulty program leaves it. Without this, one bad
/// byte would turn every good row into gibberish. Chinese in GBK hardly ever forms valid three-byte sequences.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= 8 * bad
}

/// Whether most double-byte characters are among the everyday ones of GB2312 (its symbols and first level). Big5 read
/// as GBK comes out in rare characters.
fn is_everyday_chinese(bytes: &[u8]) -> bool {
    let (mut everyday, mut all, mut at) = (0usize, 0usize, 0);
    while at + 1 < bytes.len() {
        if bytes[at] < 0x81 {
            at += 1;
            continue;
        }
        all += 1;
        everyday += usize::from(matches!(bytes[at], 0xA1..=0xA3 | 0xB0..=0xD7) && bytes[at + 1] >= 0xA1);
        at += 2;
    }
    everyday * 3 >= all * 2
}
