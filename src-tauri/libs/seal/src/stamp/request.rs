//! The request to an authority and the envelope of its answer (RFC 3161, section 2.4).

use der::asn1::{BitString, Null, OctetString};
use der::{Any, Decode, Encode, Sequence};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::StampError;
use super::verify::SHA_256;

#[derive(Sequence)]
pub(super) struct Imprint {
    pub algorithm: AlgorithmIdentifierOwned,
    pub digest: OctetString,
}

#[derive(Sequence)]
struct Request {
    version: u8,
    imprint: Imprint,
    nonce: u64,
    wants_certificates: bool,
}

#[derive(Sequence)]
struct Response {
    status: Status,
    #[asn1(optional = "true")]
    token: Option<Any>,
}

#[derive(Sequence)]
struct Status {
    status: u8,
    #[asn1(optional = "true")]
    words: Option<Vec<String>>,
    #[asn1(optional = "true")]
    failure: Option<BitString>,
}

/// The DER of a request.
pub(super) fn write(digest: &[u8; 32], nonce: u64) -> Option<Vec<u8>> {
    // Old authorities want to see the absent parameters as NULL.
    let algorithm = AlgorithmIdentifierOwned { oid: SHA_256, parameters: Some(Any::from(Null)) };
    let imprint = Imprint { algorithm, digest: OctetString::new(digest.as_slice()).ok()? };
    Request { version: 1, imprint, nonce, wants_certificates: true }.to_der().ok()
}

/// The token in an answer, as the authority wrote it.
pub(super) fn read(response: &[u8]) -> Result<Vec<u8>, StampError> {
    let response = Response::from_der(response).map_err(|_| StampError::Unreadable)?;
    match (response.status.status, response.token) {
        // Granted, or granted with modifications.
        (0 | 1, Some(token)) => token.to_der().map_err(|_| StampError::Unreadable),
        (0 | 1, None) => Err(StampError::Unreadable),
        (status, _) => Err(StampError::Refused { status }),
    }
}
