//! The same signature gives the same paper, whenever and however often it goes out (V-07).

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::tests::{change, finished_work, parse};
use crate::master::customers::Customer;
use crate::service::tickets::Ticket;
use crate::testing::ask;

fn words(path: &Path) -> String {
    let out = ask(Command::new("pdftotext").arg("-raw").arg(path).arg("-"));
    assert!(out.status.success(), "pdftotext is required by this test");
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn exported_twice_a_report_has_the_same_content_hash_and_the_same_text() {
    let case = finished_work();
    let first = case.choose_folder();
    let shown = case.present();
    let signed = case.desk.must("acceptance.sign", case.signing(&shown["content_digest"], 0));
    let document = &signed["round"]["signature"]["document"];
    let export = |desk: &crate::testing::Desk| -> std::path::PathBuf {
        let done = desk.must("documents.export", json!({ "id": document }));
        done["path"].as_str().unwrap().into()
    };
    let one = export(&case.desk);
    let copy =
        |case: &super::tests::Case| case.desk.must("acceptance.print_copy", json!({"round": case.round}));
    let copied = words(Path::new(copy(&case)["path"].as_str().unwrap()));
    // What the records say today is another matter than what was signed.
    case.desk.minutes_pass(40 * 24 * 60);
    case.desk.sign_in("admin");
    change(&case.desk, |c| {
        let ticket = c.need::<Ticket>(parse(case.ticket.clone()))?;
        let before = c.need::<Customer>(ticket.customer)?;
        c.save(&before, &Customer { name: "改了名的客户".into(), ..before.clone() })
    });
    let second = case.desk.dir.path().join("第二次");
    std::fs::create_dir(&second).unwrap();
    case.desk.must("documents.set_folder", json!({"path": second}));
    let two = export(&case.desk);
    assert!(one.starts_with(&first) && two.starts_with(&second), "V-07: two exports");
    let seen: Vec<Value> =
        [&one, &two].map(|path| case.desk.must("documents.verify", json!({"path": path}))).into();
    assert_eq!(seen[0]["judgement"], "intact");
    assert_eq!(
        seen[0]["content_digest"], shown["content_digest"],
        "V-07: the digest is that of what was signed"
    );
    assert_eq!(seen[0]["content_digest"], seen[1]["content_digest"], "V-07: same content hash");
    let text = words(&one);
    assert_eq!(text, words(&two), "V-07: same input, same text");
    assert!(
        text.contains("启动电容失效") && text.contains("KFR-35GW"),
        "V-07: Chinese and Latin are searchable"
    );
    let again = words(Path::new(copy(&case)["path"].as_str().unwrap()));
    assert_eq!(copied, again, "V-07: laid out anew from what was signed it says the same");
}
