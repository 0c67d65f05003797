//! An encrypted SQLite database that several local users can unlock, each with a password.
//!
//! What it protects against, and what not, is in the README beside this crate.

mod backup;
mod check;
mod connect;
mod fault;
mod files;
mod hex;
mod recovery;
mod rescue;
mod secret;
mod slots;
mod users;
mod vault;

pub use check::Damage;
pub use fault::VaultError;
pub use files::Paths;
pub use recovery::RecoveryCode;
pub use rescue::{Rescue, Salvaged};
pub use secret::{Cost, open_bytes, seal_bytes};
pub use vault::Vault;

/// How to open a vault.
#[derive(Clone, Debug)]
pub struct Options {
    /// For slots written from now on.
    pub cost: Cost,
    /// How many queries may run side by side.
    pub readers: usize,
    /// Page cache of each connection. Only pages that miss it have to be decrypted.
    pub cache_kib: u32,
    /// The highest schema number (`PRAGMA user_version`) the caller understands.
    pub known_schema: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { cost: Cost::STANDARD, readers: 3, cache_kib: 64 * 1024, known_schema: u32::MAX }
    }
}
