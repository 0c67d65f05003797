//! X.509 certificates of the two kinds this crate knows: the firm's own root and the devices it certifies.

use der::asn1::{
    BitString, GeneralizedTime, ObjectIdentifier, OctetString, PrintableStringRef, Utf8StringRef,
};
use der::oid::AssociatedOid;
use der::{Any, DateTime, Decode, Encode, Sequence};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, SigningKey, VerifyingKey, signature::Signer};
use sha2::{Digest, Sha256};
use std::time::Duration;
use x509_cert::Certificate;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::Version;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};

use crate::SealError;

pub(crate) const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const PRIME256V1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
pub(crate) const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");
pub(crate) const ORGANIZATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

/// Upper bound of X.520 for common names, organisations and serial numbers, in characters.
pub(crate) const LONGEST_NAME: usize = 64;

/// Whose name and key a certificate will carry.
pub(crate) struct Subject<'a> {
    pub name: &'a str,
    pub firm: &'a str,
    /// Absent for the firm's root.
    pub device_id: Option<&'a str>,
    pub key: &'a VerifyingKey,
}

/// Who signs a certificate. The root signs itself first, then every device.
pub(crate) struct Issuer<'a> {
    pub name: Name,
    pub key: &'a SigningKey,
}

#[derive(Sequence)]
struct ToBeSigned {
    #[asn1(context_specific = "0", default = "Default::default")]
    version: Version,
    serial: SerialNumber,
    algorithm: AlgorithmIdentifierOwned,
    issuer: Name,
    validity: Validity,
    subject: Name,
    key: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    extensions: Option<Vec<Extension>>,
}

#[derive(Sequence)]
struct Signed {
    body: Any,
    algorithm: AlgorithmIdentifierOwned,
    signature: BitString,
}

/// The distinguished name of a subject, or why it cannot be one.
pub(crate) fn name_of(subject: &Subject) -> Result<Name, SealError> {
    let bounded = |text: &str, what| {
        let length = text.trim().chars().count();
        if (1..=LONGEST_NAME).contains(&length) { Ok(()) } else { Err(SealError::Name { what }) }
    };
    bounded(subject.firm, "firm name")?;
    bounded(subject.name, "device name")?;
    let mut rdns = RdnSequence::default();
    let mut add = |oid, value: Any| -> Result<(), SealError> {
        let mut rdn = RelativeDistinguishedName::default();
        rdn.insert(AttributeTypeAndValue { oid, value }).map_err(|_| SealError::Encoding)?;
        rdns.push(rdn);
        Ok(())
    };
    let utf8 = |text: &str| {
        Utf8StringRef::new(text.trim()).and_then(|s| Any::encode_from(&s)).map_err(|_| SealError::Encoding)
    };
    add(ORGANIZATION, utf8(subject.firm)?)?;
    add(COMMON_NAME, utf8(subject.name)?)?;
    if let Some(id) = subject.device_id {
        bounded(id, "device identifier")?;
        let id = PrintableStringRef::new(id).map_err(|_| SealError::DeviceId)?;
        add(SERIAL_NUMBER, Any::encode_from(&id).map_err(|_| SealError::Encoding)?)?;
    }
    Ok(Name::hazmat_from_rdn_sequence(rdns))
}

/// Writes and signs a certificate. `serial` is 16 random bytes; `now_ms` is UTC milliseconds.
pub(crate) fn issue(
    subject: &Subject,
    issuer: &Issuer,
    serial: [u8; 16],
    now_ms: i64,
) -> Result<Vec<u8>, SealError> {
    // A day back: the next laptop's clock may stand behind this one, and "not yet valid" would help nobody.
    let from = u64::try_from(now_ms.div_euclid(1000)).map_err(|_| SealError::Moment)?.saturating_sub(86_400);
    let from = DateTime::from_unix_duration(Duration::from_secs(from)).map_err(|_| SealError::Moment)?;
    // A report must stay checkable for as long as it lies in a drawer; RFC 5280 has this date for "no end".
    let until = Time::GeneralTime(GeneralizedTime::from_date_time(DateTime::INFINITY));
    let encode = || -> der::Result<Vec<u8>> {
        let point = subject.key.to_sec1_point(false);
        let body = Any::encode_from(&ToBeSigned {
            version: Version::V3,
            serial: SerialNumber::new(&serial)?,
            algorithm: ecdsa(),
            issuer: issuer.name.clone(),
            validity: Validity::new(Time::from(from), until),
            subject: name_of(subject).map_err(|_| der::ErrorKind::Failed)?,
            key: SubjectPublicKeyInfoOwned {
                algorithm: AlgorithmIdentifierOwned {
                    oid: EC_PUBLIC_KEY,
                    parameters: Some(Any::from(PRIME256V1)),
                },
                subject_public_key: BitString::from_bytes(point.as_bytes())?,
            },
            extensions: Some(extensions(subject, issuer)?),
        })?;
        let signature: Signature = issuer.key.sign(&body.to_der()?);
        let signature = BitString::from_bytes(signature.normalize_s().to_der().as_bytes())?;
        Signed { body, algorithm: ecdsa(), signature }.to_der()
    };
    name_of(subject)?;
    encode().map_err(|_| SealError::Encoding)
}

