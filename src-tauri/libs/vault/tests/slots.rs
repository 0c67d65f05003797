//! Users, passwords, the recovery code, and a slot file somebody has edited.
#![allow(clippy::unwrap_used, clippy::panic)] // a test fails by panicking

mod common;

use std::fs;

use common::*;
use vault::{Damage, Options, Vault, VaultError};

fn opens(dir: &std::path::Path, user: &str, password: &str) -> bool {
    match Vault::open(dir, user, password, &options()) {
        Ok(_) => true,
        Err(VaultError::WrongPassword | VaultError::UnknownUser) => false,
        Err(e) => panic!("unexpected: {e}"),
    }
}

#[test]
fn each_user_opens_with_their_own_password() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    vault.set_user("李雷", "another").unwrap();
    fill(&vault, 4);
    drop(vault);
    assert_eq!(Vault::users(&dir).unwrap(), [USER, "李雷"], "names can be offered before unlocking");
    let vault = Vault::open(&dir, "李雷", "another", &options()).unwrap();
    assert_eq!(count(&vault, "ticket").unwrap(), 4, "they see the same data");
    drop(vault);
    assert!(!opens(&dir, "李雷", PASSWORD), "and not with somebody else's");
}

#[test]
fn a_changed_password_replaces_the_old_one() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    assert!(matches!(vault.change_password(USER, "guess", "new"), Err(VaultError::WrongPassword)));
    vault.change_password(USER, PASSWORD, "new").unwrap();
    assert!(vault.verify_password(USER, "new").unwrap());
    assert!(!vault.verify_password(USER, PASSWORD).unwrap());
    drop(vault);
    assert!(!opens(&dir, USER, PASSWORD), "the old password no longer opens");
    assert!(opens(&dir, USER, "new"));
}

#[test]
fn a_removed_user_no_longer_opens_and_the_last_one_stays() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    assert!(matches!(vault.remove_user(USER), Err(VaultError::LastUser)));
    vault.set_user("李雷", "another").unwrap();
    vault.remove_user(USER).unwrap();
    assert!(matches!(vault.remove_user(USER), Err(VaultError::UnknownUser)));
    drop(vault);
    assert!(!opens(&dir, USER, PASSWORD));
    assert!(opens(&dir, "李雷", "another"));
}

#[test]
fn empty_and_endless_names_and_passwords_are_refused() {
    let (_keep, dir) = folder();
    let long = "长".repeat(400);
    assert!(matches!(Vault::create(&dir, " ", "p", &options()), Err(VaultError::Unfit { what: "user" })));
    assert!(matches!(Vault::create(&dir, "u", "", &options()), Err(VaultError::Unfit { what: "password" })));
    assert!(!dir.join("aftercare.db").exists());
    let (vault, _) = create(&dir);
    assert!(matches!(vault.set_user(&long, "p"), Err(VaultError::Unfit { .. })));
    assert!(matches!(vault.change_password(USER, PASSWORD, ""), Err(VaultError::Unfit { .. })));
}

#[test]
fn the_recovery_code_sets_a_password_anew() {
    let (_keep, dir) = folder();
    let (vault, code) = create(&dir);
    fill(&vault, 2);
    drop(vault);
    let typed = code.to_string().to_lowercase().replace('-', " ");
    let vault = Vault::recover(&dir, &typed, USER, "fresh", &options()).unwrap();
    assert_eq!(count(&vault, "ticket").unwrap(), 2);
    drop(vault);
    assert!(opens(&dir, USER, "fresh"));
    assert!(!opens(&dir, USER, PASSWORD));
}

#[test]
fn a_mistyped_and_a_foreign_recovery_code_are_told_apart() {
    let (_keep, dir) = folder();
    let (vault, code) = create(&dir);
    drop(vault);
    let before = contents(&dir);
    let mut typed = code.to_string();
    let first = if typed.starts_with('A') { "B" } else { "A" };
    typed.replace_range(0..1, first);
    let recover = |code: &str| Vault::recover(&dir, code, USER, "x", &options()).map(drop);
    assert!(matches!(recover(&typed), Err(VaultError::MistypedRecoveryCode)));
    let (_keep, other) = folder();
    let foreign = create(&other).1.to_string();
    assert!(matches!(recover(&foreign), Err(VaultError::WrongRecoveryCode)));
    assert_eq!(contents(&dir), before, "nothing is written on the way");
}

#[test]
fn a_renewed_recovery_code_ends_the_old_one() {
    let (_keep, dir) = folder();
    let (vault, old) = create(&dir);
    let new = vault.renew_recovery().unwrap();
    drop(vault);
    let recover = |code: &str| Vault::recover(&dir, code, USER, "x", &options()).map(drop);
    assert!(matches!(recover(&old.to_string()), Err(VaultError::WrongRecoveryCode)));
    assert!(recover(&new.to_string()).is_ok());
}

/// The slot file with one value replaced, as someone with an editor would.
fn edited(original: &str, field: &str, slot: usize, value: serde_json::Value) -> String {
    let mut file: serde_json::Value = serde_json::from_str(original).unwrap();
    let place = &mut file["slots"][slot][field];
    assert!(!place.is_null(), "{field} is a field of a slot");
    assert_ne!(*place, value, "the edit changes something");
    *place = value;
    file.to_string()
}

