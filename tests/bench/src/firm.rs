//! The sample firm, as the program makes it, so that the first list has lines on it.

use std::error::Error;
use std::path::Path;

use aftercare_core::{CoreOptions, Fault};
use serde_json::json;

/// Its password is shown on its lock and protects nothing.
const PASSWORD: &str = "Sample-2026";

pub fn make(folder: &str) -> Result<(), Box<dyn Error>> {
    let core = aftercare_core::open(&Path::new(folder).join("vault"), CoreOptions::default());
    let call =
        |name: &str, input| core.call(name, input).map_err(|fault: Fault| format!("{name}: {}", fault.code));
    call(
        "vault.create",
        json!({"company": "样本", "preset": "GEN", "device_letter": "A", "login": "demo", "name": "沈立群",
               "password": PASSWORD, "sample": true}),
    )?;
    call("sample.fill", json!({"password": PASSWORD}))?;
    Ok(())
}
