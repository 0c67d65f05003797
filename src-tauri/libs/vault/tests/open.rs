//! Making, unlocking, reading and writing a vault on real files.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by panicking

mod common;

use std::fs;

use common::*;
use vault::{Cost, Options, Vault, VaultError, open_bytes, seal_bytes};

#[test]
fn what_was_written_is_read_after_reopening() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 10);
    drop(vault);
    let vault = open(&dir).unwrap();
    assert_eq!(count(&vault, "ticket").unwrap(), 10, "a commit survives locking and unlocking");
}

#[test]
fn locking_leaves_one_complete_database_file() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 10);
    count(&vault, "ticket").unwrap();
    assert!(vault.paths().wal().exists(), "changes go to the log first");
    let wal = vault.paths().wal();
    drop(vault);
    assert!(!wal.exists(), "the last connection to close must be the writer, which folds the log in");
}

#[test]
fn a_composed_and_a_decomposed_password_are_the_same() {
    let (_keep, dir) = folder();
    let (vault, _) = Vault::create(&dir, "José", "caf\u{e9} ①", &options()).unwrap();
    drop(vault);
    let opened = Vault::open(&dir, "Jose\u{301} ", "cafe\u{301} 1", &options());
    assert!(opened.is_ok(), "input methods spell the same characters differently");
}

#[test]
fn a_wrong_password_and_an_unknown_user_are_told_apart() {
    let (_keep, dir) = folder();
    drop(create(&dir));
    let wrong = Vault::open(&dir, USER, "维修 2026 0k", &options());
    assert!(matches!(wrong, Err(VaultError::WrongPassword)));
    let unknown = Vault::open(&dir, "李雷", PASSWORD, &options());
    assert!(matches!(unknown, Err(VaultError::UnknownUser)));
    assert!(open(&dir).is_ok(), "failed attempts leave no lock behind");
}

#[test]
fn a_second_vault_is_not_made_over_the_first() {
    let (_keep, dir) = folder();
    assert!(!Vault::exists(&dir));
    drop(create(&dir));
    assert!(Vault::exists(&dir));
    let before = contents(&dir);
    let again = Vault::create(&dir, USER, "other", &options());
    assert!(matches!(again, Err(VaultError::AlreadyExists { .. })));
    assert_eq!(contents(&dir), before, "nothing may change");
}

#[test]
fn slots_and_log_of_a_vanished_database_are_set_aside_not_lost() {
    let (_keep, dir) = folder();
    drop(create(&dir));
    let slots = fs::read(dir.join("keyslots.json")).unwrap();
    fs::rename(dir.join("aftercare.db"), dir.join("moved.db")).unwrap();
    fs::write(dir.join("aftercare.db-wal"), b"stale").unwrap();
    let (vault, _) = create(&dir);
    fill(&vault, 3);
    drop(vault);
    assert_eq!(fs::read(dir.join("keyslots.json.set-aside-1")).unwrap(), slots, "they open moved.db");
    assert_eq!(fs::read(dir.join("aftercare.db-wal.set-aside-1")).unwrap(), b"stale");
    assert_eq!(count(&open(&dir).unwrap(), "ticket").unwrap(), 3);
}

#[test]
fn a_missing_part_is_named() {
    let (_keep, dir) = folder();
    assert!(matches!(open(&dir), Err(VaultError::Missing { .. })), "no folder at all");
    assert!(!dir.exists(), "looking makes no folder");
    drop(create(&dir));
    fs::remove_file(dir.join("keyslots.json")).unwrap();
    let Err(VaultError::Missing { file }) = open(&dir) else { panic!("must be missing") };
    assert!(file.ends_with("keyslots.json"));
    assert!(matches!(Vault::users(&dir), Err(VaultError::Missing { .. })));
}

#[test]
fn two_programs_cannot_hold_one_vault() {
    let (_keep, dir) = folder();
    let (vault, code) = create(&dir);
    assert!(matches!(open(&dir), Err(VaultError::Busy)));
    let code = code.to_string();
    assert!(matches!(Vault::recover(&dir, &code, USER, "new", &options()), Err(VaultError::Busy)));
    drop(vault);
    assert!(open(&dir).is_ok(), "dropping frees it");
}

#[test]
fn a_newer_schema_is_refused_and_not_touched() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    run(&vault, "PRAGMA user_version = 9").unwrap();
    assert_eq!(vault.schema_number().unwrap(), 9);
    drop(vault);
    let before = fs::read(dir.join("aftercare.db")).unwrap();
    let older = Options { known_schema: 8, ..options() };
    let refused = Vault::open(&dir, USER, PASSWORD, &older);
    assert!(matches!(refused, Err(VaultError::NewerSchema { found: 9, known: 8 })));
    assert_eq!(fs::read(dir.join("aftercare.db")).unwrap(), before);
    let same = Options { known_schema: 9, ..options() };
    assert!(Vault::open(&dir, USER, PASSWORD, &same).is_ok());
}

