//! Forgeries that need the insides of a seal: well-formed to the last byte, and without the right key.

use lopdf::{Dictionary, Document, Object, dictionary};
use sha2::{Digest, Sha256};

use crate::layout::{CONTENTS, GAP, HEAD, find};
use crate::{Alteration, DeviceKey, FirmRoot, SealRequest, Verdict, Why, check, cms, objects, seal};

const NOW: i64 = 1_767_594_600_000;

fn pdf(info: Dictionary) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let size: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "MediaBox" => size });
    let kids: Vec<Object> = vec![page.into()];
    document.objects.insert(pages, dictionary! { "Type" => "Pages", "Count" => 1, "Kids" => kids }.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    let info = document.add_object(info);
    document.trailer = Dictionary::from_iter([("Root", root.into()), ("Info", Object::Reference(info))]);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

const REQUEST: SealRequest = SealRequest {
    reason: "test",
    signer_name: "",
    place: "",
    at_ms: NOW,
    offset_minutes: 0,
    page: 0,
    rect: [0.0; 4],
};

fn sealed(key: &DeviceKey) -> Vec<u8> {
    seal(&pdf(Dictionary::new()), key, &REQUEST).unwrap()
}

/// What a device of ours could seal whose program was tampered with.
fn sealed_without_looking(pdf: &[u8], key: &DeviceKey) -> Vec<u8> {
    crate::seal::append(pdf, &Document::load_mem(pdf).unwrap(), key, &REQUEST).unwrap()
}

fn firm() -> (FirmRoot, DeviceKey) {
    let root = FirmRoot::create("firm", NOW).unwrap();
    let device = root.issue("B", "b", NOW).unwrap();
    (root, device)
}

/// Replaces the seal by another one, padded as it must be.
fn reseal(file: &mut [u8], seal: &[u8]) {
    let start = find(file, CONTENTS).unwrap() + CONTENTS.len() + 1;
    let hex = objects::hex(seal);
    let padded = format!("{hex:0<width$}", width = GAP - 2);
    file[start..start + GAP - 2].copy_from_slice(padded.as_bytes());
}

fn parts(file: &[u8]) -> cms::Parts {
    let Ok(envelope) = super::envelope::open(file) else { panic!("the file has a seal") };
    cms::read(&envelope.seal).unwrap()
}

#[test]
fn a_key_that_only_claims_our_firm_does_not_seal_for_it() {
    let (root, device) = firm();
    let roots = [root.certificate_der().to_vec()];
    assert!(matches!(check(&sealed(&device), &roots), Verdict::Intact(_)), "the true device does");
    let forger = firm().1.claiming(&root).unwrap();
    assert_eq!(check(&sealed(&forger), &roots), Verdict::Altered(vec![Alteration::Seal]));
}

#[test]
fn a_digest_brought_up_to_date_after_a_change_is_not_signed() {
    let (root, device) = firm();
    let mut file = sealed(&device);
    let at = find(&file, b"595 842").unwrap();
    file[at] = b'6';
    let parts = parts(&file);
    let start = find(&file, CONTENTS).unwrap() + CONTENTS.len();
    let digest = Sha256::new().chain_update(&file[..start]).chain_update(&file[start + GAP..]).finalize();
    let seal = cms::write(&parts.device, &parts.root, &digest.into(), &parts.signature).unwrap();
    reseal(&mut file, &seal);
    let verdict = check(&file, &[root.certificate_der().to_vec()]);
    assert_eq!(
        verdict,
        Verdict::Altered(vec![Alteration::Seal]),
        "digest and content agree, the signature does not"
    );
}

#[test]
fn a_device_key_cannot_certify_another_device() {
    let (root, device) = firm();
    let as_root = [b"sealrt01", &device.to_bytes()[8..40], device.certificate_der()].concat();
    assert!(FirmRoot::from_bytes(&as_root).is_err(), "a device's key does not even load as a root");
    assert!(!crate::is_issued_by(device.certificate_der(), device.certificate_der()));
    assert!(crate::is_issued_by(device.certificate_der(), root.certificate_der()));
}

#[test]
fn the_twin_signature_is_another_spelling_and_refused() {
    let (root, device) = firm();
    let mut file = sealed(&device);
    let parts = parts(&file);
    let (r, s) = parts.signature.split_scalars();
    let twin = p256::ecdsa::Signature::from_scalars(r, -s).unwrap();
    let attributes = cms::attributes_to_sign(&parts.device, &parts.root, &parts.digest).unwrap();
    assert!(parts.device.has_signed(&attributes, &twin), "mathematically it is as good");
    reseal(&mut file, &cms::write(&parts.device, &parts.root, &parts.digest, &twin).unwrap());
    let verdict = check(&file, &[root.certificate_der().to_vec()]);
    assert_eq!(verdict, Verdict::Altered(vec![Alteration::Seal]));
}

#[test]
fn the_root_in_the_file_cannot_be_exchanged() {
    let (root, device) = firm();
    let mut file = sealed(&device);
    let parts = parts(&file);
    let other = crate::certs::Cert::read(firm().0.certificate_der()).unwrap();
    reseal(&mut file, &cms::write(&parts.device, &other, &parts.digest, &parts.signature).unwrap());
    for roots in [[root.certificate_der().to_vec()], [other.der.clone()]] {
        assert_eq!(check(&file, &roots), Verdict::Altered(vec![Alteration::Seal]));
    }
    let named =
        Why::ForeignRoot { firm: "firm".into(), device: "B".into(), root: root.certificate_der().to_vec() };
    assert_eq!(check(&sealed(&device), &[other.der]), Verdict::NotOurs(named), "names alone are not enough");
}

#[test]
fn a_digest_in_the_file_that_no_attachment_has_is_a_mismatch() {
    let (root, device) = firm();
    let info = dictionary! { "ContentDigest" => Object::string_literal("00".repeat(32)) };
    let file = sealed_without_looking(&pdf(info), &device);
    let verdict = check(&file, &[root.certificate_der().to_vec()]);
    assert_eq!(verdict, Verdict::Altered(vec![Alteration::AttachmentMismatch]));
}

#[test]
fn a_file_prepared_with_a_second_place_for_the_seal_is_altered_from_the_start() {
    let (root, device) = firm();
    let decoy = Object::string_literal([HEAD, &[b'0'; 32], CONTENTS].concat());
    let file = sealed_without_looking(&pdf(dictionary! { "Title" => decoy }), &device);
    let verdict = check(&file, &[root.certificate_der().to_vec()]);
    assert_eq!(verdict, Verdict::Altered(vec![Alteration::SecondSeal]));
}
