//! Withdrawing, replacing and publishing on a real vault.

use serde_json::{Value, json};

use super::{choose_folder, paper_to_file};
use crate::platform::documents::{FiledDocument, file_sealed};
use crate::platform::text::{Language, Text};
use crate::testing::{Desk, MORNING, PASSWORD};

const HOUR: i64 = 3_600_000;

fn file(desk: &Desk, n: u8) -> FiledDocument {
    let session = desk.core.session().unwrap();
    file_sealed(&desk.core, &session, &paper_to_file(desk, &format!("A26-B-{n:05}"), n)).unwrap()
}

fn bytes_of(desk: &Desk, filed: &FiledDocument) -> Value {
    desk.must("documents.get", json!({"id": filed.id}))["pdf_base64"].clone()
}

fn verdict(desk: &Desk, base64: &Value) -> Value {
    desk.must("documents.verify", json!({"base64": base64}))
}

fn devices(desk: &Desk) -> Value {
    desk.must("documents.devices", json!({}))
}

fn withdraw(desk: &Desk, at: i64, reason: &str) -> Value {
    let own = devices(desk)["devices"][0]["id"].clone();
    json!({"certificate": own, "at": at, "reason": reason, "note": "出租车上丢失"})
}

#[test]
fn the_first_key_comes_with_the_first_list() {
    let desk = Desk::open();
    let issued = &devices(&desk)["devices"][0];
    assert_eq!(
        (&issued["is_own"], &issued["sealed"]),
        (&json!(true), &json!(0)),
        "issue 3.7: the certificate is issued at the first start, before anything is sealed"
    );
    file(&desk, 1);
    let seen = devices(&desk);
    let own = &seen["devices"][0];
    assert_eq!((&own["is_own"], &own["sealed"], &own["withdrawn"]), (&json!(true), &json!(1), &json!(null)));
    assert_eq!(own["name"], "B 号机", "as its certificate says");
    assert_eq!((&seen["list"]["number"], &seen["list"]["devices"]), (&json!(1), &json!(1)));
    assert_eq!(seen["is_list_behind"], false, "outsiders know of this device from the start");
}

#[test]
fn what_a_lost_device_seals_is_not_stood_for_and_what_the_firm_had_is() {
    let desk = Desk::open();
    let before = bytes_of(&desk, &file(&desk, 1));
    // Whoever holds the laptop holds its key: a copy of both goes on sealing.
    let stolen = std::fs::read(desk.core.dir().join("device.key")).unwrap();
    desk.must("documents.withdraw_device", withdraw(&desk, MORNING - HOUR, "lost"));
    let own = verdict(&desk, &before);
    assert_eq!(own["judgement"], "intact", "the firm had it in its hands: {own}");
    assert_eq!((&own["revoked"]["before"], &own["revoked"]["reason"]), (&json!("vouched"), &json!("lost")));
    desk.must("documents.rotate_key", json!({}));
    let good = file(&desk, 2);
    assert_eq!(verdict(&desk, &bytes_of(&desk, &good))["revoked"], json!(null), "the new key stands");
    let bad = sealed_outside(&desk, &stolen);
    let seen = verdict(&desk, &json!(bad));
    assert_eq!(seen["judgement"], "signed_after_revocation", "issue 3.8: {seen}");
    assert_eq!(seen["findings"], json!(["after_claimed"]));
    assert_eq!(seen["filed_number"], json!(null));
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]));
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true);
}

/// A PDF sealed with a key that somebody carried away.
fn sealed_outside(desk: &Desk, wrapped: &[u8]) -> String {
    let secret = desk.core.opened().unwrap().vault.derive_key("sealing keys");
    let key = vault::open_bytes(&secret, wrapped, b"device").unwrap();
    let key = seal::DeviceKey::from_bytes(&key).unwrap();
    let paper = paper_to_file(desk, "A26-B-00099", 99);
    let pdf = paper::write_pdf(&paper.pages, &[], &[]).unwrap();
    let request = seal::SealRequest {
        reason: "x",
        signer_name: "x",
        place: "",
        at_ms: paper.signed_at.0,
        offset_minutes: 480,
        page: 0,
        rect: [10.0, 10.0, 50.0, 50.0],
    };
    crate::kernel::blobs::to_base64(&seal::seal(&pdf, &key, &request).unwrap())
}

