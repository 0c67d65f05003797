//! Certificates as files, and as people read them out.

use der::Decode;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use crate::objects::hex;

/// The DER in a certificate file, which holds DER or the same in PEM. Absent if it is no certificate.
pub fn read_certificate(file: &[u8]) -> Option<Vec<u8>> {
    let der = match file.trim_ascii_start().starts_with(b"-----BEGIN") {
        true => der::pem::decode_vec(file.trim_ascii()).ok()?.1,
        false => file.to_vec(),
    };
    Certificate::from_der(&der).ok()?;
    Some(der)
}

/// SHA-256 of a certificate in groups of four digits, to be compared by telephone.
pub fn fingerprint(der: &[u8]) -> String {
    let digits = hex(&Sha256::digest(der)).to_ascii_lowercase();
    let groups: Vec<&str> = (0..digits.len()).step_by(4).filter_map(|at| digits.get(at..at + 4)).collect();
    groups.join(" ")
}
