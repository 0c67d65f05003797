//! The one error that crosses the border of the core: codes and arguments, never sentences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Nine kinds; the command line answers one exit code for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// A rule of the business says no.
    Refused,
    /// The input is wrong or incomplete.
    Invalid,
    /// The thing asked for is not there.
    Missing,
    /// The person may not.
    Denied,
    /// It was changed meanwhile.
    Conflict,
    /// The vault is locked, or busy elsewhere.
    Locked,
    /// Stored data fails its check.
    Damaged,
    /// Disk, file or network outside the program.
    Outside,
    /// Our own mistake.
    Bug,
}

/// What is wrong with one field of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldFault {
    /// The field's name as in the input, dotted for nested ones (`parts.0.quantity`).
    pub field: String,
    /// A stable code, e.g. `required`.
    pub code: String,
    /// Arguments of the sentence.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
}

/// A refusal or an error with everything a person needs told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// The kind.
    pub kind: FaultKind,
    /// A stable code; the sentence stands in the catalogue as `fault-<code with dashes for dots>`.
    pub code: String,
    /// Arguments of the sentence.
    #[serde(default)]
    pub args: BTreeMap<String, String>,
    /// The fields concerned.
    #[serde(default)]
    pub fields: Vec<FieldFault>,
    /// Whether anything was saved before it happened.
    #[serde(default)]
    pub saved: bool,
}

impl Fault {
    /// A fault without arguments.
    pub fn new(kind: FaultKind, code: &str) -> Fault {
        Fault { kind, code: code.into(), args: BTreeMap::new(), fields: Vec::new(), saved: false }
    }
    /// A rule says no.
    pub fn refused(code: &str) -> Fault {
        Fault::new(FaultKind::Refused, code)
    }
    /// The input is wrong.
    pub fn invalid(code: &str) -> Fault {
        Fault::new(FaultKind::Invalid, code)
    }
    /// Nothing there.
    pub fn missing(code: &str) -> Fault {
        Fault::new(FaultKind::Missing, code)
    }
    /// Our own mistake; `what` must hold no personal data.
    pub fn bug(what: impl ToString) -> Fault {
        Fault::new(FaultKind::Bug, "bug").arg("what", what)
    }
    /// Something outside the program failed.
    pub fn outside(code: &str, error: &std::io::Error) -> Fault {
        Fault::new(FaultKind::Outside, code).arg("error", error.kind())
    }
    /// With an argument for the sentence.
    pub fn arg(mut self, name: &str, value: impl ToString) -> Fault {
        self.args.insert(name.into(), value.to_string());
        self
    }
    /// With a field at fault.
    pub fn field(mut self, field: &str, code: &str) -> Fault {
        self.fields.push(FieldFault { field: field.into(), code: code.into(), args: BTreeMap::new() });
        self
    }
    /// An `input.incomplete` fault naming every missing field; Ok when there is none.
    pub fn unless_complete(missing: &[&str]) -> Result<(), Fault> {
        if missing.is_empty() {
            return Ok(());
        }
        Err(missing.iter().fold(Fault::invalid("input.incomplete"), |f, name| f.field(name, "required")))
    }
    /// The exit code of the command line for this kind; 0 to 2 are taken by the shell and `verify`.
    pub fn exit_code(&self) -> u8 {
        10 + self.kind as u8
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {}", self.kind, self.code)?;
        for field in &self.fields {
            write!(f, " [{}: {}]", field.field, field.code)?;
        }
        Ok(())
    }
}
impl std::error::Error for Fault {}

impl From<rusqlite::Error> for Fault {
    fn from(e: rusqlite::Error) -> Fault {
        use rusqlite::ErrorCode as C;
        match e.sqlite_error_code() {
            Some(C::DatabaseCorrupt | C::NotADatabase) => Fault::new(FaultKind::Damaged, "vault.damaged"),
            Some(C::DiskFull) => Fault::new(FaultKind::Outside, "disk.full"),
            Some(C::ReadOnly) => Fault::new(FaultKind::Outside, "vault.read_only"),
            Some(C::DatabaseBusy | C::DatabaseLocked) => Fault::new(FaultKind::Locked, "vault.busy"),
            // A trigger's RAISE carries our own code, e.g. `signed.unchangeable`.
            Some(C::ConstraintViolation) => {
                let text = match &e {
                    rusqlite::Error::SqliteFailure(_, Some(text)) => text.clone(),
                    _ => String::new(),
                };
                if text.starts_with("signed.") {
                    Fault::refused(&text)
                } else {
                    Fault::bug(strip_values(&text))
                }
            }
            _ => Fault::bug(strip_values(&e.to_string())),
        }
    }
}

/// SQL errors may quote statement text, never parameters; cut them short all the same.
fn strip_values(text: &str) -> String {
    text.chars().take(160).collect()
}