#[test]
fn a_computer_whose_certificate_was_withdrawn_seals_nothing_until_its_key_is_replaced() {
    let mut desk = Desk::open();
    file(&desk, 1);
    desk.must("documents.withdraw_device", withdraw(&desk, MORNING, "other"));
    assert_eq!(devices(&desk)["is_blocked"], true);
    let session = desk.core.session().unwrap();
    let refused = file_sealed(&desk.core, &session, &paper_to_file(&desk, "A26-B-00002", 2)).unwrap_err();
    assert_eq!(refused.code, "documents.key_withdrawn");
    desk.restart();
    let session = desk.core.session().unwrap();
    let refused = file_sealed(&desk.core, &session, &paper_to_file(&desk, "A26-B-00002", 2)).unwrap_err();
    assert_eq!(refused.code, "documents.key_withdrawn", "a new start changes nothing");
    let seen = desk.must("documents.rotate_key", json!({}));
    assert_eq!((&seen["is_blocked"], &seen["list"]["number"]), (&json!(false), &json!(3)));
    assert_eq!(seen["devices"].as_array().unwrap().len(), 2);
    assert_eq!(seen["devices"][1]["withdrawn"]["reason"], "other", "withdrawn once, and the reason stays");
    assert_eq!(verdict(&desk, &bytes_of(&desk, &file(&desk, 2)))["judgement"], "intact");
}

#[test]
fn a_replaced_key_leaves_its_papers_as_good_as_they_were() {
    let desk = Desk::open();
    let before = bytes_of(&desk, &file(&desk, 1));
    desk.minutes_pass(5);
    let seen = desk.must("documents.rotate_key", json!({}));
    assert_eq!(seen["devices"][1]["withdrawn"]["reason"], "replaced");
    assert_eq!(seen["devices"][1]["withdrawn"]["known_count"], 1);
    assert_ne!(seen["devices"][0]["serial"], seen["devices"][1]["serial"]);
    let own = verdict(&desk, &before);
    assert_eq!((&own["judgement"], &own["standing"]["number"]), (&json!("intact"), &json!(2)));
    assert_eq!(
        desk.must("documents.devices", json!({}))["devices"][0]["sealed"],
        0,
        "counted by certificate"
    );
}