#[test]
fn a_reader_cannot_write() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 1);
    for trick in
        ["DELETE FROM ticket", "PRAGMA query_only = OFF; DELETE FROM ticket", "COMMIT; DELETE FROM ticket"]
    {
        let tried: Result<(), VaultError> = vault.read(|c| Ok(c.execute_batch(trick)?));
        assert!(tried.is_err(), "{trick} must fail");
        assert_eq!(count(&vault, "ticket").unwrap(), 1);
    }
}

#[test]
fn all_queries_of_one_read_see_the_same_moment() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 5);
    let counts: (i64, i64) = vault
        .read(|c| -> Result<_, VaultError> {
            let ask = || c.query_row("SELECT count(*) FROM ticket", [], |r| r.get(0));
            let first = ask()?;
            run(&vault, "DELETE FROM ticket WHERE id = 1")?;
            Ok((first, ask()?))
        })
        .unwrap();
    assert_eq!(counts, (5, 5), "a commit in between is not seen");
    assert_eq!(count(&vault, "ticket").unwrap(), 4, "and is seen afterwards");
}

#[test]
fn readers_are_lent_and_returned_between_threads() {
    let (_keep, dir) = folder();
    let (vault, _) = Vault::create(&dir, USER, PASSWORD, &Options { readers: 2, ..options() }).unwrap();
    fill(&vault, 20);
    std::thread::scope(|s| {
        for _ in 0..6 {
            s.spawn(|| (0..50).for_each(|_| assert_eq!(count(&vault, "ticket").unwrap(), 20)));
        }
        s.spawn(|| (0..50).for_each(|_| run(&vault, "UPDATE ticket SET title = 'x' WHERE id = 3").unwrap()));
    });
}

#[test]
fn a_reader_is_used_again() {
    let (_keep, dir) = folder();
    let (vault, _) = Vault::create(&dir, USER, PASSWORD, &Options { readers: 1, ..options() }).unwrap();
    vault.read(|c| -> Result<(), VaultError> { Ok(c.execute_batch("PRAGMA cache_size = -77")?) }).unwrap();
    let size: i64 = vault
        .read(|c| -> Result<_, VaultError> { Ok(c.query_row("PRAGMA cache_size", [], |r| r.get(0))?) })
        .unwrap();
    assert_eq!(size, -77, "a new connection each time would start with a cold cache");
}

#[test]
fn a_transaction_left_open_is_rolled_back_and_reported() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 2);
    let left = run(&vault, "BEGIN; DELETE FROM ticket");
    assert!(matches!(left, Err(VaultError::UnfinishedTransaction)));
    assert_eq!(count(&vault, "ticket").unwrap(), 2);
}

#[test]
fn a_panic_in_the_middle_of_a_write_or_read_leaves_the_vault_usable() {
    let (_keep, dir) = folder();
    let (vault, _) = Vault::create(&dir, USER, PASSWORD, &Options { readers: 1, ..options() }).unwrap();
    fill(&vault, 2);
    let panicked = std::thread::scope(|s| {
        let write = s.spawn(|| {
            vault.write(|c| -> Result<(), VaultError> {
                c.execute_batch("BEGIN; DELETE FROM ticket")?;
                panic!("in a rule")
            })
        });
        let read = s.spawn(|| vault.read(|_| -> Result<(), VaultError> { panic!("in a query") }));
        (write.join().is_err(), read.join().is_err())
    });
    assert_eq!(panicked, (true, true));
    assert_eq!(count(&vault, "ticket").unwrap(), 2, "the only reader is back and sees nothing half done");
    run(&vault, "DELETE FROM ticket WHERE id = 1").unwrap();
    assert_eq!(count(&vault, "ticket").unwrap(), 1);
}

#[test]
fn settings_that_protect_the_data_are_on() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    let ask = |name: &str| -> String {
        vault
            .write(|c| -> Result<_, VaultError> {
                let sql = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
                Ok(c.query_row(&sql, [], |r| r.get(0))?)
            })
            .unwrap()
    };
    assert_eq!(ask("journal_mode"), "wal");
    assert_eq!(ask("synchronous"), "2", "FULL: acknowledged means on the disk");
    assert_eq!(ask("foreign_keys"), "1");
}

