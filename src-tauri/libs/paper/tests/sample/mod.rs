//! Papers as a firm would print them, for the tests and the examples.
#![allow(dead_code, reason = "every test binary uses its own part of it")]
#![allow(clippy::unwrap_used, reason = "the samples are part of the tests, also where an example shows them")]

use std::path::Path;

use paper::{
    Align, Attachment, Block, Cell, Column, Created, Document, Fact, Fonts, Foot, Ink, Language, Letterhead,
    Meta, Photo, Point, SignatureBox, Table, Total, Width,
};

pub fn fonts() -> Fonts {
    Fonts::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/fonts")).unwrap()
}

pub fn fact(label: &str, value: &str, field: &str) -> Fact {
    Fact { label: label.into(), value: value.into(), field: field.into() }
}

fn facts(rows: &[(&str, &str, &str)]) -> Block {
    Block::Facts(rows.iter().map(|(label, value, field)| fact(label, value, field)).collect())
}

fn labelled(label: &str, value: &str, field: &str) -> Block {
    Block::Text { label: Some(label.into()), value: value.into(), field: field.into() }
}

pub fn column(title: &str, width: Width, align: Align) -> Column {
    Column { title: title.into(), width, align }
}

fn cells(row: &[&str]) -> Vec<Cell> {
    row.iter().map(|text| Cell::from(*text)).collect()
}

/// A document with nothing in it but its head.
pub fn bare(language: Language) -> Document {
    Document {
        title: "上门服务报告".into(),
        number: "V26-B-00417".into(),
        language,
        letterhead: Letterhead {
            company: "杭州明泉净水设备有限公司".into(), ..Letterhead::default()
        },
        qr: None,
        marks: Vec::new(),
        blocks: Vec::new(),
        foot: Foot::default(),
        meta: Meta {
            author: "杭州明泉净水设备有限公司".into(),
            subject: "上门服务报告 V26-B-00417".into(),
            created: Created { utc_ms: 1_795_336_320_000, offset_min: 480 },
            keywords: vec!["报告".into(), "T26-B-00417".into()],
        },
    }
}

