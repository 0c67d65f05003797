//! The fonts papers are set in, read once and only when a paper is made.

use std::sync::OnceLock;

use crate::kernel::fault::Fault;

/// The fonts of `assets/fonts`.
pub fn fonts() -> Result<&'static paper::Fonts, Fault> {
    static FONTS: OnceLock<paper::Fonts> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(fonts);
    }
    let loaded = paper::Fonts::embedded().map_err(Fault::bug)?;
    Ok(FONTS.get_or_init(|| loaded))
}
