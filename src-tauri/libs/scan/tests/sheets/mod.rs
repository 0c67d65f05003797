//! Printed sheets, and what happens to them on the way back: turned, askew, badly lit, grainy, squeezed.
#![allow(dead_code, reason = "every test binary uses its own part of it")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "part of the tests, also where an example uses it"
)]

pub mod camera;
pub mod wrap;

use std::path::Path;
use std::process::Command;

use image::GrayImage;
use paper::{
    Align, Block, Cell, Column, Created, Document, Fact, Fonts, Foot, Language, Letterhead, Meta,
    SignatureBox, Table, Width,
};
use scan::PaperCode;

/// Numbers that look random and are the same every time (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Grain as a sensor has it: the sum of twelve even chances is bell-shaped enough, with a width of 1.
    pub fn bells(&mut self) -> Vec<f32> {
        (0..1 << 13).map(|_| (0..12).map(|_| self.between(0.0, 1.0)).sum::<f32>() - 6.0).collect()
    }

    pub fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.next() as usize % all.len()]
    }
}

pub fn fonts() -> Fonts {
    Fonts::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")).unwrap()
}

/// The code of the sheet `n`, different in every part.
pub fn code(n: usize) -> PaperCode {
    let mut chance = Chance(n as u64 * 77 + 5);
    let digest: Vec<u8> = (0..32).map(|_| chance.below(256) as u8).collect();
    let number = format!("{}26-{}-{:05}", ["V", "A", "T", "S"][n % 4], ["A", "B", "K"][n % 3], 400 + n * 37);
    PaperCode::new(&number, &digest, 1, 1 + (n % 3) as u16, 1 + (n % 5) as u32).unwrap()
}

/// A sheet to be signed by hand, with the words of `code` in its square.
pub fn sheet(code: &PaperCode, n: usize) -> Document {
    let fact = |label: &str, value: String| Fact { label: label.into(), value, field: label.into() };
    let column = |title: &str, width| Column { title: title.into(), width, align: Align::Left };
    let rows = (0..3 + n % 6).map(|row| {
        ["前置滤芯 20″ 5 µm", "MQ-F-2005", "2 支"].iter().map(|t| Cell::from(format!("{t} {row}"))).collect()
    });
    Document {
        title: "上门服务验收单".into(),
        number: code.number().into(),
        language: Language::Zh,
        letterhead: Letterhead {
            company: "杭州明泉净水设备有限公司".into(),
            lines: vec!["浙江省杭州市余杭区良渚街道网周路 99 号".into(), "服务热线 0571-8812 6600".into()],
            logo: None,
        },
        qr: Some(code.to_string()),
        marks: vec!["客户联".into()],
        blocks: vec![
            Block::Facts(vec![
                fact("客户", format!("浙江启程食品有限公司第 {n} 分厂")),
                fact("设备", "RO-2000 反渗透纯水机".into()),
                fact("到场", "2026-11-22 14:30".into()),
                fact("内容码", code.content_in_groups()),
            ]),
            Block::Text {
                label: Some("检查发现".into()),
                value: "进水压力 0.12 MPa，低于额定 0.20 MPa；前置滤芯压差 118 kPa，已严重堵塞。"
                    .repeat(1 + n % 4),
                field: "finding".into(),
            },
            Block::Table(Table {
                columns: vec![
                    column("名称", Width::Share(1.0)),
                    column("料号", Width::Mm(40.0)),
                    column("数量", Width::Mm(30.0)),
                ],
                rows: rows.collect(),
                totals: Vec::new(),
                field: "parts".into(),
            }),
            Block::Declaration("本人已阅读以上全部内容，确认与现场情况一致。".into()),
            Block::Signatures(vec![SignatureBox {
                key: "customer".into(),
                label: "客户签字".into(),
                ..SignatureBox::default()
            }]),
        ],
        foot: Foot::default(),
        meta: Meta {
            author: "明泉".into(),
            subject: code.number().into(),
            created: Created { utc_ms: 1_795_336_320_000, offset_min: 480 },
            keywords: Vec::new(),
        },
    }
}

/// The first page as a printer would put it on paper.
pub fn printed(document: &Document, fonts: &Fonts, dpi: u32, dir: &Path, name: &str) -> GrayImage {
    let pages = paper::lay_out(document, fonts).unwrap();
    rasterised(&paper::write_pdf(&pages, &[], &[]).unwrap(), 1, dpi, dir, name)
}

pub fn rasterised(pdf: &[u8], page: u32, dpi: u32, dir: &Path, name: &str) -> GrayImage {
    let file = dir.join(format!("{name}.pdf"));
    std::fs::write(&file, pdf).unwrap();
    let page = page.to_string();
    let out = Command::new("pdftoppm")
        .args(["-gray", "-singlefile", "-f", &page, "-r", &dpi.to_string()])
        .arg(&file)
        .arg(dir.join(name))
        .output()
        .expect("pdftoppm is needed: install poppler-utils");
    assert!(out.status.success(), "pdftoppm: {}", String::from_utf8_lossy(&out.stderr));
    pgm(&std::fs::read(dir.join(format!("{name}.pgm"))).unwrap())
}

/// `P5 width height 255` and the points.
fn pgm(bytes: &[u8]) -> GrayImage {
    let mut words = Vec::new();
    let mut at = 0;
    while words.len() < 4 {
        let end = at + bytes[at..].iter().position(u8::is_ascii_whitespace).unwrap();
        words.push(std::str::from_utf8(&bytes[at..end]).unwrap());
        at = end + 1;
    }
    assert_eq!((words[0], words[3]), ("P5", "255"), "pdftoppm -gray writes bytes");
    GrayImage::from_raw(words[1].parse().unwrap(), words[2].parse().unwrap(), bytes[at..].to_vec()).unwrap()
}
