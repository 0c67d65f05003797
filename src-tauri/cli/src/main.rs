//! `aftercare-cli`: every command by name, and a few friendly verbs. Answers are JSON on stdout; a fault is one JSON
//! object on stderr with an exit code of its kind (10 refused, 11 invalid … 18 bug). These forms are a promise to
//! scripts: they only grow.

mod args;
mod desk;
mod print;
mod verbs;
mod verify;

use std::process::ExitCode;

use aftercare_core::Fault;
use aftercare_core::platform::text::Text;
use clap::Parser;

use crate::args::{ArchiveVerb, Args, VaultVerb, Verb};
use crate::desk::Desk;

/// How a call of the program was wrong, by the custom of sysexits; clap's own 2 means "not ours" here.
const USAGE: u8 = 64;

fn main() -> ExitCode {
    // The core turns a panic into a fault; the default message beside it would spoil the JSON on stderr.
    std::panic::set_hook(Box::new(|_| {}));
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { 0 });
        }
    };
    match run(&args) {
        Ok(code) => ExitCode::from(code),
        Err(fault) => {
            print::fault(Text::of(args.lang.into()), &fault);
            ExitCode::from(fault.exit_code())
        }
    }
}

fn run(args: &Args) -> Result<u8, Fault> {
    match &args.verb {
        Verb::Init { company, preset, device, name } => {
            verbs::init(&Desk::locked(args)?, company, preset, device, name.as_deref())
        }
        Verb::Call { name, input } => verbs::call(args, name, input),
        Verb::Commands { json } => verbs::commands(*json),
        Verb::Import { kind, file, trial } => verbs::import(&Desk::unlocked(args)?, kind, file, *trial),
        Verb::Verify { file, json, roots, lists, authorities } => {
            verify::verify(args, file, &verify::Given { roots, lists, authorities }, *json)
        }
        Verb::Journal { verb: args::JournalVerb::Verify } => verbs::journal_verify(&Desk::unlocked(args)?),
        Verb::Vault { verb: VaultVerb::Check } => verbs::vault_check(&Desk::looked_into(args)?),
        Verb::Vault { verb: VaultVerb::Backup { folder } } => {
            verbs::to_folder(&Desk::unlocked(args)?, "vault.backup", folder)
        }
        Verb::Vault { verb: VaultVerb::Salvage { folder } } => {
            verbs::to_folder(&Desk::unlocked(args)?, "vault.salvage", folder)
        }
        Verb::Archive { verb: ArchiveVerb::Export { folder, as_folder } } => {
            verbs::archive_export(&Desk::unlocked(args)?, folder, *as_folder)
        }
        Verb::Archive { verb: ArchiveVerb::Check { archive } } => verbs::archive_check(archive),
        Verb::Archive { verb: ArchiveVerb::Import { archive, device } } => {
            verbs::archive_import(&Desk::locked(args)?, archive, device)
        }
        Verb::Rebuild { check: _ } => verbs::rebuild_check(&Desk::unlocked(args)?),
    }
}
