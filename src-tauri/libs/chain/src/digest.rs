use std::fmt;
use std::str::FromStr;

/// A BLAKE3 hash of 32 bytes; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

/// What stands before the first entry of every chain.
pub const GENESIS: Digest = Digest([0; 32]);

/// Why a text or a run of bytes is no digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// Not 64 digits or not 32 bytes; carries the length found.
    #[error("a digest has 32 bytes or 64 hexadecimal digits, found {0}")]
    Length(usize),
    /// A character other than 0-9, a-f, A-F.
    #[error("a digest is written in hexadecimal digits only")]
    Digit,
}

impl Digest {
    /// The 32 bytes, for a BLOB column.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl TryFrom<&[u8]> for Digest {
    type Error = DigestError;

    fn try_from(bytes: &[u8]) -> Result<Self, DigestError> {
        <[u8; 32]>::try_from(bytes).map(Digest).map_err(|_| DigestError::Length(bytes.len()))
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        if text.len() != 64 {
            return Err(DigestError::Length(text.len()));
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Ok(Digest(bytes))
    }
}

fn nibble(digit: u8) -> Result<u8, DigestError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        _ => Err(DigestError::Digit),
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_back_what_it_wrote() {
        let digest = Digest(std::array::from_fn(|i| (i * 9) as u8));
        assert_eq!(digest.to_string().parse(), Ok(digest), "text must carry the whole digest");
        assert_eq!(digest.to_string().to_uppercase().parse(), Ok(digest), "case carries no meaning");
        assert_eq!(Digest::try_from(&digest.0[..]), Ok(digest), "bytes must carry the whole digest");
    }

    #[test]
    fn a_text_that_is_no_digest_is_refused() {
        assert_eq!("ab".parse::<Digest>(), Err(DigestError::Length(2)), "too short");
        assert_eq!("g".repeat(64).parse::<Digest>(), Err(DigestError::Digit), "g is no digit");
        assert_eq!("汉".repeat(22).parse::<Digest>(), Err(DigestError::Length(66)), "length is in bytes");
        let wide = format!("{}a", "汉".repeat(21));
        assert_eq!(wide.parse::<Digest>(), Err(DigestError::Digit), "64 bytes of other text must not panic");
        assert_eq!(Digest::try_from(&[0u8; 31][..]), Err(DigestError::Length(31)), "a cut BLOB");
    }
}
