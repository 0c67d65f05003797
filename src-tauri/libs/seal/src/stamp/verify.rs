//! Signatures of other people's certificates and tokens. Authorities use RSA more often than not. Verifying needs no
//! secret, so the weakness of RSA libraries (the timing of private keys) has no place here; and comparing with the one
//! padding that is allowed is simpler than reading a padding.

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use der::asn1::{ObjectIdentifier, OctetString, SetOfVec, UintRef};
use der::{Any, Decode, Sequence};
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::attr::Attribute;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

pub(super) const SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const EC_SHA_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const EC_SHA_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");
const EC_SHA_512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4");
const P_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P_384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// Bytes of an RSA modulus: shorter is broken, longer only costs time.
const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The algorithm of a digest; its parameters must be absent or NULL.
    pub fn of(algorithm: &AlgorithmIdentifierOwned) -> Option<Hash> {
        let hash = match algorithm.oid {
            SHA_256 => Hash::Sha256,
            SHA_384 => Hash::Sha384,
            SHA_512 => Hash::Sha512,
            _ => return None,
        };
        is_bare(algorithm).then_some(hash)
    }

    pub fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Hash::Sha256 => Sha256::digest(message).to_vec(),
            Hash::Sha384 => Sha384::digest(message).to_vec(),
            Hash::Sha512 => Sha512::digest(message).to_vec(),
        }
    }

    /// What stands before the digest in an RSA signature (RFC 8017, section 9.2, note 1).
    fn rsa_prefix(self) -> [u8; 19] {
        let (whole, kind, length) = match self {
            Hash::Sha256 => (0x31, 1, 0x20),
            Hash::Sha384 => (0x41, 2, 0x30),
            Hash::Sha512 => (0x51, 3, 0x40),
        };
        [
            0x30, whole, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, kind, 0x05,
            0x00, 0x04, length,
        ]
    }
}

fn is_bare(algorithm: &AlgorithmIdentifierOwned) -> bool {
    algorithm.parameters.as_ref().is_none_or(Any::is_null)
}

/// Whether `key` made `signature` over `message`; absent if the way of signing is not known here. `hash` is the digest
/// named beside the algorithm, if the structure has such a place; the two must not contradict each other.
pub(super) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    hash: Option<Hash>,
    message: &[u8],
    signature: &[u8],
) -> Option<bool> {
    let (kind, own) = match algorithm.oid {
        RSA => (RSA, hash?),
        RSA_SHA_256 => (RSA, Hash::Sha256),
        RSA_SHA_384 => (RSA, Hash::Sha384),
        RSA_SHA_512 => (RSA, Hash::Sha512),
        EC_SHA_256 => (EC, Hash::Sha256),
        EC_SHA_384 => (EC, Hash::Sha384),
        EC_SHA_512 => (EC, Hash::Sha512),
        _ => return None,
    };
    if !is_bare(algorithm) || key.algorithm.oid != kind || hash.is_some_and(|hash| hash != own) {
        return None;
    }
    let digest = own.digest(message);
    let public = key.subject_public_key.as_bytes()?;
    if kind == RSA {
        return rsa(public, own, &digest, signature);
    }
    match key.algorithm.parameters.as_ref()?.decode_as::<ObjectIdentifier>().ok()? {
        P_256 => {
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(public).ok()?;
            let signature = p256::ecdsa::Signature::from_der(signature);
            Some(signature.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok()))
        }
        P_384 => {
            let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(public).ok()?;
            let signature = p384::ecdsa::Signature::from_der(signature);
            Some(signature.is_ok_and(|signature| key.verify_prehash(&digest, &signature).is_ok()))
        }
        _ => None,
    }
}

#[derive(Sequence)]
struct RsaKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

/// RSASSA-PKCS1-v1_5.
fn rsa(key: &[u8], hash: Hash, digest: &[u8], signature: &[u8]) -> Option<bool> {
    let RsaKey { modulus, exponent } = RsaKey::from_der(key).ok()?;
    let (modulus, exponent) = (modulus.as_bytes(), exponent.as_bytes());
    if !RSA_BYTES.contains(&modulus.len()) || exponent.len() > 8 {
        return None;
    }
    let bits = 8 * u32::try_from(modulus.len()).ok()?;
    let number = |bytes| BoxedUint::from_be_slice(bytes, bits).ok();
    let (n, e, s) = (number(modulus)?, BoxedUint::from_be_slice(exponent, 64).ok()?, number(signature)?);
    if signature.len() != modulus.len() || s >= n {
        return Some(false);
    }
    let n = Odd::new(n).into_option()?;
    let opened = BoxedMontyForm::new(s, &BoxedMontyParams::new_vartime(n)).pow(&e).retrieve();
    let tail = [hash.rsa_prefix().as_slice(), digest].concat();
    let filling = modulus.len().checked_sub(tail.len() + 3)?;
    let expected = [&[0, 1][..], &vec![0xFF; filling], &[0], &tail].concat();
    Some(opened == number(&expected)?)
}

/// `SigningCertificate` and `SigningCertificateV2` (RFC 5035); the first entry names the signer.
#[derive(Sequence)]
struct Named<T: for<'a> Decode<'a, Error = der::Error> + der::Encode> {
    certificates: Vec<T>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

#[derive(Sequence)]
struct NamedV1 {
    hash: OctetString,
    #[asn1(optional = "true")]
    issuer: Option<Any>,
}

#[derive(Sequence)]
struct NamedV2 {
    /// SHA-256 if absent.
    #[asn1(optional = "true")]
    algorithm: Option<AlgorithmIdentifierOwned>,
    hash: OctetString,
    #[asn1(optional = "true")]
    issuer: Option<Any>,
}

/// Whether signed attributes name this certificate as the signer's, by hash. Older authorities use SHA-1 for it; a
/// second certificate with the same SHA-1 as a given one cannot be made even today.
pub(super) fn is_named(attributes: &SetOfVec<Attribute>, certificate: &[u8]) -> bool {
    let value = |oid| attributes.iter().find(|a| a.oid == oid)?.values.get(0);
    let v2 = |any: &Any| {
        let named = any.decode_as::<Named<NamedV2>>().ok()?;
        let first = named.certificates.first()?;
        let hash = first.algorithm.as_ref().map_or(Some(Hash::Sha256), Hash::of)?;
        Some(hash.digest(certificate) == first.hash.as_bytes())
    };
    let v1 = |any: &Any| {
        let named = any.decode_as::<Named<NamedV1>>().ok()?;
        Some(Sha1::digest(certificate).as_slice() == named.certificates.first()?.hash.as_bytes())
    };
    match (value(SIGNING_CERTIFICATE_V2), value(SIGNING_CERTIFICATE)) {
        (Some(any), _) => v2(any).unwrap_or(false),
        (None, Some(any)) => v1(any).unwrap_or(false),
        (None, None) => false,
    }
}
