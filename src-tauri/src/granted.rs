//! Paths a person has chosen in a dialog. The window may name these and what lies below them, and nothing else, so
//! that a fault in a screen cannot read or write some file of the computer.

use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use aftercare_core::{Fault, FaultKind};
use serde_json::Value;

/// Names of inputs that are paths.
const PATH_FIELDS: [&str; 3] = ["path", "folder", "file"];

/// The paths chosen since the program was started.
#[derive(Default)]
pub struct Granted(Mutex<Vec<PathBuf>>);

impl Granted {
    /// Adds what a dialog has answered.
    pub fn grant(&self, path: &Path) {
        self.0.lock().unwrap_or_else(|e| e.into_inner()).push(path.into());
    }

    /// Refuses a command whose input names a path nobody chose.
    pub fn check(&self, _command: &str, input: &Value) -> Result<(), Fault> {
        for field in PATH_FIELDS {
            if let Some(path) = input[field].as_str() {
                self.check_path(path)?;
            }
        }
        Ok(())
    }

    /// Refuses a path nobody chose.
    pub fn check_path(&self, path: &str) -> Result<(), Fault> {
        let path = Path::new(path);
        let climbs = path.components().any(|c| matches!(c, Component::ParentDir));
        let chosen = self.0.lock().unwrap_or_else(|e| e.into_inner());
        if !climbs && chosen.iter().any(|granted| path.starts_with(granted)) {
            return Ok(());
        }
        Err(Fault::new(FaultKind::Denied, "path.not_chosen"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_chosen_paths_and_what_lies_below_them_may_be_named() {
        let granted = Granted::default();
        granted.grant(Path::new("/srv/li/报告"));
        assert!(granted.check("x", &json!({"path": "/srv/li/报告/A26-B-00001.pdf"})).is_ok());
        assert!(granted.check("x", &json!({"name": "/etc/passwd"})).is_ok(), "a name is no path");
        for foreign in ["/etc/passwd", "/srv/li/报告2/x", "/srv/li/报告/../.ssh/id", "relative"] {
            let fault = granted.check("x", &json!({"path": foreign})).unwrap_err();
            assert_eq!(fault.code, "path.not_chosen", "{foreign}");
        }
    }
}
