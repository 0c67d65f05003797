//! A firm that seals reports as the program writes them, and the checking program on a folder of its own.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail anywhere, and uses a part of this"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use seal::{DeviceKey, FirmRoot, SealRequest, seal};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// 2026-01-05 14:30:00 in Shanghai.
pub const NOW: i64 = 1_767_594_600_000;

pub struct Firm {
    pub root: FirmRoot,
    pub device: DeviceKey,
}

pub fn firm() -> Firm {
    let root = FirmRoot::create("华泰制冷设备有限公司", NOW).unwrap();
    let device = root.issue("B 号机", "0199-b7", NOW).unwrap();
    Firm { root, device }
}

pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Firm {
    pub fn content(number: &str) -> String {
        json!({
            "v": 1, "number": number, "declaration": "我已阅读并认可以上内容。",
            "report": {
                "customer_name": "罗𠮷艳", "ticket_number": "T26-B-00417", "visit_number": "V26-B-00031",
                "equipment_name": "冷库机组", "model": "HT-20", "serial": "",
            },
        })
        .to_string()
    }

    /// Evidence for a report, with the device's signature over it.
    pub fn evidence(&self, number: &str, content: &str, previous: &str) -> String {
        let evidence = json!({
            "v": 1, "report": number, "content_sha256": sha256(content.as_bytes()), "signer": "王小明",
            "relation": "employee", "role": "设备科长", "method": "handwriting", "device_serial": self.device.serial_hex(),
            "started_ms": NOW - 9000, "ended_ms": NOW, "previous": previous,
        })
        .to_string();
        let signature: String =
            self.device.sign_bytes(evidence.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        format!(r#"{{"algorithm":"ECDSA P-256 SHA-256","evidence":{evidence},"signature":"{signature}"}}"#)
    }

    /// A sealed report with both attachments.
    pub fn report(&self, number: &str) -> Vec<u8> {
        let content = Firm::content(number);
        self.sealed(&content, &self.evidence(number, &content, ""), NOW)
    }

    pub fn sealed(&self, content: &str, evidence: &str, at_ms: i64) -> Vec<u8> {
        let pdf = pdf(&[("report.json", content), ("signature.json", evidence)]);
        let request = SealRequest {
            reason: "验收确认",
            signer_name: "王小明",
            place: "深圳 南山",
            at_ms,
            offset_minutes: 480,
            page: 0,
            rect: [70.0, 80.0, 270.0, 140.0],
        };
        seal(&pdf, &self.device, &request).unwrap()
    }
}

fn pdf(attached: &[(&str, &str)]) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let size: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => size });
    let kids = vec![Object::Reference(page)];
    document.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 });
    let mut files = Vec::new();
    for (name, text) in attached {
        let stream = Stream::new(dictionary! { "Type" => "EmbeddedFile" }, text.as_bytes().to_vec());
        let embedded = document.add_object(stream);
        files.push(Object::Reference(document.add_object(dictionary! {
            "Type" => "Filespec", "UF" => Object::string_literal(*name),
            "EF" => dictionary! { "F" => embedded },
        })));
    }
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "AF" => files });
    let digest = sha256(attached[0].1.as_bytes());
    let info = document.add_object(dictionary! { "ContentDigest" => Object::string_literal(digest) });
    document.trailer = Dictionary::from_iter([("Root", catalog.into()), ("Info", Object::Reference(info))]);
    document.compress();
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

/// The program, called in a folder of its own.
pub struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Desk {
        Desk { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn run(&self, words: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare-verify"));
        let Output { status, stdout, stderr } =
            command.args(words).current_dir(self.dir.path()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (status.code().unwrap_or(-1), text(stdout), text(stderr))
    }

    pub fn json(&self, words: &[&str]) -> (i32, Value) {
        let (code, out, err) = self.run(&[words, &["--json"]].concat());
        let value = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>();
        assert_eq!(err, "", "nothing on stderr");
        (code, if value.len() == 1 { value[0].clone() } else { json!(value) })
    }
}