pub fn report() -> Document {
    Document {
        letterhead: Letterhead {
            company: "杭州明泉净水设备有限公司".into(),
            lines: vec![
                "浙江省杭州市余杭区良渚街道网周路 99 号 3 幢 201 室".into(),
                "服务热线 0571-8812 6600（工作日 8:30–17:30）   mingquan.example".into(),
            ],
            logo: Some(logo()),
        },
        qr: Some("V26-B-00417 3F2A91C0D47E5B18".into()),
        marks: vec!["客户联".into()],
        foot: foot(),
        blocks: vec![
            Block::Heading("客户与设备".into()),
            facts(&[
                ("客户", "浙江启程食品有限公司", "customer"),
                ("联系人", "𠮷永 㛃（行政主管）", "contact"),
                ("电话", "138 0571 2266", "phone"),
                ("工单号", "T26-B-00392", "ticket"),
                ("地址", "杭州市临平区东湖街道兴国路 503 号 2 号楼 4 层水处理间（货梯 B，须登记）", "address"),
                ("设备", "RO-2000 反渗透纯水机", "equipment"),
                ("序列号", "MQ-RO2K-2309-00871", "serial"),
                ("保修", "保修期内，至 2027-03-31", "warranty"),
                ("合同", "年度维保 C25-0063（剩余 2 次）", "contract"),
            ]),
            Block::Heading("服务经过".into()),
            facts(&[
                ("工程师", "周  明（MQ-017）", "engineer"),
                ("服务类型", "故障维修", "kind"),
                ("到场", "2026-11-22 周日 14:30", "arrived"),
                ("离场", "2026-11-22 周日 16:05", "left"),
            ]),
            labelled("报修现象", "开机后约 10 min 停机，面板显示 E07；产水量明显下降，口感发涩。", "symptom"),
            labelled(
                "检查发现",
                "进水压力 0.12 MPa，低于额定 0.20 MPa；高压泵出口 0.68 MPa，波动 ±0.05 MPa。二级膜后电导率 38 µS/cm（上次 \
                 9 µS/cm），产水 1.2 m³/h，水温 24.5 ℃。前置 5 µm 滤芯压差 118 kPa，已严重堵塞；TDS 探头接线端子氧化，接触电阻 \
                 4.7 Ω。“E07”为低压保护动作，属保护性停机，非主板故障。",
                "finding",
            ),
            labelled(
                "处理措施",
                "更换前置滤芯 2 支并冲洗管路 15 min；清洁并重新压接探头端子，接触电阻降至 0.2 Ω；校准电导率仪（标准液 84 µS/cm）；\
                 复测 30 min 无报警，产水 1.9 m³/h，电导率 8 µS/cm。",
                "action",
            ),
            labelled("建议", "原水含铁偏高（0.42 mg/L），建议三个月内加装除铁锰预处理，并每 60 天更换前置滤芯。", "advice"),
            Block::Heading("配件与费用".into()),
            Block::Table(parts(&[
                ["PP 熔喷滤芯 20″ 5 µm", "MQ-F-2005", "2 支", "128.00", "256.00", "保内"],
                ["电导率探头端子（镀金）", "MQ-E-0311", "1 套", "65.00", "65.00", "收费"],
                ["上门服务费", "—", "1 次", "150.00", "150.00", "合同"],
            ])),
            Block::Heading("客户评价".into()),
            Block::Checks {
                label: Some("满意度".into()),
                items: vec![
                    (false, "很满意".into()),
                    (true, "满意".into()),
                    (false, "一般".into()),
                    (false, "不满意".into()),
                ],
                field: "rating".into(),
            },
            Block::Checks {
                label: Some("现场确认".into()),
                items: vec![
                    (true, "按约到场".into()),
                    (true, "说明故障原因".into()),
                    (true, "费用已事先告知".into()),
                    (true, "现场已清理".into()),
                    (false, "更换件交还客户".into()),
                ],
                field: "confirmed".into(),
            },
            Block::Declaration(
                "本人已阅读以上全部内容，确认所列故障、处理措施、配件及费用与现场情况一致，设备已恢复正常运行。签字后本报告内容\
                 不可更改，任何更改须另出新版并重新签字。"
                    .into(),
            ),
            Block::Signatures(vec![
                signature("customer", "客户签字", "𠮷永 㛃", 7),
                signature("engineer", "工程师签字", "周  明（MQ-017）", 3),
            ]),
        ],
        ..bare(Language::Zh)
    }
}

pub fn foot() -> Foot {
    Foot {
        digest: "内容摘要 3F2A 91C0 D47E 5B18".into(),
        device: "设备 B".into(),
        sealed: "封存 2026-11-22 16:12:07 +08:00".into(),
    }
}

pub fn parts(rows: &[[&str; 6]]) -> Table {
    Table {
        columns: vec![
            column("名称", Width::Share(1.0), Align::Left),
            column("料号", Width::Mm(30.0), Align::Left),
            column("数量", Width::Mm(18.0), Align::Right),
            column("单价", Width::Mm(22.0), Align::Right),
            column("金额", Width::Mm(24.0), Align::Right),
            column("结算", Width::Mm(16.0), Align::Center),
        ],
        rows: rows.iter().map(|row| cells(row)).collect(),
        totals: vec![
            Total { label: "合计".into(), value: "¥471.00".into(), strong: false },
            Total { label: "保内与合同减免".into(), value: "−¥406.00".into(), strong: false },
            Total { label: "应付（含税）".into(), value: "¥65.00".into(), strong: true },
        ],
        field: "parts".into(),
    }
}

pub fn signature(key: &str, label: &str, name: &str, seed: i32) -> SignatureBox {
    SignatureBox {
        key: key.into(),
        label: label.into(),
        name_line: name.into(),
        date_line: "2026-11-22 16:08".into(),
        proxy_line: String::new(),
        inside_line: String::new(),
        ink: Some(ink(seed)),
        stamp: None,
    }
}

