//! The whole way: a living firm, its archive, a blank computer. Filling the firm is the expensive part, so one firm is
//! looked at from all sides.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::kernel::Core;
use crate::platform::text::{Language, Text};
use crate::testing::{Desk, MORNING, PASSWORD, TurnedClock, options};

/// A computer nobody has started the program on yet.
struct Blank {
    core: Core,
    dir: tempfile::TempDir,
}

impl Blank {
    fn new() -> Blank {
        let dir = tempfile::tempdir().unwrap();
        let core =
            crate::open(&dir.path().join("vault"), options(Arc::new(TurnedClock::at(MORNING + 3_600_000))));
        Blank { core, dir }
    }
    fn import(&self, path: &str, login: &str, letter: &str) -> Result<Value, crate::Fault> {
        let input =
            json!({"path": path, "login": login, "password": "New-Computer-7", "device_letter": letter});
        self.core.call("archive.restore", input).map(|answer| answer.value)
    }
    fn must(&self, name: &str, input: Value) -> Value {
        self.core.call(name, input).map(|answer| answer.value).unwrap()
    }
    /// Nothing but what was there before anybody tried.
    fn is_untouched(&self) -> bool {
        let status = self.must("vault.status", json!({}));
        let left = fs::read_dir(self.dir.path().join("vault")).map(|all| all.count()).unwrap_or(0);
        let lock = self.dir.path().join("vault/aftercare.lock").exists();
        status["exists"] == false && left <= usize::from(lock)
    }
}

fn folder(desk: &Desk, name: &str) -> PathBuf {
    let folder = desk.dir.path().join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn archive(desk: &Desk, name: &str, form: &str) -> Value {
    desk.must("archive.export", json!({"folder": folder(desk, name), "form": form}))
}

fn manifest(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path.join("manifest.json")).unwrap()).unwrap()
}

fn small_firm() -> Desk {
    let desk = Desk::open();
    desk.must(
        "settings.save_company",
        json!({"name": "华泰", "address": "", "phone": "", "logo_base64": "iVBORw0KGgo="}),
    );
    for n in 0..3 {
        desk.must("customers.save", json!({"name": format!("客户{n}"), "note": "冷库"}));
    }
    desk
}

#[test]
fn a_firm_read_in_on_a_blank_computer_is_the_same_line_by_line() {
    let sample = json!({"company": "样本", "preset": "GEN", "device_letter": "A", "login": "demo", "name": "沈立群",
                        "password": PASSWORD, "sample": true});
    let desk = Desk::open_as(sample);
    desk.must("sample.fill", json!({"password": PASSWORD}));
    let made = archive(&desk, "U盘", "zip");
    assert_eq!((&made["is_whole"], &made["lost"], &made["waiting"]), (&json!(true), &json!(0), &json!(0)));
    assert!(made["papers"].as_u64().unwrap() > 10 && made["attachments"].as_u64().unwrap() > 5, "{made}");
    let path = made["path"].as_str().unwrap();
    let checked = desk.must("archive.check", json!({"path": path}));
    assert_eq!(checked["digest"], made["digest"], "the same archive has the same fingerprint");
    assert!(checked["signed_by"].is_string(), "the device that wrote it stands for it");

    let there = Blank::new();
    let seen = there.must("archive.look", json!({"path": path}));
    assert_eq!(seen["firm"], desk.must("session.current", json!({}))["company"]);
    assert!(!seen["free_letters"].as_array().unwrap().contains(&json!("A")), "V-02: a letter is given once");
    assert_eq!(there.import(path, "demo", "A").unwrap_err().code, "archive.letter_taken", "V-02");
    assert_eq!(
        there.import(path, "li", "C").unwrap_err().code,
        "archive.person",
        "li sets nobody's password"
    );
    assert!(there.is_untouched(), "a refused reading leaves nothing behind");
    let read = there.import(path, "demo", "C").unwrap();
    assert_eq!(read["entries"], made["entries"]);

    assert_eq!(there.must("journal.verify", json!({}))["whole"], true, "T-03: every chain, the new one too");
    assert_eq!(
        there.must("journal.rebuild_check", json!({})),
        json!([]),
        "tables are projections here as well"
    );
    papers_are_sealed_as_before(&desk, &there);
    digests_are_equal(&desk, &there, &made);
    let found = there.must("search.everything", json!({"text": "压缩机"}));
    assert_eq!(found, desk.must("search.everything", json!({"text": "压缩机"})), "what was found is found");
    there.must("vault.lock", json!({}));
    there.must("vault.unlock", json!({"login": "demo", "password": "New-Computer-7"}));
    assert_eq!(there.import(path, "demo", "D").unwrap_err().code, "archive.not_blank", "never into a firm");
}

