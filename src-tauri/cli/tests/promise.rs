//! What scripts may rely on: forms of answers and exit codes of the real program on a real vault.

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;

use common::{Cli, json_of, sealed};

#[test]
fn a_new_firm_can_be_worked_on_at_once() {
    let cli = Cli::with_firm();
    let current = json_of(&cli.run(&["call", "session.current", "{}"]).stdout);
    assert_eq!((current["login"].as_str(), current["device_letter"].as_str()), (Some("admin"), Some("B")));
    let journal = cli.run(&["journal", "verify"]);
    assert_eq!((journal.status.code(), json_of(&journal.stdout)["whole"].as_bool()), (Some(0), Some(true)));
    let rebuild = cli.run(&["rebuild", "--check"]);
    assert_eq!(
        (rebuild.status.code(), json_of(&rebuild.stdout)),
        (Some(0), json!([])),
        "tables follow the journal"
    );
}

#[test]
fn input_may_come_from_stdin() {
    let cli = Cli::with_firm();
    let mut command = cli.command(&["call", "vault.status", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"{}").unwrap();
    let answer = json_of(&child.wait_with_output().unwrap().stdout);
    assert_eq!(answer["exists"], json!(true), "{answer}");
}

#[test]
fn a_fault_is_one_json_object_with_a_sentence_and_the_exit_code_of_its_kind() {
    let cli = Cli::with_firm();
    let again = cli.run(&["init", "--company", "乙", "--preset", "GEN", "--device", "B"]);
    let fault = json_of(&again.stderr);
    assert_eq!((again.status.code(), fault["kind"].as_str()), (Some(10), Some("refused")), "{fault}");
    assert!(again.stdout.is_empty(), "no answer beside a fault");
    assert!(fault["message"].as_str().is_some_and(|m| !m.is_empty()), "{fault}");

    std::fs::write(cli.path("password"), "Wrong-Horse-9").unwrap();
    let denied = cli.run(&["call", "session.current"]);
    assert_eq!(denied.status.code(), Some(13), "denied: {}", String::from_utf8_lossy(&denied.stderr));
}

#[test]
fn everything_missing_is_named_at_once() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare-cli"));
    let out = command.args(["journal", "verify"]).output().unwrap();
    let fault = json_of(&out.stderr);
    let fields = fault["fields"].as_array().unwrap();
    let fields: Vec<&str> = fields.iter().filter_map(|f| f["field"].as_str()).collect();
    assert_eq!((out.status.code(), fields), (Some(11), vec!["vault", "user", "password_file"]), "{fault}");
}

#[test]
fn a_wrong_call_of_the_program_is_told_apart_from_every_verdict() {
    let out = Command::new(env!("CARGO_BIN_EXE_aftercare-cli")).arg("no-such-verb").output().unwrap();
    assert_eq!(out.status.code(), Some(64), "2 would say: this PDF is not ours");
}

#[test]
fn every_command_is_listed_with_its_permission_and_types() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aftercare-cli"));
    let rows = json_of(&command.args(["commands", "--json"]).output().unwrap().stdout);
    let rows = rows.as_array().unwrap();
    assert!(rows.iter().any(|r| r["name"] == "vault.create"), "the first command is there");
    for row in rows {
        for key in ["name", "kind", "permission", "input", "output"] {
            assert!(row[key].as_str().is_some_and(|v| !v.is_empty()), "{key} of {row}");
        }
    }
}

#[test]
fn a_sealed_file_is_told_from_an_altered_and_a_foreign_one() {
    let cli = Cli::new();
    let (pdf, root) = sealed();
    std::fs::write(cli.path("root.pem"), root).unwrap();
    std::fs::write(cli.path("good.pdf"), &pdf).unwrap();
    let mut bent = pdf;
    bent[100] ^= 1;
    std::fs::write(cli.path("bent.pdf"), &bent).unwrap();
    std::fs::write(cli.path("other.pdf"), "not a PDF").unwrap();
    for (name, code, judgement) in
        [("good.pdf", 0, "intact"), ("bent.pdf", 1, "altered"), ("other.pdf", 2, "not_ours")]
    {
        let out = cli.verify(name, &["--json"]);
        let answer = json_of(&out.stdout);
        assert_eq!(
            (out.status.code(), answer["judgement"].as_str()),
            (Some(code), Some(judgement)),
            "{answer}"
        );
        let said = cli.verify(name, &[]);
        assert!(!String::from_utf8_lossy(&said.stdout).contains("cli-verify"), "a sentence, not its id");
    }
}

