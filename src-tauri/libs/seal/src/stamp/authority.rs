//! Certificates of time-stamping authorities, and whether they lead to one that is believed.

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use super::verify::verify;
use crate::certs::{COMMON_NAME, ORGANIZATION};

const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");
/// Authority, two steps between, root, and one to spare.
const LONGEST_CHAIN: usize = 5;

/// A certificate of somebody else, of any kind of key.
pub(super) struct Authority {
    pub der: Vec<u8>,
    parsed: Certificate,
}

impl Authority {
    pub fn read(der: &[u8]) -> Option<Authority> {
        Some(Authority { der: der.to_vec(), parsed: Certificate::from_der(der).ok()? })
    }

    pub fn key(&self) -> &SubjectPublicKeyInfoOwned {
        self.parsed.tbs_certificate().subject_public_key_info()
    }

    pub fn name(&self) -> String {
        let subject = self.parsed.tbs_certificate().subject();
        let text = |oid| subject.iter().find(|a| a.oid == oid);
        let found = text(COMMON_NAME).or_else(|| text(ORGANIZATION));
        found.map(|a| String::from_utf8_lossy(a.value.value()).into_owned()).unwrap_or_default()
    }

    fn issuer(&self) -> &Name {
        self.parsed.tbs_certificate().issuer()
    }

    fn subject(&self) -> &Name {
        self.parsed.tbs_certificate().subject()
    }

    fn is_valid_at(&self, at_ms: i64) -> bool {
        let validity = self.parsed.tbs_certificate().validity();
        let ms = |time: x509_cert::time::Time| i64::try_from(time.to_unix_duration().as_millis()).ok();
        let (from, until) = (ms(validity.not_before), ms(validity.not_after));
        from.is_some_and(|from| from <= at_ms) && until.is_some_and(|until| at_ms <= until)
    }

    /// RFC 3161, section 2.3: the one and critical purpose. Otherwise any certificate of the same issuer could stamp.
    fn may_stamp(&self) -> bool {
        match self.parsed.tbs_certificate().get_extension::<ExtendedKeyUsage>() {
            Ok(Some((true, ExtendedKeyUsage(purposes)))) => purposes == [TIME_STAMPING],
            _ => false,
        }
    }

    fn may_certify(&self) -> bool {
        let body = self.parsed.tbs_certificate();
        let is_authority = matches!(
            body.get_extension::<BasicConstraints>(),
            Ok(Some((_, BasicConstraints { ca: true, .. })))
        );
        let signs = match body.get_extension::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.0.contains(KeyUsages::KeyCertSign),
            Ok(None) => true,
            Err(_) => false,
        };
        is_authority && signs
    }

    fn is_issued_by(&self, issuer: &Authority) -> bool {
        let signed = || -> Option<bool> {
            let (body, outer) = (self.parsed.tbs_certificate(), self.parsed.signature_algorithm());
            let signature = self.parsed.signature().as_bytes()?;
            let holds = verify(issuer.key(), outer, None, &body.to_der().ok()?, signature)?;
            Some(holds && body.signature() == outer)
        };
        self.issuer() == issuer.subject() && issuer.may_certify() && signed() == Some(true)
    }
}

/// The signer's certificate and those above it, by name, out of what a token holds.
pub(super) fn chain(
    mut given: Vec<Authority>,
    issuer: &Name,
    serial: &SerialNumber,
) -> Option<Vec<Authority>> {
    let is_signer =
        |c: &Authority| c.issuer() == issuer && c.parsed.tbs_certificate().serial_number() == serial;
    let place = given.iter().position(is_signer)?;
    let mut chain = vec![given.swap_remove(place)];
    while chain.len() < LONGEST_CHAIN {
        let Some(last) = chain.last().filter(|last| last.issuer() != last.subject()) else { break };
        let Some(place) = given.iter().position(|c| c.subject() == last.issuer()) else { break };
        chain.push(given.swap_remove(place));
    }
    Some(chain)
}

/// Whether the first of the chain may stamp, and it or one it was certified by is among `believed` (DER), with every
/// step signed and valid at that moment. A believed certificate is taken as it is, whatever its own period.
pub(super) fn is_trusted(chain: &[Authority], believed: &[Vec<u8>], at_ms: i64) -> bool {
    if !chain.first().is_some_and(Authority::may_stamp) {
        return false;
    }
    let anchors: Vec<Authority> = believed.iter().filter_map(|der| Authority::read(der)).collect();
    let mut steps = chain.iter().peekable();
    while let Some(certificate) = steps.next() {
        if believed.contains(&certificate.der) {
            return true;
        }
        if !certificate.is_valid_at(at_ms) {
            return false;
        }
        if anchors.iter().any(|anchor| certificate.is_issued_by(anchor)) {
            return true;
        }
        if !steps.peek().is_some_and(|next| certificate.is_issued_by(next)) {
            return false;
        }
    }
    false
}
