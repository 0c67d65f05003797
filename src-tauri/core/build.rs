//! Lists the Fluent catalogue of `assets/locales` for `platform::text`, so that adding a file is all it takes.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let locales = root.join("../../assets/locales");
    println!("cargo:rerun-if-changed={}", locales.display());
    let mut out = String::new();
    for (constant, language) in [("CHINESE", "zh-CN"), ("ENGLISH", "en")] {
        let _ = writeln!(out, "const {constant}: &[(&str, &str)] = &[");
        for file in catalogue(&locales.join(language))? {
            let name = file.file_name().unwrap_or_default();
            let _ = writeln!(out, "    ({name:?}, include_str!({:?})),", fs::canonicalize(&file)?);
        }
        out.push_str("];\n");
    }
    let target = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(target.join("catalogue.rs"), out)
}

fn catalogue(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect::<io::Result<_>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "ftl"));
    files.sort();
    Ok(files)
}