#[test]
fn a_full_disk_is_its_own_fault() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 1);
    let grown = run(&vault, "PRAGMA max_page_count = 10; INSERT INTO ticket VALUES(2, hex(zeroblob(90000)))");
    assert!(matches!(grown, Err(VaultError::DiskFull)), "{grown:?}");
    assert_eq!(count(&vault, "ticket").unwrap(), 1);
}

#[test]
fn a_folder_that_cannot_be_written_is_its_own_fault() {
    let (_keep, dir) = folder();
    drop(create(&dir));
    let all = |readonly: bool| {
        for path in contents(&dir).into_keys().chain([dir.clone()]) {
            let mut permissions = fs::metadata(&path).unwrap().permissions();
            #[cfg(unix)]
            std::os::unix::fs::PermissionsExt::set_mode(
                &mut permissions,
                if readonly { 0o555 } else { 0o755 },
            );
            #[cfg(not(unix))]
            permissions.set_readonly(readonly);
            fs::set_permissions(&path, permissions).unwrap();
        }
    };
    all(true);
    let lock = fs::OpenOptions::new().write(true).open(dir.join("aftercare.lock"));
    let opened = open(&dir).map(drop);
    all(false);
    // Root writes regardless of permissions; there the vault must open.
    match lock {
        Ok(_) => assert!(opened.is_ok()),
        Err(_) => assert!(matches!(opened, Err(VaultError::ReadOnlyFolder)), "{opened:?}"),
    }
}

#[test]
fn no_file_shows_what_was_written() {
    let (_keep, dir) = folder();
    let (vault, code) = create(&dir);
    run(&vault, "CREATE TABLE t(a TEXT); INSERT INTO t VALUES('MARKER-张伟-13800138000')").unwrap();
    let shows = |needle: &[u8]| {
        contents(&dir).values().any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
    };
    let code = code.to_string();
    for secret in ["MARKER", "张伟", "13800138000", "CREATE TABLE", "SQLite format", PASSWORD, &code] {
        assert!(!shows(secret.as_bytes()), "{secret} while open");
    }
    drop(vault);
    for secret in ["MARKER", "张伟", "13800138000", "CREATE TABLE", "SQLite format", PASSWORD, &code] {
        assert!(!shows(secret.as_bytes()), "{secret} when locked");
    }
    assert!(shows(USER.as_bytes()), "the search itself works: user names are in the open");
}

#[test]
fn derived_keys_differ_by_purpose_and_vault_and_stay_the_same() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    let blobs = vault.derive_key("blobs");
    assert_ne!(blobs, vault.derive_key("devices"));
    drop(vault);
    assert_eq!(blobs, open(&dir).unwrap().derive_key("blobs"), "blobs must open tomorrow");
    let (_keep, other) = folder();
    assert_ne!(blobs, create(&other).0.derive_key("blobs"));
}

#[test]
fn sealed_bytes_open_only_with_their_key_and_context() {
    let (key, other) = ([7u8; 32], [8u8; 32]);
    let sealed = seal_bytes(&key, b"photo", b"blob/1").unwrap();
    assert_eq!(open_bytes(&key, &sealed, b"blob/1").unwrap(), b"photo");
    assert_ne!(sealed, seal_bytes(&key, b"photo", b"blob/1").unwrap(), "nonces are fresh");
    let fails = |key: &[u8; 32], sealed: &[u8], aad: &[u8]| {
        matches!(open_bytes(key, sealed, aad), Err(VaultError::Unsealable))
    };
    assert!(fails(&other, &sealed, b"blob/1"), "another key");
    assert!(fails(&key, &sealed, b"blob/2"), "another context");
    assert!(fails(&key, b"short", b"blob/1"), "too short for a nonce");
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(fails(&key, &changed, b"blob/1"), "byte {at}");
    }
}

#[test]
fn a_cheap_slot_is_strengthened_when_it_is_opened() {
    let (_keep, dir) = folder();
    drop(create(&dir));
    let slots = || fs::read_to_string(dir.join("keyslots.json")).unwrap();
    assert_eq!(slots().matches("\"memory_kib\": 8192").count(), 2);
    let dearer = Options { cost: Cost { memory_kib: 9 * 1024, passes: 1 }, ..Options::default() };
    let vault = Vault::open(&dir, USER, PASSWORD, &dearer).unwrap();
    assert_eq!(slots().matches("\"memory_kib\": 9216").count(), 1, "the opened slot, not the recovery one");
    assert_eq!(vault.check_slots(), [], "the file stays sealed");
    drop(vault);
    assert!(open(&dir).is_ok(), "and opens under a cheaper setting without going back");
    assert_eq!(slots().matches("\"memory_kib\": 9216").count(), 1);
}
