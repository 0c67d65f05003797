//! Key slots: the master key, wrapped once for each user and once for the recovery code.
//!
//! Format of `keyslots.json`, all bytes in hex:
//! `{v, slots: [{v, kind, user, alg, memory_kib, passes, lanes, salt, nonce, wrapped, sum}], seal}`.
//! `wrapped` authenticates every other field of its slot, so an edit makes it unreadable. `sum` is a
//! plain checksum that tells an edit from a wrong password. `seal` is a keyed one over all slots: it
//! shows an added or removed slot to whoever holds the master key.

use std::fs;
use std::path::Path;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::files::{missing_if_absent, replace};
use crate::secret::{Cost, Key, blank_key, decrypt, encrypt, expand, random, stretch};
use crate::{VaultError, hex};

const VERSION: u32 = 1;
const ALGORITHM: &str = "argon2id";
/// Longer ones are no passwords, and would only make a hostile file slow.
const LONGEST: usize = 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    User,
    Recovery,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    v: u32,
    pub(crate) kind: Kind,
    pub(crate) user: String,
    alg: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
    nonce: String,
    wrapped: String,
    sum: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slots {
    v: u32,
    slots: Vec<Slot>,
    seal: String,
}

pub(crate) fn same_name(user: &str) -> String {
    user.nfkc().collect::<String>().trim().to_owned()
}

pub(crate) fn fit(what: &'static str, text: &str) -> Result<(), VaultError> {
    if text.is_empty() || text.len() > LONGEST { Err(VaultError::Unfit { what }) } else { Ok(()) }
}

/// The decoded fields of a slot that looks sound.
pub(crate) struct Parts {
    salt: [u8; 16],
    nonce: [u8; 24],
    wrapped: [u8; 48],
}

impl Slot {
    pub(crate) fn wrap(
        kind: Kind,
        user: &str,
        secret: &str,
        master: &Key,
        cost: Cost,
    ) -> Result<Self, VaultError> {
        if !cost.is_sane() {
            return Err(VaultError::Crypto("argon2 parameters"));
        }
        let salt = random::<16>()?;
        let nonce = random::<24>()?;
        let mut slot = Self {
            v: VERSION,
            kind,
            user: same_name(user),
            alg: ALGORITHM.to_owned(),
            memory_kib: cost.memory_kib,
            passes: cost.passes,
            lanes: 1,
            salt: hex::encode(salt.as_slice()),
            nonce: hex::encode(nonce.as_slice()),
            wrapped: String::new(),
            sum: String::new(),
        };
        let kek = stretch(secret, &salt, cost)?;
        slot.wrapped = hex::encode(&encrypt(&kek, &nonce, master.as_slice(), &slot.public())?);
        slot.sum = slot.checksum();
        Ok(slot)
    }

    /// `None` when the secret is wrong; `SlotEdited` when the slot is not as it was written.
    pub(crate) fn unwrap_with(&self, secret: &str) -> Result<Option<Key>, VaultError> {
        let Parts { salt, nonce, wrapped } = self.inspect()?;
        let kek = stretch(secret, &salt, self.cost())?;
        let Ok(plain) = decrypt(&kek, &nonce, &wrapped, &self.public()) else { return Ok(None) };
        let plain = Zeroizing::new(plain);
        let bytes: &[u8; 32] = plain.as_slice().try_into().map_err(|_| self.edited("key length"))?;
        let mut key = blank_key();
        key.copy_from_slice(bytes);
        Ok(Some(key))
    }

    pub(crate) fn cost(&self) -> Cost {
        Cost { memory_kib: self.memory_kib, passes: self.passes }
    }

    /// Everything that can be found wrong without the password.
    pub(crate) fn inspect(&self) -> Result<Parts, VaultError> {
        if self.v != VERSION || self.alg != ALGORITHM || self.lanes != 1 || !self.cost().is_sane() {
            return Err(self.edited("parameters out of range"));
        }
        if self.sum != self.checksum() {
            return Err(self.edited("checksum differs"));
        }
        let salt = hex::decode_exact(&self.salt).ok_or_else(|| self.edited("salt"))?;
        let nonce = hex::decode_exact(&self.nonce).ok_or_else(|| self.edited("nonce"))?;
        let wrapped = hex::decode_exact(&self.wrapped).ok_or_else(|| self.edited("wrapped key"))?;
        Ok(Parts { salt, nonce, wrapped })
    }

    fn edited(&self, what: &str) -> VaultError {
        VaultError::SlotEdited { detail: what.to_owned() }
    }

    /// All fields but `wrapped` and `sum`, each with its length, so that no two slots encode alike.
    fn public(&self) -> Vec<u8> {
        let kind = match self.kind {
            Kind::User => "user",
            Kind::Recovery => "recovery",
        };
        let numbers = [self.v, self.memory_kib, self.passes, self.lanes].map(|n| n.to_string());
        let [v, memory, passes, lanes] = numbers.each_ref().map(String::as_str);
        let mut bytes = b"aftercare key slot".to_vec();
        for field in [v, kind, &self.user, &self.alg, memory, passes, lanes, &self.salt, &self.nonce] {
            bytes.extend((field.len() as u64).to_be_bytes());
            bytes.extend(field.as_bytes());
        }
        bytes
    }

    fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.public());
        hash.update(self.wrapped.as_bytes());
        hex::encode(&hash.finalize()[..16])
    }
}

impl Slots {
    pub(crate) fn empty() -> Self {
        Self { v: VERSION, slots: Vec::new(), seal: String::new() }
    }

    pub(crate) fn read(file: &Path) -> Result<Self, VaultError> {
        missing_if_absent(file)?;
        let bytes = fs::read(file)?;
        let slots: Self = serde_json::from_slice(&bytes)
            .map_err(|e| VaultError::SlotEdited { detail: format!("not a slot file, line {}", e.line()) })?;
        if slots.v != VERSION {
            return Err(VaultError::SlotEdited { detail: format!("version {}", slots.v) });
        }
        Ok(slots)
    }

    pub(crate) fn write(&mut self, file: &Path, master: &Key) -> Result<(), VaultError> {
        self.seal = hex::encode(&self.mac(master).finalize().into_bytes());
        let bytes = serde_json::to_vec_pretty(self).map_err(|e| VaultError::Io(e.into()))?;
        replace(file, &bytes)
    }

    /// Whether the set of slots is the one last written by a holder of the master key.
    pub(crate) fn is_sealed_by(&self, master: &Key) -> bool {
        hex::decode_exact::<32>(&self.seal).is_some_and(|seal| self.mac(master).verify_slice(&seal).is_ok())
    }

    fn mac(&self, master: &Key) -> Hmac<Sha256> {
        let mut block = Zeroizing::new([0u8; 64]);
        block[..32].copy_from_slice(expand(master, "internal: slot file").as_slice());
        let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
        for slot in &self.slots {
            mac.update(slot.checksum().as_bytes());
        }
        mac
    }

    pub(crate) fn users(&self) -> Vec<String> {
        self.slots.iter().filter(|s| s.kind == Kind::User).map(|s| s.user.clone()).collect()
    }

    pub(crate) fn all(&self) -> &[Slot] {
        &self.slots
    }

    /// A name that is not found while some slot is broken may well be the broken one.
    pub(crate) fn user(&self, user: &str) -> Result<&Slot, VaultError> {
        let name = same_name(user);
        if let Some(slot) = self.slots.iter().find(|s| s.kind == Kind::User && s.user == name) {
            return Ok(slot);
        }
        match self.slots.iter().find_map(|s| s.inspect().err()) {
            Some(edited) => Err(edited),
            None => Err(VaultError::UnknownUser),
        }
    }

    pub(crate) fn recovery(&self) -> Result<&Slot, VaultError> {
        self.slots
            .iter()
            .find(|s| s.kind == Kind::Recovery)
            .ok_or_else(|| VaultError::SlotEdited { detail: "the recovery slot is gone".into() })
    }

    /// Adds the slot, or puts it where the one of the same kind and user stood.
    pub(crate) fn put(&mut self, slot: Slot) {
        match self.slots.iter_mut().find(|s| s.kind == slot.kind && s.user == slot.user) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
    }

    pub(crate) fn remove(&mut self, user: &str) -> Result<(), VaultError> {
        let name = self.user(user)?.user.clone();
        if self.users().len() == 1 {
            return Err(VaultError::LastUser);
        }
        self.slots.retain(|s| s.kind != Kind::User || s.user != name);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::random_key;

    fn slot(user: &str, master: &Key) -> Slot {
        Slot::wrap(Kind::User, user, "password", master, Cost::for_tests()).unwrap()
    }

    #[test]
    fn an_edit_with_a_corrected_checksum_still_does_not_open() {
        let master = random_key().unwrap();
        let whole = slot("王芳", &master);
        assert_eq!(whole.unwrap_with("password").unwrap().as_ref(), Some(&master));
        let edits: [fn(&mut Slot); 6] = [
            |s| s.kind = Kind::Recovery,
            |s| s.user = "李雷".into(),
            |s| s.memory_kib = 8,
            |s| s.passes = 2,
            |s| s.salt = "00".repeat(16),
            |s| s.wrapped.replace_range(0..1, if s.wrapped.starts_with('0') { "1" } else { "0" }),
        ];
        for (n, edit) in edits.into_iter().enumerate() {
            let mut edited = whole.clone();
            edit(&mut edited);
            edited.sum = edited.checksum();
            assert!(edited.unwrap_with("password").unwrap().is_none(), "edit {n} is authenticated");
        }
    }

    #[test]
    fn text_cannot_move_from_one_field_into_the_next() {
        let mut slot = slot("ab", &random_key().unwrap());
        let before = slot.checksum();
        slot.user = "a".into();
        slot.alg = format!("b{}", slot.alg);
        assert_ne!(slot.checksum(), before, "user and algorithm read the same when run together");
    }

    #[test]
    fn a_name_of_a_broken_slot_is_not_called_unknown() {
        let master = random_key().unwrap();
        let mut slots = Slots::empty();
        slots.put(slot("王芳", &master));
        assert!(matches!(slots.user("李雷"), Err(VaultError::UnknownUser)));
        slots.slots[0].user = "李雷".into();
        assert!(matches!(slots.user("王芳"), Err(VaultError::SlotEdited { .. })));
    }
}
