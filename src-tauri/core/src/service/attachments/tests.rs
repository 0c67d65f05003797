//! Files of any kind over a real encrypted vault (V-10, N-11, T-03).

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::kernel::blobs::{BlobHash, to_base64};
use crate::kernel::pieces::PIECE;
use crate::service::visits::tests::{complete, firm, journal_agrees, on_site, ready, save, sign, work_done};
use crate::testing::{Desk, PASSWORD};

/// A file outside the vault.
fn file(desk: &Desk, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desk.dir.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// A film of three pieces and a bit.
fn film() -> Vec<u8> {
    let body = (0..3 * PIECE + 77).map(|n| (n / 991) as u8);
    b"\0\0\0\x18ftypisom".iter().copied().chain(body).collect()
}

fn rows(desk: &Desk, asked: Value) -> Vec<Value> {
    desk.must("attachments.list", asked)["rows"].as_array().unwrap().clone()
}

fn given_out(desk: &Desk, id: &Value, to: &Path) -> Vec<u8> {
    desk.must("attachments.save_out", json!({"id": id, "path": to}));
    std::fs::read(to).unwrap()
}

#[test]
fn a_film_comes_in_by_its_path_and_goes_out_with_an_equal_checksum() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let (bytes, from) = (film(), desk.dir.path().join("异响.mp4"));
    std::fs::write(&from, &bytes).unwrap();
    let added =
        desk.must("attachments.add", json!({"ticket": ticket["id"], "path": from, "caption": "启动时异响"}));
    assert_eq!(added["file"]["blob"], json!(BlobHash::of(&bytes)), "V-10: the checksum is the content's");
    assert_eq!(
        (&added["file"]["mime"], &added["file"]["class"], &added["file"]["name"]),
        (&json!("video/mp4"), &json!("video"), &json!("异响.mp4"))
    );
    assert_eq!(added["file"]["number"], "F26-B-00001", "N-11: listed by a number");
    std::fs::remove_file(&from).unwrap();
    let back = given_out(&desk, &added["file"]["id"], &desk.dir.path().join("出来.mp4"));
    assert!(back == bytes, "V-10: deleted from the camera, the copy in the file opens, byte for byte");
    journal_agrees(&desk);
}

#[test]
fn the_store_holds_nothing_of_a_film_in_the_clear() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let mut bytes = film();
    bytes[PIECE + 9..PIECE + 9 + 16].copy_from_slice(b"no-one-reads-it!");
    let from = file(&desk, "a.mp4", &bytes);
    desk.must("attachments.add", json!({"ticket": ticket["id"], "path": from}));
    std::fs::remove_file(from).unwrap();
    let mut looked_at = 0;
    let mut open = vec![desk.dir.path().join("vault/blobs")];
    while let Some(at) = open.pop() {
        if at.is_dir() {
            open.extend(std::fs::read_dir(at).unwrap().map(|e| e.unwrap().path()));
            continue;
        }
        let sealed = std::fs::read(&at).unwrap();
        looked_at += sealed.len();
        assert!(!sealed.windows(16).any(|w| w == b"no-one-reads-it!"), "readable in {}", at.display());
        assert!(!at.to_string_lossy().ends_with(".part"), "nothing half written is left");
    }
    assert!(looked_at > bytes.len(), "the film is there, sealed");
}

#[test]
fn a_damaged_film_is_said_to_be_damaged_and_leaves_no_half_file() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let from = file(&desk, "a.mp4", &film());
    let id =
        desk.must("attachments.add", json!({"ticket": ticket["id"], "path": from}))["file"]["id"].clone();
    let mut open = vec![desk.dir.path().join("vault/blobs")];
    while let Some(at) = open.pop() {
        if at.is_dir() {
            open.extend(std::fs::read_dir(at).unwrap().map(|e| e.unwrap().path()));
        } else if std::fs::metadata(&at).unwrap().len() > PIECE as u64 {
            let mut sealed = std::fs::read(&at).unwrap();
            sealed[2 * PIECE] ^= 1;
            std::fs::write(&at, sealed).unwrap();
        }
    }
    let folder = desk.dir.path().join("出");
    std::fs::create_dir(&folder).unwrap();
    let fault = desk.refused("attachments.save_out", json!({"id": id, "path": folder.join("b.mp4")}));
    assert_eq!(fault.code, "blob.damaged", "V-10: a file whose checksum differs is never given out");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "and no half file looks whole");
}

