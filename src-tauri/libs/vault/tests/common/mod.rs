//! A small vault with rows in it, and ways to spoil its files.
#![allow(dead_code)] // each test binary uses its own part

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vault::{Cost, Options, RecoveryCode, Vault, VaultError};

pub const USER: &str = "王芳";
pub const PASSWORD: &str = "维修 2026 ok";

pub fn options() -> Options {
    Options { cost: Cost::for_tests(), ..Options::default() }
}

/// The name has what a URI would trip over.
pub fn folder() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("售后 #1 50%?&x=y");
    (dir, inner)
}

pub fn create(dir: &Path) -> (Vault, RecoveryCode) {
    Vault::create(dir, USER, PASSWORD, &options()).unwrap()
}

pub fn open(dir: &Path) -> Result<Vault, VaultError> {
    Vault::open(dir, USER, PASSWORD, &options())
}

pub fn run(vault: &Vault, sql: &str) -> Result<(), VaultError> {
    vault.write(|c| Ok(c.execute_batch(sql)?))
}

pub fn count(vault: &Vault, table: &str) -> Result<i64, VaultError> {
    vault.read(|c| Ok(c.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0))?))
}

/// `rows` tickets, about twenty to a page, and one in fifty with a text of several pages.
pub fn fill(vault: &Vault, rows: u32) {
    run(vault, "CREATE TABLE ticket(id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT").unwrap();
    vault
        .write(|c| -> Result<(), VaultError> {
            let tx = c.transaction()?;
            for id in 1..=rows {
                tx.execute("INSERT INTO ticket VALUES(?1, ?2)", (id, title(id)))?;
            }
            Ok(tx.commit()?)
        })
        .unwrap();
}

pub fn title(id: u32) -> String {
    let length = if id.is_multiple_of(50) { 12_000 } else { 180 };
    format!("{id:06} ").chars().chain(('a'..='z').cycle()).take(length).collect()
}

pub fn spoil(file: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).unwrap();
    change(&mut bytes);
    fs::write(file, bytes).unwrap();
}

pub fn contents(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path());
    entries.map(|p| (p.clone(), fs::read(&p).unwrap())).collect()
}

/// A small generator with a fixed seed: the same damage in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}
