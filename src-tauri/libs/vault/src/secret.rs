//! The primitives: key derivation from passwords and keys, sealing of bytes, randomness.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::VaultError;

/// Boxed, so that moving a key moves a pointer and leaves no copy on the stack.
pub(crate) type Key = Box<Zeroizing<[u8; 32]>>;

pub(crate) fn blank_key() -> Key {
    Box::new(Zeroizing::new([0u8; 32]))
}

pub(crate) fn random_key() -> Result<Key, VaultError> {
    let mut key = blank_key();
    fill_random(key.as_mut_slice())?;
    Ok(key)
}

pub(crate) const NONCE: usize = 24;

/// What one password guess costs: memory in KiB and passes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Cost {
    /// The second choice of RFC 9106: 64 MiB, three passes; about a fifth of a second.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3 };

    /// Cheap enough to unlock hundreds of vaults in a test run; never for real data.
    pub const fn for_tests() -> Self {
        Self { memory_kib: 8 * 1024, passes: 1 }
    }

    /// Work is memory times passes: a slot with less than the wanted work is wrapped anew.
    pub(crate) fn is_below(self, wanted: Self) -> bool {
        self.memory_kib < wanted.memory_kib || self.passes < wanted.passes
    }

    /// Bounds keep an edited slot from exhausting the machine before it is found out.
    pub(crate) fn is_sane(self) -> bool {
        (8..=1024 * 1024).contains(&self.memory_kib) && (1..=64).contains(&self.passes)
    }
}

/// Input methods differ in how they compose a character, so both are brought to one form.
pub(crate) fn stretch(secret: &str, salt: &[u8; 16], cost: Cost) -> Result<Key, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32))
        .map_err(|_| VaultError::Crypto("argon2 parameters"))?;
    let secret: Zeroizing<String> = Zeroizing::new(secret.nfkc().collect());
    let mut blocks = Zeroizing::new(vec![Block::default(); params.block_count()]);
    let mut key = blank_key();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(secret.as_bytes(), salt, key.as_mut_slice(), blocks.as_mut_slice())
        .map_err(|_| VaultError::Crypto("argon2"))?;
    Ok(key)
}

/// A key for one purpose: knowing it tells nothing about the master key or its siblings.
pub(crate) fn expand(master: &[u8; 32], purpose: &str) -> Key {
    let mut key = blank_key();
    let hkdf = Hkdf::<Sha256>::new(Some(b"aftercare vault v1"), master);
    // Only outputs beyond 255 hash lengths are refused; 32 bytes are one.
    let filled = hkdf.expand(purpose.as_bytes(), key.as_mut_slice());
    debug_assert!(filled.is_ok());
    key
}

/// One of the caller's own keys, kept apart from ours by the words before the purpose.
pub(crate) fn caller_key(master: &[u8; 32], purpose: &str) -> Zeroizing<[u8; 32]> {
    *expand(master, &format!("caller: {purpose}"))
}

pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, VaultError> {
    let mut bytes = Zeroizing::new([0u8; N]);
    fill_random(bytes.as_mut_slice())?;
    Ok(bytes)
}

fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::Crypto("system random source"))
}

/// Seals with XChaCha20-Poly1305 under a fresh nonce, which goes in front of the result.
/// `aad` names the context; opening under another context fails.
pub fn seal_bytes(key: &[u8; 32], plain: &[u8], aad: &[u8]) -> Result<Vec<u8>, VaultError> {
    let nonce = random::<NONCE>()?;
    let mut sealed = Vec::with_capacity(NONCE + plain.len() + 16);
    sealed.extend_from_slice(nonce.as_slice());
    sealed.extend(encrypt(key, &nonce, plain, aad)?);
    Ok(sealed)
}

/// Opens what [`seal_bytes`] made; `Unsealable` when key, context or bytes differ.
pub fn open_bytes(key: &[u8; 32], sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>().ok_or(VaultError::Unsealable)?;
    decrypt(key, nonce, body, aad)
}

pub(crate) fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    plain: &[u8],
    aad: &[u8],
) -> Result<Vec<u8>, VaultError> {
    XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(*nonce), Payload { msg: plain, aad })
        .map_err(|_| VaultError::Crypto("sealing"))
}

pub(crate) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; NONCE],
    body: &[u8],
    aad: &[u8],
) -> Result<Vec<u8>, VaultError> {
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad })
        .map_err(|_| VaultError::Unsealable)
}
