//! The recovery code: 128 random bits and a 12-bit check, as seven groups of four characters.

use std::fmt;

use zeroize::Zeroizing;

use crate::VaultError;
use crate::secret::random;

/// Crockford's alphabet: no I, L, O or U, so that a code survives handwriting and the telephone.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARS: usize = 28;

/// Printed once, kept in a safe: opens the vault when every password is lost.
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        let bits = u128::from_be_bytes(*random::<16>()?);
        Ok(Self(Zeroizing::new(spell(bits))))
    }

    /// Reads a code as a person types it: any case, spaces or dashes anywhere, O for 0, I or L for 1.
    pub fn parse(typed: &str) -> Result<Self, VaultError> {
        let mut value: (u128, u16) = (0, 0);
        let mut count = 0;
        // Full-width forms come from Chinese input methods.
        for c in unicode_normalization::UnicodeNormalization::nfkc(typed) {
            if c.is_whitespace() || matches!(c, '-' | '‐' | '–' | '—' | '_' | '.') {
                continue;
            }
            let digit = value_of(c).ok_or(VaultError::MistypedRecoveryCode)?;
            value = push(value, digit);
            count += 1;
            if count > CHARS {
                return Err(VaultError::MistypedRecoveryCode);
            }
        }
        if count != CHARS || value.1 != check_of(value.0) {
            return Err(VaultError::MistypedRecoveryCode);
        }
        Ok(Self(Zeroizing::new(spell(value.0))))
    }

    /// The one spelling that key derivation sees.
    pub(crate) fn as_secret(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A code must not reach a log by way of `{:?}`.
impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

fn value_of(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET.iter().position(|a| char::from(*a) == c).and_then(|p| u8::try_from(p).ok())
}

/// Shifts five bits into a 140-bit register: 128 of code, then 12 of check.
fn push((code, check): (u128, u16), digit: u8) -> (u128, u16) {
    let carried = u128::from(check >> 7);
    ((code << 5) | carried, ((check << 5) & 0xFFF) | u16::from(digit))
}

fn spell(code: u128) -> String {
    let check = check_of(code);
    let mut text = String::with_capacity(CHARS + 6);
    for place in (0..CHARS).rev() {
        let shift = place * 5;
        // Below bit 12 lies the check, above it the code; one digit straddles both.
        let digit = if shift >= 12 {
            (code >> (shift - 12)) & 31
        } else {
            (u128::from(check) >> shift | code << (12 - shift)) & 31
        };
        let index = usize::try_from(digit).unwrap_or_default();
        text.push(char::from(ALPHABET[index]));
        if place % 4 == 0 && place > 0 {
            text.push('-');
        }
    }
    text
}

/// CRC-12 (x¹²+x¹¹+x³+x²+x+1). Unlike a hash it is certain to notice any wrong character and any
/// two neighbours exchanged: both are bursts of at most ten bits.
fn check_of(code: u128) -> u16 {
    let mut rest: u16 = 0;
    for byte in code.to_be_bytes() {
        rest ^= u16::from(byte) << 4;
        for _ in 0..8 {
            rest = if rest & 0x800 == 0 { rest << 1 } else { (rest << 1) ^ 0x80F };
        }
        rest &= 0xFFF;
    }
    // A code of zeros must not check itself.
    rest ^ 0xA5C
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let code = RecoveryCode::generate().unwrap();
        let printed = code.to_string();
        assert_eq!(printed.len(), 34, "seven groups of four and six dashes");
        let sloppy = printed.to_lowercase().replace('-', "  ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryCode::parse(&sloppy).unwrap().to_string(), printed);
        let wide: String =
            printed.replace('-', " ").chars().map(|c| if c == ' ' { '　' } else { widen(c) }).collect();
        assert_eq!(RecoveryCode::parse(&wide).unwrap().to_string(), printed, "full-width input");
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        let printed = spell(0x0123_4567_89ab_cdef_fedc_ba98_7654_3210);
        for at in 0..printed.len() {
            for wrong in ALPHABET.iter().map(|a| char::from(*a)) {
                let right = printed.as_bytes()[at];
                if right == b'-' || char::from(right) == wrong {
                    continue;
                }
                let mut typed = printed.clone();
                typed.replace_range(at..=at, &wrong.to_string());
                assert!(RecoveryCode::parse(&typed).is_err(), "{typed} passes for {printed}");
            }
        }
    }

    #[test]
    fn every_exchange_of_neighbours_is_noticed() {
        let digits: Vec<char> = spell(u128::MAX / 7).chars().filter(|c| *c != '-').collect();
        for at in 1..digits.len() {
            let mut typed = digits.clone();
            typed.swap(at - 1, at);
            let same = typed == digits;
            let typed: String = typed.into_iter().collect();
            assert_eq!(RecoveryCode::parse(&typed).is_ok(), same, "{typed}");
        }
    }

    #[test]
    fn a_short_long_or_empty_code_is_mistyped() {
        let printed = spell(42);
        for typed in ["", "0", &printed[1..], &format!("{printed}0"), "你好", "!!!!"] {
            assert!(matches!(RecoveryCode::parse(typed), Err(VaultError::MistypedRecoveryCode)));
        }
    }

    #[test]
    fn a_code_does_not_show_itself_in_debug_output() {
        let code = RecoveryCode::generate().unwrap();
        assert!(!format!("{code:?}").contains(&code.to_string()[..4]), "codes must not reach logs");
    }

    fn widen(c: char) -> char {
        char::from_u32(u32::from(c) + 0xFEE0).unwrap()
    }
}