#[test]
fn an_edit_of_any_field_is_told_from_a_wrong_password() {
    let (_keep, dir) = folder();
    drop(create(&dir));
    let file = dir.join("keyslots.json");
    let original = fs::read_to_string(&file).unwrap();
    let zeros = |bytes: usize| serde_json::json!("00".repeat(bytes));
    let edits = [
        ("v", serde_json::json!(2)),
        ("kind", serde_json::json!("recovery")),
        ("user", serde_json::json!("李雷")),
        ("alg", serde_json::json!("argon2i")),
        ("memory_kib", serde_json::json!(8)),
        ("memory_kib", serde_json::json!(4_000_000_000u32)),
        ("memory_kib", serde_json::json!(-1)),
        ("passes", serde_json::json!(2)),
        ("passes", serde_json::json!(0)),
        ("lanes", serde_json::json!(2)),
        ("salt", zeros(16)),
        ("salt", zeros(15)),
        ("nonce", zeros(24)),
        ("nonce", serde_json::json!("not hex")),
        ("wrapped", zeros(48)),
        ("wrapped", zeros(0)),
        ("sum", zeros(16)),
    ];
    for (field, value) in edits {
        fs::write(&file, edited(&original, field, 0, value.clone())).unwrap();
        for password in [PASSWORD, "wrong"] {
            let opened = Vault::open(&dir, USER, password, &options()).map(drop);
            assert!(matches!(opened, Err(VaultError::SlotEdited { .. })), "{field} = {value}: {opened:?}");
        }
    }
    for broken in
        ["", "{}", "[]", "null", "\u{0}", "{\"v\":1,\"slots\":[],\"seal\":\"\",\"more\":1}", &original[1..]]
    {
        fs::write(&file, broken).unwrap();
        assert!(matches!(open(&dir), Err(VaultError::SlotEdited { .. })), "{broken}");
        assert!(matches!(Vault::users(&dir), Err(VaultError::SlotEdited { .. })), "{broken}");
    }
    fs::write(&file, &original).unwrap();
    assert!(open(&dir).is_ok(), "put back, it opens");
}

#[test]
fn a_slot_cannot_be_passed_off_under_another_name() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    vault.set_user("李雷", "another").unwrap();
    drop(vault);
    let file = dir.join("keyslots.json");
    let original: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    // Every field, checksum included, taken from a slot of another user under the first one's name.
    let mut crossed = original.clone();
    crossed["slots"][0] = original["slots"][2].clone();
    crossed["slots"][0]["user"] = serde_json::json!(USER);
    fs::write(&file, crossed.to_string()).unwrap();
    assert!(matches!(Vault::open(&dir, USER, "another", &options()), Err(VaultError::SlotEdited { .. })));
}

#[test]
fn an_edit_elsewhere_in_the_file_does_not_lock_out_but_is_found() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    vault.set_user("李雷", "another").unwrap();
    assert_eq!(vault.check_slots(), []);
    drop(vault);
    let file = dir.join("keyslots.json");
    let original = fs::read_to_string(&file).unwrap();

    fs::write(&file, edited(&original, "passes", 2, serde_json::json!(3))).unwrap();
    let found = open(&dir).unwrap().check_slots();
    assert!(found.contains(&Damage::Slot { user: Some("李雷".into()) }), "{found:?}");

    fs::write(&file, edited(&original, "salt", 1, serde_json::json!("00".repeat(16)))).unwrap();
    let found = open(&dir).unwrap().check_slots();
    assert!(found.contains(&Damage::Slot { user: None }), "the recovery slot: {found:?}");

    let mut fewer: serde_json::Value = serde_json::from_str(&original).unwrap();
    fewer["slots"].as_array_mut().unwrap().remove(1);
    fs::write(&file, fewer.to_string()).unwrap();
    let vault = open(&dir).unwrap();
    assert!(
        matches!(vault.check_slots().as_slice(), [Damage::SlotFile(_)]),
        "a slot taken away shows in no other slot: {:?}",
        vault.check_slots()
    );
    vault.renew_recovery().unwrap();
    assert_eq!(vault.check_slots(), [], "setting the slot anew mends the file");
}

#[test]
fn an_edit_made_while_the_vault_is_open_is_not_sealed_in() {
    let (_keep, dir) = folder();
    let (vault, _) = create(&dir);
    let file = dir.join("keyslots.json");
    fs::write(&file, "garbage").unwrap();
    assert!(matches!(vault.check_slots().as_slice(), [Damage::SlotFile(_)]));
    vault.set_user("李雷", "another").unwrap();
    assert_eq!(vault.check_slots(), [], "the open vault's slots are the truth");
    drop(vault);
    assert!(opens(&dir, USER, PASSWORD));
    assert!(opens(&dir, "李雷", "another"));
}

#[test]
fn the_standard_cost_opens_as_well() {
    let (_keep, dir) = folder();
    drop(Vault::create(&dir, USER, PASSWORD, &Options::default()).unwrap());
    assert!(Vault::open(&dir, USER, PASSWORD, &Options::default()).is_ok());
    let slots = fs::read_to_string(dir.join("keyslots.json")).unwrap();
    assert_eq!(slots.matches("\"memory_kib\": 65536").count(), 2, "64 MiB unless told otherwise");
}
