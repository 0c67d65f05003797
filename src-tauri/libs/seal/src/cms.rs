//! The CMS structure inside a seal (RFC 5652, CAdES profile of PAdES B-B), written in exactly one way.
//!
//! Reading takes the four parts out, writes them again and demands the same bytes. So there is no second spelling of a
//! seal, no unsigned corner in it, and nothing to be said about malleable encodings.

use der::asn1::{ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Decode, Encode, Sequence, ValueOrd};
use p256::ecdsa::Signature;
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certs::{Cert, ecdsa};

pub(crate) const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
pub(crate) const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

#[derive(Sequence)]
struct ContentInfo {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: SignedData,
}

#[derive(Sequence)]
struct SignedData {
    version: u8,
    digests: SetOfVec<AlgorithmIdentifierOwned>,
    encapsulated: Encapsulated,
    /// Whole certificates, byte for byte as issued.
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    certificates: SetOfVec<Any>,
    signers: SetOfVec<SignerInfo>,
}

/// The signed content is the PDF around the seal, so it is named here but not held.
#[derive(Sequence)]
struct Encapsulated {
    content_type: ObjectIdentifier,
}

#[derive(Sequence, ValueOrd)]
struct SignerInfo {
    version: u8,
    signer: IssuerAndSerial,
    digest: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    attributes: SetOfVec<Attribute>,
    algorithm: AlgorithmIdentifierOwned,
    signature: OctetString,
}

#[derive(Sequence, ValueOrd)]
struct IssuerAndSerial {
    issuer: Name,
    serial: SerialNumber,
}

/// `SigningCertificateV2` of RFC 5035; SHA-256 is the default and must then be left out.
#[derive(Sequence)]
struct SigningCertificates {
    hashes: Vec<CertificateHash>,
}

#[derive(Sequence)]
struct CertificateHash {
    hash: OctetString,
}

/// What one seal differs from another in.
pub(crate) struct Parts {
    pub device: Cert,
    pub root: Cert,
    /// SHA-256 of the file without the seal's own hexadecimal string.
    pub digest: [u8; 32],
    pub signature: Signature,
}

/// The DER the device signs. It names both certificates by hash, so neither can be exchanged for another one with the
/// same key. There is no signing time: PAdES keeps the claimed time in the signature dictionary.
pub(crate) fn attributes_to_sign(device: &Cert, root: &Cert, digest: &[u8; 32]) -> der::Result<Vec<u8>> {
    attributes(device, root, digest)?.to_der()
}

fn attributes(device: &Cert, root: &Cert, digest: &[u8; 32]) -> der::Result<SetOfVec<Attribute>> {
    let hash = |cert: &Cert| -> der::Result<CertificateHash> {
        Ok(CertificateHash { hash: OctetString::new(Sha256::digest(&cert.der).to_vec())? })
    };
    let certificates = SigningCertificates { hashes: vec![hash(device)?, hash(root)?] };
    SetOfVec::from_iter([
        attribute(CONTENT_TYPE, Any::from(DATA))?,
        attribute(MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest.to_vec())?)?)?,
        attribute(SIGNING_CERTIFICATE_V2, Any::encode_from(&certificates)?)?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::from_iter([value])? })
}

/// The DER of a seal.
pub(crate) fn write(
    device: &Cert,
    root: &Cert,
    digest: &[u8; 32],
    signature: &Signature,
) -> der::Result<Vec<u8>> {
    let sha256 = AlgorithmIdentifierOwned { oid: SHA_256, parameters: None };
    let signer = SignerInfo {
        version: 1,
        signer: IssuerAndSerial { issuer: device.issuer_name().clone(), serial: device.serial().clone() },
        digest: sha256.clone(),
        attributes: attributes(device, root, digest)?,
        algorithm: ecdsa(),
        signature: OctetString::new(signature.to_der().as_bytes())?,
    };
    let certificates = [Any::from_der(&device.der)?, Any::from_der(&root.der)?];
    let content = SignedData {
        version: 1,
        digests: SetOfVec::from_iter([sha256])?,
        encapsulated: Encapsulated { content_type: DATA },
        certificates: SetOfVec::from_iter(certificates)?,
        signers: SetOfVec::from_iter([signer])?,
    };
    ContentInfo { content_type: SIGNED_DATA, content }.to_der()
}

/// The parts of a seal; absent unless `write` gives exactly these bytes for them.
pub(crate) fn read(bytes: &[u8]) -> Option<Parts> {
    let info = ContentInfo::from_der(bytes).ok()?;
    let signer = info.content.signers.get(0)?;
    let (mut device, mut root) = (None, None);
    for certificate in info.content.certificates.iter() {
        let cert = Cert::read(&certificate.to_der().ok()?)?;
        let signs = cert.serial() == &signer.signer.serial && cert.issuer_name() == &signer.signer.issuer;
        *(if signs { &mut device } else { &mut root }) = Some(cert);
    }
    let digest = signer.attributes.iter().find(|a| a.oid == MESSAGE_DIGEST)?.values.get(0)?;
    let parts = Parts {
        device: device?,
        root: root?,
        digest: digest.value().try_into().ok()?,
        signature: Signature::from_der(signer.signature.as_bytes()).ok()?,
    };
    // (r, -s) verifies as well as (r, s); only the one that is written counts.
    let is_low = parts.signature.normalize_s() == parts.signature;
    let again = write(&parts.device, &parts.root, &parts.digest, &parts.signature).ok()?;
    (is_low && again == bytes).then_some(parts)
}
