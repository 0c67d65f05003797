//! Foreign, cut and damaged files: each its own fault, and never wrong data.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by panicking

mod common;

use std::fs;

use common::*;
use vault::{Damage, Vault, VaultError};

const PAGE: usize = 4096;

fn made() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let (keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 400);
    drop(vault);
    let file = dir.join("aftercare.db");
    (keep, dir, file)
}

#[test]
fn another_file_in_the_databases_place_is_not_a_database_and_not_touched() {
    let (_keep, dir, file) = made();
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 20_000]].concat();
    let page_of_png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[7; 2 * PAGE - 8]].concat();
    let plain = [b"SQLite format 3\0".as_slice(), &[0; 2 * PAGE - 16]].concat();
    for foreign in
        [png, page_of_png, plain, b"Dear customer,".to_vec(), Vec::new(), vec![0; PAGE], vec![0; 5]]
    {
        fs::write(&file, &foreign).unwrap();
        let opened = open(&dir).map(drop);
        assert!(matches!(opened, Err(VaultError::NotADatabase)), "{} bytes: {opened:?}", foreign.len());
        let rescued = Vault::rescue(&dir, USER, PASSWORD).map(drop);
        assert!(matches!(rescued, Err(VaultError::NotADatabase)), "{} bytes: {rescued:?}", foreign.len());
        assert_eq!(fs::read(&file).unwrap(), foreign, "it may be somebody's file");
    }
}

#[test]
fn another_vaults_database_is_not_this_vaults() {
    let (_keep, dir, file) = made();
    let (_keep, _, other) = made();
    fs::copy(other, &file).unwrap();
    assert!(matches!(open(&dir).map(drop), Err(VaultError::NotADatabase)));
}

#[test]
fn a_database_that_lost_its_mark_is_not_this_programs() {
    let (_keep, dir, _) = made();
    let vault = open(&dir).unwrap();
    run(&vault, "PRAGMA application_id = 7").unwrap();
    drop(vault);
    assert!(matches!(open(&dir).map(drop), Err(VaultError::NotADatabase)));
}

#[test]
fn a_cut_file_is_noticed_wherever_it_is_cut() {
    let (_keep, dir, file) = made();
    let whole = fs::read(&file).unwrap();
    for length in [20, PAGE - 1, PAGE + 1, whole.len() / 2 / PAGE * PAGE + 100, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        let opened = open(&dir).map(drop);
        assert!(
            matches!(opened, Err(VaultError::Truncated { bytes }) if bytes == length as u64),
            "{opened:?}"
        );
    }
    for pages in [1, 2, whole.len() / PAGE / 2, whole.len() / PAGE - 1] {
        fs::write(&file, &whole[..pages * PAGE]).unwrap();
        let opened = open(&dir).map(drop);
        assert!(matches!(opened, Err(VaultError::Damaged { .. })), "{pages} pages: {opened:?}");
    }
}

#[test]
fn every_flipped_bit_is_found_and_no_read_returns_wrong_data() {
    let (_keep, dir, file) = made();
    let whole = fs::read(&file).unwrap();
    let mut dice = Dice(20_260_101);
    let (mut at_opening, mut by_reading) = (0, 0);
    for round in 0..60 {
        // The first rounds aim at the first page, which damage at random would seldom hit.
        let reach = if round < 10 { PAGE } else { whole.len() };
        let at = usize::try_from(dice.below(reach as u64)).unwrap();
        let bit = dice.below(8);
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << bit;
        fs::write(&file, &bytes).unwrap();
        let expected =
            if at < 16 { Damage::Header } else { Damage::Page(u32::try_from(at / PAGE + 1).unwrap()) };
        let vault = match open(&dir) {
            Ok(vault) => vault,
            Err(e) => {
                assert!(matches!(e, VaultError::Damaged { .. }), "byte {at}: {e}");
                at_opening += 1;
                continue;
            }
        };
        assert_eq!(vault.check().unwrap(), [expected], "byte {at} bit {bit}");
        let read = vault.read(|c| -> Result<u32, VaultError> {
            let mut statement = c.prepare("SELECT id, title FROM ticket")?;
            let mut rows = statement.query([])?;
            let mut right = 0;
            while let Some(row) = rows.next()? {
                right += u32::from(row.get::<_, String>(1)? == title(row.get(0)?));
            }
            Ok(right)
        });
        match read {
            Ok(right) => assert_eq!(right, 400, "byte {at}: a read that succeeds is right in every row"),
            Err(VaultError::Damaged { .. }) => by_reading += 1,
            Err(e) => panic!("byte {at}: {e}"),
        }
    }
    assert!(at_opening > 0 && by_reading > 20, "both ways were exercised: {at_opening} and {by_reading}");
}

