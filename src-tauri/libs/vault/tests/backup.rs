//! Copies made while others go on working.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by panicking

mod common;

use std::fs;

use common::*;
use rusqlite::Connection;
use vault::{Vault, VaultError};

fn rows(c: &Connection) -> Result<i64, VaultError> {
    Ok(c.query_row("SELECT count(*) FROM ticket", [], |r| r.get(0))?)
}

#[test]
fn a_backup_with_its_slots_is_a_vault() {
    let (_keep, dir) = folder();
    let (_keep, restored) = folder();
    let (vault, code) = create(&dir);
    fill(&vault, 300);
    fs::create_dir_all(&restored).unwrap();
    vault.backup_to(&restored.join("aftercare.db"), |_, _| true).unwrap();
    fs::write(restored.join("keyslots.json"), vault.slots_copy().unwrap()).unwrap();
    let copy = open(&restored).unwrap();
    assert_eq!(count(&copy, "ticket").unwrap(), 300);
    assert_eq!(copy.check().unwrap(), []);
    drop(copy);
    assert!(Vault::recover(&restored, &code.to_string(), USER, "x", &options()).is_ok());
}

#[test]
fn a_backup_is_of_one_moment_and_does_not_stop_writers() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 9000);
    let copy = dir.join("copy.db");
    let mut calls = Vec::new();
    vault
        .backup_to(&copy, |done, total| {
            calls.push((done, total));
            // A commit between two steps, which would restart a copy that does not hold its moment.
            run(&vault, &format!("DELETE FROM ticket WHERE id = {}", calls.len())).unwrap();
            assert!(calls.len() < 1000, "the copy comes to an end");
            true
        })
        .unwrap();
    assert!(calls.len() > 1, "there were several steps: {calls:?}");
    assert!(calls.is_sorted() && calls.last().is_some_and(|(d, t)| d == t), "progress rises to the end");
    assert_eq!(vault.read_backup(&copy, rows).unwrap(), 9000, "the moment it began");
    assert_eq!(count(&vault, "ticket").unwrap(), 9000 - calls.len() as i64);
}

#[test]
fn a_backup_is_encrypted_and_leaves_nothing_beside_it() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 50);
    let place = tempfile::tempdir().unwrap();
    vault.backup_to(&place.path().join("copy.db"), |_, _| true).unwrap();
    vault.read_backup(&place.path().join("copy.db"), rows).unwrap();
    let files = contents(place.path());
    assert_eq!(files.len(), 1, "{:?}", files.keys());
    let bytes = files.values().next().unwrap();
    assert!(!bytes.windows(6).any(|w| w == b"abcdef" || w == b"SQLite"), "no plain text");
}

#[test]
fn a_backup_can_be_stopped_and_never_overwrites() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 9000);
    let copy = dir.join("copy.db");
    assert!(matches!(vault.backup_to(&copy, |_, _| false), Err(VaultError::Cancelled)));
    assert!(!copy.exists() && !dir.join("copy.db.part").exists(), "no half copy stays");
    vault.backup_to(&copy, |_, _| true).unwrap();
    assert!(matches!(vault.backup_to(&copy, |_, _| true), Err(VaultError::AlreadyExists { .. })));
}

#[test]
fn a_spoiled_or_foreign_backup_is_noticed_when_it_is_read() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 300);
    let copy = dir.join("copy.db");
    vault.backup_to(&copy, |_, _| true).unwrap();
    spoil(&copy, |b| {
        let at = b.len() / 2;
        b[at] ^= 1;
    });
    let read = vault.read_backup(&copy, |c| -> Result<i64, VaultError> {
        Ok(c.query_row("SELECT sum(length(title)) FROM ticket", [], |r| r.get(0))?)
    });
    assert!(matches!(read, Err(VaultError::Damaged { .. })), "{read:?}");
    fs::write(&copy, b"hello").unwrap();
    assert!(matches!(vault.read_backup(&copy, rows), Err(VaultError::NotADatabase)));
    fs::remove_file(&copy).unwrap();
    assert!(matches!(vault.read_backup(&copy, rows), Err(VaultError::Missing { .. })));
}
