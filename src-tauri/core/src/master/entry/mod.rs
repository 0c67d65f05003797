//! Coming in: first start (V-17), unlock, recovery, lock, password. These commands work on a locked vault.
//! Commands: `vault.status`, `vault.create`, `vault.unlock`, `vault.recover`, `vault.lock`, `session.current`,
//! `session.change_password`, `archive.look`, `archive.restore`.

mod attempts;
mod commands;
mod first_start;
mod from_archive;
mod password;

pub use commands::{SessionView, commands};
pub use first_start::{FirstStart, create};
pub use password::{check_by_policy, check_strength};
