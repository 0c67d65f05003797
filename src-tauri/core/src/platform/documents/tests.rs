//! Filing on a real vault.

mod devices;

use paper::{Block, Document, Ink, Point, SignatureBox};
use serde_json::json;

use super::*;
use crate::kernel::Moment;
use crate::platform::journal::AnyId;
use crate::testing::Desk;

fn ink() -> Ink {
    let stroke = |y: i32| {
        (0..40).map(|i| Point { x: 10 + i * 8, y: y + (i % 7) * 6, t_ms: i * 12, pressure: 0 }).collect()
    };
    Ink { strokes: vec![stroke(40), stroke(90)], width: 400, height: 160 }
}

fn paper_to_file(desk: &Desk, number: &str, source: u8) -> ToFile {
    let content = canonical(&json!({"number": number, "finding": "启动电容鼓包"})).unwrap();
    let signature =
        SignatureBox { key: "customer".into(), label: "客户签字".into(), ..SignatureBox::default() };
    let document = Document {
        title: "售后服务报告单".into(),
        number: number.into(),
        language: paper::Language::Zh,
        letterhead: Default::default(),
        qr: None,
        marks: vec![],
        blocks: vec![
            Block::Text {
                label: Some("检查".into()), value: "启动电容鼓包".into(), field: "finding".into()
            },
            Block::Signatures(vec![signature]),
        ],
        foot: Default::default(),
        meta: Default::default(),
    };
    let pages = paper::lay_out(&document, fonts().unwrap()).unwrap().with_ink("customer", &ink()).unwrap();
    ToFile {
        number: number.into(),
        kind: DocumentKind::VisitReport,
        subject: ("ticket", AnyId([7; 16])),
        customer: None,
        source: AnyId([source; 16]),
        firm: "华泰".into(),
        content,
        evidence: b"{}".to_vec(),
        pages,
        box_key: "customer".into(),
        reason: "服务确认".into(),
        signer_name: "王芳".into(),
        place: String::new(),
        signed_at: desk.core.now(),
    }
}

fn choose_folder(desk: &Desk) -> std::path::PathBuf {
    let folder = desk.dir.path().join("报告");
    std::fs::create_dir(&folder).unwrap();
    desk.must("documents.set_folder", json!({"path": folder}));
    folder
}

#[test]
fn a_signed_paper_becomes_an_intact_file_in_the_chosen_folder() {
    let desk = Desk::open();
    let folder = choose_folder(&desk);
    let session = desk.core.session().unwrap();
    let paper = paper_to_file(&desk, "A26-B-00001", 1);
    let filed = file_sealed(&desk.core, &session, &paper).unwrap();
    let path = folder.join("A26-B-00001.pdf");
    let seen = desk.must("documents.verify", json!({"path": path}));
    assert_eq!(seen["judgement"], "intact", "V-07: {seen}");
    assert_eq!(seen["filed_number"], "A26-B-00001");
    assert_eq!(seen["content_digest"], json!(filed.content_digest), "F-04: hash of the exact content");
    assert_eq!(seen["content"]["finding"], "启动电容鼓包", "the signed content travels in the file");
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
}

#[test]
fn a_printer_this_computer_has_not_is_refused_and_nothing_else_happens() {
    let desk = Desk::open();
    let session = desk.core.session().unwrap();
    let filed = file_sealed(&desk.core, &session, &paper_to_file(&desk, "A26-B-00001", 1)).unwrap();
    // A name that would be an option of the printing program, were it handed on.
    let asked = json!({"id": filed.id, "printer": "-o raw; no such queue"});
    let fault = desk.refused("documents.print", asked);
    assert_eq!((fault.code.as_str(), fault.saved), ("papers.no_printer", false), "V-07: {fault:?}");
}

#[test]
fn one_changed_byte_is_found() {
    let desk = Desk::open();
    let folder = choose_folder(&desk);
    let session = desk.core.session().unwrap();
    file_sealed(&desk.core, &session, &paper_to_file(&desk, "A26-B-00001", 1)).unwrap();
    let path = folder.join("A26-B-00001.pdf");
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, &bytes).unwrap();
    let seen = desk.must("documents.verify", json!({"path": path}));
    assert_eq!(seen["judgement"], "altered", "F-06");
}

#[test]
fn filing_again_after_a_crash_gives_the_same_document() {
    let desk = Desk::open();
    let folder = choose_folder(&desk);
    let session = desk.core.session().unwrap();
    let paper = paper_to_file(&desk, "A26-B-00001", 1);
    let first = file_sealed(&desk.core, &session, &paper).unwrap();
    std::fs::remove_file(folder.join("A26-B-00001.pdf")).unwrap();
    let again = file_sealed(&desk.core, &session, &paper).unwrap();
    assert_eq!(first, again, "one signature, one document");
    assert!(folder.join("A26-B-00001.pdf").exists(), "the copy is put back");
}

#[test]
fn a_filed_document_cannot_be_changed_in_the_vault() {
    let desk = Desk::open();
    let session = desk.core.session().unwrap();
    file_sealed(&desk.core, &session, &paper_to_file(&desk, "A26-B-00001", 1)).unwrap();
    let vault = &desk.core.opened().unwrap().vault;
    for sql in ["UPDATE filed_document SET number = 'x'", "DELETE FROM filed_document"] {
        let refused = vault.write(|c| c.execute(sql, []).map_err(crate::Fault::from)).unwrap_err();
        assert_eq!(refused.code, "signed.unchangeable", "F-06: {sql}");
    }
}

