//! Lists of devices, and what a withdrawn device's files are worth.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::tsa::{Authority, Kind};
use common::*;
use seal::{
    After, Before, DeviceKey, DeviceList, FirmRoot, ListProblem, ListedDevice, Reason, SealError, Trust,
    Verdict, Withdrawal, check_with, seal,
};

const DAY: i64 = 86_400_000;

fn entry(key: &DeviceKey, withdrawn: Option<Withdrawal>) -> ListedDevice {
    ListedDevice {
        name: "B 号机 · LAPTOP".into(),
        device_id: "0199-b7".into(),
        serial: key.serial_hex().into(),
        certified_at_ms: NOW - DAY,
        withdrawn,
    }
}

fn withdrawn(at_ms: i64, reason: Reason) -> Option<Withdrawal> {
    Some(Withdrawal { at_ms, reason, known: Vec::new() })
}

fn list(firm: &Firm, number: u64, devices: &[ListedDevice]) -> DeviceList {
    let bytes = firm.root.sign_list(number, NOW + DAY, devices).unwrap();
    DeviceList::read(&bytes, &firm.roots()).unwrap()
}

fn check(firm: &Firm, pdf: &[u8], lists: &[DeviceList]) -> Verdict {
    check_with(pdf, &Trust { roots: &firm.roots(), lists, ..Trust::default() })
}

fn after(verdict: Verdict) -> After {
    match verdict {
        Verdict::SignedAfterRevocation(facts, after) => {
            assert!(facts.revoked.is_some_and(|r| r.before.is_none()), "the facts say that it was withdrawn");
            after
        }
        other => panic!("the device was withdrawn before, but: {other:?}"),
    }
}

#[test]
fn a_list_comes_back_as_it_was_signed_in_whatever_order() {
    let firm = firm();
    let other = firm.root.issue("C 号机", "0199-c1", NOW).unwrap();
    let known = vec![[7; 32], [1; 32], [7; 32]];
    let mut devices = vec![
        entry(&firm.device, Some(Withdrawal { at_ms: NOW, reason: Reason::Lost, known })),
        entry(&other, None),
    ];
    let bytes = firm.root.sign_list(3, NOW, &devices).unwrap();
    devices.reverse();
    assert_eq!(firm.root.sign_list(3, NOW, &devices).unwrap(), bytes, "one list, one spelling");
    let list = DeviceList::read(&bytes, &firm.roots()).unwrap();
    assert_eq!((list.number, list.dated_ms, list.firm.as_str()), (3, NOW, "深圳市安达制冷设备服务有限公司"));
    assert_eq!(list.devices.len(), 2);
    assert_eq!(list.device(other.serial_hex()).map(|d| d.withdrawn.clone()), Some(None));
    let lost = list.device(firm.device.serial_hex()).unwrap().withdrawn.clone().unwrap();
    assert_eq!((lost.reason, lost.known), (Reason::Lost, vec![[1; 32], [7; 32]]), "each known file once");
}

#[test]
fn a_device_in_use_is_intact_and_the_list_is_named() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    assert_eq!(facts(check(&firm, &sealed, &[])).standing, None, "without a list nothing is claimed");
    let facts_with = |devices: &[ListedDevice]| facts(check(&firm, &sealed, &[list(&firm, 4, devices)]));
    let standing = facts_with(&[entry(&firm.device, None)]).standing.unwrap();
    assert_eq!((standing.number, standing.dated_ms, standing.is_listed), (4, NOW + DAY, true));
    let unlisted = facts_with(&[]);
    assert!(!unlisted.standing.unwrap().is_listed, "a device certified after the list was made");
    assert_eq!(unlisted.revoked, None);
}

#[test]
fn a_file_that_says_itself_it_was_sealed_after_the_withdrawal_is_not_intact() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    for reason in [Reason::Lost, Reason::Sold, Reason::Replaced, Reason::Other] {
        for at_ms in [NOW, NOW - DAY] {
            let lists = [list(&firm, 1, &[entry(&firm.device, withdrawn(at_ms, reason))])];
            assert_eq!(after(check(&firm, &sealed, &lists)), After::Claimed, "{reason:?} at {at_ms}");
        }
    }
}

#[test]
fn a_lost_devices_word_that_it_was_earlier_is_not_enough() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    for reason in [Reason::Lost, Reason::Sold, Reason::Other] {
        let lists = [list(&firm, 1, &[entry(&firm.device, withdrawn(NOW + DAY, reason))])];
        assert_eq!(
            after(check(&firm, &sealed, &lists)),
            After::Unproven,
            "a thief sets the clock back: {reason:?}"
        );
    }
}

