//! Reading without writing: after a crash, from damaged and cut files.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by panicking

mod common;

use std::fs;
use std::path::Path;

use common::*;
use rusqlite::types::Value;
use vault::{Rescue, Vault, VaultError};

const PAGE: usize = 4096;

fn rescue(dir: &Path) -> Rescue {
    Vault::rescue(dir, USER, PASSWORD).unwrap()
}

fn rows(rescue: &Rescue) -> i64 {
    let count = |c: &rusqlite::Connection| -> Result<i64, VaultError> {
        Ok(c.query_row("SELECT count(*) FROM ticket", [], |r| r.get(0))?)
    };
    rescue.read(count).unwrap()
}

#[test]
fn a_locked_vault_is_read_without_changing_a_byte() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 100);
    drop(vault);
    let before = contents(&dir);
    let rescued = rescue(&dir);
    assert_eq!(rows(&rescued), 100);
    assert_eq!(rescued.check().unwrap(), []);
    assert_eq!(contents(&dir), before, "while open");
    drop(rescued);
    assert_eq!(contents(&dir), before, "and after");
}

#[test]
fn changes_in_a_log_left_by_a_crash_are_read_without_changing_a_byte() {
    let (_keep, dir) = folder();
    let (_keep, crashed) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 100);
    run(&vault, "DELETE FROM ticket WHERE id > 60").unwrap();
    // What a power cut leaves: database and log, with nothing tidied up.
    fs::create_dir_all(&crashed).unwrap();
    for name in ["aftercare.db", "aftercare.db-wal", "keyslots.json"] {
        fs::copy(dir.join(name), crashed.join(name)).unwrap();
    }
    let before = contents(&crashed);
    let rescued = rescue(&crashed);
    assert_eq!(rows(&rescued), 60, "the log is part of the data");
    assert_eq!(contents(&crashed), before, "while open");
    drop(rescued);
    assert_eq!(contents(&crashed), before, "no log folded in, no index, no lock");
    assert_eq!(count(&open(&crashed).unwrap(), "ticket").unwrap(), 60, "a normal opening recovers the same");
}

#[test]
fn nothing_can_be_written_through_a_rescue() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    fill(&vault, 3);
    drop(vault);
    let rescued = rescue(&dir);
    for trick in
        ["DELETE FROM ticket", "PRAGMA query_only = OFF; DELETE FROM ticket", "PRAGMA user_version = 3"]
    {
        let tried: Result<(), VaultError> = rescued.read(|c| Ok(c.execute_batch(trick)?));
        assert!(tried.is_err(), "{trick}");
    }
    assert_eq!(rows(&rescued), 3);
}

#[test]
fn a_rescue_keeps_out_of_the_way_of_a_writer() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    assert!(matches!(Vault::rescue(&dir, USER, PASSWORD).map(drop), Err(VaultError::Busy)));
    drop(vault);
    let (one, two) = (rescue(&dir), rescue(&dir));
    assert!(matches!(open(&dir).map(drop), Err(VaultError::Busy)), "two may look, none may write meanwhile");
    drop((one, two));
    assert!(open(&dir).is_ok());
}

#[test]
fn a_rescue_asks_for_the_password_like_any_opening() {
    let (_keep, dir) = folder();
    drop(create(&dir));
    let with = |user, password| Vault::rescue(&dir, user, password).map(drop);
    assert!(matches!(with(USER, "guess"), Err(VaultError::WrongPassword)));
    assert!(matches!(with("nobody", PASSWORD), Err(VaultError::UnknownUser)));
}

fn salvage(dir: &Path) -> (Vec<u32>, vault::Salvaged) {
    let rescued = rescue(dir);
    assert_eq!(rescued.tables().unwrap(), ["note", "ticket"]);
    let mut got = Vec::new();
    let result = rescued
        .salvage("ticket", |id, row| {
            let id = u32::try_from(id).unwrap();
            let [Value::Integer(key), Value::Text(text)] = row.as_slice() else { panic!("columns: {row:?}") };
            assert_eq!((*key, text.as_str()), (i64::from(id), title(id).as_str()), "row {id} is whole");
            got.push(id);
        })
        .unwrap();
    assert_eq!(result.rows, got.len() as u64);
    let missing: Vec<u32> = (1..=800).filter(|id| !got.contains(id)).collect();
    for id in missing {
        let id = i64::from(id);
        assert!(result.gaps.iter().any(|(a, b)| (*a..=*b).contains(&id)), "row {id} is lost without notice");
    }
    (got, result)
}

fn made() -> (tempfile::TempDir, std::path::PathBuf) {
    let (keep, dir) = folder();
    let (vault, _) = create(&dir);
    run(&vault, "CREATE TABLE note(text TEXT); CREATE TABLE pair(a TEXT PRIMARY KEY) WITHOUT ROWID").unwrap();
    fill(&vault, 800);
    drop(vault);
    (keep, dir)
}

