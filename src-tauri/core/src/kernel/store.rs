//! The open vault: whole, or opened to rescue what can still be read. Only the first is ever written.

use std::ops::Deref;

use rusqlite::Connection;
use vault::{Damage, Rescue, Vault, VaultError};

/// The vault behind a core.
pub enum Store {
    /// As it should be.
    Whole(Vault),
    /// Damaged, on a read-only disk, or cut off: for looking only.
    Rescue(Rescue),
}

impl Store {
    /// Reads; `Damaged` where the query met a damaged page.
    pub fn read<T, E: From<VaultError>>(&self, f: impl FnOnce(&Connection) -> Result<T, E>) -> Result<T, E> {
        match self {
            Store::Whole(vault) => vault.read(f),
            Store::Rescue(rescue) => rescue.read(f),
        }
    }
    /// Writes, where the vault is whole.
    pub fn write<T, E: From<VaultError>>(
        &self,
        f: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.whole()?.write(f)
    }
    /// A key of its own for each purpose.
    pub fn derive_key(&self, purpose: &str) -> impl Deref<Target = [u8; 32]> + use<> {
        match self {
            Store::Whole(vault) => vault.derive_key(purpose),
            Store::Rescue(rescue) => rescue.derive_key(purpose),
        }
    }
    /// Everything that is wrong with the files.
    pub fn check(&self) -> Result<Vec<Damage>, VaultError> {
        match self {
            Store::Whole(vault) => vault.check(),
            Store::Rescue(rescue) => rescue.check(),
        }
    }
    /// The whole vault; `OpenedToRescue` otherwise.
    pub fn whole(&self) -> Result<&Vault, VaultError> {
        match self {
            Store::Whole(vault) => Ok(vault),
            Store::Rescue(_) => Err(VaultError::OpenedToRescue),
        }
    }
    /// The rescue, where it is one.
    pub fn rescue(&self) -> Option<&Rescue> {
        match self {
            Store::Whole(_) => None,
            Store::Rescue(rescue) => Some(rescue),
        }
    }
}