#[test]
fn what_is_too_large_empty_or_no_file_is_refused_and_nothing_is_kept() {
    let desk = firm();
    desk.must("settings.set", json!({"key": "attachment.max", "value": 1, "reason": "小盘"}));
    let ticket = ready(&desk, json!({}));
    let add = |extra: Value| {
        let mut input = json!({"ticket": ticket["id"]});
        input.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        desk.refused("attachments.add", input).code
    };
    let large = file(&desk, "large.bin", &vec![7; 1_000_001]);
    assert_eq!(add(json!({"path": large})), "attachment.too_large", "U-172 by path");
    assert_eq!(add(json!({"base64": to_base64(&vec![7; 1_000_001])})), "attachment.too_large", "and by drop");
    assert_eq!(add(json!({"path": file(&desk, "empty.txt", b"")})), "attachment.empty");
    assert_eq!(add(json!({"path": desk.dir.path()})), "file.not_a_file", "a folder is no file");
    assert_eq!(add(json!({"path": desk.dir.path().join("none")})), "file.unreadable");
    assert_eq!(add(json!({})), "input.incomplete", "neither path nor bytes");
    assert_eq!(
        add(json!({"visit": ticket["id"], "base64": "eA=="})),
        "attachment.one_owner",
        "of two nobody knows which"
    );
    let fits = desk
        .must("attachments.add", json!({"ticket": ticket["id"], "base64": to_base64(&vec![7; 1_000_000])}));
    assert_eq!(fits["file"]["size"], 1_000_000, "exactly the limit fits");
    assert_eq!(
        rows(&desk, json!({"ticket": ticket["id"]})).len(),
        1,
        "nothing of the refused ones is listed"
    );
}

#[test]
fn the_same_bytes_are_one_file_and_struck_it_keeps_entry_and_bytes() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let add = json!({"ticket": ticket["id"], "base64": to_base64(b"%PDF-1.7 x"), "name": "合同.pdf"});
    let first = desk.must("attachments.add", add.clone());
    assert_eq!(
        desk.must("attachments.add", add.clone())["file"]["id"],
        first["file"]["id"],
        "dropped twice, one"
    );
    let id = &first["file"]["id"];
    let edited =
        desk.must("attachments.edit", json!({"id": id, "class": "contract", "caption": " 购销合同 "}));
    assert_eq!(
        (&edited["file"]["class"], &edited["file"]["caption"]),
        (&json!("contract"), &json!("购销合同"))
    );
    desk.must("attachments.remove", json!({"id": id}));
    assert_eq!(rows(&desk, json!({"ticket": ticket["id"]})), Vec::<Value>::new(), "out of the list");
    let bytes = desk.must("attachments.bytes", json!({"id": id}));
    assert_eq!(bytes["base64"], to_base64(b"%PDF-1.7 x"), "T-03: struck, not deleted");
    let me = desk.core.session().unwrap();
    let entries: i64 = desk
        .core
        .read_as(&me, |r| r.value("SELECT count(*) FROM journal WHERE record_kind = 'attachment'", []))
        .unwrap()
        .unwrap();
    assert_eq!(entries, 3, "T-03: added, edited and struck, each an entry");
    let again = desk.must("attachments.add", add);
    assert_eq!(
        again["file"]["number"], "F26-B-00002",
        "attached anew it is another file; no number is used twice"
    );
    journal_agrees(&desk);
}