#[test]
fn papers_of_another_firm_are_not_ours() {
    let (ours, theirs) = (Desk::open(), Desk::open());
    let folder = choose_folder(&theirs);
    let session = theirs.core.session().unwrap();
    file_sealed(&theirs.core, &session, &paper_to_file(&theirs, "A26-B-00001", 1)).unwrap();
    let seen = ours.must("documents.verify", json!({"path": folder.join("A26-B-00001.pdf")}));
    assert_eq!((&seen["judgement"], &seen["findings"][0]), (&json!("not_ours"), &json!("foreign_root")));
}

#[test]
fn a_moment_is_kept_to_the_second() {
    let desk = Desk::open();
    let folder = choose_folder(&desk);
    let session = desk.core.session().unwrap();
    file_sealed(&desk.core, &session, &paper_to_file(&desk, "A26-B-00001", 1)).unwrap();
    let seen = desk.must("documents.verify", json!({"path": folder.join("A26-B-00001.pdf")}));
    assert_eq!(seen["claimed_at"], json!(Moment(crate::testing::MORNING)));
}

#[test]
fn the_root_certificate_leaves_as_a_file_of_its_own_name() {
    let desk = Desk::open();
    assert_eq!(desk.refused("documents.export_root", json!({})).code, "folder.none_chosen");
    let folder = choose_folder(&desk);
    let paths = desk.must("documents.export_root", json!({}))["paths"].clone();
    let path = std::path::PathBuf::from(paths[0].as_str().unwrap());
    let der = crate::kernel::blobs::to_base64(&std::fs::read(&path).unwrap());
    assert_eq!(
        desk.must("documents.root", json!({}))["der_base64"],
        json!([der]),
        "byte for byte the trusted root"
    );
    assert!(path.starts_with(folder.canonicalize().unwrap()), "only inside the chosen folder");
    assert_eq!(desk.must("documents.export_root", json!({}))["paths"], paths, "a second time is no fault");
}

/// Ticket `T26-B-0000<n>` of that customer with one paper; answers the paper's id.
fn filed_for(desk: &Desk, n: u8, customer: &str) -> serde_json::Value {
    let session = desk.core.session().unwrap();
    let saved = desk.must("customers.save", json!({"name": customer}));
    let created = desk.must(
        "tickets.create",
        json!({"customer": saved["customer"]["id"], "contact_phone": "13800000000", "channel": "phone", "model": "K",
               "service_type": "repair", "serial": format!("S{n}"), "description": "不制冷", "not_a_repeat": true}),
    );
    let id = |value: &serde_json::Value| serde_json::from_value::<AnyId>(value.clone()).unwrap();
    let mut paper = paper_to_file(desk, &format!("A26-B-{n:05}"), n);
    paper.subject = ("ticket", id(&created["id"]));
    paper.customer = Some(id(&saved["customer"]["id"]));
    json!(file_sealed(&desk.core, &session, &paper).unwrap().id)
}

#[test]
fn papers_are_listed_by_page_with_names_and_found_by_any_of_them() {
    let desk = Desk::open();
    let ids: Vec<_> =
        ["王芳", "华_泰物业", "李强"].iter().zip(1..).map(|(name, n)| filed_for(&desk, n, name)).collect();
    let first = desk.must("documents.list", json!({"limit": 2}));
    let names = |page: &serde_json::Value| -> Vec<String> {
        page["rows"].as_array().unwrap().iter().map(|r| r["customer_name"].as_str().unwrap().into()).collect()
    };
    assert_eq!(names(&first), ["李强", "华_泰物业"], "newest first");
    assert_eq!(first["total"], 3, "the length of the list comes with its first page");
    assert_eq!(first["rows"][0]["ticket_number"], "T26-B-00003");
    assert_eq!(first["rows"][0]["number"], "A26-B-00003", "the paper's own fields stand beside");
    let second = desk.must("documents.list", json!({"limit": 2, "cursor": first["next"]}));
    assert_eq!((names(&second), &second["next"]), (vec!["王芳".to_string()], &json!(null)));
    for (search, found) in [
        ("王芳", vec!["王芳"]),
        ("a26-b-00003", vec!["李强"]),
        ("T26-B-00002", vec!["华_泰物业"]),
        ("华_泰", vec!["华_泰物业"]),
        ("_", vec!["华_泰物业"]),
        ("没有", vec![]),
    ] {
        assert_eq!(names(&desk.must("documents.list", json!({"search": search}))), found, "{search}");
    }
    assert_eq!(names(&desk.must("documents.list", json!({"id": ids[0]}))), ["王芳"]);
    assert_eq!(desk.refused("documents.list", json!({"cursor": "x"})).code, "input.cursor");
}

#[test]
fn a_technician_lists_the_papers_he_had_signed_and_no_others() {
    let desk = Desk::open();
    filed_for(&desk, 1, "王芳");
    desk.must(
        "people.save",
        json!({"id": null, "login": "li", "name": "李", "roles": ["technician"], "active": true,
               "password": crate::testing::PASSWORD}),
    );
    desk.sign_in("li");
    assert_eq!(desk.must("documents.list", json!({}))["rows"], json!([]), "T.1: another's paper");
    let session = desk.core.session().unwrap();
    // A paper whose source he entered himself: his own person stands in for the signature.
    let source = desk
        .core
        .change_as(&session, "test.signature", |c| c.next_number("A").map(|_| ()))
        .and_then(|()| {
            desk.core
                .read_as(&session, |r| r.value("SELECT record FROM journal ORDER BY seq DESC LIMIT 1", []))
        })
        .unwrap();
    let paper = ToFile { source: source.unwrap(), ..paper_to_file(&desk, "A26-B-00009", 9) };
    file_sealed(&desk.core, &session, &paper).unwrap();
    let mine = desk.must("documents.list", json!({}));
    assert_eq!(mine["rows"].as_array().unwrap().len(), 1, "T.1: his own, past any number of others");
    assert_eq!(mine["rows"][0]["number"], "A26-B-00009");
}
