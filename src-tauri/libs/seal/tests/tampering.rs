//! The promise of the product: a file in which a single bit differs is never called intact. `flips.rs` tries the same on
//! many files at random, here are the places that matter, whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use seal::{Alteration, Verdict, Why};

fn flip(bytes: &mut [u8], at: usize, bit: usize) {
    bytes[at] ^= 1 << bit;
}

/// Flips the bits in the range one at a time, on two threads.
fn flip_each(firm: &Firm, sealed: &[u8], range: std::ops::Range<usize>, bits: fn(usize) -> Vec<usize>) {
    let middle = range.start + range.len() / 2;
    std::thread::scope(|scope| {
        for part in [range.start..middle, middle..range.end] {
            scope.spawn(move || {
                let mut copy = sealed.to_vec();
                for (at, bit) in part.flat_map(|at| bits(at).into_iter().map(move |bit| (at, bit))) {
                    flip(&mut copy, at, bit);
                    let verdict = firm.check(&copy);
                    assert!(matches!(verdict, Verdict::Altered(_)), "byte {at}, bit {bit}: {verdict:?}");
                    flip(&mut copy, at, bit);
                }
            });
        }
    });
}

#[test]
fn every_bit_of_the_seal_and_its_padding_counts() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    flip_each(&firm, &sealed, gap(&sealed), |_| (0..8).collect());
}

#[test]
fn every_byte_outside_the_seal_counts() {
    let firm = firm();
    for xref in [Xref::Table, Xref::Stream] {
        let sealed = firm.seal(&report(xref, "serviced"));
        let gap = gap(&sealed);
        for range in [0..gap.start, gap.end..sealed.len()] {
            flip_each(&firm, &sealed, range, |at| vec![at % 8]);
        }
    }
}

#[test]
fn every_other_byte_in_place_of_a_padding_zero_is_found() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    let at = gap(&sealed).end - 2;
    for byte in (0..=255).filter(|b| *b != b'0') {
        let mut copy = sealed.clone();
        copy[at] = byte;
        assert_eq!(alterations(firm.check(&copy)), [Alteration::Padding], "byte {byte:#x}");
    }
}

#[test]
fn the_seal_of_one_report_does_not_fit_another() {
    let firm = firm();
    let (one, mut other) =
        (firm.seal(&report(Xref::Table, "serviced")), firm.seal(&report(Xref::Table, "Serviced")));
    let (from, to) = (gap(&one), gap(&other));
    assert_eq!(from, to, "the two files have their seals in the same place");
    other[to].copy_from_slice(&one[from]);
    assert_eq!(alterations(firm.check(&other)), [Alteration::Content]);
}

#[test]
fn a_changed_page_is_named_as_changed_content() {
    let firm = firm();
    let mut sealed = firm.seal(&report(Xref::Table, "serviced"));
    let at = find(&sealed, b"/MediaBox");
    sealed[at + 1] = b'm';
    assert_eq!(alterations(firm.check(&sealed)), [Alteration::Content]);
}

#[test]
fn the_end_cut_off_is_named_with_the_missing_bytes() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    let short = &sealed[..sealed.len() - 7];
    assert_eq!(alterations(firm.check(short)), [Alteration::Truncated { missing: 7 }]);
}

#[test]
fn a_file_cut_anywhere_is_never_intact() {
    let firm = firm();
    for xref in [Xref::Table, Xref::Stream] {
        let sealed = firm.seal(&report(xref, "serviced"));
        for n in 0..50 {
            let cut = &sealed[..sealed.len() * n / 50];
            let verdict = firm.check(cut);
            let has_mark = cut.windows(20).any(|w| w == b"/ETSI.CAdES.detached");
            let is_right = match verdict {
                Verdict::Altered(_) => has_mark,
                Verdict::NotOurs(_) => !has_mark,
                Verdict::Intact(_) | Verdict::SignedAfterRevocation(..) => false,
            };
            assert!(is_right, "{xref:?} cut at {} of {}: {verdict:?}", cut.len(), sealed.len());
        }
    }
}

#[test]
fn a_file_whose_seal_was_taken_off_claims_nothing() {
    let firm = firm();
    let source = report(Xref::Table, "serviced");
    assert_eq!(firm.check(&source), Verdict::NotOurs(Why::NoSignature));
}

#[test]
fn anything_appended_is_an_alteration_even_a_line_break() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    for more in [&b"\n"[..], b"%", b"\0", b"1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n0\n%%EOF\n"] {
        let appended = [&sealed, more].concat();
        assert_eq!(alterations(firm.check(&appended)), [Alteration::Appended { bytes: more.len() }]);
    }
}

#[test]
fn a_change_and_an_appendix_are_both_named() {
    let firm = firm();
    let mut sealed = firm.seal(&report(Xref::Table, "serviced"));
    let at = find(&sealed, b"/MediaBox");
    sealed[at + 1] = b'm';
    sealed.push(b'\n');
    let found = alterations(firm.check(&sealed));
    assert_eq!(found, [Alteration::Content, Alteration::Appended { bytes: 1 }]);
}

#[test]
fn a_second_seal_on_top_is_an_alteration() {
    let firm = firm();
    let source = report(Xref::Table, "serviced");
    let sealed = firm.seal(&source);
    let again = [&sealed, &sealed[source.len()..]].concat();
    assert_eq!(alterations(firm.check(&again)), [Alteration::SecondSeal]);
}

#[test]
fn bytes_before_the_header_are_an_alteration() {
    let firm = firm();
    let sealed = [b" ", firm.seal(&report(Xref::Table, "serviced")).as_slice()].concat();
    assert_eq!(alterations(firm.check(&sealed)), [Alteration::Range]);
}

#[test]
fn lower_case_hexadecimal_means_the_same_and_is_still_an_alteration() {
    let firm = firm();
    let mut sealed = firm.seal(&report(Xref::Table, "serviced"));
    let gap = gap(&sealed);
    sealed[gap].make_ascii_lowercase();
    assert_eq!(alterations(firm.check(&sealed)), [Alteration::Seal]);
}
