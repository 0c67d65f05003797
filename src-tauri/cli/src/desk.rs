//! The vault the command line works on, and who works there.

use std::fs;

use aftercare_core::{Core, Fault, FaultKind};
use serde_json::{Value, json};

use crate::args::Args;

/// A core with the login given on the command line.
pub struct Desk {
    pub core: Core,
    pub user: String,
    pub password: String,
}

impl Desk {
    /// The vault as it stands, locked.
    pub fn locked(args: &Args) -> Result<Desk, Fault> {
        let (vault, user, file) = match (&args.vault, &args.user, &args.password_file) {
            (Some(vault), Some(user), Some(file)) => (vault, user, file),
            (vault, user, file) => {
                let given = [("vault", vault.is_some()), ("user", user.is_some())];
                let given = given.into_iter().chain([("password_file", file.is_some())]);
                let missing: Vec<&str> = given.filter(|(_, is)| !is).map(|(name, _)| name).collect();
                Fault::unless_complete(&missing)?;
                return Err(Fault::invalid("input.incomplete"));
            }
        };
        let text = fs::read_to_string(file).map_err(|e| Fault::outside("file.unreadable", &e))?;
        // Editors leave a mark at the start and a line end behind; neither belongs to the password.
        let line = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
        let core = aftercare_core::open(vault, Default::default());
        Ok(Desk { core, user: user.clone(), password: line.to_string() })
    }
    /// The vault opened as --user; read only with --rescue.
    pub fn unlocked(args: &Args) -> Result<Desk, Fault> {
        let desk = Desk::locked(args)?;
        desk.open(if args.rescue { "vault.rescue" } else { "vault.unlock" })?;
        Ok(desk)
    }
    /// The vault opened to look at, however damaged it is.
    pub fn looked_into(args: &Args) -> Result<Desk, Fault> {
        let desk = Desk::locked(args)?;
        match desk.open(if args.rescue { "vault.rescue" } else { "vault.unlock" }) {
            Err(fault) if fault.kind == FaultKind::Damaged && !args.rescue => desk.open("vault.rescue")?,
            opened => opened?,
        }
        Ok(desk)
    }
    fn open(&self, command: &str) -> Result<(), Fault> {
        self.call(command, json!({"login": self.user, "password": self.password})).map(|_| ())
    }
    /// Runs a command; answers its output.
    pub fn call(&self, name: &str, input: Value) -> Result<Value, Fault> {
        self.core.call(name, input).map(|answer| answer.value)
    }
}
