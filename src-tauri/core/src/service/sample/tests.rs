//! The sample firm can be made, follows from its journal like any other, and spares real firms.

use std::sync::Arc;

use serde_json::json;

use crate::kernel::SystemClock;
use crate::testing::{Desk, PASSWORD, options};

#[test]
fn the_sample_firm_has_work_in_every_state_of_a_first_week() {
    let dir = tempfile::tempdir().unwrap();
    let core = crate::open(&dir.path().join("vault"), options(Arc::new(SystemClock)));
    let call = |name: &str, input| core.call(name, input).unwrap_or_else(|f| panic!("{name}: {f:?}")).value;
    call(
        "vault.create",
        json!({"company": "示例服务有限公司", "preset": "GEN", "device_letter": "A", "login": "sample",
               "name": "示例用户", "password": PASSWORD, "sample": true}),
    );
    let filled = call("sample.fill", json!({"password": PASSWORD}));
    let rows = call("tickets.list", json!({"view": "all", "limit": 100}))["rows"].clone();
    let mut states: Vec<&str> = rows.as_array().unwrap().iter().filter_map(|r| r["state"].as_str()).collect();
    states.sort_unstable();
    states.dedup();
    assert_eq!(
        states,
        ["accepted", "cancelled", "dispatched", "handed_over", "in_service", "registered"],
        "{filled}"
    );
    assert_eq!(call("journal.rebuild_check", json!({})), json!([]), "tables are projections");
    let again = core.call("sample.fill", json!({"password": PASSWORD})).unwrap_err();
    assert_eq!(again.code, "sample.already_filled", "asking twice must not double the customers");
}

#[test]
fn a_real_firm_is_never_filled_with_invented_people() {
    let desk = Desk::open();
    assert_eq!(desk.refused("sample.fill", json!({"password": PASSWORD})).code, "sample.own_firm");
}
