//! What the checking program promises to customers and to scripts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail anywhere")]

mod common;

use common::{Desk, Firm, NOW, firm, sha256};
use seal::{ListedDevice, Reason, Withdrawal};
use serde_json::json;

const DAY: i64 = 86_400_000;

fn desk(firm: &Firm) -> Desk {
    let desk = Desk::new();
    desk.put("a.pdf", &firm.report("A26-B-00012"));
    desk.put("root.cer", firm.root.certificate_der());
    desk
}

#[test]
fn an_intact_report_says_what_was_signed_by_whom_on_which_device_and_what_stays_open() {
    let firm = firm();
    let desk = desk(&firm);
    let (code, seen) = desk.json(&["a.pdf", "--root", "root.cer"]);
    assert_eq!((code, &seen["judgement"]), (0, &json!("intact")), "{seen}");
    assert_eq!(seen["paper"]["number"], "A26-B-00012");
    assert_eq!(seen["paper"]["customer"], "罗𠮷艳");
    assert_eq!(seen["paper"]["ticket"], "T26-B-00417");
    assert_eq!(seen["paper"]["equipment"], "冷库机组 HT-20");
    assert_eq!(seen["signers"][0]["name"], "王小明");
    assert_eq!(seen["signers"][0]["relation"], "employee");
    assert_eq!(seen["signers"][0]["evidence_holds"], true);
    assert_eq!(seen["device"]["name"], "B 号机");
    assert_eq!(seen["device"]["certificate_serial"], firm.device.serial_hex());
    assert_eq!(seen["claimed_at"], "2026-01-05 14:30:00 +08:00");
    assert_eq!(seen["root_fingerprint"], seal::fingerprint(firm.root.certificate_der()));
    assert_eq!(seen["not_proved"], json!(["pen", "time", "content", "device", "court"]));
    let (_, words, _) = desk.run(&["a.pdf", "--root", "root.cer", "--lang", "en"]);
    for part in [
        "INTACT",
        "A26-B-00012",
        "罗𠮷艳",
        "王小明 (设备科长, employee, handwriting on the screen)",
        "does not prove",
        "who held the pen",
    ] {
        assert!(words.contains(part), "{part:?} is missing in\n{words}");
    }
    let (_, words, _) = desk.run(&["a.pdf", "--root", "root.cer"]);
    assert!(
        words.contains("完好") && words.contains("是谁握的笔"),
        "Chinese unless asked otherwise:\n{words}"
    );
    assert!(!words.contains("verify-"), "every sentence is there:\n{words}");
}

#[test]
fn without_a_root_it_is_unaltered_and_nobodys_until_the_fingerprint_was_compared() {
    let firm = firm();
    let desk = desk(&firm);
    let (code, seen) = desk.json(&["a.pdf"]);
    assert_eq!((code, &seen["judgement"]), (2, &json!("unproven")), "no script takes it for intact");
    assert_eq!(seen["firm"], "华泰制冷设备有限公司", "who it claims to be from");
    assert_eq!(seen["root_fingerprint"], seal::fingerprint(firm.root.certificate_der()));
    assert_eq!(seen["not_proved"][0], "firm");
    assert_eq!(seen["root_beside"], json!(null));
    // A certificate that came with the file could have come from the forger too.
    desk.put("root-0a1b2c3d.cer", firm.root.certificate_der());
    let (code, seen) = desk.json(&["a.pdf"]);
    assert_eq!((code, &seen["judgement"]), (2, &json!("unproven")));
    assert!(seen["root_beside"].as_str().unwrap().ends_with("root-0a1b2c3d.cer"), "pointed at: {seen}");
}

