//! Time stamps appended to sealed files. `openssl` must be installed: it plays the authority.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::tsa::{Authority, Kind};
use common::*;
use seal::{Alteration, Stamp, StampError, StampRequest, Trust, Verdict, Why, check_with};
use std::time::SystemTime;

fn check(firm: &Firm, pdf: &[u8], authorities: &[Vec<u8>]) -> Verdict {
    check_with(pdf, &Trust { roots: &firm.roots(), authorities, ..Trust::default() })
}

#[test]
fn a_stamped_file_is_intact_and_says_when_it_was_seen_and_by_whom() {
    let firm = firm();
    for kind in [Kind::Rsa, Kind::P256, Kind::P384] {
        let authority = Authority::new(kind);
        for xref in [Xref::Table, Xref::Stream] {
            let sealed = firm.seal(&report(xref, "serviced"));
            let file = stamped(&sealed, &authority);
            assert!(file.starts_with(&sealed), "{kind:?}: the sealed bytes stay as they were");
            let facts = facts(check(&firm, &file, std::slice::from_ref(&authority.root)));
            let stamp = facts.stamp.expect("the file has a stamp");
            assert!(stamp.is_trusted, "{kind:?}: its authority leads to the given root");
            assert_eq!(stamp.authority, "Time stamps for tests");
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis() as i64;
            assert!((now - 120_000..=now).contains(&stamp.at_ms), "{kind:?}: {} at {now}", stamp.at_ms);
            assert_eq!(facts.claimed_at_ms, NOW, "the device's claim stays beside it");
            assert_eq!((facts.file_sha256, facts.sealed_sha256), (digest(&file), digest(&sealed)));
        }
    }
}

#[test]
fn without_knowing_the_authority_a_stamp_is_there_and_not_trusted() {
    let (firm, authority, other) = (firm(), Authority::new(Kind::P256), Authority::new(Kind::P256));
    let file = stamped(&firm.seal(&report(Xref::Table, "serviced")), &authority);
    for believed in [vec![], vec![other.root], vec![b"no certificate".to_vec()]] {
        let stamp = facts(check(&firm, &file, &believed)).stamp.expect("the file has a stamp");
        assert!(!stamp.is_trusted, "the same names on another root are not the same authority");
    }
}

#[test]
fn a_certificate_that_may_not_stamp_times_is_not_trusted_with_them() {
    let (firm, authority) = (firm(), Authority::new(Kind::P256));
    let request = StampRequest::new(&firm.seal(&report(Xref::Table, "serviced"))).unwrap();
    let answer = authority.answer(request.der());
    // The same statement, signed by a web server whose certificate the same root issued.
    let server = authority.certified_for_something_else();
    let token = server.sign_statement(&statement(&answer));
    let length = (token.len() + 5) as u16;
    let forged = [&[0x30, 0x82], length.to_be_bytes().as_slice(), b"\x30\x03\x02\x01\x00", &token].concat();
    let file = request.finish(&forged).expect("the signature as such holds");
    let stamp = facts(check(&firm, &file, std::slice::from_ref(&server.root))).stamp.unwrap();
    assert!(!stamp.is_trusted, "else every web server of a known root could make times");
}

/// The statement inside an answer: an octet string behind its object identifier.
fn statement(answer: &[u8]) -> Vec<u8> {
    let oid = b"\x06\x0B\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04\xA0";
    let rest = &answer[find(answer, oid) + oid.len()..];
    let start = rest.iter().position(|b| *b == 0x04).expect("the octet string");
    match rest[start + 1] {
        0x81 => rest[start + 3..][..usize::from(rest[start + 2])].to_vec(),
        0x82 => {
            rest[start + 4..][..usize::from(rest[start + 2]) * 256 + usize::from(rest[start + 3])].to_vec()
        }
        short => rest[start + 2..][..usize::from(short)].to_vec(),
    }
}

#[test]
fn an_answer_to_another_request_or_for_another_file_is_refused() {
    let (firm, authority) = (firm(), Authority::new(Kind::P256));
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    let (one, again) = (StampRequest::new(&sealed).unwrap(), StampRequest::new(&sealed).unwrap());
    let other = StampRequest::new(&firm.seal(&report(Xref::Table, "Serviced"))).unwrap();
    let answer = authority.answer(one.der());
    assert_eq!(again.finish(&answer), Err(StampError::OtherRequest), "the nonce is another one");
    assert_eq!(other.finish(&answer), Err(StampError::OtherRequest), "the file is another one");
    assert!(one.finish(&answer).is_ok(), "the right answer fits");
}

#[test]
fn a_refusal_is_answered_with_its_status() {
    let firm = firm();
    let request = StampRequest::new(&firm.seal(&report(Xref::Table, "serviced"))).unwrap();
    // PKIStatusInfo with the status rejection, a word and a failure bit.
    let refusal = b"\x30\x13\x30\x11\x02\x01\x02\x30\x06\x0C\x04busy\x03\x04\x02\x00\x00\x04";
    assert_eq!(request.finish(refusal), Err(StampError::Refused { status: 2 }));
    for rubbish in [&b""[..], b"<html>busy</html>", b"\x30\x05\x30\x03\x02\x01\x00"] {
        assert_eq!(request.finish(rubbish), Err(StampError::Unreadable));
    }
}

