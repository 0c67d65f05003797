//! Large files sealed piece by piece: however long the file, a few pieces of it stand in memory (V-10).
//!
//! Each piece is sealed with its place and whether it is the last, so that none can be left out, moved or cut off
//! without being noticed.

use std::io::{Read, Write};

use sha2::{Digest, Sha256};

use super::blobs::{BlobHash, hex};
use super::fault::{Fault, FaultKind};

/// Plain bytes of a piece.
pub const PIECE: usize = 1 << 20;
/// What a file of pieces begins with. A file sealed whole begins with a random nonce instead.
pub const HEAD: &[u8; 16] = b"aftercare pieces";
/// Nonce and tag.
const AROUND: usize = 24 + 16;

fn context(hash: &BlobHash, at: u64, is_last: bool) -> Vec<u8> {
    format!("{} {at} {is_last}", hash.0).into_bytes()
}

fn damaged() -> Fault {
    Fault::new(FaultKind::Damaged, "blob.damaged")
}

/// As many bytes as there are, `most` at most.
pub fn fill(from: &mut impl Read, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(most);
    from.by_ref().take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Seals what `from` gives. The content must be the one `hash` names: a file that grew since it was read first is
/// refused.
pub fn seal(key: &[u8; 32], hash: &BlobHash, from: &mut impl Read, to: &mut impl Write) -> Result<(), Fault> {
    let unread = |e: std::io::Error| Fault::outside("file.unreadable", &e);
    let unwritten = |e: std::io::Error| Fault::outside("blob.write_failed", &e);
    let mut sum = Sha256::new();
    to.write_all(HEAD).map_err(unwritten)?;
    let mut piece = fill(from, PIECE).map_err(unread)?;
    let mut at = 0;
    loop {
        let next = fill(from, PIECE).map_err(unread)?;
        let is_last = next.is_empty();
        sum.update(&piece);
        let sealed = vault::seal_bytes(key, &piece, &context(hash, at, is_last))?;
        to.write_all(&sealed).map_err(unwritten)?;
        if is_last {
            break;
        }
        (piece, at) = (next, at + 1);
    }
    if hex(&sum.finalize()) == hash.0 {
        Ok(())
    } else {
        Err(Fault::new(FaultKind::Conflict, "blob.changed_meanwhile"))
    }
}

/// Opens what [`seal`] made, after its head, and answers how long it is. What has been written before a fault is not to
/// be trusted.
pub fn open(
    key: &[u8; 32],
    hash: &BlobHash,
    from: &mut impl Read,
    to: &mut impl Write,
) -> Result<u64, Fault> {
    let read = |from: &mut _| fill(from, PIECE + AROUND).map_err(|e| Fault::outside("blob.read_failed", &e));
    let mut sum = Sha256::new();
    let (mut at, mut length) = (0, 0);
    let mut sealed = read(from)?;
    loop {
        let next = read(from)?;
        let is_last = next.is_empty();
        let piece = vault::open_bytes(key, &sealed, &context(hash, at, is_last)).map_err(|_| damaged())?;
        sum.update(&piece);
        length += piece.len() as u64;
        to.write_all(&piece).map_err(|e| Fault::outside("file.write_failed", &e))?;
        if is_last {
            break;
        }
        (sealed, at) = (next, at + 1);
    }
    if hex(&sum.finalize()) == hash.0 { Ok(length) } else { Err(damaged()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    /// A file of that length that is never held, and notes the largest buffer it was asked to fill.
    struct Long {
        left: usize,
        largest: usize,
    }
    impl Read for Long {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            self.largest = self.largest.max(buffer.len());
            let n = buffer.len().min(self.left);
            for (at, byte) in buffer[..n].iter_mut().enumerate() {
                *byte = ((self.left - at) / 1000) as u8;
            }
            self.left -= n;
            Ok(n)
        }
    }

    /// Takes everything and keeps its sum.
    #[derive(Default)]
    struct Measured {
        sum: Sha256,
        largest: usize,
    }
    impl Write for Measured {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.largest = self.largest.max(bytes.len());
            self.sum.update(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn hash_of(length: usize) -> BlobHash {
        let mut all = Vec::new();
        Long { left: length, largest: 0 }.read_to_end(&mut all).unwrap();
        // A reader gives the same bytes whatever buffers it is asked with.
        BlobHash::of(&all)
    }

    #[test]
    fn a_long_file_is_never_asked_for_more_than_a_piece_at_once() {
        let length = 5 * PIECE + 12_345;
        let mut from = Long { left: length, largest: 0 };
        let mut to = Measured::default();
        // The sum is wrong on purpose: the whole file is walked before that is known.
        let fault = seal(&KEY, &BlobHash::of(b"another"), &mut from, &mut to).unwrap_err();
        assert_eq!(fault.code, "blob.changed_meanwhile", "another content than the one named");
        assert!(from.largest <= PIECE, "V-10: {} bytes asked for at once", from.largest);
        assert!(to.largest <= PIECE + AROUND, "V-10: {} bytes written at once", to.largest);
    }

    #[test]
    fn pieces_open_again_byte_for_byte() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let hash = hash_of(length);
            let mut sealed = Vec::new();
            seal(&KEY, &hash, &mut Long { left: length, largest: 0 }, &mut sealed).unwrap();
            let mut back = Vec::new();
            let told = open(&KEY, &hash, &mut &sealed[HEAD.len()..], &mut back).unwrap();
            assert_eq!(
                (told, BlobHash::of(&back)),
                (length as u64, hash),
                "V-10: {length} bytes, equal checksum"
            );
        }
    }

    #[test]
    fn a_piece_left_out_moved_or_cut_off_is_noticed() {
        let length = 2 * PIECE + 10;
        let hash = hash_of(length);
        let mut sealed = Vec::new();
        seal(&KEY, &hash, &mut Long { left: length, largest: 0 }, &mut sealed).unwrap();
        let body = &sealed[HEAD.len()..];
        let one = PIECE + AROUND;
        let swapped = [&body[one..2 * one], &body[..one], &body[2 * one..]].concat();
        let mut flipped = body.to_vec();
        flipped[one + 100] ^= 1;
        for (bytes, what) in [
            (&body[..2 * one], "the end cut off between two pieces"),
            (&body[..one / 2], "cut off inside a piece"),
            (&body[one..], "the first left out"),
            (&swapped[..], "two changed places"),
            (&flipped[..], "one bit turned"),
            (&[][..], "nothing left"),
        ] {
            let fault = open(&KEY, &hash, &mut &bytes[..], &mut Vec::new()).unwrap_err();
            assert_eq!(fault.code, "blob.damaged", "{what}");
        }
    }
}
