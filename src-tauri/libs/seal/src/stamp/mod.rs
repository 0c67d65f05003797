//! A time stamp of RFC 3161 over a sealed file, appended when there is a network again. Bytes in, bytes out: whoever
//! calls carries the request to the authority and its answer back.

mod authority;
mod request;
mod token;
mod verify;

use lopdf::Document;
use thiserror::Error;

use crate::check::{Verdict, Why, check};
use crate::field::{Field, add_field};
use crate::layout::{CONTENTS, RANGE, Range, STAMP_HEAD, STAMP_ROOM, find, put_contents, put_range};
use crate::revision::Revision;
use crate::{SealError, objects};

pub(crate) use token::Token;

/// Why a file got no time stamp. It is as it was in every case.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum StampError {
    /// Not a sealed file, or one that was altered.
    #[error("the file is not an unaltered sealed file")]
    NotSealed,
    #[error("the file already carries a time stamp")]
    AlreadyStamped,
    /// The status is the number RFC 3161 has for it.
    #[error("the authority refused with status {status}")]
    Refused { status: u8 },
    #[error("the authority's answer cannot be read")]
    Unreadable,
    #[error("the answer belongs to another request")]
    OtherRequest,
    /// A checker here could not judge it, and what cannot be judged is not appended.
    #[error("the authority signs in a way that cannot be checked here")]
    Unsupported,
    #[error("the authority's signature does not hold")]
    Invalid,
    #[error(transparent)]
    File(#[from] SealError),
}

/// A sealed file with room for a time stamp, and what to ask the authority.
pub struct StampRequest {
    sealed: Vec<u8>,
    digest: [u8; 32],
    nonce: u64,
    der: Vec<u8>,
}

impl StampRequest {
    /// Prepares the stamp of an unaltered sealed file, whoever sealed it.
    pub fn new(sealed: &[u8]) -> Result<StampRequest, StampError> {
        if find(sealed, STAMP_HEAD).is_some() {
            return Err(StampError::AlreadyStamped);
        }
        if !matches!(check(sealed, &[]), Verdict::NotOurs(Why::ForeignRoot { .. })) {
            return Err(StampError::NotSealed);
        }
        let document = Document::load_mem(sealed).map_err(|_| SealError::Unreadable)?;
        let (file, range) = draft(sealed, &document)?;
        let digest = range.digest(&file);
        // The first byte is neither 0 nor negative, so every request has the same length.
        let nonce = crate::keys::random().map(u64::from_be_bytes)? >> 1 | 1 << 62;
        let der = request::write(&digest, nonce).ok_or(SealError::Encoding)?;
        Ok(StampRequest { sealed: sealed.to_vec(), digest, nonce, der })
    }

    /// To be sent as `application/timestamp-query`. It holds a digest of the file and nothing else.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The stamped file, from the answer (`application/timestamp-reply`). The sealed bytes come first, untouched.
    pub fn finish(&self, response: &[u8]) -> Result<Vec<u8>, StampError> {
        let token = request::read(response)?;
        let token = Token::read(&token).ok_or(StampError::Unreadable)?;
        if token.imprint() != Some(self.digest) || !token.has_nonce(self.nonce) {
            return Err(StampError::OtherRequest);
        }
        match token.is_signed() {
            Some(true) => {}
            Some(false) => return Err(StampError::Invalid),
            None => return Err(StampError::Unsupported),
        }
        let der = token.to_der().ok_or(StampError::Unreadable)?;
        let document = Document::load_mem(&self.sealed).map_err(|_| SealError::Unreadable)?;
        Ok(append(&self.sealed, &document, &der)?)
    }
}

/// The sealed file with a token behind it. The same bytes for the same bytes: the checker counts on it.
pub(crate) fn append(sealed: &[u8], document: &Document, token: &[u8]) -> Result<Vec<u8>, SealError> {
    let (mut file, range) = draft(sealed, document)?;
    put_contents(&mut file, &range, token)?;
    Ok(file)
}

/// The file with an empty time stamp, and the room in it. Bare of everything an authority does not vouch for: no name,
/// no claimed time, no reason.
fn draft(sealed: &[u8], document: &Document) -> Result<(Vec<u8>, Range), SealError> {
    let mut revision = Revision::new(sealed, document)?;
    let dictionary = revision.reserve();
    let head = String::from_utf8_lossy(STAMP_HEAD);
    let contents = String::from_utf8_lossy(CONTENTS);
    let (range, empty) = ("0".repeat(RANGE), "0".repeat(2 * STAMP_ROOM));
    let body = format!("{head}{range}{contents}<{empty}>>>");
    let at = revision.object(dictionary, body.as_bytes());
    let field = Field { name: "FirmStamp", page: 0, rect: None, forbids_changes: false };
    add_field(&mut revision, document, &field, dictionary)?;
    let mut file = revision.finish(document)?;
    let range = put_range(&mut file, at + STAMP_HEAD.len(), STAMP_ROOM)?;
    Ok((file, range))
}

impl std::fmt::Debug for StampRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StampRequest").field("digest", &objects::hex(&self.digest)).finish_non_exhaustive()
    }
}