#[test]
fn a_backup_is_a_vault_and_a_damaged_vault_is_checked_seen_and_saved() {
    let cli = Cli::with_firm();
    let sound = cli.run(&["vault", "check"]);
    assert_eq!((sound.status.code(), json_of(&sound.stdout)["sound"].as_bool()), (Some(0), Some(true)));
    std::fs::create_dir(cli.path("stick")).unwrap();
    let stick = cli.path("stick").to_string_lossy().into_owned();
    let made = json_of(&cli.run(&["vault", "backup", &stick]).stdout);
    assert!(made["entries"].as_u64().is_some_and(|n| n >= 3), "{made}");
    let copy = std::path::Path::new(made["path"].as_str().unwrap()).join("aftercare.db");

    let file = cli.path("vault").join("aftercare.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.truncate(bytes.len() - 2000);
    std::fs::write(&file, &bytes).unwrap();
    let closed = cli.run(&["call", "people.list"]);
    assert_eq!(json_of(&closed.stderr)["code"], json!("vault.truncated"));
    let checked = cli.run(&["vault", "check"]);
    assert_eq!((checked.status.code(), json_of(&checked.stdout)["sound"].as_bool()), (Some(1), Some(false)));
    let people = json_of(&cli.run(&["--rescue", "call", "people.list"]).stdout);
    assert_eq!(people[0]["login"], json!("admin"), "what is readable can be seen");
    let change = cli.run(&["--rescue", "call", "branches.save", r#"{"id": null, "code": "A", "name": "A"}"#]);
    assert_eq!(json_of(&change.stderr)["code"], json!("vault.rescue_only"));
    let saved = json_of(&cli.run(&["--rescue", "vault", "salvage", &stick]).stdout);
    assert!(std::path::Path::new(saved["path"].as_str().unwrap()).join("person.csv").exists(), "{saved}");
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "not one byte was changed");

    std::fs::copy(copy, &file).unwrap();
    assert_eq!(
        cli.run(&["journal", "verify"]).status.code(),
        Some(0),
        "the copy in the place of the lost one"
    );
}

#[test]
fn an_archive_is_made_checked_without_a_vault_and_becomes_a_vault_elsewhere() {
    let cli = Cli::with_firm();
    std::fs::create_dir(cli.path("out")).unwrap();
    let out = cli.path("out").to_string_lossy().into_owned();
    let made = json_of(&cli.run(&["archive", "export", &out]).stdout);
    let archive = made["path"].as_str().unwrap().to_string();
    let program = || std::process::Command::new(env!("CARGO_BIN_EXE_aftercare-cli"));
    let checked = program().args(["archive", "check", &archive]).output().unwrap();
    assert_eq!(json_of(&checked.stdout)["digest"], made["digest"], "without vault, user or password");
    let there = Cli::new();
    let read = json_of(&there.run(&["archive", "import", &archive, "--device", "C"]).stdout);
    assert_eq!(read["entries"], made["entries"], "{read}");
    assert_eq!(there.run(&["journal", "verify"]).status.code(), Some(0), "the chain is whole there");
    let again = there.run(&["archive", "import", &archive, "--device", "D"]);
    assert_eq!(
        (again.status.code(), json_of(&again.stderr)["code"].clone()),
        (Some(10), "archive.not_blank".into())
    );
    let folder = json_of(&cli.run(&["archive", "export", &out, "--as-folder"]).stdout)["path"].clone();
    let folder = std::path::PathBuf::from(folder.as_str().unwrap());
    let entries = folder.join("journal/entries.jsonl");
    let mut bytes = std::fs::read(&entries).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&entries, bytes).unwrap();
    let altered = program().args(["archive", "check"]).arg(&folder).output().unwrap();
    assert_eq!(json_of(&altered.stderr)["code"], "archive.altered", "one byte changed");
}
