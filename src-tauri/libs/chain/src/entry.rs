use crate::Digest;

// These two sentences are part of the format: changing one makes every chain ever written unverifiable.
const LINK_CONTEXT: &str = "chain 2026-11 link of one journal entry v1";
const PAYLOAD_CONTEXT: &str = "chain 2026-11 salted payload digest v1";

/// Everything about an entry that stays when its payload is erased; so nothing personal belongs here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header<'a> {
    /// Whose chain this is.
    pub device: &'a str,
    /// Place in the device's chain: 1, 2, 3 … without gaps.
    pub sequence: u64,
    /// Hybrid logical clock, `ms << 16 | counter`, see [`crate::Clock`]. Never less than that of the entry before.
    pub stamp: u64,
    /// Wall clock of the device when the entry was made, UTC milliseconds.
    pub entered_at: i64,
    /// When the thing told of happened, UTC milliseconds; may lie long before `entered_at`.
    pub happened_at: i64,
    /// IANA zone in which the person saw `happened_at`.
    pub zone: &'a str,
    /// Id of the person who acted; empty for the program itself.
    pub actor: &'a [u8],
    /// Name of the command that was carried out.
    pub command: &'a str,
    /// Shared by all entries of one transaction.
    pub group: &'a [u8],
    /// What kind of record changed.
    pub record_kind: &'a str,
    /// Id of the record that changed.
    pub record: &'a [u8],
}

/// An entry as it lies in a store, ready to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored<'a> {
    /// The part that is never erased.
    pub header: Header<'a>,
    /// 16 random bytes. Not looked at once the payload is erased: overwrite it then, since a short payload such as a
    /// phone number could be found again from salt and digest by trying them all.
    pub salt: [u8; 16],
    /// The change itself; `None` once it was erased.
    pub payload: Option<&'a [u8]>,
    /// [`payload_digest`] of salt and payload, kept after erasure.
    pub payload_digest: Digest,
    /// [`link`] of this entry to the one before.
    pub hash: Digest,
}

/// Digest of a payload, salted so that an erased payload cannot be guessed from it.
pub fn payload_digest(salt: &[u8; 16], payload: &[u8]) -> Digest {
    let mut hasher = blake3::Hasher::new_derive_key(PAYLOAD_CONTEXT);
    // The salt has a fixed length, so salt and payload cannot be shifted against each other.
    hasher.update(salt).update(payload);
    Digest(*hasher.finalize().as_bytes())
}

/// Hash of an entry: binds it to the entry before it ([`crate::GENESIS`] for the first), its header and its payload.
pub fn link(previous: &Digest, header: &Header, payload: &Digest) -> Digest {
    // Taken apart so that a field added to `Header` cannot be forgotten here.
    let Header {
        device,
        sequence,
        stamp,
        entered_at,
        happened_at,
        zone,
        actor,
        command,
        group,
        record_kind,
        record,
    } = *header;
    let mut bytes = Vec::with_capacity(320);
    bytes.extend_from_slice(&previous.0);
    bytes.extend_from_slice(&payload.0);
    bytes.extend_from_slice(&sequence.to_le_bytes());
    bytes.extend_from_slice(&stamp.to_le_bytes());
    bytes.extend_from_slice(&entered_at.to_le_bytes());
    bytes.extend_from_slice(&happened_at.to_le_bytes());
    // Every part of free length carries its length, else "ab"+"c" and "a"+"bc" would hash alike.
    for part in
        [device.as_bytes(), zone.as_bytes(), actor, command.as_bytes(), group, record_kind.as_bytes(), record]
    {
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part);
    }
    let mut hasher = blake3::Hasher::new_derive_key(LINK_CONTEXT);
    hasher.update(&bytes);
    Digest(*hasher.finalize().as_bytes())
}
