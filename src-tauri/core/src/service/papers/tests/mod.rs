//! Papers over a real encrypted vault, from the number given out to the sealed file.

mod amended;
mod applied;
mod copies;
pub(crate) mod golden;
mod issued;
mod printed;
pub(crate) mod returned;
mod scanned;
mod signed;
mod stamped;
mod trip;
mod twice;

use serde_json::{Value, json};

pub(crate) use crate::service::visits::tests::{
    change, complete, fields_of, firm, journal_agrees, on_site, person, save, work_done,
};
use crate::testing::Desk;

/// A visit whose work is done and whose report is complete; `li` is signed in.
pub(crate) fn finished(desk: &Desk) -> Value {
    let visit = on_site(desk);
    save(desk, &visit, complete());
    work_done(desk, &visit).unwrap();
    visit
}

pub(crate) fn issued(desk: &Desk, input: Value) -> Value {
    desk.must("papers.issue", input)[0].clone()
}

fn for_visit(desk: &Desk, kind: &str, visit: &Value, form: Value) -> Value {
    match kind {
        "goods_receipt" | "repair_card" => of_goods(desk, kind, Some(visit), form),
        _ => issued(desk, json!({"kind": kind, "visit": visit, "form": form})),
    }
}

/// A receipt or card as custody issues it, without the item.
fn of_goods(desk: &Desk, kind: &str, visit: Option<&Value>, form: Value) -> Value {
    let visit = visit.map(|v| serde_json::from_value(v.clone()).unwrap());
    let about =
        super::Issue { visit, form: serde_json::from_value(form).unwrap(), ..super::Issue::default() };
    let kind = serde_json::from_value(json!(kind)).unwrap();
    let paper = change(desk, |c| super::issue(c, kind, about)).unwrap();
    desk.must("papers.get", json!({"id": paper.id}))["row"].clone()
}

fn shown(desk: &Desk, paper: &Value) -> Value {
    desk.must("papers.present", json!({"id": paper["id"]}))
}

/// A signature on the pad; `shift` makes the strokes another hand's.
pub(crate) fn signing(desk: &Desk, id: &Value, digest: &Value, shift: i64) -> Value {
    let stroke = |y: i64| -> Vec<Value> {
        (0..30)
            .map(|i| json!({"x": 50 + i * 20 + shift, "y": y + (i % 5) * 12, "t": y * 10 + i * 9, "p": 0}))
            .collect()
    };
    json!({
        "id": id, "content_digest": digest, "signer_name": "王芳", "signer_phone": "138 0000 0000",
        "relation": "self", "started_at": desk.core.now(),
        "ink": {"width": 1200, "height": 400, "input": "pen", "strokes": [stroke(100), stroke(220)]},
    })
}

pub(crate) fn sign(desk: &Desk, paper: &Value, shift: i64) -> Value {
    let shown = shown(desk, paper);
    desk.must("papers.sign", signing(desk, &paper["id"], &shown["content_digest"], shift))
}

fn choose_folder(desk: &Desk) -> std::path::PathBuf {
    let folder = desk.dir.path().join("报告");
    std::fs::create_dir(&folder).unwrap();
    desk.must("documents.set_folder", json!({"path": folder}));
    folder
}

fn one_thing() -> Value {
    json!({"items": [{"name": "控制板", "model": "KB-2", "serial": "9031", "accessories": "螺丝 4 颗", "condition": "焊点发黑"}],
           "promised_on": "2026-11-30", "taken_by": "李师傅", "fault": "不启动"})
}
