//! Writes sample papers to a folder: `cargo run -p paper --example sample_report -- OUT_DIR`.

use std::path::{Path, PathBuf};

use paper::{Fonts, PaperError, lay_out, write_pdf};

#[path = "../tests/sample/mod.rs"]
mod sample;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to write to")?);
    std::fs::create_dir_all(&out)?;
    let fonts = fonts()?;
    for (name, doc) in [("zh", sample::report()), ("en", sample::english()), ("long", sample::long_report())]
    {
        let pages = lay_out(&doc, &fonts)?;
        std::fs::write(
            out.join(format!("{name}.pdf")),
            write_pdf(&pages, &sample::attachments(), &sample::info())?,
        )?;
        for page in 0..pages.count() {
            std::fs::write(out.join(format!("{name}-{}.svg", page + 1)), pages.svg(page))?;
        }
    }
    Ok(())
}

fn fonts() -> Result<Fonts, PaperError> {
    Fonts::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts"))
}
