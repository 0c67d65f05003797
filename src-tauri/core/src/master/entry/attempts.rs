//! The delay after failed logins (T-02). Kept beside the vault, because the vault is shut while it matters.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::kernel::fault::{Fault, FaultKind};
use crate::kernel::time::Moment;

/// Tries without delay (U-149).
const TRIES: u32 = 5;
const FIRST_WAIT_SECONDS: i64 = 30;
const LONGEST_WAIT_SECONDS: i64 = 15 * 60;

#[derive(Default, Serialize, Deserialize, Clone, Copy)]
struct Failed {
    count: u32,
    last_at: i64,
}

fn load(dir: &Path) -> BTreeMap<String, Failed> {
    fs::read(dir.join("attempts.json")).ok().and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default()
}

fn store(dir: &Path, all: &BTreeMap<String, Failed>) -> Result<(), Fault> {
    let bytes = serde_json::to_vec(all).map_err(Fault::bug)?;
    fs::write(dir.join("attempts.json"), bytes).map_err(|e| Fault::outside("vault.io", &e))
}

/// Seconds a person must wait before the next try; 0 when none. A clock set back does not shorten the wait
/// below what is left, nor lengthen it beyond the full wait.
fn wait(failed: Failed, now: Moment) -> i64 {
    if failed.count < TRIES {
        return 0;
    }
    let doublings = (failed.count - TRIES).min(8);
    let full = (FIRST_WAIT_SECONDS << doublings).min(LONGEST_WAIT_SECONDS);
    let passed = ((now.0 - failed.last_at) / 1000).max(0);
    (full - passed).max(0)
}

/// The longest wait of anybody, for the lock screen.
pub fn seconds_to_wait(dir: &Path, login: Option<&str>, now: Moment) -> i64 {
    let all = load(dir);
    match login {
        Some(login) => all.get(login).map_or(0, |f| wait(*f, now)),
        None => all.values().map(|f| wait(*f, now)).max().unwrap_or(0),
    }
}

/// Refuses while a wait is running.
pub fn check(dir: &Path, login: &str, now: Moment) -> Result<(), Fault> {
    match seconds_to_wait(dir, Some(login), now) {
        0 => Ok(()),
        seconds => Err(Fault::new(FaultKind::Denied, "session.wait").arg("seconds", seconds)),
    }
}

/// Counts a wrong password.
pub fn failed(dir: &Path, login: &str, now: Moment) -> Result<(), Fault> {
    let mut all = load(dir);
    let entry = all.entry(login.into()).or_default();
    *entry = Failed { count: entry.count.saturating_add(1), last_at: now.0 };
    store(dir, &all)
}

/// Forgets earlier failures after a right password.
pub fn succeeded(dir: &Path, login: &str) -> Result<(), Fault> {
    let mut all = load(dir);
    if all.remove(login).is_some() {
        store(dir, &all)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_tries_lock_and_the_wait_doubles() {
        let now = Moment(1_000_000);
        for (count, seconds) in [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (30, 900)] {
            assert_eq!(wait(Failed { count, last_at: now.0 }, now), seconds, "T-02 after {count} failures");
        }
        assert_eq!(wait(Failed { count: 5, last_at: now.0 }, Moment(now.0 + 30_000)), 0, "the wait ends");
    }
}