#[test]
fn what_came_in_never_changes_whoever_asks() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    desk.must("attachments.add", json!({"ticket": ticket["id"], "base64": "eHl6", "name": "a.txt"}));
    for sql in [
        "UPDATE attachment SET blob = 'x'",
        "UPDATE attachment SET name = 'x'",
        "UPDATE attachment SET size = 1",
        "DELETE FROM attachment",
    ] {
        let me = desk.core.session().unwrap();
        let fault = desk.core.change_as(&me, "test.sql", |c| Ok(c.conn().execute(sql, [])?)).unwrap_err();
        assert_eq!(fault.code, "signed.unchangeable", "T-03: {sql}");
    }
}

#[test]
fn a_program_is_given_out_and_never_opened() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let add = |name: &str, bytes: &[u8]| {
        let input = json!({"ticket": ticket["id"], "base64": to_base64(bytes), "name": name});
        desk.must("attachments.add", input)
    };
    let program = add("驱动升级.pdf", b"MZ\x90\0\x03");
    assert_eq!(program["is_shown"], false, "its name says PDF, its content a program");
    let fault = desk.refused("attachments.open", json!({"id": program["file"]["id"]}));
    assert_eq!(fault.code, "attachment.not_opened");
    let out = given_out(&desk, &program["file"]["id"], &desk.dir.path().join("驱动升级.pdf"));
    assert_eq!(out, b"MZ\x90\0\x03", "given out as it is");
    let note = add("../../日志.txt", "一切正常".as_bytes());
    assert_eq!(note["file"]["name"], "日志.txt", "a name is no way out of a folder");
    let opened = desk.must("attachments.open", json!({"id": note["file"]["id"]}));
    let path = PathBuf::from(opened["path"].as_str().unwrap());
    assert!(path.starts_with(desk.dir.path().join("vault/prints")), "for the system's viewer: {path:?}");
    assert_eq!(std::fs::read(&path).unwrap(), "一切正常".as_bytes());
    desk.must("attachments.open", json!({"id": add("二.txt", b"2")["file"]["id"]}));
    assert!(!path.exists(), "the next one opened clears away what the last one left in the clear");
    let inside = desk.dir.path().join("vault/x.txt");
    let fault = desk.refused("attachments.save_out", json!({"id": note["file"]["id"], "path": inside}));
    assert_eq!(fault.code, "care.inside_vault", "nothing is written among the vault's own files");
}

#[test]
fn files_of_a_visit_stand_on_its_ticket_and_in_the_customers_file_and_are_found() {
    let desk = firm();
    let visit = on_site(&desk);
    let seen = desk.must("visits.get", json!({"id": visit}));
    let ticket = seen["visit"]["ticket"].clone();
    desk.must(
        "attachments.add",
        json!({"visit": visit, "base64": to_base64(b"ID3 x"), "name": "录音.mp3", "caption": "压缩机敲缸声"}),
    );
    desk.sign_in("wang");
    desk.must("attachments.add", json!({"ticket": ticket, "base64": to_base64(b"%PDF-1"), "name": "发票.pdf", "class": "purchase_proof"}));
    let customer = desk.must("tickets.get", json!({"id": ticket}))["ticket"]["customer"].clone();
    desk.must(
        "attachments.add_to_customer",
        json!({"customer": customer, "base64": to_base64(b"%PDF-2"), "name": "扫描0001.pdf", "class": "scan", "caption": "已签修护卡"}),
    );
    let names = |asked: Value| -> Vec<String> {
        rows(&desk, asked).iter().map(|r| r["file"]["name"].as_str().unwrap().to_string()).collect()
    };
    assert_eq!(names(json!({"visit": visit})), ["录音.mp3"]);
    assert_eq!(names(json!({"ticket": ticket})), ["发票.pdf", "录音.mp3"], "newest first");
    assert_eq!(names(json!({"customer": customer})), ["扫描0001.pdf", "发票.pdf", "录音.mp3"]);
    let found = rows(&desk, json!({"customer": customer, "text": "修护卡"}));
    assert_eq!(found.len(), 1, "N-11: the document is listed");
    assert_eq!(found[0]["file"]["number"], "F26-B-00003", "N-11: with its number");
    assert!(found[0]["file"]["added_at"].as_i64().unwrap() > 0, "N-11: and its date");
    let hits = |text: &str| desk.must("search.everything", json!({"text": text}))["groups"].clone();
    assert_eq!(hits("敲缸")[0]["kind"], "visits", "V-14: by what was said of a file of the visit");
    assert_eq!(hits("发票.pdf")[0]["kind"], "tickets", "V-14: by what a file of the ticket is called");
    assert_eq!(hits("敲缸")[0]["lines"].as_array().unwrap().len(), 1, "once");
    journal_agrees(&desk);
}

