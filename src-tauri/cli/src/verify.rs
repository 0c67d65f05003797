//! `verify`: is this PDF, bit for bit, what a device of the firm sealed?

use std::fs;
use std::path::{Path, PathBuf};

use aftercare_core::Fault;
use aftercare_core::kernel::blobs;
use aftercare_core::platform::documents::{Believed, judge};
use aftercare_core::platform::text::{Arg, Text};
use serde_json::{Value, json};

use crate::args::Args;
use crate::desk::Desk;
use crate::print;

const INTACT: u8 = 0;
const ALTERED: u8 = 1;
const NOT_OURS: u8 = 2;
const SIGNED_AFTER_REVOCATION: u8 = 3;

/// Files a check rests on when no vault is asked.
pub struct Given<'a> {
    pub roots: &'a [PathBuf],
    pub lists: &'a [PathBuf],
    pub authorities: &'a [PathBuf],
}

pub fn verify(args: &Args, file: &Path, given: &Given<'_>, is_json: bool) -> Result<u8, Fault> {
    let verdict = if given.roots.is_empty() { by_vault(args, file)? } else { by_files(file, given)? };
    if is_json {
        print::answer(&verdict);
    } else {
        print::line(&sentence(Text::of(args.lang.into()), &verdict));
    }
    Ok(match verdict["judgement"].as_str() {
        Some("intact") => INTACT,
        Some("altered") => ALTERED,
        Some("signed_after_revocation") => SIGNED_AFTER_REVOCATION,
        _ => NOT_OURS,
    })
}

/// Against the certificates the firm's own vault trusts.
fn by_vault(args: &Args, file: &Path) -> Result<Value, Fault> {
    Desk::unlocked(args)?.call("documents.verify", json!({"path": file}))
}

/// Against certificates and lists at hand; needs no vault.
fn by_files(file: &Path, given: &Given<'_>) -> Result<Value, Fault> {
    let read = |path: &PathBuf| fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e));
    let certificates = |paths: &[PathBuf]| -> Result<Vec<Vec<u8>>, Fault> {
        paths.iter().map(|path| read(path).and_then(|b| der(&b))).collect()
    };
    let lists: Vec<Vec<u8>> = given.lists.iter().map(read).collect::<Result<_, _>>()?;
    let roots = certificates(given.roots)?;
    let believed = Believed::from_files(roots, &lists, certificates(given.authorities)?)?;
    let bytes = fs::read(file).map_err(|e| Fault::outside("file.unreadable", &e))?;
    serde_json::to_value(judge(&bytes, &believed)).map_err(Fault::bug)
}

fn sentence(text: &Text, verdict: &Value) -> String {
    let words = |key: &str| Arg::from(verdict[key].as_str().unwrap_or_default());
    match verdict["judgement"].as_str() {
        Some("intact") => text.get(
            "cli-verify-intact",
            &[("firm", words("firm")), ("device", words("device")), ("signer", words("signer_name"))],
        ),
        Some("altered") => text.say("cli-verify-altered"),
        Some("signed_after_revocation") => text.say("cli-verify-withdrawn"),
        _ => text.say("cli-verify-not-ours"),
    }
}

/// A certificate file holds DER, or the same in PEM.
fn der(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    if !bytes.starts_with(b"-----BEGIN") {
        return Ok(bytes.to_vec());
    }
    let text = String::from_utf8_lossy(bytes);
    let body: String = text.lines().filter(|l| !l.starts_with("-----")).map(str::trim).collect();
    blobs::from_base64(&body)
}