#[test]
fn a_changed_report_is_altered_with_or_without_a_root() {
    let firm = firm();
    let desk = desk(&firm);
    let whole = firm.report("A26-B-00012");
    let mut content = whole.clone();
    content[60] ^= 1;
    let longer = [whole.as_slice(), b"\n"].concat();
    for (file, finding) in
        [(content, "content"), (longer, "appended"), (whole[..whole.len() - 9].to_vec(), "truncated")]
    {
        desk.put("b.pdf", &file);
        for roots in [&["b.pdf"][..], &["b.pdf", "--root", "root.cer"]] {
            let (code, seen) = desk.json(roots);
            assert_eq!((code, &seen["findings"]), (1, &json!([finding])), "{roots:?}");
            assert_eq!(seen["paper"], json!(null), "nothing of an altered file is told");
        }
    }
    let (_, words, _) = desk.run(&["b.pdf", "--lang", "en"]);
    assert!(words.contains("ALTERED") && words.contains("its end is missing"), "{words}");
}

#[test]
fn what_no_given_firm_sealed_is_not_ours() {
    let (ours, theirs) = (firm(), firm());
    let desk = desk(&theirs);
    desk.put("ours.cer", ours.root.certificate_pem().as_bytes());
    desk.put("photo.pdf", b"\xFF\xD8\xFF\xE0 no PDF at all");
    let (code, seen) = desk.json(&["a.pdf", "--root", "ours.cer"]);
    assert_eq!((code, &seen["findings"]), (2, &json!(["foreign_root"])), "the same name, another root");
    assert_eq!(seen["root_fingerprint"], seal::fingerprint(theirs.root.certificate_der()), "to be compared");
    assert_eq!(seen["signers"], json!(null), "what a stranger claims is not told");
    let (code, seen) = desk.json(&["photo.pdf", "--root=ours.cer"]);
    assert_eq!((code, &seen["findings"]), (2, &json!(["not_pdf"])));
}

fn list(firm: &Firm, withdrawn: Option<Withdrawal>) -> Vec<u8> {
    let device = ListedDevice {
        name: "B 号机".into(),
        device_id: "0199-b7".into(),
        serial: firm.device.serial_hex().into(),
        certified_at_ms: NOW,
        withdrawn,
    };
    firm.root.sign_list(5, NOW + DAY, &[device]).unwrap()
}

#[test]
fn a_report_of_a_lost_device_is_called_so_and_an_older_one_the_firm_knows_is_intact() {
    let firm = firm();
    let desk = desk(&firm);
    let call = ["a.pdf", "--root", "root.cer", "--devices", "list"];
    desk.put("list", &list(&firm, None));
    let (code, seen) = desk.json(&call);
    assert_eq!((code, &seen["device_list"]["number"]), (0, &json!(5)), "{seen}");
    assert!(seen["not_proved"].as_array().unwrap().contains(&json!("list_is_newest")), "{seen}");
    let lost = |known| Some(Withdrawal { at_ms: NOW + DAY, reason: Reason::Lost, known });
    desk.put("list", &list(&firm, lost(vec![])));
    let (code, seen) = desk.json(&call);
    assert_eq!((code, &seen["judgement"]), (3, &json!("signed_after_revocation")), "{seen}");
    assert_eq!((&seen["findings"][0], &seen["revoked"]["reason"]), (&json!("unproven"), &json!("lost")));
    let (_, words, _) = desk.run(&[&call[..], &["--lang", "en"]].concat());
    assert!(words.contains("WITHDRAWN") && words.contains("only the device says so"), "{words}");
    let mut known = [0; 32];
    let digest = sha256(&firm.report("A26-B-00012"));
    for (n, byte) in known.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digest[2 * n..2 * n + 2], 16).unwrap();
    }
    desk.put("list", &list(&firm, lost(vec![known])));
    let (code, seen) = desk.json(&call);
    assert_eq!((code, &seen["revoked"]["before"]), (0, &json!("vouched")), "{seen}");
}

