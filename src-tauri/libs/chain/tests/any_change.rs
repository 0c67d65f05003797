//! Nothing in any chain can be changed unnoticed, except that a payload may be erased.

mod common;

use chain::{BreakReason, payload_digest};
use common::{Entry, chain_of, check, head_of};
use proptest::prelude::*;

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