#[test]
fn what_lay_there_when_the_report_was_signed_stays() {
    let desk = firm();
    let visit = on_site(&desk);
    let add = |name: &str| {
        let input = json!({"visit": visit, "base64": to_base64(name.as_bytes()), "name": name});
        desk.must("attachments.add", input)["file"]["id"].clone()
    };
    let before = add("前.txt");
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
    desk.minutes_pass(1);
    let after = add("后.txt");
    for command in ["attachments.remove", "attachments.edit"] {
        let refused = desk.refused(command, json!({"id": before}));
        assert_eq!(refused.code, "attachment.signed", "{command}: as with photos (F-06)");
    }
    desk.must("attachments.remove", json!({"id": after}));
    assert_eq!(rows(&desk, json!({"visit": visit})).len(), 1, "what came later may be struck");
}

#[test]
fn another_technicians_job_shows_none_of_its_files() {
    let desk = firm();
    let visit = on_site(&desk);
    let added = desk.must("attachments.add", json!({"visit": visit, "base64": "eA==", "name": "a.txt"}));
    let ticket = added["file"]["ticket"].clone();
    let id = added["file"]["id"].clone();
    desk.sign_in("sun");
    let out = desk.dir.path().join("a.txt");
    for (command, input) in [
        ("attachments.list", json!({"ticket": ticket})),
        ("attachments.list", json!({"visit": visit})),
        ("attachments.bytes", json!({"id": id})),
        ("attachments.open", json!({"id": id})),
        ("attachments.save_out", json!({"id": id, "path": out})),
        ("attachments.add", json!({"ticket": ticket, "base64": "eQ=="})),
        ("attachments.edit", json!({"id": id, "caption": "x"})),
        ("attachments.remove", json!({"id": id})),
    ] {
        assert_eq!(desk.refused(command, input).code, "record.not_yours", "T.1: {command}");
    }
    assert!(!out.exists(), "nothing was written");
}

#[test]
fn a_page_holds_fifty_and_the_next_goes_on_where_it_ended() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    for n in 0..53 {
        desk.must("attachments.add", json!({"ticket": ticket["id"], "base64": to_base64(format!("{n}").as_bytes()), "name": format!("{n}.txt")}));
    }
    let first = desk.must("attachments.list", json!({"ticket": ticket["id"]}));
    let rest = desk.must("attachments.list", json!({"ticket": ticket["id"], "cursor": first["next"]}));
    let count = |page: &Value| page["rows"].as_array().unwrap().len();
    assert_eq!((count(&first), count(&rest)), (50, 3), "each once");
    assert_eq!((&rest["rows"][0]["file"]["name"], &rest["next"]), (&json!("2.txt"), &Value::Null));
}

/// `info` may erase.
fn firm_with_info_admin() -> Desk {
    let desk = firm();
    desk.sign_in("admin");
    desk.must("people.save", json!({"id": null, "login": "info", "name": "信息员", "roles": ["info_admin", "front_desk"], "password": PASSWORD, "active": true}));
    desk.sign_in("info");
    desk
}