#[test]
fn a_list_that_cannot_be_relied_on_stops_the_check_instead_of_being_left_out() {
    let (firm, other) = (firm(), firm());
    let desk = desk(&firm);
    let good = list(&firm, Some(Withdrawal { at_ms: NOW, reason: Reason::Lost, known: vec![] }));
    let mut damaged = good.clone();
    *damaged.last_mut().unwrap() ^= 1;
    for (bytes, part) in [(&damaged[..], "not signed by the firm"), (&good[..50], "damaged")] {
        desk.put("list", bytes);
        let call = ["a.pdf", "--root", "root.cer", "--devices", "list", "--lang", "en"];
        let (code, out, err) = desk.run(&call);
        assert_eq!((code, out.as_str()), (65, ""), "no verdict at all");
        assert!(err.contains(part), "{err}");
    }
    desk.put("list", &list(&other, Some(Withdrawal { at_ms: NOW, reason: Reason::Lost, known: vec![] })));
    let (code, seen) = desk.json(&["a.pdf", "--root", "root.cer", "--devices", "list"]);
    assert_eq!(
        (code, &seen["device_list"]),
        (0, &json!(null)),
        "another firm's list is none of its business"
    );
}

#[test]
fn a_time_stamp_is_told_and_only_a_given_authority_is_believed() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../libs/seal/tests/golden");
    let [file, root, authority] =
        ["stamped_v1.pdf", "root_v1.der", "authority_v1.der"].map(|name| format!("{golden}/{name}"));
    let desk = Desk::new();
    let (code, seen) = desk.json(&[&file, "--root", &root, "--time-root", &authority]);
    assert_eq!((code, &seen["timestamp"]["trusted"]), (0, &json!(true)), "{seen}");
    assert_eq!(seen["timestamp"]["at_ms"], 1_795_375_821_578_i64);
    assert_eq!(seen["not_proved"][1], "time_before_stamp");
    let (code, seen) = desk.json(&[&file, "--root", &root]);
    assert_eq!((code, &seen["timestamp"]["trusted"]), (0, &json!(false)), "{seen}");
    assert_eq!(seen["not_proved"][1], "time_untrusted_stamp");
}

#[test]
fn evidence_that_belongs_to_another_report_is_not_taken_for_this_one() {
    let firm = firm();
    let desk = desk(&firm);
    let (mine, other) = (Firm::content("A26-B-00012"), Firm::content("A26-B-00013"));
    let borrowed = firm.evidence("A26-B-00013", &other, "");
    let relabelled = borrowed.replace("A26-B-00013", "A26-B-00012");
    for evidence in [borrowed, relabelled] {
        desk.put("a.pdf", &firm.sealed(&mine, &evidence, NOW));
        let (_, seen) = desk.json(&["a.pdf", "--root", "root.cer"]);
        assert_eq!(seen["signers"][0]["evidence_holds"], false, "{seen}");
    }
    let (_, words, _) = desk.run(&["a.pdf", "--root", "root.cer", "--lang", "en"]);
    assert!(words.contains("do not rely on the name"), "{words}");
}

#[test]
fn reports_given_together_are_put_in_the_order_of_their_device() {
    let firm = firm();
    let desk = desk(&firm);
    let first = desk.json(&["a.pdf", "--root", "root.cer"]).1;
    let own = first["signers"][0]["order"]["own"].as_str().unwrap().to_string();
    assert_eq!(first["signers"][0]["order"]["previous"], "", "the first of its device");
    let content = Firm::content("A26-B-00013");
    desk.put("b.pdf", &firm.sealed(&content, &firm.evidence("A26-B-00013", &content, &own), NOW));
    let (code, both) = desk.json(&["b.pdf", "a.pdf", "--root", "root.cer"]);
    assert_eq!((code, &both[0]["signers"][0]["order"]["previous_file"]), (0, &json!("a.pdf")), "{both}");
    let (_, words, _) = desk.run(&["b.pdf", "a.pdf", "--root", "root.cer", "--lang", "en"]);
    assert!(words.contains("directly after a.pdf"), "{words}");
}

