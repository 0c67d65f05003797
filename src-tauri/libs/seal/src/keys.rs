//! The two keys: a firm's root, which only certifies devices, and a device's key, which signs.

use der::pem::{LineEnding, encode_string};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use std::fmt;
use zeroize::Zeroizing;

use crate::SealError;
use crate::certs::{Cert, Issuer, Subject, issue, name_of};

const ROOT_MARK: &[u8; 8] = b"sealrt01";
const DEVICE_MARK: &[u8; 8] = b"sealdv01";
const SECRET: usize = 32;

/// Goes before every message of `sign_bytes`. Without it, a caller who lets others choose the message could be made to
/// sign the attributes of a seal.
const BYTES_DOMAIN: &[u8] = b"seal/bytes/1\0";

/// A firm's own certificate authority: a P-256 key and a certificate it signed itself. Whoever holds it can certify
/// devices, so it is stored encrypted and used only to enrol one.
pub struct FirmRoot {
    secret: SigningKey,
    cert: Cert,
}

impl fmt::Debug for FirmRoot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FirmRoot").field("serial", &self.cert.serial_hex).finish_non_exhaustive()
    }
}

impl FirmRoot {
    /// Makes a new root for a firm (1 to 64 characters). `now_ms` is UTC milliseconds since 1970.
    pub fn create(firm: &str, now_ms: i64) -> Result<FirmRoot, SealError> {
        let secret = new_secret()?;
        let subject = Subject { name: firm, firm, device_id: None, key: secret.verifying_key() };
        let issuer = Issuer { name: name_of(&subject)?, key: &secret };
        let der = issue(&subject, &issuer, random()?, now_ms)?;
        let cert = Cert::read(&der).ok_or(SealError::Encoding)?;
        Ok(FirmRoot { secret, cert })
    }

    /// Key and certificate in one piece, to be encrypted by the caller before it is stored.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let secret = Zeroizing::new(self.secret.to_bytes());
        Zeroizing::new([ROOT_MARK, secret.as_slice(), &self.cert.der].concat())
    }

    /// Reads what `to_bytes` wrote; refuses a key that does not belong to its certificate.
    pub fn from_bytes(bytes: &[u8]) -> Result<FirmRoot, SealError> {
        let (secret, rest) = read_secret(bytes, ROOT_MARK).ok_or(SealError::KeyBytes)?;
        let cert = Cert::read(rest).ok_or(SealError::KeyBytes)?;
        if cert.key != *secret.verifying_key() || !cert.is_issued_by(&cert) {
            return Err(SealError::KeyBytes);
        }
        Ok(FirmRoot { secret, cert })
    }

    /// The certificate every checking machine needs. It is public.
    pub fn certificate_der(&self) -> &[u8] {
        &self.cert.der
    }

    /// The same certificate as text, for import into a PDF viewer's or the system's list of trusted authorities.
    pub fn certificate_pem(&self) -> String {
        encode_string("CERTIFICATE", LineEnding::LF, &self.cert.der).unwrap_or_default()
    }

    /// Signs a message that states its own domain.
    pub(crate) fn sign_message(&self, message: &[u8]) -> Signature {
        let signature: Signature = self.secret.sign(message);
        signature.normalize_s()
    }

    /// Makes and certifies a key for one device. `device_name` is what people read, `device_id` what programs compare.
    pub fn issue(&self, device_name: &str, device_id: &str, now_ms: i64) -> Result<DeviceKey, SealError> {
        let secret = new_secret()?;
        let subject = Subject {
            name: device_name,
            firm: &self.cert.firm,
            device_id: Some(device_id),
            key: secret.verifying_key(),
        };
        let issuer = Issuer { name: self.cert.subject_name().clone(), key: &self.secret };
        let der = issue(&subject, &issuer, random()?, now_ms)?;
        let cert = Cert::read(&der).ok_or(SealError::Encoding)?;
        let root = Cert::read(&self.cert.der).ok_or(SealError::Encoding)?;
        Ok(DeviceKey { secret, cert, root })
    }
}

/// The key of one device with its certificate and the root that issued it.
pub struct DeviceKey {
    secret: SigningKey,
    cert: Cert,
    root: Cert,
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceKey").field("serial", &self.cert.serial_hex).finish_non_exhaustive()
    }
}