#[test]
fn a_replaced_key_leaves_the_older_files_intact_and_the_new_key_seals_on() {
    let firm = firm();
    let old = firm.seal(&report(Xref::Table, "serviced"));
    let renewed = firm.root.issue("B 号机 · LAPTOP", "0199-b7", NOW + DAY).unwrap();
    let later = seal::SealRequest { at_ms: NOW + 2 * DAY, ..request() };
    let new = seal(&report(Xref::Table, "serviced"), &renewed, &later).unwrap();
    let stale = seal(&report(Xref::Table, "serviced"), &firm.device, &later).unwrap();
    let devices = [entry(&firm.device, withdrawn(NOW + DAY, Reason::Replaced)), entry(&renewed, None)];
    let lists = [list(&firm, 2, &devices)];
    let revoked = facts(check(&firm, &old, &lists)).revoked.unwrap();
    assert_eq!((revoked.at_ms, revoked.before), (NOW + DAY, Some(Before::Claimed)));
    assert_eq!(facts(check(&firm, &new, &lists)).revoked, None, "the new certificate is in use");
    assert_eq!(after(check(&firm, &stale, &lists)), After::Claimed, "the old key is at an end");
}

#[test]
fn a_file_the_firm_had_before_the_loss_stays_intact() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    let other = firm.seal(&report(Xref::Table, "Serviced"));
    use sha2::Digest;
    let known = vec![sha2::Sha256::digest(&sealed).into()];
    let withdrawal = Withdrawal { at_ms: NOW + DAY, reason: Reason::Lost, known };
    let lists = [list(&firm, 1, &[entry(&firm.device, Some(withdrawal))])];
    let revoked = facts(check(&firm, &sealed, &lists)).revoked.unwrap();
    assert_eq!((revoked.reason, revoked.before), (Reason::Lost, Some(Before::Vouched)));
    assert_eq!(after(check(&firm, &other, &lists)), After::Unproven, "a file the firm has never seen");
}

#[test]
fn a_trusted_time_stamp_places_a_file_before_the_loss_and_no_other_one_does() {
    let (firm, authority) = (firm(), Authority::new(Kind::P256));
    let file = stamped(&firm.seal(&report(Xref::Table, "serviced")), &authority);
    let believed = [authority.root.clone()];
    let stamp = facts(check(&firm, &file, &[])).stamp.unwrap();
    let verdict = |at_ms, authorities: &[Vec<u8>]| {
        let lists = [list(&firm, 1, &[entry(&firm.device, withdrawn(at_ms, Reason::Lost))])];
        check_with(&file, &Trust { roots: &firm.roots(), lists: &lists, authorities })
    };
    let revoked = facts(verdict(stamp.at_ms + 1, &believed)).revoked.unwrap();
    assert_eq!(revoked.before, Some(Before::Stamped));
    assert_eq!(after(verdict(stamp.at_ms, &believed)), After::Unproven, "stamped only afterwards");
    assert_eq!(
        after(verdict(stamp.at_ms + 1, &[])),
        After::Unproven,
        "an authority nobody knows may be the thief"
    );
}

#[test]
fn the_list_with_the_highest_number_counts() {
    let firm = firm();
    let sealed = firm.seal(&report(Xref::Table, "serviced"));
    let older = list(&firm, 1, &[entry(&firm.device, None)]);
    let newer = list(&firm, 2, &[entry(&firm.device, withdrawn(NOW, Reason::Lost))]);
    let mended = list(&firm, 3, &[entry(&firm.device, None)]);
    assert_eq!(after(check(&firm, &sealed, &[newer.clone(), older.clone()])), After::Claimed);
    assert_eq!(
        facts(check(&firm, &sealed, &[newer.clone(), mended])).revoked,
        None,
        "a mistake was taken back"
    );
    let twin = list(&firm, 2, &[entry(&firm.device, None)]);
    let verdict = check(&firm, &sealed, &[twin, newer]);
    assert_eq!(after(verdict), After::Claimed, "of two lists of one number the sterner one");
}

#[test]
fn the_list_of_another_firm_says_nothing_about_ours() {
    let (ours, theirs) = (firm(), firm());
    let sealed = ours.seal(&report(Xref::Table, "serviced"));
    let foreign = list(&theirs, 9, &[entry(&ours.device, withdrawn(NOW, Reason::Lost))]);
    let facts = facts(check(&ours, &sealed, &[foreign]));
    assert_eq!((facts.standing, facts.revoked), (None, None), "a rival cannot withdraw our devices");
}

