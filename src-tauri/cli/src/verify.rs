//! `verify`: is this PDF, bit for bit, what a device of the firm sealed?

use std::fs;
use std::path::{Path, PathBuf};

use aftercare_core::Fault;
use aftercare_core::kernel::blobs;
use aftercare_core::platform::text::{Arg, Text};
use seal::Verdict;
use serde_json::{Value, json};

use crate::args::Args;
use crate::print;

const INTACT: u8 = 0;
const ALTERED: u8 = 1;
const NOT_OURS: u8 = 2;

pub fn verify(args: &Args, file: &Path, roots: &[PathBuf], is_json: bool) -> Result<u8, Fault> {
    let read = |path: &Path| fs::read(path).map_err(|e| Fault::outside("file.unreadable", &e));
    let roots =
        roots.iter().map(|path| read(path).and_then(|b| der(&b))).collect::<Result<Vec<_>, Fault>>()?;
    let (verdict, code) = describe(&seal::check(&read(file)?, &roots));
    if is_json {
        print::answer(&verdict);
    } else {
        print::line(&sentence(Text::of(args.lang.into()), &verdict));
    }
    Ok(code)
}

/// The same form as the command `documents.verify` answers.
fn describe(verdict: &Verdict) -> (Value, u8) {
    match verdict {
        Verdict::Intact(facts) => (
            json!({"judgement": "intact", "findings": [], "firm": facts.firm, "device": facts.device,
                   "device_serial": facts.device_serial, "signer_name": facts.signer_name,
                   "claimed_at": facts.claimed_at_ms, "pages": facts.pages,
                   "content_digest": facts.content_digest, "file_sha256": facts.file_sha256}),
            INTACT,
        ),
        Verdict::Altered(found) => {
            let codes: Vec<&str> = found.iter().map(seal::Alteration::code).collect();
            (json!({"judgement": "altered", "findings": codes}), ALTERED)
        }
        Verdict::NotOurs(why) => (json!({"judgement": "not_ours", "findings": [why.code()]}), NOT_OURS),
    }
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
