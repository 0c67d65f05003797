//! Nothing in a chain can be changed unnoticed, except that a payload may be erased.

use chain::{Break, BreakReason, Digest, GENESIS, Header, Stored, Summary, Verifier, link, payload_digest};
use proptest::prelude::*;

/// An entry with its own memory, so that a test can change any part of it.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    device: String,
    sequence: u64,
    stamp: u64,
    entered_at: i64,
    happened_at: i64,
    zone: String,
    actor: Vec<u8>,
    command: String,
    group: Vec<u8>,
    record_kind: String,
    record: Vec<u8>,
    salt: [u8; 16],
    payload: Option<Vec<u8>>,
    payload_digest: Digest,
    hash: Digest,
}

impl Entry {
    fn header(&self) -> Header<'_> {
        Header {
            device: &self.device,
            sequence: self.sequence,
            stamp: self.stamp,
            entered_at: self.entered_at,
            happened_at: self.happened_at,
            zone: &self.zone,
            actor: &self.actor,
            command: &self.command,
            group: &self.group,
            record_kind: &self.record_kind,
            record: &self.record,
        }
    }

    fn stored(&self) -> Stored<'_> {
        Stored {
            header: self.header(),
            salt: self.salt,
            payload: self.payload.as_deref(),
            payload_digest: self.payload_digest,
            hash: self.hash,
        }
    }
}

fn chain_of(payloads: &[Vec<u8>]) -> Vec<Entry> {
    let mut previous = GENESIS;
    let mut entries = Vec::new();
    for (index, payload) in payloads.iter().enumerate() {
        let sequence = index as u64 + 1;
        let salt = [sequence as u8; 16];
        let mut entry = Entry {
            device: "laptop-b".into(),
            sequence,
            stamp: (1_795_320_000_000 + sequence) << 16,
            entered_at: 1_795_320_000_000 + sequence as i64,
            happened_at: 1_795_310_000_000,
            zone: "Asia/Shanghai".into(),
            actor: vec![7; 16],
            command: "tickets.close".into(),
            group: vec![sequence as u8 / 2; 16],
            record_kind: "ticket".into(),
            record: vec![9; 16],
            salt,
            payload_digest: payload_digest(&salt, payload),
            payload: Some(payload.clone()),
            hash: GENESIS,
        };
        entry.hash = link(&previous, &entry.header(), &entry.payload_digest);
        previous = entry.hash;
        entries.push(entry);
    }
    entries
}

fn head_of(entries: &[Entry]) -> Option<(u64, Digest)> {
    entries.last().map(|entry| (entry.sequence, entry.hash))
}

fn check(entries: &[Entry], head: Option<(u64, Digest)>) -> Result<Summary, Break> {
    let mut verifier = Verifier::new("laptop-b");
    for entry in entries {
        verifier.push(&entry.stored())?;
    }
    verifier.finish(head)
}

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

const PARTS: usize = 14;

/// Changes one part of an entry; the parts are numbered so that proptest can pick any.
fn change(entry: &mut Entry, part: usize) {
    match part {
        0 => entry.device.push('x'),
        1 => entry.sequence += 1,
        2 => entry.stamp ^= 1,
        3 => entry.entered_at -= 1,
        4 => entry.happened_at -= 86_400_000,
        5 => entry.zone = "Asia/Urumqi".into(),
        6 => entry.actor[0] ^= 1,
        7 => entry.command.push('x'),
        8 => entry.group[3] ^= 128,
        9 => entry.record_kind.clear(),
        10 => entry.record.push(0),
        11 => entry.salt[15] ^= 1,
        12 => entry.payload_digest.0[31] ^= 1,
        _ => entry.hash.0[0] ^= 1,
    }
}

fn payloads() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 1..12)
}

proptest! {
    #[test]
    fn any_changed_field_is_found_at_its_entry(payloads in payloads(), at in any::<prop::sample::Index>(), part in 0..PARTS) {
        let sound = chain_of(&payloads);
        let mut entries = sound.clone();
        let at = at.index(entries.len());
        change(&mut entries[at], part);
        prop_assert_ne!(&entries, &sound, "the test must change something");
        let found = check(&entries, head_of(&sound)).unwrap_err();
        let expected = sound[at].sequence + u64::from(part == 1);
        prop_assert_eq!(found.sequence, expected, "named at the entry that was changed: {:?}", found.reason);
    }

    #[test]
    fn any_changed_payload_is_found(payloads in payloads(), at in any::<prop::sample::Index>(), other in prop::collection::vec(any::<u8>(), 0..40)) {
        let sound = chain_of(&payloads);
        let at = at.index(payloads.len());
        prop_assume!(payloads[at] != other);
        let mut entries = sound.clone();
        entries[at].payload = Some(other.clone());
        prop_assert_eq!(check(&entries, head_of(&sound)).unwrap_err().reason, BreakReason::PayloadChanged, "payload alone");
        entries[at].payload_digest = payload_digest(&entries[at].salt, &other);
        prop_assert_eq!(check(&entries, head_of(&sound)).unwrap_err().reason, BreakReason::LinkBroken, "with its digest");
    }

    #[test]
    fn any_other_order_is_found(payloads in payloads(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let sound = chain_of(&payloads);
        let (a, b) = (a.index(sound.len()), b.index(sound.len()));
        prop_assume!(a != b);
        let mut entries = sound.clone();
        entries.swap(a, b);
        prop_assert!(check(&entries, head_of(&sound)).is_err(), "order is part of what was written");
        for (index, entry) in entries.iter_mut().enumerate() {
            entry.sequence = index as u64 + 1;
        }
        prop_assert!(check(&entries, head_of(&sound)).is_err(), "renumbering does not hide it");
    }

    #[test]
    fn any_removed_or_repeated_entry_is_found(payloads in payloads(), at in any::<prop::sample::Index>()) {
        let sound = chain_of(&payloads);
        let at = at.index(sound.len());
        let mut fewer = sound.clone();
        fewer.remove(at);
        prop_assert!(check(&fewer, head_of(&sound)).is_err(), "removed");
        let mut more = sound.clone();
        more.insert(at, sound[at].clone());
        prop_assert!(check(&more, head_of(&sound)).is_err(), "repeated");
    }

    #[test]
    fn erased_payloads_still_verify_and_are_counted(payloads in payloads(), gone in prop::collection::vec(any::<bool>(), 12)) {
        let sound = chain_of(&payloads);
        let mut entries = sound.clone();
        let mut erased = Vec::new();
        for (entry, gone) in entries.iter_mut().zip(gone) {
            if gone {
                entry.payload = None;
                entry.salt = [0; 16];
                erased.push(entry.sequence);
            }
        }
        let summary = check(&entries, head_of(&sound)).unwrap();
        prop_assert_eq!(summary.erased, erased, "so that each can be matched with an order to erase");
        if let Some(first) = entries.iter_mut().find(|entry| entry.payload.is_none()) {
            first.payload_digest.0[0] ^= 1;
            prop_assert!(check(&entries, head_of(&sound)).is_err(), "erasing does not open a way to change the digest");
        }
    }
}