fn is_in_store(desk: &Desk, bytes: &[u8]) -> bool {
    desk.core.opened().unwrap().blobs.get(&BlobHash::of(bytes)).is_ok()
}

#[test]
fn an_erased_person_leaves_neither_a_file_nor_its_name() {
    let desk = firm_with_info_admin();
    let called = |name: &str| {
        desk.must("customers.save", json!({"name": name, "kind": "person", "grade": "ordinary"}))["customer"]
            .clone()
    };
    let (customer, other) = (called("王芳"), called("李强"));
    let keep = |customer: &Value, bytes: &[u8]| {
        desk.must(
            "attachments.add_to_customer",
            json!({"customer": customer["id"], "base64": to_base64(bytes), "name": "王芳身份证.jpg", "caption": "王芳本人"}),
        )
    };
    keep(&customer, b"her card");
    keep(&customer, b"a leaflet");
    keep(&other, b"a leaflet");
    desk.must(
        "customers.erase",
        json!({"customer": customer["id"], "reason": "本人来电要求", "confirm": customer["number"]}),
    );
    assert_eq!(
        rows(&desk, json!({"customer": customer["id"]})),
        [] as [Value; 0],
        "个人信息保护法: off the file"
    );
    assert!(!is_in_store(&desk, b"her card"), "and out of the store");
    assert!(is_in_store(&desk, b"a leaflet"), "what lies in somebody else's file stays there");
    let session = desk.core.session().unwrap();
    let waits = desk.core.read_as(&session, |r| crate::kernel::jobs::open(r.conn())).unwrap();
    assert!(waits.is_empty(), "nothing is left to be done: {waits:?}");
    journal_agrees(&desk);
}

#[test]
fn an_erasure_leaves_what_lay_beside_a_signed_report() {
    let desk = firm_with_info_admin();
    desk.sign_in("li");
    let visit = on_site(&desk);
    desk.must(
        "attachments.add",
        json!({"visit": visit, "base64": to_base64(b"the log"), "name": "日志.txt"}),
    );
    save(&desk, &visit, complete());
    work_done(&desk, &visit).unwrap();
    sign(&desk, &visit).unwrap();
    desk.sign_in("info");
    let ticket = desk.must("visits.get", json!({"id": visit}))["visit"]["ticket"].clone();
    let customer = desk.must("tickets.get", json!({"id": ticket}))["ticket"]["customer"].clone();
    let preview = desk.must("customers.erase_preview", json!({"customer": customer}));
    assert_eq!(preview["keeps"]["attachment"], 1, "T-11: said before, as with the photos of the report");
    assert!(is_in_store(&desk, b"the log"));
}

#[test]
fn a_copy_of_the_vault_holds_the_films_too() {
    let desk = firm();
    let ticket = ready(&desk, json!({}));
    let from = file(&desk, "a.mp4", &film());
    desk.must("attachments.add", json!({"ticket": ticket["id"], "path": from}));
    desk.sign_in("admin");
    let folder = desk.dir.path().join("副本");
    std::fs::create_dir(&folder).unwrap();
    let made = desk.must("vault.backup", json!({"folder": folder}));
    assert_eq!(made["lost"], 0, "V-10: read whole in the copy, and equal");
    let mut copied = vec![PathBuf::from(made["path"].as_str().unwrap()).join("blobs")];
    let mut longest = 0;
    while let Some(at) = copied.pop() {
        if at.is_dir() {
            copied.extend(std::fs::read_dir(at).unwrap().map(|e| e.unwrap().path()));
        } else {
            longest = longest.max(std::fs::metadata(at).unwrap().len());
        }
    }
    assert!(longest > film().len() as u64, "V-10: the film is in the copy, sealed: {longest}");
}
