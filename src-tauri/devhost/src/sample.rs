//! The sample firm (V-18) behind the server: every screen has something on it.

use aftercare_core::{Core, Fault};
use serde_json::json;

/// The same as the window's own sample firm has; it protects nothing.
const LOGIN: &str = "demo";
const PASSWORD: &str = "Sample-2026";

/// Makes the sample firm unless the vault exists, and signs its administrator in.
pub fn enter(core: &Core) -> Result<(), Fault> {
    let status = core.call("vault.status", json!({}))?.value;
    if status["exists"] == true {
        core.call("vault.unlock", json!({"login": LOGIN, "password": PASSWORD}))?;
        return Ok(());
    }
    core.call(
        "vault.create",
        json!({"company": "样本", "preset": "GEN", "device_letter": "A", "login": LOGIN,
               "name": "沈立群", "password": PASSWORD, "sample": true}),
    )?;
    core.call("sample.fill", json!({"password": PASSWORD}))?;
    Ok(())
}