/// A vault in which a long row lies across several pages, one of which is damaged unnoticed by SQLite.
fn with_a_broken_long_row() -> (tempfile::TempDir, std::path::PathBuf, u32) {
    let (keep, dir, file) = made();
    let whole = fs::read(&file).unwrap();
    for page in 2..whole.len() / PAGE {
        let mut bytes = whole.clone();
        bytes[page * PAGE + 100] ^= 1;
        fs::write(&file, bytes).unwrap();
        let vault = open(&dir).unwrap();
        // SQLite itself is asked, to find a page whose damage it lets through.
        let asked = vault.read(|c| -> Result<bool, VaultError> {
            let silent = c.query_row("SELECT title FROM ticket WHERE id = 50", [], |r| r.get::<_, String>(0));
            fs::write(dir.join("silent"), [u8::from(silent.is_ok_and(|t| t != title(50)))])?;
            Ok(true)
        });
        let silent = fs::read(dir.join("silent")).unwrap() == [1];
        fs::remove_file(dir.join("silent")).unwrap();
        if silent {
            assert!(matches!(asked, Err(VaultError::Damaged { .. })), "zeros must not pass for a text");
            return (keep, dir, u32::try_from(page + 1).unwrap());
        }
    }
    panic!("no page of the long row lets damage through any more: the guard can go");
}

#[test]
fn damage_that_sqlite_reads_as_zeros_is_still_an_error() {
    let (_keep, dir, page) = with_a_broken_long_row();
    let vault = open(&dir).unwrap();
    assert_eq!(vault.check().unwrap(), [Damage::Page(page)]);
    let ask = |id: u32| -> Result<String, VaultError> {
        vault.read(|c| Ok(c.query_row("SELECT title FROM ticket WHERE id = ?1", [id], |r| r.get(0))?))
    };
    for _ in 0..5 {
        assert!(matches!(ask(50), Err(VaultError::Damaged { .. })));
        assert_eq!(ask(51).unwrap(), title(51), "the reader recovers: other rows stay readable");
    }
}

#[test]
fn zeros_read_from_a_damaged_page_are_not_written_back() {
    let (_keep, dir, _) = with_a_broken_long_row();
    let vault = open(&dir).unwrap();
    run(&vault, "CREATE TABLE copy(title TEXT)").unwrap();
    let copied = run(&vault, "INSERT INTO copy SELECT title FROM ticket WHERE id = 50");
    assert!(matches!(copied, Err(VaultError::Damaged { .. })), "{copied:?}");
    assert_eq!(count(&vault, "copy").unwrap(), 0, "nothing false was kept");
    run(&vault, "INSERT INTO copy SELECT title FROM ticket WHERE id = 51").unwrap();
    assert_eq!(count(&vault, "copy").unwrap(), 1, "and the writer goes on");
}

#[test]
fn a_backup_of_a_damaged_vault_is_refused() {
    let (_keep, dir, file) = made();
    // A long row added last ends on the file's last page: no page after it makes the copy look wrong.
    run(&open(&dir).unwrap(), "CREATE TABLE long(t TEXT); INSERT INTO long VALUES(hex(zeroblob(3000)))")
        .unwrap();
    spoil(&file, |b| {
        let at = b.len() - PAGE + 100;
        b[at] ^= 1;
    });
    let vault = open(&dir).unwrap();
    let copy = dir.join("copy.db");
    let outcome = vault.backup_to(&copy, |_, _| true);
    assert!(matches!(outcome, Err(VaultError::Damaged { .. })), "{outcome:?}");
    assert!(!copy.exists(), "a copy full of zeros would pass for a good one");
}

#[test]
fn a_sound_vault_has_no_damage_also_while_it_is_written() {
    let (_keep, dir, _) = made();
    let vault = open(&dir).unwrap();
    assert_eq!(vault.check().unwrap(), []);
    std::thread::scope(|s| {
        let writing = s.spawn(|| {
            for id in 1..=300 {
                run(&vault, &format!("UPDATE ticket SET title = title || 'x' WHERE id = {id}")).unwrap();
            }
        });
        while !writing.is_finished() {
            assert_eq!(vault.check().unwrap(), [], "no false alarm");
        }
    });
    let checkpoints = vault.write(|c| -> Result<i64, VaultError> {
        Ok(c.query_row("PRAGMA wal_autocheckpoint", [], |r| r.get(0))?)
    });
    assert_eq!(checkpoints.unwrap(), 1000, "checkpoints are on again");
}