impl DeviceKey {
    /// Key and both certificates in one piece, to be encrypted by the caller before it is stored.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let secret = Zeroizing::new(self.secret.to_bytes());
        let length = (self.cert.der.len() as u32).to_be_bytes();
        Zeroizing::new([DEVICE_MARK, secret.as_slice(), &length, &self.cert.der, &self.root.der].concat())
    }

    /// Reads what `to_bytes` wrote; refuses a key that does not belong to its certificate, or a broken chain.
    pub fn from_bytes(bytes: &[u8]) -> Result<DeviceKey, SealError> {
        let read = || -> Option<DeviceKey> {
            let (secret, rest) = read_secret(bytes, DEVICE_MARK)?;
            let (length, rest) = rest.split_first_chunk::<4>()?;
            let (cert, root) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
            let (cert, root) = (Cert::read(cert)?, Cert::read(root)?);
            let belongs = cert.key == *secret.verifying_key();
            let is_chain = cert.is_issued_by(&root) && root.is_issued_by(&root);
            (belongs && is_chain).then_some(DeviceKey { secret, cert, root })
        };
        read().ok_or(SealError::KeyBytes)
    }

    /// Signs a record (not a PDF): 64 bytes, r and s of ECDSA over SHA-256. The same message gives the same signature.
    /// Such a signature is only good for [`verify_bytes`], never as part of a seal.
    pub fn sign_bytes(&self, message: &[u8]) -> Vec<u8> {
        let signature: Signature = self.secret.sign(&[BYTES_DOMAIN, message].concat());
        signature.normalize_s().to_bytes().to_vec()
    }

    /// The device's certificate.
    pub fn certificate_der(&self) -> &[u8] {
        &self.cert.der
    }

    /// The certificate of the firm that issued it.
    pub fn root_der(&self) -> &[u8] {
        &self.root.der
    }

    /// The serial number of the device's certificate, upper-case hexadecimal; what a list of lost devices names.
    pub fn serial_hex(&self) -> &str {
        &self.cert.serial_hex
    }

    pub(crate) fn cert(&self) -> &Cert {
        &self.cert
    }

    pub(crate) fn root(&self) -> &Cert {
        &self.root
    }

    /// A forger's key: it says another firm certified it.
    #[cfg(test)]
    pub(crate) fn claiming(self, root: &FirmRoot) -> Option<DeviceKey> {
        Some(DeviceKey { root: Cert::read(root.certificate_der())?, ..self })
    }

    /// Signs the DER of a seal's signed attributes.
    pub(crate) fn sign_attributes(&self, attributes: &[u8]) -> Signature {
        let signature: Signature = self.secret.sign(attributes);
        signature.normalize_s()
    }
}

/// Whether the root certificate issued the device certificate (both DER). Together with [`verify_bytes`] this checks a
/// record without a PDF around it.
pub fn is_issued_by(certificate_der: &[u8], root_der: &[u8]) -> bool {
    match (Cert::read(certificate_der), Cert::read(root_der)) {
        (Some(cert), Some(root)) => !cert.is_authority && cert.is_issued_by(&root),
        _ => false,
    }
}

/// Whether `signature` is what the certified device's `sign_bytes` gave for `message`. Says nothing about who issued
/// the certificate.
pub fn verify_bytes(certificate_der: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let verify = || -> Option<bool> {
        let cert = Cert::read(certificate_der)?;
        let signature = Signature::from_slice(signature).ok()?;
        // Every signature (r, s) has a twin (r, -s). One of them is enough, or records could be duplicated.
        let is_low = signature.normalize_s() == signature;
        Some(is_low && cert.has_signed(&[BYTES_DOMAIN, message].concat(), &signature))
    };
    verify().unwrap_or(false)
}

fn new_secret() -> Result<SigningKey, SealError> {
    // All but one in 2^32 candidates are keys; a source that gives none in eight tries is broken.
    for _ in 0..8 {
        let bytes = Zeroizing::new(random::<SECRET>()?);
        if let Ok(key) = SigningKey::from_slice(bytes.as_slice()) {
            return Ok(key);
        }
    }
    Err(SealError::Randomness)
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], SealError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| SealError::Randomness)?;
    Ok(bytes)
}

fn read_secret<'a>(bytes: &'a [u8], mark: &[u8; 8]) -> Option<(SigningKey, &'a [u8])> {
    let rest = bytes.strip_prefix(mark)?;
    let (secret, rest) = rest.split_at_checked(SECRET)?;
    Some((SigningKey::from_slice(secret).ok()?, rest))
}