#[test]
fn all_rows_of_a_sound_vault_are_salvaged() {
    let (_keep, dir) = made();
    let (got, result) = salvage(&dir);
    assert_eq!((got.len(), result.gaps.as_slice()), (800, [].as_slice()));
}

#[test]
fn rows_on_sound_pages_are_salvaged_from_around_damaged_ones() {
    let (_keep, dir) = made();
    let file = dir.join("aftercare.db");
    let whole = fs::read(&file).unwrap();
    let mut dice = Dice(7);
    let mut kept = 0;
    for _ in 0..12 {
        let mut bytes = whole.clone();
        for _ in 0..3 {
            // Beyond the roots of the tables, whose loss takes everything below them.
            let page = 6 + dice.below((whole.len() / PAGE - 6) as u64);
            bytes[usize::try_from(page).unwrap() * PAGE + 50] ^= 4;
        }
        fs::write(&file, &bytes).unwrap();
        let (got, result) = salvage(&dir);
        assert!(!result.gaps.is_empty());
        assert!(got.len() >= 600, "three pages hold at most 70 rows, {} were got", got.len());
        kept += got.len();
        assert_eq!(fs::read(&file).unwrap(), bytes, "and the damaged file is left as it is");
    }
    assert!(kept < 12 * 800, "the damage did hit rows");
}

#[test]
fn rows_are_salvaged_also_when_the_first_ones_are_lost() {
    let (_keep, dir) = made();
    let file = dir.join("aftercare.db");
    let whole = fs::read(&file).unwrap();
    let title_of = |rescued: &Rescue, id: u32| {
        let text = |c: &rusqlite::Connection| -> Result<String, VaultError> {
            Ok(c.query_row("SELECT title FROM ticket WHERE id = ?1", [id], |r| r.get(0))?)
        };
        rescued.read(text).is_ok()
    };
    let hit = (1..whole.len() / PAGE).find(|page| {
        let mut bytes = whole.clone();
        bytes[page * PAGE + 50] ^= 4;
        fs::write(&file, bytes).unwrap();
        let Ok(rescued) = Vault::rescue(&dir, USER, PASSWORD) else { return false };
        !title_of(&rescued, 1) && title_of(&rescued, 800)
    });
    assert!(hit.is_some(), "some page holds the first row and not the last");
    let (got, result) = salvage(&dir);
    assert!(got.len() > 750, "one page of rows is lost, {} were got", got.len());
    assert_eq!(result.gaps.len(), 1);
}

#[test]
fn a_log_without_any_change_is_left_in_place() {
    let (_keep, dir) = made();
    for log in [vec![0u8; 100], vec![7; 32], vec![7; 9000]] {
        fs::write(dir.join("aftercare.db-wal"), log).unwrap();
        let before = contents(&dir);
        assert_eq!(rows(&rescue(&dir)), 800);
        assert_eq!(contents(&dir), before, "not even a useless log is tidied away");
    }
}

#[test]
fn a_damaged_page_is_an_error_for_one_read_and_not_for_the_next() {
    let (_keep, dir) = made();
    spoil(&dir.join("aftercare.db"), |b| {
        let at = b.len() / 2;
        b[at] ^= 1;
    });
    let rescued = rescue(&dir);
    let all = |c: &rusqlite::Connection| -> Result<i64, VaultError> {
        Ok(c.query_row("SELECT sum(length(title)) FROM ticket", [], |r| r.get(0))?)
    };
    let one = |c: &rusqlite::Connection| -> Result<String, VaultError> {
        Ok(c.query_row("SELECT title FROM ticket WHERE id = 1", [], |r| r.get(0))?)
    };
    assert!(matches!(rescued.read(all), Err(VaultError::Damaged { .. })));
    assert_eq!(rescued.read(one).unwrap(), title(1));
    assert_eq!(rescued.check().unwrap().len(), 1, "one page");
}

#[test]
fn a_cut_file_gives_the_rows_before_the_cut() {
    let (_keep, dir) = made();
    let file = dir.join("aftercare.db");
    spoil(&file, |b| b.truncate(b.len() / 2 + 100));
    assert!(matches!(open(&dir).map(drop), Err(VaultError::Truncated { .. })));
    let (got, result) = salvage(&dir);
    assert!(got.len() > 300, "about half, {} were got", got.len());
    assert_eq!(
        got,
        (1..=u32::try_from(got.len()).unwrap()).collect::<Vec<_>>()[..],
        "in order from the first"
    );
    assert_eq!(result.gaps.len(), 1);
}
