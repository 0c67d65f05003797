use crate::{Digest, GENESIS, Stored, link, payload_digest};

/// Where a chain stops being what was written, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("chain of device {device}, entry {sequence}: {reason}")]
pub struct Break {
    /// Whose chain was checked.
    pub device: String,
    /// The entry at which the check stopped; for what concerns the head, the last entry checked (0 if there is none).
    pub sequence: u64,
    /// What is wrong there.
    pub reason: BreakReason,
}

/// What a check can find. Everything before the break is sound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BreakReason {
    /// The entry carries another device's name.
    #[error("belongs to device {found}")]
    ForeignDevice { found: String },
    /// Entries are missing between the last one checked and this one.
    #[error("expected entry {expected}, found {found}: entries are missing")]
    Gap { expected: u64, found: u64 },
    /// The entry comes a second time, or out of order.
    #[error("expected entry {expected}, found {found} again")]
    Repeated { expected: u64, found: u64 },
    /// The stamp is less than that of the entry before.
    #[error("its stamp {found} is before {previous}, the stamp of the entry before it")]
    StampWentBack { previous: u64, found: u64 },
    /// The payload (or its salt) is not the one whose digest was recorded.
    #[error("its payload was changed")]
    PayloadChanged,
    /// Header, payload digest or hash are not those that were written, or the entry before was exchanged.
    #[error("its hash does not follow from its content and the entry before it")]
    LinkBroken,
    /// There are entries but nobody recorded where the chain ends, so a cut tail could not be told.
    #[error("the recorded head of the chain is missing")]
    HeadMissing,
    /// The recorded head lies beyond the last entry: the newest entries are gone.
    #[error("the chain was recorded up to entry {head} and ends at {found}")]
    TailCut { head: u64, found: u64 },
    /// There are entries after the recorded head, written around the program.
    #[error("the chain was recorded up to entry {head} and goes on to {found}")]
    BeyondHead { head: u64, found: u64 },
    /// The last entry has the recorded number but another hash: the chain was rewritten.
    #[error("the last entry is not the one recorded as the head")]
    HeadDiffers { head: Digest, found: Digest },
}

/// What a check that found no break has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Number of entries checked.
    pub entries: u64,
    /// Sequence of the last entry, 0 for an empty chain.
    pub sequence: u64,
    /// Hash of the last entry, [`GENESIS`] for an empty chain.
    pub head: Digest,
    /// Stamp of the last entry, 0 for an empty chain.
    pub stamp: u64,
    /// Entries whose payload is gone. The chain cannot tell lawful erasure from another: compare with the record of
    /// erasures.
    pub erased: Vec<u64>,
}

/// Checks one device's chain, entry by entry in order of sequence, in constant memory but for the erased numbers.
#[derive(Debug, Clone)]
pub struct Verifier {
    device: String,
    so_far: Summary,
}

impl Verifier {
    /// Starts before the first entry of `device`.
    pub fn new(device: impl Into<String>) -> Self {
        Self::after(device, 0, GENESIS, 0)
    }

    /// Starts after an entry that was checked before, to check only what has been added since: its `sequence`,
    /// `hash` and `stamp`.
    pub fn after(device: impl Into<String>, sequence: u64, hash: Digest, stamp: u64) -> Self {
        let so_far = Summary { entries: 0, sequence, head: hash, stamp, erased: Vec::new() };
        Self { device: device.into(), so_far }
    }

    /// Checks the next entry. After a break the verifier stays where it was, so the rest of the chain cannot pass.
    pub fn push(&mut self, entry: &Stored) -> Result<(), Break> {
        let header = &entry.header;
        if let Some(reason) = self.find_break(entry) {
            return Err(Break { device: self.device.clone(), sequence: header.sequence, reason });
        }
        if entry.payload.is_none() {
            self.so_far.erased.push(header.sequence);
        }
        self.so_far.entries += 1;
        self.so_far.sequence = header.sequence;
        self.so_far.head = entry.hash;
        self.so_far.stamp = header.stamp;
        Ok(())
    }

    fn find_break(&self, entry: &Stored) -> Option<BreakReason> {
        let header = &entry.header;
        if header.device != self.device {
            return Some(BreakReason::ForeignDevice { found: header.device.to_owned() });
        }
        let (expected, found) = (self.so_far.sequence.saturating_add(1), header.sequence);
        if found > expected {
            return Some(BreakReason::Gap { expected, found });
        }
        if found < expected {
            return Some(BreakReason::Repeated { expected, found });
        }
        if entry.payload.is_some_and(|payload| payload_digest(&entry.salt, payload) != entry.payload_digest) {
            return Some(BreakReason::PayloadChanged);
        }
        if link(&self.so_far.head, header, &entry.payload_digest) != entry.hash {
            return Some(BreakReason::LinkBroken);
        }
        // After the link, so that a stamp changed in the store is told as tampering and not as a bad clock.
        if header.stamp < self.so_far.stamp {
            return Some(BreakReason::StampWentBack { previous: self.so_far.stamp, found: header.stamp });
        }
        None
    }

    /// What has been checked so far, with nothing said about whether the chain goes on.
    pub fn so_far(&self) -> &Summary {
        &self.so_far
    }

    /// Ends the check against the recorded head (sequence and hash of the newest entry). `None` is right only for a
    /// device that never wrote; with entries it is a break, since losing the head is how a cut would be hidden. To
    /// check a piece whose end nobody recorded, use [`Verifier::so_far`].
    pub fn finish(self, head: Option<(u64, Digest)>) -> Result<Summary, Break> {
        let found = self.so_far.sequence;
        let reason = match head {
            None if found == 0 => None,
            None => Some(BreakReason::HeadMissing),
            Some((head, _)) if head > found => Some(BreakReason::TailCut { head, found }),
            Some((head, _)) if head < found => Some(BreakReason::BeyondHead { head, found }),
            Some((_, head)) if head != self.so_far.head => {
                Some(BreakReason::HeadDiffers { head, found: self.so_far.head })
            }
            Some(_) => None,
        };
        match reason {
            Some(reason) => Err(Break { device: self.device, sequence: found, reason }),
            None => Ok(self.so_far),
        }
    }
}
