//! Roots, device keys and signed records.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use seal::{DeviceKey, FirmRoot, SealError, fingerprint, is_issued_by, read_certificate, verify_bytes};

#[test]
fn a_record_is_verified_with_the_certificate_and_nothing_else_is() {
    let (firm, other) = (firm(), firm());
    let signature = firm.device.sign_bytes(b"{\"ink\":1}");
    assert_eq!(signature.len(), 64, "r and s, 32 bytes each");
    let certificate = firm.device.certificate_der();
    assert!(verify_bytes(certificate, b"{\"ink\":1}", &signature));
    assert!(!verify_bytes(certificate, b"{\"ink\":2}", &signature), "another record");
    assert!(!verify_bytes(other.device.certificate_der(), b"{\"ink\":1}", &signature), "another device");
    assert!(!verify_bytes(b"no certificate", b"{\"ink\":1}", &signature));
    for n in 0..64 {
        let mut wrong = signature.clone();
        wrong[n] ^= 1;
        assert!(!verify_bytes(certificate, b"{\"ink\":1}", &wrong), "byte {n} of the signature");
        assert!(!verify_bytes(certificate, b"{\"ink\":1}", &signature[..n]), "only {n} bytes");
    }
}

#[test]
fn the_twin_of_a_signature_is_refused() {
    let firm = firm();
    let signature = firm.device.sign_bytes(b"record");
    let order = p256_order();
    let mut twin = signature.clone();
    let mut borrow = 0;
    for n in (0..32).rev() {
        let digit = i32::from(order[n]) - i32::from(signature[32 + n]) - borrow;
        borrow = i32::from(digit < 0);
        twin[32 + n] = digit.rem_euclid(256) as u8;
    }
    assert_ne!(twin, signature);
    assert!(
        !verify_bytes(firm.device.certificate_der(), b"record", &twin),
        "(r, -s) would be a second record"
    );
}

/// The order of the group of P-256 (SEC 2, section 2.4.2).
fn p256_order() -> [u8; 32] {
    let hex = "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";
    std::array::from_fn(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).unwrap())
}

#[test]
fn the_same_record_gets_the_same_signature() {
    let firm = firm();
    let again = DeviceKey::from_bytes(&firm.device.to_bytes()).unwrap();
    assert_eq!(firm.device.sign_bytes(b"record"), again.sign_bytes(b"record"));
}

#[test]
fn keys_survive_storage() {
    let firm = firm();
    let root = FirmRoot::from_bytes(&firm.root.to_bytes()).unwrap();
    assert_eq!(root.certificate_der(), firm.root.certificate_der());
    let device = root.issue("C 号机", "c", NOW).unwrap();
    assert!(
        is_issued_by(device.certificate_der(), firm.root.certificate_der()),
        "the stored root still issues"
    );
    assert_eq!(device.root_der(), firm.root.certificate_der());
}

#[test]
fn a_damaged_stored_key_is_refused() {
    let firm = firm();
    let (root, device) = (firm.root.to_bytes(), firm.device.to_bytes());
    assert_eq!(FirmRoot::from_bytes(&device).unwrap_err(), SealError::KeyBytes, "a device is no root");
    assert_eq!(DeviceKey::from_bytes(&root).unwrap_err(), SealError::KeyBytes, "a root is no device");
    for n in 0..device.len() {
        let mut wrong = device.to_vec();
        wrong[n] ^= 1;
        assert!(DeviceKey::from_bytes(&wrong).is_err(), "byte {n} of a device key");
        assert!(DeviceKey::from_bytes(&device[..n]).is_err(), "the first {n} bytes of a device key");
    }
    for n in 0..root.len() {
        let mut wrong = root.to_vec();
        wrong[n] ^= 1;
        assert!(FirmRoot::from_bytes(&wrong).is_err(), "byte {n} of a root");
    }
}

#[test]
fn only_the_issuing_root_is_the_issuer() {
    let (one, two) = (firm(), firm());
    let (device, root) = (one.device.certificate_der(), one.root.certificate_der());
    assert!(is_issued_by(device, root));
    assert!(!is_issued_by(device, two.root.certificate_der()), "same names, another key");
    assert!(!is_issued_by(root, root), "a root is not a device");
    assert!(!is_issued_by(device, device), "a device issues nothing");
}

#[test]
fn names_that_no_certificate_can_hold_are_refused() {
    for name in ["", "   ", &"长".repeat(65)] {
        let refusal = FirmRoot::create(name, NOW).unwrap_err();
        assert_eq!(refusal, SealError::Name { what: "firm name" }, "{name:?}");
    }
    let root = firm().root;
    assert_eq!(root.issue("", "b", NOW).unwrap_err(), SealError::Name { what: "device name" });
    assert_eq!(root.issue("B", "", NOW).unwrap_err(), SealError::Name { what: "device identifier" });
    assert_eq!(root.issue("B", "号", NOW).unwrap_err(), SealError::DeviceId);
    assert_eq!(root.issue("B", "b", -1).unwrap_err(), SealError::Moment);
}

#[test]
fn a_clock_at_the_very_beginning_still_gives_a_certificate() {
    let root = FirmRoot::create("firm", 0).unwrap();
    root.issue("B", "b", 0).unwrap();
}

#[test]
fn serial_numbers_are_spelled_as_other_programs_spell_them() {
    let root = firm().root;
    for _ in 0..16 {
        let device = root.issue("B", "b", NOW).unwrap();
        let serial = device.serial_hex();
        assert!((28..=32).contains(&serial.len()) && !serial.starts_with("00"), "16 random bytes: {serial}");
    }
}

#[test]
fn debugging_output_never_shows_a_key() {
    let firm = firm();
    let shown = format!("{:?} {:?}", firm.root, firm.device);
    assert!(shown.len() < 200, "only serial numbers: {shown}");
}

#[test]
fn a_certificate_file_is_read_in_both_its_forms() {
    let root = firm().root;
    let der = root.certificate_der().to_vec();
    assert_eq!(read_certificate(&der), Some(der.clone()));
    assert_eq!(read_certificate(root.certificate_pem().as_bytes()), Some(der.clone()));
    let from_windows = format!("\r\n{}", root.certificate_pem().replace('\n', "\r\n"));
    assert_eq!(read_certificate(from_windows.as_bytes()), Some(der.clone()), "line ends of another system");
    for wrong in [&b""[..], b"-----BEGIN", &der[1..], b"%PDF-1.7"] {
        assert_eq!(read_certificate(wrong), None, "not a certificate");
    }
}

#[test]
fn a_fingerprint_is_the_sha_256_in_groups_that_can_be_read_out() {
    let expected = "ba78 16bf 8f01 cfea 4141 40de 5dae 2223 b003 61a3 9617 7a9c b410 ff61 f200 15ad";
    assert_eq!(fingerprint(b"abc"), expected, "FIPS 180-2, example B.1");
}