#[test]
fn a_list_is_only_read_if_the_named_root_signed_it() {
    let (ours, theirs) = (firm(), firm());
    let bytes = ours.root.sign_list(1, NOW, &[entry(&ours.device, None)]).unwrap();
    let name = "深圳市安达制冷设备服务有限公司".to_string();
    let foreign = ListProblem::ForeignRoot { firm: name };
    assert_eq!(
        DeviceList::read(&bytes, &theirs.roots()),
        Err(foreign.clone()),
        "the same name, another root"
    );
    assert_eq!(DeviceList::read(&bytes, &[]), Err(foreign));
    // Both roots have certificates of the same length, so ours can be put into their list.
    let theirs_bytes = theirs.root.sign_list(1, NOW, &[entry(&theirs.device, None)]).unwrap();
    let (from, to) = (ours.root.certificate_der(), theirs.root.certificate_der());
    let mut forged = theirs_bytes.clone();
    let at = find(&forged, to);
    forged.splice(at..at + to.len(), from.iter().copied());
    let expected = if from.len() == to.len() { ListProblem::Forged } else { ListProblem::Unreadable };
    assert_eq!(DeviceList::read(&forged, &ours.roots()), Err(expected));
    assert!(DeviceList::read(&theirs_bytes, &theirs.roots()).is_ok(), "their own list is theirs");
}

#[test]
fn a_device_cannot_sign_a_list() {
    let firm = firm();
    let as_root = [b"sealrt01", &firm.device.to_bytes()[8..40], firm.device.certificate_der()].concat();
    assert!(FirmRoot::from_bytes(&as_root).is_err(), "its key does not load as a root");
    // A device's record signature over the very bytes is of another domain.
    let bytes = firm.root.sign_list(1, NOW, &[]).unwrap();
    let (body, signature) = (&bytes[4..bytes.len() - 66], firm.device.sign_bytes(&bytes));
    let forged = [&bytes[..4], body, &[0x04, 0x40], &signature].concat();
    assert_eq!(forged.len(), bytes.len(), "the same structure");
    assert_eq!(DeviceList::read(&forged, &firm.roots()), Err(ListProblem::Forged));
}

#[test]
fn every_bit_of_a_list_counts() {
    let firm = firm();
    let devices = [entry(&firm.device, withdrawn(NOW, Reason::Lost))];
    let bytes = firm.root.sign_list(258, NOW, &devices).unwrap();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut wrong = bytes.clone();
            wrong[at] ^= 1 << bit;
            assert!(DeviceList::read(&wrong, &firm.roots()).is_err(), "byte {at}, bit {bit}");
        }
        assert!(DeviceList::read(&bytes[..at], &firm.roots()).is_err(), "only {at} bytes");
    }
    let longer = [bytes.as_slice(), b"\0"].concat();
    assert_eq!(DeviceList::read(&longer, &firm.roots()), Err(ListProblem::Unreadable), "a byte behind it");
}

#[test]
fn what_no_certificate_can_have_is_not_signed() {
    let firm = firm();
    let good = entry(&firm.device, None);
    let wrong = |change: fn(&mut ListedDevice)| {
        let mut device = good.clone();
        change(&mut device);
        vec![device]
    };
    for devices in [
        vec![good.clone(), good.clone()],
        wrong(|d| d.serial.clear()),
        wrong(|d| d.serial = "0a".into()),
        wrong(|d| d.serial = "0".repeat(42)),
        wrong(|d| d.name.clear()),
        wrong(|d| d.device_id = "9".repeat(65)),
        wrong(|d| d.certified_at_ms = -1),
        wrong(|d| d.withdrawn = withdrawn(i64::MAX, Reason::Lost)),
    ] {
        assert_eq!(firm.root.sign_list(1, NOW, &devices), Err(SealError::DeviceList), "{devices:?}");
    }
}

#[test]
fn a_withdrawn_device_is_found_among_two_thousand() {
    let firm = firm();
    let mut devices: Vec<ListedDevice> = (0..2000)
        .map(|n| ListedDevice { serial: format!("{n:032X}"), ..entry(&firm.device, None) })
        .collect();
    devices.push(entry(&firm.device, withdrawn(NOW, Reason::Lost)));
    let lists = [list(&firm, 1, &devices)];
    assert_eq!(after(check(&firm, &firm.seal(&report(Xref::Table, "x")), &lists)), After::Claimed);
}
