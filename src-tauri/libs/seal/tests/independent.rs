//! What other people's programs say about a sealed file. They must be installed (poppler-utils, libnss3-tools, qpdf,
//! openssl, python3 with pyhanko): a missing one fails the test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::tsa::{Authority, Kind};
use common::*;
use seal::{Alteration, Trust, Verdict, Why, check_with};
use std::path::Path;
use std::process::Command;

fn run(program: &str, arguments: &[&str]) -> (bool, String) {
    let out = Command::new(program).args(arguments).env("LC_ALL", "C.UTF-8").output();
    let out = out.unwrap_or_else(|error| panic!("{program} must be installed for this test: {error}"));
    let text = [out.stdout, out.stderr].concat();
    (out.status.success(), String::from_utf8_lossy(&text).into_owned())
}

fn ok(program: &str, arguments: &[&str]) -> String {
    let (success, text) = run(program, arguments);
    assert!(success, "{program} {arguments:?} failed:\n{text}");
    text
}

fn save(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn script(name: &str) -> String {
    format!("{}/tests/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn poppler_and_nss_trust_the_seal_once_the_firm_is_imported() {
    let (firm, folder) = (firm(), tempfile::tempdir().unwrap());
    let root = save(folder.path(), "root.pem", firm.root.certificate_pem().as_bytes());
    let store = folder.path().join("nss");
    std::fs::create_dir(&store).unwrap();
    let store = format!("sql:{}", store.display());
    ok("certutil", &["-N", "-d", &store, "--empty-password"]);
    for xref in [Xref::Table, Xref::Stream] {
        let file = save(folder.path(), &format!("{xref:?}.pdf"), &firm.seal(&report(xref, "serviced")));
        let text = ok("pdfsig", &["-nssdir", &store, &file]);
        assert!(text.contains("Signature is Valid"), "the digest and signature hold:\n{text}");
        assert!(text.contains("Total document signed"), "nothing is left out:\n{text}");
        assert!(text.contains("ETSI.CAdES.detached"), "it is a PAdES signature:\n{text}");
        assert!(!text.contains("Certificate is Trusted"), "nobody knows the firm yet:\n{text}");
    }
    ok("certutil", &["-A", "-d", &store, "-n", "firm", "-t", "CT,C,C", "-a", "-i", &root]);
    for xref in [Xref::Table, Xref::Stream] {
        let file = folder.path().join(format!("{xref:?}.pdf"));
        let text = ok("pdfsig", &["-nssdir", &store, file.to_str().unwrap()]);
        assert!(text.contains("Certificate is Trusted"), "the firm's root was imported:\n{text}");
    }
}

#[test]
fn qpdf_finds_no_fault_in_a_sealed_file() {
    let (firm, folder) = (firm(), tempfile::tempdir().unwrap());
    for xref in [Xref::Table, Xref::Stream] {
        let file = save(folder.path(), "sealed.pdf", &firm.seal(&report(xref, "serviced")));
        let text = ok("qpdf", &["--check", &file]);
        assert!(text.contains("No syntax or stream encoding errors found"), "{xref:?}:\n{text}");
    }
}

#[test]
fn pyhanko_judges_the_seal_valid_trusted_and_covering_the_whole_file() {
    let (firm, folder) = (firm(), tempfile::tempdir().unwrap());
    let root = save(folder.path(), "root.der", firm.root.certificate_der());
    for xref in [Xref::Table, Xref::Stream] {
        let file = save(folder.path(), "sealed.pdf", &firm.seal(&report(xref, "serviced")));
        let text = ok("python3", &[&script("pyhanko_check.py"), &file, &root]);
        let verdict = text.lines().find(|line| line.starts_with('[')).unwrap_or_default();
        for expected in [
            r#""valid": true"#,
            r#""intact": true"#,
            r#""trusted": true"#,
            r#""bottom_line": true"#,
            r#""coverage": "ENTIRE_FILE""#,
            r#""docmdp_ok": true"#,
            r#""subfilter": "/ETSI.CAdES.detached""#,
        ] {
            assert!(verdict.contains(expected), "{xref:?}: {expected} is missing in\n{text}");
        }
    }
}

#[test]
fn others_find_the_seal_under_a_time_stamp_valid_and_read_the_same_time() {
    let (firm, folder) = (firm(), tempfile::tempdir().unwrap());
    let root = save(folder.path(), "root.der", firm.root.certificate_der());
    for kind in [Kind::Rsa, Kind::P256, Kind::P384] {
        let authority = Authority::new(kind);
        let time_root = save(folder.path(), "time.der", &authority.root);
        for xref in [Xref::Table, Xref::Stream] {
            let file = stamped(&firm.seal(&report(xref, "serviced")), &authority);
            let trust = Trust {
                roots: &firm.roots(),
                authorities: std::slice::from_ref(&authority.root),
                ..Trust::default()
            };
            let stamp = facts(check_with(&file, &trust)).stamp.unwrap();
            let path = save(folder.path(), "stamped.pdf", &file);
            let text = ok("python3", &[&script("pyhanko_check.py"), &path, &root, &time_root]);
            let verdict = text.lines().find(|line| line.starts_with('[')).unwrap_or_default();
            let time = format!(r#""stamp_ms": {}}}"#, stamp.at_ms);
            for expected in [
                r#""bottom_line": true"#,
                r#""coverage": "ENTIRE_REVISION""#,
                r#""modification": "LTA_UPDATES""#,
                r#""docmdp_ok": true"#,
                r#""stamp_valid": true"#,
                r#""stamp_trusted": true"#,
                r#""stamp_coverage": "ENTIRE_FILE""#,
                &time,
            ] {
                assert!(verdict.contains(expected), "{kind:?} {xref:?}: {expected} is missing in\n{text}");
            }
            let text = ok("pdfsig", &["-nocert", &path]);
            // Poppler does not judge time stamps, but it sees the first signature under this one.
            let valid = text.matches("Signature is Valid").count();
            assert_eq!(valid, 1, "{kind:?} {xref:?}: the seal:\n{text}");
            assert!(text.contains("Total document signed"), "{kind:?} {xref:?}: by the stamp:\n{text}");
            let text = ok("qpdf", &["--check", &path]);
            assert!(text.contains("No syntax or stream encoding errors found"), "{kind:?} {xref:?}:\n{text}");
        }
    }
}

#[test]
fn openssl_verifies_the_token_as_it_stands_in_the_file() {
    let firm = firm();
    for kind in [Kind::Rsa, Kind::P256, Kind::P384] {
        let authority = Authority::new(kind);
        let sealed = firm.seal(&report(Xref::Table, "serviced"));
        let file = stamped(&sealed, &authority);
        let gap = stamp_gap(&file, sealed.len());
        let signed = [&file[..gap.start], &file[gap.end..]].concat();
        let digits = std::str::from_utf8(&file[gap.start + 1..gap.end - 1]).unwrap();
        let token: Vec<u8> =
            (0..digits.len() / 2).map(|n| u8::from_str_radix(&digits[2 * n..][..2], 16).unwrap()).collect();
        authority.write("token", &token);
        authority.openssl(&[
            "ts",
            "-verify",
            "-token_in",
            "-in",
            "token",
            "-digest",
            &digest(&signed),
            "-CAfile",
            "root.pem",
        ]);
    }
}

#[test]
fn a_revision_appended_by_another_program_is_an_alteration() {
    let (firm, folder) = (firm(), tempfile::tempdir().unwrap());
    for xref in [Xref::Table, Xref::Stream] {
        let sealed = firm.seal(&report(xref, "serviced"));
        let (from, to) =
            (save(folder.path(), "sealed.pdf", &sealed), save(folder.path(), "appended.pdf", b""));
        ok("python3", &[&script("pyhanko_append.py"), &from, &to]);
        let appended = std::fs::read(&to).unwrap();
        assert!(appended.starts_with(&sealed), "the sealed revision is untouched, so only strictness helps");
        let bytes = appended.len() - sealed.len();
        assert_eq!(alterations(firm.check(&appended)), [Alteration::Appended { bytes }], "{xref:?}");
    }
}

#[test]
fn a_file_signed_by_another_program_is_not_ours_rather_than_altered() {
    let (firm, folder) = (firm(), tempfile::tempdir().unwrap());
    let (from, to) = (
        save(folder.path(), "plain.pdf", &report(Xref::Table, "serviced")),
        folder.path().join("signed.pdf"),
    );
    ok("python3", &[&script("pyhanko_sign.py"), &from, to.to_str().unwrap()]);
    let mut signed = std::fs::read(&to).unwrap();
    assert_eq!(firm.check(&signed), Verdict::NotOurs(Why::ForeignSignature));
    let cut = &signed[..signed.len() - 2000];
    assert!(!matches!(firm.check(cut), Verdict::Intact(_)), "a wreck is not intact");
    let at = find(&signed, b"/ByteRange");
    signed[at + 12] = b'x';
    assert_eq!(alterations(firm.check(&signed)), [Alteration::Unreadable], "a signature that leads nowhere");
}