fn papers_are_sealed_as_before(desk: &Desk, there: &Blank) {
    let papers = desk.must("documents.list", json!({"limit": 500}));
    for paper in papers["rows"].as_array().unwrap() {
        let id = json!({"id": paper["id"]});
        let (old, new) = (desk.must("documents.get", id.clone()), there.must("documents.get", id));
        assert_eq!(old["pdf_base64"], new["pdf_base64"], "{}: byte for byte", paper["number"]);
        let verdict = there.must("documents.verify", json!({"base64": new["pdf_base64"]}));
        assert_eq!(verdict["judgement"], "intact", "{}: the old root is believed here", paper["number"]);
        assert_eq!(verdict["filed_number"], paper["number"]);
    }
}

/// Written out once more, every kind is what it was; only what this computer wrote itself came on top.
fn digests_are_equal(desk: &Desk, there: &Blank, made: &Value) {
    let out = folder(desk, "again");
    let again = there.must("archive.export", json!({"folder": out, "form": "folder"}));
    let again = manifest(Path::new(again["path"].as_str().unwrap()));
    let first = Path::new(made["path"].as_str().unwrap());
    let mut zip = zip::ZipArchive::new(fs::File::open(first).unwrap()).unwrap();
    let first: Value = serde_json::from_reader(zip.by_name("manifest.json").unwrap()).unwrap();
    // A new computer, its certificates and lists, the note of where the firm came from.
    let own = ["device", "certificate", "device_list", "archive_import"];
    for kind in first["records"].as_array().unwrap() {
        let table = kind["table"].as_str().unwrap();
        let same = again["records"].as_array().unwrap().iter().find(|k| k["table"] == kind["table"]).unwrap();
        match own.contains(&table) {
            true => {
                assert!(same["rows"].as_u64() > kind["rows"].as_u64(), "{table}: this computer's own on top")
            }
            false => assert_eq!(same["sha256"], kind["sha256"], "{table} must be the same in both firms"),
        }
    }
    let old_head = &first["heads"][0];
    assert!(again["heads"].as_array().unwrap().contains(old_head), "the old chain ends where it ended");
}

#[test]
fn one_byte_changed_anywhere_and_nothing_is_read_in() {
    let desk = small_firm();
    let made = archive(&desk, "out", "folder");
    let path = PathBuf::from(made["path"].as_str().unwrap());
    let there = Blank::new();
    let listed = fs::read_to_string(path.join("SHA256SUMS")).unwrap();
    let names = listed.lines().filter_map(|line| line.split_once("  ")).map(|(_, name)| name.to_string());
    let mut names: Vec<String> = names.collect();
    names.extend(["SHA256SUMS".to_string(), "SHA256SUMS.sig".to_string()]);
    assert!(
        names.iter().any(|n| n.starts_with("attachments/")),
        "photos and scans are among them: {names:?}"
    );
    for name in &names {
        let file = path.join(name);
        let bytes = fs::read(&file).unwrap();
        if bytes.is_empty() {
            continue;
        }
        let mut spoilt = bytes.clone();
        spoilt[bytes.len() / 2] ^= 1;
        fs::write(&file, &spoilt).unwrap();
        let fault = there.import(path.to_str().unwrap(), "admin", "C").unwrap_err();
        assert!(fault.code.starts_with("archive."), "{name}: {fault:?}");
        assert!(there.is_untouched(), "{name}: nothing saved");
        fs::write(&file, &bytes).unwrap();
    }
    fs::remove_file(path.join("journal/entries.jsonl")).unwrap();
    assert_eq!(there.import(path.to_str().unwrap(), "admin", "C").unwrap_err().code, "archive.altered");
}

/// Somebody who also makes the checksums fit is stopped by the chain, and by what the tables must then be.
#[test]
fn an_archive_whose_checksums_were_made_to_fit_is_refused_all_the_same() {
    let desk = small_firm();
    for (file, old, new, code) in [
        ("journal/entries.jsonl", "客户1", "客户9", "archive.chain_broken"),
        ("records/customer.jsonl", "客户1", "客户9", "archive.tables_differ"),
    ] {
        let made = archive(&desk, code, "folder");
        desk.minutes_pass(1);
        let path = PathBuf::from(made["path"].as_str().unwrap());
        let forged = fs::read_to_string(path.join(file)).unwrap().replace(old, new);
        let before = crate::kernel::BlobHash::of(&fs::read(path.join(file)).unwrap()).0;
        fs::write(path.join(file), &forged).unwrap();
        let sums = fs::read_to_string(path.join("SHA256SUMS")).unwrap();
        let after = crate::kernel::BlobHash::of(forged.as_bytes()).0;
        fs::write(path.join("SHA256SUMS"), sums.replace(&before, &after)).unwrap();
        let there = Blank::new();
        let unsigned = there.import(path.to_str().unwrap(), "admin", "C").unwrap_err();
        assert_eq!(unsigned.code, "archive.altered", "the signature no longer holds");
        fs::remove_file(path.join("SHA256SUMS.sig")).unwrap();
        assert_eq!(there.import(path.to_str().unwrap(), "admin", "C").unwrap_err().code, code, "{file}");
        assert!(there.is_untouched(), "a vault begun for it is taken away again");
    }
}

