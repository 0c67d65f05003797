//! The program on a vault of its own, and a sealed paper.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail anywhere")]

use std::path::PathBuf;
use std::process::{Command, Output};

use lopdf::{Document, Object, dictionary};
use seal::{FirmRoot, SealRequest, seal};
use serde_json::Value;

/// 2026-01-05 14:30:00 in Shanghai.
const NOW: i64 = 1_767_594_600_000;

pub struct Cli {
    dir: tempfile::TempDir,
}

impl Cli {
    /// A folder with a password and no vault yet.
    pub fn new() -> Cli {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("password"), "Correct-Horse-9\n").unwrap();
        Cli { dir }
    }
    /// With the firm made by `init`.
    pub fn with_firm() -> Cli {
        let cli = Cli::new();
        let made = cli.run(&["init", "--company", "华泰制冷", "--preset", "GEN", "--device", "B"]);
        let answer = json_of(&made.stdout);
        assert!(answer["recovery_code"].as_str().is_some_and(|c| c.len() > 20), "{answer}");
        assert_eq!(answer.as_object().map(|o| o.len()), Some(1), "nothing but the code: {answer}");
        cli
    }
    /// The program as `admin` on this vault.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare-cli"));
        command.arg("--vault").arg(self.path("vault")).args(["--user", "admin"]);
        command.arg("--password-file").arg(self.path("password")).args(args);
        command
    }
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }
    /// Checks a file of this folder against the certificate in `root.pem`, without a vault.
    pub fn verify(&self, name: &str, options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare-cli"));
        command.arg("verify").arg(self.path(name)).arg("--root").arg(self.path("root.pem")).args(options);
        command.output().unwrap()
    }
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
}

#[track_caller]
pub fn json_of(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(bytes)))
}

/// A sealed page, and the firm's certificate in PEM.
pub fn sealed() -> (Vec<u8>, String) {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
    });
    let kids = vec![Object::Reference(page)];
    document.set_object(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut pdf = Vec::new();
    document.save_to(&mut pdf).unwrap();

    let root = FirmRoot::create("华泰制冷设备有限公司", NOW).unwrap();
    let device = root.issue("B 号机", "0199-b7", NOW).unwrap();
    let request = SealRequest {
        reason: "验收确认",
        signer_name: "王小明",
        place: "",
        at_ms: NOW,
        offset_minutes: 480,
        page: 0,
        rect: [70.0, 80.0, 270.0, 140.0],
    };
    (seal(&pdf, &device, &request).unwrap(), root.certificate_pem())
}
