//! The customer's file on a real vault.

mod access;
mod file;
mod given_file;
mod import;
mod recognise;
mod tables;

use serde_json::{Value, json};

use crate::testing::{Desk, PASSWORD};

/// The rows of a list.
fn rows(page: &Value) -> &Vec<Value> {
    page["rows"].as_array().unwrap()
}

/// A person of the firm with one role; answers the id.
fn person(desk: &Desk, login: &str, role: &str) -> Value {
    desk.must(
        "people.save",
        json!({"id": null, "login": login, "name": login, "roles": [role], "password": PASSWORD, "active": true}),
    )
}

/// Imports a table given as text; UTF-8.
fn import(desk: &Desk, csv: &[u8], trial: bool) -> Value {
    desk.must("customers.import", json!({"name": "c.csv", "base64": base64(csv), "trial": trial}))
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Row and code of each finding.
fn told(list: &Value) -> Vec<(u64, &str)> {
    let found = list.as_array().unwrap().iter();
    found.map(|f| (f["row"].as_u64().unwrap(), f["code"].as_str().unwrap())).collect()
}

/// The tables equal what the journal says, and the chain is whole.
fn journal_is_sound(desk: &Desk) {
    assert_eq!(desk.must("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    assert_eq!(desk.must("journal.verify", json!({}))["whole"], true, "the chain holds");
}
