//! Making, unlocking, reading and writing a vault on real files.

use rusqlite::Connection;
use vault::{Cost, Options, Vault, VaultError};

fn options() -> Options {
    Options { cost: Cost::for_tests(), ..Options::default() }
}

#[test]
fn what_was_written_is_read_after_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = Vault::create(dir.path(), "王芳", "密码 one", &options()).unwrap();
    vault
        .write(|c: &mut Connection| -> Result<(), VaultError> {
            c.execute_batch("CREATE TABLE t(a TEXT) STRICT; INSERT INTO t VALUES('工单');")?;
            Ok(())
        })
        .unwrap();
    drop(vault);
    let vault = Vault::open(dir.path(), "王芳", "密码 one", &options()).unwrap();
    let got: String = vault
        .read(|c| -> Result<_, VaultError> { Ok(c.query_row("SELECT a FROM t", [], |r| r.get(0))?) })
        .unwrap();
    assert_eq!(got, "工单", "a commit survives locking and unlocking");
}
