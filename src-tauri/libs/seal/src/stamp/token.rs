//! A time-stamp token: a CMS structure around the authority's statement.
//!
//! An authority's own encoding has corners that nobody signed: spare certificates, unsigned attributes, a second
//! signature. They are left out before a token is appended. What stays is signed, or follows from what is signed, or is
//! named by hash in the one unsigned attribute that is added; and a token is read only in that form.

use der::asn1::{Int, ObjectIdentifier, OctetString, SetOfVec};
use der::{Any, Decode, Encode, Sequence, Tag, Tagged, ValueOrd};
use sha2::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::authority::{Authority, chain};
use super::request::Imprint;
use super::verify::{Hash, SHA_256, is_named, verify};
use crate::cms::{CONTENT_TYPE, MESSAGE_DIGEST, SIGNED_DATA};

const TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
/// `complete-certificate-references` of ETSI TS 101 733.
const CERTIFICATE_REFERENCES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.21");

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
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    certificates: Option<SetOfVec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    revocations: Option<SetOfVec<Any>>,
    signers: SetOfVec<SignerInfo>,
}

#[derive(Sequence)]
struct Encapsulated {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    statement: OctetString,
}

#[derive(Clone, Sequence, ValueOrd)]
struct SignerInfo {
    version: u8,
    signer: IssuerAndSerial,
    digest: AlgorithmIdentifierOwned,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", constructed = "true")]
    attributes: SetOfVec<Attribute>,
    algorithm: AlgorithmIdentifierOwned,
    signature: OctetString,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", constructed = "true", optional = "true")]
    unsigned: Option<SetOfVec<Attribute>>,
}

#[derive(Clone, Sequence, ValueOrd)]
struct IssuerAndSerial {
    issuer: Name,
    serial: SerialNumber,
}

/// `TSTInfo`.
#[derive(Sequence)]
struct Statement {
    version: u8,
    policy: ObjectIdentifier,
    imprint: Imprint,
    serial: Int,
    /// Parsed by hand: it may have fractions of a second, which DER's own time type refuses.
    time: Any,
    #[asn1(optional = "true")]
    accuracy: Option<Accuracy>,
    #[asn1(default = "Default::default")]
    is_ordering: bool,
    #[asn1(optional = "true")]
    nonce: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    authority: Option<Any>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    extensions: Option<Vec<Extension>>,
}

#[derive(Sequence)]
struct Accuracy {
    #[asn1(optional = "true")]
    seconds: Option<Int>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    millis: Option<Int>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    micros: Option<Int>,
}

#[derive(Sequence)]
struct Reference {
    hash: OtherHash,
}

#[derive(Sequence)]
struct OtherHash {
    algorithm: AlgorithmIdentifierOwned,
    hash: OctetString,
}

/// A token whose signature is not verified yet.
pub(crate) struct Token {
    encapsulated: OctetString,
    statement: Statement,
    signer: SignerInfo,
    /// The authority's certificate, then those above it as far as the token holds them.
    chain: Vec<Authority>,
}

impl Token {
    /// Reads a token and leaves out of it what nobody signed.
    pub fn read(der: &[u8]) -> Option<Token> {
        let ContentInfo { content_type, content } = ContentInfo::from_der(der).ok()?;
        let Encapsulated { content_type: inner, statement: encapsulated } = content.encapsulated;
        if content_type != SIGNED_DATA || inner != TIME_STAMP || content.signers.len() != 1 {
            return None;
        }
        let signer = content.signers.get(0)?.clone();
        let statement = Statement::from_der(encapsulated.as_bytes()).ok()?;
        let certificates = content.certificates?;
        // Other kinds of certificates have other tags and are of no use here.
        let certificates = certificates.iter().filter(|c| c.tag() == Tag::Sequence);
        let certificates = certificates.filter_map(|c| Authority::read(&c.to_der().ok()?)).collect();
        let chain = chain(certificates, &signer.signer.issuer, &signer.signer.serial)?;
        Some(Token { encapsulated, statement, signer, chain })
    }

