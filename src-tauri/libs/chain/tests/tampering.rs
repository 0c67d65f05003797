//! What can be done to a chain, one thing at a time, and how it is told.

mod common;

use chain::{BreakReason, GENESIS, Header, Summary, Verifier, link};
use common::{Entry, chain_of, check, head_of};

fn three() -> Vec<Entry> {
    chain_of(&[b"one".to_vec(), b"two".to_vec(), b"three".to_vec()])
}

#[test]
fn an_untouched_chain_verifies_and_tells_where_it_ends() {
    let entries = three();
    let summary = check(&entries, head_of(&entries)).unwrap();
    let expected = Summary {
        entries: 3,
        sequence: 3,
        head: entries[2].hash,
        stamp: entries[2].stamp,
        erased: Vec::new(),
    };
    assert_eq!(summary, expected, "the summary is what sync and backup record");
    assert!(check(&[], None).is_ok(), "a device that never wrote has no head");
}

#[test]
fn the_encoding_never_changes() {
    // These values are what chains already in the field were made with; a failure here means they no longer verify.
    let entries = three();
    assert_eq!(
        entries[0].payload_digest.to_string(),
        "23816af198189da8f5af8b412cc93c5d2beb766bd82c663df3061d9d976bc078",
        "salt and payload of entry 1"
    );
    assert_eq!(
        entries[2].hash.to_string(),
        "1d381a9f3c0643fab83135c6a23973d50d279715f5a7a59fa27d53f93987c948",
        "three links in a row"
    );
}

#[test]
fn a_missing_entry_is_a_gap_and_names_it() {
    let mut entries = three();
    let head = head_of(&entries);
    entries.remove(1);
    let found = check(&entries, head).unwrap_err();
    assert_eq!(found.reason, BreakReason::Gap { expected: 2, found: 3 }, "T-03: broken at the entry removed");
    assert_eq!(found.sequence, 3, "the check stops where the gap shows");
}

#[test]
fn a_removed_entry_stays_found_when_the_rest_is_renumbered() {
    let mut entries = three();
    entries.remove(1);
    entries[1].sequence = 2;
    let head = head_of(&entries);
    let found = check(&entries, head).unwrap_err();
    assert_eq!(
        found.reason,
        BreakReason::LinkBroken,
        "the old hash covers the old number and the removed entry"
    );
}

#[test]
fn a_cut_tail_is_found_by_the_head() {
    let mut entries = three();
    let head = head_of(&entries);
    entries.pop();
    assert_eq!(
        check(&entries, head).unwrap_err().reason,
        BreakReason::TailCut { head: 3, found: 2 },
        "one cut"
    );
    assert_eq!(check(&[], head).unwrap_err().reason, BreakReason::TailCut { head: 3, found: 0 }, "all cut");
}

#[test]
fn a_lost_head_is_not_taken_for_a_sound_chain() {
    let entries = three();
    assert_eq!(
        check(&entries, None).unwrap_err().reason,
        BreakReason::HeadMissing,
        "a cut could hide behind it"
    );
}

#[test]
fn entries_after_the_recorded_head_are_found() {
    let entries = three();
    let found = check(&entries, head_of(&entries[..2])).unwrap_err();
    assert_eq!(found.reason, BreakReason::BeyondHead { head: 2, found: 3 }, "written around the program");
}

#[test]
fn a_chain_rewritten_as_a_whole_is_found_by_the_recorded_head() {
    let entries = three();
    let other = chain_of(&[b"one".to_vec(), b"two".to_vec(), b"THREE".to_vec()]);
    let found = check(&other, head_of(&entries)).unwrap_err();
    assert_eq!(
        found.reason,
        BreakReason::HeadDiffers { head: entries[2].hash, found: other[2].hash },
        "only a head kept elsewhere can tell"
    );
}

#[test]
fn an_entry_of_another_device_does_not_pass() {
    let entries = three();
    let mut verifier = Verifier::new("laptop-c");
    let found = verifier.push(&entries[0].stored()).unwrap_err();
    assert_eq!(found.reason, BreakReason::ForeignDevice { found: "laptop-b".into() }, "chains do not mix");
}

#[test]
fn a_stamp_that_went_back_is_found_even_if_honestly_hashed() {
    let mut entries = three();
    entries[1].stamp = entries[0].stamp - 1;
    let (first, second) = (entries[0].clone(), &mut entries[1]);
    second.hash = link(&first.hash, &second.header(), &second.payload_digest);
    let found = check(&entries[..2], head_of(&entries[..2])).unwrap_err();
    assert_eq!(
        found.reason,
        BreakReason::StampWentBack { previous: entries[0].stamp, found: entries[0].stamp - 1 },
        "a device's stamps never go back, or merging by stamp would lose changes"
    );
}

#[test]
fn a_check_goes_on_from_where_an_earlier_one_ended() {
    let entries = three();
    let mut verifier = Verifier::after("laptop-b", 1, entries[0].hash, entries[0].stamp);
    verifier.push(&entries[1].stored()).unwrap();
    verifier.push(&entries[2].stored()).unwrap();
    let summary = verifier.finish(head_of(&entries)).unwrap();
    assert_eq!((summary.entries, summary.sequence), (2, 3), "counts only what was checked now");
}

#[test]
fn after_a_break_the_rest_does_not_pass() {
    let mut entries = three();
    entries[1].command = "tickets.reopen".into();
    let mut verifier = Verifier::new("laptop-b");
    verifier.push(&entries[0].stored()).unwrap();
    assert!(verifier.push(&entries[1].stored()).is_err(), "the change is found");
    assert!(
        verifier.push(&entries[2].stored()).is_err(),
        "a caller who goes on regardless gets no clean result"
    );
}

#[test]
fn neighbouring_fields_cannot_lend_each_other_bytes() {
    let entries = three();
    let header = entries[0].header();
    let shifted = Header { device: "laptop-", zone: "bAsia/Shanghai", ..header };
    let digest = entries[0].payload_digest;
    assert_ne!(
        link(&GENESIS, &header, &digest),
        link(&GENESIS, &shifted, &digest),
        "lengths are hashed as well"
    );
}
