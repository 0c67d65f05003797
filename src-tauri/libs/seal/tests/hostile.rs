//! Bytes from anywhere: `check` answers, and never with "intact".

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use seal::{Alteration, Verdict, Why, check, verify_bytes};
use std::sync::LazyLock;

static FIRM: LazyLock<Firm> = LazyLock::new(firm);
static SEALED: LazyLock<[Vec<u8>; 2]> =
    LazyLock::new(|| [Xref::Table, Xref::Stream].map(|xref| FIRM.seal(&report(xref, "serviced"))));

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

#[test]
fn what_is_no_pdf_is_not_ours() {
    for bytes in [&b""[..], PNG, b"%PDF", &[0; 5000]] {
        assert_eq!(FIRM.check(bytes), Verdict::NotOurs(Why::NotPdf));
    }
}

#[test]
fn without_any_root_nothing_is_ours() {
    let verdict = check(&SEALED[0], &[]);
    assert!(matches!(verdict, Verdict::NotOurs(Why::ForeignRoot { .. })), "{verdict:?}");
}

#[test]
fn rubbish_among_the_roots_does_no_harm() {
    let roots = [vec![], PNG.to_vec(), FIRM.root.certificate_der().to_vec()];
    facts(check(&SEALED[0], &roots));
}

#[test]
fn traces_of_a_signature_in_a_wreck_are_called_altered() {
    for wreck in [&b"... /SubFilter /ETSI.CAdES.detached ..."[..], b"%PDF-1.7\n/ByteRange [0 9 99"] {
        assert_eq!(alterations(FIRM.check(wreck)), [Alteration::Unreadable]);
    }
}

#[test]
fn bounds_that_overflow_or_overlap_are_an_alteration() {
    let sealed = &SEALED[0];
    let at = find(sealed, b"/ByteRange[0 ") + b"/ByteRange[0 ".len();
    for range in [
        "9999999999 9999999999 9999999999",
        "0000000000 0000000000 0000000000",
        "0000000001 0000008195 0000000001",
        "-000000001 0000008195 0000000001",
    ] {
        let mut copy = sealed.clone();
        copy[at..at + range.len()].copy_from_slice(range.as_bytes());
        assert_eq!(alterations(FIRM.check(&copy)), [Alteration::Range], "{range}");
    }
}

/// One rough thing that can happen to a file.
#[derive(Debug, Clone)]
enum Damage {
    Set(usize, u8),
    Remove(usize, usize),
    Repeat(usize, usize),
    Insert(usize, Vec<u8>),
    Swap(usize, usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || any::<usize>();
    let length = || 1..400usize;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(a, b)| Damage::Set(a, b)),
        (at(), length()).prop_map(|(a, n)| Damage::Remove(a, n)),
        (at(), length()).prop_map(|(a, n)| Damage::Repeat(a, n)),
        (at(), prop::collection::vec(any::<u8>(), 1..60)).prop_map(|(a, b)| Damage::Insert(a, b)),
        (at(), at(), length()).prop_map(|(a, b, n)| Damage::Swap(a, b, n)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: &Damage) {
    let part = |at: usize, n: usize| {
        let start = at % bytes.len();
        start..(start + n).min(bytes.len())
    };
    match damage {
        Damage::Set(at, byte) => {
            let at = part(*at, 1).start;
            bytes[at] = *byte;
        }
        Damage::Remove(at, n) => drop(bytes.drain(part(*at, *n).start.max(1)..part(*at, *n).end.max(1))),
        Damage::Repeat(at, n) => {
            let range = part(*at, *n);
            let copy = bytes[range.clone()].to_vec();
            bytes.splice(range.start..range.start, copy);
        }
        Damage::Insert(at, more) => {
            let at = part(*at, 1).start;
            bytes.splice(at..at, more.iter().copied());
        }
        Damage::Swap(from, to, n) => {
            let copy = bytes[part(*from, *n)].to_vec();
            let to = part(*to, copy.len());
            let length = to.len();
            bytes[to].copy_from_slice(&copy[..length]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        rng_seed: RngSeed::Fixed(20_260_105),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_damaged_file_is_intact_only_if_nothing_changed(
        which in 0..2usize,
        damages in prop::collection::vec(damage(), 1..4),
    ) {
        let mut copy = SEALED[which].clone();
        for damage in &damages {
            apply(&mut copy, damage);
        }
        let is_intact = matches!(FIRM.check(&copy), Verdict::Intact(_));
        prop_assert_eq!(is_intact, copy == SEALED[which]);
    }

    #[test]
    fn a_damaged_structure_inside_the_seal_is_found(at in 0..1400usize, byte in any::<u8>(), more in any::<u16>()) {
        let sealed = &SEALED[0];
        let mut copy = sealed.clone();
        let start = gap(sealed).start + 1 + 2 * at;
        copy[start..start + 2].copy_from_slice(format!("{byte:02X}").as_bytes());
        let length = gap(sealed).start + 5;
        if more % 3 == 0 {
            copy[length..length + 4].copy_from_slice(format!("{more:04X}").as_bytes());
        }
        let is_intact = matches!(FIRM.check(&copy), Verdict::Intact(_));
        prop_assert_eq!(is_intact, copy == *sealed);
    }

    #[test]
    fn arbitrary_bytes_are_never_intact_and_never_verify(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let dressed = [b"%PDF-1.7\n".as_slice(), &bytes, b"/ByteRange[", &bytes, b"/ETSI.CAdES.detached"].concat();
        for bytes in [&bytes, &dressed] {
            prop_assert!(!matches!(check(bytes, std::slice::from_ref(bytes)), Verdict::Intact(_)));
            prop_assert!(!verify_bytes(bytes, bytes, bytes));
        }
    }
}
