//! A firm, its laptop and small reports, shared by the tests.
#![allow(dead_code, reason = "each test binary uses a part of this")]

pub mod tsa;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, SaveOptions, Stream, StringFormat, dictionary};
use seal::{Alteration, DeviceKey, Facts, FirmRoot, SealRequest, StampRequest, Verdict, check, seal};
use sha2::{Digest, Sha256};
use std::process::{Command, Output};

/// What another program says.
pub fn run(program: &mut Command) -> Output {
    let out = program.output();
    out.unwrap_or_else(|error| {
        panic!("{} must be installed for this test: {error}", program.get_program().display())
    })
}

/// 2026-01-05 14:30:00 in Shanghai.
pub const NOW: i64 = 1_767_594_600_000;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Xref {
    Table,
    Stream,
}

pub struct Firm {
    pub root: FirmRoot,
    pub device: DeviceKey,
}

impl Firm {
    pub fn named(name: &str) -> Firm {
        let root = FirmRoot::create(name, NOW).unwrap();
        let device = root.issue("B 号机 · LAPTOP", "0199-b7", NOW).unwrap();
        Firm { root, device }
    }

    pub fn roots(&self) -> Vec<Vec<u8>> {
        vec![self.root.certificate_der().to_vec()]
    }

    pub fn seal(&self, pdf: &[u8]) -> Vec<u8> {
        seal(pdf, &self.device, &request()).unwrap()
    }

    pub fn check(&self, pdf: &[u8]) -> Verdict {
        check(pdf, &self.roots())
    }
}

pub fn firm() -> Firm {
    Firm::named("深圳市安达制冷设备服务有限公司")
}

pub fn request() -> SealRequest<'static> {
    SealRequest {
        reason: "验收确认 (T26-B-00417)",
        signer_name: "王小明",
        place: "深圳 南山",
        at_ms: NOW,
        offset_minutes: 480,
        page: 0,
        rect: [70.0, 80.0, 270.0, 140.0],
    }
}

pub const REPORT: &[u8] = r#"{"fees":12800,"number":"T26-B-00417"}"#.as_bytes();

/// A report of two pages with its canonical form attached and the digest of that in Info.
pub fn report(xref: Xref, words: &str) -> Vec<u8> {
    report_with(xref, words, REPORT, Some(&digest(REPORT)))
}

pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

pub fn report_with(xref: Xref, words: &str, attached: &[u8], digest: Option<&str>) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let mut kids = Vec::new();
    for n in 1..=2 {
        let text = format!("BT /F1 12 Tf 70 700 Td ({words}, page {n}) Tj ET");
        let contents = document.add_object(Stream::new(Dictionary::new(), text.into_bytes()));
        let page = dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => contents,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        };
        kids.push(Object::Reference(document.add_object(page)));
    }
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Count" => 2, "Kids" => kids }.into());
    let embedded = dictionary! { "Type" => "EmbeddedFile", "Subtype" => "application/json" };
    let embedded = document.add_object(Stream::new(embedded, attached.to_vec()));
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec", "AFRelationship" => "Source",
        "F" => Object::string_literal("report.json"), "UF" => Object::string_literal("report.json"),
        "EF" => dictionary! { "F" => embedded, "UF" => embedded },
    });
    let names = vec![Object::string_literal("report.json"), specification.into()];
    let root = document.add_object(dictionary! {
        "Type" => "Catalog", "Pages" => pages, "AF" => vec![specification.into()],
        "Names" => dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } },
    });
    let mut info = dictionary! { "Title" => lopdf::text_string("服务报告") };
    if let Some(digest) = digest {
        info.set("ContentDigest", Object::string_literal(digest));
    }
    let info = document.add_object(info);
    let id = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("Root", root);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.compress();
    if xref == Xref::Table {
        document.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    }
    let mut out = Vec::new();
    let modern = xref == Xref::Stream;
    let options = SaveOptions::builder().use_object_streams(modern).use_xref_streams(modern).build();
    document.save_with_options(&mut out, options).unwrap();
    let is_table = out.windows(6).any(|w| w == b"\nxref\n");
    assert_eq!(is_table, !modern, "the file has the kind of cross-reference that is to be tested");
    out
}

/// The same file with a time stamp.
pub fn stamped(sealed: &[u8], authority: &tsa::Authority) -> Vec<u8> {
    let request = StampRequest::new(sealed).unwrap();
    request.finish(&authority.answer(request.der())).unwrap()
}

/// The facts of an intact file.
pub fn facts(verdict: Verdict) -> Facts {
    match verdict {
        Verdict::Intact(facts) => *facts,
        other => panic!("the file should be intact, but: {other:?}"),
    }
}

/// How an altered file differs.
pub fn alterations(verdict: Verdict) -> Vec<Alteration> {
    match verdict {
        Verdict::Altered(found) => found,
        other => panic!("the file should be altered, but: {other:?}"),
    }
}

/// Where the hexadecimal string of the seal stands, with its angle brackets.
pub fn gap(sealed: &[u8]) -> std::ops::Range<usize> {
    let at = find(sealed, b"]/Contents<") + b"]/Contents".len();
    at..at + 2 * 4096 + 2
}

/// Where the hexadecimal string of a time stamp stands, with its angle brackets.
pub fn stamp_gap(file: &[u8], sealed: usize) -> std::ops::Range<usize> {
    let at = sealed + find(&file[sealed..], b"]/Contents<") + b"]/Contents".len();
    at..at + 2 * 10_240 + 2
}

pub fn find(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).position(|w| w == needle).expect("the mark is in the file")
}

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