    /// The token in the one form that is appended.
    pub fn to_der(&self) -> Option<Vec<u8>> {
        let certificates =
            self.chain.iter().map(|c| Any::from_der(&c.der).ok()).collect::<Option<Vec<_>>>()?;
        let signer = SignerInfo { version: 1, unsigned: self.references()?, ..self.signer.clone() };
        let content = SignedData {
            version: 3,
            digests: SetOfVec::from_iter([signer.digest.clone()]).ok()?,
            encapsulated: Encapsulated { content_type: TIME_STAMP, statement: self.encapsulated.clone() },
            certificates: Some(SetOfVec::from_iter(certificates).ok()?),
            revocations: None,
            signers: SetOfVec::from_iter([signer]).ok()?,
        };
        ContentInfo { content_type: SIGNED_DATA, content }.to_der().ok()
    }

    /// The hashes of the certificates above the authority's own, which its signed attributes need not name. Anybody
    /// can write this attribute anew; it is there so that damage to those certificates does not go unnoticed.
    fn references(&self) -> Option<Option<SetOfVec<Attribute>>> {
        let reference = |certificate: &Authority| -> Option<Reference> {
            let algorithm = AlgorithmIdentifierOwned { oid: SHA_256, parameters: None };
            let hash = OctetString::new(Sha256::digest(&certificate.der).to_vec()).ok()?;
            Some(Reference { hash: OtherHash { algorithm, hash } })
        };
        let above: Vec<Reference> = self.chain.iter().skip(1).map(reference).collect::<Option<_>>()?;
        if above.is_empty() {
            return Some(None);
        }
        let values = SetOfVec::from_iter([Any::encode_from(&above).ok()?]).ok()?;
        let attribute = Attribute { oid: CERTIFICATE_REFERENCES, values };
        Some(Some(SetOfVec::from_iter([attribute]).ok()?))
    }

    /// The SHA-256 the token is for; absent if it is for another kind of digest.
    pub fn imprint(&self) -> Option<[u8; 32]> {
        let Imprint { algorithm, digest } = &self.statement.imprint;
        (algorithm.oid == SHA_256).then(|| digest.as_bytes().try_into().ok())?
    }

    pub fn has_nonce(&self, nonce: u64) -> bool {
        self.statement.nonce.as_ref().is_some_and(|n| n.as_bytes() == nonce.to_be_bytes())
    }

    /// Whether the authority's certificate, which it names by hash, verifies the statement. Absent if it was signed in
    /// a way that is not known here.
    pub fn is_signed(&self) -> Option<bool> {
        let certificate = self.chain.first()?;
        let hash = Hash::of(&self.signer.digest)?;
        let value = |oid| {
            let mut found = self.signer.attributes.iter().filter(move |a| a.oid == oid);
            let (only, None) = (found.next()?, found.next()) else { return None };
            (only.values.len() == 1).then(|| only.values.get(0))?
        };
        let is_statement = value(CONTENT_TYPE).and_then(|v| v.decode_as::<ObjectIdentifier>().ok());
        let digest = value(MESSAGE_DIGEST).map(Any::value);
        let is_complete = is_statement == Some(TIME_STAMP)
            && digest == Some(hash.digest(self.encapsulated.as_bytes()).as_slice())
            && is_named(&self.signer.attributes, &certificate.der);
        let message = self.signer.attributes.to_der().ok()?;
        let signature = self.signer.signature.as_bytes();
        let holds = verify(certificate.key(), &self.signer.algorithm, Some(hash), &message, signature)?;
        Some(is_complete && holds)
    }

    /// Whether the authority may stamp times, and one of `authorities` is it or certified it.
    pub fn is_trusted(&self, authorities: &[Vec<u8>]) -> bool {
        let Some(at_ms) = self.at_ms() else { return false };
        super::authority::is_trusted(&self.chain, authorities, at_ms)
    }

    /// UTC milliseconds.
    pub fn at_ms(&self) -> Option<i64> {
        let text = std::str::from_utf8(self.statement.time.value()).ok()?.strip_suffix('Z')?;
        let is_time = self.statement.time.tag() == Tag::GeneralizedTime && text.is_ascii();
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let is_digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if !is_time || whole.len() != 14 || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let (seconds_ms, _) = crate::objects::read_date(format!("D:{whole}+00'00'").as_bytes())?;
        let millis: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
        Some(seconds_ms + millis)
    }

    pub fn authority(&self) -> String {
        self.chain.first().map(Authority::name).unwrap_or_default()
    }
}
