//! The fonts papers are set in: part of the program, so that a paper looks the same on every machine (V-07).
//! They are read once, and only when a paper is made.

use std::sync::OnceLock;

use paper::{Face, Fonts};

use crate::kernel::fault::Fault;

/// The fonts of `assets/fonts`.
pub fn fonts() -> Result<&'static Fonts, Fault> {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(fonts);
    }
    let loaded = Fonts::from_bytes(Face::ALL.map(|face| embedded(face).to_vec())).map_err(Fault::bug)?;
    Ok(FONTS.get_or_init(|| loaded))
}

macro_rules! asset {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts/", $name))
    };
}

fn embedded(face: Face) -> &'static [u8] {
    match face {
        Face::Han => asset!("NotoSansSC-Regular.ttf"),
        Face::HanBold => asset!("NotoSansSC-Bold.ttf"),
        Face::Latin => asset!("NotoSans-Regular.ttf"),
        Face::LatinBold => asset!("NotoSans-Bold.ttf"),
        Face::Symbols => asset!("NotoSansSymbols2-Regular.ttf"),
        Face::Rare => asset!("NotoSansCJKsc-Rare.ttf"),
    }
}
