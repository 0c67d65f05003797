//! What outsiders may believe: every paper of the firm to its last bit, what other programs say of it, time stamps of an
//! authority on this machine, and the order of what was signed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail loudly")]

use std::process::{Command, Output};

mod flips;
mod listening;
mod order;
mod others;
mod stamps;
#[allow(dead_code, reason = "the library's own tests use all of it")]
#[path = "../../src-tauri/libs/seal/tests/common/tsa.rs"]
mod tsa;

/// The authority's programs are born one at a time: one born while a vault is opened would hold its lock.
fn run(program: &mut Command) -> Output {
    aftercare_core::testing::ask(program)
}