#[test]
fn a_way_of_signing_that_cannot_be_checked_is_not_appended() {
    let (firm, authority) = (firm(), Authority::new(Kind::P521));
    let request = StampRequest::new(&firm.seal(&report(Xref::Table, "serviced"))).unwrap();
    assert_eq!(request.finish(&authority.answer(request.der())), Err(StampError::Unsupported));
}

#[test]
fn no_damage_to_an_answer_changes_what_the_stamp_says() {
    let firm = firm();
    for (kind, step) in [(Kind::Rsa, 7), (Kind::P256, 3)] {
        let authority = Authority::new(kind);
        let request = StampRequest::new(&firm.seal(&report(Xref::Table, "serviced"))).unwrap();
        let answer = authority.answer(request.der());
        let believed = [authority.root.clone()];
        let said = |answer: &[u8]| {
            let file = request.finish(answer).ok()?;
            facts(check(&firm, &file, &believed)).stamp
        };
        let whole = said(&answer).unwrap();
        let mut refused = 0;
        for at in (0..answer.len()).step_by(step) {
            let mut wrong = answer.clone();
            wrong[at] ^= 1 << (at % 8);
            // A certificate above the authority's own may be damaged: the stamp then leads nowhere, or another way.
            match said(&wrong) {
                Some(stamp) => assert_eq!(Stamp { is_trusted: true, ..stamp }, whole, "{kind:?}: byte {at}"),
                None => refused += 1,
            }
        }
        assert!(
            refused > answer.len() / step / 3,
            "{kind:?}: most of an answer is signed, {refused} refused"
        );
    }
}

#[test]
fn only_unaltered_sealed_files_without_a_stamp_are_stamped() {
    let (firm, authority) = (firm(), Authority::new(Kind::P256));
    let source = report(Xref::Table, "serviced");
    let sealed = firm.seal(&source);
    let refusal = |pdf: &[u8]| StampRequest::new(pdf).map(|_| "a request").unwrap_err();
    let mut altered = sealed.clone();
    altered[30] ^= 1;
    for wrong in [&source, &altered, &sealed[..sealed.len() - 1].to_vec(), &Vec::new()] {
        assert_eq!(refusal(wrong), StampError::NotSealed);
    }
    assert_eq!(refusal(&stamped(&sealed, &authority)), StampError::AlreadyStamped);
}

#[test]
fn nothing_else_hides_in_the_revision_of_a_stamp() {
    let (firm, authority) = (firm(), Authority::new(Kind::P256));
    let believed = [authority.root.clone()];
    for xref in [Xref::Table, Xref::Stream] {
        let sealed = firm.seal(&report(xref, "serviced"));
        let file = stamped(&sealed, &authority);
        let mut more = file.clone();
        more.push(b'\n');
        assert_eq!(
            alterations(check(&firm, &more, &believed)),
            [Alteration::Stamp],
            "a byte behind the stamp"
        );
        let again = [&file, &file[sealed.len()..]].concat();
        assert_eq!(alterations(check(&firm, &again, &believed)), [Alteration::Stamp], "the stamp twice");
        let note = b"999 0 obj\n<</Type/Annot>>\nendobj\n";
        let between = [&sealed, note.as_slice(), &file[sealed.len()..]].concat();
        assert_eq!(
            alterations(check(&firm, &between, &believed)),
            [Alteration::Stamp],
            "an object before it"
        );
        let mut padded = file.clone();
        let at = find_in(&file, b">>>", sealed.len()) - 1;
        padded[at] = b'1';
        assert_eq!(
            alterations(check(&firm, &padded, &believed)),
            [Alteration::Padding],
            "room behind the token"
        );
        let short = &file[..file.len() - 1];
        assert_eq!(alterations(check(&firm, short, &believed)), [Alteration::Stamp], "its end cut off");
    }
}

fn find_in(bytes: &[u8], needle: &[u8], from: usize) -> usize {
    // The empty hexadecimal string ends with the dictionary.
    from + find(&bytes[from..], needle)
}

#[test]
fn a_change_below_a_stamp_is_named_once() {
    let (firm, authority) = (firm(), Authority::new(Kind::P256));
    let mut file = stamped(&firm.seal(&report(Xref::Table, "serviced")), &authority);
    let at = find(&file, b"/MediaBox");
    file[at + 1] = b'm';
    assert_eq!(alterations(check(&firm, &file, &[])), [Alteration::Content]);
}

#[test]
fn a_stamped_file_of_another_firm_is_not_ours() {
    let (ours, theirs, authority) = (firm(), Firm::named("别家公司"), Authority::new(Kind::P256));
    let file = stamped(&theirs.seal(&report(Xref::Table, "serviced")), &authority);
    assert!(matches!(check(&ours, &file, &[]), Verdict::NotOurs(Why::ForeignRoot { .. })));
}
