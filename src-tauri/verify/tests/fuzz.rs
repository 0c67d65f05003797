//! The built program against files made to trip it: it ends by itself, with a documented code, its JSON can be read, and
//! nothing but the sealed bytes is ever called intact. The same files in every run.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail anywhere")]

mod common;
mod hostile;

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use common::{Desk, firm};
use hostile::{Numbers, crafted, mutant};
use serde_json::Value;

/// Many times what the slowest file takes on a busy machine; without an end it would be a hang all the same.
const PATIENCE: Duration = Duration::from_secs(60);

/// Everything the README promises.
const DOCUMENTED: [i32; 7] = [0, 1, 2, 3, 64, 65, 66];

struct Said {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program, which must end in time and by itself.
fn run(desk: &Desk, words: &[String]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare-verify"));
    command.args(words).current_dir(desk.path()).stdin(Stdio::null());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (told, heard) = channel();
    let errors = std::thread::spawn(move || {
        let mut all = Vec::new();
        stderr.read_to_end(&mut all).map(|_| all)
    });
    std::thread::spawn(move || {
        let mut all = Vec::new();
        let done = stdout.read_to_end(&mut all).map(|_| all);
        let _ = told.send(done);
    });
    let Ok(out) = heard.recv_timeout(PATIENCE) else {
        child.kill().unwrap();
        panic!("no end after {PATIENCE:?}: {words:?}");
    };
    let code = child.wait().unwrap().code();
    let code = code.unwrap_or_else(|| panic!("ended by a signal: {words:?}"));
    assert!(DOCUMENTED.contains(&code), "exit code {code} stands nowhere: {words:?}");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { code, out: text(out.unwrap()), err: text(errors.join().unwrap().unwrap()) }
}

fn words(files: &[String], more: &[&str]) -> Vec<String> {
    files.iter().cloned().chain(more.iter().map(ToString::to_string)).collect()
}

/// The verdicts on files that all differ from what was sealed.
fn assert_none_is_intact(desk: &Desk, files: &[String]) {
    for root in [&["--root", "root.cer"][..], &[]] {
        let said = run(desk, &words(files, &[root, &["--json"]].concat()));
        assert_eq!(said.err, "", "nothing beside the answer");
        let lines: Vec<Value> = said
            .out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}")))
            .collect();
        assert_eq!(lines.len(), files.len(), "an answer for each file");
        for (line, file) in lines.iter().zip(files) {
            assert_eq!(line["file"].as_str(), Some(file.as_str()));
            let judged = line["judgement"].as_str().unwrap();
            assert!(["altered", "not_ours"].contains(&judged), "{file} is {judged}: {line}");
            assert!(!line["findings"].as_array().unwrap().is_empty(), "it says why: {line}");
        }
        let has_altered = lines.iter().any(|line| line["judgement"] == "altered");
        assert_eq!(said.code, if has_altered { 1 } else { 2 }, "the worst decides");
    }
}

#[test]
fn three_thousand_mutants_end_with_a_documented_code_and_none_is_intact() {
    let (firm, desk) = (firm(), Desk::new());
    desk.put("root.cer", firm.root.certificate_der());
    let whole = [firm.report("A26-B-00012"), firm.report("A26-B-00013")];
    let mut numbers = Numbers(20_261_123);
    let mut altered = 0;
    for _ in 0..50 {
        let mut files = Vec::new();
        while files.len() < 60 {
            let bytes = mutant(&whole, &mut numbers);
            if whole.contains(&bytes) {
                continue;
            }
            altered += usize::from(bytes.len() > 1_000);
            let name = format!("m{:02}.pdf", files.len());
            desk.put(&name, &bytes);
            files.push(name);
        }
        assert_none_is_intact(&desk, &files);
    }
    assert!(altered > 2_000, "most of them are still files to read: {altered}");
}

#[test]
fn files_built_to_mislead_a_reader_are_answered_one_by_one() {
    let (firm, desk) = (firm(), Desk::new());
    desk.put("root.cer", firm.root.certificate_der());
    let whole = firm.report("A26-B-00012");
    for (name, bytes) in crafted(&whole) {
        let file = format!("{name}.pdf");
        desk.put(&file, &bytes);
        assert_none_is_intact(&desk, std::slice::from_ref(&file));
        for (language, word) in [("zh-CN", "完好"), ("en", "INTACT")] {
            let said =
                run(&desk, &words(std::slice::from_ref(&file), &["--root", "root.cer", "--lang", language]));
            let first = said.out.lines().find(|line| !line.is_empty()).unwrap_or_default();
            assert!(!first.is_empty() && !first.contains(word), "{name}: {first}");
        }
    }
}

#[test]
fn spoilt_certificates_and_lists_stop_the_check_or_change_nothing() {
    let (firm, desk) = (firm(), Desk::new());
    desk.put("a.pdf", &firm.report("A26-B-00012"));
    desk.put("root.cer", firm.root.certificate_der());
    let device = seal::ListedDevice {
        name: "B 号机".into(),
        device_id: "0199-b7".into(),
        serial: firm.device.serial_hex().into(),
        certified_at_ms: common::NOW,
        withdrawn: Some(seal::Withdrawal { at_ms: common::NOW, reason: seal::Reason::Lost, known: vec![] }),
    };
    let list = [firm.root.sign_list(5, common::NOW, &[device]).unwrap()];
    let root = [firm.root.certificate_der().to_vec()];
    let mut numbers = Numbers(7);
    for _ in 0..150 {
        let spoilt = mutant(&list, &mut numbers);
        desk.put("list", &spoilt);
        let said =
            run(&desk, &words(&["a.pdf".into()], &["--root", "root.cer", "--devices", "list", "--json"]));
        // A lost device never becomes a good one by a spoilt list.
        let expected = if spoilt == list[0] { 3 } else { 65 };
        assert_eq!(said.code, expected, "{}{}", said.out, said.err);
        let spoilt = mutant(&root, &mut numbers);
        desk.put("spoilt.cer", &spoilt);
        let said = run(&desk, &words(&["a.pdf".into()], &["--root", "spoilt.cer", "--json"]));
        assert!(said.code != 0 || spoilt == root[0], "a spoilt root proves no firm: {}", said.out);
    }
}