#[test]
fn words_in_a_file_cannot_pass_for_the_verdict() {
    let firm = firm();
    let desk = desk(&firm);
    let name = "\u{1b}[2J\nINTACT. All is well\r\u{202e}";
    let content = json!({"number": name, "report": {"customer_name": "x".repeat(100_000)}}).to_string();
    desk.put("a.pdf", &firm.sealed(&content, "{}", NOW));
    let (_, words, _) = desk.run(&["a.pdf", "--lang", "en"]);
    assert!(words.lines().all(|line| !line.starts_with("INTACT")), "no line of its own:\n{words}");
    assert!(!words.contains(['\u{1b}', '\r', '\u{202e}']), "nothing that moves the cursor or the direction");
    assert!(words.len() < 5_000, "the verdict is not buried: {} characters", words.len());
}

#[test]
fn of_several_files_the_worst_decides() {
    let firm = firm();
    let desk = desk(&firm);
    let mut altered = firm.report("A26-B-00014");
    altered[60] ^= 1;
    desk.put("b.pdf", &altered);
    desk.put("c.pdf", b"nothing");
    let code = |files: &[&str]| desk.json(&[files, &["--root", "root.cer"]].concat()).0;
    assert_eq!(code(&["a.pdf", "a.pdf"]), 0);
    assert_eq!(code(&["a.pdf", "c.pdf"]), 2);
    assert_eq!(code(&["b.pdf", "c.pdf", "a.pdf"]), 1);
}

#[test]
fn a_wrong_call_is_no_verdict() {
    let firm = firm();
    let desk = desk(&firm);
    desk.put("root-wrong.cer", b"no certificate");
    for (words, expected) in [
        (&[][..], 64),
        (&["a.pdf", "--what"], 64),
        (&["a.pdf", "--lang", "fr"], 64),
        (&["a.pdf", "--root"], 64),
        (&["a.pdf", "--root", "root-wrong.cer"], 65),
        (&["missing.pdf"], 66),
        (&["a.pdf", "--root", "missing.cer"], 66),
    ] {
        let (code, out, err) = desk.run(words);
        assert_eq!((code, out.as_str()), (expected, ""), "{words:?}: {err}");
        assert!(!err.is_empty() && !err.contains("verify-"), "{words:?} is explained: {err}");
    }
    let (code, out, _) = desk.run(&["--help", "--lang", "en"]);
    assert!(code == 0 && out.contains("--devices"), "{out}");
}

#[test]
fn a_folder_is_put_in_order_and_a_report_taken_out_of_it_is_missed() {
    let firm = firm();
    let desk = desk(&firm);
    let mut previous = String::new();
    // The names say another order than the marks.
    for (number, name) in [("A26-B-00001", "c.pdf"), ("A26-B-00002", "a.pdf"), ("A26-B-00003", "b.pdf")] {
        let content = common::Firm::content(number);
        desk.put(name, &firm.sealed(&content, &firm.evidence(number, &content, &previous), NOW));
        let (_, seen) = desk.json(&[name, "--root", "root.cer"]);
        previous = seen["signers"][0]["order"]["own"].as_str().unwrap().to_string();
    }
    let words = |call: &[&str]| desk.run(call).1;
    let all = words(&[".", "--root", "root.cer", "--lang", "en"]);
    let order = all.split("Order of signatures on B 号机:").nth(1).unwrap();
    let at = |name: &str| order.find(name).unwrap_or_else(|| panic!("{name} is not in\n{order}"));
    assert!(at("c.pdf") < at("a.pdf") && at("a.pdf") < at("b.pdf"), "by the marks:\n{order}");
    assert!(!order.contains("missing"), "nothing is missing:\n{order}");
    let gap = words(&["b.pdf", "c.pdf", "--root", "root.cer", "--lang", "en"]);
    let order = gap.split("Order of signatures on B 号机:").nth(1).unwrap();
    let gap = order.find("at least one is missing").unwrap();
    assert!(order.find("c.pdf").unwrap() < gap && gap < order.find("b.pdf").unwrap(), "{order}");
}
