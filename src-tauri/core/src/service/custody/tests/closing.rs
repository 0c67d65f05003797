//! The end of a line in the register (K-08, K-16, P-06).

use super::back::{on_the_bench, repair, sign_voucher};
use super::*;
use crate::service::visits::tests::ready;

/// Mended, verified and handed back; `wang` of the desk is signed in.
fn handed_back(desk: &Desk) -> Value {
    let item = on_the_bench(desk);
    repair(desk, &item);
    desk.sign_in("zhao");
    desk.must("custody.verify", json!({"id": item}));
    desk.sign_in("wang");
    sign_voucher(desk, &item);
    desk.must("custody.deliver", json!({"id": item}));
    item
}

fn line(desk: &Desk) -> Value {
    let wanted = json!({"register": "goods", "view": "all", "from": "2026-11-01", "to": "2026-12-31"});
    desk.must("registers.list", wanted)["rows"][0].clone()
}

#[test]
fn the_line_is_closed_only_with_the_receipt_back_and_void() {
    let desk = firm();
    let item = handed_back(&desk);
    let out = desk.must("custody.list", json!({"view": "receipt_out"}));
    assert_eq!(out["rows"][0]["id"], item, "K-08: whose receipt is still out can be listed");
    assert_eq!(line(&desk)["is_open"], true, "P-06: handed back, the line is open");
    let fault = desk.refused("custody.close", json!({"id": item}));
    assert_eq!(
        (fault.code.as_str(), fields_of(&fault)),
        ("custody.receipt_out", vec!["declaration"]),
        "K-08, P-06: receipt not recovered"
    );
    let file = desk.must("custody.close", json!({"id": item, "recovered": true}));
    assert_eq!(file["item"]["state"], "closed");
    let back = &file["receipt_return"];
    assert_eq!(
        (&back["is_lost"], &back["by_name"]),
        (&json!(false), &json!("王前台")),
        "K-08: void mark, who"
    );
    assert_eq!(back["at"], json!(desk.core.now()), "K-08: when");
    let row = line(&desk);
    assert_eq!(row["is_open"], false, "P-06: closed");
    assert!(row.to_string().matches("王前台").count() >= 2, "P-06: voided by: {row}");
    let sql = desk
        .core
        .opened()
        .unwrap()
        .vault
        .write(|c| c.execute("UPDATE receipt_return SET is_lost = 1", []).map_err(crate::Fault::from));
    assert_eq!(sql.unwrap_err().code, "signed.unchangeable", "nor by SQL");
    journal_agrees(&desk);
}

#[test]
fn a_lost_receipt_is_declared_and_the_declaration_lies_with_the_ticket() {
    let desk = firm();
    let item = handed_back(&desk);
    let ticket = desk.must("custody.get", json!({"id": item}))["item"]["ticket"].clone();
    let keep = |of: Value| {
        let mut file = json!({"name": "遗失声明.jpg", "caption": "收据遗失声明", "base64": crate::kernel::blobs::to_base64(b"\xff\xd8\xff\xe0 declared")});
        file.as_object_mut().unwrap().extend(of.as_object().unwrap().clone());
        desk.must("attachments.add", file)["file"]["id"].clone()
    };
    let other = ready(&desk, json!({}))["id"].clone();
    desk.sign_in("wang");
    let elsewhere = keep(json!({"ticket": other}));
    let fault = desk.refused("custody.close", json!({"id": item, "declaration": elsewhere}));
    assert_eq!(fault.code, "acceptance.proof_elsewhere", "K-08: somebody else's declaration is none");
    let signed = keep(json!({"ticket": ticket}));
    let closed = desk.must("custody.close", json!({"id": item, "declaration": signed, "note": "搬家遗失"}));
    assert_eq!(
        (&closed["receipt_return"]["is_lost"], &closed["receipt_return"]["note"], &closed["item"]["state"]),
        (&json!(true), &json!("搬家遗失"), &json!("closed")),
        "K-08: voided with note, close allowed"
    );
    journal_agrees(&desk);
}

#[test]
fn a_ticket_stays_open_while_an_item_or_a_receipt_is() {
    let desk = firm();
    let item = on_the_bench(&desk);
    let file = desk.must("custody.get", json!({"id": item}));
    let (ticket, number) =
        (file["item"]["ticket"].clone(), file["item"]["number"].as_str().unwrap().to_string());
    desk.sign_in("zhao");
    let cancelled = json!({"id": ticket, "reason": "客户不修了", "asked_by": "王芳"});
    let fault = desk.refused("tickets.cancel", cancelled.clone());
    assert_eq!(fault.code, "ticket.guard.custody_open", "K-16");
    assert!(fault.args["items"].contains(&number), "K-16: open objects listed: {fault:?}");
    desk.sign_in("li");
    repair(&desk, &item);
    desk.sign_in("zhao");
    desk.must("custody.verify", json!({"id": item}));
    desk.sign_in("wang");
    sign_voucher(&desk, &item);
    desk.must("custody.deliver", json!({"id": item}));
    desk.sign_in("zhao");
    assert_eq!(
        desk.refused("tickets.cancel", cancelled.clone()).code,
        "ticket.guard.custody_open",
        "K-16: handed back, the receipt is still out"
    );
    desk.sign_in("wang");
    desk.must("custody.close", json!({"id": item, "recovered": true}));
    desk.sign_in("zhao");
    let steps = desk.must("tickets.steps", json!({"id": ticket}));
    let codes: Vec<&Value> = steps.as_array().unwrap().iter().map(|s| &s["reason"]).collect();
    assert!(
        !codes.contains(&&json!("ticket.guard.custody_open")),
        "K-16: nothing of it is open any more: {codes:?}"
    );
}