/// Loops and hooks, different for every `seed`, as a hand would draw them at 120 points a second.
pub fn ink(seed: i32) -> Ink {
    let mut strokes = Vec::new();
    for stroke in 0..5 {
        let mut points = Vec::new();
        let turns = 1.2 + f64::from((seed + stroke * 3) % 4) * 0.6;
        for step in 0..60 {
            let along = f64::from(step) / 59.0;
            let angle = along * turns * std::f64::consts::TAU + f64::from(seed);
            let reach = 60.0 - 25.0 * along;
            let x = 90.0 + f64::from(stroke) * 120.0 + along * 110.0 + reach * angle.cos();
            let y = 150.0 + reach * angle.sin() * (1.0 + 0.2 * f64::from(stroke % 3));
            let pressure = 300 + (400.0 * (along * 3.1).sin()).abs() as i32;
            points.push(Point { x: x as i32, y: y as i32, t_ms: stroke * 700 + step * 8, pressure });
        }
        strokes.push(points);
    }
    Ink { strokes, width: 800, height: 300 }
}

pub fn english() -> Document {
    Document {
        title: "Service Visit Report".into(),
        letterhead: Letterhead {
            company: "Mingquan Water Systems Co., Ltd.".into(),
            lines: vec![
                "99 Wangzhou Road, Yuhang, Hangzhou 311113, China".into(),
                "Service +86 571 8812 6600".into(),
            ],
            logo: Some(logo()),
        },
        qr: Some("V26-B-00418 A1B2C3D4E5F60718".into()),
        marks: vec!["Customer copy".into(), "SAMPLE 样本".into()],
        foot: Foot {
            digest: "Digest 3F2A 91C0 D47E 5B18".into(),
            device: "Device B".into(),
            sealed: "Sealed 2026-11-22 16:12:07 +08:00".into(),
        },
        blocks: vec![
            Block::Heading("Customer and equipment".into()),
            facts(&[
                ("Customer", "Qicheng Foods Ltd.", "customer"),
                ("Contact", "Ms Wang Jie (王婕)", "contact"),
                ("Equipment", "RO-2000 reverse osmosis unit", "equipment"),
                ("Serial number", "MQ-RO2K-2309-00871", "serial"),
                ("Warranty status", "Under warranty until 2027-03-31", "warranty"),
                ("Service contract", "", "contract"),
            ]),
            Block::Heading("Work done".into()),
            labelled(
                "Findings",
                "The unit stops after about 10 min with “E07”. Feed pressure is 0.12 MPa, below the rated 0.20 MPa; CO₂ \
                 content is normal. The 5 µm pre-filter shows a pressure drop of 118 kPa and is blocked — it hasn’t been \
                 replaced since March.",
                "finding",
            ),
            labelled(
                "Action",
                "Replaced two pre-filters, flushed the lines for 15 min, recalibrated the probe.",
                "action",
            ),
            Block::Table(Table {
                columns: vec![
                    column("Item", Width::Share(1.0), Align::Left),
                    column("Part no.", Width::Mm(28.0), Align::Left),
                    column("Qty", Width::Mm(16.0), Align::Right),
                    column("Unit price", Width::Mm(24.0), Align::Right),
                    column("Amount", Width::Mm(26.0), Align::Right),
                ],
                rows: vec![
                    cells(&["Melt-blown filter 20″, 5 µm", "MQ-F-2005", "2", "128.00", "256.00"]),
                    cells(&["Conductivity probe terminal, gold plated", "MQ-E-0311", "1", "65.00", "65.00"]),
                ],
                totals: vec![Total {
                    label: "Total due (CNY)".into(),
                    value: "¥321.00".into(),
                    strong: true,
                }],
                field: "parts".into(),
            }),
            Block::Checks {
                label: Some("Satisfaction".into()),
                items: vec![
                    (true, "Satisfied".into()),
                    (false, "Neutral".into()),
                    (false, "Not satisfied".into()),
                ],
                field: "rating".into(),
            },
            Block::Declaration(
                "I have read the above and confirm that it agrees with what was done on site.".into(),
            ),
            Block::Signatures(vec![
                signature("customer", "Customer", "Wang Jie (王婕)", 5),
                signature("engineer", "Engineer", "Zhou Ming", 11),
            ]),
        ],
        ..bare(Language::En)
    }
}

