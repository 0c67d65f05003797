//! `verify`: is this PDF, bit for bit, what a device of the firm sealed?

use std::fs;
use std::path::{Path, PathBuf};

use aftercare_core::Fault;
use aftercare_core::kernel::blobs;
use aftercare_core::platform::documents::judge;
use aftercare_core::platform::text::{Arg, Text};
use serde_json::{Value, json};

use crate::args::Args;
use crate::desk::Desk;
use crate::print;

const INTACT: u8 = 0;
const ALTERED: u8 = 1;
const NOT_OURS: u8 = 2;

pub fn verify(args: &Args, file: &Path, roots: &[PathBuf], is_json: bool) -> Result<u8, Fault> {
    let verdict = if roots.is_empty() { by_vault(args, file)? } else { by_roots(file, roots)? };
    if is_json {
        print::answer(&verdict);
    } else {
        print::line(&sentence(Text::of(args.lang.into()), &verdict));
    }
    Ok(match verdict["judgement"].as_str() {
        Some("intact") => INTACT,
        Some("altered") => ALTERED,
        _ => NOT_OURS,
    })
}

/// Against the certificates the firm's own vault trusts.
fn by_vault(args: &Args, file: &Path) -> Result<Value, Fault> {
    Desk::unlocked(args)?.call("documents.verify", json!({"path": file}))
}

/// Against certificates at hand; needs no vault.
fn by_roots(file: &Path, roots: &[PathBuf]) -> Result<Value, Fault> {
    let read = |path: &Path| fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e));
    let roots = roots.iter().map(|path| read(path).and_then(|b| der(&b))).collect::<Result<Vec<_>, _>>()?;
    serde_json::to_value(judge(&read(file)?, &roots)).map_err(Fault::bug)
}

fn sentence(text: &Text, verdict: &Value) -> String {
    let words = |key: &str| Arg::from(verdict[key].as_str().unwrap_or_default());
    match verdict["judgement"].as_str() {
        Some("intact") => text.get(
            "cli-verify-intact",
            &[("firm", words("firm")), ("device", words("device")), ("signer", words("signer_name"))],
        ),
        Some("altered") => text.say("cli-verify-altered"),
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
