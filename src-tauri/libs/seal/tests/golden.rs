//! A file sealed by an early version. Reports lie in drawers for decades: whatever is changed in this crate, this file
//! must stay intact. It is never made anew; a new layout gets a second file beside it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use seal::check;

#[test]
fn a_file_sealed_by_the_first_version_is_still_intact() {
    let sealed = include_bytes!("golden/sealed_v1.pdf");
    let root = include_bytes!("golden/root_v1.der");
    let facts = facts(check(sealed, &[root.to_vec()]));
    assert_eq!(facts.device, "B 号机 · LAPTOP");
    assert_eq!(facts.firm, "深圳市安达制冷设备服务有限公司");
    assert_eq!((facts.claimed_at_ms, facts.reason.as_str()), (NOW, "验收确认 (T26-B-00417)"));
    assert_eq!(facts.attachment.map(|a| a.bytes), Some(REPORT.to_vec()));
}