pub(crate) fn ecdsa() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA256, parameters: None }
}

fn extensions(subject: &Subject, issuer: &Issuer) -> der::Result<Vec<Extension>> {
    let root = subject.device_id.is_none();
    let usage = if root {
        KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign)
    } else {
        // Without an extended key usage: NSS distrusts a certificate that has documentSigning alone.
        KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation)
    };
    let constraints = BasicConstraints { ca: root, path_len_constraint: root.then_some(0) };
    let authority = AuthorityKeyIdentifier {
        key_identifier: Some(OctetString::new(key_id(issuer.key.verifying_key()))?),
        ..Default::default()
    };
    let subject_key = SubjectKeyIdentifier(OctetString::new(key_id(subject.key))?);
    Ok(vec![
        extension(true, &constraints)?,
        extension(true, &usage)?,
        extension(false, &subject_key)?,
        extension(false, &authority)?,
    ])
}

fn extension<T: AssociatedOid + Encode>(critical: bool, value: &T) -> der::Result<Extension> {
    Ok(Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der()?)? })
}

/// RFC 7093, method 1: the leading 160 bits of the SHA-256 of the public key.
fn key_id(key: &VerifyingKey) -> Vec<u8> {
    Sha256::digest(key.to_sec1_point(false).as_bytes()).iter().take(20).copied().collect()
}

/// A certificate that was read: strict DER, P-256, and the fields this crate writes.
pub(crate) struct Cert {
    pub der: Vec<u8>,
    pub key: VerifyingKey,
    pub name: String,
    pub firm: String,
    /// Empty for a root.
    pub device_id: String,
    /// Upper-case hexadecimal.
    pub serial_hex: String,
    pub is_authority: bool,
    parsed: Certificate,
}

impl Cert {
    /// Absent if the bytes are not one whole certificate of a P-256 key.
    pub fn read(der: &[u8]) -> Option<Cert> {
        let parsed = Certificate::from_der(der).ok()?;
        let body = parsed.tbs_certificate();
        let info = body.subject_public_key_info();
        let curve = info.algorithm.parameters.as_ref()?.decode_as::<ObjectIdentifier>().ok()?;
        if info.algorithm.oid != EC_PUBLIC_KEY || curve != PRIME256V1 {
            return None;
        }
        let key = VerifyingKey::from_sec1_bytes(info.subject_public_key.as_bytes()?).ok()?;
        let text = |oid| {
            let mut found = body.subject().iter().filter(|a| a.oid == oid);
            let value = found.next().map(|a| String::from_utf8_lossy(a.value.value()).into_owned());
            value.unwrap_or_default()
        };
        let is_authority = matches!(
            body.get_extension::<BasicConstraints>(),
            Ok(Some((_, BasicConstraints { ca: true, .. })))
        );
        // A positive number whose first bit is set has a zero byte before it in DER, which is not part of its value.
        let serial = body.serial_number().as_bytes();
        let serial = serial.strip_prefix(&[0]).unwrap_or(serial);
        Some(Cert {
            der: der.to_vec(),
            key,
            name: text(COMMON_NAME),
            firm: text(ORGANIZATION),
            device_id: text(SERIAL_NUMBER),
            serial_hex: crate::objects::hex(serial),
            is_authority,
            parsed,
        })
    }

    pub fn issuer_name(&self) -> &Name {
        self.parsed.tbs_certificate().issuer()
    }

    pub fn subject_name(&self) -> &Name {
        self.parsed.tbs_certificate().subject()
    }

    pub fn serial(&self) -> &SerialNumber {
        self.parsed.tbs_certificate().serial_number()
    }

    /// Whether this certificate's key made `signature` over `message`.
    pub fn has_signed(&self, message: &[u8], signature: &Signature) -> bool {
        self.key.verify(message, signature).is_ok()
    }

    /// Whether `root` may issue and did sign this certificate. The period of validity is left aside: a device's clock
    /// is a claim, and a wrong one does not alter a file.
    pub fn is_issued_by(&self, root: &Cert) -> bool {
        let verify = || -> Option<()> {
            let body = self.parsed.tbs_certificate().to_der().ok()?;
            let signature = Signature::from_der(self.parsed.signature().as_bytes()?).ok()?;
            root.has_signed(&body, &signature).then_some(())
        };
        root.is_authority
            && self.issuer_name() == root.subject_name()
            && self.parsed.signature_algorithm().oid == ECDSA_WITH_SHA256
            && verify().is_some()
    }
}