#[test]
fn what_was_signed_before_a_key_was_replaced_is_sealed_after_it_with_its_evidence_whole() {
    let desk = Desk::open();
    let session = desk.core.session().unwrap();
    let mut paper = paper_to_file(&desk, "A26-B-00001", 1);
    let key = crate::platform::documents::device_key(&desk.core, &session, "华泰").unwrap();
    let text = format!(
        r#"{{"content_sha256":"{}","device_serial":"{}","previous":"","report":"A26-B-00001","signer":"王芳"}}"#,
        crate::kernel::blobs::BlobHash::of(&paper.content).0,
        key.serial_hex(),
    );
    let signature = crate::platform::documents::sign_evidence(&key, text.as_bytes());
    paper.evidence = format!(r#"{{"evidence":{text},"signature":"{signature}"}}"#).into_bytes();
    desk.must("documents.rotate_key", json!({}));
    let filed = file_sealed(&desk.core, &session, &paper).unwrap();
    let seen = verdict(&desk, &bytes_of(&desk, &filed));
    assert_eq!(
        (&seen["judgement"], &seen["signers"][0]["evidence_holds"]),
        (&json!("intact"), &json!(true)),
        "{seen}"
    );
}

#[test]
fn a_withdrawal_is_entered_once_with_a_moment_that_was_and_by_who_may() {
    let desk = Desk::open();
    file(&desk, 1);
    let code = |input| desk.refused("documents.withdraw_device", input).code;
    assert_eq!(code(withdraw(&desk, MORNING + HOUR, "lost")), "documents.withdrawn_in_future");
    assert_eq!(
        code(withdraw(&desk, MORNING, "replaced")),
        "documents.replace_instead",
        "its key is still here"
    );
    let bare = json!({"certificate": devices(&desk)["devices"][0]["id"], "at": MORNING, "reason": "other"});
    assert_eq!(code(bare), "input.incomplete", "another reason is told in words");
    desk.must("documents.withdraw_device", withdraw(&desk, MORNING, "sold"));
    assert_eq!(code(withdraw(&desk, MORNING, "lost")), "documents.already_withdrawn");
    desk.must(
        "people.save",
        json!({"id": null, "login": "li", "name": "李", "roles": ["technician"], "active": true, "password": PASSWORD}),
    );
    desk.sign_in("li");
    assert_eq!(desk.refused("documents.rotate_key", json!({})).code, "command.denied");
}

#[test]
fn only_the_computer_with_the_root_speaks_for_the_firm() {
    let desk = Desk::open();
    file(&desk, 1);
    let input = withdraw(&desk, MORNING, "lost");
    std::fs::remove_file(desk.core.dir().join("root.key")).unwrap();
    assert_eq!(devices(&desk)["has_root"], false);
    assert_eq!(desk.refused("documents.withdraw_device", input).code, "documents.no_root_here");
    assert_eq!(desk.refused("documents.publish_devices", json!({})).code, "documents.no_root_here");
}

#[test]
fn customers_get_root_and_newest_list_together_and_check_without_the_vault() {
    let desk = Desk::open();
    let folder = choose_folder(&desk);
    file(&desk, 1);
    let list = desk.must("documents.publish_devices", json!({}));
    assert_eq!(list["number"], 2, "each list has the next number");
    let paths = desk.must("documents.export_root", json!({}))["paths"].clone();
    let read = |at: usize| std::fs::read(paths[at].as_str().unwrap()).unwrap();
    assert!(paths[1].as_str().unwrap().ends_with("-2.list"), "{paths}");
    let given =
        aftercare_verify::Given { roots: vec![read(0)], lists: vec![read(1)], authorities: Vec::new() };
    let pdf = std::fs::read(folder.join("A26-B-00001.pdf")).unwrap();
    let answer = aftercare_verify::judge("a", &pdf, &given).unwrap();
    assert_eq!(answer.judgement, aftercare_verify::Judgement::Intact);
    assert_eq!(answer.claims.unwrap().device_list.unwrap().number, 2);
}

#[test]
fn every_code_of_a_verdict_has_words_in_both_languages() {
    let codes: [(&str, &[&str]); 5] = [
        ("verdict", &["intact", "altered", "not_ours", "signed_after_revocation"]),
        (
            "finding",
            &[
                "content",
                "seal",
                "padding",
                "range",
                "truncated",
                "appended",
                "stamp",
                "second_seal",
                "attachment_mismatch",
                "unreadable",
                "not_pdf",
                "no_signature",
                "foreign_signature",
                "foreign_root",
                "after_claimed",
                "after_unproven",
            ],
        ),
        (
            "not-proved",
            &[
                "pen",
                "time",
                "time_before_stamp",
                "time_untrusted_stamp",
                "content",
                "device",
                "list_is_newest",
                "court",
            ],
        ),
        ("before", &["stamped", "vouched", "claimed"]),
        ("reason", &["lost", "sold", "replaced", "other"]),
    ];
    for language in Language::ALL {
        let text = Text::of(language);
        for (kind, codes) in codes {
            for code in codes {
                let id = format!("documents-{kind}-{code}");
                assert!(text.maybe(&id, &[]).is_some(), "{} lacks {id}", language.code());
            }
        }
    }
}
