//! A firm to look at (V-18): enough to see every screen with something on it.

use aftercare_core::{Core, Fault};
use serde_json::json;

/// Everybody's password in the sample firm; it protects nothing.
pub const PASSWORD: &str = "Aftercare-2026";

/// Makes the sample firm unless the vault exists, and signs its administrator in.
pub fn enter(core: &Core) -> Result<(), Fault> {
    let status = core.call("vault.status", json!({}))?.value;
    if status["exists"] == true {
        core.call("vault.unlock", json!({"login": "admin", "password": PASSWORD}))?;
        return Ok(());
    }
    core.call(
        "vault.create",
        json!({"company": "华泰制冷设备有限公司", "preset": "GEN", "device_letter": "A", "login": "admin",
               "name": "陈主管", "password": PASSWORD, "sample": true}),
    )?;
    Ok(())
}
