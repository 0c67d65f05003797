//! Two hundred numbered blank slips in one file (V-08), against krilla drawing as many pages with the same words: what
//! is over the floor are the numbers given out, the journal, the codes to be read back and the layout.

use std::error::Error;
use std::time::Instant;

use aftercare_core::testing::Desk;
use serde_json::json;

use crate::measure::Found;
use crate::peer;

const SHEETS: usize = 200;

pub fn measure() -> Result<Found, Box<dyn Error>> {
    let desk = Desk::open();
    let folder = tempfile::tempdir()?;
    let call = |name: &str, input| desk.call(name, input).map_err(|fault| format!("{name}: {fault:?}"));
    call("documents.set_folder", json!({"path": folder.path()}))?;
    let blank = json!({"blank": {"kind": "receipt_slip", "count": SHEETS}, "to": "folder"});
    // The first print loads the fonts, as the first of a day does.
    call("papers.print", json!({"blank": {"kind": "receipt_slip", "count": 1}, "to": "folder"}))?;
    let start = Instant::now();
    let printed = call("papers.print", blank)?;
    let value = start.elapsed().as_secs_f64();
    if printed["numbers"].as_array().map(Vec::len) != Some(SHEETS) {
        return Err(format!("not {SHEETS} sheets: {printed}").into());
    }
    let seen = call("papers.preview", json!({"id": printed["ids"][0]}))?;
    let words = "服务回执单 客户 地址 电话 型号 序列号 故障现象 处理结果 客户意见 签字 日期\n".repeat(30);
    let pages = seen["pages"].as_array().map_or(1, Vec::len) * SHEETS;
    let lines = vec![words; pages].join("\u{c}");
    let font = peer::font()?;
    let start = Instant::now();
    peer::draw(&lines, &[], &font)?;
    let floor = start.elapsed().as_secs_f64();
    Ok(Found {
        name: "200 numbered slips in one file",
        unit: "s",
        value,
        floor_name: "krilla, as many pages of words, no layout, no code, no journal",
        floor,
        samples: SHEETS,
    })
}
