//! The command table: one row a command, with its permission. The shell, the command line and the tests reach
//! the core through it and through nothing else.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};
use ts_rs::TS;

use super::change::Change;
use super::core::Core;
use super::fault::Fault;
use super::needs::Need;
use super::reader::Reader;
use super::session::Session;
use super::wire::Types;

/// What a command may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Works on a locked or absent vault.
    Open,
    /// Reads one snapshot.
    Query,
    /// One transaction.
    Change,
    /// Several transactions, or files outside the vault.
    Task,
}

/// JSON as it goes to the window: an answer is written once and not taken apart again on the way.
type Answered = Result<Box<RawValue>, Fault>;
type OnCore = Box<dyn Fn(&Core, Value) -> Answered + Send + Sync>;
type OnReader = Box<dyn Fn(&Reader<'_>, Value) -> Answered + Send + Sync>;
type OnChange = Box<dyn Fn(&mut Change<'_>, Value) -> Answered + Send + Sync>;
type OnSession = Box<dyn Fn(&Core, &Session, Value) -> Answered + Send + Sync>;

pub(crate) enum Runner {
    Open(OnCore),
    Query(OnReader),
    Change(OnChange),
    Task(OnSession),
}

/// One row of the table.
pub struct Command {
    /// `module.verb`.
    pub name: &'static str,
    /// The right it needs.
    pub need: Need,
    /// TypeScript name of the input.
    pub input: String,
    /// TypeScript name of the output.
    pub output: String,
    /// Whether `journal.undo` may take it back.
    pub undoable: bool,
    pub(crate) runner: Runner,
}

impl Command {
    /// What it may do.
    pub fn kind(&self) -> Kind {
        match self.runner {
            Runner::Open(_) => Kind::Open,
            Runner::Query(_) => Kind::Query,
            Runner::Change(_) => Kind::Change,
            Runner::Task(_) => Kind::Task,
        }
    }
    /// Marks the command as one that undo may take back.
    pub fn undoable(&mut self) -> &mut Command {
        self.undoable = true;
        self
    }
}

/// A handler of queued work.
pub type JobHandler = fn(&Core, &Session, Value) -> Result<(), Fault>;

/// All commands, by name.
#[derive(Default)]
pub struct Registry {
    commands: BTreeMap<&'static str, Command>,
    jobs: BTreeMap<&'static str, JobHandler>,
    pub(crate) types: Types,
}

fn parse<I: DeserializeOwned>(input: Value) -> Result<I, Fault> {
    // A serde message names fields and types, never the values we were given.
    serde_json::from_value(input)
        .map_err(|e| Fault::invalid("input.malformed").arg("what", redact(&e.to_string())))
}

/// Quoted values of the input may be personal data: keep the field names serde quotes with backticks only.
fn redact(message: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    for c in message.chars() {
        if c == '"' {
            quoted = !quoted;
            if quoted {
                out.push('…');
            }
        } else if !quoted {
            out.push(c);
        }
    }
    out
}

fn answer<O: Serialize>(output: O) -> Answered {
    to_raw_value(&output).map_err(Fault::bug)
}

impl Registry {
    fn row<I: TS + 'static, O: TS + 'static>(
        &mut self,
        name: &'static str,
        need: Need,
        runner: Runner,
    ) -> &mut Command {
        self.types.add::<I>();
        self.types.add::<O>();
        let (input, output) = (self.types.name::<I>(), self.types.name::<O>());
        let command = Command { name, need, input, output, undoable: false, runner };
        debug_assert!(!self.commands.contains_key(name), "command {name} twice");
        self.commands.entry(name).or_insert(command)
    }
    /// A command that works before the vault is open.
    pub fn open<I, O>(&mut self, name: &'static str, run: fn(&Core, I) -> Result<O, Fault>) -> &mut Command
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.row::<I, O>(name, Need::Nobody, Runner::Open(Box::new(move |c, v| answer(run(c, parse(v)?)?))))
    }
    /// A command that reads.
    pub fn query<I, O>(
        &mut self,
        name: &'static str,
        need: Need,
        run: fn(&Reader<'_>, I) -> Result<O, Fault>,
    ) -> &mut Command
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.row::<I, O>(name, need, Runner::Query(Box::new(move |r, v| answer(run(r, parse(v)?)?))))
    }
    /// A command that writes, in one transaction.
    pub fn change<I, O>(
        &mut self,
        name: &'static str,
        need: Need,
        run: fn(&mut Change<'_>, I) -> Result<O, Fault>,
    ) -> &mut Command
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.row::<I, O>(name, need, Runner::Change(Box::new(move |c, v| answer(run(c, parse(v)?)?))))
    }
    /// A command of several transactions, or with files.
    pub fn task<I, O>(
        &mut self,
        name: &'static str,
        need: Need,
        run: fn(&Core, &Session, I) -> Result<O, Fault>,
    ) -> &mut Command
    where
        I: DeserializeOwned + TS + 'static,
        O: Serialize + TS + 'static,
    {
        self.row::<I, O>(name, need, Runner::Task(Box::new(move |c, s, v| answer(run(c, s, parse(v)?)?))))
    }
    /// The handler of a kind of queued work.
    pub fn job(&mut self, kind: &'static str, run: JobHandler) {
        self.jobs.insert(kind, run);
    }
    /// The command of that name.
    pub fn get(&self, name: &str) -> Option<&Command> {
        self.commands.get(name)
    }
    /// The handler of that kind of work.
    pub fn handler(&self, kind: &str) -> Option<JobHandler> {
        self.jobs.get(kind).copied()
    }
    /// All commands in order of name.
    pub fn iter(&self) -> impl Iterator<Item = &Command> {
        self.commands.values()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_malformed_input_is_described_without_its_values() {
        let message = r#"invalid type: string "13800000000", expected i64"#;
        assert!(!super::redact(message).contains("138"), "a phone number must not reach a fault or a log");
    }
}