/// T-14: who took everything, and when, is on record; only those with the right can.
#[test]
fn an_archive_is_noted_and_needs_its_own_right() {
    let desk = small_firm();
    let made = archive(&desk, "out", "zip");
    let session = desk.core.session().unwrap();
    let noted = desk
        .core
        .read_as(&session, |r| Ok(r.first::<super::ArchiveExport>("ORDER BY rid DESC", [])?.unwrap()))
        .unwrap();
    assert_eq!(json!(noted.digest), made["digest"], "this very archive");
    let history = desk.must("journal.history", json!({"table": "archive_export", "id": noted.id}));
    assert_eq!(
        (&history[0]["actor_name"], &history[0]["command"]),
        (&json!("陈主管"), &json!("archive.export"))
    );
    let li = json!({"id": null, "login": "li", "name": "李", "roles": ["front_desk"], "password": PASSWORD, "active": true});
    desk.must("people.save", li);
    desk.sign_in("li");
    let fault = desk.refused("archive.export", json!({"folder": folder(&desk, "out"), "form": "zip"}));
    assert_eq!(fault.code, "command.denied", "T-14");
}

#[test]
fn what_was_erased_by_right_is_in_no_file() {
    let desk = small_firm();
    let id = desk.must("customers.save", json!({"name": "赵不见", "note": "住在梧桐里"}))["customer"]["id"]
        .clone();
    let number = desk.must("customers.get", json!({"id": id}))["customer"]["number"].clone();
    desk.must("customers.erase", json!({"customer": id, "reason": "本人要求", "confirm": number}));
    let made = archive(&desk, "out", "folder");
    let path = PathBuf::from(made["path"].as_str().unwrap());
    for file in ["journal/entries.jsonl", "records/customer.jsonl"] {
        let text = fs::read_to_string(path.join(file)).unwrap();
        assert!(!text.contains("赵不见") && !text.contains("梧桐里"), "{file}");
    }
    let there = Blank::new();
    there.import(path.to_str().unwrap(), "admin", "C").unwrap();
    assert_eq!(there.must("journal.verify", json!({}))["erased"].as_u64().map(|n| n > 0), Some(true));
    assert_eq!(there.must("journal.rebuild_check", json!({})), json!([]));
}

#[test]
fn a_stopped_archive_leaves_nothing_behind() {
    let desk = small_firm();
    let out = folder(&desk, "out");
    let work = super::Work::begin(Some("w"));
    desk.must("archive.stop", json!({"run": "w"}));
    assert_eq!(work.step().unwrap_err().code, "task.stopped", "each step asks");
    let mut pack = super::Pack::begin(&out, "x", super::ArchiveForm::Zip).unwrap();
    let made = pack.file("a", |out| out.bytes(b"a")).and_then(|_| work.step());
    assert_eq!(pack.end(made).unwrap_err().code, "task.stopped");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0, "half an archive is taken away");
}

/// What a person without our program reads first names every file, in both languages.
#[test]
fn every_kind_of_record_is_explained_in_both_languages() {
    for language in Language::ALL {
        let text = Text::of(language);
        for (kind, _) in crate::modules::records() {
            let id = format!("archive-kind-{}", kind.table);
            assert!(text.maybe(&id, &[]).is_some(), "{} lacks {id}", language.code());
        }
    }
    let desk = small_firm();
    let made = archive(&desk, "out", "folder");
    let path = PathBuf::from(made["path"].as_str().unwrap());
    for name in ["请先读我.txt", "READ-ME-FIRST.txt"] {
        let said = fs::read_to_string(path.join(name)).unwrap();
        assert!(said.contains("records/customer.jsonl") && said.contains("SHA256SUMS"), "{name}");
        assert!(!said.contains("{$") && !said.contains("archive-kind-"), "{name}: {said}");
    }
}
