//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use aftercare_verify::Language;
use lexopt::{Arg, Parser, ValueExt};

#[derive(Default)]
pub struct Args {
    pub files: Vec<PathBuf>,
    pub roots: Vec<PathBuf>,
    pub lists: Vec<PathBuf>,
    pub authorities: Vec<PathBuf>,
    pub is_json: bool,
    pub language: Language,
}

pub enum Call {
    Check(Args),
    Help(Language),
    /// With lexopt's own words, which are English.
    Wrong(Language, String),
}

pub fn read(words: impl IntoIterator<Item = OsString>) -> Call {
    let mut args = Args::default();
    let mut wants_help = false;
    match fill(&mut Parser::from_iter(words), &mut args, &mut wants_help) {
        Err(error) => Call::Wrong(args.language, error.to_string()),
        Ok(()) if wants_help => Call::Help(args.language),
        Ok(()) if args.files.is_empty() => Call::Wrong(args.language, String::new()),
        Ok(()) => Call::Check(args),
    }
}

fn fill(parser: &mut Parser, args: &mut Args, wants_help: &mut bool) -> Result<(), lexopt::Error> {
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Value(file) => args.files.push(file.into()),
            Arg::Long("root") => args.roots.push(parser.value()?.into()),
            Arg::Long("devices") => args.lists.push(parser.value()?.into()),
            Arg::Long("time-root") => args.authorities.push(parser.value()?.into()),
            Arg::Long("json") => args.is_json = true,
            Arg::Long("lang") => {
                let code = parser.value()?.string()?;
                args.language = Language::of_code(&code).ok_or("--lang zh-CN | en")?;
            }
            Arg::Long("help") | Arg::Short('h') => *wants_help = true,
            other => return Err(other.unexpected()),
        }
    }
    Ok(())
}
