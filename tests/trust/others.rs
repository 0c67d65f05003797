//! The firm's papers before other people's programs, and after them. They must be installed (poppler-utils, qpdf,
//! libnss3-tools, python3 with pyhanko): a missing one fails the test.

use std::path::Path;
use std::process::Command;

use aftercare_verify::{Given, Judgement, judge};

use crate::flips::{Paper, papers};
use crate::order::Story;

/// Scripts of the library's own tests.
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/libs/seal/tests");

fn says(program: &str, arguments: &[&str]) -> (bool, String) {
    let out = crate::run(Command::new(program).args(arguments).env("LC_ALL", "C.UTF-8"));
    let text = String::from_utf8_lossy(&[out.stdout, out.stderr].concat()).into_owned();
    (out.status.success(), text)
}

fn ok(program: &str, arguments: &[&str]) -> String {
    let (success, text) = says(program, arguments);
    assert!(success, "{program} {arguments:?} failed:\n{text}");
    text
}

fn save(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// What pyHanko finds, with the firm's root as the only one it trusts.
fn pyhanko(file: &str, root: &str) -> String {
    ok("python3", &[&format!("{SCRIPTS}/pyhanko_check.py"), file, root])
}

struct Case {
    papers: Vec<Paper>,
    given: Given,
    folder: tempfile::TempDir,
    root: String,
}

fn case() -> Case {
    let story = Story::new();
    let papers = papers(&story);
    let given = Given { roots: story.roots(), ..Given::default() };
    let folder = tempfile::tempdir().unwrap();
    let root = save(folder.path(), "root.der", &given.roots[0]);
    Case { papers, given, folder, root }
}

/// A store of poppler's in which the firm is known.
fn store(case: &Case) -> String {
    let folder = case.folder.path().join("nss");
    std::fs::create_dir(&folder).unwrap();
    let store = format!("sql:{}", folder.display());
    ok("certutil", &["-N", "-d", &store, "--empty-password"]);
    ok("certutil", &["-A", "-d", &store, "-n", "firm", "-t", "CT,C,C", "-i", &case.root]);
    store
}

#[test]
fn other_programs_agree_about_every_paper_as_far_as_they_can_see() {
    let case = case();
    let store = store(&case);
    for paper in &case.papers {
        let what = paper.what;
        let file = save(case.folder.path(), "sealed.pdf", &paper.bytes);
        let found = pyhanko(&file, &case.root);
        for expected in [r#""bottom_line": true"#, r#""trusted": true"#, r#""coverage": "ENTIRE_FILE""#] {
            assert!(found.contains(expected), "{what}: pyHanko, {expected}:\n{found}");
        }
        let found = ok("pdfsig", &["-nssdir", &store, &file]);
        for expected in ["Signature is Valid", "Certificate is Trusted", "Total document signed"] {
            assert!(found.contains(expected), "{what}: pdfsig, {expected}:\n{found}");
        }
        let found = ok("qpdf", &["--check", &file]);
        assert!(found.contains("No syntax or stream encoding errors"), "{what}: qpdf:\n{found}");

        // A byte of the first page's content, which all of them hash.
        let mut changed = paper.bytes.clone();
        changed[paper.bytes.len() / 3] ^= 1;
        let file = save(case.folder.path(), "changed.pdf", &changed);
        let ours = judge(what, &changed, &case.given).unwrap().judgement;
        assert_eq!(ours, Judgement::Altered, "{what}");
        let (_, theirs) = says("pdfsig", &["-nssdir", &store, &file]);
        assert!(!theirs.contains("Signature is Valid"), "{what}: pdfsig agrees:\n{theirs}");
        // Where the byte made the file unreadable pyHanko stops with an error, which is no approval either.
        let (_, theirs) = says("python3", &[&format!("{SCRIPTS}/pyhanko_check.py"), &file, &case.root]);
        assert!(!theirs.contains(r#""bottom_line": true"#), "{what}: pyHanko agrees:\n{theirs}");
    }
}

#[test]
fn a_revision_another_program_appended_makes_every_paper_altered() {
    let case = case();
    for paper in &case.papers {
        let what = paper.what;
        let from = save(case.folder.path(), "sealed.pdf", &paper.bytes);
        let to = save(case.folder.path(), "appended.pdf", b"");
        ok("python3", &[&format!("{SCRIPTS}/pyhanko_append.py"), &from, &to]);
        let appended = std::fs::read(&to).unwrap();
        assert!(appended.starts_with(&paper.bytes), "{what}: only something was added");
        let answer = judge(what, &appended, &case.given).unwrap();
        assert_eq!(
            (answer.judgement, &answer.findings[..]),
            (Judgement::Altered, &["appended"][..]),
            "{what}"
        );
        assert!(answer.claims.is_none(), "{what}: nothing of an altered file is told");

        // Written anew by another program: the same pages to the eye, other bytes.
        let to = case.folder.path().join("rewritten.pdf");
        ok("qpdf", &["--object-streams=generate", &from, to.to_str().unwrap()]);
        let answer = judge(what, &std::fs::read(&to).unwrap(), &case.given).unwrap();
        assert_eq!(answer.judgement, Judgement::Altered, "{what}: {:?}", answer.findings);
    }
}
