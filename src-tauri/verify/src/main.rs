//! `aftercare-verify FILE|FOLDER…`: exit code 0 intact, 1 altered, 2 not ours or of an unproven firm, 3 signed after the
//! device was withdrawn; of several files the worst. 64 wrong call, 65 unusable certificate or list, 66 unreadable file.

mod args;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aftercare_verify::{Answer, Given, Judgement, Text, judge, order, sequences, show};

use crate::args::{Args, Call};

const USAGE: u8 = 64;
const BAD_DATA: u8 = 65;
const NO_INPUT: u8 = 66;

fn main() -> ExitCode {
    // The library turns a parser's panic into an answer; the default message beside it would only frighten.
    std::panic::set_hook(Box::new(|_| {}));
    let call = args::read(std::env::args_os());
    let code = match call {
        Call::Check(args) => check(&args).unwrap_or_else(|(code, message)| {
            let _ = writeln!(io::stderr(), "{message}");
            code
        }),
        Call::Help(language) => {
            put(&Text::of(language).say("usage"));
            0
        }
        Call::Wrong(language, message) => {
            let _ = writeln!(io::stderr(), "{message}\n{}", Text::of(language).say("usage"));
            USAGE
        }
    };
    ExitCode::from(code)
}

type Failure = (u8, String);

fn check(args: &Args) -> Result<u8, Failure> {
    let text = Text::of(args.language);
    let read = |path: &Path| -> Result<Vec<u8>, Failure> {
        let name = path.display().to_string();
        fs::read(path).map_err(|_| (NO_INPUT, text.get("unreadable-file", &[("file", &name)])))
    };
    let certificate = |path: &Path| -> Result<Vec<u8>, Failure> {
        let name = path.display().to_string();
        let bytes = read(path)?;
        seal::read_certificate(&bytes)
            .ok_or_else(|| (BAD_DATA, text.get("not-a-certificate", &[("file", &name)])))
    };
    let all =
        |paths: &[std::path::PathBuf]| paths.iter().map(|path| certificate(path)).collect::<Result<_, _>>();
    let given = Given {
        roots: all(&args.roots)?,
        lists: args.lists.iter().map(|path| read(path)).collect::<Result<_, _>>()?,
        authorities: all(&args.authorities)?,
    };
    let mut answers = Vec::new();
    for path in
        &pdfs(&args.files).map_err(|name| (NO_INPUT, text.get("unreadable-file", &[("file", &name)])))?
    {
        let name = path.display().to_string();
        let answer = judge(&name, &read(path)?, &given);
        let mut answer =
            answer.map_err(|problem| (BAD_DATA, text.say(&format!("list-{}", problem.code()))))?;
        if answer.judgement == Judgement::Unproven {
            answer.root_beside = certificate_beside(path, answer.root_fingerprint.as_deref());
        }
        answers.push(answer);
    }
    order(&mut answers);
    for answer in &answers {
        put(&if args.is_json { json(answer) } else { show(&text, answer) });
    }
    if !args.is_json {
        put(&sequences(&text, &answers));
    }
    Ok(worst(&answers))
}

/// The files, and of a folder every PDF directly in it, by name.
fn pdfs(given: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in given {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|_| path.display().to_string())?;
        let is_pdf = |path: &PathBuf| path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
        let mut inside: Vec<PathBuf> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_pdf).collect();
        inside.sort();
        found.append(&mut inside);
    }
    Ok(found)
}

/// A file as the program exports roots (`root-….cer`), with this fingerprint.
fn certificate_beside(pdf: &Path, fingerprint: Option<&str>) -> Option<String> {
    let folder = pdf.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_it = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let der =
            (name.starts_with("root-") && name.ends_with(".cer")).then(|| fs::read(path).ok()).flatten();
        der.and_then(|der| seal::read_certificate(&der)).map(|der| seal::fingerprint(&der)).as_deref()
            == fingerprint
    };
    let mut entries = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    entries.find(|path| fingerprint.is_some() && is_it(path)).map(|path| path.display().to_string())
}

/// An altered file among good ones must not be missed, whatever the others are.
fn worst(answers: &[Answer]) -> u8 {
    let rank = |judgement: &Judgement| match judgement {
        Judgement::Intact => 0,
        Judgement::Unproven | Judgement::NotOurs => 1,
        Judgement::SignedAfterRevocation => 2,
        Judgement::Altered => 3,
    };
    let worst = answers.iter().map(|answer| answer.judgement).max_by_key(rank);
    worst.map_or(0, Judgement::exit_code)
}

/// One object on a line.
fn json(answer: &Answer) -> String {
    serde_json::to_string(answer).unwrap_or_default() + "\n"
}

/// A reader that went away is no error.
fn put(text: &str) {
    let _ = write!(io::stdout(), "{text}");
}
