//! Ten thousand single bits, anywhere in sealed and stamped files: every one is found.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::tsa::{Authority, Kind};
use common::*;
use seal::{Alteration, Trust, Verdict, check_with};
use std::ops::Range;

const FLIPS: usize = 10_000;

/// A file and the places in it that deserve more than their share.
struct Target {
    name: &'static str,
    file: Vec<u8>,
    places: Vec<Range<usize>>,
}

fn targets(firm: &Firm, numbers: &mut Numbers) -> (Vec<Target>, Vec<Vec<u8>>) {
    let noise: Vec<u8> = (0..40_000).map(|_| numbers.below(256) as u8).collect();
    let (rsa, p256) = (Authority::new(Kind::Rsa), Authority::new(Kind::P256));
    let [table, stream] = [Xref::Table, Xref::Stream].map(|xref| firm.seal(&report(xref, "serviced")));
    let large =
        firm.seal(&report_with(Xref::Table, "with a large attachment", &noise, Some(&digest(&noise))));
    let mut targets = vec![
        Target { name: "table", places: vec![0..table.len(), gap(&table)], file: table.clone() },
        Target { name: "stream", places: vec![0..stream.len(), gap(&stream)], file: stream.clone() },
        Target { name: "large attachment", places: vec![gap(&large), 0..large.len()], file: large },
    ];
    for (name, sealed, authority) in [
        ("table, RSA stamp", &table, &rsa),
        ("table, P-256 stamp", &table, &p256),
        ("stream, RSA stamp", &stream, &rsa),
    ] {
        let file = stamped(sealed, authority);
        let stamp = stamp_gap(&file, sealed.len());
        let token = stamp.start + 1..stamp.start + 1 + 2 * 2600;
        let around = [sealed.len()..stamp.start, stamp.end..file.len()];
        let mut places = vec![0..file.len(), stamp, token];
        places.extend(around);
        targets.push(Target { name, file, places });
    }
    (targets, vec![rsa.root, p256.root])
}

#[test]
fn ten_thousand_flipped_bits_are_ten_thousand_altered_files() {
    let firm = firm();
    let mut numbers = Numbers(20_260_105);
    let (targets, authorities) = targets(&firm, &mut numbers);
    let roots = firm.roots();
    let check = |file: &[u8]| {
        check_with(file, &Trust { roots: &roots, authorities: &authorities, ..Trust::default() })
    };
    let seeds = [numbers.below(usize::MAX), numbers.below(usize::MAX)];
    for target in &targets {
        let stamp = facts(check(&target.file)).stamp;
        assert!(
            stamp.is_none_or(|stamp| stamp.is_trusted),
            "{}: whole and trusted to begin with",
            target.name
        );
    }
    let found: Vec<Vec<&str>> = std::thread::scope(|scope| {
        let threads = seeds.map(|seed| {
            let (targets, check) = (&targets, &check);
            scope.spawn(move || {
                let mut numbers = Numbers(seed as u64);
                let mut files: Vec<Vec<u8>> = targets.iter().map(|t| t.file.clone()).collect();
                let mut found = Vec::new();
                for n in 0..FLIPS / seeds.len() {
                    let (target, file) = (&targets[n % targets.len()], &mut files[n % targets.len()]);
                    let place = &target.places[numbers.below(target.places.len())];
                    let (at, bit) = (place.start + numbers.below(place.len()), numbers.below(8));
                    file[at] ^= 1 << bit;
                    match check(file) {
                        Verdict::Altered(how) => found.extend(how.iter().map(Alteration::code)),
                        other => panic!("{}: byte {at}, bit {bit}: {other:?}", target.name),
                    }
                    file[at] ^= 1 << bit;
                }
                found
            })
        });
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let found = found.concat();
    for code in ["content", "seal", "padding", "range", "stamp", "appended"] {
        assert!(found.contains(&code), "the flips reached what is called {code:?}");
    }
}
