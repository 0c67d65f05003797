//! The house rules a machine can hold: floors, purity, size of files, one door to Tauri, no path of some machine.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot read the sources must fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All files below a folder with one of the endings, build output left out.
fn files(below: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(below)];
    while let Some(folder) = folders.pop() {
        for entry in
            fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())).map(Result::unwrap)
        {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["node_modules", "dist", "target", ".git"].contains(&name.as_str()) {
                    folders.push(path);
                }
            } else if endings.iter().any(|e| name.ends_with(e)) {
                let short = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((short, fs::read_to_string(&path).unwrap_or_default()));
            }
        }
    }
    assert!(!found.is_empty(), "{below} holds files of the kinds {endings:?}");
    found.sort();
    found
}

/// Code before the tests at the foot of a file, comments left out.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    body.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_floor_uses_only_itself_and_the_floors_below() {
    let floors = ["kernel", "platform", "master", "service", "insight"];
    for (name, text) in files("src-tauri/core/src", &[".rs"]) {
        if name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let Some(floor) = floors.iter().position(|f| name.contains(&format!("core/src/{f}/"))) else {
            continue;
        };
        for above in &floors[floor + 1..] {
            let reached = code(&text).contains(&format!("crate::{above}::"));
            // The kernel's one look upwards: a change writes its journal entry (ADR 2).
            let is_journal = name.ends_with("kernel/change.rs") && *above == "platform";
            assert!(!reached || is_journal, "{name} reaches up to {above}");
        }
    }
}

#[test]
fn rules_and_documents_are_pure() {
    for (name, text) in files("src-tauri/core/src", &["rules.rs", "document.rs"]) {
        for effect in ["rusqlite", "std::fs", "SystemTime", "Utc::now", "Reader<", "Change<", "std::env"] {
            assert!(!code(&text).contains(effect), "{name} has an effect: {effect}");
        }
    }
}

#[test]
fn the_libs_know_no_word_of_the_business() {
    for (name, text) in files("src-tauri/libs", &[".rs", "Cargo.toml"]) {
        assert!(
            !code(&text).contains("aftercare_core") && !code(&text).contains("aftercare-core"),
            "{name} knows the core"
        );
    }
}

#[test]
fn the_core_has_no_window() {
    for (name, text) in files("src-tauri/core", &[".rs", "Cargo.toml"]) {
        assert!(
            !code(&text).contains("tauri::") && !code(&text).contains("\ntauri"),
            "{name} needs a window"
        );
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for folder in ["src-tauri", "tests", "ui/src"] {
        for (name, text) in files(folder, &[".rs", ".ts", ".tsx", ".mjs"]) {
            let lines = text.lines().count();
            assert!(name.contains(".gen.") || lines <= 600, "{name} has {lines} lines; split it by subject");
        }
    }
}

#[test]
fn only_the_host_folder_talks_to_the_shell() {
    for (name, text) in files("ui/src", &[".ts", ".tsx"]) {
        assert!(
            name.starts_with("ui/src/host/") || !text.contains("@tauri-apps"),
            "{name} goes past the one door"
        );
    }
}

#[test]
fn no_screen_names_a_colour_of_its_own() {
    for (name, text) in files("ui/src", &[".ts", ".tsx", ".css"]) {
        if name.contains("/theme/") {
            continue;
        }
        let literal = text.match_indices('#').find(|(at, _)| {
            let digits: String = text[at + 1..].chars().take_while(char::is_ascii_hexdigit).collect();
            let next = text[at + 1 + digits.len()..].chars().next().unwrap_or(' ');
            matches!(digits.len(), 3 | 6 | 8) && !next.is_alphanumeric() && next != '/' && next != '-'
        });
        assert!(literal.is_none(), "{name} names a colour; tokens stand in ui/src/theme");
    }
}

#[test]
fn no_path_of_some_machine_is_written_down() {
    for folder in ["src-tauri", "tests", "ui/src", "docs", "assets"] {
        for (name, text) in
            files(folder, &[".rs", ".ts", ".tsx", ".mjs", ".md", ".json", ".sh", ".ftl", ".toml"])
        {
            for start in ["/wor\u{6b}/", "/hom\u{65}/", "/roo\u{74}/"] {
                assert!(!text.contains(start), "{name} names a path of one machine: {start}");
            }
        }
    }
}

#[test]
fn every_shipped_text_stands_in_both_languages() {
    let names = |language: &str| -> Vec<String> {
        let list = files(&format!("assets/locales/{language}"), &[".ftl"]);
        list.into_iter().map(|(n, _)| n.rsplit('/').next().unwrap_or_default().to_string()).collect()
    };
    assert_eq!(names("zh-CN"), names("en"), "a catalogue file for each module in both languages");
}

/// What a browser sees must be what the window allows, else a screen works in one and fails in the other.
#[test]
fn the_browser_host_holds_the_same_policy_as_the_window() {
    let window = fs::read_to_string(root().join("tauri.conf.json")).unwrap();
    let window: serde_json::Value = serde_json::from_str(&window).unwrap();
    let window = window["app"]["security"]["csp"].as_str().unwrap();
    // The window reaches the core through its own scheme, the browser through its own host.
    let window = window.replace(" ipc: http://ipc.localhost", "");
    let host = fs::read_to_string(root().join("src-tauri/devhost/src/files.rs")).unwrap();
    let policy = host.split("format!(").nth(1).and_then(|rest| rest.split('"').nth(1)).unwrap();
    // The nonce stands on the page's style element in both; Tauri adds it by itself.
    let policy = policy.replace(" 'nonce-{nonce}'", "").replace('\\', " ");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&policy), words(&window), "devhost and tauri.conf.json");
}
