//! Chains to be tampered with.

use chain::{Break, Digest, GENESIS, Header, Stored, Summary, Verifier, link, payload_digest};

/// An entry with its own memory, so that a test can change any part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub device: String,
    pub sequence: u64,
    pub stamp: u64,
    pub entered_at: i64,
    pub happened_at: i64,
    pub zone: String,
    pub actor: Vec<u8>,
    pub command: String,
    pub group: Vec<u8>,
    pub record_kind: String,
    pub record: Vec<u8>,
    pub salt: [u8; 16],
    pub payload: Option<Vec<u8>>,
    pub payload_digest: Digest,
    pub hash: Digest,
}

impl Entry {
    pub fn header(&self) -> Header<'_> {
        Header {
            device: &self.device,
            sequence: self.sequence,
            stamp: self.stamp,
            entered_at: self.entered_at,
            happened_at: self.happened_at,
            zone: &self.zone,
            actor: &self.actor,
            command: &self.command,
            group: &self.group,
            record_kind: &self.record_kind,
            record: &self.record,
        }
    }

    pub fn stored(&self) -> Stored<'_> {
        Stored {
            header: self.header(),
            salt: self.salt,
            payload: self.payload.as_deref(),
            payload_digest: self.payload_digest,
            hash: self.hash,
        }
    }
}

pub fn chain_of(payloads: &[Vec<u8>]) -> Vec<Entry> {
    let mut previous = GENESIS;
    let mut entries = Vec::new();
    for (index, payload) in payloads.iter().enumerate() {
        let sequence = index as u64 + 1;
        let salt = [sequence as u8; 16];
        let mut entry = Entry {
            device: "laptop-b".into(),
            sequence,
            stamp: (1_795_320_000_000 + sequence) << 16,
            entered_at: 1_795_320_000_000 + sequence as i64,
            happened_at: 1_795_310_000_000,
            zone: "Asia/Shanghai".into(),
            actor: vec![7; 16],
            command: "tickets.close".into(),
            group: vec![sequence as u8 / 2; 16],
            record_kind: "ticket".into(),
            record: vec![9; 16],
            salt,
            payload_digest: payload_digest(&salt, payload),
            payload: Some(payload.clone()),
            hash: GENESIS,
        };
        entry.hash = link(&previous, &entry.header(), &entry.payload_digest);
        previous = entry.hash;
        entries.push(entry);
    }
    entries
}

pub fn head_of(entries: &[Entry]) -> Option<(u64, Digest)> {
    entries.last().map(|entry| (entry.sequence, entry.hash))
}

pub fn check(entries: &[Entry], head: Option<(u64, Digest)>) -> Result<Summary, Break> {
    let mut verifier = Verifier::new("laptop-b");
    for entry in entries {
        verifier.push(&entry.stored())?;
    }
    verifier.finish(head)
}