/// Several pages: thirty parts, a long finding, six photos, three signatures with the company's seal.
pub fn long_report() -> Document {
    let mut doc = report();
    doc.marks = vec!["样本 SAMPLE".into(), "公司联".into()];
    let rows: Vec<[String; 6]> = (1..=30)
        .map(|n| {
            let name = if n % 7 == 0 {
                format!("第 {n} 号组件：高压泵机械密封与轴承套件（含 O 形圈、润滑脂）")
            } else {
                format!("组件 {n}")
            };
            [
                name,
                format!("MQ-P-{n:04}"),
                format!("{} 件", n % 4 + 1),
                format!("{n}.00"),
                format!("{}.00", n * 2),
                "收费".into(),
            ]
        })
        .collect();
    let borrowed: Vec<[&str; 6]> =
        rows.iter().map(|row| std::array::from_fn(|at| row[at].as_str())).collect();
    let table = Block::Table(parts(&borrowed));
    let at = doc.blocks.iter().position(|block| matches!(block, Block::Table(_))).unwrap();
    doc.blocks[at] = table;
    let sentence =
        "原水泵启动后压力波动，复测三次，读数依次为 0.18 MPa、0.21 MPa、0.19 MPa；膜壳端盖渗漏，已重新紧固。";
    let finding =
        doc.blocks.iter_mut().find(|block| matches!(block, Block::Text { field, .. } if field == "finding"));
    if let Some(Block::Text { value, .. }) = finding {
        *value = sentence.repeat(25);
    }
    let photos = (0..6)
        .map(|n| Photo {
            jpeg: photo(n), caption: format!("图 {} 现场照片：前置滤芯与膜壳", n + 1)
        });
    let before = doc.blocks.iter().position(|block| matches!(block, Block::Declaration(_))).unwrap();
    doc.blocks.splice(before..before, [Block::Heading("现场照片".into()), Block::Photos(photos.collect())]);
    if let Some(Block::Signatures(boxes)) = doc.blocks.last_mut() {
        let mut firm = signature("firm", "服务单位（盖章）", "杭州明泉净水设备有限公司", 2);
        firm.ink = None;
        firm.stamp = Some(stamp());
        boxes.push(firm);
    }
    doc
}

pub fn attachments() -> Vec<Attachment> {
    vec![Attachment {
        name: "report.json".into(),
        mime: "application/json".into(),
        description: "报告数据".into(),
        bytes: br#"{"number":"V26-B-00417","v":1}"#.to_vec(),
    }]
}

pub fn info() -> Vec<(String, String)> {
    vec![("ContentDigest".into(), "3f2a91c0d47e5b18".into())]
}

fn png(width: u32, height: u32, paint: impl Fn(i32, i32) -> [u8; 4]) -> Vec<u8> {
    let picture = image::RgbaImage::from_fn(width, height, |x, y| image::Rgba(paint(x as i32, y as i32)));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A drop in a ring, on nothing.
pub fn logo() -> Vec<u8> {
    png(240, 240, |x, y| {
        let (dx, dy) = (x - 120, y - 120);
        let far = dx * dx + dy * dy;
        let drop =
            dx * dx + (dy - 20) * (dy - 20) < 45 * 45 || (dy < 20 && dy > -75 && dx.abs() * 2 < dy + 75);
        if (105 * 105..118 * 118).contains(&far) || drop { [20, 60, 120, 255] } else { [0, 0, 0, 0] }
    })
}

/// A round seal.
pub fn stamp() -> Vec<u8> {
    png(300, 300, |x, y| {
        let far = (x - 150) * (x - 150) + (y - 150) * (y - 150);
        let is_star = (x - 150).abs() + (y - 150).abs() < 40;
        if (135 * 135..147 * 147).contains(&far) || is_star { [200, 30, 30, 255] } else { [0, 0, 0, 0] }
    })
}

/// A picture with some texture, so that it does not compress to nothing.
pub fn photo(seed: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(640, 480, |x, y| {
        let grain = ((x * 7 + y * 13 + seed * 31) % 17) as u8;
        let tank = (200..440).contains(&x) && (80..420).contains(&y);
        let base = if tank { 170 - (x / 8) as u8 % 40 } else { 90 + (y / 6) as u8 % 60 };
        image::Rgb([base + grain, base + grain / 2 + seed as u8 * 5, base])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}
