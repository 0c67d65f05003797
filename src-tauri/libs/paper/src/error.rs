use std::io;

/// Why a paper could not be made. Nothing is written anywhere when one of these comes back.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("font file {file} cannot be read: {reason}")]
    FontUnreadable { file: String, reason: io::Error },
    #[error("font file {file} is damaged")]
    FontDamaged { file: String },
    /// No face has an outline for this character; `field` is the caller's own name for the value that holds it.
    #[error("no glyph for U+{:04X} in {field}", *ch as u32)]
    MissingGlyph { ch: char, field: String },
    #[error("picture in {field} cannot be used: {reason}")]
    Picture { field: String, reason: String },
    #[error("there is no signature box {key}")]
    UnknownSignature { key: String },
    #[error("two signature boxes are called {key}")]
    SameSignature { key: String },
    #[error("the text of the square code is too long")]
    CodeTooLong,
    #[error("PDF cannot be written: {0}")]
    Write(String),
}
