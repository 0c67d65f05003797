//! Over ten thousand single bits in the papers the whole program writes, photos, strokes, evidence, scan codes and the
//! padding of the signature included: every one is found, by the very function outsiders have.

use std::collections::BTreeMap;
use std::ops::Range;

use aftercare_tests::handwriting;
use aftercare_verify::{Given, Judgement, judge};
use serde_json::{Value, json};

use crate::order::Story;

/// A sealed paper as it lies in the firm's folder.
pub struct Paper {
    pub what: &'static str,
    pub bytes: Vec<u8>,
}

/// A report, its addendum, the certificate of a stage and a numbered slip signed on the pad.
pub fn papers(story: &Story) -> Vec<Paper> {
    let desk = &story.firm.desk;
    let folder = story.firm.choose_folder();
    let file = |number: &str| std::fs::read(folder.join(format!("{number}.pdf"))).unwrap();

    let (_, visit) = story.worked(1);
    let report = story.sign_round(&visit, 1);
    let slip = desk.must("papers.issue", json!({"kind": "receipt_slip", "visit": visit}))[0].clone();
    let shown = desk.must("papers.present", json!({"id": slip["id"]}));
    let signed = desk.must(
        "papers.sign",
        json!({"id": slip["id"], "content_digest": shown["content_digest"], "signer_name": "客户1",
               "signer_phone": "13800000000", "relation": "self", "ink": handwriting(7),
               "started_at": desk.core.now()}),
    );
    assert_eq!(signed["row"]["state"], "filed", "F-14: {signed}");
    desk.must(
        "acceptance.amend",
        json!({"round": report["round"]["id"], "correction": "电容型号误写，应为 CBB65 35 µF"}),
    );
    let addendum = story.sign_round(&visit, 2);

    let (ticket, staged) = story.worked(3);
    let kinds = ["preliminary", "trial", "final"].map(|kind| json!({"kind": kind}));
    desk.sign_in("chen");
    desk.must("acceptance.plan_stages", json!({"ticket": ticket, "stages": kinds}));
    desk.sign_in("li");
    let stage = story.sign_round(&staged, 3);

    let of = |round: &Value| file(round["round"]["number"].as_str().unwrap());
    vec![
        Paper { what: "report", bytes: of(&report) },
        Paper { what: "addendum", bytes: of(&addendum) },
        Paper { what: "stage certificate", bytes: of(&stage) },
        Paper { what: "slip", bytes: file(slip["number"].as_str().unwrap()) },
    ]
}

pub fn find(bytes: &[u8], mark: &[u8]) -> usize {
    bytes.windows(mark.len()).position(|w| w == mark).unwrap()
}

/// Where flips fall: over the whole file at even steps, and closely where a reader of seals might be lax.
fn regions(file: &[u8]) -> Vec<(&'static str, Range<usize>, usize)> {
    let open = find(file, b"]/Contents<") + b"]/Contents".len();
    let close = open + find(&file[open..], b">");
    let padding = file[..close].iter().rposition(|b| *b != b'0').unwrap() + 1;
    assert!(close - padding > 500, "the signature leaves room that no signature covers");
    let range = file[..open].windows(10).rposition(|w| w == b"/ByteRange").unwrap();
    vec![
        ("everywhere", 0..file.len(), 1_800),
        ("header", 0..40, 40),
        ("byte range", range..open, open - range),
        ("signature", open..padding, 400),
        ("padding", padding..close + 1, 600),
        ("tail", close + 1..file.len(), file.len() - close - 1),
    ]
}

/// The places and bits of one file: a fixed walk, so that a run that fails can be repeated.
fn flips(file: &[u8]) -> Vec<(&'static str, usize, u32)> {
    let mut all = Vec::new();
    for (region, at, count) in regions(file) {
        let count = count.min(at.len()).min(1_800);
        for n in 0..count {
            let step = at.start + n * at.len() / count;
            // Within its step the walk limps, so that no multiple of a structure's width is favoured.
            let within = (n * 7_919) % (at.len() / count).max(1);
            all.push((region, step + within, (n % 8) as u32));
        }
    }
    all
}

#[test]
fn every_flipped_bit_in_every_paper_of_the_firm_is_found() {
    let story = Story::new();
    let papers = papers(&story);
    let given = Given { roots: story.roots(), ..Given::default() };
    let mut counted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for paper in &papers {
        let answer = judge(paper.what, &paper.bytes, &given).unwrap();
        assert_eq!(answer.judgement, Judgement::Intact, "{}: whole to begin with", paper.what);
        let all = flips(&paper.bytes);
        let half = all.len().div_ceil(2);
        std::thread::scope(|scope| {
            let threads: Vec<_> = all
                .chunks(half)
                .map(|part| {
                    let (given, paper) = (&given, &paper);
                    scope.spawn(move || {
                        let mut file = paper.bytes.clone();
                        for (region, at, bit) in part {
                            file[*at] ^= 1 << bit;
                            let found = judge(paper.what, &file, given).unwrap().judgement;
                            assert_eq!(
                                found,
                                Judgement::Altered,
                                "{} of {} bytes, {region}: bit {bit} of byte {at}",
                                paper.what,
                                file.len()
                            );
                            file[*at] ^= 1 << bit;
                        }
                    })
                })
                .collect();
            threads.into_iter().for_each(|thread| thread.join().unwrap());
        });
        for (region, _, _) in all {
            *counted.entry((paper.what, region)).or_default() += 1;
        }
    }
    let total: usize = counted.values().sum();
    assert!(total >= 10_000, "part 8 asks for ten thousand: {total}");
    assert_eq!(counted.len(), 4 * 6, "every region of every paper: {counted:?}");
}
