//! A file sealed by an early version. Reports lie in drawers for decades: whatever is changed in this crate, this file
//! must stay intact. It is never made anew; a new layout gets a second file beside it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::*;
use seal::{Trust, check, check_with};

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

#[test]
fn the_same_file_with_an_early_time_stamp_is_still_intact() {
    let stamped = include_bytes!("golden/stamped_v1.pdf");
    let roots = [include_bytes!("golden/root_v1.der").to_vec()];
    let authorities = [include_bytes!("golden/authority_v1.der").to_vec()];
    let facts =
        facts(check_with(stamped, &Trust { roots: &roots, authorities: &authorities, ..Trust::default() }));
    let stamp = facts.stamp.expect("the file has a stamp");
    assert!(stamp.is_trusted, "its certificates were valid when it was made, and that is what counts");
    assert_eq!(stamp.at_ms, 1_795_375_821_578);
    assert_eq!(facts.sealed_sha256, digest(include_bytes!("golden/sealed_v1.pdf")));
}
