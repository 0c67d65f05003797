//! Twenty thousand rough and half-clever changes, the same in every run: `check` answers, and "intact" only for the
//! very bytes that were sealed. What `hostile.rs` leaves to chance is done here with an eye on the structure.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::tsa::{Authority, Kind};
use common::*;
use seal::{DeviceList, ListedDevice, Reason, StampRequest, Trust, Verdict, Withdrawal, check_with};

const INPUTS: usize = 20_000;

/// Spellings that mean something to a reader of sealed files.
const MARKS: [&[u8]; 16] = [
    b"%PDF-1.7\n",
    b"%%EOF\n",
    b"startxref\n0\n",
    b"xref\n0 1\n",
    b"trailer\n<<>>",
    b"endobj\n",
    b"1 0 obj\n",
    b"<<",
    b">>",
    b"/ByteRange[0 ",
    b"]/Contents<",
    b"/Type/Sig",
    b"/Type/DocTimeStamp",
    b"/ETSI.CAdES.detached",
    b"/ETSI.RFC3161",
    b"/Prop_Build<</App<</Name/FirmSeal/REx(1)>>>>",
];

struct Corpus {
    files: Vec<Vec<u8>>,
    /// Offsets in each file at which something begins.
    seams: Vec<Vec<usize>>,
}

impl Corpus {
    fn new(files: Vec<Vec<u8>>) -> Corpus {
        let starts = |file: &Vec<u8>| {
            let found = MARKS.iter().flat_map(|mark| {
                file.windows(mark.len()).enumerate().filter(move |(_, w)| w == mark).map(|(at, _)| at)
            });
            found.chain([0, file.len()]).collect()
        };
        Corpus { seams: files.iter().map(starts).collect(), files }
    }

    /// A place in a file: now and then a seam, or close to one.
    fn place(&self, numbers: &mut Numbers, which: usize, length: usize) -> usize {
        let seams = &self.seams[which];
        match numbers.below(3) {
            0 => seams[numbers.below(seams.len())].min(length),
            1 => (seams[numbers.below(seams.len())] + numbers.below(64)).min(length),
            _ => numbers.below(length + 1),
        }
    }

    fn mutant(&self, numbers: &mut Numbers) -> (usize, Vec<u8>) {
        let which = numbers.below(self.files.len());
        let mut file = self.files[which].clone();
        for _ in 0..=numbers.below(3) {
            let (a, b) = (self.place(numbers, which, file.len()), self.place(numbers, which, file.len()));
            let (a, b) = (a.min(b), a.max(b));
            match numbers.below(10) {
                0 => file.truncate(a),
                1 => drop(file.drain(a..b.min(a + 2000))),
                2 => {
                    let copy = file[a..b.min(a + 40_000)].to_vec();
                    file.splice(b..b, copy);
                }
                3 => {
                    let part: Vec<u8> = file.drain(a..b.min(a + 5000)).collect();
                    let to = numbers.below(file.len() + 1);
                    file.splice(to..to, part);
                }
                4 => {
                    let other = numbers.below(self.files.len());
                    let from = self.place(numbers, other, self.files[other].len());
                    file.truncate(a);
                    file.extend_from_slice(&self.files[other][from..]);
                }
                5 => {
                    let mark = MARKS[numbers.below(MARKS.len())];
                    file.splice(a..a, mark.iter().copied());
                }
                6 => {
                    let mark = MARKS[numbers.below(MARKS.len())];
                    let end = (a + mark.len()).min(file.len());
                    file.splice(a..end, mark.iter().copied());
                }
                7 => file[a..b.min(a + 16)].iter_mut().for_each(|byte| *byte = b'0' + (*byte % 10)),
                8 => file[a..b.min(a + 200)].iter_mut().for_each(|byte| *byte = numbers.below(256) as u8),
                _ => file[a..b.min(a + 300)].reverse(),
            }
        }
        (which, file)
    }
}

/// A seal is intact for its own bytes alone. Taking a whole time stamp off, or moving one to its twin file, leaves
/// what was sealed, so those bytes are in the corpus too.
#[test]
fn twenty_thousand_mutants_are_never_intact_and_nothing_panics() {
    let firm = firm();
    let authority = Authority::new(Kind::P256);
    let sealed: Vec<Vec<u8>> = [report(Xref::Table, "serviced"), report(Xref::Stream, "Serviced")]
        .iter()
        .map(|file| firm.seal(file))
        .collect();
    let mut files: Vec<Vec<u8>> = sealed.iter().map(|file| stamped(file, &authority)).collect();
    files.extend(sealed);
    let corpus = Corpus::new(files);
    let roots = firm.roots();
    let authorities = [authority.root.clone()];
    let trust = Trust { roots: &roots, authorities: &authorities, ..Trust::default() };
    for file in &corpus.files {
        facts(check_with(file, &trust));
    }
    let changed: usize = std::thread::scope(|scope| {
        let threads = [1, 2].map(|seed| {
            let (corpus, trust) = (&corpus, &trust);
            scope.spawn(move || {
                let mut numbers = Numbers(seed);
                let mut changed = 0;
                for n in 0..INPUTS / 2 {
                    let (which, mutant) = corpus.mutant(&mut numbers);
                    let is_whole = corpus.files.contains(&mutant);
                    let verdict = check_with(&mutant, trust);
                    let is_intact =
                        matches!(verdict, Verdict::Intact(_) | Verdict::SignedAfterRevocation(..));
                    assert_eq!(
                        is_intact, is_whole,
                        "input {n} of seed {seed}, from file {which}: {verdict:?}"
                    );
                    changed += usize::from(!is_whole);
                }
                changed
            })
        });
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert!(changed > INPUTS * 9 / 10, "nearly all inputs differ from what was sealed: {changed}");
}

#[test]
fn mutants_of_lists_and_of_answers_are_refused_or_mean_the_same() {
    let firm = firm();
    let withdrawn = Some(Withdrawal { at_ms: NOW, reason: Reason::Sold, known: vec![[3; 32]; 2] });
    let device = ListedDevice {
        name: "B".into(),
        device_id: "b".into(),
        serial: firm.device.serial_hex().into(),
        certified_at_ms: NOW,
        withdrawn,
    };
    let list = firm.root.sign_list(7, NOW, &[device]).unwrap();
    let authority = Authority::new(Kind::P256);
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    let request = StampRequest::new(&sealed).unwrap();
    let corpus = Corpus::new(vec![list.clone(), authority.answer(request.der())]);
    let trust = Trust { roots: &firm.roots(), ..Trust::default() };
    let said = |file: &[u8]| {
        let stamp = facts(check_with(file, &trust)).stamp.unwrap();
        (stamp.at_ms, stamp.authority)
    };
    let whole = said(&request.finish(&corpus.files[1]).unwrap());
    let mut numbers = Numbers(3);
    for n in 0..4000 {
        let (which, mutant) = corpus.mutant(&mut numbers);
        if which == 0 {
            assert_eq!(DeviceList::read(&mutant, &firm.roots()).is_ok(), mutant == list, "input {n}");
        } else if let Ok(file) = request.finish(&mutant) {
            assert_eq!(said(&file), whole, "input {n}");
        }
    }
}
